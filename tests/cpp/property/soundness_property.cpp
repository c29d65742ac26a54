// SPDX-License-Identifier: BSL-1.0
// What is said of facts that are not all known is true of every way in which they can be completed:
// a rule that fails, fails then too; one that holds, holds. The day-by-day oracle is asked; that
// the check says the same is another property.
//
//   REMIT_SEED=n     the first seed (default 20220310)
//   REMIT_LONG=1     REMIT_CASES cases (default 20,000) instead of 300
//   REMIT_ONLY=n     the one case of that seed
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"
#include "support/completable.hpp"
#include "support/complete.hpp"
#include "support/generate.hpp"
#include "support/generate_facts.hpp"
#include "support/show.hpp"
#include "support/shrink.hpp"

namespace {

using remit_test::test_case;
namespace oracle = remit_test::oracle;
using oracle::said;
using days_of_all = std::vector<oracle::subject_days>;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* const s = std::getenv(name);
    return s == nullptr ? otherwise : std::strtoull(s, nullptr, 10);
}

std::string as_text(const test_case& c) {
    return "seed " + std::to_string(c.seed) + "\n" + remit_test::show(c.charter) +
           remit_test::show(c.facts);
}

void blur(test_case& c) {
    remit_test::facts_with_days about{std::move(c.facts), {}, c.window};
    remit_test::dice d{c.seed};
    remit_test::blur(d, about);
    c.facts = std::move(about.facts);
    // An unknown value counts as one value, also beside one that is absent and may be all there is:
    // so the registry takes a value that only may be in force (docs/concepts/registry.md).
    for (auto& a : c.facts.dated)
        if (std::holds_alternative<remit::absent_t>(a.value)) a.value = std::string{"Acme"};
}

days_of_all days_of(const test_case& c) {
    return oracle::judge_days(c.facts, c.charter, c.window, c.settings);
}

/// Whether a body may have begun before its facts are known, or after; or may have ended before
/// they are no longer known, or after. What asks for the rows of all bodies is then judged only
/// where nobody can be missed, and a completion may leave nobody to be missed on other days.
bool may_be_unseen(const oracle::facts& f) {
    return std::any_of(f.bodies.begin(), f.bodies.end(), [](const remit::body& b) {
        return std::any_of(b.more.begin(), b.more.end(), [&](const auto& said) {
            const auto* d = std::get_if<remit::day>(&said.second);
            if (d == nullptr) return false;
            if (said.first == "observed_start")
                return b.start_latest && (!b.start || *b.start < *d) && *d <= *b.start_latest;
            return said.first == "observed_stop" && b.stop_earliest && *b.stop_earliest <= *d &&
                   (!b.stop || *d < *b.stop);
        });
    });
}

/// The days on which the completed facts say the opposite, as text.
std::string opposites(const test_case& c, const days_of_all& before, const days_of_all& after) {
    std::string out;
    const bool unseen = may_be_unseen(c.facts);
    for (const auto& b : before) {
        const auto same = [&](const auto& a) { return a.rule == b.rule && a.at == b.at; };
        const auto a = std::find_if(after.begin(), after.end(), same);
        if (a == after.end()) continue;  // a departure that did not come
        for (std::size_t i = 0; i < b.days.size(); ++i) {
            const bool opposite =
                (b.days[i] == said::fails && a->days[i] == said::kept) ||
                (b.days[i] == said::kept && a->days[i] == said::fails) ||
                (b.days[i] == said::outside && a->days[i] != said::outside && !unseen);
            if (!opposite) continue;
            out += c.charter.rules[b.rule].name + " | " + b.key + " | " +
                   remit::text(c.window.start() + static_cast<std::int64_t>(i)) + ": " +
                   (b.days[i] == said::fails  ? "fails"
                    : b.days[i] == said::kept ? "kept"
                                              : "outside") +
                   " became the opposite\n";
            break;
        }
    }
    return out;
}

/// Completes the facts so many times. @return what is wrong with what was said, as text
std::string wrong_of(const test_case& c, const days_of_all& before, int times,
                     std::size_t& compared) {
    return remit_test::first_wrong_completion(c, times, compared, [&](const test_case& completed) {
        return opposites(c, before, days_of(completed));
    });
}

}  // namespace

TEST_CASE("property: what is certain of unknown facts is so however they are completed",
          "[oracle][property]") {
    const bool at_length = from_environment("REMIT_LONG", 0) != 0;
    const auto cases = from_environment("REMIT_CASES", at_length ? 20'000 : 300);
    const auto seed = from_environment("REMIT_SEED", 20220310);
    const auto only = from_environment("REMIT_ONLY", 0);
    std::size_t compared = 0, undecided = 0;
    for (std::uint64_t i = 0; i < (only != 0 ? 1 : cases); ++i) {
        auto c = remit_test::completable(only != 0 ? only : seed * 1'000'003 + i);
        if (!c) continue;
        blur(*c);
        const auto before = days_of(*c);
        for (const auto& s : before)
            undecided += std::find(s.days.begin(), s.days.end(), said::untold) != s.days.end();
        if (wrong_of(*c, before, 4, compared).empty()) continue;
        const auto small = remit_test::shrink(
            *c,
            [](const test_case& smaller) {
                std::size_t n = 0;
                try {
                    return !wrong_of(smaller, days_of(smaller), 12, n).empty();
                } catch (const std::exception&) {
                    return false;  // a rule that names what was left out says nothing
                }
            },
            600);
        std::size_t n = 0;
        auto shown = wrong_of(small, days_of(small), 12, n);
        std::cout << as_text(small) << shown << std::endl;
        FAIL("what was certain is not so: the case stands above");
    }
    std::cout << compared << " completions compared, " << undecided
              << " times a subject was undecided\n";
    if (only == 0) CHECK(compared > cases);
    if (only == 0) CHECK(undecided > cases / 4);
}
