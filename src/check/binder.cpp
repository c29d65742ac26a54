// SPDX-License-Identifier: BSL-1.0
#include "binder.hpp"

#include <algorithm>

#include <remit/rules/vocabulary.hpp>
#include "counted_days.hpp"
#include "judge.hpp"
#include "literals.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

bool is_comparison(op what) {
    return what == op::eq || what == op::ne || what == op::lt || what == op::le || what == op::gt ||
           what == op::ge;
}

truth_program negated(truth_program p) {
    truth_program out;
    out.what = truth_program::what_type::negation;
    out.source = p.source;
    out.args.push_back(std::move(p));
    return out;
}

/// By kind, then by value: so that one of many literals is found by halving.
bool before(const datum& a, const datum& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.kind == datum::kind_type::text ? a.text < b.text : a.range.lo < b.range.lo;
}

/// A meeting may have any status, a mandate one of four.
bool has_any_text(const accessor& a, std::string_view name) {
    const bool of_mandates = !a.table || a.table->id == table_id::mandates;
    return !of_mandates && (name == "status" || name.ends_with(".status"));
}

}  // namespace

// ---- truths
// -----------------------------------------------------------------------------------------

truth_program binder::truth_of(const node& n, const scope& s) {
    const looking_at here{written_, n};
    truth_program out;
    out.source = &n;
    switch (n.what) {
        case op::all_of:
        case op::any_of:
            out.what = n.what == op::all_of ? truth_program::what_type::all
                                            : truth_program::what_type::any;
            for (const auto& a : n.args) out.args.push_back(truth_of(*a, s));
            return out;
        case op::negation: {
            auto below = s;
            below.turned = !s.turned;
            return negated(truth_of(*n.args[0], below));
        }
        case op::is_in: {
            std::vector<const node*> literals;
            for (std::size_t i = 1; i < n.args.size(); ++i) literals.push_back(n.args[i].get());
            return atom(n, *n.args[0], literals, s);
        }
        case op::some:
        case op::none: {
            auto m = as_linear(n, n, n, n.what, s);
            return m ? std::move(*m) : out;
        }
        case op::given: {
            const looking_at name{written_, *n.args[0]};
            out.what = truth_program::what_type::given;
            if (const auto a = find(text_of(*n.args[0]), s))
                out.at = *a;
            else
                out.what = truth_program::what_type::all;
            return out;
        }
        case op::within: return within(n, s);
        case op::predicate: return predicate(n);
        default: break;
    }
    return compare(n, s);
}

truth_program binder::compare(const node& n, const scope& s) {
    truth_program out;
    out.source = &n;
    if (!is_comparison(n.what)) {
        report("E-TYPE", "\"" + std::string{word_of(n.what).spelling} + "\" is no condition");
        return out;
    }
    if (n.what == op::ne) {
        const auto same = make_node(op::eq, {}, n.args);
        auto p = negated(truth_of(*same, s));
        p.source = p.args[0].source = &n;
        return p;
    }
    const auto& a = *n.args[0];
    const auto& b = *n.args[1];
    if (a.what == op::length || b.what == op::length) return compare_length(n, s);
    if (n.what == op::eq && a.what == op::column && is_literal(b)) return atom(n, a, {&b}, s);
    if (n.what == op::eq && b.what == op::column && is_literal(a)) return atom(n, b, {&a}, s);
    const auto is_end = [](const node& x) { return x.what == op::first || x.what == op::last; };
    if (n.what == op::eq && is_end(a) && b.what == op::text) return compare_end(n, a, b, s);
    if (n.what == op::eq && is_end(b) && a.what == op::text) return compare_end(n, b, a, s);
    if (auto sum = as_linear(n, a, b, n.what, s)) return std::move(*sum);
    out.what = truth_program::what_type::compare;
    out.comparison = n.what;
    const auto before = failures_;
    out.sides.push_back(value_of(a, s));
    out.sides.push_back(value_of(b, s));
    if (failures_ == before) check_types(n, a, out.sides[0], b, out.sides[1]);
    return out;
}

/// What the first or last row says against a text: as of a column, the text may be misspelt, or
/// another name of an organisation.
truth_program binder::compare_end(const node& n, const node& end, const node& said,
                                  const scope& s) {
    truth_program out;
    out.source = &n;
    out.what = truth_program::what_type::any;
    const auto& name = text_of(*end.args[0]);
    const auto measured = value_of(end, s);
    if (measured.what != value_program::what_type::pass) return out;
    const auto& of = w_.passes[measured.index];
    const auto at = of.lane.columns[static_cast<std::size_t>(of.column)];
    const auto any_text = has_any_text(at, name);
    const auto means = meant(name, text_of(said));
    if (!any_text) check_literal(name, said);
    for (const auto& text : means) {
        truth_program one;
        one.what = truth_program::what_type::compare;
        one.comparison = op::eq;
        one.source = &n;
        one.sides.push_back(measured);
        one.sides.push_back(value_of(said, s));
        one.sides.back().text = text;
        if (out.args.empty()) check_types(n, end, one.sides[0], said, one.sides[1]);
        out.args.push_back(std::move(one));
    }
    const auto held = [&](const std::string& text) {
        const auto& all = at.column->dictionary;
        return std::find(all.begin(), all.end(), value{text}) != all.end();
    };
    if (at.column && std::none_of(means.begin(), means.end(), held))
        note_text(*at.column, name, text_of(said), any_text);
    return out.args.size() == 1 ? std::move(out.args[0]) : std::move(out);
}

