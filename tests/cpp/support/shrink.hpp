// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>

#include "support/generate.hpp"

namespace remit_test {

/// A smaller case that still fails: facts, rules, waivers and words are left out one at a time as
/// long as `fails` says so. @cost at most `most_tries` calls of `fails`.
[[nodiscard]] test_case shrink(test_case c, const std::function<bool(const test_case&)>& fails,
                               std::size_t most_tries = 4000);

}  // namespace remit_test
