// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <random>
#include <vector>

#include "support/catch.hpp"

using remit::day;
using remit::working_days;

namespace {

/// The obvious way: day by day over a list.
bool works(const std::vector<day>& holidays, day d) {
    const int weekday = static_cast<int>((d - day{2024, 1, 1}) % 7 + 7) % 7;  // that was a Monday
    return weekday < 5 && std::find(holidays.begin(), holidays.end(), d) == holidays.end();
}
day stepped(const std::vector<day>& holidays, day from, int n) {
    for (; n > 0; --n) {
        from = from + 1;
        while (!works(holidays, from)) from = from + 1;
    }
    for (; n < 0; ++n) {
        from = from - 1;
        while (!works(holidays, from)) from = from - 1;
    }
    return from;
}

/// Danish holidays on working days in the spring of 2023, the last year with a Great Prayer Day.
const std::vector<day> spring_2023 = {day{2023, 4, 6}, day{2023, 4, 7},  day{2023, 4, 10},
                                      day{2023, 5, 5}, day{2023, 5, 18}, day{2023, 5, 29},
                                      day{2023, 6, 5}};

}  // namespace

TEST_CASE("people work from Monday to Friday but for holidays", "[calendar][working_days]") {
    const working_days plain, danish{spring_2023};
    CHECK(plain.contains(day{2023, 5, 5}));         // a Friday
    CHECK_FALSE(danish.contains(day{2023, 5, 5}));  // and a holiday
    CHECK_FALSE(plain.contains(day{2023, 5, 6}));
    CHECK_FALSE(plain.contains(day{2023, 5, 7}));
    CHECK(danish.contains(day{2023, 5, 8}));
}

TEST_CASE("holidays are sorted, each once", "[calendar][working_days]") {
    const working_days c{{day{2024, 5, 9}, day{2024, 1, 1}, day{2024, 5, 9}}};
    CHECK(std::vector<day>(c.holidays().begin(), c.holidays().end()) ==
          std::vector<day>{day{2024, 1, 1}, day{2024, 5, 9}});
    CHECK(c == working_days{{day{2024, 1, 1}, day{2024, 5, 9}}});
    CHECK_FALSE(c == working_days{});
    CHECK(std::hash<working_days>{}(c) ==
          std::hash<working_days>{}(working_days{{day{2024, 1, 1}, day{2024, 5, 9}}}));
    CHECK(std::hash<working_days>{}(c) != std::hash<working_days>{}(working_days{}));
}

TEST_CASE("no working days later is the day itself, whether or not it is one",
          "[calendar][working_days]") {
    const working_days plain;
    CHECK(plain.shift(day{2024, 6, 1}, 0) == day{2024, 6, 1});  // a Saturday
    CHECK(plain.shift(day{2024, 6, 1}, 1) == day{2024, 6, 3});
    CHECK(plain.shift(day{2024, 6, 1}, -1) == day{2024, 5, 31});
}

TEST_CASE("papers that are sent four working days before a meeting count a holiday out",
          "[calendar][working_days]") {
    const working_days plain, danish{spring_2023};
    const day meeting{2023, 5, 10};  // a Wednesday
    CHECK(plain.shift(meeting, -4) == day{2023, 5, 4});
    CHECK(danish.shift(meeting, -4) == day{2023, 5, 3});  // 5 May was Great Prayer Day
}

TEST_CASE("a working day further and back again is the same working day",
          "[calendar][working_days]") {
    const working_days danish{spring_2023};
    for (day d{2023, 4, 1}; d < day{2023, 7, 1}; d = d + 1) {
        if (!danish.contains(d)) continue;
        for (int n = -10; n <= 10; ++n) CHECK(danish.shift(danish.shift(d, n), -n) == d);
    }
}

TEST_CASE("working days are those that a loop finds", "[calendar][working_days]") {
    std::mt19937_64 random{20240101};
    const auto upto = [&](int n) { return std::uniform_int_distribution<int>{0, n}(random); };
    for (int i = 0; i < 2'000; ++i) {
        std::vector<day> holidays;
        for (int k = upto(30); k > 0; --k) holidays.push_back(day{2023, 12, 1} + upto(90));
        const working_days calendar{holidays};
        const auto from = day{2023, 12, 1} + upto(90);
        const int n = upto(40) - 20;
        REQUIRE(calendar.contains(from) == works(holidays, from));
        REQUIRE(calendar.shift(from, n) == stepped(holidays, from, n));
    }
}

TEST_CASE("there is no working day beyond the years 1 to 9999", "[calendar][working_days]") {
    const working_days plain;
    CHECK(plain.shift(day{9999, 12, 30}, 1) == day{9999, 12, 31});  // a Friday
    CHECK_THROWS_AS(plain.shift(day{9999, 12, 31}, 1), remit::bad_input);
    CHECK_THROWS_AS(plain.shift(day{1, 1, 1}, -1), remit::bad_input);
    CHECK_THROWS_AS(plain.shift(day{2024, 1, 1}, INT64_MAX), remit::bad_input);
}
