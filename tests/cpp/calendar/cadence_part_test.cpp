// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/cadence.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace remit::cadence_parts;
using remit::cadence;
using remit::cadence_part;
using remit::day;
using remit::duration;
using remit::month_set;
using length_unit = duration::unit_type;

namespace {

constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max();

/// What is wrong with a part, each with a line break behind it.
std::string faults(const cadence_part& p) {
    std::string out;
    try {
        (void)cadence{{p}};
    } catch (const remit::bad_input& e) {
        for (const auto& found : e.problems()) {
            CHECK(found.code == "E-CADENCE");
            CHECK(found.where == "part 1");
            out += found.what + (found.hint.empty() ? "" : ": " + found.hint) + "\n";
        }
    }
    return out;
}

}  // namespace

TEST_CASE("the text of a part reads as the same part", "[calendar][cadence_part]") {
    const auto apart = [](std::int64_t n, length_unit u) { return duration{u, n}; };
    const std::vector<std::pair<cadence_part, std::string>> parts{
        {quota{.at_least = 2}, "2 per year"},
        {quota{.at_most = 4, .per = unit::quarter}, "at most 4 per quarter"},
        {quota{.at_least = 1, .at_most = 1, .per = unit::month}, "exactly 1 per month"},
        {quota{.at_least = 1, .at_most = 3, .per = unit::half_year}, "1 to 3 per half-year"},
        {quota{.at_least = 2, .at_most = 4, .month = 7}, "2 to 4 per year starting 1 July"},
        {quota{.at_least = 1, .dom = 28}, "1 per year starting 28 January"},
        {quota{.at_least = 1, .per = unit::month, .months = {3, 9}}, "every March and September"},
        {quota{.at_least = 2, .per = unit::month, .months = {3}}, "2 every March"},
        {quota{.at_most = 2, .per = unit::month, .months = {3}}, "at most 2 every March"},
        {quota{.at_least = 2, .at_most = 2, .per = unit::month, .months = {1, 4, 7}},
         "exactly 2 every January, April and July"},
        {at_least_apart{apart(3, length_unit::months)}, "at least 3 months apart"},
        {at_least_apart{apart(1, length_unit::days)}, "at least 1 day apart"},
        {at_most_apart{apart(3, length_unit::weeks)}, "at most 3 weeks apart"},
        {at_most_apart{apart(1, length_unit::years)}, "at most 1 year apart"},
        {series{apart(2, length_unit::weeks), {2024, 2, 27}}, "every 2 weeks from 2024-02-27"},
        {series{apart(1, length_unit::months), {2024, 2, 28}}, "every 1 month from 2024-02-28"},
        {in_months{allowed::only, {5, 10}}, "only in May and October"},
        {in_months{allowed::never, {7}}, "not in July"},
        {in_season{allowed::never, {12, 20}, {1, 5}}, "not from 20 December to 5 January"},
        {in_season{allowed::only, {2, 29}, {2, 29}}, "only from 29 February to 29 February"},
        {in_dates{allowed::never, {2026, 2, 7}, {2026, 2, 15}},
         "not from 2026-02-07 to 2026-02-15"},
        {in_dates{allowed::only, {2026, 2, 7}, {2026, 2, 7}}, "only from 2026-02-07 to 2026-02-07"},
        {on_weekdays{allowed::only, {2}, {}}, "on Tuesdays"},
        {on_weekdays{allowed::never, {5, 6, 7}, {}}, "not on Fridays, Saturdays and Sundays"},
        {on_weekdays{allowed::only, {1}, {1, 3}}, "on the first and third Monday"},
        {on_weekdays{allowed::only, {1, 2}, {4, 5, -1}},
         "on the fourth, fifth and last Monday and Tuesday"},
        {on_weekdays{allowed::never, {5}, {-1}}, "not on the last Friday"},
        {on_working_days{}, "on working days"},
        {lasting{.at_least = 30}, "at least 30 minutes"},
        {lasting{.at_most = 1}, "at most 1 minute"},
        {lasting{.at_most = 60}, "at most 1 hour"},
        {lasting{.at_least = 120, .at_most = 240}, "2 to 4 hours"},
        {lasting{.at_least = 90, .at_most = 90}, "exactly 90 minutes"},
        {lasting{.at_least = 180, .at_most = 300}, "half day"},
        {lasting{.at_least = 300, .at_most = 540}, "full day"},
        {lasting{.at_least = 180, .at_most = 540}, "half or full day"},
        {except_in{{11, 12}}, "except November and December"}};
    for (const auto& [part, words] : parts) {
        CHECK(remit::text(part) == words);
        const auto read = cadence::parse(words);
        REQUIRE(read.parts().size() == 1);
        CHECK(read.parts()[0] == part);
        CHECK(faults(part) == "");
    }
}

