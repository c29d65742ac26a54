// SPDX-License-Identifier: BSL-1.0
// What a text that cannot be read gets: the place, the line, the caret, and what to write.
#include <string>
#include <vector>

#include "support/rules.hpp"

namespace {

struct mistake {
    std::string text, code, caret, what, hint;  // `caret` is the line under the text
};

remit::problem problem_of(const std::string& text) {
    try {
        (void)remit::parse_condition(text);
    } catch (const remit::bad_input& e) {
        REQUIRE(e.problems().size() == 1);
        return e.problems()[0];
    }
    FAIL("this text was read: " << text);
    return {};
}

void check(const std::vector<mistake>& table) {
    for (const auto& m : table) {
        INFO(m.text);
        const auto p = problem_of(m.text);
        CHECK(p.code == m.code);
        CHECK(p.where == "column " + std::to_string(m.caret.find('^') + 1));
        CHECK(p.what == m.what + "\n    " + m.text + "\n    " + m.caret);
        CHECK(p.hint == m.hint);
    }
}

}  // namespace

TEST_CASE("numbers that are not exact are refused with the fraction to write",
          "[rules][parse_errors]") {
    const std::string what =
        "a rule's numbers are whole or exact fractions, without a decimal point";
    check({
        {"share(x == 1) >= 0.4", "E-SYNTAX", "                 ^^^", what,
         "write percent(40) or ratio(2, 5)"},
        {"count() * 0.333 < 3", "E-SYNTAX", "          ^^^^^", what, "write ratio(333, 1000)"},
        {"count() < 7.0", "E-SYNTAX", "          ^^^", what, "write 7"},
        {"count() < 7.", "E-SYNTAX", "          ^^", what, "write 7"},
        {"share() < percent(2.5)", "E-SYNTAX", "                  ^^^", what, "write ratio(1, 40)"},
        {"count() < 1e3", "E-SYNTAX", "          ^^^", what, "write percent(40) or ratio(2, 5)"},
        {"count() < 1.5e-3", "E-SYNTAX", "          ^^^^^^", what,
         "write percent(40) or ratio(2, 5)"},
        {"count() > 1/2", "E-TYPE", "           ^", "both sides of `/` are constants",
         "write the fraction: ratio(1, 2)"},
        {"count() > 007", "E-SYNTAX", "          ^^^", "a whole number does not begin with 0",
         "leave the zeros out"},
        {"count() > 7x", "E-SYNTAX", "          ^^", "a number is followed by letters",
         "write a whole number: 7"},
        {"start < due - 4years", "E-SYNTAX", "              ^^^^^^",
         "a number is followed by letters", "write years(4)"},
        {"start < due - 4 years", "E-SYNTAX", "              ^^^^^^^",
         "a length of time is written with its unit first", "write due - years(4)"},
        {"start < due + 1 month", "E-SYNTAX", "              ^^^^^^^",
         "a length of time is written with its unit first", "write due + months(1)"},
        {"count() > 9223372036854775808", "E-TYPE", "          ^^^^^^^^^^^^^^^^^^^",
         "the number is too large", "the largest is 9223372036854775807"},
        {"share() >= ratio(1, 0)", "E-RATIO", "                    ^",
         "the second number of a ratio is above 0", "a ratio with denominator 0 has no value"},
        {"share() > 1", "E-TYPE", "        ^",
         "a share compares only with a fraction, and `1` is none",
         "write percent(40) or ratio(1, 3)"},
    });
}

