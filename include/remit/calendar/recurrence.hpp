// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <remit/core/detail/hash.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// On which days something recurs: a rule of iCalendar (RFC 5545, 3.3.10), from a first day on.
///
/// Rules recur by days, weeks, months or years: what recurs within a day is refused. Where the RFC
/// leaves room: a first day that the rule does not name is no occurrence; a month that has no such
/// day (the 31st) is left out; parts that the RFC does not give to a frequency (BYWEEKNO but to
/// years, BYYEARDAY but to years, BYMONTHDAY to weeks) are further conditions, and the number
/// before a weekday is passed over in weeks and days, as libical and dateutil have it; the days of
/// a year are those of the calendar, whatever week they belong to.
///
/// @invariant there is at least one occurrence in the years 1 to 9999.
/// @source RFC 5545 (September 2009), section 3.3.10, with its table of BYxxx parts.
class recurrence {
public:
    /// "FREQ=MONTHLY;BYDAY=2TU;COUNT=6", with or without "RRULE:" before it, from that day on. An
    /// UNTIL with a time of day stands for its day.
    /// @throws bad_input (E-RRULE) with all that is wrong with the text, each with its part; also
    ///         where it names no day at all (30 February).
    /// @cost O(the days to the first occurrence); with COUNT to the last.
    [[nodiscard]] static recurrence parse(std::string_view rule, day start);
    /// The same from "19970902", "1997-09-02" or "19970902T090000" on: with a time of day, an UNTIL
    /// with a time of day is kept to the minute. Zones are not looked at.
    [[nodiscard]] static recurrence parse(std::string_view rule, std::string_view start);

    /// Also on these days (RDATE).
    [[nodiscard]] recurrence also_on(std::vector<day> days) const;
    /// Not on these days (EXDATE), even where they are given otherwise.
    [[nodiscard]] recurrence not_on(std::vector<day> days) const;
    /// What would be on one day is on another (RECURRENCE-ID): where it is on none, nothing is.
    [[nodiscard]] recurrence moved(day from, day to) const;

    /// The days of RDATE and EXDATE, rising, and what was moved.
    [[nodiscard]] const std::vector<day>& also() const noexcept { return also_; }
    [[nodiscard]] const std::vector<day>& left_out() const noexcept { return not_on_; }
    [[nodiscard]] const std::vector<std::pair<day, day>>& moves() const noexcept { return moved_; }

    /// The rule as it would be written: its parts in the order of the RFC.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] day start() const noexcept { return start_; }
    /// The last day of the rule, where it has COUNT or UNTIL; RDATE and moved days aside.
    [[nodiscard]] std::optional<day> last() const noexcept { return last_; }

    /// The occurrences from `start` to before `stop`, rising, each once.
    /// @throws bad_input (E-SIZE) where they are more than `most`.
    /// @cost O(the months and weeks of the rule between these days, and the occurrences): nothing
    ///       before them is walked, and no day is tried that the rule does not name.
    [[nodiscard]] std::vector<day> between(day start, day stop, std::size_t most = 100'000) const;
    /// The same behind the days that `into` holds already, which takes no memory where there is
    /// room for them. @throws bad_input (E-SIZE) as between(); `into` is then as before.
    void append(day start, day stop, std::vector<day>& into, std::size_t most = 100'000) const;
    [[nodiscard]] bool contains(day d) const;
    /// The first occurrence after that day. @cost O(the months until then, and what was moved).
    [[nodiscard]] std::optional<day> after(day d) const;

    friend bool operator==(const recurrence&, const recurrence&) = default;

private:
    enum class frequency : std::uint8_t { daily, weekly, monthly, yearly };
    /// The n-th such weekday of a month or year, from its end where n is negative; each where it is
    /// 0.
    struct weekday {
        int n, iso;
        friend bool operator==(const weekday&, const weekday&) = default;
    };
    struct reader;
    struct plan;
    friend class occurrences;

    explicit recurrence(day start) : start_{start} {}

    [[nodiscard]] bool is_changed() const noexcept {
        return !also_.empty() || !not_on_.empty() || !moved_.empty();
    }
    [[nodiscard]] bool names(day d) const;
    [[nodiscard]] bool stays(day d) const;
    [[nodiscard]] bool can_move(day from) const;
    void add_between(std::int64_t from, std::int64_t to, std::size_t most,
                     std::vector<day>& out) const;
    void find_ends(std::optional<std::int64_t> count);
    [[nodiscard]] std::string parts_that_choose() const;

    day start_;
    frequency every_ = frequency::daily;
    std::int64_t interval_ = 1;
    std::optional<std::int64_t> count_{};
    std::optional<day> until_{};
    /// A bit for each: January's the lowest, the 1st's, and counted from the end the last day's.
    std::uint32_t months_ = 0, month_days_ = 0, month_days_back_ = 0;
    std::vector<int> year_days_{}, weeks_{}, positions_{};
    std::vector<weekday> weekdays_{};
    int week_start_ = 1;
    std::optional<day> last_{};
    std::vector<day> also_{}, not_on_{};
    std::vector<std::pair<day, day>> moved_{};
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::recurrence> {
    std::size_t operator()(const remit::recurrence& r) const {
        return remit::detail::hash_of(r.text(), r.start());
    }
};
