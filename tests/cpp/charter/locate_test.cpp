// SPDX-License-Identifier: BSL-1.0
#include <remit/charter/locate.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/toml_places.hpp"

using remit::locate;
using remit::locate_all;
using remit::value_place;

namespace {

std::string at(std::uint32_t line, std::uint32_t column) {
    return std::to_string(line) + ":" + std::to_string(column);
}
/// Where `locate` finds the value.
std::string found(std::string_view toml, const std::vector<std::string>& path) {
    const auto [line, column] = locate(toml, path);
    return at(line, column);
}

constexpr std::string_view forum = R"toml(# Et kommissorium
title = "Strategisk dialogforum"
body = 'forum'   # nøgle

[clause."formål"]
words = """
Forummet rådgiver
om det sociale område."""
kind = "purpose"

[rule]
"størrelse" = { for_each = "body", require = 'count() == 13', "within" = 'days(90)' }
"en formand".require = 'count(role == "formand") == 1'

[rule."ældre"]
require = '''
some(area == "ældre")'''

[values]
role = [ "formand",  # den ene
         "medlem", { x.y = 1 } ]

[[waiver]]
rule = "størrelse"
start = 2022-03-10
stop = 2022-03-10 10:00:00

[[waiver]]
  [waiver.more]
  reason = "é\u00e9è"
[a.b.c]
[a]
)toml";

}  // namespace

TEST_CASE("a value is found by its keys", "[charter][locate]") {
    CHECK(found(forum, {"title"}) == "2:9");
    CHECK(found(forum, {"body"}) == "3:8");
    CHECK(found(forum, {"clause", "formål", "words"}) == "6:9");
    CHECK(found(forum, {"clause", "formål", "kind"}) == "9:8");
    CHECK(found(forum, {"rule", "ældre", "require"}) == "16:11");
}

TEST_CASE("columns are counted in characters, not in bytes", "[charter][locate]") {
    CHECK(found(forum, {"rule", "størrelse"}) == "12:15");
    CHECK(found(forum, {"rule", "størrelse", "require"}) == "12:46");
    CHECK(found("a = { 'æøå' = \"€𝄞\", b = 2 }", {"a", "b"}) == "1:25");
}

TEST_CASE("a key may be quoted, dotted and inside an inline table", "[charter][locate]") {
    CHECK(found(forum, {"rule", "størrelse", "within"}) == "12:74");
    CHECK(found(forum, {"rule", "en formand", "require"}) == "13:24");
    CHECK(found("\"a\\u00e6\\n\\\"\" = 1", {"a\xC3\xA6\n\""}) == "1:17");
    CHECK(found("'a\\n' . b = 1", {"a\\n", "b"}) == "1:13");
    CHECK(found("\"\\U0001D11E\" = 1", {"𝄞"}) == "1:16");
}

TEST_CASE("an element of an array is found by its position", "[charter][locate]") {
    CHECK(found(forum, {"values", "role", "0"}) == "20:10");
    CHECK(found(forum, {"values", "role", "1"}) == "21:10");
    CHECK(found(forum, {"values", "role", "2", "x", "y"}) == "21:28");
    CHECK(found(forum, {"waiver", "0", "start"}) == "25:9");
    CHECK(found(forum, {"waiver", "1", "more", "reason"}) == "30:12");
}

TEST_CASE("a table stands where its header or its part of a dotted key does", "[charter][locate]") {
    CHECK(found(forum, {"clause"}) == "5:1");
    CHECK(found(forum, {"rule"}) == "11:1");
    CHECK(found(forum, {"rule", "en formand"}) == "13:1");
    CHECK(found(forum, {"values", "role", "2"}) == "21:20");
    CHECK(found(forum, {"waiver"}) == "23:1");
    CHECK(found(forum, {"waiver", "1"}) == "28:1");
    CHECK(found(forum, {"waiver", "1", "more"}) == "29:3");
    CHECK(found(forum, {"a", "b"}) == "31:1");
    CHECK(found(forum, {"a"}) == "32:1");
}

TEST_CASE("what is not there has no place", "[charter][locate]") {
    CHECK(found(forum, {"titel"}) == "0:0");
    CHECK(found(forum, {"rule", "størrelse", "requires"}) == "0:0");
    CHECK(found(forum, {"values", "role", "3"}) == "0:0");
    CHECK(found(forum, {"values", "role", "-1"}) == "0:0");
    CHECK(found(forum, {}) == "0:0");
    CHECK(found("", {"title"}) == "0:0");
}

