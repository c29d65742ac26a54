// SPDX-License-Identifier: BSL-1.0
#include "binder.hpp"

#include <algorithm>
#include <numeric>

#include <remit/rules/vocabulary.hpp>
#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

const std::string& text_of(const node& n) { return std::get<std::string>(n.value); }

bool is_literal(const node& n) {
    return n.what == op::integer || n.what == op::fraction || n.what == op::text ||
           n.what == op::date;
}

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

datum literal(const node& n) {
    switch (n.what) {
        case op::integer:
            return {datum::kind_type::number, extent::of(std::get<std::int64_t>(n.value))};
        case op::fraction: return {datum::kind_type::number, extent::of(std::get<ratio>(n.value))};
        case op::date:
            return {datum::kind_type::day,
                    extent::of(std::int64_t{std::get<day>(n.value).count()})};
        default: return {datum::kind_type::text, {}, text_of(n)};
    }
}

value value_of_literal(const node& n) {
    switch (n.what) {
        case op::integer: return std::get<std::int64_t>(n.value);
        case op::fraction: return std::get<ratio>(n.value);
        case op::date: return std::get<day>(n.value);
        default: return text_of(n);
    }
}

/// By kind, then by value: so that one of many literals is found by halving.
bool before(const datum& a, const datum& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.kind == datum::kind_type::text ? a.text < b.text : a.range.lo < b.range.lo;
}

}  // namespace

// ---- truths
// -----------------------------------------------------------------------------------------

