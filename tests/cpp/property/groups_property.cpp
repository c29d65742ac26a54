// SPDX-License-Identifier: BSL-1.0
// Groups come and go with the values that occur. Each group that completed facts have stands for
// itself among the groups of the facts before, or one does in which "?" is the value that nobody
// had told; and where that one keeps a rule for certain, the completed group keeps it.
//
//   REMIT_SEED=n     the first seed (default 20220310)
//   REMIT_LONG=1     REMIT_CASES cases (default 20,000) instead of 1,500
//   REMIT_ONLY=n     the one case of that seed
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"
#include "support/completable.hpp"
#include "support/complete.hpp"
#include "support/generate.hpp"
#include "support/show.hpp"
#include "support/shrink.hpp"

namespace {

using remit_test::test_case;
namespace oracle = remit_test::oracle;
using oracle::said;
using days_of_all = std::vector<oracle::subject_days>;
using parts = std::vector<std::string>;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* const s = std::getenv(name);
    return s == nullptr ? otherwise : std::strtoull(s, nullptr, 10);
}

/// The body and the values of a group: one with a stroke in it stands in quotes, and no generated
/// value has a quote in it.
parts parts_of(const std::string& key) {
    parts out{""};
    bool quoted = false;
    for (const char c : key) {
        quoted = quoted != (c == '"');
        if (c == '/' && !quoted)
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

/// The group before that the completed one is, or is hidden in.
const oracle::subject_days* stands_for(const oracle::subject_days& after,
                                       const days_of_all& before) {
    auto wanted = parts_of(after.key);
    for (std::size_t i = 1; i < wanted.size(); ++i) {
        const bool known = std::any_of(before.begin(), before.end(), [&](const auto& b) {
            const auto of = parts_of(b.key);
            return b.rule == after.rule && of[0] == wanted[0] && of[i] == wanted[i];
        });
        if (!known) wanted[i] = "?";
    }
    const auto found = std::find_if(before.begin(), before.end(), [&](const auto& b) {
        return b.rule == after.rule && parts_of(b.key) == wanted;
    });
    return found == before.end() ? nullptr : &*found;
}

/// What is wrong with what was said before, as text.
std::string wrong_of(const test_case& c, const days_of_all& before, const days_of_all& after) {
    const auto rules = remit::all_rules(c.charter);  // those that seats make are for no groups
    for (const auto& a : after) {
        if (!rules[a.rule].for_each.is_group()) continue;
        const auto about = rules[a.rule].name + " | " + a.key;
        const auto* const b = stands_for(a, before);
        if (b == nullptr) return about + ": no group stands for it\n";
        for (std::size_t i = 0; i < a.days.size(); ++i) {
            if ((b->days[i] == said::kept && a.days[i] == said::fails) ||
                (b->days[i] == said::fails && a.days[i] == said::kept))
                return about + " | " +
                       remit::text(c.window.start() + static_cast<std::int64_t>(i)) + ": " +
                       b->key + " said the opposite for certain\n";
        }
    }
    return {};
}

/// Completes the facts so many times. @return what is wrong with what was said, as text
std::string wrong_of(const test_case& c, int times, std::size_t& compared) {
    const auto days_of = [](const test_case& of) {
        return oracle::judge_days(of.facts, of.charter, of.window, of.settings);
    };
    const auto before = days_of(c);
    return remit_test::first_wrong_completion(c, times, compared, [&](const test_case& completed) {
        return wrong_of(c, before, days_of(completed));
    });
}

}  // namespace

TEST_CASE("property: what is certain of groups is so however unknown values are completed",
          "[oracle][property]") {
    const bool at_length = from_environment("REMIT_LONG", 0) != 0;
    const auto cases = from_environment("REMIT_CASES", at_length ? 20'000 : 1'500);
    const auto seed = from_environment("REMIT_SEED", 20220310);
    const auto only = from_environment("REMIT_ONLY", 0);
    std::size_t compared = 0;
    for (std::uint64_t i = 0; i < (only != 0 ? 1 : cases); ++i) {
        const auto c = remit_test::completable(only != 0 ? only : seed * 1'000'003 + i,
                                               remit_test::subjects_wanted::groups);
        if (!c || wrong_of(*c, 4, compared).empty()) continue;
        const auto small = remit_test::shrink(
            *c,
            [](const test_case& smaller) {
                std::size_t n = 0;
                try {
                    return !wrong_of(smaller, 12, n).empty();
                } catch (const std::exception&) {
                    return false;  // a rule that names what was left out says nothing
                }
            },
            600);
        std::size_t n = 0;
        const auto shown = wrong_of(small, 12, n);
        std::cout << "seed " << small.seed << "\n"
                  << remit_test::show(small.charter) << remit_test::show(small.facts) << shown
                  << std::endl;
        FAIL("what was certain is not so: the case stands above");
    }
    std::cout << compared << " completions compared\n";
    if (only == 0) CHECK(compared > cases / 4);
}
