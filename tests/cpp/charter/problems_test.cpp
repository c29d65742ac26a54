// SPDX-License-Identifier: BSL-1.0
// A charter made by hand is asked the same as one that was read.
#include <remit/charter/problems.hpp>
#include <remit/io/folder.hpp>
#include <remit/rules/text.hpp>

#include <chrono>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace remit;

namespace {

using list = std::vector<std::string>;

list told(const charter& c) {
    list out;
    for (const auto& p : problems_in(c)) out.push_back(text(p));
    return out;
}

rule called(const char* name) { return {.name = name, .require = parse_condition("some()")}; }

rule in_force(std::optional<day> start, std::optional<day> stop) {
    auto r = called("size");
    r.start = start, r.stop = stop;
    return r;
}

charter of_rules(std::vector<rule> rules) {
    charter c;
    c.rules = std::move(rules);
    return c;
}

const period some_days{day{2024, 1, 1}, day{2024, 2, 1}};

}  // namespace

TEST_CASE("a charter in which all fits has no problems", "[charter][problems]") {
    charter c;
    c.clauses = {{.id = "a", .words = "w", .kind = clause_kind::must},
                 {.id = "b", .words = "w", .kind = clause_kind::may}};
    c.seats = {{.seat = "chair", .number = 1, .cite = "a"}, {.seat = "guest", .cite = "b"}};
    c.rules = {in_force(std::nullopt, day{2024, 1, 1}), in_force(day{2024, 1, 1}, day{2025, 1, 1}),
               in_force(day{2025, 1, 1}, std::nullopt), called("other")};
    c.rules.back().cite = "a";
    c.waivers = {{"size", "", some_days, "r"}, {"seat:chair/filled", "", some_days, "r"}};
    c.values["role"] = {"chair", "member"};
    CHECK(told(c) == list{});
    CHECK(told(charter{}) == list{});
}

TEST_CASE("a rule has a name, and not one of those that seats make", "[charter][problems]") {
    CHECK(told(of_rules({called("ok"), called(""), called(" "), called("a\nb"), called("\xff"),
                         called("seat:chair/filled")})) ==
          list{"rule 2: a rule has no name [E-EMPTY]\n    give it a name",
               "rule 3: a rule has no name [E-EMPTY]\n    give it a name",
               "rule \"a\\nb\": the name of the rule \"a\\nb\" is more than one line of text "
               "[E-TEXT]\n    write it on one line",
               "rule \"\\xff\": the name of the rule \"\\xff\" is not UTF-8 [E-UTF8]\n    write it "
               "as UTF-8",
               "rule \"seat:chair/filled\": names that begin with seat: are for the rules that "
               "seats make [E-NAME]\n    give it another name"});
}

TEST_CASE("a rule stops after it starts", "[charter][problems]") {
    CHECK(told(of_rules({in_force(day{2024, 1, 1}, day{2024, 1, 1})})) ==
          list{"rule \"size\": it stops on 2024-01-01 and starts on 2024-01-01: it has no days "
               "[E-PERIOD]\n    the stop day is the first day that no longer counts"});
    CHECK(told(of_rules({in_force(day{2024, 1, 2}, day{2024, 1, 1})})) ==
          list{"rule \"size\": it stops on 2024-01-01 and starts on 2024-01-02: it has no days "
               "[E-PERIOD]\n    are start and stop swapped?"});
}

TEST_CASE("versions of a rule are in force one after the other", "[charter][problems]") {
    const std::string twice =
        "rule \"size\": it is in force twice at once [E-VERSION]\n    let the earlier one stop on "
        "the day when the later one starts";
    CHECK(told(of_rules({called("size"), called("other"), called("size")})) == list{twice});
    CHECK(told(of_rules({in_force(day{2024, 1, 1}, std::nullopt),
                         in_force(std::nullopt, day{2024, 1, 2})})) == list{twice});
    // each that shares a day with one before it, and no other
    CHECK(told(of_rules({in_force(day{2024, 1, 1}, day{2024, 1, 10}),
                         in_force(day{2024, 1, 5}, day{2024, 1, 20}),
                         in_force(day{2024, 1, 15}, day{2024, 1, 30}),
                         in_force(day{2024, 1, 30}, std::nullopt)})) == list{twice, twice});
    CHECK(told(of_rules({in_force(day{2024, 5, 1}, day{2024, 6, 1}),
                         in_force(day{2024, 1, 1}, day{2024, 12, 1}),
                         in_force(day{2024, 2, 1}, day{2024, 3, 1})})) == list{twice, twice});
}

