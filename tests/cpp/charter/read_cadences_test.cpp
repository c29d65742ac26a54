// SPDX-License-Identifier: BSL-1.0
// [cadence.<name>] in a charter file: what it may say, and what is wrong with it, with its place.
#include <remit/charter/implied.hpp>
#include <remit/charter/problems.hpp>
#include <remit/io/folder.hpp>
#include <remit/rules/text.hpp>

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace remit;

#ifdef REMIT_HAS_TOMLPLUSPLUS

namespace {

using list = std::vector<std::string>;

charter read(const std::string& toml) { return parse_charter(toml, "c.toml"); }

list problems_of(const std::string& toml) {
    list out;
    try {
        (void)read(toml);
    } catch (const bad_input& e) {
        for (const auto& p : e.problems()) out.push_back(text(p));
    }
    return out;
}

list places_of(const std::string& toml) {
    list out;
    try {
        (void)read(toml);
    } catch (const bad_input& e) {
        for (const auto& p : e.problems()) out.push_back(p.where + " " + p.code);
    }
    return out;
}

}  // namespace

TEST_CASE("a charter file says when its body meets", "[charter][cadence_clause]") {
    const auto c = read(R"(
[define]
ordinary = 'kind == "ordinary"'
[clause.work]
words = "It meets twice a year."
kind = "should"
[cadence.ordinary]
text     = "2 per year, at least 3 months apart, not in July"
meetings = 'ordinary'
level    = "should"
start    = 2025-01-01
stop     = "2029-01-01"
cite     = "work"
[cadence.all]
text = """
at most 6 months apart,
on Tuesdays"""
)");
    REQUIRE(c.cadences.size() == 2);
    CHECK(c.cadences[0] ==
          cadence_clause{.name = "ordinary",
                         .when = cadence::parse("2 per year, at least 3 months apart, not in July"),
                         .meetings = parse_condition("kind == \"ordinary\""),
                         .level = level::should,
                         .start = day{2025, 1, 1},
                         .stop = day{2029, 1, 1},
                         .cite = "work"});
    CHECK(c.cadences[1] == cadence_clause{.name = "all",
                                          .when = cadence::parse("at most 6 months apart, on "
                                                                 "Tuesdays")});
    CHECK(c.places.at("cadence.ordinary.text") == "c.toml:8:12");
    CHECK(c.places.at("cadence.ordinary.cite") == "c.toml:13:12");
    CHECK(problems_in(c).empty());
    const auto again = read(text(c));
    CHECK(again == c);
    CHECK(text(again) == text(c));
    CHECK(implied_rules(again) == implied_rules(c));
}

TEST_CASE("versions of a cadence are written as a list", "[charter][cadence_clause]") {
    const auto c = read(
        "[[cadence.a]]\ntext = '2 per year'\nstop = 2025-01-01\n"
        "[[cadence.a]]\ntext = '4 per year'\nstart = 2025-01-01\n"
        "[[cadence.b]]\ntext = 'monthly'\n");
    REQUIRE(c.cadences.size() == 3);
    CHECK(c.cadences[1].when == cadence::parse("4 per year"));
    CHECK(c.places.at("cadence.a.1.text") == "c.toml:5:8");
    CHECK(problems_in(c).empty());
    CHECK(read(text(c)) == c);
    CHECK(
        problems_of("[[cadence.a]]\ntext = '2 per year'\nstop = 2025-01-02\n"
                    "[[cadence.a]]\ntext = '4 per year'\nstart = 2025-01-01\n"
                    "[cadence]\nb = []\n") ==
        list{"c.toml:4:1: cadence \"a\" is in force twice at once [E-VERSION]\n    another version "
             "stands at c.toml:1:1; let the earlier one stop on the day when the later one "
             "starts",
             "c.toml:8:5: cadence \"b\" has no version [E-EMPTY]\n    write [[cadence.b]]"});
}

TEST_CASE("a charter that is changed after it was read is told of at its places",
          "[charter][cadence_clause]") {
    auto c = read(
        "[cadence.a]\ntext = '2 per year'\ncite = 'x'\n[clause.x]\nwords = 'w'\nkind = "
        "'must'\n[[cadence.b]]\ntext = 'monthly'\nstart = 2025-01-01\n");
    c.clauses[0].kind = clause_kind::may;
    c.cadences[1].stop = day{2025, 1, 1};
    list where;
    for (const auto& p : problems_in(c)) where.push_back(p.where + " " + p.code);
    CHECK(where == list{"c.toml:3:8 E-CITE", "c.toml:8:8 E-PERIOD"});
}

