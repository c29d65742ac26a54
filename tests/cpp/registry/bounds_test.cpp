// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <utility>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

// The ends of the one mandate.
std::string mandate_with(const std::string& start, const std::string& stop) {
    return bounds_of(
        build({{table_id::mandates, "person,body,start,stop\np,b," + start + "," + stop + "\n"}})
            .table(table_id::mandates),
        0);
}

std::string due_of(const std::string& cell_text) {
    return cell(
        build({{table_id::mandates, "person,body,start,due\np,b,2001-01-01," + cell_text + "\n"}}),
        table_id::mandates, 0, "due");
}

}  // namespace

TEST_CASE("a part of the calendar is read as the days of which the end is one",
          "[registry][bounds]") {
    CHECK(mandate_with("2019", "") == "2019-01-01~2019-12-31..open");
    CHECK(mandate_with("2019-05", "") == "2019-05-01~2019-05-31..open");
    CHECK(mandate_with("2020-02", "") == "2020-02-01~2020-02-29..open");
    CHECK(mandate_with("spring 2021", "") == "2021-03-01~2021-05-31..open");
    CHECK(mandate_with("Summer 2021", "") == "2021-06-01~2021-08-31..open");
    CHECK(mandate_with("autumn 2021", "") == "2021-09-01~2021-11-30..open");
    CHECK(mandate_with("fall 2021", "") == "2021-09-01~2021-11-30..open");
    CHECK(mandate_with("winter 2021", "") == "2021-12-01~2022-02-28..open");
    CHECK(mandate_with("winter 2023", "") == "2023-12-01~2024-02-29..open");
    CHECK(mandate_with("forår 2021", "") == "2021-03-01~2021-05-31..open");
    CHECK(mandate_with("sommer 2021", "") == "2021-06-01~2021-08-31..open");
    CHECK(mandate_with("Efterår 2021", "") == "2021-09-01~2021-11-30..open");
    CHECK(mandate_with("vinter 2021", "") == "2021-12-01~2022-02-28..open");
    CHECK(mandate_with("H1 2021", "") == "2021-01-01~2021-06-30..open");
    CHECK(mandate_with("2021-H2", "") == "2021-07-01~2021-12-31..open");
    CHECK(mandate_with("Q3 2021", "") == "2021-07-01~2021-09-30..open");
    CHECK(mandate_with("2021-q4", "") == "2021-10-01~2021-12-31..open");
    CHECK(mandate_with("winter 9999", "") == "9999-12-01~9999-12-31..open");
}

TEST_CASE("bounds are read as they are written elsewhere", "[registry][bounds]") {
    CHECK(mandate_with("2019-03-01 to 2019-08-31", "") == "2019-03-01~2019-08-31..open");
    CHECK(mandate_with("2019-03-01", "2020-01-01 to 2020-01-31") ==
          "2019-03-01..2020-01-01~2020-01-31");
    CHECK(mandate_with("2019-03-01", "from 2020-01-01") == "2019-03-01..2020-01-01~open");
    CHECK(mandate_with("2019-03-01", "until 2020-01-01") == "2019-03-01..2019-03-02~2020-01-01");
}

TEST_CASE("what is no part of the calendar is no day", "[registry][bounds]") {
    for (const auto* text : {"from 2019-01-01",
                             "until 2019-01-01",
                             "2019-08-31 to 2019-03-01",
                             "2019-03-01 to ",
                             "2019 to 2020",
                             "from 2019",
                             "autumn",
                             "autumn 21",
                             "2021-autumn",
                             "Q5 2021",
                             "2021-Q0",
                             "H3 2021",
                             "2021Q3",
                             "02021",
                             "2021-5",
                             "2021-13",
                             "0000",
                             "spring  2021",
                             "monsoon 2021",
                             "unknown",
                             "2021-",
                             " 2021",
                             "Q3 0000"}) {
        CAPTURE(text);
        const auto found = places_of(problems_of(
            {{table_id::bodies, "body\nb\n"},
             {table_id::people, "person\np\n"},
             {table_id::offices, std::string{"person,office,start\np,director,"} + text + "\n"},
             {table_id::mandates, "person,body,start\n"}}));
        CHECK(found == std::vector<std::string>{"offices.csv:2:start E-DATE"});
    }
}