truth_program binder::truth_of(const node& n, const scope& s) {
    truth_program out;
    out.source = &n;
    switch (n.what) {
        case op::all_of:
        case op::any_of:
            out.what = n.what == op::all_of ? truth_program::what_type::all
                                            : truth_program::what_type::any;
            for (const auto& a : n.args) out.args.push_back(truth_of(*a, s));
            return out;
        case op::negation: return negated(truth_of(*n.args[0], s));
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
        case op::given:
            out.what = truth_program::what_type::given;
            if (const auto a = find(text_of(*n.args[0]), s))
                out.at = *a;
            else
                out.what = truth_program::what_type::all;
            return out;
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
    if (auto sum = as_linear(n, a, b, n.what, s)) return std::move(*sum);
    out.what = truth_program::what_type::compare;
    out.comparison = n.what;
    out.sides.push_back(value_of(a, s));
    out.sides.push_back(value_of(b, s));
    check_types(n, a, out.sides[0], b, out.sides[1]);
    return out;
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
    limit.inner = truth_of(*n.args[0], s);
    const auto& until = *n.args[1];
    if (until.what == op::next)
        limit.next = rows_pass(*until.args[0], s);
    else
        limit.length = std::get<duration>(until.value);
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
    const auto a = find(name, s);
    if (!a) return out;
    std::vector<std::pair<const node*, std::vector<std::string>>> texts;  // with what each means
    // a meeting may have any status, a mandate one of four
    const bool of_mandates = !a->table || a->table->id == table_id::mandates;
    const bool any_text = !of_mandates && (name == "status" || name.ends_with(".status"));
    for (const auto* l : literals) {
        if (l->what == op::text) {
            if (!any_text) check_literal(name, text_of(*l));
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

// ---- linear comparisons: bounded row by row
// -------------------------------------------------------------

void binder::add_measure(const node& m, const node_ptr& selector, const number& factor,
                         linear& out) {
    const auto& source = m.args[2];
    const auto& window = m.args[3];
    const auto same_source = [&](const part& p) {
        if (!same_tree(p.window, window)) return false;
        const auto is_default = [](const node_ptr& s) {
            return !s || (!s->args[0] && s->args.size() == 1 && text_of(*s) == "members");
        };
        return (is_default(p.source) && is_default(source)) || same_tree(p.source, source);
    };
    auto p = std::find_if(out.parts.begin(), out.parts.end(), same_source);
    if (p == out.parts.end()) {
        out.parts.push_back({source, window, {}});
        p = std::prev(out.parts.end());
    }
    const auto column = m.what == op::total ? m.args[0] : nullptr;
    for (auto& t : p->summands)
        if (same_tree(t.selector, selector) && same_tree(t.column, column)) {
            t.factor = t.factor + factor;
            return;
        }
    p->summands.push_back({factor, selector, column});
}

void binder::add_linear(const node& n, const number& factor, linear& out) {
    switch (n.what) {
        case op::integer:
        case op::fraction: out.constant = out.constant + literal(n).range.lo * factor; return;
        case op::add:
        case op::sub:
            add_linear(*n.args[0], factor, out);
            add_linear(*n.args[1], n.what == op::add ? factor : -factor, out);
            return;
        case op::neg: return add_linear(*n.args[0], -factor, out);
        case op::mul:
            for (const int i : {0, 1})
                if (const auto& c = *n.args[static_cast<std::size_t>(i)];
                    c.what == op::integer || c.what == op::fraction)
                    return add_linear(*n.args[static_cast<std::size_t>(1 - i)],
                                      factor * literal(c).range.lo, out);
            break;
        case op::div:
            return add_linear(*n.args[0], factor * literal(*n.args[1]).range.lo.inverse(), out);
        case op::count:
        case op::total: return add_measure(n, n.args[1], factor, out);
        default: break;
    }
    out.others.emplace_back(factor, &n);
}

std::optional<truth_program> binder::as_linear(const node& n, const node& a, const node& b, op what,
                                               const scope& s) {
    linear sum;
    op comparison = what;
    if (what == op::some || what == op::none) {  // count(...) >= 1, count(...) == 0
        add_measure(a, a.args[1], 1, sum);
        if (what == op::some) sum.constant = -1;
        comparison = what == op::some ? op::ge : op::eq;
    } else if (a.what == op::share) {  // share(x) >= r is count(x) >= count() * r
        add_measure(a, a.args[1], 1, sum);
        add_measure(a, nullptr, -literal(b).range.lo, sum);
    } else {
        add_linear(a, 1, sum);
        add_linear(b, -1, sum);
    }
    if (sum.parts.empty()) return std::nullopt;
    // whole coefficients: multiply everything with the least common denominator
    std::int64_t common = 1;
    for (const auto& p : sum.parts)
        for (const auto& t : p.summands) {
            if (t.factor.den > largest_factor || common > largest_factor) {
                report("E-RANGE", "a fraction in the rule is too fine to be counted with exactly",
                       "use smaller numbers");
                return truth_program{};
            }
            common = std::lcm(common, static_cast<std::int64_t>(t.factor.den));
        }
    // the constant too, where that keeps it whole: it is then compared without fractions
    if (sum.constant.finite() && sum.constant.den <= largest_factor && common <= largest_factor)
        common = std::lcm(common, static_cast<std::int64_t>(sum.constant.den));
    const number scale{common};
    truth_program out;
    out.what = truth_program::what_type::linear;
    out.comparison = comparison;
    out.source = &n;
    out.constant = sum.constant * scale;
    wide most = 0;
    for (auto& p : sum.parts) {
        for (auto& t : p.summands) t.factor = t.factor * scale;
        auto placed = place_part(p, s);
        if (placed.what == value_program::what_type::count) {
            most += s.counts->forms[placed.index].most;
            out.forms.push_back(placed.index);
        } else {
            out.sides.push_back(std::move(placed));
            out.factors.push_back(1);
        }
    }
    for (const auto& [factor, other] : sum.others) {
        out.sides.push_back(value_of(*other, s));
        out.factors.push_back(factor * scale);
        check_number(*other, out.sides.back(), "is compared with a number");
    }
    constexpr std::int64_t small = std::int64_t{1} << 60;  // leaves room for the forms in 64 bits
    if (most > 2 * wide{small})
        report("E-RANGE", "the sums in the rule can grow beyond what can be held exactly",
               "use smaller numbers");
    if (out.sides.empty() && out.constant.whole() && out.constant.num < small &&
        out.constant.num > -small)
        out.whole = static_cast<std::int64_t>(out.constant.num);
    return out;
}

// ---- values
// -----------------------------------------------------------------------------------------

value_program binder::value_of(const node& n, const scope& s) {
    using enum value_program::what_type;
    value_program out;
    switch (n.what) {
        case op::integer:
        case op::fraction:
            out.what = number;
            out.constant = literal(n).range;
            return out;
        case op::date:
            out.what = day;
            out.constant = literal(n).range;
            return out;
        case op::text:
            out.what = text;
            out.text = text_of(n);
            return out;
        case op::today: out.what = today; return out;
        case op::length:
            out.what = laid_back;
            out.length = std::get<duration>(n.value);
            return out;
        case op::column:
            out.what = column;
            if (const auto a = find(text_of(n), s))
                out.at = *a;
            else
                out.what = number;
            return out;
        case op::count:
        case op::total: return measure_of(n, s);
        case op::distinct: return place_distinct(n, s);
        case op::first:
        case op::last:
        case op::days_held:
        case op::apportion: return place_other(n, s);
        default: return reckoned(n, s);
    }
}

/// What is made of other values.
value_program binder::reckoned(const node& n, const scope& s) {
    using enum value_program::what_type;
    value_program out;
    switch (n.what) {
        case op::add: out.what = add; break;
        case op::sub: out.what = sub; break;
        case op::mul: out.what = mul; break;
        case op::div: out.what = div; break;
        case op::mod: out.what = mod; break;
        case op::neg: out.what = neg; break;
        case op::floor: out.what = floor; break;
        case op::ceil: out.what = ceil; break;
        case op::nearest: out.what = nearest; break;
        case op::least: out.what = least; break;
        case op::greatest: out.what = greatest; break;
        case op::year_of: out.what = year_of; break;
        case op::month_of: out.what = month_of; break;
        case op::day_of: out.what = day_of; break;
        default:
            report("E-TYPE",
                   "\"" + std::string{word_of(n.what).spelling} + "\" has no value to compare");
            return out;
    }
    const auto is_day = [&](const value_program& p) {
        const auto t = type_of(p);
        return t == type::day || t == type::any;
    };
    const auto said = "cannot be used with \"" + std::string{word_of(n.what).spelling} + "\"";
    if (n.args.size() == 2 && n.args[1]->what == op::length) {
        value_program from = value_of(*n.args[0], s);
        if (!is_day(from))
            report("E-TYPE", described(*n.args[0], from) + ", " + said, "write a day first");
        out.what = later;
        out.length = std::get<duration>(n.args[1]->value);
        out.sign = n.what == op::add ? 1 : -1;
        out.args.push_back(std::move(from));
        return out;
    }
    for (const auto& a : n.args) out.args.push_back(value_of(*a, s));
    if (n.what == op::sub && is_day(out.args[0]) && is_day(out.args[1]) &&
        (type_of(out.args[0]) == type::day || type_of(out.args[1]) == type::day))
        return out;
    const bool of_days = out.what == year_of || out.what == month_of || out.what == day_of;
    if (of_days) {
        if (!is_day(out.args[0]))
            report("E-TYPE", described(*n.args[0], out.args[0]) + ", has no " +
                                 std::string{word_of(n.what).spelling});
        return out;
    }
    if ((out.what == least || out.what == greatest) &&
        std::all_of(out.args.begin(), out.args.end(), is_day))
        return out;
    for (std::size_t i = 0; i < out.args.size(); ++i)
        check_number(*n.args[i], out.args[i], said.c_str());
    return out;
}

value_program binder::number_of(const node& n, const scope& s) {
    auto out = value_of(n, s);
    check_number(n, out, "is no number to measure");
    return out;
}

value_program binder::measure_of(const node& n, const scope& s) {
    linear one;
    add_measure(n, n.args[1], 1, one);
    return place_part(one.parts.front(), s);
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