/// A number of days against a length: the length is laid back from the end of today.
truth_program binder::compare_length(const node& n, const scope& s) {
    truth_program out;
    out.source = &n;
    out.what = truth_program::what_type::compare;
    out.comparison = n.what;
    for (const auto& a : n.args) {
        if (a->what != op::length) {
            out.sides.push_back(number_of(*a, s));
            continue;
        }
        value_program length;
        length.what = value_program::what_type::laid_back;
        length.length = std::get<duration>(a->value);
        out.sides.push_back(std::move(length));
    }
    return out;
}

truth_program binder::within(const node& n, const scope& s) {
    truth_program out;
    out.source = &n;
    if (!s.withins) {
        report("E-TYPE", "\"within\" says how long a rule may fail, and stands in no selector",
               "write it in require, or as the rule's own within");
        return out;
    }
    bound_within limit;
    limit.turned = s.turned;
    limit.inner = truth_of(*n.args[0], s);
    const auto& until = *n.args[1];
    if (until.what == op::next)
        limit.next = rows_pass(*until.args[0], s);
    else
        limit.length = std::get<duration>(until.value);
    if (!limit.next) note_calendar(days_judged(w_, in_force_), limit.length, 1);
    out.what = truth_program::what_type::within;
    out.index = static_cast<std::uint32_t>(s.withins->size());
    s.withins->push_back(std::move(limit));
    return out;
}

truth_program binder::predicate(const node& n) {
    truth_program out;
    out.source = &n;
    const auto& name = text_of(n);
    if (!w_.find_predicate(name)) {
        const auto known = w_.predicate_names();
        auto hint = suggest_.ask("predicate", name, [&] { return known; });
        if (hint.empty())
            hint = known.empty() ? "give the check a function of that name"
                                 : "known: " + known.front();
        report("E-PREDICATE", "there is no predicate \"" + name + "\"", hint);
        return out;
    }
    out.what = truth_program::what_type::predicate;
    const auto at = std::find(w_.asked_names.begin(), w_.asked_names.end(), name);
    out.index = static_cast<std::uint32_t>(at - w_.asked_names.begin());
    if (at == w_.asked_names.end()) w_.asked_names.push_back(name);
    return out;
}

truth_program binder::atom(const node& n, const node& column,
                           const std::vector<const node*>& literals, const scope& s) {
    truth_program out;
    out.source = &n;
    out.what = truth_program::what_type::atom;
    const auto& name = text_of(column);
    const auto a = find(column, s);
    if (!a) return out;
    std::vector<std::pair<const node*, std::vector<std::string>>> texts;  // with what each means
    const bool any_text = has_any_text(*a, name);
    for (const auto* l : literals) {
        if (l->what == op::text) {
            if (!any_text) check_literal(name, *l);
            texts.emplace_back(l, meant(name, text_of(*l)));
        } else {
            out.wanted.push_back(value_of_literal(*l));
        }
    }
    for (const auto& [written, means] : texts)
        out.wanted.insert(out.wanted.end(), means.begin(), means.end());
    std::vector<datum> wanted;
    for (const auto& v : out.wanted) wanted.push_back(as_datum(v));
    std::sort(wanted.begin(), wanted.end(), before);
    if (a->what == accessor::what_type::start || a->what == accessor::what_type::stop ||
        (a->what == accessor::what_type::column && type_of(*a->column) == type::day)) {
        // days may be bounds, which are no codes: each literal is a comparison of its own
        truth_program any;
        any.what = truth_program::what_type::any;
        any.source = &n;
        for (const auto* l : literals) {
            truth_program one;
            one.what = truth_program::what_type::compare;
            one.comparison = op::eq;
            one.source = &n;
            one.sides = {value_of(column, s), value_of(*l, s)};
            const looking_at literal{written_, *l};
            if (type_of(one.sides[1]) != type::day)
                report("E-TYPE", "\"" + name + "\" is a day; write it as \"2026-11-22\"");
            any.args.push_back(std::move(one));
        }
        return any.args.size() == 1 ? std::move(any.args[0]) : std::move(any);
    }
    out.at = *a;
    const bool of_group = a->what == accessor::what_type::group;
    const auto* held_in = of_group ? a->grouped : a->column;
    if (!held_in) return out;
    check_values(*held_in, name, wanted);
    const auto place = [&](const datum& d) {
        const auto at = std::lower_bound(wanted.begin(), wanted.end(), d, before);
        return at == wanted.end() || before(d, *at) ? wanted.size()
                                                    : static_cast<std::size_t>(at - wanted.begin());
    };
    std::vector<bool> held(wanted.size() + 1);  // which of them some fact has; the last: no such
    for (const auto& v : held_in->dictionary) {
        const auto at = place(as_datum(v));
        held[at] = true;
        if (!of_group) out.by_code.push_back(at < wanted.size() ? 1 : 0);
    }
    held[wanted.size()] = false;
    for (const auto& [written, means] : texts)
        if (std::none_of(means.begin(), means.end(), [&](const std::string& t) {
                return held[place({datum::kind_type::text, {}, t})];
            }))
            note_text(*held_in, name, text_of(*written), any_text);
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
