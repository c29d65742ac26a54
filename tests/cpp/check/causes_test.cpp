// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using remit::day;
using remit::rule;
using remit_test::rules_only;

namespace {

std::vector<std::string> causes(const std::vector<remit::cause>& all) {
    std::vector<std::string> out;
    for (const auto& c : all)
        out.push_back(c.table + " " + c.person + " " + c.what + " " +
                      (c.day ? text(*c.day) : std::string{"?"}));
    return out;
}
using lines = std::vector<std::string>;

remit::dated_attribute member_of(const char* person, const char* what, day start,
                                 std::optional<day> stop = {}) {
    return {.table = "people",
            .key = person,
            .name = "party",
            .value = std::string{what},
            .start = start,
            .stop = stop};
}

/// Ana and Bo sit in the board; Ana changes party in March, Bo becomes a mayor in June.
remit::registry two_changes() {
    remit::registry_builder b;
    b.add(remit::body{.body = "board", .parent = "council"}).add(remit::body{.body = "council"});
    for (const auto* each : {"board", "council"})
        for (const auto* person : {"ana", "bo"})
            b.add(remit::mandate{.person = person, .body = each, .start = {2024, 1, 1}});
    b.add(member_of("ana", "red", {2024, 1, 1}, day{2024, 3, 1}));
    b.add(member_of("ana", "blue", {2024, 3, 1}));
    b.add(member_of("bo", "blue", {2024, 1, 1}));
    b.add(remit::office{.person = "bo", .office = "mayor", .start = day{2024, 6, 1}});
    return std::move(b).build();
}

std::vector<remit::finding> broken(remit::condition c) {
    auto charter = rules_only({rule{.name = "r", .require = std::move(c)}});
    charter.body = "board";
    return check(two_changes(), charter).all();
}

}  // namespace

TEST_CASE("a value that changes is the cause, not the row that goes on", "[check][causes]") {
    const auto found = broken(count(col("party") == "red") == 1);
    REQUIRE(found.size() == 1);
    CHECK(causes(found[0].opened_by) == lines{"people ana changed 2024-03-01"});
}

TEST_CASE("a fact along a path is named itself", "[check][causes]") {
    const auto found = broken(none(some(office == "mayor").of(person.offices)));
    REQUIRE(found.size() == 1);
    CHECK(causes(found[0].opened_by) == lines{"offices bo started 2024-06-01"});
}

TEST_CASE("a change that is met through another body is named", "[check][causes]") {
    const auto found = broken(some(col("party") == "red").of(parent.members));
    REQUIRE(found.size() == 1);
    CHECK(causes(found[0].opened_by) == lines{"people ana changed 2024-03-01"});
}

TEST_CASE("a change that counts for nothing is no cause", "[check][causes]") {
    remit::registry_builder b;
    b.add(remit::mandate{
        .person = "ana", .body = "board", .start = {2024, 1, 1}, .stop = day{2024, 3, 1}});
    b.add(remit::mandate{.person = "bo", .body = "board", .start = {2024, 1, 1}});
    b.add(member_of("bo", "red", {2024, 1, 1}, day{2024, 3, 1}));
    b.add(member_of("bo", "blue", {2024, 3, 1}));
    const auto found =
        check(std::move(b).build(),
              rules_only({rule{.name = "two", .require = count() == 2},
                          rule{.name = "red", .require = count(col("party") == "green") == 0}}));
    REQUIRE(found.size() == 2);  // ana's party is not known
    CHECK(causes(found[0].opened_by) == lines{"mandates ana ended 2024-03-01"});
}

TEST_CASE("two findings of one row that changes twice have ids of their own", "[check][causes]") {
    remit::registry_builder b;
    b.add(remit::mandate{.person = "ana", .body = "board", .start = {2024, 1, 1}});
    b.add(member_of("ana", "red", {2024, 1, 1}, day{2024, 2, 1}));
    b.add(member_of("ana", "blue", {2024, 2, 1}, day{2024, 3, 1}));
    b.add(member_of("ana", "red", {2024, 3, 1}, day{2024, 4, 1}));
    b.add(member_of("ana", "blue", {2024, 4, 1}));
    const auto found =
        check(std::move(b).build(),
              rules_only({rule{.name = "r", .require = none(col("party") == "blue")}}));
    REQUIRE(found.size() == 2);
    CHECK(found[0].id != found[1].id);
}

TEST_CASE("rows that say the same are two subjects", "[check][causes]") {
    remit::registry_builder b;
    for (int i = 0; i < 2; ++i)
        b.add(remit::mandate{
            .person = "ana", .body = "board", .start = {2024, 1, 1}, .role = "member"});
    const auto found =
        check(std::move(b).build(),
              rules_only({rule{.name = "r", .for_each = "mandate", .require = role != "member"}}));
    REQUIRE(found.size() == 2);
    CHECK(found[0].subject == "ana@board@2024-01-01");
    CHECK(found[1].subject == "ana@board@2024-01-01#2");
    CHECK(found[0].id != found[1].id);
}

TEST_CASE("people of one name are two people", "[check][finding]") {
    remit::registry_builder b;
    for (const auto* key : {"aj1", "aj2"}) {
        b.add(remit::person{.person = key, .name = "Anna Jensen"});
        b.add(remit::mandate{.person = key, .body = "board", .start = {2024, 1, 1}});
    }
    const auto found =
        check(std::move(b).build(), rules_only({rule{.name = "three", .require = count() == 3}}));
    REQUIRE(found.size() == 1);
    CHECK(found[0].people == lines{"Anna Jensen", "Anna Jensen"});
    CHECK(found[0].people_keys == lines{"aj1", "aj2"});
}
