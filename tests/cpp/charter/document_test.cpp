// SPDX-License-Identifier: BSL-1.0
// charter_from: what a charter file may say. What it may not say is in bad_charter_test.cpp.
#include <remit/charter/document.hpp>
#include <remit/rules/text.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace remit;

namespace {

using table = document::table;

/// Documents by hand, as a reader without places makes them.
document doc(table t) { return {std::move(t)}; }
document doc(const char* s) { return {std::string{s}}; }
document doc(std::int64_t n) { return {n}; }
document doc(day d) { return {d}; }
document doc(document::list l) { return {std::move(l)}; }

/// A charter of one rule, with further keys of that rule.
charter with_rule(table more) {
    more.emplace_back("require", doc("count() == 7"));
    return charter_from(doc(table{{"rule", doc(table{{"size", doc(std::move(more))}})}}), "x.toml");
}
charter of(table t) { return charter_from(doc(std::move(t)), "x.toml"); }

}  // namespace

TEST_CASE("a charter has a title, a body and where it comes from", "[charter][document]") {
    const auto c = of({{"title", doc("Dialogforum")},
                       {"body", doc("forum")},
                       {"language", doc("da")},
                       {"source", doc("Kommissorium")},
                       {"version", doc("2022")},
                       {"silent", doc(document::list{doc("term"), doc("quorum")})},
                       {"values", doc(table{{"role", doc(document::list{doc("chair")})}})}});
    CHECK(c.title == "Dialogforum");
    CHECK(c.body == "forum");
    CHECK(c.language == "da");
    CHECK(c.source == "Kommissorium");
    CHECK(c.version == "2022");
    CHECK(c.silences == std::vector<std::string>{"term", "quorum"});
    CHECK(c.values.at("role") == std::vector<std::string>{"chair"});
    CHECK(c.places.empty());
}

TEST_CASE("a clause keeps the source's words, its kind and how it is read", "[charter][document]") {
    const auto c =
        of({{"clause", doc(table{{"weight", doc(table{{"heading", doc("Members")},
                                                      {"words", doc("weight is given to")},
                                                      {"kind", doc("should")},
                                                      {"read_as", doc("at least one")}})},
                                 {"aim", doc(table{{"words", doc("advice")},
                                                   {"kind", doc("purpose")},
                                                   {"why_unchecked", doc("vague")}})}})}});
    REQUIRE(c.clauses.size() == 2);
    CHECK(c.clauses[0] ==
          clause{"weight", "Members", "weight is given to", clause_kind::should, "at least one"});
    CHECK(c.clauses[1] == clause{"aim", "", "advice", clause_kind::purpose, "", "vague"});
    CHECK(find_clause(c, "aim") == &c.clauses[1]);
    CHECK(find_clause(c, "none") == nullptr);
}

TEST_CASE("every kind of clause has a word", "[charter][document]") {
    for (const auto kind : {clause_kind::must, clause_kind::should, clause_kind::may,
                            clause_kind::by_default, clause_kind::purpose, clause_kind::fact}) {
        const auto word = std::string{text(kind)};
        const auto c =
            of({{"clause",
                 doc(table{{"a", doc(table{{"words", doc("w")}, {"kind", doc(word.c_str())}})}})}});
        CHECK(c.clauses.at(0).kind == kind);
    }
}

TEST_CASE("a seat has a number of holders, or is of open size", "[charter][document]") {
    const auto c =
        of({{"seat", doc(table{{"chair", doc(table{{"name", doc("Chair")},
                                                   {"role", doc("chair")},
                                                   {"number", doc(std::int64_t{1})},
                                                   {"votes", doc(std::int64_t{0})},
                                                   {"appointed_by", doc("the minister")},
                                                   {"eligible", doc("region == \"south\"")},
                                                   {"throughout", doc("region == \"north\"")},
                                                   {"within", doc("days(90)")}})},
                               {"management", doc(table{})}})}});
    REQUIRE(c.seats.size() == 2);
    const auto& chair = c.seats[0];
    CHECK(chair == seat_clause{"chair", "Chair", "chair", 1, 0, "the minister",
                               parse_condition("region == \"south\""),
                               parse_condition("region == \"north\""), parse_limit("days(90)"),
                               ""});
    CHECK(c.seats[1] == seat_clause{"management"});
}

TEST_CASE("a rule is for each body and a must unless it says otherwise", "[charter][document]") {
    const auto c = with_rule({});
    REQUIRE(c.rules.size() == 1);
    CHECK(c.rules[0] == rule{.name = "size", .require = parse_condition("count() == 7")});
    CHECK(c.rules[0].for_each == subject{"body"});
    CHECK(c.rules[0].level == level::must);
}

