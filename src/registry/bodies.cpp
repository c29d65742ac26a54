// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <numeric>

#include "registry/quoted.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

std::vector<std::int32_t> counting(std::size_t n) {
    std::vector<std::int32_t> out(n);
    std::iota(out.begin(), out.end(), 0);
    return out;
}

void finish_derived(fact_table& t, load& l, std::string_view from) {
    t.derived = true;
    t.name = t.key;
    t.start.assign(t.rows, always_start);
    t.stop.assign(t.rows, open_stop);
    t.line.assign(t.rows, 0);
    if (t.rows > 0)
        l.note(
            "N-DERIVED", t.origin,
            "not given: " + std::to_string(t.rows) + " of them derived from " + std::string{from});
}

void check_parents(assembly& a, const fact_table& t) {
    // As for successors: each row is walked once.
    std::vector<std::size_t> seen(t.rows, t.rows);
    for (std::size_t row = 0; row < t.rows; ++row) {
        auto at = static_cast<std::int32_t>(row);
        while (at >= 0 && seen[static_cast<std::size_t>(at)] == t.rows) {
            seen[static_cast<std::size_t>(at)] = row;
            at = t.body_row[static_cast<std::size_t>(at)];
        }
        if (at < 0 || seen[static_cast<std::size_t>(at)] != row) continue;
        const auto first = static_cast<std::size_t>(at);
        std::string chain = visible(t.key[first]);
        for (auto next = t.body_row[first]; next != at;
             next = t.body_row[static_cast<std::size_t>(next)])
            if (chain.size() < 200)
                chain += " -> " + visible(t.key[static_cast<std::size_t>(next)]);
        a.l.problems.add(a.bodies.at(first, "parent"), "E-CYCLE",
                         "the body " + quoted(t.key[first]) + " stands above itself",
                         chain + " -> " + visible(t.key[first]));
    }
}

}  // namespace

void make_people(assembly& a) {
    auto& t = a.store.of(table_id::people);
    auto& s = a.people;
    begin_table(t, s);
    if (s.given) {
        take_keys(a, t, s);
    } else {
        a.store.of(table_id::mandates).person_row = derive(t, a.mandates, "person");
        a.store.of(table_id::offices).person_row = derive(t, a.offices, "person");
        finish_derived(t, a.l, a.offices.given ? "mandates and offices" : "mandates");
    }
    t.columns.push_back(key_column("person", t.key, counting(t.rows)));
    if (s.given) finish_columns(t, s, {"person", "name"});
}

void make_bodies(assembly& a) {
    auto& t = a.store.of(table_id::bodies);
    auto& s = a.bodies;
    begin_table(t, s);
    if (s.given) {
        take_keys(a, t, s);
        t.body_row = references(a, s, "parent", table_id::bodies, "E-BODY");
        check_parents(a, t);
    } else {
        a.store.of(table_id::mandates).body_row = derive(t, a.mandates, "body");
        a.store.of(table_id::seats).body_row = derive(t, a.seats, "body");
        finish_derived(t, a.l, a.seats.given ? "mandates and seats" : "mandates");
        t.body_row.assign(t.rows, -1);
        for (auto& c : s.columns) c.cells.code.assign(t.rows, empty_code);
    }
    t.columns.push_back(key_column("body", t.key, counting(t.rows)));
    t.columns.push_back(finished(std::move(s.column("kind"))));
    auto parents = t.body_row;
    for (auto& code : parents)
        if (code < 0) code = fact_column::absent_code;
    t.columns.push_back(key_column("parent", t.key, std::move(parents)));
    finish_columns(t, s, {"body", "name", "kind", "parent"});
}

void make_offices(assembly& a) {
    auto& t = a.store.of(table_id::offices);
    auto& s = a.offices;
    begin_table(t, s);
    if (a.people.given) t.person_row = references(a, s, "person", table_id::people, "E-PERSON");
    // A table of no rows needs no dictionary of a million people.
    const std::vector<std::string> nobody;
    t.columns.push_back(
        key_column("person", t.rows > 0 ? a.store.of(table_id::people).key : nobody, t.person_row));
    finish_columns(t, s, {"person"});
}

