// SPDX-License-Identifier: BSL-1.0
#include <remit/rules/impossible.hpp>
#include <remit/rules/text.hpp>

#include <string>

#include "support/catch.hpp"

using namespace remit;

namespace {

std::string why(const std::string& text) {
    return never_holds(parse_condition(text)).value_or("it may hold");
}
bool never(const std::string& text) { return never_holds(parse_condition(text)).has_value(); }

}  // namespace

TEST_CASE("a count is never below nothing", "[rules][impossible]") {
    CHECK(why("count() < 0") == "`count() < 0` is never met: `count()` is never below 0");
    CHECK(why("count() <= -1") == "`count() <= -1` is never met: `count()` is never below 0");
    CHECK(why("distinct(region) < 0") ==
          "`distinct(region) < 0` is never met: `distinct(region)` is never below 0");
    CHECK(never("days_held().over(past()) < days(0)"));
    CHECK(never("0 > count() * 2"));
    CHECK(never("count() + 3 <= 2"));
    CHECK(why("count() * 2 == 7") ==
          "`count() * 2 == 7` is never met: `count()` is a whole number");
    CHECK(never("count() == ratio(7, 2)"));
    CHECK(never("~(count() >= 0)"));
    CHECK(never("count(role == \"a\") + count(role == \"b\") < 0"));
    CHECK(never("-count() > 0"));
    CHECK_FALSE(never("count() <= 0"));
    CHECK_FALSE(never("total(votes) < 0"));                    // a column may hold any number
    CHECK_FALSE(never("count() - count(role == \"a\") < 0"));  // of two measures nothing is known
    CHECK_FALSE(never("count() >= 0"));
}

TEST_CASE("two bounds that leave nothing between them are never met together",
          "[rules][impossible]") {
    CHECK(why("(count() >= 3) & (count() <= 2)") ==
          "`count() >= 3` and `count() <= 2` are never met together");
    CHECK(why("(count(role == \"x\") > 2) & some() & ~(count(role == \"x\") > 2)") ==
          "`count(role == \"x\") > 2` and `~(count(role == \"x\") > 2)` are never met together");
    CHECK(why("some(role == \"x\") & none(role == \"x\")") ==
          "`some(role == \"x\")` and `none(role == \"x\")` are never met together");
    CHECK(never("(count() > 2) & (count() < 3)"));  // counts are whole
    CHECK(never("(count() * 2 >= 6) & (count() + 1 <= 3)"));
    CHECK(never("(count() - count(role == \"x\") >= 6) & (count() - count(role == \"x\") <= 5)"));
    CHECK(never("(count() <= 1) & (count() != 0) & (count() != 1)"));
    CHECK(never("~((count() >= 3) | (count() <= 2))"));
    CHECK(never("(votes > 3) & (votes < 2)"));
    CHECK(never("(votes > 3) & (votes < 4)"));
    CHECK(never("(today > \"2024-01-01\") & (today <= \"2024-01-01\")"));
    CHECK(never("(due < \"2024-01-01\") & (due > \"2024-01-01\")"));
    CHECK_FALSE(never("(count() >= 3) & (count() <= 3)"));
    CHECK_FALSE(never("(count() >= 3) & (count().of(mandates) <= 2)"));
    CHECK_FALSE(never("(count() >= 3) & (count().over(year) <= 2)"));
    CHECK_FALSE(never("(col(\"rate\") > 3) & (col(\"rate\") < 2)"));  // it may have two values
    CHECK_FALSE(never("(count() >= 3) | (count() <= 2)"));
}

