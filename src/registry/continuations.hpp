// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "registry/content_order.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Finds which rows of mandates go on where others stop.
///
/// Of several rows that might go on, and several that they might follow, those are paired that come
/// first: rows by start, stop and then what they say, mandates in the order in which their first
/// rows come. So the pairs are the same in whatever order the rows were given.
class continuations {
public:
    /// @param mandates its columns must be static; it must outlive this
    explicit continuations(const fact_table& mandates);

    /// @param rows those of one person in one body; they are put in another order
    /// @cost O(n log n)
    void join(std::span<std::uint32_t> rows);

    /// A row and the one that goes on where it stops.
    struct link {
        std::uint32_t row, next;
    };
    std::vector<link> links;
    std::size_t repeated = 0;  ///< rows of the same person, seat and days as another
    std::uint32_t first_repeated = 0;
    std::size_t apart = 0;  ///< rows that may go on where another stops, on a day not known
    std::uint32_t first_apart = 0;

private:
    /// A change in one of these begins another mandate; other columns may change while one lasts.
    using identity = std::array<std::int32_t, 5>;
    /// Where a mandate that may go on stops, as far as it is known; in the order in which they are
    /// due.
    struct end {
        std::int32_t stop;
        identity who;
        std::uint32_t mandate;    ///< numbered as they begin
        std::uint32_t row;        ///< its last
        std::uint32_t taken = 0;  ///< of the due ones of this identity, kept by the first of them

        friend auto operator<=>(const end&, const end&) = default;
    };

    [[nodiscard]] identity identity_of(std::uint32_t row) const;
    /// Whether the one row stops on the day the other starts, and both days are known.
    [[nodiscard]] bool abut(std::uint32_t before, std::uint32_t after) const;
    /// Whether the one may stop on the day the other starts, and these days are not known.
    [[nodiscard]] bool may_go_on(std::uint32_t before, std::uint32_t after) const;
    /// Counts those of the sorted rows that may go on where the one before stops.
    void look_apart(std::span<const std::uint32_t> rows);
    [[nodiscard]] bool repeats(std::uint32_t a, std::uint32_t b) const;
    /// Whether some of the rows may stop where others start; told soon where there are few.
    [[nodiscard]] bool may_abut(std::span<const std::uint32_t> rows) const;
    /// Fills `due_` with the ends on the day on which the row starts.
    void take_due(std::uint32_t row);
    /// The mandate that the row goes on with, or null.
    [[nodiscard]] const end* follow(std::uint32_t row);

    const fact_table& t_;
    content_order order_;
    std::array<const std::int32_t*, 5> same_{};
    std::vector<end> ends_;  ///< a heap, the earliest stop first
    std::vector<end> due_;   ///< by identity, then mandate
};

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
