// SPDX-License-Identifier: BSL-1.0
// The values of a rule: reckoned within bounds, on a day or over a range of days.
#include <algorithm>

#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
extent length_in_days(const duration& length, const world& w) {
    using enum duration::unit_type;
    const auto between = [&](std::int64_t least, std::int64_t most) {
        const number a{length.n * least}, b{length.n * most};
        return extent{smaller(a, b), larger(a, b)};
    };
    switch (length.unit) {
        case days: return between(1, 1);
        case weeks: return between(7, 7);
        case months: return between(28, 31);
        case years: return between(365, 366);
        case working_days: break;
    }
    // of a week five days at least are working days but for holidays
    const auto holidays = static_cast<std::int64_t>(w.calendar.holidays().size());
    const auto most = 2 * length.n + (length.n < 0 ? -7 : 7) * (1 + holidays);
    return length.n < 0 ? extent{number{most}, number{length.n}}
                        : extent{number{length.n}, number{most}};
}

void keep_each_once(std::vector<datum>& all) {
    if (all.size() < 2) return;
    constexpr std::size_t most = 1'000;
    const auto same = [](const datum& a, const datum& b) {
        return same_said(a, b) && a.inner == b.inner && a.open == b.open &&
               a.of_today == b.of_today && a.offset == b.offset && a.steady == b.steady;
    };
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(kept);
        if (std::any_of(all.begin(), end, [&](const datum& d) { return same(d, all[i]); }))
            continue;
        if (kept == most)
            throw bad_input{problem{"E-SIZE", "",
                                    "values of which several are in force together are reckoned "
                                    "with in more than 1,000 ways",
                                    "use fewer columns in one comparison"}};
        all[kept++] = all[i];
    }
    all.resize(kept);
}

namespace {

using what_type = value_program::what_type;

/// Bounds that no later step takes to be the same on all days.
extent unsteady(const extent& e) { return {e.hi, e.lo}; }

bool is_static(const datum& d) { return d.range == d.inner; }

datum combined(datum::kind_type kind, const datum& a, const datum& b) {
    datum out{kind};
    out.sure = a.sure && b.sure;
    out.steady = a.steady && b.steady;
    out.open = static_cast<std::uint8_t>(a.open | b.open);
    return out;
}

/// Of what depends on the values in no simple way.
std::uint8_t either_way(std::uint8_t open) {
    return static_cast<std::uint8_t>(
        (open & (may_grow | may_shrink)) != 0 ? open | may_grow | may_shrink : open);
}

datum product_of(const datum& a, const datum& b) {
    auto out = combined(datum::kind_type::number, a, b);
    const auto by_constant = [&](const datum& x, const datum& c) {
        return c.range.lo < number{} ? turned_round(x.open) : x.open;
    };
    out.open = b.range.exact() && b.open == 0   ? by_constant(a, b)
               : a.range.exact() && a.open == 0 ? by_constant(b, a)
                                                : either_way(out.open);
    out.range = a.range * b.range;
    const auto by = [](const extent& inner, const number& n) {
        return n < number{} ? extent{inner.hi * n, inner.lo * n}
                            : extent{inner.lo * n, inner.hi * n};
    };
    out.inner = is_static(a) && is_static(b)      ? out.range
                : b.range.exact() && is_static(b) ? by(a.inner, b.range.lo)
                : a.range.exact() && is_static(a) ? by(b.inner, a.range.lo)
                                                  : unsteady(out.range);
    return out;
}

datum arithmetic(what_type what, const datum& a, const datum& b) {
    using enum value_program::what_type;
    auto out = combined(datum::kind_type::number, a, b);
    if (a.kind == datum::kind_type::unknown || b.kind == datum::kind_type::unknown) {
        out.range = out.inner = extent::anything();
        return out;
    }
    switch (what) {
        case add: out.range = a.range + b.range, out.inner = a.inner + b.inner; break;
        case sub:
            out.range = a.range + -b.range, out.inner = a.inner + -b.inner;
            out.open = static_cast<std::uint8_t>(a.open | turned_round(b.open));
            break;
        case mul: return product_of(a, b);
        case div: {
            datum inverse = b;
            inverse.range = inverse.inner = extent::of(b.range.lo.inverse());
            return product_of(a, inverse);
        }
        default:
            out.open = either_way(out.open);
            out.range = remainder(a.range, b.range.lo);
            out.inner = is_static(a) ? out.range : unsteady(out.range);
            break;
    }
    return out;
}

extent rounded(what_type what, const extent& e) {
    using enum value_program::what_type;
    switch (what) {
        case neg: return -e;
        case floor: return {e.lo.floor(), e.hi.floor()};
        case ceil: return {e.lo.ceil(), e.hi.ceil()};
        default: return {e.lo.nearest(), e.hi.nearest()};
    }
}

/// Of several values the least or greatest, however each turns out.
datum extreme(bool least, const datum& a, const datum& b) {
    if (a.kind == datum::kind_type::absent || b.kind == datum::kind_type::absent)
        return {datum::kind_type::absent};
    auto out = combined(a.kind == datum::kind_type::unknown ? b.kind : a.kind, a, b);
    if (out.kind == datum::kind_type::unknown) out.kind = datum::kind_type::number;
    const auto of = [&](const extent& x, const extent& y) {
        return least ? extent{smaller(x.lo, y.lo), smaller(x.hi, y.hi)}
                     : extent{larger(x.lo, y.lo), larger(x.hi, y.hi)};
    };
    const auto range = [](const datum& d) {
        return d.kind == datum::kind_type::unknown ? extent::anything() : d.range;
    };
    out.range = of(range(a), range(b));
    out.inner = is_static(a) && is_static(b) ? out.range : of(a.inner, b.inner);
    return out;
}

std::int32_t as_day(const number& n) {
    if (!n.finite()) return n.num > 0 ? open_stop : always_start;
    return static_cast<std::int32_t>(
        std::clamp<wide>(n.num, always_start + std::int64_t{1}, open_stop - std::int64_t{1}));
}

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

/// So many days as the length has when it is laid back from the end of the day.
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

}  // namespace