TEST_CASE("a part says on which days a meeting may be, or nothing of it",
          "[calendar][cadence_part]") {
    const remit::working_days usual{{day{2026, 4, 3}}};
    const auto may = [&](const char* words, day d) {
        return allows(cadence::parse(words).parts()[0], d, usual);
    };
    CHECK(may("2 per year", {2026, 8, 1}));
    CHECK(may("not in July", {2026, 8, 1}));
    CHECK_FALSE(may("not in July", {2026, 7, 31}));
    CHECK(may("not from 20 December to 5 January", {2026, 12, 19}));
    CHECK_FALSE(may("not from 20 December to 5 January", {2026, 12, 20}));
    CHECK_FALSE(may("not from 20 December to 5 January", {2026, 1, 5}));
    CHECK(may("not from 20 December to 5 January", {2026, 1, 6}));
    CHECK(may("from 2026-02-07 to 2026-02-15", {2026, 2, 15}));
    CHECK_FALSE(may("from 2026-02-07 to 2026-02-15", {2026, 2, 16}));
    CHECK(may("on Fridays", {2026, 4, 3}));
    CHECK_FALSE(may("on working days", {2026, 4, 3}));
    CHECK(may("on the first Friday", {2026, 4, 3}));
    CHECK_FALSE(may("on the last Friday", {2026, 4, 17}));
    CHECK(may("on the last Friday", {2026, 4, 24}));
    CHECK(may("on the fifth Friday", {2026, 5, 29}));
    CHECK(may("on the last Friday", {2026, 5, 29}));
    CHECK_FALSE(may("not on the last Friday", {2026, 5, 29}));
    const auto two = cadence::parse("not in July, on Fridays, except August");
    CHECK(two.allows({2026, 8, 7}));
    CHECK_FALSE(two.allows({2026, 8, 6}));
    CHECK_FALSE(two.allows({2026, 7, 3}));
    CHECK(two.excepted() == month_set{8});
    CHECK(cadence::parse("except May, 1 per month, except July").excepted() == month_set{5, 7});
}

TEST_CASE("a quota that cannot be is told what is wrong with it", "[calendar][cadence_part]") {
    CHECK(faults(quota{}) == "no number is given: write for example: 2 per year\n");
    CHECK(faults(quota{.at_least = 0}) == "the number 0 is not from 1 to 366\n");
    CHECK(faults(quota{.at_least = 367}) == "the number 367 is not from 1 to 366\n");
    CHECK(faults(quota{.at_most = far, .per = unit::month}) ==
          "the number 9223372036854775807 is not from 1 to 31\n");
    CHECK(faults(quota{.at_most = 93, .per = unit::quarter}) ==
          "the number 93 is not from 1 to 92\n");
    CHECK(faults(quota{.at_most = -1, .per = unit::half_year}) ==
          "the number -1 is not from 1 to 184\n");
    CHECK(faults(quota{.at_least = 3, .at_most = 2}) ==
          "at least 3 and at most 2 cannot both be\n");
    CHECK(faults(quota{.at_least = 1, .per = unit::month, .months = {}}) == "no month is named\n");
    CHECK(faults(quota{.at_least = 1, .months = {5}}) ==
          "some months only are counted in, and not one by one\n");
    for (const auto& q : {quota{.at_least = 1, .month = 0}, quota{.at_least = 1, .month = 13},
                          quota{.at_least = 1, .dom = 0}, quota{.at_least = 1, .dom = 29}})
        CHECK(faults(q) ==
              "a year begins on no such day: name a day that every year has, from the 1st to the "
              "28th\n");
    CHECK(faults(quota{.at_least = 1, .per = unit::quarter, .dom = 2}) ==
          "only a year can begin elsewhere\n");
    // all that is wrong is told at once
    CHECK(faults(quota{.at_least = 0, .at_most = -1, .month = 99}) ==
          "the number 0 is not from 1 to 366\nthe number -1 is not from 1 to 366\n"
          "at least 0 and at most -1 cannot both be\n"
          "a year begins on no such day: name a day that every year has, from the 1st to the "
          "28th\n");
}

