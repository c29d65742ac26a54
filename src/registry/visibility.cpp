// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <utility>

#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::string_view column = "visibility";

// The rows that those of the table take it from.
std::pair<const fact_table*, const shared_list<std::int32_t>*> above(const registry::store& s,
                                                                     const fact_table& t) {
    if (t.id == table_id::meetings) return {&s.of(table_id::bodies), &t.body_row};
    if (t.id == table_id::items) return {&s.of(table_id::meetings), &t.meeting_row};
    return {};
}

const value* said_above(const fact_table& from, std::int32_t row) {
    const auto* c = from.find(column);
    if (!c || c->dated() || row < 0) return nullptr;
    const auto code = c->code[static_cast<std::size_t>(row)];
    return code < 0 ? nullptr : &c->dictionary[static_cast<std::size_t>(code)];
}

void inherit(assembly& a, fact_table& t) {
    const auto [from, rows] = above(a.store, t);
    auto& c = *std::find_if(t.columns.begin(), t.columns.end(),
                            [](const fact_column& each) { return each.name == column; });
    coded cells{std::move(c.dictionary), std::move(c.code), {}};
    value_codes codes{cells};
    auto mine = cells.code.take();
    std::vector<std::uint8_t> filled(t.rows, 0);
    for (std::size_t row = 0; row < t.rows; ++row) {
        if (mine[row] != fact_column::unknown_code) continue;
        const auto* v = said_above(*from, (*rows)[row]);
        if (v == nullptr) continue;
        mine[row] = codes.of(*v);
        filled[row] = 1;
    }
    a.store.filled[{t.id, c.name}] = std::move(filled);
    c.code = std::move(mine);
    c.dictionary = std::move(cells.dictionary);
}

}  // namespace

void inherit_visibility(assembly& a) {
    const auto* of_bodies = a.store.of(table_id::bodies).find(column);
    const bool any =
        (of_bodies && !of_bodies->dictionary.empty()) || a.meetings.column(column).given;
    if (!any) return;
    inherit(a, a.store.of(table_id::meetings));
    inherit(a, a.store.of(table_id::items));
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
