// SPDX-License-Identifier: BSL-1.0
// On which days a rule of iCalendar recurs.
#include <remit/calendar/recurrence.hpp>

#include <algorithm>

#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {
namespace {

bool has(const std::vector<int>& list, int n) {
    return std::find(list.begin(), list.end(), n) != list.end();
}
/// Whether the n-th of so many is named, from the beginning or from the end.
bool has_of(const std::vector<int>& list, int n, int all) {
    return has(list, n) || has(list, n - all - 1);
}

day first_of_year(int year) { return {year, 1, 1}; }
int days_in_year(int year) { return day::is_leap(year) ? 366 : 365; }
int day_of_year(day d) { return static_cast<int>(d - first_of_year(d.year())) + 1; }

void put(std::vector<day>& into, std::vector<day> days) {
    into.insert(into.end(), days.begin(), days.end());
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

constexpr std::int64_t first_day = day::first().count(), last_day = day::last().count();

}  // namespace

/// The number of the day, week, month or year in which the day lies, counted from somewhere.
std::int64_t recurrence::period_of(day d) const {
    switch (every_) {
        case frequency::weekly:  // 1970-01-01 was a Thursday
            return floor_div(std::int64_t{d.count()} + 3 - (week_start_ - 1), 7);
        case frequency::monthly: return std::int64_t{d.year()} * 12 + d.month() - 1;
        case frequency::yearly: return d.year();
        case frequency::daily: break;
    }
    return d.count();
}

/// Its days, half-open, as numbers: a week may reach beyond the calendar.
std::pair<std::int64_t, std::int64_t> recurrence::days_of(std::int64_t period) const {
    switch (every_) {
        case frequency::weekly: {
            const auto first = period * 7 - 3 + (week_start_ - 1);
            return {first, first + 7};
        }
        case frequency::monthly: {
            const auto year = static_cast<int>(period / 12),
                       month = static_cast<int>(period % 12) + 1;
            if (year < 1 || year > 9999) return {last_day + 1, last_day + 1};
            const auto first = day{year, month, 1}.count();
            return {first, first + day::days_in_month(year, month)};
        }
        case frequency::yearly: {
            if (period < 1 || period > 9999) return {last_day + 1, last_day + 1};
            const auto first = first_of_year(static_cast<int>(period)).count();
            return {first, first + days_in_year(static_cast<int>(period))};
        }
        case frequency::daily: break;
    }
    return {period, period + 1};
}

bool recurrence::takes_weekday(day d) const {
    const bool of_year = every_ == frequency::yearly && months_.empty();
    return std::any_of(weekdays_.begin(), weekdays_.end(), [&](const weekday& w) {
        if (w.iso != d.iso_weekday()) return false;
        if (w.n == 0) return true;
        const int at = of_year ? day_of_year(d) : d.day_of_month();
        const int all = of_year ? days_in_year(d.year()) : day::days_in_month(d.year(), d.month());
        return w.n > 0 ? (at - 1) / 7 + 1 == w.n : -((all - at) / 7 + 1) == w.n;
    });
}

/// Weeks as in ISO 8601, but beginning on the rule's own day: the first has four days of the year.
bool recurrence::takes_week(day d) const {
    const auto begin_of = [&](int year) {  // of its first week
        const auto january_4 = day{year, 1, 4}.count();
        const auto behind = (day{year, 1, 4}.iso_weekday() - week_start_ + 7) % 7;
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
    return has_of(weeks_, static_cast<int>((d.count() - begin) / 7) + 1,
                  static_cast<int>((end - begin) / 7));
}

/// Whether the rule names the day, of a period that is its turn; positions aside.
bool recurrence::takes(day d) const {
    if (!months_.empty() && !has(months_, d.month())) return false;
    if (!weeks_.empty() && !takes_week(d)) return false;
    if (!year_days_.empty() && !has_of(year_days_, day_of_year(d), days_in_year(d.year())))
        return false;
    if (!month_days_.empty() &&
        !has_of(month_days_, d.day_of_month(), day::days_in_month(d.year(), d.month())))
        return false;
    if (!weekdays_.empty() && !takes_weekday(d)) return false;
    // what the rule does not say is said by its first day
    const bool says_day = !weekdays_.empty() || !month_days_.empty() || !year_days_.empty();
    switch (every_) {
        case frequency::weekly:
            return says_day || !weeks_.empty() || d.iso_weekday() == start_.iso_weekday();
        case frequency::monthly:
            return says_day || !weeks_.empty() || d.day_of_month() == start_.day_of_month();
        case frequency::yearly:
            if (says_day) return true;
            if (!weeks_.empty()) return d.iso_weekday() == start_.iso_weekday();
            return d.day_of_month() == start_.day_of_month() &&
                   (!months_.empty() || d.month() == start_.month());
        case frequency::daily: break;
    }
    return true;
}

/// The occurrences of one period, before the first day of the rule too: positions count them.
void recurrence::add_period(std::int64_t period, std::vector<day>& out) const {
    const auto [from, to] = days_of(period);
    const auto begin = out.size();
    for (auto n = std::max(from, first_day); n < to && n <= last_day; ++n) {
        const auto d = day::from_count(n);
        if (takes(d)) out.push_back(d);
    }
    if (positions_.empty()) return;
    const auto all = static_cast<int>(out.size() - begin);
    std::vector<day> kept;
    for (int i = 0; i < all; ++i)
        if (has_of(positions_, i + 1, all))
            kept.push_back(out[begin + static_cast<std::size_t>(i)]);
    out.resize(begin, start_);
    out.insert(out.end(), kept.begin(), kept.end());
}

/// Calls f(day) for what the rule itself names from that day on, until it says no more. It may be
/// called for some days before.
template <class F>
void recurrence::for_each_of_rule(day from, F f) const {
    const auto base = period_of(start_);
    const auto turn = std::max<std::int64_t>(0, floor_div(period_of(from) - base, interval_));
    const auto end = period_of(last_.value_or(day::last()));
    std::vector<day> days;
    for (auto period = base + turn * interval_; period <= end; period += interval_) {
        days.clear();
        add_period(period, days);
        for (const auto d : days) {
            if (d < start_) continue;
            if (last_ && *last_ < d) return;
            if (!f(d)) return;
        }
    }
}

void recurrence::find_ends(std::optional<std::int64_t> count) {
    last_ = until_;
    std::int64_t so_far = 0;
    std::optional<day> found;
    for_each_of_rule(start_, [&](day d) {
        found = d;
        return ++so_far < count.value_or(1);
    });
    if (!found)
        throw bad_input{problem{"E-RRULE", "", "the rule names no day", "is it 30 February?"}};
    if (count) last_ = found;
}

recurrence recurrence::also_on(std::vector<day> days) const {
    auto out = *this;
    put(out.also_, std::move(days));
    return out;
}
recurrence recurrence::not_on(std::vector<day> days) const {
    auto out = *this;
    put(out.not_on_, std::move(days));
    return out;
}
recurrence recurrence::moved(day from, day to) const {
    auto out = *this;
    std::erase_if(out.moved_, [&](const auto& m) { return m.first == from; });
    out.moved_.emplace_back(from, to);
    std::sort(out.moved_.begin(), out.moved_.end());
    return out;
}

/// The occurrences on the days from one number to before another.
std::vector<day> recurrence::found(std::int64_t from, std::int64_t to, std::size_t most) const {
    std::vector<day> out;
    const auto is_left_out = [&](day d) {
        return std::binary_search(not_on_.begin(), not_on_.end(), d);
    };
    const auto is_moved = [&](day d) {
        return std::any_of(moved_.begin(), moved_.end(),
                           [&](const auto& m) { return m.first == d; });
    };
    const auto add = [&](day d) {
        if (d.count() < from || to <= d.count()) return;
        out.push_back(d);
        if (out.size() <= most) return;
        throw bad_input{problem{"E-SIZE", "",
                                "more than " + std::to_string(most) + " days are asked for",
                                "ask for fewer years"}};
    };
    if (from < to)
        for_each_of_rule(day::from_count(from), [&](day d) {
            if (to <= d.count()) return false;
            if (!is_left_out(d) && !is_moved(d)) add(d);
            return true;
        });
    for (const auto d : also_)
        if (!is_left_out(d) && !is_moved(d) && !names(d)) add(d);
    for (const auto& [before, after] : moved_) {
        const bool there = std::binary_search(also_.begin(), also_.end(), before) || names(before);
        if (there && !is_left_out(before)) add(after);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// Whether the rule itself names the day.
bool recurrence::names(day d) const {
    bool found = false;
    for_each_of_rule(d, [&](day each) {
        found = each == d;
        return each < d;
    });
    return found;
}

std::vector<day> recurrence::between(day start, day stop, std::size_t most) const {
    return found(start.count(), stop.count(), most);
}

bool recurrence::contains(day d) const {
    return !found(d.count(), std::int64_t{d.count()} + 1, 2 + also_.size() + moved_.size()).empty();
}

std::optional<day> recurrence::after(day d) const {
    std::optional<day> out;
    const auto take = [&](day found) {
        if (d < found && (!out || found < *out)) out = found;
    };
    for (const auto also : also_)
        if (contains(also)) take(also);
    for (const auto& [from, to] : moved_)
        if (contains(to)) take(to);
    for_each_of_rule(d, [&](day found) {
        if (found <= d || !contains(found)) return true;
        take(found);
        return false;
    });
    return out;
}

}  // namespace v0
}  // namespace remit