namespace {

std::string named(const fact_table& t, std::size_t row, std::size_t n) {
    return quoted(t.key[row]) +
           (n == 1 ? std::string{} : " and " + std::to_string(n - 1) + " more");
}

std::string shown(std::int32_t end) {
    if (end == always_start) return "always";
    return end == open_stop ? "still" : text(day::from_count(end));
}

void set_bodies(assembly& a, fact_table& bodies) {
    const auto& mandates = a.store.of(table_id::mandates);
    std::vector<std::int32_t> first(bodies.rows, open_stop);
    for (std::size_t row = 0; row < mandates.rows; ++row) {
        if (mandates.body_row[row] < 0) continue;
        auto& earliest = first[static_cast<std::size_t>(mandates.body_row[row])];
        earliest = std::min(earliest, mandates.start[row]);
    }
    std::vector<std::size_t> derived;
    std::vector<std::size_t> always;
    for (std::size_t row = 0; row < bodies.rows; ++row) {
        if (bodies.start[row] != always_start) continue;
        if (first[row] == open_stop || first[row] == always_start) {
            always.push_back(row);
        } else if (bodies.stop[row] <= first[row]) {
            a.l.problems.add(a.bodies.at(row, "stop"), "E-PERIOD",
                             "the body " + quoted(bodies.key[row]) +
                                 " stops before its first mandate begins, on " +
                                 text(day::from_count(first[row])),
                             "write its start, or mend its stop");
        } else {
            bodies.start[row] = first[row];
            derived.push_back(row);
        }
    }
    if (!derived.empty() && !bodies.derived)
        a.l.note("N-LIFETIME", bodies.origin,
                 "without a start, and taken to begin with the first mandate: " +
                     named(bodies, derived[0], derived.size()));
    if (!always.empty())
        a.l.note("N-LIFETIME", bodies.origin,
                 "without a start and without a mandate, and taken to have always existed: " +
                     named(bodies, always[0], always.size()));
}

void set_seats(assembly& a, const fact_table& bodies) {
    auto& seats = a.store.of(table_id::seats);
    for (std::size_t row = 0; row < seats.rows; ++row) {
        if (seats.body_row[row] < 0) continue;
        const auto body = static_cast<std::size_t>(seats.body_row[row]);
        if (seats.start[row] == always_start) seats.start[row] = bodies.start[body];
        if (seats.stop[row] == open_stop) seats.stop[row] = bodies.stop[body];
        if (seats.start[row] < seats.stop[row]) continue;
        a.l.problems.add(
            a.seats.at(row, "start"), "E-PERIOD",
            "the seat " + quoted(seats.key[row]) + " has no day in the lifetime of its body",
            "the body lasts from " + shown(bodies.start[body]) + " to " + shown(bodies.stop[body]));
    }
}

void note_outside(assembly& a, const fact_table& bodies) {
    const auto& mandates = a.store.of(table_id::mandates);
    std::size_t n = 0;
    std::size_t first = 0;
    for (std::size_t row = 0; row < mandates.rows; ++row) {
        if (mandates.body_row[row] < 0) continue;
        const auto body = static_cast<std::size_t>(mandates.body_row[row]);
        const bool outside =
            mandates.start[row] < bodies.start[body] ||
            (mandates.stop[row] > bodies.stop[body] && mandates.stop[row] != open_stop);
        if (outside && n++ == 0) first = row;
    }
    if (n > 0)
        a.l.note("N-OUTSIDE", a.mandates.at(first, "body").where,
                 std::to_string(n) + (n == 1 ? " mandate lasts" : " mandates last") +
                     " beyond the lifetime of the body; no body is judged there",
                 "this is the first");
}

}  // namespace

void set_lifetimes(assembly& a) {
    auto& bodies = a.store.of(table_id::bodies);
    set_bodies(a, bodies);
    set_seats(a, bodies);
    note_outside(a, bodies);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
