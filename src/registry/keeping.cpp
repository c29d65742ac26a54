// SPDX-License-Identifier: BSL-1.0
#include "registry/keeping.hpp"

#include <algorithm>
#include <utility>

#include "registry/table_keeper.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// Tables that were made from what others name get the rows that the change names.
void add_derived(raw_table& rows, const registry::store& s, table_id t,
                 std::vector<std::string> keys) {
    std::erase_if(keys, [&](const auto& key) { return key.empty() || row_of(s, t, key) >= 0; });
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    const auto own = own_key_of(t);
    for (auto& c : rows.columns) {
        auto& cells = std::get<typed_cells>(c.cells);
        for (const auto& key : keys) {
            if (c.name != own && (c.name != "name" || !has_names(t))) {
                cells.code.push_back(empty_code);
                continue;
            }
            cells.code.push_back(static_cast<std::int32_t>(cells.dictionary.size()));
            cells.dictionary.emplace_back(key);
        }
    }
    rows.rows += keys.size();
    rows.line.resize(rows.rows, 0);
    if (!has_ends(t)) return;
    rows.start.resize(rows.rows, always_start), rows.stop.resize(rows.rows, open_stop);
    if (rows.start_latest.empty()) return;
    rows.start_latest.resize(rows.rows, always_start);
    rows.stop_earliest.resize(rows.rows, open_stop);
}

// What these say is said again of the facts as they are then.
bool is_said_again(const problem& note) {
    constexpr std::string_view codes[] = {"N-REPEATED", "N-APART",     "N-JOINED", "N-LIFETIME",
                                          "N-OUTSIDE",  "N-LINK",      "N-SENDER", "N-SIGNUP",
                                          "N-ITEM",     "N-PROGRAMME", "N-MORE"};
    return std::find(std::begin(codes), std::end(codes), note.code) != std::end(codes);
}

}  // namespace

bool is_derived_seat(const fact_table& seats, std::size_t row) {
    // Who gives a seat says its role, or that it has none.
    const auto* role = seats.find("role");
    return role && role->code[row] == fact_column::unknown_code;
}

building kept(const registry::store& from, const some_rows* some, const change& c, new_rows&& added,
              const touched& by) {
    building out;
    problem_list problems;
    std::vector<dated_attribute> attributes;
    for (const auto& t : from.tables) {
        if (t.rows == 0 && t.derived) {
            // The rows of what was not given are found to be missing.
            (void)table_keeper{from, t, some, c, problems};
            continue;
        }
        // Names of organisations may stand anywhere, and there are few of them.
        const auto* of_these = t.id == table_id::organisations ? nullptr : some;
        table_keeper keeper{from, t, of_these, c, problems};
        out.kept[static_cast<std::size_t>(t.id)].push_back(std::move(keeper).take(attributes));
        if (!t.derived) continue;
        std::vector<std::string> keys, brought;
        for (const auto& n : by.names)
            if (n.table == t.id) (n.own ? brought : keys).push_back(n.key);
        std::erase_if(keys, [&](const auto& key) {
            return std::find(brought.begin(), brought.end(), key) != brought.end();
        });
        if (t.id == table_id::bodies || t.id == table_id::people || t.id == table_id::terms)
            add_derived(out.kept[static_cast<std::size_t>(t.id)].back(), from, t.id,
                        std::move(keys));
    }
    problems.raise();
    struct_rows dated;
    for (auto& a : attributes) dated.add(std::move(a));
    if (!dated.empty()) out.kept[attributes_sort].push_back(std::move(dated).take("attributes"));
    out.frames = std::move(added);
    out.observed = from.declared;
    out.observed_of = from.declared_of;
    out.ends = from.ends;
    for (const auto& note : from.notes)
        if (!is_said_again(note)) out.notes.push_back(note);
    return out;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
