// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <remit/calendar/cadence.hpp>
#include <remit/calendar/working_days.hpp>
#include <remit/time/day.hpp>
#include <remit/time/period.hpp>

namespace remit {
inline namespace v0 {

/// Days on which somebody cannot meet, and who: a member who travels, a room that is let.
struct busy_days {
    std::string who;
    std::vector<day> days{};

    friend bool operator==(const busy_days&, const busy_days&) = default;
};

/// Which of the plans with the fewest meetings.
enum class spacing : std::uint8_t {
    /// Each as far from the one before as an even share of the year, or of what its number is of;
    /// where that cannot be, with the least sum of the squares of the days that are wanting; of
    /// those the earliest. The earliest, too, where there are too many ways to see which are even.
    even,
    earliest  ///< the earliest
};

/// What dates are looked for: over which days, and what is known already.
struct planning {
    period over;  ///< dates are on these days; it has a stop
    working_days calendar{};
    /// The meetings that were held, and those that are fixed: what is planned is planned beside
    /// them.
    std::vector<day> held{};
    std::vector<busy_days> busy{};
    /// From this day on meetings are demanded: the body's first, or the charter's. Absent: from the
    /// first of `over`, or always where meetings were held before it.
    std::optional<day> since{};
    /// From this day on there are no meetings: the body ends, or what the charter said.
    std::optional<day> until{};
    remit::spacing spacing = remit::spacing::even;

    friend bool operator==(const planning&, const planning&) = default;
};

/// Why there are no dates: a phrase of the cadence, somebody who cannot meet, or meetings that are
/// fixed.
struct hindrance {
    enum class kind : std::uint8_t {
        part,   ///< a phrase of the cadence: `part` is which
        busy,   ///< somebody's days: `what` is who
        held,   ///< the meetings held before
        fixed,  ///< a meeting that is fixed: on `on`
        clash   ///< two bodies share members: `body` and `other` (`propose_together` alone)
    };
    kind why = kind::part;
    std::size_t part = 0;
    std::string what{};  ///< the phrase, who is busy, or the meeting in words
    std::optional<day> on{};
    std::size_t body = 0, other = 0;  ///< of `propose_together`: whose it is

    friend bool operator==(const hindrance&, const hindrance&) = default;
};

/// Dates that keep a cadence, or what stands against them.
struct meeting_plan {
    bool possible = false;
    std::vector<day> dates{};  ///< rising; empty too where no more are needed
    /// Where it is impossible: no dates keep all of these, and without any one of them there are
    /// some, or more ways than are looked at.
    std::vector<hindrance> against{};

    friend bool operator==(const meeting_plan&, const meeting_plan&) = default;
};

/// The dates that keep the cadence with the fewest meetings more, evenly spaced: two a year are
/// half a year apart where they can be, and no further, so that the next year's can be so too.
///
/// A year or month that ends after `over` need not have its meetings yet. What was broken before
/// `over` stays so, and asks nothing more: a stretch without a meeting that is too long already is
/// counted anew from the first of `over`. The length of meetings is left to who plans the day.
///
/// Nothing is impossible but where no dates keep it: all are looked at.
/// A planned date is never the day of a meeting that is fixed.
/// @throws bad_input (E-PERIOD) where `over` has no stop, or `until` is not after `since`, (E-SIZE)
/// where it is longer than 40,000
///         days, or there are too many ways to look at.
/// @cost O(days times the ways to stand on a day: days since the last meeting times those counted
///       in each month, quarter or year).
[[nodiscard]] meeting_plan propose(const cadence& c, const planning& p);

/// One body of several.
struct body_planning {
    std::string body;
    cadence when;
    planning known;
};
/// Two bodies that share somebody on these days: they do not meet on the same day then.
struct shared_days {
    std::size_t first = 0, second = 0;  ///< positions among the bodies
    std::vector<period> days{};
};

/// Dates for several bodies, of which no two meet on a day on which they share a member: for each
/// body in its order. As a whole they have the fewest meetings.
/// Two meetings that are fixed on one day are left to those who fixed them.
///
/// Bodies that no dates reconcile have none, and the first of them says in `against` what stands
/// against them: phrases, days, and the pairs that share members. The others are planned without
/// them.
/// @throws bad_input as `propose`; (E-PERIOD) where the bodies are not planned over the same days.
[[nodiscard]] std::vector<meeting_plan> propose_together(std::span<const body_planning> bodies,
                                                         std::span<const shared_days> shared);

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::busy_days> {
    std::size_t operator()(const remit::busy_days& b) const {
        std::size_t h = std::hash<std::string>{}(b.who);
        for (const auto d : b.days) h = remit::detail::hash_of(h, d);
        return h;
    }
};
