// SPDX-License-Identifier: BSL-1.0
// A cadence prints as a text that reads as the same; dates that are proposed keep it, as `check`
// judges; where there are few days, what is proposed is what looking at all sets of them finds.
//
//   REMIT_SEED=n     the first seed (default 20270101)
//   REMIT_LONG=1     REMIT_CASES cases (default 10,000) instead of a few hundred
//   REMIT_ONLY=n     the one case of that seed
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <remit/core/problem.hpp>

#include "support/cadences.hpp"
#include "support/catch.hpp"

namespace {

using remit::cadence_part;
using remit::day;
using remit::hindrance;
using remit::planning;
using remit_test::dice;
using days = std::vector<day>;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* const s = std::getenv(name);
    return s == nullptr || *s == '\0' ? otherwise : std::strtoull(s, nullptr, 10);
}

/// Calls `f` with the dice of each case.
template <class F>
void for_each_case(std::uint64_t few, F f) {
    const bool at_length = from_environment("REMIT_LONG", 0) != 0;
    const auto only = from_environment("REMIT_ONLY", 0);
    const auto cases = only != 0 ? 1 : from_environment("REMIT_CASES", at_length ? 10'000 : few);
    const auto first = only != 0 ? only : from_environment("REMIT_SEED", 20270101);
    for (auto seed = first; seed < first + cases; ++seed) {
        dice d{seed};
        INFO("REMIT_ONLY=" << seed);
        f(d);
    }
}

/// What is known without what a plan need not mind.
planning without(planning p, const hindrance& h) {
    const auto erase = [](auto& from, std::size_t at) {
        from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
    };
    if (h.why == hindrance::kind::held)
        std::erase_if(p.held, [&](day d) { return d < p.over.start(); });
    if (h.why == hindrance::kind::fixed)
        erase(p.held, static_cast<std::size_t>(std::find(p.held.begin(), p.held.end(), *h.on) -
                                               p.held.begin()));
    if (h.why == hindrance::kind::busy)
        erase(p.busy, static_cast<std::size_t>(
                          std::find_if(p.busy.begin(), p.busy.end(),
                                       [&](const auto& b) { return b.who == h.what; }) -
                          p.busy.begin()));
    return p;
}

/// All that may stand against a plan.
std::vector<hindrance> all_hindrances(const std::vector<cadence_part>& parts, const planning& p) {
    std::vector<hindrance> out;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (!std::holds_alternative<remit::cadence_parts::except_in>(parts[i]))
            out.push_back({hindrance::kind::part, i, remit::text(parts[i])});
    bool before = false;
    for (const auto d : p.held) {
        before = before || d < p.over.start();
        if (p.over.contains(d))
            out.push_back({hindrance::kind::fixed, 0, "the meeting on " + text(d), d});
    }
    if (before)
        out.push_back({hindrance::kind::held, 0, "the meetings before " + text(p.over.start())});
    for (const auto& b : p.busy) out.push_back({hindrance::kind::busy, 0, b.who});
    return out;
}

struct question {
    std::vector<cadence_part> parts;
    planning known;
};
/// The question with these hindrances alone.
question with_only(const question& q, const std::vector<hindrance>& some) {
    question out{{}, q.known};
    for (const auto& h : all_hindrances(q.parts, q.known))
        if (std::find(some.begin(), some.end(), h) == some.end()) out.known = without(out.known, h);
    for (std::size_t i = 0; i < q.parts.size(); ++i)
        if (std::holds_alternative<remit::cadence_parts::except_in>(q.parts[i]) ||
            std::any_of(some.begin(), some.end(), [&](const hindrance& h) {
                return h.why == hindrance::kind::part && h.part == i;
            }))
            out.parts.push_back(q.parts[i]);
    return out;
}

/// The sets of dates that keep it, of all that there are.
std::vector<days> by_looking_at_all(const question& q) {
    const auto sets = remit_test::all_sets(remit_test::free_days(q.known));
    const auto kept = remit_test::kept(q.parts, q.known, sets);
    std::vector<days> out;
    for (std::size_t i = 0; i < sets.size(); ++i)
        if (kept[i]) out.push_back(sets[i]);
    return out;
}

/// How far apart, of all meetings, those are of which one is planned; no further than `most`.
std::int64_t gap_of(const days& dates, const planning& p, std::int64_t most) {
    auto out = most;
    for (const auto d : dates) {
        for (const auto other : dates)
            if (other < d) out = std::min(out, d - other);
        for (const auto other : p.held) out = std::min(out, other < d ? d - other : other - d);
    }
    return out;
}
/// How far apart they need be, as meeting_plan.hpp has it.
std::int64_t even_gap(const std::vector<cadence_part>& parts) {
    std::optional<std::int64_t> out;
    for (const auto& p : parts)
        if (const auto* q = std::get_if<remit::cadence_parts::quota>(&p); q && q->at_least) {
            constexpr std::int64_t of[] = {28, 90, 181, 365};
            const auto n = of[static_cast<std::size_t>(q->per)] / *q->at_least;
            out = out ? std::min(*out, n) : n;
        }
    return out.value_or(0);
}

/// The one that is to be proposed: the fewest, as far apart as can be, the earliest.
days best_of(const std::vector<days>& kept, const question& q) {
    const auto gap = q.known.spacing == remit::spacing::even ? even_gap(q.parts) : 0;
    return *std::min_element(kept.begin(), kept.end(), [&](const days& a, const days& b) {
        if (a.size() != b.size()) return a.size() < b.size();
        const auto far = gap_of(a, q.known, gap), other = gap_of(b, q.known, gap);
        return far != other ? far > other : a < b;
    });
}

bool is_possible(const question& q, const std::vector<hindrance>& some) {
    return !by_looking_at_all(with_only(q, some)).empty();
}

}  // namespace

