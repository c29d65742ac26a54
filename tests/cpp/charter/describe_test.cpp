// SPDX-License-Identifier: BSL-1.0
#include <remit/charter/describe.hpp>
#include <remit/rules/text.hpp>

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace remit;

namespace {

using list = std::vector<std::string>;

rule cites(const char* name, const char* clause) {
    return {.name = name, .require = parse_condition("some()"), .cite = clause};
}

}  // namespace

TEST_CASE("a clause is checked by the rules that cite it, stated ones first",
          "[charter][describe]") {
    charter c;
    c.clauses = {{"size", "", "seven", clause_kind::must}, {"chair", "", "one", clause_kind::must}};
    c.seats = {{.seat = "chair", .number = 1, .cite = "chair"},
               {.seat = "all", .number = 7, .cite = "size"}};
    c.rules = {cites("b", "size"), cites("a", "size")};
    const auto account = describe(c);
    REQUIRE(account.clauses.size() == 2);
    CHECK(account.clauses[0] ==
          clause_account{c.clauses[0], clause_coverage::checked, {"b", "a", "seat:all/filled"}});
    CHECK(account.clauses[1] ==
          clause_account{c.clauses[1], clause_coverage::checked, {"seat:chair/filled"}});
    CHECK(account.uncited.empty());
}

TEST_CASE("a clause without a rule says why", "[charter][describe]") {
    charter c;
    c.clauses = {{"a", "", "w", clause_kind::must, "", "meetings are not in the facts"},
                 {"b", "", "w", clause_kind::must},
                 {"c", "", "w", clause_kind::should},
                 {"d", "", "w", clause_kind::by_default},
                 {"e", "", "w", clause_kind::may},
                 {"f", "", "w", clause_kind::purpose},
                 {"g", "", "w", clause_kind::fact},
                 {"h", "", "w", clause_kind::may, "", "said"}};
    list said;
    for (const auto& a : describe(c).clauses)
        said.push_back(a.said.id + " " + std::string{text(a.coverage)});
    CHECK(said == list{"a explained", "b no rule yet", "c no rule yet", "d no rule yet",
                       "e permits", "f states something", "g states something", "h explained"});
}

TEST_CASE("a rule that is cited makes a clause checked even where it says why it is not",
          "[charter][describe]") {
    charter c;
    c.clauses = {{"a", "", "w", clause_kind::must, "", "the rest is a judgement"}};
    c.rules = {cites("size", "a")};
    const auto account = describe(c);
    CHECK(account.clauses.at(0).coverage == clause_coverage::checked);
    CHECK(account.clauses.at(0).said.why_unchecked == "the rest is a judgement");
}

TEST_CASE("versions of a rule stand once", "[charter][describe]") {
    charter c;
    c.clauses = {{"a", "", "w"}, {"b", "", "w"}};
    c.rules = {cites("size", "a"), cites("size", "a"), cites("size", "b")};
    const auto account = describe(c);
    CHECK(account.clauses.at(0).rules == list{"size"});
    CHECK(account.clauses.at(1).rules == list{"size"});
}

TEST_CASE("rules that cite nothing and silences are told", "[charter][describe]") {
    charter c;
    c.rules = {cites("size", ""), cites("ghost", "no such clause")};
    c.silences = {"term", "quorum"};
    const auto account = describe(c);
    CHECK(account.uncited == list{"size", "ghost"});
    CHECK(account.silences == list{"term", "quorum"});
    CHECK(describe(charter{}) == charter_account{});
}

TEST_CASE("who counts as a member is told where the charter says it", "[charter][describe]") {
    charter c;
    CHECK_FALSE(describe(c).member);
    c.member = parse_condition("status != \"away\"");
    CHECK(describe(c).member == c.member);
    CHECK(describe(c) != charter_account{});
}
