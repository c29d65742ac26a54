// SPDX-License-Identifier: BSL-1.0
#include <remit/check/check.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using remit::rule;
using remit_test::rules_only;
using remit_test::small_board;

namespace {

std::vector<remit::problem> problems_of(const remit::charter& c) {
    try {
        (void)check(small_board(), c);
    } catch (const remit::bad_input& e) {
        return e.problems();
    }
    return {};
}

std::vector<std::string> codes_of(const remit::charter& c) {
    std::vector<std::string> out;
    for (const auto& p : problems_of(c)) out.push_back(p.code);
    return out;
}

using codes = std::vector<std::string>;

}  // namespace

TEST_CASE("unknown names of all rules are reported together, each with a suggestion",
          "[check][compile]") {
    const auto found = problems_of(rules_only(
        {rule{.name = "a", .require = count(role == "chiar") == 1},
         rule{.name = "b", .require = count(col("gendr") == "f") >= 1},
         rule{.name = "c", .require = some(body == "bord").of(person.members)},
         rule{.name = "d", .for_each = "person", .require = none(office == "mayor").of(offices)}}));
    REQUIRE(found.size() == 4);
    CHECK(found[0].code == "E-ROLE");
    CHECK(found[0].hint.find("did you mean \"chair\"?") == 0);
    CHECK(found[0].where == "rule \"a\", require");
    CHECK(found[1].code == "E-COLUMN");
    CHECK(found[1].hint.find("did you mean \"gender\"?") == 0);
    CHECK(found[2].code == "E-PATH");  // a body has no person
    CHECK(found[3].code == "E-OFFICE");
}

TEST_CASE("a value that the charter declares is known", "[check][compile]") {
    auto c = rules_only({rule{.name = "a", .require = none(role == "observer")}});
    CHECK(codes_of(c) == codes{"E-ROLE"});
    c.values["role"] = {"observer"};
    CHECK(codes_of(c).empty());
}

TEST_CASE("a rule with a word that the check cannot judge is refused, never skipped",
          "[check][compile]") {
    CHECK(codes_of(rules_only({rule{.name = "a", .require = count().over(year) >= 2}})) ==
          codes{"E-NOT-YET"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = some(), .within = days(30)}})) ==
          codes{"E-NOT-YET"});
    CHECK(codes_of(rules_only({rule{.name = "a", .for_each = "meeting", .require = some()}})) ==
          codes{"E-NOT-YET"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = count().of(meetings) >= 2}})) ==
          codes{"E-NOT-YET"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = today.year % 2 == 1}})).size() == 2);
}

TEST_CASE("values of different types are not compared", "[check][compile]") {
    CHECK(codes_of(rules_only({rule{.name = "a", .require = none(gender == 1)}})) ==
          codes{"E-TYPE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = none(votes == "many")}})) ==
          codes{"E-TYPE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = total(gender) == 5}})) ==
          codes{"E-TYPE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = count() == kind}}))
              .empty());  // no body has a kind
}

TEST_CASE("a name with two meanings asks for a path", "[check][compile]") {
    const auto found = problems_of(rules_only({rule{.name = "a", .require = none(name == "x")}}));
    REQUIRE(found.size() == 1);
    CHECK(found[0].hint == "write seat.name or person.name or body.name");
    CHECK(codes_of(rules_only({rule{.name = "a", .require = none(person.name == "x")}})).empty());
}

TEST_CASE("a source needs rows that carry the subject's key", "[check][compile]") {
    CHECK(codes_of(rules_only({rule{.name = "a", .require = some().of(offices)}})) ==
          codes{"E-SOURCE"});
    CHECK(codes_of(
              rules_only({rule{.name = "a", .for_each = "person", .require = some().of(seats)}})) ==
          codes{"E-SOURCE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = count(some().of(offices)) == 0}})) ==
          codes{"E-SOURCE"});
}

TEST_CASE("numbers that cannot be counted with exactly are refused", "[check][compile]") {
    CHECK(codes_of(rules_only(
              {rule{.name = "a", .require = share(gender == "f") >= ratio(1, 1'000'003)}})) ==
          codes{"E-RANGE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = count() * 2'000'000 >= 5}})) ==
          codes{"E-RANGE"});
    CHECK(codes_of(rules_only({rule{.name = "a", .require = count() <= INT64_MAX}})).empty());
}

TEST_CASE("a charter for a body that the facts do not know is an error", "[check][compile]") {
    auto c = rules_only({rule{.name = "a", .require = count() >= 1}});
    c.body = "bord";
    CHECK(problems_of(c).at(0).hint == "did you mean \"board\"?");
}

TEST_CASE("the asked window clips what is shown and changes no verdict", "[check][options]") {
    const auto c = rules_only({rule{.name = "three", .require = count() == 3}});
    const auto whole = check(small_board(), c);
    REQUIRE(whole.size() == 2);  // until Cy came, and since Anna left
    const auto part =
        check(small_board(), c,
              {.during = remit::period{remit::day{2025, 8, 1}, remit::day{2025, 9, 1}}});
    REQUIRE(part.size() == 1);
    CHECK(part[0].during == remit::period{remit::day{2025, 8, 1}, remit::day{2025, 9, 1}});
}

TEST_CASE("one compiled charter gives the same findings again", "[check]") {
    const remit::compiled c{rules_only({rule{.name = "three", .require = count() == 3}}),
                            small_board()};
    CHECK(c.run().all() == c.run().all());
}

TEST_CASE("a measure is a timeline over the body's life", "[check][evaluate]") {
    const auto facts = small_board();
    const auto t = evaluate(facts, count(), "board");
    CHECK(t.domain() == remit::period{remit::day{2024, 1, 1}});
    REQUIRE(t.changes().size() == 3);
    CHECK(t.at(remit::day{2024, 2, 29}).low == ratio(2, 1));
    CHECK(t.at(remit::day{2024, 3, 1}).low == ratio(3, 1));
    const auto women = evaluate(facts, count(gender == "f"), "board");
    CHECK(women.at(remit::day{2024, 3, 1}).low == ratio(1, 1));
    CHECK(women.at(remit::day{2024, 3, 1}).high == ratio(2, 1));
    CHECK_THROWS_AS(evaluate(facts, count(), "bord"), remit::bad_input);
    CHECK_THROWS_AS(evaluate(facts, count(role == "chiar"), "board"), remit::bad_input);
}
