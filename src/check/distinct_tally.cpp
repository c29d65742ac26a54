// SPDX-License-Identifier: BSL-1.0
#include "distinct_tally.hpp"

#include <algorithm>

namespace remit {
inline namespace v0 {
namespace detail {

distinct_tally::distinct_tally(const world& w, const counting& c, const std::vector<swept_rows>& s)
    : w_{w}, c_{c}, s_{s} {
    for (const auto& d : c.distincts) {
        const auto codes =
            c.lanes[d.lane].columns[static_cast<std::size_t>(d.column)].column->dictionary.size();
        values_.push_back({std::vector<std::int32_t>(codes), std::vector<std::int32_t>(codes), {}});
    }
}

void distinct_tally::reset() {
    for (auto& v : values_) {
        for (const auto c : v.touched)
            v.sure[static_cast<std::size_t>(c)] = v.possible[static_cast<std::size_t>(c)] = 0;
        v.touched.clear();
        v.sure_codes = v.possible_codes = v.unknown_values = v.sure_rows = 0;
    }
}

void distinct_tally::apply(std::uint32_t which, lane_event e) {
    const auto& d = c_.distincts[which];
    const auto& s = s_[d.lane];
    auto taken = s.of(s.signature_of(e.segment()), d.selector);
    if (e.maybe()) taken = taken & truth::maybe;
    if (taken == truth::no) return;
    auto& v = values_[which];
    const int sign = e.begins() ? 1 : -1;
    const bool sure = taken == truth::yes;
    bool has_value = false;
    const auto count = [&](std::vector<std::int32_t>& counts, std::int32_t& codes, std::int32_t c) {
        auto& n = counts[static_cast<std::size_t>(c)];
        if (e.begins() && n == 0) ++codes;
        n += sign;
        if (!e.begins() && n == 0) --codes;
    };
    const auto& a = c_.lanes[d.lane].columns[static_cast<std::size_t>(d.column)];
    std::uint32_t last = UINT32_MAX;
    std::uint32_t room = 0;
    const auto u = s.unit_at(e.segment(), room);
    for_each_said(w_.facts, u, a.via, [&](std::uint32_t row, bool maybe) {
        const bool again = row == last;  // it is unknown once, however often it is met
        last = row;
        for_each_code(
            *a.column, row, day_within(a, u, row, s.start_of(e.segment())),
            [&](std::int32_t c) {
                has_value = has_value || !maybe;
                if (e.begins()) v.touched.push_back(c);
                count(v.possible, v.possible_codes, c);
                if (sure && !maybe) count(v.sure, v.sure_codes, c);
            },
            [&] {
                has_value = has_value || !maybe;
                if (!again) v.unknown_values += sign;
            });
    });
    if (sure && has_value) v.sure_rows += sign;
}

extent distinct_tally::now(std::uint32_t which) const {
    const auto& v = values_[which];
    return {number{std::max(v.sure_codes, v.sure_rows > 0 ? 1 : 0)},
            number{v.possible_codes + v.unknown_values}};
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
