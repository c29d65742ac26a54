// SPDX-License-Identifier: BSL-1.0
// What is wrong with a charter file is said all at once, each with its line and column.
#include <remit/io/folder.hpp>

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace remit;

#ifdef REMIT_HAS_TOMLPLUSPLUS

namespace {

std::vector<problem> problems_of(const std::string& toml) {
    try {
        (void)parse_charter(toml, "charter.toml");
    } catch (const bad_input& e) {
        return e.problems();
    }
    return {};
}

struct bad_charter {
    const char* about;
    const char* toml;
    std::vector<std::string> problems;  // as a person reads them
};

// clang-format off
const bad_charter bad_charters[] = {
    {"an unknown key", "titel = 'x'\nclause = {}\ntype = 1",
     {"charter.toml:1:9: the charter has the unknown key \"titel\" [E-KEY]\n    did you mean \"title\"?",
      "charter.toml:3:8: the charter has the unknown key \"type\" [E-KEY]\n"
      "    it may have: title, body, language, source, version, silent, values, define, clause, seat, cadence, rule, waiver"}},
    {"a key of another vocabulary", "[rule.a]\nrequire = 'some()'\nuntil = 2022-01-01\nxyz = 1",
     {"charter.toml:3:9: rule \"a\" has the unknown key \"until\" [E-KEY]\n    did you mean \"stop\"?",
      "charter.toml:4:7: rule \"a\" has the unknown key \"xyz\" [E-KEY]\n"
      "    it may have: for_each, where, require, within, level, start, stop, cite"}},
    {"a key with a dash", "[clause.a]\nwords = 'w'\nkind = 'must'\nread-as = 'x'",
     {"charter.toml:4:11: clause \"a\" has the unknown key \"read-as\" [E-KEY]\n    write read_as"}},
    {"what another type would be", "title = 7\nbody = true\nlanguage = []\nsource = {}\nversion = 2022-01-01\nsilent = 'term'\nvalues = 'x'",
     {"charter.toml:1:9: the charter: title is the number 7, not a text [E-TYPE]\n    write it in quotes",
      "charter.toml:2:8: the charter: body is true, not a text [E-TYPE]\n    write it in quotes",
      "charter.toml:3:12: the charter: language is a list, not a text [E-TYPE]\n    write it in quotes",
      "charter.toml:4:10: the charter: source is a table, not a text [E-TYPE]\n    write it in quotes",
      "charter.toml:5:11: the charter: version is the day 2022-01-01, not a text [E-TYPE]\n    write it in quotes",
      "charter.toml:6:10: the charter: silent is a text, not a list of texts [E-TYPE]\n    write silent = [\"term\", \"quorum\"]",
      "charter.toml:7:10: values is a text, not a table [E-TYPE]\n    write [values] and below it role = [\"chair\", \"member\"]"}},
    {"an empty body key", "body = ''\ntitle = \" \"",
     {"charter.toml:1:8: the charter: body is empty [E-EMPTY]\n    write what it says, or leave it out",
      "charter.toml:2:9: the charter: title is empty [E-EMPTY]\n    write what it says, or leave it out"}},
    {"values that are no texts, or stand twice", "[values]\nrole = ['chair', 1, 'chair', '']\nkind = 'x'",
     {"charter.toml:2:18: values: role, value 2 is the number 1, not a text [E-TYPE]\n    write it in quotes",
      "charter.toml:2:21: values: role has \"chair\" twice [E-DUPLICATE]",
      "charter.toml:2:30: values: role, value 4 is empty [E-EMPTY]\n    write what it says, or leave it out",
      "charter.toml:3:8: values: kind is a text, not a list of texts [E-TYPE]\n    write role = [\"chair\", \"member\"]"}},
    {"a clause without words or kind", "[clause.a]\n[clause.b]\nwords = 'w'\nkind = 'shold'\n[clause]\nc = 'x'",
     {"charter.toml:1:1: clause \"a\" has no words [E-MISSING]\n    write the source's own words: words = \"...\"",
      "charter.toml:1:1: clause \"a\" has no kind [E-MISSING]\n    write kind = \"must\", or should, may, default, purpose, fact",
      "charter.toml:4:8: clause \"b\": kind is \"shold\", not one of must, should, may, default, purpose, fact [E-KIND]\n    did you mean \"should\"?",
      "charter.toml:6:5: clause \"c\" is a text, not a table [E-TYPE]\n    write { words = \"...\", kind = \"must\" }"}},
    {"a decimal number", "[seat.a]\nnumber = 7.0\nvotes = 0.5\n[seat.b]\nnumber = '7'\n[seat.c]\nnumber = 0\nvotes = -1",
     {"charter.toml:2:10: seat \"a\": number is a decimal number; it takes a whole one [E-TYPE]\n    write 7",
      "charter.toml:3:9: seat \"a\": votes is a decimal number; it takes a whole one [E-TYPE]",
      "charter.toml:5:10: seat \"b\": number is a text, not a whole number [E-TYPE]\n    write it without quotes: number = 7",
      "charter.toml:7:10: seat \"c\": number is 0, less than 1 [E-NUMBER]",
      "charter.toml:8:9: seat \"c\": votes is -1, less than 0 [E-NUMBER]"}},
    {"what is no day", "[rule.a]\nrequire = 'some()'\nstart = 2022-03-10T10:00:00\nstop = '10-03-2022'\n[rule.b]\nrequire = 'some()'\nstart = '2022-02-30'\nstop = 07:00:00\n[rule.c]\nrequire = 'some()'\nstart = 2022\nstop = 0000-01-01",
     {"charter.toml:3:9: rule \"a\": start is the date-time 2022-03-10T10:00:00, not a day [E-DATE]\n    write a day as YYYY-MM-DD, for example 2026-11-22",
      "charter.toml:4:8: rule \"a\": stop: \"10-03-2022\" is not a day [E-DATE]\n    write a day as YYYY-MM-DD, for example 2026-11-22",
      "charter.toml:7:9: rule \"b\": start: 2022-02-30 is not a day of the calendar [E-DATE]\n    that month has 28 days",
      "charter.toml:8:8: rule \"b\": stop is the time 07:00:00, not a day [E-DATE]\n    write a day as YYYY-MM-DD, for example 2026-11-22",
      "charter.toml:11:9: rule \"c\": start is the number 2022, not a day [E-DATE]\n    write a day as YYYY-MM-DD, for example 2026-11-22",
      "charter.toml:12:8: rule \"c\": stop is the date 0000-01-01, not a day [E-DATE]\n    write a day as YYYY-MM-DD, for example 2026-11-22"}},
    {"a rule that is never in force", "[rule.a]\nrequire = 'some()'\nstart = 2022-01-02\nstop = 2022-01-01\n[rule.b]\nrequire = 'some()'\nstart = 2022-01-01\nstop = 2022-01-01",
     {"charter.toml:4:8: rule \"a\" stops on 2022-01-01 and starts on 2022-01-02: it has no days [E-PERIOD]\n    are start and stop swapped?",
      "charter.toml:8:8: rule \"b\" stops on 2022-01-01 and starts on 2022-01-01: it has no days [E-PERIOD]\n    the stop day is the first day that no longer counts"}},
    {"two versions in force at once", "[[rule.a]]\nrequire = 'some()'\nstop = 2022-01-01\n[[rule.a]]\nrequire = 'some()'\nstart = 2021-12-31\nstop = 2023-01-01\n[[rule.a]]\nrequire = 'some()'\nstart = 2023-01-01",
     {"charter.toml:4:1: rule \"a\" is in force twice at once [E-VERSION]\n    another version stands at charter.toml:1:1; let the earlier one stop on the day when the later one starts"}},
    {"a rule that asks nothing", "[rule.a]\n[rule]\nb = 'count() == 7'\nc = []\nd = { require = true }",
     {"charter.toml:1:1: rule \"a\" has no require [E-MISSING]\n    write what must hold: require = 'count() == 7'",
      "charter.toml:3:5: rule \"b\" is a text, not a table [E-TYPE]\n    write { require = 'count() == 7' }",
      "charter.toml:4:5: rule \"c\" has no version [E-EMPTY]\n    write [[rule.c]]",
      "charter.toml:5:17: rule \"d\", require is true, not a text [E-TYPE]\n    leave it out where nothing is asked"}},
    {"an unknown level", "[rule.a]\nrequire = 'some()'\nlevel = 'Must'",
     {"charter.toml:3:9: rule \"a\": level is \"Must\", not one of must, should [E-LEVEL]\n    did you mean \"must\"?"}},
    {"a rule that makes a must of a should unasked", "[clause.a]\nwords = 'w'\nkind = 'should'\n[rule.a]\nrequire = 'some()'\ncite = 'a'\n[rule.b]\nrequire = 'some()'\ncite = 'a'\nlevel = 'must'",
     {"charter.toml:4:1: rule \"a\" has no level, and the clause that it cites is a should [E-LEVEL]\n    write level = \"should\""}},
    {"a clause that is not there", "[clause.chair]\nwords = 'w'\nkind = 'must'\n[rule.a]\nrequire = 'some()'\ncite = 'chiar'\n[seat.b]\ncite = 'Sammensætning, pkt. 2'",
     {"charter.toml:6:8: rule \"a\" cites \"chiar\", and there is no such clause [E-CITE]\n    did you mean \"chair\"?",
      "charter.toml:8:8: seat \"b\" cites \"Sammensætning, pkt. 2\", and there is no such clause [E-CITE]\n    write the clause: [clause.\"Sammensætning, pkt. 2\"] with its words and kind"}},
    {"a clause that demands nothing", "[clause.a]\nwords = 'w'\nkind = 'purpose'\n[rule.a]\nrequire = 'some()'\ncite = 'a'\n[seat.open]\ncite = 'a'\n[seat.one]\ncite = 'a'\nnumber = 1",
     {"charter.toml:6:8: rule \"a\" cites \"a\", which demands nothing: its kind is purpose [E-CITE]\n    only clauses of kind must, should and default carry rules",
      "charter.toml:10:8: seat \"one\" cites \"a\", which demands nothing: its kind is purpose [E-CITE]\n    only clauses of kind must, should and default carry rules"}},
    {"a name that seats use", "[rule.\"seat:chair/filled\"]\nrequire = 'some()'",
     {"charter.toml:1:1: rule \"seat:chair/filled\": names that begin with seat: are for the rules that seats make [E-NAME]\n    give it another name"}},
    {"names that are blank", "[clause.\"\"]\n[rule.\" \"]",
     {"charter.toml:1:1: a clause has no name [E-EMPTY]\n    write [clause.size] and below it its words and kind",
      "charter.toml:2:1: a rule has no name [E-EMPTY]\n    write [rule.size] and below it require = 'count() == 7'"}},
    {"a definition that defines itself", "[define]\na = 'b & c'\nb = 'role == \"x\"'\nc = '~d'\nd = 'a | b'\ne = 'e'\nf = 'a'\n[rule.r]\nrequire = 'f'",
     {"charter.toml:2:5: define: a is defined by itself [E-DEFINE]\n    a -> c -> d -> a",
      "charter.toml:6:5: define: e is defined by itself [E-DEFINE]\n    e -> e"}},
    {"a definition that no rule can use", "[define]\nrole = 'some()'\ncount = 'some()'\nperson = 'some()'\ntoday = 'some()'\nand = 'some()'\n\"a b\" = 'some()'\n1 = 'some()'\nx = 1",
     {"charter.toml:2:8: define: \"role\" is a word of the language already [E-DEFINE]\n    give it another name",
      "charter.toml:3:9: define: \"count\" is a word of the language already [E-DEFINE]\n    give it another name",
      "charter.toml:4:10: define: \"person\" is a word of the language already [E-DEFINE]\n    give it another name",
      "charter.toml:5:9: define: \"today\" is a word of the language already [E-DEFINE]\n    give it another name",
      "charter.toml:6:7: define: \"and\" is a word of the language already [E-DEFINE]\n    give it another name",
      "charter.toml:7:9: define: \"a b\" is no name that a rule can use [E-DEFINE]\n    write letters, digits and _, and no digit first",
      "charter.toml:8:5: define: \"1\" is no name that a rule can use [E-DEFINE]\n    write letters, digits and _, and no digit first",
      "charter.toml:9:5: define: x is the number 1, not a text [E-TYPE]\n    write it in quotes: 'role == \"chair\"'"}},
    {"a waiver that waives nothing", "[rule.size]\nrequire = 'some()'\n[seat.a]\nnumber = 1\n[[waiver]]\n[[waiver]]\nrule = 'sizes'\nstart = 2022-01-01\nstop = 2022-01-01\nreason = ''\n[[waiver]]\nrule = 'seat:a/appointer'\nstart = 2022-01-01\nstop = 2022-01-02\nreason = 'r'",
     {"charter.toml:5:1: waiver 1 has no rule [E-MISSING]\n    write which rule it waives: rule = \"size\"",
      "charter.toml:5:1: waiver 1 has no start [E-MISSING]\n    write its first day: start = 2026-01-01",
      "charter.toml:5:1: waiver 1 has no stop [E-MISSING]\n    write the first day on which it no longer holds: stop = 2026-07-01",
      "charter.toml:5:1: waiver 1 has no reason [E-MISSING]\n    write why the rule is departed from, as in reason = \"a new chair is sought\"",
      "charter.toml:7:8: waiver 2 waives \"sizes\", and there is no such rule [E-RULE]\n    did you mean \"size\"?",
      "charter.toml:9:8: waiver 2 stops on 2022-01-01 and starts on 2022-01-01: it has no days [E-PERIOD]\n    the stop day is the first day that no longer counts",
      "charter.toml:10:10: waiver 2: reason is empty [E-EMPTY]\n    write what it says, or leave it out",
      "charter.toml:12:8: waiver 3 waives \"seat:a/appointer\", and there is no such rule [E-RULE]"}},
    {"waivers in the wrong brackets", "[waiver]\nrule = 'x'",
     {"charter.toml:1:1: waiver is a table, not a list of tables [E-TYPE]\n    write [[waiver]] before each of them"}},
    {"a seat whose name a rule would read as a day", "[seat.2022-01-01]\nnumber = 1\n[seat.a]\nappointed_by = '2022-02-30'",
     {"charter.toml:1:1: seat \"2022-01-01\": a rule would read the name \"2022-01-01\" as a day [E-NAME]\n    give it another name",
      "charter.toml:4:16: seat \"a\", appointed_by: 2022-02-30 is not a day of the calendar [E-DATE]\n    that month has 28 days"}},
    {"a seat whose vacancies have a limit and no number", "[seat.a]\nwithin = 'days(90)'\n[seat.b]\nnumber = 0\nwithin = 'soon'\neligible = 'count()'\n[seat.c]\neligible = true",
     {"charter.toml:2:10: seat \"a\" has a limit for vacancies and no number to fill [E-MISSING]\n    write number = 1, or leave within out",
      "charter.toml:4:10: seat \"b\": number is 0, less than 1 [E-NUMBER]",
      "charter.toml:5:11: seat \"b\", within: `col(\"soon\")` is no limit [E-TYPE]\n    soon\n    ^^^^\n    write days(90) or next(body.meetings)",
      "charter.toml:6:13: seat \"b\", eligible: `count()` is no condition [E-TYPE]\n    count()\n    ^^^^^^^\n    compare it with a number: count() >= 1",
      "charter.toml:8:12: seat \"c\", eligible is true, not a text [E-TYPE]\n    leave it out where nothing is asked"}},
    {"members that are a number", "[define]\nmember = 'count()'\nx = 'some(member)'\n[rule.r]\nrequire = 'some(member)'",
     {"charter.toml:2:10: define: member is a value; it says which mandates count, and so is a condition [E-TYPE]\n    write member = 'status != \"hindered\"'"}},
    {"what no facts can meet", "[define]\nmember = 'votes < 1 and votes > 1'\n[rule.a]\nwhere = 'today.day == 32'\nrequire = '(count() >= 3) & (count() <= 2)'\n[seat.s]\neligible = 'count() < 0'",
     {"charter.toml:2:10: define: member can never hold, so nobody would be a member: `votes < 1` and `votes > 1` are never met together [E-NEVER]\n    (votes < 1) & (votes > 1)\n     ^^^^^^^^^^^^^^^^^^^^^^^\n    is a sign turned round, or a number mistyped?",
      "charter.toml:4:9: rule \"a\", where can never hold, so the rule demands nothing: `today.day == 32` is never met: `today.day` lies between 1 and 31 [E-NEVER]\n    today.day == 32\n    ^^^^^^^^^^^^^^^\n    is a sign turned round, or a number mistyped?",
      "charter.toml:5:11: rule \"a\", require can never hold: `count() >= 3` and `count() <= 2` are never met together [E-NEVER]\n    (count() >= 3) & (count() <= 2)\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n    is a sign turned round, or a number mistyped?",
      "charter.toml:7:12: seat \"s\", eligible can never hold: `count() < 0` is never met: `count()` is never below 0 [E-NEVER]\n    count() < 0\n    ^^^^^^^^^^^\n    is a sign turned round, or a number mistyped?"}},
    {"control characters", "title = \"a\\u001bb\"\nbody = \"a\\nb\"\n[clause.\"a\\nb\"]\n[clause.c]\nkind = 'must'\nwords = \"a\\nb\"\nread_as = \"a\\u0007\"",
     {"charter.toml:1:9: the charter: title is more than one line of text [E-TEXT]\n    write it on one line",
      "charter.toml:2:8: the charter: body is more than one line of text [E-TEXT]\n    write it on one line",
      "charter.toml:3:1: the name of the clause \"a\\nb\" is more than one line of text [E-TEXT]\n    write it on one line",
      "charter.toml:7:11: clause \"c\": read_as has a control character [E-TEXT]"}},
    {"a number beyond reason", "[seat.a]\nnumber = 1000000001\nvotes = 1_000_000_000",
     {"charter.toml:2:10: seat \"a\": number is 1000000001, more than 1000000000 [E-NUMBER]"}},
    {"a list where waivers belong", "waiver = [1]",
     {"charter.toml:1:11: waiver 1 is the number 1, not a table [E-TYPE]"}},
};
// clang-format on

}  // namespace

