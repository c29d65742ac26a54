// SPDX-License-Identifier: BSL-1.0
// The oracle on examples that were reckoned by hand, word by word.
#include <optional>
#include <string>
#include <vector>

#include <remit/rules/text.hpp>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"

namespace {

namespace oracle = remit_test::oracle;
using remit::day;
using remit::truth;

day on(const char* text) { return day::parse(text); }
remit::mandate held(const char* person, const char* start, const char* stop = "") {
    remit::mandate m{.person = person, .body = "board", .start = on(start)};
    if (*stop != '\0') m.stop = on(stop);
    return m;
}
remit::meeting met(const char* key, const char* start) {
    return {.meeting = key, .body = "board", .start = on(start)};
}
oracle::facts board(std::vector<remit::mandate> mandates) {
    oracle::facts f;
    f.bodies = {{.body = "board", .start = on("2010-01-01")}};
    f.mandates = std::move(mandates);
    return f;
}

/// What the words come to for the subject on the day.
truth said(const oracle::facts& f, const char* for_each, const char* subject, const char* words,
           const char* d, const remit::check_settings& s = {}) {
    const remit::rule r{
        .name = "r", .for_each = for_each, .require = remit::parse_condition(words)};
    const auto t = oracle::measuring{f, s}.holds(on(d), r, subject, r.require);
    REQUIRE(t);
    return *t;
}
truth said(const oracle::facts& f, const char* words, const char* d) {
    return said(f, "body", "board", words, d);
}

/// "start..stop verdict due" of each run, the last day that is not in it as the stop.
std::vector<std::string> runs(const oracle::facts& f, const char* for_each, const char* require,
                              const char* from, const char* to, const char* within = "",
                              const char* where = "") {
    remit::charter c;
    c.rules = {{.name = "r", .for_each = for_each, .require = remit::parse_condition(require)}};
    if (*within != '\0') c.rules[0].within = remit::parse_limit(within);
    if (*where != '\0') c.rules[0].where = remit::parse_condition(where);
    std::vector<std::string> out;
    for (const auto& r : oracle::judge(f, c, remit::period{on(from), on(to)})) {
        const char* names[] = {"fails", "possible", "pending"};
        out.push_back(remit::text(r.start) + ".." + remit::text(r.stop) + " " +
                      names[static_cast<int>(r.verdict)] +
                      (r.due ? " " + remit::text(*r.due) : std::string{}));
    }
    return out;
}
using lines = std::vector<std::string>;

constexpr auto yes = truth::yes, no = truth::no, maybe = truth::maybe;

}  // namespace

TEST_CASE("oracle: the gender law's own rounding for 3 to 15 members", "[oracle]") {
    const int demanded[] = {1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 6, 6};
    for (int members = 3; members <= 15; ++members)
        for (int women = 0; women <= members / 2; ++women) {
            auto f = board({});
            for (int i = 0; i < members; ++i) {
                const auto key = "p" + std::to_string(i);
                f.people.push_back({.person = key, .more = {{"gender", i < women ? "f" : "m"}}});
                f.mandates.push_back(held(key.c_str(), "2020-01-01"));
            }
            const auto t =
                said(f,
                     "least(count(gender == \"f\"), count(gender == \"m\")) >= "
                     "least(nearest(count() * percent(40)), floor(count() * percent(49)))",
                     "2020-06-01");
            CHECK(t == (women >= demanded[members - 3] ? yes : no));
        }
}

TEST_CASE("oracle: six years end before the sixth anniversary", "[oracle]") {
    const auto f = board({held("anna", "2012-03-01", "2015-01-01"), held("anna", "2015-01-01")});
    const char* rule = "days_held().of(person.mandates.same(body)).over(run(days(1))) <= years(6)";
    CHECK(said(f, "mandate", "anna@board@2012-03-01", rule, "2018-02-28") == yes);
    CHECK(said(f, "mandate", "anna@board@2012-03-01", rule, "2018-03-01") == no);
    CHECK(runs(f, "mandate", rule, "2012-01-01", "2019-01-01") ==
          lines{"2018-03-01..2019-01-01 fails"});
}

