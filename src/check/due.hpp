// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>

#include "group.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The last day on which what the rule asks for may yet come about, as far as there is one: of
/// what is not kept so far, in a window that is open or by a deed not done. Of several things that
/// are demanded together it is the first such day, of several of which one would do the last.
[[nodiscard]] std::optional<std::int32_t> due_of(const bound_rule& r, const moment& m);

}  // namespace detail
}  // namespace v0
}  // namespace remit
