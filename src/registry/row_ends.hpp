// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <remit/registry/fact_table.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// The day after. Behind the end of the calendar there is none: open.
[[nodiscard]] constexpr std::int32_t next_day(std::int32_t end) noexcept {
    return end >= day::last().count() ? open_stop : end + 1;
}

/// The two ends of one row, each with the earliest and the latest day it may be.
struct row_ends {
    std::int32_t start = always_start;  ///< the earliest
    std::int32_t start_latest = always_start;
    std::int32_t stop_earliest = open_stop;
    std::int32_t stop = open_stop;  ///< the latest

    [[nodiscard]] bool exact() const noexcept {
        return start == start_latest && stop_earliest == stop;
    }
    /// Whether nothing was said of the start, or of the stop.
    [[nodiscard]] bool no_start() const noexcept { return start_latest == always_start; }
    [[nodiscard]] bool no_stop() const noexcept { return stop_earliest == open_stop; }
    /// Whether some start and some stop within the bounds leave a day between them.
    [[nodiscard]] bool possible() const noexcept { return start < stop; }
    /// Leaves out the starts that no stop follows and the stops that no start precedes. Only where
    /// `possible`.
    void tighten() noexcept {
        stop_earliest = std::max(stop_earliest, next_day(start));
        start_latest = std::min(start_latest, stop - 1);
    }
};

/// Whether a day can be counted on from: it is neither of the two unbounded ends.
[[nodiscard]] constexpr bool is_day(std::int32_t end) noexcept {
    return end > always_start + 1 && end < open_stop;
}

/// @tparam Table `fact_table` or `staged_table`, which keep ends alike
template <class Table>
[[nodiscard]] row_ends ends_of(const Table& t, std::size_t row) {
    if (t.start_latest.empty()) return {t.start[row], t.start[row], t.stop[row], t.stop[row]};
    return {t.start[row], t.start_latest[row], t.stop_earliest[row], t.stop[row]};
}

/// @cost O(1), but the first row that is not exact makes room for all.
template <class Table>
void set_ends(Table& t, std::size_t row, const row_ends& e) {
    if (t.start_latest.empty() && !e.exact()) {
        t.start_latest = t.start;
        t.stop_earliest = t.stop;
    }
    t.start[row] = e.start;
    t.stop[row] = e.stop;
    if (t.start_latest.empty()) return;
    t.start_latest[row] = e.start_latest;
    t.stop_earliest[row] = e.stop_earliest;
}

/// Drops the bounds of a table whose rows turned out to be exact.
template <class Table>
void drop_exact(Table& t) {
    if (t.start_latest != t.start || t.stop_earliest != t.stop) return;
    t.start_latest = {};
    t.stop_earliest = {};
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
