// SPDX-License-Identifier: BSL-1.0
// The charter as a value and as text.
#include <remit/charter/charter.hpp>
#include <remit/rules/text.hpp>

#include <string>

#include "support/catch.hpp"

using namespace remit;

TEST_CASE("charters are equal when they say the same, wherever it was written", "[charter]") {
    charter a, b;
    a.places["rule.size.require"] = "charter.toml:41:18";
    CHECK(a == b);
    b.rules.push_back({.name = "size", .require = parse_condition("count() == 7")});
    CHECK_FALSE(a == b);
    a.rules.push_back({.name = "size", .require = parse_condition("count() == 8")});
    CHECK_FALSE(a == b);
    a.rules.back().require = parse_condition("count()   ==   7");
    CHECK(a == b);
    a.silences.push_back("term");
    CHECK_FALSE(a == b);
    b.silences = a.silences;
    CHECK(a == b);
    a.member = parse_condition("status == \"acting\"");
    CHECK_FALSE(a == b);
    CHECK(std::hash<charter>{}(a) != std::hash<charter>{}(b));
}

TEST_CASE("seats are equal when they ask the same", "[charter]") {
    const seat_clause plain{.seat = "a", .number = 1};
    auto other = plain;
    CHECK(plain == other);
    other.within = parse_limit("days(90)");
    CHECK_FALSE(plain == other);
    auto longer = other;
    longer.within = parse_limit("days(91)");
    CHECK_FALSE(longer == other);
    longer.within = parse_limit("days( 90 )");
    CHECK(longer == other);
    CHECK(std::hash<seat_clause>{}(longer) == std::hash<seat_clause>{}(other));
    longer.eligible = parse_condition("some()");
    CHECK_FALSE(longer == other);
    CHECK(std::hash<seat_clause>{}(longer) != std::hash<seat_clause>{}(other));
}

TEST_CASE("a charter prints as a charter file", "[charter]") {
    charter c;
    c.title = "Dialogforum";
    c.body = "forum";
    c.silences = {"term"};
    c.values["role"] = {"chair", "it's \"x\""};
    c.member = parse_condition("status != \"hindered\"");
    c.clauses = {
        {"pkt. 2", "Members", "line one\nline \"two\"", clause_kind::should, "at least one", ""}};
    c.seats = {{.seat = "chair",
                .role = "chair",
                .number = 1,
                .eligible = parse_condition("region == \"s\""),
                .throughout = parse_condition("region == \"n\""),
                .within = parse_limit("days(60)"),
                .cite = "pkt. 2"}};
    c.rules = {
        {.name = "size", .require = parse_condition("count() == 12"), .stop = day{2020, 1, 1}},
        {.name = "cap",
         .for_each = "company in body",
         .where = parse_condition("kind == \"sig\""),
         .require = parse_condition("count() <= 2"),
         .within = parse_limit("days(90)"),
         .level = level::should,
         .cite = "pkt. 2"},
        {.name = "size", .require = parse_condition("count() == 7"), .start = day{2020, 1, 1}},
        {.name = "strict", .require = parse_condition("some()"), .cite = "pkt. 2"}};
    c.waivers = {{"cap", "forum/x", period{day{2022, 3, 10}, day{2022, 9, 1}}, "recruiting"}};
    CHECK(text(c) == R"toml(title = "Dialogforum"
body = "forum"
silent = ["term"]

[values]
role = ["chair", "it's \"x\""]

[define]
member = 'status != "hindered"'

[clause."pkt. 2"]
heading = "Members"
words = "line one\nline \"two\""
kind = "should"
read_as = "at least one"

[seat.chair]
role = "chair"
number = 1
eligible = 'region == "s"'
throughout = 'region == "n"'
within = "days(60)"
cite = "pkt. 2"

[[rule.size]]
for_each = "body"
require = "count() == 12"
stop = 2020-01-01

[[rule.size]]
for_each = "body"
require = "count() == 7"
start = 2020-01-01

[rule.cap]
for_each = "company in body"
where = 'kind == "sig"'
require = "count() <= 2"
within = "days(90)"
level = "should"
cite = "pkt. 2"

[rule.strict]
for_each = "body"
require = "some()"
level = "must"
cite = "pkt. 2"

[[waiver]]
rule = "cap"
subject = "forum/x"
start = 2022-03-10
stop = 2022-09-01
reason = "recruiting"
)toml");
}

TEST_CASE("an empty charter prints as nothing", "[charter]") { CHECK(text(charter{}).empty()); }

TEST_CASE("a rule's versions each have their place", "[charter]") {
    charter c;
    for (const auto* name : {"size", "cap", "size", "one"})
        c.rules.push_back({.name = name, .require = parse_condition("some()")});
    c.places = {{"rule.size.0.require", "c:1:1"},
                {"rule.size.1.require", "c:2:1"},
                {"rule.cap.require", "c:3:1"},
                {"rule.one.0.require", "c:4:1"}};
    CHECK(place_of(c, 0, "require") == "c:1:1");
    CHECK(place_of(c, 1, "require") == "c:3:1");
    CHECK(place_of(c, 2, "require") == "c:2:1");
    CHECK(place_of(c, 3, "require") == "c:4:1");  // one version, written as a list
    CHECK(place_of(c, 3, "where").empty());
    CHECK(place_of(c, 4, "require").empty());
}
