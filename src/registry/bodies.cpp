// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "registry/quoted.hpp"
#include "registry/row_ends.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

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

// What a body is observed for has days.
void check_observed(assembly& a) {
    const auto& from = a.bodies.column("observed_start").cells;
    const auto& to = a.bodies.column("observed_stop").cells;
    const auto day_in = [](const coded& c, std::size_t row) {
        const std::int32_t code = c.code[row];
        return code < 0 ? nullptr : std::get_if<day>(&c.dictionary[static_cast<std::size_t>(code)]);
    };
    if (from.dictionary.empty() || to.dictionary.empty()) return;
    for (std::size_t row = 0; row < a.bodies.rows; ++row) {
        const day* start = day_in(from, row);
        const day* stop = day_in(to, row);
        if (start && stop && *stop <= *start)
            a.l.problems.add(
                a.bodies.at(row, "observed_stop"), "E-PERIOD",
                "a period from " + text(*start) + " to " + text(*stop) + " has no days",
                "are observed_start and observed_stop swapped?");
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
        std::vector<std::string_view> from = {"mandates"};
        const auto ask = [&](table_id id, staged_table& who) {
            a.store.of(id).person_row = derive(t, who, "person");
            if (who.given && id != table_id::mandates) from.push_back(text(id));
        };
        ask(table_id::mandates, a.mandates);
        ask(table_id::offices, a.offices);
        a.substituted = derive(t, a.mandates, "substitute_for");
        ask(table_id::attendances, a.attendances);
        ask(table_id::nominations, a.nominations);
        ask(table_id::recusals, a.recusals);
        ask(table_id::speakers, a.speakers);
        ask(table_id::tasks, a.tasks);
        finish_derived(t, a.l, listed(from));
    }
    t.columns.push_back(own_key_column("person", t));
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
        std::vector<std::string_view> from = {"mandates"};
        const auto ask = [&](table_id id, staged_table& where) {
            a.store.of(id).body_row = derive(t, where, "body");
            if (where.given && id != table_id::mandates) from.push_back(text(id));
        };
        ask(table_id::mandates, a.mandates);
        ask(table_id::seats, a.seats);
        ask(table_id::meetings, a.meetings);
        ask(table_id::events, a.events);
        ask(table_id::proposals, a.proposals);
        finish_derived(t, a.l, listed(from));
        t.body_row = std::vector<std::int32_t>(t.rows, -1);
        s.rows = t.rows;
        for (auto& c : s.columns) c.cells.code = s.constant.of(empty_code, t.rows);
    }
    check_observed(a);
    t.columns.push_back(own_key_column("body", t));
    t.columns.push_back(finished(s, std::move(s.column("kind"))));
    std::vector<std::int32_t> parents = t.body_row;
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
    t.columns.push_back(key_column(
        "person", t.rows > 0 ? a.store.of(table_id::people).key : text_list{}, t.person_row));
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

// The earliest and the latest day on which the first mandate of each body begins.
std::vector<row_ends> first_mandates(const fact_table& bodies, const fact_table& mandates) {
    std::vector<row_ends> first(bodies.rows, {open_stop, open_stop, open_stop, open_stop});
    const auto take = [&](const std::vector<std::int32_t>& starts, std::int32_t row_ends::* end) {
        for (std::size_t row = 0; row < mandates.rows; ++row) {
            if (mandates.body_row[row] < 0) continue;
            auto& earliest = first[static_cast<std::size_t>(mandates.body_row[row])].*end;
            if (starts[row] < earliest) earliest = starts[row];
        }
    };
    take(mandates.start, &row_ends::start);
    if (mandates.bounded()) {
        take(mandates.start_latest, &row_ends::start_latest);
    } else {
        for (auto& earliest : first) earliest.start_latest = earliest.start;
    }
    return first;
}

void set_bodies(assembly& a, fact_table& bodies) {
    const auto first = first_mandates(bodies, a.store.of(table_id::mandates));
    std::vector<std::size_t> derived;
    std::vector<std::size_t> always;
    auto& begins = a.store.begins_with_mandates;
    begins.assign(bodies.rows, 0);
    for (std::size_t row = 0; row < bodies.rows; ++row) {
        row_ends e = ends_of(bodies, row);
        if (!e.no_start()) continue;
        begins[row] = 1;
        if (first[row].start == open_stop || first[row].start == always_start) {
            always.push_back(row);
        } else if (e.stop <= first[row].start) {
            a.l.problems.add(a.bodies.at(row, "stop"), "E-PERIOD",
                             "the body " + quoted(bodies.key[row]) +
                                 " stops before its first mandate begins, on " +
                                 text(day::from_count(first[row].start)),
                             "write its start, or mend its stop");
        } else {
            e.start = first[row].start;
            e.start_latest = first[row].start_latest;
            e.tighten();
            set_ends(bodies, row, e);
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
    auto& lasts = a.store.lasts_as_body;
    lasts.assign(seats.rows, 0);
    for (std::size_t row = 0; row < seats.rows; ++row) {
        if (seats.body_row[row] < 0) continue;
        const row_ends of_body = ends_of(bodies, static_cast<std::size_t>(seats.body_row[row]));
        row_ends e = ends_of(seats, row);
        lasts[row] = static_cast<std::uint8_t>((e.no_start() ? 1 : 0) | (e.no_stop() ? 2 : 0));
        if (e.no_start()) {
            e.start = of_body.start;
            e.start_latest = of_body.start_latest;
        }
        // No stop is the body's; one that is unknown is no later than the body's.
        if (e.no_stop()) e.stop_earliest = of_body.stop_earliest;
        if (e.stop == open_stop) {
            e.stop = of_body.stop;
            e.stop_earliest = std::min(e.stop_earliest, of_body.stop_earliest);
        }
        if (e.possible()) {
            if (!e.exact()) e.tighten();
            set_ends(seats, row, e);
            continue;
        }
        a.l.problems.add(
            a.seats.at(row, "start"), "E-PERIOD",
            "the seat " + quoted(seats.key[row]) + " has no day in the lifetime of its body",
            "the body lasts from " + shown(of_body.start) + " to " + shown(of_body.stop));
    }
}

void note_outside(assembly& a, const fact_table& bodies) {
    const auto& mandates = a.store.of(table_id::mandates);
    std::size_t n = 0;
    std::size_t first = 0;
    for (std::size_t row = 0; row < mandates.rows; ++row) {
        if (mandates.body_row[row] < 0) continue;
        const auto body = static_cast<std::size_t>(mandates.body_row[row]);
        const std::int32_t stop = mandates.earliest_stop(row);
        const bool outside = mandates.latest_start(row) < bodies.start[body] ||
                             (stop > bodies.stop[body] && stop != open_stop);
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
    for (auto& t : a.store.tables) drop_exact(t);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
