// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The parts of which a generated case is made.

#include "support/generate.hpp"

namespace remit_test {

/// Terms, substitutes, meetings and what hangs on them, events, proposals, and for which days each
/// is known.
void add_meetings(dice& d, facts_with_days& about);
/// Some days become known within bounds only.
void blur(dice& d, facts_with_days& about);
/// Holidays, and a predicate: "presides", of rows that have a role.
[[nodiscard]] remit::check_settings generate_settings(dice& d, const facts_with_days& about);

}  // namespace remit_test
