// SPDX-License-Identifier: BSL-1.0
#include "oracle/evaluate.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include <remit/rules/vocabulary.hpp>

namespace remit_test::oracle {

using remit::node;
using remit::op;
using remit::truth;
using remit::truth_of;

std::optional<number> constant(const node& n) {
    if (n.what == op::integer) return number{std::get<std::int64_t>(n.value)};
    if (n.what == op::fraction) return number{std::get<remit::ratio>(n.value)};
    return std::nullopt;
}

bounds as_number(const cell& c) { return c.is == cell::sort::unknown ? anything : c.n; }

namespace {

// The slots of a measure's arguments.
const node* column_of(const node& n) { return n.args[0].get(); }
const node* selector_of(const node& n) { return n.args[1].get(); }
const node* source_of(const node& n) { return n.args[2].get(); }

bounds arithmetic(op what, bounds a, bounds b) {
    switch (what) {
        case op::add: return a + b;
        case op::sub: return a - b;
        case op::mul: return a * b;
        case op::div:
            return a * exactly(number::of(b.low.den, b.low.num));  // by a positive constant
        case op::mod:
            if (a.low == a.high && a.low.finite()) {
                const number whole = floor(a.low * number::of(b.low.den, b.low.num));
                return exactly(a.low - whole * b.low);
            }
            return {0, b.low - 1};
        default: throw std::logic_error{"no arithmetic"};
    }
}

}  // namespace

truth one_day::holds(const node& n, const row& of) const {
    truth t = truth::no;
    switch (n.what) {
        case op::all_of:
            t = truth::yes;
            for (const auto& arg : n.args) t = t & holds(*arg, of);
            return t;
        case op::any_of:
            for (const auto& arg : n.args) t = t | holds(*arg, of);
            return t;
        case op::negation: return ~holds(*n.args[0], of);
        case op::is_in:
            for (std::size_t i = 1; i < n.args.size(); ++i)
                t = t | equals(*n.args[0], *n.args[i], of);
            return t;
        case op::some:
            for (const auto& from : rows(source_of(n), of))
                t = t | at_most(exactly(1), count(n, from));
            return t;
        case op::none:
            for (const auto& from : rows(source_of(n), of))
                t = t | equal(count(n, from), exactly(0));
            return t;
        case op::ne: return ~holds(*remit::make_node(op::eq, {}, n.args), of);
        case op::eq:
        case op::lt:
        case op::le:
        case op::gt:
        case op::ge: return compare(n, of);
        default:
            throw std::logic_error{"the oracle does not judge " +
                                   std::string{remit::word_of(n.what).spelling}};
    }
}

// ---- which rows there are, and which of them are taken ------------------------------------------

/// The rows that carry the key: those of a body, in a seat, of a person, of a group, ...
one_day::source_rows one_day::rows_of_key(const std::string& name, const row& key) const {
    source_rows out;
    const auto belongs = [&](const row& r) {  // of a mandate, seat or office
        switch (key.of) {
            case table::bodies: return truth_of(w_.body_of(r) == key.at);
            case table::seats:
                return truth_of(r.of == table::seats ? r == key : w_.mandates[r.at].seat == key.at);
            case table::people: return truth_of(w_.follow(r, "person").front() == key);
            case table::mandates: return truth_of(r == key);
            case table::groups: return in_group(r, key.group);
            default: throw std::logic_error{"no rows hang on that"};
        }
    };
    if (name == "members") {
        for (const auto& member : members_) {
            truth is = truth::no;
            if (key.of == table::groups)
                is = in_group(member, key.group);
            else
                for (const auto m : member.mandates) is = is | belongs({table::mandates, m});
            if (is != truth::no) out.push_back({member, is});
        }
        return out;
    }
    const auto take = [&](table t, std::size_t rows) {
        for (std::size_t i = 0; i < rows; ++i) {
            const row r{t, i};
            if (!w_.lasts_on(r, d_)) continue;
            if (const truth is = belongs(r); is != truth::no) out.push_back({r, is});
        }
    };
    if (name == "mandates")
        take(table::mandates, w_.mandates.size());
    else if (name == "seats")
        take(table::seats, w_.all.seats.size());
    else if (name == "offices")
        take(table::offices, w_.all.offices.size());
    else
        throw std::logic_error{"the oracle knows no rows " + name};
    return out;
}

/// The rows that are looked through: one list, or one for each row that the path leads to. A path
/// that leads nowhere leads to no rows.
std::vector<one_day::source_rows> one_day::rows(const node* source, const row& of) const {
    if (source == nullptr) return {rows_of_key("members", of)};
    if (source->args.size() > 1) throw std::logic_error{"the oracle does not judge .same"};
    const auto& name = std::get<std::string>(source->value);
    const node* path = source->args[0].get();
    if (path == nullptr) return {rows_of_key(name, of)};
    const auto& leads = std::get<std::string>(path->value);
    if (!path->args.empty()) {  // body("council")
        const auto b = w_.body(std::get<std::string>(path->args[0]->value));
        if (!b) throw std::logic_error{"no such body"};
        return {rows_of_key(name, {table::bodies, *b})};
    }
    std::vector<source_rows> out;
    for (const auto& key : w_.follow(of, leads)) out.push_back(rows_of_key(name, key));
    if (out.empty()) out.emplace_back();
    return out;
}

truth one_day::selected(const node* selector, const row& r) const {
    return selector == nullptr ? truth::yes : holds(*selector, r);
}

/// A value that is not known may be any; "?" stands for the values nobody has told.
truth one_day::in_group(const row& r, const group& g) const {
    if (w_.body_of(r) != g.body) return truth::no;
    truth all = truth::yes;
    for (std::size_t i = 0; i < g.columns.size(); ++i) {
        truth one = truth::no;
        for (const auto& c : w_.column(r, g.columns[i], d_)) {
            if (c.is == cell::sort::unknown)
                one = one | truth::maybe;
            else if (c.is != cell::sort::absent && g.values[i] && *g.values[i] == c)
                one = truth::yes;
        }
        all = all & one;
    }
    return all;
}

// ---- measures -----------------------------------------------------------------------------------

bounds one_day::count(const node& n, const source_rows& from) const {
    bounds sum = exactly(0);
    for (const auto& [r, is] : from) {
        const truth t = is & selected(selector_of(n), r);
        sum = sum + bounds{t == truth::yes ? 1 : 0, t != truth::no ? 1 : 0};
    }
    return sum;
}

bounds one_day::total(const node& n, const source_rows& from) const {
    bounds sum = exactly(0);
    for (const auto& [r, is] : from) {
        const truth t = is & selected(selector_of(n), r);
        if (t == truth::yes) sum = sum + amount(n, r);
        if (t == truth::maybe) sum = sum + either(exactly(0), amount(n, r));
    }
    return sum;
}

/// What a row adds when it is counted: one, or its value. A member adds what each of its mandates
/// says; of several values in force together it may be any.
bounds one_day::amount(const node& n, const row& r) const {
    if (n.what == op::count) return exactly(1);
    bounds sum = exactly(0);
    for (const auto& said : w_.said(r, std::get<std::string>(column_of(n)->value), d_)) {
        std::optional<bounds> one;
        for (const auto& c : said.values) {
            if (c.is == cell::sort::absent) continue;
            if (c.is == cell::sort::day || c.is == cell::sort::text)
                throw std::logic_error{"total of what is no number"};
            one = one ? either(*one, as_number(c)) : as_number(c);
        }
        sum = sum + one.value_or(exactly(0));
    }
    return sum;
}

/// How many different values there are. A row whose value is not known may have one that no other
/// row has.
bounds one_day::distinct(const node& n, const source_rows& from) const {
    std::vector<cell> sure, possible;
    const auto add = [](std::vector<cell>& to, const cell& c) {
        if (std::find(to.begin(), to.end(), c) == to.end()) to.push_back(c);
    };
    bool something = false;
    std::size_t unknown = 0;
    for (const auto& [r, is] : from) {
        const truth t = is & selected(selector_of(n), r);
        if (t == truth::no) continue;
        std::vector<world::saying> not_told;
        for (const auto& said : w_.said(r, std::get<std::string>(column_of(n)->value), d_))
            for (const auto& c : said.values) {
                if (c.is == cell::sort::absent) continue;
                if (t == truth::yes) something = true;
                if (c.is == cell::sort::unknown) {
                    const auto same_row = [&](const auto& x) {
                        return x.of == said.of && x.at == said.at;
                    };
                    if (std::none_of(not_told.begin(), not_told.end(), same_row))
                        not_told.push_back(said);
                    continue;
                }
                add(possible, c);
                if (t == truth::yes) add(sure, c);
            }
        unknown += not_told.size();
    }
    const auto as_bound = [](std::size_t how_many) {
        return number{static_cast<std::int64_t>(how_many)};
    };
    return {as_bound(std::max(sure.size(), std::size_t{something})),
            as_bound(possible.size() + unknown)};
}

// ---- values -------------------------------------------------------------------------------------

std::vector<cell> one_day::values(const node& n, const row& of) const {
    if (const auto c = constant(n)) return {number_cell(exactly(*c))};
    switch (n.what) {
        case op::text: return {text_cell(std::get<std::string>(n.value))};
        case op::date: return {day_cell(std::get<remit::day>(n.value).count())};
        case op::column: return w_.column(of, std::get<std::string>(n.value), d_);
        default: break;
    }
    std::vector<cell> out;
    if (n.what == op::count || n.what == op::total || n.what == op::distinct) {
        for (const auto& from : rows(source_of(n), of))
            out.push_back(number_cell(n.what == op::count   ? count(n, from)
                                      : n.what == op::total ? total(n, from)
                                                            : distinct(n, from)));
        return out;
    }
    for (const auto& a : values(*n.args[0], of)) {
        if (a.is == cell::sort::absent) {
            out.push_back(a);
            continue;
        }
        switch (n.what) {
            case op::neg: out.push_back(number_cell(-as_number(a))); break;
            case op::floor:
                out.push_back(number_cell({floor(as_number(a).low), floor(as_number(a).high)}));
                break;
            case op::ceil:
                out.push_back(number_cell({ceil(as_number(a).low), ceil(as_number(a).high)}));
                break;
            case op::nearest:
                out.push_back(number_cell({nearest(as_number(a).low), nearest(as_number(a).high)}));
                break;
            case op::add:
            case op::sub:
            case op::mul:
            case op::div:
            case op::mod:
                for (const auto& b : values(*n.args[1], of))
                    out.push_back(
                        b.is == cell::sort::absent
                            ? b
                            : number_cell(arithmetic(n.what, as_number(a), as_number(b))));
                break;
            default:
                throw std::logic_error{"the oracle does not judge " +
                                       std::string{remit::word_of(n.what).spelling}};
        }
    }
    return out;
}

}  // namespace remit_test::oracle
