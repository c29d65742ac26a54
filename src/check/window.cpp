// SPDX-License-Identifier: BSL-1.0
#include "window.hpp"

#include <algorithm>

#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

bool finite(std::int32_t day) { return day != always_start && day != open_stop; }

std::int32_t first_of_all() { return day::first().count(); }

/// A day of the calendar near it: lengths are only laid from these.
std::int32_t held(std::int64_t day) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(day, first_of_all(), last_of_all()));
}

/// The calendar's unit around a day: [first, stop). Units are counted from where the year begins.
std::pair<std::int32_t, std::int32_t> unit_around(const bound_window& w, std::int32_t today) {
    const auto d = day::from_count(held(today));
    const auto year_begins = [&](int year) {
        return year < 1      ? always_start
               : year > 9999 ? open_stop
                             : day{year, w.month, w.dom}.count();
    };
    int year = d.year();
    if (d.count() < year_begins(year)) --year;
    const auto begin = year_begins(year);
    const auto at = [&](int unit) {
        if (unit * w.months >= 12) return year_begins(year + 1);
        return plus_months(day::from_count(begin), unit * w.months).count();
    };
    if (begin == always_start) return {always_start, year_begins(1)};
    int unit = 0;
    while ((unit + 1) * w.months < 12 && at(unit + 1) <= d.count()) ++unit;
    return {at(unit), at(unit + 1)};
}

}  // namespace

std::int32_t last_of_all() noexcept { return day::last().count(); }

std::int32_t shifted(std::int32_t from, duration by, int sign) {
    if (!finite(from)) return from;
    from = held(from);
    const std::int64_t n = by.n * sign;
    const std::int64_t longest = by.unit == duration::unit_type::years    ? 366
                                 : by.unit == duration::unit_type::months ? 31
                                 : by.unit == duration::unit_type::weeks  ? 7
                                                                          : 1;
    constexpr std::int64_t most = 4'000'000;
    if (n > most || n < -most) return n < 0 ? always_start : open_stop;
    const std::int64_t shortest = longest == 366 ? 365 : longest == 31 ? 28 : longest;
    const auto least = from + n * shortest;
    if (n < 0 && least < first_of_all()) return always_start;
    if (n > 0 && least > last_of_all()) return open_stop;
    try {
        return shift(day::from_count(from), by, sign).count();
    } catch (const bad_input&) {
        return n < 0 ? always_start : open_stop;
    }
}

std::int32_t bound_window::first(std::int32_t today) const {
    switch (kind) {
        case kind_type::past: return length ? shifted(today + 1, *length, -1) : always_start;
        case kind_type::calendar: return unit_around(*this, today).first;
        case kind_type::none:
        case kind_type::ahead: return today;
        default: return always_start;
    }
}

std::int32_t bound_window::last(std::int32_t today) const {
    switch (kind) {
        case kind_type::ahead: {
            if (!length) return open_stop;
            // what always was is looked at from the first day of the calendar on
            const auto end = shifted(std::max(today, first_of_all()), *length);
            return end == open_stop ? open_stop : end - 1;
        }
        case kind_type::calendar: {
            const auto end = unit_around(*this, today).second;
            return end == open_stop ? open_stop : end - 1;
        }
        default: return today;
    }
}

std::int32_t bound_window::reaches(std::int32_t day) const {
    if (!finite(day)) return day;
    if (kind == kind_type::calendar) return unit_around(*this, day).first;
    if (kind != kind_type::ahead) return day;
    if (!length) return always_start;
    // the first t with t + length > day
    auto t = shifted(day, *length, -1);
    if (!finite(t)) return t;
    const auto far = [&](std::int32_t x) { return last(x) >= day; };
    while (far(t - 1) && t > first_of_all()) --t;
    while (!far(t)) ++t;
    return t;
}

std::int32_t bound_window::leaves(std::int32_t day) const {
    if (!finite(day)) return day;
    switch (kind) {
        case kind_type::calendar: {
            const auto unit = unit_around(*this, day);
            return unit.first == day ? day : unit.second;
        }
        case kind_type::past: {
            if (!length) return open_stop;
            auto t = shifted(day, *length);
            if (!finite(t)) return t;
            const auto gone = [&](std::int32_t x) { return first(x) >= day; };
            while (t > first_of_all() && gone(t - 1)) --t;
            while (t < last_of_all() && !gone(t)) ++t;
            return t;
        }
        case kind_type::none:
        case kind_type::ahead: return day;
        default: return open_stop;
    }
}

std::pair<std::int32_t, std::int32_t> bound_window::sees(std::int32_t from,
                                                         std::int32_t until) const {
    return {reaches(from), leaves(until)};
}

bound_window window_of(const node* n) {
    bound_window out;
    if (!n) return out;
    using enum bound_window::kind_type;
    const auto length = [&]() -> std::optional<duration> {
        return n->args.empty() ? std::nullopt
                               : std::optional{std::get<duration>(n->args[0]->value)};
    };
    switch (n->what) {
        case op::past: out.kind = past, out.length = length(); break;
        case op::ahead: out.kind = ahead, out.length = length(); break;
        case op::after: out.kind = after; break;
        case op::run: out.kind = run, out.length = length(); break;
        case op::recent:
            out.kind = recent;
            out.n = std::get<std::int64_t>(n->args[0]->value);
            break;
        case op::calendar: {
            const auto& unit = std::get<std::string>(n->value);
            out.kind = calendar;
            out.months = unit == "year" ? 12 : unit == "half_year" ? 6 : unit == "quarter" ? 3 : 1;
            if (n->args.size() == 2) {
                out.month = static_cast<int>(std::get<std::int64_t>(n->args[0]->value));
                out.dom = static_cast<int>(std::get<std::int64_t>(n->args[1]->value));
            }
            break;
        }
        default: break;
    }
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
