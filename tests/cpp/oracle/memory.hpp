// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What has been worked out once and is asked again.

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "oracle/evaluate.hpp"

namespace remit_test::oracle {

struct evaluator::memory {
    /// What is taken to be so of what nobody recorded, each cell with one value; and what selectors
    /// say then, on the days of a window.
    struct supposition {
        std::vector<open_cell> cells;
        when from = 0, to = 0;
        std::map<std::tuple<const remit::node*, table, std::size_t, std::size_t>, truths> selected;
    };
    supposition supposed;
    std::map<std::size_t, truths> member_days;  ///< by mandate
    std::map<std::string, rows_of> sources;     ///< by what they are, in words
    std::map<std::string, truths> agreeing;     ///< by row of a source
    /// By selector, table, row and mandate (0: none).
    std::map<std::tuple<const remit::node*, table, std::size_t, std::size_t>, truths> selected;
    std::map<std::tuple<const rows_of*, bool>, std::vector<bool>> there;
    /// Of the subject that is judged, by condition, and by how what is to come is taken (so far,
    /// turned, hopefully): from the first day of its limits on.
    std::map<std::tuple<const remit::node*, bool, bool, bool>, std::vector<outcome>> histories;
};

/// As long as it lasts nothing is supposed: rows that a selector measures are what they are.
class evaluator::as_known {
public:
    explicit as_known(const evaluator& e)
        : memory_{*e.memory_}, outer_{std::exchange(memory_.supposed, {})} {}
    ~as_known() { memory_.supposed = std::move(outer_); }
    as_known(const as_known&) = delete;
    as_known& operator=(const as_known&) = delete;

private:
    memory& memory_;
    memory::supposition outer_;
};

}  // namespace remit_test::oracle
