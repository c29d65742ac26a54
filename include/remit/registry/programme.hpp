// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <remit/registry/registry.hpp>

namespace remit {
inline namespace v0 {

/// When an item of a programme begins and ends, in minutes as `moment` counts them (the clock on
/// the wall where the meeting is). Half-open; an item that begins and ends at one minute is a
/// moment ("18.30: thank you for today").
///
/// A time that nobody gave lies between those around it: each end has an earliest and a latest
/// minute, the same where it is known.
///
/// @invariant start_earliest <= start_latest, stop_earliest <= stop_latest,
///            start_earliest <= stop_earliest, start_latest <= stop_latest
struct timed_item {
    std::uint32_t item;  ///< the row in items
    std::int64_t start_earliest, start_latest;
    std::int64_t stop_earliest, stop_latest;

    [[nodiscard]] constexpr bool exact() const noexcept {
        return start_earliest == start_latest && stop_earliest == stop_latest;
    }
    friend bool operator==(const timed_item&, const timed_item&) = default;
};

/// The programme of a meeting: its items in their order, with their times.
///
/// The order is that of `day` and `position`; where no item of the meeting has a position, that of
/// `start_time`. An item without a `stop_time` ends when the next of the order begins, and the last
/// when the meeting does; one without a `start_time` begins between the known times around it.
/// Items of one position, or without any where others have one, stand side by side.
/// Nothing where the day of the meeting is not known.
///
/// @param meeting the row in meetings @throws error where there is no such row
/// @cost O(n log n) in the items of the body that meets.
[[nodiscard]] std::vector<timed_item> programme_of(const registry& r, std::size_t meeting);

}  // namespace v0
}  // namespace remit