TEST_CASE("oracle: a run ends at a gap that is long enough", "[oracle]") {
    const auto f = board({held("anna", "2020-01-01", "2020-02-01"), held("anna", "2020-02-11")});
    const auto length = [&](const char* gap, const char* d) {
        const remit::rule r{
            .name = "r", .for_each = "body", .require = remit::parse_condition("count() == 1")};
        const auto m =
            remit::parse_measure("days_held().of(mandates).over(run(" + std::string{gap} + "))");
        const auto x = oracle::measuring{f}.on(on(d), r, "board", m);
        CHECK(x->low == x->high);
        return x->low->num();
    };
    CHECK(length("days(10)", "2020-02-12") == 2);   // the gap of ten days ends the run
    CHECK(length("days(11)", "2020-02-12") == 33);  // and is too short here
    CHECK(length("days(10)", "2020-02-09") == 31);  // not over yet: nine days without
    CHECK(length("days(10)", "2020-02-10") == 0);   // over
}

TEST_CASE("oracle: days without an end are not those of half a quarter", "[oracle]") {
    const auto f = board({held("anna", "2020-11-23")});
    const remit::rule r{
        .name = "r", .for_each = "body", .require = remit::parse_condition("count() == 1")};
    const auto m = remit::parse_measure(
        "days_held(days_held().of(person.members).over(quarter) < 79).of(mandates).over(ahead())");
    const auto x = oracle::measuring{f}.on(on("2020-12-07"), r, "board", m);
    CHECK(x->low == remit::ratio{25, 1});
    CHECK(x->high == remit::ratio{25, 1});
}

TEST_CASE("oracle: two meetings a year, with a year that is not over", "[oracle]") {
    auto f = board({});
    f.meetings = {met("a", "2023-02-01"), met("b", "2023-09-01"), met("c", "2024-05-01")};
    f.observed_tables.emplace(remit::table_id::meetings,
                              remit::period{on("2010-01-01"), on("2025-03-01")});
    f.observed = remit::period{on("2010-01-01"), on("2026-01-01")};
    const char* rule = "count().of(meetings).over(year) >= 2";
    CHECK(runs(f, "body", rule, "2023-01-01", "2026-01-01") ==
          lines{"2024-01-01..2025-01-01 fails", "2025-01-01..2026-01-01 pending 2025-12-31"});
    // a cap that is broken is so whatever else happens; one that is kept may still be broken
    CHECK(said(f, "count().of(meetings).over(year) <= 0", "2025-01-05") == maybe);
    CHECK(said(f, "count().of(meetings).over(year) <= 0", "2024-01-05") == no);
    CHECK(said(f, "count().of(meetings).over(past(days(30))) == 0", "2025-03-02") == maybe);
    CHECK(said(f, "count().of(meetings).over(past(days(30))) == 0", "2025-02-28") == yes);
    CHECK(said(f, "none().of(meetings).over(ahead(days(10)))", "2025-02-19") == yes);
    CHECK(said(f, "none().of(meetings).over(ahead(days(10)))", "2025-02-20") == maybe);
}

TEST_CASE("oracle: each year is a breach of its own, and a first year of a few months is none",
          "[oracle]") {
    auto f = board({});
    f.bodies[0].start = on("2020-06-01");
    f.bodies[0].stop = on("2023-01-01");
    CHECK(runs(f, "body", "count().of(meetings).over(year) >= 1", "2020-01-01", "2023-01-01") ==
          lines{"2021-01-01..2022-01-01 fails", "2022-01-01..2023-01-01 fails"});
    CHECK(runs(f, "body", "count().of(meetings).over(year.starting(6, 1)) >= 1", "2020-01-01",
               "2022-01-01") ==
          lines{"2020-06-01..2021-06-01 fails", "2021-06-01..2022-01-01 fails"});
    CHECK(runs(f, "body", "count().of(meetings).over(month) >= 1", "2020-06-20", "2020-08-02") ==
          lines{"2020-06-20..2020-07-01 fails", "2020-07-01..2020-08-01 fails",
                "2020-08-01..2020-08-02 fails"});
}

