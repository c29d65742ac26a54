// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/change.hpp>

#include <string>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using remit::change;
using remit::changed;
using remit::day;
using remit::table_id;
using remit_test::build;
using remit_test::cell;
using remit_test::days_of;

namespace {

remit::registry council() {
    return build({{table_id::mandates,
                   "person,body,seat,start,stop,role,rank\n"
                   "anna,council,chair,2024-01-01,2025-01-01,chair,1\n"
                   "bo,council,,2024-03-01,,member,2\n"
                   "cy,board,,2023-01-01,2023-06-01,member,-\n"},
                  {table_id::people, "person,name,gender\nanna,Anna,f\nbo,Bo,m\ncy,Cy,\n"}},
                 "table,key,name,value,start,stop\n"
                 "people,bo,party,red,2020-01-01,2024-06-01\n"
                 "people,bo,party,blue,2024-06-01,\n");
}

std::vector<std::string> problems_with(const remit::registry& r, const change& c) {
    try {
        (void)changed(r, c);
    } catch (const remit::bad_input& e) {
        return remit_test::places_of(e.problems());
    }
    return {};
}

}  // namespace

TEST_CASE("a registry in which nothing changes is the same", "[registry][change]") {
    const auto r = council();
    const auto same = changed(r, {});
    CHECK(same.hash() == r.hash());
    CHECK(same.table(table_id::mandates).line == r.table(table_id::mandates).line);
    CHECK(same.table(table_id::mandates).origin == "mandates.csv");
    CHECK(same.table(table_id::bodies).derived);
    CHECK(cell(same, table_id::people, 1, "party") ==
          "2020-01-01..2024-06-01 red, 2024-06-01..open blue");
    CHECK(same.notes().size() == r.notes().size());
}

TEST_CASE("rows come, go and say something else", "[registry][change]") {
    const auto r = council();
    change c;
    c.add(remit::mandate{.person = "cy", .body = "council", .start = day{2025, 1, 1}});
    c.remove(table_id::mandates, 2);
    c.set(table_id::mandates, 1, "stop", day{2025, 2, 1});
    c.set(table_id::mandates, 0, "rank", std::int64_t{7});
    c.set(table_id::people, 2, "gender", std::string{"m"});
    c.set(table_id::people, 1, "party", std::string{"green"});
    const auto after = changed(r, c);
    const auto& m = after.table(table_id::mandates);
    REQUIRE(m.rows == 3);
    CHECK(days_of(m, 1) == "2024-03-01..2025-02-01");
    CHECK(cell(m, 0, "rank") == "7");
    CHECK(cell(m, 2, "person") == "cy");
    CHECK(cell(m, 2, "rank") == "unknown");
    CHECK(m.line == std::vector<std::uint32_t>{1 + 1, 2 + 1, 0});
    CHECK(cell(after, table_id::people, 2, "gender") == "m");
    CHECK(cell(after, table_id::people, 1, "party") == "green");
    // The registry before is what it was.
    CHECK(r.table(table_id::mandates).rows == 3);
    CHECK(days_of(r.table(table_id::mandates), 1) == "2024-03-01..open");
}

TEST_CASE("what loading filled in is filled in again", "[registry][change]") {
    const auto r = council();
    change c;
    c.add(remit::mandate{
        .person = "bo", .body = "council", .start = day{2023, 5, 1}, .stop = day{2023, 6, 1}});
    c.add(remit::mandate{.person = "anna",
                         .body = "council",
                         .seat = "chair",
                         .start = day{2025, 1, 1},
                         .role = "chair"});
    c.add(remit::mandate{.person = "anna", .body = "senate", .start = day{2025, 1, 1}});
    const auto after = changed(r, c);
    const auto& bodies = after.table(table_id::bodies);
    const auto council_row = static_cast<std::size_t>(after.find(table_id::bodies, "council"));
    CHECK(days_of(bodies, council_row) == "2023-05-01..open");  // begins with its first mandate
    CHECK(after.find(table_id::bodies, "senate") >= 0);         // which nobody gave
    const auto& m = after.table(table_id::mandates);
    CHECK(m.rows == 5);  // Anna's second goes on where the first stops: one
    CHECK(days_of(m, 0) == "2024-01-01..open");
    // One row again, and what was joined may be ended.
    change back;
    back.set(table_id::mandates, 0, "stop", day{2024, 7, 1});
    CHECK(days_of(changed(after, back).table(table_id::mandates), 0) == "2024-01-01..2024-07-01");
}

