// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include "counters.hpp"
#include "pass_rows.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The least and greatest that the row adds to the linear form of the pass.
[[nodiscard]] contribution contribution_of(const pass& p, const world& w, const seen_rows& seen,
                                           std::size_t row);
/// What rows add up to, as they come and go.
class sum_of_rows {
public:
    void add(const contribution& c, int sign);
    [[nodiscard]] datum value() const;

private:
    tally::bounds_of_form bounds_;
    std::vector<contribution> gapped_;
};
/// What the rows come to: forms, distinct counts, first and last.
void measure_of(const pass& p, const world& w, const seen_rows& seen, std::vector<datum>& out);
/// The seats due to each of the values when so many are divided among the rows' values.
[[nodiscard]] extent apportioned(const pass& p, const world& w, const seen_rows& seen,
                                 const extent& seats, const std::vector<datum>& own);

}  // namespace detail
}  // namespace v0
}  // namespace remit
