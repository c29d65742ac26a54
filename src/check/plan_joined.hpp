// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <remit/check/plan.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// A cadence to plan, or what stands against it by itself.
struct asked_cadence {
    body_cadence what;
    std::vector<hindrance> never{};

    /// Asks these phrases too.
    void add(const std::vector<cadence_part>& more);
};

/// Those that count the same meetings as one, and each with what is said of the days of all
/// meetings of its body.
[[nodiscard]] std::vector<asked_cadence> joined(std::span<const body_cadence> cadences);

}  // namespace detail
}  // namespace v0
}  // namespace remit
