// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include <remit/charter/charter.hpp>
#include <remit/rules/footprint.hpp>

#include "registry/keeping.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The bodies and people of the subjects that are to be judged again for one rule, by key.
struct reached_subjects {
    std::set<std::string, std::less<>> bodies, people;
};

/// How far a change reaches.
struct reached {
    std::vector<reached_subjects> rules;  ///< one for each
    registry_detail::some_rows rows;      ///< all that judging these may read
    bool everything = false;              ///< further than is worth looking for
};

/// Follows the footprints of the rules from the rows that are touched to the subjects that read
/// them, and from these to all that they read.
[[nodiscard]] reached reach_of(const std::vector<std::vector<footprint_step>>& footprints,
                               const charter& c, const registry& facts,
                               const registry_detail::touched& by);

}  // namespace detail
}  // namespace v0
}  // namespace remit
