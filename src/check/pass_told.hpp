// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <vector>

#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// A row that counts in a pass, or does no longer, from a day on.
struct row_change {
    unit of;
    std::string_view what;  ///< "started", "ended", "changed", "came into view", "went out of view"
};
/// What changed on the day of the moment in what the pass adds up.
[[nodiscard]] std::vector<row_change> changed_on(const pass& p, const moment& m);
/// The rows that count, or may.
[[nodiscard]] std::vector<unit> counted_on(const pass& p, const moment& m);

}  // namespace detail
}  // namespace v0
}  // namespace remit
