// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <remit/check/findings.hpp>
#include <remit/registry/change.hpp>

namespace remit {
inline namespace v0 {

/// What a change does to the findings of a check.
struct difference {
    findings opened;    ///< there are these after the change, and there were not before
    findings resolved;  ///< there were these before, and they are no more
    /// Whether everything was judged again: where the change may reach all subjects (a body that a
    /// rule names, the first day of which anything is known), and where a function is asked.
    bool everything = false;
};

/// Judges again what a change touches: the subjects whose footprint has a row of it, and no others.
///
/// What comes out is the difference between the findings before and those of the registry that
/// `changed` makes, whatever they say was measured: a finding is the same while its rule, subject,
/// days, verdict and waiver are. Nothing is changed: look, and decide.
///
/// @param before the findings of a whole check, not a choice of them
/// @cost O(rows that the subjects touched read); where `everything`, that of a check. The first
///       call for a registry makes lists of its rows, O(n).
/// @throws bad_input as `changed` and `compiled` do; error where `before` is a choice of findings.
[[nodiscard]] difference recheck(const findings& before, const change& c);

}  // namespace v0
}  // namespace remit
