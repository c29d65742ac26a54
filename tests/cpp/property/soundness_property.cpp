// SPDX-License-Identifier: BSL-1.0
// What is said of facts with unknown values is true of every way in which they can be completed: a
// rule that fails, fails then too; one that holds, holds. Nothing is possible where nothing is
// unknown.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "support/catch.hpp"
#include "support/compare.hpp"
#include "support/complete.hpp"
#include "support/generate.hpp"
#include "support/show.hpp"

namespace {

using remit_test::test_case;
namespace oracle = remit_test::oracle;

enum class said : char { nothing, possible, fails };
using calendar =
    std::map<std::pair<std::string, std::string>, std::vector<said>>;  // by rule and subject

calendar calendar_of(const test_case& c) {
    calendar out;
    const auto days = static_cast<std::size_t>(*c.window.stop() - c.window.start());
    const auto found =
        remit::check(remit_test::registry_of(c.facts), c.charter, {.during = c.window});
    for (const auto& r : remit_test::runs_of(found, c.window)) {
        auto& of = out.try_emplace({r.rule, r.subject}, days, said::nothing).first->second;
        for (auto d = r.start; d < r.stop; d = d + 1)
            of[static_cast<std::size_t>(d - c.window.start())] =
                r.verdict == oracle::verdict::fails ? said::fails : said::possible;
    }
    return out;
}

/// The days on which the completed facts say the opposite, as text.
std::string opposites(const test_case& unknown, const calendar& before, const calendar& after) {
    std::string out;
    const std::vector<said> never(
        static_cast<std::size_t>(*unknown.window.stop() - unknown.window.start()), said::nothing);
    const auto look = [&](const auto& key, const std::vector<said>& b, const std::vector<said>& a) {
        for (std::size_t i = 0; i < b.size(); ++i) {
            const bool opposite = (b[i] == said::fails && a[i] != said::fails) ||
                                  (b[i] == said::nothing && a[i] == said::fails);
            if (!opposite && a[i] != said::possible) continue;
            out += key.first + " | " + key.second + " | " +
                   remit::text(unknown.window.start() + static_cast<std::int64_t>(i)) +
                   (opposite ? ": the opposite\n" : ": possible, and nothing is unknown\n");
            return;
        }
    };
    for (const auto& [key, b] : before) look(key, b, after.contains(key) ? after.at(key) : never);
    for (const auto& [key, a] : after)
        if (!before.contains(key)) look(key, never, a);
    return out;
}

}  // namespace

TEST_CASE("property: what is certain of unknown facts is so however they are completed",
          "[check][property]") {
    const auto number = [](const char* name, std::uint64_t otherwise) {
        const char* const s = std::getenv(name);
        return s == nullptr ? otherwise : std::strtoull(s, nullptr, 10);
    };
    const std::uint64_t cases = number("REMIT_LONG", 0) != 0 ? 10'000 : 500;
    const auto seed = number("REMIT_SEED", 20220310);
    std::size_t compared = 0, undecided = 0;
    for (std::uint64_t i = 0; i < cases; ++i) {
        auto c = remit_test::generate(seed * 1'000'003 + i);
        // Groups come and go with the values that occur; what is derived has no row to complete.
        std::erase_if(c.charter.rules, [](const auto& r) { return r.for_each.is_group(); });
        // A number with several values in force together is bounds, also where every value is
        // known; and two unknown values of one row count as one, by definition.
        std::erase_if(c.facts.dated, [](const auto& a) { return a.name == "number"; });
        for (auto& a : c.facts.dated)
            if (std::holds_alternative<remit::unknown_t>(a.value)) a.value = std::string{"Acme"};
        if (c.facts.seats.empty() || c.facts.people.empty() || c.facts.bodies.empty()) continue;
        c.facts.observed = remit_test::registry_of(c.facts).observed();
        calendar before;
        try {
            before = calendar_of(c);
        } catch (const remit::bad_input&) {
            continue;  // a rule names a column of which nothing is left
        }
        for (const auto& [key, days] : before)
            undecided += std::find(days.begin(), days.end(), said::possible) != days.end();
        remit_test::dice d{c.seed};
        for (int times = 0; times < 3; ++times) {
            auto completed = c;
            completed.facts = remit_test::complete(d, c.facts);
            const auto wrong = opposites(c, before, calendar_of(completed));
            if (!wrong.empty())
                FAIL("seed " << c.seed << "\n"
                             << remit_test::show(c.charter) << remit_test::show(c.facts)
                             << "completed:\n"
                             << remit_test::show(completed.facts) << wrong);
            ++compared;
        }
    }
    CHECK(compared > cases);
    CHECK(undecided > cases / 4);
}
