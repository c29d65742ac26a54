// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <remit/registry/change.hpp>

#include "registry/new_rows.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Some rows of each table of a registry, rising.
using some_rows = std::array<std::vector<std::uint32_t>, table_count>;

/// Whether a seat is there because a mandate or proposal names it: it is made again from these.
[[nodiscard]] bool is_derived_seat(const fact_table& seats, std::size_t row);

/// All that a registry of these rows would be made of, with the change made.
/// @param some the rows to keep; null: all. Every row that they hang on is among them.
/// @throws bad_input where the change speaks of rows that are not there, or leaves one no day
[[nodiscard]] building kept(const registry::store& from, const some_rows* some, const change& c,
                            new_rows&& added, const touched& by);

/// A registry of some rows, with the change made. Its bodies live as they do among all rows, and it
/// is observed, and reaches, as far as all of them do; nothing where that may be another time after
/// the change.
/// @param known the days for which the facts of all bodies are declared to be known
/// @cost O(rows kept), and a little for each column.
[[nodiscard]] std::optional<registry> changed_part(const registry& whole, const some_rows& some,
                                                   const change& c, new_rows&& added,
                                                   const touched& by,
                                                   std::pair<std::int32_t, std::int32_t> known);

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
