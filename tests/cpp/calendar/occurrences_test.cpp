// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar.hpp>

#include <algorithm>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using remit::adjustment;
using remit::day;
using remit::occurrences;
using remit::recurrence;
using days = std::vector<day>;

namespace {

days of(const occurrences& all, std::size_t rule) {
    const auto found = all.of(rule);
    return {found.begin(), found.end()};
}

}  // namespace

TEST_CASE("many rules are written one after the other", "[calendar][occurrences]") {
    const std::vector<recurrence> rules{
        recurrence::parse("FREQ=MONTHLY;BYDAY=2TU", day{2026, 1, 1}),
        recurrence::parse("FREQ=WEEKLY;COUNT=2", day{2030, 1, 1}),
        recurrence::parse("FREQ=MONTHLY;BYMONTHDAY=-1", day{2025, 6, 1}),
        recurrence::parse("FREQ=DAILY;INTERVAL=40", day{2026, 1, 1}).also_on({{2026, 2, 1}})};
    occurrences all;
    CHECK(all.size() == 0);
    CHECK(all.days().empty());
    all.expand(rules, {2026, 1, 1}, {2026, 3, 1});
    CHECK(all.size() == 4);
    CHECK(of(all, 0) == days{{2026, 1, 13}, {2026, 2, 10}});
    CHECK(of(all, 1).empty());
    CHECK(of(all, 2) == days{{2026, 1, 31}, {2026, 2, 28}});
    CHECK(of(all, 3) == days{{2026, 1, 1}, {2026, 2, 1}, {2026, 2, 10}});
    CHECK(all.days().size() == 7);
    CHECK(all.bounds().back() == 7);
    all.expand({}, {2026, 1, 1}, {2026, 3, 1});
    CHECK(all.size() == 0);
    all.expand(rules, {2026, 3, 1}, {2026, 1, 1});  // no day
    CHECK(all.size() == 4);
    CHECK(all.days().empty());
}

TEST_CASE("many rules are moved to working days", "[calendar][occurrences]") {
    const auto danish = remit::working_days_of(remit::danish_holidays(2026, 2026));
    const remit::working_day_table table{danish, {2026, 1, 1}, {2027, 1, 1}};
    const std::vector<recurrence> rules{recurrence::parse("FREQ=DAILY", day{2026, 4, 1})};
    occurrences all;
    all.expand(rules, {2026, 4, 1}, {2026, 4, 9}, table, adjustment::following);
    CHECK(of(all, 0) == days{{2026, 4, 1},
                             {2026, 4, 7},  // Maundy Thursday to Easter Monday
                             {2026, 4, 7},
                             {2026, 4, 7},
                             {2026, 4, 7},
                             {2026, 4, 7},
                             {2026, 4, 7},
                             {2026, 4, 8}});
    // a table of other days answers all the same
    const remit::working_day_table other{danish, {2020, 1, 1}, {2020, 2, 1}};
    const auto before = of(all, 0);
    all.expand(rules, {2026, 4, 1}, {2026, 4, 9}, other, adjustment::following);
    CHECK(of(all, 0) == before);
    all.expand(rules, {2026, 4, 1}, {2026, 4, 9}, table, adjustment::unadjusted);
    CHECK(of(all, 0).front() == day{2026, 4, 1});
    CHECK(of(all, 0).back() == day{2026, 4, 8});
}

TEST_CASE("a working day beyond the calendar is refused, and nothing is held",
          "[calendar][occurrences]") {
    // 9999-12-31 is a Friday
    const remit::working_days monday{{}, {1}};
    const std::vector<recurrence> rules{recurrence::parse("FREQ=DAILY", day{9999, 12, 1})};
    const remit::working_day_table table{monday, {9999, 12, 1}, day::last()};
    occurrences all;
    all.expand(rules, {9999, 12, 1}, {9999, 12, 20});
    CHECK_THROWS_AS(all.expand(rules, {9999, 12, 1}, day::last(), table, adjustment::following),
                    remit::bad_input);
    CHECK(all.size() == 0);
    CHECK(all.days().empty());
    all.expand(rules, {9999, 12, 1}, day::last(), table, adjustment::preceding);
    CHECK(all.of(0).back() == day{9999, 12, 27});
}

TEST_CASE("no more days are found than may be", "[calendar][occurrences]") {
    const std::vector<recurrence> rules(3, recurrence::parse("FREQ=DAILY", day{1, 1, 1}));
    const remit::working_day_table table{remit::working_days{}, {2026, 1, 1}, {2026, 2, 1}};
    occurrences all;
    all.expand(rules, {2026, 1, 1}, {2026, 1, 11}, 30);
    CHECK(all.days().size() == 30);
    CHECK_THROWS_MATCHES(all.expand(rules, {2026, 1, 1}, {2026, 1, 11}, 29), remit::bad_input,
                         remit_test::message_contains("rule 3: more than 29 days"));
    CHECK(all.size() == 0);
    CHECK_THROWS_AS(all.expand(rules, {2026, 1, 1}, {2026, 1, 11}, table, adjustment::following, 9),
                    remit::bad_input);
    CHECK(all.days().empty());
    const std::vector<recurrence> hostile(60, rules[0]);  // 219 million days
    CHECK_THROWS_AS(all.expand(hostile, day::first(), day::last()), remit::bad_input);
}

TEST_CASE("what was moved from holds no days, and may be asked anew", "[calendar][occurrences]") {
    const std::vector<recurrence> rules{recurrence::parse("FREQ=DAILY", day{2026, 4, 1})};
    occurrences all;
    all.expand(rules, {2026, 4, 1}, {2026, 4, 9});
    const auto moved = std::move(all);
    CHECK(moved.days().size() == 8);
    // NOLINTBEGIN(bugprone-use-after-move): that is what is asked
    CHECK(all.size() == 0);
    CHECK(all.days().empty());
    all.expand(rules, {2026, 4, 1}, {2026, 4, 3});
    CHECK(of(all, 0) == days{{2026, 4, 1}, {2026, 4, 2}});
    // NOLINTEND(bugprone-use-after-move)
}

TEST_CASE("long rules before short ones are all written", "[calendar][occurrences]") {
    std::vector<recurrence> rules(100, recurrence::parse("FREQ=DAILY", day{2026, 1, 1}));
    rules.resize(5000, recurrence::parse("FREQ=DAILY;COUNT=1", day{2026, 1, 1}));
    occurrences all;
    all.expand(rules, {2026, 1, 1}, {2027, 1, 1});
    CHECK(all.days().size() == 100 * 365 + 4900);
    CHECK(of(all, 4999) == days{{2026, 1, 1}});
}
