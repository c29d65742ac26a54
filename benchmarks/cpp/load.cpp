// SPDX-License-Identifier: BSL-1.0
// From columns in memory to a validated registry with its events in order.
#include <string>
#include <utility>
#include <vector>

#include <remit/registry/builder.hpp>
#include "register.hpp"
#include "support/catch.hpp"

TEST_CASE("load: columns to a registry", "[load]") {
    for (const std::size_t n : {std::size_t{10'000}, std::size_t{1'000'000}}) {
        const auto rows = remit_benchmarks::make_register(n, 1);
        REQUIRE(rows.rows > n * 9 / 10);
        BENCHMARK("load " + std::to_string(n) + " mandates (with one copy of the columns)") {
            remit::registry_builder b;
            b.add(remit::table_id::mandates, rows);
            return std::move(b).build();
        };
        BENCHMARK_ADVANCED("load " + std::to_string(n) + " mandates (columns handed over)")
        (Catch::Benchmark::Chronometer meter) {
            std::vector<remit::frame> given(static_cast<std::size_t>(meter.runs()), rows);
            meter.measure([&](int run) {
                remit::registry_builder b;
                b.add(remit::table_id::mandates, std::move(given[static_cast<std::size_t>(run)]));
                return std::move(b).build();
            });
        };
    }
}