TEST_CASE("what is wrong with a charter is said with its place and what to write",
          "[charter][document]") {
    for (const auto& bad : bad_charters) {
        INFO(bad.about);
        std::vector<std::string> said;
        for (const auto& p : problems_of(bad.toml)) said.push_back(text(p));
        CHECK(said == bad.problems);
    }
}

TEST_CASE("a rule's text that does not parse is placed where in the file it stands",
          "[charter][document]") {
    struct bad_text {
        const char* toml;
        const char* where;
        const char* code;
    };
    const bad_text texts[] = {
        {"[rule.a]\nrequire = 'count() = 7'", "charter.toml:2:20", "E-SYNTAX"},
        {"[rule.a]\nrequire = \"count() = 7\"", "charter.toml:2:20", "E-SYNTAX"},
        {"[rule]\n\"æ\" = { require = 'count(area == \"ældre\") = 7' }", "charter.toml:2:43",
         "E-SYNTAX"},
        {"[rule.a]\nrequire = '''\ncount(area == \"ældre\")\n  = 7'''", "charter.toml:4:3",
         "E-SYNTAX"},
        {"[rule.a]\nrequire = \"\"\"count() \r\n= 7\"\"\"", "charter.toml:3:1", "E-SYNTAX"},
        {"[rule.a]\nrequire = \"area == \\\"x\\\" = 7\"", "charter.toml:2:11",
         "E-SYNTAX"},  // with escapes: its quote
        {"[rule.a]\nrequire = 'some()'\nwhere = 'count() == '", "charter.toml:3:21", "E-SYNTAX"},
        {"[rule.a]\nrequire = 'some()'\nwithin = '90'", "charter.toml:3:11", "E-TYPE"},
        {"[rule.a]\nrequire = 'count()'", "charter.toml:2:12", "E-TYPE"},
        {"[rule.a]\nrequire = 'some()'\nfor_each = 'bdoy'", "charter.toml:3:12", "E-SUBJECT"},
        {"[seat.a]\nthroughout = 'role = 1'", "charter.toml:2:20", "E-SYNTAX"},
        {"[define]\na = 'role = 1'", "charter.toml:2:11", "E-SYNTAX"},
    };
    for (const auto& bad : texts) {
        INFO(bad.toml);
        const auto found = problems_of(bad.toml);
        REQUIRE(found.size() == 1);
        CHECK(found[0].where == bad.where);
        CHECK(found[0].code == bad.code);
    }
}

