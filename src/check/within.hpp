// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include "group.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// What the limits of a rule say of a subject on the days of its domain, inner ones first.
[[nodiscard]] limits_said limits_of(const world& w, const rule_group& g, const bound_rule& r,
                                    walk& steps, std::size_t subject, day_range domain,
                                    day_range life);

/// The first day of the unbroken failing that has run out of time on that day, for the outermost
/// `within` of the rule; the day itself where there is none.
[[nodiscard]] std::int32_t failing_since(const world& w, const rule_group& g, const bound_rule& r,
                                         std::size_t subject, day_range domain, day_range life,
                                         std::int32_t day, bool surely);

}  // namespace detail
}  // namespace v0
}  // namespace remit
