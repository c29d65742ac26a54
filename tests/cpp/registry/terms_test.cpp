// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <utility>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

const std::string council_terms =
    "term,name,start,stop\n2018,First,2018-01-01,2022-01-01\n2022,,2022-01-01,2026\nopen,,2026-01-"
    "01,\n";

csv_tables with_terms(const std::string& mandates) {
    return {{table_id::terms, council_terms}, {table_id::mandates, mandates}};
}

}  // namespace

TEST_CASE("a mandate names its term by the row", "[registry][terms]") {
    const auto r =
        build(with_terms("person,body,start,term\np,b,2018-01-01,2022\nq,b,2018-01-01,\n"));
    const auto& terms = r.table(table_id::terms);
    CHECK(terms.key == std::vector<std::string>{"2018", "2022", "open"});
    CHECK(terms.name == std::vector<std::string>{"First", "2022", "open"});
    CHECK(r.find(table_id::terms, "2022") == 1);
    const auto* term = r.table(table_id::mandates).find("term");
    CHECK(term->code == std::vector<std::int32_t>{1, fact_column::absent_code});
    CHECK(cell(r, table_id::mandates, 0, "term") == "2022");
}

TEST_CASE("an empty due is the stop of the term", "[registry][terms]") {
    const auto r =
        build(with_terms("person,body,start,due,term\n"
                         "a,b,2018-01-01,,2018\n"
                         "b,b,2018-01-01,2020-01-01,2018\n"
                         "c,b,2022-01-01,,2022\n"
                         "d,b,2026-01-01,,open\n"
                         "e,b,2018-01-01,,\n"
                         "f,b,2018-01-01,-,2018\n"));
    const auto due = [&](std::size_t row) { return cell(r, table_id::mandates, row, "due"); };
    CHECK(due(0) == "2022-01-01");
    CHECK(due(1) == "2020-01-01");
    CHECK(due(2) == "2026-01-01 to 2026-12-31");
    CHECK(due(3) == "unknown");
    CHECK(due(4) == "unknown");
    CHECK(due(5) == "absent");
    CHECK(days_of(r.table(table_id::mandates), 0) == "2018-01-01..open");
}

TEST_CASE("an absent stop is the term's where that was declared", "[registry][terms]") {
    auto b =
        builder_of(with_terms("person,body,start,stop,term\n"
                              "a,b,2018-01-01,,2018\n"
                              "b,b,2018-01-01,2020-01-01,2018\n"
                              "c,b,2022,,2022\n"
                              "d,b,2026-01-01,,open\n"
                              "e,b,2018-01-01,,\n"));
    b.ends(table_id::mandates, {.stop = absent_stop::term});
    const auto r = std::move(b).build();
    const auto& t = r.table(table_id::mandates);
    CHECK(bounds_of(t, 0) == "2018-01-01..2022-01-01");
    CHECK(bounds_of(t, 1) == "2018-01-01..2020-01-01");
    CHECK(bounds_of(t, 2) == "2022-01-01~2022-12-31..2026-01-01~2026-12-31");
    CHECK(bounds_of(t, 3) == "2026-01-01..open");
    CHECK(bounds_of(t, 4) == "2018-01-01..open");
}

TEST_CASE("structs stop with their term, too", "[registry][terms]") {
    registry_builder b;
    b.ends(table_id::mandates, {.stop = absent_stop::term});
    b.add(term{.term = "t", .start = {2018, 1, 1}, .stop = day{2022, 1, 1}});
    b.add(mandate{.person = "p", .body = "b", .start = {2018, 1, 1}, .term = "t"});
    const auto r = std::move(b).build();
    CHECK(bounds_of(r.table(table_id::mandates), 0) == "2018-01-01..2022-01-01");
    CHECK(cell(r, table_id::mandates, 0, "due") == "2022-01-01");
}

TEST_CASE("a mandate that begins when its term is over cannot stop with it", "[registry][terms]") {
    auto b = builder_of(with_terms("person,body,start,term\np,b,2022-01-01,2018\n"));
    b.ends(table_id::mandates, {.stop = absent_stop::term});
    const auto found = problems_of(std::move(b));
    REQUIRE(places_of(found) == std::vector<std::string>{"mandates.csv:2:term E-PERIOD"});
    CHECK(found[0].what == "the mandate begins on 2022-01-01, when its term \"2018\" is over");
}

TEST_CASE("a term that nobody knows is told with the one that is meant", "[registry][terms]") {
    const auto found = problems_of(with_terms("person,body,start,term\np,b,2018-01-01,opem\n"));
    REQUIRE(places_of(found) == std::vector<std::string>{"mandates.csv:2:term E-TERM"});
    CHECK(found[0].hint == "did you mean \"open\"?");
}

