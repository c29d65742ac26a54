// SPDX-License-Identifier: BSL-1.0
#include <remit/check/meeting_times.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <remit/registry/builder.hpp>
#include <remit/time/moment.hpp>

#include "support/catch.hpp"

namespace {

using remit::clock_time;
using remit::day;
using remit::moment;

struct meets {
    std::optional<std::int64_t> from, until;
    day start{2026, 3, 2};
    std::optional<day> stop{}, start_latest{}, stop_earliest{};
};

/// Earliest start, latest start, earliest stop, latest stop.
using four = std::vector<std::string>;

four times(const meets& m) {
    remit::registry_builder b;
    b.add(remit::mandate{.person = "anna", .body = "board", .start = day{2020, 1, 1}});
    remit::meeting row{.meeting = "one",
                       .body = "board",
                       .start = m.start,
                       .stop = m.stop,
                       .start_latest = m.start_latest,
                       .stop_earliest = m.stop_earliest};
    if (m.from) row.start_time = clock_time::from_minutes(*m.from);
    if (m.until) row.stop_time = clock_time::from_minutes(*m.until);
    b.add(row);
    const auto r = std::move(b).build();
    const auto t = times_of_meetings(r);
    const auto said = [](std::int64_t n) { return text(moment::from_count(n)); };
    return {said(t.start[0]), said(t.latest_start(0)), said(t.earliest_stop(0)), said(t.stop[0])};
}

}  // namespace

TEST_CASE("a meeting lasts from its start to its stop on its day", "[check][meeting_times]") {
    CHECK(times({16 * 60, 18 * 60 + 30}) ==
          four{"2026-03-02 16:00", "2026-03-02 16:00", "2026-03-02 18:30", "2026-03-02 18:30"});
    CHECK(times({0, 1440})[3] == "2026-03-03 00:00");
}

TEST_CASE("a meeting of several days is one stretch, nights included", "[check][meeting_times]") {
    CHECK(times({16 * 60, 9 * 60, day{2026, 3, 2}, day{2026, 3, 5}}) ==
          four{"2026-03-02 16:00", "2026-03-02 16:00", "2026-03-04 09:00", "2026-03-04 09:00"});
}

TEST_CASE("one that goes on past midnight says so by its stop, and one may take no time",
          "[check][meeting_times]") {
    CHECK(times({22 * 60, 60, day{2026, 3, 2}, day{2026, 3, 4}})[3] == "2026-03-03 01:00");
    CHECK(times({22 * 60, 22 * 60})[3] == "2026-03-02 22:00");
    CHECK_THROWS_AS(times({22 * 60, 60}), remit::bad_input);
}

TEST_CASE("without times a meeting may be at any minutes of its day, and takes one",
          "[check][meeting_times]") {
    CHECK(times({}) ==
          four{"2026-03-02 00:00", "2026-03-02 23:59", "2026-03-02 00:01", "2026-03-03 00:00"});
    CHECK(times({16 * 60, {}}) ==
          four{"2026-03-02 16:00", "2026-03-02 16:00", "2026-03-02 16:01", "2026-03-03 00:00"});
    CHECK(times({{}, 18 * 60}) ==
          four{"2026-03-02 00:00", "2026-03-02 17:59", "2026-03-02 18:00", "2026-03-02 18:00"});
    // It cannot be told from a number that is no time of day.
}

TEST_CASE("a day within bounds bounds the minutes", "[check][meeting_times]") {
    CHECK(times({16 * 60, 18 * 60, day{2026, 3, 2}, day{2026, 3, 5}, day{2026, 3, 4},
                 day{2026, 3, 3}}) ==
          four{"2026-03-02 16:00", "2026-03-04 16:00", "2026-03-02 18:00", "2026-03-04 18:00"});
}
