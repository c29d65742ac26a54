// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include <remit/charter/charter.hpp>
#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {

/// Everything that is wrong with a charter as a whole, whoever made it; empty if nothing is.
///
/// The reader of charter files asks the same of every part, so a charter that was read has no
/// problems until somebody changes it. What is asked: names that are written, on one line and once
/// (E-EMPTY, E-TEXT, E-UTF8, E-DUPLICATE), and that a rule can hold (E-NAME, E-DATE, E-TYPE);
/// numbers within bounds (E-NUMBER); a `stop` after its `start` (E-PERIOD); versions of a rule one
/// after the other (E-VERSION); a `cite` of a clause that is there and demands something (E-CITE);
/// a waiver of a rule that is there, with a reason (E-RULE, E-EMPTY); a number beside a limit for
/// vacancies (E-MISSING); cadences that make rules; conditions that some facts can meet, as far as
/// `never_holds` sees it (E-NEVER).
///
/// `where` is the place that `charter::places` has; of a part that has none it is the part:
/// `rule "size"`, `clause "members.1"`, `seat "chair"`, `cadence "ordinary"`, `waiver 2`, `values
/// "role"`. In the order member, clauses, seats, cadences, rules, waivers, values.
/// @cost O(n log n) of the parts, and the length of their texts.
[[nodiscard]] std::vector<problem> problems_in(const charter& c);

}  // namespace v0
}  // namespace remit
