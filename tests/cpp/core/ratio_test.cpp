// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <random>
#include <string>

#include <remit/core/ratio.hpp>

#include "support/catch.hpp"

using remit::percent;
using remit::ratio;

TEST_CASE("a ratio is in lowest terms with a positive denominator", "[core][ratio]") {
    CHECK(ratio{2, 6} == ratio{1, 3});
    CHECK(ratio{2, 6}.num() == 1);
    CHECK(ratio{2, 6}.den() == 3);
    CHECK(ratio{1, -3}.num() == -1);
    CHECK(ratio{1, -3}.den() == 3);
    CHECK(ratio{-2, -6} == ratio{1, 3});
    CHECK(ratio{0, -7}.num() == 0);
    CHECK(ratio{0, -7}.den() == 1);
    CHECK(percent(40) == ratio{2, 5});
    STATIC_REQUIRE(percent(50) == ratio{1, 2});
}

TEST_CASE("a ratio without a value throws", "[core][ratio]") {
    CHECK_THROWS_MATCHES(ratio(1, 0), remit::bad_input, remit_test::message_contains("E-RATIO"));
    CHECK_THROWS_AS(ratio(INT64_MIN, 3), remit::bad_input);
    CHECK_THROWS_AS(ratio(3, INT64_MIN), remit::bad_input);
    CHECK_THROWS_AS(percent(INT64_MIN), remit::bad_input);
}

TEST_CASE("ratios compare exactly, also where the products pass 64 bits", "[core][ratio]") {
    CHECK(ratio{1, 3} < ratio{2, 5});
    CHECK(ratio{-1, 3} > ratio{-2, 5});
    const ratio a{INT64_MAX, INT64_MAX - 1}, b{INT64_MAX - 1, INT64_MAX - 2};
    CHECK(a < b);
    CHECK(b > a);
    CHECK_FALSE(a == b);
}

TEST_CASE("ratios of small numbers are ordered as their quotients", "[core][ratio]") {
    for (int a = -6; a <= 6; ++a)
        for (int b = 1; b <= 6; ++b)
            for (int c = -6; c <= 6; ++c)
                for (int d = 1; d <= 6; ++d) {
                    INFO(a << "/" << b << " and " << c << "/" << d);
                    REQUIRE((ratio{a, b} < ratio{c, d}) == (a * d < c * b));
                    REQUIRE((ratio{a, b} == ratio{c, d}) == (a * d == c * b));
                }
}

TEST_CASE("a ratio is spelled in hundredths where these are whole", "[core][ratio]") {
    CHECK(text(percent(40)) == "percent(40)");
    CHECK(text(ratio{1, 4}) == "percent(25)");
    CHECK(text(ratio{-1, 2}) == "percent(-50)");
    CHECK(text(ratio{3, 1}) == "percent(300)");
    CHECK(text(ratio{0, 1}) == "percent(0)");
    CHECK(text(ratio{1, 3}) == "ratio(1, 3)");
    CHECK(text(ratio{1, 1000}) == "ratio(1, 1000)");
    CHECK(text(ratio{INT64_MAX, 1}) == "ratio(9223372036854775807, 1)");
    CHECK(text(ratio{-INT64_MAX, 2}) == "ratio(-9223372036854775807, 2)");
}
