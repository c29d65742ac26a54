// SPDX-License-Identifier: BSL-1.0
#include <random>
#include <string>
#include <utility>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

const csv_tables council = {
    {table_id::bodies, "body,start\ncouncil,2018-01-01\nboard,2018-01-01\n"},
    {table_id::people, "person\nanna\nbo\ncia\n"},
    {table_id::mandates,
     "person,body,seat,start,stop\nanna,council,chair,2020-01-01,\n"
     "bo,council,,2020-01-01,2024-01-01\nbo,board,,2020-01-01,\n"},
    {table_id::meetings,
     "meeting,body,name,start,stop,kind,papers_sent\n"
     "m1,council,January,2024-01-10,,ordinary,2024-01-03\n"
     "m2,board,,2024-02-01,2024-02-03,,2024-01\n"},
    {table_id::items, "item,meeting,name,kind\ni1,m2,Budget,decision\ni2,m1,,\n"},
    {table_id::attendances,
     "meeting,person,presence,capacity\nm1,bo,present,guest\n"
     "m1,anna,absent,\nm2,bo,present,\nm2,cia,present,guest\n"},
    {table_id::events, "event,body,start,kind\ne1,council,2024-03,election\n"},
    {table_id::proposals,
     "proposal,body,seat,start,special_reason\nq1,council,chair,2024-05-01,\n"
     "q2,board,,2024-05-02,stated\n"},
    {table_id::nominations, "proposal,person\nq2,cia\nq1,anna\n"},
    {table_id::recusals, "item,person\ni1,bo\n"}};

using rows = std::vector<std::int32_t>;

}  // namespace

TEST_CASE("what happens in a body knows its body, and what hangs on it that too",
          "[registry][meetings]") {
    const auto r = build(council);
    const auto row = [&](table_id t, std::string_view key) {
        return static_cast<std::int32_t>(r.find(t, key));
    };
    const auto in_council = row(table_id::bodies, "council");
    const auto in_board = row(table_id::bodies, "board");
    CHECK(r.table(table_id::meetings).body_row == rows{in_council, in_board});
    CHECK(r.table(table_id::items).meeting_row == rows{1, 0});
    CHECK(r.table(table_id::items).body_row == rows{in_board, in_council});
    CHECK(r.table(table_id::attendances).meeting_row == rows{0, 0, 1, 1});
    CHECK(r.table(table_id::attendances).person_row == rows{1, 0, 1, 2});
    CHECK(r.table(table_id::attendances).body_row ==
          rows{in_council, in_council, in_board, in_board});
    CHECK(r.table(table_id::events).body_row == rows{in_council});
    CHECK(r.table(table_id::proposals).body_row == rows{in_council, in_board});
    CHECK(r.table(table_id::proposals).seat_row == rows{row(table_id::seats, "council/chair"), -1});
    CHECK(r.table(table_id::nominations).proposal_row == rows{1, 0});
    CHECK(r.table(table_id::nominations).person_row == rows{2, 0});
    CHECK(r.table(table_id::nominations).seat_row ==
          rows{-1, row(table_id::seats, "council/chair")});
    CHECK(r.table(table_id::nominations).body_row == rows{in_board, in_council});
    CHECK(r.table(table_id::recusals).item_row == rows{0});
    CHECK(r.table(table_id::recusals).meeting_row == rows{1});
    CHECK(r.table(table_id::recusals).body_row == rows{in_board});
    CHECK(r.table(table_id::recusals).person_row == rows{1});
}

TEST_CASE("what hangs on a meeting or a proposal lasts as long", "[registry][meetings]") {
    const auto r = build(council);
    CHECK(days_of(r.table(table_id::meetings), 0) == "2024-01-10..2024-01-11");
    CHECK(days_of(r.table(table_id::items), 0) == "2024-02-01..2024-02-03");
    CHECK(days_of(r.table(table_id::attendances), 3) == "2024-02-01..2024-02-03");
    CHECK(days_of(r.table(table_id::recusals), 0) == "2024-02-01..2024-02-03");
    CHECK(days_of(r.table(table_id::nominations), 1) == "2024-05-01..2024-05-02");
    CHECK(bounds_of(r.table(table_id::events), 0) ==
          "2024-03-01~2024-03-31..2024-03-02~2024-04-01");
    const auto vague = build({{table_id::meetings, "meeting,body,start\nm,b,2024\n"},
                              {table_id::items, "item,meeting\ni,m\n"},
                              {table_id::recusals, "item,person\ni,p\n"}});
    for (const auto t : {table_id::meetings, table_id::items, table_id::recusals})
        CHECK(bounds_of(vague.table(t), 0) == "2024-01-01~2024-12-31..2024-01-02~2025-01-01");
}

