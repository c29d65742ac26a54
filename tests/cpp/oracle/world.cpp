// SPDX-License-Identifier: BSL-1.0
#include "oracle/world.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace remit_test::oracle {
namespace {

const std::vector<std::string> schema_columns[] = {
    {"body", "name", "kind", "parent", "start", "stop", "observed_start", "observed_stop"},
    {"seat", "body", "name", "role", "number", "appointed_by", "votes", "start", "stop"},
    {"person", "name"},
    {"person", "office", "organisation", "area", "start", "stop"},
    {"person", "body", "seat", "start", "stop", "role", "appointed_by", "on_behalf_of", "status",
     "votes", "due", "instrument", "substitute_for", "term"},
    {"meeting", "body", "name", "start", "stop", "kind", "status", "agenda_sent", "papers_sent",
     "minutes_sent"},
    {"item", "meeting", "name", "kind", "start", "stop"},
    {"meeting", "person", "presence", "capacity", "start", "stop"},
    {"event", "body", "start", "stop", "kind"},
    {"proposal", "body", "seat", "start", "stop", "special_reason"},
    {"proposal", "person", "start", "stop"},
    {"item", "person", "start", "stop"},
    {"item", "person", "office", "organisation", "capacity", "start", "stop"},
    {"meeting", "person", "says", "kind", "due", "done", "start", "stop"},
    {"meeting", "says", "office", "area", "region", "start", "stop"}};

std::size_t position(table t) { return static_cast<std::size_t>(t); }

std::optional<std::size_t> sum_of(std::size_t n) { return n; }

/// The row whose key it is.
template <class Rows, class Key>
std::optional<std::size_t> found(const Rows& rows, std::string_view key, Key key_of) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].*key_of == key) return sum_of(i);
    return std::nullopt;
}

}  // namespace

remit::truth life::on(when d) const {
    if (d < start || d >= stop) return remit::truth::no;
    return start_latest <= d && d < stop_earliest ? remit::truth::yes : remit::truth::maybe;
}

bool life::of_one_day() const {
    return start > always && stop_earliest == start + 1 &&
           (stop == never ? start_latest == never : stop == start_latest + 1);
}

number number_of(when d) {
    return d <= always ? number::infinity(-1) : d >= never ? number::infinity(1) : number{d};
}

const remit::mandate& joined_mandate::on(when d) const {
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece)
        if (piece->start.count() <= d) return *piece;
    return pieces.front();
}

world::world(facts f) : all{std::move(f)} {
    complete();
    join();
    link();
    live();
    name_columns();
    note_days();
}

void world::name_columns() {
    for (std::size_t t = 0; t < stored_tables; ++t)
        columns_[t].insert(schema_columns[t].begin(), schema_columns[t].end());
    const auto note = [&](table t, const auto& rows) {
        for (const auto& r : rows)
            for (const auto& [name, value] : r.more) columns_[position(t)].insert(name);
    };
    note(table::bodies, all.bodies);
    note(table::seats, all.seats);
    note(table::people, all.people);
    note(table::offices, all.offices);
    note(table::mandates, all.mandates);
    note(table::meetings, all.meetings);
    note(table::items, all.items);
    note(table::attendances, all.attendances);
    note(table::events, all.events);
    note(table::nominations, all.nominations);
    note(table::recusals, all.recusals);
    note(table::speakers, all.speakers);
    note(table::tasks, all.tasks);
    note(table::audiences, all.audiences);
    for (const auto& each : all.dated) {
        if (each.table == "bodies") columns_[position(table::bodies)].insert(each.name);
        if (each.table == "seats") columns_[position(table::seats)].insert(each.name);
        if (each.table == "people") columns_[position(table::people)].insert(each.name);
    }
}

void world::note_days() {
    std::set<when> days;
    const auto note = [&](std::optional<remit::day> d) {
        if (d) days.insert(d->count());
    };
    for (const auto& lives : lives_)
        for (const auto& l : lives)
            for (const when d : {l.start, l.start_latest, l.stop_earliest, l.stop})
                if (d > always && d < never) days.insert(d);
    for (const auto& m : all.mandates) note(m.start), note(m.stop);  // also where rows were joined
    for (const auto& o : all.organisations) note(o.start), note(o.stop);
    for (const auto& t : all.terms) note(t.start), note(t.stop);
    for (const auto& a : all.dated)
        note(a.start), note(a.start_latest), note(a.stop_earliest), note(a.stop);
    events.assign(days.begin(), days.end());
}

