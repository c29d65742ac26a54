// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <algorithm>

#include "gaps.hpp"
#include "rules/range.hpp"
#include "supposing.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

extent tally::bounds_of_form::value() const {
    return {unbounded_below > 0 ? number::infinity(-1) : number{lo},
            unbounded_above > 0 ? number::infinity(1) : number{hi}};
}

namespace {

std::uint8_t why_of(truth is, const judged& a, const judged& b) {
    if (is != truth::maybe) return 0;
    return static_cast<std::uint8_t>((a.is == truth::maybe ? a.why : 0) |
                                     (b.is == truth::maybe ? b.why : 0));
}

}  // namespace

judged operator&(const judged& a, const judged& b) {
    const auto is = a.is & b.is;
    const bool settled = (a.steady && a.is == truth::no) || (b.steady && b.is == truth::no);
    return {is, why_of(is, a, b), settled || (a.steady && b.steady)};
}
judged operator~(const judged& a) { return {~a.is, a.why, a.steady}; }
judged operator|(const judged& a, const judged& b) { return ~(~a & ~b); }

truth compare(op what, const extent& a, const extent& b) {
    const auto less = [](const extent& x, const extent& y) {  // x < y
        return x.hi < y.lo ? truth::yes : x.lo < y.hi ? truth::maybe : truth::no;
    };
    switch (what) {
        case op::lt: return less(a, b);
        case op::gt: return less(b, a);
        case op::le: return ~less(b, a);
        case op::ge: return ~less(a, b);
        default: break;
    }
    if (a.exact() && b.exact()) return truth_of(a.lo == b.lo);
    return a.hi < b.lo || b.hi < a.lo ? truth::no : truth::maybe;
}

namespace {

truth compare_texts(op what, std::string_view a, std::string_view b) {
    switch (what) {
        case op::lt: return truth_of(a < b);
        case op::gt: return truth_of(a > b);
        case op::le: return truth_of(a <= b);
        case op::ge: return truth_of(a >= b);
        default: return truth_of(a == b);
    }
}

/// Bounds that hold on all days asked about, and inside them bounds that every day's contain.
judged compare_ranges(op what, const extent& a, const extent& a_inner, const extent& b,
                      const extent& b_inner) {
    const auto is = compare(what, a, b);
    if (is != truth::maybe) return plainly(is);
    const bool one_day = a == a_inner && b == b_inner;
    return {is, why_facts, one_day || compare(what, a_inner, b_inner) == truth::maybe};
}

}  // namespace

judged compare(op what, const datum& a, const datum& b) {
    using enum datum::kind_type;
    judged out;
    if (a.of_today && b.of_today)  // how far apart they are may tell, whatever day it is
        if (const auto is = compare(what, a.offset, b.offset); is != truth::maybe)
            return plainly(is);
    if (a.kind == absent || b.kind == absent)
        out = plainly(truth::no);
    else if (a.kind == unknown || b.kind == unknown)
        out = plainly(truth::maybe);
    else if (a.kind != b.kind)
        out = plainly(truth::no);
    else if (a.kind == text)
        out = plainly(compare_texts(what, a.text, b.text));
    else
        out = compare_ranges(what, a.range, a.inner, b.range, b.inner);
    if (what == op::eq && out.is == truth::maybe && has_gaps(a) && b.range.exact() &&
        b.inner == b.range && !reaches(b.range.lo, *a.gaps))
        out = plainly(truth::no);
    if (out.is == truth::yes && !(a.sure && b.sure)) out = plainly(truth::maybe);
    constexpr std::uint8_t reasons = why_ahead | why_outside;
    if (out.is == truth::maybe)
        out.why = static_cast<std::uint8_t>(out.why | ((a.open | b.open) & reasons));
    out.steady = out.steady && a.steady && b.steady;
    return out;
}

