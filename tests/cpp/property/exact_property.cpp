// SPDX-License-Identifier: BSL-1.0
// Where all is known nothing is only possible, but for rows of one start, of which one is the first
// or the last, votes that are equal, which are drawn by lot, and the year of a day that never
// comes.
//
//   REMIT_SEED=n     the first seed (default 20220310)
//   REMIT_LONG=1     REMIT_CASES cases (default 20,000) instead of 1,500
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>

#include <remit/core/problem.hpp>
#include <remit/rules/text.hpp>

#include "support/catch.hpp"
#include "support/completable.hpp"
#include "support/show.hpp"
#include "support/told.hpp"

namespace {

using remit::op;
using remit_test::told;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* const s = std::getenv(name);
    return s == nullptr || *s == '\0' ? otherwise : std::strtoull(s, nullptr, 10);
}

/// Whether it asks for what may be a tie, or for a part of a day that may be never.
bool has_ties(const remit::node& n) {
    if (n.what == op::first || n.what == op::last || n.what == op::apportion) return true;
    const bool part = n.what >= op::year_of && n.what <= op::day_of;
    if (part && n.args[0]->what != op::today) return true;
    return std::any_of(n.args.begin(), n.args.end(),
                       [](const auto& arg) { return arg && has_ties(*arg); });
}

}  // namespace

TEST_CASE("property: where all is known nothing is only possible", "[check][property]") {
    const bool at_length = from_environment("REMIT_LONG", 0) != 0;
    const auto cases = from_environment("REMIT_CASES", at_length ? 20'000 : 1'500);
    const auto seed = from_environment("REMIT_SEED", 20220310);
    std::size_t answers = 0, ties = 0, wrong = 0;
    for (std::uint64_t i = 0; i < cases; ++i) {
        auto c = remit_test::exact(seed * 1'000'003 + i);
        if (!c) continue;
        // complete: no window looks beyond what is known
        c->facts.observed = remit::period{remit::day::first()};
        c->facts.observed_tables.clear();
        for (auto& b : c->facts.bodies)
            std::erase_if(b.more, [](const auto& a) { return a.first.starts_with("observed_"); });
        remit_test::dice d{c->seed};
        const remit_test::telling asked{c->charter, c->settings,
                                        remit_test::days_to_ask(d, c->facts, c->window, 40)};
        for (const auto& [about, days] : asked.of(c->facts)) {
            const auto& r = asked.rules()[about.first];
            const bool tie = has_ties(r.require.root()) || (r.where && has_ties(r.where->root()));
            const auto open = std::count(days.begin(), days.end(), told::possible);
            answers += days.size();
            ties += tie && open > 0;
            if (tie || open == 0) continue;
            if (++wrong <= 3)
                std::cout << "row " << about.second << " of " << text(r) << " in seed " << c->seed
                          << "\n"
                          << remit_test::show(c->facts) << std::endl;
        }
    }
    std::cout << answers << " answers, " << ties << " times something open where there are ties, "
              << wrong << " times elsewhere\n";
    CHECK(wrong == 0);
    CHECK(answers > cases * 20);
}
