// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <span>
#include <tuple>

#include "registry/column_reader.hpp"
#include "registry/dated.hpp"
#include "registry/quoted.hpp"
#include "registry/row_ends.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

struct dated_row {
    std::uint32_t of;    ///< in its table
    std::uint32_t line;  ///< in the table of attributes
    std::int32_t code = fact_column::unknown_code;
};

// Puts the dated values of one column after another into their tables.
class dater {
public:
    dater(assembly& a, const dated_columns& from) : a_{a}, from_{from}, names_{a.store} {
        for (std::size_t t = 0; t < table_count; ++t)
            attributes_[t] = static_cast<std::size_t>(std::count_if(
                a.store.tables[t].columns.begin(), a.store.tables[t].columns.end(),
                [&](const auto& c) { return !spec_of(static_cast<table_id>(t), c.name); }));
    }

    void add(const dated_column& c) {
        auto rows = rows_of(c);
        if (rows.empty()) return;
        auto& t = a_.store.of(c.table);
        auto at = std::find_if(t.columns.begin(), t.columns.end(),
                               [&](const auto& o) { return o.name == c.name; });
        if (at == t.columns.end()) {
            if (!has_room(c)) return;
            at = t.columns.emplace(t.columns.end());
            at->name = c.name;
            at->code = std::vector<std::int32_t>(t.rows, fact_column::unknown_code);
        }
        coded all{std::move(at->dictionary), std::move(at->code), {}};
        read_values(c, all, rows);
        note_overruled(c, all, rows);
        // Coded together: the rows as they were, then the dated values.
        auto codes = all.code.take();
        for (const auto& r : rows) codes.push_back(r.code);
        all.code = std::move(codes);
        canonical(all);
        for (std::size_t i = 0; i < rows.size(); ++i) rows[i].code = all.code[t.rows + i];
        place(*at, t.rows, all, rows);
        at->dictionary = std::move(all.dictionary);
    }

private:
    static const column_spec* spec_of(table_id t, std::string_view name) {
        const auto at = std::find_if(schema.begin(), schema.end(),
                                     [&](const auto& s) { return s.table == t && s.name == name; });
        return at == schema.end() ? nullptr : &*at;
    }

    bool has_room(const dated_column& c) {
        auto& n = attributes_[static_cast<std::size_t>(c.table)];
        if (n++ < most_attributes) return true;
        if (n == most_attributes + 1)
            too_many_attributes(from_.rows().at(c.rows.front(), "name"), text(c.table), a_.l);
        return false;
    }

    // The rows of the table that are spoken of; those that are not there are reported.
    std::vector<dated_row> rows_of(const dated_column& c) {
        std::vector<dated_row> out;
        out.reserve(c.rows.size());
        for (const auto line : c.rows) {
            const auto key = from_.key(line);
            const auto at = row_of(a_.store, c.table, key);
            if (at >= 0)
                out.push_back({static_cast<std::uint32_t>(at), line});
            else if (!a_.l.problems.full())
                unknown_key(c, line, key);
        }
        return out;
    }

    void unknown_key(const dated_column& c, std::size_t line, std::string_view key) {
        const auto& t = a_.store.of(c.table);
        auto hint = a_.l.suggest.ask(text(c.table), key, [&] { return t.key.views(); });
        if (hint.empty() && c.table == table_id::seats)
            hint = "the key of a seat is written body/seat";
        a_.l.problems.add(from_.rows().at(line, "key"), "E-KEY",
                          quoted(key) + " is not in " + t.origin, std::move(hint));
    }

    // A column of the schema takes what its cells take.
    void read_values(const dated_column& c, coded& all, std::vector<dated_row>& rows) {
        const auto* spec = spec_of(c.table, c.name);
        value_codes codes{all};
        for (auto& r : rows) {
            r.code = from_.code(r.line);
            if (r.code < 0) continue;
            auto v = from_.said(c, r.line, names_);
            r.code = spec && !fits(*spec, v, r.line) ? fact_column::unknown_code : codes.of(v);
        }
    }

    bool fits(const column_spec& spec, value& v, std::size_t line) {
        std::string what;
        std::string hint;
        if (spec.kind == column_kind::integer) {
            if (fits_integer(v, what, hint)) return true;
            a_.l.problems.add(from_.rows().at(line, "value"), "E-NUMBER", std::move(what),
                              std::move(hint));
            return false;
        }
        v = text(v);
        const auto fault = fault_of(std::get<std::string>(v));
        if (fault == text_fault::none) return true;
        if (fault == text_fault::control)  // the other was told when the row was read
            a_.l.problems.add(from_.rows().at(line, "value"), "E-TEXT",
                              quoted(std::get<std::string>(v)) + said_of(fault), hint_for(fault));
        return false;
    }

