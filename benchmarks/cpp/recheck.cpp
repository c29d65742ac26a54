// SPDX-License-Identifier: BSL-1.0
// What one change does to the findings of a check: another mandate each time.
#include <cstddef>
#include <string>

#include <remit/check/check.hpp>
#include <remit/check/recheck.hpp>
#include <remit/registry/builder.hpp>
#include "register.hpp"
#include "support/catch.hpp"

TEST_CASE("recheck: one change of a registry", "[recheck]") {
    for (const std::size_t n :
         {std::size_t{10'000}, std::size_t{100'000}, std::size_t{1'000'000}}) {
        remit::registry_builder b;
        b.add(remit::table_id::mandates, remit_benchmarks::make_register(n, 1));
        const auto facts = std::move(b).build();
        const auto& mandates = facts.table(remit::table_id::mandates);
        for (const bool by_body : {true, false}) {
            const auto found =
                check(facts, by_body ? remit_benchmarks::by_body() : remit_benchmarks::by_person());
            std::size_t row = 0;
            const auto next = [&] {
                remit::change c;
                c.remove(remit::table_id::mandates, row = (row + 7919) % mandates.rows);
                return recheck(found, c);
            };
            REQUIRE_FALSE(next().everything);
            BENCHMARK("one mandate less of " + std::to_string(n) +
                      (by_body ? ", by body" : ", by person")) {
                return next();
            };
        }
    }
}
