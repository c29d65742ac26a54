// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include <remit/rules/impossible.hpp>
#include <remit/rules/text.hpp>

#include "support/generate.hpp"
#include "support/generate_words.hpp"

namespace remit_test {
namespace {

remit::rule generate_rule(dice& d, words_about& words, const std::string& name,
                          const facts_with_days& about) {
    const auto subject = words.subject();
    remit::rule r{.name = name,
                  .for_each = subject.text,
                  .require = remit::parse_condition(words.demand(subject))};
    if (d.percent(35))
        r.where =
            remit::parse_condition(d.percent(60) ? words.said_of(subject) : words.demand(subject));
    if (d.percent(15)) r.within = remit::parse_limit(words.limit(subject));
    if (d.percent(20)) r.level = remit::level::should;
    if (d.percent(20)) r.start = d.one_of(about.days);
    if (d.percent(20)) r.stop = r.start.value_or(d.one_of(about.days)) + d.between(1, 90);
    return r;
}

/// A rule that some facts can meet: no charter may hold another.
remit::rule generate_met_rule(dice& d, words_about& words, const std::string& name,
                              const facts_with_days& about) {
    for (;;) {
        auto r = generate_rule(d, words, name, about);
        if (!remit::never_holds(r.require) && (!r.where || !remit::never_holds(*r.where))) return r;
    }
}

/// A rule, or two versions of it, one after the other.
void add_rule(dice& d, words_about& words, remit::charter& c, const std::string& name,
              const facts_with_days& about) {
    c.rules.push_back(generate_met_rule(d, words, name, about));
    if (!c.rules.back().stop || !d.percent(30)) return;
    auto next = generate_met_rule(d, words, name, about);
    next.start = c.rules.back().stop;
    next.stop.reset();
    c.rules.push_back(next);
}

void add_seats(dice& d, words_about& words, remit::charter& c, facts_with_days& about) {
    const auto bodies = words_about::bodies_of(about.facts);
    if (bodies.empty()) return;
    c.body = d.one_of(bodies);
    if (d.percent(30)) return;
    for (const char* key : {"chair", "extra"}) {
        if (d.percent(30)) continue;
        remit::seat_clause s{.seat = key};
        if (d.percent(60)) s.role = d.one_of({"chair", "member"});
        if (d.percent(75)) s.number = d.between(1, 2);
        if (d.percent(30)) s.votes = d.between(0, 2);
        if (d.percent(50)) s.appointed_by = d.one_of({"KL", "DEP", "KL (alias)"});
        if (d.percent(50)) s.throughout = remit::parse_condition(words.said_of(words.mandate()));
        if (s.throughout && remit::never_holds(*s.throughout)) s.throughout.reset();
        c.seats.push_back(s);
    }
    const auto add = [&](const remit::seat& s) {
        auto& there = about.facts.seats;
        if (std::none_of(there.begin(), there.end(),
                         [&](const auto& o) { return o.body == s.body && o.seat == s.seat; }))
            there.push_back(s);
    };
    if (c.seats.empty()) return;
    for (const auto& s : remit::seats_of(c)) add(s);
    for (const auto& m :
         about.facts.mandates)  // a body of which some seats are given has no others
        if (m.body == c.body && !m.seat.empty()) add({.body = m.body, .seat = m.seat});
}

void add_waivers(dice& d, remit::charter& c, const facts_with_days& about) {
    for (auto n = d.between(0, 3); n > 0; --n) {
        const auto start = d.one_of(about.days) + d.between(-2, 2);
        remit::waiver w{.rule = d.one_of(c.rules).name,
                        .during = d.percent(20) ? remit::period{start}
                                                : remit::period{start, start + d.between(1, 80)},
                        .reason = "reason " + std::to_string(n)};
        if (d.percent(30))
            w.subject = d.one_of({"board", "council", "p0", "board/chair", "board/red"});
        c.waivers.push_back(w);
    }
}

}  // namespace

remit::charter generate_charter(dice& d, facts_with_days& about) {
    remit::charter c;
    c.title = "generated";
    c.values = {{"role", {"chair", "clerk", "member"}},
                {"status", {"effective", "acting", "hindered", "holdover"}},
                {"seat", {"chair", "clerk", "lay", "extra"}},
                {"office", {"director", "mayor"}},
                {"body", {"board", "council", "panel", "team"}}};
    words_about words{d, about};
    if (d.percent(6))
        c.member = remit::parse_condition(
            d.one_of({"status != \"hindered\"", "role == \"chair\"", "votes >= 1", "given(role)",
                      "start <= today - days(30)"}));
    if (d.percent(20)) add_seats(d, words, c, about);
    for (auto n = d.between(2, 6); n > 0; --n)
        add_rule(d, words, c, "r" + std::to_string(n), about);
    if (d.percent(50)) add_waivers(d, c, about);
    return c;
}

}  // namespace remit_test
