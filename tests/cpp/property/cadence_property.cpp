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
#include <utility>
#include <vector>

#include <remit/core/problem.hpp>
#include <remit/rules/cadence_rules.hpp>
#include <remit/rules/impossible.hpp>

#include "support/cadences.hpp"
#include "support/catch.hpp"
#include "support/look_at_all.hpp"

namespace {

using remit::cadence_part;
using remit::day;
using remit::hindrance;
using remit_test::by_looking_at_all;
using remit_test::dice;
using remit_test::question;
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

/// A cadence and what is known, by which it was not broken before.
template <class C, class P>
std::pair<remit::cadence, remit::planning> unbroken(dice& d, C cadence, P planning) {
    for (;;) {
        auto p = planning();
        const auto c = cadence(d, p.over.start());
        if (p.since && *p.since < p.over.start() && d.percent(80)) {
            auto before = p;  // what was to be held was
            before.over = remit::period{*p.since, p.over.start()};
            std::erase_if(before.held, [&](day h) { return p.over.contains(h); });
            const auto dates = propose(c, before).dates;
            p.held.insert(p.held.end(), dates.begin(), dates.end());
        }
        if (!remit_test::broken_before(c.parts(), p)) return {c, p};
    }
}

/// A cadence is rules that can be kept, and broken.
void require_rules(const remit::cadence& c) {
    for (const auto& r : remit::rules_of(c, "c")) {
        INFO(text(r));
        REQUIRE_FALSE((r.where && remit::never_holds(*r.where)));
        REQUIRE_FALSE(remit::never_holds(r.require));
    }
}

bool is_meeting(const hindrance& h) {
    return h.why == hindrance::kind::held || h.why == hindrance::kind::fixed;
}
bool is_possible(const question& q, const std::vector<hindrance>& some) {
    return !by_looking_at_all(remit_test::with_only(q, some)).empty();
}

}  // namespace

TEST_CASE("property: the text of a cadence reads as the same cadence",
          "[calendar][cadence][property]") {
    for_each_case(600, [](dice& d) {
        const auto part = remit_test::random_part(d);
        INFO(remit::text(part));
        try {
            const remit::cadence one{{part}};
            REQUIRE(remit::cadence::parse(one.text()) == one);
            require_rules(one);
        } catch (const remit::bad_input& e) {
            // some cannot be kept by themselves: 5 in a month that has 2 such days
            REQUIRE(e.problems()[0].what.find("no meetings keep") == 0);
        }
        const auto c = d.percent(50) ? remit_test::usual_cadence(d, {2026, 1, 1})
                                     : remit_test::small_cadence(d, {2026, 1, 1});
        INFO(c.text());
        REQUIRE(remit::cadence::parse(c.text()) == c);
        require_rules(c);
    });
}

TEST_CASE("property: dates that are proposed keep the cadence, as the check has it",
          "[calendar][cadence][meeting_plan][check][property]") {
    std::size_t possible = 0, planned = 0, cases = 0;
    for_each_case(400, [&](dice& d) {
        const auto [c, p] =
            unbroken(d, remit_test::usual_cadence, [&] { return remit_test::usual_planning(d); });
        INFO(remit_test::show(c, p));
        const auto found = propose(c, p);
        ++cases, possible += found.possible && !found.dates.empty();
        planned += found.dates.size();
        REQUIRE(found.possible == found.against.empty());
        if (!found.possible) return;
        const auto free = remit_test::free_days(p);
        REQUIRE(std::is_sorted(found.dates.begin(), found.dates.end()));
        REQUIRE(std::includes(free.begin(), free.end(), found.dates.begin(), found.dates.end()));
        REQUIRE(remit_test::kept(c.parts(), p, {found.dates})[0]);
    });
    std::cout << cases << " plans, " << possible << " of them with dates, " << planned
              << " in all\n";
}

