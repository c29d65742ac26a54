// SPDX-License-Identifier: BSL-1.0
// Texts of strangers: what a key or a name may be, and how a message shows what it is not.
#include <remit/registry/builder.hpp>

#include <string>
#include <string_view>
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
std::string said_of_day(const std::string& cell) {
    return only(problems_of({{table_id::mandates, "person,body,start\np,b,\"" + cell + "\"\n"}}))
        .what;
}

}  // namespace

TEST_CASE("a message shows what would move the cursor, and cuts a long text", "[registry][texts]") {
    CHECK(said_of_day("\x1b[31mred") == "\"\\u001b[31mred\" is not a day");
    CHECK(said_of_day("a\nb\tc\rd\x7f") == "\"a\\nb\\tc\\rd\\u007f\" is not a day");
    CHECK(said_of_day("\xC2\x9B"
                      "2J") == "\"\\u009b2J\" is not a day");  // a control character of two bytes
    CHECK(said_of_day("\xE2\x80\xAE"
                      "cba") == "\"\\u202ecba\" is not a day");  // read from right to left
    CHECK(said_of_day("\xE2\x80\xA8") == "\"\\u2028\" is not a day");
    CHECK(said_of_day("Åse \xF0\x9F\x98\x80") == "\"Åse \xF0\x9F\x98\x80\" is not a day");
    std::string letters;
    for (int i = 0; i < 40; ++i) letters += "å";
    CHECK(said_of_day(letters) == "\"" + letters.substr(0, 60) + "...\" is not a day");
    CHECK(said_of_day("x" + letters) == "\"x" + letters.substr(0, 58) + "...\" is not a day");
    CHECK(said_of_day(std::string(60, 'x')) == "\"" + std::string(60, 'x') + "\" is not a day");
}

TEST_CASE("keys, names and other columns of the schema stand on one line", "[registry][texts]") {
    for (const auto* key : {"a\nb", "a\x1b[2J", "\x7f", "\xC2\x85", "\xE2\x80\xA9"}) {
        registry_builder b;
        b.add(person{.person = "p"}).add(person{.person = key});
        const auto p = only(problems_of(std::move(b)));
        CHECK(p.code == "E-TEXT");
        CHECK(p.where == "people:2:person");
        CHECK_THAT(p.what, contains_text("has a control character"));
        CHECK(p.what.find('\n') == std::string::npos);
        CHECK(p.hint == "write it on one line");
    }
    CHECK(places_of(problems_of(
              {{table_id::bodies, "body,name,kind\n\"b\nc\",\"d\ne\",\"f\ng\"\nh,i,j\n"}})) ==
          std::vector<std::string>{"bodies.csv:2:body E-TEXT", "bodies.csv:2:name E-TEXT",
                                   "bodies.csv:2:kind E-TEXT"});
    CHECK(places_of(problems_of({{table_id::people, "person\np\n"}},
                                "table,key,name,value\npeople,p,\"a\nb\",x\n")) ==
          std::vector<std::string>{"attributes.csv:2:name E-TEXT"});
}

TEST_CASE("an attribute may have several lines", "[registry][texts]") {
    const auto r = build({{table_id::people, "person,note\np,\"two\nlines\"\n"}},
                         "table,key,name,value\npeople,p,life,\"a\nb\"\n");
    CHECK(cell(r, table_id::people, 0, "note") == "two\nlines");
    CHECK(cell(r, table_id::people, 0, "life") == "always..open a\nb");
}

TEST_CASE("texts that are not UTF-8 are refused, whichever way they come", "[registry][texts]") {
    const auto* bad = "J\xF8rgen";
    registry_builder structs;
    structs.add(person{.person = bad, .more = {{"town", std::string{"\xFF"}}}});
    const auto found = problems_of(std::move(structs));
    CHECK(places_of(found) ==
          std::vector<std::string>{"people:1:person E-TEXT", "people:1:town E-TEXT"});
    CHECK(found.at(0).what == "\"J\\xf8rgen\" is not UTF-8");
    registry_builder frames;
    frames.add(table_id::people, table("p", {"person", "town"}, {{"a", "b"}, {"c", bad}}));
    CHECK(places_of(problems_of(std::move(frames))) == std::vector<std::string>{"p:2:town E-TEXT"});
    registry_builder dated;
    dated.add(person{.person = "p"});
    dated.add(dated_attribute{"people", "p", "town", std::string{bad}});
    CHECK(places_of(problems_of(std::move(dated))) ==
          std::vector<std::string>{"attributes:1:value E-TEXT"});
}

TEST_CASE("the name of a column is a line of UTF-8, and no place is longer than a line",
          "[registry][texts]") {
    registry_builder b;
    b.add(table_id::people, table("p", {"person", "a\nb", "\xFF"}, {{"x", "y", "z"}}));
    const auto found = problems_of(std::move(b));
    CHECK(places_of(found) == std::vector<std::string>{"p E-TEXT", "p E-TEXT"});
    CHECK(found.at(0).what == "the name of the column \"a\\nb\" has a control character");
    CHECK(found.at(1).what == "the name of the column \"\\xff\" is not UTF-8");

    const std::string name(5000, 'n');
    registry_builder twice;
    twice.add(person{.person = "p", .more = {{name, std::int64_t{1}}, {name, std::int64_t{2}}}});
    CHECK(only(problems_of(std::move(twice))).where.size() < 100);
    registry_builder origin;
    origin.add(table_id::people, table("a\nb" + name, {"person"}, {{""}}));
    const auto where = only(problems_of(std::move(origin))).where;
    CHECK(where.substr(0, 5) == "a\\nbn");
    CHECK(where.size() < 300);
}

TEST_CASE("a chain of bodies is shown as its keys may be shown", "[registry][texts]") {
    const std::string b(1000, 'b');
    const auto p = only(problems_of({{table_id::bodies, "body,parent\n" + b + "," + b + "\n"}}));
    CHECK(p.code == "E-CYCLE");
    CHECK(p.hint.size() < 200);
}
