// SPDX-License-Identifier: BSL-1.0
#include <remit/model.hpp>

#include <type_traits>

#include "support/catch.hpp"

using namespace remit;

TEST_CASE("facts are plain structs, written with the names of their columns", "[model]") {
    const mandate m{.person = "anna", .body = "board", .start = day{2024, 1, 1}};
    CHECK(m.seat.empty());
    CHECK_FALSE(m.stop);   // still held
    CHECK_FALSE(m.votes);  // its seat's, else one
    STATIC_REQUIRE(std::is_aggregate_v<mandate>);
    STATIC_REQUIRE(std::is_aggregate_v<body>);
    STATIC_REQUIRE(std::is_aggregate_v<seat>);
    STATIC_REQUIRE(std::is_aggregate_v<person>);
    STATIC_REQUIRE(std::is_aggregate_v<organisation>);
    STATIC_REQUIRE(std::is_aggregate_v<office>);
    STATIC_REQUIRE(std::is_aggregate_v<term>);
    STATIC_REQUIRE(std::is_aggregate_v<meeting>);
    STATIC_REQUIRE(std::is_aggregate_v<agenda_item>);
    STATIC_REQUIRE(std::is_aggregate_v<attendance>);
    STATIC_REQUIRE(std::is_aggregate_v<event>);
    STATIC_REQUIRE(std::is_aggregate_v<proposal>);
    STATIC_REQUIRE(std::is_aggregate_v<nomination>);
    STATIC_REQUIRE(std::is_aggregate_v<recusal>);
    STATIC_REQUIRE(std::is_aggregate_v<speaker>);
    STATIC_REQUIRE(std::is_aggregate_v<task>);
    STATIC_REQUIRE(std::is_aggregate_v<audience>);
    STATIC_REQUIRE(std::is_aggregate_v<dated_attribute>);
}

TEST_CASE("a mandate is not made without the day on which it starts", "[model][mandate]") {
    STATIC_REQUIRE_FALSE(std::is_default_constructible_v<mandate>);
}

TEST_CASE("what happens is not made without its day", "[model]") {
    STATIC_REQUIRE_FALSE(std::is_default_constructible_v<term>);
    STATIC_REQUIRE_FALSE(std::is_default_constructible_v<meeting>);
    STATIC_REQUIRE_FALSE(std::is_default_constructible_v<event>);
    STATIC_REQUIRE_FALSE(std::is_default_constructible_v<proposal>);
}

TEST_CASE("an end is exact unless its other bound is said", "[model]") {
    const mandate m{.person = "anna", .body = "board", .start = {2024, 1, 1}};
    CHECK_FALSE(m.start_latest);
    CHECK_FALSE(m.stop_earliest);
    CHECK_FALSE(meeting{.meeting = "m", .body = "board", .start = {2024, 1, 1}}.papers_sent);
}

TEST_CASE("a seat is held by one person unless it says otherwise", "[model][seat]") {
    CHECK(seat{.body = "board", .seat = "chair"}.number == 1);
    CHECK_FALSE(seat{.body = "board", .seat = "members", .number = std::nullopt}.number);
}

TEST_CASE("an attribute holds a value with its kind", "[model][attributes]") {
    const attributes more = {{"company", std::string{"ACME"}},
                             {"shares", std::int64_t{7}},
                             {"party", absent},
                             {"age", {}}};
    CHECK(more[0].second == value{std::string{"ACME"}});
    CHECK(more[1].second != value{std::string{"7"}});
    CHECK(more[2].second == value{absent});
    CHECK(more[3].second == value{unknown});  // the default of a value
}

TEST_CASE("a dated attribute lasts always and still unless it says otherwise",
          "[model][dated_attribute]") {
    const dated_attribute d{"people", "anna", "party", std::string{"A"}};
    CHECK_FALSE(d.start);
    CHECK_FALSE(d.stop);
}
