// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/month_set.hpp>

#include "support/catch.hpp"

using remit::month_set;

TEST_CASE("a set of months has those that were named, each once", "[calendar][month_set]") {
    const month_set some{7, 1, 7};
    CHECK(some.size() == 2);
    CHECK(some.contains(1));
    CHECK(some.contains(7));
    CHECK_FALSE(some.contains(2));
    CHECK(some == month_set{1, 7});
    CHECK(some != month_set{1});
    CHECK(month_set{}.empty());
    CHECK(month_set{}.size() == 0);
    CHECK_FALSE(some.empty());
    CHECK(month_set::all().size() == 12);
}

TEST_CASE("what is no month is in no set", "[calendar][month_set]") {
    for (const int m : {-1, 0, 13, 17, 1'000'000}) {
        CHECK_FALSE(month_set::all().contains(m));
        CHECK_THROWS_MATCHES((month_set{1, m}), remit::bad_input,
                             remit_test::message_contains("there is no month"));
    }
    month_set some{3};
    try {
        some.add(13);
        FAIL("no such month");
    } catch (const remit::bad_input& e) {
        CHECK(e.problems()[0].code == "E-CADENCE");
        CHECK(e.problems()[0].what == "there is no month 13");
        CHECK(e.problems()[0].hint == "1 is January, 12 is December");
    }
    CHECK(some == month_set{3});
}

TEST_CASE("sets of months are taken from each other and put together", "[calendar][month_set]") {
    CHECK((month_set{1, 2, 3} - month_set{2, 12}) == month_set{1, 3});
    CHECK((month_set{1, 2} | month_set{2, 12}) == month_set{1, 2, 12});
    CHECK((month_set::all() - month_set::all()).empty());
    static_assert((month_set{1} | month_set{2}).size() == 2);
}
