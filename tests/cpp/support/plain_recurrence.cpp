// SPDX-License-Identifier: BSL-1.0
#include "plain_recurrence.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace remit_test {

using remit::day;

namespace {

bool has(const std::vector<int>& list, int n) {
    return std::find(list.begin(), list.end(), n) != list.end();
}
/// Whether the n-th of so many is named, from the beginning or from the end.
bool has_of(const std::vector<int>& list, int n, int all) {
    return has(list, n) || has(list, n - all - 1);
}

int days_in_year(int year) { return day::is_leap(year) ? 366 : 365; }
int day_of_year(day d) { return static_cast<int>(d - day{d.year(), 1, 1}) + 1; }

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

/// The number of the day, week, month or year in which the day lies, counted from somewhere.
std::int64_t plain_recurrence::period_of(std::int64_t d) const {
    switch (every) {
        case frequency::weekly:  // 1970-01-01 was a Thursday
            return floor_div(d + 3 - (week_start - 1), 7);
        case frequency::monthly: {
            const auto on = day::from_count(d);
            return std::int64_t{on.year()} * 12 + on.month() - 1;
        }
        case frequency::yearly: return day::from_count(d).year();
        case frequency::daily: break;
    }
    return d;
}

bool plain_recurrence::takes_weekday(day d) const {
    const bool of_year = every == frequency::yearly && months.empty();
    const bool numbered = every == frequency::yearly || every == frequency::monthly;
    return std::any_of(weekdays.begin(), weekdays.end(), [&](const weekday& w) {
        if (w.iso != d.iso_weekday()) return false;
        if (w.n == 0 || !numbered) return true;
        const int at = of_year ? day_of_year(d) : d.day_of_month();
        const int all = of_year ? days_in_year(d.year()) : day::days_in_month(d.year(), d.month());
        return w.n > 0 ? (at - 1) / 7 + 1 == w.n : -((all - at) / 7 + 1) == w.n;
    });
}

/// Weeks as in ISO 8601, but beginning on the rule's own day: the first has four days of the year.
bool plain_recurrence::takes_week(day d) const {
    const auto begin_of = [&](int year) {  // of its first week
        const auto january_4 = day{year, 1, 4}.count();
        const auto behind = (day{year, 1, 4}.iso_weekday() - week_start + 7) % 7;
        return std::int64_t{january_4} - behind;
    };
    int year = d.year();
    if (year < 9999 && d.count() >= begin_of(year + 1))
        ++year;
    else if (d.count() < begin_of(year))
        --year;
    if (year < 1) return false;
    const auto begin = begin_of(year);
    const auto end = year < 9999 ? begin_of(year + 1) : begin + 52 * 7;
    return has_of(weeks, static_cast<int>((d.count() - begin) / 7) + 1,
                  static_cast<int>((end - begin) / 7));
}

/// Whether the rule names the day, of a period that is its turn; positions aside.
bool plain_recurrence::takes(day d) const {
    if (!months.empty() && !has(months, d.month())) return false;
    if (!weeks.empty() && !takes_week(d)) return false;
    if (!year_days.empty() && !has_of(year_days, day_of_year(d), days_in_year(d.year())))
        return false;
    if (!month_days.empty() &&
        !has_of(month_days, d.day_of_month(), day::days_in_month(d.year(), d.month())))
        return false;
    if (!weekdays.empty() && !takes_weekday(d)) return false;
    // what the rule does not say is said by its first day
    const bool says_day = !weekdays.empty() || !month_days.empty() || !year_days.empty();
    switch (every) {
        case frequency::weekly:
            return says_day || !weeks.empty() || d.iso_weekday() == start.iso_weekday();
        case frequency::monthly:
            return says_day || !weeks.empty() || d.day_of_month() == start.day_of_month();
        case frequency::yearly:
            if (says_day) return true;
            if (!weeks.empty()) return d.iso_weekday() == start.iso_weekday();
            return d.day_of_month() == start.day_of_month() &&
                   (!months.empty() || d.month() == start.month());
        case frequency::daily: break;
    }
    return true;
}

std::vector<day> plain_recurrence::until(day stop, std::size_t most) const {
    std::vector<day> out, period;
    const auto first = day::first().count(), last = day::last().count();
    const auto base = period_of(start.count());
    auto begin = std::int64_t{start.count()};  // of the first period
    while (begin > first && period_of(begin - 1) == base) --begin;
    std::optional<std::int64_t> now;
    const auto take = [&] {  // of a period that is over
        const auto all = static_cast<int>(period.size());
        for (int i = 0; i < all; ++i) {
            const auto d = period[static_cast<std::size_t>(i)];
            if (!positions.empty() && !has_of(positions, i + 1, all)) continue;
            if (d < start || stop <= d || out.size() == most) continue;
            if (count == 0 || out.size() < static_cast<std::size_t>(count)) out.push_back(d);
        }
        period.clear();
    };
    for (auto n = begin; n <= last; ++n) {
        const auto p = period_of(n);
        if (now && *now != p) {
            take();
            if (n >= stop.count() || out.size() == most) return out;
        }
        now = p;
        if ((p - base) % interval == 0 && takes(day::from_count(n)))
            period.push_back(day::from_count(n));
    }
    take();
    return out;
}

std::string plain_recurrence::text() const {
    constexpr std::array<const char*, 4> names{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    constexpr std::array<const char*, 7> days{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const auto named = [&](int iso) {
        return std::string{days[static_cast<std::size_t>(iso) - 1]};
    };
    auto out = std::string{"FREQ="} + names[static_cast<std::size_t>(every)];
    const auto add = [&](const char* name, const std::vector<int>& list) {
        std::string numbers;
        for (const auto n : list) numbers += (numbers.empty() ? "" : ",") + std::to_string(n);
        if (!list.empty()) out += std::string{";"} + name + "=" + numbers;
    };
    if (interval != 1) out += ";INTERVAL=" + std::to_string(interval);
    if (count != 0) out += ";COUNT=" + std::to_string(count);
    std::string each;
    for (const auto& w : weekdays)
        each += (each.empty() ? "" : ",") + (w.n == 0 ? "" : std::to_string(w.n)) + named(w.iso);
    if (!each.empty()) out += ";BYDAY=" + each;
    add("BYMONTHDAY", month_days);
    add("BYYEARDAY", year_days);
    add("BYWEEKNO", weeks);
    add("BYMONTH", months);
    add("BYSETPOS", positions);
    return week_start == 1 ? out : out + ";WKST=" + named(week_start);
}

}  // namespace remit_test
