// SPDX-License-Identifier: BSL-1.0
#include "oracle/world.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace remit_test::oracle {
namespace {

const std::vector<std::string> schema_columns[] = {
    {"body", "name", "kind", "parent", "start", "stop"},
    {"seat", "body", "name", "role", "number", "appointed_by", "votes", "start", "stop"},
    {"person", "name"},
    {"person", "office", "organisation", "area", "start", "stop"},
    {"person", "body", "seat", "start", "stop", "role", "appointed_by", "on_behalf_of", "status",
     "votes"}};

std::size_t position(table t) { return static_cast<std::size_t>(t); }

}  // namespace

bool lasts(std::optional<remit::day> start, std::optional<remit::day> stop, remit::day d) {
    return (!start || *start <= d) && (!stop || d < *stop);
}

const remit::mandate& joined_mandate::on(remit::day d) const {
    for (const auto& piece : pieces)
        if (lasts(piece.start, piece.stop, d)) return piece;
    throw std::logic_error{"the mandate does not last on " + remit::text(d)};
}

world::world(facts f) : all{std::move(f)} {
    complete();
    join();

    for (const table t :
         {table::bodies, table::seats, table::people, table::offices, table::mandates})
        columns_[position(t)].insert(schema_columns[position(t)].begin(),
                                     schema_columns[position(t)].end());
    const auto more = [&](table t, const auto& rows) {
        for (const auto& each : rows)
            for (const auto& [name, value] : each.more) columns_[position(t)].insert(name);
    };
    more(table::bodies, all.bodies);
    more(table::seats, all.seats);
    more(table::people, all.people);
    more(table::offices, all.offices);
    more(table::mandates, all.mandates);
    for (const auto& each : all.dated) {
        if (each.table == "bodies") columns_[position(table::bodies)].insert(each.name);
        if (each.table == "seats") columns_[position(table::seats)].insert(each.name);
        if (each.table == "people") columns_[position(table::people)].insert(each.name);
    }

    std::set<remit::day> days;
    const auto note = [&](const auto& rows) {
        for (const auto& each : rows) {
            if (const std::optional<remit::day> d = each.start) days.insert(*d);
            if (each.stop) days.insert(*each.stop);
        }
    };
    note(all.bodies);
    note(all.seats);
    note(all.organisations);
    note(all.offices);
    note(all.mandates);
    note(all.dated);
    events.assign(days.begin(), days.end());
}

/// Tables that were not given are made of what the others name.
void world::complete() {
    const auto add_body = [&](const std::string& key) {
        if (!body(key)) all.bodies.push_back({.body = key});
    };
    const auto add_person = [&](const std::string& key) {
        for (const auto& p : all.people)
            if (p.person == key) return;
        all.people.push_back({.person = key});
    };
    const auto add_seat = [&](const std::string& in, const std::string& key) {
        for (const auto& s : all.seats)
            if (s.body == in && s.seat == key) return;
        derived_seats_.insert(all.seats.size());
        all.seats.push_back({.body = in, .seat = key, .number = std::nullopt});
    };
    for (const auto& m : all.mandates) add_body(m.body);
    for (const auto& s : all.seats) add_body(s.body);
    for (const auto& m : all.mandates) {
        add_person(m.person);
        if (!m.seat.empty()) add_seat(m.body, m.seat);
    }
    for (const auto& o : all.offices) add_person(o.person);
}

/// Its own, or those of its seat.
std::int64_t world::votes_of(const remit::mandate& m) const {
    for (const auto& s : all.seats)
        if (!m.votes && s.body == m.body && s.seat == m.seat) return s.votes.value_or(1);
    return m.votes.value_or(1);
}

