// SPDX-License-Identifier: BSL-1.0
// What is certain where rows may have been before the first day that is known, and after the last.
#include <string>
#include <utility>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using remit::day;
using remit::period;
using remit_test::rules_only;

namespace {

using said = std::vector<std::string>;

said said_of(const remit::registry& facts, const remit::rule& r) {
    said out;
    for (const auto& f : remit::check(facts, rules_only({r})).all())
        out.push_back(text(f.during) + " | " + std::string{text(f.verdict)});
    return out;
}

/// A body with one member since 2020, of which little is known.
remit::registry_builder anna_alone() {
    remit::registry_builder b;
    b.add(remit::mandate{.person = "anna", .body = "board", .start = {2020, 1, 1}});
    return b;
}

remit::meeting meeting_on(day start, std::string status) {
    return {.meeting = text(start), .body = "board", .start = start, .status = std::move(status)};
}

}  // namespace

TEST_CASE("of the latest rows one may be that came before the first known day", "[check][known]") {
    const auto facts = [](period known, bool with_another) {
        auto b = anna_alone();
        b.observed(known);
        b.add(meeting_on({2021, 11, 1}, "cancelled"));
        if (with_another) b.add(meeting_on({2022, 3, 1}, "held"));
        return std::move(b).build();
    };
    const auto asked = [](const std::string& condition) {
        return remit::rule{
            .name = "r", .require = remit::parse_condition(condition), .start = day{2022, 1, 1}};
    };
    const period from_2020{day{2020, 1, 1}, day{2023, 1, 1}};
    const period from_2022{day{2022, 1, 1}, day{2023, 1, 1}};
    const std::string fails = "2022-01-01 to 2022-12-31 (last day) | fails";
    const auto none_cancelled = asked("none(status == \"cancelled\").of(meetings).over(recent(1))");
    CHECK(said_of(facts(from_2020, false), none_cancelled) == said{fails});
    CHECK(said_of(facts(from_2022, false), none_cancelled) == said{});
    for (const auto* measure : {"count()", "distinct(status)", "days_held()"}) {
        const std::string of = std::string{measure} + ".of(meetings).over(recent(1))";
        CHECK(said_of(facts(from_2020, false), asked(of + " == 0")) == said{fails});
        CHECK(said_of(facts(from_2022, false), asked("~(" + of + " >= 2)")) == said{});
        CHECK(said_of(facts(from_2022, false), asked(of + " == 0")) == said{});
    }
    // as soon as enough of them are seen it surely is not one of them, and they surely are
    const auto some_held = asked("none(status == \"held\").of(meetings).over(recent(1))");
    CHECK(said_of(facts(from_2022, true), none_cancelled) == said{});
    CHECK(said_of(facts(from_2022, true), some_held) ==
          said{"2022-03-01 to 2022-12-31 (last day) | fails"});
    const auto two = "some(status == \"held\").of(meetings).over(recent(2))";
    CHECK(said_of(facts(from_2022, true), asked("~" + std::string{two})) ==
          said{"2022-03-01 to 2022-12-31 (last day) | fails"});
}

TEST_CASE("the latest rows of a table, or of a body, that is known later", "[check][known]") {
    const auto r = remit::rule{.name = "r",
                               .require = none(status == "cancelled").of(meetings).over(recent(1)),
                               .start = day{2021, 12, 1}};
    auto table = anna_alone();
    table.observed(remit::table_id::meetings, period{day{2022, 1, 1}});
    table.add(meeting_on({2021, 11, 1}, "cancelled"));
    CHECK(said_of(std::move(table).build(), r) == said{});
    for (const auto* began : {"2020-01-01", "2021-11-01"}) {
        INFO(began);
        auto b = anna_alone();
        b.observed(period{day{2020, 1, 1}});
        b.add(remit::body{.body = "board",
                          .start = day::parse(began),
                          .more = {{"observed_start", day{2021, 11, 1}}}});
        b.add(meeting_on({2021, 11, 1}, "cancelled"));
        CHECK(said_of(std::move(b).build(), r) == said{"from 2021-12-01, still | fails"});
    }
}

