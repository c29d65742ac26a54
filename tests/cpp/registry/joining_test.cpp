// SPDX-License-Identifier: BSL-1.0
// Rows of one person, body and seat that abut are one mandate.
#include <remit/registry/builder.hpp>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

registry mandates(const std::string& rows) {
    return build({{table_id::mandates,
                   "person,body,seat,start,stop,role,appointed_by,status,votes,company\n" + rows}});
}
const fact_table& table_of(const registry& r) { return r.table(table_id::mandates); }

}  // namespace

TEST_CASE("rows that differ only in attributes become one mandate with dated attributes",
          "[registry][joining]") {
    const auto r = mandates(
        "p,b,s,2024-03-01,,chair,KL,acting,1,ACME\n"
        "q,b,s,2024-01-01,2024-06-01,chair,KL,,2,X\n"
        "p,b,s,2024-01-01,2024-02-01,chair,KL,,1,VMware\n"
        "p,b,s,2024-02-01,2024-03-01,chair,KL,,1,ACME\n");
    const auto& m = table_of(r);
    REQUIRE(m.rows == 2);
    CHECK(cell(m, 0, "person") == "q");
    CHECK(cell(m, 1, "person") == "p");  // where its first row stood
    CHECK(m.line == std::vector<std::uint32_t>{3, 4});
    CHECK(days_of(m, 1) == "2024-01-01..open");
    CHECK(cell(m, 1, "company") == "2024-01-01..2024-02-01 VMware, 2024-02-01..open ACME");
    CHECK(cell(m, 1, "status") == "2024-01-01..2024-03-01 effective, 2024-03-01..open acting");
    CHECK(cell(m, 1, "votes") == "1");  // the same all along: not dated
    CHECK(cell(m, 0, "company") == "2024-01-01..2024-06-01 X");
    CHECK(m.person_row == std::vector<std::int32_t>{1, 0});
    CHECK(has_note(r, "N-JOINED"));
    CHECK(r.events(table_id::mandates, key_id::body).rows_of(0).size() == 2);
}

TEST_CASE("identical rows that abut are one mandate", "[registry][joining]") {
    const auto r = mandates("p,b,,2020-01-01,2022-01-01,,,,,A\np,b,,2022-01-01,2024-01-01,,,,,A\n");
    REQUIRE(table_of(r).rows == 1);
    CHECK(days_of(table_of(r), 0) == "2020-01-01..2024-01-01");
    CHECK_FALSE(table_of(r).find("company")->dated());
}

TEST_CASE("another role, appointer or represented begins another mandate", "[registry][joining]") {
    CHECK(
        table_of(mandates("p,b,s,2024-01-01,2024-02-01,chair,,,,\np,b,s,2024-02-01,,member,,,,\n"))
            .rows == 2);
    CHECK(
        table_of(mandates("p,b,s,2024-01-01,2024-02-01,,KL,,,\np,b,s,2024-02-01,,,DR,,,\n")).rows ==
        2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,KL,,,\np,b,s,2024-02-01,,,,,,\n")).rows ==
          2);
    const auto behalf = build({{table_id::mandates,
                                "person,body,start,stop,on_behalf_of\n"
                                "p,b,2024-01-01,2024-02-01,x\np,b,2024-02-01,,y\n"}});
    CHECK(table_of(behalf).rows == 2);
}

TEST_CASE("a gap, an overlap, another seat, body or person is another mandate",
          "[registry][joining]") {
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\np,b,s,2024-02-02,,,,,,\n")).rows ==
          2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\np,b,s,2024-01-31,,,,,,\n")).rows ==
          2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\np,b,t,2024-02-01,,,,,,\n")).rows ==
          2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\np,b,,2024-02-01,,,,,,\n")).rows ==
          2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\np,c,s,2024-02-01,,,,,,\n")).rows ==
          2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\nq,b,s,2024-02-01,,,,,,\n")).rows ==
          2);
}

TEST_CASE("one of two rows that might go on does, the other is a mandate of its own",
          "[registry][joining]") {
    const auto r = mandates(
        "p,b,s,2024-01-01,2024-02-01,,,,,A\n"
        "p,b,s,2024-02-01,2024-04-01,,,,,B\n"
        "p,b,s,2024-02-01,2024-03-01,,,,,C\n");
    const auto& m = table_of(r);
    REQUIRE(m.rows == 2);
    CHECK(cell(m, 0, "company") == "2024-01-01..2024-02-01 A, 2024-02-01..2024-03-01 C");
    CHECK(cell(m, 1, "company") == "2024-02-01..2024-04-01 B");
}

TEST_CASE("what nobody recorded is unknown in its part of the mandate, what is absent is absent",
          "[registry][joining]") {
    const auto r = mandates(
        "p,b,s,2024-01-01,2024-02-01,,,,,A\np,b,s,2024-02-01,2024-03-01,,,,,\n"
        "p,b,s,2024-03-01,,,,,,-\n");
    CHECK(cell(table_of(r), 0, "company") == "2024-01-01..2024-02-01 A, 2024-03-01..open absent");
}

TEST_CASE("a mandate says whether its holder has another in the body on some day",
          "[registry][joining]") {
    const auto r = mandates(
        "p,b,s,2024-01-01,2024-03-01,,,,,\n"
        "p,b,t,2024-02-29,2024-04-01,,,,,\n"
        "p,b,u,2024-04-01,,,,,,\n"  // the day the other stops: none shared
        "p,c,s,2024-01-01,,,,,,\n"  // another body
        "q,b,s,2024-01-01,,,,,,\n"  // another person
        "r,b,s,2024-01-01,2024-02-01,,,,,A\n"
        "r,b,s,2024-02-01,2024-03-01,,,,,B\n"  // joined, and overlapped in this part
        "r,b,,2024-02-15,,,,,,\n");
    const auto flags = r.overlapping_mandates();
    CHECK(std::vector<int>(flags.begin(), flags.end()) == std::vector<int>{1, 1, 0, 0, 0, 1, 1});
}
