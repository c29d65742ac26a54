// SPDX-License-Identifier: BSL-1.0
#include "calendar/cadence_windows.hpp"

#include <algorithm>
#include <cstdint>

namespace remit {
inline namespace v0 {
namespace detail {

using namespace cadence_parts;

namespace {

constexpr int months_in(unit u) {
    constexpr int n[] = {1, 3, 6, 12};
    return n[static_cast<std::size_t>(u)];
}

}  // namespace

period window_of(const quota& q, day d) {
    if (q.per == unit::year) {
        const bool before = month_day{d.month(), d.day_of_month()} < month_day{q.month, q.dom};
        const int year = d.year() - (before ? 1 : 0);
        const auto start = year < 1 ? day::first() : day{year, q.month, q.dom};
        // the last year may have no end within the calendar
        const auto stop = year < 9999 ? std::optional{day{year + 1, q.month, q.dom}} : std::nullopt;
        return period{start, stop};
    }
    const int n = months_in(q.per);
    const int first = (d.month() - 1) / n * n + 1;
    const day start{d.year(), first, 1};
    const bool last = d.year() == 9999 && first + n > 12;
    return period{start, last ? std::nullopt : std::optional{plus_months(start, n)}};
}

month_set counted_months(const quota& q, month_set excepted) {
    month_set out;
    const int n = months_in(q.per);
    for (int first = 1; first <= 12; first += n) {
        bool all_excepted = true;
        for (int m = first; m < first + n; ++m) all_excepted = all_excepted && excepted.contains(m);
        for (int m = first; m < first + n; ++m)
            if (!all_excepted && q.months.contains(m)) out.add(m);
    }
    return out;
}
bool counts(const quota& q, month_set excepted, day d) {
    return counted_months(q, excepted).contains(d.month());
}

bool contains(const in_season& s, day d) {
    const month_day at{d.month(), d.day_of_month()};
    if (s.first <= s.last) return s.first <= at && at <= s.last;
    return s.first <= at || at <= s.last;
}

day so_long_before(day later, duration length) {
    const auto back = [&](day from) -> std::int64_t {
        try {
            return shift(from, length, -1).count();
        } catch (const bad_input&) {
            return day::first().count() - 1;
        }
    };
    // From the 28th of February and from the 31st of March a month is over at the end of its month:
    // the one is found from the day itself, the other from the day after it.
    auto out = back(later);
    if (later != day::last()) out = std::max(out, back(later + 1) - 1);
    return day::from_count(std::max<std::int64_t>(out, day::first().count()));
}

day first_of_stretch(day last, duration length) {
    const auto before = so_long_before(last, length);
    return before == last ? last : before + 1;
}

std::vector<in_season> ends_of_stretches(month_set months, duration length) {
    if (months.empty()) return {};
    const in_season always{allowed::only, {1, 1}, {12, 31}};
    if (months == month_set::all()) return {always};
    std::vector<in_season> out;
    for (int m = 1; m <= 12; ++m) {
        const int next = m % 12 + 1;
        if (!months.contains(m) || months.contains(next)) continue;
        int first = m;  // of the months that follow each other up to this one
        while (months.contains((first + 10) % 12 + 1)) first = (first + 10) % 12 + 1;
        // in 2022, so that no leap day is near
        const day last{2022, m, day::days_in_month(2022, m)}, at{2022, first, 1};
        const auto begin = last < at ? at - 365 : at;
        auto end = last;
        while (first_of_stretch(end + 1, length) <= last) {
            end = end + 1;
            if (end - begin >= 364) return {always};
        }
        // a month that is named is so to its end
        if (m == 2 && end == last) end = day{2024, 2, 29};
        out.push_back({allowed::only, {first, 1}, {end.month(), end.day_of_month()}});
    }
    return out;
}

bool contains(const series& s, day d) {
    if (d < s.from) return false;
    const auto months = (std::int64_t{d.year()} - s.from.year()) * 12 + d.month() - s.from.month();
    const bool same_dom = d.day_of_month() == s.from.day_of_month();
    switch (s.every.unit) {
        case duration::unit_type::weeks: return (d - s.from) % (7 * s.every.n) == 0;
        case duration::unit_type::months: return same_dom && months % s.every.n == 0;
        case duration::unit_type::years: return same_dom && months % (12 * s.every.n) == 0;
        case duration::unit_type::days:
        case duration::unit_type::working_days: break;
    }
    return (d - s.from) % s.every.n == 0;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