TEST_CASE("signs of other languages are refused with ours", "[rules][parse_errors]") {
    const auto is_no_sign = [](const std::string& s) {
        return "`" + s + "` is no sign of the language";
    };
    check({
        {"role = \"chair\"", "E-SYNTAX", "     ^", is_no_sign("="), "write == to compare"},
        {"some() && none()", "E-SYNTAX", "       ^^", is_no_sign("&&"),
         "write & with both sides in brackets, or the word `and`"},
        {"!some()", "E-SYNTAX", "^", is_no_sign("!"), "write ~ before brackets, or the word `not`"},
        {"votes <> 1", "E-SYNTAX", "      ^^", is_no_sign("<>"), "write !="},
        {"votes => 1", "E-SYNTAX", "      ^^", is_no_sign("=>"), "write >="},
        {"votes \u2265 1", "E-SYNTAX", "      ^", is_no_sign("\u2265"), "write >="},
        {"role == \u201Cchair\u201D", "E-SYNTAX", "        ^", is_no_sign("\u201C"),
         "write straight quotes: \"chair\""},
        {"role in [\"a\", \"b\"]", "E-SYNTAX", "        ^", is_no_sign("["),
         "write role.is_in(\"chair\", \"vice\") for one of several values"},
        {"role in values", "E-SYNTAX", "     ^^", "expected an operator or the end of the text",
         "write role.is_in(\"chair\", \"vice\") for one of several values"},
        {"role is \"chair\"", "E-SYNTAX", "     ^^", "expected an operator or the end of the text",
         "write =="},
        {"some() if none()", "E-SYNTAX", "       ^^", "expected an operator or the end of the text",
         "write (~a) | b for: if a, then b; or give the rule a `where`"},
        {"votes ** 2 == 4", "E-SYNTAX", "      ^^", is_no_sign("**"), "write the product: a * a"},
        {"some() # at all", "E-SYNTAX", "       ^", is_no_sign("#"),
         "a rule has no comments; put it beside the rule"},
        {"votes == @", "E-SYNTAX", "         ^", is_no_sign("@"),
         "a rule is written with names, numbers, quoted texts and ( ) , . & | ~ == != < <= > >= + "
         "- * / %"},
    });
}

TEST_CASE("& and | beside a comparison ask for brackets", "[rules][parse_errors]") {
    const std::string tighter = "`&` binds tighter than a comparison";
    check({
        {"a == 1 & b == 2", "E-TYPE", "       ^", tighter,
         "put the comparison in brackets: (a == 1) & (...)"},
        {"(a == 1) & b == 2", "E-TYPE", "         ^", tighter,
         "put the comparison in brackets: ... & (b == ...)"},
        {"some() & count() > 1", "E-TYPE", "       ^", tighter,
         "put the comparison in brackets: ... & (count() > ...)"},
        {"role == \"x\" | some()", "E-TYPE", "            ^", "`|` binds tighter than a comparison",
         "put the comparison in brackets: (role == \"x\") | (...)"},
        {"~role == \"x\"", "E-TYPE", "^", "`~` binds tighter than a comparison",
         "put the comparison in brackets: ~(role == ...)"},
        {"not some() & none()", "E-SYNTAX", "           ^",
         "`not` with `&` can be read in two ways",
         "put what is negated in brackets: not (a & b), or (not a) & b"},
        {"votes == not some()", "E-SYNTAX", "         ^^^",
         "`not` stands before a whole comparison, not inside one",
         "put it in brackets: (not (a == 1))"},
    });
}

TEST_CASE("a bracket that is missing before a comparison is asked for", "[rules][parse_errors]") {
    const std::string open = "this bracket is opened and not closed";
    check({
        {"count(role == \"chair\" >= 1", "E-SYNTAX", "     ^", open,
         "close it before `>=`: count(role == \"chair\") >= ..."},
        {"some() & (votes == 1 == 2", "E-SYNTAX", "         ^", open,
         "close it before `==`: (votes == 1) == ..."},
        {"(count(role == \"chair\" >= 1) & some()", "E-SYNTAX", "      ^", open,
         "close it before `>=`: count(role == \"chair\") >= ..."},
        {"(1 < votes < 3)", "E-SYNTAX", "           ^", "comparisons are not chained",
         "write (1 < votes) & (votes < ...)"},
    });
}

TEST_CASE("a share is not written with a sign for percent", "[rules][parse_errors]") {
    const std::string what = "a share in percent is written with its word";
    check({
        {"count() >= 40%", "E-SYNTAX", "           ^^^", what, "write percent(40)"},
        {"(share() >= 40%) & some()", "E-SYNTAX", "            ^^^", what, "write percent(40)"},
        {"40 % < share()", "E-SYNTAX", "^^^^", what, "write percent(40)"},
    });
    CHECK_NOTHROW(remit::parse_condition("count() % 2 == 1"));
}

