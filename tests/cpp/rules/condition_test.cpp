// SPDX-License-Identifier: BSL-1.0
#include <concepts>
#include <type_traits>
#include <unordered_set>

#include <remit/rules/condition.hpp>

#include "support/rules.hpp"

using remit::condition;
using remit::op;
using namespace remit::words;

namespace {
template <class T>
concept can_be_negated = requires(T t) { !t; };
}  // namespace

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wparentheses"  // which of two signs goes first is the question
#endif

TEST_CASE("each comparison of two measures builds a condition", "[rules][condition]") {
    CHECK((count() == 7).root().what == op::eq);
    CHECK((count() != 7).root().what == op::ne);
    CHECK((count() < 7).root().what == op::lt);
    CHECK((count() <= 7).root().what == op::le);
    CHECK((count() > 7).root().what == op::gt);
    CHECK((count() >= 7).root().what == op::ge);
    STATIC_REQUIRE(std::same_as<decltype(count() == 7), condition>);
    STATIC_REQUIRE(std::same_as<decltype(7 == count()), condition>);
    STATIC_REQUIRE(std::same_as<decltype(role != "chair"), condition>);
    STATIC_REQUIRE(std::same_as<decltype("chair" != role), condition>);
    STATIC_REQUIRE(std::same_as<decltype(start < due), condition>);
}

TEST_CASE("a constant on the left gives the tree of the same constant on the right",
          "[rules][condition]") {
    CHECK((7 == count()) == (count() == 7));
    CHECK((7 < count()) == (count() > 7));
    CHECK((1 <= count()) == some());
    CHECK((0 == count()) == none());
    CHECK(("chair" != role) == (role != "chair"));
    CHECK((remit::day(2022, 5, 1) >= start) == (start <= "2022-05-01"));
}

TEST_CASE("equality of conditions is structural", "[rules][condition]") {
    const auto a = role == "chair", b = role == "vice";
    STATIC_REQUIRE(std::same_as<decltype(a == b), bool>);
    CHECK(a == (role == "chair"));
    CHECK(a != b);
    CHECK((a & b) != (b & a));
    CHECK((a & b) != (a | b));
    CHECK(a.hash() == (role == "chair").hash());
    const std::unordered_set<condition> set{a, role == "chair", b};
    CHECK(set.size() == 2);
}

TEST_CASE("the signs and the words of C++ build the same conditions", "[rules][condition]") {
    const condition a = role == "chair", b = some(), c = none();
    CHECK((a && b) == (a & b));
    CHECK((a || b) == (a | b));
    CHECK((!a) == ~a);
    CHECK((a and b or not c) == ((a & b) | ~c));
    CHECK((a & b & c).root().args.size() == 3);
    CHECK((a & (b & c)) == ((a & b) & c));
    CHECK((a | (b | c)).root().args.size() == 3);
}

TEST_CASE("a measure has no negation and a condition no truth value", "[rules][condition]") {
    STATIC_REQUIRE_FALSE(can_be_negated<remit::column>);
    STATIC_REQUIRE_FALSE(can_be_negated<remit::measure>);
    STATIC_REQUIRE_FALSE(can_be_negated<remit::column_word>);
    STATIC_REQUIRE(can_be_negated<condition>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<bool, condition>);
}

TEST_CASE("the comparisons that mean nothing are refused", "[rules][condition]") {
    CHECK_THROWS_MATCHES(role < "chair", remit::bad_input,
                         remit_test::message_contains("no order"));
    CHECK_THROWS_MATCHES(count() == "chair", remit::bad_input,
                         remit_test::message_contains("do not compare"));
    CHECK_THROWS_MATCHES(remit::measure{1} == 1, remit::bad_input,
                         remit_test::message_contains("constants"));
}
