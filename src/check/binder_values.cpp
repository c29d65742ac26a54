// SPDX-License-Identifier: BSL-1.0
// Values: what a side of a comparison comes to.
#include <algorithm>

#include <remit/rules/vocabulary.hpp>
#include "binder.hpp"
#include "counted_days.hpp"
#include "literals.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

/// Whether it comes to whole numbers only.
bool is_whole(const value_program& p, const world& w) {
    using enum value_program::what_type;
    const auto all = [&] {
        return std::all_of(p.args.begin(), p.args.end(),
                           [&](const auto& a) { return is_whole(a, w); });
    };
    const auto holds_whole = [](const fact_column* c) {
        return c && std::all_of(c->dictionary.begin(), c->dictionary.end(), [](const value& v) {
                   return std::holds_alternative<std::int64_t>(v);
               });
    };
    switch (p.what) {
        case number: return p.constant.exact() && p.constant.lo.whole();
        case column: return holds_whole(p.at.column);
        case pass: {
            using measure = detail::pass::measure_type;
            const auto& of = w.passes[p.index];
            return (of.measure != measure::first && of.measure != measure::last) ||
                   holds_whole(of.lane.columns[static_cast<std::size_t>(of.column)].column);
        }
        case count:
        case distinct:
        case floor:
        case ceil:
        case nearest:
        case year_of:
        case month_of:
        case day_of: return true;
        case add:
        case sub:
        case mul:
        case neg:
        case mod:
        case least:
        case greatest: return all();
        default: return false;
    }
}

}  // namespace

value_program binder::value_of(const node& n, const scope& s) {
    const looking_at here{written_, n};
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
        const auto before = failures_;
        value_program from = value_of(*n.args[0], s);
        const looking_at first{written_, *n.args[0]};
        if (failures_ == before && !is_day(from))
            report("E-TYPE", described(*n.args[0], from) + ", " + said, "write a day first");
        out.what = later;
        out.length = std::get<duration>(n.args[1]->value);
        out.sign = n.what == op::add ? 1 : -1;
        if (failures_ == before)
            note_calendar(days_named(from, w_, in_force_), out.length, out.sign);
        out.args.push_back(std::move(from));
        return out;
    }
    const auto before = failures_;
    for (const auto& a : n.args) out.args.push_back(value_of(*a, s));
    if (failures_ != before) return out;  // of what is not known nothing more is said
    out.of_whole = n.what == op::mod && is_whole(out.args[0], w_);
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
    const auto before = failures_;
    auto out = value_of(n, s);
    if (failures_ == before) check_number(n, out, "is no number to measure");
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
