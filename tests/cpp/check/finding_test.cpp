// SPDX-License-Identifier: BSL-1.0
#include <remit/check/finding.hpp>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using remit::rule;
using remit_test::rules_only;
using remit_test::small_board;

namespace {

remit::finding only(const remit::condition& require, remit::subject for_each = "body") {
    const auto found =
        check(small_board(),
              rules_only({rule{.name = "r", .for_each = std::move(for_each), .require = require}}));
    REQUIRE(found.size() == 1);
    return found[0];
}

}  // namespace

TEST_CASE("a finding says what was measured, what was required and by how much it fell short",
          "[check][finding]") {
    const auto f = only(count(role == "chair") == 1);
    CHECK(f.measure == "count(role == \"chair\")");
    CHECK(f.measured_low == ratio(0, 1));
    CHECK(f.measured_high == ratio(0, 1));
    CHECK(f.required == "== 1");
    CHECK(f.short_by == ratio(1, 1));
    CHECK(f.message == "count(role == \"chair\") is 0, must be == 1");
    CHECK(f.during == remit::period{remit::day{2025, 7, 1}});
    CHECK(f.subject_name == "The board");
    CHECK(f.body == "board");
}

TEST_CASE("a finding names the fact that opened it", "[check][finding]") {
    const auto f = only(count(role == "chair") == 1);
    REQUIRE(f.opened_by.size() == 1);
    CHECK(f.opened_by[0] ==
          remit::cause{"mandates", "mandates", 1, "ended", "Anna", "anna", remit::day{2025, 7, 1}});
    CHECK(f.closed_by.empty());
}

TEST_CASE("an unknown value is measured as bounds", "[check][finding]") {
    const auto f = only(share(gender == "f") >= percent(50));
    CHECK(f.verdict == remit::verdict::possible);
    CHECK(f.measured_low == ratio(1, 3));
    CHECK(f.measured_high == ratio(2, 3));
    CHECK(f.people == std::vector<std::string>{"Anna", "Bo", "Cy"});
}

TEST_CASE("the worst value is looked for on every day of the finding", "[check][finding]") {
    const auto f = only(count() >= 4);
    CHECK(f.measured_low == ratio(2, 1));
    CHECK(f.worst == ratio(2, 1));
    CHECK(f.repair == "2 more members in The board");
    CHECK(f.during == remit::period{remit::day{2024, 1, 1}});
}

TEST_CASE("below a negation the comparison is turned round", "[check][finding]") {
    const auto f = only(~(count() >= 2));
    CHECK(f.required == "< 2");
    CHECK(f.message == "count() is 2, must be < 2");
}

TEST_CASE("of alternatives none alone is demanded", "[check][finding]") {
    const auto f = only((count() >= 5) | (count(role == "chair") >= 4));
    CHECK(f.message == "is not the case: (count() >= 5) | (count(role == \"chair\") >= 4)");
    CHECK(f.repair.empty());
    CHECK(f.required.empty());
    const auto g = only(~((count() >= 2) & (count() <= 4)));
    CHECK(g.message == "is the case, and must not be: (count() >= 2) & (count() <= 4)");
}

TEST_CASE("what is only possible says what is not known", "[check][finding]") {
    const auto facts = small_board();
    const auto of_cy = [&](remit::condition c, std::optional<remit::condition> where = {}) {
        remit::rule r{.name = "r", .for_each = remit::subject{"mandate"}, .require = std::move(c)};
        r.where = std::move(where);
        const auto all = remit::check(facts, rules_only({r})).all();
        REQUIRE_FALSE(all.empty());
        CHECK(all.back().verdict == remit::verdict::possible);
        return all.back().message;
    };
    CHECK(of_cy(gender.is_in("x", "f")) ==
          "may not be the case: gender.is_in(\"x\", \"f\") (not known: gender)");
    CHECK(of_cy(~gender.is_in("x", "y")) ==
          "may be the case, and must not be: gender.is_in(\"x\", \"y\") (not known: gender)");
    CHECK(of_cy((gender == "x") | (start < remit::day{2020, 1, 1})) ==
          "may not be the case: (gender == \"x\") | (start < \"2020-01-01\") "
          "(not known: gender == \"x\")");
    CHECK(of_cy(gender == "x") == "gender is not known, must be == \"x\"");
    CHECK(of_cy(start < remit::day{2020, 1, 1}, gender == "x") ==
          "start must be < \"2020-01-01\"; it is not known whether that is demanded");
    CHECK(only(share(gender == "f") >= percent(50)).message ==
          "share(gender == \"f\") is between 1/3 and 2/3, must be >= percent(50)");
}