TEST_CASE("the code of a key column is the row", "[registry][meetings]") {
    const auto r = build(council);
    CHECK(r.table(table_id::meetings).find("meeting")->code == rows{0, 1});
    CHECK(r.table(table_id::items).find("item")->code == rows{0, 1});
    CHECK(r.table(table_id::items).find("meeting")->code == rows{1, 0});
    CHECK(r.table(table_id::attendances).find("meeting")->code == rows{0, 0, 1, 1});
    CHECK(r.table(table_id::attendances).find("person")->code == rows{1, 0, 1, 2});
    CHECK(r.table(table_id::nominations).find("proposal")->code == rows{1, 0});
    CHECK(r.table(table_id::recusals).find("item")->code == rows{0});
    CHECK(cell(r, table_id::events, 0, "event") == "e1");
    CHECK(cell(r, table_id::events, 0, "body") == "council");
    CHECK(cell(r, table_id::proposals, 1, "special_reason") == "stated");
    CHECK(cell(r, table_id::attendances, 1, "presence") == "absent");  // the word, not the nothing
    CHECK(r.table(table_id::meetings).name == std::vector<std::string>{"January", "m2"});
    CHECK(r.table(table_id::proposals).name == std::vector<std::string>{"q1", "q2"});
    CHECK(r.find(table_id::meetings, "m2") == 1);
    CHECK(r.find(table_id::attendances, "m2") == -1);
}

TEST_CASE("somebody attends as the holder of a mandate of that day", "[registry][meetings]") {
    // Bo's council mandate is over in 2024; in the board it lasts.
    CHECK(build(council).table(table_id::attendances).mandate_row == rows{-1, 0, 2, -1});
    const auto r = build({{table_id::mandates,
                           "person,body,start,stop\np,b,2024,\np,b,2020-01-01,\n"
                           "q,b,2024,\nq,c,2020-01-01,\n"},
                          {table_id::meetings, "meeting,body,start\nm,b,2024-06-01\nn,b,2023\n"},
                          {table_id::attendances, "meeting,person\nm,p\nm,q\nn,p\nn,q\n"}});
    // The one that surely lasts goes first; one that may last is better than none.
    CHECK(r.table(table_id::attendances).mandate_row == rows{1, 2, 1, -1});
}

TEST_CASE("the mandate somebody attends with is the lowest, however many there are",
          "[registry][meetings]") {
    std::mt19937 random{7};
    const auto number = [&](int most) {
        return static_cast<int>(random() % static_cast<unsigned>(most));
    };
    registry_builder b;
    const day first{2020, 1, 1};
    constexpr int people = 3;
    const auto key = [](std::string_view what, int n) {
        return std::string{what} + std::to_string(n);
    };
    for (int i = 0; i < 200; ++i) {
        const day start = first + number(400);
        const day stop = start + 1 + number(60);
        b.add(mandate{.person = key("p", number(people)),
                      .body = key("b", number(2)),
                      .seat = key("s", i),  // nothing joins
                      .start = start,
                      .stop = stop + number(3) * 10,
                      .start_latest = start + number(3) * 10,
                      .stop_earliest = stop});
    }
    for (int i = 0; i < 200; ++i) {
        const day start = first + number(450);
        b.add(meeting{.meeting = key("m", i),
                      .body = key("b", number(2)),
                      .start = start,
                      .start_latest = start + number(2) * 8});
        b.add(attendance{.meeting = key("m", i), .person = key("p", number(people))});
    }
    const auto r = std::move(b).build();
    const auto& m = r.table(table_id::mandates);
    const auto& a = r.table(table_id::attendances);
    REQUIRE(m.rows == 200);
    for (std::size_t row = 0; row < a.rows; ++row) {
        std::int32_t sure = -1;
        std::int32_t possible = -1;
        for (std::size_t i = m.rows; i-- > 0;) {
            if (m.body_row[i] != a.body_row[row] || m.person_row[i] != a.person_row[row]) continue;
            const auto day_from = a.start[row];
            const auto day_to = a.latest_start(row);
            if (m.start[i] <= day_to && m.stop[i] > day_from) possible = static_cast<int>(i);
            if (m.latest_start(i) <= day_from && m.earliest_stop(i) > day_to)
                sure = static_cast<int>(i);
        }
        CAPTURE(row);
        CHECK(a.mandate_row[row] == (sure >= 0 ? sure : possible));
    }
}

