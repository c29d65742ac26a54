// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <string_view>

namespace remit {
inline namespace v0 {
namespace detail {

/// The words of a cadence, as they are printed.
inline constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
inline constexpr std::array<std::string_view, 7> weekday_names{
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
inline constexpr std::array<std::string_view, 5> ordinal_names{"first", "second", "third", "fourth",
                                                               "fifth"};
inline constexpr std::array<std::string_view, 4> unit_names{"month", "quarter", "half-year",
                                                            "year"};
inline constexpr std::array<std::string_view, 12> number_names{"one",  "two", "three",  "four",
                                                               "five", "six", "seven",  "eight",
                                                               "nine", "ten", "eleven", "twelve"};

}  // namespace detail
}  // namespace v0
}  // namespace remit