TEST_CASE("both ends are set together, and a meeting is moved", "[registry][change]") {
    const auto r =
        build({{table_id::mandates, "person,body,start,stop\nanna,b,2024-01-01,2025-01-01\n"},
               {table_id::meetings, "meeting,body,start\nm,b,2024-05-01\n"}});
    change later;
    later.set(table_id::mandates, 0, "start", day{2026, 1, 1});
    later.set(table_id::mandates, 0, "stop", day{2027, 1, 1});
    later.set(table_id::meetings, 0, "start", day{2024, 6, 1});
    const auto after = changed(r, later);
    CHECK(days_of(after.table(table_id::mandates), 0) == "2026-01-01..2027-01-01");
    CHECK(days_of(after.table(table_id::meetings), 0) == "2024-06-01..2024-06-02");
}

TEST_CASE("what was derived can be given, and keys can be others", "[registry][change]") {
    const auto r = build({{table_id::mandates, "person,body,start,rank\nanna,b,2024-01-01,1\n"}});
    change comes;
    comes.add(remit::person{.person = "new", .more = {{"gender", std::string{"f"}}}});
    comes.add(remit::mandate{.person = "new", .body = "b", .start = day{2024, 1, 1}});
    comes.set(table_id::mandates, 0, "rank", std::string{"2"});
    const auto after = changed(r, comes);
    CHECK(cell(after, table_id::people, 1, "gender") == "f");
    CHECK(std::holds_alternative<std::int64_t>(
        after.table(table_id::mandates).find("rank")->dictionary.at(0)));
    const auto dated = council();
    change renamed;
    renamed.set(table_id::people, 1, "person", std::string{"bob"});
    renamed.set(table_id::mandates, 1, "person", std::string{"bob"});
    CHECK(cell(changed(dated, renamed), table_id::people, 1, "party") ==
          "2020-01-01..2024-06-01 red, 2024-06-01..open blue");
    change seat;
    seat.set(table_id::seats, 0, "number", std::int64_t{2});
    CHECK(problems_with(dated, seat) == std::vector<std::string>{"change, seats row 0 E-ROW"});
}

TEST_CASE("a change of what is not there is refused, all of it at once", "[registry][change]") {
    const auto r = council();
    change c;
    c.remove(table_id::mandates, 7);
    c.set(table_id::mandates, 0, "stop", day{2023, 1, 1});
    c.set(table_id::mandates, 1, "start", remit::absent);
    c.set(table_id::mandates, 2, "stop", std::string{"soon"});
    c.set(table_id::meetings, 0, "kind", std::string{"ordinary"});
    CHECK(problems_with(r, c) == std::vector<std::string>{
                                     "change, mandates row 0, stop E-PERIOD",
                                     "change, mandates row 1, start E-EMPTY",
                                     "change, mandates row 2, stop E-DATE",
                                     "change, mandates row 7 E-ROW",
                                     "change, meetings row 0 E-ROW",
                                 });
    change stranger;
    stranger.add(remit::mandate{.person = "dee", .body = "council", .start = day{2025, 1, 1}});
    CHECK(problems_with(r, stranger) ==
          std::vector<std::string>{"mandates of the change:1:person E-PERSON"});
    change gone;
    gone.remove(table_id::people, 0);
    CHECK(problems_with(r, gone) == std::vector<std::string>{"mandates.csv:2:person E-PERSON"});
}
