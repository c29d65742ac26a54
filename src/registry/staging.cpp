// SPDX-License-Identifier: BSL-1.0
#include "registry/staging.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <unordered_set>

#include "registry/column_reader.hpp"
#include "registry/dated.hpp"
#include "registry/memory.hpp"
#include "registry/quoted.hpp"
#include "registry/seeded_hash.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::size_t most_rows = std::size_t{1} << 31;

constexpr std::array attribute_columns = {
    column_spec{table_id::people, "table", column_kind::text, true, empty_means::refused, ""},
    column_spec{table_id::people, "key", column_kind::text, true, empty_means::refused, ""},
    column_spec{table_id::people, "name", column_kind::text, true, empty_means::refused, ""},
    column_spec{table_id::people, "value", column_kind::any, true, empty_means::unknown, ""},
    column_spec{table_id::people, "start", column_kind::date, false, empty_means::always, ""},
    column_spec{table_id::people, "stop", column_kind::date, false, empty_means::open, ""},
};

place place_of(const raw_table& t) { return {std::uint64_t{t.number} << 32, t.origin}; }

/// What registers call the day on which something ends, in English and Danish.
bool means_stop(std::string_view column) {
    constexpr std::string_view names[] = {
        "stopp",       "stops",   "stop_date", "stopdate", "end",      "ends",    "end_date",
        "enddate",     "end_day", "ended",     "until",    "to",       "to_date", "valid_to",
        "valid_until", "slut",    "slutdato",  "til",      "til_dato", "ophør",   "udløb"};
    const auto small = detail::lowered(column);
    return small == "stop" ||
           std::find(std::begin(names), std::end(names), small) != std::end(names);
}

void check_names(const raw_table& t, std::span<const column_spec> specs, load& l) {
    if (t.kept) return;  // they were looked at when they came
    const place here = place_of(t);
    const auto has = [&](std::string_view name) {
        return std::any_of(t.columns.begin(), t.columns.end(),
                           [&](const auto& c) { return c.name == name; });
    };
    std::vector<std::string_view> strangers;
    for (const auto& c : t.columns)
        if (std::none_of(specs.begin(), specs.end(),
                         [&](const auto& s) { return s.name == c.name; }))
            strangers.push_back(c.name);
    std::vector<std::string_view> optional;
    for (const auto& s : specs) {
        if (has(s.name)) continue;
        if (!s.required) {
            optional.push_back(s.name);
            continue;
        }
        const auto meant = suggest(s.name, strangers);
        std::string hint;
        if (!meant.empty()) {
            hint = "is it the column " + quoted(meant) + "? name it " + quoted(s.name);
        } else {
            hint = "the columns are";
            constexpr std::size_t shown = 20;
            for (std::size_t i = 0; i < std::min(shown, t.columns.size()); ++i)
                hint += (i == 0 ? " " : ", ") + visible(t.columns[i].name);
            if (t.columns.size() > shown)
                hint += " and " + std::to_string(t.columns.size() - shown) + " more";
        }
        l.broken = true;
        l.problems.add(here, "E-COLUMN", "the column " + quoted(s.name) + " is missing",
                       t.columns.empty() ? std::string{} : std::move(hint));
    }
    // a stop under another name would be an attribute, and everybody would sit for ever
    const bool may_stop = std::find(optional.begin(), optional.end(), "stop") != optional.end();
    for (const auto name : strangers)
        if (may_stop && means_stop(name)) {
            l.broken = true;
            l.problems.add(here, "E-COLUMN",
                           "there is no column \"stop\", and one called " + quoted(name),
                           "name it \"stop\" if it is the first day no longer in it; if it is "
                           "something else, add an empty column \"stop\"");
        }
    for (const auto name : strangers)
        if (const auto meant = suggest(name, optional); !meant.empty())
            l.note("N-COLUMN", t.origin, "the column " + quoted(name) + " is read as an attribute",
                   "did you mean " + quoted(meant) + "?");
}

