// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <limits>

#include <remit/time/moment.hpp>

#include "support/catch.hpp"

using remit::clock_time;
using remit::day;
using remit::moment;

TEST_CASE("a moment is a day and a time on one wall", "[time][moment]") {
    constexpr moment m{day{2024, 4, 30}, clock_time{16, 0}};
    STATIC_REQUIRE(m.date() == day{2024, 4, 30});
    STATIC_REQUIRE(m.time() == clock_time{16, 0});
    STATIC_REQUIRE(m + 150 == moment{day{2024, 4, 30}, clock_time{18, 30}});
    STATIC_REQUIRE(m - (m - 30) == 30);
    STATIC_REQUIRE(moment{day{1970, 1, 1}, clock_time{0, 0}}.count() == 0);
    STATIC_REQUIRE(moment::from_count(-1).date() == day{1969, 12, 31});
    STATIC_REQUIRE(moment::from_count(-1).time() == clock_time{23, 59});
    STATIC_REQUIRE(moment::from_count(-1440).time() == clock_time{0, 0});
    CHECK(text(m) == "2024-04-30 16:00");
}

TEST_CASE("the end of a day is the start of the next", "[time][moment]") {
    CHECK(moment{day{2024, 4, 30}, clock_time{24, 0}} == moment{day{2024, 5, 1}, clock_time{0, 0}});
    CHECK(text(moment{day{2024, 4, 30}, clock_time{24, 0}}) == "2024-05-01 00:00");
    CHECK(text(moment{day::last(), clock_time{24, 0}}) == "9999-12-31 24:00");
}

TEST_CASE("a moment is read as it is printed", "[time][moment]") {
    for (const std::int64_t n : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{28'571'040}})
        CHECK(moment::parse(text(moment::from_count(n))).count() == n);
    CHECK(moment::parse("2024-04-30T16:00") == moment::parse("2024-04-30 16.00"));
    for (const auto* wrong : {"", "2024-04-30", "2024-04-31 16:00", "2024-04-30 25:00",
                              "2024-04-30 16:00Z", "2024-04-30x16:00", "2024-04-30 16:00:00"}) {
        CAPTURE(wrong);
        CHECK_THROWS_MATCHES(moment::parse(wrong), remit::bad_input,
                             remit_test::message_contains("E-TIME"));
    }
}

TEST_CASE("a moment beyond the calendar throws, however many minutes", "[time][moment]") {
    const moment first{day::first(), clock_time{0, 0}};
    const moment last{day::last(), clock_time{24, 0}};
    CHECK(first + (last - first) == last);
    CHECK(last - (last - first) == first);
    CHECK_THROWS_AS(last + 1, remit::bad_input);
    CHECK_THROWS_AS(first - 1, remit::bad_input);
    for (const auto n :
         {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
        CHECK_THROWS_AS(first + n, remit::bad_input);
        CHECK_THROWS_AS(last - n, remit::bad_input);
        CHECK_THROWS_AS(moment::from_count(n), remit::bad_input);
    }
}
