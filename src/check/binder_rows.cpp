// SPDX-License-Identifier: BSL-1.0
// The part of the binder that decides where rows are counted: in the subject's own sweep, or in an
// earlier pass along a path.
#include <algorithm>
#include <array>
#include <cstdlib>

#include <remit/core/suggest.hpp>
#include <remit/rules/vocabulary.hpp>
#include "binder.hpp"
#include "columns.hpp"
#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// Whether rows of that sort carry the key of a subject of that kind.
bool carries(rows_kind rows, unit_kind base) {
    if (base == unit_kind::event) return rows == rows_kind::events;  // no row leads to itself
    return leads(unit_of(rows), hop_to(rows, base));
}

struct base_path {
    std::string_view path;
    hop via;
    unit_kind base;
};
constexpr std::array base_paths = {base_path{"person", hop::person, unit_kind::person},
                                   base_path{"body", hop::body, unit_kind::body},
                                   base_path{"parent", hop::parent, unit_kind::body},
                                   base_path{"seat", hop::seat, unit_kind::seat},
                                   base_path{"mandate", hop::mandate, unit_kind::mandate},
                                   base_path{"principal", hop::principal, unit_kind::mandate},
                                   base_path{"meeting", hop::meeting, unit_kind::meeting},
                                   base_path{"item", hop::item, unit_kind::item},
                                   base_path{"proposal", hop::proposal, unit_kind::proposal}};

/// What to write for rows of that sort, from there: "write body.meetings or parent.meetings".
std::string paths_to(rows_kind rows, unit_kind from) {
    const auto name = "." + std::string{detail::name_of(rows)};
    std::string out;
    for (const auto& p : base_paths)
        if (leads(from, p.via) && carries(rows, p.base))
            out += (out.empty() ? "write " : " or ") + std::string{p.path} + name;
    if (out.empty() && carries(rows, unit_kind::body)) out = "write body(\"council\")" + name;
    if (out.empty() && carries(rows, unit_kind::person) && leads(from, hop::body))
        out = "ask it of members: some(some().of(person" + name + "))";
    return out.empty() ? "no path from here leads to " + name.substr(1) : out;
}

/// The rows that stand behind a path: "behind person stand members, mandates, ...".
std::string rows_behind(std::string_view path, unit_kind base) {
    std::string out;
    for (std::size_t i = 0; i < rows_count; ++i)
        if (const auto rows = static_cast<rows_kind>(i); carries(rows, base))
            out += (out.empty() ? "behind " + std::string{path} + " stand " : ", ") +
                   std::string{detail::name_of(rows)};
    return out;
}

bool looks_like_a_number(const value& v) {
    const auto* s = std::get_if<std::string>(&v);
    return s && !s->empty() && s->find_first_not_of("-0123456789.,") == std::string::npos;
}

}  // namespace

bool binder::own_key(source_target& t, const scope& s) {
    using enum unit_kind;
    const std::string name{detail::name_of(t.rows)};
    if (!s.counts) {
        report("E-SOURCE", "inside a selector a source needs a path", paths_to(t.rows, s.of));
        return false;
    }
    t.own = true;
    t.base = s.of == group ? body : s.of == appointment || s.of == departure ? mandate : s.of;
    t.via = hop_to(rows_kind::mandates, t.base);
    const bool keyed = t.base != attendance && t.base != nomination && t.base != recusal &&
                       t.base != speaker && t.base != task && t.base != audience &&
                       t.base != office && t.base != member;
    if (!keyed || !carries(t.rows, t.base)) {
        report("E-SOURCE", name + " carry no " + std::string{detail::name_of(s.of)},
               paths_to(t.rows, s.of));
        return false;
    }
    if (t.rows == rows_kind::seats && s.group_columns && !seats_have(*s.group_columns)) {
        report("E-SOURCE", "seats carry no such group: not every column of it is one of seats",
               "write body.seats for all seats of the body");
        return false;
    }
    return true;
}

