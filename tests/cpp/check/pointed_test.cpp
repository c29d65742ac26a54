// SPDX-License-Identifier: BSL-1.0
// Where in a rule's text a problem is that is found when the rule meets the facts.
#include <string>
#include <utility>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using remit_test::rules_only;
using remit_test::small_board;

namespace {

/// What is below the first line of each problem: the text, and a line of carets.
std::string pointed(remit::rule r) {
    std::string out;
    try {
        (void)remit::check(small_board(), rules_only({std::move(r)}));
    } catch (const remit::bad_input& e) {
        for (const auto& p : e.problems()) {
            const auto below = p.what.find('\n');
            out += below == std::string::npos ? "\n    nothing" : p.what.substr(below);
        }
    }
    return out;
}
std::string pointed(const char* require) {
    return pointed({.name = "a", .require = remit::parse_condition(require)});
}

}  // namespace

TEST_CASE("a problem of a rule with the facts shows the rule's text and a caret",
          "[check][compile]") {
    CHECK(pointed("count(rol == \"chair\") == 1") ==
          "\n    count(col(\"rol\") == \"chair\") == 1"
          "\n          ^^^^^^^^^^");
    CHECK(pointed("count(role == \"chiar\") == 1") ==
          "\n    count(role == \"chiar\") == 1"
          "\n                  ^^^^^^^");
    CHECK(pointed("some(role != \"chiar\")") ==
          "\n    some(role != \"chiar\")"
          "\n                 ^^^^^^^");
    CHECK(pointed("some(role.is_in(\"chair\", \"vice\"))") ==
          "\n    some(role.is_in(\"chair\", \"vice\"))"
          "\n                             ^^^^^^");
    CHECK(pointed("none(gender == 1)") ==
          "\n    none(gender == 1)"
          "\n         ^^^^^^^^^^^");
    CHECK(pointed("total(col(\"gender\")) >= 2") ==
          "\n    total(gender) >= 2"
          "\n          ^^^^^^");
    CHECK(pointed("count().of(person.offices) >= 2") ==
          "\n    count().of(person.offices) >= 2"
          "\n               ^^^^^^");
    CHECK(pointed("count().of(mandates.same(col(\"gendr\"))) >= 2") ==
          "\n    count().of(mandates.same(col(\"gendr\"))) >= 2"
          "\n                             ^^^^^^^^^^^^");
    CHECK(pointed("given(col(\"gendr\"))") ==
          "\n    given(col(\"gendr\"))"
          "\n          ^^^^^^^^^^^^");
    CHECK(pointed("predicate(\"vet\")") ==
          "\n    predicate(\"vet\")"
          "\n    ^^^^^^^^^^^^^^^^");
}

TEST_CASE("each of several problems of one rule is pointed at", "[check][compile]") {
    CHECK(pointed("(count(rol == 1) >= 2) & some(role == \"x\")") ==
          "\n    (count(col(\"rol\") == 1) >= 2) & (some(role == \"x\"))"
          "\n           ^^^^^^^^^^"
          "\n    (count(col(\"rol\") == 1) >= 2) & (some(role == \"x\"))"
          "\n                                                  ^^^");
}

TEST_CASE("a problem points into where, for_each and the time that a rule gives",
          "[check][compile]") {
    using namespace remit::words;
    remit::rule r{.name = "a", .require = count() >= 2};
    r.where = remit::parse_condition("knd == \"x\"");
    CHECK(pointed(r) ==
          "\n    col(\"knd\") == \"x\""
          "\n    ^^^^^^^^^^");
    r.where.reset();
    r.within = next(mandates.same(col("gendr")));
    CHECK(pointed(r) ==
          "\n    within(count() >= 2, next(mandates.same(col(\"gendr\"))))"
          "\n                                            ^^^^^^^^^^^^");
    r.within.reset();
    r.for_each = remit::subject{"role, genre in body"};
    CHECK(pointed(r) ==
          "\n    role, genre in body"
          "\n          ^^^^^");
}

TEST_CASE("a text that turns the line round is shown as a sign", "[check][compile]") {
    const auto shown = pointed("some(role == \"a\u202eb\")");
    CHECK(shown.find("\u202e") == std::string::npos);
    CHECK(shown.find("role == ") != std::string::npos);
    std::string one = "some(role == \"chair\")", long_one = one;
    for (int i = 0; i < 100; ++i) long_one += " & " + one;
    CHECK(pointed((long_one + " & some(role == \"x\")").c_str()).size() < 250);
}
