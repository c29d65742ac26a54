// SPDX-License-Identifier: BSL-1.0
#include "registry_tables.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <remit/registry/schema.hpp>

namespace remit::inline v0::python {

namespace {

// Whole numbers and days keep their kind; everything else is text, and "-" says that there is
// nothing.
table_column column_of(const fact_column& c) {
    const auto all = [&](auto is) {
        return !c.dictionary.empty() && std::all_of(c.dictionary.begin(), c.dictionary.end(), is);
    };
    const bool nothing_said =
        std::find(c.code.begin(), c.code.end(), fact_column::absent_code) != c.code.end();
    const auto cells = [&](auto value_of) {
        std::vector<decltype(value_of(c.dictionary[0]))> out;
        for (const auto code : c.code) {
            if (code < 0)
                out.push_back(std::nullopt);
            else
                out.push_back(value_of(c.dictionary[static_cast<std::size_t>(code)]));
        }
        return out;
    };
    if (!nothing_said &&
        all([](const value& v) { return std::holds_alternative<std::int64_t>(v); }))
        return integer_column(
            c.name, cells([](const value& v) { return std::optional{std::get<std::int64_t>(v)}; }));
    if (!nothing_said && all([](const value& v) { return std::holds_alternative<day>(v); }))
        return date_column(
            c.name, cells([](const value& v) { return std::optional{std::get<day>(v).count()}; }));
    optional_texts dictionary;
    for (const auto& v : c.dictionary) dictionary.emplace_back(text(v));
    auto code = c.code;
    if (nothing_said) {
        std::replace(code.begin(), code.end(), fact_column::absent_code,
                     static_cast<std::int32_t>(dictionary.size()));
        dictionary.emplace_back("-");
    }
    return coded_column(c.name, code, dictionary);
}

table_column days_of(std::string name, const std::vector<std::int32_t>& days) {
    std::vector<std::optional<std::int32_t>> cells;
    for (const auto d : days)
        cells.push_back(d == open_stop || d == always_start ? std::nullopt : std::optional{d});
    return date_column(std::move(name), cells);
}

}  // namespace

shared_table table_of(const registry& r, table_id id) {
    const fact_table& t = r.table(id);
    auto out = std::make_shared<table>();
    out->rows = t.rows;
    const auto has = [&](std::string_view name) {
        return std::any_of(out->columns.begin(), out->columns.end(),
                           [&](const table_column& c) { return c.name == name; });
    };
    const auto texts = [](const std::vector<std::string>& cells) {
        return optional_texts(cells.begin(), cells.end());
    };
    if (!t.key.empty()) out->columns.push_back(text_column("key", texts(t.key)));
    if (!t.name.empty()) out->columns.push_back(text_column("name", texts(t.name)));
    for (const auto& c : t.columns)
        if (!c.dated() && c.name != "start" && c.name != "stop" && !has(c.name))
            out->columns.push_back(column_of(c));
    if (t.start.size() == t.rows) out->columns.push_back(days_of("start", t.start));
    if (t.stop.size() == t.rows) out->columns.push_back(days_of("stop", t.stop));
    return out;
}

std::string from_frames_doc() {
    std::string doc =
        "The facts of tables: anything with the Arrow stream interface (pandas, polars, pyarrow, "
        "duckdb), a dict of\n"
        "columns, or a list of dicts.\n\n"
        "Only mandates is needed, with person, body and start; tables that are not given are "
        "derived, and\n"
        "`notes` says so. Every other column is an attribute that rules may name. Dates are dates, "
        "ISO texts, or\n"
        "midnights; numbers are whole; a truth or a fraction is refused with a hint.\n\n"
        "names: {\"firm\": \"company\"} renames columns of the tables. observed: (start, stop), "
        "the days the facts are\n"
        "known for. charter: its seats are facts too. attributes: dated facts of bodies, seats, "
        "people or\n"
        "organisations, with the columns table, key, name, value, start, stop.\n\n"
        "Raises BadInput with all problems, then nothing is kept; TypeError for what is no "
        "table.\n";
    std::string_view last;
    for (const auto& c : schema) {
        if (const auto name = text(c.table); name != last) {
            doc += "\n" + std::string{name} + "\n";
            last = name;
        }
        doc += "    " + std::string{c.name} + (c.required ? " (required)" : "") + ": " +
               std::string{c.says} + "\n";
    }
    return doc;
}

}  // namespace remit::inline v0::python
