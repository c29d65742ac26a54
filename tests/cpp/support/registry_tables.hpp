// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Small tables for the tests of the registry, and what a registry made of them, as text.

#include <remit/io/csv.hpp>
#include <remit/registry.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace remit_test {

/// A frame of texts: `table("mandates.csv", {"person", "body"}, {{"a", "b"}, ...})`; an empty text
/// is null.
inline remit::frame table(std::string origin, const std::vector<std::string>& names,
                          const std::vector<std::vector<std::string>>& rows) {
    remit::frame out;
    out.origin = std::move(origin);
    out.rows = rows.size();
    for (std::size_t c = 0; c < names.size(); ++c) {
        remit::frame::texts cells;
        for (const auto& row : rows) {
            const auto& cell = row.at(c);
            const auto at = std::find(cells.dictionary.begin(), cells.dictionary.end(), cell);
            cells.code.push_back(
                cell.empty() ? -1 : static_cast<std::int32_t>(at - cells.dictionary.begin()));
            if (!cell.empty() && at == cells.dictionary.end()) cells.dictionary.push_back(cell);
        }
        out.columns.push_back({names[c], std::move(cells)});
    }
    return out;
}

/// Tables as CSV texts: `build({{table_id::mandates, "person,body,start\n..."}})`.
using csv_tables = std::vector<std::pair<remit::table_id, std::string>>;
inline remit::registry_builder builder_of(const csv_tables& tables,
                                          std::string_view attributes = {}) {
    remit::registry_builder out;
    for (const auto& [id, csv] : tables)
        out.add(id, remit::read_csv(csv, std::string{remit::text(id)} + ".csv"));
    if (!attributes.empty()) out.add_attributes(remit::read_csv(attributes, "attributes.csv"));
    return out;
}
inline remit::registry build(const csv_tables& tables, std::string_view attributes = {}) {
    return std::move(builder_of(tables, attributes)).build();
}

/// The problems that a build tells; none if it succeeds.
inline std::vector<remit::problem> problems_of(remit::registry_builder b) {
    try {
        (void)std::move(b).build();
    } catch (const remit::bad_input& e) {
        return e.problems();
    }
    return {};
}
inline std::vector<remit::problem> problems_of(const csv_tables& tables,
                                               std::string_view attributes = {}) {
    return problems_of(builder_of(tables, attributes));
}
/// "where code" of each problem, in order.
inline std::vector<std::string> places_of(const std::vector<remit::problem>& problems) {
    std::vector<std::string> out;
    for (const auto& p : problems) out.push_back(p.where + " " + p.code);
    return out;
}

inline std::string day_text(std::int32_t end) {
    if (end == remit::open_stop) return "open";
    if (end == remit::always_start) return "always";
    return text(remit::day::from_count(end));
}

/// What a column says of a row: the value, or of a dated column "start..stop value, ...".
inline std::string cell(const remit::fact_table& t, std::size_t row, std::string_view column) {
    const auto* c = t.find(column);
    if (!c) return "no such column";
    const auto shown = [&](std::int32_t code) {
        if (code == remit::fact_column::unknown_code) return std::string{"unknown"};
        if (code == remit::fact_column::absent_code) return std::string{"absent"};
        return text(c->dictionary.at(static_cast<std::size_t>(code)));
    };
    if (!c->dated()) return shown(c->code.at(row));
    std::string out;
    for (const auto& v : c->of(row))
        out += (out.empty() ? "" : ", ") + day_text(v.start) + ".." + day_text(v.stop) + " " +
               shown(v.code);
    return out;
}
inline std::string cell(const remit::registry& r, remit::table_id t, std::size_t row,
                        std::string_view column) {
    return cell(r.table(t), row, column);
}

/// "start..stop" of a row.
inline std::string days_of(const remit::fact_table& t, std::size_t row) {
    return day_text(t.start.at(row)) + ".." + day_text(t.stop.at(row));
}

/// The same of ends that may be bounds: "2019-01-01~2019-12-31..2020-01-01~open".
inline std::string bounds_of(const remit::fact_table& t, std::size_t row) {
    const auto end = [](std::int32_t earliest, std::int32_t latest) {
        return day_text(earliest) + (earliest == latest ? "" : "~" + day_text(latest));
    };
    return end(t.start.at(row), t.latest_start(row)) + ".." +
           end(t.earliest_stop(row), t.stop.at(row));
}

inline bool has_note(const remit::registry& r, std::string_view code) {
    return std::any_of(r.notes().begin(), r.notes().end(),
                       [&](const auto& n) { return n.code == code; });
}

}  // namespace remit_test