TEST_CASE("comparisons are of two values and never chained", "[rules][parse_errors]") {
    check({
        {"1 < count() < 5", "E-SYNTAX", "            ^", "comparisons are not chained",
         "write (1 < count()) & (count() < ...)"},
        {"votes == 1 == 1", "E-SYNTAX", "           ^^", "comparisons are not chained",
         "write (votes == 1) & (1 == ...)"},
        {"some() == none()", "E-TYPE", "       ^^", "two conditions are not compared with `==`",
         "write (a & b) | (~a & ~b) for both or neither"},
        {"some() == 1", "E-TYPE", "       ^^", "`some()` is a condition, and `==` compares values",
         "write count(...) to compare how many there are"},
        {"1 == 1", "E-TYPE", "  ^^", "both sides of `==` are constants",
         "compare a measure or a column"},
        {"count() == \"seven\"", "E-TYPE", "        ^^",
         "`count()` is a number and `\"seven\"` is a text: they do not compare",
         "compare what is of one kind"},
        {"start < 5", "E-TYPE", "      ^",
         "`start` is a day and `5` is a number: they do not compare",
         "compare what is of one kind"},
        {"start < \"2022\"", "E-TYPE", "      ^",
         "`start` is a day and `\"2022\"` is a text: they do not compare",
         "write a day as \"YYYY-MM-DD\""},
        {"role < \"chair\"", "E-TYPE", "     ^",
         "a text has no order, so `<` does not compare with `\"chair\"`",
         "write ==, != or .is_in(...); a day is written \"YYYY-MM-DD\""},
        {"votes == True", "E-TYPE", "         ^^^^", "truths are not written",
         "write the condition alone, or ~ before its brackets"},
        {"substitute_for == None", "E-TYPE", "                  ^^^^",
         "nothing is not written as a value",
         "write given(substitute_for), or ~ before its brackets"},
    });
}

TEST_CASE("a misspelt word is shown with the one that was meant", "[rules][parse_errors]") {
    check({
        {"coutn() == 1", "E-WORD", "^^^^^", "`coutn` is no function of the language",
         "did you mean \"count\"?"},
        {"some().off(mandates)", "E-WORD", "       ^^^", "`.off` is no word of the language",
         "did you mean \"of\"?"},
        {"some().of(person.office)", "E-WORD", "                 ^^^^^^", "`office` are no rows",
         "did you mean \"offices\"?"},
        {"some().of(persn.offices)", "E-WORD", "          ^^^^^",
         "`persn` is no path to other rows", "did you mean \"person\"?"},
        {"some().of(person)", "E-WORD", "          ^^^^^^", "`person` are no rows",
         "write person.mandates"},
        {"some().of(person.seat.mandates)", "E-WORD", "                 ^^^^", "`seat` are no rows",
         "did you mean \"seats\"?"},
        {"some().over(yaer)", "E-TYPE", "            ^^^^", "`col(\"yaer\")` is no window",
         "did you mean \"year\"?"},
        {"some().over(days(4))", "E-TYPE", "            ^^^^^^^", "`days(4)` is no window",
         "write past(days(4)) or ahead(days(4))"},
        {"any(role == \"x\")", "E-WORD", "^^^", "`any` is no function of the language",
         "write some(...)"},
        {"role(\"x\")", "E-WORD", "^^^^", "`role` is not called", "leave the brackets out"},
        {"days() == 1", "E-SYNTAX", "    ^^", "`days` takes 1 part, and here are 0",
         "days(90) is a length of time; the days that rows lasted are days_held()"},
        {"employer.kind == 1", "E-WORD", "         ^^^^", "`.kind` is no word of the language",
         "columns of other rows stand behind a path: person body seat mandate meeting item "
         "proposal "
         "parent principal"},
    });
}