TEST_CASE("of a limit that may be over it is said that this is not known", "[check][finding]") {
    remit::registry_builder b;
    b.add(remit::mandate{.person = "Anna",
                         .body = "board",
                         .start = remit::day{2020, 1, 1},
                         .due = remit::bounds{remit::day{2020, 6, 1}, remit::day{2020, 6, 30}}});
    const auto facts = std::move(b).build();
    const auto found =
        check(facts, rules_only({{.name = "r",
                                  .require = remit::parse_condition("none(today >= due)"),
                                  .within = remit::parse_limit("months(1)")}}))
            .all();
    REQUIRE(found.size() == 2);
    CHECK(found[0].verdict == remit::verdict::possible);
    CHECK(
        found[0].message ==
        "count(today >= due) is 1, must be == 0; it is not known whether the time for it is over");
    CHECK(found[1].verdict == remit::verdict::fails);
    CHECK(found[1].message == "count(today >= due) is 1, must be == 0");
}

TEST_CASE("a day that may be early enough is told so", "[check][finding]") {
    remit::registry_builder b;
    b.add(remit::mandate{.person = "anna",
                         .body = "board",
                         .start = {2024, 1, 1},
                         .start_latest = remit::day{2024, 3, 1}});
    const remit::rule r{.name = "r",
                        .for_each = remit::subject{"mandate"},
                        .require = start <= remit::day{2024, 2, 1}};
    const auto all = remit::check(std::move(b).build(), rules_only({r})).all();
    REQUIRE(all.size() == 1);
    CHECK(all[0].message == "start must be <= \"2024-02-01\", and may be");
}

TEST_CASE("what has no bound is said in words", "[check][finding]") {
    remit::registry_builder b;
    b.add(remit::body{.body = "board", .start = remit::day{2024, 1, 1}});
    b.add(remit::mandate{.person = "anna", .body = "board", .start = {2024, 1, 1}});
    const auto facts = std::move(b).build();
    const remit::rule r{.name = "r",
                        .for_each = remit::subject{"mandate"},
                        .require = remit::parse_condition("stop - start <= 100")};
    const auto all = remit::check(facts, rules_only({r})).all();
    REQUIRE(all.size() == 1);
    CHECK(all[0].message == "stop - start is without bound, must be <= 100");
}

TEST_CASE("of several conditions the first that fails is blamed", "[check][finding]") {
    const auto f = only((count() >= 1) & (count(role == "chair") >= 1) & (count() >= 1));
    CHECK(f.measure == "count(role == \"chair\")");
}

TEST_CASE("a condition on the subject's own column is told as it is written", "[check][finding]") {
    const auto found =
        check(small_board(),
              rules_only({rule{.name = "r", .for_each = "mandate", .require = role == "chair"}}));
    REQUIRE(found.size() == 2);
    CHECK(found[0].subject == "bo@board/member@2024-01-01");
    CHECK(found[0].message == "role must be == \"chair\"");
    CHECK_FALSE(found[0].measured_low);
}

TEST_CASE("an id survives edits elsewhere and tells rules, subjects and openings apart",
          "[check][finding]") {
    const auto c = rules_only({rule{.name = "three", .require = count() == 3}});
    const auto before = check(small_board(), c);
    remit::registry_builder b;  // the same facts, and a body in front of them
    b.add(remit::body{.body = "another", .start = remit::day{2020, 1, 1}});
    b.add(remit::body{.body = "board", .start = remit::day{2024, 1, 1}});
    b.add(remit::mandate{.person = "zoe", .body = "another", .start = remit::day{2020, 1, 1}});
    b.add(remit::mandate{.person = "anna",
                         .body = "board",
                         .seat = "chair",
                         .start = remit::day{2024, 1, 1},
                         .stop = remit::day{2025, 7, 1}});
    b.add(remit::mandate{
        .person = "bo", .body = "board", .seat = "member", .start = remit::day{2024, 1, 1}});
    b.add(remit::mandate{
        .person = "cy", .body = "board", .seat = "member", .start = remit::day{2024, 3, 1}});
    const auto after = check(std::move(b).build(), c);
    REQUIRE(after.size() == 3);
    CHECK(after[1].id == before[0].id);
    CHECK(after[2].id == before[1].id);
    CHECK(after[0].id != after[1].id);
    CHECK(before[0].id != before[1].id);
}

TEST_CASE("a window that is asked for clips a finding's days and nothing else of it",
          "[check][finding]") {
    const auto c = rules_only({rule{.name = "three", .require = count() == 3}});
    const auto whole = check(small_board(), c)[1];
    const auto part =
        check(small_board(), c,
              {.during = remit::period{remit::day{2025, 8, 1}, remit::day{2025, 9, 1}}})[0];
    CHECK(part.during == remit::period{remit::day{2025, 8, 1}, remit::day{2025, 9, 1}});
    auto same = part;
    same.during = whole.during;
    CHECK(same == whole);
}
