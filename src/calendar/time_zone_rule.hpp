// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace remit::inline v0::detail {

/// Clocks are put forward or back.
struct clock_change {
    std::int64_t at;             ///< UTC
    std::int32_t before, after;  ///< seconds east of UTC, not equal

    /// What is skipped or repeated on the wall, half-open.
    [[nodiscard]] std::int64_t wall_start() const noexcept { return at + std::min(before, after); }
    [[nodiscard]] std::int64_t wall_stop() const noexcept { return at + std::max(before, after); }
};

/// No offset of the format lies beyond (RFC 9636, 3.2: -25 to 26 hours, both not reached).
inline constexpr std::int32_t least_offset = -89'999, greatest_offset = 93'599;

/// The changes of every year to come: what the footer of a TZif file says ("CET-1CEST,M3.5.0,...").
///
/// @invariant what is skipped or repeated by one change ends before that of the next begins.
class zone_rule {
public:
    /// @throws bad_input (E-ZONE) that says what is wrong with the text.
    [[nodiscard]] static zone_rule parse(std::string_view text);

    /// Any instant within 2^60 seconds of 1970.
    [[nodiscard]] std::int32_t offset_at(std::int64_t utc) const;
    /// The last change at or before an instant, the first after it, and the last that begins on the
    /// wall at or before a time there; none where clocks are never changed.
    [[nodiscard]] std::optional<clock_change> last_before(std::int64_t utc) const;
    [[nodiscard]] std::optional<clock_change> first_after(std::int64_t utc) const;
    [[nodiscard]] std::optional<clock_change> last_on_wall(std::int64_t local) const;

private:
    enum class counted : std::uint8_t { from_one, from_zero, by_week };
    struct yearly {
        counted how;
        int number, month, weekday;  ///< of the day; by week: which of the month, 0 = Sunday
        std::int32_t seconds;        ///< after midnight on the wall; may be negative

        [[nodiscard]] std::int64_t in(int year) const;
    };
    class parser;

    /// Of the changes that are wanted the one next to an instant, before (-1) or after it (1).
    template <class Wanted>
    [[nodiscard]] std::optional<clock_change> nearest(std::int64_t utc, int step,
                                                      Wanted wanted) const;
    [[nodiscard]] clock_change begins(int year) const;
    [[nodiscard]] clock_change ends(int year) const;
    /// Whether the invariant holds. A summer time that never ends becomes the standard.
    [[nodiscard]] bool check();

    std::int32_t standard_ = 0, summer_ = 0;
    bool changes_ = false;
    yearly begins_{}, ends_{};
};

}  // namespace remit::inline v0::detail
