// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/meeting_plan.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using remit::cadence;
using remit::day;
using remit::hindrance;
using remit::meeting_plan;
using remit::period;
using remit::planning;
using days = std::vector<day>;

namespace {

const period year_2026{{2026, 1, 1}, day{2027, 1, 1}};

meeting_plan plan(std::string_view text, const planning& p) {
    return propose(cadence::parse(text), p);
}
planning earliest(period over) {
    planning p{over};
    p.spacing = remit::spacing::earliest;
    return p;
}
/// The dates of one year, the earliest.
days dates(std::string_view text, const planning& p = earliest(year_2026)) {
    const auto found = plan(text, p);
    CHECK(found.possible);
    CHECK(found.against.empty());
    return found.dates;
}
/// What stands against it, in words.
std::vector<std::string> against(const meeting_plan& found) {
    CHECK_FALSE(found.possible);
    CHECK(found.dates.empty());
    std::vector<std::string> out;
    for (const auto& h : found.against) out.push_back(h.what);
    std::sort(out.begin(), out.end());
    return out;
}
using texts = std::vector<std::string>;

std::string codes(const remit::bad_input& e) {
    std::string out;
    for (const auto& p : e.problems()) out += p.code + " " + p.where;
    return out;
}

}  // namespace

TEST_CASE("the dates of a year as charters ask for them", "[calendar][meeting_plan]") {
    CHECK(dates("2 per year, at least 3 months apart") == days{{2026, 1, 1}, {2026, 4, 1}});
    CHECK(dates("first Tuesday of March and September") == days{{2026, 3, 3}, {2026, 9, 1}});
    CHECK(dates("1 per quarter, on working days, not in July").size() == 4);
    CHECK(dates("1 per quarter, on working days, not in July")[2] == day{2026, 8, 3});
    CHECK(dates("last Friday of the month").size() == 12);
    CHECK(dates("2 per year, only in May and October, at least 2 months apart") ==
          days{{2026, 5, 1}, {2026, 10, 1}});
    CHECK(dates("2 per year, not from 20 December to 5 January, on Mondays") ==
          days{{2026, 1, 12}, {2026, 1, 19}});
    CHECK(dates("1 per month, except July to December").size() == 6);
    CHECK(dates("every 26 weeks from 2025-07-01") == days{{2026, 6, 30}, {2026, 12, 29}});
    CHECK(dates("at most 4 per year").empty());
    CHECK(dates("half day").empty());
    CHECK(dates("1 per year starting 1 July").empty());  // it ends after 2026
}

TEST_CASE("a stretch without a meeting is never too long", "[calendar][meeting_plan]") {
    auto p = earliest(period{{2026, 1, 1}, day{2026, 3, 1}});
    p.held = {{2025, 12, 22}};
    // 3 weeks without one would end on 12 January
    CHECK(dates("at most 3 weeks apart", p).front() <= day{2026, 1, 12});
    CHECK(dates("at most 3 weeks apart", p).size() == 3);
    p.held = {{2025, 6, 1}};  // too long ago already: counted anew from the first of January
    const auto found = dates("at most 3 weeks apart", p);
    REQUIRE(found.size() == 2);
    CHECK(found[0] <= day{2026, 1, 21});
    p.held = {}, p.since = day{2025, 12, 22};  // the first stretch begins there
    CHECK(dates("at most 3 weeks apart", p).front() <= day{2026, 1, 11});
}

TEST_CASE("months end on the day of the same number, or on the last of the month",
          "[calendar][meeting_plan]") {
    auto p = earliest(period{{2026, 6, 1}, day{2026, 7, 3}});
    p.held = {{2026, 5, 31}};
    CHECK(dates("at most 1 month apart", p) == days{{2026, 6, 3}});
    p.busy = {{"Anna", {}}};
    for (auto d = p.over.start(); d < day{2026, 6, 30}; d = d + 1) p.busy[0].days.push_back(d);
    CHECK(dates("at most 1 month apart", p) == days{{2026, 6, 30}});
    CHECK(dates("exactly 1 per month, at least 1 month apart", p) == days{{2026, 6, 30}});
    p.busy[0].days.push_back({2026, 6, 30});
    CHECK(against(plan("at most 1 month apart", p)) == texts{"Anna", "at most 1 month apart"});
    p.over = period{{9999, 10, 1}, day::last()};
    p.held = {}, p.busy = {};
    CHECK(dates("at most 1 month apart", p).size() == 3);
}

