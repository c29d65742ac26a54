// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <remit/check/findings.hpp>

#include "table.hpp"

namespace remit::inline v0::python {

/// "F-" and thirteen characters of Crockford's base 32: a finding's id as people write it. Any
/// prefix that no other finding shares will do.
[[nodiscard]] std::string id_text(std::uint64_t id);

/// The findings as a table, one row each; `findings_columns_doc` says what the columns are.
[[nodiscard]] shared_table table_of(const std::vector<finding>& all,
                                    const std::string& charter_version,
                                    const std::string& data_hash);

/// The columns and what they mean, for docstrings.
[[nodiscard]] std::string findings_columns_doc();

/// Sixteen hexadecimal digits.
[[nodiscard]] std::string hexadecimal(std::uint64_t n);

}  // namespace remit::inline v0::python
