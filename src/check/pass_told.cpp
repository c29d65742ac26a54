// SPDX-License-Identifier: BSL-1.0
#include "pass_told.hpp"

#include <algorithm>

#include "pass_measure.hpp"
#include "pass_rows.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// What a row does to the measure, as far as it can be compared.
struct effect {
    contribution adds;
    truth counts = truth::no;
    std::vector<std::pair<extent, std::string_view>> says;
    friend bool operator==(const effect&, const effect&) = default;
};

effect effect_of(const pass& p, const world& w, const seen_rows& seen, std::size_t row) {
    effect out;
    if (p.measure == pass::measure_type::form) {
        out.adds = contribution_of(p, w, seen, row);
        return out;
    }
    out.counts = seen.counts(row, p.selector);
    if (out.counts == truth::no || p.column < 0) return out;
    const auto [u, day] = seen.read(row);
    std::vector<datum> data;
    collect(w.facts, p.lane.columns[static_cast<std::size_t>(p.column)], u, day, data);
    for (const auto& d : data) out.says.emplace_back(d.range, d.text);
    return out;
}

}  // namespace

std::vector<row_change> changed_on(const pass& p, const moment& m) {
    std::vector<row_change> out;
    if (m.day == always_start) return out;
    auto before_it = m;
    before_it.day = before_it.last = m.day - 1;
    for_each_key(p, m.in->facts, m.of, [&](std::uint32_t key, bool) {
        const auto now = look(p, m, key), before = look(p, before_it, key);
        for (std::size_t i = 0; i < now.size(); ++i) {
            const auto is = effect_of(p, *m.in, now, i), was = effect_of(p, *m.in, before, i);
            if (is == was) continue;
            const auto unit_of_piece = [&] {  // the one that speaks for the row
                auto which = now.at(i).first_piece;
                for (auto n = which; n < now.at(i).first_piece + now.at(i).pieces; ++n)
                    if (p.piece_of[n].start <= m.day) which = n;
                return p.piece_of[which].unit;
            };
            const auto n = unit_of_piece();
            const bool cut =
                std::any_of(p.piece_of.begin() + now.at(i).first_piece,
                            p.piece_of.begin() + now.at(i).first_piece + now.at(i).pieces,
                            [&](const auto& x) { return x.start == m.day; });
            const bool more = was == effect{};
            out.push_back({p.units->at(n), p.units->start[n] == m.day  ? "started"
                                           : p.units->stop[n] == m.day ? "ended"
                                           : cut                       ? "changed"
                                           : more                      ? "came into view"
                                                                       : "went out of view"});
        }
    });
    return out;
}

std::vector<unit> counted_on(const pass& p, const moment& m) {
    std::vector<unit> out;
    for_each_key(p, m.in->facts, m.of, [&](std::uint32_t key, bool) {
        const auto seen = look(p, m, key);
        for (std::size_t i = 0; i < seen.size(); ++i)
            if (!(effect_of(p, *m.in, seen, i) == effect{})) out.push_back(seen.read(i).first);
    });
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
