// SPDX-License-Identifier: BSL-1.0
// Days that are reckoned with, within bounds.
#include "day_values.hpp"

#include <algorithm>
#include <optional>

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

std::int32_t as_day(const number& n) {
    if (!n.finite()) return n.num > 0 ? open_stop : always_start;
    return static_cast<std::int32_t>(
        std::clamp<wide>(n.num, always_start + std::int64_t{1}, open_stop - std::int64_t{1}));
}

}  // namespace

datum later(const value_program& p, const datum& d, const world& w) {
    if (d.kind == datum::kind_type::unknown) {
        datum out{datum::kind_type::day, extent::anything()};
        out.sure = d.sure, out.open = d.open, out.steady = d.steady;
        return out;
    }
    // a day beyond the calendar is some day before its first or after its last, but not never
    const number first{std::int64_t{day::first().count()}}, last{std::int64_t{last_of_all()}};
    const number far{std::int64_t{2'000'000'000}}, one{std::int64_t{1}};
    const bool onward = p.sign * p.length.n >= 0;
    bool beyond = false;
    const auto moved = [&](const number& n) -> std::optional<number> {
        const auto from = as_day(n);
        try {
            const auto to =
                p.length.unit == duration::unit_type::working_days
                    ? w.calendar.shift(day::from_count(from), p.sign * p.length.n).count()
                    : shifted(from, p.length, p.sign);
            if (to != open_stop && to != always_start) return number{std::int64_t{to}};
        } catch (const bad_input&) {
        }
        return std::nullopt;
    };
    const auto move = [&](const number& n, bool low) {
        if (!n.finite()) return n;
        const bool after = last < n, before = n < first;
        if (!after && !before)
            if (const auto to = moved(n)) return *to;
        beyond = true;
        if (after) {  // one that comes back is nowhere earlier than the last day comes back to
            if (!low) return far;
            return onward ? last + one : moved(last).value_or(-far);
        }
        if (before) {
            if (low) return -far;
            return onward ? moved(first).value_or(far) : first + -one;
        }
        if (onward) return low ? last + one : far;
        return low ? -far : first + -one;
    };
    datum out = d;
    out.kind = datum::kind_type::day;
    if (d.of_today) {
        const auto n = length_in_days(p.length, w);
        out.offset = d.offset + (p.sign < 0 ? -n : n);
    }
    out.range = {move(d.range.lo, true), move(d.range.hi, false)};
    out.inner = beyond ? (is_static(d) ? out.range : unsteady(out.range))
                       : extent{move(d.inner.lo, true), move(d.inner.hi, false)};
    return out;
}

datum laid_back(const duration& length, const moment& m) {
    const bool working = length.unit == duration::unit_type::working_days;
    const auto back = [&](std::int32_t day) {
        if (!working) return shifted(day, length, -1);
        try {
            return m.in->calendar.shift(remit::day::from_count(day), -length.n).count();
        } catch (const bad_input&) {
            return length.n < 0 ? open_stop : always_start;
        }
    };
    datum out{datum::kind_type::number};
    const bool weeks = length.unit == duration::unit_type::weeks;
    if (weeks || length.unit == duration::unit_type::days) {
        out.range = out.inner = extent::of(number{std::int64_t{length.n} * (weeks ? 7 : 1)});
        return out;
    }
    const auto from = m.day == always_start ? always_start : back(m.day + 1);
    if (m.day == m.last && from != always_start && from != open_stop) {
        out.range = out.inner = extent::of(number{std::int64_t{m.day} + 1 - from});
        return out;
    }
    out.range = length_in_days(length, *m.in);
    // of one day so near the end of the calendar it is all that is known
    out.inner = m.day == m.last ? out.range : unsteady(out.range);
    return out;
}

using what_type = value_program::what_type;

datum part_of(what_type what, const datum& d) {
    datum out{datum::kind_type::number};
    out.sure = d.sure, out.open = d.open, out.steady = d.steady;
    const bool unknown = d.kind == datum::kind_type::unknown;
    const auto date = [](const number& n) {
        return day::from_count(std::clamp(as_day(n), day::first().count(), last_of_all()));
    };
    const auto in_calendar = [](const number& n) {
        return n.finite() && !(n < number{std::int64_t{day::first().count()}}) &&
               !(number{std::int64_t{last_of_all()}} < n);
    };
    const auto year = [&](const number& n) {
        return in_calendar(n) ? number{std::int64_t{date(n).year()}}
                              : number::infinity(n < number{} ? -1 : 1);
    };
    if (what == what_type::year_of) {
        out.range = unknown ? extent::anything() : extent{year(d.range.lo), year(d.range.hi)};
        out.inner = unknown ? out.range : extent{year(d.inner.lo), year(d.inner.hi)};
        return out;
    }
    const bool month = what == what_type::month_of;
    out.open = either_way(d.open);
    out.range = {number{1}, number{month ? 12 : 31}};
    out.inner = unknown || is_static(d) ? out.range : unsteady(out.range);
    if (unknown || !in_calendar(d.range.lo) || !in_calendar(d.range.hi)) return out;
    const auto a = date(d.range.lo), b = date(d.range.hi);
    if (a.year() != b.year() || (!month && a.month() != b.month())) return out;
    const auto part = [&](const number& n) {
        return number{std::int64_t{month ? date(n).month() : date(n).day_of_month()}};
    };
    out.range = {part(d.range.lo), part(d.range.hi)};
    out.inner = {part(d.inner.lo), part(d.inner.hi)};
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
