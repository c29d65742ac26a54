// SPDX-License-Identifier: BSL-1.0

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <remit/check.hpp>
#include <remit/registry/builder.hpp>
#include <remit/rules/text.hpp>

#include "support/catch.hpp"

using remit::body_cadence;
using remit::cadence;
using remit::day;
using remit::period;
using days = std::vector<day>;
using texts = std::vector<std::string>;

namespace {

const period year_2027{{2027, 1, 1}, day{2028, 1, 1}};

struct sits {
    const char *person, *body;
    std::optional<day> stop{};
};
struct meets {
    const char *meeting, *body;
    day start;
    const char* kind = "ordinary";
    std::optional<day> latest{};
};

remit::registry facts(const std::vector<sits>& who, const std::vector<meets>& meetings = {},
                      std::optional<day> ends = {}) {
    remit::registry_builder b;
    for (const char* body : {"a", "b", "c"})
        b.add(remit::body{.body = body, .start = day{2025, 1, 1}, .stop = ends});
    for (const auto& s : who)
        b.add(remit::mandate{
            .person = s.person, .body = s.body, .start = day{2025, 1, 1}, .stop = s.stop});
    for (const auto& m : meetings)
        b.add(remit::meeting{.meeting = m.meeting,
                             .body = m.body,
                             .start = m.start,
                             .kind = m.kind,
                             .start_latest = m.latest});
    return std::move(b).build();
}

body_cadence when(const char* body, const char* text, const char* meetings = nullptr) {
    body_cadence out{body, "ordinary", cadence::parse(text)};
    if (meetings != nullptr) out.meetings = remit::parse_condition(meetings);
    return out;
}

remit::meetings_plan plan(const remit::registry& r, const std::vector<body_cadence>& cadences,
                          std::vector<remit::busy_days> busy = {}) {
    return plan_meetings(r, cadences, {year_2027, std::move(busy), remit::spacing::earliest});
}

texts words(const std::vector<remit::hindrance>& against) {
    texts out;
    for (const auto& h : against) out.push_back(h.what);
    std::sort(out.begin(), out.end());
    return out;
}

texts codes(auto f) {
    try {
        f();
    } catch (const remit::bad_input& e) {
        texts out;
        for (const auto& p : e.problems()) out.push_back(p.code);
        return out;
    }
    return {};
}

}  // namespace

TEST_CASE("nobody is to be in two meetings on one day", "[check][plan]") {
    const auto twice = facts({{"anna", "a"}, {"anna", "b"}, {"bo", "c"}});
    auto found =
        plan(twice, {when("a", "1 per year"), when("b", "1 per year"), when("c", "1 per year")});
    CHECK(found.bodies[0].plan.dates == days{{2027, 1, 1}});
    CHECK(found.bodies[1].plan.dates == days{{2027, 1, 2}});
    CHECK(found.bodies[2].plan.dates == days{{2027, 1, 1}});
    // only while she sits in both
    const auto leaves = facts({{"anna", "a"}, {"anna", "b", day{2027, 1, 1}}});
    found = plan(leaves, {when("a", "1 per year"), when("b", "1 per year")});
    CHECK(found.bodies[1].plan.dates == days{{2027, 1, 1}});
}

TEST_CASE("days on which people are busy count where they sit then", "[check][plan]") {
    const auto r = facts({{"anna", "a", day{2027, 1, 2}}, {"bo", "b"}});
    const auto found = plan(r, {when("a", "1 per year"), when("b", "1 per year")},
                            {{"anna", {{2027, 1, 1}, {2027, 1, 2}}}});
    CHECK(found.bodies[0].plan.dates == days{{2027, 1, 2}});
    CHECK(found.bodies[1].plan.dates == days{{2027, 1, 1}});
}

TEST_CASE("a meeting counts where it surely does", "[check][plan]") {
    const auto r = facts({{"anna", "a"}, {"anna", "b"}}, {{"m1", "a", {2027, 5, 3}},
                                                          {"m2", "a", {2027, 6, 1}, "visit"},
                                                          {"m3", "a", {2026, 5, 3}},
                                                          {"m4", "a", {2027, 8, 1}, ""}});
    const auto found =
        plan(r, {when("a", "1 per year", "kind == \"ordinary\""), when("b", "every June")});
    CHECK(found.bodies[0].held == days{{2026, 5, 3}, {2027, 5, 3}});
    CHECK(found.bodies[0].plan.dates.empty());
    // she attends the visit all the same
    CHECK(found.bodies[1].plan.dates == days{{2027, 6, 2}});
}

TEST_CASE("a meeting of which the day is not known is none of the days that are planned",
          "[check][plan]") {
    const auto r = facts({{"anna", "a"}, {"anna", "b"}},
                         {{"m1", "a", {2027, 5, 1}, "ordinary", day{2027, 5, 31}},
                          {"m2", "b", {2027, 5, 1}, "ordinary", day{2027, 5, 31}},
                          {"m3", "a", {2026, 5, 1}, "ordinary", day{2026, 5, 31}}});
    const auto found = plan(r, {when("a", "1 per year")});
    CHECK(found.clashes.empty());
    CHECK(found.bodies[0].held == days{{2026, 5, 31}});
    CHECK(found.bodies[0].plan.dates == days{{2027, 1, 1}});
}

