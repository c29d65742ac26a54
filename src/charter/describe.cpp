// SPDX-License-Identifier: BSL-1.0
#include <remit/charter/describe.hpp>

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <remit/charter/implied.hpp>

namespace remit {
inline namespace v0 {

namespace {

clause_coverage coverage_of(const clause_account& a) {
    using enum clause_kind;
    if (!a.rules.empty()) return clause_coverage::checked;
    if (!a.said.why_unchecked.empty()) return clause_coverage::explained;
    if (a.said.kind == purpose || a.said.kind == fact) return clause_coverage::states;
    if (a.said.kind == may) return clause_coverage::permits;
    return clause_coverage::no_rule_yet;
}

}  // namespace

charter_account describe(const charter& c) {
    charter_account out;
    out.silences = c.silences;
    out.member = c.member;
    std::map<std::string_view, std::size_t> by_id;
    for (const auto& each : c.clauses) {
        by_id.emplace(each.id, out.clauses.size());
        out.clauses.push_back({each});
    }
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto& r : all_rules(c)) {
        if (!seen.emplace(r.name, r.cite).second) continue;
        const auto cited = by_id.find(r.cite);
        (cited == by_id.end() ? out.uncited : out.clauses[cited->second].rules).push_back(r.name);
    }
    for (auto& a : out.clauses) a.coverage = coverage_of(a);
    return out;
}

}  // namespace v0
}  // namespace remit
