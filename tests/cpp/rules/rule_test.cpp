// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <vector>

#include <remit/rules/rule.hpp>

#include "support/rules.hpp"

using remit::rule;
using remit::subject;
using remit_test::message_contains;
using namespace remit::words;

TEST_CASE("a subject is a table, or columns in a body", "[rules][rule]") {
    CHECK(subject{"mandate"}.table() == "mandate");
    CHECK_FALSE(subject{"mandate"}.is_group());
    const subject group{"appointed_by, country in body"};
    CHECK(group.table() == "body");
    CHECK(group.columns() == std::vector<std::string>{"appointed_by", "country"});
    CHECK(group.is_group());
    CHECK(subject{"  company   in  body "} == subject{"company in body"});
    CHECK(subject{"a,b in body"} == subject{"a, b in body"});
    CHECK(subject{"a, b in body"} != subject{"b, a in body"});
}

TEST_CASE("every subject of the vocabulary is one, and prints as it is written", "[rules][rule]") {
    for (const auto& word : remit::subject_words) {
        CHECK(text(subject{word.name}) == word.name);
        CHECK(subject{word.name}.table() == word.name);
    }
    CHECK(text(subject{"appointed_by,country in body"}) == "appointed_by, country in body");
}

TEST_CASE("what is no subject is refused with what to write", "[rules][rule]") {
    CHECK_THROWS_MATCHES(subject{"mandats"}, remit::bad_input,
                         message_contains("did you mean \"mandate\"?"));
    CHECK_THROWS_MATCHES(subject{""}, remit::bad_input, message_contains("company in body"));
    CHECK_THROWS_MATCHES(subject{" in body"}, remit::bad_input, message_contains("E-SUBJECT"));
    CHECK_THROWS_MATCHES(subject{"company in seat"}, remit::bad_input, message_contains("no body"));
    CHECK_THROWS_MATCHES(subject{"company in boddy"}, remit::bad_input,
                         message_contains("did you mean \"body\"?"));
    CHECK_THROWS_MATCHES(subject{"company,, role in body"}, remit::bad_input,
                         message_contains("lacks a column"));
    CHECK_THROWS_MATCHES(subject{"a, a in body"}, remit::bad_input, message_contains("twice"));
    CHECK_THROWS_MATCHES(subject{std::string_view{"\xFF\xFE"}}, remit::bad_input,
                         message_contains("UTF-8"));
}

TEST_CASE("a rule is an aggregate whose fields may be left out", "[rules][rule]") {
    const rule size{.name = "size", .require = count() == 7};
    CHECK(size.for_each == subject{"body"});
    CHECK_FALSE(size.where);
    CHECK(size.level == remit::level::must);
    CHECK(text(size) == "size = { for_each = \"body\", require = 'count() == 7' }");
    CHECK(text(remit::level::must) == "must");
    CHECK(text(remit::level::should) == "should");
}

TEST_CASE("a rule prints as a line of a charter", "[rules][rule]") {
    const rule full{.name = "one third",
                    .for_each = "company in body",
                    .where = body.kind == "sig",
                    .require = count() <= total(number).of(body.seats) / 3,
                    .within = days(90),
                    .level = remit::level::should,
                    .start = remit::day(2019, 10, 4),
                    .stop = remit::day(2022, 1, 1),
                    .cite = "the \"maximal\" representation"};
    CHECK(text(full) ==
          "\"one third\" = { for_each = \"company in body\", where = 'body.kind == \"sig\"', "
          "require = 'count() <= total(number).of(body.seats) / 3', within = 'days(90)', "
          "level = \"should\", start = \"2019-10-04\", stop = \"2022-01-01\", "
          "cite = \"the \\\"maximal\\\" representation\" }");
}

TEST_CASE("a text that TOML's literal cannot hold is escaped", "[rules][rule]") {
    const rule r{
        .name = "x", .require = role == "the chair's \\ \"deputy\"", .cite = "a\nb\tc\x01"};
    CHECK(text(r) ==
          R"(x = { for_each = "body", require = "role == \"the chair's \\\\ \\\"deputy\\\"\"", )"
          R"(cite = "a\nb\tc\u0001" })");
}

TEST_CASE("rules are equal when all their fields are", "[rules][rule]") {
    const rule base{.name = "a", .where = some(), .require = count() == 7, .within = days(90)};
    CHECK(base == rule{.name = "a", .where = some(), .require = count() == 7, .within = days(90)});
    auto other = base;
    other.name = "b";
    CHECK(other != base);
    other = base, other.for_each = "seat";
    CHECK(other != base);
    other = base, other.where = none();
    CHECK(other != base);
    other = base, other.where = std::nullopt;
    CHECK(other != base);
    other = base, other.require = count() == 8;
    CHECK(other != base);
    other = base, other.within = days(91);
    CHECK(other != base);
    other = base, other.within = std::nullopt;
    CHECK(other != base);
    other = base, other.level = remit::level::should;
    CHECK(other != base);
    other = base, other.start = remit::day(2022, 1, 1);
    CHECK(other != base);
    other = base, other.stop = remit::day(2022, 1, 1);
    CHECK(other != base);
    other = base, other.cite = "clause";
    CHECK(other != base);
}

TEST_CASE("a subject groups by at most eight columns", "[rules][rule]") {
    CHECK(subject{"a,b,c,d,e,f,g,h in body"}.columns().size() == remit::most_columns);
    CHECK_THROWS_MATCHES(subject{"a,b,c,d,e,f,g,h,i in body"}, remit::bad_input,
                         message_contains("groups by more than 8 columns [E-SIZE]"));
    std::string many = "c0";
    for (int i = 1; i < 80'000; ++i) many += ",c" + std::to_string(i);
    CHECK_THROWS_MATCHES(subject{many + " in body"}, remit::bad_input, message_contains("E-SIZE"));
}

TEST_CASE("a text that is no subject is shown in whole characters", "[rules][rule]") {
    std::string text = "x";
    for (int i = 0; i < 60; ++i) text += "æ";  // a cut behind 60 bytes would halve one
    CHECK_THROWS_MATCHES(subject{text}, remit::bad_input, message_contains("æ...\" is nothing"));
    CHECK_THROWS_MATCHES(subject{"a\x1b\n"}, remit::bad_input, message_contains("\"a\\u001b\\n\""));
    const char* nothing = nullptr;
    CHECK_THROWS_MATCHES(subject{nothing}, remit::bad_input, message_contains("E-SUBJECT"));
}
