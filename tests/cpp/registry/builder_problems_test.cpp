// SPDX-License-Identifier: BSL-1.0
// What the builder refuses: every problem, with its place and what to write instead.
#include <remit/registry/builder.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

problem only(const std::vector<problem>& found) {
    for (const auto& p : found) UNSCOPED_INFO(text(p));
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace

TEST_CASE("all problems are told at once, in the order of the tables and lines",
          "[registry][builder]") {
    const auto found = problems_of({{table_id::bodies, "body,parent\nb,c\nb,\n"},
                                    {table_id::mandates,
                                     "person,body,start,stop,status,votes\n"
                                     "p,b,2024-06-31,,,\n"
                                     ",x,2024-01-01,2023-01-01,actin,two\n"}});
    CHECK(places_of(found) == std::vector<std::string>{
                                  "bodies.csv:2:parent E-BODY", "bodies.csv:3:body E-DUPLICATE",
                                  "mandates.csv:2:start E-DATE", "mandates.csv:3:stop E-PERIOD",
                                  "mandates.csv:3:person E-EMPTY", "mandates.csv:3:status E-STATUS",
                                  "mandates.csv:3:votes E-NUMBER", "mandates.csv:3:body E-BODY"});
}

TEST_CASE("a missing column is named, with the one it may be", "[registry][builder]") {
    const auto p = only(problems_of({{table_id::mandates, "persn,body,start\np,b,2024-01-01\n"}}));
    CHECK(p.code == "E-COLUMN");
    CHECK(p.what == "the column \"person\" is missing");
    CHECK(p.hint == "is it the column \"persn\"? name it \"person\"");
    CHECK(only(problems_of({{table_id::people, "id,x\n1,2\n"}})).hint == "the columns are id, x");
}

TEST_CASE("a table without its keys tells nothing of the tables that name them",
          "[registry][builder]") {
    const auto found =
        problems_of({{table_id::people, "navn\nanna\n"},
                     {table_id::mandates, "person,body,start\nanna,b,2024-01-01\n"}});
    CHECK(places_of(found) == std::vector<std::string>{"people.csv E-COLUMN"});
}

TEST_CASE("an empty cell is refused where the row needs one", "[registry][builder]") {
    CHECK(
        places_of(problems_of({{table_id::mandates, "person,body,start\n,b,2024-01-01\np,,\n"}})) ==
        std::vector<std::string>{"mandates.csv:2:person E-EMPTY", "mandates.csv:3:start E-EMPTY",
                                 "mandates.csv:3:body E-EMPTY"});
    registry_builder b;
    b.add(person{.person = ""});
    CHECK(only(problems_of(std::move(b))).where == "people:1:person");
}

TEST_CASE("a day that does not exist is told with what the month has", "[registry][builder]") {
    const auto said = [](const std::string& day) {
        return only(problems_of({{table_id::mandates, "person,body,start\np,b," + day + "\n"}}));
    };
    CHECK(said("2024-06-31").what == "\"2024-06-31\" is not a day");
    CHECK(said("2024-06-31").hint == "June has 30 days");
    CHECK(said("2023-02-29").hint == "February 2023 has 28 days");
    CHECK(said("2023-13-01").hint == "there is no month 13");
    CHECK(said("2023-00-01").hint == "there is no month 0");
    CHECK(said("2023-01-00").hint == "there is no day 0");
    CHECK(said("0000-01-01").hint == "there is no year 0");
    CHECK(said("0000").hint == "there is no year 0");
    CHECK(said("2019-13").what == "\"2019-13\" is not a month");
    CHECK(said("2019-13").hint == "there is no month 13");
    CHECK(said("2019-00").hint == "there is no month 0");
    CHECK(said("31-12-2024").hint == "write 2024-12-31");
    CHECK(said("31.12.2024").hint == "write 2024-12-31");
    CHECK(said("12/31/2024").hint == "write 2024-12-31");
    CHECK(said("03-04-2024")
              .hint.starts_with(
                  "write a day as YYYY-MM-DD, for example 2026-11-22"));  // two readings
    CHECK(said("2024-01-01T00:00:00").hint == "write 2024-01-01");
    CHECK(said("autumn").what == "\"autumn\" is not a day");
    CHECK(said("2020-05-01 to 2020-01-01").what ==
          "\"2020-05-01 to 2020-01-01\" is the wrong way round");
    CHECK(said("2020-05-01 to 2020-01-01").hint == "write 2020-01-01 to 2020-05-01");
    CHECK(said("2020-05-01 to 2020-13-01").hint ==
          "write the earliest and the latest day: 2019-01-01 to 2019-12-31");
    CHECK(said("-").what == "\"-\" is not a day");
    CHECK(said("-").hint == "every row needs a start");
    CHECK(only(problems_of({{table_id::mandates, "person,body,start,stop\np,b,2020,-\n"}})).hint ==
          "leave the cell empty");
    CHECK(said("autumn").code == "E-DATE");
    CHECK(said(std::string(5000, 'x')).what.size() < 100);
}

TEST_CASE("a column of numbers is not one of days", "[registry][builder]") {
    auto f = table("m", {"person", "body"}, {{"p", "b"}, {"q", "b"}});
    f.columns.push_back({"start", frame::integers{{20240101, 20240102}, {}}});
    registry_builder b;
    b.add(table_id::mandates, f);
    CHECK(only(problems_of(std::move(b))).code == "E-DATE");
}

TEST_CASE("a period that ends before or when it starts is refused", "[registry][builder]") {
    const auto said = [](const std::string& days) {
        return only(
            problems_of({{table_id::mandates, "person,body,start,stop\np,b," + days + "\n"}}));
    };
    CHECK(said("2024-01-02,2024-01-01").code == "E-PERIOD");
    CHECK(said("2024-01-02,2024-01-01").hint == "are start and stop swapped?");
    CHECK(said("2024-01-02,2024-01-02").what ==
          "a period from 2024-01-02 to 2024-01-02 has no days");
    CHECK(problems_of({{table_id::mandates, "person,body,start,stop\np,b,2024-01-01,2024-01-02\n"}})
              .empty());
    for (const auto& [id, csv] :
         csv_tables{{table_id::bodies, "body,start,stop\nb,2024-01-02,2024-01-01\n"},
                    {table_id::seats, "seat,body,start,stop\ns,b,2024-01-02,2024-01-01\n"},
                    {table_id::organisations, "organisation,start,stop\no,2024-01-02,2024-01-01\n"},
                    {table_id::offices, "person,office,start,stop\np,x,2024-01-02,2024-01-01\n"}})
        CHECK(problems_of({{id, csv}}).front().code == "E-PERIOD");
}

TEST_CASE("a key that occurs twice is told with its first place", "[registry][builder]") {
    for (const auto& [id, csv] : csv_tables{{table_id::bodies, "body\nk\nl\nk\n"},
                                            {table_id::people, "person\nk\nl\nk\n"},
                                            {table_id::organisations, "organisation\nk\nl\nk\n"},
                                            {table_id::seats, "seat,body\nk,b\nk,c\nk,b\n"}}) {
        const auto p = only(problems_of({{id, csv}}));
        CHECK(p.code == "E-DUPLICATE");
        CHECK_THAT(p.where, contains_text(".csv:4:"));
        CHECK_THAT(p.hint, contains_text(".csv:2:"));
    }
}

TEST_CASE("two seats of one full name are refused", "[registry][builder]") {
    const auto p = only(problems_of({{table_id::seats, "seat,body\nb/c,a\nc,a/b\n"}}));
    CHECK(p.code == "E-DUPLICATE");
    CHECK_THAT(p.what, contains_text("a/b/c"));
}

TEST_CASE("who is named must be in the table that was given", "[registry][builder]") {
    const auto found = problems_of({{table_id::bodies, "body\nboard\n"},
                                    {table_id::people, "person\nanna\nbo\n"},
                                    {table_id::seats, "seat,body\nchair,board\nvice,bord\n"},
                                    {table_id::offices, "person,office\nana,mayor\n"},
                                    {table_id::mandates,
                                     "person,body,seat,start\n"
                                     "anna,board,chiar,2024-01-01\nanne,board,chair,2024-01-01\n"
                                     "bo,council,chair,2024-01-01\n"}});
    CHECK(places_of(found) ==
          std::vector<std::string>{"seats.csv:3:body E-BODY", "offices.csv:2:person E-PERSON",
                                   "mandates.csv:2:seat E-SEAT", "mandates.csv:3:person E-PERSON",
                                   "mandates.csv:4:body E-BODY"});
    CHECK(found[0].hint == "did you mean \"board\"?");
    CHECK(found[2].what == "the body \"board\" has no seat \"chiar\"");
    CHECK(found[2].hint == "did you mean \"chair\"?");
    CHECK(found[3].hint == "did you mean \"anna\"?");
    CHECK(found[4].what == "\"council\" is not in bodies.csv");
    CHECK(found[4].hint == "add it to bodies.csv");
}

TEST_CASE("a seat that its body's charter does not have is refused", "[registry][builder]") {
    registry_builder b;
    b.add(seat{.body = "b", .seat = "chair"});
    b.add(mandate{.person = "p", .body = "b", .seat = "chiar", .start = day{2024, 1, 1}});
    CHECK(only(problems_of(std::move(b))).hint == "did you mean \"chair\"?");
}

TEST_CASE("votes and numbers are whole and not below zero", "[registry][builder]") {
    const auto found = problems_of(
        {{table_id::seats, "seat,body,number,votes\na,b,one,1\nc,b,-1,1.5\nd,b,0,007\n"}});
    CHECK(places_of(found) ==
          std::vector<std::string>{"seats.csv:2:number E-NUMBER", "seats.csv:3:number E-NUMBER",
                                   "seats.csv:3:votes E-NUMBER", "seats.csv:4:votes E-NUMBER"});
    CHECK(found[1].what == "\"-1\" is below zero");
    CHECK(found[2].what == "\"1.5\" is not a whole number");
}

TEST_CASE("a status is one of four", "[registry][builder]") {
    CHECK(
        problems_of({{table_id::mandates,
                      "person,body,start,status\np,b,2024-01-01,effective\nq,b,2024-01-01,acting\n"
                      "r,b,2024-01-01,hindered\ns,b,2024-01-01,holdover\nt,b,2024-01-01,\n"}})
            .empty());
    const auto p = only(
        problems_of({{table_id::mandates, "person,body,start,status\np,b,2024-01-01,active\n"}}));
    CHECK(p.code == "E-STATUS");
    CHECK(only(problems_of(
                   {{table_id::mandates, "person,body,start,status\np,b,2024-01-01,hindred\n"}}))
              .hint == "did you mean \"hindered\"?");
}

TEST_CASE("a body does not stand above itself, however far round", "[registry][builder]") {
    const auto p = only(problems_of({{table_id::bodies, "body,parent\na,b\nb,c\nc,b\nd,a\ne,\n"}}));
    CHECK(p.code == "E-CYCLE");
    CHECK(p.where == "bodies.csv:3:parent");
    CHECK(p.hint == "b -> c -> b");
    CHECK(only(problems_of({{table_id::bodies, "body,parent\na,a\n"}})).hint == "a -> a");
    CHECK(problems_of({{table_id::bodies, "body,parent\na,c\nb,c\nc,\n"}}).empty());
}

TEST_CASE("a name belongs to one organisation", "[registry][builder]") {
    const auto alias =
        only(problems_of({{table_id::organisations,
                           "organisation,aliases\nKL,Landsforeningen\nDR,Landsforeningen\n"}}));
    CHECK(alias.code == "E-ALIAS");
    CHECK(alias.what == "\"Landsforeningen\" already means the organisation \"KL\"");
    CHECK(only(problems_of({{table_id::organisations, "organisation,name\nKL,DR\nDR,\n"}})).code ==
          "E-ALIAS");
    CHECK(only(problems_of({{table_id::organisations, "organisation,name\nA,Same\nB,Same\n"}}))
              .code == "E-ALIAS");
    // Its own key again is no clash.
    CHECK(problems_of({{table_id::organisations, "organisation,name,aliases\nKL,KL,KL|KL\n"}})
              .empty());
}

TEST_CASE("successors are known and never lead back", "[registry][builder]") {
    const auto p =
        only(problems_of({{table_id::organisations, "organisation,successor\na,b\nb,a\n"}}));
    CHECK(p.code == "E-CYCLE");
    CHECK(p.hint == "a -> b -> a");
    const auto missing = only(
        problems_of({{table_id::organisations, "organisation,successor\nministry,minstry\n"}}));
    CHECK(missing.code == "E-SUCCESSOR");
    CHECK(missing.hint == "did you mean \"ministry\"?");
}

TEST_CASE("a seat lasts on some day of its body", "[registry][builder]") {
    const auto p =
        only(problems_of({{table_id::bodies, "body,start,stop\nb,2020-01-01,2022-01-01\n"},
                          {table_id::seats, "seat,body,start\ns,b,2022-01-01\n"}}));
    CHECK(p.code == "E-PERIOD");
    CHECK(p.hint == "the body lasts from 2020-01-01 to 2022-01-01");
    CHECK(only(problems_of({{table_id::bodies, "body,stop\nb,2022-01-01\n"},
                            {table_id::seats, "seat,body,start\ns,b,2023-01-01\n"}}))
              .hint == "the body lasts from always to 2022-01-01");
}

TEST_CASE("a body without a start does not stop before its first mandate", "[registry][builder]") {
    CHECK(only(problems_of({{table_id::bodies, "body,stop\nb,2020-01-01\n"},
                            {table_id::mandates, "person,body,start\np,b,2021-01-01\n"}}))
              .where == "bodies.csv:2:stop");
}

TEST_CASE("dated attributes name a table, a key and a column that may change",
          "[registry][builder]") {
    const auto found =
        problems_of({{table_id::bodies, "body\nb\n"}, {table_id::people, "person\nanna\n"}},
                    "table,key,name,value,start,stop\n"
                    "persons,anna,region,N,,\n"
                    "people,ana,region,N,,\n"
                    "bodies,b,parent,c,,\n"
                    "people,anna,region,N,2024-01-02,2024-01-01\n"
                    "seats,chair,number,2,,\n"
                    ",,,,,\n");
    CHECK(places_of(found) ==
          std::vector<std::string>{"attributes.csv:2:table E-TABLE", "attributes.csv:3:key E-KEY",
                                   "attributes.csv:4:name E-COLUMN",
                                   "attributes.csv:5:stop E-PERIOD", "attributes.csv:6:key E-KEY",
                                   "attributes.csv:7:table E-EMPTY", "attributes.csv:7:key E-EMPTY",
                                   "attributes.csv:7:name E-EMPTY"});
    CHECK(found[1].hint == "did you mean \"anna\"?");
    CHECK(found[4].hint == "the key of a seat is written body/seat");
}

TEST_CASE("a frame whose parts disagree is refused, not read beyond its end",
          "[registry][builder]") {
    const auto refused = [](frame f) {
        registry_builder b;
        b.add(table_id::people, std::move(f));
        const auto p = only(problems_of(std::move(b)));
        CHECK(p.code == "E-FRAME");
        return p.what;
    };
    auto f = table("people", {"person"}, {{"a"}, {"b"}});
    f.rows = 3;
    CHECK_THAT(refused(f), contains_text("different numbers of rows"));
    f.rows = 2;
    std::get<frame::texts>(f.columns[0].cells).code[1] = 2;
    CHECK_THAT(refused(f), contains_text("outside its dictionary"));
    std::get<frame::texts>(f.columns[0].cells).code[1] = 1;
    f.line = {1};
    CHECK_THAT(refused(f), contains_text("line numbers"));
    f.line.clear();
    f.columns.push_back({"age", frame::integers{{1, 2}, {1}}});
    CHECK_THAT(refused(f), contains_text("different numbers of rows"));
    f.columns.back().cells = frame::days{{1, 2'932'897}, {}};
    CHECK_THAT(refused(f), contains_text("a day outside"));
    f.columns.back().cells = frame::days{{1, 2'932'897}, {1, 0}};  // null: the number means nothing
    registry_builder b;
    b.add(table_id::people, f);
    CHECK(problems_of(std::move(b)).empty());
}

TEST_CASE("a column has one name, and a row one value of it", "[registry][builder]") {
    registry_builder b;
    b.add(table_id::people, table("people", {"person", "x", "x", ""}, {{"a", "1", "2", "3"}}));
    CHECK(places_of(problems_of(std::move(b))) ==
          std::vector<std::string>{"people E-COLUMN", "people E-COLUMN"});
    registry_builder structs;
    structs.add(person{.person = "a", .more = {{"x", std::int64_t{1}}, {"x", std::int64_t{2}}}});
    structs.add(person{.person = "b", .more = {{"person", std::string{"c"}}}});
    CHECK(places_of(problems_of(std::move(structs))) ==
          std::vector<std::string>{"people:1:x E-COLUMN", "people:2:person E-COLUMN"});
}

TEST_CASE("problems are bounded, and the rest is said to be left out", "[registry][builder]") {
    std::string csv = "person,body,start\n";
    for (int i = 0; i < 20'000; ++i) csv += "p" + std::to_string(i) + ",b,2024-02-30\n";
    const auto found = problems_of({{table_id::mandates, csv}});
    CHECK(found.size() == 10'001);
    CHECK(found.back().code == "E-MANY");
}

TEST_CASE("ten thousand unknown names among many known ones are told in good time",
          "[registry][builder]") {
    std::string people = "person\n";
    std::string mandates = "person,body,start\n";
    for (int i = 0; i < 50'000; ++i) people += "person" + std::to_string(i) + "\n";
    for (int i = 0; i < 9'000; ++i) mandates += "persn" + std::to_string(i) + ",b,2024-01-01\n";
    const auto found = problems_of({{table_id::people, people}, {table_id::mandates, mandates}});
    CHECK(found.size() == 9'000);
    CHECK(found.front().hint == "did you mean \"person0\"?");
}

TEST_CASE("nothing is kept when a build fails", "[registry][builder]") {
    auto b = builder_of({{table_id::mandates, "person,body,start\np,b,2024-02-30\n"}});
    CHECK_THROWS_AS(std::move(b).build(), bad_input);
    CHECK(std::move(b).build().table(table_id::mandates).rows == 0);
    b.add(person{.person = "p"}).note({"N-X", "", "told", ""});
    b.add_attributes(table("a", {"table", "key", "name", "value"}, {}));
    b.add(table_id::offices, table("o", {"person", "office"}, {}))
        .observed(period{day{2024, 1, 1}});
    const auto r = std::move(b).build();
    CHECK(r.find(table_id::people, "p") == 0);
    CHECK(has_note(r, "N-X"));
    CHECK(std::move(b).build().find(table_id::people, "p") == -1);
}

TEST_CASE("a builder that was moved from is empty and can be used", "[registry][builder]") {
    registry_builder a;
    a.add(person{.person = "p"});
    registry_builder b = std::move(a);
    a.add(person{.person = "q"});
    CHECK(std::move(a).build().find(table_id::people, "p") == -1);
    CHECK(std::move(b).build().find(table_id::people, "p") == 0);
}
