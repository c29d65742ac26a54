// SPDX-License-Identifier: BSL-1.0
// To know a day to its month or its year only makes no breach, and hides none: what is certain of
// coarser facts is so of the exact ones. And where all is known, nothing is only possible.
//
//   REMIT_SEED=n     the first seed (default 20220310)
//   REMIT_LONG=1     REMIT_CASES cases (default 20,000) instead of 1,500
//   REMIT_ONLY=n     the one case of that seed
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <remit/rules/text.hpp>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"
#include "support/coarsen.hpp"
#include "support/completable.hpp"
#include "support/complete.hpp"
#include "support/show.hpp"
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

std::string line_of(const remit_test::telling& asked, std::pair<std::size_t, std::size_t> about,
                    day on, told before, told after) {
    const auto& r = asked.rules()[about.first];
    return "row " + std::to_string(about.second) + " on " + text(on) + " was " +
           remit_test::text(before) + " and is " + remit_test::text(after) + ": " + text(r) + "\n";
}

/// What is certain of the first answers and not so in the second, as text.
std::string contradictions(const remit_test::telling& asked, const remit_test::telling::answers& a,
                           const remit_test::telling::answers& b, counts& n) {
    std::string out;
    for (const auto& [about, before] : a) {
        const auto found = b.find(about);
        for (std::size_t i = 0; i < before.size(); ++i) {
            const auto after = found == b.end() ? told::nothing : found->second[i];
            (before[i] == told::kept || before[i] == told::fails ? n.certain : n.untold) +=
                before[i] != told::nothing;
            if (remit_test::contradicts(before[i], after))
                out += line_of(asked, about, asked.days()[i], before[i], after);
        }
    }
    return out;
}

/// The coarser facts of an exact case, and what is said otherwise of them, as text.
std::string wrong_of(const remit_test::test_case& c, const remit_test::telling& asked,
                     const oracle::facts& coarse, counts& n) {
    if (!remit_test::same_links(coarse, c.facts)) return ++n.linked_otherwise, "";
    const auto wrong = contradictions(asked, asked.of(coarse), asked.of(c.facts), n);
    if (wrong.empty()) return "";
    return "seed " + std::to_string(c.seed) + "\n" + remit_test::show(c.charter) +
           "--- as it was\n" + remit_test::show(c.facts) + "--- as it is known\n" +
           remit_test::show(coarse) + wrong;
}

/// Leaves the days as they were, one after the other, as long as something is said otherwise.
oracle::facts fewer_unknown(const remit_test::test_case& c, const remit_test::telling& asked,
                            oracle::facts coarse) {
    counts n;
    const auto sharpen = [&](auto rows) {
        for (std::size_t i = 0; i < rows(coarse).size(); ++i) {
            auto sharper = coarse;
            rows(sharper)[i] = rows(c.facts)[i];
            if (!wrong_of(c, asked, sharper, n).empty()) coarse = std::move(sharper);
        }
    };
    sharpen([](auto& f) -> auto& { return f.mandates; });
    sharpen([](auto& f) -> auto& { return f.offices; });
    sharpen([](auto& f) -> auto& { return f.meetings; });
    sharpen([](auto& f) -> auto& { return f.events; });
    sharpen([](auto& f) -> auto& { return f.proposals; });
    sharpen([](auto& f) -> auto& { return f.seats; });
    sharpen([](auto& f) -> auto& { return f.bodies; });
    sharpen([](auto& f) -> auto& { return f.dated; });
    return coarse;
}

}  // namespace

TEST_CASE("property: coarser days make no breach certain that was none, and none kept",
          "[check][property]") {
    const bool at_length = from_environment("REMIT_LONG", 0) != 0;
    const auto cases = from_environment("REMIT_CASES", at_length ? 20'000 : 1'500);
    const auto seed = from_environment("REMIT_SEED", 20220310);
    const auto only = from_environment("REMIT_ONLY", 0);
    counts n;
    std::size_t wrong = 0;
    for (std::uint64_t i = 0; i < (only != 0 ? 1 : cases); ++i) {
        const auto c = remit_test::exact(only != 0 ? only : seed * 1'000'003 + i);
        if (!c) continue;
        remit_test::dice d{c->seed};
        const auto coarse =
            remit_test::coarsen_days(d, c->facts, remit_test::known_to::a_month_or_more,
                                     static_cast<std::size_t>(d.between(5, 60)));
        const remit_test::telling asked{c->charter, c->settings,
                                        remit_test::days_to_ask(d, coarse, c->window, 40)};
        try {
            ++n.cases;
            if (wrong_of(*c, asked, coarse, n).empty()) continue;
            if (++wrong > 3) continue;  // a few are enough to look into
            std::cout << wrong_of(*c, asked, fewer_unknown(*c, asked, coarse), n) << std::endl;
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
