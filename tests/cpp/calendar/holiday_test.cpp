// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "support/catch.hpp"

using remit::danish_holidays;
using remit::day;
using remit::holiday;
using remit::holiday_kind;

TEST_CASE("the kind of a holiday is spelled as in files", "[calendar][holiday]") {
    CHECK(text(holiday_kind::statutory) == "statutory");
    CHECK(text(holiday_kind::optional) == "optional");
    CHECK(text(holiday_kind::half_day) == "half_day");
    CHECK(text(holiday_kind::school) == "school");
    CHECK(text(holiday_kind::local_closure) == "local_closure");
}

TEST_CASE("working days leave out the holidays of the kinds that count", "[calendar][holiday]") {
    const std::vector<holiday> all = {{{2024, 5, 9}, "Ascension Day"},
                                      {{2024, 6, 5}, "Constitution Day", holiday_kind::optional},
                                      {{2024, 7, 1}, "closed", holiday_kind::local_closure}};
    CHECK(remit::working_days_of(all) == remit::working_days{{day{2024, 5, 9}}});
    CHECK(remit::working_days_of(all, {holiday_kind::statutory, holiday_kind::optional}) ==
          remit::working_days{{day{2024, 5, 9}, day{2024, 6, 5}}});
    CHECK(remit::working_days_of(all, {}) == remit::working_days{});
    CHECK(std::hash<holiday>{}(all[0]) != std::hash<holiday>{}(all[1]));
}

TEST_CASE("Denmark has ten public holidays since 2024, and had eleven", "[calendar][denmark]") {
    const auto of = [](int year, holiday_kind kind) {
        const auto all = danish_holidays(year, year);
        return std::count_if(all.begin(), all.end(), [&](const auto& h) { return h.kind == kind; });
    };
    CHECK(of(2023, holiday_kind::statutory) == 11);
    CHECK(of(2024, holiday_kind::statutory) == 10);
    CHECK(of(2023, holiday_kind::optional) == 4);
    CHECK(of(2024, holiday_kind::optional) == 4);
}

TEST_CASE("Danish holidays are those of the church year, in order", "[calendar][denmark]") {
    std::vector<std::string> said;
    for (const auto& h : danish_holidays(2023, 2023))
        if (h.kind == holiday_kind::statutory) said.push_back(text(h.on) + " " + h.name);
    CHECK(said == std::vector<std::string>{"2023-01-01 Nytårsdag", "2023-04-06 Skærtorsdag",
                                           "2023-04-07 Langfredag", "2023-04-09 Påskedag",
                                           "2023-04-10 Anden påskedag", "2023-05-05 Store bededag",
                                           "2023-05-18 Kristi himmelfartsdag",
                                           "2023-05-28 Pinsedag", "2023-05-29 Anden pinsedag",
                                           "2023-12-25 Juledag", "2023-12-26 Anden juledag"});
    const auto all = danish_holidays(1990, 2040);
    CHECK(all.size() == 748);
    CHECK(std::is_sorted(all.begin(), all.end(),
                         [](const auto& a, const auto& b) { return a.on < b.on; }));
    CHECK(std::all_of(all.begin(), all.end(), [](const auto& h) { return !h.source.empty(); }));
}

TEST_CASE("a year has so many working days in Denmark", "[calendar][denmark]") {
    const auto calendar = remit::working_days_of(danish_holidays(1990, 2040));
    const auto in = [&](int year) { return calendar.count({year, 1, 1}, {year + 1, 1, 1}); };
    CHECK(in(2023) == 252);
    CHECK(in(2024) == 254);
    CHECK(in(2025) == 253);
    CHECK(in(2026) == 254);
    const auto next = [&](day d) { return adjusted(d, calendar, remit::adjustment::following); };
    CHECK(next({2026, 4, 2}) == day{2026, 4, 7});
    CHECK(next({2026, 12, 24}) == day{2026, 12, 24});
    CHECK(next({2024, 4, 26}) == day{2024, 4, 26});
    CHECK(next({2023, 5, 5}) == day{2023, 5, 8});
}

TEST_CASE("the calendar of Denmark knows its years", "[calendar][denmark]") {
    const auto calendar = remit::danish_working_days(2020, 2030);
    CHECK(calendar.known() == remit::period{{2020, 1, 1}, day{2031, 1, 1}});
    CHECK(calendar.holidays().size() ==
          remit::working_days_of(danish_holidays(2020, 2030)).holidays().size());
    CHECK_THROWS_AS(remit::danish_working_days(2030, 2041), remit::bad_input);
}

TEST_CASE("what Danish law says of other years is not known", "[calendar][denmark]") {
    CHECK_THROWS_AS(danish_holidays(1989, 2000), remit::bad_input);
    CHECK_THROWS_AS(danish_holidays(2030, 2041), remit::bad_input);
    CHECK_THROWS_AS(danish_holidays(2024, 2023), remit::bad_input);
}