/// Tables that were not given are made of what the others name.
void world::complete() {
    const auto add_body = [&](const std::string& key) {
        if (!body(key)) all.bodies.push_back({.body = key});
    };
    const auto add_person = [&](const std::string& key) {
        if (!found(all.people, key, &remit::person::person)) all.people.push_back({.person = key});
    };
    const auto add_seat = [&](const std::string& in, const std::string& key) {
        if (key.empty() || seat(in, key)) return;
        derived_seats_.insert(all.seats.size());
        all.seats.push_back({.body = in, .seat = key, .number = std::nullopt});
    };
    for (const auto& m : all.mandates) add_body(m.body);
    for (const auto& s : all.seats) add_body(s.body);
    for (const auto& m : all.meetings) add_body(m.body);
    for (const auto& e : all.events) add_body(e.body);
    for (const auto& p : all.proposals) add_body(p.body);
    for (const auto& m : all.mandates) add_person(m.person), add_seat(m.body, m.seat);
    for (const auto& o : all.offices) add_person(o.person);
    for (const auto& m : all.mandates)
        if (!m.substitute_for.empty() && m.substitute_for != "-") add_person(m.substitute_for);
    for (const auto& a : all.attendances) add_person(a.person);
    for (const auto& p : all.proposals) add_seat(p.body, p.seat);
    for (const auto& n : all.nominations) add_person(n.person);
    for (const auto& r : all.recusals) add_person(r.person);
    for (const auto& s : all.speakers) add_person(s.person);
    for (const auto& t : all.tasks) add_person(t.person);
}

std::optional<std::size_t> world::body(std::string_view key) const {
    return found(all.bodies, key, &remit::body::body);
}
std::optional<std::size_t> world::seat(std::string_view body, std::string_view key) const {
    for (std::size_t s = 0; s < all.seats.size(); ++s)
        if (all.seats[s].body == body && all.seats[s].seat == key && !key.empty()) return s;
    return std::nullopt;
}

/// What every row names, once the mandates are joined.
void world::link() {
    const auto person = [&](std::string_view key) {
        return found(all.people, key, &remit::person::person);
    };
    auto& of = keys_;
    for (std::size_t b = 0; b < all.bodies.size(); ++b) of[position(table::bodies)].push_back({b});
    for (std::size_t s = 0; s < all.seats.size(); ++s)
        of[position(table::seats)].push_back({body(all.seats[s].body), {}, s});
    for (std::size_t p = 0; p < all.people.size(); ++p)
        of[position(table::people)].push_back({{}, p});
    for (const auto& o : all.offices)
        of[position(table::offices)].push_back({{}, person(o.person)});
    for (std::size_t m = 0; m < mandates.size(); ++m)
        of[position(table::mandates)].push_back(
            {mandates[m].body, mandates[m].person, mandates[m].seat, m});
    for (std::size_t m = 0; m < all.meetings.size(); ++m)
        of[position(table::meetings)].push_back({body(all.meetings[m].body), {}, {}, {}, m});
    const auto of_meeting = [&](const std::string& key) {
        const auto m = found(all.meetings, key, &remit::meeting::meeting);
        if (!m) throw std::logic_error{"no meeting " + key};
        return of[position(table::meetings)][*m];
    };
    for (std::size_t i = 0; i < all.items.size(); ++i) {
        auto k = of_meeting(all.items[i].meeting);
        k.item = i;
        of[position(table::items)].push_back(k);
    }
    for (std::size_t e = 0; e < all.events.size(); ++e)
        of[position(table::events)].push_back({body(all.events[e].body), {}, {}, {}, {}, {}, e});
    for (std::size_t p = 0; p < all.proposals.size(); ++p) {
        const auto& each = all.proposals[p];
        of[position(table::proposals)].push_back(
            {body(each.body), {}, seat(each.body, each.seat), {}, {}, {}, {}, p});
    }
    for (const auto& n : all.nominations) {
        const auto p = found(all.proposals, n.proposal, &remit::proposal::proposal);
        if (!p) throw std::logic_error{"no proposal " + n.proposal};
        auto k = of[position(table::proposals)][*p];
        k.person = person(n.person);
        of[position(table::nominations)].push_back(k);
    }
    const auto at_item = [&](const auto& r) {
        const auto i = found(all.items, r.item, &remit::agenda_item::item);
        if (!i) throw std::logic_error{"no item " + r.item};
        auto k = of[position(table::items)][*i];
        k.person = person(r.person);
        return k;
    };
    for (const auto& r : all.recusals) of[position(table::recusals)].push_back(at_item(r));
    for (const auto& s : all.speakers) of[position(table::speakers)].push_back(at_item(s));
    for (const auto& t : all.tasks) {
        auto k = of_meeting(t.meeting);
        k.person = person(t.person);
        of[position(table::tasks)].push_back(k);
    }
    for (const auto& a : all.audiences)
        of[position(table::audiences)].push_back(of_meeting(a.meeting));
    for (const auto& a : all.attendances) {
        auto k = of_meeting(a.meeting);
        k.person = person(a.person);
        of[position(table::attendances)].push_back(k);
    }
    for (std::size_t m = 0; m < mandates.size(); ++m) {
        const auto same = [&](const person_in_body& x) {
            return x.body == mandates[m].body && x.person == mandates[m].person;
        };
        auto there = std::find_if(members.begin(), members.end(), same);
        if (there == members.end())
            there = members.insert(there, {mandates[m].body, mandates[m].person, {}});
        there->mandates.push_back(m);
    }
}

