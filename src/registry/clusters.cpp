// SPDX-License-Identifier: BSL-1.0
#include "registry/clusters.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "registry/memory.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// By insertion while each key moves so many places at most, taken all together: facts come nearly
// in the order of their days, or there are few.
constexpr std::size_t moves_for_each = 6;

constexpr std::uint32_t sign = 0x80000000U;

// Numbers that rise as days do, and of one day as rows do.
constexpr std::uint64_t key_of(std::int32_t day, std::uint32_t row) noexcept {
    return std::uint64_t{static_cast<std::uint32_t>(day) ^ sign} << 32 | row;
}
constexpr fact_event event_of(std::uint64_t key, std::uint32_t begins) noexcept {
    return {static_cast<std::int32_t>(static_cast<std::uint32_t>(key >> 32) ^ sign),
            static_cast<std::uint32_t>(key) << 1 | begins};
}

// @return false where it gave up; the keys that are sorted then come first, the others as they were
bool insertion_sort(std::vector<std::uint64_t>& keys) {
    std::size_t moves = keys.size() * moves_for_each;
    for (std::size_t i = 1; i < keys.size(); ++i) {
        const std::uint64_t k = keys[i];
        std::size_t j = i;
        for (; j > 0 && keys[j - 1] > k; --j) keys[j] = keys[j - 1];
        keys[j] = k;
        if (moves < i - j) return false;
        moves -= i - j;
    }
    return true;
}

}  // namespace

clusters::clusters(std::size_t subjects, const std::vector<std::int32_t>& key,
                   const fact_table& t) {
    // Counted two places on, so that `first_[s + 1]` can serve as the next free place of `s` and
    // is, when all rows are placed, where the next subject begins.
    first_.assign(subjects + 2, 0);
    for (const std::int32_t k : key)
        if (k >= 0) ++first_[static_cast<std::size_t>(k) + 2];
    for (std::size_t s = 2; s < subjects + 2; ++s) first_[s] += first_[s - 1];
    const std::size_t n = first_.back();
    rows_ = std::make_unique_for_overwrite<clustered_row[]>(n);
    will_use(rows_.get(), n * sizeof(clustered_row));
    const std::int32_t* const person = t.person_row.empty() ? nullptr : t.person_row.data();
    for (std::size_t row = 0; row < key.size(); ++row) {
        if (key[row] < 0) continue;
        rows_[first_[static_cast<std::size_t>(key[row]) + 1]++] = {
            t.start[row], t.stop[row], static_cast<std::uint32_t>(row), person ? person[row] : -1};
    }
    first_.pop_back();
}

event_order::event_order(std::size_t subjects, std::size_t rows) {
    out_.first_row.reserve(subjects + 1);
    out_.first_event.reserve(subjects + 1);
    out_.first_row.push_back(0);
    out_.first_event.push_back(0);
    out_.rows = reserved<std::uint32_t>(rows);
    out_.events = reserved<fact_event>(2 * rows);
}

void event_order::add(std::span<const clustered_row> rows) {
    begins_.clear();
    ends_.clear();
    bool begins_rise = true, ends_rise = true;
    for (const auto& r : rows) {
        out_.rows.push_back(r.row);
        const auto begin = key_of(r.start, r.row);
        begins_rise = begins_rise && (begins_.empty() || begins_.back() < begin);
        begins_.push_back(begin);
        if (r.stop == open_stop) continue;
        const auto end = key_of(r.stop, r.row);
        ends_rise = ends_rise && (ends_.empty() || ends_.back() < end);
        ends_.push_back(end);
    }
    if (!begins_rise) sort(begins_);
    if (!ends_rise) sort(ends_);
    merge();
    out_.first_row.push_back(static_cast<std::uint32_t>(out_.rows.size()));
    out_.first_event.push_back(static_cast<std::uint32_t>(out_.events.size()));
}

// Else least digit first, in as few passes of at most eight bits as the days need. The keys of a
// day come by row, so a stable sort by day is the order wanted.
void event_order::sort(std::vector<std::uint64_t>& keys) {
    if (insertion_sort(keys)) return;
    const auto [least, most] = std::minmax_element(keys.begin(), keys.end());
    const std::uint64_t low = *least >> 32;
    const auto bits = static_cast<unsigned>(std::bit_width((*most >> 32) - low));
    const unsigned passes = (bits + 7) / 8;
    if (passes == 0) return;
    const unsigned width = (bits + passes - 1) / passes;
    const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
    spare_.resize(keys.size());
    for (unsigned pass = 0; pass < passes; ++pass) {
        const auto digit = [&](std::uint64_t k) {
            return static_cast<std::size_t>((((k >> 32) - low) >> (pass * width)) & mask);
        };
        std::array<std::uint32_t, 256> place;
        std::fill_n(place.begin(), mask + 1, 0U);
        for (const auto k : keys) ++place[digit(k)];
        std::uint32_t sum = 0;
        for (std::size_t d = 0; d <= mask; ++d) sum += std::exchange(place[d], sum);
        for (const auto k : keys) spare_[place[digit(k)]++] = k;
        std::swap(keys, spare_);
    }
}

// On a day ends come before begins.
void event_order::merge() {
    merged_.resize(begins_.size() + ends_.size());
    fact_event* to = merged_.data();
    const std::uint64_t *begin = begins_.data(), *const begins_end = begin + begins_.size();
    const std::uint64_t *end = ends_.data(), *const ends_end = end + ends_.size();
    while (begin != begins_end && end != ends_end)
        *to++ = *end >> 32 <= *begin >> 32 ? event_of(*end++, 0) : event_of(*begin++, 1);
    while (begin != begins_end) *to++ = event_of(*begin++, 1);
    while (end != ends_end) *to++ = event_of(*end++, 0);
    out_.events.insert(out_.events.end(), merged_.begin(), merged_.end());
}

fact_events in_order(const clusters& all) {
    event_order out{all.subjects(), all.rows()};
    for (std::size_t s = 0; s < all.subjects(); ++s) out.add(all.of(s));
    return std::move(out).take();
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
