// SPDX-License-Identifier: BSL-1.0
#include <remit/rules/footprint.hpp>
#include <remit/rules/text.hpp>

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace remit;

namespace {

using list = std::vector<std::string>;

list texts_of(const std::vector<footprint_entry>& all) {
    list out;
    for (const auto& e : all) out.push_back(text(e));
    return out;
}

list read(const char* for_each, const char* require, const char* where = nullptr) {
    rule r{.name = "r", .for_each = for_each, .require = parse_condition(require)};
    if (where != nullptr) r.where = parse_condition(where);
    return texts_of(footprint(r));
}

}  // namespace

TEST_CASE("a count of members reads the mandates in the body, and whom they stand in for",
          "[rules][footprint]") {
    CHECK(read("body", "count() == 7") ==
          list{"bodies by body", "mandates by body", "mandates by principal"});
    CHECK(read("body", "count().of(mandates) == 7") == list{"bodies by body", "mandates by body"});
}

TEST_CASE("a charter's own members read what it asks of them", "[rules][footprint]") {
    const rule r{.name = "r", .require = parse_condition("count() == 7")};
    CHECK(texts_of(footprint(r, parse_condition("status != \"away\""))) ==
          list{"bodies by body", "mandates by body"});
    CHECK(texts_of(footprint(r, parse_condition("some(office == \"mayor\").of(person.offices)"))) ==
          list{"bodies by body", "mandates by body", "offices by person"});
    // one that counts members itself has an end
    CHECK(texts_of(footprint(r, parse_condition("count().of(body.members) > 2"))) ==
          list{"bodies by body", "mandates by body"});
}

TEST_CASE("a path reads by the key of the row that it leads to", "[rules][footprint]") {
    CHECK(read("mandate", "some(office == \"mayor\").of(person.offices)") ==
          list{"bodies by body", "mandates by mandate", "offices by person"});
    CHECK(read("mandate", "due == last(due).of(seat.departures).over(past())") ==
          list{"bodies by body", "mandates by mandate", "mandates by seat"});
    CHECK(read("body", "count().of(mandates) <= count().of(parent.mandates) / 2") ==
          list{"bodies by body", "bodies by parent", "mandates by body", "mandates by parent"});
    CHECK(read("mandate", "some().of(mandate.substitutes)") ==
          list{"bodies by body", "mandates by mandate", "mandates by principal",
               "mandates by substitute_for"});
    CHECK(read("mandate", "some().of(principal.attendances)") ==
          list{"attendances by principal", "bodies by body", "mandates by mandate",
               "mandates by person", "mandates by principal", "meetings by meeting"});
}

TEST_CASE("a body by name is one body", "[rules][footprint]") {
    CHECK(read("person", "some().of(body(\"council\").mandates)") ==
          list{"bodies by body \"council\"", "mandates by body \"council\"", "people by person"});
}

TEST_CASE("a column that is not the row's own may be its seat's, its person's or its body's",
          "[rules][footprint]") {
    CHECK(read("body", "count(role == \"chair\").of(mandates) == 1") ==
          list{"bodies by body", "mandates by body"});
    CHECK(read("body", "count(gender == \"f\").of(mandates) >= 2") ==
          list{"bodies by body", "mandates by body", "people by person", "seats by seat"});
    CHECK(read("body", "none(person.name == \"x\").of(mandates)") ==
          list{"bodies by body", "mandates by body", "people by person"});
    CHECK(read("body", "kind == \"sig\"") == list{"bodies by body"});
    CHECK(read("body", "parent.kind == \"sig\"") == list{"bodies by body", "bodies by parent"});
    CHECK(read("mandate", "principal.status == \"hindered\"") ==
          list{"bodies by body", "mandates by mandate", "mandates by principal"});
}

TEST_CASE("columns that rows agree in are read on both", "[rules][footprint]") {
    CHECK(read("mandate", "some().of(person.mandates.same(seat.kind))") ==
          list{"bodies by body", "mandates by mandate", "mandates by person", "seats by seat"});
}

