// SPDX-License-Identifier: BSL-1.0
// From a registry to findings: binding the rules, signatures, sweep and settling, without
// explaining.
#include <string>

#include <remit/check/check.hpp>
#include <remit/registry/builder.hpp>
#include "register.hpp"
#include "support/catch.hpp"

TEST_CASE("check: a registry against a charter", "[check]") {
    for (const std::size_t n : {std::size_t{10'000}, std::size_t{1'000'000}}) {
        remit::registry_builder b;
        b.add(remit::table_id::mandates, remit_benchmarks::make_register(n, 1));
        const auto facts = std::move(b).build();
        const auto body = remit_benchmarks::by_body(), person = remit_benchmarks::by_person();
        REQUIRE(check(facts, body).size() > n / 1000);
        BENCHMARK("check " + std::to_string(n) + " mandates by body, five rules") {
            return check(facts, body);
        };
        BENCHMARK("check " + std::to_string(n) + " mandates by person, two rules") {
            return check(facts, person);
        };
    }
}
