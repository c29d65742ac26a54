// SPDX-License-Identifier: BSL-1.0
// For which days facts are known: of all, of a table, of one body.
#include <string>
#include <utility>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using remit::day;
using remit_test::rules_only;

namespace {

using said_runs = std::vector<std::string>;

/// The runs of a rule that demands the condition of each subject: "anna 2024-01-01..2024-02-01
/// fails", with the first day after.
said_runs said(const remit::registry& facts, const std::string& condition,
               const std::string& for_each = "body", const char* from = "") {
    remit::rule r{
        .name = "asked", .for_each = for_each, .require = remit::parse_condition(condition)};
    if (*from != 0) r.start = day::parse(from);
    remit::check_settings settings;
    settings.until = day{2023, 6, 30};
    said_runs out;
    for (const auto& f : remit::check(facts, rules_only({r}), {}, settings).all())
        out.push_back(f.subject + " " + text(f.during.start()) + ".." +
                      (f.during.stop() ? text(*f.during.stop()) : std::string{}) + " " +
                      std::string{text(f.verdict)});
    return out;
}

const said_runs nothing;

/// Bo sits in c until June, of which nothing is known from September on; anna in d, below c.
remit::registry two_bodies(const char* observed_start = "",
                           const char* observed_stop = "2022-09-01") {
    remit::registry_builder b;
    remit::body c{.body = "c", .start = day{2022, 1, 1}};
    if (*observed_start != 0) c.more.emplace_back("observed_start", day::parse(observed_start));
    if (*observed_stop != 0) c.more.emplace_back("observed_stop", day::parse(observed_stop));
    b.add(c);
    b.add(remit::body{.body = "d", .parent = "c", .start = day{2022, 1, 1}});
    b.add(remit::mandate{
        .person = "bo", .body = "c", .start = {2022, 1, 1}, .stop = day{2022, 6, 1}});
    b.add(remit::mandate{.person = "anna", .body = "d", .start = {2022, 1, 1}});
    return std::move(b).build();
}

}  // namespace

TEST_CASE("rows of another body are asked for only while its facts are known",
          "[check][observed]") {
    const auto facts = two_bodies();
    const std::string until_then = "d 2022-06-01..2022-09-01 fails";
    CHECK(said(facts, "count().of(body(\"c\").members) >= 1") ==
          said_runs{"c 2022-06-01..2022-09-01 fails", until_then});
    CHECK(said(facts, "count().of(parent.members) >= 1") ==
          said_runs{"c 2022-01-01..2022-09-01 fails", until_then});
    CHECK(said(facts, "some(some().of(parent.members))", "mandate") ==
          said_runs{"bo@c@2022-01-01 2022-01-01..2022-06-01 fails",
                    "anna@d@2022-01-01 2022-06-01..2022-09-01 fails"});
    CHECK(said(facts, "count(some().of(parent.members)) >= 1").back() == until_then);
    // what hangs on no body that it leads to is judged as before
    CHECK(said(facts, "count() >= 2").back() == "d 2022-01-01.. fails");
}

TEST_CASE("rows of a person may be of any body, and are known while those of all are",
          "[check][observed]") {
    const auto facts = two_bodies();
    CHECK(said(facts, "count() >= 1", "person") == said_runs{"bo 2022-06-01..2022-09-01 fails"});
    CHECK(said(facts, "count(some().of(person.mandates)) >= 2", "body") ==
          said_runs{"c 2022-01-01..2022-09-01 fails", "d 2022-01-01..2022-09-01 fails"});
    // an office is of no body
    CHECK(said(facts, "some().of(offices)", "person").front() == "bo 2022-01-01.. fails");
    // a quarter of which the end is not known
    CHECK(said(facts, "some().of(mandates).over(quarter)", "person", "2022-04-01") ==
          said_runs{"bo 2022-07-01..2022-10-01 pending", "bo 2022-10-01..2023-01-01 pending",
                    "bo 2023-01-01..2023-04-01 pending", "bo 2023-04-01..2023-07-01 pending",
                    "bo 2023-07-01..2023-10-01 pending", "bo 2023-10-01..2024-01-01 pending"});
    // what was before anything is known of a body is not nothing
    const auto late = two_bodies("2022-03-01", "");
    CHECK(said(late, "count().of(mandates).over(past()) >= 2", "person") == nothing);
    CHECK(said(late, "count().of(mandates).over(past()) <= 0", "person").size() == 2);
    CHECK(said(late, "count().of(person.mandates).over(past()) >= 2", "mandate") == nothing);
}

