// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "registry/store.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::size_t insertion_below = 40;

// The order of two events of one subject: day, ends before begins, row.
std::uint64_t rank(const fact_event& e) noexcept {
    const auto day = static_cast<std::uint32_t>(e.day) ^ 0x80000000U;
    return std::uint64_t{day} << 32 | (e.row_and_begins & 1U) << 31 | e.row_and_begins >> 1;
}

void insertion_sort(std::span<fact_event> events) {
    for (std::size_t i = 1; i < events.size(); ++i) {
        const fact_event e = events[i];
        const std::uint64_t r = rank(e);
        std::size_t j = i;
        for (; j > 0 && rank(events[j - 1]) > r; --j) events[j] = events[j - 1];
        events[j] = e;
    }
}

// Least digit first, eight bits a pass. The events come by row, so a stable sort by (day, begins)
// is the order wanted.
void digit_sort(std::span<fact_event> events, std::vector<fact_event>& spare) {
    std::int32_t low = events[0].day;
    std::int32_t high = low;
    for (const auto& e : events) {
        low = std::min(low, e.day);
        high = std::max(high, e.day);
    }
    const auto base = static_cast<std::uint32_t>(low);
    const auto key = [&](const fact_event& e) {
        return std::uint64_t{static_cast<std::uint32_t>(e.day) - base} << 1 |
               (e.row_and_begins & 1U);
    };
    const std::uint64_t most = std::uint64_t{static_cast<std::uint32_t>(high) - base} << 1 | 1U;
    if (spare.size() < events.size()) spare.resize(events.size());
    std::span<fact_event> from = events;
    std::span<fact_event> to{spare.data(), events.size()};
    for (unsigned shift = 0; most >> shift != 0; shift += 8) {
        std::array<std::uint32_t, 256> place{};
        for (const auto& e : from) ++place[(key(e) >> shift) & 255U];
        std::uint32_t sum = 0;
        for (auto& p : place) sum += std::exchange(p, sum);
        for (const auto& e : from) to[place[(key(e) >> shift) & 255U]++] = e;
        std::swap(from, to);
    }
    if (from.data() != events.data()) std::copy(from.begin(), from.end(), events.begin());
}

}  // namespace

fact_events cluster(std::size_t subjects, const std::vector<std::int32_t>& key, carried* along) {
    fact_events out;
    // Counted two places on, so that `first_row[s + 1]` can serve as the next free place of `s` and
    // is, when all rows are placed, where the next subject begins.
    out.first_row.assign(subjects + 2, 0);
    for (const std::int32_t k : key)
        if (k >= 0) ++out.first_row[static_cast<std::size_t>(k) + 2];
    for (std::size_t s = 2; s < subjects + 2; ++s) out.first_row[s] += out.first_row[s - 1];
    out.rows.resize(out.first_row.back());
    if (along) along->clustered.resize(out.rows.size());
    for (std::size_t row = 0; row < key.size(); ++row) {
        if (key[row] < 0) continue;
        const std::uint32_t at = out.first_row[static_cast<std::size_t>(key[row]) + 1]++;
        out.rows[at] = static_cast<std::uint32_t>(row);
        if (along) along->clustered[at] = along->of_row[row];
    }
    out.first_row.pop_back();
    return out;
}

// Days are put where they belong while the table is read from front to back; reading them subject
// by subject would wait for memory at every row.
void order_events(fact_events& e, const std::vector<std::int32_t>& key, const fact_table& t) {
    const std::size_t subjects = e.subjects();
    auto& first = e.first_event;  // counted two places on, as in `cluster`
    first.assign(subjects + 2, 0);
    for (std::size_t row = 0; row < key.size(); ++row)
        if (key[row] >= 0)
            first[static_cast<std::size_t>(key[row]) + 2] += t.stop[row] != open_stop ? 2U : 1U;
    for (std::size_t s = 2; s < subjects + 2; ++s) first[s] += first[s - 1];
    e.events.resize(first.back());
    for (std::uint32_t row = 0; row < key.size(); ++row) {
        if (key[row] < 0) continue;
        std::uint32_t& at = first[static_cast<std::size_t>(key[row]) + 1];
        e.events[at++] = {t.start[row], row << 1 | 1U};
        if (t.stop[row] != open_stop) e.events[at++] = {t.stop[row], row << 1};
    }
    first.pop_back();
    std::vector<fact_event> spare;
    for (std::size_t s = 0; s < subjects; ++s) {
        const std::span mine{e.events.data() + first[s], first[s + 1] - first[s]};
        if (mine.size() < insertion_below)
            insertion_sort(mine);
        else
            digit_sort(mine, spare);
    }
}

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
        if (mine.events.first_row.empty())
            mine.events = cluster(s.of(subject.first).rows, subject.second);
        order_events(mine.events, subject.second, t);
    });
    return mine.events;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
