// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <vector>

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// A row of a group, which begins and ends on these days.
struct lasting_row {
    std::uint64_t group;
    std::int32_t begins, ends;
    std::uint32_t row;
};
/// Which is the lowest row of the group that begins no later than `by` and ends after `after`?
struct lasting_question {
    std::uint64_t group;
    std::int32_t by, after;
    std::uint32_t asked_by;
};

/// Two row numbers as the name of a group.
[[nodiscard]] constexpr std::uint64_t group_of(std::int32_t a, std::int32_t b) noexcept {
    return std::uint64_t{static_cast<std::uint32_t>(a)} << 32 | static_cast<std::uint32_t>(b);
}

/// Writes the row of each question that has one to `answers[asked_by]`; the others stay.
/// @cost O(n log n) in the number of rows and questions, however many rows a group has.
void lowest_lasting(std::vector<lasting_row> rows, std::vector<lasting_question> questions,
                    std::vector<std::int32_t>& answers);

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
