// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <memory>
#include <vector>

#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// Keeps the rows that leave out numbers, as one of them comes (1) or goes (-1).
void follow_gaps(std::vector<contribution>& gapped, const contribution& c, int sign);

/// A sum with its rows that leave out numbers: null where there are none.
[[nodiscard]] std::shared_ptr<const gapped_sum> gaps_of(tally::bounds_of_form sum,
                                                        const std::vector<contribution>& gapped);

/// What was left out is known as long as nothing else came to the bounds.
[[nodiscard]] inline bool has_gaps(const datum& d) {
    return d.gaps && d.gaps->range == d.range && d.inner == d.range;
}

/// What a sum of two leaves out: what either leaves out, as far as it is known.
[[nodiscard]] std::shared_ptr<const gapped_sum> gaps_of_sum(const datum& a, const datum& b);

}  // namespace detail
}  // namespace v0
}  // namespace remit