bool binder::path_key(const node& path, source_target& t, const scope& s) {
    using enum unit_kind;
    const looking_at here{written_, path};
    const auto& name = std::get<std::string>(path.value);
    const std::string rows{detail::name_of(t.rows)};
    bool reachable = true;
    if (!path.args.empty()) {
        const auto& key = std::get<std::string>(path.args[0]->value);
        check_literal("body", *path.args[0]);
        t.base = body;
        t.named_body = static_cast<std::int32_t>(w_.facts.find(table_id::bodies, key));
        if (t.named_body < 0) return false;
    } else {
        const auto via = hop_named(name);
        reachable = via && leads(s.of, *via);
        for (const auto& each : base_paths)
            if (via && each.via == *via) t.via = each.via, t.base = each.base;
    }
    if (!reachable) {
        report("E-PATH",
               "there is no path \"" + name + "\" from a " + std::string{detail::name_of(s.of)},
               paths_to(t.rows, s.of));
        return false;
    }
    if (!carries(t.rows, t.base)) {
        report("E-SOURCE",
               rows + " carry no " + std::string{detail::name_of(t.base)} + ", in \"" + name + "." +
                   rows + "\"",
               rows_behind(name, t.base));
        return false;
    }
    return true;
}

std::optional<binder::source_target> binder::target_of(const node* source, const scope& s) {
    source_target out;
    std::optional<looking_at> here;
    if (source) here.emplace(written_, *source);
    const std::string name = source ? std::get<std::string>(source->value) : "members";
    const auto rows = rows_named(name);
    if (!rows) {
        report("E-SOURCE", "there are no rows \"" + name + "\"");
        return std::nullopt;
    }
    out.rows = *rows;
    const bool fine =
        source && source->args[0] ? path_key(*source->args[0], out, s) : own_key(out, s);
    return fine ? std::optional{out} : std::nullopt;
}

bool binder::is_swept(const source_target& t, const node* source, const node* window,
                      const scope& s) const {
    using enum unit_kind;
    const bool of_subject =
        s.of == body || s.of == seat || s.of == person || s.of == mandate || s.of == group;
    const bool of_rows = t.rows == rows_kind::members || t.rows == rows_kind::mandates ||
                         t.rows == rows_kind::seats || t.rows == rows_kind::offices;
    // which of a member's mandates is in the seat matters where not each of them surely lasts
    const bool by_mandate = t.rows == rows_kind::members && (s.of == seat || s.of == mandate) &&
                            !w_.changed_units(rows_kind::members).others.row_maybe.empty();
    return t.own && of_subject && of_rows && !by_mandate && !window &&
           (!source || source->args.size() < 2);
}

std::optional<value_program> binder::known_pass(const node_ptr& written, const scope& s) const {
    for (std::size_t i = 0; i < w_.passes.size(); ++i) {
        const auto& p = w_.passes[i];
        const bool same_group =
            s.group_columns ? p.group_columns == *s.group_columns : p.group_columns.empty();
        if (p.asker != s.of || !same_group || !same_tree(p.written, written)) continue;
        value_program out;
        out.what = value_program::what_type::pass;
        out.index = static_cast<std::uint32_t>(i);
        return out;
    }
    return std::nullopt;
}

std::optional<pass> binder::begin_pass(const node_ptr& written, const source_target& t,
                                       const node* source, const node* window, const scope& s) {
    pass p;
    p.written = written, p.asker = s.of;
    p.rows = t.rows, p.base = t.base, p.via = t.via, p.named_body = t.named_body;
    p.lane.rows = t.rows;
    p.window = window_of(window);
    bool fine = true;
    std::optional<looking_at> part;
    if (window) part.emplace(written_, *window);
    if (p.window.length && p.window.length->unit == duration::unit_type::working_days) {
        report("E-TYPE", "a window is not so many working days long", "write days(...)");
        fine = false;
    }
    if (p.window.kind == bound_window::kind_type::after) {
        p.after.push_back(value_of(*window->args[0], s));
        const auto is = type_of(p.after.front());
        if (is != type::day && is != type::any) {
            report("E-TYPE",
                   described(*window->args[0], p.after.front()) + ", is no day to begin after");
            fine = false;
        }
    }
    part.reset();
    const auto agree = [&](const std::string& name) {
        const auto here = find(name, s);
        const auto there = find(name, {unit_of(t.rows), nullptr, nullptr, nullptr});
        if (!here || !there) return void(fine = false);
        p.agree_here.push_back(*here), p.agree_there.push_back(*there);
    };
    if (s.group_columns) {
        p.group_columns = *s.group_columns;
        if (t.own) {
            p.of_group = true;
            for (const auto& name : *s.group_columns) agree(name);
        }
    }
    if (source)
        for (std::size_t i = 1; i < source->args.size(); ++i) {
            part.emplace(written_, *source->args[i]);
            const auto& name = std::get<std::string>(source->args[i]->value);
            agree(name);
            p.same_body = p.same_body || name == "body";
            part.reset();
        }
    return fine ? std::optional{std::move(p)} : std::nullopt;
}

