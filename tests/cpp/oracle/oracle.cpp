// SPDX-License-Identifier: BSL-1.0
#include "oracle/oracle.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

#include "oracle/evaluate.hpp"
#include "oracle/world.hpp"

namespace remit_test::oracle {
namespace {

using remit::day;
using remit::truth;

struct subject {
    row what;
    std::string key;
};

std::string shown(const cell& c) {
    if (c.is == cell::sort::text) return c.s;
    if (c.is == cell::sort::day)
        return remit::text(day::from_count(static_cast<std::int64_t>(c.n.low.num)));
    const auto num = static_cast<std::int64_t>(c.n.low.num),
               den = static_cast<std::int64_t>(c.n.low.den);
    return den == 1 ? std::to_string(num) : remit::text(remit::ratio{num, den});
}

/// As a part of a key: a text that could be taken for another value, or for the sign between two
/// parts, stands in quotes.
std::string part_of_key(const std::optional<cell>& c) {
    if (!c) return "?";
    const auto plain = shown(*c);
    if (c->is != cell::sort::text) return plain;
    const auto digits = plain.find_first_not_of("0123456789", plain.starts_with('-') ? 1 : 0);
    const bool number = digits == std::string::npos && plain != "-" && !plain.empty();
    bool is_day = true;
    try {
        (void)day::parse(plain);
    } catch (const remit::bad_input&) {
        is_day = false;
    }
    if (!plain.empty() && plain != "?" && !number && !is_day &&
        plain.find_first_of("\"/\\(") == std::string::npos)
        return plain;
    std::string out = "\"";
    for (const char each : plain) {
        if (each == '"' || each == '\\') out += '\\';
        out += each;
    }
    return out + "\"";
}

/// Every combination of values that a mandate or a seat of the body has on some day of its life.
void groups_of(const world& w, std::size_t body, const std::vector<std::string>& columns,
               std::vector<subject>& out) {
    // in order: numbers, days, texts, and last what is not known
    std::map<std::vector<std::tuple<int, std::int64_t, std::string>>, group> found;
    const auto look = [&](const row& r, day d) {
        if (w.body_of(r) != body || !w.lasts_on(r, d)) return;
        std::vector<group> combinations = {{body, columns, {}}};
        for (const auto& name : columns) {
            std::vector<group> longer;
            for (const auto& c : w.column(r, name, d)) {
                if (c.is == cell::sort::absent) continue;
                for (group g : combinations) {
                    if (c.is == cell::sort::unknown)
                        g.values.push_back(std::nullopt);
                    else
                        g.values.push_back(c);
                    longer.push_back(std::move(g));
                }
            }
            combinations = std::move(longer);
        }
        for (const auto& g : combinations) {
            std::vector<std::tuple<int, std::int64_t, std::string>> key;
            for (const auto& v : g.values) {
                const bool counts = v && v->is != cell::sort::text;
                key.emplace_back(v ? static_cast<int>(v->is) : 99,
                                 counts ? static_cast<std::int64_t>(v->n.low.num) : 0,
                                 counts ? part_of_key(v)
                                 : v    ? v->s
                                        : std::string{});
            }
            found.emplace(key, g);
        }
    };
    const bool seats_have_them = std::all_of(columns.begin(), columns.end(), [&](const auto& name) {
        return w.has_column(table::seats, name) || w.has_column(table::bodies, name);
    });
    auto days = w.events;
    days.insert(days.begin(), day::first());  // what always was, was before anything happened
    for (const day d : days) {
        for (std::size_t m = 0; m < w.mandates.size(); ++m) look({table::mandates, m}, d);
        for (std::size_t s = 0; seats_have_them && s < w.all.seats.size(); ++s)
            look({table::seats, s}, d);
    }
    for (const auto& [order, g] : found) {
        std::string key = w.all.bodies[body].body;
        for (const auto& v : g.values) key += "/" + part_of_key(v);
        out.push_back({{.of = table::groups, .group = g}, key});
    }
}

std::vector<subject> subjects_of(const world& w, const remit::subject& what,
                                 const std::string& only_body) {
    std::vector<subject> out;
    const auto governed = [&](const std::string& body) {
        return only_body.empty() || body == only_body;
    };
    if (what.is_group()) {
        for (std::size_t b = 0; b < w.all.bodies.size(); ++b)
            if (governed(w.all.bodies[b].body)) groups_of(w, b, what.columns(), out);
    } else if (what.table() == "body") {
        for (std::size_t b = 0; b < w.all.bodies.size(); ++b)
            if (governed(w.all.bodies[b].body))
                out.push_back({{table::bodies, b}, w.all.bodies[b].body});
    } else if (what.table() == "seat") {
        for (std::size_t s = 0; s < w.all.seats.size(); ++s)
            if (governed(w.all.seats[s].body))
                out.push_back({{table::seats, s}, w.all.seats[s].body + "/" + w.all.seats[s].seat});
    } else if (what.table() == "person") {
        for (std::size_t p = 0; p < w.all.people.size(); ++p)
            out.push_back({{table::people, p}, w.all.people[p].person});
    } else if (what.table() == "mandate") {
        for (std::size_t m = 0; m < w.mandates.size(); ++m) {
            const auto& first = w.mandates[m].pieces.front();
            if (!governed(first.body)) continue;
            const auto where = first.seat.empty() ? first.body : first.body + "/" + first.seat;
            out.push_back({{table::mandates, m},
                           first.person + "@" + where + "@" + remit::text(first.start)});
        }
    } else {
        throw std::logic_error{"the oracle does not judge for each " + what.table()};
    }
    return out;
}

/// The first waiver in the charter that covers the day.
const remit::waiver* waiver_on(const remit::charter& c, const std::string& rule,
                               const std::string& subject, day d) {
    for (const auto& w : c.waivers)
        if (w.rule == rule && (w.subject.empty() || w.subject == subject) && w.during.contains(d))
            return &w;
    return nullptr;
}

std::vector<day> days_to_look_at(const world& w, const remit::charter& c,
                                 const std::vector<remit::rule>& rules, const remit::period& window,
                                 pace p) {
    std::set<day> days;
    if (p == pace::every_day) {
        for (day d = window.start(); d < *window.stop(); d = d + 1) days.insert(d);
    } else {
        days.insert(w.events.begin(), w.events.end());
        if (const auto observed = w.observed()) {
            days.insert(observed->start());
            if (observed->stop()) days.insert(*observed->stop());
        }
        for (const auto& r : rules) {
            if (r.start) days.insert(*r.start);
            if (r.stop) days.insert(*r.stop);
        }
        for (const auto& each : c.waivers) {
            days.insert(each.during.start());
            if (each.during.stop()) days.insert(*each.during.stop());
        }
        days.insert(window.start());
        std::erase_if(days, [&](day d) { return !window.contains(d); });
    }
    return {days.begin(), days.end()};
}

}  // namespace

judgement judge_in_full(const facts& f, const remit::charter& c, const remit::period& window,
                        pace p) {
    const world w{f};
    const auto rules = remit::all_rules(c);
    const auto observed = w.observed();
    const auto days = days_to_look_at(w, c, rules, window, p);
    std::vector<one_day> worlds;
    for (const day d : days) worlds.emplace_back(w, d);

    judgement out;
    for (const auto& rule : rules) {
        if (rule.within) throw std::logic_error{"the oracle does not judge within"};
        tally& t = out.rules.emplace_back(tally{.rule = rule.name});
        for (const auto& s : subjects_of(w, rule.for_each, c.body)) {
            verdict_run* open = nullptr;  // the run that the day before belongs to
            const remit::waiver* open_waiver = nullptr;
            for (std::size_t i = 0; i < days.size(); ++i) {
                const day d = days[i], next = i + 1 < days.size() ? days[i + 1] : *window.stop();
                if (!observed || !observed->contains(d) || !lasts(rule.start, rule.stop, d) ||
                    !w.lasts_on(s.what, d)) {
                    ++t.outside;
                    open = nullptr;
                    continue;
                }
                const truth asked =
                    rule.where ? worlds[i].holds(rule.where->root(), s.what) : truth::yes;
                const truth kept = worlds[i].holds(rule.require.root(), s.what) | ~asked;
                if (asked == truth::no)
                    ++t.not_demanded;
                else if (kept == truth::yes)
                    ++t.holds;
                if (kept == truth::yes) {
                    open = nullptr;
                    continue;
                }
                const verdict v = kept == truth::no ? verdict::fails : verdict::possible;
                ++(v == verdict::fails ? t.fails : t.possible);
                const auto* waived = waiver_on(c, rule.name, s.key, d);
                if (open != nullptr && open->verdict == v && open_waiver == waived) {
                    open->stop = next;
                    continue;
                }
                open = &out.runs.emplace_back(verdict_run{rule.name, s.key, d, next, v});
                open_waiver = waived;
                if (waived != nullptr) {
                    open->reason = waived->reason;
                    open->waived_until = waived->during.stop();
                }
            }
        }
    }
    return out;
}

std::vector<verdict_run> judge(const facts& f, const remit::charter& c,
                               const remit::period& window) {
    return judge_in_full(f, c, window).runs;
}

struct measuring::impl {
    explicit impl(const facts& f) : w{f} {}
    world w;
};
measuring::measuring(const facts& f) : p_{std::make_unique<impl>(f)} {}
measuring::~measuring() = default;

std::optional<measured> measuring::on(day d, const remit::subject& for_each,
                                      const std::string& subject,
                                      const remit::measure& what) const {
    const one_day today{p_->w, d};
    for (const auto& s : subjects_of(p_->w, for_each, {})) {
        if (s.key != subject) continue;
        const auto cells = today.values(what.root(), s.what);
        std::optional<bounds> all;
        for (const auto& c : cells) {
            if (c.is == cell::sort::text || c.is == cell::sort::day) return std::nullopt;
            const auto here = c.is == cell::sort::unknown ? anything : c.n;
            all = all ? either(*all, here) : here;
        }
        if (!all) return std::nullopt;
        const auto end = [](const number& n) {
            return n.finite() ? std::optional{remit::ratio{static_cast<std::int64_t>(n.num),
                                                           static_cast<std::int64_t>(n.den)}}
                              : std::nullopt;
        };
        return measured{end(all->low), end(all->high)};
    }
    return std::nullopt;
}

bool measuring::several(const remit::subject& for_each, const std::string& subject) const {
    std::size_t n = 0;
    for (const auto& s : subjects_of(p_->w, for_each, {})) n += s.key == subject ? 1U : 0U;
    return n > 1;
}

std::size_t measuring::judged(day d, const remit::rule& r, const std::string& only_body) const {
    const auto observed = p_->w.observed();
    if (!observed || !observed->contains(d) || !lasts(r.start, r.stop, d)) return 0;
    const one_day today{p_->w, d};
    std::size_t n = 0;
    for (const auto& s : subjects_of(p_->w, r.for_each, only_body))
        if (p_->w.lasts_on(s.what, d) &&
            (!r.where || today.holds(r.where->root(), s.what) != truth::no))
            ++n;
    return n;
}

}  // namespace remit_test::oracle