namespace {

truth judge_atom(const truth_program& p, const moment& m) {
    truth out = truth::no;
    if (p.at.what == accessor::what_type::group) {
        const auto& g = m.of.group->of[p.at.group_column];
        if (g.unknown()) return truth::maybe;
        return truth_of(std::any_of(p.wanted.begin(), p.wanted.end(), [&](const value& v) {
            return compare(op::eq, as_datum(g.v), as_datum(v)).is == truth::yes;
        }));
    }
    for_each_said(m.in->facts, m.of, p.at.via, [&](std::uint32_t row, bool maybe) {
        for_each_code(
            *p.at.column, row, day_within(p.at, m.of, row, m.day),
            [&](std::int32_t c) {
                const auto is = truth_of(p.by_code[static_cast<std::size_t>(c)] != 0);
                out = out | (maybe ? is & truth::maybe : is);
            },
            [&] {
                const auto* says = m.supposed ? m.supposed->of(p.at.column, row) : nullptr;
                const auto is =
                    !says ? truth::maybe
                          : truth_of(
                                std::any_of(p.wanted.begin(), p.wanted.end(), [&](const value& v) {
                                    return compare(op::eq, *says, as_datum(v)).is == truth::yes;
                                }));
                out = out | (maybe ? is & truth::maybe : is);
            });
    });
    return out;
}

/// What may yet be kept, of something that is open, as the moment asks for it.
judged hoped_for(const judged& is, const moment& m) {
    const auto kept = m.turned ? truth::no : truth::yes;
    return m.hopefully && is.is != kept ? judged{kept, 0, is.steady} : is;
}

/// Compares as it stands so far: where nothing that is still to come can help, only the facts are
/// to blame.
judged compare_so_far(op what, const datum& a, const datum& b, const moment& m) {
    auto out = compare(what, a, b);
    if (!m.so_far || ((a.open | b.open) & why_ahead) == 0) return out;
    const bool rises = ((a.open & may_grow) | (b.open & may_shrink)) != 0;
    const bool falls = ((a.open & may_shrink) | (b.open & may_grow)) != 0;
    const auto of_number = [](const datum& d) {  // and no other, if it is there at all
        return d.sure && (d.kind == datum::kind_type::number || d.kind == datum::kind_type::day);
    };
    const bool reckoned = of_number(a) && of_number(b);
    const auto meets_within = [&](const extent& x, const extent& y) {
        return !reckoned || (rises && x.lo < y.hi) || (falls && y.lo < x.hi);
    };
    const bool meets = meets_within(a.range, b.range);
    if (m.turned) what = negated(what);
    // on some of the days that are asked about, and not on others
    if (what == op::eq && meets != meets_within(a.inner, b.inner)) out.steady = false;
    const bool helps = what == op::ge || what == op::gt   ? rises
                       : what == op::le || what == op::lt ? falls
                       : what == op::eq                   ? (rises || falls) && meets
                                                          : rises || falls;
    if (helps) return hoped_for(out, m);
    out.why = static_cast<std::uint8_t>(out.why & ~why_ahead);
    return out;
}

judged judge_compare(const truth_program& p, const moment& m) {
    std::vector<datum> a, b;
    evaluate(p.sides[0], m, a);
    evaluate(p.sides[1], m, b);
    if (m.supposed) suppose(p.sides[0], p.sides[1], m, a), suppose(p.sides[1], p.sides[0], m, b);
    judged out;  // no value on a side: absent, equal to nothing
    for (const auto& x : a)
        for (const auto& y : b) out = out | compare_so_far(p.comparison, x, y, m);
    return out;
}

/// Compares whole bounds with zero; what nearly every rule comes down to.
truth compare_with_zero(op what, std::int64_t lo, std::int64_t hi) {
    switch (what) {
        case op::lt: return hi < 0 ? truth::yes : lo < 0 ? truth::maybe : truth::no;
        case op::le: return hi <= 0 ? truth::yes : lo <= 0 ? truth::maybe : truth::no;
        case op::gt: return lo > 0 ? truth::yes : hi > 0 ? truth::maybe : truth::no;
        case op::ge: return lo >= 0 ? truth::yes : hi >= 0 ? truth::maybe : truth::no;
        default:
            return lo == 0 && hi == 0 ? truth::yes : lo <= 0 && hi >= 0 ? truth::maybe : truth::no;
    }
}

judged judge_linear(const truth_program& p, const moment& m) {
    if (p.whole) {
        auto lo = *p.whole, hi = *p.whole;
        bool bounded = true;
        for (const auto f : p.forms) {
            const auto& b = m.counted->forms[f];
            lo += b.lo, hi += b.hi;
            bounded = bounded && b.unbounded_below == 0 && b.unbounded_above == 0;
        }
        if (bounded) {
            const auto is = compare_with_zero(p.comparison, lo, hi);
            if (is != truth::maybe || p.comparison != op::eq || m.counted->gapped.empty())
                return plainly(is);
        }
    }
    datum sum{datum::kind_type::number, extent::of(p.constant)};
    for (const auto f : p.forms) {
        datum one{datum::kind_type::number, m.counted->forms[f].value()};
        if (p.comparison == op::eq && !m.counted->gapped.empty())
            one.gaps = gaps_of(m.counted->forms[f], m.counted->gapped[f]);
        sum.gaps = gaps_of_sum(sum, one);
        sum.range = sum.inner = sum.range + one.range;
    }
    const datum nothing{datum::kind_type::number, extent{}};
    if (p.sides.empty()) return compare_so_far(p.comparison, sum, nothing, m);
    // the other values may be several at once (two values of a column in force): one of them is
    // enough
    std::vector<datum> sums{sum}, data, next;
    for (std::size_t i = 0; i < p.sides.size(); ++i) {
        data.clear(), next.clear();
        evaluate(p.sides[i], m, data);
        const auto factor = extent::of(p.factors[i]);
        for (const auto& s : sums)
            for (const auto& d : data) {
                if (d.kind == datum::kind_type::absent) continue;
                datum x = s;
                const bool turned = factor.lo < number{};
                const auto inner =
                    d.inner.lo == d.range.lo && d.inner.hi == d.range.hi ? d.range * factor
                    : turned ? extent{d.inner.hi * factor.lo, d.inner.lo * factor.lo}
                             : extent{d.inner.lo * factor.lo, d.inner.hi * factor.lo};
                datum adds{datum::kind_type::number, d.range * factor};
                if (p.comparison == op::eq && factor.lo == number{1} && has_gaps(d))
                    adds.gaps = d.gaps;
                x.gaps = gaps_of_sum(s, adds);
                x.range = s.range + adds.range;
                x.inner = s.inner + inner;
                x.open =
                    static_cast<std::uint8_t>(x.open | (turned ? turned_round(d.open) : d.open));
                x.sure = x.sure && d.sure;
                x.steady = x.steady && d.steady;
                next.push_back(x);
            }
        keep_each_once(next);
        std::swap(sums, next);
    }
    judged out;
    for (const auto& s : sums) out = out | compare_so_far(p.comparison, s, nothing, m);
    return out;
}

judged judge_given(const truth_program& p, const moment& m) {
    std::vector<datum> data;
    collect(m, p.at, data);
    judged out;
    for (const auto& d : data) {
        const bool never = d.kind == datum::kind_type::day && !d.range.lo.finite() &&
                           !d.range.hi.finite() && d.range.exact();
        const bool perhaps =
            d.kind == datum::kind_type::unknown || !d.sure ||
            (d.kind == datum::kind_type::day && (!d.range.lo.finite() || !d.range.hi.finite()));
        const auto is = plainly(never ? truth::no : perhaps ? truth::maybe : truth::yes);
        const auto open = static_cast<std::uint8_t>(d.open & why_ahead);
        judged one{is.is, static_cast<std::uint8_t>(is.is == truth::maybe ? is.why | open : 0)};
        if (open != 0 && m.so_far && !m.turned) one = hoped_for(one, m);
        out = out | one;
    }
    return out;
}

judged judge_within(const truth_program& p, const moment& m) {
    const auto& steps = m.limits->as({.seen_alone = m.so_far, .hopefully = m.hopefully})[p.index];
    const auto after = std::upper_bound(steps.begin(), steps.end(), m.day,
                                        [](std::int32_t d, const auto& s) { return d < s.first; });
    return after == steps.begin() ? plainly(truth::yes) : std::prev(after)->second;
}

}  // namespace

