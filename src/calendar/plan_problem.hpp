// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <remit/calendar/cadence_part.hpp>
#include <remit/calendar/meeting_plan.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// What of a question is asked: without one of these it may be possible.
struct plan_asked {
    std::vector<bool> parts, busy, fixed;  ///< by their positions; fixed: meetings of `over`
    bool held = true;                      ///< the meetings before `over`
};

/// The days of a plan as numbers, day by day: what may be and what must be on each.
struct plan_problem {
    /// What of one quota is the same on all days.
    struct counted {
        std::int64_t most = 0;  ///< a count goes no higher: it says so many or more
        std::int64_t at_first = 0;
    };
    /// What of one quota is so on one day.
    struct counted_on {
        std::int64_t at_most = 0;   ///< so many there may be, with this day's
        std::int64_t at_least = 0;  ///< so many there must be, with this day's; 0: not asked
        bool ends = false;          ///< the next day begins anew
    };
    struct one_day {
        bool may = false;           ///< a meeting may be planned
        bool must = false;          ///< there must be one
        std::int64_t fixed = 0;     ///< so many there are
        std::int32_t before = 0;    ///< the last one is on that day or before it, ...
        std::int32_t since = 0;     ///< ... and, with this day's, on that day or after it
        std::int32_t long_ago = 0;  ///< nobody asks how long before that day it was
    };

    std::int32_t start = 0;  ///< the number of the first day
    std::vector<one_day> days{};
    std::vector<counted> quotas{};
    std::vector<counted_on> counts{};  ///< day by day, of each day quota by quota
    std::int32_t last = 0;             ///< the last meeting before
    bool two_a_day = true;             ///< whether two fixed meetings may be on one day
    bool looks_back = false;  ///< whether how long ago the last meeting was is asked on its own

    static constexpr std::int32_t never = -1'000'000;  ///< before every day of the calendar

    std::int32_t even = 0;  ///< meetings are so many days apart, where they can be
    /// Asks for that.
    void space_evenly(std::int32_t days_apart);
    /// What it costs that a meeting on a day falls short of being so far from the last one: the
    /// square of the days.
    [[nodiscard]] std::uint32_t shortfall(std::int32_t last, std::size_t d) const {
        const auto apart = start + static_cast<std::int32_t>(d) - last;
        const auto wanting = last == never || apart >= even ? 0 : even - apart;
        return static_cast<std::uint32_t>(wanting * wanting);
    }
};

[[nodiscard]] plan_problem problem_of(const std::vector<cadence_part>& parts, const planning& p,
                                      const plan_asked& asked);

/// How far apart the meetings would be if they were evenly so: in days, of the quota that asks for
/// most; 0 where none asks.
[[nodiscard]] std::int32_t even_gap(const std::vector<cadence_part>& parts);

/// Whether some two years can be planned by these parts; what is said of days of one year alone is
/// not looked at.
/// @param ways so many ways to stand on a day are looked at, less those that were; nothing is left
///             where these were too few, and then it is said that they can be kept.
[[nodiscard]] bool can_be_kept(const std::vector<cadence_part>& parts, std::size_t& ways);

}  // namespace detail
}  // namespace v0
}  // namespace remit
