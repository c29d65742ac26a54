// SPDX-License-Identifier: BSL-1.0
// What a row says in a column of its own table.
#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

#include "oracle/world.hpp"

namespace remit_test::oracle {
namespace {

const std::set<std::string> organisation_columns = {"appointed_by", "on_behalf_of", "organisation",
                                                    "employer"};

cell text_or(const std::string& s, cell::sort when_empty) {
    if (s == "-") return {cell::sort::absent};
    return s.empty() ? cell{when_empty} : text_cell(s);
}
cell start_of(const life& l) { return day_cell({number_of(l.start), number_of(l.start_latest)}); }
cell stop_of(const life& l) { return day_cell({number_of(l.stop_earliest), number_of(l.stop)}); }
cell days_cell(const remit::bounds& b) {
    return day_cell({b.earliest() ? number{b.earliest()->count()} : number::infinity(-1),
                     b.latest() ? number{b.latest()->count()} : number::infinity(1)});
}

}  // namespace

cell number_cell(bounds n) { return {cell::sort::number, n}; }
cell day_cell(bounds n) { return {cell::sort::day, n}; }
cell text_cell(std::string s) { return {cell::sort::text, {}, std::move(s)}; }

cell cell_of(const remit::value& v) {
    if (std::holds_alternative<remit::absent_t>(v)) return {cell::sort::absent};
    if (const auto* n = std::get_if<std::int64_t>(&v)) return number_cell(exactly(*n));
    if (const auto* r = std::get_if<remit::ratio>(&v)) return number_cell(exactly(*r));
    if (const auto* d = std::get_if<remit::day>(&v)) return day_cell(exactly(d->count()));
    if (const auto* b = std::get_if<remit::bounds>(&v)) return days_cell(*b);
    if (const auto* s = std::get_if<std::string>(&v)) return text_or(*s, cell::sort::unknown);
    return {cell::sort::unknown};
}

const remit::organisation* world::organisation_named(std::string_view name) const {
    const auto is_it = [&](const remit::organisation& o) {
        if (name.empty()) return false;
        return o.organisation == name || o.name == name ||
               std::find(o.aliases.begin(), o.aliases.end(), name) != o.aliases.end();
    };
    const auto found = std::find_if(all.organisations.begin(), all.organisations.end(), is_it);
    return found == all.organisations.end() ? nullptr : &*found;
}

std::vector<std::string> world::meant(const std::string& column, const std::string& literal) const {
    const auto plain = column.substr(column.rfind('.') + 1);
    std::vector<std::string> out;
    if (organisation_columns.contains(plain))
        for (const auto* o = organisation_named(literal); o != nullptr;
             o = o->successor.empty() ? nullptr : organisation_named(o->successor))
            out.push_back(o->organisation);
    if (out.empty()) out.push_back(literal);
    return out;
}

/// An organisation's name is kept as its key.
cell world::stored(const std::string& column, cell c) const {
    if (c.is != cell::sort::text || !organisation_columns.contains(column)) return c;
    const auto* o = organisation_named(c.s);
    return o != nullptr ? text_cell(o->organisation) : c;
}

/// On a day on which the row cannot last it says what it said on its last, or first, day; whoever
/// departs is asked on the day before.
std::vector<cell> world::own(const row& r, const std::string& name, when d) const {
    const bool of_mandate = r.of == table::appointments || r.of == table::departures;
    const row fact{of_mandate ? table::mandates : r.of, r.at};
    const auto& l = r.of == table::groups ? life_of(r) : life_of(fact);
    if (r.of == table::departures) d = std::min(d, l.stop) - 1;
    d = std::max(std::min(d, l.stop - 1), l.start);
    return says(fact.of == table::groups ? row{table::bodies, r.group.body} : fact, name, d);
}

std::vector<cell> world::says(const row& r, const std::string& name, when d) const {
    using enum cell::sort;
    if (!has_column(r.of, name)) throw std::logic_error{"no column " + name};
    if (name == "start") return {start_of(life_of(r))};
    if (name == "stop") return {stop_of(life_of(r))};
    switch (r.of) {
        case table::bodies: {
            const auto& b = all.bodies[r.at];
            if (name == "body") return {text_cell(b.body)};
            if (name == "name") return {text_cell(b.name.empty() ? b.body : b.name)};
            if (name == "kind") return attribute("bodies", b.body, {{name, b.kind}}, name, d);
            if (name == "parent") return {text_or(b.parent, absent)};
            return attribute("bodies", b.body, b.more, name, d);
        }
        case table::seats: return seat_says(r.at, name, d);
        case table::people: {
            const auto& p = all.people[r.at];
            if (name == "person") return {text_cell(p.person)};
            if (name == "name") return {text_cell(p.name.empty() ? p.person : p.name)};
            return attribute("people", p.person, p.more, name, d);
        }
        case table::offices: {
            const auto& o = all.offices[r.at];
            if (name == "person") return {text_cell(o.person)};
            if (name == "office") return {text_cell(o.office)};
            if (name == "organisation") return {stored(name, text_or(o.organisation, unknown))};
            if (name == "area") return {text_or(o.area, unknown)};
            return attribute("", "", o.more, name, d);
        }
        case table::mandates: return mandate_says(r.at, name, d);
        case table::meetings: return meeting_says(r.at, name);
        case table::items: {
            const auto& i = all.items[r.at];
            if (name == "item") return {text_cell(i.item)};
            if (name == "meeting") return {text_cell(i.meeting)};
            if (name == "name") return {text_cell(i.name.empty() ? i.item : i.name)};
            if (name == "kind") return {text_or(i.kind, unknown)};
            return attribute("", "", i.more, name, d);
        }
        case table::attendances: {
            const auto& a = all.attendances[r.at];
            if (name == "meeting") return {text_cell(a.meeting)};
            if (name == "person") return {text_cell(a.person)};
            if (name == "presence") return {text_or(a.presence, unknown)};
            if (name == "capacity") return {text_or(a.capacity, unknown)};
            return attribute("", "", a.more, name, d);
        }
        case table::events: {
            const auto& e = all.events[r.at];
            if (name == "event") return {text_cell(e.event)};
            if (name == "body") return {text_cell(e.body)};
            if (name == "kind") return {text_or(e.kind, unknown)};
            return attribute("", "", e.more, name, d);
        }
        case table::proposals: {
            const auto& p = all.proposals[r.at];
            if (name == "proposal") return {text_cell(p.proposal)};
            if (name == "body") return {text_cell(p.body)};
            if (name == "seat") return {text_or(p.seat, absent)};
            return {text_or(p.special_reason, unknown)};
        }
        case table::nominations: {
            const auto& n = all.nominations[r.at];
            if (name == "proposal") return {text_cell(n.proposal)};
            if (name == "person") return {text_cell(n.person)};
            return attribute("", "", n.more, name, d);
        }
        case table::recusals: {
            const auto& c = all.recusals[r.at];
            if (name == "item") return {text_cell(c.item)};
            if (name == "person") return {text_cell(c.person)};
            return attribute("", "", c.more, name, d);
        }
        case table::speakers: {
            const auto& s = all.speakers[r.at];
            if (name == "item") return {text_cell(s.item)};
            if (name == "person") return {text_cell(s.person)};
            if (name == "office") return {text_or(s.office, absent)};
            if (name == "organisation") return {stored(name, text_or(s.organisation, absent))};
            if (name == "capacity") return {text_or(s.capacity, unknown)};
            return attribute("", "", s.more, name, d);
        }
        case table::tasks: {
            const auto& t = all.tasks[r.at];
            if (name == "meeting") return {text_cell(t.meeting)};
            if (name == "person") return {text_cell(t.person)};
            if (name == "says") return {text_or(t.says, unknown)};
            if (name == "kind") return {text_or(t.kind, unknown)};
            return attribute("", "", t.more, name, d);
        }
        case table::audiences: {
            const auto& u = all.audiences[r.at];
            if (name == "meeting") return {text_cell(u.meeting)};
            if (name == "says") return {text_or(u.says, unknown)};
            if (name == "office") return {text_or(u.office, absent)};
            if (name == "area") return {text_or(u.area, absent)};
            if (name == "region") return {text_or(u.region, absent)};
            return attribute("", "", u.more, name, d);
        }
        default: throw std::logic_error{"such rows have no columns of their own"};
    }
}

std::vector<cell> world::seat_says(std::size_t at, const std::string& name, when d) const {
    using enum cell::sort;
    const auto& s = all.seats[at];
    if (name == "seat") return {text_cell(s.seat)};
    if (name == "body") return {text_cell(s.body)};
    if (name == "name") return {text_cell(s.name.empty() ? s.seat : s.name)};
    if (name == "role") return {text_or(s.role, derived_seats_.contains(at) ? unknown : absent)};
    if (name == "number") {
        remit::attributes given;  // none: it is of open size
        if (s.number)
            given.emplace_back(name, *s.number);
        else if (!derived_seats_.contains(at))
            given.emplace_back(name, remit::absent);
        return attribute("seats", s.body + "/" + s.seat, given, name, d);
    }
    if (name == "appointed_by") return {stored(name, text_or(s.appointed_by, unknown))};
    if (name == "votes") return {number_cell(exactly(s.votes.value_or(1)))};
    return attribute("seats", s.body + "/" + s.seat, s.more, name, d);
}

std::vector<cell> world::mandate_says(std::size_t at, const std::string& name, when d) const {
    using enum cell::sort;
    const auto& j = mandates[at];
    const auto& m = j.on(d);
    const auto* s = j.seat ? &all.seats[*j.seat] : nullptr;
    if (name == "person") return {text_cell(m.person)};
    if (name == "body") return {text_cell(m.body)};
    if (name == "seat") return {text_or(m.seat, absent)};
    if (name == "role")
        return {text_or(!m.role.empty() || s == nullptr ? m.role : s->role, absent)};
    if (name == "appointed_by") return {stored(name, text_or(m.appointed_by, unknown))};
    if (name == "on_behalf_of") return {stored(name, text_or(m.on_behalf_of, unknown))};
    if (name == "status") return {text_cell(m.status.empty() ? "effective" : m.status)};
    if (name == "votes") return {number_cell(exactly(votes_of(m)))};
    if (name == "instrument") return {text_or(m.instrument, unknown)};
    if (name == "substitute_for") return {text_or(m.substitute_for, absent)};
    if (name == "term") return {text_or(m.term, absent)};
    if (name == "due") {
        if (m.due) return {days_cell(*m.due)};
        for (const auto& t : all.terms)
            if (t.term == m.term && !m.term.empty() && t.stop)
                return {day_cell(exactly(t.stop->count()))};
        return {{unknown}};
    }
    return attribute("", "", m.more, name, d);
}

std::vector<cell> world::meeting_says(std::size_t at, const std::string& name) const {
    using enum cell::sort;
    const auto& m = all.meetings[at];
    if (name == "meeting") return {text_cell(m.meeting)};
    if (name == "body") return {text_cell(m.body)};
    if (name == "name") return {text_cell(m.name.empty() ? m.meeting : m.name)};
    if (name == "kind") return {text_or(m.kind, unknown)};
    if (name == "status") return {text_or(m.status, unknown)};
    for (const auto& [deed, done] : {std::pair{"agenda_sent", &remit::meeting::agenda_sent},
                                     std::pair{"papers_sent", &remit::meeting::papers_sent},
                                     std::pair{"minutes_sent", &remit::meeting::minutes_sent}}) {
        if (name != deed) continue;
        const auto known = observed(remit::table_id::meetings, body(m.body));
        if (!(m.*done) && known.stop == never) return {{absent}};
        const auto not_done = day_cell({number_of(known.stop), number::infinity(1)});
        auto out = m.*done ? days_cell(*(m.*done)) : not_done;
        out.deed = known.stop != never && out == not_done;
        return {out};
    }
    return attribute("", "", m.more, name, 0);
}

/// The dated values in force on that day; for a row that has none, what holds as long as it lasts.
std::vector<cell> world::attribute(std::string_view in, const std::string& key,
                                   const remit::attributes& more, const std::string& name,
                                   when d) const {
    std::vector<cell> out;
    bool is_dated = false;
    for (const auto& each : all.dated) {
        if (each.table != in || each.key != key || each.name != name) continue;
        is_dated = true;
        const auto count = [](const std::optional<remit::day>& x, when otherwise) {
            return x ? when{x->count()} : otherwise;
        };
        life l;
        l.start = count(each.start, always), l.stop = count(each.stop, never);
        l.start_latest = count(each.start_latest, l.start);
        l.stop_earliest = count(each.stop_earliest, l.stop);
        l.start_latest = std::min(l.start_latest, l.stop - 1);
        l.stop_earliest = std::max(l.stop_earliest, l.start + 1);
        const auto in_force = l.on(d);
        if (in_force == remit::truth::yes) out.push_back(stored(name, cell_of(each.value)));
        if (in_force == remit::truth::maybe) out.push_back({cell::sort::unknown});
    }
    for (const auto& [column, value] : more)
        if (!is_dated && column == name) out.push_back(stored(name, cell_of(value)));
    if (out.empty()) out.push_back({cell::sort::unknown});
    return out;
}

bool world::has_negative(table t, const std::string& name) const {
    return some_says(t, name, [](const remit::value& v) {
        const auto c = cell_of(v);
        return c.is == cell::sort::number && c.n.low < number{0};
    });
}
bool world::holds_days(table t, const std::string& name) const {
    return some_says(t, name,
                     [](const remit::value& v) { return cell_of(v).is == cell::sort::day; });
}
bool world::holds_whole(table t, const std::string& name) const {
    if (name == "votes" || name == "number") return true;
    const auto is_number = [](const remit::value& v) {
        return cell_of(v).is == cell::sort::number;
    };
    return some_says(t, name, is_number) && !some_says(t, name, [](const remit::value& v) {
               return std::holds_alternative<remit::ratio>(v);
           });
}
bool world::may_end_in_absence(table t, const std::string& name) const {
    const char* in = t == table::bodies   ? "bodies"
                     : t == table::seats  ? "seats"
                     : t == table::people ? "people"
                                          : "";
    const auto is_dated = [&](const auto& a) { return a.table == in && a.name == name; };
    return std::any_of(all.dated.begin(), all.dated.end(), is_dated) &&
           some_says(t, name, [](const remit::value& v) {
               return std::holds_alternative<remit::absent_t>(v);
           });
}
bool world::one_unknown_always(const row& r, const std::string& name) const {
    if (r.of == table::mandates || r.of == table::appointments || r.of == table::departures)
        return mandates[r.at].pieces.size() == 1;
    const auto key = r.of == table::bodies   ? all.bodies[r.at].body
                     : r.of == table::seats  ? all.seats[r.at].body + "/" + all.seats[r.at].seat
                     : r.of == table::people ? all.people[r.at].person
                                             : std::string{};
    const std::string in = r.of == table::bodies   ? "bodies"
                           : r.of == table::seats  ? "seats"
                           : r.of == table::people ? "people"
                                                   : "";
    return std::none_of(all.dated.begin(), all.dated.end(), [&](const auto& each) {
        return each.table == in && each.key == key && each.name == name;
    });
}

/// Whether some row, or some dated value, of a column that the schema does not know is like that.
bool world::some_says(table t, const std::string& name,
                      const std::function<bool(const remit::value&)>& like) const {
    const auto in_rows = [&](const auto& rows) {
        return std::any_of(rows.begin(), rows.end(), [&](const auto& r) {
            return std::any_of(r.more.begin(), r.more.end(),
                               [&](const auto& a) { return a.first == name && like(a.second); });
        });
    };
    const char* dated = t == table::bodies   ? "bodies"
                        : t == table::seats  ? "seats"
                        : t == table::people ? "people"
                                             : "";
    if (std::any_of(all.dated.begin(), all.dated.end(), [&](const auto& a) {
            return a.table == dated && a.name == name && like(a.value);
        }))
        return true;
    switch (t) {
        case table::bodies: return in_rows(all.bodies);
        case table::seats: return in_rows(all.seats);
        case table::people: return in_rows(all.people);
        case table::offices: return in_rows(all.offices);
        case table::mandates: return in_rows(all.mandates);
        case table::meetings: return in_rows(all.meetings);
        case table::items: return in_rows(all.items);
        case table::attendances: return in_rows(all.attendances);
        case table::events: return in_rows(all.events);
        case table::nominations: return in_rows(all.nominations);
        case table::recusals: return in_rows(all.recusals);
        case table::speakers: return in_rows(all.speakers);
        case table::tasks: return in_rows(all.tasks);
        case table::audiences: return in_rows(all.audiences);
        default: return false;
    }
}

}  // namespace remit_test::oracle
