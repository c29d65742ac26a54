// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <remit/core/detail/hash.hpp>
#include <remit/core/problem.hpp>
#include <remit/time/day.hpp>
#include <remit/time/period.hpp>

namespace remit {
inline namespace v0 {

/// On which days people work: the same days of every week (Monday to Friday, where nobody says
/// otherwise), but for the holidays that are given, and on other days that are open all the same.
///
/// A day for which nothing is given follows the week, however far away it is. Where the holidays
/// are known on some days only (`known_in`), a check says so when it counts others.
/// @invariant holidays and open days are sorted, each once; no open day is a holiday; a week has at
///            least one working day.
class working_days {
public:
    working_days() = default;
    /// @param week the working days of a week, 1 = Monday ... 7 = Sunday (ISO 8601)
    /// @throws bad_input (E-CALENDAR) where the week has no working day, or a number is none of
    /// these.
    explicit working_days(std::vector<day> holidays,
                          std::initializer_list<int> week = {1, 2, 3, 4, 5})
        : working_days{std::move(holidays), std::span<const int>{week.begin(), week.size()}} {}
    working_days(std::vector<day> holidays, std::span<const int> week)
        : week_{mask_of(week)}, holidays_{sorted(std::move(holidays))} {
        look();
    }

    [[nodiscard]] std::span<const day> holidays() const noexcept { return holidays_; }
    /// The days on which people work although it is a holiday, or no working day of the week.
    [[nodiscard]] std::span<const day> open_days() const noexcept { return open_; }
    /// The working days of a week, rising, 1 = Monday ... 7 = Sunday.
    [[nodiscard]] std::vector<int> week() const {
        std::vector<int> out;
        for (int d = 1; d <= 7; ++d)
            if (is_in(week_, d)) out.push_back(d);
        return out;
    }

    /// How many of them there are: 1 to 7.
    [[nodiscard]] int days_a_week() const noexcept { return std::popcount(week_); }

    /// The same but for these days, on which nobody works.
    [[nodiscard]] working_days closed_on(std::vector<day> days) const {
        auto out = *this;
        days = sorted(std::move(days));
        out.holidays_ = united(holidays_, days);
        out.open_ = without(open_, days);
        out.look();
        return out;
    }
    /// The same but for these days, on which people work.
    [[nodiscard]] working_days open_on(std::vector<day> days) const {
        auto out = *this;
        days = sorted(std::move(days));
        out.holidays_ = without(holidays_, days);
        out.open_ = united(open_, days);
        out.look();
        return out;
    }
    /// The same, said to have all holidays of these days, and to know nothing of others.
    [[nodiscard]] working_days known_in(const period& days) const {
        auto out = *this;
        out.known_ = days;
        return out;
    }
    /// The days of which all holidays are known; absent: nobody has said.
    [[nodiscard]] const std::optional<period>& known() const noexcept { return known_; }

    /// The days on which both work: when people of two places can meet. What is known of both is
    /// known.
    /// @throws bad_input (E-CALENDAR) where that is no day of the week, or no day is known of both.
    friend working_days operator&(const working_days& a, const working_days& b) {
        return joined(a, b, a.week_ & b.week_, [](bool x, bool y) { return x && y; });
    }
    /// The days on which one of them works, or both.
    friend working_days operator|(const working_days& a, const working_days& b) {
        return joined(a, b, a.week_ | b.week_, [](bool x, bool y) { return x || y; });
    }

    /// @cost O(log days that are given).
    [[nodiscard]] bool contains(day d) const {
        const bool usual = is_in(week_, d.iso_weekday());
        return usual != std::binary_search(others_.begin(), others_.end(), d);
    }
    /// How many working days there are from `start` to before `stop`; negative where that is
    /// earlier. @cost O(log days that are given).
    [[nodiscard]] std::int64_t count(day start, day stop) const {
        return before(stop.count()) - before(start.count());
    }
    /// The n-th working day after `from`, or before it where n is negative; `from` itself for 0,
    /// whether or not it is one. @throws bad_input (E-DATE) beyond the years 1 to 9999.
    /// @cost O(log^2 of the days that are given), however large n is.
    [[nodiscard]] day shift(day from, std::int64_t n) const {
        constexpr std::int64_t far = 4'000'000;  // no two days are further apart
        n = std::clamp(n, -far, far);
        if (n == 0) return from;
        // The day d has so many working days before the next one.
        const auto wanted =
            n > 0 ? before(std::int64_t{from.count()} + 1) + n : before(from.count()) + n + 1;
        return day::from_count(day_of(wanted));
    }

    friend bool operator==(const working_days& a, const working_days& b) {
        return a.week_ == b.week_ && a.holidays_ == b.holidays_ && a.open_ == b.open_ &&
               a.known_ == b.known_;
    }

private:
    static constexpr std::int64_t first = day::first().count();  // a Monday

    [[nodiscard]] static bool is_in(unsigned week, int iso_weekday) {
        return (week >> (iso_weekday - 1) & 1U) != 0;
    }
    static std::uint8_t mask_of(std::span<const int> week) {
        unsigned out = 0;
        for (const int d : week) {
            if (d < 1 || d > 7)
                throw bad_input{problem{"E-CALENDAR", "",
                                        "there is no day " + std::to_string(d) + " of the week",
                                        "1 is Monday, 7 is Sunday"}};
            out |= 1U << (d - 1);
        }
        return some_day_of(out);
    }
    static std::uint8_t some_day_of(unsigned week) {
        if (week == 0)
            throw bad_input{problem{"E-CALENDAR", "", "a calendar without a working day",
                                    "name at least one day of the week"}};
        return static_cast<std::uint8_t>(week);
    }
    static std::optional<period> known_of_both(const std::optional<period>& a,
                                               const std::optional<period>& b) {
        if (!a || !b) return a ? a : b;
        if (const auto both = intersection(*a, *b)) return both;
        throw bad_input{problem{"E-CALENDAR", "", "no day is known of both calendars",
                                "give holidays of the same years to both"}};
    }
    static std::vector<day> sorted(std::vector<day> days) {
        std::sort(days.begin(), days.end());
        days.erase(std::unique(days.begin(), days.end()), days.end());
        return days;
    }
    static std::vector<day> united(const std::vector<day>& a, const std::vector<day>& b) {
        std::vector<day> out;
        std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
        return out;
    }
    static std::vector<day> without(const std::vector<day>& a, const std::vector<day>& b) {
        std::vector<day> out;
        std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
        return out;
    }
    template <class F>
    static working_days joined(const working_days& a, const working_days& b, unsigned week, F f) {
        working_days out;
        out.week_ = some_day_of(week);
        out.known_ = known_of_both(a.known_, b.known_);
        for (const auto d : united(a.others_, b.others_)) {
            const bool usual = is_in(week, d.iso_weekday());
            if (const bool works = f(a.contains(d), b.contains(d)); works != usual)
                (works ? out.open_ : out.holidays_).push_back(d);
        }
        out.look();
        return out;
    }

    /// Which of the days that are given differ from the week, and by how much they and those before
    /// them change a count.
    void look() {
        const auto usual = [&](day d) { return is_in(week_, d.iso_weekday()); };
        others_.clear(), more_.clear();
        std::merge(holidays_.begin(), holidays_.end(), open_.begin(), open_.end(),
                   std::back_inserter(others_));
        std::erase_if(others_, [&](day d) {
            return usual(d) == std::binary_search(open_.begin(), open_.end(), d);
        });
        std::int64_t more = 0;
        for (const auto d : others_) more_.push_back(more += usual(d) ? -1 : 1);
    }
    /// How many working days there are before that day.
    [[nodiscard]] std::int64_t before(std::int64_t count) const {
        const auto days = count - first;
        const auto rest = static_cast<unsigned>(days % 7);
        const auto of_week = week_ & ((1U << rest) - 1);
        const auto given = std::partition_point(others_.begin(), others_.end(),
                                                [&](day d) { return d.count() < count; });
        return days / 7 * std::popcount(week_) + std::popcount(of_week) +
               (given == others_.begin()
                    ? 0
                    : more_[static_cast<std::size_t>(given - others_.begin()) - 1]);
    }
    /// The first day with so many working days before the next one; one too early or too late where
    /// there is none.
    [[nodiscard]] std::int64_t day_of(std::int64_t wanted) const {
        std::int64_t low = first - 1, high = std::int64_t{day::last().count()} + 1;
        if (wanted <= 0) return low;
        if (before(high) < wanted) return high;
        // As far away as the week says, and as the days that are given may move it.
        const auto given = static_cast<std::int64_t>(others_.size());
        const auto weeks = [&](std::int64_t n) { return first + n / std::popcount(week_) * 7; };
        low = std::max(low, weeks(std::max<std::int64_t>(0, wanted - given)) - 8);
        high = std::min(high, weeks(wanted + given) + 8);
        while (high - low > 1) {
            const auto middle = low + (high - low) / 2;
            (before(middle + 1) < wanted ? low : high) = middle;
        }
        return high;
    }

    std::uint8_t week_ = 0b0011111;  ///< a bit for each working day, Monday's the lowest
    std::vector<day> holidays_, open_;
    std::optional<period> known_;
    std::vector<day> others_;         ///< days that are not as the week says
    std::vector<std::int64_t> more_;  ///< by how much each and those before it change a count
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::working_days> {
    /// @cost O(days that are given).
    std::size_t operator()(const remit::working_days& w) const {
        std::size_t h = w.holidays().size();
        for (const auto d : w.holidays()) h = remit::detail::hash_of(h, d);
        for (const auto d : w.open_days()) h = remit::detail::hash_of(h, d);
        for (const auto d : w.week()) h = remit::detail::hash_of(h, d);
        return h;
    }
};
