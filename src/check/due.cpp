// SPDX-License-Identifier: BSL-1.0
#include "due.hpp"

#include <algorithm>

#include "rules/range.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// The day by which it is due, `open_stop` where it may come for ever; nothing where it is not
/// wanting.
using due_day = std::optional<std::int32_t>;

void later_of(due_day& due, const due_day& other) {
    if (other) due = std::max(due.value_or(*other), *other);
}
void earlier_of(due_day& due, const due_day& other) {
    if (other) due = std::min(due.value_or(*other), *other);
}

/// The last day by which a deed that is not done so far would be done in time, where it is compared
/// with a day that is known.
due_day done_by(const truth_program& p, const moment& m, bool turned) {
    due_day due;
    if (p.what != truth_program::what_type::compare) return due;
    const auto what = turned ? negated(p.comparison) : p.comparison;
    const bool before = what == op::le || what == op::lt;
    if (!before && what != op::ge && what != op::gt) return due;
    const auto& deed = p.sides[before ? 0 : 1];
    if (deed.what != value_program::what_type::column) return due;
    std::vector<datum> data;
    evaluate(deed, m, data);
    if (std::none_of(data.begin(), data.end(), [](const auto& d) { return d.open != 0; }))
        return due;
    data.clear();
    evaluate(p.sides[before ? 1 : 0], m, data);
    const bool on_that_day = what == op::le || what == op::ge;
    const number first{std::int64_t{day::first().count()}}, last{std::int64_t{last_of_all()}};
    for (const auto& d : data)
        if (d.kind == datum::kind_type::day && first < d.range.hi && !(last < d.range.hi))
            later_of(due, static_cast<std::int32_t>(d.range.hi.num) - (on_that_day ? 0 : 1));
    return due;
}

/// What would help: that a value becomes greater (`may_grow`), or less.
constexpr std::uint8_t either_way = may_grow | may_shrink;

/// The latest end of the windows of the value by which it may yet change in a way that helps.
/// @param so_far the moment, as it stands so far
void add_wanting(const value_program& p, std::uint8_t helps, const moment& so_far, due_day& due) {
    using enum value_program::what_type;
    const auto by_constant = [](const value_program& x) { return x.what == number; };
    switch (p.what) {
        case pass: {
            std::vector<datum> data;
            evaluate(p, so_far, data);
            const bool wanting = std::any_of(data.begin(), data.end(), [&](const auto& d) {
                return (d.open & why_ahead) != 0 && (d.open & helps) != 0;
            });
            if (wanting) later_of(due, open_until(so_far.in->passes[p.index], so_far));
            return;
        }
        case sub:
            add_wanting(p.args[0], helps, so_far, due);
            return add_wanting(p.args[1], turned_round(helps), so_far, due);
        case neg: return add_wanting(p.args[0], turned_round(helps), so_far, due);
        case mul: {
            const auto n = by_constant(p.args[1]) ? 1U : 0U;
            const auto& c = p.args[n];
            helps = !by_constant(c)                    ? either_way
                    : c.constant.lo < detail::number{} ? turned_round(helps)
                                                       : helps;
            break;
        }
        case mod:
        case month_of:
        case day_of: helps = either_way; break;
        default: break;
    }
    for (const auto& a : p.args) add_wanting(a, helps, so_far, due);
}

/// The same of a comparison: of each side what helps to keep it.
due_day wanting_in(const truth_program& p, const moment& so_far, bool turned) {
    due_day due;
    const auto what = turned ? negated(p.comparison) : p.comparison;
    std::uint8_t left = either_way;
    if (what == op::ge || what == op::gt) left = may_grow;
    if (what == op::le || what == op::lt) left = may_shrink;
    for (std::size_t i = 0; i < p.sides.size(); ++i) {
        const bool other_way =
            p.what == truth_program::what_type::linear ? p.factors[i] < number{} : i == 1;
        add_wanting(p.sides[i], other_way ? turned_round(left) : left, so_far, due);
    }
    return due;
}

due_day due_of(const bound_rule& r, const truth_program& p, const moment& m, bool turned) {
    using enum truth_program::what_type;
    const auto now = judge(p, m);
    if (now.is != truth::maybe) return std::nullopt;
    auto so_far = m;
    so_far.so_far = true;
    if (judge(p, so_far).is == (turned ? truth::no : truth::yes)) return std::nullopt;
    const auto for_ever = (now.why & why_ahead) != 0 ? due_day{open_stop} : std::nullopt;
    // whether something that is still to come would do
    const auto may_be_kept = [&] {
        auto at_best = so_far;
        at_best.turned = turned, at_best.hopefully = true;
        return judge(p, at_best).is == (turned ? truth::no : truth::yes);
    };
    due_day due;
    switch (p.what) {
        case negation: return due_of(r, p.args[0], m, !turned);
        case within:
            due = due_of(r, r.withins[p.index].inner, m, turned);
            return due || !may_be_kept() ? due : for_ever;
        case all:
        case any:
            for (const auto& a : p.args) {
                const auto one = due_of(r, a, m, turned);
                if ((p.what == all) != turned)
                    earlier_of(due, one);
                else
                    later_of(due, one);
            }
            return due;
        default:
            if (!may_be_kept()) return std::nullopt;
    }
    if (p.what == compare || p.what == linear) {
        due = wanting_in(p, so_far, turned);
        later_of(due, done_by(p, m, turned));
    }
    return due ? due : for_ever;
}

}  // namespace

std::optional<std::int32_t> due_of(const bound_rule& r, const moment& m) {
    auto due = due_of(r, r.require, m, false);
    if (r.where) later_of(due, due_of(r, *r.where, m, true));
    return due == open_stop ? std::nullopt : due;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
