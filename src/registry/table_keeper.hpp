// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "registry/keeping.hpp"
#include "registry/quoted.hpp"
#include "registry/row_ends.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Codes of a column, numbered again as far as they are used.
class used_codes {
public:
    explicit used_codes(const shared_list<value>& dictionary, std::size_t rows)
        : dictionary_{dictionary} {
        if (dictionary.size() <= 2 * rows + 64) dense_.assign(dictionary.size(), unseen);
    }
    [[nodiscard]] std::int32_t of(std::int32_t code) {
        if (code < 0) return code;
        const auto at = static_cast<std::size_t>(code);
        auto& known = dense_.empty() ? sparse_.try_emplace(code, unseen).first->second : dense_[at];
        if (known == unseen) {
            known = static_cast<std::int32_t>(used_.size());
            used_.push_back(dictionary_[at]);
        }
        return known;
    }
    [[nodiscard]] std::vector<value> take() && { return std::move(used_); }

private:
    static constexpr std::int32_t unseen = -9;
    const shared_list<value>& dictionary_;
    std::vector<std::int32_t> dense_;
    std::unordered_map<std::int32_t, std::int32_t> sparse_;
    std::vector<value> used_;
};

/// One row of what is kept: a row of the table, or one of those that were joined to it.
struct kept_row {
    std::uint32_t row;
    row_ends ends;
    std::uint32_t line;
};

inline const column_spec& end_of(table_id t, std::string_view name) {
    return *std::find_if(schema.begin(), schema.end(),
                         [&](const auto& s) { return s.table == t && s.name == name; });
}
/// Of tables that have ends.
inline bool needs_start(table_id t) { return end_of(t, "start").required; }
inline bool lasts_one_day(table_id t) { return end_of(t, "stop").empty == empty_means::derived; }

inline bool has_ends(table_id t) {
    return std::any_of(schema.begin(), schema.end(),
                       [&](const auto& s) { return s.table == t && is_end(s); });
}

/// Rows of other tables are called by their keys.
inline bool has_names(table_id t) {
    return std::any_of(schema.begin(), schema.end(),
                       [&](const auto& s) { return s.table == t && s.name == "name"; });
}

inline std::int32_t code_on(const fact_column& c, const kept_row& r) {
    if (!c.dated()) return c.code[r.row];
    for (const auto& v : c.of(r.row))
        if (v.start <= r.ends.start && r.ends.start < v.stop) return v.code;
    return fact_column::unknown_code;
}

/// What is kept of one table, with what the change says of it.
class table_keeper {
public:
    table_keeper(const registry::store& s, const fact_table& t, const some_rows* some,
                 const change& c, problem_list& problems)
        : s_{s}, t_{t}, problems_{problems} {
        for (const auto& gone : c.removed())
            if (gone.table == t.id && is_there(gone.row, "it cannot go"))
                gone_.push_back(static_cast<std::uint32_t>(gone.row));
        std::sort(gone_.begin(), gone_.end());
        for (const auto& e : c.edits())
            if (e.table == t.id && is_there(e.row, "nothing can be set there")) {
                if (is_gone(e.row))
                    add(e.row, e.column, "E-ROW", "the row goes, and says something else too");
                edits_.push_back(&e);
            }
        if (some)
            for (const auto row : (*some)[static_cast<std::size_t>(t.id)]) keep(row);
        else
            for (std::size_t row = 0; row < t.rows; ++row) keep(static_cast<std::uint32_t>(row));
        if (t.id == table_id::bodies) begin_again(some);
        if (t.id == table_id::seats) last_again();
        std::map<std::size_t, new_ends> ends;
        for (const auto* e : edits_)
            if (is_of_end(*e)) read_end(ends[e->row], *e);
        for (const auto& [row, said] : ends) set_ends(row, said);
        std::erase_if(rows_, [](const auto& r) { return !r.ends.possible(); });
    }