std::size_t world::rows(table t) const {
    if (t == table::appointments || t == table::departures) return mandates.size();
    return t == table::members ? members.size() : keys_[position(t)].size();
}

const keys& world::keys_of(const row& r) const {
    if (r.of == table::appointments || r.of == table::departures)
        return keys_[position(table::mandates)][r.at];
    if (r.of == table::groups) return keys_[position(table::bodies)][r.group.body];
    if (r.of == table::members) throw std::logic_error{"a member's mandates have keys"};
    return keys_[position(r.of)][r.at];
}

const life& world::life_of(const row& r) const {
    if (r.of == table::groups) return lives_[position(table::bodies)][r.group.body];
    if (r.of == table::members) throw std::logic_error{"a member's mandates have days"};
    return lives_[position(r.of)][r.at];
}

bool world::has_column(table t, const std::string& name) const {
    return position(t) < stored_tables && columns_[position(t)].contains(name);
}

/// As given, else from the earliest day that any fact names.
std::optional<remit::period> world::observed() const {
    if (all.observed || events.empty()) return all.observed;
    return remit::period{remit::day::from_count(events.front())};
}

namespace {
life days_of(const remit::period& p) {
    const when stop = p.stop() ? p.stop()->count() : never;
    const when start = p.start() == remit::day::first() ? always : p.start().count();
    return {start, start, stop, stop};
}
}  // namespace

namespace {
void clip(life& l, const life& by) {
    l.start = l.start_latest = std::max(l.start, by.start);
    l.stop = l.stop_earliest = std::min(l.stop, by.stop);
}
}  // namespace

/// Who was at a meeting that nobody knows of is not known either, nor what was nominated where
/// the proposal is not.
life world::observed_rows(remit::table_id t) const {
    static const std::map<remit::table_id, remit::table_id> part_of = {
        {remit::table_id::items, remit::table_id::meetings},
        {remit::table_id::attendances, remit::table_id::meetings},
        {remit::table_id::recusals, remit::table_id::items},
        {remit::table_id::speakers, remit::table_id::items},
        {remit::table_id::tasks, remit::table_id::meetings},
        {remit::table_id::audiences, remit::table_id::meetings},
        {remit::table_id::nominations, remit::table_id::proposals}};
    const auto own = all.observed_tables.find(t);
    const auto whole = part_of.find(t);
    life out;
    if (own != all.observed_tables.end())
        out = days_of(own->second);
    else if (all.observed && whole == part_of.end())
        out = days_of(*all.observed);
    if (whole != part_of.end()) clip(out, observed_rows(whole->second));
    return out;
}