TEST_CASE("terms that were not given are those that mandates name, of unknown days",
          "[registry][terms]") {
    const auto r = build({{table_id::mandates, "person,body,start,term\np,b,2018-01-01,first\n"}});
    const auto& t = r.table(table_id::terms);
    CHECK(t.derived);
    CHECK(t.key == std::vector<std::string>{"first"});
    CHECK(days_of(t, 0) == "always..open");
    CHECK(cell(r, table_id::mandates, 0, "due") == "unknown");
    CHECK(cell(r, table_id::mandates, 0, "term") == "first");
}

TEST_CASE("mandates of two terms are two, though they abut", "[registry][terms][joining]") {
    const auto rows = [](const std::string& term) {
        return build(with_terms("person,body,start,stop,term\np,b,2018-01-01,2022-01-01,2018\n"
                                "p,b,2022-01-01,," +
                                term + "\n"))
            .table(table_id::mandates)
            .rows;
    };
    CHECK(rows("2022") == 2);
    CHECK(rows("2018") == 1);
}

TEST_CASE("a change of the due day while a mandate lasts is dated", "[registry][terms][joining]") {
    const auto r = build({{table_id::mandates,
                           "person,body,start,stop,due\np,b,2018-01-01,2022-01-01,2022-01-01\n"
                           "p,b,2022-01-01,,2026\n"}});
    CHECK(cell(r, table_id::mandates, 0, "due") ==
          "2018-01-01..2022-01-01 2022-01-01, 2022-01-01..open 2026-01-01 to 2026-12-31");
}

TEST_CASE("a substitute stands for a mandate in the same seat, else in the same body",
          "[registry][terms]") {
    const auto r = build({{table_id::mandates,
                           "person,body,seat,start,stop,substitute_for\n"
                           "p,b,one,2018-01-01,2019-01-01,\n"  // over before
                           "p,b,one,2020-01-01,,\n"
                           "p,b,two,2019-06-01,,\n"
                           "p,c,two,2018-01-01,,\n"  // another body
                           "s,b,two,2020-03-01,2020-06-01,p\n"
                           "t,b,three,2020-03-01,2020-06-01,p\n"
                           "u,b,,2018-06-01,2018-07-01,p\n"
                           "v,b,,2017-01-01,2017-02-01,p\n"
                           "w,d,,2020-01-01,,p\n"}});
    const auto& t = r.table(table_id::mandates);
    CHECK(t.principal_row == std::vector<std::int32_t>{-1, -1, -1, -1, 2, 1, 0, -1, -1});
    CHECK(cell(r, table_id::mandates, 4, "substitute_for") == "p");
    CHECK(cell(r, table_id::mandates, 0, "substitute_for") == "absent");
    // Its code is the row in people.
    CHECK(t.find("substitute_for")->code[4] == 0);
}

TEST_CASE("a principal that is only named is somebody, where people are derived",
          "[registry][terms]") {
    const auto r =
        build({{table_id::mandates, "person,body,start,substitute_for\ns,b,2020-01-01,ghost\n"}});
    CHECK(r.find(table_id::people, "ghost") == 1);
    CHECK(r.table(table_id::mandates).principal_row[0] == -1);
}

TEST_CASE("a substitute for nobody known, or for oneself, is a problem", "[registry][terms]") {
    const auto found = problems_of({{table_id::people, "person\nanna\nbo\n"},
                                    {table_id::mandates,
                                     "person,body,start,substitute_for\nbo,b,2020-01-01,ana\n"
                                     "bo,b,2021-01-01,bo\n"}});
    CHECK(places_of(found) ==
          std::vector<std::string>{"mandates.csv:2:substitute_for E-PERSON",
                                   "mandates.csv:3:substitute_for E-SUBSTITUTE"});
    CHECK(found[0].hint == "did you mean \"anna\"?");
}

TEST_CASE("a substitute that becomes a member holds another mandate",
          "[registry][terms][joining]") {
    const auto r = build({{table_id::mandates,
                           "person,body,seat,start,stop,substitute_for\n"
                           "s,b,one,2020-01-01,2020-06-01,p\ns,b,one,2020-06-01,,\n"
                           "p,b,one,2018-01-01,2020-06-01,\n"}});
    CHECK(r.table(table_id::mandates).rows == 3);
    CHECK(r.table(table_id::mandates).principal_row == std::vector<std::int32_t>{2, -1, -1});
}
