// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <vector>

#include "judge.hpp"
#include "subjects.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// How many different values columns have among the rows of one subject that are there.
class distinct_tally {
public:
    distinct_tally(const world& w, const counting& c, const std::vector<swept_rows>& s);

    void reset();
    /// @param which of the counting's distinct forms
    void apply(std::uint32_t which, lane_event e);
    [[nodiscard]] extent now(std::uint32_t which) const;

private:
    struct value_counts {
        std::vector<std::int32_t> sure, possible;  ///< per code
        std::vector<std::int32_t> touched;
        std::int32_t sure_codes = 0, possible_codes = 0, unknown_values = 0, sure_rows = 0;
    };

    const world& w_;
    const counting& c_;
    const std::vector<swept_rows>& s_;
    std::vector<value_counts> values_;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
