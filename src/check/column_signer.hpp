// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "segments.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// A signature per row of a table: in bytes while there are no more than 256 of them.
struct row_signatures : signature_list {
    std::size_t count = 0;
    std::vector<std::uint8_t> narrow;
    std::vector<std::uint32_t> wide;
    /// Per signature and column of the lane the code that such a row has there; `untold` where the
    /// column has too many.
    std::vector<std::int32_t> codes;
    static constexpr std::int32_t untold = -3;
};

/// Signs whole rows by the codes of their columns: each selector is answered once per combination
/// of codes that there is, and not once per row. Nothing when a selector asks for more than what
/// one column says, or when a column of the lane is dated.
/// @cost a few additions per row and column.
[[nodiscard]] std::optional<row_signatures> sign_by_columns(const world& w,
                                                            const lane_program& lane,
                                                            std::size_t rows);

/// What a column that is not dated says of each of the first so many rows of a source, along its
/// hop.
[[nodiscard]] std::vector<std::int32_t> codes_by_row(const registry& r, rows_kind rows,
                                                     const accessor& a, std::size_t count);
/// What such a column says of a unit of perhaps several rows: the one code that they have, that
/// they have none (`absent_code`), or `untold` where they differ or something is not known.
[[nodiscard]] std::int32_t only_code_of(const registry& r, const unit& u, const accessor& a);
/// Whether signatures tell the codes of the column apart.
[[nodiscard]] bool is_told(const accessor& a);

}  // namespace detail
}  // namespace v0
}  // namespace remit