/// A row goes on where another one of the same person, body and seat stops, unless its role or
/// whoever appointed or is represented is another: then it begins another mandate.
void world::join() {
    const auto& rows = all.mandates;
    std::vector<std::size_t> order(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto stop = [&](std::size_t i) { return rows[i].stop.value_or(remit::day::last()); };
    // Of rows with the same days those that say less go first, column by column in the order of
    // their names: the order in which rows were written means nothing.
    std::set<std::string> names = {"status", "votes"};
    for (const auto& m : rows)
        for (const auto& [name, value] : m.more) names.insert(name);
    const auto says = [&](std::size_t i) {
        using shown = std::pair<std::size_t, std::string>;
        std::vector<shown> out;
        for (const auto& name : names) {
            remit::value v;
            if (name == "status") v = rows[i].status.empty() ? "effective" : rows[i].status;
            if (name == "votes") v = votes_of(rows[i]);
            for (const auto& [column, value] : rows[i].more)
                if (column == name) v = value;
            const auto c = stored(name, cell_of(v));
            out.push_back(c.is == cell::sort::absent    ? shown{0, ""}
                          : c.is == cell::sort::unknown ? shown{1, ""}
                          : c.is == cell::sort::text    ? shown{2 + v.index(), c.s}
                                                        : shown{2 + v.index(), remit::text(v)});
        }
        return out;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto left = std::pair{rows[a].start, stop(a)};
        const auto right = std::pair{rows[b].start, stop(b)};
        return left != right ? left < right : says(a) < says(b);
    });
    std::map<std::size_t, joined_mandate> by_first_row;
    std::vector<std::size_t> begun;
    for (const auto i : order) {
        const auto& m = rows[i];
        joined_mandate j{.pieces = {m}};
        j.body = *body(m.body);
        while (all.people[j.person].person != m.person) ++j.person;
        for (std::size_t s = 0; s < all.seats.size(); ++s)
            if (all.seats[s].body == m.body && all.seats[s].seat == m.seat && !m.seat.empty())
                j.seat = s;
        const auto role = [&](const remit::mandate& x) {
            return x.role.empty() && j.seat ? all.seats[*j.seat].role : x.role;
        };
        const auto same = [&](const char* column, const std::string& a, const std::string& b) {
            return stored(column, text_cell(a)) == stored(column, text_cell(b));
        };
        const auto before = std::find_if(begun.begin(), begun.end(), [&](std::size_t first) {
            const auto& other = by_first_row.at(first);
            const auto& last = other.pieces.back();
            return other.person == j.person && other.body == j.body && other.seat == j.seat &&
                   last.stop == m.start && role(last) == role(m) &&
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

std::optional<std::size_t> world::body(std::string_view key) const {
    for (std::size_t b = 0; b < all.bodies.size(); ++b)
        if (all.bodies[b].body == key) return b;
    return std::nullopt;
}

std::optional<remit::day> world::start_of_body(std::size_t b) const {
    if (all.bodies[b].start) return all.bodies[b].start;
    std::optional<remit::day> first;
    for (const auto& m : all.mandates)
        if (m.body == all.bodies[b].body && (!first || m.start < *first)) first = m.start;
    return first;
}

/// As given, else from the earliest day that any fact names.
std::optional<remit::period> world::observed() const {
    if (all.observed || events.empty()) return all.observed;
    return remit::period{events.front()};
}

bool world::lasts_on(const row& r, remit::day d) const {
    switch (r.of) {
        case table::bodies: return lasts(start_of_body(r.at), all.bodies[r.at].stop, d);
        case table::groups:
            return lasts(start_of_body(r.group.body), all.bodies[r.group.body].stop, d);
        case table::seats: {
            const auto& s = all.seats[r.at];
            const auto b = *body(s.body);
            return lasts(s.start ? s.start : start_of_body(b), s.stop ? s.stop : all.bodies[b].stop,
                         d);
        }
        case table::people: return true;
        case table::offices: return lasts(all.offices[r.at].start, all.offices[r.at].stop, d);
        case table::mandates: return lasts(mandates[r.at].start(), mandates[r.at].stop(), d);
        case table::members: return true;
    }
    return false;
}

std::optional<std::size_t> world::body_of(const row& r) const {
    switch (r.of) {
        case table::bodies: return r.at;
        case table::groups: return r.group.body;
        case table::seats: return body(all.seats[r.at].body);
        case table::mandates: return mandates[r.at].body;
        case table::members: return mandates[r.mandates.front()].body;
        default: return std::nullopt;
    }
}

std::vector<row> world::members(remit::day d) const {
    std::map<std::pair<std::size_t, std::size_t>, row> found;
    for (std::size_t m = 0; m < mandates.size(); ++m) {
        if (!lasts(mandates[m].start(), mandates[m].stop(), d)) continue;
        if (mandates[m].on(d).status == "hindered") continue;
        row& member = found[{mandates[m].body, mandates[m].person}];
        member.of = table::members;
        member.mandates.push_back(m);
    }
    std::vector<row> out;
    for (auto& [key, member] : found) out.push_back(std::move(member));
    return out;
}

std::vector<row> world::follow(const row& r, const std::string& path) const {
    if (r.of == table::members) {  // wherever one of its mandates leads
        std::vector<row> out;
        for (const auto m : r.mandates)
            for (auto& to : follow({table::mandates, m}, path))
                if (std::find(out.begin(), out.end(), to) == out.end())
                    out.push_back(std::move(to));
        return out;
    }
    const auto b = body_of(r);
    if (path == "body" && b) return {{table::bodies, *b}};
    if (path == "parent" && b) {
        const auto above = body(all.bodies[*b].parent);
        return above ? std::vector<row>{{table::bodies, *above}} : std::vector<row>{};
    }
    if (path == "seat" && r.of == table::seats) return {r};
    if (path == "seat" && r.of == table::mandates)
        return mandates[r.at].seat ? std::vector<row>{{table::seats, *mandates[r.at].seat}}
                                   : std::vector<row>{};
    if (path == "mandate" && r.of == table::mandates) return {r};
    if (path == "person" && r.of == table::people) return {r};
    if (path == "person" && r.of == table::mandates)
        return {{table::people, mandates[r.at].person}};
    if (path == "person" && r.of == table::offices)
        for (std::size_t p = 0; p < all.people.size(); ++p)
            if (all.people[p].person == all.offices[r.at].person) return {{table::people, p}};
    throw std::logic_error{"no path " + path + " from here"};
}

}  // namespace remit_test::oracle
