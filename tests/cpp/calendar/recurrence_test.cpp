// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using remit::day;
using remit::recurrence;
using days = std::vector<day>;

namespace {

std::vector<std::string> codes(std::string_view rule, day start = {2026, 1, 1}) {
    std::vector<std::string> out;
    try {
        (void)recurrence::parse(rule, start);
    } catch (const remit::bad_input& e) {
        for (const auto& p : e.problems()) out.push_back(p.code + " " + p.where);
    }
    return out;
}

}  // namespace

TEST_CASE("the second Tuesday of every month", "[calendar][recurrence]") {
    const auto r = recurrence::parse("FREQ=MONTHLY;BYDAY=2TU", day{2026, 1, 1});
    CHECK(r.between({2026, 1, 1}, {2026, 4, 1}) ==
          days{{2026, 1, 13}, {2026, 2, 10}, {2026, 3, 10}});
    CHECK(r.contains({2026, 2, 10}));
    CHECK_FALSE(r.contains({2026, 2, 11}));
    CHECK(r.after({2026, 1, 13}) == day{2026, 2, 10});
    CHECK_FALSE(r.last());
}

TEST_CASE("a rule ends after so many days, or on the last", "[calendar][recurrence]") {
    const auto six = recurrence::parse("FREQ=WEEKLY;INTERVAL=2;COUNT=3", day{2026, 1, 1});
    CHECK(six.between({2020, 1, 1}, {2030, 1, 1}) ==
          days{{2026, 1, 1}, {2026, 1, 15}, {2026, 1, 29}});
    CHECK(six.last() == day{2026, 1, 29});
    CHECK_FALSE(six.after({2026, 1, 29}));
    const auto until = recurrence::parse("FREQ=DAILY;UNTIL=20260103", day{2026, 1, 1});
    CHECK(until.between({2020, 1, 1}, {2030, 1, 1}).size() == 3);
    // to the minute, where both have one
    const auto at = [](const char* end) {
        return recurrence::parse(std::string{"FREQ=DAILY;UNTIL="} + end,
                                 std::string_view{"20260101T090000"})
            .last();
    };
    CHECK(at("20260103T090000") == day{2026, 1, 3});
    CHECK(at("20260103T080000") == day{2026, 1, 2});
}

TEST_CASE("positions are counted among all days of a period, before the first day too",
          "[calendar][recurrence]") {
    const auto r = recurrence::parse("FREQ=WEEKLY;BYDAY=MO,SA;BYSETPOS=1", day{2024, 1, 5});
    CHECK(r.between({2024, 1, 1}, {2024, 1, 16}) == days{{2024, 1, 8}, {2024, 1, 15}});
    const auto last =
        recurrence::parse("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", day{2026, 1, 1});
    CHECK(last.between({2026, 1, 1}, {2026, 3, 1}) == days{{2026, 1, 30}, {2026, 2, 27}});
}

TEST_CASE("weekdays with and without a number are named beside each other",
          "[calendar][recurrence]") {
    const auto r = recurrence::parse("FREQ=MONTHLY;BYDAY=1MO,FR", day{2026, 1, 1});
    CHECK(
        r.between({2026, 1, 1}, {2026, 2, 1}) ==
        days{
            {2026, 1, 2}, {2026, 1, 5}, {2026, 1, 9}, {2026, 1, 16}, {2026, 1, 23}, {2026, 1, 30}});
}

TEST_CASE("a month without such a day is left out", "[calendar][recurrence]") {
    const auto r = recurrence::parse("FREQ=MONTHLY", day{2026, 1, 31});
    CHECK(r.between({2026, 1, 1}, {2026, 6, 1}) ==
          days{{2026, 1, 31}, {2026, 3, 31}, {2026, 5, 31}});
    const auto leap = recurrence::parse("FREQ=YEARLY", day{2024, 2, 29});
    CHECK(leap.after({2024, 2, 29}) == day{2028, 2, 29});
}

