// SPDX-License-Identifier: BSL-1.0
// What is certain of facts that are known within bounds only.
#include <string>
#include <utility>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using remit::day;
using remit_test::rules_only;

namespace {

std::vector<std::string> said_of(remit::registry_builder facts, const remit::rule& r) {
    std::vector<std::string> out;
    for (const auto& f : remit::check(std::move(facts).build(), rules_only({r})).all())
        out.push_back(f.subject + " | " + text(f.during) + " | " + std::string{text(f.verdict)});
    return out;
}

}  // namespace

TEST_CASE("somebody who may sit there twice may sit there not at all", "[check][bounds]") {
    const auto facts = [] {
        remit::registry_builder b;
        b.observed(remit::period{day{2021, 1, 1}, day{2021, 8, 1}});
        b.add(remit::body{.body = "board", .start = day{2021, 1, 1}});
        b.add(remit::mandate{.person = "anna",
                             .body = "board",
                             .start = {2021, 2, 1},
                             .stop = day{2021, 6, 30},
                             .term = "first",
                             .start_latest = day{2021, 6, 9},
                             .stop_earliest = day{2021, 6, 1}});
        b.add(remit::mandate{.person = "anna",
                             .body = "board",
                             .start = {2021, 6, 10},
                             .stop = day{2021, 7, 7},
                             .term = "second"});
        return b;
    };
    CHECK(said_of(facts(), {.name = "somebody", .require = some()}) ==
          std::vector<std::string>{
              "board | 2021-01-01 to 2021-01-31 (last day) | fails",
              "board | 2021-02-01 to 2021-06-09 (last day) | possible",
              "board | 2021-07-07 to 2021-07-31 (last day) | fails",
          });
    CHECK(said_of(facts(), {.name = "nobody", .require = none()}) ==
          std::vector<std::string>{
              "board | 2021-02-01 to 2021-06-09 (last day) | possible",
              "board | 2021-06-10 to 2021-07-06 (last day) | fails",
          });
}

TEST_CASE("values that may be in force together are several, and one that may be is one",
          "[check][bounds]") {
    const auto facts = [](bool other) {
        remit::registry_builder b;
        b.observed(remit::period{day{2021, 1, 1}, day{2021, 3, 1}});
        b.add(remit::body{.body = "board", .start = day{2021, 1, 1}});
        b.add(remit::mandate{.person = "anna", .body = "board", .start = day{2021, 1, 1}});
        const auto worked = [&](const char* company, day from, day to) {
            b.add(remit::dated_attribute{.table = "people",
                                         .key = "anna",
                                         .name = "company",
                                         .value = std::string{company},
                                         .start = from,
                                         .stop = to,
                                         .stop_earliest = day{2021, 1, 15}});
        };
        worked("red", day{2020, 1, 1}, day{2021, 2, 1});
        if (other) worked("blue", day{2020, 6, 1}, day{2021, 2, 15});
        return b;
    };
    const remit::rule one{.name = "one", .require = distinct(col("company")) <= 1};
    CHECK(said_of(facts(false), one).empty());
    CHECK(said_of(facts(true), one) ==
          std::vector<std::string>{"board | 2021-01-01 to 2021-01-14 (last day) | fails",
                                   "board | 2021-01-15 to 2021-01-31 (last day) | possible"});
    // over days before and after, too
    const remit::rule ever{.name = "ever",
                           .require = distinct(col("company")).over(past(days(1))) <= 1};
    CHECK(said_of(facts(false), ever).empty());
    CHECK(said_of(facts(true), ever) ==
          std::vector<std::string>{"board | 2021-01-01 to 2021-01-14 (last day) | fails",
                                   "board | 2021-01-15 to 2021-01-31 (last day) | possible"});
}