    // Appends what dated columns say to the rows of `attributes`.
    raw_table take(std::vector<dated_attribute>& attributes) && {
        raw_table out;
        out.origin = t_.origin;
        out.rows = rows_.size();
        out.kept = true;
        out.derived = t_.derived;
        out.one_by_one = t_.id == table_id::seats && !s_.seats_framed;
        for (const auto& r : rows_) out.line.push_back(r.line);
        if (has_names(t_.id) && !t_.derived) out.columns.push_back({"name", names()});
        for (const auto& c : t_.columns) {
            if (goes_without_saying(c)) continue;
            // What is seldom dated stands elsewhere, and is read again with it.
            out.columns.push_back({c.name, cells(c), !c.dated() || t_.id == table_id::mandates});
            if (c.dated() && t_.id != table_id::mandates) date(c, attributes);
        }
        for (const auto* e : edits_)
            if (!is_of_end(*e)) edit(out, *e);
        if (has_ends(t_.id)) put_ends(out);
        return out;
    }

private:
    void add(std::size_t row, std::string_view column, std::string_view code, std::string what,
             std::string hint = {}) {
        problems_.add({std::uint64_t{static_cast<std::uint8_t>(t_.id)} << 32 | row,
                       "change, " + std::string{text(t_.id)} + " row " + std::to_string(row) +
                           (column.empty() ? std::string{} : ", " + visible(column))},
                      code, std::move(what), std::move(hint));
    }
    bool is_there(std::size_t row, std::string_view otherwise) {
        if (row < t_.rows && t_.id == table_id::seats && is_derived_seat(t_, row)) {
            add(row, {}, "E-ROW", "nobody gave this seat: it is there because a row names it",
                "add the seats of its body, or change the rows that name it");
            return false;
        }
        if (row < t_.rows) return true;
        add(row, {}, "E-ROW",
            "there are " + std::to_string(t_.rows) + " rows; " + std::string{otherwise},
            "rows are numbered from 0, as in the registry that is changed");
        return false;
    }
    [[nodiscard]] bool is_gone(std::size_t row) const {
        return std::binary_search(gone_.begin(), gone_.end(), static_cast<std::uint32_t>(row));
    }

    void keep(std::uint32_t row) {
        if (is_gone(row) || (t_.id == table_id::seats && is_derived_seat(t_, row))) return;
        const auto line = t_.line.empty() ? row + 1 : t_.line[row];
        const auto ends = ends_of(t_, row);
        const auto first = t_.first_piece.empty() ? 0U : t_.first_piece[row];
        const auto last = t_.first_piece.empty() ? 0U : t_.first_piece[row + 1];
        if (first == last) return rows_.push_back({row, ends, line});
        for (auto i = first; i < last; ++i) {  // inner ends are exact, else they would not abut
            row_ends e = ends;
            if (i > first) e.start = e.start_latest = t_.pieces[i].start;
            if (i + 1 < last) e.stop = e.stop_earliest = t_.pieces[i + 1].start;
            rows_.push_back({row, e, t_.pieces[i].line});
        }
    }

    [[nodiscard]] typed_cells names() const {
        typed_cells out;
        for (const auto& r : rows_) {
            out.code.push_back(static_cast<std::int32_t>(out.dictionary.size()));
            out.dictionary.emplace_back(t_.name[r.row]);
        }
        return out;
    }

    // Whether all rows say what they would if the table had no such column.
    [[nodiscard]] bool goes_without_saying(const fact_column& c) const {
        const auto spec = std::find_if(schema.begin(), schema.end(), [&](const auto& s) {
            return s.table == t_.id && s.name == c.name;
        });
        if (spec == schema.end() || c.dated() || spec->required || spec->name == "due")
            return false;  // what is due comes from the term, where nothing is said
        const auto nothing = spec->empty == empty_means::absent ? fact_column::absent_code
                                                                : fact_column::unknown_code;
        if (spec->empty != empty_means::absent && spec->empty != empty_means::unknown) return false;
        return std::all_of(rows_.begin(), rows_.end(),
                           [&](const auto& r) { return c.code[r.row] == nothing; });
    }

    [[nodiscard]] typed_cells cells(const fact_column& c) const {
        typed_cells out;
        // Mandates change because rows were joined; what else is dated stands in attributes.
        if (c.dated() && t_.id != table_id::mandates) {
            out.code.assign(rows_.size(), fact_column::unknown_code);
            return out;
        }
        // What was filled in is filled in again, for it may be something else then.
        const auto at = s_.filled.find(std::pair{t_.id, c.name});
        const auto* filled = at == s_.filled.end() ? nullptr : &at->second;
        used_codes used{c.dictionary, rows_.size()};
        out.code.reserve(rows_.size());
        for (const auto& r : rows_)
            out.code.push_back(filled && (*filled)[r.row] != 0 ? fact_column::unknown_code
                                                               : used.of(code_on(c, r)));
        out.dictionary = std::move(used).take();
        return out;
    }

