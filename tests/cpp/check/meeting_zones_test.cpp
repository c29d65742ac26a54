// SPDX-License-Identifier: BSL-1.0
#include <remit/check/meeting_zones.hpp>

#include <string>
#include <vector>

#include <remit/check/double_bookings.hpp>
#include <remit/time/moment.hpp>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"
#include "support/tzif.hpp"

using namespace remit;
using namespace remit_test;

namespace {

std::vector<time_zone> zones() {
    tzif utc;
    utc.footer = "UTC0";
    return {time_zone::from_tzif("Europe/Copenhagen", central_europe().bytes()),
            time_zone::from_tzif("Etc/UTC", utc.bytes())};
}

registry meetings(const std::string& rows) {
    return build(
        {{table_id::mandates, "person,body,start\nanna,b,2000-01-01\nanna,c,2000-01-01\n"},
         {table_id::meetings, "meeting,body,start,start_time,stop_time,zone,offset\n" + rows}});
}

std::vector<std::string> clashes(const registry& r) {
    std::vector<std::string> out;
    const auto z = zones();
    const auto found = find_double_bookings(r, booked::members, z);
    const auto& keys = r.table(table_id::meetings).key;
    for (std::size_t i = 0; i < found.size(); ++i)
        out.push_back(keys[found.first[i]] + "+" + keys[found.second[i]] + " " +
                      text(moment::from_count(found.start[i])) + " to " +
                      text(moment::from_count(found.stop[i]).time()) + " " +
                      std::string{text(found.verdict[i])});
    return out;
}

std::vector<std::string> wrong(const registry& r) {
    std::vector<std::string> out;
    const auto z = zones();
    for (const auto& p : problems_of_zones(r, z)) out.push_back(p.where + ": " + p.what);
    return out;
}

}  // namespace

TEST_CASE("the zones of meetings are named once each", "[check][meeting_zones]") {
    CHECK(zones_of_meetings(meetings("m,b,2024-06-01,10:00,11:00,Europe/Copenhagen,\n"
                                     "n,b,2024-06-02,10:00,11:00,Etc/UTC,\n"
                                     "o,b,2024-06-03,10:00,11:00,Europe/Copenhagen,\n"
                                     "p,b,2024-06-04,10:00,11:00,,\n")) ==
          std::vector<std::string>{"Etc/UTC", "Europe/Copenhagen"});
    CHECK(zones_of_meetings(meetings("m,b,2024-06-01,10:00,11:00,,\n")).empty());
}

TEST_CASE("meetings of two zones clash by UTC, and are shown by the clock of the first",
          "[check][meeting_zones]") {
    // In summer 10:00 in UTC is 12:00 in Copenhagen, in winter 11:00.
    CHECK(clashes(meetings("m,b,2024-06-01,12:00,13:00,Europe/Copenhagen,\n"
                           "n,c,2024-06-01,10:30,11:30,Etc/UTC,\n")) ==
          std::vector<std::string>{"m+n 2024-06-01 12:30 to 13:00 fails"});
    CHECK(clashes(meetings("m,b,2024-06-01,10:00,11:00,Europe/Copenhagen,\n"
                           "n,c,2024-06-01,10:00,11:00,Etc/UTC,\n"))
              .empty());
    CHECK(clashes(meetings("m,b,2024-12-01,11:00,12:00,Europe/Copenhagen,\n"
                           "n,c,2024-12-01,10:00,11:00,Etc/UTC,\n")) ==
          std::vector<std::string>{"m+n 2024-12-01 11:00 to 12:00 fails"});
}

TEST_CASE("beside known zones a meeting without one is somewhere on earth",
          "[check][meeting_zones]") {
    CHECK(clashes(meetings("m,b,2024-06-01,12:00,13:00,Europe/Copenhagen,\n"
                           "n,c,2024-06-01,10:30,11:30,,\n")) ==
          std::vector<std::string>{"n+m 2024-06-01 10:00 to 11:00 possible"});
}

TEST_CASE("an hour that clocks show twice is one of two, and its offset says which",
          "[check][meeting_zones]") {
    // On 2024-10-27 clocks in Copenhagen go from 03:00 back to 02:00: 00:30 and 01:30 in UTC.
    const std::string other = "n,c,2024-10-27,00:20,00:40,Etc/UTC,\n";
    CHECK(clashes(meetings("m,b,2024-10-27,02:30,02:35,Europe/Copenhagen,\n" + other)).size() == 1);
    CHECK(clashes(meetings("m,b,2024-10-27,02:30,03:30,Europe/Copenhagen,+02:00\n" + other)) ==
          std::vector<std::string>{"n+m 2024-10-27 00:30 to 00:40 fails"});
    CHECK(
        clashes(meetings("m,b,2024-10-27,02:30,03:30,Europe/Copenhagen,+01:00\n" + other)).empty());
}

TEST_CASE("times that clocks never show, or show twice, are told with their line",
          "[check][meeting_zones]") {
    CHECK(wrong(meetings("m,b,2024-03-31,02:30,03:30,Europe/Copenhagen,\n"
                         "n,b,2024-10-27,02:30,03:30,Europe/Copenhagen,\n"
                         "o,b,2024-10-27,02:30,03:30,Europe/Copenhagen,+01:00\n"
                         "p,b,2024-10-27,02:30,03:30,Europe/Copenhagen,+05:00\n"
                         "q,b,2024-10-27,02:30,03:30,Europe/Copenhagen,soon\n"
                         "r,b,2024-06-01,02:30,03:30,Europe/Copenhagen,\n"
                         "s,b,2024-10-27,01:00,02:30,Europe/Copenhagen,\n"
                         "t,b,2024-03-31,02:30,03:30,Nowhere/Else,\n"
                         "u,b,2024-03,02:30,03:30,Europe/Copenhagen,\n")) ==
          std::vector<std::string>{
              "meetings.csv:2:start_time: clocks never show 2024-03-31 02:30 in Europe/Copenhagen",
              "meetings.csv:3:start_time: clocks show 2024-10-27 02:30 in Europe/Copenhagen twice",
              "meetings.csv:5:offset: at 2024-10-27 02:30 in Europe/Copenhagen clocks are not "
              "+05:00",
              "meetings.csv:6:offset: \"soon\" is no offset from UTC",
              "meetings.csv:6:start_time: clocks show 2024-10-27 02:30 in Europe/Copenhagen twice",
              "meetings.csv:8:stop_time: clocks show 2024-10-27 02:30 in Europe/Copenhagen twice"});
}
