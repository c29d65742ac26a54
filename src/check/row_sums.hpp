// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "number.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// Numbers that a row may add: those within `range` that are so many steps from `at`. A number by
/// itself has no step.
struct stride {
    extent range;
    std::int64_t at = 0, step = 0;
    friend bool operator==(const stride&, const stride&) = default;
};

/// Everything that one row may add to a sum, where some numbers between are left out.
using row_sums = std::vector<stride>;
using gaps_of_row = std::shared_ptr<const row_sums>;

/// Whether both leave out the same.
[[nodiscard]] inline bool same_gaps(const gaps_of_row& a, const gaps_of_row& b) {
    return a == b || (a && b && *a == *b);
}

/// What one row adds to one form: at least `lo`, at most `hi`.
struct contribution {
    std::int64_t lo = 0, hi = 0;
    bool unbounded_below = false, unbounded_above = false;
    gaps_of_row gaps;  ///< null where it may be every whole number between
    friend bool operator==(const contribution& a, const contribution& b) {
        return a.lo == b.lo && a.hi == b.hi && a.unbounded_below == b.unbounded_below &&
               a.unbounded_above == b.unbounded_above && same_gaps(a.gaps, b.gaps);
    }
};
/// @param all sorted out: what is left out stays so
[[nodiscard]] contribution as_contribution(row_sums all);

/// A sum of rows of which some leave out numbers: these rows, and the bounds of all others.
struct gapped_sum {
    /// Where more rows leave out numbers, nothing is told of it: they nearly always come to all.
    static constexpr std::size_t most_rows = 128;

    extent range;  ///< of all together
    extent others;
    std::vector<gaps_of_row> rows;
};
/// Whether both leave out the same, of the same rows.
[[nodiscard]] bool same_gaps(const std::shared_ptr<const gapped_sum>& a,
                             const std::shared_ptr<const gapped_sum>& b);
/// Whether some of the numbers that the rows may add come to that, beside some number that the
/// others may be. Where there are too many ways to tell, it is so.
[[nodiscard]] bool reaches(const number& wanted, const gapped_sum& sum);

}  // namespace detail
}  // namespace v0
}  // namespace remit
