// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <remit/registry/fact_column.hpp>

namespace remit {
inline namespace v0 {

/// The tables of a registry, in the order of the schema.
enum class table_id : std::uint8_t { bodies, seats, people, organisations, offices, mandates };
inline constexpr std::size_t table_count = 6;

/// One table of facts, by column. A row lasts from `start[row]` to `stop[row]`, half-open, in days
/// since 1970-01-01; `open_stop` and `always_start` are the two unbounded ends.
///
/// Key columns are columns too: `mandates.find("person")` has the people's keys as its dictionary,
/// and its code *is* the row in `people`. A seat's key is unique within its body only, so the row
/// of a mandate's seat is in `seat_row` (-1: none).
struct fact_table {
    table_id id{};
    std::size_t rows = 0;
    bool derived = false;  ///< not given: made from what the other tables name
    std::vector<std::string>
        key;  ///< bodies, people, organisations, seats ("body/seat"); else empty
    std::vector<std::string> name;  ///< what to show; the key where none was given
    std::vector<std::int32_t> start, stop;
    std::vector<fact_column> columns;
    std::vector<std::int32_t>
        body_row;  ///< seats, mandates: the row in bodies; bodies: the parent or -1
    std::vector<std::int32_t> person_row;  ///< mandates, offices: the row in people
    std::vector<std::int32_t> seat_row;    ///< mandates: the row in seats, or -1
    std::string origin;                    ///< "mandates.csv", or the name of the table
    /// Per row its line in `origin`, 1-based (row + 1 where there is no file); 0 for a row that
    /// came from elsewhere: derived, or given beside that table.
    std::vector<std::uint32_t> line;

    /// The column, or null. @cost O(columns).
    [[nodiscard]] const fact_column* find(std::string_view column) const {
        for (const auto& c : columns)
            if (c.name == column) return &c;
        return nullptr;
    }
};

}  // namespace v0
}  // namespace remit
