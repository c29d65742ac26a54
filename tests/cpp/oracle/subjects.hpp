// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What rules are judged for.

#include <string>
#include <vector>

#include <remit/rules/rule.hpp>

#include "oracle/evaluate.hpp"

namespace remit_test::oracle {

struct subject {
    row what;
    std::string key;
};

/// The subjects of a rule, in order, of one body or of all.
[[nodiscard]] std::vector<subject> subjects_of(const world& w, const evaluator& e,
                                               const remit::subject& what,
                                               const std::string& only_body);

}  // namespace remit_test::oracle
