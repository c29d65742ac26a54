// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include "settle.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// Adds the runs of the group's plain rules to theirs in `out`.
/// @cost per event one addition of a few numbers side by side, per day one comparison of them.
void sweep_plain(const world& w, const rule_group& g, const std::vector<rule>& rules,
                 const charter& c, const check_options& options,
                 std::vector<std::vector<run_of_days>>& out, work& done);

}  // namespace detail
}  // namespace v0
}  // namespace remit