TEST_CASE("a body that is known for as long as it was there hides nobody", "[check][observed]") {
    const auto until = [](const char* observed_stop) {
        remit::registry_builder b;
        b.add(remit::body{.body = "old",
                          .start = day{2020, 1, 1},
                          .stop = day{2021, 1, 1},
                          .more = {{"observed_start", day{2020, 1, 1}},
                                   {"observed_stop", day::parse(observed_stop)}}});
        b.add(remit::mandate{
            .person = "bo", .body = "old", .start = {2020, 1, 1}, .stop = day{2020, 6, 1}});
        return std::move(b).build();
    };
    CHECK(said(until("2021-01-01"), "count() >= 1", "person") ==
          said_runs{"bo 2020-06-01.. fails"});
    CHECK(said(until("2020-12-01"), "count() >= 1", "person") ==
          said_runs{"bo 2020-06-01..2020-12-01 fails"});
}

TEST_CASE("rows of a person in the same body are known while those of that body are",
          "[check][observed]") {
    const auto facts = two_bodies("2022-03-01");
    CHECK(said(facts, "count().of(person.mandates.same(body)) >= 2", "mandate") ==
          said_runs{"bo@c@2022-01-01 2022-03-01..2022-06-01 fails",
                    "anna@d@2022-01-01 2022-01-01.. fails"});
    CHECK(said(facts, "count().of(person.mandates.same(body)).over(past()) >= 2", "mandate") ==
          said_runs{"anna@d@2022-01-01 2022-01-01.. fails"});
}

TEST_CASE("who was at meetings is known while the meetings are", "[check][observed]") {
    const auto held = [](std::optional<remit::period> of_attendances) {
        remit::registry_builder b;
        b.observed(remit::table_id::meetings, remit::period{day{2022, 1, 1}, day{2022, 9, 1}});
        if (of_attendances) b.observed(remit::table_id::attendances, *of_attendances);
        b.add(remit::body{.body = "c", .start = day{2022, 1, 1}});
        b.add(remit::meeting{.meeting = "m", .body = "c", .start = {2022, 3, 1}});
        b.add(remit::agenda_item{.item = "i", .meeting = "m"});
        b.add(remit::attendance{.meeting = "m", .person = "anna"});
        return std::move(b).build();
    };
    const said_runs open{"c 2022-07-01..2022-10-01 pending"};
    for (const auto* rows : {"meetings", "attendances", "items", "recusals"}) {
        INFO(rows);
        const auto found =
            said(held({}), "count().of(" + std::string{rows} + ").over(quarter) >= 2", "body",
                 "2022-07-01");
        REQUIRE_FALSE(found.empty());
        CHECK(found.front() == open.front());
    }
    CHECK(said(held({}), "some().of(attendances)", "body", "2022-08-30") ==
          said_runs{"c 2022-08-30..2022-09-01 fails"});
    CHECK(said(held(remit::period{day::first(), day{2022, 6, 1}}),
               "some().of(attendances).over(quarter)", "body", "2022-04-01")
              .front() == "c 2022-04-01..2022-07-01 pending");
}

