// SPDX-License-Identifier: BSL-1.0
// Dated attributes are columns like any other: what they may hold, what they are made of and how
// many of them there may be.
#include <remit/registry/builder.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

std::string dated_rows(const std::string& rows) {
    return "table,key,name,value,start,stop\n" + rows;
}
problem only(const std::vector<problem>& found) {
    for (const auto& p : found) UNSCOPED_INFO(text(p));
    REQUIRE(found.size() == 1);
    return found.front();
}
const csv_tables a_seat = {{table_id::bodies, "body\nb\n"}, {table_id::seats, "seat,body\ns,b\n"}};

/// The dictionary of a column, its values with their kinds.
std::vector<value> values(const registry& r, table_id t, std::string_view column) {
    return r.table(t).find(column)->dictionary;
}
using words = std::vector<value>;

}  // namespace

TEST_CASE("a dated number of a seat is what a cell of the table may be", "[registry][dated]") {
    const auto refused = [](const std::string& cell) {
        return only(problems_of(a_seat, dated_rows("seats,b/s,number," + cell + ",,\n")));
    };
    CHECK(refused("-3").code == "E-NUMBER");
    CHECK(refused("-3").where == "attributes.csv:2:value");
    CHECK(refused("-3").what == "\"-3\" is below zero");
    CHECK(refused("two").what == "\"two\" is not a whole number");
    CHECK(refused("2024-01-01").what == "\"2024-01-01\" is not a whole number");
    const auto r = build(a_seat, dated_rows("seats,b/s,number,2,,2024-01-01\n"
                                            "seats,b/s,number,-,2024-01-01,2025-01-01\n"
                                            "seats,b/s,number,,2025-01-01,\n"));
    CHECK(cell(r, table_id::seats, 0, "number") ==
          "always..2024-01-01 2, 2024-01-01..2025-01-01 absent, 2025-01-01..open unknown");
    CHECK(values(r, table_id::seats, "number").back() == value{std::int64_t{2}});

    registry_builder b;
    b.add(body{.body = "b"}).add(seat{.body = "b", .seat = "s"});
    b.add(dated_attribute{"seats", "b/s", "number", std::int64_t{-1}});
    b.add(dated_attribute{"seats", "b/s", "number", ratio{1, 2}});
    CHECK(places_of(problems_of(std::move(b))) ==
          std::vector<std::string>{"attributes:1:value E-NUMBER", "attributes:2:value E-NUMBER"});
}

TEST_CASE("a dated kind of a body is a text, however it is written", "[registry][dated]") {
    const auto r =
        build({{table_id::bodies, "body,kind\nb,7\nc,\n"}}, dated_rows("bodies,c,kind,8,,\n"));
    CHECK(values(r, table_id::bodies, "kind") == words{std::string{"7"}, std::string{"8"}});
    CHECK(only(problems_of({{table_id::bodies, "body\nb\n"}},
                           dated_rows("bodies,b,kind,\"a\nb\",,\n")))
              .code == "E-TEXT");
}

TEST_CASE("a column has one type, whichever part of it is dated", "[registry][dated]") {
    const auto grades = [](const std::string& people, const std::string& dated) {
        return values(build({{table_id::people, "person,grade\n" + people + "c,\n"}},
                            dated_rows("people,c,grade," + dated + ",,\n")),
                      table_id::people, "grade");
    };
    CHECK(grades("a,7\nb,A1\n", "7") == words{std::string{"7"}, std::string{"A1"}});
    CHECK(grades("a,7\nb,8\n", "A1") ==
          words{std::string{"7"}, std::string{"8"}, std::string{"A1"}});
    CHECK(grades("a,7\nb,8\n", "9") == words{std::int64_t{7}, std::int64_t{8}, std::int64_t{9}});
    CHECK(grades("a,2024-01-01\nb,\n", "2025-01-01") == words{day{2024, 1, 1}, day{2025, 1, 1}});
    CHECK(grades("a,2024-01-01\nb,\n", "7") == words{std::string{"2024-01-01"}, std::string{"7"}});
    CHECK(grades("a,\nb,-\n", "7") == words{std::int64_t{7}});
    CHECK(grades("a,7\nb,-\n", "-") == words{std::int64_t{7}});

    // The same of an organisation, which is read before all others.
    const auto r = build({{table_id::organisations, "organisation,size\no,7\np,\n"}},
                         dated_rows("organisations,p,size,large,,\n"));
    CHECK(values(r, table_id::organisations, "size") ==
          words{std::string{"7"}, std::string{"large"}});
}

TEST_CASE("what was given with its kind keeps it beside texts of a file", "[registry][dated]") {
    registry_builder b;
    b.add(table_id::people, read_csv("person,grade\na,7\n", "people.csv"));
    b.add_attributes(read_csv(dated_rows("people,a,rank,3,,\n"), "attributes.csv"));
    b.add(person{.person = "b"});
    b.add(dated_attribute{"people", "b", "grade", std::string{"7"}});
    b.add(dated_attribute{"people", "b", "rank", std::int64_t{3}});
    const auto r = std::move(b).build();
    CHECK(values(r, table_id::people, "grade") == words{std::int64_t{7}, std::string{"7"}});
    CHECK(values(r, table_id::people, "rank") == words{std::int64_t{3}});
}

