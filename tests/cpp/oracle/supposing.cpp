// SPDX-License-Identifier: BSL-1.0
// What one row adds to a sum, whatever it is that nobody recorded of it: each way is gone through.
#include <algorithm>
#include <numeric>
#include <set>
#include <string>

#include "oracle/memory.hpp"

namespace remit_test::oracle {

using remit::node;
using remit::op;
using remit::truth;
using remit::truth_of;

namespace {

bool is_literal(const node& n) {
    return n.what == op::integer || n.what == op::fraction || n.what == op::text ||
           n.what == op::date;
}

std::string plain_name(const std::string& column) { return column.substr(column.rfind('.') + 1); }

/// All that can be told apart: each of the values asked for, what lies between numbers, another.
std::vector<cell> values_there_may_be(const std::vector<cell>& asked, bool whole,
                                      bool may_be_absent) {
    std::vector<cell> out;
    std::vector<number> cuts;
    bool texts = false, days = false;
    const auto as = [&](bounds n) { return days ? day_cell(n) : number_cell(n); };
    for (const auto& c : asked) {
        if (c.is == cell::sort::text) {
            texts = true;
            out.push_back(c);
            continue;
        }
        if (c.is == cell::sort::day) days = whole = true;
        cuts.push_back(c.n.low);
    }
    std::sort(cuts.begin(), cuts.end());
    std::vector<bounds> gaps;
    number after = number::infinity(-1);
    for (const auto& n : cuts) {
        if (!whole || n == floor(n)) out.push_back(as(exactly(n)));
        if (whole)
            gaps.push_back({floor(after) + 1, ceil(n) - 1});
        else if (after < n)
            gaps.push_back(exactly(after.finite() ? (after + n) * number::of(1, 2) : n - 1));
        after = n;
    }
    if (!cuts.empty())
        gaps.push_back(whole ? bounds{floor(after) + 1, number::infinity(1)} : exactly(after + 1));
    for (const auto& g : gaps)
        if (g.low <= g.high) {
            out.push_back(as(g));
            out.back().sure = whole;  // else one of the fractions between stands for all of them
        }
    if (texts || cuts.empty() || may_be_absent) out.push_back({cell::sort::absent});
    return out;
}

}  // namespace

/// The columns that the selector compares with a value of the rule itself, each with such a value.
void evaluator::ask(const node& n, std::vector<question>& out) const {
    const auto add = [&](const node& column, const node& literal, bool named) {
        if (column.what != op::column || !is_literal(literal)) return;
        const auto& name = std::get<std::string>(column.value);
        if (named && literal.what == op::text) {
            for (auto& s : w_.meant(name, std::get<std::string>(literal.value)))
                out.push_back({name, text_cell(std::move(s))});
            return;
        }
        out.push_back({name, values(literal, {}, {0}).front()});
    };
    switch (n.what) {
        case op::all_of:
        case op::any_of:
        case op::negation:
            for (const auto& a : n.args) ask(*a, out);
            return;
        case op::is_in:
            for (std::size_t i = 1; i < n.args.size(); ++i) add(*n.args[0], *n.args[i], true);
            return;
        case op::eq:
        case op::ne:
        case op::lt:
        case op::le:
        case op::gt:
        case op::ge:
            add(*n.args[0], *n.args[1], true);
            add(*n.args[1], *n.args[0], true);
            return;
        default: return;
    }
}

/// What of that nobody recorded of the row, on the days on which it may be seen, with what it may
/// be.
/// @param always only what is the same on every day
std::vector<evaluator::open_cell> evaluator::open_cells(
    const std::vector<remit::node_ptr>& selectors, const rows_of& from, const taken& t,
    const span& w, bool always) const {
    std::vector<question> asked;
    for (const auto& s : selectors)
        if (s) ask(*s, asked);
    std::vector<open_cell> out;
    std::vector<std::vector<cell>> wanted;
    for (std::size_t i = t.first; i < t.first + t.count; ++i) {
        const auto& s = from.strands[i];
        bool first = true;
        for (auto [d, to] = looked_at(w.low_possible, w.high); d <= to; ++d) {
            if ((s.lasts.on(d) & (*s.takes)[static_cast<std::size_t>(d - first_)]) == truth::no)
                continue;
            if (!first && !std::binary_search(w_.events.begin(), w_.events.end(), d)) continue;
            first = false;
            for (const auto& q : asked)
                for (const auto& said : this->said(s.r, q.column, d)) {
                    const auto name = plain_name(q.column);
                    if (said.of == table::groups || said.values.size() != 1 ||
                        said.values.front().is != cell::sort::unknown ||
                        (always && !w_.one_unknown_always({said.of, said.at}, name)))
                        continue;
                    auto of = said.of;  // whose values these are
                    if (of == table::appointments || of == table::departures) of = table::mandates;
                    const auto same = std::find_if(out.begin(), out.end(), [&](const auto& c) {
                        return c.of == of && c.at == said.at && c.column == name;
                    });
                    const auto at = static_cast<std::size_t>(same - out.begin());
                    if (same == out.end())
                        out.push_back({of, said.at, name, {}}), wanted.emplace_back();
                    auto& all = wanted[at];
                    if (std::find(all.begin(), all.end(), q.with) == all.end())
                        all.push_back(q.with);
                }
        }
    }
    // the same things are told apart of each cell of a column
    for (auto& c : out) {
        std::vector<cell> all;
        for (std::size_t i = 0; i < out.size(); ++i)
            if (out[i].of == c.of && out[i].column == c.column)
                for (const auto& x : wanted[i])
                    if (std::find(all.begin(), all.end(), x) == all.end()) all.push_back(x);
        c.says = values_there_may_be(all, w_.holds_whole(c.of, c.column),
                                     w_.may_end_in_absence(c.of, c.column));
    }
    return out;
}

/// What is supposed of the cell, where something is.
const cell* evaluator::supposed(const saying& of, const std::string& column) const {
    auto t = of.of;
    if (t == table::appointments || t == table::departures) t = table::mandates;
    for (const auto& c : memory_->supposed.cells)
        if (c.of == t && c.at == of.at && c.column == plain_name(column)) return &c.says.front();
    return nullptr;
}

/// The values of one side of a comparison: of a column, beside a value of the rule, as supposed.
std::vector<cell> evaluator::compared(const node& side, const node& other, const row& of,
                                      moment m) const {
    auto out = values(side, of, m);
    if (memory_->supposed.cells.empty() || side.what != op::column || !is_literal(other))
        return out;
    const auto& name = std::get<std::string>(side.value);
    std::size_t i = 0;
    for (const auto& each : said(of, name, m.day))
        for (const auto& c : each.values) {
            const auto* s = c.is == cell::sort::unknown ? supposed(each, name) : nullptr;
            if (s != nullptr) {
                const bool sure = out[i].sure;
                out[i] = *s;
                out[i].sure = sure;
            }
            ++i;
        }
    return out;
}

/// Everything that one row may add to the terms together, for each thing that it may be: each
/// selector and the source itself have it or have it not, as far as that is still open then.
std::vector<evaluator::part> evaluator::parts_of(const node_list& terms,
                                                 const std::vector<remit::node_ptr>& selectors,
                                                 const rows_of& from, const taken& t,
                                                 const span& w) const {
    std::vector<part> out;
    const auto selector_of = [&](const node& n) {
        return static_cast<std::size_t>(
            std::find_if(selectors.begin(), selectors.end(),
                         [&](const auto& x) { return remit::same_tree(x, n.args[1]); }) -
            selectors.begin());
    };
    struct column {
        const node* total;
        bounds says;
        number times;
    };
    const auto said_by = [&](const remit::node_ptr& s) {
        const auto by = take_row(from, t.first, t.count, s.get(), w);
        return t.is == truth::yes ? by->is : by->given;
    };
    std::vector<open_cell> cells;
    if (std::any_of(selectors.begin(), selectors.end(),
                    [&](const auto& s) { return s && said_by(s) == truth::maybe; }))
        cells = open_cells(selectors, from, t, w, terms.front().second->args[3] != nullptr);
    std::size_t ways = 1;
    for (const auto& c : cells) ways = std::min<std::size_t>(ways * c.says.size(), 1'025);
    if (ways > 1'024) cells.clear();  // then each selector is open by itself (decision 0006)
    std::vector<std::size_t> digits(cells.size(), 0);
    auto& supposed = memory_->supposed;
    for (bool more = true; more;) {
        supposed = {};
        std::tie(supposed.from, supposed.to) = looked_at(w.low_possible, w.high);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            supposed.cells.push_back(cells[i]);
            supposed.cells.back().says = {cells[i].says[digits[i]]};
        }
        std::vector<truth> open;  // of each selector and, last, of the source
        for (const auto& s : selectors) open.push_back(said_by(s));
        open.push_back(t.is);
        std::vector<column> columns;
        for (const auto& [factor, n] : terms)
            if (n->what == op::total &&
                std::none_of(columns.begin(), columns.end(), [&, n = n](const column& c) {
                    return remit::same_tree(c.total->args[0], n->args[0]);
                }))
                columns.push_back({n, amount(*n, from, t, w), 0});
        for (std::size_t completion = 0; completion < std::size_t{1} << open.size(); ++completion) {
            const auto yes = [&](std::size_t i) { return (completion >> i & 1U) != 0; };
            bool allowed = true;
            for (std::size_t i = 0; i < open.size(); ++i)
                allowed = allowed && open[i] != truth_of(!yes(i));
            if (!allowed) continue;
            part one{exactly(0), 0, 0};
            for (auto& c : columns) c.times = 0;
            for (const auto& [factor, n] : terms) {
                if (!yes(selectors.size()) || !yes(selector_of(*n))) continue;
                if (n->what == op::count) one.at = one.at + factor;
                for (auto& c : columns)
                    if (n->what == op::total && remit::same_tree(c.total->args[0], n->args[0]))
                        c.times = c.times + factor;
            }
            one.n = exactly(one.at);
            for (const auto& c : columns) {
                if (c.times.sign() == 0) continue;
                one.n = one.n + exactly(c.times) * c.says;
                const auto any = c.says.low.finite() ? c.says.low : c.says.high;
                if (any.finite()) one.at = one.at + c.times * any;
                if (!(c.says.low == c.says.high)) one.step = common_step(one.step, c.times);
            }
            if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
        }
        more = false;
        for (std::size_t i = 0; i < digits.size() && !more; ++i) {
            more = ++digits[i] < cells[i].says.size();
            if (!more) digits[i] = 0;
        }
    }
    supposed = {};
    return out;
}

/// The greatest number of which both are whole multiples.
number evaluator::common_step(number a, number b) {
    const auto positive = [](number n) { return n.sign() < 0 ? -n : n; };
    a = positive(a), b = positive(b);
    while (b.sign() != 0) {
        const auto rest = a - floor(a * number::of(b.den, b.num)) * b;
        a = b, b = rest;
    }
    return a;
}

/// Whether the rows, each adding one of its parts, may come to a number that makes nothing of the
/// rest. Asked only where some row leaves out whole numbers: bounds say all of the others.
bool evaluator::may_come_to_nothing(const std::vector<std::vector<part>>& rows, bounds rest) {
    bounds all = rest;
    const auto bounds_of = [](const std::vector<part>& parts) {
        bounds out = parts.front().n;
        for (const auto& p : parts) out = either(out, p.n);
        return out;
    };
    for (const auto& r : rows) all = all + bounds_of(r);
    /// at, at + step, at - step, ...: a number alone where there is no step
    struct place {
        number at, step;
        bool operator<(const place& o) const {
            return step < o.step || (step == o.step && at < o.at);
        }
    };
    const auto placed = [](number at, number step) {
        if (step.sign() == 0) return place{at, step};
        return place{at - floor(at * number::of(step.den, step.num)) * step, step};
    };
    std::set<place> here{{0, 0}};
    for (const auto& r : rows) {
        const auto mine = bounds_of(r);
        // so much, at the most, that the others can make up for it
        bounds useful = anything;
        if (all.low.finite()) useful.high = mine.low - all.low;
        if (all.high.finite()) useful.low = mine.high - all.high;
        std::set<place> next;
        for (const auto& p : r) {
            const bounds n{greatest(p.n.low, useful.low), least(p.n.high, useful.high)};
            if (n.high < n.low) continue;
            std::vector<place> adds;
            if (p.step.sign() == 0) {
                adds.push_back({p.at, 0});
            } else if (!n.low.finite() || !n.high.finite()) {
                adds.push_back({p.at, p.step});
            } else {
                const auto inverse = number::of(p.step.den, p.step.num);
                for (auto x = p.at + ceil((n.low - p.at) * inverse) * p.step; x <= n.high;
                     x = x + p.step) {
                    adds.push_back({x, 0});
                    if (adds.size() > 5'000) return true;
                }
            }
            for (const auto& a : here)
                for (const auto& b : adds)
                    next.insert(placed(a.at + b.at, common_step(a.step, b.step)));
        }
        here = std::move(next);
        if (here.size() > 5'000) return true;
    }
    return std::any_of(here.begin(), here.end(), [&](const place& p) {
        const auto low = -rest.high, high = -rest.low;  // what they must come to
        if (p.step.sign() == 0) return low <= p.at && p.at <= high;
        if (!low.finite() || !high.finite()) return true;
        const auto inverse = number::of(p.step.den, p.step.num);
        return p.at + ceil((low - p.at) * inverse) * p.step <= high;
    });
}

/// Whether a row may add two numbers and none of the multiples of `unit` between.
bool evaluator::leaves_out(std::vector<part> parts, number unit) {
    std::sort(parts.begin(), parts.end(),
              [](const part& a, const part& b) { return a.n.low < b.n.low; });
    number until = parts.front().n.high;
    for (const auto& p : parts) {
        if (unit < p.step || until + unit < p.n.low) return true;
        until = greatest(until, p.n.high);
    }
    return false;
}

}  // namespace remit_test::oracle
