// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <remit/registry/fact_table.hpp>

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// An order of the rows of a table that what they say decides and nothing else: neither the order
/// in which they came nor the codes of dictionaries, which follow from it.
///
/// Of two rows the one comes first that says less in the first column in which they differ. Absent
/// is less than unknown, and this than any value; values go by kind, then by their text.
class content_order {
public:
    /// @param first the columns to look at first; the others follow by name. The table must outlive
    ///        the order, and its columns be static.
    content_order(const fact_table& t, std::span<const std::string_view> first);

    /// Below, at or above zero as `a` says less than, the same as or more than `b`.
    /// @cost O(columns); the first look at a column sorts its dictionary.
    [[nodiscard]] int compare(std::uint32_t a, std::uint32_t b);

private:
    struct column {
        const fact_column* says;
        std::vector<std::uint32_t> rank;  ///< per code, the nothings first; made on first use
    };
    std::vector<column> columns_;
};

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
