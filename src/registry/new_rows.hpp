// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <remit/registry/change.hpp>

#include "registry/building.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// The table of that name.
[[nodiscard]] std::optional<table_id> table_called(std::string_view name);
/// The column of a table whose rows have a key of their own; else empty.
[[nodiscard]] std::string_view own_key_of(table_id t);

/// The rows that a change adds, by sort, facts given one by one before tables.
using new_rows = std::array<std::vector<raw_table>, sorts>;
[[nodiscard]] new_rows rows_added(const change& c);

/// What the cell says as a text; nothing where it is empty, "-" or the column is not there.
[[nodiscard]] std::optional<std::string> text_in(const raw_table& t, std::size_t row,
                                                 std::string_view column);

/// A row that a change touches, as it is before or after.
struct touched_row {
    table_id table{};
    std::int64_t row = -1;  ///< -1: it comes
    bool after = false;
    std::string body, person;  ///< the keys of what it hangs on; empty where on none
    std::string above{};       ///< of a body after the change, if that says: the body above it
};
/// A row that a cell or row of a change names: of seats "body/seat".
struct named_row {
    table_id table{};
    std::string key;
    bool own = false;  ///< it is the key that the row itself has after the change
};
struct touched {
    std::vector<touched_row> rows;
    std::vector<named_row> names;
    std::vector<std::string>
        bodies;               ///< in which rows go, or are called otherwise, that others name
    bool everywhere = false;  ///< the same of rows that may be named anywhere
};
/// @pre the change speaks of rows of that registry that are there, else they are left out
[[nodiscard]] touched touched_by(const registry::store& s, const change& c, const new_rows& added);

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