TEST_CASE("property: no dates keep a cadence that is impossible, and the fewest are proposed",
          "[calendar][cadence][meeting_plan][check][property]") {
    std::size_t possible = 0, impossible = 0;
    for_each_case(400, [&](dice& d) {
        const auto [c, p] =
            unbroken(d, remit_test::small_cadence, [&] { return remit_test::small_planning(d); });
        INFO(remit_test::show(c, p));
        const question q{c.parts(), p};
        const auto kept = by_looking_at_all(q);
        const auto found = propose(c, p);
        REQUIRE(found.possible == !kept.empty());
        possible += found.possible && !found.dates.empty();
        impossible += !found.possible;
        if (found.possible) {
            REQUIRE(found.dates == remit_test::best_of(kept, q));
            return;
        }
        std::string what;
        for (const auto& h : found.against) what += h.what + "; ";
        INFO("against: " << what);
        REQUIRE_FALSE(found.against.empty());
        REQUIRE_FALSE(is_possible(q, found.against));
        for (std::size_t i = 0; i < found.against.size(); ++i) {
            INFO("without " << found.against[i].what);
            const auto& h = found.against[i];
            REQUIRE((is_meeting(h) ? is_possible(remit_test::without_meeting(q, h), found.against)
                                   : is_possible(q, remit_test::without(found.against, i))));
        }
    });
    std::cout << possible << " plans with dates, " << impossible << " that are impossible\n";
}

namespace {

/// Two bodies and the days on which they share members.
struct two_bodies {
    std::vector<remit::body_planning> bodies{};
    std::vector<remit::shared_days> shared{};

    [[nodiscard]] question of(std::size_t b) const {
        return {bodies[b].when.parts(), bodies[b].known};
    }
};

two_bodies some_bodies(dice& d) {
    two_bodies out;
    const auto [when, first] =
        unbroken(d, remit_test::small_cadence, [&] { return remit_test::small_planning(d); });
    const auto over = first.over;
    const auto [other, known] =
        unbroken(d, remit_test::small_cadence, [&] { return remit_test::small_planning(d, over); });
    const bool alike = d.percent(50), always = d.percent(70);
    out.bodies = {{"one", when, first}};
    out.bodies.push_back({"two", alike ? when : other, alike ? first : known});
    // most people have few days, and often the same
    days none;
    for (auto day = over.start(); day < *over.stop(); day = day + 1)
        if (d.percent(70)) none.push_back(day);
    for (auto& body : out.bodies)
        if (d.percent(50)) body.known.busy.push_back({"everybody", none});
    for (auto n = 1 + d.below(2); n > 0; --n) {
        const auto start = over.start() + d.between(-3, 6);
        const remit::period some{start, start + d.between(1, 12)};
        out.shared.push_back({n % 2, 1 - n % 2, {always ? over : some}});
    }
    return out;
}

/// Whether no two of the days are shared.
bool apart(const days& a, const days& b, const std::vector<remit::shared_days>& shared) {
    for (const auto d : a)
        if (std::find(b.begin(), b.end(), d) != b.end())
            for (const auto& s : shared)
                for (const auto& p : s.days)
                    if (p.contains(d)) return false;
    return true;
}
days with_fixed(days dates, const remit::planning& p) {
    for (const auto d : p.held)
        if (p.over.contains(d)) dates.push_back(d);
    return dates;
}

/// Whether no date of the one is a meeting of the other on a day that they share; what is fixed is
/// left to those who fixed it.
bool reconciled(const days& a, const days& b, const remit::planning& of_a,
                const remit::planning& of_b, const std::vector<remit::shared_days>& shared) {
    return apart(a, with_fixed(b, of_b), shared) && apart(with_fixed(a, of_a), b, shared);
}

/// The fewest dates of both together; none where no dates keep both.
std::optional<std::size_t> fewest(const question& a, const question& b,
                                  const std::vector<remit::shared_days>& shared) {
    std::optional<std::size_t> out;
    const auto of_b = by_looking_at_all(b);
    for (const auto& one : by_looking_at_all(a))
        for (const auto& other : of_b) {
            const auto n = one.size() + other.size();
            if (out && *out <= n) continue;
            if (reconciled(one, other, a.known, b.known, shared)) out = n;
        }
    return out;
}

/// The same with these hindrances alone.
std::optional<std::size_t> fewest(const two_bodies& t, const std::vector<hindrance>& some) {
    std::vector<question> each;
    for (std::size_t b = 0; b < 2; ++b) {
        std::vector<hindrance> of_it;
        for (auto h : some)
            if (h.body == b && h.why != hindrance::kind::clash)
                h.body = h.other = 0, of_it.push_back(h);
        each.push_back(remit_test::with_only(t.of(b), of_it));
    }
    std::vector<remit::shared_days> shared;
    std::vector<hindrance> clashes;
    for (const auto& h : some)
        if (h.why == hindrance::kind::clash) clashes.push_back(h);
    // those of one order of the two bodies are told by their order
    for (const auto& s : t.shared) {
        const auto is = std::find_if(clashes.begin(), clashes.end(), [&](const hindrance& h) {
            return h.body == s.first && h.other == s.second;
        });
        if (is == clashes.end()) continue;
        clashes.erase(is);
        shared.push_back(s);
    }
    return fewest(each[0], each[1], shared);
}

/// No dates keep them, and without any one of them there are some.
void require_least(const two_bodies& t, const std::vector<hindrance>& against) {
    if (against.empty()) return;
    std::string what;
    for (const auto& h : against) what += std::to_string(h.body) + h.what + "; ";
    INFO("against: " << what);
    REQUIRE_FALSE(fewest(t, against));
    for (std::size_t i = 0; i < against.size(); ++i) {
        INFO("without " << against[i].what);
        auto asked = against[i];
        auto other = t;
        if (!is_meeting(asked)) {
            REQUIRE(fewest(t, remit_test::without(against, i)));
            continue;
        }
        const auto of = asked.body;
        asked.body = asked.other = 0;
        other.bodies[of].known = remit_test::without_meeting(t.of(of), asked).known;
        REQUIRE(fewest(other, against));
    }
}

}  // namespace

