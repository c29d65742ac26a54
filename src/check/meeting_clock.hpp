// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <remit/calendar/time_zone.hpp>
#include <remit/registry/fact_table.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// Minutes within bounds, half-open.
struct bounded_minutes {
    std::int64_t start, start_latest, stop_earliest, stop;
    [[nodiscard]] bool exact() const noexcept {
        return start == start_latest && stop_earliest == stop;
    }
};

/// A column of times of day: minutes after midnight, -1 where it is not known.
class clock_column {
public:
    static constexpr std::int32_t unknown = -1;
    clock_column(const fact_table& t, std::string_view name);
    [[nodiscard]] std::int32_t of(std::size_t row) const {
        const auto c = code_ == nullptr ? -1 : code_[row];
        return c < 0 ? unknown : minutes_[static_cast<std::size_t>(c)];
    }
    /// Whether no row says a time.
    [[nodiscard]] bool empty() const noexcept { return code_ == nullptr; }

private:
    std::vector<std::int32_t> minutes_;   ///< by code
    const std::int32_t* code_ = nullptr;  ///< of the table, by row
};

/// The seconds east of UTC that a text says: "+02:00", "-0330", "+02"; nothing where it says none.
[[nodiscard]] std::optional<std::int32_t> read_offset(std::string_view text) noexcept;

/// Says which minutes a meeting takes: on one wall, or where zones are given, in UTC. That clocks
/// of two zones show different times is reckoned with here, and nowhere else.
class meeting_clock {
public:
    explicit meeting_clock(const fact_table& meetings, std::span<const time_zone> zones = {});
    [[nodiscard]] bounded_minutes taken(std::size_t meeting) const {
        return taken(meeting, clock_column::unknown, clock_column::unknown);
    }
    /// Of somebody who comes or goes at that time of day, where it is known.
    [[nodiscard]] bounded_minutes taken(std::size_t meeting, std::int32_t comes,
                                        std::int32_t goes) const;
    /// What clocks at the meeting show at a minute that `taken` gave.
    [[nodiscard]] std::int64_t shown(std::size_t meeting, std::int64_t minute) const;

private:
    /// Whether times are those of UTC.
    [[nodiscard]] bool zoned() const noexcept { return !zone_of_code_.empty(); }
    [[nodiscard]] const time_zone* zone_of(std::size_t meeting) const;
    [[nodiscard]] bounded_minutes in_utc(std::size_t meeting, bounded_minutes wall) const;

    const fact_table& t_;
    clock_column start_, stop_;
    const fact_column* zone_ = nullptr;
    const fact_column* offset_ = nullptr;
    std::vector<const time_zone*> zone_of_code_;  ///< empty where all meetings are on one wall
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