void collect(const moment& m, const accessor& a, std::vector<datum>& out) {
    const auto before = out.size();
    collect(m.in->facts, a, m.of, m.day, out);
    if (!a.deed) return;
    const auto known = m.in->facts.observed(a.table->id);
    const auto of_all = known && known->stop() ? known->stop()->count() : open_stop;
    for (auto i = before; i < out.size(); ++i) {
        auto& d = out[i];
        if (d.kind != datum::kind_type::day || d.range.exact() || d.range.hi.finite()) continue;
        const auto body = a.table->body_row.empty() ? -1 : a.table->body_row[d.row];
        const auto until = std::min<std::int32_t>(of_all, m.in->observed_of(body).second);
        if (until == open_stop || !(d.range.lo == number{std::int64_t{until}})) continue;
        d.open = why_ahead;
        if (!m.so_far) continue;
        d.open = why_ahead | may_shrink;
        d.range = d.inner = extent::of(number::infinity(1));
    }
}

void evaluate(const value_program& p, const moment& m, std::vector<datum>& out) {
    using enum value_program::what_type;
    const auto plain = [&](const extent& e) { out.push_back({datum::kind_type::number, e}); };
    switch (p.what) {
        case number: return plain(p.constant);
        case day: return out.push_back({datum::kind_type::day, p.constant});
        case text: return out.push_back({datum::kind_type::text, {}, p.text});
        case column: return collect(m, p.at, out);
        case count: return plain(m.counted->forms[p.index].value());
        case distinct: return plain(m.counted->distincts[p.index]);
        case pass: return evaluate(m.in->passes[p.index], m, out);
        case laid_back: return out.push_back(detail::laid_back(p.length, m));
        case today: {
            const detail::number from{std::int64_t{m.day}}, to{std::int64_t{m.last}};
            datum d{datum::kind_type::day, {from, to}};
            d.inner = {to, from};
            d.of_today = true;
            return out.push_back(d);
        }
        default: break;
    }
    std::vector<datum> a, b;
    evaluate(p.args[0], m, a);
    if (p.what == least || p.what == greatest) {
        for (std::size_t i = 1; i < p.args.size(); ++i) {
            std::vector<datum> all;
            b.clear();
            evaluate(p.args[i], m, b);
            for (const auto& x : a)
                for (const auto& y : b) all.push_back(extreme(p.what == least, x, y));
            keep_each_once(all);
            std::swap(a, all);
        }
        out.insert(out.end(), a.begin(), a.end());
        return;
    }
    if (p.args.size() == 1) {
        for (const auto& x : a) {
            if (x.kind == datum::kind_type::absent) {
                out.push_back(x);
            } else if (p.what == detail::value_program::what_type::later) {
                out.push_back(detail::later(p, x, *m.in));
            } else if (p.what == year_of || p.what == month_of || p.what == day_of) {
                out.push_back(part_of(p.what, x));
            } else {
                datum d{datum::kind_type::number, x.kind == datum::kind_type::unknown
                                                      ? extent::anything()
                                                      : rounded(p.what, x.range)};
                d.inner = is_static(x) ? d.range : rounded(p.what, x.inner);
                d.sure = x.sure, d.steady = x.steady;
                d.open = p.what == neg ? turned_round(x.open) : x.open;
                out.push_back(d);
            }
        }
        return;
    }
    evaluate(p.args[1], m, b);
    for (const auto& x : a)
        for (const auto& y : b) {
            if (x.kind == datum::kind_type::absent || y.kind == datum::kind_type::absent) {
                out.push_back(x.kind == datum::kind_type::absent ? x : y);
                continue;
            }
            out.push_back(arithmetic(p.what, x, y));
            auto& d = out.back();  // of whole numbers the remainder is at most one less
            if (p.of_whole && !d.range.exact())
                for (auto* hi : {&d.range.hi, &d.inner.hi})
                    *hi = smaller(*hi, y.range.lo + detail::number{-1});
        }
    keep_each_once(out);
}

