// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

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

/// Says which minutes a meeting takes. That clocks of two zones show different times would be
/// reckoned with here, and nowhere else.
class meeting_clock {
public:
    explicit meeting_clock(const fact_table& meetings);
    [[nodiscard]] bounded_minutes taken(std::size_t meeting) const {
        return taken(meeting, clock_column::unknown, clock_column::unknown);
    }
    /// Of somebody who comes or goes at that time of day, where it is known.
    [[nodiscard]] bounded_minutes taken(std::size_t meeting, std::int32_t comes,
                                        std::int32_t goes) const;

private:
    const fact_table& t_;
    clock_column start_, stop_;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
