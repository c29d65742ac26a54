// SPDX-License-Identifier: BSL-1.0
#include "registry_tables.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <remit/registry/schema.hpp>
#include <remit/time/clock_time.hpp>

#include "registry/cells.hpp"

namespace remit::inline v0::python {

namespace {

constexpr std::int32_t unknown_code = fact_column::unknown_code;
constexpr std::int32_t absent_code = fact_column::absent_code;

// Whole numbers and days keep their kind; everything else is text, and "-" says that there is
// nothing. `code` has one for each row that leaves.
table_column column_of(const std::string& name, const std::vector<value>& values,
                       std::vector<std::int32_t> code) {
    const auto all = [&](auto is) {
        return !values.empty() && std::all_of(values.begin(), values.end(), is);
    };
    const bool nothing_said = std::find(code.begin(), code.end(), absent_code) != code.end();
    const auto cells = [&](auto value_of) {
        std::vector<decltype(value_of(values[0]))> out;
        for (const auto c : code) {
            if (c < 0)
                out.push_back(std::nullopt);
            else
                out.push_back(value_of(values[static_cast<std::size_t>(c)]));
        }
        return out;
    };
    if (!nothing_said &&
        all([](const value& v) { return std::holds_alternative<std::int64_t>(v); }))
        return integer_column(
            name, cells([](const value& v) { return std::optional{std::get<std::int64_t>(v)}; }));
    if (!nothing_said && all([](const value& v) { return std::holds_alternative<day>(v); }))
        return date_column(
            name, cells([](const value& v) { return std::optional{std::get<day>(v).count()}; }));
    optional_texts dictionary;
    for (const auto& v : values) {
        const auto* b = std::get_if<bounds>(&v);
        dictionary.emplace_back(b ? cell_text(*b) : text(v));
    }
    if (nothing_said) {
        std::replace(code.begin(), code.end(), absent_code,
                     static_cast<std::int32_t>(dictionary.size()));
        dictionary.emplace_back("-");
    }
    return coded_column(name, code, dictionary);
}

// Ends of which each lies between two days; where all are exact, days.
table_column days_of(std::string name, const std::vector<std::int32_t>& earliest,
                     const std::vector<std::int32_t>& latest) {
    const auto day_of = [](std::int32_t d) {
        // The day after "always" is what is known of a stop without a start.
        return d == open_stop || d <= always_start + 1 ? std::nullopt
                                                       : std::optional{day::from_count(d)};
    };
    if (earliest == latest) {
        std::vector<std::optional<std::int32_t>> cells;
        for (const auto d : earliest) cells.push_back(day_of(d) ? std::optional{d} : std::nullopt);
        return date_column(std::move(name), cells);
    }
    optional_texts cells;
    for (std::size_t i = 0; i < earliest.size(); ++i) {
        const bounds b{day_of(earliest[i]), day_of(latest[i])};
        cells.push_back(earliest[i] == latest[i] && !b.earliest() ? std::nullopt
                                                                  : std::optional{cell_text(b)});
    }
    return text_column(std::move(name), cells);
}

table_column days_of(std::string name, const std::vector<std::int32_t>& days) {
    return days_of(std::move(name), days, days);
}

bool is_always(const fact_column::dated_value& v) {
    return v.start == always_start && v.stop == open_stop;
}

// The one value that a row has on all its days, if it has one: that stands in the table itself.
std::int32_t lasting_code(const fact_column& c, std::size_t row) {
    const auto values = c.of(row);
    return values.size() == 1 && is_always(values[0]) ? values[0].code : unknown_code;
}

// Whether the values are taken for what they are when they come back as texts: a column of whole
// numbers is one of numbers, a number among texts is a text.
bool reads_back(const fact_column& c, const std::vector<std::int32_t>& codes) {
    bool numbers = true, days = true, any = false;
    for (const auto code : codes) {
        if (code < 0) continue;
        const auto said = text(c.dictionary[static_cast<std::size_t>(code)]);
        any = true;
        numbers = numbers && registry_detail::plain_integer(said);
        days = days && day::try_parse(said);
    }
    if (!any) return true;
    return std::all_of(codes.begin(), codes.end(), [&](std::int32_t code) {
        if (code < 0) return true;
        const auto& v = c.dictionary[static_cast<std::size_t>(code)];
        return numbers ? std::holds_alternative<std::int64_t>(v)
               : days  ? std::holds_alternative<day>(v)
                       : std::holds_alternative<std::string>(v);
    });
}

// Whether the lasting values of a dated column stand in its table, or with the others.
bool splits(const fact_table& t, const fact_column& c) {
    std::vector<std::int32_t> lasting, passing;
    for (std::size_t row = 0; row < t.rows; ++row) {
        if (const auto code = lasting_code(c, row); code != unknown_code) {
            lasting.push_back(code);
            continue;
        }
        for (const auto& v : c.of(row)) passing.push_back(v.code);
    }
    return !lasting.empty() && reads_back(c, lasting) && reads_back(c, passing);
}

const column_spec* spec_of(table_id id, std::string_view column) {
    const auto at = std::find_if(schema.begin(), schema.end(),
                                 [&](const auto& c) { return c.table == id && c.name == column; });
    return at == schema.end() ? nullptr : &*at;
}

// Times of day leave as they are written: "16:00".
std::vector<value> as_written(const shared_list<value>& values, const column_spec* spec) {
    std::vector<value> out(values.begin(), values.end());
    if (spec && spec->kind == column_kind::time)
        for (auto& v : out)
            if (const auto* n = std::get_if<std::int64_t>(&v))
                v = text(clock_time::from_minutes(*n));
    return out;
}

bool in_schema(table_id id, std::string_view column) {
    return std::any_of(schema.begin(), schema.end(),
                       [&](const auto& c) { return c.table == id && c.name == column; });
}

// Whether it is the key of the table or names the row of another that each row needs.
bool is_key_of(table_id id, std::string_view column) {
    return column != "start" && std::any_of(schema.begin(), schema.end(), [&](const auto& c) {
               return c.table == id && c.name == column && c.required;
           });
}

/// The rows that leave: a mandate whose columns change while it lasts is as many rows as it was
/// made of.
struct stretches {
    std::vector<std::uint32_t> row;
    std::vector<std::int32_t> start, start_latest, stop_earliest, stop;
};

stretches stretches_of(const fact_table& t) {
    stretches out;
    for (std::size_t row = 0; row < t.rows; ++row) {
        std::vector<std::int32_t> cuts{t.start[row], t.stop[row]};
        if (t.id == table_id::mandates)
            for (const auto& c : t.columns)
                if (c.dated())
                    for (const auto& v : c.of(row))
                        for (const auto day : {v.start, v.stop})
                            if (t.start[row] < day && day < t.stop[row]) cuts.push_back(day);
        std::sort(cuts.begin(), cuts.end());
        cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            out.row.push_back(static_cast<std::uint32_t>(row));
            out.start.push_back(cuts[i]);
            out.start_latest.push_back(i == 0 ? t.latest_start(row) : cuts[i]);
            out.stop_earliest.push_back(i + 2 == cuts.size() ? t.earliest_stop(row) : cuts[i + 1]);
            out.stop.push_back(cuts[i + 1]);
        }
    }
    return out;
}

std::int32_t code_of(const fact_column& c, std::size_t row, std::int32_t day) {
    if (!c.dated()) return c.code[row];
    for (const auto& v : c.of(row))
        if (v.start <= day && day < v.stop) return v.code;
    return unknown_code;
}

}  // namespace