    void date(const fact_column& c, std::vector<dated_attribute>& out) const {
        const auto end = [](std::int32_t d) -> std::optional<day> {
            if (!is_day(d)) return std::nullopt;
            return day::from_count(d);
        };
        std::set<std::size_t> edited;
        std::map<std::size_t, std::string> called;  // rows whose key is another one now
        for (const auto* e : edits_) {
            if (e->column == c.name) edited.insert(e->row);
            if (e->column == own_key_of(t_.id))
                called[e->row] = t_.id == table_id::seats
                                     ? s_.of(table_id::bodies)
                                               .key[static_cast<std::size_t>(t_.body_row[e->row])] +
                                           "/" + text(e->value)
                                     : text(e->value);
        }
        const auto add = [&](std::uint32_t row) {
            for (const auto& v : c.of(row))
                out.push_back({std::string{text(t_.id)},
                               called.contains(row) ? called[row] : t_.key[row], c.name,
                               v.code == fact_column::unknown_code ? value{unknown}
                               : v.code == fact_column::absent_code
                                   ? value{absent}
                                   : c.dictionary[static_cast<std::size_t>(v.code)],
                               end(v.start), end(v.stop)});
        };
        for (const auto& r : rows_)
            if (!edited.contains(r.row)) add(r.row);
    }

    // A body that was given no start begins with its first mandate, if all of them are here.
    void begin_again(const some_rows* some) {
        if (s_.begins_with_mandates.empty()) return;
        std::unordered_map<std::int32_t, std::size_t> mandates;
        if (some)
            for (const auto row : (*some)[static_cast<std::size_t>(table_id::mandates)])
                ++mandates[s_.of(table_id::mandates).body_row[row]];
        for (auto& r : rows_) {
            if (s_.begins_with_mandates[r.row] == 0) continue;
            const auto body = static_cast<std::int32_t>(r.row);
            if (some && mandates[body] != rows_of_body(s_, table_id::mandates, body).size())
                continue;
            r.ends.start = r.ends.start_latest = always_start;
        }
    }
    void last_again() {
        if (s_.lasts_as_body.empty()) return;
        for (auto& r : rows_) {
            if ((s_.lasts_as_body[r.row] & 1U) != 0)
                r.ends.start = r.ends.start_latest = always_start;
            if ((s_.lasts_as_body[r.row] & 2U) != 0) r.ends.stop = r.ends.stop_earliest = open_stop;
        }
    }

    // The rows that were joined to it are said the same of.
    [[nodiscard]] std::span<kept_row> rows_called(std::size_t row) {
        const auto [first, last] = std::equal_range(
            rows_.begin(), rows_.end(), kept_row{static_cast<std::uint32_t>(row), {}, 0},
            [](const kept_row& a, const kept_row& b) { return a.row < b.row; });
        return {first, last};
    }

    [[nodiscard]] bool is_of_end(const change::edit& e) const {
        return has_ends(t_.id) && (e.column == "start" || e.column == "stop");
    }

    /// A text of an attribute whose values are all numbers, or all days, is one of these.
    [[nodiscard]] value as_its_column(const change::edit& e) const {
        const auto* c = t_.find(e.column);
        const auto* said = std::get_if<std::string>(&e.value);
        if (!c || !said || c->dictionary.empty()) return e.value;
        const auto all = [&](auto is) {
            return std::all_of(c->dictionary.begin(), c->dictionary.end(), is);
        };
        text_kinds kinds;
        kinds.look(*said);
        kinds.integers = kinds.integers && all([](const value& v) {
                             return std::holds_alternative<std::int64_t>(v);
                         });
        kinds.days =
            kinds.days && all([](const value& v) { return std::holds_alternative<day>(v); });
        value out = e.value;
        kinds.apply(out);
        return out;
    }

