// SPDX-License-Identifier: BSL-1.0
#include "registry/row_lists.hpp"

#include "registry/store.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

row_lists::row_lists(std::size_t keys, std::span<const std::int32_t> on) : first_(keys + 1, 0) {
    for (const auto key : on)
        if (key >= 0) ++first_[static_cast<std::size_t>(key) + 1];
    for (std::size_t key = 0; key < keys; ++key) first_[key + 1] += first_[key];
    rows_.resize(first_.back());
    std::vector<std::uint32_t> next{first_.begin(), first_.end() - 1};
    for (std::size_t row = 0; row < on.size(); ++row)
        if (on[row] >= 0)
            rows_[next[static_cast<std::size_t>(on[row])]++] = static_cast<std::uint32_t>(row);
}

std::span<const std::uint32_t> rows_of_body(const registry::store& s, table_id t,
                                            std::int32_t body) {
    if (body < 0) return {};
    if (t == table_id::mandates)  // made with the registry
        return events_of(s, registry::store::mandates_by_body)
            .rows_of(static_cast<std::size_t>(body));
    const auto& mine = s.rows_by_body[static_cast<std::size_t>(t)];
    std::call_once(mine.made, [&] {
        mine.rows = row_lists{s.of(table_id::bodies).rows, s.of(t).body_row.vector()};
    });
    return mine.rows.of(body);
}

std::span<const std::uint32_t> rows_of_person(const registry::store& s, table_id t,
                                              std::int32_t person) {
    const auto& mine = s.rows_by_person[static_cast<std::size_t>(t)];
    std::call_once(mine.made, [&] {
        mine.rows = row_lists{s.of(table_id::people).rows, s.of(t).person_row.vector()};
    });
    return mine.rows.of(person);
}

void add_rows_in(const registry::store& s, table_id t, std::int32_t body,
                 std::vector<std::uint32_t>& out) {
    if (body < 0) return;
    if (t == table_id::bodies) return out.push_back(static_cast<std::uint32_t>(body));
    const auto found = rows_of_body(s, t, body);
    out.insert(out.end(), found.begin(), found.end());
}

void add_rows_with(const registry::store& s, table_id t, std::int32_t person,
                   std::vector<std::uint32_t>& out) {
    if (person < 0) return;
    if (t == table_id::people) return out.push_back(static_cast<std::uint32_t>(person));
    const auto found = rows_of_person(s, t, person);
    out.insert(out.end(), found.begin(), found.end());
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
