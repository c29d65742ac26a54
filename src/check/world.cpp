// SPDX-License-Identifier: BSL-1.0
#include "world.hpp"

#include <unordered_map>

namespace remit {
inline namespace v0 {
namespace detail {

const unit_table& world::units(rows_kind k) const {
    auto& u = units_[static_cast<std::size_t>(k)];
    if (!u) u = make_units(facts, k);
    return *u;
}

const fact_column& world::names(table_id t) {
    auto& column = names_[static_cast<std::size_t>(t)];
    if (column) return *column;
    column = std::make_unique<fact_column>();
    column->name = "name";
    std::unordered_map<std::string_view, std::int32_t> codes;
    for (const auto& name : facts.table(t).name) {
        const auto [known, fresh] =
            codes.emplace(name, static_cast<std::int32_t>(column->dictionary.size()));
        if (fresh) column->dictionary.emplace_back(name);
        column->code.push_back(known->second);
    }
    return *column;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
