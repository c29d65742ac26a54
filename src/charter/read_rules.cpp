// SPDX-License-Identifier: BSL-1.0
// [rule.<name>], [[rule.<name>]] for versions, and [[waiver]].
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <remit/core/suggest.hpp>

#include "charter/reading.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::array<std::string_view, 8> rule_keys = {"for_each", "where", "require", "within",
                                                       "level",    "start", "stop",    "cite"};
constexpr std::array<std::string_view, 5> waiver_keys = {"rule", "subject", "start", "stop",
                                                         "reason"};
constexpr std::array<std::string_view, 2> levels = {text(level::must), text(level::should)};

/// When a rule is in force: half-open, without a bound where none is written.
struct in_force {
    std::optional<day> start, stop;
    entry where;

    [[nodiscard]] bool overlaps(const in_force& o) const {
        return (!stop || !o.start || *o.start < *stop) && (!o.stop || !start || *start < *o.stop);
    }
};

/// Start and stop of an entry, or nothing (reported) where they are no period.
std::optional<in_force> days_of(charter_reading& r, const table_reader& t) {
    const in_force days{t.date("start"), t.date("stop"), t.self()};
    const bool readable = (days.start || !t.find("start")) && (days.stop || !t.find("stop"));
    if (!readable) return std::nullopt;
    if (days.start && days.stop && *days.stop <= *days.start) {
        r.problems.add(t.find("stop"), "E-PERIOD",
                       t.whose() + " stops on " + text(*days.stop) + " and starts on " +
                           text(*days.start) + ": it has no days",
                       *days.start == *days.stop
                           ? "the stop day is the first day that no longer counts"
                           : "are start and stop swapped?");
        return std::nullopt;
    }
    return days;
}

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

level level_of(charter_reading& r, const table_reader& t, const std::string& cite) {
    if (const auto found = t.word("level", "E-LEVEL", levels)) return static_cast<level>(*found);
    const auto* cited = find_clause(r.out, cite);
    // Without a word about it a rule would be a must, and report a breach where the source has
    // none.
    if (!t.find("level") && cited != nullptr && cited->kind == clause_kind::should)
        r.problems.add(t.self(), "E-LEVEL",
                       t.whose() + " has no level, and the clause that it cites is a should",
                       "write level = \"should\"");
    return level::must;
}

void read_rule(charter_reading& r, const std::string& name, const entry& e,
               std::vector<in_force>& versions) {
    const table_reader t{r.problems, e, "rule " + quote(name), rule_keys,
                         "write { require = 'count() == 7' }"};
    if (!t.is_table()) return;
    const auto for_each = subject_of(r, t);
    std::optional<condition> where, require;
    std::optional<limit> within;
    if (const auto found = t.find("where")) where = r.condition_of(found, t.whose() + ", where");
    if (const auto found = t.find("require"))
        require = r.condition_of(found, t.whose() + ", require");
    else
        t.missing("require", "write what must hold: require = 'count() == 7'");
    if (const auto found = t.find("within")) within = r.limit_of(found, t.whose() + ", within");
    const auto cite = r.cite_of(t, true);
    const auto asked = level_of(r, t, cite);
    const auto days = days_of(r, t);
    r.note_places(t, rule_keys);
    if (days) {
        for (const auto& earlier : versions) {
            if (!days->overlaps(earlier)) continue;
            r.problems.add(e, "E-VERSION", t.whose() + " is in force twice at once",
                           "another version stands at " + r.problems.where(earlier.where) +
                               "; let the earlier one stop on the day when the later one starts");
            break;
        }
        versions.push_back(*days);
    }
    if (!require || !days) return;
    r.out.rules.push_back({name, for_each ? *for_each : subject{"body"}, where, *require, within,
                           asked, days->start, days->stop, cite});
}

}  // namespace

void read_rules(charter_reading& r, const table_reader& top) {
    for (const auto& [name, e] :
         top.named("rule", "[rule.size] and below it require = 'count() == 7'")) {
        r.rules.insert(name);
        if (name.starts_with("seat:"))
            r.problems.add(e, "E-NAME",
                           "rule " + quote(name) +
                               ": names that begin with seat: are for the rules that seats make",
                           "give it another name");
        std::vector<in_force> versions;
        if (const auto* list = e.list()) {
            if (list->empty())
                r.problems.add(e, "E-EMPTY", "rule " + quote(name) + " has no version",
                               "write [[rule." + toml_key(name) + "]]");
            for (std::size_t i = 0; i < list->size(); ++i)
                read_rule(r, name, e.below(std::to_string(i), (*list)[i]), versions);
        } else {
            read_rule(r, name, e, versions);
        }
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
    const std::vector<std::string> known(r.rules.begin(), r.rules.end());
    for (std::size_t i = 0; i < list->size(); ++i) {
        const auto e = all.below(std::to_string(i), (*list)[i]);
        const table_reader t{r.problems, e, "waiver " + std::to_string(i + 1), waiver_keys};
        if (!t.is_table()) continue;
        if (!t.find("rule")) t.missing("rule", "write which rule it waives: rule = \"size\"");
        if (!t.find("start")) t.missing("start", "write its first day: start = 2026-01-01");
        if (!t.find("stop"))
            t.missing("stop", "write the first day on which it no longer holds: stop = 2026-07-01");
        if (!t.find("reason")) t.missing("reason", "write why the rule is departed from");
        const auto name = t.text("rule");
        if (!name.empty() && !r.rules.contains(name))
            r.problems.add(t.find("rule"), "E-RULE",
                           t.whose() + " waives " + quote(name) + ", and there is no such rule",
                           r.problems.wants_suggestions() ? did_you_mean(name, known) : "");
        const auto days = days_of(r, t);
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
