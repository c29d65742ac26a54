// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <remit/calendar/cadence.hpp>
#include <remit/rules/rule.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// The rules that a cadence is, one for each phrase that asks something: `ordinary/2 per year`.
///
/// "2 per year" is `count().of(meetings).over(year) >= 2` for each body, "at least 3 months apart"
/// is `count().of(body.meetings).over(after(start - months(3))) <= 1` for each meeting, "at most 3
/// months apart" is `last(start).of(meetings).over(past(days(92))) > today - months(3)` for each
/// body that is there as long, and what says on which days meetings may be asks of the `start` of
/// each, "half day" of its column `minutes`.
///
/// A phrase that takes months out (`except November and December`) has no rule: it is in those of
/// the others. docs/concepts/calendar.md prints them all.
/// @param name what the rules are called before the slash.
/// @param meetings asked of each meeting, whether it counts: `kind == "ordinary"`. Absent: all do.
/// @param start in force from that day on; a stretch without a meeting begins no earlier.
/// @cost O(parts).
[[nodiscard]] std::vector<rule> rules_of(const cadence& c, std::string_view name,
                                         const std::optional<condition>& meetings = {},
                                         std::optional<day> start = {},
                                         std::optional<day> stop = {});

}  // namespace v0
}  // namespace remit
