// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <remit/calendar/meeting_plan.hpp>
#include <remit/charter/charter.hpp>
#include <remit/check/settings.hpp>
#include <remit/registry/registry.hpp>
#include <remit/rules/condition.hpp>
#include <remit/time/day.hpp>
#include <remit/time/period.hpp>

namespace remit {
inline namespace v0 {

/// When one body meets, and which of its meetings count.
struct body_cadence {
    std::string body;  ///< its key
    std::string name;  ///< what the cadence is called: "ordinary"
    cadence when;
    /// Asked of each meeting, whether it counts; absent: all do. One of which it cannot be told
    /// does not.
    std::optional<condition> meetings{};
    std::optional<day> start{}, stop{};  ///< demanded from `start` to before `stop`
};

/// Over which days dates are looked for, and who cannot meet when. Of a meeting that lasts longer
/// its first day is looked at, and one of these days whose day is not known exactly is not.
struct plan_settings {
    period over;  ///< it has a stop
    /// `who` is a person's key. The days count for the bodies in which that person holds a mandate
    /// then.
    std::vector<busy_days> busy{};
    remit::spacing spacing = remit::spacing::even;
};

/// The meetings of one cadence: those that are known and count, and the dates that keep it.
struct body_plan {
    std::string body, name;
    cadence when;
    std::vector<day> held{};  ///< in order; before `over` and in it
    meeting_plan plan{};
    /// Where the body by itself can no longer keep it: the plan does from that day on, on which a
    /// year begins, or what its numbers are of; and what stands against it before.
    std::optional<day> kept_from{};
    std::vector<hindrance> lost{};
};

/// Two meetings on one day that the same people should attend.
struct meeting_clash {
    std::string meeting, other;  ///< their keys
    day on;
    std::vector<std::string> people{};  ///< their keys, sorted

    friend bool operator==(const meeting_clash&, const meeting_clash&) = default;
};

/// What is planned, and what clashes already.
struct meetings_plan {
    /// In the order of the cadences; those of a body that count the same meetings are one.
    std::vector<body_plan> bodies{};
    /// Of the meetings in the registry on the days asked for, by day.
    std::vector<meeting_clash> clashes{};
};

/// When the bodies that a charter governs meet on these days: for each of its cadences in force
/// then, each body that perhaps lasts then, in the order of the charter and of the registry.
/// @throws bad_input (E-BODY) where the registry has not the charter's body.
[[nodiscard]] std::vector<body_cadence> cadences_of(const charter& c, const registry& r,
                                                    const period& over);

/// The next dates of several bodies, of which none clashes for anybody who holds a mandate then:
/// with the meetings that are in the registry, with each other, or with days on which people are
/// busy. Where a mandate may or may not last, it counts as lasting.
///
/// Cadences of one body that count the same meetings (`meetings`, `start`, `stop`) are planned as
/// one. What one that counts all meetings says of their days is asked of the others' dates too; its
/// numbers and distances are not. Where the phrases of one body cannot all be kept whatever the
/// days, that is told, and its dates are planned for nobody.
///
/// A body's meetings are demanded while it surely lasts, or from when it can keep its cadence
/// again: a year that is lost does not stand against the next. `propose_together` says how dates
/// are chosen, and what is told where there are none.
/// @param s the calendar, and the predicates that `meetings` may ask
/// @throws bad_input with all that is wrong: an unknown body (E-BODY) or person (E-KEY), a
/// condition
///         with names that the registry has not; and as `propose_together`.
[[nodiscard]] meetings_plan plan_meetings(const registry& r, std::span<const body_cadence> cadences,
                                          const plan_settings& settings,
                                          const check_settings& s = {});

}  // namespace v0
}  // namespace remit
