// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <remit/rules/node.hpp>

#include "rules/range.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// A value as a sum of measures, each with a constant factor, and a constant.
struct linear {
    std::vector<std::pair<node_ptr, ratio>> terms;
    ratio constant{0, 1};

    /// The value's sum; nothing where a constant does not fit in 64 bits.
    [[nodiscard]] static std::optional<linear> of(const node_ptr& value);
    /// Adds another one times a factor; false where a constant does not fit.
    [[nodiscard]] bool add(const linear& other, ratio times);
};

/// Whether a row may have no such value on a day. A count always has one.
[[nodiscard]] bool may_be_absent(const node& value);

/// The values that a measure may have. @param none whether a selector takes no row, ever.
[[nodiscard]] range range_of(const node_ptr& value,
                             const std::function<bool(const node_ptr& selector)>& none);
[[nodiscard]] range range_of(const linear& sum,
                             const std::function<bool(const node_ptr& selector)>& none);

}  // namespace detail
}  // namespace v0
}  // namespace remit