TEST_CASE("people and bodies that only meetings name are derived", "[registry][meetings]") {
    const auto r =
        build({{table_id::mandates, "person,body,start\nanna,council,2020-01-01\n"},
               {table_id::meetings, "meeting,body,start\nm,board,2024-01-01\n"},
               {table_id::items, "item,meeting\ni,m\n"},
               {table_id::attendances, "meeting,person\nm,bo\n"},
               {table_id::events, "event,body,start\ne,club,2024-01-01\n"},
               {table_id::proposals, "proposal,body,seat,start\nq,crew,cox,2024-01-01\n"},
               {table_id::nominations, "proposal,person\nq,cia\n"},
               {table_id::recusals, "item,person\ni,dan\n"}});
    CHECK(r.table(table_id::people).key == std::vector<std::string>{"anna", "bo", "cia", "dan"});
    CHECK(r.table(table_id::bodies).key ==
          std::vector<std::string>{"council", "board", "club", "crew"});
    CHECK(r.table(table_id::seats).key == std::vector<std::string>{"crew/cox"});
    std::vector<std::string> notes;
    for (const auto& n : r.notes())
        if (n.code == "N-DERIVED") notes.push_back(n.what);
    CHECK(notes ==
          std::vector<std::string>{
              "not given: 4 of them derived from mandates, attendances, nominations and recusals",
              "not given: 4 of them derived from mandates, meetings, events and proposals",
              "not given: 1 of them derived from proposals"});
}

TEST_CASE("what leads nowhere is told, all of it, with what was meant", "[registry][meetings]") {
    const auto found = problems_of(
        {{table_id::bodies, "body\ncouncil\n"},
         {table_id::people, "person\nanna\n"},
         {table_id::seats, "seat,body\nchair,council\n"},
         {table_id::meetings,
          "meeting,body,start\nmay,counsil,2024-05-01\nmay,council,2024-05-02\n"},
         {table_id::items, "item,meeting\nbudget,mai\n"},
         {table_id::attendances, "meeting,person\nmay,ana\n,anna\n"},
         {table_id::events, "event,body,start\ne,council,\n"},
         {table_id::proposals, "proposal,body,seat,start\nq1,council,chai,2024-05-01\n"},
         {table_id::nominations, "proposal,person\nq2,anna\n"},
         {table_id::recusals, "item,person\nbudge,anna\n"}});
    CHECK(places_of(found) ==
          std::vector<std::string>{
              "meetings.csv:2:body E-BODY", "meetings.csv:3:meeting E-DUPLICATE",
              "items.csv:2:meeting E-MEETING", "attendances.csv:2:person E-PERSON",
              "attendances.csv:3:meeting E-EMPTY", "events.csv:2:start E-EMPTY",
              "proposals.csv:2:seat E-SEAT", "nominations.csv:2:proposal E-PROPOSAL",
              "recusals.csv:2:item E-ITEM"});
    CHECK(found[2].what == "\"mai\" is not in meetings.csv");
    CHECK(found[2].hint == "did you mean \"may\"?");
    CHECK(found[6].hint == "did you mean \"chair\"?");
}

TEST_CASE("a table that was not given has no rows, and what names one is told",
          "[registry][meetings]") {
    const auto r = build({{table_id::mandates, "person,body,start\np,b,2020-01-01\n"}});
    for (const auto t :
         {table_id::terms, table_id::meetings, table_id::items, table_id::attendances,
          table_id::events, table_id::proposals, table_id::nominations, table_id::recusals}) {
        CHECK(r.table(t).rows == 0);
        CHECK(r.table(t).derived);
    }
    const auto found = problems_of({{table_id::items, "item,meeting\ni,m\n"}});
    REQUIRE(places_of(found) == std::vector<std::string>{"items.csv:2:meeting E-MEETING"});
    CHECK(found[0].what == "\"m\" is not in meetings");
}