TEST_CASE("oracle: a vacancy is a breach when its limit has run out", "[oracle]") {
    const auto f = board({held("anna", "2020-01-01", "2020-03-01"), held("bo", "2020-07-01")});
    CHECK(runs(f, "body", "some()", "2020-02-01", "2020-09-01", "days(90)") ==
          lines{"2020-05-30..2020-07-01 fails"});
    CHECK(runs(f, "body", "some()", "2020-02-01", "2020-09-01", "months(4)") == lines{});
    CHECK(runs(f, "body", "within(some(), days(90))", "2020-02-01", "2020-09-01") ==
          lines{"2020-05-30..2020-07-01 fails"});
    auto with_meetings = f;
    with_meetings.meetings = {met("a", "2020-03-01"), met("b", "2020-06-10")};
    CHECK(runs(with_meetings, "body", "some()", "2020-02-01", "2020-09-01", "next(meetings)") ==
          lines{"2020-06-10..2020-07-01 fails"});  // vacant on the meeting day: the one after
    // five working days after Sunday 1 March 2020
    CHECK(runs(f, "body", "some()", "2020-02-01", "2020-09-01", "working_days(5)") ==
          lines{"2020-03-06..2020-07-01 fails"});
}

TEST_CASE("oracle: three absences one after the other", "[oracle]") {
    auto f = board({held("anna", "2020-01-01")});
    for (const auto& [key, d] : {std::pair{"a", "2020-02-01"}, std::pair{"b", "2020-03-01"},
                                 std::pair{"c", "2020-04-01"}, std::pair{"d", "2020-05-01"}}) {
        f.meetings.push_back(met(key, d));
        f.attendances.push_back(
            {.meeting = key, .person = "anna", .presence = *key == 'a' ? "present" : "absent"});
    }
    const char* rule = "count(presence == \"absent\").of(mandate.attendances).over(recent(3)) < 3";
    CHECK(runs(f, "mandate", rule, "2020-01-01", "2020-07-01") ==
          lines{"2020-05-01..2020-07-01 fails"});
    CHECK(said(f, "meeting", "d", "share(presence == \"absent\").of(attendances) < percent(50)",
               "2020-05-01") == no);
    CHECK(said(f, "attendance", "b/anna", "role == \"chair\"", "2020-03-01") == no);
    CHECK(said(f, "attendance", "b/anna", "mandate.status == \"effective\"", "2020-03-01") == yes);
}

TEST_CASE("oracle: events later than a day, up to today", "[oracle]") {
    auto f = board({held("anna", "2020-01-10")});
    f.events = {{.event = "e0", .body = "board", .start = on("2020-01-10"), .kind = "election"},
                {.event = "e1", .body = "board", .start = on("2020-05-01"), .kind = "election"},
                {.event = "e2", .body = "board", .start = on("2020-09-01"), .kind = "election"}};
    const char* key = "anna@board@2020-01-10";
    const char* rule = "count(kind == \"election\").of(body.events).over(after(start)) < 2";
    CHECK(said(f, "mandate", key, rule, "2020-08-31") == yes);
    CHECK(said(f, "mandate", key, rule, "2020-09-01") == no);
    CHECK(said(f, "mandate", key, "first(start).of(body.events).over(ahead()) == \"2020-09-01\"",
               "2020-05-02") == yes);
    CHECK(said(f, "mandate", key, "first(start).of(body.events).over(ahead()) > \"2030-01-01\"",
               "2020-09-02") == yes);  // there is none: never
    CHECK(said(f, "mandate", key, "last(start).of(body.events).over(past()) >= today - days(2)",
               "2020-09-03") == yes);
    CHECK(said(f, "mandate", key, "last(kind).of(body.meetings).over(past()) == \"AGM\"",
               "2020-09-03") == no);
}

