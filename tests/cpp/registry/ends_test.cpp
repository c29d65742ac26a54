// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/ends.hpp>

#include <string>
#include <utility>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

constexpr ends_mean last_days{.says = stop_says::last_day};
constexpr ends_mean unknown_stops{.stop = absent_stop::unknown};
constexpr ends_mean stops_of_terms{.stop = absent_stop::term};

std::string ends_of(table_id t, const csv_tables& tables, ends_mean how, std::size_t row = 0) {
    auto b = builder_of(tables);
    b.ends(t, how);
    return bounds_of(std::move(b).build().table(t), row);
}
std::string mandate_until(const std::string& stop, ends_mean how) {
    return ends_of(table_id::mandates,
                   {{table_id::mandates, "person,body,start,stop\np,b,2020-02-01," + stop + "\n"}},
                   how);
}

}  // namespace

TEST_CASE("a last day is the day before the stop", "[registry][ends]") {
    CHECK(mandate_until("2020-02-29", {}) == "2020-02-01..2020-02-29");
    CHECK(mandate_until("2020-02-29", last_days) == "2020-02-01..2020-03-01");
    CHECK(mandate_until("2020-02-01", last_days) == "2020-02-01..2020-02-02");
    CHECK(mandate_until("2020", last_days) == "2020-02-01..2020-02-02~2021-01-01");
    CHECK(mandate_until("2021-06", last_days) == "2020-02-01..2021-06-02~2021-07-01");
    CHECK(mandate_until("unknown", last_days) == "2020-02-01..2020-02-02~open");
    CHECK(mandate_until("", last_days) == "2020-02-01..open");
    CHECK(mandate_until("9999-12-31", last_days) == "2020-02-01..open");
    CHECK(mandate_until("9999", last_days) == "2020-02-01..9999-01-02~open");
}

TEST_CASE("a last day before the first is told as one", "[registry][ends]") {
    auto b =
        builder_of({{table_id::mandates, "person,body,start,stop\np,b,2020-02-01,2020-01-31\n"}});
    b.ends(table_id::mandates, last_days);
    const auto found = problems_of(std::move(b));
    REQUIRE(places_of(found) == std::vector<std::string>{"mandates.csv:2:stop E-PERIOD"});
    CHECK(found[0].what == "a period from 2020-02-01 to its last day, 2020-01-31, has no days");
    CHECK(found[0].hint == "are start and stop swapped?");
}

TEST_CASE("the stop of a struct is always the first day after", "[registry][ends]") {
    registry_builder b;
    b.ends(table_id::mandates, last_days);
    b.add(mandate{.person = "p", .body = "b", .start = {2020, 1, 1}, .stop = day{2020, 2, 1}});
    CHECK(bounds_of(std::move(b).build().table(table_id::mandates), 0) == "2020-01-01..2020-02-01");
}

TEST_CASE("ends are declared table by table, and the last word counts", "[registry][ends]") {
    const csv_tables tables = {
        {table_id::mandates, "person,body,start,stop\np,b,2020-02-01,2020-02-29\n"},
        {table_id::offices, "person,office,start,stop\np,director,2020-02-01,2020-02-29\n"}};
    auto b = builder_of(tables);
    b.ends(table_id::mandates, unknown_stops);
    b.ends(table_id::mandates, last_days);
    const auto r = std::move(b).build();
    CHECK(bounds_of(r.table(table_id::mandates), 0) == "2020-02-01..2020-03-01");
    CHECK(bounds_of(r.table(table_id::offices), 0) == "2020-02-01..2020-02-29");
}

TEST_CASE("an absent stop may be an unknown one", "[registry][ends]") {
    CHECK(mandate_until("", unknown_stops) == "2020-02-01..2020-02-02~open");
    CHECK(mandate_until("2020-02-29", unknown_stops) == "2020-02-01..2020-02-29");
    // Without a column of stops, too.
    CHECK(ends_of(table_id::mandates, {{table_id::mandates, "person,body,start\np,b,2020\n"}},
                  unknown_stops) == "2020-01-01~2020-12-31..2020-01-02~open");
    registry_builder b;
    b.ends(table_id::mandates, unknown_stops);
    b.add(mandate{.person = "p", .body = "b", .start = {2020, 1, 1}});
    CHECK(bounds_of(std::move(b).build().table(table_id::mandates), 0) ==
          "2020-01-01..2020-01-02~open");
}

TEST_CASE("seats given one by one last as long as their body, whatever tables of seats mean",
          "[registry][ends]") {
    auto b = builder_of({{table_id::bodies, "body,start,stop\nb,2020-01-01,2024-01-01\n"},
                         {table_id::seats, "seat,body\ns,b\n"}});
    b.add(seat{.body = "b", .seat = "t"});
    b.ends(table_id::seats, unknown_stops);
    const auto r = std::move(b).build();
    const auto& t = r.table(table_id::seats);
    CHECK(bounds_of(t, static_cast<std::size_t>(r.find(table_id::seats, "b/t"))) ==
          "2020-01-01..2024-01-01");
    CHECK(bounds_of(t, static_cast<std::size_t>(r.find(table_id::seats, "b/s"))) ==
          "2020-01-01..2020-01-02~2024-01-01");
}

TEST_CASE("what happens on a day lasts that day, unless its end is said to be unknown",
          "[registry][ends]") {
    const csv_tables tables = {{table_id::bodies, "body,start\nb,2000-01-01\n"},
                               {table_id::events,
                                "event,body,start,stop\ne,b,2020-01-01,\n"
                                "f,b,2020,\ng,b,9999-12-31,\n"
                                "h,b,2020-01-01,2020-01-03\n"}};
    CHECK(ends_of(table_id::events, tables, {}, 0) == "2020-01-01..2020-01-02");
    CHECK(ends_of(table_id::events, tables, {}, 1) ==
          "2020-01-01~2020-12-31..2020-01-02~2021-01-01");
    CHECK(ends_of(table_id::events, tables, {}, 2) == "9999-12-31..open");
    CHECK(ends_of(table_id::events, tables, last_days, 0) == "2020-01-01..2020-01-02");
    CHECK(ends_of(table_id::events, tables, last_days, 3) == "2020-01-01..2020-01-04");
    CHECK(ends_of(table_id::events, tables, unknown_stops, 0) == "2020-01-01..2020-01-02~open");
}

TEST_CASE("only mandates can stop with a term", "[registry][ends]") {
    auto b = builder_of({{table_id::mandates, "person,body,start\np,b,2020-01-01\n"}});
    b.ends(table_id::offices, stops_of_terms);
    b.ends(table_id::mandates, stops_of_terms);
    const auto found = problems_of(std::move(b));
    REQUIRE(places_of(found) == std::vector<std::string>{"offices E-ENDS"});
    CHECK(found[0].what == "the rows of offices have no term to stop with");
}

TEST_CASE("ends are told with all other problems", "[registry][ends]") {
    auto b = builder_of({{table_id::mandates,
                          "person,body,start,stop,status\n"
                          "p,b,2020-02-30,2020,wrong\n"
                          "q,b,2020,2019,\n"}});
    b.ends(table_id::mandates, last_days);
    CHECK(places_of(problems_of(std::move(b))) ==
          std::vector<std::string>{"mandates.csv:2:start E-DATE", "mandates.csv:2:status E-STATUS",
                                   "mandates.csv:3:stop E-PERIOD"});
}