void changes(const value_program& p, const world& w, const unit& u,
             std::vector<std::int32_t>& out) {
    using enum value_program::what_type;
    if (p.what == column) changes(w.facts, p.at, u, out);
    if (p.what == pass) changes(w.passes[p.index], w, u, out);
    if ((p.what == year_of || p.what == month_of || p.what == day_of) && moves(p.args[0], w))
        w.month_starts(p.what == year_of ? 12 : 1, out);
    for (const auto& a : p.args) changes(a, w, u, out);
}

bool asks_for_dates(const value_program& p, const world& w) {
    using enum value_program::what_type;
    return ((p.what == year_of || p.what == month_of || p.what == day_of) && moves(p.args[0], w)) ||
           std::any_of(p.args.begin(), p.args.end(),
                       [&](const auto& a) { return asks_for_dates(a, w); });
}

bool varies(const value_program& p, const world& w) {
    using enum value_program::what_type;
    return p.what == pass || (p.what == column && p.at.dated()) ||
           ((p.what == year_of || p.what == month_of || p.what == day_of) && moves(p.args[0], w)) ||
           std::any_of(p.args.begin(), p.args.end(), [&](const auto& a) { return varies(a, w); });
}

bool moves(const value_program& p, const world& w) {
    using enum value_program::what_type;
    if (p.what == today || p.what == laid_back) return true;
    if (p.what == pass) {
        const auto& of = w.passes[p.index];
        const auto any = [&](const auto& list) {
            return std::any_of(list.begin(), list.end(),
                               [&](const auto& x) { return moves(x, w); });
        };
        if (of.measure == detail::pass::measure_type::days || any(of.after) || any(of.seats))
            return true;
    }
    return std::any_of(p.args.begin(), p.args.end(), [&](const auto& a) { return moves(a, w); });
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
