// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// The rows of a table by what they hang on.
class row_lists {
public:
    row_lists() = default;
    /// @param on per row what it hangs on, -1: on none
    /// @cost O(rows + keys).
    row_lists(std::size_t keys, std::span<const std::int32_t> on);

    /// The rows that hang on it, rising; none where it is not there.
    [[nodiscard]] std::span<const std::uint32_t> of(std::int32_t key) const {
        const auto at = static_cast<std::size_t>(key);
        if (key < 0 || at + 1 >= first_.size()) return {};
        return std::span{rows_}.subspan(first_[at], first_[at + 1] - first_[at]);
    }

private:
    std::vector<std::uint32_t> first_;  ///< keys + 1 offsets into the rows
    std::vector<std::uint32_t> rows_;
};

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
