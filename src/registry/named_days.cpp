// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <span>

#include <remit/time/day.hpp>

#include "registry/store.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::int32_t none_first = open_stop, none_last = always_start;

/// Several days at a time, each with a first and a last of its own: one after the other would wait
/// for each other.
void look(std::span<const std::int32_t> days, std::pair<std::int32_t, std::int32_t>& out) {
    constexpr std::size_t at_once = 8;
    // people write years from 9999 on for what never ends
    const auto never_ends = day{9999, 1, 1}.count();
    std::array<std::int32_t, at_once> first, last;
    first.fill(out.first), last.fill(out.second);
    const auto look_at = [&](std::size_t lane, std::int32_t d) {
        const bool is_day = d != always_start && d < never_ends;
        first[lane] = std::min(first[lane], is_day ? d : none_first);
        last[lane] = std::max(last[lane], is_day ? d : none_last);
    };
    std::size_t i = 0;
    for (; i + at_once <= days.size(); i += at_once)
        for (std::size_t lane = 0; lane < at_once; ++lane) look_at(lane, days[i + lane]);
    for (; i < days.size(); ++i) look_at(0, days[i]);
    out.first = *std::min_element(first.begin(), first.end());
    out.second = *std::max_element(last.begin(), last.end());
}

}  // namespace

std::pair<std::int32_t, std::int32_t> named_days_of(const registry::store& s) {
    std::pair<std::int32_t, std::int32_t> out{none_first, none_last};
    for (const auto& t : s.tables) {
        for (const auto* days : {&t.start, &t.stop, &t.start_latest, &t.stop_earliest})
            look(*days, out);
        for (const auto& c : t.columns)
            for (const auto& v : c.values) {
                const std::array ends{v.start, v.stop};
                look(ends, out);
            }
    }
    return out;
}

void count_ends(const registry& r, const fact_table& t, std::size_t row, day_counts& out) {
    const auto [first, last] = r.named_days();
    const auto observed = r.observed() ? r.observed()->start().count() : none_first;
    const auto look_at = [&](std::int32_t day) {
        out.first += day == first ? 1U : 0U;
        out.last += day == last ? 1U : 0U;
        out.observed += day == observed && !t.derived ? 1U : 0U;
    };
    look_at(t.start[row]), look_at(t.stop[row]);
    if (t.bounded()) look_at(t.start_latest[row]), look_at(t.stop_earliest[row]);
    for (const auto& c : t.columns)
        if (c.dated())
            for (const auto& v : c.of(row)) look_at(v.start), look_at(v.stop);
}

const day_counts& ends_counted(const registry& r) {
    const auto& s = store_of(r);
    std::call_once(s.ends_once, [&] {
        day_counts all;
        for (const auto& t : s.tables)
            for (std::size_t row = 0; row < t.rows; ++row) count_ends(r, t, row, all);
        s.ends_count = all;
    });
    return s.ends_count;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
