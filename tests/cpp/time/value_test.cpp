// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <string>

#include <remit/time/value.hpp>

#include "support/catch.hpp"

using remit::value;

TEST_CASE("unknown, absent and zero are three values, and unknown is the default",
          "[time][value]") {
    CHECK(value{} == value{remit::unknown});
    CHECK(value{remit::unknown} != value{remit::absent});
    CHECK(value{remit::absent} != value{std::int64_t{0}});
    CHECK(value{remit::unknown} != value{std::int64_t{0}});
    CHECK(value{std::string{}} != value{remit::absent});
}

TEST_CASE("a value prints as a person reads it", "[time][value]") {
    CHECK(text(value{}) == "unknown");
    CHECK(text(value{remit::absent}) == "absent");
    CHECK(text(value{std::int64_t{7}}) == "7");
    CHECK(text(value{remit::percent(40)}) == "percent(40)");
    CHECK(text(value{remit::day(2026, 11, 22)}) == "2026-11-22");
    CHECK(text(value{std::string{"Kommune A"}}) == "Kommune A");
}
