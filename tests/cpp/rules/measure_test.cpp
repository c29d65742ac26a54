// SPDX-License-Identifier: BSL-1.0
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <remit/rules/measure.hpp>

#include "support/rules.hpp"

using remit::measure;
using remit::op;
using namespace remit::words;

TEST_CASE("numbers, fractions, days, lengths and texts are measures", "[rules][measure]") {
    CHECK(measure{7}.root().what == op::integer);
    CHECK(measure{7U}.root().what == op::integer);
    CHECK(measure{std::int64_t{7}}.root().what == op::integer);
    CHECK(measure{percent(40)}.root().what == op::fraction);
    CHECK(measure{remit::day(2022, 5, 1)}.root().what == op::date);
    CHECK(measure{days(90)}.root().what == op::length);
    CHECK(measure{"chair"}.root().what == op::text);
    CHECK(measure{std::string{"chair"}}.root().what == op::text);
    CHECK(measure{std::string_view{"chair"}}.root().what == op::text);
    CHECK(same(measure{"2022-05-01"}, measure{remit::day(2022, 5, 1)}));
    CHECK_THROWS_MATCHES(measure{"2022-02-30"}, remit::bad_input,
                         remit_test::message_contains("28 days"));
}

TEST_CASE("a character is no number", "[rules][measure]") {
    STATIC_REQUIRE_FALSE(std::is_constructible_v<measure, char>);
    STATIC_REQUIRE(std::is_constructible_v<measure, int>);
    STATIC_REQUIRE(std::is_constructible_v<measure, const char*>);
}

TEST_CASE("arithmetic builds trees and reckons nothing but whole constants", "[rules][measure]") {
    const measure n = count();
    CHECK(text(n + 1) == "count() + 1");
    CHECK(text(1 + n) == "1 + count()");
    CHECK(text(n - 1) == "count() - 1");
    CHECK(text(n * 2) == "count() * 2");
    CHECK(text(n * percent(40)) == "count() * percent(40)");
    CHECK(text(n / 3) == "count() / 3");
    CHECK(text(n % 2) == "count() % 2");
    CHECK(text(-n) == "-count()");
    CHECK(text(measure{2} + 3) == "5");
    CHECK(text(start + years(2)) == "start + years(2)");
    CHECK(text(floor(n / 2)) == "floor(count() / 2)");
    CHECK(text(ceil(n / 2)) == "ceil(count() / 2)");
    CHECK(text(nearest(n / 2)) == "nearest(count() / 2)");
    CHECK(text(least(n, votes, 7)) == "least(count(), votes, 7)");
    CHECK(text(greatest(n)) == "greatest(count())");
}

TEST_CASE("division by nothing or by something that moves is refused", "[rules][measure]") {
    CHECK_THROWS_MATCHES(count() / 0, remit::bad_input,
                         remit_test::message_contains("positive constant"));
    CHECK_THROWS_AS(count() / -1, remit::bad_input);
    CHECK_THROWS_AS(count() / count(), remit::bad_input);
    CHECK_THROWS_AS(count() % percent(40), remit::bad_input);
    CHECK_THROWS_AS(measure{2} / 3, remit::bad_input);
}

TEST_CASE("no character, truth or null pointer is a number", "[rules][measure]") {
    STATIC_REQUIRE_FALSE(std::is_constructible_v<measure, wchar_t>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<measure, char8_t>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<measure, char16_t>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<measure, char32_t>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<measure, std::nullptr_t>);
    STATIC_REQUIRE(std::is_constructible_v<measure, std::int8_t>);
    STATIC_REQUIRE(std::is_constructible_v<measure, std::uint8_t>);
    const char* nothing = nullptr;
    CHECK_THROWS_MATCHES(role == nothing, remit::bad_input, remit_test::message_contains("null"));
}

TEST_CASE("a number beyond 64 bits with a sign is refused, never wrapped", "[rules][measure]") {
    CHECK_THROWS_MATCHES(count() <= UINT64_MAX, remit::bad_input,
                         remit_test::message_contains("E-RANGE"));
    CHECK_THROWS_MATCHES(count() <= UINT64_MAX, remit::bad_input,
                         remit_test::message_contains("18446744073709551615"));
    CHECK_THROWS_AS(measure{std::uint64_t{1} << 63U}, remit::bad_input);
    CHECK(text(measure{std::uint64_t{INT64_MAX}}) == "9223372036854775807");
    CHECK(text(measure{-INT64_MAX}) == "-9223372036854775807");
    CHECK(text(measure{std::uint8_t{200}}) == "200");
}
