// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/builder.hpp>

#include <utility>

#include "registry/building.hpp"

namespace remit {
inline namespace v0 {

namespace rd = registry_detail;

struct registry_builder::state : rd::building {};

registry_builder::registry_builder() = default;
registry_builder::~registry_builder() = default;
registry_builder::registry_builder(registry_builder&&) noexcept = default;
registry_builder& registry_builder::operator=(registry_builder&&) noexcept = default;

registry_builder::state& registry_builder::facts() {
    if (!p_) p_ = std::make_unique<state>();
    return *p_;
}

registry_builder& registry_builder::add(body b) {
    facts().add(table_id::bodies, std::move(b));
    return *this;
}
registry_builder& registry_builder::add(seat s) {
    facts().add(table_id::seats, std::move(s));
    return *this;
}
registry_builder& registry_builder::add(person p) {
    facts().add(table_id::people, std::move(p));
    return *this;
}
registry_builder& registry_builder::add(organisation o) {
    facts().add(table_id::organisations, std::move(o));
    return *this;
}
registry_builder& registry_builder::add(office o) {
    facts().add(table_id::offices, std::move(o));
    return *this;
}
registry_builder& registry_builder::add(mandate m) {
    facts().add(table_id::mandates, std::move(m));
    return *this;
}
registry_builder& registry_builder::add(term t) {
    facts().add(table_id::terms, std::move(t));
    return *this;
}
registry_builder& registry_builder::add(meeting m) {
    facts().add(table_id::meetings, std::move(m));
    return *this;
}
registry_builder& registry_builder::add(agenda_item i) {
    facts().add(table_id::items, std::move(i));
    return *this;
}
registry_builder& registry_builder::add(attendance a) {
    facts().add(table_id::attendances, std::move(a));
    return *this;
}
registry_builder& registry_builder::add(event e) {
    facts().add(table_id::events, std::move(e));
    return *this;
}
registry_builder& registry_builder::add(proposal p) {
    facts().add(table_id::proposals, std::move(p));
    return *this;
}
registry_builder& registry_builder::add(nomination n) {
    facts().add(table_id::nominations, std::move(n));
    return *this;
}
registry_builder& registry_builder::add(recusal r) {
    facts().add(table_id::recusals, std::move(r));
    return *this;
}
registry_builder& registry_builder::add(speaker s) {
    facts().add(table_id::speakers, std::move(s));
    return *this;
}
registry_builder& registry_builder::add(task t) {
    facts().add(table_id::tasks, std::move(t));
    return *this;
}
registry_builder& registry_builder::add(audience a) {
    facts().add(table_id::audiences, std::move(a));
    return *this;
}
registry_builder& registry_builder::add(dated_attribute d) {
    facts().structs[rd::attributes_sort].add(std::move(d));
    return *this;
}
registry_builder& registry_builder::add(table_id id, frame&& rows) {
    facts().frames[static_cast<std::size_t>(id)].push_back(rd::raw_from(std::move(rows)));
    return *this;
}
registry_builder& registry_builder::add(table_id id, const frame& rows) {
    return add(id, rd::copy_of(rows));
}
registry_builder& registry_builder::add_attributes(frame rows) {
    facts().frames[rd::attributes_sort].push_back(rd::raw_from(std::move(rows)));
    return *this;
}
registry_builder& registry_builder::observed(period days) {
    facts().observed = days;
    return *this;
}
registry_builder& registry_builder::observed(table_id t, period days) {
    facts().observed_of[static_cast<std::size_t>(t)] = days;
    return *this;
}
registry_builder& registry_builder::ends(table_id t, ends_mean how) {
    facts().ends[static_cast<std::size_t>(t)] = how;
    return *this;
}

registry_builder& registry_builder::note(problem what) {
    facts().notes.push_back(std::move(what));
    return *this;
}

registry registry_builder::build() && {
    (void)this->facts();
    const auto facts = std::move(p_);
    return registry{std::move(*facts).build()};
}

}  // namespace v0
}  // namespace remit
