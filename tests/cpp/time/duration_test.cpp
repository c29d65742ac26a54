// SPDX-License-Identifier: BSL-1.0
#include <concepts>
#include <cstdint>

#include <remit/time/duration.hpp>

#include "support/catch.hpp"

using remit::day;
using remit::duration;
using remit::shift;
using enum remit::duration::unit_type;

TEST_CASE("a length shifts a day by whole units", "[time][duration]") {
    const day d(2024, 1, 31);
    CHECK(shift(d, {days, 30}) == day(2024, 3, 1));
    CHECK(shift(d, {weeks, 2}) == day(2024, 2, 14));
    CHECK(shift(d, {months, 1}) == day(2024, 2, 29));
    CHECK(shift(d, {years, 1}) == day(2025, 1, 31));
    CHECK(shift(d, {days, 30}, -1) == day(2024, 1, 1));
    CHECK(shift(d, {months, 2}, -1) == day(2023, 11, 30));
    CHECK(shift(day(2024, 2, 29), {years, 1}) == day(2025, 2, 28));
    CHECK(shift(d, {days, 0}) == d);
    STATIC_REQUIRE(shift(day(2024, 1, 1), {weeks, 1}) == day(2024, 1, 8));
}

TEST_CASE("thirty days and a month are different lengths", "[time][duration]") {
    CHECK(duration{days, 30} != duration{months, 1});
    CHECK(duration{years, 1} != duration{months, 12});
    CHECK(duration{days, 7} != duration{weeks, 1});
    CHECK(duration{} == duration{days, 0});
}

TEST_CASE("working days need a calendar", "[time][duration]") {
    CHECK_THROWS_MATCHES(shift(day(2024, 1, 1), {working_days, 3}), remit::bad_input,
                         remit_test::message_contains("E-CALENDAR"));
}

TEST_CASE("a length beyond the calendar throws, however long", "[time][duration]") {
    const auto unit = GENERATE(days, weeks, months, years);
    for (const std::int64_t n : {std::int64_t{4'000'000}, std::int64_t{5'000'000}, INT64_MAX})
        for (const int sign : {1, -1})
            CHECK_THROWS_AS(shift(day(2022, 1, 1), {unit, n}, sign), remit::bad_input);
    CHECK_THROWS_AS(shift(day(2022, 1, 1), {unit, INT64_MIN}), remit::bad_input);
}

TEST_CASE("a length prints as a rule spells it", "[time][duration]") {
    CHECK(text(duration{days, 90}) == "days(90)");
    CHECK(text(duration{weeks, 4}) == "weeks(4)");
    CHECK(text(duration{months, 14}) == "months(14)");
    CHECK(text(duration{years, 6}) == "years(6)");
    CHECK(text(duration{working_days, 3}) == "working_days(3)");
}

TEST_CASE("lengths of time have no order", "[time][duration]") {
    // By unit and number, 400 days would be less than one month.
    STATIC_REQUIRE(std::equality_comparable<duration>);
    STATIC_REQUIRE_FALSE(std::totally_ordered<duration>);
}