TEST_CASE("only the parts that are never met together are blamed", "[rules][impossible]") {
    CHECK(why("(count() >= 5) & (count() >= 6) & (count() <= 5)") ==
          "`count() >= 6` and `count() <= 5` are never met together");
    CHECK(why("(count() != 5) & (count() >= 5) & (count() <= 5)") ==
          "`count() != 5`, `count() >= 5` and `count() <= 5` are never met together");
    CHECK(why("(count() >= 1) & (count() >= 2) & (count() <= 9) & (count() <= 1)") ==
          "`count() >= 2` and `count() <= 1` are never met together");
    CHECK(
        why("(today.month >= 5) & (today.month <= 6) & (today.month != 5) & (today.month != 6)") ==
        "`today.month >= 5`, `today.month <= 6`, `today.month != 5` and `today.month != 6` are "
        "never met together");
    // of very many that take each other some are named
    std::string many = "(count() <= 3000)";
    for (int n = 0; n <= 3'000; ++n) many += " & (count() != " + std::to_string(n) + ")";
    CHECK(why(many) ==
          "`count() <= 3000`, `count() != 0`, `count() != 1`, `count() != 2`, `count() != 3`, "
          "`count() != 4`, `count() != 5`, 2994 more and `count() != 3000` are never met together");
}

TEST_CASE("all ways of an alternative must be closed", "[rules][impossible]") {
    CHECK(why("(count() < 0) | (today.month == 13)") ==
          "`count() < 0` is never met: `count()` is never below 0");
    CHECK_FALSE(never("(count() < 0) | (today.month == 12)"));
    CHECK(never("some() & ((count() < 0) | (today.month > 12))"));
}

TEST_CASE("a share lies between nothing and all, and an empty body keeps it",
          "[rules][impossible]") {
    CHECK(why("share(gender == \"f\") > percent(100)") ==
          "`share(gender == \"f\") > percent(100)` is never met: `share(gender == \"f\")` lies "
          "between 0 and 1");
    CHECK(never("share(gender == \"f\") < percent(0)"));
    CHECK_FALSE(never("share(gender == \"f\") >= percent(101)"));  // where nobody sits
    CHECK(
        never("(share(gender == \"f\") > percent(60)) & (share(gender == \"f\") <= percent(40))"));
    CHECK_FALSE(
        never("(share(gender == \"f\") >= percent(60)) & (share(gender == \"f\") <= percent(40))"));
}

TEST_CASE("parts of days, remainders and rounding have their bounds", "[rules][impossible]") {
    CHECK(why("count() % 2 == 2") ==
          "`count() % 2 == 2` is never met: `count() % 2` lies between 0 and 1");
    CHECK(why("today.month == 13") ==
          "`today.month == 13` is never met: `today.month` lies between 1 and 12");
    CHECK(why("start.day == 32") ==
          "`start.day == 32` is never met: `start.day` lies between 1 and 31");
    CHECK(never("due.month < 1"));
    CHECK(never("today.year > 9999"));
    CHECK(never("floor(count() / 3) == ratio(1, 2)"));
    CHECK(never("nearest(count() * percent(40)) < 0"));
    CHECK(never("ceil(count() * percent(40)) <= -1"));
    CHECK(never("apportion(\"dhondt\", 7, col(\"list\")).of(parent.members) > 7"));
    CHECK(never("least(count(), 5) > 5"));
    CHECK(never("greatest(count(), 5) < 5"));
    CHECK_FALSE(never("least(count(), 5) == 5"));
    CHECK_FALSE(never("total(votes) % 3 == 2"));
    CHECK_FALSE(never("start.year > 9999"));  // a mandate may never end: its stop is in no year
    CHECK_FALSE(never("today.month == 12"));
}

TEST_CASE("what may be absent meets no comparison, and every negated one", "[rules][impossible]") {
    CHECK_FALSE(never("~(start.month <= 12)"));
    CHECK_FALSE(never("due != due"));
    CHECK_FALSE(never("~(due == due)"));
    CHECK_FALSE(never("~(last(votes) < 3) & ~(last(votes) >= 3)"));
    CHECK(never("count() != count()"));
    CHECK(never("count() * 0 == 1"));
    CHECK_FALSE(never("count() * 0 == 0"));
    CHECK_FALSE(never("votes * percent(0) != 0"));
    CHECK_FALSE(never("role == \"a\""));
    CHECK_FALSE(never("(role == \"a\") & (role == \"b\")"));  // a member may hold two
}

TEST_CASE("a selector that takes no row is seen from outside", "[rules][impossible]") {
    CHECK(why("some(start.month == 13)") ==
          "`some(start.month == 13)` is never met: `count(start.month == 13)` is always 0");
    CHECK(never("total(votes, count().of(person.mandates) < 0) > 0"));
    CHECK_FALSE(never("none(start.month == 13)"));
    // a member with two mandates has both values
    CHECK_FALSE(never("some((votes > 3) & (votes < 2))"));
}

TEST_CASE("what takes time or somebody else's word may hold", "[rules][impossible]") {
    CHECK_FALSE(never("within(count() < 0, days(3))"));
    CHECK_FALSE(never("predicate(\"x\") & ~predicate(\"x\")"));
    CHECK_FALSE(never("given(due) & ~given(due)"));
}

TEST_CASE("numbers at the end of 64 bits are no bounds", "[rules][impossible]") {
    CHECK_FALSE(never("count() * 9223372036854775807 * 9223372036854775807 == 5"));
    CHECK_FALSE(never("count() + 9223372036854775807 > 9223372036854775806"));
    CHECK_FALSE(never("total(votes) * 9223372036854775807 < ratio(1, 9223372036854775807)"));
}
