// SPDX-License-Identifier: BSL-1.0
#include "oracle/subjects.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

namespace remit_test::oracle {
namespace {

using remit::day;
using remit::truth;

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

/// Numbers, days, texts, and last what is not known.
using place = std::tuple<int, std::int64_t, std::string>;

place place_of(const std::optional<cell>& v) {
    const bool counts = v && v->is != cell::sort::text;
    return {v ? static_cast<int>(v->is) : 99, counts ? static_cast<std::int64_t>(v->n.low.num) : 0,
            counts ? part_of_key(v)
            : v    ? v->s
                   : std::string{}};
}

/// Combinations of values, in order.
using combinations = std::map<std::vector<place>, std::vector<std::optional<cell>>>;

combinations each_with_each(const std::vector<std::vector<std::optional<cell>>>& columns) {
    combinations all = {{{}, {}}};
    for (const auto& values : columns) {
        combinations longer;
        for (const auto& [key, before] : all)
            for (const auto& v : values) {
                auto places = key;
                auto with = before;
                places.push_back(place_of(v)), with.push_back(v);
                longer.emplace(places, with);
            }
        all = std::move(longer);
    }
    return all;
}

/// Every combination of values that a mandate or a seat of the body has on some day of its life, or
/// may have if what is unknown is one of the values known in the body.
void groups_of(const world& w, const evaluator& e, std::size_t body,
               const std::vector<std::string>& columns, std::vector<subject>& out) {
    combinations said;
    std::vector<std::map<place, cell>> known(columns.size());
    const auto look = [&](const row& r, when d) {
        if (w.keys_of(r).body != body || w.life_of(r).on(d) == truth::no) return;
        std::vector<std::vector<std::optional<cell>>> of_row(columns.size());
        for (std::size_t i = 0; i < columns.size(); ++i)
            for (const auto& c : e.column(r, columns[i], d)) {
                if (c.is == cell::sort::absent) continue;
                if (c.is == cell::sort::unknown || !(c.n.low == c.n.high)) {
                    of_row[i].push_back(std::nullopt);
                } else {
                    of_row[i].push_back(c);
                    known[i].emplace(place_of(c), c);
                }
            }
        said.merge(each_with_each(of_row));
    };
    const bool seats_have_them = std::all_of(columns.begin(), columns.end(), [&](const auto& name) {
        return w.has_column(table::seats, name) || w.has_column(table::bodies, name);
    });
    auto days = w.events;
    days.insert(days.begin(), day::first().count());  // what always was, was before anything
    for (const when d : days) {
        for (std::size_t m = 0; m < w.mandates.size(); ++m) look({table::mandates, m}, d);
        for (std::size_t s = 0; seats_have_them && s < w.all.seats.size(); ++s)
            look({table::seats, s}, d);
    }
    auto all = said;
    for (const auto& [order, values] : said) {
        std::vector<std::vector<std::optional<cell>>> may_be;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            may_be.push_back({values[i]});
            if (values[i]) continue;
            for (const auto& [at, c] : known[i]) may_be.back().emplace_back(c);
        }
        all.merge(each_with_each(may_be));
    }
    for (const auto& [order, values] : all) {
        std::string key = w.all.bodies[body].body;
        for (const auto& v : values) key += "/" + part_of_key(v);
        const bool untold =
            std::any_of(values.begin(), values.end(), [](const auto& v) { return !v.has_value(); });
        const group g{body, columns, values, untold || !said.contains(order)};
        out.push_back({{.of = table::groups, .at = out.size(), .group = g}, key});
    }
}

std::string key_of(const world& w, const row& r) {
    const auto person = [&] { return w.all.people[*w.keys_of(r).person].person; };
    switch (r.of) {
        case table::bodies: return w.all.bodies[r.at].body;
        case table::seats: return w.all.seats[r.at].body + "/" + w.all.seats[r.at].seat;
        case table::people: return w.all.people[r.at].person;
        case table::mandates:
        case table::appointments:
        case table::departures: {
            const auto& first = w.mandates[r.at].pieces.front();
            const auto where = first.seat.empty() ? first.body : first.body + "/" + first.seat;
            return first.person + "@" + where + "@" + remit::text(first.start);
        }
        case table::meetings: return w.all.meetings[r.at].meeting;
        case table::items: return w.all.items[r.at].item;
        case table::attendances: return w.all.attendances[r.at].meeting + "/" + person();
        case table::events: return w.all.events[r.at].event;
        case table::proposals: return w.all.proposals[r.at].proposal;
        case table::nominations: return w.all.nominations[r.at].proposal + "/" + person();
        case table::recusals: return w.all.recusals[r.at].item + "/" + person();
        case table::speakers: return w.all.speakers[r.at].item + "/" + person();
        case table::tasks: return w.all.tasks[r.at].meeting + "/" + person();
        case table::audiences: return w.all.audiences[r.at].meeting;
        default: throw std::logic_error{"no such subject"};
    }
}

}  // namespace

std::vector<subject> subjects_of(const world& w, const evaluator& e, const remit::subject& what,
                                 const std::string& only_body) {
    static const std::map<std::string, table> tables = {{"body", table::bodies},
                                                        {"seat", table::seats},
                                                        {"person", table::people},
                                                        {"mandate", table::mandates},
                                                        {"appointment", table::appointments},
                                                        {"departure", table::departures},
                                                        {"meeting", table::meetings},
                                                        {"item", table::items},
                                                        {"attendance", table::attendances},
                                                        {"event", table::events},
                                                        {"proposal", table::proposals},
                                                        {"nomination", table::nominations},
                                                        {"recusal", table::recusals},
                                                        {"speaker", table::speakers},
                                                        {"task", table::tasks},
                                                        {"audience", table::audiences}};
    std::vector<subject> out;
    const auto governed = [&](std::optional<std::size_t> body) {
        return only_body.empty() || !body || w.all.bodies[*body].body == only_body;
    };
    if (what.is_group()) {
        for (std::size_t b = 0; b < w.all.bodies.size(); ++b)
            if (governed(b)) groups_of(w, e, b, what.columns(), out);
        return out;
    }
    const auto found = tables.find(what.table());
    if (found == tables.end())
        throw std::logic_error{"the oracle does not judge for each " + what.table()};
    for (std::size_t i = 0; i < w.rows(found->second); ++i) {
        const row r{found->second, i};
        if (!governed(w.keys_of(r).body) || w.life_of(r).start == never) continue;
        out.push_back({r, key_of(w, r)});
    }
    return out;
}

}  // namespace remit_test::oracle
