// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <random>
#include <span>
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

namespace {

/// A calendar that is only asked of one day at a time.
struct plain_calendar {
    std::vector<int> week;
    std::vector<day> holidays, open;

    [[nodiscard]] bool works(day d) const {
        const auto has = [&](const auto& list, const auto& what) {
            return std::find(list.begin(), list.end(), what) != list.end();
        };
        return has(open, d) || (has(week, d.iso_weekday()) && !has(holidays, d));
    }
};

struct both {
    plain_calendar plain;
    working_days fast;
};
template <class F>
both random_calendar(F&& upto) {
    plain_calendar plain;
    for (int d = 1; d <= 7; ++d)
        if (upto(6) < 4) plain.week.push_back(d);
    if (plain.week.empty()) plain.week.push_back(1 + upto(6));
    const auto days = [&](int most) {
        std::vector<day> out;
        for (int k = upto(most); k > 0; --k) out.push_back(day{2024, 1, 1} + upto(70));
        return out;
    };
    plain.holidays = days(20), plain.open = days(10);
    return {plain,
            working_days{plain.holidays, std::span<const int>{plain.week}}.open_on(plain.open)};
}

}  // namespace

TEST_CASE("weeks of other days, days that are open all the same, and two places at once",
          "[calendar][working_days]") {
    std::mt19937_64 random{20261128};
    const auto upto = [&](int n) { return std::uniform_int_distribution<int>{0, n}(random); };
    for (int i = 0; i < 400; ++i) {
        const auto a = random_calendar(upto), b = random_calendar(upto);
        const bool meet = std::any_of(a.plain.week.begin(), a.plain.week.end(), [&](int d) {
            return std::find(b.plain.week.begin(), b.plain.week.end(), d) != b.plain.week.end();
        });
        if (!meet) CHECK_THROWS_AS(a.fast & b.fast, remit::bad_input);
        const auto united = a.fast | b.fast;
        const auto shared = meet ? a.fast & b.fast : united;
        const day first = day{2023, 12, 20};
        std::int64_t before = 0;
        for (day d = first; d < day{2024, 4, 1}; d = d + 1) {
            const bool works = a.plain.works(d), others = b.plain.works(d);
            REQUIRE(a.fast.contains(d) == works);
            REQUIRE(united.contains(d) == (works || others));
            if (meet) REQUIRE(shared.contains(d) == (works && others));
            REQUIRE(a.fast.count(first, d) == before);
            REQUIRE(a.fast.count(d, first) == -before);
            before += works ? 1 : 0;
        }
        const auto from = day{2024, 1, 20} + upto(20);
        const int n = upto(14) - 7;
        auto walked = from;
        for (int k = n; k != 0; k += k < 0 ? 1 : -1) {
            do walked = walked + (n < 0 ? -1 : 1);
            while (!a.plain.works(walked));
        }
        REQUIRE(a.fast.shift(from, n) == walked);
    }
}

TEST_CASE("a calendar is what its days say, however they were given", "[calendar][working_days]") {
    const day christmas{2024, 12, 25}, saturday{2024, 12, 28};
    const working_days plain;
    CHECK(plain.closed_on({christmas}) == working_days{{christmas}});
    CHECK(plain.closed_on({christmas}).open_on({christmas}) == plain.open_on({christmas}));
    CHECK(plain.open_on({saturday}).closed_on({saturday}) == working_days{{saturday}});
    CHECK(plain.open_on({saturday}).contains(saturday));
    CHECK(plain.open_on({saturday}).open_days().front() == saturday);
    CHECK(plain.week() == std::vector<int>{1, 2, 3, 4, 5});
    CHECK((plain & working_days{{}, {7, 1, 2}}).week() == std::vector<int>{1, 2});
    CHECK((plain | working_days{{}, {7, 1, 2}}).days_a_week() == 6);
    CHECK(std::hash<working_days>{}(plain) != std::hash<working_days>{}(working_days{{}, {1}}));
}

TEST_CASE("a week has a working day, and no eighth one", "[calendar][working_days]") {
    const std::vector<int> none;
    CHECK_THROWS_AS((working_days{{}, std::span<const int>{none}}), remit::bad_input);
    CHECK_THROWS_AS((working_days{{}, {0}}), remit::bad_input);
    CHECK_THROWS_AS((working_days{{}, {1, 8}}), remit::bad_input);
    CHECK_THROWS_AS((working_days{{}, {6, 7}} & working_days{}), remit::bad_input);
}

TEST_CASE("there is no working day beyond the years 1 to 9999", "[calendar][working_days]") {
    const working_days plain;
    CHECK(plain.shift(day{9999, 12, 30}, 1) == day{9999, 12, 31});  // a Friday
    CHECK_THROWS_AS(plain.shift(day{9999, 12, 31}, 1), remit::bad_input);
    CHECK_THROWS_AS(plain.shift(day{1, 1, 1}, -1), remit::bad_input);
    CHECK_THROWS_AS(plain.shift(day{2024, 1, 1}, INT64_MAX), remit::bad_input);
}

TEST_CASE("a calendar knows its holidays for as long as it says", "[calendar][working_days]") {
    const remit::period twenties{{2020, 1, 1}, day{2030, 1, 1}}, later{{2026, 1, 1}, {}};
    const working_days plain, known = plain.known_in(twenties);
    CHECK_FALSE(plain.known());
    CHECK(known.known() == twenties);
    CHECK_FALSE(known == plain);
    // it counts as before, and keeps what is known of it
    CHECK(known.shift({2031, 1, 3}, 1) == plain.shift({2031, 1, 3}, 1));
    CHECK(known.closed_on({day{2026, 12, 24}}).known() == twenties);
    CHECK(known.open_on({day{2026, 12, 26}}).known() == twenties);
    // of two places what is known of both, where somebody has said so
    CHECK((known & plain).known() == twenties);
    CHECK((plain | known).known() == twenties);
    CHECK((known & plain.known_in(later)).known() == remit::period{{2026, 1, 1}, day{2030, 1, 1}});
    CHECK_THROWS_MATCHES(known & plain.known_in(remit::period{{2030, 1, 1}, {}}), remit::bad_input,
                         remit_test::message_contains("no day is known of both calendars"));
}
