// SPDX-License-Identifier: BSL-1.0
#include "subjects.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "combinations.hpp"
#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// The source whose rows are the subjects, where there is one.
std::optional<rows_kind> rows_of(unit_kind k) {
    using enum unit_kind;
    switch (k) {
        case body:
        case person:
        case group:
        case member: return std::nullopt;
        case mandate: return rows_kind::mandates;
        default: break;
    }
    for (std::size_t i = 0; i < rows_count; ++i)
        if (unit_of(static_cast<rows_kind>(i)) == k) return static_cast<rows_kind>(i);
    return std::nullopt;
}

/// Everything that a row says after its start, in whatever order columns and values came.
std::string said_by(const fact_table& t, std::uint32_t row) {
    std::map<std::string_view, const fact_column*> by_name;
    for (const auto& c : t.columns) by_name.emplace(c.name, &c);
    std::string out = std::to_string(t.stop[row]);
    const auto add = [&](const fact_column& c, std::int32_t code) {
        out += '\n';
        out += code >= 0 ? std::to_string(c.dictionary[static_cast<std::size_t>(code)].index()) +
                               text(c.dictionary[static_cast<std::size_t>(code)])
                         : std::to_string(code);
    };
    for (const auto& [name, c] : by_name) {
        out += '\n';
        out += name;
        if (!c->dated()) {
            add(*c, c->code[row]);
            continue;
        }
        for (const auto& v : c->of(row)) {
            out += '\n' + std::to_string(v.start) + ' ' + std::to_string(v.stop);
            add(*c, v.code);
        }
    }
    return out;
}

void live_as_rows(const fact_table& t, subject_list& out) {
    out.count = t.rows;
    out.start = t.start, out.stop = t.stop;
    out.sure_start = t.start_latest, out.sure_stop = t.stop_earliest;
}

/// Groups last as long as their bodies.
void live_as_bodies(const fact_table& t, subject_list& out) {
    out.count = out.row.size();
    const auto of_bodies = [&](const std::vector<std::int32_t>& column,
                               std::vector<std::int32_t>& own) {
        if (!column.empty())
            for (const auto row : out.row) own.push_back(column[row]);
        return std::span<const std::int32_t>{own};
    };
    out.start = of_bodies(t.start, out.own_days[0]), out.stop = of_bodies(t.stop, out.own_days[1]);
    out.sure_start = of_bodies(t.start_latest, out.own_days[2]);
    out.sure_stop = of_bodies(t.stop_earliest, out.own_days[3]);
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
    if (const auto rows = rows_of(kind)) {
        if (*rows == rows_kind::appointments || *rows == rows_kind::departures) {
            const auto& units = w.units(*rows);
            out.row = units.rows, out.count = units.size();
            out.start = units.start, out.stop = units.stop;  // which the world keeps
            out.sure_start = units.sure_start, out.sure_stop = units.sure_stop;
        } else {
            live_as_rows(t, out);
        }
    } else if (kind == unit_kind::group) {
        add_groups(w, out);
        live_as_bodies(t, out);
    } else if (kind == unit_kind::person) {
        out.count = t.rows;
    } else {
        live_as_rows(t, out);
    }
    if (body >= 0) {
        out.wanted.assign(out.size(), 1);
        for (std::size_t s = 0; s < out.size(); ++s) {
            const auto of = body_of(w.facts, out, s);
            out.wanted[s] = of < 0 || of == body;
        }
    }
    return out;
}

unit subject_list::at(const world& w, std::size_t s) const {
    const auto rows = row.empty() ? w.numbers() : std::span{row};
    return {kind, rows.subspan(s, 1), groups.empty() ? nullptr : &groups[s]};
}

std::int32_t body_of(const registry& r, const subject_list& l, std::size_t s) {
    const auto& t = r.table(table_of(l.kind));
    if (t.id == table_id::bodies) return static_cast<std::int32_t>(l.row_of(s));
    return t.body_row.empty() ? -1 : t.body_row[l.row_of(s)];
}

