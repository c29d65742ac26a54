// SPDX-License-Identifier: BSL-1.0
// On which days rows last, and which rows of mandates are one mandate.
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "oracle/world.hpp"

namespace remit_test::oracle {
namespace {

std::size_t position(table t) { return static_cast<std::size_t>(t); }

/// In every reading the start is before the stop.
life fitted(life l) {
    if (l.start > always) l.stop_earliest = std::max(l.stop_earliest, l.start + 1);
    if (l.stop < never) l.start_latest = std::min(l.start_latest, l.stop - 1);
    return l;
}

template <class Row>
void take_start(life& l, const Row& r) {
    if (const std::optional<remit::day> start = r.start) l.start = l.start_latest = start->count();
    if (r.start_latest) l.start_latest = r.start_latest->count();
}
template <class Row>
void take_stop(life& l, const Row& r) {
    l.stop = r.stop ? r.stop->count() : never;
    l.stop_earliest = r.stop_earliest ? r.stop_earliest->count() : l.stop;
}
/// A row that lasts a day unless something else is said.
template <class Row>
life day_of(const Row& r) {
    life l;
    take_start(l, r);
    take_stop(l, r);
    if (!r.stop && !r.stop_earliest) l.stop_earliest = l.start + 1, l.stop = l.start_latest + 1;
    return fitted(l);
}

}  // namespace

void world::live() {
    auto& of = lives_;
    auto& of_mandates = of[position(table::mandates)];
    for (const auto& m : mandates) {
        life l;
        take_start(l, m.pieces.front());
        take_stop(l, m.pieces.back());
        of_mandates.push_back(fitted(l));
    }
    for (std::size_t b = 0; b < all.bodies.size(); ++b) {
        const auto& each = all.bodies[b];
        life l;
        take_start(l, each);
        take_stop(l, each);
        bool first = !each.start && !each.start_latest;  // then it begins with its first mandate
        for (std::size_t m = 0; m < mandates.size() && !each.start && !each.start_latest; ++m) {
            if (mandates[m].body != b) continue;
            l.start = first ? of_mandates[m].start : std::min(l.start, of_mandates[m].start);
            l.start_latest = first ? of_mandates[m].start_latest
                                   : std::min(l.start_latest, of_mandates[m].start_latest);
            first = false;
        }
        of[position(table::bodies)].push_back(fitted(l));
    }
    for (const auto& s : all.seats) {
        life l = of[position(table::bodies)][*body(s.body)];
        if (s.start || s.start_latest) take_start(l, s);
        if (s.stop) {
            take_stop(l, s);
        } else if (s.stop_earliest) {  // no later than the body's
            l.stop_earliest = std::min<when>(s.stop_earliest->count(), l.stop_earliest);
        }
        of[position(table::seats)].push_back(fitted(l));
    }
    of[position(table::people)].resize(all.people.size());
    for (const auto& o : all.offices) {
        life l;
        take_start(l, o);
        take_stop(l, o);
        of[position(table::offices)].push_back(fitted(l));
    }
    for (const auto& m : all.meetings) of[position(table::meetings)].push_back(day_of(m));
    for (const auto& e : all.events) of[position(table::events)].push_back(day_of(e));
    for (const auto& p : all.proposals) of[position(table::proposals)].push_back(day_of(p));
    for (const auto& k : keys_[position(table::items)])
        of[position(table::items)].push_back(of[position(table::meetings)][*k.meeting]);
    for (const auto& k : keys_[position(table::attendances)])
        of[position(table::attendances)].push_back(of[position(table::meetings)][*k.meeting]);
    for (const auto& k : keys_[position(table::recusals)])
        of[position(table::recusals)].push_back(of[position(table::meetings)][*k.meeting]);
    for (const auto t : {table::speakers, table::tasks, table::audiences})
        for (const auto& k : keys_[position(t)])
            of[position(t)].push_back(of[position(table::meetings)][*k.meeting]);
    for (const auto& k : keys_[position(table::nominations)])
        of[position(table::nominations)].push_back(of[position(table::proposals)][*k.proposal]);
    for (const auto& l : of_mandates) {  // one that does not end departs on no day
        of[position(table::appointments)].push_back(
            {l.start, l.start_latest, l.start + 1, l.start_latest + 1});
        of[position(table::departures)].push_back(
            l.stop_earliest == never
                ? life{never, never, never, never}
                : life{l.stop_earliest, l.stop, l.stop_earliest + 1, std::min(l.stop + 1, never)});
    }
    for (std::size_t m = 0; m < mandates.size(); ++m) {
        mandates[m].principal = principal_of(m);
        if (!mandates[m].principal) continue;
        const auto &a = of_mandates[m], &b = of_mandates[*mandates[m].principal];
        mandates[m].principal_perhaps =
            a.start_latest >= b.stop_earliest || b.start_latest >= a.stop_earliest;
    }
    auto& attendances = keys_[position(table::attendances)];
    for (auto& k : attendances)
        if (k.person) {
            const auto [mandate, lasts] = mandate_at(*k.meeting, *k.person);
            k.mandate = mandate;
            k.mandate_perhaps = lasts == remit::truth::maybe;
        }
}

life world::years() const {
    when from = never, to = always;
    const auto look = [&](when d) {
        if (d == never || d == always) return;
        from = std::min(from, d), to = std::max(to, d);
    };
    for (std::size_t t = 0; t < stored_tables; ++t)
        for (const auto& l : lives_[t])
            for (const when d : {l.start, l.start_latest, l.stop_earliest, l.stop}) look(d);
    for (std::size_t i = 0; i < mandates.size(); ++i)  // where rows were joined, what changed
        for (std::size_t n = 1; n < mandates[i].pieces.size(); ++n) {
            const when d = mandates[i].pieces[n].start.count();
            const row r{table::mandates, i};
            const auto& columns = columns_[position(table::mandates)];
            if (std::any_of(columns.begin(), columns.end(), [&](const std::string& name) {
                    return own(r, name, d - 1) != own(r, name, d);
                }))
                look(d);
        }
    for (const auto& each : all.organisations)
        for (const auto& end : {each.start, each.stop})
            if (end) look(end->count());
    for (const auto& each : all.terms) {
        look(each.start.count());
        if (each.stop) look(each.stop->count());
    }
    for (const auto& d : all.dated)
        for (const auto& end : {d.start, d.start_latest, d.stop, d.stop_earliest})
            if (end) look(end->count());
    const auto look_at = [&](const remit::period& p) {
        if (p.start() != remit::day::first()) look(p.start().count());
        if (p.stop()) look(p.stop()->count());
    };
    if (const auto o = observed()) look_at(*o);
    for (const auto& [table, days] : all.observed_tables) look_at(days);
    for (const when d : named) look(d);
    life l;
    if (from > to) return l;
    const int first = remit::day::from_count(from).year();
    const int last = remit::day::from_count(to).year();
    l.start = l.start_latest = remit::day{first, 1, 1}.count();
    l.stop = l.stop_earliest = remit::day{last, 12, 31}.count() + 1;
    return l;
}

/// The mandate of the person whose place is taken: in the same body, in the same seat if there is
/// one, on some same day.
std::optional<std::size_t> world::principal_of(std::size_t mandate) const {
    const auto& m = mandates[mandate];
    const auto& whom = m.pieces.front().substitute_for;
    const auto& of = lives_[position(table::mandates)];
    std::optional<std::size_t> best;
    for (std::size_t o = 0; o < mandates.size() && !whom.empty() && whom != "-"; ++o) {
        if (o == mandate || all.people[mandates[o].person].person != whom ||
            mandates[o].body != m.body || of[o].start >= of[mandate].stop ||
            of[mandate].start >= of[o].stop)
            continue;
        const bool better = best && m.seat && mandates[*best].seat != m.seat;
        if (!best || (better && mandates[o].seat == m.seat)) best = o;
    }
    return best;
}

/// The person's mandate in the body on the first day of the meeting, the surely lasting one first.
std::pair<std::optional<std::size_t>, remit::truth> world::mandate_at(std::size_t meeting,
                                                                      std::size_t person) const {
    const auto& of = lives_[position(table::meetings)][meeting];
    const auto in = keys_[position(table::meetings)][meeting].body;
    std::optional<std::size_t> best;
    auto best_lasts = remit::truth::no;
    for (std::size_t m = 0; m < mandates.size(); ++m) {
        if (mandates[m].person != person || mandates[m].body != in) continue;
        const auto& l = lives_[position(table::mandates)][m];
        auto lasts = remit::truth_of(l.start <= of.start_latest && l.stop > of.start);
        if (l.start_latest > of.start || l.stop_earliest <= of.start_latest)
            lasts = lasts & remit::truth::maybe;
        if (lasts > best_lasts) best = m, best_lasts = lasts;
    }
    return {best, best_lasts};
}

/// Its own, or those of its seat.
std::int64_t world::votes_of(const remit::mandate& m) const {
    const auto s = seat(m.body, m.seat);
    return m.votes ? *m.votes : s ? all.seats[*s].votes.value_or(1) : 1;
}

/// What a row says in these columns, in an order in which those that say less go first.
std::vector<std::string> world::says_of(const remit::mandate& m,
                                        const std::set<std::string>& names) const {
    std::vector<std::string> out;
    for (const auto& name : names) {
        remit::value v;
        if (name == "status") v = m.status.empty() ? "effective" : m.status;
        if (name == "votes") v = votes_of(m);
        if (name == "instrument" && !m.instrument.empty()) v = m.instrument;
        if (name == "due" && m.due) v = *m.due;
        for (const auto& [column, value] : m.more)
            if (column == name) v = value;
        const auto c = stored(name, cell_of(v));
        out.push_back(c.is == cell::sort::absent    ? "0"
                      : c.is == cell::sort::unknown ? "1"
                      : c.is == cell::sort::text ? std::to_string(2 + v.index()) + c.s
                                                 : std::to_string(2 + v.index()) + remit::text(v));
    }
    return out;
}

/// A row goes on where another one of the same person, body and seat stops, unless its role, term
/// or whoever appointed or is represented is another: then it begins another mandate.
void world::join() {
    const auto& rows = all.mandates;
    std::vector<std::size_t> order(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto stop = [&](std::size_t i) { return rows[i].stop.value_or(remit::day::last()); };
    // Of rows with the same days those that say less go first, column by column in the order of
    // their names: the order in which rows were written means nothing.
    std::set<std::string> names = {"due", "instrument", "status", "votes"};
    for (const auto& m : rows)
        for (const auto& [name, value] : m.more) names.insert(name);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto key = [&](std::size_t i) {
            return std::tuple{rows[i].start, stop(i), rows[i].start_latest.value_or(rows[i].start),
                              rows[i].stop_earliest.value_or(stop(i))};
        };
        const auto left = key(a), right = key(b);
        return left != right ? left < right : says_of(rows[a], names) < says_of(rows[b], names);
    });
    std::map<std::size_t, joined_mandate> by_first_row;
    std::vector<std::size_t> begun;
    for (const auto i : order) {
        const auto& m = rows[i];
        joined_mandate j{.pieces = {m}, .seat = seat(m.body, m.seat), .principal = {}};
        j.body = *body(m.body);
        while (all.people[j.person].person != m.person) ++j.person;
        const auto role = [&](const remit::mandate& x) {
            return x.role.empty() && j.seat ? all.seats[*j.seat].role : x.role;
        };
        const auto same = [&](const char* column, const std::string& a, const std::string& b) {
            return stored(column, text_cell(a)) == stored(column, text_cell(b));
        };
        const auto whom = [](const remit::mandate& x) {
            return x.substitute_for == "-" ? std::string{} : x.substitute_for;
        };
        const auto before = std::find_if(begun.begin(), begun.end(), [&](std::size_t first) {
            const auto& other = by_first_row.at(first);
            const auto& last = other.pieces.back();
            const bool exact = last.stop_earliest.value_or(m.start) == m.start &&
                               m.start_latest.value_or(m.start) == m.start;
            return exact && other.person == j.person && other.body == j.body &&
                   other.seat == j.seat && last.stop == m.start && role(last) == role(m) &&
                   last.term == m.term && whom(last) == whom(m) &&
                   same("appointed_by", last.appointed_by, m.appointed_by) &&
                   same("on_behalf_of", last.on_behalf_of, m.on_behalf_of);
        });
        if (before != begun.end()) {
            by_first_row.at(*before).pieces.push_back(m);
        } else {
            begun.push_back(i);
            by_first_row.emplace(i, std::move(j));
        }
    }
    for (auto& [first, j] : by_first_row) mandates.push_back(std::move(j));
}

}  // namespace remit_test::oracle