TEST_CASE("a start lies before its stop, which narrows both", "[registry][bounds]") {
    CHECK(mandate_with("2019", "2019") == "2019-01-01~2019-12-30..2019-01-02~2019-12-31");
    CHECK(mandate_with("2019-05-20", "2019") == "2019-05-20..2019-05-21~2019-12-31");
    CHECK(mandate_with("2019", "2019-03-01") == "2019-01-01~2019-02-28..2019-03-01");
    CHECK(mandate_with("2019", "2020") == "2019-01-01~2019-12-31..2020-01-01~2020-12-31");
    // On the last possible day nothing is left to be unsure of.
    CHECK(mandate_with("2019", "2019-01-02") == "2019-01-01..2019-01-02");
    CHECK_FALSE(build({{table_id::mandates, "person,body,start,stop\np,b,2019,2019-01-02\n"}})
                    .table(table_id::mandates)
                    .bounded());
}

TEST_CASE("an unknown stop is any day after the start, or never", "[registry][bounds]") {
    CHECK(mandate_with("2019-05-20", "unknown") == "2019-05-20..2019-05-21~open");
    CHECK(mandate_with("2019", "unknown") == "2019-01-01~2019-12-31..2019-01-02~open");
}

TEST_CASE("a period whose bounds leave no day is told with them", "[registry][bounds]") {
    const auto found = problems_of({{table_id::mandates,
                                     "person,body,start,stop\np,b,2019,2018\nq,b,2019,2019-01-01\n"
                                     "r,b,2019-05-01,2019-04\ns,b,2019-05-01,2019-05\n"}});
    CHECK(places_of(found) == std::vector<std::string>{"mandates.csv:2:stop E-PERIOD",
                                                       "mandates.csv:3:stop E-PERIOD",
                                                       "mandates.csv:4:stop E-PERIOD"});
    CHECK(found[0].what ==
          "a period with its start 2019-01-01 to 2019-12-31 and its stop 2018-01-01 to 2018-12-31 "
          "has no days");
    CHECK(found[0].hint == "are start and stop swapped?");
}

TEST_CASE("structs say the latest start and the earliest stop", "[registry][bounds]") {
    registry_builder b;
    b.add(mandate{.person = "p", .body = "b", .start = {2024, 1, 1}});
    b.add(mandate{.person = "q",
                  .body = "b",
                  .start = {2024, 1, 1},
                  .stop = day{2024, 6, 1},
                  .start_latest = day{2024, 2, 1},
                  .stop_earliest = day{2024, 1, 1}});
    b.add(mandate{
        .person = "r", .body = "b", .start = {2024, 1, 1}, .stop_earliest = day{2024, 3, 1}});
    b.add(body{.body = "b", .start_latest = day{2023, 1, 1}});
    const auto r = std::move(b).build();
    const auto& m = r.table(table_id::mandates);
    CHECK(bounds_of(m, 0) == "2024-01-01..open");
    CHECK(bounds_of(m, 1) == "2024-01-01~2024-02-01..2024-01-02~2024-06-01");
    CHECK(bounds_of(m, 2) == "2024-01-01..2024-03-01~open");
    CHECK(bounds_of(r.table(table_id::bodies), 0) == "always~2023-01-01..open");
}

TEST_CASE("bounds of a struct that contradict its ends are refused", "[registry][bounds]") {
    registry_builder b;
    b.add(mandate{.person = "p",
                  .body = "b",
                  .start = {2024, 1, 1},
                  .stop = day{2024, 6, 1},
                  .start_latest = day{2023, 2, 1},
                  .stop_earliest = day{2024, 7, 1}});
    const auto found = problems_of(std::move(b));
    CHECK(places_of(found) == std::vector<std::string>{"mandates:1:start_latest E-BOUNDS",
                                                       "mandates:1:stop_earliest E-BOUNDS"});
    CHECK(found[0].what == "2023-02-01 lies before the start, 2024-01-01");
    CHECK(found[1].what == "2024-07-01 lies after the stop, 2024-06-01");
}

TEST_CASE("exact facts keep no bounds", "[registry][bounds]") {
    registry_builder b;
    b.add(mandate{.person = "p",
                  .body = "b",
                  .start = {2024, 1, 1},
                  .stop = day{2024, 6, 1},
                  .start_latest = day{2024, 1, 1},
                  .stop_earliest = day{2024, 6, 1}});
    const auto r = std::move(b).build();
    for (std::size_t i = 0; i < table_count; ++i) {
        CHECK(r.table(static_cast<table_id>(i)).start_latest.empty());
        CHECK(r.table(static_cast<table_id>(i)).stop_earliest.empty());
    }
}

