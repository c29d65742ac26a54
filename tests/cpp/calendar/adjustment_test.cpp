// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar.hpp>

#include "support/catch.hpp"

using remit::adjusted;
using remit::adjustment;
using remit::day;

TEST_CASE("a date that is no working day is moved as agreed", "[calendar][adjustment]") {
    const remit::working_days plain;
    const day saturday{2024, 8, 31}, sunday{2024, 9, 1}, monday{2024, 9, 2}, friday{2024, 8, 30};
    CHECK(adjusted(saturday, plain, adjustment::unadjusted) == saturday);
    CHECK(adjusted(saturday, plain, adjustment::following) == monday);
    CHECK(adjusted(saturday, plain, adjustment::preceding) == friday);
    CHECK(adjusted(saturday, plain, adjustment::modified_following) == friday);
    CHECK(adjusted(saturday, plain, adjustment::modified_preceding) == friday);
    CHECK(adjusted(sunday, plain, adjustment::modified_following) == monday);
    CHECK(adjusted(sunday, plain, adjustment::modified_preceding) == monday);
    CHECK(adjusted(monday, plain, adjustment::preceding) == monday);
}

TEST_CASE("an adjustment is spelled as in files", "[calendar][adjustment]") {
    CHECK(text(adjustment::unadjusted) == "unadjusted");
    CHECK(text(adjustment::following) == "following");
    CHECK(text(adjustment::preceding) == "preceding");
    CHECK(text(adjustment::modified_following) == "modified_following");
    CHECK(text(adjustment::modified_preceding) == "modified_preceding");
}
