// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/events.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

std::vector<std::string> shown(const fact_events& e, std::size_t subject) {
    std::vector<std::string> out;
    for (const auto& each : e.events_of(subject))
        out.push_back(day_text(each.day) + (each.begins() ? " +" : " -") +
                      std::to_string(each.row()));
    return out;
}
using lines = std::vector<std::string>;

}  // namespace

TEST_CASE("events rise by day, ends before begins, then row; what never ends has no end",
          "[registry][events]") {
    const auto r = build({{table_id::mandates,
                           "person,body,start,stop\n"
                           "p0,b,2024-03-01,\n"
                           "p1,b,2024-01-01,2024-03-01\n"
                           "p2,b,2024-03-01,2024-04-01\n"
                           "p3,other,2024-02-01,2024-03-01\n"
                           "p4,b,2024-02-01,2024-03-01\n"}});
    const auto& e = r.events(table_id::mandates, key_id::body);
    REQUIRE(e.subjects() == 2);
    CHECK(shown(e, 0) == lines{"2024-01-01 +1", "2024-02-01 +4", "2024-03-01 -1", "2024-03-01 -4",
                               "2024-03-01 +0", "2024-03-01 +2", "2024-04-01 -2"});
    CHECK(shown(e, 1) == lines{"2024-02-01 +3", "2024-03-01 -3"});
    const auto rows = e.rows_of(0);
    CHECK(std::vector<std::uint32_t>(rows.begin(), rows.end()) ==
          std::vector<std::uint32_t>{0, 1, 2, 4});
}

TEST_CASE("what always lasted begins on the first day there is", "[registry][events]") {
    const auto r =
        build({{table_id::offices, "person,office,stop\np,mayor,\np,director,2024-01-01\n"}});
    CHECK(shown(r.events(table_id::offices, key_id::person), 0) ==
          lines{"always +0", "always +1", "2024-01-01 -1"});
}

TEST_CASE("mandates without a seat are events of no seat", "[registry][events]") {
    const auto r = build(
        {{table_id::mandates, "person,body,seat,start\np,b,chair,2024-01-01\nq,b,,2024-01-01\n"}});
    const auto& e = r.events(table_id::mandates, key_id::seat);
    REQUIRE(e.subjects() == 1);
    CHECK(shown(e, 0) == lines{"2024-01-01 +0"});
    CHECK(r.events(table_id::mandates, key_id::person).rows.size() == 2);
}

TEST_CASE("seats begin and end in their body", "[registry][events]") {
    const auto r =
        build({{table_id::bodies, "body,start,stop\nb,2020-01-01,2024-01-01\n"},
               {table_id::seats, "seat,body,start,stop\ns,b,,\nt,b,2021-01-01,2022-01-01\n"}});
    CHECK(shown(r.events(table_id::seats, key_id::body), 0) ==
          lines{"2020-01-01 +0", "2021-01-01 +1", "2022-01-01 -1", "2024-01-01 -0"});
}

TEST_CASE("a subject without rows has no events", "[registry][events]") {
    const auto r = build({{table_id::bodies, "body\na\nb\n"},
                          {table_id::mandates, "person,body,start\np,b,2024-01-01\n"}});
    CHECK(r.events(table_id::mandates, key_id::body).events_of(0).empty());
    CHECK(r.events(table_id::mandates, key_id::body).rows_of(0).empty());
    CHECK(r.events(table_id::mandates, key_id::body).events_of(1).size() == 1);
}

TEST_CASE("an event is eight bytes", "[registry][events]") {
    STATIC_REQUIRE(sizeof(fact_event) == 8);
}

TEST_CASE("there are no events of another pair of table and key", "[registry][events]") {
    const auto r = build({{table_id::mandates, "person,body,start\np,b,2024-01-01\n"}});
    CHECK_THROWS_AS(r.events(table_id::people, key_id::body), error);
    CHECK_THROWS_AS(r.events(table_id::offices, key_id::seat), error);
    CHECK_THROWS_MATCHES(r.events(table_id::bodies, key_id::person), error,
                         message_contains("bodies"));
}

TEST_CASE("the events of many rows that come in no order rise", "[registry][events]") {
    for (const int rows : {5, 30, 400}) {
        std::string csv = "person,body,start,stop\n";
        std::uint32_t state = 7;
        const auto below = [&](std::uint32_t n) {
            state = state * 1664525U + 1013904223U;
            return static_cast<std::int32_t>((state >> 8) % n);
        };
        for (int i = 0; i < rows; ++i) {
            const day start = day{1990, 1, 1} + below(14'000);
            csv += "p" + std::to_string(i) + ",b," + text(start) + "," +
                   (below(5) == 0 ? "" : text(start + 1 + below(3'000))) + "\n";
        }
        const auto r = build({{table_id::mandates, csv}});
        const auto& t = r.table(table_id::mandates);
        const auto& e = r.events(table_id::mandates, key_id::body);
        std::vector<std::tuple<std::int32_t, bool, std::uint32_t>> expected, found;
        for (std::uint32_t row = 0; row < t.rows; ++row) {
            expected.emplace_back(t.start[row], true, row);
            if (t.stop[row] != open_stop) expected.emplace_back(t.stop[row], false, row);
        }
        std::sort(expected.begin(), expected.end());
        for (const auto& each : e.events_of(0))
            found.emplace_back(each.day, each.begins(), each.row());
        CHECK(found == expected);
    }
}