const registry& registry_from(const registry_object& given, const char* where, const char* hint) {
    if (py::isinstance<registry>(given)) return given.cast<const registry&>();
    refuse(std::string{where} + " needs a Registry first, not " + kind_of(given), hint);
}

std::string cell_text(const bounds& b) {
    return b.earliest() || b.latest() ? text(b) : std::string{"unknown"};
}

shared_table table_of(const registry& r, table_id id) {
    const fact_table& t = r.table(id);
    const auto rows = stretches_of(t);
    auto out = std::make_shared<table>();
    out->rows = rows.row.size();
    const auto has = [&](std::string_view name) {
        return std::any_of(out->columns.begin(), out->columns.end(),
                           [&](const table_column& c) { return c.name == name; });
    };
    const auto add = [&](const fact_column& c) {
        const auto* spec = spec_of(id, c.name);
        const bool passing = c.dated() && id != table_id::mandates;
        const bool split = passing && splits(t, c);
        // A column of the schema stays, empty: it would be taken for one that was not given.
        if (passing && !split && !in_schema(id, c.name)) return;
        std::vector<std::int32_t> code;
        code.reserve(rows.row.size());
        for (std::size_t i = 0; i < rows.row.size(); ++i)
            code.push_back(!passing ? code_of(c, rows.row[i], rows.start[i])
                           : split  ? lasting_code(c, rows.row[i])
                                    : unknown_code);
        out->columns.push_back(column_of(c.name, as_written(c.dictionary, spec), std::move(code)));
    };
    // The keys go first, and what to show stands behind them.
    std::size_t keys = 0;
    for (const auto& c : t.columns)
        if (keys++ < 2 && is_key_of(id, c.name)) add(c);
    if (in_schema(id, "name") && !t.name.empty())
        out->columns.push_back(text_column("name", optional_texts(t.name.begin(), t.name.end())));
    for (const auto& c : t.columns)
        if (c.name != "start" && c.name != "stop" && !has(c.name)) add(c);
    // The ends of people are those of their mandates: their table has none.
    if (in_schema(id, "start"))
        out->columns.push_back(days_of("start", rows.start, rows.start_latest));
    if (in_schema(id, "stop"))
        out->columns.push_back(days_of("stop", rows.stop_earliest, rows.stop));
    return out;
}