TEST_CASE("oracle: seats by highest averages", "[oracle]") {
    auto f = board({});
    const int votes[] = {4, 2, 1};  // of 7 seats: 4, 2, 1
    for (int list = 0; list < 3; ++list)
        for (int i = 0; i < votes[list]; ++i) {
            const auto key = std::string{"abc"[list]} + std::to_string(i);
            auto m = held(key.c_str(), "2020-01-01");
            m.more = {{"list", std::string{"abc"[list]}}};
            f.mandates.push_back(m);
        }
    const auto due = [&](const char* group, const char* words) {
        return said(f, "list in body", (std::string{"board/"} + group).c_str(), words,
                    "2020-02-01");
    };
    for (const auto& [list, seats] :
         {std::pair{"a", "4"}, std::pair{"b", "2"}, std::pair{"c", "1"}})
        CHECK(
            due(list, (std::string{"apportion(\"dhondt\", 7, col(\"list\")).of(body.members) == "} +
                       seats)
                          .c_str()) == yes);
    // of 3 seats: 4, 2 | 2 ... the second and the third go to a (4/2) and b (2)
    CHECK(due("a", "apportion(\"dhondt\", 3, col(\"list\")).of(body.members) == 2") == yes);
    // of 2 seats the second is drawn by lot between 4/2 and 2
    CHECK(due("a", "apportion(\"dhondt\", 2, col(\"list\")).of(body.members) == 1") == maybe);
    CHECK(due("a", "apportion(\"dhondt\", 2, col(\"list\")).of(body.members) <= 2") == yes);
    CHECK(due("b", "apportion(\"dhondt\", 2, col(\"list\")).of(body.members) >= 1") == maybe);
    // 4, 2, 4/3, 1: the third goes to a, the fourth is c's
    CHECK(due("a", "apportion(\"sainte_lague\", 3, col(\"list\")).of(body.members) == 2") == yes);
    CHECK(due("c", "apportion(\"sainte_lague\", 4, col(\"list\")).of(body.members) == 1") == yes);
}

TEST_CASE("oracle: who holds two mandates is one member; substitutes only for the hindered",
          "[oracle]") {
    auto f = board({held("anna", "2020-01-01"), held("anna", "2020-02-01"),
                    held("bo", "2020-01-01", "2020-03-01"), held("bo", "2020-03-01", "2020-04-01"),
                    held("bo", "2020-04-01"), held("carl", "2020-01-01")});
    f.mandates[3].status = "hindered";
    f.mandates[5].substitute_for = "bo";
    CHECK(said(f, "count() == 2", "2020-02-10") == yes);
    CHECK(said(f, "count().of(mandates) == 4", "2020-02-10") == yes);
    CHECK(said(f, "some(person == \"carl\")", "2020-02-10") == no);
    CHECK(said(f, "some(person == \"carl\")", "2020-03-10") == yes);
    CHECK(said(f, "some(person == \"bo\")", "2020-03-10") == no);
    CHECK(said(f, "mandate", "bo@board@2020-01-01", "count().of(mandate.substitutes) == 1",
               "2020-02-10") == yes);
    CHECK(said(f, "mandate", "carl@board@2020-01-01", "principal.status == \"hindered\"",
               "2020-03-10") == yes);
    CHECK(said(f, "mandate", "carl@board@2020-01-01", "given(substitute_for)", "2020-03-10") ==
          yes);
    CHECK(said(f, "count(person == \"bo\").over(past(days(40))) == 1", "2020-03-10") == yes);
}

TEST_CASE("oracle: what is known to the year", "[oracle]") {
    auto f = board({held("anna", "2019-01-01", "2021-01-01")});
    f.mandates[0].start_latest = on("2019-12-31");
    f.mandates[0].stop_earliest = on("2020-01-01");
    f.observed = remit::period{on("2015-01-01")};
    CHECK(said(f, "count() == 1", "2019-06-01") == maybe);
    CHECK(said(f, "count() == 0", "2018-06-01") == yes);
    CHECK(said(f, "count().of(mandates).over(past()) == 1", "2019-06-01") == maybe);
    CHECK(said(f, "count().of(mandates).over(past()) >= 1", "2019-12-31") == yes);
    CHECK(said(f, "count().of(mandates).over(past()) == 1", "2019-12-31") == maybe);  // before 2015
    CHECK(said(f, "count().of(appointments).over(year) == 1", "2019-06-01") == yes);
    CHECK(said(f, "count().of(appointments).over(half_year) == 1", "2019-06-01") == maybe);
    CHECK(said(f, "count().of(appointments).over(past(days(1))) == 1", "2019-06-01") == maybe);
    CHECK(said(f, "count().of(departures).over(year) == 1", "2020-06-01") == maybe);
    CHECK(said(f, "count().of(departures).over(past(years(2))) == 1", "2021-06-01") == yes);
    const char* key = "anna@board@2019-01-01";
    CHECK(said(f, "mandate", key, "start.year == 2019", "2019-06-01") == yes);
    CHECK(said(f, "mandate", key, "start.month == 6", "2019-06-01") == maybe);
    CHECK(said(f, "mandate", key, "start.day <= 31", "2019-06-01") == yes);
    CHECK(said(f, "mandate", key, "start + years(1) <= \"2020-12-31\"", "2019-06-01") == yes);
    CHECK(said(f, "mandate", key, "stop - start >= 1", "2019-06-01") == yes);
    CHECK(said(f, "mandate", key, "stop - start > 730", "2019-06-01") == maybe);
    CHECK(said(f, "mandate", key, "stop - start > 731", "2019-06-01") == no);
}

