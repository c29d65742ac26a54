// SPDX-License-Identifier: BSL-1.0
#include <optional>

#include <remit/time/bounds.hpp>

#include "support/catch.hpp"

using remit::bounds;
using remit::day;

TEST_CASE("an exact day has both bounds, and nothing else may be it", "[time][bounds]") {
    const bounds b{day(2022, 5, 1)};
    CHECK(b.exact());
    CHECK(b.earliest() == day(2022, 5, 1));
    CHECK(b.latest() == day(2022, 5, 1));
    CHECK(b.may_be(day(2022, 5, 1)));
    CHECK_FALSE(b.may_be(day(2022, 5, 2)));
    CHECK_FALSE(b.may_be(day(2022, 4, 30)));
}

TEST_CASE("both bounds are inclusive, and an absent one is no bound", "[time][bounds]") {
    const bounds may{day(2022, 5, 1), day(2022, 5, 31)};
    CHECK_FALSE(may.exact());
    CHECK(may.may_be(day(2022, 5, 1)));
    CHECK(may.may_be(day(2022, 5, 31)));
    CHECK_FALSE(may.may_be(day(2022, 6, 1)));

    const bounds no_later{std::nullopt, day(2022, 5, 31)};
    CHECK(no_later.may_be(day::first()));
    CHECK_FALSE(no_later.may_be(day(2022, 6, 1)));
    CHECK_FALSE(no_later.exact());

    const bounds any;
    CHECK(any.may_be(day::first()));
    CHECK(any.may_be(day::last()));
    CHECK_FALSE(any.exact());
}

TEST_CASE("bounds that cross throw", "[time][bounds]") {
    CHECK_THROWS_MATCHES(bounds(day(2022, 5, 2), day(2022, 5, 1)), remit::bad_input,
                         remit_test::message_contains("E-BOUNDS"));
    CHECK(bounds(day(2022, 5, 1), day(2022, 5, 1)) == bounds{day(2022, 5, 1)});
}
