// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <string>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using remit::rule;
using remit::value;
using remit_test::rules_only;

namespace {

/// A board with one mandate for each of the values.
remit::registry wards(const std::vector<value>& values, bool seats = false) {
    remit::registry_builder b;
    b.add(remit::body{.body = "board"});
    if (seats) b.add(remit::seat{.body = "board", .seat = "chair"});
    int n = 0;
    for (const auto& v : values)
        b.add(remit::mandate{.person = "p" + std::to_string(++n),
                             .body = "board",
                             .start = {2024, 1, 1},
                             .more = {{"ward", v}}});
    return std::move(b).build();
}

std::vector<std::string> subjects(const remit::findings& found) {
    std::vector<std::string> out;
    for (const auto& f : found.all()) out.push_back(f.subject);
    return out;
}

/// A board of people with a company and a country, which are unknown where they are empty.
struct of_company {
    std::string person, company, country;
};
remit::registry of_companies(const std::vector<of_company>& all) {
    remit::registry_builder b;
    const auto value_of = [](const std::string& s) {
        return s.empty() ? value{remit::unknown} : value{s};
    };
    for (const auto& x : all)
        b.add(remit::mandate{
            .person = x.person,
            .body = "board",
            .start = {2024, 1, 1},
            .more = {{"company", value_of(x.company)}, {"country", value_of(x.country)}}});
    return std::move(b).build();
}

std::vector<std::string> said(const remit::findings& found) {
    std::vector<std::string> out;
    for (const auto& f : found.all())
        out.push_back(f.subject + (f.verdict == remit::verdict::fails ? " fails" : " possible"));
    return out;
}

using names = std::vector<std::string>;
const value three = std::int64_t{3}, five = std::int64_t{5};

}  // namespace

TEST_CASE("a group's own value is a number where the column holds numbers", "[check][groups]") {
    const auto facts = wards({three, five, five});
    const auto of_ward = [&](remit::condition where) {
        return subjects(check(facts, rules_only({rule{.name = "two",
                                                      .for_each = "ward in body",
                                                      .where = std::move(where),
                                                      .require = count() >= 2}})));
    };
    CHECK(of_ward(col("ward") == 3) == names{"board/3"});
    CHECK(of_ward(col("ward") == 5).empty());
    CHECK(of_ward(col("ward").is_in(3, 4)) == names{"board/3"});
    CHECK(of_ward(col("ward") < 4) == names{"board/3"});
    CHECK(of_ward(col("ward") + 2 == 5) == names{"board/3"});
    CHECK_THROWS_AS(of_ward(col("ward") == "3"), remit::bad_input);
}

TEST_CASE("a misspelt value of a grouping column is reported", "[check][groups]") {
    remit::registry_builder b;
    b.add(remit::mandate{.person = "p", .body = "b", .start = {2024, 1, 1}, .role = "chair"});
    const auto facts = std::move(b).build();
    CHECK_THROWS_AS(check(facts, rules_only({rule{.name = "r",
                                                  .for_each = "role in body",
                                                  .where = role == "chiar",
                                                  .require = count() >= 9}})),
                    remit::bad_input);
}

TEST_CASE("groups whose values print alike have keys of their own", "[check][groups]") {
    const auto found = check(
        wards({five, std::string{"x"}, std::string{"5"}, std::string{"?"}, std::string{"a/b"},
               std::string{"2024-01-01"}, remit::unknown}),
        rules_only({rule{.name = "none", .for_each = "ward in body", .require = count() >= 9}}));
    CHECK(subjects(found) == names{"board/5", "board/\"2024-01-01\"", "board/\"5\"", "board/\"?\"",
                                   "board/\"a/b\"", "board/x", "board/?"});
    std::vector<std::uint64_t> ids;
    for (const auto& f : found.all()) ids.push_back(f.id);
    std::sort(ids.begin(), ids.end());
    CHECK(std::unique(ids.begin(), ids.end()) == ids.end());
}