TEST_CASE("two days within bounds are two values or one", "[check][bounds]") {
    const auto facts = [] {
        remit::registry_builder b;
        b.observed(remit::period{day{2021, 1, 1}, day{2021, 3, 1}});
        b.add(remit::body{.body = "board", .start = day{2021, 1, 1}});
        b.add(remit::mandate{.person = "anna", .body = "board", .start = day{2021, 1, 1}});
        for (const int month : {1, 5})
            b.add(remit::dated_attribute{
                .table = "people",
                .key = "anna",
                .name = "since",
                .value = remit::bounds{day{2020, month, 1}, day{2020, month + 2, 1}}});
        return b;
    };
    for (const auto& all : {distinct(col("since")), distinct(col("since")).of(mandates)}) {
        CHECK(said_of(facts(), {.name = "two", .require = all == 3}).size() == 1);
        CHECK(said_of(facts(), {.name = "two", .require = all <= 2}).empty());
        CHECK(said_of(facts(), {.name = "two", .require = all == 2}) ==
              std::vector<std::string>{"board | 2021-01-01 to 2021-02-28 (last day) | possible"});
    }
}

TEST_CASE("a value that may end in absence may be absent", "[check][bounds]") {
    remit::registry_builder b;
    b.observed(remit::period{day{2021, 1, 1}, day{2021, 8, 1}});
    b.add(remit::body{.body = "board", .start = day{2021, 1, 1}});
    b.add(remit::person{.person = "anna"});
    b.add(remit::person{.person = "bo", .more = {{"rank", std::int64_t{1}}}});
    b.add(remit::mandate{.person = "anna", .body = "board", .start = day{2021, 1, 1}});
    b.add(remit::dated_attribute{.table = "people",
                                 .key = "anna",
                                 .name = "rank",
                                 .value = remit::absent,
                                 .start = day{2021, 3, 1},
                                 .start_latest = day{2021, 5, 1}});
    CHECK(
        said_of(std::move(b),
                {.name = "one", .require = count(col("rank") < 2) + count(col("rank") > 1) >= 1}) ==
        std::vector<std::string>{"board | 2021-01-01 to 2021-04-30 (last day) | possible",
                                 "board | 2021-05-01 to 2021-07-31 (last day) | fails"});
}

TEST_CASE("a role that may have ended may have won no seats either", "[check][bounds]") {
    remit::registry_builder b;
    b.observed(remit::period{day{2021, 1, 1}, day{2021, 3, 1}});
    b.add(remit::body{.body = "board", .start = day{2021, 1, 1}});
    b.add(remit::seat{.body = "board", .seat = "chair", .role = "chair"});
    b.add(remit::mandate{.person = "anna",
                         .body = "board",
                         .seat = "chair",
                         .start = {2021, 1, 1},
                         .stop_earliest = day{2021, 1, 2}});
    b.add(
        remit::mandate{.person = "anna", .body = "board", .start = {2021, 1, 1}, .role = "member"});
    const auto half =
        remit::parse_condition("apportion(\"dhondt\", 4, role).of(body.members) <= 2");
    CHECK(
        said_of(
            std::move(b),
            {.name = "half", .for_each = "mandate", .where = role == "member", .require = half}) ==
        std::vector<std::string>{
            "anna@board@2021-01-01 | 2021-01-02 to 2021-02-28 (last day) | possible"});
}

TEST_CASE("a predicate is not told a role that may have ended as one that lasts",
          "[check][bounds]") {
    remit::registry_builder b;
    b.observed(remit::period{day{2021, 1, 1}, day{2021, 3, 1}});
    b.add(remit::body{.body = "board", .start = day{2021, 1, 1}});
    b.add(remit::mandate{.person = "anna",
                         .body = "board",
                         .start = {2021, 1, 1},
                         .role = "chair",
                         .stop_earliest = day{2021, 2, 1}});
    b.add(
        remit::mandate{.person = "anna", .body = "board", .start = {2021, 1, 1}, .role = "member"});
    remit::check_settings s;
    s.predicates["presides"] = [](const remit::predicate_row& r) {
        for (const auto& v : r.values("role"))
            if (v == remit::value{std::string{"chair"}}) return remit::truth::yes;
        return remit::truth::no;
    };
    const auto found = remit::check(
        std::move(b).build(),
        rules_only({{.name = "presided", .require = some(predicate("presides"))}}), {}, s);
    REQUIRE(found.size() == 1);
    CHECK(found[0].during == remit::period{day{2021, 2, 1}, day{2021, 3, 1}});
    CHECK(found[0].verdict == remit::verdict::possible);
}

