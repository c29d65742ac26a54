// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// Easter Sunday of the Western churches, in the Gregorian calendar (also of years before 1583,
/// when nobody reckoned so). @throws bad_input (E-DATE) outside the years 1 to 9999.
/// @source The anonymous algorithm published in Nature, 20 April 1876; checked against a list for
///         1990 to 2040, and against the tables' limits (22 March to 25 April) for all years.
[[nodiscard]] constexpr day easter_sunday(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return {year, n / 31, n % 31 + 1};
}

}  // namespace v0
}  // namespace remit
