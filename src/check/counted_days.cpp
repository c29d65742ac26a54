// SPDX-License-Identifier: BSL-1.0
#include "counted_days.hpp"

#include <algorithm>

#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

using found_days = std::optional<day_range>;

void widen(found_days& out, std::int32_t first, std::int32_t last) {
    if (first == always_start) first = last;
    if (last == open_stop) last = first;
    if (first == always_start || last == open_stop) return;  // no day at all
    out = out ? day_range{std::min(out->first, first), std::max(out->second, last)}
              : day_range{first, last};
}
void widen(found_days& out, const found_days& more) {
    if (more) widen(out, more->first, more->second);
}

found_days days_in(const fact_column& c) {
    found_days out;
    for (const auto& v : c.dictionary) {
        if (const auto* d = std::get_if<day>(&v)) widen(out, d->count(), d->count());
        if (const auto* b = std::get_if<bounds>(&v))
            widen(out, b->earliest() ? b->earliest()->count() : always_start,
                  b->latest() ? b->latest()->count() : open_stop);
    }
    return out;
}

found_days ends_in(const fact_table& t, bool starts) {
    found_days out;
    for (std::size_t row = 0; row < t.rows; ++row) {
        if (starts)
            widen(out, t.start[row], t.latest_start(row));
        else
            widen(out, t.earliest_stop(row), t.stop[row]);
    }
    return out;
}

}  // namespace

std::optional<day_range> days_judged(const world& w, std::int32_t in_force) {
    const auto first = std::max({w.judged_from, w.calendar_start, in_force});
    const auto stop = std::min(w.judged_until, w.horizon);
    if (first >= stop) return std::nullopt;
    return day_range{first, stop - 1};
}

std::optional<day_range> days_named(const value_program& p, const world& w, std::int32_t in_force) {
    using enum value_program::what_type;
    found_days out;
    switch (p.what) {
        case day:
            if (p.constant.lo.finite() && p.constant.hi.finite())
                widen(out, static_cast<std::int32_t>(p.constant.lo.num),
                      static_cast<std::int32_t>(p.constant.hi.num));
            return out;
        case column:
            if (p.at.what == accessor::what_type::column && p.at.column)
                return days_in(*p.at.column);
            if (p.at.what == accessor::what_type::group && p.at.grouped)
                return days_in(*p.at.grouped);
            if (p.at.table) return ends_in(*p.at.table, p.at.what == accessor::what_type::start);
            return days_judged(w, in_force);
        case later:
            if (const auto from = days_named(p.args.front(), w, in_force))
                widen(out, days_counted(*from, p.length, p.sign, w));
            return out;
        case least:
        case greatest:
            for (const auto& a : p.args) widen(out, days_named(a, w, in_force));
            return out;
        default: return days_judged(w, in_force);
    }
}

day_range days_counted(day_range from, const duration& length, int sign, const world& w) {
    const auto moved = [&](std::int32_t d) {
        const auto from_day = day::from_count(std::clamp(d, day::first().count(), last_of_all()));
        if (length.unit != duration::unit_type::working_days)
            return std::clamp(shifted(from_day.count(), length, sign), day::first().count(),
                              last_of_all());
        try {
            return w.calendar.shift(from_day, sign * length.n).count();
        } catch (const bad_input&) {  // beyond the calendar, where nothing is known either
            return sign * length.n < 0 ? day::first().count() : last_of_all();
        }
    };
    return {std::min(from.first, moved(from.first)), std::max(from.second, moved(from.second))};
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