    // The dated rows say all of a row: a cell of its own beside them is a surprise worth a note.
    void note_overruled(const dated_column& c, const coded& all,
                        const std::vector<dated_row>& rows) {
        auto& s = staged(c.table);
        const auto* spec = spec_of(c.table, c.name);
        std::vector<std::uint8_t> seen(all.code.size());
        const dated_row* first = nullptr;
        std::size_t n = 0;
        for (const auto& r : rows) {
            if (std::exchange(seen[r.of], std::uint8_t{1}) != 0) continue;
            if (all.code[r.of] == fact_column::unknown_code || r.of >= s.rows) continue;
            // What nobody wrote stands in a column of the schema, too.
            if (spec && !(s.column(c.name).given && !s.part_of(r.of).one_by_one)) continue;
            if (n++ == 0) first = &r;
        }
        if (n == 0) return;
        const auto& t = a_.store.of(c.table);
        a_.l.note(
            "N-DATED", s.at(first->of, c.name).where,
            "the " + visible(c.name) + " of " + quoted(t.key[first->of]) +
                (n == 1 ? std::string{} : " and " + std::to_string(n - 1) + " more") +
                " is written here and, dated, at " + from_.rows().at(first->line, "value").where,
            "the dated rows go first, and it is unknown on days that they do not cover; write "
            "it in one of them");
    }

    staged_table& staged(table_id t) {
        switch (t) {
            case table_id::bodies: return a_.bodies;
            case table_id::seats: return a_.seats;
            case table_id::people: return a_.people;
            default: return a_.organisations;
        }
    }

    // A row that has dated values has no other; for any other row its own holds always.
    void place(fact_column& into, std::size_t table_rows, const coded& all,
               std::vector<dated_row>& rows) {
        const auto& s = from_.rows();
        std::sort(rows.begin(), rows.end(), [&](const dated_row& a, const dated_row& b) {
            return std::tie(a.of, s.start[a.line], s.stop[a.line], a.code) <
                   std::tie(b.of, s.start[b.line], s.stop[b.line], b.code);
        });
        into.code = {};
        into.first = {0};
        into.first.reserve(table_rows + 1);
        into.values.clear();
        auto next = rows.begin();
        for (std::size_t row = 0; row < table_rows; ++row) {
            if ((next == rows.end() || next->of != row) &&
                all.code[row] != fact_column::unknown_code)
                into.values.push_back({always_start, open_stop, all.code[row]});
            const auto first = next;
            bool exact = true;
            for (; next != rows.end() && next->of == row; ++next) {
                into.values.push_back({s.start[next->line], s.stop[next->line], next->code});
                exact = exact && ends_of(s, next->line).exact();
            }
            if (!exact) {
                into.values.resize(into.values.size() - static_cast<std::size_t>(next - first));
                place_bounded(into.values, std::span<const dated_row>{first, next});
            }
            into.first.push_back(static_cast<std::uint32_t>(into.values.size()));
        }
    }

    // On the days on which it is surely in force the value, on those on which it may be something
    // unknown: so many unknown values as there may be.
    void place_bounded(std::vector<fact_column::dated_value>& into,
                       std::span<const dated_row> rows) {
        using dated_value = fact_column::dated_value;
        std::vector<dated_value> sure;
        std::vector<std::pair<std::int32_t, int>> unsure;  // from a day on one more, or less
        for (const auto& r : rows) {
            const row_ends e = ends_of(from_.rows(), r.line);
            const auto may_be = [&](std::int32_t start, std::int32_t stop) {
                if (start < stop) unsure.insert(unsure.end(), {{start, 1}, {stop, -1}});
            };
            const bool ever = e.start_latest < e.stop_earliest;
            if (ever) sure.push_back({e.start_latest, e.stop_earliest, r.code});
            may_be(e.start, ever ? e.start_latest : e.stop);
            if (ever) may_be(e.stop_earliest, e.stop);
        }
        add_unknown(unsure, sure);
        std::sort(sure.begin(), sure.end(), [](const dated_value& a, const dated_value& b) {
            return std::tie(a.start, a.stop, a.code) < std::tie(b.start, b.stop, b.code);
        });
        into.insert(into.end(), sure.begin(), sure.end());
    }

    // Of the days with so many unknown values or more, for each such number, the longest stretches.
    static void add_unknown(std::vector<std::pair<std::int32_t, int>>& changes,
                            std::vector<fact_column::dated_value>& to) {
        std::sort(changes.begin(), changes.end());
        std::vector<std::int32_t> since;
        for (auto i = changes.begin(); i != changes.end();) {
            const std::int32_t day = i->first;
            auto now = static_cast<std::ptrdiff_t>(since.size());
            for (; i != changes.end() && i->first == day; ++i) now += i->second;
            const auto many = static_cast<std::size_t>(now);
            for (; since.size() > many; since.pop_back())
                to.push_back({since.back(), day, fact_column::unknown_code});
            since.resize(many, day);
        }
    }

    assembly& a_;
    const dated_columns& from_;
    organisation_names names_;
    std::array<std::size_t, table_count>
        attributes_{};  ///< per table, its columns beside the schema's
};

}  // namespace

void add_dated_attributes(assembly& a, dated_columns& dated) {
    const organisation_names names{a.store};
    // Where the table has no such column its kinds have not been asked for.
    for (const auto& c : dated.columns()) (void)dated.kinds(c.table, c.name, names);
    dater d{a, dated};
    for (const auto& c : dated.columns()) d.add(c);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
