// SPDX-License-Identifier: BSL-1.0
#include "unit.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "members.hpp"
#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

constexpr std::array<unit_kind, rows_count> units = {
    unit_kind::member,     unit_kind::mandate,    unit_kind::mandate, unit_kind::appointment,
    unit_kind::departure,  unit_kind::seat,       unit_kind::office,  unit_kind::meeting,
    unit_kind::item,       unit_kind::attendance, unit_kind::event,   unit_kind::proposal,
    unit_kind::nomination, unit_kind::recusal,    unit_kind::speaker, unit_kind::task,
    unit_kind::audience};
constexpr std::array<std::string_view, rows_count> row_names = {
    "members",     "mandates", "substitutes", "appointments", "departures", "seats",
    "offices",     "meetings", "items",       "attendances",  "events",     "proposals",
    "nominations", "recusals", "speakers",    "tasks",        "audiences"};
constexpr std::array<std::string_view, 19> unit_names = {
    "member", "mandate",    "appointment", "departure", "seat",       "office",  "meeting",
    "item",   "attendance", "event",       "proposal",  "nomination", "recusal", "speaker",
    "task",   "audience",   "body",        "person",    "group"};
constexpr std::array<table_id, 19> tables = {
    table_id::mandates,    table_id::mandates, table_id::mandates,  table_id::mandates,
    table_id::seats,       table_id::offices,  table_id::meetings,  table_id::items,
    table_id::attendances, table_id::events,   table_id::proposals, table_id::nominations,
    table_id::recusals,    table_id::speakers, table_id::tasks,     table_id::audiences,
    table_id::bodies,      table_id::people,   table_id::bodies};

/// Makes the entries of some rows of a table, one each.
class entries {
public:
    entries(const fact_table& t, rows_kind kind) : t_{t} {
        out_.kind = kind, out_.of = unit_of(kind);
        out_.first.push_back(0);
    }
    void add(std::uint32_t row, std::int32_t start, std::int32_t stop, std::int32_t sure_start,
             std::int32_t sure_stop) {
        out_.start.push_back(start), out_.stop.push_back(stop);
        if (t_.bounded())
            out_.sure_start.push_back(sure_start), out_.sure_stop.push_back(sure_stop);
        out_.rows.push_back(row);
        out_.first.push_back(static_cast<std::uint32_t>(out_.rows.size()));
    }
    [[nodiscard]] unit_table done() && { return std::move(out_); }

private:
    const fact_table& t_;
    unit_table out_;
};

std::int32_t next(std::int32_t day) { return day == open_stop ? open_stop : day + 1; }

/// A mandate is taken up on its first day.
unit_table appointments(const fact_table& m) {
    entries out{m, rows_kind::appointments};
    for (std::uint32_t i = 0; i < m.rows; ++i)
        out.add(i, m.start[i], next(m.latest_start(i)), m.latest_start(i), next(m.start[i]));
    return std::move(out).done();
}

/// It is left on the first day it is not held; one that may last for ever perhaps never is.
unit_table departures(const fact_table& m) {
    entries out{m, rows_kind::departures};
    for (std::uint32_t i = 0; i < m.rows; ++i)
        if (m.earliest_stop(i) != open_stop)
            out.add(i, m.earliest_stop(i), next(m.stop[i]), m.stop[i], next(m.earliest_stop(i)));
    return std::move(out).done();
}

unit_table substitutes(const fact_table& m) {
    entries out{m, rows_kind::substitutes};
    for (std::uint32_t i = 0; i < m.principal_row.size(); ++i)
        if (m.principal_row[i] >= 0)
            out.add(i, m.start[i], m.stop[i], m.latest_start(i), m.earliest_stop(i));
    return std::move(out).done();
}

}  // namespace

unit_table rows_as_they_are(const fact_table& t, rows_kind kind) {
    unit_table out{
        kind, unit_of(kind), t.start, t.stop, t.start_latest, t.stop_earliest, {}, {}, {}, {}};
    out.first.resize(t.rows + 1);
    out.rows.resize(t.rows);
    std::iota(out.first.begin(), out.first.end(), 0U);
    std::iota(out.rows.begin(), out.rows.end(), 0U);
    return out;
}

unit_kind unit_of(rows_kind k) noexcept { return units[static_cast<std::size_t>(k)]; }
table_id table_of(unit_kind k) noexcept { return tables[static_cast<std::size_t>(k)]; }
std::string_view name_of(rows_kind k) noexcept { return row_names[static_cast<std::size_t>(k)]; }
std::string_view name_of(unit_kind k) noexcept { return unit_names[static_cast<std::size_t>(k)]; }

std::optional<rows_kind> rows_named(std::string_view name) {
    for (std::size_t i = 0; i < rows_count; ++i)
        if (name_of(static_cast<rows_kind>(i)) == name) return static_cast<rows_kind>(i);
    return std::nullopt;
}

unit_table make_units(const world& w, rows_kind kind) {
    const auto& t = w.facts.table(table_of(kind));
    switch (kind) {
        case rows_kind::members: return make_members(w);
        case rows_kind::appointments: return appointments(t);
        case rows_kind::departures: return departures(t);
        case rows_kind::substitutes: return substitutes(t);
        default: return rows_as_they_are(t, kind);
    }
}

unit_changes make_unit_changes(const world& w, rows_kind kind) {
    const auto& t = w.facts.table(table_of(kind));
    if (kind == rows_kind::appointments || kind == rows_kind::departures ||
        kind == rows_kind::substitutes)
        return {0, {}, make_units(w, kind)};
    auto out = kind == rows_kind::members ? member_changes(w) : unit_changes{t.rows, {}, {}};
    out.others.kind = kind, out.others.of = unit_of(kind);
    if (!t.bounded() || out.as_rows == 0) return out;
    if (out.others.first.empty()) out.others.first.push_back(0);
    out.gone.resize(t.rows, 0);
    for (std::uint32_t i = 0; i < t.rows; ++i) {
        if (out.gone[i] != 0) continue;
        if (t.latest_start(i) == t.start[i] && t.earliest_stop(i) == t.stop[i]) continue;
        out.gone[i] = 1;
        out.others.start.push_back(t.start[i]), out.others.stop.push_back(t.stop[i]);
        out.others.sure_start.push_back(t.latest_start(i));
        out.others.sure_stop.push_back(t.earliest_stop(i));
        if (!out.others.maybe.empty()) out.others.maybe.push_back(0);
        if (!out.others.row_maybe.empty()) out.others.row_maybe.push_back(0);
        out.others.rows.push_back(i);
        out.others.first.push_back(static_cast<std::uint32_t>(out.others.rows.size()));
    }
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