TEST_CASE("oracle: a stop that nobody knows", "[oracle]") {
    auto f = board({held("anna", "2019-01-01")});
    f.mandates[0].stop_earliest = on("2019-02-01");
    CHECK(said(f, "count() == 1", "2019-01-31") == yes);
    CHECK(said(f, "count() == 1", "2029-01-31") == maybe);
    CHECK(runs(f, "departure", "count() == 7", "2019-01-01", "2019-04-01") ==
          lines{"2019-02-01..2019-04-01 possible"});
    CHECK(runs(f, "departure", "today >= \"2019-02-01\"", "2019-01-01", "2019-04-01") == lines{});
}

TEST_CASE("oracle: an event on an uncertain day fails if it does on each day", "[oracle]") {
    auto f = board({});
    f.meetings = {met("a", "2020-03-01")};
    f.meetings[0].start_latest = on("2020-03-31");
    f.meetings[0].papers_sent = on("2020-02-20");
    f.observed = remit::period{on("2015-01-01")};
    CHECK(runs(f, "meeting", "papers_sent <= start - days(7)", "2020-01-01", "2020-06-01") ==
          lines{});
    CHECK(runs(f, "meeting", "col(\"papers_sent\") <= start - days(20)", "2020-01-01",
               "2020-06-01") == lines{"2020-03-01..2020-04-01 possible"});
    CHECK(runs(f, "meeting", "today >= \"2020-03-15\"", "2020-01-01", "2020-06-01") ==
          lines{"2020-03-01..2020-04-01 possible"});
    CHECK(runs(f, "meeting", "today >= \"2020-05-15\"", "2020-01-01", "2020-06-01") ==
          lines{"2020-03-01..2020-04-01 fails"});
}

TEST_CASE("oracle: first and last keep every candidate", "[oracle]") {
    auto f = board({held("anna", "2019-01-01"), held("bo", "2019-06-01")});
    f.mandates[0].role = "chair";
    f.mandates[1].role = "clerk";
    CHECK(said(f, "last(role).of(mandates) == \"clerk\"", "2020-01-01") == yes);
    CHECK(said(f, "first(role).of(mandates) == \"chair\"", "2020-01-01") == yes);
    f.mandates[0].start_latest = on("2019-12-31");
    CHECK(said(f, "last(role).of(mandates) == \"clerk\"", "2020-01-01") == maybe);
    CHECK(said(f, "last(role).of(mandates) == \"member\"", "2020-01-01") == no);
    CHECK(said(f, "last(start).of(mandates) >= \"2019-06-01\"", "2020-01-01") == maybe);
    CHECK(said(f, "last(start).of(mandates) <= \"2019-12-31\"", "2020-01-01") == yes);
    f.mandates[0].role = "clerk";  // whichever it is
    CHECK(said(f, "last(role).of(mandates) == \"clerk\"", "2020-01-01") == yes);
    auto tie = board({held("anna", "2019-01-01"), held("bo", "2019-01-01")});
    tie.mandates[0].role = "chair";
    CHECK(said(tie, "last(role).of(mandates) == \"chair\"", "2020-01-01") == maybe);
    CHECK(said(tie, "count().of(mandates).over(recent(1)) == 2", "2020-01-01") == yes);  // both
    CHECK(said(tie, "count().of(mandates).over(recent(2)) == 2", "2020-01-01") == yes);
}