TEST_CASE("property: two bodies that share members are planned with the fewest meetings",
          "[calendar][cadence][meeting_plan][check][property]") {
    std::size_t possible = 0, impossible = 0, together = 0;
    for_each_case(300, [&](dice& d) {
        const auto t = some_bodies(d);
        INFO(remit_test::show(t.bodies[0].when, t.bodies[0].known));
        INFO(remit_test::show(t.bodies[1].when, t.bodies[1].known));
        for (const auto& s : t.shared) INFO(text(s.days[0]));
        const auto found = propose_together(t.bodies, t.shared);
        const auto wanted = fewest(t.of(0), t.of(1), t.shared);
        REQUIRE(found.size() == 2);
        REQUIRE((found[0].possible && found[1].possible) == wanted.has_value());
        (wanted ? possible : impossible) += 1;
        if (wanted) {
            for (std::size_t b = 0; b < 2; ++b)
                REQUIRE(remit_test::kept(t.of(b).parts, t.of(b).known, {found[b].dates})[0]);
            REQUIRE(
                reconciled(found[0].dates, found[1].dates, t.of(0).known, t.of(1).known, t.shared));
            REQUIRE(found[0].dates.size() + found[1].dates.size() == *wanted);
            return;
        }
        // each that has no part in it is planned by itself
        for (std::size_t b = 0; b < 2; ++b)
            if (found[b].possible)
                REQUIRE(remit_test::kept(t.of(b).parts, t.of(b).known, {found[b].dates})[0]);
        for (const auto& plan : found) require_least(t, plan.against);
        for (const auto& h : found[0].against)
            together +=
                std::size_t{h.why == hindrance::kind::clash && h == found[0].against.back()};
    });
    std::cout << possible << " pairs of plans, " << impossible << " that are impossible, "
              << together << " of them only together\n";
}