TEST_CASE("what is known of a table and what is known of a body hold together", "[check][bounds]") {
    const auto twice = [](const char* from, const char* until, remit::period known) {
        remit::registry_builder b;
        b.observed(remit::period{day{2019, 1, 1}});
        b.observed(remit::table_id::meetings, known);
        remit::body board{.body = "board", .start = day{2019, 1, 1}};
        if (*from != 0) board.more.emplace_back("observed_start", day::parse(from));
        if (*until != 0) board.more.emplace_back("observed_stop", day::parse(until));
        b.add(board);
        b.add(remit::meeting{.meeting = "m", .body = "board", .start = {2021, 9, 1}});
        return said_of(std::move(b), {.name = "twice",
                                      .require = count().of(meetings).over(year) >= 2,
                                      .start = day{2021, 1, 1},
                                      .stop = day{2022, 1, 1}});
    };
    using said = std::vector<std::string>;
    const remit::period up_to_2023{day::first(), day{2023, 1, 1}};
    const remit::period from_2020{day{2020, 1, 1}};
    CHECK(twice("", "", up_to_2023) == said{"board | 2021-01-01 to 2021-12-31 (last day) | fails"});
    // what was before August is not known, so nobody can tell how many there were in that year
    CHECK(twice("2021-08-01", "", up_to_2023) == said{});
    CHECK(twice("2021-08-01", "", from_2020) == said{});
    CHECK(twice("", "2021-10-01", from_2020) ==
          said{"board | 2021-01-01 to 2021-09-30 (last day) | pending"});
    CHECK(twice("", "2021-10-01", up_to_2023) ==
          said{"board | 2021-01-01 to 2021-09-30 (last day) | pending"});
    // the table ends first
    CHECK(twice("2021-01-01", "2022-01-01", remit::period{day::first(), day{2021, 11, 1}}) ==
          said{"board | 2021-01-01 to 2021-12-31 (last day) | pending"});
}

TEST_CASE("the last row that may have begun may yet be followed by the first", "[check][bounds]") {
    remit::registry_builder b;
    b.observed(remit::period{day{2021, 2, 24}, day{2021, 4, 5}});
    b.add(remit::body{.body = "team"});
    b.add(remit::seat{.body = "team", .seat = "clerk", .votes = 2});
    b.add(remit::mandate{.person = "anna",
                         .body = "team",
                         .seat = "clerk",
                         .start = {2021, 1, 9},
                         .start_latest = day{2021, 3, 26}});
    const auto two = remit::parse_condition("last(votes).of(appointments).over(ahead()) == 2");
    CHECK(said_of(std::move(b), {.name = "two", .for_each = "person", .require = two}) ==
          std::vector<std::string>{"anna | 2021-02-24 to 2021-04-04 (last day) | pending"});
}

TEST_CASE("a member who only may have a seat may have none", "[check][bounds]") {
    remit::registry_builder b;
    b.add(remit::body{.body = "board", .start = day{2020, 1, 1}});
    b.add(remit::mandate{.person = "anna", .body = "board", .start = day{2020, 3, 1}});
    b.add(remit::mandate{.person = "bo", .body = "board", .seat = "lay", .start = day{2020, 3, 1}});
    b.add(remit::mandate{.person = "anna",
                         .body = "board",
                         .seat = "lay",
                         .start = day{2020, 4, 1},
                         .start_latest = day{2020, 4, 3}});
    const auto found = check(
        std::move(b).build(),
        rules_only(
            {{.name = "alone",
              .for_each = "person",
              .require = remit::parse_condition("count(count().of(seat.mandates) == 0) == 1")}}));
    std::vector<std::string> anna;
    for (const auto& f : found.all())
        if (f.subject == "anna")
            anna.push_back(text(f.during) + " " + std::string{text(f.verdict)});
    // Until April she sits without a seat; then she may have one, and from the third on she has.
    CHECK(anna == std::vector<std::string>{"2020-01-01 to 2020-02-29 (last day) fails",
                                           "2020-04-01 to 2020-04-02 (last day) possible",
                                           "from 2020-04-03, still fails"});
}