TEST_CASE("what is wrong with a cadence's text is told where it stands in the file",
          "[charter][cadence_clause]") {
    CHECK(places_of("[cadence.a]\ntext = \"2 per year, not on Tursdays, at least 3 apart\"") ==
          list{"c.toml:2:28 E-CADENCE", "c.toml:2:49 E-CADENCE"});
    // in the line of the text where it stands, and at its quote where the text has escapes
    CHECK(places_of("[cadence.a]\ntext = '''\n2 per year,\n  in Mai'''") ==
          list{"c.toml:4:6 E-CADENCE"});
    CHECK(places_of("[cadence.a]\ntext = \"2 per year,\\tin Mai\"") ==
          list{"c.toml:2:8 E-CADENCE"});
    // of the whole: at the text
    CHECK(places_of("[cadence.a]\ntext = \"only in May, not in May\"") ==
          list{"c.toml:2:8 E-CADENCE"});
    CHECK(places_of("[cadence.a]\ntext = ''\n[cadence.b]\ntext = '" + std::string(3'000, 'x') +
                    "'") == list{"c.toml:2:9 E-CADENCE", "c.toml:4:8 E-SIZE"});
    CHECK_THAT(problems_of("[cadence.a]\ntext = '2 per yeer'").at(0),
               remit_test::contains_text("cadence \"a\", text: "));
    CHECK_THAT(problems_of("[cadence.a]\ntext = '2 per yeer'").at(0),
               remit_test::contains_text("did you mean year?"));
}

TEST_CASE("all that is wrong with cadences is told at once", "[charter][cadence_clause]") {
    CHECK(problems_of(R"([clause.s]
words = "w"
kind = "should"
[clause.m]
words = "w"
kind = "may"
[cadence.a]
txet = "2 per year"
when = "2 per year"
where = 'some()'
[cadence.b]
text = 2
meetings = 'kind = 1'
level = "shuld"
start = 2025-01-01
stop = 2025-01-01
cite = "m"
[cadence.c]
text = "2 per year"
meetings = '(count() < 0)'
cite = "s"
[cadence]
d = "2 per year"
[rule."cadence:c/2 per year"]
require = 'some()'
)") == list{"c.toml:7:1: cadence \"a\" has no text [E-MISSING]\n    write when the body meets: "
            "text = \"2 per year, at least 3 months apart\"",
            "c.toml:8:8: cadence \"a\" has the unknown key \"txet\" [E-KEY]\n    did you mean "
            "\"text\"?",
            "c.toml:9:8: cadence \"a\" has the unknown key \"when\" [E-KEY]\n    did you mean "
            "\"text\"?",
            "c.toml:10:9: cadence \"a\" has the unknown key \"where\" [E-KEY]\n    did you mean "
            "\"meetings\"?",
            "c.toml:12:8: cadence \"b\", text is the number 2, not a text [E-TYPE]\n    write text "
            "= \"2 per year, at least 3 months apart\"",
            "c.toml:13:18: cadence \"b\", meetings: `=` is no sign of the language [E-SYNTAX]\n    "
            "kind = 1\n         ^\n    write == to compare",
            "c.toml:14:9: cadence \"b\": level is \"shuld\", not one of must, should [E-LEVEL]\n   "
            " did you mean \"should\"?",
            "c.toml:16:8: cadence \"b\" stops on 2025-01-01 and starts on 2025-01-01: it has no "
            "days [E-PERIOD]\n    the stop day is the first day that no longer counts",
            "c.toml:17:8: cadence \"b\" cites \"m\", which demands nothing: its kind is may "
            "[E-CITE]\n    only clauses of kind must, should and default carry rules",
            "c.toml:18:1: cadence \"c\" has no level, and the clause that it cites is a should "
            "[E-LEVEL]\n    write level = \"should\"",
            "c.toml:20:12: cadence \"c\", meetings can never hold, so no meeting counts: `count() "
            "< 0` is never met: `count()` is never below 0 [E-NEVER]\n    count() < 0\n    "
            "^^^^^^^^^^^\n    is a sign turned round, or a number mistyped?",
            "c.toml:23:5: cadence \"d\" is a text, not a table [E-TYPE]\n    write { text = \"2 "
            "per year, at least 3 months apart\" }",
            "c.toml:24:1: rule \"cadence:c/2 per year\": names that begin with cadence: are for "
            "the rules that cadences make [E-NAME]\n    give it another name"});
}

TEST_CASE(
    "a waiver may name a rule of a cadence, and of one that is faulty no second mistake is "
    "made",
    "[charter][cadence_clause]") {
    const std::string waiver =
        "[[waiver]]\nstart = 2025-01-01\nstop = 2025-02-01\nreason = 'r'\nrule = ";
    CHECK(
        problems_of("[cadence.a]\ntext = 'twice per year'\n" + waiver + "'cadence:a/2 per year'\n")
            .empty());
    CHECK(problems_of("[cadence.a]\ntext = 'twice per year'\n" + waiver +
                      "'cadence:a/3 per year'\n") ==
          list{"c.toml:7:8: waiver 1 waives \"cadence:a/3 per year\", and there is no such rule "
               "[E-RULE]\n    did you mean \"cadence:a/2 per year\"?"});
    CHECK(places_of("[cadence.a]\ntext = 'twice per yeer'\n" + waiver +
                    "'cadence:a/2 per year'\n") == list{"c.toml:2:19 E-CADENCE"});
    CHECK(
        places_of("[cadence.a]\ntext = 'twice per yeer'\n" + waiver + "'cadence:b/2 per year'\n") ==
        list{"c.toml:2:19 E-CADENCE", "c.toml:7:8 E-RULE"});
}

TEST_CASE("a definition that could not be read is no mistake of the cadence that uses it",
          "[charter][cadence_clause]") {
    CHECK(places_of("[define]\nordinary = 'kind ='\n[cadence.a]\ntext = 'twice per year'\n"
                    "meetings = 'ordinary'\n") == list{"c.toml:2:18 E-SYNTAX"});
}

TEST_CASE("the words of the rules that cadences make are counted", "[charter][cadence_clause]") {
    std::string big = "(kind == \"a\")";
    for (int i = 1; i < 300; ++i) big += " | (kind == \"a\")";
    std::string toml = "[define]\nbig = '" + big + "'\n";
    for (int i = 0; i < 400; ++i)
        toml += "[cadence.c" + std::to_string(i) +
                "]\ntext = '2 per year, not in July, on Mondays, "
                "half day'\nmeetings = 'big'\n";
    const auto found = problems_of(toml);
    REQUIRE(found.size() == 1);
    CHECK_THAT(found[0], remit_test::contains_text("[E-SIZE]"));
}

#else

TEST_CASE("a charter file says when its body meets", "[charter][cadence_clause]") {
    WARN("skipped: toml++ was not found");
}

#endif
