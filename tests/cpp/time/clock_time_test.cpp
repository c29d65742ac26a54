// SPDX-License-Identifier: BSL-1.0
#include <remit/time/clock_time.hpp>

#include "support/catch.hpp"

using remit::clock_time;

TEST_CASE("a time of day is a number of minutes after midnight", "[time][clock_time]") {
    STATIC_REQUIRE(clock_time{16, 30}.minutes() == 990);
    STATIC_REQUIRE(clock_time::from_minutes(990) == clock_time{16, 30});
    STATIC_REQUIRE(clock_time{18, 30} - clock_time{16, 0} == 150);
    STATIC_REQUIRE(clock_time{16, 0} - clock_time{18, 30} == -150);
    STATIC_REQUIRE(clock_time{0, 0} < clock_time{24, 0});
    CHECK(text(clock_time{9, 5}) == "09:05");
    CHECK(text(clock_time{24, 0}) == "24:00");
}

TEST_CASE("a time of day is read as people write it", "[time][clock_time]") {
    CHECK(clock_time::parse("16:00") == clock_time{16, 0});
    CHECK(clock_time::parse("16.00") == clock_time{16, 0});
    CHECK(clock_time::parse("9.30") == clock_time{9, 30});
    CHECK(clock_time::parse("00:00") == clock_time{0, 0});
    CHECK(clock_time::parse("24:00") == clock_time{24, 0});
    for (const auto* wrong : {"", "16", "16:0", "16:000", "24:01", "25:00", "16:60", ":30", "-1:00",
                              "116:00", "16:3x", "4 pm", "16:00 ", "1600", "16,00", "99:99"}) {
        CAPTURE(wrong);
        CHECK(!clock_time::try_parse(wrong));
        CHECK_THROWS_MATCHES(clock_time::parse(wrong), remit::bad_input,
                             remit_test::message_contains("E-TIME"));
    }
}

TEST_CASE("every minute of a day is printed as it is read", "[time][clock_time]") {
    for (int n = 0; n <= 1440; ++n)
        CHECK(clock_time::parse(text(clock_time::from_minutes(n))).minutes() == n);
}

TEST_CASE("an hour or a minute that clocks do not show throws", "[time][clock_time]") {
    CHECK_THROWS_AS((clock_time{24, 1}), remit::bad_input);
    CHECK_THROWS_AS((clock_time{-1, 0}), remit::bad_input);
    CHECK_THROWS_AS((clock_time{12, 60}), remit::bad_input);
    CHECK_THROWS_AS((clock_time{2'000'000'000, 0}), remit::bad_input);
    CHECK_THROWS_AS(clock_time::from_minutes(1441), remit::bad_input);
    CHECK_THROWS_AS(clock_time::from_minutes(-1), remit::bad_input);
}
