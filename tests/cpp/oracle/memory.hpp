// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What has been worked out once and is asked again.

#include <map>
#include <string>
#include <tuple>

#include "oracle/evaluate.hpp"

namespace remit_test::oracle {

struct evaluator::memory {
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

}  // namespace remit_test::oracle