TEST_CASE("a deed that is not done may be done after the last observed day",
          "[registry][meetings]") {
    const csv_tables tables = {{table_id::meetings,
                                "meeting,body,start,agenda_sent,minutes_sent\n"
                                "m,b,2024-01-10,2024-01-03,\nn,b,2024-02-10,unknown,-\n"}};
    const auto deeds = [](registry r) {
        std::string out;
        for (std::size_t row = 0; row < 2; ++row)
            for (const auto* column : {"agenda_sent", "papers_sent", "minutes_sent"})
                out += cell(r, table_id::meetings, row, column) + "; ";
        return out;
    };
    CHECK(deeds(build(tables)) == "2024-01-03; absent; absent; some day; absent; absent; ");
    const period days{day{2024, 1, 1}, day{2024, 3, 1}};
    auto all = builder_of(tables);
    all.observed(days);
    CHECK(deeds(std::move(all).build()) ==
          "2024-01-03; from 2024-03-01; from 2024-03-01; some day; from 2024-03-01; absent; ");
    auto own = builder_of(tables);
    own.observed(days).observed(table_id::meetings, period{day{2024, 1, 1}});
    CHECK(deeds(std::move(own).build()) ==
          "2024-01-03; absent; absent; some day; absent; absent; ");
}

TEST_CASE("a deed may be done after the last day for which its body is observed",
          "[registry][meetings]") {
    const csv_tables tables = {
        {table_id::bodies, "body,observed_stop\nb,2024-02-01\nc,\n"},
        {table_id::meetings, "meeting,body,start\nm,b,2024-01-10\nn,c,2024-01-10\n"}};
    const auto deeds = [](const registry& r) {
        return cell(r, table_id::meetings, 0, "minutes_sent") + "; " +
               cell(r, table_id::meetings, 1, "minutes_sent");
    };
    CHECK(deeds(build(tables)) == "from 2024-02-01; absent");
    const auto until = [&](day stop) {
        auto b = builder_of(tables);
        b.observed(table_id::meetings, period{day{2024, 1, 1}, stop});
        return deeds(std::move(b).build());
    };
    CHECK(until(day{2024, 3, 1}) == "from 2024-02-01; from 2024-03-01");
    CHECK(until(day{2024, 1, 20}) == "from 2024-01-20; from 2024-01-20");
}

TEST_CASE("what a table is observed for is declared for it, or for all", "[registry][meetings]") {
    const csv_tables tables = {{table_id::mandates, "person,body,start\np,b,2020-01-01\n"}};
    const auto undeclared = build(tables);
    CHECK(undeclared.observed() == period{day{2020, 1, 1}});
    CHECK_FALSE(undeclared.observed(table_id::mandates));
    CHECK_FALSE(undeclared.declared());
    CHECK_FALSE(undeclared.declared(table_id::meetings));
    auto b = builder_of(tables);
    const period all{day{2020, 1, 1}, day{2024, 1, 1}};
    const period meetings{day{2021, 1, 1}, day{2023, 1, 1}};
    b.observed(all).observed(table_id::meetings, meetings);
    const auto r = std::move(b).build();
    CHECK(r.observed() == all);
    CHECK(r.observed(table_id::mandates) == all);
    CHECK(r.observed(table_id::meetings) == meetings);
    CHECK(r.declared() == all);
    CHECK_FALSE(r.declared(table_id::mandates));
    CHECK(r.declared(table_id::meetings) == meetings);
    auto only = builder_of(tables);
    only.observed(table_id::meetings, meetings);
    const auto one = std::move(only).build();
    CHECK(one.observed() == period{day{2020, 1, 1}});
    CHECK_FALSE(one.observed(table_id::mandates));
    CHECK(one.observed(table_id::meetings) == meetings);
    CHECK(one.hash() != undeclared.hash());
    auto same = builder_of(tables);
    same.observed(period{day{2020, 1, 1}});
    CHECK(std::move(same).build().hash() != undeclared.hash());
}