TEST_CASE("a rule's text that does not parse is shown with a caret", "[charter][document]") {
    const auto found = problems_of("[rule.size]\nrequire = 'count() = 7'");
    REQUIRE(found.size() == 1);
    CHECK_THAT(found[0].what, remit_test::contains_text("rule \"size\", require: "));
    CHECK_THAT(found[0].what, remit_test::contains_text("\n    count() = 7\n            ^"));
}

TEST_CASE("all problems of a charter are reported together, in the order of the file",
          "[charter][document]") {
    const auto found = problems_of(
        "[rule.a]\nrequire = 'count() ='\ncite = 'x'\n[clause.b]\nkind = 'shall'\n"
        "[[waiver]]\nrule = 'c'\n[seat]\nd = { number = 1.5 }\n[other]\n");
    std::vector<std::string> codes;
    for (const auto& p : found) codes.push_back(p.code);
    CHECK(codes == std::vector<std::string>{"E-SYNTAX", "E-CITE", "E-MISSING", "E-KIND",
                                            "E-MISSING", "E-MISSING", "E-MISSING", "E-RULE",
                                            "E-TYPE", "E-KEY"});
}

TEST_CASE("one faulty definition is one problem, whoever uses it", "[charter][document]") {
    const auto found =
        problems_of("[define]\na = 'role ='\nb = 'a | a'\n[rule.r]\nrequire = 'b'\nwhere = 'a'\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].where == "charter.toml:2:11");
}

TEST_CASE("definitions cannot grow without bound", "[charter][document]") {
    std::string toml = "[define]\nd0 = '(role == \"a\") | (role == \"b\")'\n";
    for (int i = 1; i < 40; ++i) {
        const auto below = "d" + std::to_string(i - 1);
        toml += "d" + std::to_string(i) + " = 'some(" + below + ") & some(" + below + " & " +
                below + ")'\n";
    }
    const auto found = problems_of(toml);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "E-SIZE");
}

