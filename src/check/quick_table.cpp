// SPDX-License-Identifier: BSL-1.0
#include "quick_table.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

quick_layout::quick_layout(const rule_group& g, const plain_rules& p)
    : numbers{p.thresholds.size() + 1} {
    constexpr std::size_t most_of_one = 16, most = 48;
    std::size_t all = 0;
    for (std::size_t l = 0; l < p.lanes.size(); ++l)
        for (std::size_t d = 0; d < p.lanes[l].distincts.size(); ++d) {
            value_range found{{l, d, p.lanes[l].distincts[d]}, numbers, numbers, {}};
            bool by_row = false;
            for (std::uint32_t sig = 0; sig < g.swept.cut[l].signatures(); ++sig) {
                const auto code = p.lanes[l].slot(sig, false, d);
                by_row = by_row || code == plain_lane::by_row;
                if (code >= 0 &&
                    std::find(found.codes.begin(), found.codes.end(), code) == found.codes.end())
                    found.codes.push_back(code);
            }
            if (by_row || found.codes.size() > most_of_one || all + found.codes.size() > most) {
                counted.push_back(found);
                continue;
            }
            all += found.codes.size();
            found.last = numbers += found.codes.size();
            values.push_back(std::move(found));
        }
    const auto& order = g.swept.order;
    if (p.telling &&
        std::all_of(order.begin(), order.end(), [](const lane_order& o) { return o.own.empty(); }))
        return;
    const auto signatures = [&](std::size_t l) {
        return static_cast<std::uint32_t>(g.swept.cut[l].signatures());
    };
    alone.push_back(p.telling ? signatures(*p.telling) : 0);
    for (std::size_t l = 0; l < p.lanes.size(); ++l) alone.push_back(alone.back() + signatures(l));
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
