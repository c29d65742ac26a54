// SPDX-License-Identifier: BSL-1.0
#include "subjects.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

using combination = std::vector<group_values::one>;

table_id table_of(unit_kind k) {
    switch (k) {
        case unit_kind::seat: return table_id::seats;
        case unit_kind::person: return table_id::people;
        case unit_kind::mandate: return table_id::mandates;
        default: return table_id::bodies;
    }
}

/// The values that each grouping column has for a unit on a day; texts are what groups compare by.
void group_columns(const registry& r, const std::vector<accessor>& columns, const unit& u,
                   std::int32_t day, std::vector<combination>& out) {
    out.resize(columns.size());
    std::vector<datum> data;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        out[c].clear();
        data.clear();
        collect(r, columns[c], u, day, data);
        for (const auto& d : data) {
            group_values::one one;
            if (d.kind == datum::kind_type::unknown)
                one.unknown = true, one.text = "?";
            else if (d.kind == datum::kind_type::text)
                one.text = d.text;
            else if (d.kind == datum::kind_type::day)
                one.text = text(day::from_count(static_cast<std::int64_t>(d.range.lo.num)));
            else
                one.text = d.range.lo.whole()
                               ? std::to_string(static_cast<std::int64_t>(d.range.lo.num))
                               : text(*d.range.lo.exact());
            out[c].push_back(std::move(one));
        }
        std::sort(out[c].begin(), out[c].end());
        out[c].erase(std::unique(out[c].begin(), out[c].end()), out[c].end());
    }
}

/// Every combination of one value per column.
template <class F>
void for_each_combination(const std::vector<combination>& columns, combination& now, F f) {
    if (now.size() == columns.size()) return f(now);
    for (const auto& v : columns[now.size()]) {
        now.push_back(v);
        for_each_combination(columns, now, f);
        now.pop_back();
    }
}

/// Does the unit belong to the group: each column has the group's value, or may have.
truth belongs(const std::vector<combination>& columns, const group_values& g) {
    truth out = truth::yes;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        truth here = truth::no;
        for (const auto& v : columns[c])
            here = here | (v.unknown ? truth::maybe
                                     : truth_of(!g.of[c].unknown && v.text == g.of[c].text));
        out = out & here;
    }
    return out;
}

/// The days on which a grouping column of the row may change, with the row's first day.
std::vector<std::int32_t> grouping_days(const registry& r, const std::vector<accessor>& columns,
                                        const unit& u, std::int32_t start, std::int32_t stop) {
    std::vector<std::int32_t> days{start};
    for (const auto& c : columns) changes(r, c, u, days);
    std::erase_if(days, [&](std::int32_t d) { return d < start || d >= stop; });
    return days;
}

void add_groups(const world& w, subject_list& out) {
    const auto bodies = w.facts.table(table_id::bodies).rows;
    std::vector<std::set<combination>> found(bodies);
    std::vector<combination> columns;
    combination now;
    const auto add = [&](rows_kind rows, const std::vector<accessor>& by, const fact_table& t) {
        if (by.empty()) return;
        const auto& units = w.units(rows);
        for (std::uint32_t row = 0; row < t.rows; ++row) {
            const auto u = units.at(row);
            for (const auto d : grouping_days(w.facts, by, u, t.start[row], t.stop[row])) {
                group_columns(w.facts, by, u, d, columns);
                for_each_combination(columns, now, [&](const combination& c) {
                    found[static_cast<std::size_t>(t.body_row[row])].insert(c);
                });
            }
        }
    };
    add(rows_kind::mandates, out.on_mandate, w.facts.table(table_id::mandates));
    add(rows_kind::seats, out.on_seat, w.facts.table(table_id::seats));
    out.first_group.push_back(0);
    for (std::uint32_t b = 0; b < bodies; ++b) {
        for (const auto& c : found[b]) {
            out.row.push_back(b);
            out.groups.push_back({c});
        }
        out.first_group.push_back(static_cast<std::uint32_t>(out.row.size()));
    }
}

}  // namespace

subject_list make_subjects(const world& w, unit_kind kind, std::vector<std::string> columns,
                           std::vector<accessor> on_mandate, std::vector<accessor> on_seat,
                           std::int32_t body) {
    subject_list out;
    out.kind = kind;
    out.columns = std::move(columns);
    out.on_mandate = std::move(on_mandate);
    out.on_seat = std::move(on_seat);
    const auto& t = w.facts.table(table_of(kind));
    if (kind == unit_kind::group)
        add_groups(w, out);
    else {
        out.row.resize(t.rows);
        std::iota(out.row.begin(), out.row.end(), 0U);
    }
    for (const auto row : out.row) {
        const bool always = kind == unit_kind::person;
        out.start.push_back(always ? always_start : t.start[row]);
        out.stop.push_back(always ? open_stop : t.stop[row]);
    }
    out.wanted.assign(out.size(), 1);
    if (body >= 0 && kind != unit_kind::person)
        for (std::size_t s = 0; s < out.size(); ++s)
            out.wanted[s] = body_of(w.facts, out, s) == body;
    return out;
}

std::int32_t body_of(const registry& r, const subject_list& l, std::size_t s) {
    switch (l.kind) {
        case unit_kind::person: return -1;
        case unit_kind::seat: return r.table(table_id::seats).body_row[l.row[s]];
        case unit_kind::mandate: return r.table(table_id::mandates).body_row[l.row[s]];
        default: return static_cast<std::int32_t>(l.row[s]);
    }
}

