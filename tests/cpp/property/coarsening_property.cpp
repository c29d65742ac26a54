// SPDX-License-Identifier: BSL-1.0
// To know a day to its month or its year only makes no breach, and hides none: what is certain of
// coarser facts is so of the exact ones. And where all is known, nothing is only possible.
//
//   REMIT_SEED=n     the first seed (default 20220310)
//   REMIT_LONG=1     REMIT_CASES cases (default 20,000) instead of 1,500
//   REMIT_ONLY=n     the one case of that seed
//   REMIT_SHOWN=n    so many cases are made small and shown (default 3)
#include <cstdlib>
#include <iostream>
#include <string>

#include <remit/core/problem.hpp>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"
#include "support/coarsen.hpp"
#include "support/completable.hpp"
#include "support/complete.hpp"
#include "support/told.hpp"

namespace {

using remit::day;
using remit_test::told;
namespace oracle = remit_test::oracle;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* const s = std::getenv(name);
    return s == nullptr || *s == '\0' ? otherwise : std::strtoull(s, nullptr, 10);
}

struct counts {
    std::size_t cases = 0, refused = 0, linked_otherwise = 0;
    std::size_t certain = 0, untold = 0;
};

/// What is certain of the coarser facts and is not so of the exact ones, as text.
std::string wrong_of(const remit_test::telling& asked, const oracle::facts& exact,
                     const oracle::facts& coarse, counts& n) {
    const auto before = asked.of(coarse);
    for (const auto& [about, days] : before)
        for (const auto t : days)
            (t == told::kept || t == told::fails ? n.certain : n.untold) += t != told::nothing;
    return remit_test::contradictions(asked, before, asked.of(exact));
}

}  // namespace

TEST_CASE("property: coarser days make no breach certain that was none, and none kept",
          "[check][property]") {
    const bool at_length = from_environment("REMIT_LONG", 0) != 0;
    const auto cases = from_environment("REMIT_CASES", at_length ? 20'000 : 1'500);
    const auto seed = from_environment("REMIT_SEED", 20220310);
    const auto only = from_environment("REMIT_ONLY", 0);
    counts n;
    const auto shown = from_environment("REMIT_SHOWN", 3);  // a few are enough to look into
    std::size_t wrong = 0;
    for (std::uint64_t i = 0; i < (only != 0 ? 1 : cases); ++i) {
        const auto c = remit_test::exact(only != 0 ? only : seed * 1'000'003 + i);
        if (!c) continue;
        remit_test::dice d{c->seed};
        auto coarse = *c;
        coarse.facts = remit_test::coarsen_days(d, c->facts, remit_test::known_to::a_month_or_more,
                                                static_cast<std::size_t>(d.between(5, 60)));
        if (!remit_test::same_links(coarse.facts, c->facts)) {
            ++n.linked_otherwise;
            continue;
        }
        const auto days = remit_test::days_to_ask(d, coarse.facts, c->window, 40);
        const remit_test::telling asked{c->charter, c->settings, days};
        try {
            ++n.cases;
            const auto otherwise = wrong_of(asked, c->facts, coarse.facts, n);
            if (otherwise.empty() || ++wrong > shown) continue;
            std::cout << otherwise << remit_test::shown_small(coarse, days) << std::endl;
        } catch (const remit::bad_input& e) {
            if (++n.refused < 4) std::cout << c->seed << ": " << e.what() << '\n';
        }
    }
    std::cout << n.cases << " cases made coarser (" << n.refused << " refused, "
              << n.linked_otherwise << " read otherwise): " << n.certain << " certain answers, "
              << n.untold << " that cannot be told; " << wrong << " cases contradict\n";
    CHECK(wrong == 0);
    if (only != 0) return;
    CHECK(n.refused * 100 <= cases);
    CHECK(n.certain > cases * 10);
    CHECK(n.untold > cases);
}
