// SPDX-License-Identifier: BSL-1.0
// The part of the binder that decides where rows are counted: in the subject's own sweep, or in an
// earlier pass along a path.
#include <algorithm>
#include <cstdlib>

#include <remit/core/suggest.hpp>
#include <remit/rules/vocabulary.hpp>
#include "binder.hpp"
#include "counters.hpp"
#include "judge.hpp"
#include "reads.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

std::optional<rows_kind> rows_named(std::string_view name) {
    if (name == "members") return rows_kind::members;
    if (name == "mandates") return rows_kind::mandates;
    if (name == "seats") return rows_kind::seats;
    if (name == "offices") return rows_kind::offices;
    return std::nullopt;
}

unit_kind unit_of(rows_kind k) {
    constexpr unit_kind units[] = {unit_kind::member, unit_kind::mandate, unit_kind::seat,
                                   unit_kind::office};
    return units[static_cast<std::size_t>(k)];
}

std::string_view name_of(unit_kind k) {
    constexpr std::string_view names[] = {"member", "mandate", "seat", "office",
                                          "body",   "person",  "group"};
    return names[static_cast<std::size_t>(k)];
}

/// Whether rows of that sort carry the key of a subject of that kind.
bool carries(rows_kind rows, unit_kind subject) {
    using enum unit_kind;
    if (rows == rows_kind::offices) return subject == person;
    if (rows == rows_kind::seats) return subject == body || subject == seat || subject == group;
    return subject == body || subject == person || subject == seat || subject == mandate ||
           subject == group;
}

bool looks_like_a_number(const value& v) {
    const auto* s = std::get_if<std::string>(&v);
    return s && !s->empty() && s->find_first_not_of("-0123456789.,") == std::string::npos;
}

}  // namespace

bool binder::has_path(const node* source) { return source && source->args[0] != nullptr; }

std::optional<rows_kind> binder::own_rows(const node* source, const scope& s) {
    const std::string name = source ? std::get<std::string>(source->value) : "members";
    const auto rows = rows_named(name);
    if (!rows) {
        report("E-NOT-YET", "the check has no table of " + name + " yet");
        return std::nullopt;
    }
    if (!s.counts) {
        report("E-SOURCE", "inside a selector a source needs a path",
               "write person." + name + " or body." + name);
        return std::nullopt;
    }
    if (!carries(*rows, s.of)) {
        report("E-SOURCE", name + " carry no " + std::string{name_of(s.of)},
               "write a path, such as person." + name + " or body." + name);
        return std::nullopt;
    }
    if (*rows == rows_kind::seats && s.group_columns && !seats_have(*s.group_columns)) {
        report("E-SOURCE", "seats carry no such group: not every column of it is one of seats",
               "write body.seats for all seats of the body");
        return std::nullopt;
    }
    return rows;
}

std::optional<binder::path_target> binder::path_of(const node& source, const scope& s) {
    using enum unit_kind;
    const auto& path = *source.args[0];
    const auto& name = std::get<std::string>(path.value);
    const auto& rows_name = std::get<std::string>(source.value);
    const auto rows = rows_named(rows_name);
    path_target out;
    if (!rows) {
        report("E-NOT-YET", "the check has no table of " + rows_name + " yet");
        return std::nullopt;
    }
    out.rows = *rows;
    const bool of_a_body =
        s.of == member || s.of == mandate || s.of == seat || s.of == body || s.of == group;
    bool reachable = false;
    if (!path.args.empty()) {
        const auto& key = std::get<std::string>(path.args[0]->value);
        check_literal("body", key);
        out.subject = body;
        out.named_body = static_cast<std::int32_t>(w_.facts.find(table_id::bodies, key));
        if (out.named_body < 0) return std::nullopt;
        reachable = true;
    } else if (name == "person") {
        out.via = hop::person, out.subject = person;
        reachable = s.of == member || s.of == mandate || s.of == office || s.of == person;
    } else if (name == "body" || name == "parent") {
        out.via = name == "body" ? hop::body : hop::parent, out.subject = body;
        reachable = of_a_body;
    } else if (name == "seat") {
        out.via = hop::seat, out.subject = seat;
        reachable = s.of == member || s.of == mandate || s.of == seat;
    } else {
        report("E-NOT-YET", "the check cannot follow the path \"" + name + "\" yet");
        return std::nullopt;
    }
    if (!reachable) {
        report("E-PATH", "there is no path \"" + name + "\" from a " + std::string{name_of(s.of)});
        return std::nullopt;
    }
    if (!carries(out.rows, out.subject)) {
        report("E-SOURCE", rows_name + " carry no " + std::string{name_of(out.subject)} +
                               ", in \"" + name + "." + rows_name + "\"");
        return std::nullopt;
    }
    return out;
}

