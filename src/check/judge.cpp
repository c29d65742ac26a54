// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <algorithm>

namespace remit {
inline namespace v0 {
namespace detail {

extent tally::bounds_of_form::value() const {
    return {unbounded_below > 0 ? number::infinity(-1) : number{lo},
            unbounded_above > 0 ? number::infinity(1) : number{hi}};
}

extent derived_measure::at(std::uint32_t key, std::int32_t day) const {
    const auto begin = steps.begin() + first[key], end = steps.begin() + first[key + 1];
    return std::prev(std::upper_bound(begin, end, day,
                                      [](std::int32_t d, const step& s) { return d < s.day; }))
        ->value;
}

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

truth compare(op what, const datum& a, const datum& b) {
    using enum datum::kind_type;
    if (a.kind == unknown || b.kind == unknown) return truth::maybe;
    if (a.kind == text || b.kind == text) {
        if (a.kind != b.kind) return truth::no;
        switch (what) {
            case op::lt: return truth_of(a.text < b.text);
            case op::gt: return truth_of(a.text > b.text);
            case op::le: return truth_of(a.text <= b.text);
            case op::ge: return truth_of(a.text >= b.text);
            default: return truth_of(a.text == b.text);
        }
    }
    return a.kind == b.kind ? compare(what, a.range, b.range) : truth::no;
}

namespace {

truth judge_atom(const truth_program& p, const moment& m) {
    truth out = truth::no;
    if (p.at.what == accessor::what_type::group) {
        const auto& g = m.of.group->of[p.at.group_column];
        if (g.unknown()) return truth::maybe;
        return truth_of(std::any_of(p.wanted.begin(), p.wanted.end(), [&](const value& v) {
            return compare(op::eq, as_datum(g.v), as_datum(v)) == truth::yes;
        }));
    }
    for_each_row(m.in->facts, m.of, p.at.via, [&](std::uint32_t row) {
        for_each_code(
            *p.at.column, row, m.day,
            [&](std::int32_t c) {
                out = out | truth_of(p.by_code[static_cast<std::size_t>(c)] != 0);
            },
            [&] { out = out | truth::maybe; });
    });
    return out;
}

truth judge_compare(const truth_program& p, const moment& m) {
    std::vector<datum> a, b;
    evaluate(p.sides[0], m, a);
    evaluate(p.sides[1], m, b);
    truth out = truth::no;  // no value on a side: absent, equal to nothing
    for (const auto& x : a)
        for (const auto& y : b) out = out | compare(p.comparison, x, y);
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

truth judge_linear(const truth_program& p, const moment& m) {
    if (p.whole) {
        auto lo = *p.whole, hi = *p.whole;
        bool bounded = true;
        for (const auto f : p.forms) {
            const auto& b = m.counted->forms[f];
            lo += b.lo, hi += b.hi;
            bounded = bounded && b.unbounded_below == 0 && b.unbounded_above == 0;
        }
        if (bounded) return compare_with_zero(p.comparison, lo, hi);
    }
    extent sum = extent::of(p.constant);
    for (const auto f : p.forms) sum = sum + m.counted->forms[f].value();
    if (p.sides.empty()) return compare(p.comparison, sum, extent{});
    // the other values may be several at once (two values of a column in force): one of them is
    // enough
    std::vector<extent> sums{sum};
    std::vector<datum> data;
    for (std::size_t i = 0; i < p.sides.size(); ++i) {
        data.clear();
        evaluate(p.sides[i], m, data);
        std::vector<extent> next;
        for (const auto& s : sums)
            for (const auto& d : data) next.push_back(s + d.range * extent::of(p.factors[i]));
        sums = std::move(next);
    }
    truth out = truth::no;
    for (const auto& s : sums) out = out | compare(p.comparison, s, extent{});
    return out;
}

datum arithmetic(value_program::what_type what, const datum& a, const datum& b) {
    using enum value_program::what_type;
    datum out{datum::kind_type::number};
    if (a.kind == datum::kind_type::unknown || b.kind == datum::kind_type::unknown) {
        out.range = extent::anything();
        return out;
    }
    switch (what) {
        case add: out.range = a.range + b.range; break;
        case sub: out.range = a.range + -b.range; break;
        case mul: out.range = a.range * b.range; break;
        case div: out.range = a.range * extent::of(b.range.lo.inverse()); break;
        default: out.range = remainder(a.range, b.range.lo); break;
    }
    return out;
}

extent rounded(value_program::what_type what, const extent& e) {
    using enum value_program::what_type;
    switch (what) {
        case neg: return -e;
        case floor: return {e.lo.floor(), e.hi.floor()};
        case ceil: return {e.lo.ceil(), e.hi.ceil()};
        default: return {e.lo.nearest(), e.hi.nearest()};
    }
}

}  // namespace

truth judge(const truth_program& p, const moment& m) {
    using enum truth_program::what_type;
    switch (p.what) {
        case all: {
            truth out = truth::yes;
            for (const auto& a : p.args)
                if ((out = out & judge(a, m)) == truth::no) break;
            return out;
        }
        case any: {
            truth out = truth::no;
            for (const auto& a : p.args)
                if ((out = out | judge(a, m)) == truth::yes) break;
            return out;
        }
        case negation: return ~judge(p.args[0], m);
        case atom: return judge_atom(p, m);
        case compare: return judge_compare(p, m);
        case linear: break;
    }
    return judge_linear(p, m);
}

void evaluate(const value_program& p, const moment& m, std::vector<datum>& out) {
    using enum value_program::what_type;
    const auto plain = [&](const extent& e) { out.push_back({datum::kind_type::number, e}); };
    switch (p.what) {
        case number: return plain(p.constant);
        case day: return out.push_back({datum::kind_type::day, p.constant});
        case text: return out.push_back({datum::kind_type::text, {}, p.text});
        case column: return collect(m.in->facts, p.at, m.of, m.day, out);
        case count: return plain(m.counted->forms[p.index].value());
        case distinct: return plain(m.counted->distincts[p.index]);
        case derived: {
            const auto& d = m.in->derived[p.index];
            if (d.named_body >= 0)
                return plain(d.at(static_cast<std::uint32_t>(d.named_body), m.day));
            const auto before = out.size();
            for_each_row(m.in->facts, m.of, d.via,
                         [&](std::uint32_t row) { plain(d.at(row, m.day)); });
            if (out.size() == before)
                plain({});  // the path leads nowhere: nothing is there to count
            return;
        }
        default: break;
    }
    std::vector<datum> a, b;
    evaluate(p.args[0], m, a);
    if (p.args.size() == 1) {
        for (const auto& x : a)
            plain(x.kind == datum::kind_type::unknown ? extent::anything()
                                                      : rounded(p.what, x.range));
        return;
    }
    evaluate(p.args[1], m, b);
    for (const auto& x : a)
        for (const auto& y : b) out.push_back(arithmetic(p.what, x, y));
}

void changes(const value_program& p, const world& w, const unit& u,
             std::vector<std::int32_t>& out) {
    if (p.what == value_program::what_type::column) changes(w.facts, p.at, u, out);
    if (p.what == value_program::what_type::derived) {
        const auto& d = w.derived[p.index];
        const auto add = [&](std::uint32_t key) {
            for (auto i = d.first[key] + 1; i < d.first[key + 1]; ++i)
                out.push_back(d.steps[i].day);
        };
        if (d.named_body >= 0)
            add(static_cast<std::uint32_t>(d.named_body));
        else
            for_each_row(w.facts, u, d.via, add);
    }
    for (const auto& a : p.args) changes(a, w, u, out);
}

void changes(const truth_program& p, const world& w, const unit& u,
             std::vector<std::int32_t>& out) {
    if (p.what == truth_program::what_type::atom) changes(w.facts, p.at, u, out);
    for (const auto& a : p.args) changes(a, w, u, out);
    for (const auto& s : p.sides) changes(s, w, u, out);
}

bool varies(const value_program& p) {
    using enum value_program::what_type;
    return p.what == derived || (p.what == column && p.at.dated()) ||
           std::any_of(p.args.begin(), p.args.end(), [](const auto& a) { return varies(a); });
}

bool varies(const truth_program& p) {
    return (p.what == truth_program::what_type::atom && p.at.dated()) ||
           std::any_of(p.args.begin(), p.args.end(), [](const auto& a) { return varies(a); }) ||
           std::any_of(p.sides.begin(), p.sides.end(), [](const auto& s) { return varies(s); });
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
