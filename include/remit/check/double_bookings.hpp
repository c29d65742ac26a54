// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <remit/calendar/time_zone.hpp>
#include <remit/check/verdict.hpp>
#include <remit/registry/registry.hpp>

namespace remit {
inline namespace v0 {

/// Whose double bookings are looked for: of whoever holds a mandate in the body of the meeting on
/// its day, or of guests too.
enum class booked : std::uint8_t { members, everybody };

/// Pairs of meetings that want the same person at the same time, by column, one entry for each.
///
/// Ordered by person, start, first, second: the rows in people and in meetings. `first` is the
/// meeting that may begin first, of two that begin together the one that stands first. From `start`
/// to `stop`, half-open, in minutes since 1970-01-01 00:00, the two overlap, as far as is known;
/// where something is not known, that is the longest that they may.
///
/// *Fails* is what is so in every completion of what is unknown, *possible* what cannot be
/// excluded. Exact facts leave nothing possible.
struct double_bookings {
    std::vector<std::uint32_t> person, first, second;
    std::vector<std::int64_t> start, stop;
    std::vector<remit::verdict> verdict;

    [[nodiscard]] std::size_t size() const noexcept { return person.size(); }
    [[nodiscard]] bool empty() const noexcept { return person.empty(); }
    friend bool operator==(const double_bookings&, const double_bookings&) = default;
};

/// Everybody's double bookings over the whole history and ahead, by one sweep.
///
/// People take part who have a row in attendances, unless they declined (`reply`) or were not there
/// (`presence`); with a `start_time` or `stop_time` there, only so long. At a meeting without a row
/// in attendances, all are who are members of its body on its first day: those who hold a mandate
/// that is not hindered, and substitutes for those whose is. Meetings of a status that takes no
/// time (`takes_time`) are left out. Rows of meetings with the same text in `joint` are one
/// meeting.
///
/// @param zones where meetings are in several zones, these; then `start` and `stop` are what clocks
///        show at `first` (UTC where its zone is not known). Without them all are on one wall.
/// @cost O(attendances + meetings + pairs), where the rows of each meeting stand together; else
///       O(n log n) in what one person attends.
/// @see  docs/concepts/meetings.md
[[nodiscard]] double_bookings find_double_bookings(const registry& r, booked who = booked::members,
                                                   std::span<const time_zone> zones = {});

}  // namespace v0
}  // namespace remit
