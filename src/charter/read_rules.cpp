// SPDX-License-Identifier: BSL-1.0
// [rule.<name>], [[rule.<name>]] for versions, and [[waiver]].
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "charter/reading.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::array<std::string_view, 8> rule_keys = {"for_each", "where", "require", "within",
                                                       "level",    "start", "stop",    "cite"};
constexpr std::array<std::string_view, 5> waiver_keys = {"rule", "subject", "start", "stop",
                                                         "reason"};

std::optional<subject> subject_of(charter_reading& r, const table_reader& t) {
    const auto written = t.text("for_each");
    if (written.empty()) return std::nullopt;
    try {
        return subject{written};
    } catch (const bad_input& thrown) {
        for (const auto& p : thrown.problems())
            r.problems.add(t.find("for_each"), p.code, t.whose() + ", for_each: " + p.what, p.hint);
        return std::nullopt;
    }
}

void read_rule(charter_reading& r, const std::string& name, const entry& e,
               version_list& versions) {
    const table_reader t{r.problems, e, "rule " + quote(name), rule_keys,
                         "write { require = 'count() == 7' }"};
    if (!t.is_table()) return;
    const auto for_each = subject_of(r, t);
    std::optional<condition> where, require;
    std::optional<limit> within;
    if (const auto found = t.find("where"))
        where = r.condition_of(found, t.whose() + ", where", nothing_demanded);
    if (const auto found = t.find("require"))
        require = r.condition_of(found, t.whose() + ", require");
    else
        t.missing("require", "write what must hold: require = 'count() == 7'");
    if (const auto found = t.find("within")) within = r.limit_of(found, t.whose() + ", within");
    const auto cite = r.cite_of(t, true);
    const auto asked = r.level_of(t, cite);
    const auto days = r.days_of(t);
    r.note_places(t, rule_keys);
    if (days) versions.add(*days, e);
    if (!require || !days) return;
    r.out.rules.push_back({name, for_each ? *for_each : subject{"body"}, where, *require, within,
                           asked, days->start, days->stop, cite});
}

}  // namespace

void read_rules(charter_reading& r, const table_reader& top) {
    for (const auto& [name, e] :
         top.named("rule", "[rule.size] and below it require = 'count() == 7'")) {
        r.rules.insert(name);
        r.problems.add(e, fault_of_rule_name("rule " + quote(name), name));
        r.read_versions("rule", name, e, read_rule);
    }
}

void read_waivers(charter_reading& r, const table_reader& top) {
    const auto all = top.find("waiver");
    if (!all) return;
    const auto* list = all.list();
    if (list == nullptr) {
        r.problems.add(all, "E-TYPE", "waiver is " + kind_of(*all.value) + ", not a list of tables",
                       "write [[waiver]] before each of them");
        return;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const auto e = all.below(std::to_string(i), (*list)[i]);
        const table_reader t{r.problems, e, "waiver " + std::to_string(i + 1), waiver_keys};
        if (!t.is_table()) continue;
        if (!t.find("rule")) t.missing("rule", "write which rule it waives: rule = \"size\"");
        if (!t.find("start")) t.missing("start", "write its first day: start = 2026-01-01");
        if (!t.find("stop"))
            t.missing("stop", "write the first day on which it no longer holds: stop = 2026-07-01");
        if (!t.find("reason"))
            t.missing(
                "reason",
                "write why the rule is departed from, as in reason = \"a new chair is sought\"");
        const auto name = t.text("rule");
        if (!name.empty() && !r.may_be_unread(name))
            r.problems.add(t.find("rule"), fault_of_waived(t.whose(), name, r.rules,
                                                           r.problems.wanted_suggestions()));
        const auto days = r.days_of(t);
        r.note_places(t, waiver_keys);
        const auto reason = t.prose("reason");
        const auto who = t.text("subject");
        if (days && days->start && days->stop)
            r.out.waivers.push_back({name, who, period{*days->start, *days->stop}, reason});
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