TEST_CASE("an organisation's name is its key before texts become numbers", "[registry][dated]") {
    const auto r = build({{table_id::organisations, "organisation,name\nKL,7\n"},
                          {table_id::people, "person,employer\na,7\nb,\n"},
                          {table_id::bodies, "body,employer\nx,7\n"}},
                         dated_rows("people,b,employer,7,,\nbodies,x,organisation,7,,\n"));
    CHECK(values(r, table_id::people, "employer") == words{std::string{"KL"}});
    CHECK(values(r, table_id::bodies, "employer") == words{std::string{"KL"}});
    CHECK(values(r, table_id::bodies, "organisation") == words{std::string{"KL"}});
}

TEST_CASE("a cell beside dated rows of the same fact is noted with both places",
          "[registry][dated]") {
    const auto notes = [](const csv_tables& tables, const std::string& rows) {
        std::vector<problem> out;
        const auto r = build(tables, dated_rows(rows));
        std::copy_if(r.notes().begin(), r.notes().end(), std::back_inserter(out),
                     [](const auto& n) { return n.code == "N-DATED"; });
        return out;
    };
    const csv_tables people = {{table_id::people, "person,party\nana,red\nbo,-\ncy,\n"}};
    const auto one =
        only(notes(people, "people,ana,party,blue,2025-01-01,2026-01-01\npeople,cy,party,x,,\n"));
    CHECK(one.where == "people.csv:2:party");
    CHECK(one.what == "the party of \"ana\" is written here and, dated, at attributes.csv:2:value");
    CHECK_THAT(one.hint, contains_text("write it in one of them"));
    CHECK_THAT(only(notes(people,
                          "people,bo,party,x,,\npeople,ana,party,x,,\n"
                          "people,ana,party,y,,\n"))
                   .what,
               contains_text("of \"bo\" and 1 more"));
    CHECK(notes(people, "people,cy,party,x,,\npeople,ana,region,x,,\n").empty());
    CHECK(notes(a_seat, "seats,b/s,number,2,,\n").empty());  // one, but nobody wrote it
    CHECK(only(notes({{table_id::bodies, "body\nb\n"},
                      {table_id::seats, "seat,body,number\ns,b,3\n"}},
                     "seats,b/s,number,2,,\n"))
              .where == "seats.csv:2:number");
}

TEST_CASE("a table has at most a thousand attributes, dated or not", "[registry][dated]") {
    const auto names = [](std::size_t from, std::size_t to) {
        std::string out;
        for (auto i = from; i < to; ++i) out += "people,p,n" + std::to_string(i) + ",v,,\n";
        return dated_rows(out);
    };
    const csv_tables one = {{table_id::people, "person\np\n"}};
    CHECK(build(one, names(0, 1000)).table(table_id::people).columns.size() == 1001);
    const auto p = only(problems_of(one, names(0, 1500)));
    CHECK(p.code == "E-SIZE");
    CHECK(p.where == "attributes.csv:1002:name");
    CHECK(p.what == "people has more than 1000 attributes");
    const csv_tables two = {{table_id::people, "person,x,y\np,1,2\n"}};
    CHECK(only(problems_of(two, names(0, 1000))).code == "E-SIZE");
    CHECK(problems_of(two, names(0, 998)).empty());

    std::vector<std::string> columns = {"person"};
    for (int i = 0; i < 1001; ++i) columns.push_back("n" + std::to_string(i));
    registry_builder frames;
    frames.add(table_id::people, table("p", columns, {}));
    CHECK(places_of(problems_of(std::move(frames))) == std::vector<std::string>{"p E-SIZE"});
    registry_builder structs;
    person all{.person = "p"};
    for (int i = 0; i < 40'000; ++i) all.more.emplace_back("n" + std::to_string(i), value{});
    structs.add(all);
    CHECK(places_of(problems_of(std::move(structs))) == std::vector<std::string>{"people E-SIZE"});
    registry_builder parts;
    columns.resize(800);
    parts.add(table_id::people, table("p", columns, {}));
    for (auto& c : columns)
        if (c != "person") c += "x";
    parts.add(table_id::people, table("q", columns, {}));
    CHECK(places_of(problems_of(std::move(parts))) == std::vector<std::string>{"q E-SIZE"});
}

TEST_CASE("as many dated rows as a thousand columns allow", "[registry][dated][hostile]") {
    std::string people = "person\n";
    std::string dated;
    for (std::size_t i = 0; i < 50'000; ++i) {
        const auto n = std::to_string(i);
        people += "p" + n + "\n";
        dated += "people,p" + n + ",n" + std::to_string(i % 1000) + ",v" + n + ",,\n";
    }
    const auto r = build({{table_id::people, people}}, dated_rows(dated));
    CHECK(cell(r, table_id::people, 49'999, "n999") == "always..open v49999");
    CHECK(cell(r, table_id::people, 49'998, "n999").empty());
    CHECK(values(r, table_id::people, "n7").size() == 50);
}
