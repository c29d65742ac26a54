// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <remit/calendar/time_zone.hpp>
#include <remit/registry/registry.hpp>

namespace remit {
inline namespace v0 {

/// The minutes that each meeting takes, by its row, half-open: as `moment` counts them, from
/// 1970-01-01 00:00 on one wall.
///
/// A meeting lasts from its `start_time` on its first day to its `stop_time` on its last, nights
/// included (loading refuses one that stops before it starts). Where a day or
/// a time is not known, `start` is the earliest and `stop` the latest it may be: a meeting without
/// times may be at any minutes of its days, and takes one at least. One that stops when it starts
/// takes no time.
///
/// They are minutes on one wall where no zones are given, else minutes of UTC: a meeting whose zone
/// is not known or not given is then somewhere on earth, within bounds of 26 hours, and a time that
/// clocks show twice, without an `offset`, or never, is within bounds of that hour.
struct meeting_times {
    std::vector<std::int64_t> start, stop;
    /// The latest of each start, the earliest of each stop; both empty where all are exact.
    std::vector<std::int64_t> start_latest, stop_earliest;

    /// Whether some end is known within bounds only.
    [[nodiscard]] bool bounded() const noexcept { return !start_latest.empty(); }
    [[nodiscard]] std::int64_t latest_start(std::size_t row) const {
        return bounded() ? start_latest[row] : start[row];
    }
    [[nodiscard]] std::int64_t earliest_stop(std::size_t row) const {
        return bounded() ? stop_earliest[row] : stop[row];
    }
};

/// @param zones those that meetings name, if clocks of several are to be compared
/// @cost  O(meetings * log changes of a zone).
[[nodiscard]] meeting_times times_of_meetings(const registry& r,
                                              std::span<const time_zone> zones = {});

}  // namespace v0
}  // namespace remit