TEST_CASE("who attends perhaps before, perhaps after a mandate is perhaps its holder",
          "[check][bounds]") {
    const auto meeting_on = [](day first, day last) {
        remit::registry_builder b;
        b.add(remit::mandate{.person = "anna",
                             .body = "c",
                             .start = {2022, 1, 1},
                             .stop = day{2022, 7, 1},
                             .role = "chair"});
        b.add(remit::meeting{.meeting = "m", .body = "c", .start = first, .start_latest = last});
        b.add(remit::attendance{.meeting = "m", .person = "anna", .presence = "absent"});
        return std::move(b).build();
    };
    const std::string never = "none(presence == \"absent\").of(attendances).over(past())";
    const std::string as_chair = "mandate.role != \"chair\"";
    const std::string with_others = "count().of(mandate.attendances).over(past()) >= 2";
    const auto before = meeting_on({2022, 6, 20}, {2022, 6, 20});
    CHECK(said(before, never, "mandate") ==
          said_runs{"anna@c@2022-01-01 2022-06-20..2022-07-01 fails"});
    CHECK(said(before, as_chair, "attendance") == said_runs{"m/anna 2022-06-20..2022-06-21 fails"});
    const auto perhaps = meeting_on({2022, 6, 20}, {2022, 7, 10});
    CHECK(said(perhaps, never, "mandate") ==
          said_runs{"anna@c@2022-01-01 2022-06-20..2022-07-01 possible"});
    CHECK(said(perhaps, as_chair, "attendance") ==
          said_runs{"m/anna 2022-06-20..2022-07-11 possible"});
    // a guest has no mandate, and with it no attendances
    CHECK(said(perhaps, "count().of(mandate.attendances).over(past()) >= 1", "attendance") ==
          said_runs{"m/anna 2022-06-20..2022-07-11 possible"});
    CHECK(said(perhaps, with_others, "attendance") ==
          said_runs{"m/anna 2022-06-20..2022-07-11 fails"});
    CHECK(said(perhaps, "count().of(mandate.mandates).over(past()) != 0", "attendance") ==
          said_runs{"m/anna 2022-06-20..2022-07-11 possible"});
    CHECK(said(meeting_on({2022, 7, 10}, {2022, 7, 10}), never, "mandate") == nothing);
}

TEST_CASE("a substitute that perhaps came later perhaps stands for nobody", "[check][bounds]") {
    const auto from = [](day first, day last) {
        remit::registry_builder b;
        b.add(remit::mandate{
            .person = "anna", .body = "c", .start = {2022, 1, 1}, .stop = day{2022, 7, 1}});
        b.add(remit::mandate{.person = "bo",
                             .body = "c",
                             .start = first,
                             .substitute_for = "anna",
                             .start_latest = last});
        return std::move(b).build();
    };
    const std::string none = "none().of(substitutes).over(ahead())";
    CHECK(said(from({2022, 6, 20}, {2022, 6, 20}), none, "mandate").front() ==
          "anna@c@2022-01-01 2022-01-01..2022-07-01 fails");
    CHECK(said(from({2022, 6, 20}, {2022, 7, 10}), none, "mandate").front() ==
          "anna@c@2022-01-01 2022-01-01..2022-07-01 possible");
}

TEST_CASE("what is known from always is judged from always, by years from the first of a fact",
          "[check][observed]") {
    remit::registry_builder b;
    b.observed(remit::period{day::first(), day{2024, 1, 1}});
    b.add(remit::mandate{.person = "anna", .body = "c", .start = {2022, 5, 1}});
    b.add(remit::office{.person = "bo", .office = "warden", .start = day{2022, 3, 1}});
    const auto facts = std::move(b).build();
    CHECK(said(facts, "count() >= 2", "person") ==
          said_runs{"anna 0001-01-01..2024-01-01 fails", "bo 0001-01-01..2024-01-01 fails"});
    CHECK(said(facts, "count().of(mandates).over(year) >= 2", "person") ==
          said_runs{"anna 2022-01-01..2023-01-01 fails", "anna 2023-01-01..2024-01-01 fails",
                    "bo 2022-01-01..2023-01-01 fails", "bo 2023-01-01..2024-01-01 fails"});
    CHECK(remit::evaluate(facts, remit::words::count(), "c").segments().size() == 1);
}