// What a part is checked for before anything of it is read: its shape and the names of its columns.
bool check_shape(const raw_table& t, std::span<const column_spec> specs, load& l) {
    const place here = place_of(t);
    if (t.columns.size() > most_attributes + specs.size()) {
        too_many_attributes(here, t.origin, l);
        l.broken = true;
        return false;
    }
    check_names(t, specs, l);
    bool sound = true;
    const auto refuse = [&](std::string_view code, std::string what, std::string hint = {}) {
        l.problems.add(here, code, std::move(what), std::move(hint));
        sound = false;
        l.broken = true;
    };
    if (t.rows >= most_rows)
        refuse("E-FRAME", "a table has at most " + std::to_string(most_rows - 1) + " rows");
    if (!t.line.empty() && t.line.size() != t.rows)
        refuse("E-FRAME", "there are " + std::to_string(t.line.size()) + " line numbers for " +
                              std::to_string(t.rows) + " rows");
    for (const auto& [row, column] : t.repeated)
        l.problems.add({here.order | (row + 1),
                        t.origin + ":" + std::to_string(row + 1) + ":" + visible(column)},
                       "E-COLUMN", "the row says " + quoted(column) + " twice",
                       "a column has one value in a row");
    std::unordered_set<std::string_view, seeded_hash> seen;
    for (const auto& c : t.columns) {
        if (c.name.empty())
            refuse("E-COLUMN", "a column has no name", "give every column a name");
        else if (!seen.insert(c.name).second)
            refuse("E-COLUMN", "the column " + quoted(c.name) + " occurs twice");
        if (const auto fault = fault_of(c.name); fault != text_fault::none)
            refuse("E-TEXT", "the name of the column " + quoted(c.name) + said_of(fault),
                   hint_for(fault));
        const auto rows = rows_of(c.cells);
        if (rows < 0 || static_cast<std::size_t>(rows) != t.rows)
            refuse("E-FRAME", "the column " + quoted(c.name) +
                                  " and its table have different numbers of rows");
        else if (!is_sound(c.cells))
            refuse("E-FRAME",
                   "the column " + quoted(c.name) +
                       " has a code outside its dictionary or a day outside the years 1 to 9999");
    }
    return sound;
}

// Reads one column of one part.
coded read_column(const staged_table& table, const part& p, const staged_column& c,
                  raw_cells&& cells, load& l, const translation* names) {
    const column_reader reader{table, p, c.name, l};
    const auto* translated =
        names && table.id != table_id::organisations && names_organisations(c.name) ? names
                                                                                    : nullptr;
    const bool of_mandates = table.id == table_id::mandates && c.name == "status";
    coded out;
    if (!c.spec || c.spec->kind == column_kind::any) {
        out = as_values(std::move(cells), translated);
    } else if (c.spec->kind == column_kind::integer) {
        out = reader.integers(std::move(cells), c.spec->name == "number");
    } else if (c.spec->kind == column_kind::time) {
        out = reader.times(std::move(cells));
    } else if (c.spec->kind == column_kind::date) {
        // What is judged begins and ends with these days, so they are whole ones.
        const bool whole = c.name == "observed_start" || c.name == "observed_stop";
        out = reader.dates(std::move(cells), whole ? partly_known::refused : partly_known::allowed);
    } else {
        out = as_texts(std::move(cells), translated);
        if (of_mandates) reader.check_status(out);
    }
    if (!of_mandates)  // one of four words, or reported
        reader.check_texts(out, !c.spec || c.spec->kind == column_kind::any ? controls::allowed
                                                                            : controls::refused);
    if (!out.spaced.empty())
        l.note("N-SPACE", p.origin + ": " + visible(c.name),
               quoted(out.spaced) + " begins or ends with a space",
               "it is another value than the one without");
    if (c.spec && c.spec->required && c.spec->empty == empty_means::refused)
        reader.check_filled(out);
    return out;
}

coded settled(typed_cells&& cells) {
    coded out{std::move(cells.dictionary), std::move(cells.code), {}};
    out.texts_are_plain = true;
    out.filled = std::none_of(out.code.begin(), out.code.end(), [](auto c) { return c < 0; });
    return out;
}

