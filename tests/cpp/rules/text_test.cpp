// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <vector>

#include <remit/rules/text.hpp>

#include "support/rules.hpp"

using namespace remit::words;
using remit::parse_any;
using remit::parse_condition;
using remit::parse_limit;
using remit::parse_measure;
using remit::parse_source;
using remit_test::text_of;

namespace {

struct reading {
    std::string text, printed;
};

void check(const std::vector<reading>& table) {
    for (const auto& [text, printed] : table) {
        INFO(text);
        const auto tree = parse_any(text);
        CHECK(text_of(tree) == printed);
        CHECK(same_tree(parse_any(printed), tree));
    }
}

}  // namespace

TEST_CASE("the printed form brackets every operand of & | ~", "[rules][text]") {
    check({
        {"some() and none()", "(some()) & (none())"},
        {"some() & none()", "(some()) & (none())"},
        {"not some()", "~(some())"},
        {"~some()", "~(some())"},
        {"not not some()", "~(~(some()))"},
        {"some() or none() and given(role)", "(some()) | ((none()) & (given(role)))"},
        {"(some() or none()) and given(role)", "((some()) | (none())) & (given(role))"},
        {"not role == \"x\"", "~(role == \"x\")"},
    });
}

TEST_CASE("chains of & and | are flat, in written order", "[rules][text]") {
    const auto flat = parse_condition("(role == \"a\") & (role == \"b\") & (role == \"c\")");
    CHECK(flat.root().args.size() == 3);
    CHECK(flat == parse_condition("(role == \"a\") & ((role == \"b\") & (role == \"c\"))"));
    CHECK(flat == parse_condition("role == \"a\" and role == \"b\" and role == \"c\""));
    CHECK(flat == parse_condition("role == \"a\" and (role == \"b\") & (role == \"c\")"));
    CHECK_FALSE(flat == parse_condition("(role == \"b\") & (role == \"a\") & (role == \"c\")"));
    const auto mixed = parse_condition("some() | (none() & some()) | none()");
    CHECK(mixed.root().args.size() == 3);
}

TEST_CASE("binary signs group as in Python", "[rules][text]") {
    check({
        {"count() - 1 - votes == 2", "count() - 1 - votes == 2"},
        {"count() - (1 - votes) == 2", "count() - (1 - votes) == 2"},
        {"(count() - 1) - votes == 2", "count() - 1 - votes == 2"},
        {"count() + 2 * votes == 2", "count() + 2 * votes == 2"},
        {"(count() + 2) * votes == 2", "(count() + 2) * votes == 2"},
        {"count() * 2 / 3 == 2", "count() * 2 / 3 == 2"},
        {"count() * (votes / 3) == 2", "count() * (votes / 3) == 2"},
        {"count() % 2 * 3 == 2", "count() % 2 * 3 == 2"},
        {"-count() * 2 == 2", "-count() * 2 == 2"},
        {"-(count() * 2) == 2", "-(count() * 2) == 2"},
        {"--count() == 2", "-(-count()) == 2"},
        {"count() - -votes == 2", "count() - -votes == 2"},
        {"count() * -3 == 2", "count() * -3 == 2"},
        {"count()-1==2", "count() - 1 == 2"},
        {"((count())) == (((2)))", "count() == 2"},
        {" count(\n  role == 'x'\n)\t== 2 ", "count(role == \"x\") == 2"},
    });
}

TEST_CASE("one thing has one printed form", "[rules][text]") {
    check({
        {"count(role == \"x\") >= 1", "some(role == \"x\")"},
        {"1 <= count(role == \"x\").of(mandates)", "some(role == \"x\").of(mandates)"},
        {"count() == 0", "none()"},
        {"0 == count().over(year)", "none().over(year)"},
        {"count() > 0", "count() > 0"},
        {"7 < count()", "count() > 7"},
        {"count().over(year).of(mandates) == 2", "count().of(mandates).over(year) == 2"},
        {"percent(40) <= share()", "share() >= percent(40)"},
        {"ratio(2, 5) <= share()", "share() >= percent(40)"},
        {"share() >= ratio(2, 6)", "share() >= ratio(1, 3)"},
        {"count() == 2 + 3", "count() == 5"},
        {"count() == - - 3", "count() == 3"},
        {"role == 'it is \"so\"'", "role == \"it is \\\"so\\\"\""},
        {"role == 'it\\'s'", "role == \"it's\""},
        {"basis == 1", "col(\"basis\") == 1"},
        {"col(\"role\") == 1", "role == 1"},
        {"col(\"body.kind\") == 1", "body.kind == 1"},
        {"body.facility == 1", "col(\"body.facility\") == 1"},
        {"body.gender == 1", "col(\"body.gender\") == 1"},
        {"område == 1", "col(\"område\") == 1"},
        {"\"2022-06-01\" >= start", "start <= \"2022-06-01\""},
    });
}

TEST_CASE("a quoted day is a day, and any other text a text", "[rules][text]") {
    CHECK(parse_condition("start < \"2022-06-01\"").root().args[1]->what == remit::op::date);
    CHECK(parse_condition("role == \"2022-6-1\"").root().args[1]->what == remit::op::text);
    CHECK(parse_condition("role == \"in 2022-06-01\"").root().args[1]->what == remit::op::text);
}

TEST_CASE("names that are words of another kind stand in col(..)", "[rules][text]") {
    for (const std::string& spelling :
         std::vector<std::string>{"year", "members", "parent", "count", "today", "not",
                                  "it's a name", "days", "a.b.c", "2", "body.members"}) {
        const auto tree = make_node(remit::op::column, spelling);
        CHECK(text_of(tree) == "col(\"" + spelling + "\")");
        CHECK(same_tree(parse_any(text_of(tree)), tree));
    }
}

