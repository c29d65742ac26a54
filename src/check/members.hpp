// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "unit.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The people who sit in some body: one member per body and person, made of the mandates in which
/// they count. A mandate counts unless it is hindered, and that of a substitute only while its
/// principal is; a charter may say otherwise (`charter::member`).
[[nodiscard]] unit_table make_members(const world& w);
/// The same as changes to the mandates.
[[nodiscard]] unit_changes member_changes(const world& w);
/// The same mandate by mandate, for windows: a member counts on some day of a window when one of
/// its mandates does.
[[nodiscard]] unit_table make_strands(const world& w);

}  // namespace detail
}  // namespace v0
}  // namespace remit