// That a column is not given says what an empty cell says, but of how many hold a seat.
std::int32_t nothing_where_not_given(const column_spec* spec) noexcept {
    return spec && spec->name == "number" ? not_given_code : empty_code;
}

staged_table stage_as(table_id id, std::span<const column_spec> specs,
                      std::vector<raw_table>&& parts, load& l, const translation* names,
                      dated_columns* dated) {
    staged_table out;
    out.id = id;
    out.given = !parts.empty();
    std::erase_if(parts, [&](const raw_table& t) { return !check_shape(t, specs, l); });
    std::size_t attributes = 0;
    bool has_period = false;
    period_reading how{false, false, dated ? l.ends[static_cast<std::size_t>(id)] : ends_mean{}};
    for (const auto& s : specs) {
        if (is_end(s))
            has_period = true;
        else
            out.columns.push_back({std::string{s.name}, &s, false, {}});
        if (s.name == "start") how.needs_start = s.required;
        if (s.name == "stop") how.one_day = s.empty == empty_means::derived;
    }
    for (auto& t : parts) {
        out.framed = out.framed || !t.one_by_one;
        out.derived = out.derived || t.derived;
        out.parts.push_back(
            {out.rows, t.rows, t.origin, std::move(t.line), t.one_by_one, t.number});
        out.rows += t.rows;
        for (const auto& c : t.columns) {
            const bool ends = std::any_of(specs.begin(), specs.end(), [&](const auto& s) {
                return s.name == c.name && is_end(s);
            });
            const bool known = ends || std::any_of(out.columns.begin(), out.columns.end(),
                                                   [&](const auto& o) { return o.name == c.name; });
            if (known) continue;
            if (attributes++ < most_attributes)
                out.columns.push_back({c.name, nullptr, false, {}});
            else if (attributes == most_attributes + 1)
                too_many_attributes({std::uint64_t{t.number} << 32, out.parts.back().origin},
                                    out.parts.back().origin, l);
        }
    }
    for (std::size_t i = 0; i < parts.size() && has_period; ++i)
        read_period(out, out.parts[i], parts[i], l, how);
    const auto has = [](const raw_table& t, const staged_column& c) {
        return std::any_of(t.columns.begin(), t.columns.end(),
                           [&](const auto& o) { return o.name == c.name; });
    };
    for (auto& column : out.columns) {
        column.given =
            std::any_of(parts.begin(), parts.end(), [&](const auto& t) { return has(t, column); });
        if (!column.given) {
            column.cells.code = out.constant.of(nothing_where_not_given(column.spec), out.rows);
            continue;
        }
        // What is worked out elsewhere may hold what an attribute of its name does.
        const bool is_attribute = !column.spec || column.spec->empty == empty_means::computed;
        std::vector<coded> pieces;
        std::vector<coded*> of_texts;
        pieces.reserve(parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            auto& all = parts[i].columns;
            const auto at = std::find_if(all.begin(), all.end(),
                                         [&](const auto& c) { return c.name == column.name; });
            if (at == all.end()) {
                pieces.push_back(
                    {{}, std::vector<std::int32_t>(parts[i].rows, not_given_code), {}});
                continue;
            }
            if (at->settled) {
                pieces.push_back(settled(std::move(std::get<typed_cells>(at->cells))));
                continue;
            }
            const bool texts = std::holds_alternative<frame::texts>(at->cells);
            pieces.push_back(
                read_column(out, out.parts[i], column, std::move(at->cells), l, names));
            if (texts && is_attribute) of_texts.push_back(&pieces.back());
        }
        if (is_attribute) {
            text_kinds alone;
            auto* kinds = dated ? dated->kinds(id, column.name, *names) : nullptr;
            if (!kinds) kinds = &alone;
            for (const auto* piece : of_texts) kinds->look(*piece);
            for (auto* piece : of_texts) kinds->apply(*piece);
        }
        for (auto& piece : pieces) append(column.cells, std::move(piece));
    }
    return out;
}

}  // namespace