TEST_CASE("property: the text of a cadence reads as the same cadence",
          "[calendar][cadence][property]") {
    for_each_case(3'000, [](dice& d) {
        const auto part = remit_test::random_part(d);
        INFO(remit::text(part));
        try {
            const remit::cadence one{{part}};
            REQUIRE(remit::cadence::parse(one.text()) == one);
        } catch (const remit::bad_input& e) {
            // some cannot be kept by themselves: 5 in a month that has 2 such days
            REQUIRE(e.problems()[0].what.find("no meetings keep") == 0);
        }
        const auto c = d.percent(50) ? remit_test::usual_cadence(d, {2026, 1, 1})
                                     : remit_test::small_cadence(d, {2026, 1, 1});
        INFO(c.text());
        REQUIRE(remit::cadence::parse(c.text()) == c);
    });
}

TEST_CASE("property: dates that are proposed keep the cadence, as the check has it",
          "[calendar][cadence][meeting_plan][check][property]") {
    std::size_t possible = 0, planned = 0, cases = 0;
    for_each_case(400, [&](dice& d) {
        const auto p = remit_test::usual_planning(d);
        const auto c = remit_test::usual_cadence(d, p.over.start());
        INFO(remit_test::show(c, p));
        if (remit_test::broken_before(c.parts(), p)) return;
        const auto found = propose(c, p);
        ++cases, possible += found.possible, planned += found.dates.size();
        REQUIRE(found.possible == found.against.empty());
        if (!found.possible) return;
        const auto free = remit_test::free_days(p);
        REQUIRE(std::is_sorted(found.dates.begin(), found.dates.end()));
        REQUIRE(std::includes(free.begin(), free.end(), found.dates.begin(), found.dates.end()));
        REQUIRE(remit_test::kept(c.parts(), p, {found.dates})[0]);
    });
    std::cout << cases << " plans, " << possible << " of them possible, with " << planned
              << " dates\n";
}

TEST_CASE("property: no dates keep a cadence that is impossible, and the fewest are proposed",
          "[calendar][cadence][meeting_plan][check][property]") {
    std::size_t possible = 0, impossible = 0;
    for_each_case(400, [&](dice& d) {
        const auto p = remit_test::small_planning(d);
        const auto c = remit_test::small_cadence(d, p.over.start());
        INFO(remit_test::show(c, p));
        if (remit_test::broken_before(c.parts(), p)) return;
        const question q{c.parts(), p};
        const auto kept = by_looking_at_all(q);
        const auto found = propose(c, p);
        REQUIRE(found.possible == !kept.empty());
        (found.possible ? possible : impossible) += 1;
        if (found.possible) {
            REQUIRE(found.dates == best_of(kept, q));
            return;
        }
        std::string what;
        for (const auto& h : found.against) what += h.what + "; ";
        INFO("against: " << what);
        REQUIRE_FALSE(found.against.empty());
        REQUIRE_FALSE(is_possible(q, found.against));
        for (std::size_t i = 0; i < found.against.size(); ++i) {
            auto fewer = found.against;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            INFO("without " << found.against[i].what);
            REQUIRE(is_possible(q, fewer));
        }
    });
    std::cout << possible << " plans, " << impossible << " that are impossible\n";
}
