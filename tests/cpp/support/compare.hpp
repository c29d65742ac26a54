// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The same case through the check and through the oracle.

#include <optional>
#include <string>
#include <vector>

#include <remit/check.hpp>
#include <remit/registry.hpp>

#include "oracle/oracle.hpp"
#include "support/generate.hpp"

namespace remit_test {

[[nodiscard]] remit::registry registry_of(const oracle::facts& f);

/// The findings as the oracle gives them. An open stop is the window's.
[[nodiscard]] std::vector<oracle::verdict_run> runs_of(const remit::findings& found,
                                                       const remit::period& window);

/// How the two differ, or nothing.
struct difference {
    std::string
        what;  ///< "refused E-ROLE", "runs", "order": two differences are alike if this is equal
    std::string shown;  ///< for a person
};
[[nodiscard]] std::optional<difference> compare(const test_case& c);
/// The same where the oracle's judgement is known already.
[[nodiscard]] std::optional<difference> compare(const test_case& c,
                                                const oracle::judgement& expected);

}  // namespace remit_test