TEST_CASE("a meeting has a status of its own", "[registry][meetings]") {
    const auto r =
        build({{table_id::mandates, "person,body,start\np,b,2020-01-01\n"},
               {table_id::meetings, "meeting,body,start,status\nm,b,2024-01-01,held\n"}});
    CHECK(cell(r, table_id::meetings, 0, "status") == "held");
}

TEST_CASE("structs of every kind are one row each", "[registry][meetings]") {
    registry_builder b;
    b.add(term{.term = "t", .start = {2020, 1, 1}})
        .add(meeting{.meeting = "m",
                     .body = "b",
                     .start = {2024, 1, 1},
                     .papers_sent = bounds{day{2023, 12, 1}, day{2023, 12, 20}},
                     .more = {{"room", "A"}}})
        .add(agenda_item{.item = "i", .meeting = "m", .kind = "decision"})
        .add(attendance{.meeting = "m", .person = "p", .presence = "present"})
        .add(event{.event = "e", .body = "b", .start = {2024, 1, 1}, .stop = day{2024, 1, 5}})
        .add(proposal{.proposal = "q", .body = "b", .seat = "s", .start = {2024, 1, 1}})
        .add(nomination{.proposal = "q", .person = "p"})
        .add(recusal{.item = "i", .person = "p", .more = {{"reason", "kin"}}});
    const auto r = std::move(b).build();
    CHECK(cell(r, table_id::meetings, 0, "papers_sent") == "2023-12-01 to 2023-12-20");
    CHECK(cell(r, table_id::meetings, 0, "room") == "A");
    CHECK(cell(r, table_id::items, 0, "kind") == "decision");
    CHECK(cell(r, table_id::attendances, 0, "presence") == "present");
    CHECK(days_of(r.table(table_id::events), 0) == "2024-01-01..2024-01-05");
    CHECK(cell(r, table_id::proposals, 0, "seat") == "s");
    CHECK(r.table(table_id::nominations).rows == 1);
    CHECK(cell(r, table_id::recusals, 0, "reason") == "kin");
}

TEST_CASE("the hash of meetings does not depend on the order of rows", "[registry][meetings]") {
    auto turned = council;
    turned[3].second =
        "meeting,body,name,start,stop,kind,papers_sent\n"
        "m2,board,,2024-02-01,2024-02-03,,2024-01\n"
        "m1,council,January,2024-01-10,,ordinary,2024-01-03\n";
    CHECK(build(turned).hash() == build(council).hash());
    turned[3].second += "m3,council,,2024-03-01,,,\n";
    CHECK(build(turned).hash() != build(council).hash());
}

TEST_CASE("many people of many meetings of one mandate are found soon", "[registry][meetings]") {
    // Every mandate of the one person lasts on every meeting day: what looks at all of them for
    // each would not come to an end.
    constexpr int many = 20'000;
    frame mandates;
    mandates.rows = many;
    frame::texts who{{"p"}, std::vector<std::int32_t>(many, 0)};
    frame::texts where{{"b"}, std::vector<std::int32_t>(many, 0)};
    frame::days start{std::vector<std::int32_t>(many, 10'000), {}};
    frame::days stop{std::vector<std::int32_t>(many, 20'000), {}};
    for (int i = 0; i < many; ++i) stop.number[static_cast<std::size_t>(i)] += i % 100;
    mandates.columns = {{"person", who}, {"body", where}, {"start", start}, {"stop", stop}};
    frame meetings;
    meetings.rows = many;
    frame::texts keys;
    for (int i = 0; i < many; ++i) {
        keys.dictionary.push_back(std::to_string(i));
        keys.code.push_back(i);
    }
    meetings.columns = {{"meeting", keys}, {"body", where}, {"start", start}};
    frame attendances;
    attendances.rows = many;
    attendances.columns = {{"meeting", keys}, {"person", who}};
    registry_builder b;
    b.add(table_id::mandates, mandates);
    b.add(table_id::meetings, meetings);
    b.add(table_id::attendances, attendances);
    const auto r = std::move(b).build();
    CHECK(r.table(table_id::attendances).mandate_row == rows(many, 0));
}