std::uint32_t lane_of(counting& c, rows_kind rows) {
    for (std::uint32_t i = 0; i < c.lanes.size(); ++i)
        if (c.lanes[i].rows == rows) return i;
    c.lanes.push_back({rows, {}, {}, {}, {}, {}});
    return static_cast<std::uint32_t>(c.lanes.size() - 1);
}

std::int32_t binder::selector_in(lane_program& lane, const node_ptr& selector) {
    if (!selector) return -1;
    for (std::size_t i = 0; i < lane.selector_trees.size(); ++i)
        if (same_tree(lane.selector_trees[i], selector)) return static_cast<std::int32_t>(i);
    const auto before = problems_.size();
    auto bound = truth_of(*selector, {unit_of(lane.rows), nullptr, nullptr});
    if (problems_.size() != before) return -1;  // said again of the next rule that asks for it
    lane.selectors.push_back(std::move(bound));
    lane.selector_trees.push_back(selector);
    return static_cast<std::int32_t>(lane.selectors.size() - 1);
}

std::int32_t binder::column_in(lane_program& lane, const node& column, bool numbers) {
    const auto& name = std::get<std::string>(column.value);
    const auto a = find(name, {unit_of(lane.rows), nullptr, nullptr});
    if (!a) return -1;
    if (a->what != accessor::what_type::column) {
        report("E-NOT-YET", "the check cannot count or sum \"" + name + "\" yet");
        return -1;
    }
    std::int64_t largest = 0;
    if (numbers) {
        const value* wrong = nullptr;
        for (const auto& v : a->column->dictionary) {
            if (const auto* n = std::get_if<std::int64_t>(&v))
                largest = std::max(largest, *n < -INT64_MAX ? INT64_MAX : std::abs(*n));
            else if (!wrong || looks_like_a_number(*wrong))  // "5" beside "n/a": tell of the other
                wrong = &v;
        }
        if (wrong) {
            report("E-TYPE",
                   "total(" + name + ") needs whole numbers, and \"" + name + "\" holds \"" +
                       text(*wrong) + "\"",
                   "leave a cell empty where nobody knows");
            return -1;
        }
    }
    const auto known = std::find(lane.column_names.begin(), lane.column_names.end(), name);
    const auto at = static_cast<std::size_t>(known - lane.column_names.begin());
    if (known == lane.column_names.end()) {
        lane.columns.push_back(*a);
        lane.column_names.push_back(name);
        lane.largest.push_back(0);
    }
    lane.largest[at] = std::max(lane.largest[at], largest);
    return static_cast<std::int32_t>(at);
}

std::optional<form> binder::make_form(const part& p, rows_kind rows, counting& c) {
    form f;
    f.lane = lane_of(c, rows);
    wide most = 0;
    for (const auto& t : p.summands) {
        term x;
        x.selector = selector_in(c.lanes[f.lane], t.selector);
        if (t.column && (x.total = column_in(c.lanes[f.lane], *t.column, true)) < 0)
            return std::nullopt;
        if (!t.factor.whole() || t.factor.num > largest_factor || t.factor.num < -largest_factor) {
            report("E-RANGE", "a factor in the rule is too large to be counted with exactly",
                   "use smaller numbers");
            return std::nullopt;
        }
        x.coefficient = static_cast<std::int64_t>(t.factor.num);
        // every row there is, at its largest, all on one day
        const wide count = wide{w_.units(rows).rows.size()} + 1;
        const wide each =
            x.total < 0 ? 1 : c.lanes[f.lane].largest[static_cast<std::size_t>(x.total)];
        most += (t.factor.num < 0 ? -t.factor.num : t.factor.num) * each * count;
        if (most > (wide{1} << 60)) {
            report("E-RANGE", "the sum can grow beyond what can be held exactly",
                   "use smaller numbers");
            return std::nullopt;
        }
        f.terms.push_back(x);
    }
    f.most = static_cast<std::int64_t>(most);
    std::stable_sort(f.terms.begin(), f.terms.end(),
                     [](const term& a, const term& b) { return a.selector < b.selector; });
    return f;
}

