// SPDX-License-Identifier: BSL-1.0
#include <cstddef>
#include <iostream>
#include <utility>

#include <remit/check.hpp>
#include <remit/registry/builder.hpp>
#include <remit/time/moment.hpp>

int main() {
    const remit::day on{2026, 3, 2};
    remit::registry_builder facts;
    for (const char* body : {"board", "council"})
        facts.add(remit::mandate{.person = "anna", .body = body, .start = remit::day{2024, 1, 1}});
    facts.add(remit::meeting{.meeting = "board-7",
                             .body = "board",
                             .start = on,
                             .start_time = remit::clock_time{16, 0},
                             .stop_time = remit::clock_time{18, 30}});
    facts.add(remit::meeting{.meeting = "council-3",
                             .body = "council",
                             .start = on,
                             .start_time = remit::clock_time{18, 0},
                             .stop_time = remit::clock_time{20, 0}});
    const auto r = std::move(facts).build();

    const auto found = find_double_bookings(r);
    const auto& people = r.table(remit::table_id::people);
    const auto& meetings = r.table(remit::table_id::meetings);
    for (std::size_t i = 0; i < found.size(); ++i)
        std::cout << people.name[found.person[i]] << ": " << meetings.name[found.first[i]]
                  << " and " << meetings.name[found.second[i]] << ", from "
                  << text(remit::moment::from_count(found.start[i])) << " to "
                  << text(remit::moment::from_count(found.stop[i])) << ": "
                  << text(found.verdict[i]) << '\n';
}
