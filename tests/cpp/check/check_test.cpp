// SPDX-License-Identifier: BSL-1.0
#include <remit/check/check.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using namespace std::string_literals;
using remit::rule;
using remit_test::rules_only;
using remit_test::small_board;

namespace {

std::vector<remit::problem> problems_of(const remit::charter& c) {
    try {
        (void)check(small_board(), c);
    } catch (const remit::bad_input& e) {
        return e.problems();
    }
    return {};
}

std::vector<std::string> codes_of(const remit::charter& c) {
    std::vector<std::string> out;
    for (const auto& p : problems_of(c)) out.push_back(p.code);
    return out;
}

using codes = std::vector<std::string>;

}  // namespace

TEST_CASE("unknown names of all rules are reported together, each with a suggestion",
          "[check][compile]") {
    const auto found = problems_of(rules_only(
        {rule{.name = "a", .require = count(role == "chiar") == 1},
         rule{.name = "b", .require = count(col("gendr") == "f") >= 1},
         rule{.name = "c", .require = some(body == "bord").of(person.members)},
         rule{.name = "d", .for_each = "person", .require = none(office == "mayor").of(offices)}}));
    REQUIRE(found.size() == 4);
    CHECK(found[0].code == "E-ROLE");
    CHECK(found[0].hint.find("did you mean \"chair\"?") == 0);
    CHECK(found[0].where == "rule \"a\", require");
    CHECK(found[1].code == "E-COLUMN");
    CHECK(found[1].hint.find("did you mean \"gender\"?") == 0);
    CHECK(found[2].code == "E-PATH");  // a body has no person
    CHECK(found[3].code == "E-OFFICE");
}

TEST_CASE("a value that the charter declares is known", "[check][compile]") {
    auto c = rules_only({rule{.name = "a", .require = none(role == "observer")}});
    CHECK(codes_of(c) == codes{"E-ROLE"});
    c.values["role"] = {"observer"};
    CHECK(codes_of(c).empty());
}

