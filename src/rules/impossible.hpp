// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include <remit/rules/condition.hpp>
#include <remit/rules/node.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// Why a condition holds on no day, as `never_holds` says it, and the parts of its tree that say
/// so: one that is never met, or several that are never met together. Both empty where none is
/// seen.
struct contradiction {
    std::string why;
    std::vector<const node*> parts{};
};

[[nodiscard]] contradiction contradiction_in(const condition& c);

}  // namespace detail
}  // namespace v0
}  // namespace remit
