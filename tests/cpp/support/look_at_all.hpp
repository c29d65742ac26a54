// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What is proposed for a few days, by looking at all sets of them.

#include <cstdint>
#include <vector>

#include "support/cadences.hpp"

namespace remit_test {

/// What dates are looked for.
struct question {
    std::vector<remit::cadence_part> parts;
    remit::planning known;
};

/// The question with these phrases and busy days alone; the meetings that were held and are fixed
/// are so in any case.
[[nodiscard]] question with_only(const question& q, const std::vector<remit::hindrance>& some);

/// The question as if that meeting, or all before, were not.
[[nodiscard]] question without_meeting(question q, const remit::hindrance& h);

/// The sets of dates that keep it, of all that there are.
[[nodiscard]] std::vector<std::vector<remit::day>> by_looking_at_all(const question& q);

/// Of those the one that is to be proposed: the fewest, the most even, the earliest.
[[nodiscard]] std::vector<remit::day> best_of(const std::vector<std::vector<remit::day>>& kept,
                                              const question& q);

/// The hindrances without the n-th.
[[nodiscard]] std::vector<remit::hindrance> without(std::vector<remit::hindrance> some,
                                                    std::size_t n);

}  // namespace remit_test
