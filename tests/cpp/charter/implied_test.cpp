// SPDX-License-Identifier: BSL-1.0
#include <remit/charter/implied.hpp>
#include <remit/rules/text.hpp>

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace remit;

namespace {

std::vector<std::string> names(const std::vector<rule>& rules) {
    std::vector<std::string> out;
    for (const auto& r : rules) out.push_back(r.name);
    return out;
}

charter of_seats(std::vector<seat_clause> seats) {
    charter c;
    c.body = "forum";
    c.seats = std::move(seats);
    return c;
}

}  // namespace

TEST_CASE("a seat with a number must be filled", "[charter][implied]") {
    const auto rules =
        implied_rules(of_seats({{.seat = "director", .number = 7, .cite = "members"}}));
    REQUIRE(rules.size() == 1);
    CHECK(rules[0] == rule{.name = "seat:director/filled",
                           .for_each = "seat",
                           .where = parse_condition("seat == \"director\""),
                           .require = parse_condition("count() == 7"),
                           .cite = "members"});
}

TEST_CASE("a vacancy is filled within the seat's limit", "[charter][implied]") {
    const auto limit = parse_limit("days(90)");
    const auto rules = implied_rules(of_seats({{.seat = "a",
                                                .number = 1,
                                                .appointed_by = "minister",
                                                .eligible = parse_condition("some()"),
                                                .throughout = parse_condition("some()"),
                                                .within = limit}}));
    REQUIRE(rules.size() == 4);
    REQUIRE(rules[0].within);
    CHECK(same(*rules[0].within, limit));
    for (std::size_t i = 1; i < rules.size(); ++i) CHECK_FALSE(rules[i].within);
    CHECK(implied_rules(of_seats({{.seat = "a", .within = limit}})).empty());
}

TEST_CASE("each appointment to a seat with an appointer must be its appointer's",
          "[charter][implied]") {
    const auto rules =
        implied_rules(of_seats({{.seat = "kl", .appointed_by = "Kommunernes Landsforening"}}));
    REQUIRE(rules.size() == 1);
    CHECK(rules[0] ==
          rule{.name = "seat:kl/appointer",
               .for_each = "appointment",
               .where = parse_condition("seat == \"kl\""),
               .require = parse_condition("appointed_by == \"Kommunernes Landsforening\"")});
}

TEST_CASE("who is eligible is asked of each appointment", "[charter][implied]") {
    const auto social = parse_condition("some(area == \"social\").of(person.offices)");
    const auto rules = implied_rules(of_seats({{.seat = "director", .eligible = social}}));
    REQUIRE(rules.size() == 1);
    CHECK(rules[0] == rule{.name = "seat:director/eligible",
                           .for_each = "appointment",
                           .where = parse_condition("seat == \"director\""),
                           .require = social});
}

TEST_CASE("what a seat demands throughout is demanded of each mandate in it",
          "[charter][implied]") {
    const auto social = parse_condition("some(area == \"social\").of(person.offices)");
    const auto rules = implied_rules(of_seats({{.seat = "director", .throughout = social}}));
    REQUIRE(rules.size() == 1);
    CHECK(rules[0] == rule{.name = "seat:director/throughout",
                           .for_each = "mandate",
                           .where = parse_condition("seat == \"director\""),
                           .require = social});
}

TEST_CASE("a seat of open size that asks nothing implies nothing", "[charter][implied]") {
    CHECK(implied_rules(of_seats({{.seat = "management", .role = "member"}})).empty());
}

TEST_CASE("a seat's rules stand in its order, after the stated ones", "[charter][implied]") {
    auto c = of_seats({{.seat = "b",
                        .number = 1,
                        .appointed_by = "x",
                        .eligible = parse_condition("some()"),
                        .throughout = parse_condition("some()")},
                       {.seat = "a", .number = 2}});
    c.rules.push_back({.name = "size", .require = parse_condition("count() == 3")});
    CHECK(names(all_rules(c)) == std::vector<std::string>{"size", "seat:b/filled",
                                                          "seat:b/appointer", "seat:b/eligible",
                                                          "seat:b/throughout", "seat:a/filled"});
}

TEST_CASE("a seat that cites a should makes rules of that level", "[charter][implied]") {
    auto c = of_seats(
        {{.seat = "a", .number = 1, .cite = "s"}, {.seat = "b", .number = 1, .cite = "m"}});
    c.clauses = {{"s", "", "words", clause_kind::should}, {"m", "", "words", clause_kind::must}};
    const auto rules = implied_rules(c);
    CHECK(rules.at(0).level == level::should);
    CHECK(rules.at(1).level == level::must);
}

TEST_CASE("a seat whose key a rule would read as a day makes no rules", "[charter][implied]") {
    CHECK_THROWS_MATCHES(implied_rules(of_seats({{.seat = "2022-01-01", .number = 1}})), bad_input,
                         remit_test::message_contains("as a day"));
    CHECK_THROWS_AS(implied_rules(of_seats({{.seat = "a", .appointed_by = "2022-02-30"}})),
                    bad_input);
    CHECK_THROWS_AS(implied_rules(of_seats({{.seat = "a\nb", .number = 1}})), bad_input);
}

TEST_CASE("a charter's seats are facts of its body", "[charter][implied]") {
    const auto c = of_seats({{.seat = "chair",
                              .name = "Chair",
                              .role = "chair",
                              .number = 1,
                              .votes = 2,
                              .appointed_by = "minister"},
                             {.seat = "management"}});
    const auto facts = seats_of(c);
    REQUIRE(facts.size() == 2);
    CHECK(facts[0].body == "forum");
    CHECK(facts[0].seat == "chair");
    CHECK(facts[0].name == "Chair");
    CHECK(facts[0].role == "chair");
    CHECK(facts[0].number == 1);
    CHECK(facts[0].votes == 2);
    CHECK(facts[0].appointed_by == "minister");
    CHECK_FALSE(facts[0].start);
    CHECK_FALSE(facts[1].number);  // of open size, not of one
}

TEST_CASE("a charter of every body has no seat facts", "[charter][implied]") {
    auto c = of_seats({{.seat = "chair", .number = 1}});
    c.body.clear();
    CHECK(seats_of(c).empty());
    CHECK(implied_rules(c).size() == 1);
}