TEST_CASE("days that do not exist and lengths below nothing are refused", "[rules][parse_errors]") {
    check({
        {"start < \"2022-02-30\"", "E-DATE", "        ^^^^^^^^^^^^",
         "2022-02-30 is not a day of the calendar", "that month has 28 days"},
        {"due.is_in(\"2022-13-01\")", "E-DATE", "          ^^^^^^^^^^^^",
         "2022-13-01 is not a day of the calendar",
         "write a day as YYYY-MM-DD, from 0001-01-01 to 9999-12-31"},
        {"start < due - days(-3)", "E-TYPE", "                   ^^",
         "a length of time is not negative", "take it away instead: start - days(3)"},
        {"start < due + 5", "E-TYPE", "            ^",
         "a number is neither added to a day nor taken from it",
         "write a length of time: due + days(5)"},
        {"some().over(year.starting(2, 30))", "E-TYPE", "            ^^^^^^^^^^^^^^^^^^^^",
         "no year begins on day 30 of month 2",
         "write a month and a day that every year has: year.starting(5, 10)"},
        {"some().over(past(working_days(5)))", "E-TYPE", "                 ^^^^^^^^^^^^^^^",
         "a window has no length in working days, and `working_days(5)` is one", "write days(5)"},
        {"some().over(ahead(working_days(5)))", "E-TYPE", "                  ^^^^^^^^^^^^^^^",
         "a window has no length in working days, and `working_days(5)` is one", "write days(5)"},
        {"some().over(run(working_days(5)))", "E-TYPE", "                ^^^^^^^^^^^^^^^",
         "a window has no length in working days, and `working_days(5)` is one", "write days(5)"},
        {"start < 2020-02-28", "E-SYNTAX", "        ^^^^^^^^^^", "a day is written in quotes",
         "write \"2020-02-28\""},
        {"start < 2020-12-28", "E-SYNTAX", "        ^^^^^^^^^^", "a day is written in quotes",
         "write \"2020-12-28\""},
        {"some().over(past(3 days))", "E-SYNTAX", "                   ^^^^",
         "expected `,` or `)` in the brackets of `past`", "write past(days(3))"},
        {"some().over(run(1 day))", "E-SYNTAX", "                  ^^^",
         "expected `,` or `)` in the brackets of `run`", "write run(days(1))"},
        {"within(some(), 2 months)", "E-SYNTAX", "                 ^^^^^^",
         "expected `,` or `)` in the brackets of `within`", "write months(2)"},
        {"count() > 4 years", "E-SYNTAX", "            ^^^^^",
         "expected an operator or the end of the text", "write years(4)"},
        {"role.year == 2022", "E-TYPE", "     ^^^^",
         "`.year` stands behind start, stop, due or today only", "write today.year % 2 == 1"},
    });
}

TEST_CASE("words of one kind in the place of another are refused", "[rules][parse_errors]") {
    check({
        {"members == 3", "E-TYPE", "^^^^^^^", "`members` are rows, and rows are no value",
         "count them: count().of(members)"},
        {"body.members == 3", "E-TYPE", "^^^^^^^^^^^^",
         "`body.members` are rows, and rows are no value", "count them: count().of(body.members)"},
        {"count == 7", "E-SYNTAX", "^^^^^", "`count` lacks its brackets", "write count()"},
        {"year == 2022", "E-TYPE", "^^^^", "`year` is a window and no value",
         "write today.year for a number, .over(year) for a window"},
        {"parent == 1", "E-TYPE", "^^^^^^", "`parent` is a path and no value",
         "write a column behind it: parent.kind"},
        {"role", "E-TYPE", "^^^^", "`role` is no condition",
         "compare it with something: role == \"...\""},
        {"count(role)", "E-TYPE", "      ^^^^", "`role` is no condition, and `count` takes one",
         "compare it with something: role == \"...\""},
        {"count()", "E-TYPE", "^^^^^^^", "`count()` is no condition",
         "compare it with a number: count() >= 1"},
        {"distinct(role == 1) > 1", "E-TYPE", "         ^^^^^^^^^",
         "`distinct` takes a column first", "write distinct(region, role == \"director\") >= 4"},
        {"role.of(mandates)", "E-TYPE", "     ^^", "`.of` belongs to a measure, and `role` is none",
         "write count(...).of(mandates)"},
        {"some().of(mandates).of(seats)", "E-SYNTAX", "                    ^^",
         "`.of` is said twice", "leave one out"},
        {"role.is_in(votes)", "E-TYPE", "           ^^^^^",
         "`votes` is no number, text or date, and `.is_in` takes these",
         "write area.is_in(\"health\", \"elderly\")"},
        {"role.is_in()", "E-TYPE", "     ^^^^^", "`.is_in` has no value to look for",
         "write area.is_in(\"health\", \"elderly\")"},
        {"count() / 0 > 1", "E-TYPE", "        ^",
         "`/` divides by a positive constant only, and `0` is none",
         "turn it round: count(a) <= count() / 3, or multiply the other side"},
        {"count() / votes > 1", "E-TYPE", "        ^",
         "`/` divides by a positive constant only, and `votes` is none",
         "turn it round: count(a) <= count() / 3, or multiply the other side"},
        {"share() * 2 > 1", "E-TYPE", "        ^",
         "a share compares only with a fraction, and does not stand under `*`",
         "write share(...) >= percent(40), or count(...) where a number is meant"},
    });
}

