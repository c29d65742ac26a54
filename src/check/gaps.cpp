// SPDX-License-Identifier: BSL-1.0
#include "gaps.hpp"

#include <algorithm>

namespace remit {
inline namespace v0 {
namespace detail {

void follow_gaps(std::vector<contribution>& gapped, const contribution& c, int sign) {
    if (sign > 0) return gapped.push_back(c);
    const auto same = std::find(gapped.begin(), gapped.end(), c);
    if (same != gapped.end()) gapped.erase(same);
}

std::shared_ptr<const gapped_sum> gaps_of(tally::bounds_of_form sum,
                                          const std::vector<contribution>& gapped) {
    if (gapped.empty() || gapped.size() > gapped_sum::most_rows) return nullptr;
    gapped_sum out{sum.value(), {}, {}};
    for (const auto& c : gapped) {
        sum.add(c, -1);
        out.rows.push_back(c.gaps);
    }
    out.others = sum.value();
    return std::make_shared<const gapped_sum>(std::move(out));
}

std::shared_ptr<const gapped_sum> gaps_of_sum(const datum& a, const datum& b) {
    if (!has_gaps(a) && !has_gaps(b)) return nullptr;
    gapped_sum out{a.range + b.range, {}, {}};
    for (const auto* d : {&a, &b}) {
        out.others = out.others + (has_gaps(*d) ? d->gaps->others : d->range);
        if (has_gaps(*d))
            out.rows.insert(out.rows.end(), d->gaps->rows.begin(), d->gaps->rows.end());
    }
    if (out.rows.size() > gapped_sum::most_rows) return nullptr;
    return std::make_shared<const gapped_sum>(std::move(out));
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
