// SPDX-License-Identifier: BSL-1.0
#include <utility>

#include "registry/clusters.hpp"
#include "registry/store.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

const fact_events& events_of(const registry::store& s, registry::store::event_set which) {
    const auto& mine = s.events[which];
    std::call_once(mine.made, [&] {
        const bool of_seats = which == registry::store::seats_by_body;
        const bool of_offices = which == registry::store::offices_by_person;
        const auto& t = s.of(of_seats     ? table_id::seats
                             : of_offices ? table_id::offices
                                          : table_id::mandates);
        const auto subject = [&]() -> std::pair<table_id, const std::vector<std::int32_t>&> {
            switch (which) {
                case registry::store::mandates_by_person:
                case registry::store::offices_by_person: return {table_id::people, t.person_row};
                case registry::store::mandates_by_seat: return {table_id::seats, t.seat_row};
                default: return {table_id::bodies, t.body_row};
            }
        }();
        mine.events = in_order(clusters{s.of(subject.first).rows, subject.second, t});
    });
    return mine.events;
}

void set_events(const registry::store& s, registry::store::event_set which, fact_events&& events) {
    const auto& mine = s.events[which];
    std::call_once(mine.made, [&] { mine.events = std::move(events); });
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