std::string number_among_alike(const registry& r, std::uint32_t row) {
    const auto& m = r.table(table_id::mandates);
    const auto same = [&](std::uint32_t other) {
        return m.start[other] == m.start[row] && m.body_row[other] == m.body_row[row] &&
               m.seat_row[other] == m.seat_row[row];
    };
    std::size_t before = 0;
    std::string here;
    for (const auto& e : r.events(table_id::mandates, key_id::person)
                             .events_of(static_cast<std::size_t>(m.person_row[row]))) {
        const auto other = e.row();
        if (!e.begins() || other == row || !same(other)) continue;
        if (here.empty()) here = said_by(m, row);
        const auto there = said_by(m, other);
        before += there < here || (there == here && other < row) ? 1U : 0U;
    }
    return before == 0 ? std::string{} : "#" + std::to_string(before + 1);
}

namespace {

std::string mandate_key(const registry& r, std::uint32_t row) {
    const auto& m = r.table(table_id::mandates);
    std::string key =
        r.table(table_id::people).key[static_cast<std::size_t>(m.person_row[row])] + "@";
    key += m.seat_row[row] >= 0
               ? r.table(table_id::seats).key[static_cast<std::size_t>(m.seat_row[row])]
               : r.table(table_id::bodies).key[static_cast<std::size_t>(m.body_row[row])];
    key += "@" + text(day::from_count(m.start[row]));
    return key + number_among_alike(r, row);
}

/// The person of a row that hangs on something else: "2024-1/anna", "2024-1/anna#2" where that row
/// is the second of its kind; of rows without a person "2024-1", "2024-1#2".
std::string pair_key(const registry& r, const fact_table& t, std::uint32_t row) {
    const auto& on = !t.proposal_row.empty() ? t.proposal_row
                     : !t.item_row.empty()   ? t.item_row
                                             : t.meeting_row;
    const auto hung = !t.proposal_row.empty() ? table_id::proposals
                      : !t.item_row.empty()   ? table_id::items
                                              : table_id::meetings;
    const auto of = [](const fact_table& x, std::int32_t at) {
        return at < 0 ? std::string{"?"} : x.key[static_cast<std::size_t>(at)];
    };
    const auto& who = t.person_row;
    std::string key = of(r.table(hung), on[row]);
    if (!who.empty()) key += "/" + of(r.table(table_id::people), who[row]);
    std::size_t before = 0;
    for (std::uint32_t i = 0; i < row; ++i)
        before += on[i] == on[row] && (who.empty() || who[i] == who[row]) ? 1U : 0U;
    return before == 0 ? key : key + "#" + std::to_string(before + 1);
}

}  // namespace

std::string key_of(const registry& r, const subject_list& l, std::size_t s) {
    const auto& t = r.table(table_of(l.kind));
    if (t.id == table_id::mandates) return mandate_key(r, l.row_of(s));
    if (t.key.empty()) return pair_key(r, t, l.row_of(s));
    std::string key = t.key[l.row_of(s)];
    if (l.kind == unit_kind::group)
        for (const auto& g : l.groups[s].of) key += "/" + key_text(g);
    return key;
}

std::string name_of(const registry& r, const subject_list& l, std::size_t s) {
    const auto& t = r.table(table_of(l.kind));
    if (!t.person_row.empty()) {
        const auto person = t.person_row[l.row_of(s)];
        return person < 0 ? std::string{"?"}
                          : r.table(table_id::people).name[static_cast<std::size_t>(person)];
    }
    if (t.key.empty()) {
        const auto meeting = t.meeting_row[l.row_of(s)];
        return meeting < 0 ? std::string{"?"}
                           : r.table(table_id::meetings).name[static_cast<std::size_t>(meeting)];
    }
    std::string name = t.name.empty() ? t.key[l.row_of(s)] : t.name[l.row_of(s)];
    if (l.kind == unit_kind::group)
        for (const auto& g : l.groups[s].of) name += " / " + (g.unknown() ? "?" : text(g.v));
    return name;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
