// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Random cadences and what is known when dates are looked for; what `check` says of dates.

#include <cstddef>
#include <vector>

#include <remit/calendar/cadence.hpp>
#include <remit/calendar/meeting_plan.hpp>

#include "support/generate.hpp"

namespace remit_test {

/// Of each list of dates whether, beside what is known, it keeps these parts on all days of `over`,
/// as `check` judges the rules that they are: each is a body of one registry, whose meetings are
/// observed up to the end of `over`.
///
/// What was broken before `over` stays so: of a stretch without a meeting that was too long already
/// the rule begins anew with `over`, as planning.hpp has it.
/// @param p without meetings behind `over`, and not too many before it
[[nodiscard]] std::vector<bool> kept(const std::vector<remit::cadence_part>& parts,
                                     const remit::planning& p,
                                     const std::vector<std::vector<remit::day>>& dates);

/// Whether the meetings held before `over` had broken the parts by then.
[[nodiscard]] bool broken_before(const std::vector<remit::cadence_part>& parts,
                                 const remit::planning& p);

/// Any part that can be kept.
[[nodiscard]] remit::cadence_part random_part(dice& d);

/// Some parts that days alone tell of, in numbers that a fortnight can break.
[[nodiscard]] remit::cadence small_cadence(dice& d, remit::day near);
/// Parts as charters have them, in numbers of months and years.
[[nodiscard]] remit::cadence usual_cadence(dice& d, remit::day near);

/// A few days to plan, around the end of a month or year, and what is known.
[[nodiscard]] remit::planning small_planning(dice& d);
/// The same days for another body.
[[nodiscard]] remit::planning small_planning(dice& d, remit::period over);
/// A year or some.
[[nodiscard]] remit::planning usual_planning(dice& d);

/// All sets of these days, each rising.
[[nodiscard]] std::vector<std::vector<remit::day>> all_sets(const std::vector<remit::day>& days);
/// The days on which a date may be as far as people go: nobody is busy and no meeting is fixed.
[[nodiscard]] std::vector<remit::day> free_days(const remit::planning& p);

[[nodiscard]] std::string show(const remit::cadence& c, const remit::planning& p);

}  // namespace remit_test