TEST_CASE("a rule has all its keys from the file", "[charter][document]") {
    const auto c = with_rule({{"for_each", doc("company in body")},
                              {"where", doc("kind == 'x'")},
                              {"within", doc("days(90)")},
                              {"level", doc("should")},
                              {"start", doc(day{2022, 3, 10})},
                              {"stop", doc("2023-01-01")}});
    const auto& r = c.rules.at(0);
    CHECK(text(r.for_each) == "company in body");
    CHECK(text(r.where.value()) == "kind == \"x\"");
    CHECK(text(r.within.value()) == "days(90)");
    CHECK(r.level == level::should);
    CHECK(r.start == day{2022, 3, 10});
    CHECK(r.stop == day{2023, 1, 1});
}

TEST_CASE("versions of a rule follow one another", "[charter][document]") {
    const auto version = [](const char* require, table more) {
        more.emplace_back("require", doc(require));
        return doc(std::move(more));
    };
    const auto c = of(
        {{"rule",
          doc(table{{"size", doc(document::list{
                                 version("count() == 12", {{"stop", doc(day{2020, 1, 1})}}),
                                 version("count() == 7", {{"start", doc(day{2020, 1, 1})}})})}})}});
    REQUIRE(c.rules.size() == 2);
    CHECK(c.rules[0].name == "size");
    CHECK(c.rules[1].name == "size");
    CHECK(c.rules[0].stop == c.rules[1].start);
}

TEST_CASE("a definition is expanded as a tree, in whatever order they stand",
          "[charter][document]") {
    const auto require = [](table define, const char* text) {
        const auto c = of({{"define", doc(std::move(define))},
                           {"rule", doc(table{{"r", doc(table{{"require", doc(text)}})}})}});
        return c.rules.at(0).require;
    };
    CHECK(require({{"either", doc("chair | vice")},
                   {"chair", doc("role == \"chair\"")},
                   {"vice", doc("role == \"vice\"")}},
                  "count(either & (region == \"north\")) >= 1") ==
          parse_condition(
              "count(((role == \"chair\") | (role == \"vice\")) & (region == \"north\")) >= 1"));
    // No brackets are needed around a definition: it is a tree, not a text.
    CHECK(require({{"spare", doc("count() - 7")}}, "spare * 2 == 4") ==
          parse_condition("(count() - 7) * 2 == 4"));
    // A measure takes its source where it is used.
    CHECK(require({{"women", doc("count(gender == \"f\")")}}, "women.of(seat.mandates) >= women") ==
          parse_condition("count(gender == \"f\").of(seat.mandates) >= count(gender == \"f\")"));
    CHECK(require({{"social", doc("some(area == \"social\").of(person.offices)")}},
                  "none(~social)") ==
          parse_condition("none(~some(area == \"social\").of(person.offices))"));
    // What stands in quotes or behind a dot is no use of a definition.
    CHECK(require({{"chair", doc("role == \"chair\"")},
                   {"kinds", doc("col(\"body.chair\") == 'kinds'")}},
                  "kinds") == parse_condition("col(\"body.chair\") == \"kinds\""));
    // Names of rows may be defined: behind .of( they are rows still.
    CHECK(require({{"nominations", doc("count().of(seat.nominations)")}}, "nominations >= 2") ==
          parse_condition("count().of(seat.nominations) >= 2"));
}

TEST_CASE("definitions serve seats and where as well", "[charter][document]") {
    const auto c = of(
        {{"define", doc(table{{"big", doc("count() >= 3")}})},
         {"seat", doc(table{{"a", doc(table{{"throughout", doc("big")}})}})},
         {"rule",
          doc(table{{"r", doc(table{{"where", doc("big")}, {"require", doc("count() == 7")}})}})}});
    CHECK(c.seats.at(0).throughout == parse_condition("count() >= 3"));
    CHECK(c.rules.at(0).where == parse_condition("count() >= 3"));
}

TEST_CASE("which mandates count by default is a definition that the charter keeps",
          "[charter][document]") {
    auto member = doc("~away | (role == \"chair\")");
    member.line = 3, member.column = 10;
    const auto c =
        of({{"define", doc(table{{"member", member}, {"away", doc("status == \"away\"")}})},
            {"rule", doc(table{{"r", doc(table{{"require", doc("some(member)")}})}})}});
    const auto meant = parse_condition("~(status == \"away\") | (role == \"chair\")");
    CHECK(c.member == meant);
    CHECK(c.rules.at(0).require == parse_condition("some(" + text(meant) + ")"));
    CHECK(c.places.at("define.member") == "x.toml:3:10");
    CHECK_FALSE(of({{"define", doc(table{{"members", doc("some()")}})}}).member);
}