TEST_CASE("where, within and what stands in windows are read too", "[rules][footprint]") {
    CHECK(read("seat", "some().of(mandates)", "some().of(proposals).over(recent(1))") ==
          list{"bodies by body", "mandates by seat", "proposals by seat", "seats by seat"});
    const rule r{.name = "r",
                 .for_each = "seat",
                 .require = parse_condition("some().of(mandates)"),
                 .within = parse_limit("next(body.meetings)")};
    CHECK(texts_of(footprint(r)) ==
          list{"bodies by body", "mandates by seat", "meetings by body", "seats by seat"});
    CHECK(read("mandate", "some().of(body.events).over(after(last(start).of(seat.departures)))") ==
          list{"bodies by body", "events by body", "mandates by mandate", "mandates by seat"});
}

TEST_CASE("a selector within a selector is asked of its own rows", "[rules][footprint]") {
    CHECK(read("body", "count(some(area == \"health\").of(person.offices)).of(mandates) == 1") ==
          list{"bodies by body", "mandates by body", "offices by person"});
    CHECK(read("body", "some(some(col(\"rank\") == 1).of(person.offices)).of(mandates)") ==
          list{"bodies by body", "mandates by body", "offices by person", "people by person"});
}

TEST_CASE("what lasts as long as another row reads that one", "[rules][footprint]") {
    CHECK(read("attendance", "presence == \"present\"") ==
          list{"attendances by attendance", "bodies by body", "meetings by meeting"});
    CHECK(read("attendance", "role == \"chair\"") ==
          list{"attendances by attendance", "bodies by body", "mandates by person",
               "meetings by meeting", "people by person"});
    CHECK(read("mandate", "count(presence == \"absent\").of(attendances).over(recent(3)) < 3") ==
          list{"attendances by mandate", "bodies by body", "mandates by mandate",
               "mandates by person", "meetings by meeting"});
    CHECK(read("item", "none().of(recusals)") ==
          list{"bodies by body", "items by item", "meetings by meeting", "recusals by item"});
    CHECK(read("proposal", "some().of(nominations)") ==
          list{"bodies by body", "nominations by proposal", "proposals by proposal"});
}

TEST_CASE("steps tell the way to what is read", "[rules][footprint]") {
    const rule r{.name = "r",
                 .require = parse_condition(
                     "count(some(office == \"mayor\").of(person.offices)).of(mandates) == 1")};
    const auto steps = footprint_steps(r);
    REQUIRE(steps.size() == 3);
    CHECK(text(steps[0].rows) == "bodies by body");
    CHECK(text(steps[1].rows) == "mandates by body");
    CHECK(steps[1].from == 0);
    CHECK(text(steps[2].rows) == "offices by person");
    CHECK(steps[2].from == 1);
}

TEST_CASE("a group reads the rows that it may be found in", "[rules][footprint]") {
    CHECK(read("company in body", "count().of(mandates) <= 2") ==
          list{"bodies by body", "mandates by body", "people by person", "seats by body",
               "seats by seat"});
    CHECK(read("list in body",
               "count().of(mandates) == apportion(\"dhondt\", total(number).of(body.seats), "
               "col(\"list\")).of(parent.mandates)") ==
          list{"bodies by body", "bodies by parent", "mandates by body", "mandates by parent",
               "people by person", "seats by body", "seats by seat"});
}

TEST_CASE("a predicate reads what its function reads", "[rules][footprint]") {
    CHECK(read("mandate", "predicate(\"vet\")") ==
          list{"bodies by body", "mandates by mandate", "predicate vet"});
}

TEST_CASE("entries are sorted, compare and hash", "[rules][footprint]") {
    const footprint_entry a{"mandates", "body"}, b{"mandates", "body", "x"};
    CHECK(a < b);
    CHECK(a != b);
    CHECK(std::hash<footprint_entry>{}(a) != std::hash<footprint_entry>{}(b));
    CHECK(std::hash<footprint_entry>{}(a) ==
          std::hash<footprint_entry>{}(footprint_entry{"mandates", "body"}));
}