value_program binder::place_part(const part& p, const scope& s) {
    value_program out;
    out.what = value_program::what_type::number;
    if (!has_path(p.source.get())) {
        const auto rows = own_rows(p.source.get(), s);
        if (!rows) return out;
        const auto f = make_form(p, *rows, *s.counts);
        if (!f) return out;
        auto& forms = s.counts->forms;
        const auto known = std::find(forms.begin(), forms.end(), *f);
        out.what = value_program::what_type::count;
        out.index = static_cast<std::uint32_t>(known - forms.begin());
        if (known == forms.end()) forms.push_back(*f);
        return out;
    }
    const auto target = path_of(*p.source, s);
    if (!target) return out;
    if (const auto known = earlier_pass(p)) return *known;
    counting c;
    const auto before = problems_.size();
    const auto f = make_form(p, target->rows, c);
    if (!f || problems_.size() != before) return out;
    c.forms.push_back(*f);
    value_program what;
    what.what = value_program::what_type::count;
    return add_pass(p, *target, c, what);
}

std::optional<value_program> binder::earlier_pass(const part& p) const {
    const auto known = std::find(w_.derived_parts.begin(), w_.derived_parts.end(), p);
    if (known == w_.derived_parts.end()) return std::nullopt;
    value_program out;
    out.what = value_program::what_type::derived;
    out.index = static_cast<std::uint32_t>(known - w_.derived_parts.begin());
    return out;
}

value_program binder::add_pass(const part& p, const path_target& target, const counting& c,
                               const value_program& what) {
    derived_measure d;
    d.via = target.via, d.named_body = target.named_body, d.rows = target.rows,
    d.subject = target.subject;
    fill_derived(w_, d, c, what, target.subject);
    w_.derived.push_back(std::move(d));
    w_.derived_parts.push_back(p);
    return *earlier_pass(p);
}

value_program binder::place_distinct(const node& n, const scope& s) {
    value_program out;
    out.what = value_program::what_type::number;
    const bool along = has_path(n.args[2].get());
    std::optional<rows_kind> rows;
    std::optional<path_target> target;
    if (along) {
        target = path_of(*n.args[2], s);
        if (target) rows = target->rows;
    } else {
        rows = own_rows(n.args[2].get(), s);
    }
    if (!rows) return out;
    const part written{n.args[2], {{number{1}, n.args[1], n.args[0]}}, true};
    if (along)
        if (const auto known = earlier_pass(written)) return *known;
    counting earlier;
    counting& c = along ? earlier : *s.counts;
    const auto before = problems_.size();
    distinct_form d;
    d.lane = lane_of(c, *rows);
    d.selector = selector_in(c.lanes[d.lane], n.args[1]);
    d.column = column_in(c.lanes[d.lane], *n.args[0], false);
    if (d.column < 0 || problems_.size() != before) return out;
    const auto known = std::find(c.distincts.begin(), c.distincts.end(), d);
    out.what = value_program::what_type::distinct;
    out.index = static_cast<std::uint32_t>(known - c.distincts.begin());
    if (known == c.distincts.end()) c.distincts.push_back(d);
    return along ? add_pass(written, *target, c, out) : out;
}

void fill_derived(world& w, derived_measure& d, const counting& c, const value_program& what,
                  unit_kind subject) {
    reads asked;
    for (const auto& lane : c.lanes) {
        for (const auto& each : lane.selectors) add_reads(each, asked);
        for (const auto& a : lane.columns)
            if (a.dated()) asked.columns.push_back(a);
    }
    d.dated = std::move(asked.columns);
    d.passes.assign(asked.derived.begin(), asked.derived.end());
    const auto subjects = make_subjects(w, subject, {}, {}, {}, -1);
    std::vector<segments> s;
    std::vector<lane_order> orders;
    for (const auto& lane : c.lanes) s.push_back(make_segments(w, lane));
    for (std::size_t l = 0; l < s.size(); ++l)
        orders.push_back(make_order(w, subjects, c.lanes[l].rows, s[l]));
    counters running{w, c, s};
    const auto value = [&] {
        const auto& t = running.now();
        return what.what == value_program::what_type::distinct ? t.distincts[what.index]
                                                               : t.forms[what.index].value();
    };
    d.first.push_back(0);
    for (std::size_t k = 0; k < subjects.size(); ++k) {
        running.reset();
        d.steps.push_back({always_start, value()});
        const auto n = orders[0].size(k);
        for (std::size_t i = 0; i < n;) {
            const auto day = orders[0].at(k, i).day;
            for (; i < n && orders[0].at(k, i).day == day; ++i)
                running.apply(0, orders[0].at(k, i));
            const auto v = value();
            if (day == always_start)
                d.steps.back().value = v;
            else if (!(v == d.steps.back().value))
                d.steps.push_back({day, v});
        }
        d.first.push_back(static_cast<std::uint32_t>(d.steps.size()));
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
