// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <limits>
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

// Least digit first, eight bits a pass. The events arrive by row, so a stable sort by (day, begins)
// is the order wanted.
void digit_sort(std::span<fact_event> events, std::vector<fact_event>& spare) {
    std::uint32_t low = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t high = 0;
    const auto day_of = [](const fact_event& e) {
        return static_cast<std::uint32_t>(e.day) ^ 0x80000000U;
    };
    for (const auto& e : events) {
        low = std::min(low, day_of(e));
        high = std::max(high, day_of(e));
    }
    const std::uint64_t most = std::uint64_t{high - low} << 1 | 1U;
    const auto digit_key = [&](const fact_event& e) {
        return std::uint64_t{day_of(e) - low} << 1 | (e.row_and_begins & 1U);
    };
    if (spare.size() < events.size()) spare.resize(events.size());
    std::span<fact_event> from = events;
    std::span<fact_event> to = std::span{spare}.first(events.size());
    for (unsigned shift = 0; shift == 0 || (most >> shift) != 0; shift += 8) {
        std::array<std::uint32_t, 256> place{};
        for (const auto& e : from) ++place[(digit_key(e) >> shift) & 255U];
        std::uint32_t sum = 0;
        for (auto& p : place) {
            const std::uint32_t n = p;
            p = sum;
            sum += n;
        }
        for (const auto& e : from) to[place[(digit_key(e) >> shift) & 255U]++] = e;
        std::swap(from, to);
    }
    if (from.data() != events.data()) std::copy(from.begin(), from.end(), events.begin());
}

}  // namespace

fact_events cluster(std::size_t subjects, const std::vector<std::int32_t>& key) {
    fact_events out;
    // Counted two places on, so that `first_row[s + 1]` can serve as the next free place of `s` and is, when
    // all rows are placed, where the next subject begins.
    out.first_row.assign(subjects + 2, 0);
    for (const std::int32_t k : key)
        if (k >= 0) ++out.first_row[static_cast<std::size_t>(k) + 2];
    for (std::size_t s = 2; s < subjects + 2; ++s) out.first_row[s] += out.first_row[s - 1];
    out.rows.resize(out.first_row.back());
    for (std::size_t row = 0; row < key.size(); ++row)
        if (key[row] >= 0)
            out.rows[out.first_row[static_cast<std::size_t>(key[row]) + 1]++] = static_cast<std::uint32_t>(row);
    out.first_row.pop_back();
    return out;
}

void order_events(fact_events& e, const fact_table& t) {
    const std::size_t subjects = e.subjects();
    e.first_event.assign(subjects + 1, 0);
    e.events.resize(e.rows.size() * 2);
    std::size_t n = 0;
    std::vector<fact_event> spare;
    for (std::size_t s = 0; s < subjects; ++s) {
        const std::size_t first = n;
        for (const std::uint32_t row : e.rows_of(s)) {
            e.events[n++] = {t.start[row], row << 1 | 1U};
            e.events[n] = {t.stop[row], row << 1};
            n += t.stop[row] != open_stop ? 1U : 0U;
        }
        const std::span mine{e.events.data() + first, n - first};
        if (mine.size() < insertion_below) insertion_sort(mine);
        else digit_sort(mine, spare);
        e.first_event[s + 1] = static_cast<std::uint32_t>(n);
    }
    e.events.resize(n);
}

const fact_events& events_of(const registry::store& s, registry::store::event_set which) {
    const auto& mine = s.events[which];
    std::call_once(mine.made, [&] {
        const bool of_seats = which == registry::store::seats_by_body;
        const bool of_offices = which == registry::store::offices_by_person;
        const auto& t = s.of(of_seats ? table_id::seats : of_offices ? table_id::offices : table_id::mandates);
        const auto subject = [&]() -> std::pair<table_id, const std::vector<std::int32_t>&> {
            switch (which) {
                case registry::store::mandates_by_person:
                case registry::store::offices_by_person: return {table_id::people, t.person_row};
                case registry::store::mandates_by_seat: return {table_id::seats, t.seat_row};
                default: return {table_id::bodies, t.body_row};
            }
        }();
        if (mine.events.first_row.empty()) mine.events = cluster(s.of(subject.first).rows, subject.second);
        order_events(mine.events, t);
    });
    return mine.events;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
