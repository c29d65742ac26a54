// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include <remit/charter/charter.hpp>
#include <remit/model/seat.hpp>

namespace remit {
inline namespace v0 {

/// The rules that the charter's seats and cadences make, with stable names: `seat:chair/filled`
/// (for each seat `count() == number`, within the seat's limit), `seat:chair/appointer` and
/// `seat:chair/eligible` (for each appointment to it), `seat:chair/throughout` (for each mandate in
/// it). They have the level of the clause that the seat cites: should where that is a should, else
/// must. Behind them those of the cadences, a rule for each phrase: `cadence:ordinary/2 per year`,
/// with the cadence's level, days and cite.
/// @throws bad_input if a hand-made seat's key or appointer cannot stand in a rule: it has the form
///         of a day, or a control character; or if what a hand-made cadence asks of meetings makes
///         no rule. A charter that was read has no such part.
[[nodiscard]] std::vector<rule> implied_rules(const charter& c);
/// The stated rules in the charter's order, then the implied ones.
[[nodiscard]] std::vector<rule> all_rules(const charter& c);
/// The seats as facts, for `registry_builder::add`. Empty when the charter names no body.
[[nodiscard]] std::vector<seat> seats_of(const charter& c);

}  // namespace v0
}  // namespace remit
