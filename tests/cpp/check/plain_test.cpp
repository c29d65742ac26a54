// SPDX-License-Identifier: BSL-1.0
// Rules that only count rows of the day, where rows say several things at once.
#include <algorithm>
#include <string>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using remit::day;
using remit_test::rules_only;

namespace {

std::vector<std::string> said(const remit::registry& facts, const std::string& condition,
                              const std::string& for_each = "body") {
    std::vector<std::string> out;
    for (const auto& f :
         remit::check(facts, rules_only({{.name = "r",
                                          .for_each = for_each,
                                          .require = remit::parse_condition(condition)}}))
             .all())
        out.push_back(f.subject + " " + text(f.during) + " " + std::string{text(f.verdict)});
    return out;
}

remit::registry one_with_many_roles(int roles) {
    remit::registry_builder b;
    for (int i = 0; i < roles; ++i)
        b.add(remit::mandate{.person = "anna",
                             .body = "b",
                             .start = day{2000, 1, 1},
                             .role = "r" + std::to_string(i)});
    return std::move(b).build();
}

}  // namespace

TEST_CASE("one member may add several values at once", "[check][plain]") {
    // three roles of one member are one row and three values
    CHECK(said(one_with_many_roles(3), "distinct(role) * 4000 - count() >= 30").empty());
    CHECK(said(one_with_many_roles(3), "distinct(role) * 4000 - count() >= 12000") ==
          std::vector<std::string>{"b from 2000-01-01, still fails"});
    CHECK(said(one_with_many_roles(7), "distinct(role) - count() * ratio(1, 2000) >= 3").empty());
    CHECK(said(one_with_many_roles(7), "distinct(role) * 90000000 - count() >= 30").empty());
}

TEST_CASE("whom a substitute stands for is asked row by row where days are not known",
          "[check][plain]") {
    for (const int others : {0, 100}) {
        remit::registry_builder b;
        const auto first = day{2000, 1, 1};
        b.add(remit::mandate{.person = "anna", .body = "b", .start = first, .role = "chair"});
        b.add(remit::mandate{.person = "bo", .body = "b", .start = first, .role = "member"});
        b.add(remit::mandate{
            .person = "cy", .body = "b", .start = first, .role = "x", .substitute_for = "anna"});
        b.add(remit::mandate{
            .person = "di", .body = "b", .start = first, .role = "x", .substitute_for = "bo"});
        b.add(remit::mandate{
            .person = "q", .body = "c", .start = first, .stop_earliest = day{2001, 1, 1}});
        for (int i = 0; i < others; ++i)
            b.add(remit::mandate{.person = "p" + std::to_string(i),
                                 .body = "z" + std::to_string(i),
                                 .start = first,
                                 .role = "y" + std::to_string(i)});
        const auto facts = std::move(b).build();
        INFO(others << " more roles");
        const auto none = said(facts, "distinct(principal.role).of(mandates) <= 0", "person");
        CHECK(none == std::vector<std::string>{"cy from 2000-01-01, still fails",
                                               "di from 2000-01-01, still fails"});
        const auto two = said(facts, "distinct(principal.role).of(mandates) == 2");
        CHECK(std::none_of(two.begin(), two.end(),
                           [](const auto& s) { return s.starts_with("b "); }));
    }
}

TEST_CASE("a set of instructions that the machine has not gives the same findings",
          "[check][plain]") {
    using remit::instruction_set;
    CHECK(text(instruction_set::automatic) == "automatic");
    CHECK(text(instruction_set::portable) == "portable");
    CHECK(text(instruction_set::avx2) == "avx2");
    CHECK(text(instruction_set::avx512) == "avx512");
    CHECK(available(instruction_set::automatic));
    CHECK(available(instruction_set::portable));
    const remit::compiled bound{
        rules_only({{.name = "r", .require = remit::parse_condition("count() >= 3")}}),
        one_with_many_roles(2)};
    for (const auto s : {instruction_set::avx2, instruction_set::avx512})
        CHECK(bound.run({.instructions = s}).size() == 1);
}

TEST_CASE("the first and the last day that facts name", "[registry][named_days]") {
    remit::registry_builder b;
    const auto none = std::move(b).build().named_days();
    CHECK(none.first > none.second);
    b.add(remit::mandate{.person = "anna", .body = "b", .start = day{2001, 2, 3}});
    b.add(remit::mandate{
        .person = "bo", .body = "b", .start = day{2000, 2, 3}, .stop = day{9999, 12, 31}});
    for (int i = 0; i < 20; ++i)
        b.add(remit::mandate{.person = "p" + std::to_string(i),
                             .body = "b",
                             .start = day{2005, 1, 1 + i},
                             .stop = day{2006, 1, 1 + i}});
    const auto [first, last] = std::move(b).build().named_days();
    CHECK(day::from_count(first) == day{2000, 2, 3});
    CHECK(day::from_count(last) == day{2006, 1, 20});
}