TEST_CASE("what the check cannot judge is refused, never skipped", "[check][compile]") {
    CHECK(codes_of(rules_only({rule{
              .name = "a", .for_each = "organisation", .require = count().of(meetings) >= 2}})) ==
          codes{"E-NOT-YET"});
    // a meeting has no members of its own
    CHECK(codes_of(rules_only({rule{.name = "a", .for_each = "meeting", .require = some()}})) ==
          codes{"E-SOURCE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = predicate("tall")}})) ==
          codes{"E-PREDICATE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = count().over(year) >= 2}})).empty());
}

TEST_CASE("values of different types are not compared", "[check][compile]") {
    CHECK(codes_of(rules_only({rule{.name = "a", .require = none(gender == 1)}})) ==
          codes{"E-TYPE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = none(votes == "many")}})) ==
          codes{"E-TYPE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = total(gender) == 5}})) ==
          codes{"E-TYPE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = count() == kind}}))
              .empty());  // no body has a kind
}

TEST_CASE("a column of several types is neither summed nor ordered", "[check][compile]") {
    remit::registry_builder b;
    b.add(remit::body{.body = "b1", .more = {{"quota", std::int64_t{3}}}});
    b.add(remit::body{.body = "b2", .more = {{"quota", std::string{"three"}}}});
    for (const auto* each : {"b1", "b2"})
        b.add(remit::mandate{.person = "p", .body = each, .start = {2024, 1, 1}});
    const auto facts = std::move(b).build();
    const auto said = [&](remit::condition c) -> std::string {
        try {
            (void)check(facts, rules_only({rule{.name = "r", .require = std::move(c)}}));
        } catch (const remit::bad_input& e) {
            const auto& what = e.problems()[0].what;  // and below it the text with a caret
            return e.problems().size() == 1 ? what.substr(0, what.find('\n')) : "several problems";
        }
        return "nothing";
    };
    const auto mixed = "\"quota\", which holds values of several types (\"3\", \"three\"), "s;
    CHECK(said(count() >= col("quota")) == mixed + "is compared with a number");
    CHECK(said(floor(col("quota")) >= 2) == mixed + "cannot be used with \"floor\"");
    CHECK(said(col("quota") > 2) == mixed + "is compared with a number");
    CHECK(said(col("quota") == 3) == "nothing");
    CHECK(check(facts, rules_only({rule{.name = "r", .require = col("quota") == 3}})).size() == 1);
}

TEST_CASE("a number is not taken from a day", "[check][compile]") {
    remit::registry_builder b;
    b.add(remit::body{.body = "b",
                      .more = {{"joined", remit::day{2024, 1, 1}}, {"n", std::int64_t{5}}}});
    b.add(remit::mandate{.person = "p", .body = "b", .start = {2024, 1, 1}});
    const auto facts = std::move(b).build();
    const auto refused = [&](remit::condition c) {
        try {
            (void)check(facts, rules_only({rule{.name = "r", .require = std::move(c)}}));
        } catch (const remit::bad_input& e) {
            return e.problems()[0].code == "E-TYPE";
        }
        return false;
    };
    CHECK(refused(col("joined") - col("n") >= 5));
    CHECK(refused(col("n") - col("joined") >= 5));
    CHECK(refused(floor(col("joined")) >= 5));
    CHECK_FALSE(refused(col("joined") - col("start") >= 5));
}

TEST_CASE("a name with two meanings asks for a path", "[check][compile]") {
    const auto found = problems_of(rules_only({rule{.name = "a", .require = none(name == "x")}}));
    REQUIRE(found.size() == 1);
    CHECK(found[0].hint == "write seat.name or person.name or body.name");
    CHECK(codes_of(rules_only({rule{.name = "a", .require = none(person.name == "x")}})).empty());
}

TEST_CASE("a source needs rows that carry the subject's key", "[check][compile]") {
    CHECK(codes_of(rules_only({rule{.name = "a", .require = some().of(offices)}})) ==
          codes{"E-SOURCE"});
    CHECK(codes_of(
              rules_only({rule{.name = "a", .for_each = "person", .require = some().of(seats)}})) ==
          codes{"E-SOURCE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = count(some().of(offices)) == 0}})) ==
          codes{"E-SOURCE"});
}

TEST_CASE("a path or a source that there is not says what can be written", "[check][compile]") {
    const auto hint = [](const char* for_each, const char* require) {
        const auto found = problems_of(rules_only(
            {rule{.name = "a", .for_each = for_each, .require = remit::parse_condition(require)}}));
        REQUIRE(found.size() == 1);
        return found[0].hint;
    };
    CHECK(hint("mandate", "some().of(person.meetings)") ==
          "behind person stand members, mandates, substitutes, appointments, departures, offices, "
          "attendances, nominations, recusals, speakers, tasks");
    CHECK(hint("body", "some().of(person.meetings)") == "write body.meetings or parent.meetings");
    CHECK(hint("mandate", "some().of(meetings)") == "write body.meetings or parent.meetings");
    CHECK(hint("person", "some().of(meetings)") == "write body(\"council\").meetings");
    CHECK(hint("body", "some().of(offices)") ==
          "ask it of members: some(some().of(person.offices))");
    CHECK(codes_of(rules_only({rule{
                       .name = "a",
                       .require = remit::parse_condition("some(some().of(person.offices))")}}))
              .empty());
    CHECK(hint("body", "seat.number > 3") ==
          "members have it: ask of them, with some(...), none(...) or count(...); paths from here: "
          "body parent");
    CHECK(hint("person", "seat.number > 3") ==
          "mandates have it: write some(...).of(mandates); paths from here: person");
    CHECK(hint("meeting", "seat.number > 3") == "paths from here: body meeting parent");
}

TEST_CASE("of what hangs on an unknown name nothing more is told", "[check][compile]") {
    for (const char* require :
         {"last(col(\"strt\")) >= \"2024-01-01\"", "col(\"strt\") >= \"2024-01-01\"",
          "col(\"strt\") + days(5) >= today", "today - col(\"strt\") >= days(5)",
          "count() >= last(col(\"vots\"))",
          "least(first(col(\"strt\")), today) >= \"2024-01-01\""}) {
        INFO(require);
        CHECK(codes_of(rules_only({rule{
                  .name = "a", .require = remit::parse_condition(require)}})) == codes{"E-COLUMN"});
    }
}

TEST_CASE("numbers that cannot be counted with exactly are refused", "[check][compile]") {
    CHECK(codes_of(rules_only(
              {rule{.name = "a", .require = share(gender == "f") >= ratio(1, 1'000'003)}})) ==
          codes{"E-RANGE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = count() * 2'000'000 >= 5}})) ==
          codes{"E-RANGE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = count() <= INT64_MAX}})).empty());
}

TEST_CASE("a sum that could leave 64 bits is refused before it is made", "[check][compile]") {
    remit::registry_builder b;
    b.add(remit::body{.body = "b"});
    for (int i = 0; i < 4; ++i)
        b.add(remit::mandate{.person = "p" + std::to_string(i),
                             .body = "b",
                             .start = {2024, 1, 1},
                             .votes = INT64_MAX / 1'000'000 / 64 / 5});
    const auto facts = std::move(b).build();
    const auto many = [](int terms) {
        auto sum = total(votes, votes >= 0) * 1'000'000;
        remit::measure all = sum;
        for (int i = 1; i < terms; ++i) all = all + total(votes, votes >= -i) * 1'000'000;
        return rules_only({rule{.name = "r", .require = all >= 0}});
    };
    CHECK(check(facts, many(2)).empty());
    CHECK_THROWS_AS(check(facts, many(200)), remit::bad_input);
}

TEST_CASE("a number that grows beyond what can be held names its rule", "[check]") {
    auto product = remit::measure{count()};
    for (int i = 0; i < 200; ++i) product = product * count();
    try {
        (void)check(small_board(), rules_only({rule{.name = "fine", .require = count() >= 0},
                                               rule{.name = "huge", .require = product >= 5}}));
        FAIL("3 to the power of 201");
    } catch (const remit::bad_input& e) {
        CHECK(e.problems()[0].code == "E-RANGE");
        CHECK(e.problems()[0].where == "rule \"huge\"");
    }
}

TEST_CASE("what a name could have meant from elsewhere is said", "[check][compile]") {
    const auto hint = [](rule r) { return problems_of(rules_only({std::move(r)})).at(0).hint; };
    CHECK_THAT(hint({.name = "a", .require = role == "chair"}),
               remit_test::contains_text("members have it"));
    CHECK_THAT(hint({.name = "a", .require = none(office == "mayor")}),
               remit_test::contains_text("person.offices"));
}

TEST_CASE("an unknown name is reported of every rule that has it", "[check][compile]") {
    CHECK(problems_of(rules_only({rule{.name = "a", .require = count(col("gendr") == "f") >= 1},
                                  rule{.name = "b", .require = some(col("gendr") == "f")}}))
              .size() == 2);
}

TEST_CASE("a charter's seats that the facts do not know are an error", "[check][compile]") {
    auto c = rules_only({});
    c.body = "board";
    c.seats = {remit::seat_clause{.seat = "chair", .number = 1},
               remit::seat_clause{.seat = "clerk", .number = 1}};
    CHECK(codes_of(c) == codes{"E-SEAT"});
    CHECK(problems_of(c)[0].what == "the facts know no seat \"clerk\" of \"board\"");
}

TEST_CASE("a waiver of no rule hides nothing else that is wrong", "[check][compile]") {
    auto c = rules_only({rule{.name = "a", .require = some(role == "chiar")}});
    c.waivers = {{"b", "", remit::period{remit::day{2025, 8, 1}}, "recruiting"}};
    CHECK(codes_of(c) == codes{"E-RULE", "E-ROLE"});
}

TEST_CASE("what may be a slip of the pen is noted", "[check][notes]") {
    auto c = rules_only({rule{.name = "women", .require = some(gender == "fem")},
                         rule{.name = "three", .require = count() == 3}});
    c.waivers = {{"three", "bord", remit::period{remit::day{2025, 8, 1}, remit::day{2025, 9, 1}},
                  "recruiting"}};
    const auto notes = check(small_board(), c).notes();
    REQUIRE(notes.size() == 2);
    CHECK(text(notes[0]) ==
          "rule \"women\", require: no \"gender\" is \"fem\" in these facts [N-VALUE]");
    CHECK(text(notes[1]) ==
          "waiver 1: it waives nothing: the rule is judged for no \"bord\" [N-WAIVER]\n"
          "    did you mean \"board\"?");
    c.values["gender"] = {"fem"};
    CHECK(check(small_board(), c).notes().size() == 1);
}

TEST_CASE("working days that are counted beyond the holidays that are known are noted",
          "[check][notes][calendar]") {
    remit::registry_builder b;
    b.add(remit::body{.body = "board", .start = remit::day{2025, 1, 1}});
    b.add(remit::mandate{.person = "anna", .body = "board", .start = {2025, 1, 1}});
    b.add(remit::meeting{.meeting = "m1",
                         .body = "board",
                         .start = {2026, 12, 28},
                         .papers_sent = remit::bounds{remit::day{2026, 12, 17}}});
    const auto facts = std::move(b).build();
    const auto noted = [&](const char* words, const char* for_each, remit::working_days calendar) {
        rule r{.name = "r", .for_each = for_each, .require = remit::parse_condition(words)};
        std::string out;
        const remit::check_settings settings{.calendar = std::move(calendar)};
        const auto found = check(facts, rules_only({std::move(r)}), {}, settings);
        for (const auto& n : found.notes()) out += n.code + ": " + n.what + "\n";
        return out;
    };
    const auto papers = "papers_sent <= start - working_days(3)";
    const auto danish = [](int from, int to) { return remit::danish_working_days(from, to); };
    CHECK(noted(papers, "meeting", {}) == "");  // nobody has said what is known
    CHECK(noted(papers, "meeting", danish(2026, 2026)) == "");
    CHECK(noted(papers, "meeting", danish(2025, 2025)) ==
          "N-CALENDAR: working days are counted from 2026-12-23 to 2026-12-28, and holidays are "
          "known 2025-01-01 to 2025-12-31\n");
    // five working days later it is 2027, whose first day follows the week here
    const auto minutes = "~given(minutes_sent) | (minutes_sent <= start + working_days(5))";
    CHECK(noted(minutes, "meeting", danish(2026, 2026)) ==
          "N-CALENDAR: working days are counted from 2026-12-28 to 2027-01-04, and holidays are "
          "known 2026-01-01 to 2026-12-31\n");
    CHECK(noted(minutes, "meeting", danish(2026, 2027)) == "");
    CHECK(noted(minutes, "meeting",
                remit::working_days{}.known_in(remit::period{{2025, 1, 1}, {}})) == "");
    // days that are no working days ask no calendar
    CHECK(noted("papers_sent <= start - days(3)", "meeting", danish(1990, 1990)) == "");
    // a limit is counted from any day that is judged
    CHECK(noted("within(count() >= 2, working_days(5))", "body", danish(2025, 2026)) ==
          "N-CALENDAR: working days are counted from 2025-01-01 to 2027-01-07, and holidays are "
          "known 2025-01-01 to 2026-12-31\n");
    CHECK(noted("within(count() >= 2, working_days(5))", "body", danish(2025, 2027)) == "");
}

TEST_CASE("a charter for a body that the facts do not know is an error", "[check][compile]") {
    auto c = rules_only({rule{.name = "a", .require = count() >= 1}});
    c.body = "bord";
    CHECK(problems_of(c).at(0).hint == "did you mean \"board\"?");
}

TEST_CASE("the asked window clips what is shown and changes no verdict", "[check][options]") {
    const auto c = rules_only({rule{.name = "three", .require = count() == 3}});
    const auto whole = check(small_board(), c);
    REQUIRE(whole.size() == 2);  // until Cy came, and since Anna left
    const auto part =
        check(small_board(), c,
              {.during = remit::period{remit::day{2025, 8, 1}, remit::day{2025, 9, 1}}});
    REQUIRE(part.size() == 1);
    CHECK(part[0].during == remit::period{remit::day{2025, 8, 1}, remit::day{2025, 9, 1}});
}

TEST_CASE("one compiled charter gives the same findings again", "[check]") {
    const remit::compiled c{rules_only({rule{.name = "three", .require = count() == 3}}),
                            small_board()};
    CHECK(c.run().all() == c.run().all());
}

TEST_CASE("a measure is a timeline over the body's life", "[check][evaluate]") {
    const auto facts = small_board();
    const auto t = evaluate(facts, count(), "board");
    CHECK(t.domain() == remit::period{remit::day{2024, 1, 1}});
    REQUIRE(t.changes().size() == 3);
    CHECK(t.at(remit::day{2024, 2, 29}).low == ratio(2, 1));
    CHECK(t.at(remit::day{2024, 3, 1}).low == ratio(3, 1));
    const auto women = evaluate(facts, count(gender == "f"), "board");
    CHECK(women.at(remit::day{2024, 3, 1}).low == ratio(1, 1));
    CHECK(women.at(remit::day{2024, 3, 1}).high == ratio(2, 1));
    CHECK_THROWS_AS(evaluate(facts, count(), "bord"), remit::bad_input);
    CHECK_THROWS_AS(evaluate(facts, count(role == "chiar"), "board"), remit::bad_input);
}

TEST_CASE("only numbers are measured, and nothing is not unknown", "[check][evaluate]") {
    remit::registry_builder b;
    b.add(remit::body{.body = "b",
                      .kind = "sig",
                      .start = remit::day{2024, 1, 1},
                      .more = {{"quota", remit::absent}}});
    b.add(remit::body{.body = "c", .more = {{"quota", std::int64_t{3}}}});
    const auto facts = std::move(b).build();
    CHECK_THROWS_AS(evaluate(facts, kind, "b"), remit::bad_input);
    CHECK_THROWS_AS(evaluate(facts, col("start"), "b"), remit::bad_input);
    const auto none = evaluate(facts, col("quota"), "b").at(remit::day{2024, 1, 1});
    CHECK(none.absent);
    CHECK_FALSE(none.low);
    const auto known = evaluate(facts, count(), "b").at(remit::day{2024, 1, 1});
    CHECK_FALSE(known.absent);
    CHECK(known.low == ratio(0, 1));
}
