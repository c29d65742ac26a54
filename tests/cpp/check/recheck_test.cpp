// SPDX-License-Identifier: BSL-1.0
#include <remit/check/recheck.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using remit::change;
using remit::day;
using remit::recheck;
using remit::table_id;
using remit_test::rules_only;

namespace {

std::vector<std::string> texts_of(const remit::findings& found) {
    std::vector<std::string> out;
    for (const auto& f : found.all())
        out.push_back(f.rule + " " + f.subject + " " + text(f.during) + " " +
                      std::string{text(f.verdict)});
    return out;
}

/// As many boards as that, each with a chair and two members from 2024 on; everybody of a board
/// sits in no other but its chair, who is a member of the next.
remit::registry boards(int n) {
    remit::registry_builder b;
    for (int i = 0; i < n; ++i) {
        const auto board = "b" + std::to_string(i), next = "b" + std::to_string((i + 1) % n);
        const auto chair = "chair of " + board;
        b.add(remit::mandate{
            .person = chair, .body = board, .start = day{2024, 1, 1}, .role = "chair"});
        b.add(remit::mandate{.person = chair, .body = next, .start = day{2024, 1, 1}});
        b.add(remit::mandate{
            .person = "member of " + board, .body = board, .start = day{2024, 1, 1}});
    }
    return std::move(b).build();
}

remit::charter chairs() {
    return rules_only({{.name = "chair", .require = count(role == "chair") == 1},
                       {.name = "seats", .for_each = "person", .require = count() <= 2}});
}

}  // namespace

TEST_CASE("a change tells what is broken by it and what is mended", "[check][recheck]") {
    const auto facts = boards(5);
    const auto before = check(facts, chairs());
    CHECK(before.empty());
    change ends;
    ends.set(table_id::mandates, 6, "stop", day{2025, 1, 1});  // the chair of b2
    const auto broken = recheck(before, ends);
    CHECK(texts_of(broken.opened) ==
          std::vector<std::string>{"chair b2 from 2025-01-01, still fails"});
    CHECK(broken.resolved.empty());
    CHECK_FALSE(broken.everything);
    CHECK(before.empty());
    const auto after = check(changed(facts, ends), chairs());
    change appoints;
    appoints.add(remit::mandate{
        .person = "member of b2", .body = "b2", .start = day{2025, 3, 1}, .role = "chair"});
    const auto mended = recheck(after, appoints);
    CHECK(texts_of(mended.opened) ==
          std::vector<std::string>{"chair b2 2025-01-01 to 2025-02-28 (last day) fails"});
    CHECK(texts_of(mended.resolved) ==
          std::vector<std::string>{"chair b2 from 2025-01-01, still fails"});
}

TEST_CASE("only what reads the change is judged again", "[check][recheck]") {
    const auto facts = boards(300);
    const auto before = check(facts, chairs());
    change third;
    third.add(remit::mandate{.person = "chair of b7", .body = "b90", .start = day{2024, 6, 1}});
    const auto told = recheck(before, third);
    CHECK(texts_of(told.opened) ==
          std::vector<std::string>{"seats chair of b7 from 2024-06-01, still fails"});
    CHECK_FALSE(told.everything);
    CHECK(before.work().subjects > 800);
    CHECK(told.opened.work().subjects < 20);
    // It explains itself as any finding does.
    const auto f = told.opened[0];
    CHECK(f.measured_low == remit::ratio{3, 1});
    REQUIRE(f.opened_by.size() == 1);
}

TEST_CASE("where a change may reach everybody all is judged again", "[check][recheck]") {
    const auto facts = boards(4);
    const auto rules = rules_only(
        {{.name = "as many",
          .require = remit::parse_condition("count() >= count().of(body(\"b1\").members)")}});
    const auto before = check(facts, rules);
    change more;
    more.add(remit::mandate{.person = "another", .body = "b1", .start = day{2025, 1, 1}});
    const auto told = recheck(before, more);
    CHECK(told.everything);
    CHECK(told.opened.size() == 3);
    change elsewhere;
    elsewhere.set(table_id::mandates, 0, "stop", day{2025, 1, 1});
    const auto alone = recheck(before, elsewhere);
    CHECK_FALSE(alone.everything);
    CHECK(texts_of(alone.opened) ==
          std::vector<std::string>{"as many b0 from 2025-01-01, still fails"});
}