TEST_CASE("a length is from one day to a century, and of no working days",
          "[calendar][cadence_part]") {
    for (const auto& length : std::vector<duration>{{length_unit::days, 0},
                                                    {length_unit::days, -5},
                                                    {length_unit::days, 40'001},
                                                    {length_unit::weeks, 5'715},
                                                    {length_unit::months, 1'291},
                                                    {length_unit::years, 110},
                                                    {length_unit::years, far}}) {
        const auto told =
            "a length of " + std::to_string(length.n) + " is not from 1 day to a century\n";
        CHECK(faults(at_least_apart{length}) == told);
        CHECK(faults(at_most_apart{length}) == told);
        CHECK(faults(series{length, {2026, 1, 1}}) == told);
    }
    CHECK(faults(at_most_apart{{length_unit::days, 40'000}}) == "");
    const duration working{length_unit::working_days, 3};
    for (const auto& p : std::vector<cadence_part>{at_least_apart{working}, at_most_apart{working},
                                                   series{working, {2026, 1, 1}}})
        CHECK(faults(p) ==
              "how many days working days are depends on where they begin: write days or weeks\n");
    CHECK(faults(series{{length_unit::months, 1}, {2026, 1, 29}}) ==
          "not every month has a day 29: begin on the 1st to the 28th, or write for example: every "
          "3 weeks, on the last Friday\n");
    CHECK(faults(series{{length_unit::years, 1}, {2024, 2, 29}}).find("a day 29") !=
          std::string::npos);
    CHECK(faults(series{{length_unit::weeks, 1}, {2026, 1, 29}}) == "");
}

TEST_CASE("days that cannot be are told what is wrong with them", "[calendar][cadence_part]") {
    CHECK(faults(in_months{}) == "no month is named\n");
    CHECK(faults(in_months{allowed::never, month_set::all()}) ==
          "no month is left in which to meet\n");
    CHECK(faults(except_in{}) == "no month is named\n");
    CHECK(faults(in_season{allowed::only, {2, 30}, {13, 1}}) ==
          "there is no day 30 of month 2\nthere is no day 1 of month 13\n");
    CHECK(faults(in_season{allowed::only, {0, 0}, {4, 31}}) ==
          "there is no day 0 of month 0\nthere is no day 31 of month 4\n");
    CHECK(faults(in_dates{allowed::only, {2026, 2, 2}, {2026, 2, 1}}) ==
          "from 2026-02-02 to 2026-02-01 there is no day: are they swapped?\n");
    CHECK(faults(on_weekdays{}) == "no weekday is named\n");
    const std::string rising =
        "the weekdays are not rising numbers from 1 (Monday) to 7 (Sunday)\n";
    CHECK(faults(on_weekdays{allowed::only, {0}, {}}) == rising);
    CHECK(faults(on_weekdays{allowed::only, {8}, {}}) == rising);
    CHECK(faults(on_weekdays{allowed::only, {2, 1}, {}}) == rising);
    CHECK(faults(on_weekdays{allowed::only, {1, 1}, {}}) == rising);
    for (const int n : {-2, 0, 6})
        CHECK(faults(on_weekdays{allowed::only, {1}, {n}}) ==
              "which weekday of the month is not told by 1 to 5, rising, or -1 (the last)\n");
    for (const auto& which : std::vector<std::vector<int>>{{1, 1}, {3, 1}, {-1, 1}})
        CHECK(faults(on_weekdays{allowed::only, {1}, which}).find("rising") != std::string::npos);
    CHECK(faults(on_weekdays{allowed::never, {1, 2, 3, 4, 5, 6, 7}, {}}) ==
          "no weekday is left on which to meet\n");
    CHECK(faults(lasting{}) == "no number is given: write for example: 2 per year\n");
    CHECK(faults(lasting{.at_least = 44'641}) == "the number 44641 is not from 1 to 44640\n");
    CHECK(faults(lasting{.at_least = 9, .at_most = 8}) ==
          "at least 9 and at most 8 cannot both be\n");
}

TEST_CASE("a part that says nothing has no text", "[calendar][cadence_part]") {
    using namespace remit::cadence_parts;
    for (const cadence_part& p :
         {cadence_part{on_weekdays{allowed::only, {9}, {}}}, cadence_part{in_months{}},
          cadence_part{in_season{allowed::only, {13, 1}, {1, 1}}}, cadence_part{quota{}}}) {
        CHECK_THROWS_AS(remit::text(p), remit::bad_input);
        CHECK_THROWS_AS(remit::cadence{{p}}, remit::bad_input);
    }
}
