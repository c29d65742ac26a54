// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "group.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The facts that changed on a day and bear on a rule's condition, and their own keys (sorted
/// alike).
struct causes {
    std::vector<cause> facts;
    std::vector<std::string> keys;
};
[[nodiscard]] causes causes_on(const compiled::impl& c, const rule_group& g, const bound_rule& r,
                               std::size_t subject, std::int32_t day);

/// The people whose rows were counted on a day: name and key, sorted. Of a comparison, those of the
/// measured side (of a share, of both).
/// @param compared what is told of, or null: then those counted by the whole condition
[[nodiscard]] std::vector<std::pair<std::string, std::string>> people_counted(
    const compiled::impl& c, const rule_group& g, const bound_rule& r,
    const told_comparison* compared, std::size_t subject, std::int32_t day);

}  // namespace detail
}  // namespace v0
}  // namespace remit
