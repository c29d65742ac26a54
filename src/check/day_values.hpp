// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// Bounds that no later step takes to be the same on all days.
[[nodiscard]] inline extent unsteady(const extent& e) { return {e.hi, e.lo}; }

[[nodiscard]] inline bool is_static(const datum& d) { return d.range == d.inner; }

/// Of what depends on the values in no simple way.
[[nodiscard]] inline std::uint8_t either_way(std::uint8_t open) {
    return static_cast<std::uint8_t>(
        (open & (may_grow | may_shrink)) != 0 ? open | may_grow | may_shrink : open);
}

/// The day so much later, or earlier. Beyond the calendar it is some day, but not never.
[[nodiscard]] datum later(const value_program& p, const datum& d, const world& w);
/// So many days as the length has when it is laid back from the end of the day.
[[nodiscard]] datum laid_back(const duration& length, const moment& m);
/// The year, the month or the day of the month.
[[nodiscard]] datum part_of(value_program::what_type what, const datum& d);

}  // namespace detail
}  // namespace v0
}  // namespace remit
