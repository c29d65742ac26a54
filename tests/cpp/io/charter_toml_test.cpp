// SPDX-License-Identifier: BSL-1.0
// A charter.toml from a file, with toml++.
#include <remit/charter/document.hpp>
#include <remit/io/folder.hpp>
#include <remit/rules/text.hpp>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace remit;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone when the test is over.
class scratch {
public:
    scratch()
        : at_{fs::temp_directory_path() /
              ("remit-charter-" + std::to_string(std::random_device{}()))} {
        fs::create_directories(at_);
    }
    ~scratch() { fs::remove_all(at_); }
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;

    [[nodiscard]] fs::path path() const { return at_; }
    fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream{at_ / name, std::ios::binary} << text;
        return at_ / name;
    }

private:
    fs::path at_;
};

template <class F>
std::vector<problem> problems_of(F read) {
    try {
        (void)read();
    } catch (const bad_input& e) {
        return e.problems();
    }
    return {};
}
problem only_problem(const std::string& toml) {
    const auto found = problems_of([&] { return parse_charter(toml, "charter.toml"); });
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace

#ifdef REMIT_HAS_TOMLPLUSPLUS

TEST_CASE("a charter is read from a file in the file's order", "[io][charter]") {
    const scratch folder;
    const auto file = folder.write("charter.toml",
                                   "\xEF\xBB\xBF"
                                   R"toml(# et kommissorium
title = "Dialogforum"
[rule]
"størrelse" = { require = 'count() == 7' }
andet.require = 'some()'
[rule.b]
require = 'none()'
start = 2022-03-10
[clause.z]
words = """To
linjer"""
kind = "must"
[clause.a]
words = 'w'
kind = "fact"
)toml");
    const auto c = read_charter(file);
    CHECK(c.title == "Dialogforum");
    REQUIRE(c.rules.size() == 3);
    CHECK(c.rules[0].name == "størrelse");
    CHECK(c.rules[1].name == "andet");
    CHECK(c.rules[2].name == "b");
    CHECK(c.rules[2].start == day{2022, 3, 10});
    CHECK(c.clauses.at(0).id == "z");
    CHECK(c.clauses.at(0).words == "To\nlinjer");
    CHECK(c.clauses.at(1).id == "a");
    CHECK(place_of(c, 0, "require") == "charter.toml:4:27");
    CHECK(place_of(c, 1, "require") == "charter.toml:5:17");
    CHECK(place_of(c, 2, "start") == "charter.toml:8:9");
    CHECK(parse_charter(text(c), "again.toml") == c);
}

TEST_CASE("a text that goes on behind a backslash is read in every script", "[io][charter]") {
    const auto title = [](const std::string& toml) {
        return parse_charter(toml, "charter.toml").title;
    };
    CHECK(title("title = \"\"\"x \\\n  \xC3\xA6 \\ \t\r\n\n\t\xE3\x80\x81 "
                "\\\n\xF0\x9D\x84\x9E\"\"\"") == "x \xC3\xA6 \xE3\x80\x81 \xF0\x9D\x84\x9E");
    // Elsewhere a backslash at the end of a line is something else, or nothing.
    const auto c = parse_charter(
        "title = \"\\\\\" # \"\"\"\\\nbody = '\\' # '''\\\n[clause.\"\xC3\xA6\"]\nkind = 'fact'\n"
        "words = '''\\\n\xC3\xA6''''' # \\\n"
        "read_as = \"\"\"\\\"\\\\\n\xC3\xB8\"\"\"\"\"\n",
        "charter.toml");
    CHECK(c.title == "\\");
    CHECK(c.body == "\\");
    CHECK(c.clauses.at(0).words == "\\\n\xC3\xA6''");
    CHECK(c.clauses.at(0).read_as == "\"\\\n\xC3\xB8\"\"");
}

TEST_CASE("what is no TOML is a problem with line and column", "[io][charter]") {
    CHECK(only_problem("title = 'x'\nbody = x\n").where == "charter.toml:2:8");
    CHECK(only_problem("title = 'x'\nbody = x\n").code == "E-TOML");
    CHECK_THAT(only_problem("body = x").hint, remit_test::contains_text("in quotes"));
    const auto key = only_problem("[clause.formål]\n");
    CHECK(key.where == "charter.toml:1:13");
    CHECK_THAT(key.hint, remit_test::contains_text("[clause.\"formål\"]"));
    CHECK(only_problem("a = 1\na = 2\n").code == "E-TOML");
    CHECK(only_problem("a = 99999999999999999999\n").code == "E-TOML");
    CHECK(only_problem("a = 2022-02-30\n").code == "E-TOML");
}

TEST_CASE("a charter that is not UTF-8 is a problem where it first is not", "[io][charter]") {
    const auto p =
        only_problem("title = 'x'\nbody = '\xC3\xA6\xE6'\n");  // æ in UTF-8, then in Latin-1
    CHECK(p.code + " " + p.where == "E-UTF8 charter.toml:2:10");
}

TEST_CASE("a hostile charter is refused before it is parsed", "[io][charter]") {
    const auto refused = [](const std::string& toml) {
        const auto p = only_problem(toml);
        return p.code + " " + p.where;
    };
    CHECK(refused("a = " + std::string(65, '[') + std::string(65, ']')) ==
          "E-DEPTH charter.toml:1:69");
    CHECK(refused("a = " + std::string(100'000, '[')) == "E-DEPTH charter.toml:1:10005");
    std::string dotted = "a";
    for (int i = 0; i < 100'000; ++i) dotted += ".a";
    CHECK(refused("[" + dotted + "]") == "E-DEPTH charter.toml:1:1");
    CHECK(refused(dotted + " = 1") == "E-DEPTH charter.toml:1:20001");
    std::string many = "silent = [";
    for (std::size_t i = 0; i < most_entries; ++i) many += "1,";
    CHECK(refused(many + "]").substr(0, 6) == "E-SIZE");
    CHECK(refused(std::string(longest_charter + 1, '\n')) == "E-SIZE charter.toml");
    CHECK(refused("a = \"" + std::string(longest_charter, 'x') + "\"") == "E-SIZE charter.toml");
    CHECK(refused("[values]\n" + std::string(1000, 'k') + " = []").substr(0, 6) == "E-SIZE");
}

TEST_CASE("a charter at the bounds is read", "[io][charter]") {
    std::string toml = "silent = [";
    for (std::size_t i = 0; i < most_entries - 1; ++i) toml += "'" + std::to_string(i) + "',";
    CHECK(parse_charter(toml + "]", "charter.toml").silences.size() == most_entries - 1);
    const std::string spaces(longest_charter - 11, ' ');
    CHECK(parse_charter("title = 'x'" + spaces, "charter.toml").title == "x");
    const auto deep = only_problem("a = " + std::string(63, '[') + std::string(63, ']'));
    CHECK(deep.code == "E-KEY");  // 64 deep: read, and then no key of a charter
}

TEST_CASE("a charter file that is not there is a problem", "[io][charter]") {
    const scratch folder;
    const auto code = [](const fs::path& file) {
        const auto found = problems_of([&] { return read_charter(file); });
        REQUIRE(found.size() == 1);
        return found.front().code + " " + found.front().where;
    };
    CHECK(code(folder.path() / "charter.toml") == "E-FILE charter.toml");
    CHECK(code(folder.path()).substr(0, 6) == "E-FILE");
    folder.write("long.toml", std::string(longest_charter + 1, ' '));
    CHECK(code(folder.path() / "long.toml") == "E-SIZE long.toml");
}

#else

TEST_CASE("without toml++ a charter file cannot be read in C++, and the problem says what to do",
          "[io][charter]") {
    const auto p = only_problem("title = 'x'");
    CHECK(p.code == "E-NO-TOML");
    CHECK_THAT(p.hint, remit_test::contains_text("Python module"));
    WARN("the tests that read TOML are skipped: toml++ was not found");
}

#endif
