// SPDX-License-Identifier: BSL-1.0
// What the builder accepts and derives; what it refuses is in builder_problems_test.cpp.
#include <remit/registry/builder.hpp>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

TEST_CASE("people and bodies that are not given are derived in the order in which they are named",
          "[registry][builder]") {
    const auto r = build({{table_id::mandates,
                           "person,body,start,stop\n"
                           "bo,council,2021-05-01,\n"
                           "anna,board,2020-01-01,2021-01-01\n"
                           "bo,board,2019-01-01,2022-01-01\n"},
                          {table_id::offices, "person,office\nclara,mayor\nanna,director\n"}});
    CHECK(r.table(table_id::people).key == std::vector<std::string>{"bo", "anna", "clara"});
    CHECK(r.table(table_id::people).derived);
    CHECK(r.table(table_id::bodies).key == std::vector<std::string>{"council", "board"});
    CHECK(r.table(table_id::bodies).derived);
    CHECK(days_of(r.table(table_id::bodies), 0) == "2021-05-01..open");
    CHECK(days_of(r.table(table_id::bodies), 1) == "2019-01-01..open");
    CHECK(cell(r, table_id::bodies, 0, "kind") == "unknown");
    CHECK(r.table(table_id::people).name == r.table(table_id::people).key);
    CHECK(r.table(table_id::people).line == std::vector<std::uint32_t>{0, 0, 0});
    CHECK_FALSE(r.table(table_id::mandates).derived);
    CHECK(r.table(table_id::organisations).derived);
    CHECK(r.table(table_id::organisations).rows == 0);
    CHECK(has_note(r, "N-DERIVED"));
    CHECK(r.table(table_id::mandates).person_row == std::vector<std::int32_t>{0, 1, 0});
    CHECK(r.table(table_id::offices).person_row == std::vector<std::int32_t>{2, 1});
}

TEST_CASE("seats that are not given are derived, of unknown number, for as long as their body",
          "[registry][builder]") {
    const auto r = build({{table_id::bodies, "body,start,stop\nboard,2019-01-01,2030-01-01\n"},
                          {table_id::mandates,
                           "person,body,seat,start\n"
                           "anna,board,chair,2020-01-01\nbo,board,,2020-01-01\n"
                           "bo,board,chair,2021-01-01\nclara,board,member,2020-01-01\n"}});
    const auto& seats = r.table(table_id::seats);
    CHECK(seats.derived);
    CHECK(seats.key == std::vector<std::string>{"board/chair", "board/member"});
    CHECK(cell(seats, 0, "number") == "unknown");
    CHECK(cell(seats, 0, "role") == "unknown");
    CHECK(cell(seats, 0, "appointed_by") == "unknown");
    CHECK(cell(seats, 0, "votes") == "1");
    CHECK(cell(seats, 1, "seat") == "member");
    CHECK(cell(seats, 1, "body") == "board");
    CHECK(days_of(seats, 0) == "2019-01-01..2030-01-01");
    CHECK(r.table(table_id::mandates).seat_row == std::vector<std::int32_t>{0, -1, 0, 1});
}

TEST_CASE("a mandate takes role and votes from its seat where its own cells are empty",
          "[registry][builder]") {
    const auto r = build({{table_id::seats, "seat,body,role,votes\nchair,b,chair,2\nplain,b,,\n"},
                          {table_id::mandates,
                           "person,body,seat,start,role,votes\n"
                           "p,b,chair,2024-01-01,,\n"
                           "q,b,chair,2024-01-01,acting chair,3\n"
                           "s,b,chair,2024-01-01,-,0\n"
                           "t,b,plain,2024-01-01,,\n"
                           "u,b,,2024-01-01,,\n"}});
    const auto& m = r.table(table_id::mandates);
    CHECK(cell(m, 0, "role") == "chair");
    CHECK(cell(m, 0, "votes") == "2");
    CHECK(cell(m, 1, "role") == "acting chair");
    CHECK(cell(m, 1, "votes") == "3");
    CHECK(cell(m, 2, "role") == "absent");
    CHECK(cell(m, 2, "votes") == "0");
    CHECK(cell(m, 3, "role") == "absent");
    CHECK(cell(m, 3, "votes") == "1");
    CHECK(cell(m, 4, "role") == "absent");
    CHECK(cell(m, 4, "votes") == "1");
    CHECK(cell(m, 0, "appointed_by") == "unknown");
    CHECK(cell(m, 0, "on_behalf_of") == "unknown");
}