TEST_CASE("a text's own first character is known where it has no escapes", "[charter][locate]") {
    const auto text_at = [](std::string_view toml) {
        const auto places = locate_all(toml);
        const value_place& p = places.at(places.find({"a"}).value());
        return at(p.text_line, p.text_column);
    };
    CHECK(text_at("a = 'x'") == "1:6");
    CHECK(text_at("a = \"x\"") == "1:6");
    CHECK(text_at("a = \"\"") == "1:6");
    CHECK(text_at("a = \"x\\ty\"") == "0:0");
    CHECK(text_at("a = '''x'''") == "1:8");
    CHECK(text_at("a = '''\nx'''") == "2:1");
    CHECK(text_at("a = \"\"\"\r\nx\"\"\"") == "2:1");
    CHECK(text_at("a = \"\"\"\nx \\\n y\"\"\"") == "0:0");
    CHECK(text_at("a = 1") == "0:0");
}

TEST_CASE("values are numbered in the order of the file", "[charter][locate]") {
    const auto places = locate_all(forum);
    CHECK(places.find({"title"}) < places.find({"body"}));
    CHECK(places.find({"rule", "størrelse"}) < places.find({"rule", "en formand"}));
    CHECK(places.find({"rule", "en formand"}) < places.find({"rule", "ældre"}));
    CHECK(places.depth() == 5);
    CHECK(places.deepest() == places.find({"values", "role", "2", "x", "y"}));
    CHECK(locate_all("").size() == 0);
    CHECK(locate_all("").depth() == 0);
    CHECK(locate_all("a = [1, {b = 2}]").size() == 4);
}

TEST_CASE("a byte order mark and carriage returns move nothing", "[charter][locate]") {
    const std::string_view text =
        "\xEF\xBB\xBF"
        "a = 1\r\n\r\n[b]\r\nc = '''\r\nx\r\n'''\r\nd = 2 # x\r\n";
    CHECK(found(text, {"a"}) == "1:5");
    CHECK(found(text, {"b", "c"}) == "4:5");
    CHECK(found(text, {"b", "d"}) == "7:5");
}

TEST_CASE("of a text that is no TOML the part before the fault is known", "[charter][locate]") {
    struct bad_toml {
        const char* rest;  // after a line `a = 1`
        const char* fault;
    };
    const bad_toml texts[] = {
        {"b", "2:2 = is expected here"},
        {"b =", "2:4 a value is expected here"},
        {"b = # x", "2:5 a value is expected here"},
        {"b = [", "2:5 the ] for this is missing"},
        {"b = [1, [2]", "2:5 the ] for this is missing"},
        {"b = [[[[", "2:8 the ] for this is missing"},
        {"b = [}", "2:6 a value is expected here"},
        {"b = {c", "2:7 = is expected here"},
        {"b = {c = 1", "2:5 the } for this is missing"},
        {"b = \"x", "2:5 this text is not closed on its line"},
        {"b = \"\\", "2:5 this text is not closed on its line"},
        {"b = 'x\ny'", "2:5 this text is not closed on its line"},
        {"b = '''x''", "2:5 this text is not closed"},
        {"b = \"\"\"x\\\"\"\"", "2:5 this text is not closed"},
        {"b = ]", "2:5 a value is expected here"},
        {"[b", "2:3 ] is expected here"},
        {"[[b]", "2:5 ]] is expected here"},
        {"[[[b]]", "2:3 a key is expected here"},
        {"[]", "2:2 a key is expected here"},
        {"[b.]", "2:4 a key is expected here"},
        {"['b]", "2:2 this text is not closed on its line"},
        {"[b\xC3\xA6r]", "2:3 ] is expected here"},
        {"\xC3\xA6 = 1", "2:1 a key is expected here"},
        {"= 1", "2:1 a key is expected here"},
        {"]", "2:1 a key is expected here"},
        {"b = ja\xC3\xA6", "2:7 this letter stands outside quotes"},
        {"b = [\xC3\xA6]", "2:6 this letter stands outside quotes"},
        {"b = 'x' \xC3\xA6", "2:9 a key is expected here"},
        {"b = \"x\\q\"", "2:7 a backslash stands before one of b t n f r u U \" and \\ only"},
        {"b = \"\"\"\\\xC3\xA6\"\"\"",
         "2:8 a backslash stands before one of b t n f r u U \" and \\ only"},
        {"b = \"x\\", "2:5 this text is not closed on its line"},
        {"a = 2", "2:1 the key a was given before"},
        {"b.c = 2\nb.c = 3", "3:3 the key c was given before"},
        {"b = {c = 1, c = 2}", "2:13 the key c was given before"},
        {"[a]", "2:2 the key a was given before"},
        {"[b.c]\nx=1\n[b.c]", "4:4 the key c was given before"},
        {"[[b]]\n[b]", "3:2 the key b was given before"},
        {"b = []\n[[b]]", "3:3 the key b was given before"},
    };
    for (const auto& bad : texts) {
        INFO(bad.rest);
        const auto places = locate_all("a = 1\n" + std::string{bad.rest});
        REQUIRE(places.fault().has_value());
        CHECK(at(places.fault()->line, places.fault()->column) + " " + places.fault()->what ==
              bad.fault);
        CHECK(places.find({"a"}).has_value());
    }
    CHECK_FALSE(locate_all(forum).fault().has_value());
}

