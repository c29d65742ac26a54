// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <remit/registry/registry.hpp>

#include "registry/text_index.hpp"

namespace remit {
inline namespace v0 {

/// What a registry shares between its copies. Filled by the builder, then only read; what is made
/// on first use stands behind a `once_flag`.
struct registry::store {
    /// Which pairs of table and key have events, in this order.
    enum event_set : std::uint8_t {
        mandates_by_body,
        mandates_by_person,
        mandates_by_seat,
        offices_by_person,
        seats_by_body,
        event_set_count
    };
    struct key_index {
        mutable std::once_flag made;
        mutable registry_detail::text_index index;
    };

    std::array<fact_table, table_count> tables;
    struct lazy_events {
        mutable std::once_flag made;
        mutable fact_events events;
    };
    std::vector<std::uint8_t> overlapping;
    std::vector<std::string> organisation_names;     ///< keys, names and aliases
    std::vector<std::uint32_t> organisation_of;      ///< per name, the row
    registry_detail::text_index organisation_index;  ///< of the names
    std::vector<std::int32_t> successor;             ///< per organisation, the row or -1
    std::optional<period> observed;
    std::optional<period> declared;  ///< what was declared of all tables
    std::array<std::optional<period>, table_count> declared_of;  ///< and of single ones
    std::vector<problem> notes;

    std::array<lazy_events, event_set_count> events;
    std::array<key_index, table_count> keys;
    mutable std::once_flag hash_made;
    mutable std::uint64_t hash = 0;
    mutable std::once_flag named_days_made;
    mutable std::pair<std::int32_t, std::int32_t> named_days;

    [[nodiscard]] fact_table& of(table_id t) { return tables[static_cast<std::size_t>(t)]; }
    [[nodiscard]] const fact_table& of(table_id t) const {
        return tables[static_cast<std::size_t>(t)];
    }
    /// What was declared of the table, or of all; of what hangs on the rows of another table, that
    /// too: both hold together. Nothing where they share no day, which `build` refuses.
    [[nodiscard]] std::optional<period> observed_for(table_id t) const {
        const auto& own = declared_of[static_cast<std::size_t>(t)];
        const auto on = hangs_on(t);
        if (!on) return own ? own : declared;
        const auto others = observed_for(*on);
        return own && others ? intersection(*own, *others) : own ? own : others;
    }
    /// The table on whose rows those of this one hang, whose days they have.
    [[nodiscard]] static constexpr std::optional<table_id> hangs_on(table_id t) noexcept {
        switch (t) {
            case table_id::items:
            case table_id::attendances: return table_id::meetings;
            case table_id::recusals: return table_id::items;
            case table_id::nominations: return table_id::proposals;
            default: return std::nullopt;
        }
    }
};

namespace registry_detail {

/// The events of a pair of table and key, made on first use.
[[nodiscard]] const fact_events& events_of(const registry::store& s,
                                           registry::store::event_set which);
/// Gives a pair its events, which were made on the way.
void set_events(const registry::store& s, registry::store::event_set which, fact_events&& events);

/// A hash of all facts that does not depend on the order of rows, columns or dictionaries.
[[nodiscard]] std::uint64_t hash_of(const registry::store& s);

/// The first and the last day that any fact names.
[[nodiscard]] std::pair<std::int32_t, std::int32_t> named_days_of(const registry::store& s);

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
