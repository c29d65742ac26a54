// SPDX-License-Identifier: BSL-1.0
// What a finding tells of its run, beyond its days: the numbers, the names, the id.
//
//   REMIT_SEED=n     the first seed (default 20220310)
//   REMIT_LONG=1     10,000 cases instead of 400
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include <remit/charter/implied.hpp>
#include <remit/rules/text.hpp>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"
#include "support/compare.hpp"
#include "support/generate.hpp"
#include "support/show.hpp"

namespace {

namespace oracle = remit_test::oracle;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* given = std::getenv(name);
    return given ? std::strtoull(given, nullptr, 10) : otherwise;
}

std::string as_text(const remit_test::test_case& c) {
    return "seed " + std::to_string(c.seed) + "\n--- charter.toml\n" + remit_test::show(c.charter) +
           remit_test::show(c.facts);
}

/// The version of the rule that is in force on the day.
const remit::rule& rule_named(const std::vector<remit::rule>& rules, const std::string& name,
                              remit::day d) {
    for (const auto& r : rules)
        if (r.name == name && (!r.start || *r.start <= d) && (!r.stop || d < *r.stop)) return r;
    throw std::logic_error{"no rule " + name};
}

/// How often something was asked, and how often the answer was another than the oracle's.
struct score {
    std::size_t asked = 0, other = 0;
    void operator()(bool same) {
        ++asked, other += same ? 0U : 1U;
        CHECK(same);
    }
    void told(const char* what) const {
        std::cout << what << ": " << asked << " asked, " << other << " answered otherwise\n";
    }
};

/// The findings, or nothing where a rule is refused because no facts can meet it.
std::optional<remit::findings> found_in(const remit_test::test_case& c) {
    try {
        return remit::check(remit_test::registry_of(c.facts), c.charter, {}, c.settings);
    } catch (const remit::bad_input& e) {
        for (const auto& p : e.problems()) CHECK(p.code == "E-NEVER");
        return std::nullopt;
    }
}

/// What the finding says was measured is what the oracle counts on that day. @return whether there
/// was a number to compare
bool check_measured(score& same, const remit::finding& f, remit::day d, const remit::rule& r,
                    const oracle::measuring& facts) {
    // a share has a value only where somebody is there; what it is made of is compared as counts
    const bool number = f.measured_low || f.measured_high;
    if (!number || f.measure.starts_with("share(")) return false;
    // which of several mandates that begin alike is meant, is not for the oracle to say
    if (facts.several(r.for_each, f.subject.substr(0, f.subject.find('#')))) return false;
    const auto counted = facts.on(d, r, f.subject, remit::parse_measure(f.measure));
    const auto end = [](const std::optional<remit::ratio>& n) {
        return n ? remit::text(remit::value{*n}) : std::string{"-"};
    };
    INFO(f.rule << " | " << f.subject << " | " << text(d) << " | " << f.measure << ": told "
                << end(f.measured_low) << " to " << end(f.measured_high) << ", counted "
                << (counted ? end(counted->low) + " to " + end(counted->high) : "nothing"));
    same(counted && counted->low == f.measured_low && counted->high == f.measured_high);
    if (f.measure == "count()" && f.for_each == "body" && f.measured_low == f.measured_high)
        same(remit::ratio{static_cast<std::int64_t>(f.people.size()), 1} == *f.measured_low);
    CHECK(f.people.size() == f.people_keys.size());
    return true;
}

}  // namespace

TEST_CASE("property: what a finding says was measured is what the oracle counts",
          "[check][property]") {
    const auto seed = from_environment("REMIT_SEED", 20220310);
    const std::uint64_t cases = from_environment("REMIT_LONG", 0) != 0 ? 10'000 : 400;
    const auto only = from_environment("REMIT_ONLY", 0);
    std::size_t compared = 0, on_another_day = 0;
    score numbers, judged_alike;
    for (std::uint64_t i = 0; i < (only != 0 ? 1 : cases); ++i) {
        const auto c = remit_test::generate(only != 0 ? only : seed * 1'000'003 + i);
        const auto maybe = found_in(c);
        if (!maybe) continue;
        const auto& found = *maybe;
        const auto rules = remit::all_rules(c.charter);
        const oracle::measuring facts{c.facts, c.settings, c.charter};
        INFO(as_text(c));
        for (const auto& f : found.all()) {
            const auto first = f.during.start();
            if (first.year() == 9999) continue;  // the calendar ends, and windows with it
            // so far from all facts, what changes from day to day is not followed
            if (first.year() > c.window.stop()->year() + 4) continue;
            const auto& r = rule_named(rules, f.rule, first);
            compared += check_measured(numbers, f, first, r, facts) ? 1U : 0U;
        }
        remit_test::dice dice{c.seed};
        const auto days = static_cast<std::size_t>(*c.window.stop() - c.window.start());
        const auto d = c.window.start() + static_cast<std::int64_t>(dice.below(days));
        for (const auto& f : found.as_of(d).all())
            on_another_day +=
                check_measured(numbers, f, d, rule_named(rules, f.rule, d), facts) ? 1U : 0U;
        const auto judged = found.judged_on(d);
        for (std::size_t n = 0; n < rules.size(); ++n) {
            const auto counted = facts.judged(d, rules[n], c.charter.body);
            INFO(rules[n].name << " | " << text(d) << ": " << judged[n] << " judged, counted "
                               << counted);
            judged_alike(judged[n] == counted);
        }
    }
    numbers.told("numbers");
    judged_alike.told("judged on a day");
    std::cout << compared << " findings on their first day and " << on_another_day
              << " on another compared\n";
    if (only == 0) CHECK(compared > cases);
    if (only == 0) CHECK(on_another_day > cases / 4);
}

TEST_CASE("property: no two findings of a check have the same id", "[check][property]") {
    const auto seed = from_environment("REMIT_SEED", 20220310);
    const std::uint64_t cases = from_environment("REMIT_LONG", 0) != 0 ? 20'000 : 1'000;
    const auto only = from_environment("REMIT_ONLY", 0);
    score ids;
    for (std::uint64_t i = 0; i < (only != 0 ? 1 : cases); ++i) {
        const auto c = remit_test::generate(only != 0 ? only : seed * 1'000'003 + i);
        const auto found = found_in(c);
        if (!found) continue;
        INFO(as_text(c));
        std::map<std::uint64_t, remit::finding> by_id;
        for (auto& f : found->all()) {
            const auto [at, fresh] = by_id.emplace(f.id, f);
            INFO(f.rule << " | " << f.subject << " | " << text(f.during) << " and "
                        << text(at->second.during));
            ids(fresh);
        }
    }
    ids.told("ids");
}