TEST_CASE("what is cited is there, and demands something", "[charter][problems]") {
    charter c = of_rules({called("a"), called("b")});
    c.rules[0].cite = "one", c.rules[1].cite = "fact";
    c.seats = {{.seat = "chair", .number = 1, .cite = "noe"}};
    CHECK(told(c).size() == 3);  // also where there are no clauses at all
    c.clauses = {{.id = "none", .kind = clause_kind::must},
                 {.id = "fact", .kind = clause_kind::fact}};
    CHECK(
        told(c) ==
        list{"seat \"chair\": it cites \"noe\", and there is no such clause [E-CITE]\n    did you "
             "mean \"none\"?",
             "rule \"a\": it cites \"one\", and there is no such clause [E-CITE]\n    did you "
             "mean \"none\"?",
             "rule \"b\": it cites \"fact\", which demands nothing: its kind is fact [E-CITE]\n  "
             "  only clauses of kind must, should and default carry rules"});
}

TEST_CASE("what is waived is there, and a waiver has a reason", "[charter][problems]") {
    charter c = of_rules({called("size")});
    c.waivers = {{"sizes", "", some_days, "r"}, {"size", "", some_days, " "}};
    CHECK(
        told(c) ==
        list{"waiver 1: it waives \"sizes\", and there is no such rule [E-RULE]\n    did you mean "
             "\"size\"?",
             "waiver 2: it has no reason [E-MISSING]\n    write why the rule is departed from, as "
             "in reason = \"a new chair is sought\""});
}

TEST_CASE("ids, keys and declared values stand once", "[charter][problems]") {
    charter c;
    c.clauses = {{.id = "a"}, {.id = "b"}, {.id = "a"}, {.id = ""}};
    c.seats = {{.seat = "chair"}, {.seat = "chair"}};
    c.values["role"] = {"chair", "member", "chair"};
    CHECK(told(c) == list{"clause \"a\": there are two of clause \"a\" [E-DUPLICATE]",
                          "clause 4: a clause has no name [E-EMPTY]\n    give it a name",
                          "seat \"chair\": there are two of seat \"chair\" [E-DUPLICATE]",
                          "values \"role\": it has \"chair\" twice [E-DUPLICATE]"});
}

TEST_CASE("a seat can stand in the rules that it makes", "[charter][problems]") {
    charter c;
    c.seats = {{.seat = "2024-01-01", .number = 0, .votes = -1, .appointed_by = "2024-02-30"}};
    CHECK(told(c) == list{"seat \"2024-01-01\": a rule would read the name \"2024-01-01\" as a day "
                          "[E-NAME]\n    give it another name",
                          "seat \"2024-01-01\": appointed_by: 2024-02-30 is not a day of the "
                          "calendar [E-DATE]\n    that month has 29 days",
                          "seat \"2024-01-01\": number is 0, less than 1 [E-NUMBER]",
                          "seat \"2024-01-01\": votes is -1, less than 0 [E-NUMBER]"});
}

TEST_CASE("a limit for vacancies has a number to fill", "[charter][problems]") {
    charter c;
    c.seats = {{.seat = "a", .within = parse_limit("days(90)")}};
    CHECK(told(c) == list{"seat \"a\": it has a limit for vacancies and no number to fill "
                          "[E-MISSING]\n    write number = 1, or leave within out"});
    c.seats[0].number = 1;
    c.waivers = {{"seat:a/eligible", "", some_days, "r"}};
    CHECK(told(c).size() == 1);
    c.seats[0].eligible = parse_condition("some()");
    CHECK(told(c) == list{});
    c.seats[0].number.reset(), c.seats[0].within.reset(), c.seats[0].cite = "f";
    c.clauses = {{.id = "f", .kind = clause_kind::fact}};
    CHECK(told(c).size() == 1);  // what is asked of the eligible obliges
}

