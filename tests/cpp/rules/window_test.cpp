// SPDX-License-Identifier: BSL-1.0
#include <remit/rules/window.hpp>

#include "support/rules.hpp"

using remit::limit;
using remit::window;
using namespace remit::words;

TEST_CASE("windows print as they are written", "[rules][window]") {
    CHECK(text(past()) == "past()");
    CHECK(text(past(years(4))) == "past(years(4))");
    CHECK(text(ahead()) == "ahead()");
    CHECK(text(ahead(days(15))) == "ahead(days(15))");
    CHECK(text(after(start)) == "after(start)");
    CHECK(text(after("2022-05-01")) == "after(\"2022-05-01\")");
    CHECK(text(recent(3)) == "recent(3)");
    CHECK(text(run(days(1))) == "run(days(1))");
    CHECK(text(window{year}) == "year");
    CHECK(text(window{half_year}) == "half_year");
    CHECK(text(year.starting(5, 10)) == "year.starting(5, 10)");
}

TEST_CASE("a window outside the calendar is refused", "[rules][window]") {
    CHECK_THROWS_MATCHES(year.starting(2, 30), remit::bad_input,
                         remit_test::message_contains("month 2"));
    CHECK_THROWS_AS(year.starting(2, 29), remit::bad_input);
    CHECK_THROWS_AS(year.starting(0, 1), remit::bad_input);
    CHECK_THROWS_AS(year.starting(1, 0), remit::bad_input);
    CHECK_THROWS_AS(recent(0), remit::bad_input);
    CHECK_THROWS_AS(past(days(-1)), remit::bad_input);
    CHECK_THROWS_AS(after(7), remit::bad_input);
}

TEST_CASE("a limit is a length of time or the next row", "[rules][window]") {
    CHECK(text(limit{days(90)}) == "days(90)");
    CHECK(text(next(meetings)) == "next(meetings)");
    CHECK(text(next(body.meetings)) == "next(body.meetings)");
    CHECK(text(within(some(), days(90))) == "within(some(), days(90))");
    CHECK_THROWS_AS(limit{days(-1)}, remit::bad_input);
}