TEST_CASE("bodies begin with their first mandate as far as that is known, and seats with them",
          "[registry][bounds]") {
    const auto r = build(
        {{table_id::bodies, "body,stop\nb,2024\nc,\n"},
         {table_id::seats, "seat,body,start,stop\ns,b,,\nt,b,2021,unknown\nu,c,,\n"},
         {table_id::mandates, "person,body,start\np,b,2019\nq,b,2019-06-01\nr,c,2020-01-01\n"}});
    const auto& bodies = r.table(table_id::bodies);
    CHECK(bounds_of(bodies, 0) == "2019-01-01~2019-06-01..2024-01-01~2024-12-31");
    CHECK(bounds_of(bodies, 1) == "2020-01-01..open");
    const auto& seats = r.table(table_id::seats);
    CHECK(bounds_of(seats, 0) == bounds_of(bodies, 0));
    CHECK(bounds_of(seats, 1) == "2021-01-01~2021-12-31..2021-01-02~2024-12-31");
    CHECK(bounds_of(seats, 2) == "2020-01-01..open");
    CHECK(text(r.observed()->start()) == "2019-01-01");
}

TEST_CASE("other days are bounds where they are not known to the day", "[registry][bounds]") {
    CHECK(due_of("2024-05-01") == "2024-05-01");
    CHECK(due_of("2024") == "2024-01-01 to 2024-12-31");
    CHECK(due_of("unknown") == "some day");
    CHECK(due_of("") == "unknown");
    CHECK(due_of("-") == "absent");
    const auto r = build({{table_id::mandates,
                           "person,body,start,due\np,b,2001-01-01,Q3 2021\nq,b,2001-01-01,2021-Q3\n"
                           "r,b,2001-01-01,2021-07-01\n"}});
    const auto& due = *r.table(table_id::mandates).find("due");
    CHECK(due.code[0] == due.code[1]);
    CHECK(due.dictionary.size() == 2);
    CHECK(std::holds_alternative<bounds>(due.dictionary[0]));
    CHECK(std::holds_alternative<day>(due.dictionary[1]));
}

TEST_CASE("bounds that are one day are that day, however they came", "[registry][bounds]") {
    registry_builder b;
    b.add(mandate{
        .person = "p",
        .body = "b",
        .start = {2024, 1, 1},
        .due = bounds{day{2026, 1, 1}},
        .more = {{"sworn", bounds{day{2024, 1, 1}}}, {"left", bounds{{}, day{2025, 1, 1}}}}});
    const auto r = std::move(b).build();
    const auto& t = r.table(table_id::mandates);
    CHECK(std::holds_alternative<day>(t.find("due")->dictionary.at(0)));
    CHECK(std::holds_alternative<day>(t.find("sworn")->dictionary.at(0)));
    CHECK(cell(r, table_id::mandates, 0, "left") == "until 2025-01-01");
}

TEST_CASE("a due day that is none is told", "[registry][bounds]") {
    const auto said = [](value v) {
        registry_builder b;
        b.add(body{.body = "b", .more = {{"observed_start", std::move(v)}}});
        return places_of(problems_of(std::move(b)));
    };
    CHECK(said(std::int64_t{7}) == std::vector<std::string>{"bodies:1:observed_start E-DATE"});
    CHECK(said(std::string{"2019-02-30"}) ==
          std::vector<std::string>{"bodies:1:observed_start E-DATE"});
    CHECK(said(day{2019, 1, 1}).empty());
    CHECK(places_of(problems_of(
              {{table_id::mandates, "person,body,start,due\np,b,2024-01-01,soon\n"}})) ==
          std::vector<std::string>{"mandates.csv:2:due E-DATE"});
}

TEST_CASE("what a body is observed for are whole days, in order", "[registry][bounds]") {
    const auto r = build({{table_id::bodies,
                           "body,observed_start,observed_stop\n"
                           "a,2019-01-01,2020-01-01\nb,,2021-01-01\nc,,\n"}});
    CHECK(cell(r, table_id::bodies, 0, "observed_start") == "2019-01-01");
    CHECK(cell(r, table_id::bodies, 1, "observed_start") == "absent");
    CHECK(cell(r, table_id::bodies, 1, "observed_stop") == "2021-01-01");
    const auto found = problems_of({{table_id::bodies,
                                     "body,observed_start,observed_stop\n"
                                     "a,2020-01-01,2020-01-01\nb,2019,\n"}});
    CHECK(places_of(found) == std::vector<std::string>{"bodies.csv:2:observed_stop E-PERIOD",
                                                       "bodies.csv:3:observed_start E-DATE"});
    CHECK(found[1].what.ends_with("is not a whole day"));
}