bool names_organisations(std::string_view column) noexcept {
    return column == "appointed_by" || column == "on_behalf_of" || column == "organisation" ||
           column == "employer" || column == "host";
}

frame copy_of(const frame& f) {
    const auto copied = [](const auto& items) {
        auto out = reserved<std::decay_t<decltype(items[0])>>(items.size());
        out.insert(out.end(), items.begin(), items.end());
        return out;
    };
    frame out{f.origin, f.rows, {}, copied(f.line)};
    out.columns.reserve(f.columns.size());
    for (const auto& c : f.columns) {
        out.columns.push_back({c.name, {}});
        if (const auto* t = std::get_if<frame::texts>(&c.cells))
            out.columns.back().cells = frame::texts{copied(t->dictionary), copied(t->code)};
        if (const auto* n = std::get_if<frame::integers>(&c.cells))
            out.columns.back().cells = frame::integers{copied(n->number), copied(n->valid)};
        if (const auto* d = std::get_if<frame::days>(&c.cells))
            out.columns.back().cells = frame::days{copied(d->number), copied(d->valid)};
    }
    return out;
}

raw_table raw_from(frame&& f) {
    raw_table out;
    out.origin = std::move(f.origin);
    out.rows = f.rows;
    out.line = std::move(f.line);
    for (auto& c : f.columns)
        out.columns.push_back(
            {std::move(c.name),
             std::visit([](auto&& cells) -> raw_cells { return std::move(cells); },
                        std::move(c.cells))});
    return out;
}

shared_list<std::int32_t> constant_columns::of(std::int32_t code, std::size_t rows) {
    if (rows == 0) return {};
    for (const auto& each : made_)
        if (each.size() == rows && each.front() == code) return each;
    return made_.emplace_back(sized(rows, code));
}

void constant_columns::shorten(std::size_t rows) {
    for (auto& each : made_) {
        auto codes = each.take();
        codes.resize(std::min(codes.size(), rows));
        each = std::move(codes);
    }
}

bool constant_columns::has(const shared_list<std::int32_t>& codes) const {
    return std::any_of(made_.begin(), made_.end(),
                       [&](const auto& each) { return each.data() == codes.data(); });
}

staged_column& staged_table::column(std::string_view name) {
    return *std::find_if(columns.begin(), columns.end(),
                         [&](const auto& c) { return c.name == name; });
}

const part& staged_table::part_of(std::size_t row) const {
    const std::size_t came_as = original.empty() ? row : original[row];
    const auto after =
        std::upper_bound(parts.begin(), parts.end(), came_as,
                         [](std::size_t r, const part& p) { return r < p.first_row; });
    // Parts without rows begin where the next one does.
    return *std::prev(after);
}

place staged_table::at(std::size_t row, std::string_view column) const {
    const part& p = part_of(row);
    const std::size_t i = (original.empty() ? row : original[row]) - p.first_row;
    const std::uint64_t line = i < p.line.size() ? p.line[i] : i + 1;
    return {std::uint64_t{p.number} << 32 | line,
            p.origin + ":" + std::to_string(line) + ":" + visible(column)};
}

void too_many_attributes(place where, std::string_view table, load& l) {
    l.problems.add(
        std::move(where), "E-SIZE",
        std::string{table} + " has more than " + std::to_string(most_attributes) + " attributes",
        "is a value written where the name of a column belongs?");
}

staged_table stage(table_id id, std::vector<raw_table>&& parts, load& l, const translation& names,
                   dated_columns& dated) {
    const auto first =
        std::find_if(schema.begin(), schema.end(), [&](const auto& s) { return s.table == id; });
    const auto last =
        std::find_if(first, schema.end(), [&](const auto& s) { return s.table != id; });
    return stage_as(id, std::span{first, last}, std::move(parts), l, &names, &dated);
}

staged_table stage_attributes(std::vector<raw_table>&& parts, load& l) {
    return stage_as(table_id::people, attribute_columns, std::move(parts), l, nullptr, nullptr);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
