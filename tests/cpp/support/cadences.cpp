// SPDX-License-Identifier: BSL-1.0
#include "support/cadences.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <remit/check/check.hpp>
#include <remit/registry/builder.hpp>
#include <remit/rules/cadence_rules.hpp>

namespace remit_test {
namespace {

using namespace remit::cadence_parts;
using remit::cadence_part;
using remit::day;
using remit::period;
using remit::planning;
using days = std::vector<day>;

const day always{2000, 1, 1};  // before everything that is drawn

day first_of_body(const planning& p) {
    if (p.since) return *p.since;
    const bool held =
        std::any_of(p.held.begin(), p.held.end(), [&](day d) { return d < p.over.start(); });
    return held ? always : p.over.start();
}

/// Of each of the bodies that have these meetings whether a rule is broken in these days.
struct judged {
    std::vector<bool> broken;
    std::set<std::string> rules{};  ///< that somebody broke
};
judged judge(const std::vector<remit::rule>& rules, const planning& p, period during,
             const std::vector<days>& meetings) {
    remit::registry_builder b;
    for (std::size_t i = 0; i < meetings.size(); ++i) {
        const auto body = "b" + std::to_string(i);
        b.add(remit::body{.body = body, .start = first_of_body(p)});
        for (std::size_t m = 0; m < meetings[i].size(); ++m)
            b.add(remit::meeting{
                .meeting = body + "." + std::to_string(m), .body = body, .start = meetings[i][m]});
    }
    b.observed(period{day{1, 1, 1}, during.stop()});
    const auto r = std::move(b).build();
    remit::charter c;
    c.rules = rules;
    const auto found = check(r, c, {.during = during}, {.calendar = p.calendar});
    judged out{std::vector<bool>(meetings.size()), {}};
    const auto& raw = found.raw();
    std::vector<std::size_t> body_at(meetings.size());
    for (std::size_t i = 0; i < meetings.size(); ++i)
        body_at[static_cast<std::size_t>(
            r.find(remit::table_id::bodies, "b" + std::to_string(i)))] = i;
    for (std::size_t f = 0; f < found.size(); ++f) {
        if (raw.verdict[f] == remit::verdict::pending) continue;
        const auto& rule = rules[raw.rule[f]];
        const auto row = rule.for_each == remit::subject{"meeting"}
                             ? static_cast<std::size_t>(
                                   r.table(remit::table_id::meetings).body_row[raw.subject[f]])
                             : raw.subject[f];
        out.broken[body_at[row]] = true;
        out.rules.insert(rule.name);
    }
    return out;
}

days held_before(const planning& p) {
    days out;
    for (const auto d : p.held)
        if (d < p.over.start()) out.push_back(d);
    return out;
}

std::vector<remit::rule> rules(const std::vector<cadence_part>& parts, std::optional<day> start) {
    const bool some = std::any_of(parts.begin(), parts.end(), [](const cadence_part& p) {
        return !std::holds_alternative<except_in>(p);
    });
    if (!some) return {};
    return remit::rules_of(remit::cadence{parts}, "c", {}, start);
}

std::set<std::string> broken_rules(const std::vector<cadence_part>& parts, const planning& p,
                                   day from) {
    const auto before = p.over.start();
    if (!(first_of_body(p) < before)) return {};
    return judge(rules(parts, {}), p, period{std::max(from, first_of_body(p)), before},
                 {held_before(p)})
        .rules;
}

}  // namespace

std::vector<bool> kept(const std::vector<cadence_part>& parts, const planning& p,
                       const std::vector<days>& dates) {
    auto asked = rules(parts, {});
    if (asked.empty()) return std::vector<bool>(dates.size(), true);
    const auto late = broken_rules(parts, p, p.over.start() - 1);
    const auto anew = rules(parts, p.over.start());
    for (const auto& part : parts)
        if (const auto name = "c/" + remit::text(part);
            std::holds_alternative<at_most_apart>(part) && late.count(name) != 0)
            for (auto& r : asked)
                if (r.name == name)
                    r = *std::find_if(anew.begin(), anew.end(),
                                      [&](const remit::rule& a) { return a.name == name; });
    auto meetings = dates;
    for (auto& each : meetings) each.insert(each.end(), p.held.begin(), p.held.end());
    auto out = judge(asked, p, p.over, meetings).broken;
    out.flip();
    return out;
}

bool broken_before(const std::vector<cadence_part>& parts, const planning& p) {
    return !broken_rules(parts, p, always).empty();
}

days free_days(const planning& p) {
    days out;
    const auto has = [](const days& v, day d) {
        return std::find(v.begin(), v.end(), d) != v.end();
    };
    for (auto d = p.over.start(); d < *p.over.stop(); d = d + 1)
        if (!has(p.held, d) && std::none_of(p.busy.begin(), p.busy.end(),
                                            [&](const auto& b) { return has(b.days, d); }))
            out.push_back(d);
    return out;
}

std::vector<days> all_sets(const days& of) {
    std::vector<days> out(std::size_t{1} << of.size());
    for (std::size_t set = 0; set < out.size(); ++set)
        for (std::size_t i = 0; i < of.size(); ++i)
            if ((set >> i & 1U) != 0) out[set].push_back(of[i]);
    return out;
}

std::string show(const remit::cadence& c, const planning& p) {
    auto out = c.text() + "\nover " + text(p.over);
    if (p.since) out += "\nsince " + text(*p.since);
    const auto list = [&](const std::string& name, const auto& of) {
        out += "\n" + name + ":";
        for (const auto d : of) out += " " + text(d);
    };
    list("held", p.held);
    for (const auto& b : p.busy) list(b.who, b.days);
    list("holidays", p.calendar.holidays());
    return out + (p.spacing == remit::spacing::even ? "\neven" : "\nearliest");
}

}  // namespace remit_test
