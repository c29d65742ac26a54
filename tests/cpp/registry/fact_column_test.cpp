// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/fact_column.hpp>

#include "support/catch.hpp"

using namespace remit;

TEST_CASE("a dated column has its values by row", "[registry][fact_column]") {
    fact_column c;
    c.name = "party";
    c.dictionary = {value{std::string{"A"}}};
    c.first = {0, 2, 2};
    c.values = {{0, 10, 0}, {10, open_stop, fact_column::absent_code}};
    CHECK(c.dated());
    CHECK(c.of(0).size() == 2);
    CHECK(c.of(0)[1].code == fact_column::absent_code);
    CHECK(c.of(1).empty());
}

TEST_CASE("a static column is not dated", "[registry][fact_column]") {
    fact_column c;
    c.code = {0, fact_column::unknown_code};
    CHECK_FALSE(c.dated());
}

TEST_CASE("every day lies between the two ends that are stored for always and still",
          "[registry][fact_column]") {
    STATIC_REQUIRE(always_start < day::first().count());
    STATIC_REQUIRE(day::last().count() < open_stop);
    STATIC_REQUIRE(fact_column::unknown_code < 0);
    STATIC_REQUIRE(fact_column::absent_code < 0);
    STATIC_REQUIRE(fact_column::unknown_code != fact_column::absent_code);
}
