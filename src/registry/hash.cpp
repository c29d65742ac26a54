// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>

#include "registry/fixed_hash.hpp"
#include "registry/store.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

std::uint64_t value_hash(const value& v) {
    const auto* s = std::get_if<std::string>(&v);
    return mix(s ? fixed_hash(std::string_view{*s}) : fixed_hash(std::string_view{text(v)}),
               v.index() + 1);
}

std::uint64_t day_hash(std::int32_t day) {
    return mix(0x2545f4914f6cdd1dU, static_cast<std::uint32_t>(day));
}

// What each code of a column adds to its row; the two nothings stand before the dictionary.
std::vector<std::uint64_t> cell_hashes(const fact_column& c) {
    const std::uint64_t name = fixed_hash(std::string_view{c.name});
    std::vector<std::uint64_t> out = {mix(name, value_hash(value{absent})),
                                      mix(name, value_hash(value{unknown}))};
    out.reserve(c.dictionary.size() + 2);
    for (const auto& v : c.dictionary) out.push_back(mix(name, value_hash(v)));
    return out;
}

// Rows are summed, so their order does not matter; within a row the cells are, so that of columns
// does not.
std::uint64_t table_hash(const fact_table& t) {
    std::vector<std::vector<std::uint64_t>> cells;
    for (const auto& c : t.columns) cells.push_back(cell_hashes(c));
    constexpr std::size_t block = 1024;
    std::array<std::uint64_t, block> row_hash{};
    std::uint64_t sum = t.rows;
    for (std::size_t first = 0; first < t.rows; first += block) {
        const std::size_t n = std::min(block, t.rows - first);
        for (std::size_t i = 0; i < n; ++i)
            row_hash[i] = mix(day_hash(t.start[first + i]), day_hash(t.stop[first + i]));
        if (t.bounded())
            for (std::size_t i = 0; i < n; ++i)
                row_hash[i] = mix(row_hash[i], mix(day_hash(t.start_latest[first + i]),
                                                   day_hash(t.stop_earliest[first + i])));
        for (std::size_t k = 0; k < t.columns.size(); ++k) {
            const auto& c = t.columns[k];
            if (!c.dated()) {
                const std::uint64_t* of_code = cells[k].data() + 2;
                for (std::size_t i = 0; i < n; ++i) row_hash[i] += of_code[c.code[first + i]];
                continue;
            }
            for (std::size_t i = 0; i < n; ++i)
                for (const auto& v : c.of(first + i))
                    row_hash[i] += mix(mix(day_hash(v.start), day_hash(v.stop)),
                                       cells[k][static_cast<std::size_t>(v.code + 2)]);
        }
        if (!t.name.empty())
            for (std::size_t i = 0; i < n; ++i)
                row_hash[i] += mix(fixed_hash(std::string_view{t.name[first + i]}), 7);
        for (std::size_t i = 0; i < n; ++i) sum += mix(row_hash[i], 0xa0761d6478bd642fU);
    }
    return mix(sum, static_cast<std::uint64_t>(t.id) + 1);
}

}  // namespace

std::uint64_t hash_of(const registry::store& s) {
    std::uint64_t out = 0xe7037ed1a0b428dbU;
    for (const auto& t : s.tables) out = mix(out, table_hash(t));
    const auto add = [&](const std::optional<period>& days) {
        if (!days) return;
        out = mix(out, day_hash(days->start().count()));
        out = mix(out, day_hash(days->stop() ? days->stop()->count() : open_stop));
    };
    add(s.observed);
    // What was declared and what follows from the facts are told apart by what is judged.
    if (s.declared) out = mix(out, 1);
    for (std::size_t i = 0; i < table_count; ++i) {
        if (s.declared_of[i]) out = mix(out, i + 2);
        add(s.declared_of[i]);
    }
    return out;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
