// SPDX-License-Identifier: BSL-1.0
// The charter on docs/concepts/charter.md is one, and has every key.
#include <remit/charter/implied.hpp>
#include <remit/io/folder.hpp>
#include <remit/rules/text.hpp>

#include <fstream>
#include <iterator>
#include <string>

#include "support/catch.hpp"
#include "support/paths.hpp"

using namespace remit;

namespace {

/// The first block of TOML on the page.
std::string charter_of_page() {
    std::ifstream in{remit_test::source_dir() / "docs/concepts/charter.md", std::ios::binary};
    const std::string page{std::istreambuf_iterator<char>{in}, {}};
    const std::string open = "```toml\n";
    const auto begin = page.find(open);
    if (begin == std::string::npos) return {};
    const auto first = begin + open.size();
    return page.substr(first, page.find("```", first) - first);
}

}  // namespace

TEST_CASE("the charter of the documentation can be read", "[io][charter]") {
#ifdef REMIT_HAS_TOMLPLUSPLUS
    const auto c = parse_charter(charter_of_page(), "charter.md");
    CHECK(c.body == "council");
    CHECK(c.silences.size() == 2);
    CHECK(c.clauses.size() == 4);
    CHECK(c.seats.at(0).throughout == parse_condition("region == \"harbour\""));
    REQUIRE(c.cadences.size() == 3);
    CHECK(c.cadences[0].when == cadence::parse("2 per year, at least 3 months apart, not in July"));
    CHECK(c.cadences[1].name == c.cadences[2].name);
    CHECK(implied_rules(c).size() == 10);
    REQUIRE(c.rules.size() == 4);
    CHECK(c.rules[0].require == parse_condition("count(~(region == \"harbour\")) <= 2"));
    CHECK(c.rules[2].name == c.rules[3].name);
    CHECK(c.waivers.at(0).subject == "council/chair");
    CHECK(parse_charter(text(c), "again") == c);
#else
    WARN("skipped: toml++ was not found");
#endif
}

TEST_CASE("the charter of the documentation has every key", "[io][charter]") {
    const auto page = charter_of_page();
    for (const auto* key :
         {"title",         "body",       "language",  "source",     "version", "silent",
          "[values]",      "[clause.",   "heading",   "words",      "kind",    "read_as",
          "why_unchecked", "[seat.",     "name",      "role",       "number",  "votes",
          "appointed_by",  "throughout", "cite",      "[define]",   "[rule]",  "[rule.",
          "[[rule.",       "for_each",   "where",     "require",    "within",  "level",
          "start",         "stop",       "[cadence.", "[[cadence.", "text",    "meetings",
          "[[waiver]]",    "rule ",      "subject",   "reason"})
        CHECK_THAT(page, remit_test::contains_text(key));
}
