// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <remit/time/day.hpp>

namespace remit_test {

/// What a rule of iCalendar means, written down a second time and the plainest way: every day of
/// every period is tried. It shares no code with remit::recurrence, and looks at nothing but what
/// the parts of the rule say.
struct plain_recurrence {
    enum class frequency : std::uint8_t { daily, weekly, monthly, yearly };
    struct weekday {
        int n, iso;  ///< the n-th such one, each where it is 0
    };

    remit::day start;
    frequency every = frequency::daily;
    std::int64_t interval = 1;
    std::vector<int> months{}, month_days{}, year_days{}, weeks{}, positions{};
    std::vector<weekday> weekdays{};
    int week_start = 1;
    std::int64_t count = 0;  ///< none where it is 0

    /// As it would be given to remit::recurrence::parse.
    [[nodiscard]] std::string text() const;
    /// The occurrences from the first day to before another, at most so many.
    [[nodiscard]] std::vector<remit::day> until(remit::day stop, std::size_t most) const;

private:
    [[nodiscard]] std::int64_t period_of(std::int64_t d) const;
    [[nodiscard]] bool takes(remit::day d) const;
    [[nodiscard]] bool takes_weekday(remit::day d) const;
    [[nodiscard]] bool takes_week(remit::day d) const;
};

}  // namespace remit_test