    void edit(raw_table& out, const change::edit& e) {
        const auto rows = rows_called(e.row);
        if (rows.empty()) return;
        auto at = std::find_if(out.columns.begin(), out.columns.end(),
                               [&](const auto& c) { return c.name == e.column; });
        if (at == out.columns.end()) {
            typed_cells cells;
            cells.code.assign(rows_.size(), empty_code);
            at = out.columns.insert(out.columns.end(), {e.column, std::move(cells)});
        }
        at->settled = false;
        auto& cells = std::get<typed_cells>(at->cells);
        std::int32_t code = empty_code;
        if (std::holds_alternative<absent_t>(e.value)) {
            code = absent_code;
        } else if (!std::holds_alternative<unknown_t>(e.value)) {
            code = static_cast<std::int32_t>(cells.dictionary.size());
            cells.dictionary.push_back(as_its_column(e));
        }
        for (const auto& r : rows) cells.code[static_cast<std::size_t>(&r - rows_.data())] = code;
    }

    /// What is said of the ends of a row: the last word of each counts.
    struct new_ends {
        using days = std::pair<std::int32_t, std::int32_t>;
        std::optional<days> start, stop;
    };
    void read_end(new_ends& out, const change::edit& e) {
        const bool start = e.column == "start";
        const auto none = start ? always_start : open_stop;
        new_ends::days said{none, none};
        if (const auto* d = std::get_if<day>(&e.value)) {
            said = {d->count(), d->count()};
        } else if (const auto* b = std::get_if<bounds>(&e.value);
                   b && b->earliest() && (b->latest() || !start)) {
            said = {b->earliest()->count(), b->latest() ? b->latest()->count() : open_stop};
        } else if (!std::holds_alternative<absent_t>(e.value)) {
            return add(e.row, e.column, "E-DATE", quoted(text(e.value)) + " is no day",
                       "give a day, bounds (only a stop may have no latest day), or absent where "
                       "there is none");
        }
        if (start && said.second == always_start && needs_start(t_.id))
            return add(e.row, e.column, "E-EMPTY", "the cell is empty", "every row needs a start");
        (start ? out.start : out.stop) = said;
    }

    /// Of joined rows the first is given the start, the last the stop; those in between that then
    /// have no day go. What is not given a stop lasts as long as it did where it lasts some days
    /// only: a meeting that is moved.
    void set_ends(std::size_t row, const new_ends& said) {
        const auto rows = rows_called(row);
        if (rows.empty() || (!said.start && !said.stop)) return;
        row_ends all = rows.front().ends;
        all.stop = rows.back().ends.stop, all.stop_earliest = rows.back().ends.stop_earliest;
        const bool one_day = lasts_one_day(t_.id);
        const row_ends was = all;
        if (said.start) std::tie(all.start, all.start_latest) = *said.start;
        if (said.stop) std::tie(all.stop_earliest, all.stop) = *said.stop;
        if (one_day && said.stop && said.stop->first == open_stop) {  // as where none is written
            all.stop_earliest = next_day(all.start);
            all.stop = next_day(all.start_latest);
        } else if (one_day && said.start && !said.stop && was.exact() &&
                   all.start != always_start && was.stop != open_stop) {
            all.stop_earliest = all.start + (was.stop - was.start);
            all.stop = all.start_latest + (was.stop - was.start);
        } else if (one_day && said.start && !said.stop && !was.no_start() &&
                   was.stop_earliest == next_day(was.start) &&
                   was.stop == next_day(was.start_latest)) {  // of one day, whichever that was
            all.stop_earliest = next_day(all.start);
            all.stop = next_day(all.start_latest);
        }
        if (!all.possible())
            return add(row, said.stop ? "stop" : "start", "E-PERIOD", "it would have no days",
                       "are start and stop swapped?");
        if (!all.exact()) all.tighten();
        for (auto& r : rows) {
            if (&r == &rows.front() || r.ends.start < all.start)
                r.ends.start = all.start, r.ends.start_latest = all.start_latest;
            if (&r == &rows.back() || r.ends.stop > all.stop)
                r.ends.stop = all.stop, r.ends.stop_earliest = all.stop_earliest;
        }
    }

    void put_ends(raw_table& out) {
        const bool bounded =
            std::any_of(rows_.begin(), rows_.end(), [](const auto& r) { return !r.ends.exact(); });
        for (const auto& r : rows_) {
            out.start.push_back(r.ends.start), out.stop.push_back(r.ends.stop);
            if (!bounded) continue;
            out.start_latest.push_back(r.ends.start_latest);
            out.stop_earliest.push_back(r.ends.stop_earliest);
        }
    }

    const registry::store& s_;
    const fact_table& t_;
    problem_list& problems_;
    std::vector<std::uint32_t> gone_;
    std::vector<const change::edit*> edits_;
    std::vector<kept_row> rows_;
};

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
