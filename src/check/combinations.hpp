// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <vector>

#include "subjects.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// Of one group a value for each grouping column; of one column the values that it has.
using combination = std::vector<group_values::one>;

/// Which rows' values are asked for.
enum class asked_rows : std::uint8_t { all, sure };

/// The values that each grouping column has for a unit on a day, each once, in order.
void group_columns(const registry& r, const std::vector<accessor>& columns, const unit& u,
                   std::int32_t day, std::vector<combination>& out,
                   asked_rows asked = asked_rows::all);

/// Does the unit belong to the group: each column has the group's value, or may have.
[[nodiscard]] truth belongs(const std::vector<combination>& columns, const group_values& g);

/// Calls f with every combination of one value per column.
template <class F>
void for_each_combination(const std::vector<combination>& columns, combination& now, F f) {
    if (now.size() == columns.size()) return f(now);
    for (const auto& v : columns[now.size()]) {
        now.push_back(v);
        for_each_combination(columns, now, f);
        now.pop_back();
    }
}

/// Adds the groups of every body: the combinations that a row says on some day, and those that it
/// may have where it says "unknown", which are perhaps none.
///
/// @throws bad_input (E-SIZE) if there are more than memory holds
void add_groups(const world& w, subject_list& out);

/// Some column differs for every row, or is unknown for too many.
[[noreturn]] void too_many(const char* what);

}  // namespace detail
}  // namespace v0
}  // namespace remit