TEST_CASE("what is missing or too much is named", "[rules][parse_errors]") {
    check({
        {"", "E-SYNTAX", "^", "the text is empty", "write a condition: count() == 7"},
        {"role == ", "E-SYNTAX", "        ^", "a value is missing; the text ends here",
         "write a name, a number or a text in quotes"},
        {"(role == 1", "E-SYNTAX", "          ^",
         "this bracket is opened and not closed: expected `)`; the text ends here", ""},
        {"role == 1)", "E-SYNTAX", "         ^", "this bracket closes nothing", "leave it out"},
        {"some(), none()", "E-SYNTAX", "      ^", "a comma stands only between the parts of a call",
         "write & or |"},
        {"count(role == 1", "E-SYNTAX", "               ^",
         "expected `,` or `)` in the brackets of `count`; the text ends here", ""},
        {"count(role == 1,) > 1", "E-SYNTAX", "                ^",
         "a part is missing after the comma", "leave the comma out"},
        {"role == \"x", "E-SYNTAX", "        ^^", "the quote is not closed",
         "write \" at the end of the text"},
        {"role == \"a\\n\"", "E-SYNTAX", "          ^^", "a text has no such escape",
         "write \\\\ for a backslash and \\\" for a quote"},
        {"some() some()", "E-SYNTAX", "       ^^^^", "expected an operator or the end of the text",
         ""},
        {"role == \"a\" \"b\"", "E-SYNTAX", "            ^^^",
         "expected an operator or the end of the text", ""},
        {"count() == == 1", "E-SYNTAX", "           ^^", "expected a value before `==`",
         "leave one of the two signs out"},
        {"least() > 1", "E-SYNTAX", "     ^^", "`least` takes at least 1 part, and here are 0",
         "write least(count(gender == \"f\"), count(gender == \"m\"))"},
        {"ratio(1) < share()", "E-SYNTAX", "     ^^^", "`ratio` takes 2 parts, and here are 1",
         "write ratio(1, 3)"},
    });
}

TEST_CASE("a misspelt definition is shown with the one that was meant", "[rules][parse_errors]") {
    remit::definitions defined;
    defined["casual"] = remit::parse_any("role == 1");
    try {
        (void)remit::parse_condition("some(casul)", defined);
        FAIL("it was read");
    } catch (const remit::bad_input& e) {
        CHECK(e.problems()[0].hint == "did you mean \"casual\"?");
        CHECK(e.problems()[0].where == "column 6");
    }
}

TEST_CASE("columns are counted in characters", "[rules][parse_errors]") {
    const auto p = problem_of("område == \"støtte\" & some()");
    CHECK(p.where == "column 20");
    CHECK_THAT(p.what, remit_test::contains_text("\n                       ^"));
}

TEST_CASE("of several lines the one with the mistake is shown", "[rules][parse_errors]") {
    const auto p = problem_of("some()\n  & rol(1)\n  & none()");
    CHECK(p.where == "column 12");
    CHECK(p.what == "`rol` is no function of the language\n      & rol(1)\n        ^^^");
}

TEST_CASE("of a long line the part around the mistake is shown", "[rules][parse_errors]") {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "(role == \"æøå\") & ";
    const auto p = problem_of(text + "roles = 1" + std::string(200, ' ') + "& some()");
    CHECK(p.where == "column 727");
    const auto first = p.what.find('\n'), second = p.what.find('\n', first + 1);
    const auto line = p.what.substr(first + 1, second - first - 1);
    const auto caret = p.what.substr(second + 1);
    CHECK(line.substr(0, 8) == "    ... ");
    CHECK(line.substr(line.size() - 4) == " ...");
    CHECK_THAT(line, remit_test::contains_text("roles = 1"));
    // The caret stands under the sign, counted in characters.
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < caret.size() - 1; ++i, ++bytes)
        while ((static_cast<unsigned char>(line[bytes + 1]) & 0xC0U) == 0x80U) ++bytes;
    CHECK(line[bytes] == '=');
}

TEST_CASE("what is not seen in a text is made visible, and the caret stays in its column",
          "[rules][parse_errors]") {
    const auto p = problem_of("count()\t\x1b == 7");
    CHECK(p.where == "column 9");
    CHECK(p.what ==
          "a control character, \\u001b, is no sign of the language\n    count() \u241b == 7\n"
          "            ^");
    const auto turned = problem_of("role == \"a\u202eb\" = 7");
    CHECK_THAT(turned.what, remit_test::contains_text("role == \"a\ufffdb\" = 7"));
    CHECK(turned.where == "column 15");
    CHECK_THAT(problem_of("some() & \u202e").what,
               remit_test::contains_text("a control character, \\u202e,"));
    CHECK_THAT(problem_of("col(\"\u202e\")").hint, remit_test::contains_text("col(\"\\u202e\")"));
}