std::string key_of(const registry& r, const subject_list& l, std::size_t s) {
    if (l.kind == unit_kind::mandate) {
        const auto& m = r.table(table_id::mandates);
        const auto row = l.row[s];
        std::string key =
            r.table(table_id::people).key[static_cast<std::size_t>(m.person_row[row])] + "@";
        key += m.seat_row[row] >= 0
                   ? r.table(table_id::seats).key[static_cast<std::size_t>(m.seat_row[row])]
                   : r.table(table_id::bodies).key[static_cast<std::size_t>(m.body_row[row])];
        return key + "@" + text(day::from_count(m.start[row]));
    }
    std::string key = r.table(table_of(l.kind)).key[l.row[s]];
    if (l.kind == unit_kind::group)
        for (const auto& g : l.groups[s].of) key += "/" + g.text;
    return key;
}

std::string name_of(const registry& r, const subject_list& l, std::size_t s) {
    if (l.kind == unit_kind::mandate) {
        const auto& m = r.table(table_id::mandates);
        return r.table(table_id::people).name[static_cast<std::size_t>(m.person_row[l.row[s]])];
    }
    std::string name = r.table(table_of(l.kind)).name[l.row[s]];
    if (l.kind == unit_kind::group)
        for (const auto& g : l.groups[s].of) name += " / " + g.text;
    return name;
}

namespace {

/// The subjects that an entry of a lane belongs to, when the subjects are rows.
template <class F>
void for_each_subject(const registry& r, const subject_list& l, rows_kind rows, const unit& u,
                      F f) {
    const auto& m = r.table(table_id::mandates);
    if (rows == rows_kind::offices)
        return f(static_cast<std::uint32_t>(r.table(table_id::offices).person_row[u.rows.front()]));
    if (rows == rows_kind::seats) {
        if (l.kind == unit_kind::seat) return f(u.rows.front());
        return f(static_cast<std::uint32_t>(r.table(table_id::seats).body_row[u.rows.front()]));
    }
    if (l.kind == unit_kind::body) return f(static_cast<std::uint32_t>(m.body_row[u.rows.front()]));
    if (l.kind == unit_kind::person)
        return f(static_cast<std::uint32_t>(m.person_row[u.rows.front()]));
    if (l.kind == unit_kind::mandate) {
        for (const auto row : u.rows) f(row);
        return;
    }
    for (std::size_t i = 0; i < u.rows.size(); ++i) {  // seat: each of a member's seats once
        const auto seat = m.seat_row[u.rows[i]];
        const auto same = [&](std::uint32_t row) { return m.seat_row[row] == seat; };
        if (seat >= 0 &&
            std::none_of(u.rows.begin(), u.rows.begin() + static_cast<std::ptrdiff_t>(i), same))
            f(static_cast<std::uint32_t>(seat));
    }
}

/// Calls f(subject, maybe) for every subject that the segment belongs to, or may belong to.
template <class F>
void for_each_membership(const world& w, const subject_list& l, rows_kind rows, const segments& s,
                         std::uint32_t i, std::vector<combination>& columns, F f) {
    const auto u = s.units->at(s.unit_of[i]);
    if (l.kind != unit_kind::group)
        return for_each_subject(w.facts, l, rows, u,
                                [&](std::uint32_t subject) { f(subject, false); });
    const auto& by = rows == rows_kind::seats ? l.on_seat : l.on_mandate;
    const auto& t = w.facts.table(rows == rows_kind::seats ? table_id::seats : table_id::mandates);
    const auto body = static_cast<std::size_t>(t.body_row[u.rows.front()]);
    group_columns(w.facts, by, u, s.start[i], columns);
    for (auto g = l.first_group[body]; g < l.first_group[body + 1]; ++g)
        if (const auto b = belongs(columns, l.groups[g]); b != truth::no) f(g, b == truth::maybe);
}

}  // namespace

lane_order make_order(const world& w, const subject_list& l, rows_kind rows, const segments& s) {
    lane_order out;
    if (s.plain && rows != rows_kind::offices && l.kind != unit_kind::group &&
        l.kind != unit_kind::mandate) {
        if (rows == rows_kind::seats) {
            if (l.kind == unit_kind::body)
                out.shared = &w.facts.events(table_id::seats, key_id::body);
        } else {
            out.shared =
                &w.facts.events(table_id::mandates, l.kind == unit_kind::body     ? key_id::body
                                                    : l.kind == unit_kind::person ? key_id::person
                                                                                  : key_id::seat);
        }
    } else if (s.plain && rows == rows_kind::offices) {
        out.shared = &w.facts.events(table_id::offices, key_id::person);
    }
    if (out.shared) return out;

    // counting sort by subject, then by day within each: subjects are many and small
    std::vector<combination> columns;
    out.first.assign(l.size() + 1, 0);
    for (std::uint32_t i = 0; i < s.size(); ++i)
        for_each_membership(w, l, rows, s, i, columns, [&](std::uint32_t subject, bool) {
            out.first[subject + 1] += s.stop[i] == open_stop ? 1U : 2U;
        });
    std::partial_sum(out.first.begin(), out.first.end(), out.first.begin());
    out.events.resize(out.first.back());
    auto next = out.first;
    for (std::uint32_t i = 0; i < s.size(); ++i)
        for_each_membership(w, l, rows, s, i, columns, [&](std::uint32_t subject, bool maybe) {
            const auto packed = i << 2 | (maybe ? 2U : 0U);
            out.events[next[subject]++] = {s.start[i], packed | 1U};
            if (s.stop[i] != open_stop) out.events[next[subject]++] = {s.stop[i], packed};
        });
    for (std::size_t subject = 0; subject < l.size(); ++subject)
        std::sort(out.events.begin() + out.first[subject],
                  out.events.begin() + out.first[subject + 1],
                  [](const lane_event& a, const lane_event& b) { return a.day < b.day; });
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