TEST_CASE("who should appoint is not who did: a mandate's appointer is never taken from its seat",
          "[registry][builder]") {
    const auto r = build({{table_id::seats, "seat,body,appointed_by\nchair,b,KL\n"},
                          {table_id::mandates, "person,body,seat,start\np,b,chair,2024-01-01\n"}});
    CHECK(cell(r, table_id::seats, 0, "appointed_by") == "KL");
    CHECK(cell(r, table_id::mandates, 0, "appointed_by") == "unknown");
}

TEST_CASE("a charter's seat fills in what a table of seats leaves empty", "[registry][builder]") {
    auto b = builder_of({{table_id::seats,
                          "seat,body,role,number,appointed_by,start\n"
                          "other,b,,,,\nchair,b,,,KL,2024-02-01\n"}});
    b.add(seat{.body = "b",
               .seat = "chair",
               .role = "chair",
               .number = 2,
               .appointed_by = "VIVE",
               .votes = 3});
    b.add(seat{.body = "b", .seat = "open", .number = std::nullopt});
    b.add(mandate{.person = "p", .body = "b", .start = day{2024, 1, 1}});
    const auto r = std::move(b).build();
    const auto& s = r.table(table_id::seats);
    CHECK(s.key == std::vector<std::string>{"b/open", "b/other", "b/chair"});
    CHECK(cell(s, 2, "role") == "chair");
    CHECK(cell(s, 2, "number") == "2");
    CHECK(cell(s, 2, "appointed_by") == "KL");  // the table goes first
    CHECK(cell(s, 2, "votes") == "3");
    CHECK(days_of(s, 2) == "2024-02-01..open");
    CHECK(s.origin == "seats.csv");
    CHECK(s.line[2] == 3);
    CHECK(s.line[0] == 0);                    // not from the file
    CHECK(cell(s, 0, "number") == "absent");  // open size
    CHECK(cell(s, 1, "number") == "unknown");
}

TEST_CASE("a charter's seats are those of its body; other bodies' seats are derived",
          "[registry][builder]") {
    registry_builder b;
    b.add(seat{.body = "b", .seat = "chair"});
    b.add(mandate{.person = "p", .body = "b", .seat = "chair", .start = day{2024, 1, 1}});
    b.add(mandate{.person = "p", .body = "c", .seat = "chair", .start = day{2024, 1, 1}});
    const auto r = std::move(b).build();
    CHECK(r.table(table_id::seats).key == std::vector<std::string>{"b/chair", "c/chair"});
    CHECK_FALSE(r.table(table_id::seats).derived);
    CHECK(cell(r, table_id::seats, 0, "number") == "1");
    CHECK(cell(r, table_id::seats, 1, "number") == "unknown");
    CHECK(r.table(table_id::mandates).seat_row == std::vector<std::int32_t>{0, 1});
}

TEST_CASE("texts that are all whole numbers become numbers, all days become days, the rest stay",
          "[registry][builder]") {
    const auto r = build({{table_id::mandates,
                           "person,body,start,shares,born,code,mixed,none\n"
                           "p,b,2024-01-01,7,1980-05-01,0101,7,\n"
                           "q,b,2024-01-01,-12,,0751,x,\n"
                           "r,b,2024-01-01,-,-,0461,,\n"}});
    const auto& m = r.table(table_id::mandates);
    const auto value_at = [&](std::string_view column, std::size_t row) {
        const auto* c = m.find(column);
        return c->dictionary.at(static_cast<std::size_t>(c->code.at(row)));
    };
    CHECK(value_at("shares", 0) == value{std::int64_t{7}});
    CHECK(value_at("shares", 1) == value{std::int64_t{-12}});
    CHECK(cell(m, 2, "shares") == "absent");
    CHECK(value_at("born", 0) == value{day{1980, 5, 1}});
    CHECK(cell(m, 1, "born") == "unknown");
    CHECK(value_at("code", 0) == value{std::string{"0101"}});  // a leading zero is no number's
    CHECK(value_at("mixed", 0) == value{std::string{"7"}});
    CHECK(cell(m, 0, "none") == "unknown");
    // A column of keys and names is never one of numbers.
    const auto numbered =
        build({{table_id::mandates, "person,body,start,role\n7,12,2024-01-01,3\n"}});
    CHECK(numbered.table(table_id::people).key[0] == "7");
    CHECK(numbered.table(table_id::mandates).find("role")->dictionary[0] ==
          value{std::string{"3"}});
}

