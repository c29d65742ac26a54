// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include <remit/core/detail/hash.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// A length of time as a charter counts it: a whole number of one unit.
///
/// Months and years have no fixed number of days: `days(30)` and `months(1)` are different values,
/// and lengths have no order. `working_days` needs a calendar and is only a name here.
struct duration {
    enum class unit_type : std::uint8_t { days, weeks, months, years, working_days };

    unit_type unit = unit_type::days;
    std::int64_t n = 0;

    friend constexpr bool operator==(duration, duration) = default;
};

/// The day `sign * length` away. Months clamp at the end of a month (see `plus_months`).
/// @throws bad_input for working days (they need a calendar) or beyond the years 1 to 9999.
[[nodiscard]] constexpr day shift(day from, duration length, int sign = 1) {
    using enum duration::unit_type;
    constexpr std::int64_t most = 4'000'000;  // more days than the calendar has, in any unit
    if (length.n > most || length.n < -most)
        throw bad_input{problem{"E-DATE", "", "a day outside the years 1 to 9999", ""}};
    const std::int64_t n = length.n * sign;
    switch (length.unit) {
        case days: return from + n;
        case weeks: return from + 7 * n;
        case months: return plus_months(from, n);
        case years: return plus_months(from, 12 * n);
        case working_days: break;
    }
    throw bad_input{problem{"E-CALENDAR", "", "working days are counted on a calendar", ""}};
}

/// The duration as a rule spells it: `days(90)`.
[[nodiscard]] inline std::string text(duration d) {
    constexpr const char* names[] = {"days", "weeks", "months", "years", "working_days"};
    return std::string{names[static_cast<std::size_t>(d.unit)]} + "(" + std::to_string(d.n) + ")";
}

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::duration> {
    std::size_t operator()(remit::duration d) const noexcept {
        return remit::detail::hash_of(d.unit, d.n);
    }
};
