// SPDX-License-Identifier: BSL-1.0
#include <remit/check/findings.hpp>

#include <stdexcept>
#include <thread>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using remit::rule;
using remit_test::rules_only;
using remit_test::small_board;

TEST_CASE("findings come by rule, then subject, then start", "[check][findings]") {
    const auto found =
        check(small_board(),
              rules_only({rule{.name = "filled", .for_each = "seat", .require = count() == number},
                          rule{.name = "three", .require = count() == 3}}));
    std::vector<std::string> order;
    for (const auto& f : found.all())
        order.push_back(f.rule + " " + f.subject + " " + text(f.during.start()));
    CHECK(order == std::vector<std::string>{"filled board/chair 2025-07-01",
                                            "filled board/member 2024-01-01",
                                            "three board 2024-01-01", "three board 2025-07-01"});
    CHECK(found.rules() == std::vector<std::string>{"filled", "three"});
    CHECK(found.subjects_judged() == std::vector<std::size_t>{2, 1});
}

TEST_CASE("as of a day and ahead of it are parts of the same findings", "[check][findings]") {
    const auto found =
        check(small_board(), rules_only({rule{.name = "three", .require = count() == 3}}));
    CHECK(found.as_of(remit::day{2024, 1, 1}).size() == 1);
    CHECK(found.as_of(remit::day{2024, 3, 1}).empty());
    CHECK(found.ahead(remit::day{2025, 6, 30}).size() == 1);
    CHECK(found.ahead(remit::day{2025, 7, 1}).empty());
    CHECK_THROWS_AS(found[2], std::out_of_range);
}

TEST_CASE("as of a day a finding tells of that day", "[check][findings]") {
    const auto found =
        check(small_board(), rules_only({rule{.name = "five", .require = count() >= 5}}));
    REQUIRE(found.size() == 1);
    CHECK(found[0].measured_low == ratio(2, 1));
    CHECK(found[0].worst == ratio(2, 1));
    const auto spring = found.as_of(remit::day{2024, 4, 1})[0];
    CHECK(spring.measured_low == ratio(3, 1));
    CHECK(spring.repair == "2 more members in The board");
    CHECK(spring.message == "count() is 3, must be >= 5");
    CHECK(spring.people == std::vector<std::string>{"Anna", "Bo", "Cy"});
    CHECK(spring.worst == ratio(2, 1));
    CHECK(spring.id == found[0].id);
    CHECK(spring.during == found[0].during);
    CHECK(found.as_of(remit::day{2025, 8, 1})[0].measured_low == ratio(2, 1));
}

TEST_CASE("what was judged on a day: in force, there, observed, demanded", "[check][findings]") {
    auto c = rules_only(
        {rule{.name = "three", .require = count() == 3, .start = remit::day{2024, 2, 1}},
         rule{.name = "chaired", .where = some(role == "chair"), .require = count() >= 1},
         rule{.name = "filled", .for_each = "seat", .require = count() == number}});
    const auto found = check(small_board(), c, {.during = remit::period{remit::day{2030, 1, 1}}});
    using numbers = std::vector<std::size_t>;
    CHECK(found.judged_on(remit::day{2023, 12, 31}) == numbers{0, 0, 0});
    CHECK(found.judged_on(remit::day{2024, 1, 1}) == numbers{0, 1, 2});
    CHECK(found.judged_on(remit::day{2024, 2, 1}) == numbers{1, 1, 2});
    CHECK(found.judged_on(remit::day{2025, 7, 1}) == numbers{1, 0, 2});
}

TEST_CASE("a waiver marks the days it covers and removes nothing", "[check][findings][waiver]") {
    auto c = rules_only({rule{.name = "three", .require = count() == 3}});
    c.waivers = {{"three", "board", remit::period{remit::day{2025, 8, 1}, remit::day{2025, 9, 1}},
                  "recruiting"}};
    const auto found = check(small_board(), c).ahead(remit::day{2025, 1, 1}).all();
    REQUIRE(found.size() == 3);
    CHECK(found[0].during == remit::period{remit::day{2025, 7, 1}, remit::day{2025, 8, 1}});
    CHECK_FALSE(found[0].waived_until);
    CHECK(found[1].reason == "recruiting");
    CHECK(found[1].waived_until == remit::day{2025, 9, 1});
    CHECK(found[2].during == remit::period{remit::day{2025, 9, 1}});
}

TEST_CASE("threads may look at the same findings at once", "[check][findings][threads]") {
    const auto found =
        check(small_board(), rules_only({rule{.name = "three", .require = count() == 3}}));
    std::vector<std::vector<remit::finding>> seen(4);
    std::vector<std::thread> threads;
    for (auto& s : seen) threads.emplace_back([&] { s = found.all(); });
    for (auto& t : threads) t.join();
    for (const auto& s : seen) CHECK(s == seen.front());
}
