// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

namespace remit_test {

/// The column as a rule spells it: `role`, `col("company")`.
[[nodiscard]] std::string spelled(const std::string& name);

}  // namespace remit_test