namespace {

/// Whether a change is told as checking everything again tells it.
bool is_told_as_whole(const remit::registry& r, const remit::charter& c, const change& edit,
                      const remit::check_options& asked = {}) {
    const auto before = check(r, c, asked), after = check(changed(r, edit), c, asked);
    const auto told = recheck(before, edit);
    const auto were = texts_of(before), are = texts_of(after);
    const auto without = [](std::vector<std::string> some, const std::vector<std::string>& others) {
        std::erase_if(some, [&](const auto& each) {
            return std::find(others.begin(), others.end(), each) != others.end();
        });
        return some;
    };
    return texts_of(told.opened) == without(are, were) &&
           texts_of(told.resolved) == without(were, are);
}

remit::charter one_rule(const char* subject, const char* text) {
    return rules_only(
        {{.name = "r", .for_each = subject, .require = remit::parse_condition(text)}});
}

}  // namespace

TEST_CASE("what a change moves with it is judged again", "[check][recheck]") {
    remit::registry_builder b;
    for (const auto* called : {"b1", "b2"})
        b.add(remit::body{.body = called, .start = day{2009, 1, 1}});
    b.add(remit::mandate{
        .person = "anna", .body = "b1", .start = day{2009, 1, 1}, .status = "hindered"});
    b.add(remit::mandate{.person = "bo", .body = "b1", .start = day{2009, 1, 1}});
    b.add(remit::mandate{.person = "cy", .body = "b2", .start = day{2009, 1, 1}, .role = "chair"});
    b.add(remit::person{.person = "anna", .more = {{"party", std::string{"blue"}}}});
    b.add(remit::person{.person = "bo"});
    b.add(remit::person{.person = "cy"});
    b.add(remit::meeting{.meeting = "m", .body = "b1", .start = day{2010, 5, 1}});
    b.add(remit::agenda_item{.item = "i", .meeting = "m"});
    b.add(remit::attendance{.meeting = "m", .person = "anna"});
    const auto facts = std::move(b).build();
    change substitute;
    substitute.set(table_id::mandates, 1, "substitute_for", std::string{"anna"});
    CHECK(is_told_as_whole(facts, one_rule("person", "count() >= 1"), substitute));
    change moves;
    moves.set(table_id::meetings, 0, "body", std::string{"b2"});
    CHECK(is_told_as_whole(facts, one_rule("body", "count().of(items).over(past()) <= 0"), moves));
    CHECK(is_told_as_whole(facts, one_rule("body", "count().of(attendances).over(past()) <= 0"),
                           moves));
    change observed;
    observed.set(table_id::bodies, 0, "observed_start", day{2015, 6, 1});
    CHECK(is_told_as_whole(facts, one_rule("person", "count() <= 0"), observed));
    change turns;
    turns.set(table_id::people, 0, "party", std::string{"red"});
    CHECK(
        is_told_as_whole(facts, one_rule("party in body", "count().of(attendances) <= 0"), turns));
    change ends;
    ends.set(table_id::mandates, 1, "stop", day{2030, 1, 1});
    const remit::check_options in_2020{.during = remit::period{day{2020, 1, 1}, day{2021, 1, 1}}};
    CHECK(is_told_as_whole(facts, one_rule("body", "count() <= 0"), ends, in_2020));
    // Nobody else is chair: the rule names a role that is no more, and is refused.
    change no_chair;
    no_chair.set(table_id::mandates, 2, "role", std::string{"clerk"});
    const auto chairs_only = one_rule("body", "count(role == \"chair\") <= 1");
    CHECK_THROWS_AS(check(changed(facts, no_chair), chairs_only), remit::bad_input);
    CHECK_THROWS_AS(recheck(check(facts, chairs_only), no_chair), remit::bad_input);
    // Elsewhere the role is known, though the part has nobody who has it.
    const auto told = recheck(check(facts, chairs_only), ends);
    CHECK_FALSE(told.everything);
}

TEST_CASE("a change that cannot be made, and a choice of findings, are refused",
          "[check][recheck]") {
    const auto before = check(boards(3), chairs());
    change wrong;
    wrong.set(table_id::mandates, 0, "stop", day{2020, 1, 1});
    CHECK_THROWS_AS(recheck(before, wrong), remit::bad_input);
    CHECK_THROWS_AS(recheck(before.as_of(day{2024, 5, 1}), {}), remit::error);
}
