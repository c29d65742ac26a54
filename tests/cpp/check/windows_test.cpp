// SPDX-License-Identifier: BSL-1.0
// Windows at the edges of the calendar, of what is known, and of who is there.
#include <string>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using remit::day;
using remit_test::rules_only;

namespace {

std::vector<std::string> said(const remit::registry& facts, const std::string& for_each,
                              const std::string& condition, const std::string& subject) {
    std::vector<std::string> out;
    for (const auto& f :
         remit::check(facts, rules_only({{.name = "r",
                                          .for_each = for_each,
                                          .require = remit::parse_condition(condition)}}))
             .all())
        if (f.subject == subject)
            out.push_back(text(f.during) + " " + std::string{text(f.verdict)} +
                          (f.due ? " due " + text(*f.due) : ""));
    return out;
}

}  // namespace

TEST_CASE("what a window says where the calendar begins is not said of later days",
          "[check][window]") {
    remit::registry_builder b;
    b.observed(remit::period{day::first()});
    b.add(remit::mandate{
        .person = "p3", .body = "board", .start = day{2020, 9, 9}, .stop = day{2020, 10, 27}});
    b.add(remit::office{.person = "p1", .office = "director", .area = "social"});
    const auto facts = std::move(b).build();
    // an office without a first day was held for ever when the calendar begins, and for at most 92
    // days of three months after that
    CHECK(said(facts, "person", "days_held().of(person.offices).over(past(months(3))) >= 121",
               "p1") == std::vector<std::string>{"from 0001-03-31, still fails"});
    CHECK(said(facts, "person", "days_held().of(person.offices).over(past(days(90))) == 90",
               "p1") == std::vector<std::string>{"0001-01-01 to 0001-03-30 (last day) fails"});
}

TEST_CASE("what always was is looked at from the first day of the calendar on", "[check][window]") {
    remit::registry_builder b;
    b.observed(remit::table_id::mandates, remit::period{day::first(), day{2020, 11, 20}});
    b.add(remit::person{.person = "p0", .more = {{"gender", std::string{"f"}}}});
    b.add(remit::person{.person = "p1", .more = {{"gender", std::string{"m"}}}});
    b.add(remit::office{
        .person = "p0", .office = "mayor", .area = "social", .stop = day{2020, 11, 14}});
    const auto facts = std::move(b).build();
    // nobody held a mandate in the 69 days from any day on until 12 September: the office counts
    // while one of these days is among the last hundred
    const std::string none =
        "count(gender == \"m\").of(person.mandates).over(ahead(days(69))) <= 0";
    CHECK(said(facts, "person", "count(" + none + ").of(person.offices).over(past(days(100))) >= 1",
               "p0") == std::vector<std::string>{"2020-12-21 to 2021-02-20 (last day) possible",
                                                 "from 2021-02-21, still fails"});
}

TEST_CASE("what is more than it should be already cannot be mended by what is to come",
          "[check][window]") {
    remit::registry_builder b;
    b.add(remit::body{
        .body = "board", .start = day{2020, 7, 13}, .more = {{"observed_stop", day{2022, 1, 14}}}});
    b.add(remit::mandate{
        .person = "p0", .body = "board", .start = day{2021, 8, 25}});  // by whom is not known
    b.add(remit::mandate{
        .person = "p0", .body = "board", .start = day{2021, 2, 4}, .appointed_by = "DEP"});
    const auto facts = std::move(b).build();
    // on 12 June just 74 days are left until it is not known any more by whom: those that may come
    // on top would be too many
    CHECK(said(facts, "body", "days_held(~(appointed_by == \"KL\")).over(ahead(years(1))) == 74",
               "board") ==
          std::vector<std::string>{"2020-07-13 to 2021-06-11 (last day) fails",
                                   "2021-06-12 to 2021-06-12 (last day) possible",
                                   "2021-06-13 to 2022-01-13 (last day) pending due 2022-06-12"});
}

