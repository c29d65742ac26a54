// SPDX-License-Identifier: BSL-1.0
/// The example of the dialogue forum: what is found is what was written by hand, in tests/golden.
/// Three ways to it must agree: the folder as a user reads it, the same facts built one by one, and
/// the oracle. The last two are given who sits where, and not the tables of meetings: they judge
/// the rules that ask for no meeting.

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <remit/charter/describe.hpp>
#include <remit/charter/implied.hpp>
#include <remit/check.hpp>
#include <remit/io/folder.hpp>
#include <remit/registry/builder.hpp>
#include <remit/rules/footprint.hpp>
#include <remit/rules/words.hpp>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"
#include "support/folder_facts.hpp"
#include "support/paths.hpp"

#ifdef REMIT_HAS_TOMLPLUSPLUS

namespace {

std::filesystem::path folder() {
    return remit_test::source_dir() / "docs" / "examples" / "dialogue-forum";
}

struct line {
    std::string rule, subject;
    remit::day start;
    std::optional<remit::day> stop;
    std::string verdict;
    std::optional<remit::day> waived_until;

    friend bool operator==(const line&, const line&) = default;
    friend std::ostream& operator<<(std::ostream& out, const line& l) {
        out << l.rule << " " << l.subject << " " << remit::text(l.start) << " to "
            << (l.stop ? remit::text(*l.stop) : "open") << " " << l.verdict;
        return l.waived_until ? out << " waived until " << remit::text(*l.waived_until) : out;
    }
};

std::vector<line> expected() {
    const remit_test::csv_table t{remit_test::source_dir() / "tests" / "golden" / "dialogue-forum" /
                                  "expected.csv"};
    std::vector<line> out;
    for (std::size_t r = 0; r < t.rows(); ++r)
        out.push_back({t.at(r, "rule"), t.at(r, "subject"), t.day_at(r, "start").value(),
                       t.day_at(r, "stop"), t.at(r, "verdict"), t.day_at(r, "waived")});
    return out;
}

std::vector<line> lines_of(const remit::findings& found) {
    std::vector<line> out;
    for (const auto& f : found.all())
        out.push_back({f.rule, f.subject, f.during.start(), f.during.stop(),
                       std::string{remit::text(f.verdict)}, f.waived_until});
    return out;
}

/// The folder as it is known on 22 November 2026: of later meetings nobody knows yet.
std::pair<remit::charter, remit::registry> forum() {
    auto charter = remit::read_charter(folder() / "charter.toml");
    remit::registry_builder known;
    known.observed(remit::table_id::meetings,
                   remit::period{remit::day::first(), remit::day{2026, 11, 23}});
    auto registry = remit::read_registry(folder(), charter, std::move(known));
    return {std::move(charter), std::move(registry)};
}

bool asks_for_meetings(const remit::rule& r) {
    constexpr std::array<std::string_view, 5> tables{"meetings", "items", "attendances", "speakers",
                                                     "tasks"};
    const auto read = remit::footprint(r);
    return std::any_of(read.begin(), read.end(), [&](const remit::footprint_entry& e) {
        return std::find(tables.begin(), tables.end(), e.rows) != tables.end();
    });
}

/// The charter without what it demands of meetings.
remit::charter about_members() {
    auto charter = remit::read_charter(folder() / "charter.toml");
    std::erase_if(charter.rules, asks_for_meetings);
    charter.cadences.clear();
    return charter;
}

/// What is expected of these rules.
std::vector<line> expected_of(const remit::charter& c) {
    auto out = expected();
    const auto rules = remit::all_rules(c);
    std::erase_if(out, [&](const line& l) {
        return std::none_of(rules.begin(), rules.end(),
                            [&](const remit::rule& r) { return r.name == l.rule; });
    });
    return out;
}

remit::registry built_by_hand(const remit_test::oracle::facts& f) {
    remit::registry_builder b;
    for (const auto& each : f.bodies) b.add(each);
    for (const auto& each : f.seats) b.add(each);
    for (const auto& each : f.people) b.add(each);
    for (const auto& each : f.organisations) b.add(each);
    for (const auto& each : f.offices) b.add(each);
    for (const auto& each : f.mandates) b.add(each);
    for (const auto& each : f.dated) b.add(each);
    return std::move(b).build();
}

std::vector<line> lines_of(const std::vector<remit_test::oracle::verdict_run>& runs,
                           remit::day end) {
    std::vector<line> out;
    for (const auto& r : runs)
        out.push_back({r.rule, r.subject, r.start,
                       r.stop == end ? std::nullopt : std::optional{r.stop},
                       r.verdict == remit_test::oracle::verdict::fails ? "fails" : "possible",
                       r.waived_until});
    return out;
}

}  // namespace

