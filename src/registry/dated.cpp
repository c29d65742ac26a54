// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include "registry/quoted.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::array<std::string_view, 4> datable_tables = {"bodies", "seats", "people",
                                                            "organisations"};

std::optional<table_id> table_named(std::string_view name) {
    for (const auto id :
         {table_id::bodies, table_id::seats, table_id::people, table_id::organisations})
        if (text(id) == name) return id;
    return std::nullopt;
}

// Of the columns of the schema only these may change while a row lasts: the others are keys and
// ends, or are handed on to mandates when they are read.
bool may_be_dated(table_id t, std::string_view column) {
    if ((t == table_id::bodies && column == "kind") || (t == table_id::seats && column == "number"))
        return true;
    return std::none_of(schema.begin(), schema.end(),
                        [&](const auto& s) { return s.table == t && s.name == column; });
}

struct dated_row {
    std::int32_t row;
    std::size_t line;  // in the table of attributes
};

// The dictionary entry of each row of attributes that belongs to one column, as a column of its
// own.
coded values_of(const staged_table& s, const coded& value, const std::vector<dated_row>& rows,
                std::string_view name, const translation& names) {
    coded out;
    out.dictionary = value.dictionary;
    for (const auto& r : rows) out.code.push_back(value.code[r.line]);
    canonical(out);
    const bool framed = std::all_of(rows.begin(), rows.end(), [&](const dated_row& r) {
        return !s.part_of(r.line).one_by_one;
    });
    const bool texts = std::all_of(out.dictionary.begin(), out.dictionary.end(), [](const auto& v) {
        return std::holds_alternative<std::string>(v);
    });
    std::array<coded*, 1> all = {&out};
    if (framed && texts) infer_types(all);
    if (names_organisations(name)) {
        for (auto& v : out.dictionary)
            if (auto* t = std::get_if<std::string>(&v)) *t = std::string{names.of(*t)};
        canonical(out);
    }
    return out;
}

void add_column(fact_table& t, std::string_view name, const staged_table& s, const coded& values,
                const std::vector<dated_row>& rows) {
    auto at = std::find_if(t.columns.begin(), t.columns.end(),
                           [&](const auto& c) { return c.name == name; });
    coded all;
    std::vector<std::int32_t> before(t.rows, fact_column::unknown_code);
    if (at == t.columns.end()) {
        at = t.columns.emplace(t.columns.end());
        at->name = name;
    } else {
        all.dictionary = std::move(at->dictionary);
        before = std::move(at->code);
    }
    const auto shift = static_cast<std::int32_t>(all.dictionary.size());
    // Coded together: the rows as they were, then the dated values.
    coded tail = values;
    all.code = before;
    all.dictionary.insert(all.dictionary.end(), tail.dictionary.begin(), tail.dictionary.end());
    for (const std::int32_t code : tail.code) all.code.push_back(code < 0 ? code : code + shift);
    canonical(all);

    std::vector<std::vector<fact_column::dated_value>> of_row(t.rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
        of_row[static_cast<std::size_t>(rows[i].row)].push_back(
            {s.start[rows[i].line], s.stop[rows[i].line], all.code[t.rows + i]});
    at->dictionary = std::move(all.dictionary);
    at->code.clear();
    at->first = {0};
    at->values.clear();
    for (std::size_t row = 0; row < t.rows; ++row) {
        auto& mine = of_row[row];
        if (mine.empty() && all.code[row] != fact_column::unknown_code)
            mine.push_back({always_start, open_stop, all.code[row]});
        std::sort(mine.begin(), mine.end(), [](const auto& a, const auto& b) {
            return std::tie(a.start, a.stop, a.code) < std::tie(b.start, b.stop, b.code);
        });
        at->values.insert(at->values.end(), mine.begin(), mine.end());
        at->first.push_back(static_cast<std::uint32_t>(at->values.size()));
    }
}

}  // namespace

void add_dated_attributes(assembly& a, staged_table&& s) {
    if (s.rows == 0) return;
    const auto text_at = [&](std::string_view column, std::size_t row) -> std::string_view {
        const auto& c = s.column(column).cells;
        return c.code[row] < 0
                   ? std::string_view{}
                   : std::get<std::string>(c.dictionary[static_cast<std::size_t>(c.code[row])]);
    };
    std::map<std::pair<table_id, std::string>, std::vector<dated_row>> columns;
    for (std::size_t row = 0; row < s.rows; ++row) {
        const auto table = text_at("table", row);
        const auto key = text_at("key", row);
        const std::string name{text_at("name", row)};
        if (table.empty() || key.empty() || name.empty()) continue;  // reported
        const auto id = table_named(table);
        if (!id) {
            auto hint = did_you_mean(table, datable_tables);
            a.l.problems.add(
                s.at(row, "table"), "E-TABLE", quoted(table) + " is no table with dated attributes",
                hint.empty() ? "write bodies, seats, people or organisations" : std::move(hint));
            continue;
        }
        if (!may_be_dated(*id, name)) {
            a.l.problems.add(s.at(row, "name"), "E-COLUMN",
                             "the column " + quoted(name) + " of " + std::string{table} +
                                 " cannot change over time",
                             "give the attribute another name");
            continue;
        }
        const auto at = row_of(a.store, *id, key);
        if (at < 0) {
            const auto& t = a.store.of(*id);
            auto hint = a.l.suggest.ask(text(*id), key, [&]() -> const auto& { return t.key; });
            if (hint.empty() && *id == table_id::seats)
                hint = "the key of a seat is written body/seat";
            a.l.problems.add(s.at(row, "key"), "E-KEY", quoted(key) + " is not in " + t.origin,
                             std::move(hint));
            continue;
        }
        columns[{*id, name}].push_back({at, row});
    }
    const organisation_names names{a.store};
    const auto& value = s.column("value").cells;
    for (const auto& [column, rows] : columns)
        add_column(a.store.of(column.first), column.second, s,
                   values_of(s, value, rows, column.second, names), rows);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
