// SPDX-License-Identifier: BSL-1.0
// When a body meets, as a charter says it: made by hand, asked, printed, and the rules it makes.
#include <remit/charter/cadence_clause.hpp>
#include <remit/charter/describe.hpp>
#include <remit/charter/implied.hpp>
#include <remit/charter/problems.hpp>
#include <remit/rules/text.hpp>

#include <functional>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace remit;

namespace {

using list = std::vector<std::string>;

cadence_clause called(const char* name, const char* when = "2 per year") {
    return {.name = name, .when = cadence::parse(when)};
}

charter of(std::vector<cadence_clause> cadences) {
    charter c;
    c.cadences = std::move(cadences);
    return c;
}

list told(const charter& c) {
    list out;
    for (const auto& p : problems_in(c)) out.push_back(text(p));
    return out;
}

list names(const std::vector<rule>& rules) {
    list out;
    for (const auto& r : rules) out.push_back(r.name);
    return out;
}

}  // namespace

TEST_CASE("cadences of a charter compare and hash as what they say", "[charter][cadence_clause]") {
    const auto plain = called("a");
    auto other = plain;
    CHECK(plain == other);
    CHECK(std::hash<cadence_clause>{}(plain) == std::hash<cadence_clause>{}(other));
    other.meetings = parse_condition("kind == \"ordinary\"");
    CHECK(plain != other);
    CHECK(std::hash<cadence_clause>{}(plain) != std::hash<cadence_clause>{}(other));
    CHECK(plain != called("b"));
    CHECK(plain != called("a", "3 per year"));
    CHECK(of({plain}) == of({called("a")}));
    CHECK(of({plain}) != of({other}));
    CHECK(of({plain}) != charter{});
}

TEST_CASE("a cadence makes a rule for each of its phrases", "[charter][cadence_clause]") {
    auto c = of({called("ordinary", "2 per year, at least 3 months apart, not in July")});
    c.seats = {{.seat = "chair", .number = 1}};
    auto& ordinary = c.cadences[0];
    ordinary.meetings = parse_condition("kind == \"ordinary\"");
    ordinary.level = level::should;
    ordinary.start = day{2024, 1, 1};
    ordinary.stop = day{2026, 1, 1};
    ordinary.cite = "work.1";
    c.rules = {{.name = "size", .require = parse_condition("count() == 3")}};
    const auto rules = all_rules(c);
    CHECK(names(rules) == list{"size", "seat:chair/filled", "cadence:ordinary/2 per year",
                               "cadence:ordinary/at least 3 months apart",
                               "cadence:ordinary/not in July"});
    CHECK(rules.at(2) ==
          rule{.name = "cadence:ordinary/2 per year",
               .require = parse_condition("count(kind == \"ordinary\").of(meetings).over(year) "
                                          ">= 2"),
               .level = level::should,
               .start = day{2024, 1, 1},
               .stop = day{2026, 1, 1},
               .cite = "work.1"});
    CHECK(rules.at(4).where == ordinary.meetings);
    CHECK(rules.at(4).for_each == subject{"meeting"});
}

TEST_CASE("versions of a cadence make versions of its rules", "[charter][cadence_clause]") {
    auto c = of({called("a", "2 per year, not in July"), called("a", "2 per year")});
    c.cadences[0].stop = c.cadences[1].start = day{2025, 1, 1};
    CHECK(told(c).empty());
    const auto rules = implied_rules(c);
    REQUIRE(names(rules) ==
            list{"cadence:a/2 per year", "cadence:a/not in July", "cadence:a/2 per year"});
    CHECK(rules[0].stop == day{2025, 1, 1});
    CHECK(rules[2].start == day{2025, 1, 1});
}

TEST_CASE("a cadence late in the calendar makes no rule that it has no days for",
          "[charter][cadence_clause]") {
    auto c = of({called("a", "at most 6 months apart"), called("b", "at most 6 months apart")});
    c.cadences[0].start = day{9999, 11, 1};
    c.cadences[1].start = day{2024, 1, 1}, c.cadences[1].stop = day{2024, 3, 1};
    CHECK(implied_rules(c).empty());
    CHECK(told(c).empty());
}

