// SPDX-License-Identifier: BSL-1.0
// Boost.Date_Time is the oracle of day and plus_months.
#include <array>
#include <cstdint>
#include <stdexcept>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <remit/time/boost_date.hpp>

#include "support/catch.hpp"

namespace bg = boost::gregorian;
using remit::day;

TEST_CASE("every day from 1400 to 9999 is Boost's day", "[time][boost_date]") {
    const bg::date last(9999, 12, 31);
    std::int64_t days = 0, wrong = 0;
    day mine(1400, 1, 1);
    for (bg::date theirs(1400, 1, 1); theirs <= last; theirs += bg::days(1)) {
        const auto ymd = theirs.year_month_day();
        const int weekday = (theirs.day_of_week().as_number() + 6) % 7 + 1;  // Boost: Sunday is 0
        wrong += mine.year() != ymd.year || mine.month() != ymd.month.as_number() ||
                 mine.day_of_month() != ymd.day.as_number() || mine.iso_weekday() != weekday ||
                 remit::to_day(theirs) != mine || remit::to_boost(mine) != theirs;
        ++days;
        if (theirs != last) mine = mine + 1;
    }
    CHECK(wrong == 0);
    CHECK(mine == day::last());
    CHECK(days == day::last() - day(1400, 1, 1) + 1);
}

TEST_CASE("months later are Boost's months, except from the end of a month", "[time][boost_date]") {
    // From the last day of a month Boost goes to the last day, remit keeps the day of the month.
    constexpr std::array steps{-1201, -48, -13, -12, -11, -6, -1, 1,
                               2,     3,   11,  12,  13,  25, 48, 1200};
    std::int64_t compared = 0, wrong = 0;
    for (auto d = day(1510, 1, 1); d < day(9890, 1, 1); d = d + 17) {
        if (d.day_of_month() == day::days_in_month(d.year(), d.month())) continue;
        const auto theirs = remit::to_boost(d);
        for (const int n : steps) {
            ++compared;
            wrong += remit::to_day(theirs + bg::months(n)) != plus_months(d, n);
        }
    }
    CHECK(wrong == 0);
    CHECK(compared > 2'000'000);
}

TEST_CASE("Boost's special values are no days", "[time][boost_date]") {
    for (const auto special : {boost::date_time::not_a_date_time, boost::date_time::pos_infin,
                               boost::date_time::neg_infin})
        CHECK_THROWS_MATCHES(remit::to_day(bg::date(special)), remit::bad_input,
                             remit_test::message_contains("E-DATE"));
}

TEST_CASE("a day before 1400 is none of Boost's", "[time][boost_date]") {
    CHECK(remit::to_boost(day(1400, 1, 1)) == bg::date(1400, 1, 1));
    CHECK_THROWS_AS(remit::to_boost(day(1399, 12, 31)), std::out_of_range);
}

TEST_CASE("Boost's periods are half-open too, and its empty ones are refused",
          "[time][boost_date]") {
    const bg::date_period theirs(bg::date(2022, 1, 1), bg::date(2022, 2, 1));
    const auto mine = remit::to_period(theirs);
    CHECK(mine == remit::period(day(2022, 1, 1), day(2022, 2, 1)));
    CHECK(mine.days() == theirs.length().days());
    CHECK(mine.last_day() == remit::to_day(theirs.last()));
    const bg::date_period empty(bg::date(2022, 1, 1), bg::date(2022, 1, 1));
    CHECK_THROWS_AS(remit::to_period(empty), remit::bad_input);
}