TEST_CASE("a long chain of definitions needs no stack", "[charter][document]") {
    table define;
    for (int i = 0; i < 5000; ++i)
        define.emplace_back("d" + std::to_string(i), document{"d" + std::to_string(i + 1)});
    define.emplace_back("d5000", doc("count() == 7"));
    const auto c = of({{"define", doc(std::move(define))},
                       {"rule", doc(table{{"r", doc(table{{"require", doc("d0")}})}})}});
    CHECK(c.rules.at(0).require == parse_condition("count() == 7"));
}

TEST_CASE("a waiver names a rule, its days and why", "[charter][document]") {
    const auto waiver_of = [](const char* name, table more) {
        more.insert(more.end(), {{"rule", doc(name)},
                                 {"start", doc(day{2022, 3, 10})},
                                 {"stop", doc(day{2022, 9, 1})},
                                 {"reason", doc("recruiting")}});
        return doc(std::move(more));
    };
    const auto c = of(
        {{"seat", doc(table{{"chair", doc(table{{"number", doc(std::int64_t{1})}})}})},
         {"rule", doc(table{{"size", doc(table{{"require", doc("count() == 7")}})}})},
         {"waiver",
          doc(document::list{waiver_of("size", {}),
                             waiver_of("seat:chair/filled", {{"subject", doc("forum/chair")}})})}});
    const period during{day{2022, 3, 10}, day{2022, 9, 1}};
    REQUIRE(c.waivers.size() == 2);
    CHECK(c.waivers[0] == waiver{"size", "", during, "recruiting"});
    CHECK(c.waivers[1] == waiver{"seat:chair/filled", "forum/chair", during, "recruiting"});
}

TEST_CASE("places are kept where the document has them", "[charter][document]") {
    auto require = doc("count() == 7");
    require.line = 41;
    require.column = 18;
    const auto c = of({{"rule", doc(table{{"size", doc(table{{"require", require}})}})}});
    CHECK(c.places.at("rule.size.require") == "x.toml:41:18");
    CHECK(place_of(c, 0, "require") == "x.toml:41:18");
    CHECK(place_of(c, 0, "where").empty());
    CHECK(place_of(c, 1, "require").empty());
}

TEST_CASE("a problem without a place names the keys", "[charter][document]") {
    try {
        (void)with_rule({{"levle", doc("must")}});
        FAIL("nothing was thrown");
    } catch (const bad_input& e) {
        CHECK(e.problems().at(0).where == "x.toml:rule.size.levle");
    }
}

TEST_CASE("a key or an id that stands twice is a problem, whoever made the document",
          "[charter][document]") {
    const auto rule = doc(table{{"require", doc("some()")}});
    const auto clause = doc(table{{"words", doc("w")}, {"kind", doc("must")}});
    try {
        (void)of({{"title", doc("a")},
                  {"title", doc("b")},
                  {"rule", doc(table{{"size", rule}, {"size", rule}})},
                  {"clause", doc(table{{"size", clause}, {"size", clause}})}});
        FAIL("nothing was thrown");
    } catch (const bad_input& e) {
        std::vector<std::string> said;
        for (const auto& p : e.problems()) said.push_back(text(p));
        CHECK(said == std::vector<std::string>{
                          "x.toml:title: the charter has the key title twice [E-DUPLICATE]",
                          "x.toml:clause.size: there are two of clause \"size\" [E-DUPLICATE]",
                          "x.toml:rule.size: there are two of rule \"size\" [E-DUPLICATE]"});
    }
}

TEST_CASE("a document that is no charter's size is refused before it is read",
          "[charter][document]") {
    const auto code = [](const document& d) {
        try {
            (void)charter_from(d, "x.toml");
        } catch (const bad_input& e) {
            CHECK(e.problems().size() == 1);
            return e.problems().at(0).code;
        }
        return std::string{"none"};
    };
    document deep{std::int64_t{1}};
    for (std::size_t i = 0; i < deepest_entry; ++i)
        deep = document{document::list{std::move(deep)}};
    CHECK(code(doc(table{{"a", deep}})) == "E-DEPTH");
    CHECK(code(doc(table{{"silent", doc(document::list(most_entries, doc("x")))}})) == "E-SIZE");
    CHECK(code(doc(table{{std::string(201, 'k'), doc("x")}})) == "E-SIZE");
    CHECK(code(doc("no table")) == "E-TYPE");
}