TEST_CASE("a name that is defined stands for its tree", "[rules][text]") {
    remit::definitions defined;
    defined["casual"] = parse_any("instrument != \"regular\"");
    defined["women"] = parse_any("count(gender == \"f\")");
    defined["fair"] = parse_any("share(gender == \"f\")");
    defined["nominations"] = parse_any("votes + 1");
    CHECK(text(parse_condition("casual & (women >= 3)", defined)) ==
          "(instrument != \"regular\") & (count(gender == \"f\") >= 3)");
    CHECK(text(parse_condition("women.of(mandates).over(year) >= 1", defined)) ==
          "some(gender == \"f\").of(mandates).over(year)");
    CHECK(text(parse_condition("fair >= percent(40)", defined)) ==
          "share(gender == \"f\") >= percent(40)");
    // Where rows are meant, rows they are.
    CHECK(text(parse_condition("count().of(nominations) > nominations", defined)) ==
          "count().of(nominations) > votes + 1");
}

TEST_CASE("measures, sources and limits are read alone", "[rules][text]") {
    CHECK(text(parse_measure("nearest(count() * percent(40))")) ==
          "nearest(count() * percent(40))");
    CHECK(text(parse_measure("7")) == "7");
    CHECK(text(parse_source("members")) == "members");
    CHECK(text(parse_source("person . offices")) == "person.offices");
    CHECK(text(parse_source("body('council').members.same(role)")) ==
          "body(\"council\").members.same(role)");
    CHECK(text(parse_source("person.mandates.same(body, body.kind, x)")) ==
          "person.mandates.same(body, body.kind, col(\"x\"))");
    CHECK(text(parse_limit("days(90)")) == "days(90)");
    CHECK(text(parse_limit("next(body.meetings)")) == "next(body.meetings)");
    CHECK_THROWS_AS(parse_condition("count()"), remit::bad_input);
    CHECK_THROWS_AS(parse_measure("some()"), remit::bad_input);
    CHECK_THROWS_AS(parse_any("past()"), remit::bad_input);
    CHECK_THROWS_AS(parse_source("person"), remit::bad_input);
    CHECK_THROWS_AS(parse_limit("7"), remit::bad_input);
}

TEST_CASE("a text at the limits is read, and one beyond them is refused", "[rules][text]") {
    const auto repeated = [](const std::string& s, int n) {
        std::string out;
        for (int i = 0; i < n; ++i) out += s;
        return out;
    };
    const auto code = [](const std::string& s) -> std::string {
        try {
            (void)parse_condition(s);
        } catch (const remit::bad_input& e) {
            return e.problems().at(0).code;
        }
        return "";
    };
    // 3,000 operands of three nodes each, in a flat chain
    CHECK(code("some()" + repeated(" & (role == 1)", 3000)).empty());
    CHECK(code("some()" + repeated(" & (role == 1)", 3400)) == "E-SIZE");
    CHECK(code(repeated("~(", 255) + "some()" + repeated(")", 255)).empty());
    CHECK(code(repeated("~(", 256) + "some()" + repeated(")", 256)) == "E-DEPTH");
    try {
        (void)remit::parse_condition(repeated("(", 700) + "some()" + repeated(")", 700));
        FAIL("this was read");
    } catch (const remit::bad_input& e) {
        const auto& p = e.problems()[0];
        CHECK(p.what.find("600") == std::string::npos);
        CHECK(p.what.starts_with("a rule is nested at most 256 deep"));
        CHECK(p.hint == "leave out brackets, or split it");
    }
    CHECK(code("count()" + repeated(" + votes", 300) + " > 1") == "E-DEPTH");
    CHECK(code(repeated("(", 500) + "some()" + repeated(")", 500)).empty());
    CHECK(code("some()" + repeated(" ", 64 * 1024 - 6)).empty());
    CHECK(code("some()" + repeated(" ", 64 * 1024 - 5)) == "E-SIZE");
}

TEST_CASE("a text nested 10,000 deep is an error and no crash", "[rules][text]") {
    for (const std::string& opening :
         std::vector<std::string>{"(", "~", "-", "not ", "count(", "some((", "floor(", "~("}) {
        INFO(opening);
        std::string deep;
        for (int i = 0; i < 10'000 && deep.size() < 60'000; ++i) deep += opening;
        for (const bool closed : {false, true}) {
            std::string text = deep;
            if (closed) text += "some()" + std::string(5'000, ')');
            CHECK_THROWS_MATCHES(parse_any(text), remit::bad_input,
                                 remit_test::message_contains("E-DEPTH"));
        }
    }
}

TEST_CASE("a text that is not UTF-8 is refused", "[rules][text]") {
    for (const std::string& bytes :
         std::vector<std::string>{"\xFF", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                  "\xE2\x82", "\x80", "\xF8\x88\x80\x80\x80"}) {
        CHECK_THROWS_MATCHES(parse_condition("role == \"" + bytes + "\""), remit::bad_input,
                             remit_test::message_contains("UTF-8"));
        CHECK_THROWS_AS(parse_condition("role" + bytes + " == 1"), remit::bad_input);
        CHECK_THROWS_AS(make_node(remit::op::text, bytes), remit::bad_input);
    }
    CHECK(text(parse_condition("role == \"\u00E6\u20AC\U0001F600\"")) ==
          "role == \"\u00E6\u20AC\U0001F600\"");
}
