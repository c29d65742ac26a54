// SPDX-License-Identifier: BSL-1.0
// What it means to compare two values, or two sums of counts.
#include <algorithm>
#include <stdexcept>
#include <string>
#include <tuple>

#include "oracle/memory.hpp"

namespace remit_test::oracle {

using remit::node;
using remit::op;
using remit::truth;
using remit::truth_of;

truth compare_cells(op what, const cell& a, const cell& b) {
    const auto compared = [&] {
        if (a.is == cell::sort::absent || b.is == cell::sort::absent) return truth::no;
        if (a.is == cell::sort::unknown || b.is == cell::sort::unknown) return truth::maybe;
        if (a.is != b.is) return truth::no;
        if (a.is == cell::sort::text) {
            if (what == op::eq) return truth_of(a.s == b.s);
            throw std::logic_error{"texts have no order"};
        }
        switch (what) {
            case op::eq: return equal(a.n, b.n);
            case op::le: return at_most(a.n, b.n);
            case op::ge: return at_most(b.n, a.n);
            case op::lt: return ~at_most(b.n, a.n);
            default: return ~at_most(a.n, b.n);
        }
    };
    return compared() & (a.sure && b.sure ? truth::yes : truth::maybe);
}

void evaluator::direction::look(const cell& a, const cell& b, truth is) {
    outside = outside || (is == truth::maybe && (a.outside || b.outside));
    const bool up = a.grows || b.shrinks, down = a.shrinks || b.grows;
    rises = rises || up, falls = falls || down;
    const auto reckoned = [](const cell& c) {
        return c.is == cell::sort::number || c.is == cell::sort::day;
    };
    meets = meets || ((up || down) && !(reckoned(a) && reckoned(b))) ||
            (up && a.n.low < b.n.high) || (down && b.n.low < a.n.high);
}

/// Whether what is to come may help to keep it.
bool evaluator::direction::helps(op what, bool turned) const {
    switch (what) {
        case op::lt:
        case op::le: return turned ? rises : falls;
        case op::gt:
        case op::ge:
        case op::some: return turned ? falls : rises;
        case op::ne: return !turned ? rises || falls : meets;
        default: return turned ? rises || falls : meets;
    }
}

truth evaluator::equals(const node& column, const node& literal, const row& of, moment m) const {
    std::vector<cell> wanted = values(literal, of, m);
    const node& named = column.what == op::column ? column : *column.args[0];
    if (named.what == op::column && literal.what == op::text) {
        wanted.clear();
        for (auto& s :
             w_.meant(std::get<std::string>(named.value), std::get<std::string>(literal.value)))
            wanted.push_back(text_cell(std::move(s)));
    }
    truth t = truth::no;
    for (const auto& a : compared(column, literal, of, m))
        for (const auto& b : wanted) t = t | compare_cells(op::eq, a, b);
    return t;
}

/// So many days as the length has when it is laid back from the end of the day.
number evaluator::laid_back(remit::duration d, when t) const {
    return t + 1 - shifted(t + 1, d, -1, settings_.calendar);
}

truth evaluator::compare(const node& n, const row& of, moment m, direction& d) const {
    if (n.what == op::some || n.what == op::none) {
        const as_known inside{*this};
        truth t = truth::no;
        for (const auto& [from, sure] : rows(n.args[2].get(), of, m)) {
            const auto w = window(n, *from, of, m);
            const node counted{op::count, {}, n.args};
            const auto how_many = added_up(counted, *from, w);
            auto it = number_cell(how_many);
            it.grows = w.all_seen, it.shrinks = w.all_seen && w.latest;
            it.outside = w.outside;
            auto is =
                n.what == op::some ? at_most(exactly(1), how_many) : equal(how_many, exactly(0));
            is = is & (sure ? truth::yes : truth::maybe);
            d.look(it, number_cell(exactly(n.what == op::some ? 1 : 0)), is);
            t = t | is;
        }
        return t;
    }
    if (n.what == op::ne) return ~compare(*remit::make_node(op::eq, {}, n.args), of, m, d);
    const node &a = *n.args[0], &b = *n.args[1];
    if (a.what == op::share) {  // share(x) >= r is count(x) >= count() * r
        const auto x = remit::make_node(op::count, {}, a.args);
        const auto everybody =
            remit::make_node(op::count, {}, {nullptr, nullptr, a.args[2], a.args[3]});
        const auto part = remit::make_node(op::mul, {}, {everybody, n.args[1]});
        sum s;
        flatten(*x, 1, s);
        flatten(*part, -1, s);
        return compare_sum(n.what, s, of, m, d);
    }
    if (b.what == op::length || a.what == op::length) {
        const bool right = b.what == op::length;
        const auto days = number_cell(
            exactly(laid_back(std::get<remit::duration>((right ? b : a).value), m.day)));
        truth t = truth::no;
        for (const auto& x : values(right ? a : b, of, m)) {
            const auto &left = right ? x : days, &other = right ? days : x;
            const auto is = compare_cells(n.what, left, other);
            d.look(left, other, is);
            t = t | is;
        }
        return t;
    }
    sum s;
    flatten(a, 1, s);
    flatten(b, -1, s);
    if (!s.terms.empty()) return compare_sum(n.what, s, of, m, d);
    const bool one_column = a.what == op::column || a.what == op::first || a.what == op::last;
    if (n.what == op::eq && one_column && b.what == op::text) {
        const auto is = equals(a, b, of, m);
        for (const auto& x : values(a, of, m)) d.look(x, {}, is);
        return is;
    }
    truth t = truth::no;
    for (const auto& x : compared(a, b, of, m))
        for (const auto& y : compared(b, a, of, m)) {
            const auto is = compare_cells(n.what, x, y);
            d.look(x, y, is);
            t = t | is;
        }
    return t;
}

/// Adds factor * n to the sum: counts and totals by their source and window, as far as they are
/// only added, and multiplied with or divided by constants; the rest as it is.
void evaluator::flatten(const node& n, number factor, sum& into) {
    const auto inverse = [](number c) { return number::of(c.den, c.num); };
    const auto members = [](const remit::node_ptr& s) {  // the source where none is written
        return !s ||
               (s->args.size() == 1 && !s->args[0] && std::get<std::string>(s->value) == "members");
    };
    switch (n.what) {
        case op::count:
        case op::total: {
            const auto& source = n.args[2];
            const auto there =
                std::find_if(into.terms.begin(), into.terms.end(), [&](const node_list& l) {
                    const auto& other = l.front().second->args;
                    return ((members(source) && members(other[2])) ||
                            remit::same_tree(source, other[2])) &&
                           remit::same_tree(n.args[3], other[3]);
                });
            if (there == into.terms.end()) return into.terms.push_back({{factor, &n}});
            for (auto& [known, same] : *there)  // the same words are the same number, known or not
                if (same->what == n.what && remit::same_tree(same->args[0], n.args[0]) &&
                    remit::same_tree(same->args[1], n.args[1])) {
                    known = known + factor;
                    return;
                }
            there->emplace_back(factor, &n);
            return;
        }
        case op::add:
        case op::sub:
            flatten(*n.args[0], factor, into);
            flatten(*n.args[1], n.what == op::add ? factor : -factor, into);
            return;
        case op::neg: return flatten(*n.args[0], -factor, into);
        case op::mul:
            if (const auto c = constant(*n.args[1])) return flatten(*n.args[0], factor * *c, into);
            if (const auto c = constant(*n.args[0])) return flatten(*n.args[1], factor * *c, into);
            break;
        case op::div: return flatten(*n.args[0], factor * inverse(*constant(*n.args[1])), into);
        default: break;
    }
    into.rest.emplace_back(factor, &n);
}

/// Each source's terms are bounded row by row, then everything is added up. Where a part has
/// several values (several of a column in force together), the comparison holds if it does for one
/// of them.
truth evaluator::compare_sum(op what, const sum& s, const row& of, moment m, direction& d) const {
    const as_known inside{*this};
    struct added {
        cell c;
        std::vector<std::vector<part>> rows;
        bounds rest;
    };
    number unit = 1;  // of which all factors, and the constants, are whole multiples
    const auto take_in = [&](number n) { unit = common_step(unit, n); };
    number constant_sum = 0;
    for (const auto& terms : s.terms)
        for (const auto& [factor, words] : terms) take_in(factor);
    for (const auto& [factor, words] : s.rest)
        if (const auto c = constant(*words)) constant_sum = constant_sum + factor * *c;
    take_in(constant_sum);
    std::vector<added> sums = {{number_cell(exactly(0)), {}, exactly(0)}};
    const auto add_one_of = [&](const std::vector<added>& these) {
        std::vector<added> next;
        for (const auto& x : sums)
            for (const auto& y : these) {
                added both{number_cell(x.c.n + y.c.n), x.rows, x.rest + y.rest};
                both.c.sure = x.c.sure && y.c.sure;
                both.c.grows = x.c.grows || y.c.grows, both.c.shrinks = x.c.shrinks || y.c.shrinks;
                both.c.outside = x.c.outside || y.c.outside;
                both.rows.insert(both.rows.end(), y.rows.begin(), y.rows.end());
                next.push_back(std::move(both));
            }
        sums = std::move(next);
    };
    for (const auto& terms : s.terms) {
        std::vector<added> each;
        for (const auto& [from, sure] : rows(terms.front().second->args[2].get(), of, m)) {
            const auto w = window(*terms.front().second, *from, of, m);
            added one{{}, {}, exactly(0)};
            one.c = row_by_row(terms, *from, w, &one.rows);
            if (one.rows.empty()) one.rest = one.c.n;
            one.c.sure = sure;
            one.c.outside = w.outside;
            each.push_back(std::move(one));
        }
        add_one_of(each);
    }
    for (const auto& [factor, words] : s.rest) {
        std::vector<added> each;  // none where the value is absent: it is equal to nothing
        for (const auto& c : values(*words, of, m)) {
            if (c.is == cell::sort::absent) continue;
            auto one = number_cell(exactly(factor) * as_number(c));
            one.sure = c.sure, one.outside = c.outside;
            one.grows = factor.sign() < 0 ? c.shrinks : c.grows;
            one.shrinks = factor.sign() < 0 ? c.grows : c.shrinks;
            each.push_back({one, {}, one.n});
        }
        add_one_of(each);
    }
    truth t = truth::no;
    const auto nothing = number_cell(exactly(0));
    for (const auto& x : sums) {
        auto is = compare_cells(what, x.c, nothing);
        const bool gaps = std::any_of(x.rows.begin(), x.rows.end(),
                                      [&](const auto& r) { return leaves_out(r, unit); });
        if (what == op::eq && is == truth::maybe && gaps && !may_come_to_nothing(x.rows, x.rest))
            is = truth::no;
        d.look(x.c, nothing, is);
        t = t | is;
    }
    return t;
}

/// The least and the greatest sum: what each row may add to the whole comparison is added up. Where
/// the window is open, rows that nobody knows of may add any number of times what one row adds.
cell evaluator::row_by_row(const node_list& terms, const rows_of& from, const span& w,
                           std::vector<std::vector<part>>* parts) const {
    std::vector<remit::node_ptr> selectors;  // the same words are open or decided together
    for (const auto& [factor, n] : terms)
        if (std::none_of(selectors.begin(), selectors.end(),
                         [&, n = n](const auto& x) { return remit::same_tree(x, n->args[1]); }))
            selectors.push_back(n->args[1]);
    bounds least_and_greatest = exactly(0);
    std::vector<std::vector<part>> rows;
    for (const auto& t : take(from, nullptr, w)) {
        rows.push_back(parts_of(terms, selectors, from, t, w));
        auto adds = rows.back().front().n;
        for (const auto& p : rows.back()) adds = either(adds, p.n);
        least_and_greatest = least_and_greatest + adds;
    }
    if (w.open() && w.latest && w.ahead)
        least_and_greatest = either(least_and_greatest, exactly(0));
    auto out = number_cell(least_and_greatest);
    if (parts != nullptr && !w.open()) *parts = std::move(rows);
    if (!w.open() && !w.all_seen) return out;
    bool grows = false, shrinks = false;
    number least_of_one = 0, most_of_one = 0;  // what a row adds that nobody knows of
    for (const auto& [factor, n] : terms) {
        if (factor.sign() == 0) continue;
        if (n->what == op::count) {
            if (!n->args[1] || factor.sign() < 0) least_of_one = least_of_one + factor;
            if (!n->args[1] || factor.sign() > 0) most_of_one = most_of_one + factor;
            continue;
        }
        const bool negative =
            std::apply([&](table t, const std::string& name) { return w_.has_negative(t, name); },
                       whose(*n, from));
        grows = grows || negative || factor.sign() > 0;
        shrinks = shrinks || negative || factor.sign() < 0;
    }
    const bool up = grows || most_of_one.sign() > 0, down = shrinks || least_of_one.sign() < 0;
    if (w.all_seen) {
        out.grows = up || w.latest, out.shrinks = down || w.latest;
        return out;
    }
    if (up) out.n.high = number::infinity(1);
    if (down) out.n.low = number::infinity(-1);
    return out;
}

}  // namespace remit_test::oracle
