// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>

#include <remit/time/day.hpp>

#include "support/catch.hpp"

using remit::day;
using remit_test::message_contains;

TEST_CASE("a day counts from 1970-01-01", "[time][day]") {
    CHECK(day(1970, 1, 1).count() == 0);
    CHECK(day(1969, 12, 31).count() == -1);
    CHECK(day(2000, 2, 29).count() == 11016);
    CHECK(day::first() == day(1, 1, 1));
    CHECK(day::last() == day(9999, 12, 31));
    STATIC_REQUIRE(sizeof(day) == 4);
    STATIC_REQUIRE(day(2024, 2, 28) + 1 == day(2024, 2, 29));
}

TEST_CASE("every day of the calendar is the day after the one before it", "[time][day]") {
    // By hand, independent of the arithmetic under test: years 1 to 9999, month by month.
    constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    std::int32_t n = day::first().count();
    int weekday = 1;  // 0001-01-01 was a Monday
    std::int64_t wrong = 0;
    for (int y = 1; y <= 9999; ++y) {
        const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
        for (int m = 1; m <= 12; ++m) {
            const int length = lengths[static_cast<std::size_t>(m - 1)] + (m == 2 && leap ? 1 : 0);
            for (int d = 1; d <= length; ++d, ++n, weekday = weekday % 7 + 1) {
                const day x(y, m, d);
                const day back = day::from_count(n);
                wrong += x.count() != n || back.year() != y || back.month() != m ||
                         back.day_of_month() != d || back.iso_weekday() != weekday;
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(n == day::last().count() + 1);
}

TEST_CASE("a date that does not exist throws and says how long the month is", "[time][day]") {
    CHECK_THROWS_MATCHES(day(2022, 2, 30), remit::bad_input, message_contains("28 days"));
    CHECK_THROWS_MATCHES(day(2024, 2, 30), remit::bad_input, message_contains("29 days"));
    CHECK_THROWS_MATCHES(day(1900, 2, 29), remit::bad_input, message_contains("1900-02-29"));
    CHECK_THROWS_MATCHES(day(2022, 13, 1), remit::bad_input, message_contains("E-DATE"));
    CHECK_THROWS_AS(day(2022, 0, 1), remit::bad_input);
    CHECK_THROWS_AS(day(2022, 1, 0), remit::bad_input);
    CHECK_THROWS_AS(day(0, 12, 31), remit::bad_input);
    CHECK_THROWS_AS(day(10000, 1, 1), remit::bad_input);
    CHECK_THROWS_AS(day(-5, 1, 1), remit::bad_input);
}

TEST_CASE("a day outside the years 1 to 9999 throws, however far it is", "[time][day]") {
    CHECK_THROWS_AS(day::first() - 1, remit::bad_input);
    CHECK_THROWS_AS(day::last() + 1, remit::bad_input);
    CHECK_THROWS_AS(day::last() + INT64_MAX, remit::bad_input);
    CHECK_THROWS_AS(day::first() + INT64_MIN, remit::bad_input);
    CHECK_THROWS_AS(day::first() - INT64_MIN, remit::bad_input);
    CHECK_THROWS_AS(day::from_count(INT64_MAX), remit::bad_input);
    CHECK(day::first() + (day::last() - day::first()) == day::last());
    CHECK(day::last() - (day::last() - day::first()) == day::first());
}

TEST_CASE("a day is read as YYYY-MM-DD and nothing else", "[time][day]") {
    CHECK(day::parse("2026-11-22") == day(2026, 11, 22));
    CHECK(day::try_parse("0001-01-01") == day::first());
    for (const char* text :
         {"", "2026-11-2", "2026-11-022", "2026/11/22", "22-11-2026", "2026-11-22 ", "+026-11-22",
          "2026-1a-22", "2026-13-01", "2026-02-29", "0000-01-01", "20261122", "2026-11- 2"}) {
        INFO(text);
        CHECK_FALSE(day::try_parse(text));
        CHECK_THROWS_AS(day::parse(text), remit::bad_input);
    }
    CHECK_THROWS_MATCHES(day::parse("2026-02-29"), remit::bad_input, message_contains("28 days"));
    CHECK_THROWS_MATCHES(day::parse("tomorrow"), remit::bad_input, message_contains("YYYY-MM-DD"));
}

TEST_CASE("a day prints as it is read", "[time][day]") {
    CHECK(text(day(7, 3, 9)) == "0007-03-09");
    for (std::int32_t n = day::first().count(); n <= day::last().count() - 997; n += 997)
        REQUIRE(day::parse(text(day::from_count(n))).count() == n);
}

TEST_CASE("days are ordered, subtracted and hashed by their count", "[time][day]") {
    CHECK(day(2022, 3, 1) > day(2022, 2, 28));
    CHECK(day(2022, 3, 1) - day(2022, 2, 28) == 1);
    CHECK(day(2022, 2, 28) - day(2022, 3, 1) == -1);
    const std::unordered_set<day> days{day(2022, 3, 1), day(2022, 3, 1), day(2022, 3, 2)};
    CHECK(days.size() == 2);
}

TEST_CASE("months later clamp at the end of a shorter month", "[time][day]") {
    CHECK(plus_months(day(2024, 1, 31), 1) == day(2024, 2, 29));
    CHECK(plus_months(day(2023, 1, 31), 1) == day(2023, 2, 28));
    CHECK(plus_months(day(2024, 2, 29), 12) == day(2025, 2, 28));
    CHECK(plus_months(day(2024, 2, 29), 48) == day(2028, 2, 29));
    CHECK(plus_months(day(2024, 3, 31), -1) == day(2024, 2, 29));
    CHECK(plus_months(day(2024, 1, 15), -1) == day(2023, 12, 15));
    CHECK(plus_months(day(2024, 1, 15), 0) == day(2024, 1, 15));
    CHECK(plus_months(day(1, 1, 1), 9999 * 12 - 1) == day(9999, 12, 1));
}

TEST_CASE("months beyond the calendar throw, however many", "[time][day]") {
    CHECK_THROWS_AS(plus_months(day(9999, 12, 1), 1), remit::bad_input);
    CHECK_THROWS_AS(plus_months(day(1, 1, 1), -1), remit::bad_input);
    CHECK_THROWS_AS(plus_months(day(1, 1, 1), -13), remit::bad_input);
    CHECK_THROWS_AS(plus_months(day(2022, 1, 1), INT64_MAX), remit::bad_input);
    CHECK_THROWS_AS(plus_months(day(2022, 1, 1), INT64_MIN), remit::bad_input);
}

TEST_CASE("a month that is none has no days", "[time][day]") {
    CHECK(day::days_in_month(2024, 2) == 29);
    STATIC_REQUIRE(day::days_in_month(2023, 2) == 28);
    for (const auto& [year, month] :
         {std::pair{2024, 13}, std::pair{2024, 0}, std::pair{2024, -1}, std::pair{2024, INT32_MAX},
          std::pair{2024, INT32_MIN}, std::pair{0, 1}, std::pair{10000, 1}})
        CHECK_THROWS_MATCHES(day::days_in_month(year, month), remit::bad_input,
                             message_contains("E-DATE"));
    CHECK_FALSE(day::exists(2024, 13, 1));
}

TEST_CASE("what is no day is shown in whole characters, and what moves the cursor is seen",
          "[time][day]") {
    std::string text = "x";
    for (int i = 0; i < 40; ++i) text += "æ";  // a cut behind 40 bytes would halve one
    CHECK_THROWS_MATCHES(day::parse(text), remit::bad_input, message_contains("æ...\" is not"));
    CHECK_THROWS_MATCHES(day::parse("a\x1b[2J\n"), remit::bad_input,
                         message_contains("\"a\\u001b[2J\\n\""));
    CHECK_THROWS_MATCHES(day::parse("\xff"), remit::bad_input, message_contains("\"\\xff\""));
}
