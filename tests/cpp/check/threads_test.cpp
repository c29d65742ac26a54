// SPDX-License-Identifier: BSL-1.0
// However many threads work at a check, and with whatever instructions, it finds the same.
#include <iostream>
#include <string>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using remit::day;
using remit_test::rules_only;

namespace {

/// A thousand bodies of one to twelve people of seven regions; of every ninth body one person's
/// region is not known, and in every eleventh somebody holds two mandates at once.
remit::registry many_boards() {
    remit::registry_builder b;
    for (int i = 0; i < 1000; ++i) {
        const auto body = "b" + std::to_string(i);
        for (int n = 0; n <= i % 12; ++n) {
            remit::mandate m{.person = "p" + std::to_string((i * 5 + n * 13) % 700),
                             .body = body,
                             .start = {1990 + (i + n) % 20, 1 + n % 12, 1},
                             .role = n == 0 ? "chair" : "member"};
            if (n % 3 != 0) m.stop = day{m.start.year() + 4 + n % 5, 7, 1};
            if (i % 9 != 0 || n != 1)
                m.more.emplace_back("region", "r" + std::to_string((i + n) % 7));
            b.add(m);
            if (i % 11 == 0 && n == 2) {
                m.role = "clerk";
                b.add(std::move(m));
            }
        }
    }
    return std::move(b).build();
}

std::vector<remit::rule> all_kinds_of_rules() {
    return {
        {.name = "size", .require = (count() >= 3) & (count() <= 9)},
        {.name = "regions", .require = distinct(col("region")) >= 3},
        {.name = "people", .require = distinct(person) == count()},
        {.name = "chairs", .for_each = "person", .require = count(role == "chair") <= 2},
        {.name = "meets",
         .require = remit::parse_condition("days_held().over(past(years(1))) >= 1000")},
        {.name = "limit",
         .for_each = "mandate",
         .require = remit::parse_condition("days_held().of(person.mandates.same(body)).over(past())"
                                           " <= years(8)")},
    };
}

}  // namespace

TEST_CASE("findings are the same with any number of threads", "[check][threads]") {
    const auto facts = many_boards();
    const remit::compiled bound{rules_only(all_kinds_of_rules()), facts};
    const auto alone = bound.run();
    REQUIRE(alone.size() > 1'000);
    REQUIRE(alone.work().swept_twice > 50);
    REQUIRE(alone.work().other_rules == 2);
    for (const unsigned threads : {0U, 2U, 3U, 8U}) {
        const auto found = bound.run({.threads = threads});
        INFO(threads << " threads");
        CHECK(found.raw() == alone.raw());
        CHECK(found.work() == alone.work());
    }
}

TEST_CASE("findings are the same with any instructions", "[check][threads]") {
    const auto facts = many_boards();
    auto rules = all_kinds_of_rules();
    for (const std::size_t more :
         {std::size_t{0}, std::size_t{8}, std::size_t{20}, std::size_t{90}}) {
        while (rules.size() < 6 + more)
            rules.push_back(
                {.name = "r" + std::to_string(rules.size()),
                 .require = count(col("region") == "r" + std::to_string(rules.size() % 7)) *
                                static_cast<std::int64_t>(rules.size()) !=
                            static_cast<std::int64_t>(2 * rules.size())});
        const remit::compiled bound{rules_only(rules), facts};
        const auto portable = bound.run({.instructions = remit::instruction_set::portable});
        CHECK(bound.run().raw() == portable.raw());
        for (const auto s : {remit::instruction_set::avx2, remit::instruction_set::avx512}) {
            if (!remit::available(s)) {
                std::cout << "not run, this machine has none: " << text(s) << "\n";
                continue;
            }
            INFO(text(s) << ", " << rules.size() << " rules");
            CHECK(bound.run({.instructions = s}).raw() == portable.raw());
        }
    }
}

TEST_CASE("what cannot be held is told alike by one thread and by several", "[check][threads]") {
    remit::registry_builder b;
    for (int i = 0; i < 500; ++i)
        b.add(remit::mandate{.person = "p",
                             .body = "b" + std::to_string(i),
                             .start = {2000, 1, 1},
                             .votes = 1'000'000'000'000'000});
    const auto facts = std::move(b).build();
    const remit::compiled bound{
        rules_only({{.name = "votes",
                     .require = remit::parse_condition(
                         "total(votes) * total(votes) * total(votes) <= 5")}}),
        facts};
    for (const unsigned threads : {1U, 4U}) {
        std::string said;
        try {
            (void)bound.run({.threads = threads});
        } catch (const remit::bad_input& e) {
            said = e.problems().front().code + " " + e.problems().front().where;
        }
        CHECK(said == "E-RANGE rule \"votes\"");
    }
}
