// SPDX-License-Identifier: BSL-1.0
#include "support/complete.hpp"

#include <cstddef>

#include "support/catch.hpp"

using remit::day;

TEST_CASE("a seat that may begin after its body has ended is completed all the same",
          "[oracle][complete]") {
    remit_test::oracle::facts f;
    f.bodies.push_back({.body = "board", .start = day{2020, 1, 1}, .stop = day{2024, 3, 1}});
    f.seats.push_back({.body = "board",
                       .seat = "chair",
                       .start = day{2024, 1, 1},
                       .start_latest = day{2024, 6, 30},
                       .stop_earliest = day{2024, 2, 1}});
    for (const bool last : {false, true}) {
        const auto done = remit_test::complete(
            [last](std::size_t n) {
                REQUIRE(n > 0);  // there is something to choose from
                return last ? n - 1 : 0;
            },
            f);
        REQUIRE(done.seats.size() == 1);
        const auto& s = done.seats.front();
        CHECK(!s.start_latest);
        CHECK(!s.stop_earliest);
        if (s.start && s.stop) CHECK(*s.start < *s.stop);
    }
}
