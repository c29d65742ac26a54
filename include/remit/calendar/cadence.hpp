// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <remit/calendar/cadence_part.hpp>
#include <remit/calendar/working_days.hpp>
#include <remit/core/detail/hash.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// A cadence has at most this many parts: nobody reads more.
inline constexpr std::size_t most_cadence_parts = 32;
/// Its text has at most this many bytes.
inline constexpr std::size_t longest_cadence = 2'000;

/// When a body meets, as a charter says it: "2 per year, at least 3 months apart, not in July".
///
/// It judges and it proposes: `rules_of` (rules/cadence_rules.hpp) are the rules that it is, and
/// `propose` (calendar/meeting_plan.hpp) gives the next dates that keep it.
/// @invariant it demands or allows something that can be: each part can be kept, and at least one
///            two years can be planned by all of them together, unless there are more ways to plan
///            them than are looked at.
class cadence {
public:
    /// @throws bad_input (E-CADENCE) with all that is wrong, each with its part: none, numbers that
    ///         cannot be, parts that no meetings can keep together; (E-SIZE) where they are too
    ///         many, or their text is too long.
    explicit cadence(std::vector<cadence_part> parts);
    /// Phrases with commas between them; case does not matter, numbers are digits or words to
    /// twelve. docs/concepts/calendar.md has all phrases.
    /// @throws bad_input (E-CADENCE, E-SIZE) with all that is wrong, each with its column.
    [[nodiscard]] static cadence parse(std::string_view text);

    [[nodiscard]] const std::vector<cadence_part>& parts() const noexcept { return parts_; }
    /// The phrases with commas between them; reads as the same cadence.
    [[nodiscard]] std::string text() const;

    /// Whether a meeting may be on that day, as far as the day itself goes: its month, weekday and
    /// the like, not how far it is from others. @cost O(parts), and a look at the calendar.
    [[nodiscard]] bool allows(day d, const working_days& calendar = {}) const;
    /// The same with no meeting on these days: school holidays, say, which are other ones in each
    /// place and year. Days in a row are one phrase: "not from 2026-02-07 to 2026-02-15"; which
    /// phrases there are already is left as it is.
    /// @throws bad_input as the constructor: days that no meetings can avoid, more than 32 phrases.
    [[nodiscard]] cadence avoiding(std::vector<day> days) const;
    /// The months in which no meeting is demanded.
    [[nodiscard]] month_set excepted() const noexcept;

    friend bool operator==(const cadence&, const cadence&) = default;

private:
    std::vector<cadence_part> parts_;
};

/// Whether the part lets a meeting be on that day; a part that says nothing of days does.
[[nodiscard]] bool allows(const cadence_part& p, day d, const working_days& calendar);

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::cadence> {
    std::size_t operator()(const remit::cadence& c) const {
        return std::hash<std::string>{}(c.text());
    }
};
