// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <remit/calendar/cadence_part.hpp>
#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// No length is longer, and no more days are planned: a century, and some.
inline constexpr std::int64_t longest_days = 40'000;

/// What is wrong with a part by itself, without its place; empty where nothing is. A part with a
/// fault may have no text.
[[nodiscard]] std::vector<problem> faults_of(const cadence_part& p);

}  // namespace detail
}  // namespace v0
}  // namespace remit
