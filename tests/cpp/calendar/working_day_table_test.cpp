// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using remit::adjustment;
using remit::day;
using remit::working_day_table;
using remit::working_days;

namespace {

constexpr adjustment every_way[] = {adjustment::unadjusted, adjustment::following,
                                    adjustment::preceding, adjustment::modified_following,
                                    adjustment::modified_preceding};

/// What is asked, or that it was refused.
template <class F>
std::string said(F f) {
    try {
        return text(f());
    } catch (const remit::bad_input& e) {
        return e.problems().front().code;
    }
}

void answers_as_its_calendar(const working_days& calendar, day start, day stop) {
    const working_day_table table{calendar, start, stop};
    const auto first = std::max(std::int64_t{day::first().count()}, start.count() - 40L);
    const auto last = std::min(std::int64_t{day::last().count()}, stop.count() + 40L);
    for (auto n = first; n <= last; ++n) {
        const auto d = day::from_count(n);
        CAPTURE(text(d));
        REQUIRE(table.covers(d) == (start <= d && d < stop));
        REQUIRE(table.contains(d) == calendar.contains(d));
        REQUIRE(table.ordinal(d) == calendar.count(start, d));
        REQUIRE(table.count(start, d) == calendar.count(start, d));
        if (calendar.contains(d)) REQUIRE(table.of_ordinal(table.ordinal(d)) == d);
        for (const int by : {-300, -30, -2, -1, 0, 1, 2, 30, 300})
            REQUIRE(said([&] { return table.shift(d, by); }) ==
                    said([&] { return calendar.shift(d, by); }));
        for (const auto how : every_way) {
            const auto right = said([&] { return adjusted(d, calendar, how); });
            REQUIRE(said([&] { return table.adjusted(d, how); }) == right);
            std::vector<day> one{d};
            REQUIRE(said([&] {
                        table.adjust(one, how);
                        return one.front();
                    }) == right);
        }
    }
}

}  // namespace

TEST_CASE("a table answers as its calendar does, within its days and beyond them",
          "[calendar][working_day_table]") {
    const auto danish = remit::working_days_of(remit::danish_holidays(2020, 2027));
    answers_as_its_calendar(danish, {2020, 1, 1}, {2027, 5, 3});
    answers_as_its_calendar(danish, {2024, 3, 29}, {2024, 3, 30});
    answers_as_its_calendar(danish, {2024, 3, 29}, {2024, 3, 29});  // no day
    answers_as_its_calendar(working_days{{}, {7}}.open_on({{2024, 2, 29}}), {2024, 1, 1},
                            {2025, 1, 1});
    answers_as_its_calendar(working_days{}, day::first(), {1, 3, 1});
    answers_as_its_calendar(working_days{}, {9999, 11, 1}, day::last());
}

TEST_CASE("days that are moved far are moved as far as they must",
          "[calendar][working_day_table]") {
    std::vector<day> year;
    for (day d{2024, 1, 1}; d < day{2025, 3, 1}; d = d + 1) year.push_back(d);
    answers_as_its_calendar(working_days{year}, {2023, 12, 1}, {2025, 4, 1});
    answers_as_its_calendar(working_days{year}, {2024, 3, 1}, {2024, 6, 1});
    std::vector<day> last;
    for (auto n = day{9998, 6, 1}.count(); n <= day::last().count(); ++n)
        last.push_back(day::from_count(n));
    answers_as_its_calendar(working_days{last}, {9998, 1, 1}, {9998, 12, 1});
}

TEST_CASE("the working day with an ordinal is the one with so many before it",
          "[calendar][working_day_table]") {
    const working_day_table table{working_days{}, {2026, 1, 3}, {2027, 1, 1}};  // a Saturday
    CHECK(table.of_ordinal(0) == day{2026, 1, 5});
    CHECK(table.of_ordinal(-1) == day{2026, 1, 2});
    CHECK(table.of_ordinal(260) == working_days{}.shift({2026, 1, 5}, 260));
    CHECK(table.next({2026, 1, 10}) == day{2026, 1, 12});
    CHECK(table.previous({2026, 1, 10}) == day{2026, 1, 9});
    CHECK_THROWS_AS(table.of_ordinal(4'000'000), remit::bad_input);
    CHECK_THROWS_AS(table.of_ordinal(std::numeric_limits<std::int64_t>::max()), remit::bad_input);
    CHECK_THROWS_AS(table.of_ordinal(std::numeric_limits<std::int64_t>::min()), remit::bad_input);
    // it holds no day where it stops before it starts
    const working_day_table none{working_days{}, {2026, 1, 3}, {2025, 1, 1}};
    CHECK_FALSE(none.covers({2026, 1, 3}));
    CHECK(none.stop() == none.start());
    CHECK(none.of_ordinal(0) == day{2026, 1, 5});
}

TEST_CASE("a table that was moved from looks no day up", "[calendar][working_day_table]") {
    working_day_table table{working_days{{{2026, 1, 5}}}, {2026, 1, 1}, {2027, 1, 1}};
    const auto moved = std::move(table);
    CHECK(moved.next({2026, 1, 3}) == day{2026, 1, 6});
    // NOLINTBEGIN(bugprone-use-after-move): that is what is asked
    CHECK_FALSE(table.covers({2026, 1, 3}));
    CHECK(table.contains({2026, 1, 7}));
    CHECK(table.ordinal({2026, 1, 7}) == 4);
    CHECK(table.of_ordinal(0) == day{2026, 1, 1});
    CHECK(table.shift({2026, 1, 3}, 1) == day{2026, 1, 5});
    std::vector<day> one{{2026, 1, 3}};
    table.adjust(one, adjustment::following);
    CHECK(one.front() == day{2026, 1, 5});
    // NOLINTEND(bugprone-use-after-move)
}
