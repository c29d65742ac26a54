// SPDX-License-Identifier: BSL-1.0
#include <remit/charter/implied.hpp>

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "charter/checks.hpp"

namespace remit {
inline namespace v0 {

namespace {

condition is(const char* column, const std::string& text) {
    return condition{make_node(
        op::eq, {}, {make_node(op::column, std::string{column}), detail::text_for_rule(text)})};
}

}  // namespace

std::vector<rule> implied_rules(const charter& c) {
    std::vector<rule> out;
    std::set<std::string_view> advice;  // of two clauses of one id the first counts
    std::set<std::string_view> seen;
    for (const auto& each : c.clauses)
        if (seen.insert(each.id).second && each.kind == clause_kind::should) advice.insert(each.id);
    for (const auto& s : c.seats) {
        const auto demanded = advice.contains(s.cite) ? level::should : level::must;
        const auto add = [&](const char* name, subject for_each, condition require) {
            rule r{"seat:" + s.seat + "/" + name, std::move(for_each), is("seat", s.seat),
                   std::move(require)};
            r.level = demanded;
            r.cite = s.cite;
            out.push_back(std::move(r));
        };
        if (s.number) {
            const auto count = make_node(op::count, {}, {nullptr, nullptr, nullptr, nullptr});
            add("filled", "seat",
                condition{make_node(op::eq, {}, {count, make_node(op::integer, *s.number)})});
            out.back().within = s.within;
        }
        if (!s.appointed_by.empty())
            add("appointer", "appointment", is("appointed_by", s.appointed_by));
        if (s.eligible) add("eligible", "appointment", *s.eligible);
        if (s.throughout) add("throughout", "mandate", *s.throughout);
    }
    for (const auto& each : c.cadences)
        for (auto& r : detail::rules_of(each)) out.push_back(std::move(r));
    return out;
}

std::vector<rule> all_rules(const charter& c) {
    auto out = c.rules;
    for (auto& r : implied_rules(c)) out.push_back(std::move(r));
    return out;
}

std::vector<seat> seats_of(const charter& c) {
    std::vector<seat> out;
    if (c.body.empty()) return out;
    out.reserve(c.seats.size());
    for (const auto& s : c.seats) {
        seat fact{c.body, s.seat, s.name, s.role, s.number, s.appointed_by, s.votes};
        out.push_back(std::move(fact));
    }
    return out;
}

}  // namespace v0
}  // namespace remit
