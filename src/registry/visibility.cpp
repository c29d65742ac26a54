// SPDX-License-Identifier: BSL-1.0
#include <optional>

#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::string_view column = "visibility";

// What a table takes from the rows that those of it stand below.
void inherit(registry::store& s, table_id id, const fact_table& from,
             const shared_list<std::int32_t>& above) {
    const auto* said = from.find(column);
    if (said == nullptr || said->dated() || said->dictionary.empty()) return;
    fill_in(s, id, column, [&](std::size_t row) -> std::optional<value> {
        const auto code = above[row] < 0 ? -1 : said->code[static_cast<std::size_t>(above[row])];
        if (code < 0) return std::nullopt;
        return said->dictionary[static_cast<std::size_t>(code)];
    });
}

}  // namespace

void inherit_visibility(assembly& a) {
    auto& s = a.store;
    const auto& meetings = s.of(table_id::meetings);
    inherit(s, table_id::meetings, s.of(table_id::bodies), meetings.body_row);
    inherit(s, table_id::items, meetings, s.of(table_id::items).meeting_row);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