TEST_CASE("the forum's findings are those that were written by hand", "[check][example]") {
    const auto [charter, registry] = forum();
    CHECK(lines_of(remit::check(registry, charter)) == expected());
}

TEST_CASE("facts that are built one by one give the findings of the folder", "[check][example]") {
    const auto charter = about_members();
    const auto registry = built_by_hand(remit_test::facts_of(folder(), charter));
    CHECK(lines_of(remit::check(registry, charter)) == expected_of(charter));
    CHECK(expected_of(charter).size() == 16);
}

TEST_CASE("the oracle judges the forum as it was judged by hand", "[check][example][oracle]") {
    const auto charter = about_members();
    const auto facts = remit_test::facts_of(folder(), charter);
    const remit::day end{2028, 1, 1};  // after the last day on which anything changes
    const auto judged =
        remit_test::oracle::judge_in_full(facts, charter, remit::period{{2022, 1, 1}, end});
    CHECK(lines_of(judged.runs, end) == expected_of(charter));
    // A rule that nothing happens to must at least have been judged, or its silence means nothing.
    for (const auto& rule : judged.rules) {
        INFO(rule.rule);
        CHECK(rule.holds > 0);
    }
}

TEST_CASE("the forum's chair sits in two capacities and is one member", "[check][example]") {
    using namespace remit::words;
    const auto charter = remit::read_charter(folder() / "charter.toml");
    const auto registry = remit::read_registry(folder(), charter);
    const remit::day first{2022, 3, 10};
    const auto exactly = [](std::int64_t n) {
        return remit::measured{remit::ratio{n, 1}, remit::ratio{n, 1}};
    };
    CHECK(remit::evaluate(registry, count(), "forum").at(first) == exactly(14));
    CHECK(remit::evaluate(registry, count().of(mandates), "forum").at(first) == exactly(15));
}

TEST_CASE("the forum's known ends are what lies ahead of it", "[check][example]") {
    const auto [charter, registry] = forum();
    std::vector<std::string> ahead;
    for (const auto& f : remit::check(registry, charter).ahead({2026, 11, 22}).all())
        if (f.verdict != remit::verdict::pending)
            ahead.push_back(f.rule + " " + remit::text(f.during.start()));
    CHECK(ahead == std::vector<std::string>{"regioner 2027-07-01", "seat:kl/filled 2027-03-01"});
}

TEST_CASE("every clause of the forum's charter has a rule or says why it has none",
          "[check][example]") {
    const auto account = remit::describe(remit::read_charter(folder() / "charter.toml"));
    CHECK(account.uncited.empty());
    CHECK(account.silences.size() == 9);
    for (const auto& each : account.clauses) {
        INFO(each.said.id);
        CHECK((each.coverage == remit::clause_coverage::checked ||
               each.coverage == remit::clause_coverage::explained));
    }
}

#else

TEST_CASE("the forum's findings are those that were written by hand", "[check][example]") {
    WARN("skipped: built without toml++, so there is no reader for charter.toml");
}

#endif