TEST_CASE("a limit waits only for what may still come and would help", "[check][window][within]") {
    remit::registry_builder b;
    b.observed(remit::period{day::first(), day{2021, 1, 4}});
    b.add(remit::body{.body = "panel", .start = day{2020, 10, 4}});
    b.add(remit::body{.body = "board", .start = day{2020, 10, 4}});
    b.add(remit::mandate{.person = "p5", .body = "panel", .start = day{2020, 12, 31}});
    b.add(remit::mandate{
        .person = "p6", .body = "board", .start = day{2020, 10, 4}, .appointed_by = "DEP"});
    const auto facts = std::move(b).build();
    // who came first in January is known, by whom they were appointed is not: no later row helps
    const std::string first = "first(appointed_by).over(month) != \"DEP\"";
    const auto untold = std::vector<std::string>{"2020-12-10 to 2020-12-31 (last day) possible",
                                                 "2021-01-01 to 2021-01-03 (last day) possible"};
    CHECK(said(facts, "body", "within(" + first + ", days(9))", "panel") == untold);
    // a second one may still come, and so may what would keep it from failing
    const std::string two = "count().over(month) >= 2";
    CHECK(said(facts, "body", "within(" + two + ", days(9))", "panel").back() ==
          "2021-01-01 to 2021-01-03 (last day) pending due 2021-01-31");
    // what nothing would help is no due day, in a limit or not
    const std::string f = "within(" + first + ", days(9))", t = "within(" + two + ", days(9))";
    const std::vector<std::string> each = {
        "(" + first + ") | (" + two + ")", "(" + f + ") | (" + two + ")",
        "(" + f + ") | (" + t + ")",
        "within((within(" + first + ", days(5))) | (" + two + "), days(3))"};
    for (const auto& condition : each)
        CHECK(said(facts, "body", condition, "panel").back() ==
              "2021-01-01 to 2021-01-03 (last day) pending due 2021-01-31");
    CHECK(said(facts, "body", "within((" + two + ") & (" + first + "), days(9))", "panel").back() ==
          "2021-01-01 to 2021-01-03 (last day) pending due 2021-01-31");
}

TEST_CASE("who is found in a seat sits there by a mandate of that seat", "[check][window]") {
    remit::registry_builder b;
    b.add(remit::seat{.body = "board", .seat = "chair", .more = {{"grade", std::int64_t{2}}}});
    b.add(remit::mandate{.person = "p3",
                         .body = "board",
                         .seat = "chair",
                         .start = day{2020, 10, 26},
                         .stop_earliest = day{2020, 10, 27}});
    b.add(remit::mandate{.person = "p3", .body = "board", .start = day{2021, 1, 3}});
    const auto facts = std::move(b).build();
    // the second mandate does not take the grade of the chair away while the first one may last
    const std::vector<std::string> there{"2020-10-26 to 2020-10-26 (last day) fails",
                                         "from 2020-10-27, still possible"};
    for (const char* months : {"1", "5"})
        CHECK(said(facts, "mandate",
                   "total(col(\"grade\")).over(ahead(months(" + std::string{months} + "))) == 1",
                   "p3@board/chair@2020-10-26") == there);
    CHECK(said(facts, "mandate", "total(col(\"grade\")).over(ahead(months(5))) == 2",
               "p3@board/chair@2020-10-26") ==
          std::vector<std::string>{"from 2020-10-27, still possible"});
}

TEST_CASE("what looks back is due on the day it is asked on", "[check][window][due]") {
    remit::registry_builder b;
    b.observed(remit::table_id::meetings, remit::period{day{2026, 1, 1}, day{2026, 3, 1}});
    b.add(remit::body{.body = "board", .start = day{2026, 1, 1}});
    b.add(remit::meeting{.meeting = "m1", .body = "board", .start = {2026, 2, 10}});
    const auto facts = std::move(b).build();
    // a meeting on 12 March keeps that day, and none does later
    const auto asked =
        std::vector<std::string>{"some().of(meetings).over(past(days(30)))",
                                 "count().of(meetings).over(past(days(30))) >= 1",
                                 "last(start).of(meetings).over(past()) + days(30) > today"};
    for (const auto& condition : asked) {
        const auto all = said(facts, "body", condition, "board");
        INFO(condition);
        REQUIRE_FALSE(all.empty());
        CHECK(all.back() == "from 2026-03-12, still pending due 2026-03-12");
    }
    // what the meetings after the first day are is never over
    CHECK(said(facts, "body", "count().of(meetings).over(after(start)) >= 2", "board").back() ==
          "from 2026-03-01, still pending due 2026-03-01");
}
