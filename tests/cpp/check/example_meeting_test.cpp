// SPDX-License-Identifier: BSL-1.0
/// The example of the political dialogue meeting: nothing is found, every rule was judged, and what
/// the invitation lacks is noted.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include <remit/calendar/calendars/denmark.hpp>
#include <remit/calendar/working_days.hpp>
#include <remit/charter/describe.hpp>
#include <remit/check.hpp>
#include <remit/io/folder.hpp>
#include <remit/rules/words.hpp>

#include "support/catch.hpp"
#include "support/paths.hpp"

#ifdef REMIT_HAS_TOMLPLUSPLUS

namespace {

std::filesystem::path folder() {
    return remit_test::source_dir() / "docs" / "examples" / "political-dialogue-meeting";
}

}  // namespace

TEST_CASE("the programme keeps what the invitation says", "[check][example]") {
    const auto [charter, registry] = remit::read_folder(folder());
    const auto found = remit::check(registry, charter);
    CHECK(found.all().empty());
    // That nothing is found says something only where every rule was judged.
    CHECK(found.rules().size() == charter.rules.size());
    for (const auto judged : found.subjects_judged()) CHECK(judged > 0);
}

TEST_CASE("the dead link and the missing sender are noted", "[check][example]") {
    const auto [charter, registry] = remit::read_folder(folder());
    std::size_t links = 0, senders = 0;
    for (const auto& note : registry.notes()) {
        if (note.code == "N-LINK") ++links;
        if (note.code == "N-SENDER") ++senders;
    }
    CHECK(links == 1);
    CHECK(senders == 1);
}

TEST_CASE("every clause of the invitation has a rule or says why it has none", "[check][example]") {
    const auto account = remit::describe(remit::read_charter(folder() / "charter.toml"));
    CHECK(account.uncited.empty());
    CHECK(account.silences.size() == 7);
    for (const auto& each : account.clauses) {
        INFO(each.said.id);
        CHECK((each.coverage == remit::clause_coverage::checked ||
               each.coverage == remit::clause_coverage::explained));
    }
}

#else

TEST_CASE("the programme keeps what the invitation says", "[check][example]") {
    WARN("skipped: built without toml++, so there is no reader for charter.toml");
}

#endif

TEST_CASE("eleven working days lie between the sign-up and the meeting", "[check][example]") {
    const remit::day signup_by{2024, 4, 15}, meeting{2024, 4, 30};
    const auto denmark = remit::danish_working_days(2024, 2024);
    CHECK(denmark.count(signup_by, meeting) == 11);
    CHECK(denmark.shift(signup_by, 11) == meeting);
    // Great Prayer Day was abolished from 2024 on.
    const auto with_bededag = denmark.closed_on(std::vector<remit::day>{{2024, 4, 26}});
    CHECK(with_bededag.count(signup_by, meeting) == 10);
    CHECK(with_bededag.shift(signup_by, 10) == meeting);
}