TEST_CASE("days are added, left out and moved", "[calendar][recurrence]") {
    const auto r = recurrence::parse("FREQ=MONTHLY;BYMONTHDAY=1", day{2026, 1, 1});
    const auto of = [](const recurrence& one) { return one.between({2026, 1, 1}, {2026, 5, 1}); };
    CHECK(of(r.not_on({{2026, 2, 1}})) == days{{2026, 1, 1}, {2026, 3, 1}, {2026, 4, 1}});
    CHECK(of(r.also_on({{2026, 2, 14}, {2026, 1, 1}})) ==
          days{{2026, 1, 1}, {2026, 2, 1}, {2026, 2, 14}, {2026, 3, 1}, {2026, 4, 1}});
    CHECK(of(r.moved({2026, 3, 1}, {2026, 3, 8})) ==
          days{{2026, 1, 1}, {2026, 2, 1}, {2026, 3, 8}, {2026, 4, 1}});
    CHECK(of(r.moved({2026, 3, 2}, {2026, 3, 8})) == of(r));  // nothing was there
    CHECK(of(r.moved({2026, 3, 1}, {2025, 3, 8})).size() == 3);
    CHECK(of(r.also_on({{2026, 2, 14}}).not_on({{2026, 2, 14}})) == of(r));
    const auto moved = r.moved({2026, 2, 1}, {2026, 1, 20});
    CHECK(moved.after({2026, 1, 1}) == day{2026, 1, 20});
    CHECK(moved.after({2026, 1, 20}) == day{2026, 3, 1});
    CHECK_FALSE(moved.contains({2026, 2, 1}));
    CHECK(r == recurrence::parse("freq=monthly;bymonthday=1;", day{2026, 1, 1}));
    CHECK_FALSE(r == moved);
    CHECK(std::hash<recurrence>{}(r) !=
          std::hash<recurrence>{}(recurrence::parse("FREQ=DAILY", day{2026, 1, 1})));
}

TEST_CASE("days that come together are one of those that are asked for", "[calendar][recurrence]") {
    const auto three = recurrence::parse("FREQ=DAILY;COUNT=3", day{2026, 1, 1});
    const auto r = three.moved({2026, 1, 1}, {2026, 1, 2}).also_on({{2026, 1, 3}});
    CHECK(r.between({2026, 1, 1}, {2026, 2, 1}, 2) == days{{2026, 1, 2}, {2026, 1, 3}});
    days into{{2000, 1, 1}};
    CHECK_THROWS_AS(r.append({2026, 1, 1}, {2026, 2, 1}, into, 1), remit::bad_input);
    CHECK(into == days{{2000, 1, 1}});
    CHECK_THROWS_AS(three.also_on({{2026, 1, 9}}).between({2026, 1, 1}, {2026, 2, 1}, 3),
                    remit::bad_input);
}

TEST_CASE("the next occurrence is found among many days that are added, left out and moved",
          "[calendar][recurrence]") {
    days also, left_out;
    for (day d{2000, 1, 1}; d < day{2400, 1, 1}; d = d + 1)
        (d.count() % 2 ? also : left_out).push_back(d);
    const auto start = day{2000, 1, 1};
    const auto r = recurrence::parse("FREQ=DAILY;COUNT=1", start).also_on(also).not_on(left_out);
    auto at = start;
    std::size_t n = 0;
    for (; const auto next = r.after(at); ++n) {
        REQUIRE(r.contains(*next));
        at = *next;
    }
    CHECK(n + (r.contains(start) ? 1 : 0) == also.size());
    // each day in question, asked one by one
    const auto some = recurrence::parse("FREQ=WEEKLY", start)
                          .also_on({{2000, 1, 4}, {2000, 1, 6}, {2000, 1, 8}})
                          .not_on({{2000, 1, 6}, {2000, 1, 15}})
                          .moved({2000, 1, 4}, {2000, 1, 15})
                          .moved({2000, 1, 22}, {2000, 1, 3})
                          .moved({2000, 1, 6}, {2000, 1, 7})
                          .moved({2000, 1, 9}, {2000, 1, 10});
    const auto all = some.between({1999, 1, 1}, {2001, 1, 1});
    for (day d{1999, 12, 30}; d < day{2000, 3, 1}; d = d + 1) {
        CAPTURE(text(d));
        CHECK(some.contains(d) == std::binary_search(all.begin(), all.end(), d));
        CHECK(some.after(d) == *std::upper_bound(all.begin(), all.end(), d));
    }
    CHECK(days(all.begin(), all.begin() + 5) ==
          days{start, {2000, 1, 3}, {2000, 1, 8}, {2000, 1, 15}, {2000, 1, 29}});
}

TEST_CASE("what is far from the first day is found without walking there",
          "[calendar][recurrence]") {
    const auto r = recurrence::parse("FREQ=DAILY;INTERVAL=3", day{1, 1, 1});
    const auto far = r.between({9999, 12, 1}, {9999, 12, 31});
    CHECK(far.size() == 10);
    CHECK((far.front() - day{1, 1, 1}) % 3 == 0);
    CHECK(recurrence::parse("FREQ=DAILY", day{9999, 12, 31}).contains({9999, 12, 31}));
    CHECK_FALSE(recurrence::parse("FREQ=DAILY", day{9999, 12, 30}).after({9999, 12, 31}));
    CHECK(recurrence::parse("FREQ=WEEKLY;WKST=SU", day{1, 1, 1}).after({1, 1, 1}) == day{1, 1, 8});
}

