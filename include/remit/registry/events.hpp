// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace remit {
inline namespace v0 {

/// Whose rows belong together.
enum class key_id : std::uint8_t { body, person, seat };

/// On `day` a row begins or ends. Packed in eight bytes; a row number is below 2^31.
struct fact_event {
    std::int32_t day;
    std::uint32_t row_and_begins;

    [[nodiscard]] std::uint32_t row() const noexcept { return row_and_begins >> 1; }
    [[nodiscard]] bool begins() const noexcept { return (row_and_begins & 1U) != 0; }
};

/// The rows of a table clustered by a key, and the order in which they begin and end.
///
/// A fact about facts: computed once per registry and reused by every charter.
/// @invariant per subject the events rise by (day, ends before begins, row); a row that never ends
/// has
///            no end event; a row that always lasted has its begin at `always_start`.
struct fact_events {
    std::vector<std::uint32_t> first_row;    ///< subjects + 1 offsets into `rows`
    std::vector<std::uint32_t> rows;         ///< clustered by subject, rising within each
    std::vector<std::uint32_t> first_event;  ///< subjects + 1 offsets into `events`
    std::vector<fact_event> events;

    [[nodiscard]] std::size_t subjects() const noexcept { return first_row.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> rows_of(std::size_t s) const {
        return std::span{rows}.subspan(first_row[s], first_row[s + 1] - first_row[s]);
    }
    [[nodiscard]] std::span<const fact_event> events_of(std::size_t s) const {
        return std::span{events}.subspan(first_event[s], first_event[s + 1] - first_event[s]);
    }
};

}  // namespace v0
}  // namespace remit
