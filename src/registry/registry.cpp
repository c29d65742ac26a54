// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/registry.hpp>

#include <remit/registry/schema.hpp>

#include "registry/store.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {

const fact_table& registry::table(table_id t) const { return p_->of(t); }

const fact_events& registry::events(table_id t, key_id k) const {
    const auto made = [&](store::event_set which) -> const fact_events& {
        return registry_detail::events_of(*p_, which);
    };
    if (t == table_id::mandates && k == key_id::body) return made(store::mandates_by_body);
    if (t == table_id::mandates && k == key_id::person) return made(store::mandates_by_person);
    if (t == table_id::mandates && k == key_id::seat) return made(store::mandates_by_seat);
    if (t == table_id::offices && k == key_id::person) return made(store::offices_by_person);
    if (t == table_id::seats && k == key_id::body) return made(store::seats_by_body);
    throw error{"the table " + std::string{text(t)} + " has no events by that key"};
}

std::span<const std::uint8_t> registry::overlapping_mandates() const { return p_->overlapping; }

std::int64_t registry::find(table_id t, std::string_view key) const {
    return registry_detail::row_of(*p_, t, key);
}

std::int64_t registry::find_organisation(std::string_view name) const {
    const auto& names = p_->organisation_names;
    const auto at = p_->organisation_index.find(
        name, [&](std::uint32_t i) -> std::string_view { return names[i]; });
    return at == registry_detail::text_index::none ? -1 : std::int64_t{p_->organisation_of[at]};
}

std::vector<std::uint32_t> registry::lineage(std::uint32_t organisation) const {
    std::vector<std::uint32_t> out = {organisation};
    while (p_->successor[out.back()] >= 0)
        out.push_back(static_cast<std::uint32_t>(p_->successor[out.back()]));
    return out;
}

std::optional<period> registry::observed() const { return p_->observed; }

std::optional<period> registry::observed(table_id t) const { return p_->observed_for(t); }

std::optional<period> registry::declared() const { return p_->declared; }

std::optional<period> registry::declared(table_id t) const {
    return p_->declared_of[static_cast<std::size_t>(t)];
}

std::span<const problem> registry::notes() const { return p_->notes; }

std::pair<std::int32_t, std::int32_t> registry::named_days() const {
    std::call_once(p_->named_days_made,
                   [&] { p_->named_days = registry_detail::named_days_of(*p_); });
    return p_->named_days;
}

std::uint64_t registry::hash() const {
    std::call_once(p_->hash_made, [&] { p_->hash = registry_detail::hash_of(*p_); });
    return p_->hash;
}

}  // namespace v0
}  // namespace remit