shared_table attributes_of(const registry& r) {
    optional_texts table_name, key, name, value_text;
    std::vector<std::int32_t> start, stop;
    for (std::size_t i = 0; i < table_count; ++i) {
        const fact_table& t = r.table(static_cast<table_id>(i));
        if (t.id == table_id::mandates) continue;  // each of its stretches is a row there
        for (const auto& c : t.columns) {
            if (!c.dated()) continue;
            const bool split = splits(t, c);
            for (std::size_t row = 0; row < t.rows; ++row) {
                if (split && lasting_code(c, row) != unknown_code) continue;
                for (const auto& v : c.of(row)) {
                    table_name.emplace_back(text(t.id));
                    key.emplace_back(t.key[row]);
                    name.emplace_back(c.name);
                    value_text.push_back(
                        v.code == absent_code ? std::optional<std::string>{"-"}
                        : v.code < 0
                            ? std::nullopt
                            : std::optional{text(c.dictionary[static_cast<std::size_t>(v.code)])});
                    start.push_back(v.start);
                    stop.push_back(v.stop);
                }
            }
        }
    }
    auto out = std::make_shared<table>();
    out->rows = key.size();
    out->columns = {category_column("table", table_name),
                    text_column("key", key),
                    category_column("name", name),
                    text_column("value", value_text),
                    days_of("start", start),
                    days_of("stop", stop)};
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
        "A day that is known in part is written so: \"2019\", \"2019-05\", \"autumn 2021\", or as "
        "Bounds.\n\n"
        "names: {\"firm\": \"company\"} renames columns of the tables. observed: (start, stop), "
        "the days the facts are\n"
        "known for, or such days by table, {\"meetings\": (start, stop)}, in which \"all\" is "
        "every "
        "table; those\nof meetings hold for items, attendances and recusals too, those of "
        "proposals "
        "for nominations. Known from always\n(start None) it is judged from the first fact on; a "
        "start that nobody gave opens no past(). ends:\n{\"mandates\": Ends(...)}, what an empty "
        "stop means there and whether a "
        "stop "
        "is the last day. charter: its\nseats are facts too. attributes: dated facts of bodies, "
        "seats, people or organisations, with the columns\ntable, key, name, value, start, "
        "stop.\n\n"
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