TEST_CASE("a dated value holds on its sure days and is unknown on its possible ones",
          "[registry][bounds][dated]") {
    const auto said = [](const std::string& rows) {
        return cell(build({{table_id::people, "person\np\n"},
                           {table_id::mandates, "person,body,start\np,b,2015-01-01\n"}},
                          "table,key,name,value,start,stop\n" + rows),
                    table_id::people, 0, "employer");
    };
    CHECK(said("people,p,employer,red,2019,2021-01-01\n") ==
          "2019-01-01..2019-12-31 unknown, 2019-12-31..2021-01-01 red");
    // Where two values may be in force it is said twice.
    CHECK(said("people,p,employer,red,,2019\npeople,p,employer,blue,2019,\n") ==
          "always..2019-01-01 red, 2019-01-01..2019-12-31 unknown, "
          "2019-01-01..2019-12-31 unknown, 2019-12-31..open blue");
    CHECK(said("people,p,employer,red,2019,2019\n") == "2019-01-01..2019-12-31 unknown");
    CHECK(said("people,p,employer,red,2019-03-01,unknown\n") ==
          "2019-03-01..2019-03-02 red, 2019-03-02..open unknown");
    // Red for certain, and perhaps blue beside it.
    CHECK(
        said("people,p,employer,red,2018-01-01,2021-01-01\n"
             "people,p,employer,blue,2019-05,2019-07-01\n") ==
        "2018-01-01..2021-01-01 red, 2019-05-01..2019-05-31 unknown, 2019-05-31..2019-07-01 blue");
    CHECK(said("people,p,employer,red,2018-01-01,2019-01-01\n"
               "people,p,employer,blue,2019-01-01,\n") ==
          "2018-01-01..2019-01-01 red, 2019-01-01..open blue");
}

TEST_CASE("structs give dated values within bounds too", "[registry][bounds][dated]") {
    registry_builder b;
    b.add(person{.person = "p"});
    b.add(dated_attribute{.table = "people",
                          .key = "p",
                          .name = "party",
                          .value = "red",
                          .start = day{2020, 1, 1},
                          .stop = day{2021, 1, 1},
                          .start_latest = day{2020, 2, 1},
                          .stop_earliest = day{2020, 12, 1}});
    CHECK(cell(std::move(b).build(), table_id::people, 0, "party") ==
          "2020-01-01..2020-02-01 unknown, 2020-02-01..2020-12-01 red, "
          "2020-12-01..2021-01-01 unknown");
}

TEST_CASE("mandates join only where both days are known", "[registry][bounds][joining]") {
    const auto rows = [](const std::string& first_stop, const std::string& second_start) {
        return build({{table_id::mandates, "person,body,start,stop,party\np,b,2019," + first_stop +
                                               ",red\np,b," + second_start + ",2023,blue\n"}});
    };
    CHECK(rows("2020", "2020").table(table_id::mandates).rows == 2);
    CHECK(rows("2020-12-31", "2020").table(table_id::mandates).rows == 2);
    CHECK(rows("2021", "2021-12-31").table(table_id::mandates).rows == 2);
    const auto joined = rows("2021-01-01", "2021-01-01");
    const auto& t = joined.table(table_id::mandates);
    REQUIRE(t.rows == 1);
    CHECK(bounds_of(t, 0) == "2019-01-01~2019-12-31..2023-01-01~2023-12-31");
    CHECK(cell(t, 0, "party") == "2019-01-01..2021-01-01 red, 2021-01-01..2023-12-31 blue");
}

TEST_CASE("mandates that may overlap are marked", "[registry][bounds]") {
    const auto r = build({{table_id::mandates,
                           "person,body,start,stop\np,b,2019-01-01,2020\n"
                           "p,b,2020-06-01,\nq,b,2019-01-01,2020\n"
                           "q,b,2021-01-01,\n"}});
    const auto marked = r.overlapping_mandates();
    CHECK(std::vector<int>(marked.begin(), marked.end()) == std::vector<int>{1, 1, 0, 0});
}

TEST_CASE("the hash tells bounds apart", "[registry][bounds]") {
    const auto hash = [](const std::string& start, const std::string& stop) {
        return build({{table_id::mandates, "person,body,start,stop\np,b," + start + "," + stop +
                                               "\nq,b,2018-01-01,\n"}})
            .hash();
    };
    CHECK(hash("2019", "") == hash("2019", ""));
    CHECK(hash("2019", "") != hash("2019-01-01", ""));
    CHECK(hash("2019", "") != hash("2019-01", ""));
    CHECK(hash("2019-01-01", "") != hash("2019-01-01", "unknown"));
    CHECK(hash("2019-01-01", "2020-12-31") != hash("2019-01-01", "2020"));
}