TEST_CASE("cadences made by hand are asked the same as those that are read",
          "[charter][cadence_clause]") {
    CHECK(told(of({called("ok"), called(""), called("a\nb")})) ==
          list{"cadence 2: a cadence has no name [E-EMPTY]\n    give it a name",
               "cadence \"a\\nb\": the name of the cadence \"a\\nb\" is more than one line of text "
               "[E-TEXT]\n    write it on one line"});

    auto c = of({called("a"), called("a")});
    CHECK(told(c) == list{"cadence \"a\": it is in force twice at once [E-VERSION]\n    let the "
                          "earlier one stop on the day when the later one starts"});
    c.cadences.pop_back();
    c.cadences[0].start = c.cadences[0].stop = day{2024, 1, 1};
    c.cadences[0].cite = "none";
    c.cadences[0].meetings = parse_condition("(kind == \"a\") & (kind == \"b\")");
    c.waivers = {{"cadence:a/3 per year", "", period{day{2024, 1, 1}, day{2024, 2, 1}}, "r"}};
    c.rules = {{.name = "cadence:a/x", .require = parse_condition("some()")}};
    list codes;
    for (const auto& p : problems_in(c)) codes.push_back(p.code + " " + p.where);
    CHECK(codes == list{"E-PERIOD cadence \"a\"", "E-CITE cadence \"a\"",
                        "E-NAME rule \"cadence:a/x\"", "E-RULE waiver 1"});
}

TEST_CASE("a cadence whose meetings make no rule is told", "[charter][cadence_clause]") {
    auto deep = parse_condition("kind == \"a\"");
    const auto b = parse_condition("kind == \"b\"");
    try {
        for (;;) deep = (deep | b) & b;  // as deep as a condition may be
    } catch (const bad_input&) {
    }
    auto c = of({called("a")});
    c.cadences[0].meetings = deep;
    const auto found = told(c);
    REQUIRE(found.size() == 1);
    CHECK_THAT(found[0], remit_test::contains_text("its rules cannot be made"));
    CHECK_THROWS_AS(implied_rules(c), bad_input);
}

TEST_CASE("a waiver may name a rule that a cadence makes", "[charter][cadence_clause]") {
    auto c = of({called("a", "2 per year, except July")});
    c.waivers = {{"cadence:a/2 per year", "", period{day{2024, 1, 1}, day{2024, 2, 1}}, "r"}};
    CHECK(told(c).empty());
    c.waivers[0].rule = "cadence:a/except July";  // it is in the rules of the others
    CHECK(told(c).size() == 1);
}

TEST_CASE("a clause is checked by the cadence that cites it", "[charter][cadence_clause]") {
    auto c = of({called("a", "2 per year, not in July"), called("a", "2 per year")});
    c.clauses = {{.id = "1", .words = "w"}};
    c.cadences[0].cite = c.cadences[1].cite = "1";
    c.cadences[0].stop = c.cadences[1].start = day{2025, 1, 1};
    const auto account = describe(c);
    CHECK(account.clauses.at(0).coverage == clause_coverage::checked);
    CHECK(account.clauses.at(0).rules == list{"cadence:a/2 per year", "cadence:a/not in July"});
    CHECK(describe(of({called("a")})).uncited == list{"cadence:a/2 per year"});
}

TEST_CASE("cadences are printed behind the seats", "[charter][cadence_clause]") {
    auto c = of({called("ordinary", "twice per YEAR, at least three months apart"),
                 called("two parts", "weekly"), called("two parts", "every 2 weeks")});
    c.clauses = {{.id = "s", .words = "w", .kind = clause_kind::should}};
    c.cadences[0].meetings = parse_condition("kind == \"ordinary\"");
    c.cadences[0].cite = "s";
    c.cadences[1].stop = c.cadences[2].start = day{2025, 1, 1};
    c.cadences[2].level = level::should;
    CHECK(text(c) == R"([clause.s]
words = "w"
kind = "should"

[cadence.ordinary]
text = "2 per year, at least 3 months apart"
meetings = 'kind == "ordinary"'
level = "must"
cite = "s"

[[cadence."two parts"]]
text = "at most 1 week apart"
stop = 2025-01-01

[[cadence."two parts"]]
text = "at most 2 weeks apart"
level = "should"
start = 2025-01-01
)");
}
