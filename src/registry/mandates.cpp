// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "registry/quoted.hpp"
#include "registry/row_ends.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// Where a mandate's own cell is empty its seat says, if it does.
void fill_from_seats(assembly& a, const fact_table& t, std::string_view name) {
    auto& cells = a.mandates.column(name).cells;
    const auto* seats = a.store.of(table_id::seats).find(name);
    if (seats->dictionary.empty()) return;
    constexpr std::int32_t not_asked = -9;
    value_codes codes{cells};
    std::vector<std::int32_t> translated(seats->dictionary.size(), not_asked);
    auto mine = cells.code.take();
    for (std::size_t row = 0; row < t.rows; ++row) {
        if (mine[row] >= 0 || mine[row] == absent_code || t.seat_row[row] < 0) continue;
        const std::int32_t said = seats->code[static_cast<std::size_t>(t.seat_row[row])];
        if (said < 0) continue;
        auto& code = translated[static_cast<std::size_t>(said)];
        if (code == not_asked) code = codes.of(seats->dictionary[static_cast<std::size_t>(said)]);
        mine[row] = code;
    }
    cells.code = std::move(mine);
}

// The codes of rows of another table as the codes of a column, in which none is absent.
shared_list<std::int32_t> or_absent(staged_table& s, shared_list<std::int32_t>&& rows) {
    if (s.constant.has(rows)) return s.constant.of(fact_column::absent_code, s.rows);
    auto out = rows.take();
    for (auto& code : out)
        if (code < 0) code = fact_column::absent_code;
    return out;
}

// What a term says is due: the day on which it stops.
value due_of(const row_ends& term) {
    if (term.no_stop()) return unknown;
    if (term.stop_earliest == term.stop) return day::from_count(term.stop);
    const auto end = [](std::int32_t d) -> std::optional<day> {
        if (!is_day(d)) return std::nullopt;
        return day::from_count(d);
    };
    return bounds{end(term.stop_earliest), end(term.stop)};
}

void fill_due(assembly& a, const shared_list<std::int32_t>& term) {
    const auto& terms = a.store.of(table_id::terms);
    auto& due = a.mandates.column("due").cells;
    constexpr std::int32_t not_asked = -9;
    value_codes codes{due};
    std::vector<std::int32_t> of_term(terms.rows, not_asked);
    auto mine = due.code.take();
    for (std::size_t row = 0; row < term.size(); ++row) {
        if (term[row] < 0 || mine[row] >= 0 || mine[row] == absent_code) continue;
        auto& code = of_term[static_cast<std::size_t>(term[row])];
        if (code == not_asked) {
            const auto v = due_of(ends_of(terms, static_cast<std::size_t>(term[row])));
            code = std::holds_alternative<unknown_t>(v) ? empty_code : codes.of(v);
        }
        mine[row] = code;
    }
    due.code = std::move(mine);
}

// A mandate without a stop ends with its term, where that was declared.
void stop_with_terms(assembly& a, fact_table& t, const shared_list<std::int32_t>& term) {
    const auto& terms = a.store.of(table_id::terms);
    for (std::size_t row = 0; row < t.rows; ++row) {
        row_ends e = ends_of(t, row);
        if (term[row] < 0 || !e.no_stop()) continue;
        const auto of_term = ends_of(terms, static_cast<std::size_t>(term[row]));
        e.stop = of_term.stop;
        e.stop_earliest = of_term.stop_earliest;
        if (e.possible()) {
            if (!e.exact()) e.tighten();
            set_ends(t, row, e);
            continue;
        }
        a.l.problems.add(a.mandates.at(row, "term"), "E-PERIOD",
                         "the mandate begins on " + text(day::from_count(e.start)) +
                             ", when its term " +
                             quoted(terms.key[static_cast<std::size_t>(term[row])]) + " is over",
                         "write its stop, or another term");
    }
}

void check_substitutes(assembly& a, const fact_table& t) {
    for (std::size_t row = 0; row < t.rows; ++row)
        if (a.substituted[row] >= 0 && a.substituted[row] == t.person_row[row])
            a.l.problems.add(
                a.mandates.at(row, "substitute_for"), "E-SUBSTITUTE",
                quoted(
                    a.store.of(table_id::people).key[static_cast<std::size_t>(t.person_row[row])]) +
                    " cannot be the substitute of that same person",
                "name the person whose place is taken");
}

}  // namespace

void make_terms(assembly& a) {
    auto& t = a.store.of(table_id::terms);
    auto& s = a.terms;
    begin_table(t, s);
    if (s.given) {
        take_keys(a, t, s);
        a.term_of = references(a, a.mandates, "term", table_id::terms, "E-TERM");
    } else {
        a.term_of = derive(t, a.mandates, "term");
        finish_derived(t, a.l, "mandates");
    }
    t.columns.push_back(own_key_column("term", t));
    if (s.given) finish_columns(t, s, {"term", "name"});
}

void make_mandates(assembly& a) {
    auto& t = a.store.of(table_id::mandates);
    auto& s = a.mandates;
    if (a.people.given) {
        t.person_row = references(a, s, "person", table_id::people, "E-PERSON");
        a.substituted = references(a, s, "substitute_for", table_id::people, "E-PERSON");
    }
    if (a.bodies.given) t.body_row = references(a, s, "body", table_id::bodies, "E-BODY");
    begin_table(t, s);
    find_seats(a, t, s);
    fill_from_seats(a, t, "role");
    fill_from_seats(a, t, "votes");
    if (!s.column("term").cells.dictionary.empty()) {
        fill_due(a, a.term_of);
        if (a.l.ends[static_cast<std::size_t>(table_id::mandates)].stop == absent_stop::term)
            stop_with_terms(a, t, a.term_of);
    }
    const auto& people = a.store.of(table_id::people).key;
    t.columns.push_back(key_column("person", people, t.person_row));
    t.columns.push_back(key_column("body", a.store.of(table_id::bodies).key, t.body_row));
    // Where nobody is a substitute there is no need for a dictionary of everybody.
    const bool substitutes = !s.column("substitute_for").cells.dictionary.empty();
    if (substitutes) check_substitutes(a, t);
    finish_columns(t, s, {"person", "body", "substitute_for", "term"});
    // In the order of the schema: behind the column `instrument`.
    const auto at = std::find_if(t.columns.begin(), t.columns.end(),
                                 [](const auto& c) { return c.name == "instrument"; });
    std::array keys = {
        key_column("substitute_for", substitutes ? people : text_list{},
                   or_absent(s, std::move(a.substituted))),
        key_column("term", a.store.of(table_id::terms).key, or_absent(s, std::move(a.term_of)))};
    t.columns.insert(at + 1, std::make_move_iterator(keys.begin()),
                     std::make_move_iterator(keys.end()));
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
