// SPDX-License-Identifier: BSL-1.0
// What is measured over the rows: a form of the scope's counting, or a pass.
#include <algorithm>

#include <remit/registry/schema.hpp>
#include "binder.hpp"
#include "literals.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

/// The measure of a part as one tree, by which its pass is found again.
node_ptr written_as(const linear_part& p) {
    std::vector<node_ptr> all;
    for (const auto& t : p.summands) {
        auto each = make_node(t.column ? op::total : op::count, {},
                              {t.column, t.selector, p.source, p.window});
        const auto factor = t.factor.exact();
        if (factor && !(t.factor == number{1}))
            each = make_node(op::mul, {},
                             {each, factor->den() == 1 ? make_node(op::integer, factor->num())
                                                       : make_node(op::fraction, *factor)});
        all.push_back(std::move(each));
    }
    auto out = all.front();
    for (std::size_t i = 1; i < all.size(); ++i) out = make_node(op::add, {}, {out, all[i]});
    return out;
}

/// Whether the schema says that the column holds days; one that is empty tells nothing itself.
bool holds_days(table_id table, std::string_view column) {
    return std::any_of(schema.begin(), schema.end(), [&](const column_spec& c) {
        return c.table == table && c.name == column && c.kind == column_kind::date;
    });
}

bool only_positive(const fact_column& c) {
    return std::none_of(c.dictionary.begin(), c.dictionary.end(), [](const value& v) {
        const auto* n = std::get_if<std::int64_t>(&v);
        return n && *n < 0;
    });
}

}  // namespace

value_program binder::place_part(const part& p, const scope& s) {
    value_program out;
    out.what = value_program::what_type::number;
    const auto target = target_of(p.source.get(), s);
    if (!target) return out;
    if (is_swept(*target, p.source.get(), p.window.get(), s)) {
        const auto f = make_form(p, target->rows, *s.counts);
        if (!f) return out;
        auto& forms = s.counts->forms;
        const auto known = std::find(forms.begin(), forms.end(), *f);
        out.what = value_program::what_type::count;
        out.index = static_cast<std::uint32_t>(known - forms.begin());
        if (known == forms.end()) forms.push_back(*f);
        return out;
    }
    const auto written = written_as(p);
    if (const auto known = known_pass(written, s)) return *known;
    auto made = begin_pass(written, *target, p.source.get(), p.window.get(), s);
    if (!made) return out;
    const auto before = failures_;
    made->measure = pass::measure_type::form;
    if (!make_form(p, target->rows, made->lane, made->what) || failures_ != before) return out;
    for (const auto& c : made->lane.columns)
        made->only_positive = made->only_positive && only_positive(*c.column);
    return add_pass(std::move(*made));
}

value_program binder::place_distinct(const node& n, const scope& s) {
    value_program out;
    out.what = value_program::what_type::number;
    const auto target = target_of(n.args[2].get(), s);
    if (!target) return out;
    const auto before = failures_;
    const auto a = find(*n.args[0], {unit_of(target->rows), nullptr, nullptr, nullptr});
    if (!a) return out;
    const auto holds_bounds = [](const fact_column& c) {  // of which two may be one day, or not
        return std::any_of(c.dictionary.begin(), c.dictionary.end(),
                           [](const value& v) { return std::holds_alternative<bounds>(v); });
    };
    if (a->what != accessor::what_type::column || holds_bounds(*a->column) ||
        !is_swept(*target, n.args[2].get(), n.args[3].get(), s))
        return place_other(n, s);
    auto& c = *s.counts;
    distinct_form d;
    d.lane = lane_of(c, target->rows);
    d.selector = selector_in(c.lanes[d.lane], n.args[1]);
    d.column = column_in(c.lanes[d.lane], *n.args[0], false);
    if (d.column < 0 || failures_ != before) return out;
    const auto known = std::find(c.distincts.begin(), c.distincts.end(), d);
    out.what = value_program::what_type::distinct;
    out.index = static_cast<std::uint32_t>(known - c.distincts.begin());
    if (known == c.distincts.end()) c.distincts.push_back(d);
    return out;
}

value_program binder::place_other(const node& n, const scope& s) {
    using enum pass::measure_type;
    value_program out;
    out.what = value_program::what_type::number;
    const auto target = target_of(n.args[2].get(), s);
    if (!target) return out;
    const auto written = std::make_shared<node>(n);
    if (const auto known = known_pass(written, s)) return *known;
    const auto* window = n.what == op::apportion ? nullptr : n.args[3].get();
    auto p = begin_pass(written, *target, n.args[2].get(), window, s);
    if (!p) return out;
    const auto before = failures_;
    p->measure = n.what == op::first       ? first
                 : n.what == op::last      ? last
                 : n.what == op::distinct  ? distinct
                 : n.what == op::apportion ? apportion
                                           : days;
    if (n.what != op::apportion) p->selector = selector_in(p->lane, n.args[1]);
    if (n.args[0]) {
        p->column = column_in(p->lane, *n.args[0], false);
        if (p->column < 0) return out;
        const auto& a = p->lane.columns[static_cast<std::size_t>(p->column)];
        auto is = a.what == accessor::what_type::column ? type_of(*a.column) : type::day;
        if (is == type::any && a.table && holds_days(a.table->id, a.column->name)) is = type::day;
        p->day_valued = is == type::day;
    }
    if (n.what == op::apportion) {
        p->sainte_lague = std::get<std::string>(n.value) == "sainte_lague";
        p->seats.push_back(number_of(*n.args[1], s));
        const auto own = find(*n.args[0], s);
        if (!own) return out;
        p->own.push_back(*own);
    }
    if (failures_ != before) return out;
    return add_pass(std::move(*p));
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
