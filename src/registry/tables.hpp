// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "registry/dated.hpp"
#include "registry/staging.hpp"
#include "registry/store.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Every organisation's key, names and aliases, for the columns that hold one of them.
class organisation_names final : public translation {
public:
    explicit organisation_names(const registry::store& s) : store_{s} {}
    [[nodiscard]] std::string_view of(std::string_view text) const override;

private:
    const registry::store& store_;
};

/// Everything a build holds between its steps.
struct assembly {
    load& l;
    registry::store& store;
    staged_table bodies{}, seats{}, people{}, organisations{}, offices{}, mandates{};
    staged_table terms{}, meetings{}, items{}, attendances{}, events{}, proposals{}, nominations{},
        recusals{}, speakers{}, tasks{}, audiences{};
    std::vector<std::uint8_t> seats_declared{};  ///< per body, whether it has seats that were given
    shared_list<std::int32_t> substituted{};  ///< per mandate, the row in people it is for, or -1
    shared_list<std::int32_t> term_of{};      ///< per mandate, the row in terms, or -1
};

// The steps, in the order in which they are taken. Each reports what it finds and goes on.
void make_organisations(assembly& a);
void merge_seats(assembly& a);
void make_people(assembly& a);
void make_bodies(assembly& a);
void make_offices(assembly& a);
void make_seats(assembly& a);
void make_terms(assembly& a);
void make_mandates(assembly& a);
void make_meetings(assembly& a);
void make_items(assembly& a);
void make_attendances(assembly& a);
void make_events(assembly& a);
void make_proposals(assembly& a);
void make_nominations(assembly& a);
void make_recusals(assembly& a);
void make_speakers(assembly& a);
void make_tasks(assembly& a);
void make_audiences(assembly& a);
/// Meetings and items of which it is not said who may see them are seen as what they are of.
void inherit_visibility(assembly& a);
/// Gives the cells of a column that say nothing what `of(row)` says, an `optional<value>`, and
/// remembers which these were: where the facts change they are filled in again.
template <class F>
void fill_in(registry::store& s, table_id id, std::string_view name, const F& of) {
    auto& columns = s.of(id).columns;
    auto& c = *std::find_if(columns.begin(), columns.end(),
                            [&](const fact_column& each) { return each.name == name; });
    coded cells{std::move(c.dictionary), std::move(c.code), {}};
    value_codes codes{cells};
    auto mine = cells.code.take();
    std::vector<std::uint8_t> filled;
    for (std::size_t row = 0; row < mine.size(); ++row) {
        if (mine[row] != fact_column::unknown_code) continue;
        const std::optional<value> v = of(row);
        if (!v) continue;
        mine[row] = codes.of(*v);
        filled.resize(mine.size());
        filled[row] = 1;
    }
    if (!filled.empty()) s.filled[{id, c.name}] = std::move(filled);
    c.code = std::move(mine);
    c.dictionary = std::move(cells.dictionary);
}
/// What the times of meetings and their items come to; notes what is odd in them.
void work_out_programmes(assembly& a);
void add_dated_attributes(assembly& a, dated_columns& dated);
void set_lifetimes(assembly& a);
/// The facts are known to be sound: joins mandates that abut, marks those that overlap, and
/// puts the events of mandates by body in order.
void join_abutting(assembly& a);
/// When mandates have their final rows: which of them a substitute stands for, and as the holder of
/// which somebody attends.
void find_mandates(assembly& a);

// What the steps share.

/// Adds the seats that a table names and nobody gave: (row of the body, code of the seat in
/// `names`).
void add_derived_seats(assembly& a, const std::vector<std::pair<std::int32_t, std::int32_t>>& pairs,
                       const shared_list<value>& names, std::string_view from);
/// Fills `seat_row` of a table whose rows name a body, which is known, and a seat in it.
void find_seats(assembly& a, fact_table& t, staged_table& s);

/// Copies rows, lines, ends and origin.
void begin_table(fact_table& t, staged_table& s);
/// The column of `s` with its nothings resolved as the schema says.
[[nodiscard]] fact_column finished(staged_table& s, staged_column&& c);
/// Moves all columns but the named ones into the table, finished.
void finish_columns(fact_table& t, staged_table& s, std::initializer_list<std::string_view> but);
/// A column whose code is the row of another table.
[[nodiscard]] fact_column key_column(std::string_view name, const text_list& keys,
                                     shared_list<std::int32_t> rows);
/// A column whose code is the own row.
[[nodiscard]] fact_column own_key_column(std::string_view name, const fact_table& t);
/// Ends, names and lines of a table that was made from what the others name.
void finish_derived(fact_table& t, load& l, std::string_view from);
/// "mandates, offices and attendances"
[[nodiscard]] std::string listed(const std::vector<std::string_view>& words);
/// The table's keys and names from the staged columns; reports keys that occur twice. Where the
/// table has no column for names, the keys are the names.
void take_keys(assembly& a, fact_table& t, staged_table& s);
/// The index of a table's keys, made on first use.
[[nodiscard]] const text_index& index_of(const registry::store& s, table_id t);
/// The row whose key it is, or -1.
[[nodiscard]] std::int32_t row_of(const registry::store& s, table_id t, std::string_view key);
/// Per row of `s`, the row that its cell names in the table `t`; -1 where empty or (reported)
/// unknown.
[[nodiscard]] shared_list<std::int32_t> references(assembly& a, staged_table& s,
                                                   std::string_view column, table_id t,
                                                   std::string_view code);
/// The same, where the table was not given: what is named becomes a row of it.
[[nodiscard]] shared_list<std::int32_t> derive(fact_table& t, staged_table& s,
                                               std::string_view column);

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