TEST_CASE("what definitions expand to is bounded over a whole charter", "[charter][document]") {
    std::string big = "(count() == 0)";
    for (int i = 1; i < 3'000; ++i) big += " | (count() == " + std::to_string(i) + ")";
    std::string toml = "[define]\nbig = '" + big + "'\n[rule]\n";
    for (int i = 0; i < 2'000; ++i)
        toml += "r" + std::to_string(i) + " = { require = '(some()) & (big)' }\n";
    const auto found = problems_of(toml);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "E-SIZE");
    // 9,000 words in the definition and in each rule: the 23rd of them is too many.
    CHECK(found[0].where == "charter.toml:25:19");
    CHECK_THAT(found[0].what, remit_test::contains_text("rule \"r21\", require"));
}

TEST_CASE("definitions that only stand there are bounded too", "[charter][document]") {
    std::string big = "(role == \"a\")";
    for (int i = 1; i < 3'000; ++i) big += " | (role == \"a\")";
    std::string toml = "[define]\nd0 = '" + big + "'\n";
    for (int i = 1; i < 2'000; ++i) toml += "d" + std::to_string(i) + " = 'd0 | (role == \"b\")'\n";
    const auto found = problems_of(toml + "[rule.r]\nrequire = 'some(d1999)'\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "E-SIZE");
    CHECK_THAT(found[0].what, remit_test::contains_text("define: d"));
}

TEST_CASE("a name that is not seen is made visible wherever it is told", "[charter][document]") {
    const auto found = problems_of(
        "[clause.\"a\\u202e\"]\nkind = 'must'\n[rule.r]\nrequire = 'some()'\ncite = "
        "\"b\\u202e\"\n");
    REQUIRE(found.size() == 2);
    for (const auto& p : found) {
        CHECK(text(p).find("\u202e") == std::string::npos);
        CHECK_THAT(text(p), remit_test::contains_text("\\u202e"));
    }
}

#else

TEST_CASE("what is wrong with a charter is said with its place and what to write",
          "[charter][document]") {
    WARN("skipped: toml++ was not found");
}

#endif