TEST_CASE("hostile text is followed without recursion and within bounds", "[charter][locate]") {
    const std::size_t many = 100'000;
    std::string dotted = "a";
    for (std::size_t i = 1; i < many; ++i) dotted += ".a";
    CHECK(locate_all("x = " + std::string(many, '[')).size() == remit::most_entries + 1);
    CHECK(locate_all("[" + dotted + "]").depth() == remit::most_entries + 1);
    CHECK(locate_all(dotted + " = 1").size() == remit::most_entries + 1);
    // A long key in a header is kept once, not once for each value below it.
    std::string below = "[" + std::string(remit::longest_charter / 2, 'k') + "]\n";
    for (std::size_t i = 0; i < remit::most_entries / 2; ++i)
        below += "k" + std::to_string(i) + " = 1\n";
    CHECK(locate_all(below).size() == remit::most_entries / 2 + 1);
    CHECK(locate_all("a = 1\n#" + std::string(remit::longest_charter, ' ')).size() == 0);
    CHECK_FALSE(
        locate_all("x = " + std::string(many, '[')).fault().has_value());  // enough was seen
}

TEST_CASE("places are written into a document of the same text", "[charter][locate]") {
    using remit::document;
    document d{document::table{
        {"b", {document::table{{"d", {std::int64_t{2}}}, {"c", {std::int64_t{1}}}}}},
        {"a", {document::list{{std::string{"x"}}, {std::string{"y"}}}}},
        {"stray", {true}}}};
    const auto places = locate_all("a = ['x',\n 'y']\n[b]\nc = 1\nd = 2");
    put_places(d, places);
    put_in_order(d, places);
    const auto& table = std::get<document::table>(d.value);
    REQUIRE(table.size() == 3);
    CHECK(table[0].first == "a");
    CHECK(table[1].first == "b");
    CHECK(table[2].first == "stray");
    const auto& list = std::get<document::list>(table[0].second.value);
    CHECK(at(list[1].line, list[1].column) == "2:2");
    CHECK(at(list[1].text_line, list[1].text_column) == "2:3");
    const auto& below = std::get<document::table>(table[1].second.value);
    CHECK(below[0].first == "c");
    CHECK(at(below[1].second.line, below[1].second.column) == "5:5");
    CHECK(table[2].second.line == 0);
}

TEST_CASE("every place is the one that toml++ reports", "[charter][locate]") {
#ifdef REMIT_TEST_TOML
    const std::string crlf = [] {
        std::string out;
        for (const char c : forum) out += c == '\n' ? std::string{"\r\n"} : std::string{c};
        return out;
    }();
    const std::vector<std::string> texts = {
        std::string{forum},
        crlf,
        "\xEF\xBB\xBF" + std::string{forum},
        "a.b.c = 1\na.b.d = 2\n[x.y]\nz.w = 3\n[x]\nq = {r = {s.t = [[1], [2, 3,], {u = 4}]}}",
        "[[a]]\nx = 1\n[[a.b]]\ny = 2\n[[a.b]]\n[a.b.c]\nz = 3\n[[a]]\n[a.d]\nx = 'é'",
        "a = \"\"\"x\"\"\"\"\"\nb = '''y'''''\nc = \"\"\"\\\n   \\\"\"\"\"\nd = ''\ne = \"\"",
        "  a  =  +1_000\n\tb\t=\tinf\nc=1979-05-27 07:32:00 # [x]\nd = [ # ]\n 1, # ,\n 2 ]\n1 = "
        "2\n-_ = 3",
        "[ \"a.b\" . 'c' ]\nx = 1\n[ \"a.b\".d]\n\"\" = 2"};
    for (const auto& text : texts) {
        INFO(text);
        const auto places = locate_all(text);
        const auto wanted = remit_test::toml_places(text);
        CHECK(places.size() == wanted.size());
        for (const auto& w : wanted) {
            INFO(remit_test::shown(w.path));
            const auto value = places.find(w.path);
            REQUIRE(value.has_value());
            CHECK(at(places.at(*value).line, places.at(*value).column) == at(w.line, w.column));
        }
        CHECK_FALSE(places.fault().has_value());
    }
#else
    WARN("skipped: toml++ was not found");
#endif
}