TEST_CASE("numbers and days of a frame keep their kind, or are spelled where a text is wanted",
          "[registry][builder]") {
    frame f;
    f.origin = "mandates";
    f.rows = 2;
    f.columns = {{"person", frame::integers{{4711, 12}, {}}},
                 {"body", frame::days{{19723, 19723}, {}}},
                 {"start", frame::days{{19723, 19724}, {}}},
                 {"stop", frame::days{{0, 19800}, {0, 1}}},
                 {"votes", frame::integers{{2, 0}, {1, 0}}},
                 {"born", frame::days{{3000, 0}, {1, 0}}},
                 {"size", frame::integers{{1'000'000'000'000, 5}, {}}}};
    registry_builder b;
    b.add(table_id::mandates, f);
    const auto r = std::move(b).build();
    const auto& m = r.table(table_id::mandates);
    CHECK(r.table(table_id::people).key == std::vector<std::string>{"4711", "12"});
    CHECK(r.table(table_id::bodies).key == std::vector<std::string>{"2024-01-01"});
    CHECK(days_of(m, 0) == "2024-01-01..open");
    CHECK(days_of(m, 1) == "2024-01-02..2024-03-18");
    CHECK(cell(m, 0, "votes") == "2");
    CHECK(cell(m, 1, "votes") == "1");
    CHECK(m.find("born")->dictionary[0] == value{day::from_count(3000)});
    CHECK(cell(m, 1, "born") == "unknown");
    CHECK(m.find("size")->dictionary[0] == value{std::int64_t{1'000'000'000'000}});
    CHECK(m.line == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("structs and frames of one table are one table", "[registry][builder]") {
    auto b = builder_of({{table_id::mandates,
                          "person,body,start,company\np,b,2024-01-01,ACME\nq,b,2024-01-02,7\n"}});
    b.add(mandate{.person = "r",
                  .body = "b",
                  .start = day{2024, 1, 3},
                  .more = {{"company", std::string{"ACME"}}, {"shares", std::int64_t{7}}}});
    b.add(mandate{.person = "s", .body = "b", .start = day{2024, 1, 4}, .votes = 2});
    const auto r = std::move(b).build();
    const auto& m = r.table(table_id::mandates);
    REQUIRE(m.rows == 4);
    CHECK(cell(m, 0, "person") == "r");
    CHECK(cell(m, 0, "company") == "ACME");
    CHECK(cell(m, 0, "shares") == "7");
    CHECK(cell(m, 1, "company") == "unknown");
    CHECK(cell(m, 1, "votes") == "2");
    CHECK(cell(m, 2, "company") == "ACME");
    CHECK(cell(m, 2, "shares") == "unknown");
    CHECK(m.find("company")->code[0] == m.find("company")->code[2]);
    CHECK(m.origin == "mandates.csv");
    CHECK(m.line == std::vector<std::uint32_t>{0, 0, 2, 3});
}

TEST_CASE("two people in one seat are facts, not an error", "[registry][builder]") {
    const auto r =
        build({{table_id::seats, "seat,body\nchair,b\n"},
               {table_id::mandates,
                "person,body,seat,start\np,b,chair,2024-01-01\nq,b,chair,2024-01-01\n"}});
    CHECK(r.table(table_id::mandates).rows == 2);
}

TEST_CASE("the names of an organisation are the organisation, wherever they stand",
          "[registry][builder]") {
    const auto r =
        build({{table_id::organisations,
                "organisation,name,aliases\n"
                "FSD,Foreningen af Socialchefer,Socialchefforeningen | Soc\nKL,,\n"},
               {table_id::seats, "seat,body,appointed_by\ns,b,Socialchefforeningen\n"},
               {table_id::offices, "person,office,organisation\np,chief,Soc\n"},
               {table_id::people, "person,employer\np,Foreningen af Socialchefer\n"},
               {table_id::mandates,
                "person,body,seat,start,appointed_by,on_behalf_of\n"
                "p,b,s,2024-01-01,FSD,Soc\np,b,s,2025-01-01,Socialchefforeningen,KLF\n"}},
              "table,key,name,value\nbodies,b,employer,Soc\n");
    CHECK(cell(r, table_id::seats, 0, "appointed_by") == "FSD");
    CHECK(cell(r, table_id::offices, 0, "organisation") == "FSD");
    CHECK(cell(r, table_id::people, 0, "employer") == "FSD");
    CHECK(cell(r, table_id::bodies, 0, "employer") == "always..open FSD");
    const auto& m = r.table(table_id::mandates);
    CHECK(cell(m, 0, "appointed_by") == "FSD");
    CHECK(cell(m, 1, "appointed_by") == "FSD");
    CHECK(m.find("appointed_by")->dictionary.size() == 1);
    CHECK(cell(m, 1, "on_behalf_of") == "KLF");  // like KL, but not its name: never merged
    CHECK(r.find_organisation("Soc") == 0);
    CHECK(r.find_organisation("KL") == 1);
    CHECK(r.find_organisation("soc") == -1);
}

TEST_CASE("a body without a start begins with its first mandate, and is said to",
          "[registry][builder]") {
    const auto r = build({{table_id::bodies, "body,start\na,2020-01-01\nb,\nc,\n"},
                          {table_id::mandates,
                           "person,body,start\np,a,2021-01-01\np,b,2021-06-01\nq,b,2021-02-01\n"}});
    const auto& bodies = r.table(table_id::bodies);
    CHECK(days_of(bodies, 0) == "2020-01-01..open");
    CHECK(days_of(bodies, 1) == "2021-02-01..open");
    CHECK(days_of(bodies, 2) == "always..open");  // nothing says when it began
    CHECK(has_note(r, "N-LIFETIME"));
}

TEST_CASE("what is observed is what was said, else begins with the earliest fact",
          "[registry][builder]") {
    const csv_tables tables = {{table_id::bodies, "body,start\nb,2019-03-01\n"},
                               {table_id::mandates, "person,body,start\np,b,2021-01-01\n"}};
    CHECK(build(tables).observed() == period{day{2019, 3, 1}});
    auto said = builder_of(tables);
    said.observed(period{day{2022, 1, 1}, day{2023, 1, 1}});
    CHECK(std::move(said).build().observed() == period{day{2022, 1, 1}, day{2023, 1, 1}});
    CHECK_FALSE(build({{table_id::offices, "person,office\np,mayor\n"}}).observed());
    CHECK(build({{table_id::offices, "person,office,stop\np,mayor,2020-01-01\n"}}).observed() ==
          period{day{2020, 1, 1}});
}

TEST_CASE("nothing at all is a registry without rows", "[registry][builder]") {
    const auto r = registry_builder{}.build();
    for (std::size_t t = 0; t < table_count; ++t) {
        CHECK(r.table(static_cast<table_id>(t)).rows == 0);
        CHECK(r.table(static_cast<table_id>(t)).id == static_cast<table_id>(t));
    }
    CHECK(r.events(table_id::mandates, key_id::person).subjects() == 0);
    CHECK_FALSE(r.observed());
    CHECK(r.notes().empty());
}

TEST_CASE("what the reader should know is noted", "[registry][builder]") {
    auto b = builder_of({{table_id::bodies, "body,start,stop\nb,2020-01-01,2021-01-01\n"},
                         {table_id::mandates,
                          "person,body,start,stop,rolle\np ,b,2019-01-01,2020-06-01,x\n"
                          "p ,b,2019-01-01,2020-06-01,x\n"}});
    b.note({"N-OWN", "here", "said by the caller", ""});
    const auto r = std::move(b).build();
    CHECK(r.notes()[0].code == "N-OWN");
    for (const auto* code : {"N-COLUMN", "N-SPACE", "N-OUTSIDE", "N-REPEATED", "N-DERIVED"}) {
        CAPTURE(code);
        CHECK(has_note(r, code));
    }
}

TEST_CASE("what hangs on a meeting is known while the meetings are", "[registry][builder]") {
    const period meetings{{2020, 1, 1}, day{2022, 1, 1}}, later{{2021, 1, 1}};
    registry_builder b;
    b.observed(table_id::meetings, meetings);
    b.observed(table_id::proposals, later);
    b.observed(table_id::attendances, later);
    b.add(meeting{.meeting = "m", .body = "c", .start = {2020, 2, 1}});
    const auto r = std::move(b).build();
    CHECK(r.observed(table_id::items) == meetings);
    CHECK(r.observed(table_id::recusals) == meetings);
    CHECK(r.observed(table_id::attendances) == period{{2021, 1, 1}, day{2022, 1, 1}});
    CHECK(r.observed(table_id::nominations) == later);
    CHECK_FALSE(r.observed(table_id::mandates));
    CHECK_FALSE(r.declared(table_id::items));

    registry_builder wrong;
    wrong.observed(meetings);
    wrong.observed(table_id::recusals, period{{2022, 1, 1}});
    wrong.add(meeting{.meeting = "m", .body = "c", .start = {2020, 2, 1}});
    try {
        (void)std::move(wrong).build();
        FAIL("they share no day");
    } catch (const bad_input& e) {
        CHECK(e.problems().front().code == "E-PERIOD");
        CHECK(e.problems().front().what.find("recusals are observed from 2022-01-01") == 0);
    }
}