judged judge(const truth_program& p, const moment& m) {
    using enum truth_program::what_type;
    switch (p.what) {
        case all: {
            judged out{truth::yes};
            for (const auto& a : p.args) {
                out = out & judge(a, m);
                if (out.is == truth::no && out.steady) break;
            }
            return out;
        }
        case any: {
            judged out;
            for (const auto& a : p.args) {
                out = out | judge(a, m);
                if (out.is == truth::yes && out.steady) break;
            }
            return out;
        }
        case negation: {
            if (!m.so_far) return ~judge(p.args[0], m);
            auto below = m;
            below.turned = !m.turned;
            return ~judge(p.args[0], below);
        }
        case atom: return plainly(judge_atom(p, m));
        case compare: return judge_compare(p, m);
        case given: return judge_given(p, m);
        case predicate: return plainly(m.in->ask(p.index, m));
        case within: return judge_within(p, m);
        case linear: break;
    }
    return judge_linear(p, m);
}

void changes(const truth_program& p, const world& w, const unit& u,
             std::vector<std::int32_t>& out) {
    if (p.what == truth_program::what_type::atom) changes(w.facts, p.at, u, out);
    if (p.what == truth_program::what_type::given) changes(w.facts, p.at, u, out);
    if (p.what == truth_program::what_type::predicate) w.changes_of_all(u, out);
    for (const auto& a : p.args) changes(a, w, u, out);
    for (const auto& s : p.sides) changes(s, w, u, out);
}