TEST_CASE("a limit may have run out by days that nobody knows of", "[check][known][within]") {
    const auto facts = [](period known, day since) {
        remit::registry_builder b;
        b.observed(known);
        b.add(remit::body{.body = "board", .start = since});
        b.add(remit::mandate{.person = "anna", .body = "board", .start = since});
        b.add(remit::mandate{
            .person = "bo", .body = "board", .start = {2021, 6, 1}, .stop = day{2021, 7, 1}});
        return std::move(b).build();
    };
    const auto two = [](const std::string& condition, std::optional<day> from = {}) {
        return remit::rule{
            .name = "r", .require = remit::parse_condition(condition), .start = from};
    };
    const std::string limit = "within(count() >= 2, days(30))";
    const period known{day{2021, 3, 4}, day{2022, 1, 1}};
    const std::string again = "2021-06-01 to 2021-07-30 (last day) | fails";
    // from April on it has failed for too long, whenever it began
    CHECK(said_of(facts(known, {2020, 6, 1}), two("~" + limit)) == said{again});
    CHECK(said_of(facts(known, {2020, 6, 1}), two(limit)) ==
          said{"2021-04-03 to 2021-05-31 (last day) | fails",
               "2021-07-31 to 2021-12-31 (last day) | fails"});
    // the body, or the rule, begins when all is known
    const std::string at_first = "2021-03-04 to 2021-04-02 (last day) | fails";
    CHECK(said_of(facts(known, {2021, 3, 4}), two("~" + limit)) == said{at_first, again});
    CHECK(said_of(facts(known, {2020, 6, 1}), two("~" + limit, day{2021, 3, 4})) ==
          said{at_first, again});
    // nobody said that nothing is known of before
    CHECK(said_of(facts(period{day::first(), day{2022, 1, 1}}, {2021, 3, 4}), two("~" + limit)) ==
          said{at_first, again});
    CHECK(said_of(facts(known, {2020, 6, 1}), two("~" + limit + " & (count() >= 1)")) ==
          said{again});
    CHECK(said_of(facts(known, {2020, 6, 1}), two("~" + limit + " & (count() >= 3)")) ==
          said{"2021-03-04 to 2021-12-31 (last day) | fails"});
}

TEST_CASE("what is open beside what is not known is not pending", "[check][known]") {
    remit::registry_builder b;
    b.observed(period{day{2022, 1, 1}, day{2023, 2, 1}});
    b.add(remit::body{.body = "board", .start = day{2020, 1, 1}});
    b.add(meeting_on({2022, 3, 1}, "held"));
    const auto facts = std::move(b).build();
    const auto asked = [](const std::string& condition) {
        return remit::rule{.name = "r", .require = remit::parse_condition(condition)};
    };
    const std::string so_far = "count().of(meetings).over(past())";
    const std::string now = "count().of(meetings).over(quarter)";
    CHECK(said_of(facts, asked(so_far + " + " + now + " >= 3")) == said{});
    CHECK(said_of(facts, asked("(" + so_far + " >= 3) | (" + now + " >= 1)")) == said{});
    CHECK(said_of(facts, asked("(" + so_far + " >= 3) & (" + now + " >= 1)")).back() ==
          "2023-01-01 to 2023-01-31 (last day) | pending");
}

TEST_CASE("the next row may have come when nobody knows of it", "[check][known][within]") {
    const auto facts = [](period known, std::optional<day> next) {
        auto b = anna_alone();
        b.add(remit::mandate{
            .person = "bo", .body = "board", .start = {2020, 1, 1}, .stop = day{2021, 12, 10}});
        b.observed(remit::table_id::meetings, known);
        b.add(meeting_on({2020, 2, 1}, "held"));
        if (next) b.add(meeting_on(*next, "held"));
        return std::move(b).build();
    };
    const auto asked = [](const std::string& condition) {
        return remit::rule{
            .name = "r", .require = remit::parse_condition(condition), .start = day{2021, 12, 1}};
    };
    const auto kept = asked("within(count() >= 2, next(meetings))");
    const auto not_kept = asked("~within(count() >= 2, next(meetings))");
    const period ahead{day::first(), day{2021, 12, 15}};
    CHECK(said_of(facts(ahead, {}), kept) == said{});
    CHECK(said_of(facts(ahead, {}), not_kept) ==
          said{"2021-12-01 to 2021-12-14 (last day) | fails", "from 2021-12-15, still | pending"});
    const period later{day{2022, 1, 1}, std::nullopt};
    CHECK(said_of(facts(later, day{2022, 2, 1}), kept) == said{"from 2022-02-01, still | fails"});
    CHECK(said_of(facts(later, day{2022, 2, 1}), not_kept) ==
          said{"2021-12-01 to 2021-12-10 (last day) | fails"});
    const period always{day::first()};
    CHECK(said_of(facts(always, day{2022, 2, 1}), not_kept) ==
          said{"2021-12-01 to 2022-01-31 (last day) | fails"});
}