TEST_CASE("meetings that clash already are told, with those who sit in both", "[check][plan]") {
    const auto r =
        facts({{"anna", "a"}, {"anna", "b"}, {"bo", "a"}, {"bo", "b"}, {"cy", "a"}},
              {{"m1", "a", {2027, 5, 3}}, {"m2", "b", {2027, 5, 3}}, {"m3", "c", {2027, 5, 3}}});
    const auto found = plan(r, {when("a", "1 per year"), when("b", "1 per year")});
    REQUIRE(found.clashes.size() == 1);
    CHECK(found.clashes[0] == remit::meeting_clash{"m1", "m2", {2027, 5, 3}, {"anna", "bo"}});
    CHECK(found.bodies[0].plan.possible);
    CHECK(found.bodies[1].plan.possible);
}

TEST_CASE("a year that is lost does not stand against the next", "[check][plan]") {
    const auto r = facts({{"anna", "a"}}, {{"m1", "a", {2026, 1, 5}}});
    const std::vector<body_cadence> all{when("a", "2 per year, at least 3 months apart")};
    const auto found = plan_meetings(r, all,
                                     {period{{2026, 12, 1}, day{2028, 1, 1}},
                                      {{"anna", {{2026, 12, 1}}}},
                                      remit::spacing::earliest});
    CHECK_FALSE(found.bodies[0].kept_from);
    CHECK(found.bodies[0].plan.dates == days{{2026, 12, 2}, {2027, 3, 2}, {2027, 6, 2}});
    const auto none = facts({{"anna", "a"}});
    const auto later = plan_meetings(none, all, {period{{2026, 12, 1}, day{2028, 1, 1}}, {}, {}});
    CHECK(later.bodies[0].kept_from == day{2027, 1, 1});
    CHECK(words(later.bodies[0].lost) == texts{"2 per year", "at least 3 months apart"});
    CHECK(later.bodies[0].plan.possible);
    // a body that ends before is demanded nothing
    const auto ends = facts({{"anna", "a"}}, {}, day{2027, 3, 1});
    CHECK_FALSE(
        plan_meetings(ends, std::vector{when("a", "1 per month")},
                      {period{{2027, 1, 15}, day{2028, 1, 1}}, {{"anna", {{2027, 2, 1}}}}, {}})
            .bodies[0]
            .kept_from == day{2027, 3, 1});
}

TEST_CASE("cadences of a body that count the same meetings are one", "[check][plan]") {
    const auto r = facts({{"anna", "a"}});
    auto found = plan(r, {when("a", "2 per year, at least 1 month apart"),
                          when("a", "on Mondays, not in January")});
    REQUIRE(found.bodies.size() == 1);
    CHECK(found.bodies[0].name == "ordinary, ordinary");
    CHECK(found.bodies[0].plan.dates == days{{2027, 2, 1}, {2027, 3, 1}});
    found = plan(r, {when("a", "2 per year"), when("a", "at most 1 per year")});
    CHECK(words(found.bodies[0].plan.against) == texts{"2 per year", "at most 1 per year"});
    // what is said of the days of all meetings holds for some of them
    found = plan(r, {when("a", "1 per year", "kind == \"ordinary\""), when("a", "on Mondays")});
    REQUIRE(found.bodies.size() == 2);
    CHECK(found.bodies[0].plan.dates == days{{2027, 1, 4}});
}

TEST_CASE("bodies that cannot be reconciled take no dates from others", "[check][plan]") {
    const auto r = facts({{"anna", "a"}, {"anna", "b"}, {"bo", "b"}, {"bo", "c"}});
    const auto found =
        plan(r, {when("c", "1 per year"), when("a", "every May, on the first Monday"),
                 when("b", "every May, on the first Monday")});
    CHECK(found.bodies[0].plan.dates == days{{2027, 1, 1}});
    CHECK(found.bodies[0].plan.against.empty());
    CHECK_FALSE(found.bodies[1].plan.possible);
    CHECK(found.bodies[1].plan.against.size() == 5);
    CHECK_FALSE(found.bodies[2].plan.possible);
}

TEST_CASE("a charter's cadences are for the bodies that it governs", "[check][plan]") {
    const auto r = facts({{"anna", "a"}});
    remit::charter c;
    c.cadences = {{.name = "o", .when = cadence::parse("1 per year")},
                  {.name = "old", .when = cadence::parse("2 per year"), .stop = day{2026, 1, 1}}};
    CHECK(cadences_of(c, r, year_2027).size() == 3);
    c.body = "b";
    const auto of_b = cadences_of(c, r, year_2027);
    REQUIRE(of_b.size() == 1);
    CHECK((of_b[0].body == "b" && of_b[0].name == "o"));
    c.body = "bb";
    CHECK(codes([&] { (void)cadences_of(c, r, year_2027); }) == texts{"E-BODY"});
}

TEST_CASE("bodies, people and days that are none are refused together", "[check][plan]") {
    const auto r = facts({{"anna", "a"}});
    CHECK(codes([&] { (void)plan(r, {when("aa", "1 per year")}, {{"ann", {}}}); }) ==
          texts{"E-BODY", "E-KEY"});
    auto never = when("a", "1 per year");
    never.start = never.stop = day{2027, 1, 1};
    CHECK(codes([&] { (void)plan(r, {never}); }) == texts{"E-PERIOD"});
    CHECK(codes([&] {
              (void)plan_meetings(r, std::vector{when("a", "1 per year")},
                                  {period{{2027, 1, 1}}, {}, {}});
          }) == texts{"E-PERIOD"});
}
