// SPDX-License-Identifier: BSL-1.0
// The values of a rule: reckoned within bounds, on a day or over a range of days.
#include <algorithm>

#include "day_values.hpp"
#include "row_sums.hpp"

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
    // of a week so many days at least are working days but for holidays
    const auto holidays = static_cast<std::int64_t>(w.calendar.holidays().size());
    const std::int64_t days_for_one = w.calendar.days_a_week() >= 4 ? 2 : 7;
    const auto most = days_for_one * length.n + (length.n < 0 ? -7 : 7) * (1 + holidays);
    return length.n < 0 ? extent{number{most}, number{length.n}}
                        : extent{number{length.n}, number{most}};
}

void keep_each_once(std::vector<datum>& all) {
    if (all.size() < 2) return;
    constexpr std::size_t most = 1'000;
    const auto same = [](const datum& a, const datum& b) {
        return same_said(a, b) && a.inner == b.inner && a.open == b.open &&
               a.of_today == b.of_today && a.offset == b.offset && a.steady == b.steady &&
               same_gaps(a.gaps, b.gaps);
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

datum combined(datum::kind_type kind, const datum& a, const datum& b) {
    datum out{kind};
    out.sure = a.sure && b.sure;
    out.steady = a.steady && b.steady;
    out.open = static_cast<std::uint8_t>(a.open | b.open);
    return out;
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
