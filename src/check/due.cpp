// SPDX-License-Identifier: BSL-1.0
#include "due.hpp"

#include <algorithm>

#include "reads.hpp"
#include "rules/range.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

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

due_day due_of(const bound_rule& r, const truth_program& p, const moment& m, bool turned) {
    using enum truth_program::what_type;
    if (judge(p, m).is != truth::maybe) return std::nullopt;
    auto so_far = m;
    so_far.so_far = true;
    if (judge(p, so_far).is == (turned ? truth::no : truth::yes)) return std::nullopt;
    due_day due;
    switch (p.what) {
        case negation: return due_of(r, p.args[0], m, !turned);
        case within: return due_of(r, r.withins[p.index].inner, m, turned);
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
        default: break;
    }
    reads what;
    add_reads(p, what);
    for (const auto n : what.passes) later_of(due, open_until(m.in->passes[n], m));
    later_of(due, done_by(p, m, turned));
    return due;
}

}  // namespace

std::optional<std::int32_t> due_of(const bound_rule& r, const moment& m) {
    auto due = due_of(r, r.require, m, false);
    if (r.where) later_of(due, due_of(r, *r.where, m, true));
    return due;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
