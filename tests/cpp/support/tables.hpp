// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Tables of plain CSV (no quotes) as the oracle's facts. For tests: it knows what the pages need.

#include <map>
#include <string>
#include <string_view>

#include "oracle/oracle.hpp"

namespace remit_test {

/// The facts of tables by name: {"mandates", "person,body,start\nanna,board,2024-01-01\n"}, ...
/// An empty cell is unknown, "-" is absent; a column of whole numbers is a column of numbers.
/// @throws std::runtime_error for a table or a shape it does not know.
[[nodiscard]] oracle::facts facts_of(const std::map<std::string, std::string>& tables);

}  // namespace remit_test