value_program binder::add_pass(pass&& p) {
    fill(p, w_);
    w_.passes.push_back(std::move(p));
    value_program out;
    out.what = value_program::what_type::pass;
    out.index = static_cast<std::uint32_t>(w_.passes.size() - 1);
    return out;
}

std::optional<std::uint32_t> binder::rows_pass(const node& source, const scope& s) {
    const auto written = make_node(op::next, {}, {std::make_shared<node>(source)});
    if (const auto known = known_pass(written, s)) return known->index;
    const auto target = target_of(&source, s);
    if (!target) return std::nullopt;
    auto p = begin_pass(written, *target, &source, nullptr, s);
    if (!p) return std::nullopt;
    p->measure = pass::measure_type::rows;
    return add_pass(std::move(*p)).index;
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
    const auto before = failures_;
    auto bound = truth_of(*selector, {unit_of(lane.rows), nullptr, nullptr, nullptr});
    if (failures_ != before) return -1;  // said again of the next rule that asks for it
    lane.selectors.push_back(std::move(bound));
    lane.selector_trees.push_back(selector);
    return static_cast<std::int32_t>(lane.selectors.size() - 1);
}

namespace {

bool may_be_unknown(const fact_column& c) {
    return c.dated() ||
           std::find(c.code.begin(), c.code.end(), fact_column::unknown_code) != c.code.end();
}

}  // namespace

std::int32_t binder::column_in(lane_program& lane, const node& column, bool numbers) {
    const looking_at here{written_, column};
    const auto& name = std::get<std::string>(column.value);
    const auto a = find(name, {unit_of(lane.rows), nullptr, nullptr, nullptr});
    if (!a) return -1;
    if (a->what != accessor::what_type::column && numbers) {
        report("E-TYPE", "\"" + name + "\" is a day, and days have no sum");
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
    if (numbers && may_be_unknown(*a->column)) largest = std::max(largest, largest_supposed);
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
    form out;
    out.lane = lane_of(c, rows);
    return make_form(p, rows, c.lanes[out.lane], out) ? std::optional{out} : std::nullopt;
}

bool binder::make_form(const part& p, rows_kind rows, lane_program& lane, form& out) {
    wide most = 0;
    for (const auto& t : p.summands) {
        term x;
        x.selector = selector_in(lane, t.selector);
        if (t.column && (x.total = column_in(lane, *t.column, true)) < 0) return false;
        if (!t.factor.whole() || t.factor.num > largest_factor || t.factor.num < -largest_factor) {
            report("E-RANGE", "a factor in the rule is too large to be counted with exactly",
                   "use smaller numbers");
            return false;
        }
        x.coefficient = static_cast<std::int64_t>(t.factor.num);
        // every row there is, at its largest, all on one day
        const auto& units = w_.changed_units(rows);
        const wide count = wide{units.as_rows} + wide{units.others.rows.size()} + 1;
        const wide each = x.total < 0 ? 1 : lane.largest[static_cast<std::size_t>(x.total)];
        most += (t.factor.num < 0 ? -t.factor.num : t.factor.num) * each * count;
        if (most > (wide{1} << 60)) {
            report("E-RANGE", "the sum can grow beyond what can be held exactly",
                   "use smaller numbers");
            return false;
        }
        out.terms.push_back(x);
    }
    out.most = static_cast<std::int64_t>(most);
    std::stable_sort(out.terms.begin(), out.terms.end(),
                     [](const term& a, const term& b) { return a.selector < b.selector; });
    return true;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