TEST_CASE("a condition that no facts can meet is a problem", "[charter][problems]") {
    charter c = of_rules({called("a"), called("b")});
    const auto never = parse_condition("count() < 0");
    c.rules[0].require = never;
    c.rules[1].where = parse_condition("today.month == 13");
    c.seats = {{.seat = "s", .eligible = never, .throughout = never}};
    c.member = parse_condition("(votes > 3) & (votes < 2)");
    const std::string why =
        ": `count() < 0` is never met: `count()` is never below 0 [E-NEVER]\n"
        "    count() < 0\n"
        "    ^^^^^^^^^^^\n";
    const std::string hint = "    is a sign turned round, or a number mistyped?";
    CHECK(told(c) == list{"member: it can never hold, so nobody would be a member: `votes > 3` and "
                          "`votes < 2` are never met together [E-NEVER]\n"
                          "    (votes > 3) & (votes < 2)\n"
                          "     ^^^^^^^^^^^^^^^^^^^^^^^\n" +
                              hint,
                          "seat \"s\": eligible can never hold" + why + hint,
                          "seat \"s\": throughout can never hold" + why + hint,
                          "rule \"a\": require can never hold" + why + hint,
                          "rule \"b\": where can never hold, so the rule demands nothing: "
                          "`today.month == 13` is never met: `today.month` lies between 1 and 12 "
                          "[E-NEVER]\n"
                          "    today.month == 13\n"
                          "    ^^^^^^^^^^^^^^^^^\n" +
                              hint});
    c.places = {{"rule.a.require", "c:1:1"}, {"define.member", "c:2:1"}};
    CHECK(told(c)[0].starts_with("c:2:1: define: member can never hold, so nobody"));
    CHECK(told(c)[3].starts_with("c:1:1: rule \"a\", require can never hold: `count() < 0`"));
}

TEST_CASE("the carets stand below the parts that can never hold", "[charter][problems]") {
    const auto below = [](const char* require) {
        const auto found =
            problems_in(of_rules({rule{.name = "a", .require = parse_condition(require)}}));
        REQUIRE(found.size() == 1);
        return found[0].what.substr(found[0].what.find('\n'));
    };
    CHECK(below("some(role == \"chair\") & (count() < 0)") ==
          "\n    (some(role == \"chair\")) & (count() < 0)"
          "\n                               ^^^^^^^^^^^");
    CHECK(below("(count() >= 3) & some() & (count() <= 2)") ==
          "\n    (count() >= 3) & (some()) & (count() <= 2)"
          "\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
    CHECK(below("some() & ~(count() >= 0)") ==
          "\n    (some()) & (~(count() >= 0))"
          "\n                  ^^^^^^^^^^^^");
}

TEST_CASE("a problem is told by its place where that is known", "[charter][problems]") {
    charter c = of_rules({in_force(std::nullopt, std::nullopt), called("size")});
    c.rules[0].cite = "x";
    c.waivers = {{"sizes", "", some_days, "r"}};
    c.places = {{"rule.size.0.require", "c:1:1"},
                {"rule.size.0.cite", "c:2:1"},
                {"rule.size.1.require", "c:3:1"},
                {"waiver.0.rule", "c:4:1"}};
    const auto found = told(c);
    REQUIRE(found.size() == 3);
    CHECK(found[0].starts_with("c:2:1: rule \"size\" cites \"x\", and there is no such clause"));
    CHECK(found[1] ==
          "c:3:1: rule \"size\" is in force twice at once [E-VERSION]\n    another version stands "
          "at c:1:1; let the earlier one stop on the day when the later one starts");
    CHECK(found[2].starts_with("c:4:1: waiver 1 waives \"sizes\""));
}

#ifdef REMIT_HAS_TOMLPLUSPLUS
TEST_CASE("a charter that was read has no problems until it is changed", "[charter][problems]") {
    auto c = parse_charter(
        "[clause.a]\nwords = 'w'\nkind = 'should'\n[seat.chair]\nnumber = 1\ncite = 'a'\n"
        "[[rule.size]]\nrequire = 'count() == 5'\nstop = 2024-01-01\ncite = 'a'\nlevel = 'must'\n"
        "[[rule.size]]\nrequire = 'count() == 7'\nstart = 2024-01-01\n"
        "[[rule.one]]\nrequire = 'some()'\n[[waiver]]\nrule = 'seat:chair/filled'\n"
        "start = 2024-01-01\nstop = 2024-02-01\nreason = 'r'\n",
        "c");
    CHECK(told(c) == list{});
    c.rules[0].stop = day{2024, 1, 2};
    c.rules[2].name = "two";
    c.rules[2].cite = "b";
    c.clauses.clear();
    CHECK(told(c).size() == 4);
    CHECK(problems_in(c)[1].where == "c:10:8");
}
#endif

TEST_CASE("a large charter is asked in no time", "[charter][problems]") {
    charter c;
    const auto any = called("size");
    for (int i = 0; i < 30'000; ++i) {
        auto r = any;
        r.start = day{2000, 1, 1} + i, r.stop = *r.start + 2;
        r.cite = "clause " + std::to_string(i);
        c.rules.push_back(r);
        c.clauses.push_back({.id = "other " + std::to_string(i)});
    }
    const auto from = std::chrono::steady_clock::now();
    CHECK(problems_in(c).size() == 59'999);
    CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds{10});
}
