// SPDX-License-Identifier: BSL-1.0
#include <concepts>
#include <type_traits>

#include <remit/rules/aggregate.hpp>

#include "support/rules.hpp"

using remit::op;
using namespace remit::words;

TEST_CASE("a measure over rows takes a source and a window, in either order",
          "[rules][aggregate]") {
    CHECK(text(count().of(mandates).over(year)) == "count().of(mandates).over(year)");
    CHECK(same(count().of(mandates).over(year), count().over(year).of(mandates)));
    CHECK(some().of(mandates).over(year) == some().over(year).of(mandates));
    CHECK(text(share().of(mandates).over(year) > percent(1)) ==
          "share().of(mandates).over(year) > percent(1)");
}

TEST_CASE("a source and a window are each said once", "[rules][aggregate]") {
    CHECK_THROWS_MATCHES(count().of(mandates).of(seats), remit::bad_input,
                         remit_test::message_contains("`.of` is said twice"));
    CHECK_THROWS_MATCHES(some().over(year).over(month), remit::bad_input,
                         remit_test::message_contains("`.over` is said twice"));
    CHECK_THROWS_AS(share().of(mandates).of(mandates), remit::bad_input);
}

TEST_CASE("a measure of a column takes a selector beside it", "[rules][aggregate]") {
    CHECK(text(distinct(region)) == "distinct(region)");
    CHECK(text(distinct(region, role == "x")) == "distinct(region, role == \"x\")");
    CHECK(text(total(votes, role == "x")) == "total(votes, role == \"x\")");
    CHECK(text(first(start, role == "x").of(meetings)) ==
          "first(start, role == \"x\").of(meetings)");
    CHECK(text(last(col("bank"))) == "last(col(\"bank\"))");
    CHECK(text(apportion("dhondt", 7, col("list"))) == "apportion(\"dhondt\", 7, col(\"list\"))");
    CHECK_THROWS_MATCHES(apportion("hare", 7, role), remit::bad_input,
                         remit_test::message_contains("dhondt sainte_lague"));
}

TEST_CASE("a share compares with fractions from either side", "[rules][aggregate]") {
    const auto women = share(gender == "f");
    const auto third = ratio(1, 3);
    CHECK((women == third).root().what == op::eq);
    CHECK((women != third).root().what == op::ne);
    CHECK((women < third).root().what == op::lt);
    CHECK((women <= third).root().what == op::le);
    CHECK((women > third).root().what == op::gt);
    CHECK((women >= third).root().what == op::ge);
    CHECK((third == women) == (women == third));
    CHECK((third != women) == (women != third));
    CHECK((third < women) == (women > third));
    CHECK((third <= women) == (women >= third));
    CHECK((third > women) == (women < third));
    CHECK((third >= women) == (women <= third));
    STATIC_REQUIRE_FALSE(std::is_convertible_v<remit::share_measure, remit::measure>);
}
