// SPDX-License-Identifier: BSL-1.0
// Linear comparisons: counts and totals are bounded row by row.
#include <algorithm>
#include <numeric>

#include "binder.hpp"
#include "literals.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

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
        const auto before = failures_;
        out.sides.push_back(value_of(*other, s));
        out.factors.push_back(factor * scale);
        if (failures_ == before)
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

}  // namespace detail
}  // namespace v0
}  // namespace remit