TEST_CASE("oracle: holdover, deeds and days that are parts", "[oracle]") {
    auto f = board({held("anna", "2019-01-01")});
    f.mandates[0].due = on("2020-01-01");
    f.bodies[0].stop = on("2022-01-01");  // parts of today are judged as far as days are known
    CHECK(runs(f, "body", "none(today >= due)", "2019-01-01", "2021-01-01", "days(30)") ==
          lines{"2020-01-31..2021-01-01 fails"});
    CHECK(runs(f, "body", "some()", "2019-12-30", "2021-01-02", "", "today.year % 2 == 0") ==
          lines{});
    CHECK(runs(f, "body", "none()", "2019-12-30", "2021-01-02", "", "today.year % 2 == 0") ==
          lines{"2020-01-01..2021-01-01 fails"});
    f.meetings = {met("a", "2020-03-01")};
    f.observed = remit::period{on("2019-01-01"), on("2020-02-28")};
    CHECK(said(f, "meeting", "a", "papers_sent <= start - days(7)", "2020-03-01") == no);
    CHECK(said(f, "meeting", "a", "papers_sent <= start", "2020-03-01") == maybe);
    f.observed.reset();
    CHECK(said(f, "meeting", "a", "given(papers_sent)", "2020-03-01") == no);
    // Easter 2020: seven working days before Wednesday 15 April
    f.meetings[0] = met("a", "2020-04-15");
    f.meetings[0].papers_sent = on("2020-04-02");
    CHECK(said(f, "meeting", "a", "papers_sent <= start - working_days(9)", "2020-04-15") == yes);
    const remit::check_settings danish{
        .calendar = remit::working_days{{on("2020-04-09"), on("2020-04-10"), on("2020-04-13")}}};
    CHECK(said(f, "meeting", "a", "papers_sent <= start - working_days(6)", "2020-04-15", danish) ==
          yes);
    CHECK(said(f, "meeting", "a", "papers_sent <= start - working_days(7)", "2020-04-15", danish) ==
          no);
}

TEST_CASE("oracle: a name that the check is told the meaning of", "[oracle]") {
    auto f = board({held("anna", "2019-01-01"), held("bo", "2019-01-01")});
    f.people = {{.person = "anna", .more = {{"degree", "vet"}}}, {.person = "bo"}};
    remit::check_settings s;
    s.predicates["veterinarian"] = [](const remit::predicate_row& r) {
        const auto says = r.values("degree");
        if (says.empty()) return truth::no;
        if (std::holds_alternative<remit::unknown_t>(says[0])) return truth::maybe;
        return remit::truth_of(says[0] == remit::value{std::string{"vet"}});
    };
    CHECK(said(f, "body", "board", "some(predicate(\"veterinarian\"))", "2020-01-01", s) == yes);
    CHECK(said(f, "body", "board", "count(predicate(\"veterinarian\")) == 2", "2020-01-01", s) ==
          maybe);
}

TEST_CASE("oracle: the same people, the same role", "[oracle]") {
    auto f = board({held("anna", "2018-01-01", "2020-01-01"), held("anna", "2020-01-01")});
    f.mandates[0].role = "member";
    f.mandates[1].role = "chair";
    CHECK(said(f, "mandate", "anna@board@2020-01-01",
               "count().of(person.mandates.same(body)).over(past()) == 2", "2020-06-01") == yes);
    CHECK(said(f, "mandate", "anna@board@2020-01-01",
               "count().of(person.mandates.same(body, role)).over(past()) == 1",
               "2020-06-01") == yes);
    CHECK(said(f, "departure", "anna@board@2018-01-01", "role == \"member\"", "2020-01-01") == yes);
    CHECK(said(f, "appointment", "anna@board@2020-01-01",
               "count(role == \"chair\").of(person.appointments).over(past()) == 1",
               "2020-01-01") == yes);
}

TEST_CASE("oracle: the bodies' own observation ends the judging", "[oracle]") {
    auto f = board({held("anna", "2019-01-01")});
    f.bodies[0].more = {{"observed_start", on("2020-01-01")}, {"observed_stop", on("2020-02-01")}};
    CHECK(runs(f, "body", "none()", "2019-01-01", "2021-01-01") ==
          lines{"2020-01-01..2020-02-01 fails"});
    CHECK(runs(f, "body", "count().of(mandates).over(ahead(days(10))) >= 2", "2020-01-20",
               "2020-01-25") ==
          lines{"2020-01-20..2020-01-23 fails", "2020-01-23..2020-01-25 pending 2020-02-01"});
}