TEST_CASE("meetings that were held and that are fixed count", "[calendar][meeting_plan]") {
    auto p = earliest(year_2026);
    p.held = {{2026, 5, 5}};
    CHECK(dates("2 per year, at least 3 months apart", p) == days{{2026, 1, 1}});
    p.held = {{2026, 5, 5}, {2026, 10, 1}};
    CHECK(dates("2 per year, at least 3 months apart", p).empty());
    p.held = {{2025, 11, 20}};
    CHECK(dates("2 per year, at least 3 months apart", p) == days{{2026, 2, 20}, {2026, 5, 20}});
    // of a year that has begun already
    p = earliest(period{{2026, 7, 1}, day{2027, 1, 1}});
    p.held = {{2026, 2, 2}};
    CHECK(dates("2 per year", p) == days{{2026, 7, 1}});
    p.since = day{2026, 2, 1};  // the body is younger than the year
    CHECK(dates("2 per year", p).empty());
    // what is too many is so, and asks for no more
    p.since = {}, p.held = {{2026, 2, 2}, {2026, 3, 3}, {2026, 4, 4}};
    CHECK(dates("at most 2 per year", p).empty());
    // a meeting that is fixed in a later stretch leaves no room for one more in an earlier one
    p = earliest(period{{2001, 7, 15}, day{2002, 4, 16}});
    p.since = day{2000, 10, 1};
    p.held = {{2001, 6, 15}, {2001, 9, 16}, {2002, 3, 17}};
    CHECK(against(plan("exactly 6 per half-year, at most 1 month apart", p)) ==
          texts{"at most 1 month apart", "exactly 6 per half-year", "the meeting on 2001-09-16",
                "the meetings before 2001-07-15"});
    // a meeting behind the plan counts too
    p = earliest(year_2026);
    p.held = {{2027, 1, 10}};
    CHECK(dates("only in December, every December, at least 2 weeks apart", p) ==
          days{{2026, 12, 1}});
    p.over = period{{2026, 12, 30}, day{2027, 1, 1}};
    CHECK(dates("at least 2 weeks apart", p).empty());
    p.since = day{2026, 12, 1};
    CHECK(against(plan("every December, at least 2 weeks apart", p)).size() >= 2);
}

TEST_CASE("no date is on a day that somebody has not, nor on a holiday",
          "[calendar][meeting_plan]") {
    auto p = earliest(year_2026);
    p.calendar = remit::working_days{{day{2026, 1, 1}, day{2026, 1, 2}}};
    CHECK(dates("1 per year, on working days", p) == days{{2026, 1, 5}});
    p.busy = {{"Anna", {{2026, 1, 5}, {2026, 1, 6}}}, {"the hall", {{2026, 1, 7}}}};
    CHECK(dates("1 per year, on working days", p) == days{{2026, 1, 8}});
    p.held = {{2026, 1, 8}};
    CHECK(dates("2 per year, on working days", p) == days{{2026, 1, 9}});
}

TEST_CASE("dates are as far apart as they can be, and no further than they need",
          "[calendar][meeting_plan]") {
    const planning p{year_2026};
    const auto two = plan("2 per year", p).dates;
    REQUIRE(two.size() == 2);
    CHECK(two[0] == day{2026, 1, 1});
    CHECK(two[1] - two[0] == 182);
    const auto twelve = plan("12 per year", p).dates;
    for (std::size_t i = 1; i < twelve.size(); ++i) CHECK(twelve[i] - twelve[i - 1] == 30);
    auto busy = p;
    busy.held = {{2025, 12, 1}};
    const auto later = plan("2 per year", busy).dates;
    CHECK(later[0] - day{2025, 12, 1} == later[1] - later[0]);
    CHECK(plan("at most 4 weeks apart", p).dates.size() == 13);
}

