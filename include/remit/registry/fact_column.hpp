// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <remit/registry/shared_list.hpp>
#include <remit/time/value.hpp>

namespace remit {
inline namespace v0 {

/// The first day that no column can hold: how an open stop is stored (and only stored; periods have
/// an absent stop). Comparing `day < open_stop` needs no branch.
inline constexpr std::int32_t open_stop = std::numeric_limits<std::int32_t>::max();
/// How "always" is stored as a start, for people, organisations and offices without one.
inline constexpr std::int32_t always_start = std::numeric_limits<std::int32_t>::min();

/// The values of one column of one table, dictionary-coded.
///
/// A static column has one code per row. A dated column has, per row, any number of values each
/// with the days (half-open) on which it is in force; on days that none covers the value is
/// unknown. `dictionary[code]` is the value; the codes below zero are the two nothings.
struct fact_column {
    static constexpr std::int32_t unknown_code = -1;
    static constexpr std::int32_t absent_code = -2;
    /// A value with the days on which it is in force: [start, stop).
    struct dated_value {
        std::int32_t start, stop, code;
    };

    std::string name;
    shared_list<value> dictionary;
    shared_list<std::int32_t> code;    ///< static: one per row; empty when dated
    std::vector<std::uint32_t> first;  ///< dated: rows + 1 offsets into `values`; empty when static
    std::vector<dated_value> values;   ///< dated: by row, then by start

    [[nodiscard]] bool dated() const noexcept { return !first.empty(); }
    [[nodiscard]] std::span<const dated_value> of(std::size_t row) const {
        return std::span{values}.subspan(first[row], first[row + 1] - first[row]);
    }
};

}  // namespace v0
}  // namespace remit
