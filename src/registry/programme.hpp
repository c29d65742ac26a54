// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <remit/registry/programme.hpp>

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// The minutes that a meeting takes, as far as its days and times are known.
struct meeting_span {
    bool known_day = false;  ///< its first and last day are known
    bool timed_start = false, timed_stop = false;
    std::int64_t start = 0, stop = 0;  ///< of its times; of its days where these are not given

    [[nodiscard]] bool timed() const noexcept { return known_day && timed_start && timed_stop; }
};
[[nodiscard]] meeting_span span_of(const fact_table& meetings, std::size_t row);

/// What a number in a cell says; absent where it says nothing.
[[nodiscard]] std::optional<std::int64_t> number_in(const fact_table& t, std::string_view column,
                                                    std::size_t row);
/// The text of a cell; empty where it has none.
[[nodiscard]] std::string_view text_in(const fact_table& t, std::string_view column,
                                       std::size_t row);

/// Whether a kind of item is a break.
[[nodiscard]] bool is_break(std::string_view kind) noexcept;

/// The programme of these items of one meeting.
[[nodiscard]] std::vector<timed_item> programme_of(const meeting_span& meeting,
                                                   const fact_table& items,
                                                   std::span<const std::uint32_t> rows);

/// The longest stretch of the meeting between breaks; nothing where it cannot be told.
[[nodiscard]] std::optional<std::int64_t> longest_sitting(const meeting_span& meeting,
                                                          const fact_table& items,
                                                          std::span<const timed_item> programme);

/// The items of one meeting, in the order of the table. @cost O(items of its body).
[[nodiscard]] std::vector<std::uint32_t> items_of(const registry::store& s, std::size_t meeting);
}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