TEST_CASE("nothing is planned before there is something to plan", "[calendar][meeting_plan]") {
    auto p = earliest(year_2026);
    p.since = day{2026, 6, 15};
    CHECK(dates("1 per month", p).front() == day{2026, 7, 1});
    CHECK(dates("every 4 weeks from 2025-01-01", p).front() == day{2026, 6, 17});
    p.since = day{2030, 1, 1};
    CHECK(dates("1 per month", p).empty());
    p.over = period{{2026, 1, 1}, day{2026, 1, 2}};
    p.since = {};
    CHECK(dates("1 per month", p).empty());
    CHECK(dates("at most 1 day apart", p) == days{{2026, 1, 1}});
}

TEST_CASE("what stands against dates is the least that does", "[calendar][meeting_plan]") {
    auto p = earliest(year_2026);
    p.busy = {{"Anna", {}}, {"Bo", {{2026, 3, 3}}}};
    for (day d{2026, 5, 1}; d < day{2026, 6, 1}; d = d + 1) p.busy[0].days.push_back(d);
    const auto found = plan("every May, at most 9 per year, on working days", p);
    CHECK(against(found) == texts{"Anna", "every May"});
    REQUIRE(found.against.size() == 2);
    CHECK(found.against[0].why == hindrance::kind::part);
    CHECK(found.against[0].part == 0);
    CHECK(found.against[1].why == hindrance::kind::busy);
    // two who are busy, neither of whom alone
    p.busy = {{"Anna", {{2026, 5, 4}, {2026, 5, 11}}}, {"Bo", {{2026, 5, 18}, {2026, 5, 25}}}};
    CHECK(against(plan("every May, on Mondays", p)) ==
          texts{"Anna", "Bo", "every May", "on Mondays"});
    // meetings that are fixed
    p = earliest(year_2026);
    p.held = {{2026, 7, 7}, {2026, 3, 3}};
    const auto fixed = plan("not in July, 1 per year", p);
    CHECK(against(fixed) == texts{"not in July", "the meeting on 2026-07-07"});
    CHECK(fixed.against[1].why == hindrance::kind::fixed);
    CHECK(fixed.against[1].on == day{2026, 7, 7});
    p.held = {{2026, 3, 3}, {2026, 3, 9}, {2026, 9, 9}};
    CHECK(against(plan("at least 1 month apart", p)) == texts{"at least 1 month apart",
                                                              "the meeting on 2026-03-03",
                                                              "the meeting on 2026-03-09"});
    // and those before
    p = earliest(period{{2026, 12, 20}, day{2027, 1, 1}});
    p.held = {{2026, 12, 1}};
    const auto held = plan("every December, at most 2 per year, 2 per year, 1 month apart", p);
    CHECK(against(held).size() >= 2);
    CHECK(std::any_of(held.against.begin(), held.against.end(), [](const hindrance& h) {
        return h.why == hindrance::kind::held && h.what == "the meetings before 2026-12-20";
    }));
}

TEST_CASE("dates are planned up to a day, and not for ever", "[calendar][meeting_plan]") {
    const auto refused = [](const planning& p) -> std::string {
        try {
            (void)plan("1 per year", p);
        } catch (const remit::bad_input& e) {
            return codes(e);
        }
        return "";
    };
    CHECK(refused(planning{period{{2026, 1, 1}}}) == "E-PERIOD over");
    CHECK(refused(planning{period{{2000, 1, 1}, day{2000, 1, 1} + 40'001}}) == "E-SIZE over");
    CHECK(refused(earliest(period{{2000, 1, 1}, day{2000, 1, 1} + 40'000})) == "");
    CHECK(refused(planning{period{day::first(), day::first() + 900}}) == "");
    CHECK(refused(planning{period{day::last() - 900, day::last()}}) == "");
    // more ways than can be looked at
    try {
        (void)plan("200 per year, 90 per half-year, 45 per quarter, 13 per month",
                   planning{period{{2026, 1, 1}, day{2036, 1, 1}}});
        FAIL("they were looked at");
    } catch (const remit::bad_input& e) {
        CHECK(codes(e) == "E-SIZE ");
    }
}
