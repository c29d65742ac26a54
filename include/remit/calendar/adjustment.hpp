// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <remit/calendar/working_days.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// What becomes of a date that is no working day.
/// @source 2006 ISDA Definitions, section 4.12 (business day conventions).
enum class adjustment : std::uint8_t {
    unadjusted,          ///< it stays where it is
    following,           ///< the next working day
    preceding,           ///< the last working day before it
    modified_following,  ///< the next working day, unless that is of another month: then preceding
    modified_preceding   ///< the last one before it, unless of another month: then following
};

/// "unadjusted", "following", "preceding", "modified_following" or "modified_preceding".
[[nodiscard]] constexpr std::string_view text(adjustment a) noexcept {
    switch (a) {
        case adjustment::following: return "following";
        case adjustment::preceding: return "preceding";
        case adjustment::modified_following: return "modified_following";
        case adjustment::modified_preceding: return "modified_preceding";
        case adjustment::unadjusted: break;
    }
    return "unadjusted";
}

/// The day itself where it is a working day, else the one that the convention names.
/// @throws bad_input (E-DATE) beyond the years 1 to 9999.
[[nodiscard]] inline day adjusted(day d, const working_days& calendar, adjustment how) {
    if (how == adjustment::unadjusted || calendar.contains(d)) return d;
    const bool later = how == adjustment::following || how == adjustment::modified_following;
    const auto moved = calendar.shift(d, later ? 1 : -1);
    const bool modified =
        how == adjustment::modified_following || how == adjustment::modified_preceding;
    const bool same_month = moved.year() == d.year() && moved.month() == d.month();
    return modified && !same_month ? calendar.shift(d, later ? -1 : 1) : moved;
}

}  // namespace v0
}  // namespace remit