TEST_CASE("seats that carry no such group are not counted for it", "[check][groups]") {
    const auto facts = wards({three, five}, true);
    const auto of = [](remit::condition c) {
        return rules_only({rule{.name = "r", .for_each = "ward in body", .require = std::move(c)}});
    };
    try {
        (void)check(facts, of(count().of(seats) == 0));
        FAIL("seats have no ward");
    } catch (const remit::bad_input& e) {
        REQUIRE(e.problems().size() == 1);
        CHECK(e.problems()[0].code == "E-SOURCE");
    }
    CHECK(check(facts, of(count().of(body.seats) == 1)).empty());
}

TEST_CASE("two unknown values may be of one group that no row says", "[check][groups]") {
    const auto facts = of_companies({{"a", "red", "se"}, {"c", "", "dk"}, {"e", "blue", ""}});
    const auto of = [&](remit::condition require) {
        return said(check(facts, rules_only({rule{.name = "r",
                                                  .for_each = "company, country in body",
                                                  .require = std::move(require)}})));
    };
    CHECK(of(count() <= 1) == names{"board/blue/dk possible"});
    // who is of no group for certain leaves it, and a group that may be none fails in no other way
    CHECK(of(count() >= 2) == names{"board/blue/dk possible", "board/blue/se possible",
                                    "board/blue/? possible", "board/red/dk possible",
                                    "board/red/se fails", "board/?/dk possible"});
    CHECK(of(count() >= 0).empty());
}

TEST_CASE("who has not said which may be of a group that is there, and then there is no other",
          "[check][groups]") {
    const auto facts = of_companies({{"a", "red", "dk"}, {"b", "red", "dk"}, {"c", "", "dk"}});
    const auto of = [&](remit::condition require) {
        return said(check(facts, rules_only({rule{.name = "r",
                                                  .for_each = "company in body",
                                                  .require = std::move(require)}})));
    };
    CHECK(of(count() >= 2) == names{"board/? possible"});
    CHECK(of(count() >= 3) == names{"board/red possible", "board/? possible"});
    CHECK(of(count() >= 4) == names{"board/red fails", "board/? possible"});
}

TEST_CASE("an unknown value may be one that another mandate of a member says", "[check][groups]") {
    // x is of red by one mandate and of se by another: of red/se as soon as somebody makes it one
    const auto facts = of_companies({{"x", "red", "dk"}, {"x", "blue", "se"}, {"y", "red", ""}});
    CHECK(said(check(facts, rules_only({rule{.name = "cap",
                                             .for_each = "company, country in body",
                                             .require = count() <= 1}}))) ==
          names{"board/red/dk possible", "board/red/se possible"});
}

TEST_CASE("more groups than unknown values should make are refused", "[check][groups]") {
    remit::registry_builder b;
    for (int n = 0; n < 400; ++n)
        b.add(remit::mandate{.person = "p" + std::to_string(n),
                             .body = "board",
                             .start = {2024, 1, 1},
                             .more = {{"company", std::int64_t{n}}, {"country", std::int64_t{n}}}});
    b.add(remit::mandate{.person = "p", .body = "board", .start = {2024, 1, 1}});
    try {
        (void)check(std::move(b).build(), rules_only({rule{.name = "r",
                                                           .for_each = "company, country in body",
                                                           .require = count() == 1}}));
        FAIL("160,000 groups of one row");
    } catch (const remit::bad_input& e) {
        REQUIRE(e.problems().size() == 1);
        CHECK(e.problems()[0].code == "E-SIZE");
        CHECK(e.problems()[0].hint.find("fill in what is unknown") != std::string::npos);
    }
}

TEST_CASE("more groups than memory holds are refused", "[check][groups]") {
    remit::registry_builder b;
    for (int column = 0; column < 6; ++column)
        for (int v = 0; v < 10; ++v)
            b.add(remit::dated_attribute{.table = "people",
                                         .key = "p",
                                         .name = "c" + std::to_string(column),
                                         .value = std::int64_t{v},
                                         .start = remit::day{2024, 1, 1}});
    b.add(remit::mandate{.person = "p", .body = "b", .start = {2024, 1, 1}});
    try {
        (void)check(std::move(b).build(),
                    rules_only({rule{.name = "r",
                                     .for_each = "c0, c1, c2, c3, c4, c5 in body",
                                     .require = count() == 1}}));
        FAIL("a million groups of one row");
    } catch (const remit::bad_input& e) {
        CHECK(e.problems()[0].code == "E-SIZE");
    }
}
