// SPDX-License-Identifier: BSL-1.0
#include "support/completable.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include <remit/core/problem.hpp>

#include "support/compare.hpp"
#include "support/complete.hpp"
#include "support/show.hpp"

namespace remit_test {

using remit::day;

std::optional<test_case> completable(std::uint64_t seed, subjects_wanted wanted) {
    auto c = generate(seed);
    std::erase_if(c.charter.rules, [&](const auto& r) {
        return r.for_each.is_group() != (wanted == subjects_wanted::groups);
    });
    // What is derived has no row to complete.
    // A number with several values in force together is bounds, also where every value is known.
    std::erase_if(c.facts.dated, [](const auto& a) { return a.name == "number"; });
    if (c.facts.seats.empty() || c.facts.people.empty() || c.facts.bodies.empty() ||
        c.charter.rules.empty())
        return std::nullopt;
    for (const auto& m : c.facts.mandates) {
        const bool there =
            std::any_of(c.facts.seats.begin(), c.facts.seats.end(),
                        [&](const auto& s) { return s.body == m.body && s.seat == m.seat; });
        if (!there && !m.seat.empty()) c.facts.seats.push_back({.body = m.body, .seat = m.seat});
    }
    c.facts = apart(std::move(c.facts));
    if (!c.facts.observed) c.facts.observed = remit::period{c.window.start() - 3000};
    return c;
}

std::optional<test_case> exact(std::uint64_t seed) {
    auto c = completable(seed);
    if (!c) return c;
    dice d{seed};
    const auto all = complete([&](std::size_t n) { return d.below(n); }, c->facts);
    c->facts = all;
    try {
        (void)registry_of(c->facts);
    } catch (const remit::bad_input&) {
        return std::nullopt;  // a seat may be left without a day
    }
    return c;
}

std::string first_wrong_completion(const test_case& c, int times, std::size_t& compared,
                                   const std::function<std::string(const test_case&)>& wrong) {
    dice d{c.seed};
    const chooser choose = [&](std::size_t n) { return d.below(n); };
    for (int i = 0; i < times; ++i) {
        auto completed = c;
        completed.facts = complete(choose, c.facts);
        if (!same_links(c.facts, completed.facts)) continue;
        ++compared;
        const auto told = wrong(completed);
        if (!told.empty()) return "completed:\n" + show(completed.facts) + told;
    }
    return {};
}

std::vector<day> days_to_ask(dice& d, const oracle::facts& f, const remit::period& window,
                             std::size_t n) {
    std::vector<day> eventful;
    const auto note = [&](const std::optional<day>& x) {
        for (const std::int64_t shift : {-1, 0})
            if (x && window.contains(*x + shift)) eventful.push_back(*x + shift);
    };
    const auto ends = [&](const auto& rows) {
        for (const auto& r : rows)
            for (const std::optional<day>& x :
                 {std::optional<day>{r.start}, r.start_latest, r.stop_earliest, r.stop})
                note(x);
    };
    ends(f.mandates), ends(f.offices), ends(f.meetings), ends(f.events), ends(f.proposals);
    ends(f.seats), ends(f.bodies), ends(f.dated);
    for (const auto& m : f.mandates)
        if (m.due) note(m.due->earliest()), note(m.due->latest());
    std::vector<day> out;
    const auto length = static_cast<std::size_t>(*window.stop() - window.start());
    for (std::size_t i = 0; i < n; ++i)
        out.push_back(eventful.empty() || d.percent(25)
                          ? window.start() + static_cast<std::int64_t>(d.below(length))
                          : d.one_of(eventful));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace remit_test