life world::observed(remit::table_id t, std::optional<std::size_t> body) const {
    auto out = observed_rows(t);
    if (body) clip(out, observed_body(*body));
    return out;
}

life world::observed_bodies() const {
    life out;
    for (std::size_t b = 0; b < all.bodies.size(); ++b) {
        auto known = observed_body(b);
        const auto& there = life_of({table::bodies, b});  // where it is not, nobody sits in it
        if (known.start <= there.start) known.start = known.start_latest = always;
        if (known.stop >= there.stop) known.stop = known.stop_earliest = never;
        clip(out, known);
    }
    return out;
}

bool world::surely_leads(const row& r, const std::string& path) const {
    if (path == "mandate" && r.of == table::attendances) return !keys_of(r).mandate_perhaps;
    if (path == "principal" && keys_of(r).mandate)
        return !mandates[*keys_of(r).mandate].principal_perhaps;
    return true;
}

life world::observed_body(std::size_t body) const {
    life out;
    for (const auto& [name, value] : all.bodies[body].more) {
        const auto* d = std::get_if<remit::day>(&value);
        if (d == nullptr) continue;
        if (name == "observed_start" && *d != remit::day::first())
            out.start = out.start_latest = d->count();
        if (name == "observed_stop") out.stop = out.stop_earliest = d->count();
    }
    return out;
}

std::optional<row> world::follow(const row& r, const std::string& path) const {
    const auto to = [](table t, std::optional<std::size_t> at) {
        return at ? std::optional{row{t, *at}} : std::nullopt;
    };
    const auto& k = keys_of(r);
    if (path == "body") return to(table::bodies, k.body);
    if (path == "parent" && k.body) return to(table::bodies, body(all.bodies[*k.body].parent));
    if (path == "person") return to(table::people, k.person);
    if (path == "seat") return to(table::seats, k.seat);
    if (path == "mandate") return to(table::mandates, k.mandate);
    if (path == "meeting") return to(table::meetings, k.meeting);
    if (path == "item") return to(table::items, k.item);
    if (path == "proposal") return to(table::proposals, k.proposal);
    if (path == "principal" && k.mandate)
        return to(table::mandates, mandates[*k.mandate].principal);
    return std::nullopt;
}

/// Its own columns first, then those of the rows that it names; two of them are one too many.
std::string world::lookup(table from, const std::string& name) const {
    if (has_column(from, name)) return {};
    static const std::map<table, std::vector<std::pair<std::string, table>>> next = {
        {table::seats, {{"body", table::bodies}}},
        {table::offices, {{"person", table::people}}},
        {table::mandates,
         {{"seat", table::seats}, {"person", table::people}, {"body", table::bodies}}},
        {table::meetings, {{"body", table::bodies}}},
        {table::items, {{"meeting", table::meetings}, {"body", table::bodies}}},
        {table::attendances,
         {{"mandate", table::mandates},
          {"person", table::people},
          {"meeting", table::meetings},
          {"body", table::bodies}}},
        {table::events, {{"body", table::bodies}}},
        {table::proposals, {{"seat", table::seats}, {"body", table::bodies}}},
        {table::nominations,
         {{"proposal", table::proposals},
          {"person", table::people},
          {"seat", table::seats},
          {"body", table::bodies}}},
        {table::recusals,
         {{"item", table::items},
          {"person", table::people},
          {"meeting", table::meetings},
          {"body", table::bodies}}},
        {table::speakers,
         {{"item", table::items},
          {"person", table::people},
          {"meeting", table::meetings},
          {"body", table::bodies}}},
        {table::tasks,
         {{"person", table::people}, {"meeting", table::meetings}, {"body", table::bodies}}},
        {table::audiences, {{"meeting", table::meetings}, {"body", table::bodies}}}};
    std::vector<std::string> hits;
    if (const auto of = next.find(from); of != next.end())
        for (const auto& [path, t] : of->second)
            if (has_column(t, name)) hits.push_back(path);
    if (hits.size() != 1)
        throw std::logic_error{name + (hits.empty() ? " is no column" : " is ambiguous")};
    return hits.front();
}

}  // namespace remit_test::oracle
