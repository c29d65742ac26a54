// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <type_traits>

#include <remit/rules/column.hpp>

#include "support/rules.hpp"

using remit::column;
using remit::op;
using namespace remit::words;

TEST_CASE("a column is a name, alone or behind a path", "[rules][column]") {
    CHECK(col("company").name() == "company");
    CHECK(col("body.kind").name() == "body.kind");
    CHECK(column{body.kind}.name() == "body.kind");
    CHECK(column{role}.name() == "role");
    CHECK(column{person}.name() == "person");
    CHECK(column{person.name}.name() == "person.name");
    CHECK_THROWS_MATCHES(col(""), remit::bad_input, remit_test::message_contains("has a name"));
}

TEST_CASE("a word and col of its name are one column", "[rules][column]") {
    CHECK(same(column{role}, col("role")));
    CHECK(same(column{body.kind}, col("body.kind")));
    CHECK(text(col("role")) == "role");
    CHECK(text(col("company")) == "col(\"company\")");
    CHECK(text(col("body.facility")) == "col(\"body.facility\")");
    CHECK(text(col("home \"town\"")) == "col(\"home \\\"town\\\"\")");
}

TEST_CASE("is_in holds its values in written order", "[rules][column]") {
    CHECK(text(area.is_in("health", "elderly")) == "area.is_in(\"health\", \"elderly\")");
    CHECK(text(col("size").is_in(1, 2, percent(50))) == "col(\"size\").is_in(1, 2, percent(50))");
    CHECK(text(due.is_in("2022-05-01")) == "due.is_in(\"2022-05-01\")");
    CHECK(due.is_in("2022-05-01").root().args[1]->what == op::date);
    CHECK(area.is_in("a", "b") != area.is_in("b", "a"));
    CHECK_THROWS_MATCHES(area.is_in(), remit::bad_input,
                         remit_test::message_contains("no value to look for"));
    CHECK_THROWS_MATCHES(area.is_in(days(3)), remit::bad_input,
                         remit_test::message_contains("`.is_in` takes"));
    CHECK_THROWS_MATCHES(area.is_in(role), remit::bad_input,
                         remit_test::message_contains("`.is_in` takes"));
}

TEST_CASE("the parts of a day are numbers", "[rules][column]") {
    CHECK(text(start.month == 1) == "start.month == 1");
    CHECK(text(today.year % 2 == 1) == "today.year % 2 == 1");
    CHECK(text(due.day <= start.day) == "due.day <= start.day");
}
