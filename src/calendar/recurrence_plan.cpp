// SPDX-License-Identifier: BSL-1.0
#include "recurrence_plan.hpp"

#include <cstdlib>
#include <utility>

namespace remit {
inline namespace v0 {
namespace {

bool has(const std::vector<int>& list, int n) {
    return std::binary_search(list.begin(), list.end(), n);
}

template <class Bits>
void set(Bits& bits, int n) {
    bits[static_cast<std::size_t>(n) / 64] |= std::uint64_t{1} << (n % 64);
}

/// The seven days from that one on, as far as they lie in the year.
template <class Bits>
void set_week(Bits& bits, int first) {
    std::uint64_t week = 0x7f;
    if (first < 0) week >>= std::exchange(first, 0) * -1;
    if (first >= 366) return;
    const auto word = static_cast<std::size_t>(first) / 64;
    bits[word] |= week << (first % 64);
    if (first % 64 > 57) bits[word + 1] |= week >> (64 - first % 64);
}

}  // namespace

recurrence::plan::plan(const recurrence& r) : rule{r} {
    if (r.months_ != 0) months = r.months_;
    for (int n = 28; n <= 31; ++n) {
        const auto every = ~0U >> (32 - n);
        auto& bits = by_month_day[static_cast<std::size_t>(n) - 28];
        bits = every;
        if ((r.month_days_ | r.month_days_back_) == 0) continue;
        bits = r.month_days_;
        for (auto back = r.month_days_back_; back != 0; back &= back - 1)
            if (const int at = n - 1 - std::countr_zero(back); at >= 0) bits |= 1U << at;
        bits &= every;
    }
    read_weekdays();
    const bool says_day =
        !r.weekdays_.empty() || (r.month_days_ | r.month_days_back_) != 0 || !r.year_days_.empty();
    // what the rule does not say is said by its first day
    if (!says_day && r.every_ != frequency::daily) {
        const bool by_week = r.every_ == frequency::weekly
                                 ? r.weeks_.empty()
                                 : r.every_ == frequency::yearly && !r.weeks_.empty();
        if (by_week) {
            each_weekday = 1U << (r.start_.iso_weekday() - 1);
        } else if (r.every_ != frequency::weekly && r.weeks_.empty()) {
            for (auto& bits : by_month_day) bits &= 1U << (r.start_.day_of_month() - 1);
            if (r.every_ == frequency::yearly && r.months_ == 0)
                months = 1U << (r.start_.month() - 1);
        }
    }
    by_weekday = each_weekday * every_seventh;
    by_position = !r.positions_.empty();
    if (by_position && r.every_ == frequency::daily) {  // of a day there is one
        nothing = !has(r.positions_, 1) && !has(r.positions_, -1);
        by_position = false;
    }
    nth_of_year = of_year_has_nth();
    by_year = !r.year_days_.empty() || !r.weeks_.empty() || nth_of_year;
    if (by_year) read_year();
    nothing = nothing || months == 0;
    by_month = by_year || months != all_months || (r.month_days_ | r.month_days_back_) != 0;
    if (r.every_ == frequency::weekly) {
        span = 7;
        const auto since = r.start_.count() - first_day - (r.week_start_ - 1);
        phase = r.start_.count() - (since % 7 + 7) % 7;
    } else {
        phase = r.start_.count();
    }
    step = span * r.interval_;
}

bool recurrence::plan::of_year_has_nth() const {
    return rule.every_ == frequency::yearly && rule.months_ == 0 &&
           std::any_of(rule.weekdays_.begin(), rule.weekdays_.end(),
                       [](const auto& w) { return w.n != 0; });
}

void recurrence::plan::read_weekdays() {
    if (rule.weekdays_.empty() || of_year_has_nth()) return;
    each_weekday = 0;
    for (const auto& w : rule.weekdays_) {
        const auto bit = 1U << (w.iso - 1);
        if (w.n == 0) {
            each_weekday |= bit;
            continue;
        }
        has_nth = true;
        if (std::abs(w.n) > 5) continue;
        const auto same = std::find_if(nths.begin(), nths.begin() + different,
                                       [&](const numbered& each) { return each.n == w.n; });
        if (same == nths.begin() + different) nths[static_cast<std::size_t>(different++)].n = w.n;
        same->weekdays |= bit * every_seventh;
    }
}

/// What lies between these days of a year may be named, whether or not it is a leap year.
void recurrence::plan::touch(int low, int high) {
    low = std::clamp(low, 0, 365), high = std::clamp(high, 0, 364);
    const auto month_of = [](int d, int of_leap) {
        const auto& before = months_before[static_cast<std::size_t>(of_leap)];
        return static_cast<int>(std::upper_bound(before.begin(), before.end(), d) -
                                before.begin()) -
               1;
    };
    for (int m = month_of(low, 1); m <= month_of(high, 0); ++m) days[0] |= 1U << m;
}

void recurrence::plan::touch_weeks() {
    for (const int n : rule.weeks_) {
        if (n > 0)
            touch(7 * (n - 1) - 3, 7 * n + 2);
        else
            touch(365 - 5 + 7 * n, 366 + 3 + 7 * n + 6);
        // the days at its ends may lie in a week of the year beside it
        if (n == -1 || n >= 52) touch(0, 2);
        if (n == 1 || n <= -52) touch(363, 365);
    }
}

void recurrence::plan::read_year() {
    const auto crossed = [&](auto mark) {
        days = {};
        mark();
        months &= static_cast<std::uint32_t>(days[0]);
    };
    if (!rule.year_days_.empty())
        crossed([&] {
            for (const int n : rule.year_days_)
                for (int l = 0; l < 2; ++l) {
                    const int at = n > 0 ? n - 1 : 365 + l + n;
                    if (at < 0 || at >= 365 + l) continue;
                    set(by_year_day[static_cast<std::size_t>(l)], at);
                    touch(at, at);
                }
        });
    if (!rule.weeks_.empty()) crossed([&] { touch_weeks(); });
    if (nth_of_year)
        crossed([&] {
            for (const auto& w : rule.weekdays_)
                if (w.n == 0)
                    touch(0, 365);
                else if (w.n > 0)
                    touch(7 * (w.n - 1), 7 * w.n - 1);
                else
                    touch(365 + 7 * w.n, 366 + 7 * w.n + 6);
        });
}

void recurrence::plan::enter(int to) {
    if (to == year) return;
    if (to == year + 1 && year != 0) {
        january += length();
        weekday = (weekday + length()) % 7;
    } else {
        const int y = to - 1;
        const int since = y * 365 + y / 4 - y / 100 + y / 400;
        january = first_day + since;
        weekday = since % 7;
    }
    year = to;
    leap = day::is_leap(year) ? 1 : 0;
    if (!by_year) return;
    bool crossed = false;
    const auto cross = [&](const year_bits& named) {
        if (!std::exchange(crossed, true)) {
            days = named;
            return;
        }
        for (std::size_t i = 0; i < days.size(); ++i) days[i] &= named[i];
    };
    if (!rule.year_days_.empty()) cross(by_year_day[static_cast<std::size_t>(leap)]);
    if (!rule.weeks_.empty()) cross(named_by_weeks());
    if (nth_of_year) cross(named_by_weekdays());
}

recurrence::plan::year_bits recurrence::plan::named_by_weekdays() const {
    year_bits named{};
    for (const auto& w : rule.weekdays_) {
        const int first = (w.iso - 1 - weekday + 7) % 7;
        if (w.n == 0) {
            for (int d = first; d < 366; d += 7) set(named, d);
            continue;
        }
        const int weeks = (length() - 1 - first) / 7;
        const int n = w.n > 0 ? w.n - 1 : weeks + 1 + w.n;
        if (0 <= n && n <= weeks) set(named, first + 7 * n);
    }
    return named;
}

/// Weeks begin on the rule's own day, and the first of a year has four days of it, as in ISO 8601.
recurrence::plan::year_bits recurrence::plan::named_by_weeks() const {
    const auto& weeks = rule.weeks_;
    // how many days after 1 January, a weekday, the first week of that year begins
    const auto begins = [&](int on) { return 3 - (on + 3 - (rule.week_start_ - 1) + 7) % 7; };
    const auto days_of = [](int y) { return day::is_leap(y) ? 366 : 365; };
    const int begin = begins(weekday), of_next = (weekday + length()) % 7;
    const bool is_last = year == 9999;  // of what comes after it nothing is known
    const int end = is_last ? begin + 52 * 7 : length() + begins(of_next);
    const int all = (end - begin) / 7;
    year_bits named{};
    for (const int n : weeks) {
        const int week = n > 0 ? n : all + 1 + n;
        if (1 <= week && week <= all + (is_last && n > 0 ? 1 : 0))
            set_week(named, begin + 7 * (week - 1));
    }
    const auto has_of = [&](int n, int of) { return has(weeks, n) || has(weeks, n - of - 1); };
    if (begin > 0 && year > 1) {  // days before its first week
        const int of_last = days_of(year - 1);
        const int before = (begin + of_last - begins((weekday - of_last + 371) % 7)) / 7;
        if (has_of(before, before)) set_week(named, begin - 7);
    }
    if (end < length() && !is_last) {
        const int after = days_of(year + 1);
        const int next =
            year + 1 == 9999 ? 52 : (length() + after + begins((of_next + after) % 7) - end) / 7;
        if (has_of(1, next)) set_week(named, end);
    }
    return named;
}

std::uint32_t recurrence::plan::weekdays_of(int on, int of) const {
    auto out = by_weekday >> on;
    if (!has_nth) return static_cast<std::uint32_t>(out);
    constexpr std::uint64_t week = 0x7f;
    for (int i = 0; i < different; ++i) {
        const auto [n, weekdays] = nths[static_cast<std::size_t>(i)];
        // the week of the month that ends so many days before its end
        out |= weekdays >> on & (n > 0 ? week << (7 * (n - 1)) : (week << 35) >> (35 - of - 7 * n));
    }
    return static_cast<std::uint32_t>(out);
}

std::uint32_t recurrence::plan::of_year(int first, std::uint32_t mask) const {
    const auto word = static_cast<std::size_t>(first) / 64;
    const auto shift = first % 64;
    auto bits = days[word] >> shift;
    if (shift != 0) bits |= days[word + 1] << (64 - shift);
    return static_cast<std::uint32_t>(bits) & mask;
}

recurrence::plan::month_days recurrence::plan::month(int m) const {
    const auto& before = months_before[static_cast<std::size_t>(leap)];
    const int first = before[static_cast<std::size_t>(m)];
    const int of = before[static_cast<std::size_t>(m) + 1] - first;
    month_days out{january + first, of, 0};
    if (!has_month(m)) return out;
    out.bits = by_month_day[static_cast<std::size_t>(of) - 28];
    if (by_year) out.bits = of_year(first, out.bits);
    out.bits &= weekdays_of((weekday + first) % 7, of);
    return out;
}

int recurrence::plan::enter_month_of(std::int64_t d) {
    if (year == 0 || d < january || d >= january + length())
        enter(year != 0 && d == january + length() ? year + 1 : day::from_count(d).year());
    const auto at = static_cast<int>(d - january);
    const auto& before = months_before[static_cast<std::size_t>(leap)];
    int m = at / 32;  // or the next one
    if (at >= before[static_cast<std::size_t>(m) + 1]) ++m;
    return m;
}

/// The first turn, from one on, that reaches to that day or lies behind it.
std::int64_t recurrence::plan::turn_reaching(std::int64_t d, std::int64_t turn) const {
    if (turn + span > d) return turn;
    return turn + ((d - turn - span) / step + 1) * step;
}

/// The first day from there on, or beyond the calendar, of a month that may be named.
std::int64_t recurrence::plan::named_from(std::int64_t d) {
    while (d <= last_day) {
        const int m = enter_month_of(d);
        const auto later = months >> m;
        if ((later & 1U) != 0) return d;
        const auto next = static_cast<std::size_t>(later != 0 ? m + std::countr_zero(later) : 12);
        d = january + months_before[static_cast<std::size_t>(leap)][next];
    }
    return d;
}

}  // namespace v0
}  // namespace remit
