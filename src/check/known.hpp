// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <utility>

#include "group.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The row of the body that the unit is of, or -1.
[[nodiscard]] std::int32_t body_of(const registry& r, const unit& u);
/// Notes for which days the rows of the day itself that a condition asks for are known, at any
/// depth: without a window nothing else says that they are not. @param n said of `subject`
void find_known(const world& w, const node& n, unit_kind subject, bound_rule& b);
/// The days for which everything is known that the rule asks of that body and of those above it.
[[nodiscard]] std::pair<std::int32_t, std::int32_t> known_above(const world& w, const bound_rule& b,
                                                                std::int32_t body);
/// The days for which the rows of the key are known, as the unit asks for them: what is said of
/// their table and what is said of their body hold together.
[[nodiscard]] std::pair<std::int32_t, std::int32_t> known_days(const pass& p, const world& w,
                                                               const unit& asker,
                                                               std::uint32_t key);
/// The day before which the key may have had rows that nobody knows of: the first for which they
/// are known, and no day where nothing was there by then that they could hang on.
[[nodiscard]] std::int32_t unseen_until(const pass& p, const world& w, const unit& asker,
                                        std::uint32_t key);

}  // namespace detail
}  // namespace v0
}  // namespace remit