TEST_CASE("a rule that asks for too much is refused, and one that asks for nothing",
          "[calendar][recurrence]") {
    const auto every = recurrence::parse("FREQ=DAILY", day{1, 1, 1});
    CHECK_THROWS_AS(every.between({1, 1, 1}, {9999, 1, 1}), remit::bad_input);
    CHECK_THROWS_AS(every.between({2026, 1, 1}, {2026, 1, 12}, 10), remit::bad_input);
    CHECK(every.between({2026, 1, 1}, {2026, 1, 11}, 10).size() == 10);
    CHECK(every.between({2026, 1, 2}, {2026, 1, 1}).empty());
    const std::vector<std::string> both{"E-RRULE BYMONTH, BYMONTHDAY"};
    CHECK(codes("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") == both);
    CHECK(codes("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30") == both);
    CHECK(codes("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6") ==
          std::vector<std::string>{"E-RRULE BYDAY, BYSETPOS"});
}

TEST_CASE("all that is wrong with a rule is said at once, each with its part",
          "[calendar][recurrence]") {
    CHECK(codes("") == std::vector<std::string>{"E-RRULE ", "E-RRULE FREQ"});
    CHECK(codes("FREQ=DAILY;COUNT=2;UNTIL=20270101") == std::vector<std::string>{"E-RRULE COUNT"});
    CHECK(codes("FREQ=DAILY;INTERVAL=0;BYMONTH=13") ==
          std::vector<std::string>{"E-RRULE INTERVAL", "E-RRULE BYMONTH"});
    CHECK(codes("FREQ=HOURLY") == std::vector<std::string>{"E-RRULE FREQ"});
    CHECK(codes("FREQ=DAILY;BYHOUR=9") == std::vector<std::string>{"E-RRULE BYHOUR"});
    CHECK(codes("FREQ=DAILY;FREQ=DAILY") == std::vector<std::string>{"E-RRULE FREQ"});
    CHECK(codes("FREQ=DAILY;BYDAYS=MO") == std::vector<std::string>{"E-RRULE BYDAYS"});
    CHECK(codes("FREQ=MONTHLY;BYDAY=0MO") == std::vector<std::string>{"E-RRULE BYDAY"});
    CHECK(codes("FREQ=MONTHLY;BYDAY=54MO") == std::vector<std::string>{"E-RRULE BYDAY"});
    CHECK(codes("FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO") == std::vector<std::string>{"E-RRULE BYDAY"});
    CHECK(codes("FREQ=DAILY;BYSETPOS=1") == std::vector<std::string>{"E-RRULE BYSETPOS"});
    CHECK(codes("FREQ=DAILY;UNTIL=20250101") == std::vector<std::string>{"E-RRULE UNTIL"});
    CHECK(codes("FREQ=DAILY;UNTIL=20260230") == std::vector<std::string>{"E-RRULE UNTIL"});
    CHECK(codes("FREQ=DAILY;COUNT=99999999999999999999") ==
          std::vector<std::string>{"E-RRULE COUNT"});
    CHECK(codes(std::string(20'000, 'x')) == std::vector<std::string>{"E-SIZE "});
    CHECK_THROWS_AS(recurrence::parse("FREQ=DAILY", std::string_view{"20260230"}),
                    remit::bad_input);
    CHECK_THROWS_AS(recurrence::parse("FREQ=DAILY", std::string_view{"00000101"}),
                    remit::bad_input);
}

TEST_CASE("a rule is written as it is read", "[calendar][recurrence]") {
    for (const char* rule :
         {"FREQ=DAILY", "FREQ=WEEKLY;UNTIL=20261231;INTERVAL=2;BYDAY=MO,WE;WKST=SU",
          "FREQ=MONTHLY;COUNT=6;BYDAY=2TU,-1FR", "FREQ=YEARLY;BYWEEKNO=-1,20",
          "FREQ=YEARLY;BYMONTHDAY=-1,1;BYMONTH=1,2;BYSETPOS=-1", "FREQ=YEARLY;BYYEARDAY=-1,200"})
        CHECK(recurrence::parse(rule, day{2026, 1, 1}).text() == rule);
}
