// SPDX-License-Identifier: BSL-1.0
// What a row says in a column, and where a name is looked up.
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
cell day_or(std::optional<remit::day> d, int infinite_sign) {
    return day_cell(d ? number{d->count()} : number::infinity(infinite_sign));
}

}  // namespace

cell number_cell(bounds n) { return {cell::sort::number, n}; }
cell day_cell(number n) { return {cell::sort::day, exactly(n)}; }
cell text_cell(std::string s) { return {cell::sort::text, {}, std::move(s)}; }

cell cell_of(const remit::value& v) {
    if (std::holds_alternative<remit::absent_t>(v)) return {cell::sort::absent};
    if (const auto* n = std::get_if<std::int64_t>(&v)) return number_cell(exactly(*n));
    if (const auto* r = std::get_if<remit::ratio>(&v)) return number_cell(exactly(*r));
    if (const auto* d = std::get_if<remit::day>(&v)) return day_cell(d->count());
    if (const auto* s = std::get_if<std::string>(&v)) return text_or(*s, cell::sort::unknown);
    return {cell::sort::unknown};
}

const remit::organisation* world::organisation_named(std::string_view name) const {
    const auto named = [&](const remit::organisation& o) {
        if (name.empty()) return false;
        return o.organisation == name || o.name == name ||
               std::find(o.aliases.begin(), o.aliases.end(), name) != o.aliases.end();
    };
    const auto found = std::find_if(all.organisations.begin(), all.organisations.end(), named);
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

bool world::has_column(table t, const std::string& name) const {
    return columns_[static_cast<std::size_t>(t)].contains(name);
}

std::vector<cell> world::column(const row& r, const std::string& name, remit::day d) const {
    std::vector<cell> out;
    for (auto& each : said(r, name, d))
        out.insert(out.end(), each.values.begin(), each.values.end());
    return out;
}

/// The table that a name without a path is looked up in: the row's own, or the one of its
/// neighbours that has it.
table world::lookup(table from, const std::string& name) const {
    if (has_column(from, name)) return from;
    std::vector<table> hits;
    const auto look = [&](table t) {
        if (has_column(t, name)) hits.push_back(t);
    };
    if (from == table::mandates) look(table::seats);
    if (from == table::mandates || from == table::offices) look(table::people);
    if (from == table::mandates || from == table::seats) look(table::bodies);
    if (hits.size() != 1)
        throw std::logic_error{name + (hits.empty() ? " is no column" : " is ambiguous")};
    return hits.front();
}

std::vector<world::saying> world::said(const row& r, const std::string& name, remit::day d) const {
    if (r.of == table::groups)
        for (std::size_t i = 0; i < r.group.columns.size(); ++i)
            if (r.group.columns[i] == name)
                return {{table::groups, i, {r.group.values[i].value_or(cell{})}}};

    const auto dot = name.find('.');
    const auto column = dot == std::string::npos ? name : name.substr(dot + 1);
    const table own_table = r.of == table::members  ? table::mandates
                            : r.of == table::groups ? table::bodies
                                                    : r.of;
    std::string path;
    if (dot != std::string::npos) {
        path = name.substr(0, dot);
    } else if (const table t = lookup(own_table, name); t != own_table) {
        path = t == table::seats ? "seat" : t == table::people ? "person" : "body";
    }
    std::vector<row> who;
    if (path == "seat" && r.of == table::members) {  // each of its mandates speaks of its seat
        for (const auto m : r.mandates)
            for (const auto& seat : follow({table::mandates, m}, path)) who.push_back(seat);
    } else if (!path.empty()) {
        who = follow(r, path);
    } else if (r.of == table::members) {
        for (const auto m : r.mandates) who.push_back({table::mandates, m});
    } else {
        who.push_back({own_table, r.of == table::groups ? r.group.body : r.at});
    }
    std::vector<saying> out;  // nothing where the path leads nowhere: absent
    for (const auto& each : who)
        out.push_back({each.of, each.at, own(each.of, each.at, column, d)});
    return out;
}

/// What the row itself says.
std::vector<cell> world::own(table t, std::size_t at, const std::string& name, remit::day d) const {
    using enum cell::sort;
    if (!has_column(t, name)) throw std::logic_error{"no column " + name};
    switch (t) {
        case table::bodies: {
            const auto& b = all.bodies[at];
            if (name == "body") return {text_cell(b.body)};
            if (name == "name") return {text_cell(b.name.empty() ? b.body : b.name)};
            if (name == "kind") return attribute("bodies", b.body, {{name, b.kind}}, name, d);
            if (name == "parent") return {text_or(b.parent, absent)};
            if (name == "start") return {day_or(start_of_body(at), -1)};
            if (name == "stop") return {day_or(b.stop, +1)};
            return attribute("bodies", b.body, b.more, name, d);
        }
        case table::seats: {
            const auto& s = all.seats[at];
            const auto b = *body(s.body);
            if (name == "seat") return {text_cell(s.seat)};
            if (name == "body") return {text_cell(s.body)};
            if (name == "name") return {text_cell(s.name.empty() ? s.seat : s.name)};
            if (name == "role")
                return {text_or(s.role, derived_seats_.contains(at) ? unknown : absent)};
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
            if (name == "start") return {day_or(s.start ? s.start : start_of_body(b), -1)};
            if (name == "stop") return {day_or(s.stop ? s.stop : all.bodies[b].stop, +1)};
            return attribute("seats", s.body + "/" + s.seat, s.more, name, d);
        }
        case table::people: {
            const auto& p = all.people[at];
            if (name == "person") return {text_cell(p.person)};
            if (name == "name") return {text_cell(p.name.empty() ? p.person : p.name)};
            return attribute("people", p.person, p.more, name, d);
        }
        case table::offices: {
            const auto& o = all.offices[at];
            if (name == "person") return {text_cell(o.person)};
            if (name == "office") return {text_cell(o.office)};
            if (name == "organisation") return {stored(name, text_or(o.organisation, unknown))};
            if (name == "area") return {text_or(o.area, unknown)};
            if (name == "start") return {day_or(o.start, -1)};
            if (name == "stop") return {day_or(o.stop, +1)};
            return attribute("", "", o.more, name, d);
        }
        case table::mandates: {
            const auto& j = mandates[at];
            const auto& m = j.on(d);
            const auto* s = j.seat ? &all.seats[*j.seat] : nullptr;
            if (name == "person") return {text_cell(m.person)};
            if (name == "body") return {text_cell(m.body)};
            if (name == "seat") return {text_or(m.seat, absent)};
            if (name == "start") return {day_or(j.start(), -1)};
            if (name == "stop") return {day_or(j.stop(), +1)};
            if (name == "role")
                return {text_or(!m.role.empty() || s == nullptr ? m.role : s->role, absent)};
            if (name == "appointed_by") return {stored(name, text_or(m.appointed_by, unknown))};
            if (name == "on_behalf_of") return {stored(name, text_or(m.on_behalf_of, unknown))};
            if (name == "status") return {text_cell(m.status.empty() ? "effective" : m.status)};
            if (name == "votes")
                return {number_cell(exactly(m.votes        ? *m.votes
                                            : s != nullptr ? s->votes.value_or(1)
                                                           : 1))};
            return attribute("", "", m.more, name, d);
        }
        default: throw std::logic_error{"such rows have no columns of their own"};
    }
}

/// The dated values in force on that day; for a row that has none, what holds as long as it lasts.
std::vector<cell> world::attribute(std::string_view in, const std::string& key,
                                   const remit::attributes& more, const std::string& name,
                                   remit::day d) const {
    std::vector<cell> out;
    bool is_dated = false;
    for (const auto& each : all.dated) {
        if (each.table != in || each.key != key || each.name != name) continue;
        is_dated = true;
        if (lasts(each.start, each.stop, d)) out.push_back(stored(name, cell_of(each.value)));
    }
    for (const auto& [column, value] : more)
        if (!is_dated && column == name) out.push_back(stored(name, cell_of(value)));
    if (out.empty()) out.push_back({cell::sort::unknown});
    return out;
}

}  // namespace remit_test::oracle
