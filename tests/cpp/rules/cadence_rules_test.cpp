// SPDX-License-Identifier: BSL-1.0
#include <remit/rules/cadence_rules.hpp>

#include <remit/rules/impossible.hpp>
#include <remit/rules/text.hpp>

#include <string>
#include <string_view>

#include "support/catch.hpp"

using remit::cadence;
using remit::day;

namespace {

std::string rules(std::string_view words, std::optional<day> start = {},
                  std::optional<day> stop = {}) {
    std::string out;
    for (const auto& r : remit::rules_of(cadence::parse(words), "c", {}, start, stop)) {
        CHECK_FALSE((r.where && remit::never_holds(*r.where)));
        CHECK_FALSE(remit::never_holds(r.require));
        out += r.name + ": " + remit::text(r.require) + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("where every day is excepted a stretch or a series is no rule",
          "[rules][cadence_rules]") {
    CHECK(rules("at most 6 days apart, except January to December") == "");
    CHECK(rules("at most 6 months apart, except April and October") == "");
    CHECK(rules("at most 5 months apart, except April and October") != "");
    CHECK(rules("every 2 weeks from 2024-02-27, except January to December") == "");
    CHECK(rules("1 per month, except January to December") == "");
    CHECK(rules("except May") == "");
}

TEST_CASE("the rules of a cadence are as people would write them", "[rules][cadence_rules]") {
    CHECK(rules("2 per year, at least 3 months apart, half day") ==
          "c/2 per year: count().of(meetings).over(year) >= 2\n"
          "c/at least 3 months apart: count().of(body.meetings).over(after(greatest(start - "
          "months(3), "
          "start + days(1) - months(3) - days(1)))) <= 1\n"
          "c/half day: (col(\"minutes\") >= 180) & (col(\"minutes\") <= 300)\n");
    CHECK(rules("at most 1 month apart") ==
          "c/at most 1 month apart: last(start).of(meetings).over(past()) + months(1) > today\n");
    CHECK(rules("at most 1 year apart", day{2026, 1, 1}, day{2026, 6, 1}) == "");
    const auto from = remit::rules_of(cadence::parse("at most 1 month apart, 1 per month"), "c", {},
                                      day{2026, 1, 31});
    REQUIRE(from.size() == 2);
    CHECK(from[0].start == day{2026, 2, 28});
    CHECK(from[1].start == day{2026, 1, 31});
}
