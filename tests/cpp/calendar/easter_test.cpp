// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar.hpp>

#include "support/catch.hpp"

using remit::day;
using remit::easter_sunday;

static_assert(easter_sunday(2024) == day{2024, 3, 31});

namespace {

/// The tables of the Gregorian calendar: the Sunday after the full moon that the golden number and
/// the epact name (Clavius, 1603), in another order than the algorithm's.
day by_epact(int year) {
    const int golden = year % 19 + 1, century = year / 100 + 1;
    const int dropped = 3 * century / 4 - 12, moon = (8 * century + 5) / 25 - 5;
    int epact = ((11 * golden + 20 + moon - dropped) % 30 + 30) % 30;
    if ((epact == 25 && golden > 11) || epact == 24) ++epact;
    int full = 44 - epact;
    if (full < 21) full += 30;
    const day moon_day = day{year, 3, 1} + (full - 1);
    return moon_day + (7 - moon_day.iso_weekday() % 7);
}

}  // namespace

TEST_CASE("Easter is the Sunday that the tables name", "[calendar][easter]") {
    for (int year = 1; year <= 9999; ++year) {
        const auto easter = easter_sunday(year);
        REQUIRE(easter == by_epact(year));
        REQUIRE(easter.iso_weekday() == 7);
        REQUIRE(day{year, 3, 22} <= easter);
        REQUIRE(easter <= day{year, 4, 25});
    }
}

TEST_CASE("there is no Easter outside the years 1 to 9999", "[calendar][easter]") {
    CHECK_THROWS_AS(easter_sunday(0), remit::bad_input);
    CHECK_THROWS_AS(easter_sunday(10'000), remit::bad_input);
}