bool varies(const truth_program& p, const world& w) {
    using enum truth_program::what_type;
    return p.what == predicate || ((p.what == atom || p.what == given) && p.at.dated()) ||
           std::any_of(p.args.begin(), p.args.end(), [&](const auto& a) { return varies(a, w); }) ||
           std::any_of(p.sides.begin(), p.sides.end(), [&](const auto& s) { return varies(s, w); });
}

bool moves(const truth_program& p, const world& w) {
    return std::any_of(p.args.begin(), p.args.end(), [&](const auto& a) { return moves(a, w); }) ||
           std::any_of(p.sides.begin(), p.sides.end(), [&](const auto& s) { return moves(s, w); });
}

bool asks_for_dates(const truth_program& p, const world& w) {
    const auto any = [&](const auto& list) {
        return std::any_of(list.begin(), list.end(),
                           [&](const auto& x) { return asks_for_dates(x, w); });
    };
    return any(p.args) || any(p.sides);
}

truth judge_stretch(const truth_program& p, moment m, std::int32_t until) {
    if (m.in->is_far(m.day, until) && moves(p, *m.in)) {
        m.day = std::max(m.day, day::first().count());
        m.last = std::max(m.day, std::min(until - 1, last_of_all()));
    }
    const auto out = judge(p, m);
    return out.steady ? out.is : truth::maybe;
}

void steady_days(const truth_program& p, const world& w, const unit& u, std::int32_t start,
                 std::int32_t stop, std::vector<std::int32_t>& out) {
    std::vector<std::int32_t> days{start};
    changes(p, w, u, days);
    std::erase_if(days, [&](auto d) { return d < start || d >= stop; });
    out.insert(out.end(), days.begin(), days.end());
    if (!moves(p, w)) return;
    for (const auto edge : {w.lookback, w.lookout})
        if (start < edge && edge < stop) days.push_back(edge);
    std::sort(days.begin(), days.end());
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto next = i + 1 < days.size() ? days[i + 1] : stop;
        if (next <= days[i]) continue;
        const moment m{&w, u, std::max(days[i], day::first().count()),
                       std::min(next - 1, last_of_all())};
        if (m.day > m.last) continue;
        const auto judge_now = [&](const moment& x) { return judge(p, x); };
        if (w.is_far(m.day, next))
            for (const auto& step : steps_far_away(m, judge_now)) out.push_back(step.first);
        else
            for_each_steady(m, judge_now, [&](std::int32_t d, const judged&) { out.push_back(d); });
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
