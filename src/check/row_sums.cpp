// SPDX-License-Identifier: BSL-1.0
#include "row_sums.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

extent hull_of(const row_sums& all) {
    auto out = all.front().range;
    for (const auto& s : all) out = hull(out, s.range);
    return out;
}

/// Whether every whole number from the least to the greatest is among them.
bool leaves_none_out(const row_sums& all) {
    auto until = all.front().range.hi;
    for (const auto& s : all) {
        if (s.step > 1) return false;
        if (until + number{1} < s.range.lo) return false;
        until = larger(until, s.range.hi);
    }
    return true;
}

/// The sums that the rows so far may have: numbers, or all that lie whole steps of that length
/// from them.
using reached = std::map<std::int64_t, std::set<std::int64_t>>;

std::int64_t within_step(wide n, std::int64_t step) {
    if (step == 0) return static_cast<std::int64_t>(n);
    const auto rest = static_cast<std::int64_t>(n % step);
    return rest < 0 ? rest + step : rest;
}

/// Adds what one row may to what was reached. @returns false where that are too many
bool add_row(const row_sums& row, const extent& kept, reached& sums) {
    constexpr std::size_t most = 1 << 12;
    reached out;
    std::size_t n = 0;
    const auto add = [&](std::int64_t step, wide sum) {
        out[step].insert(within_step(sum, step));
        return ++n <= most;
    };
    for (const auto& [step, from] : sums)
        for (const auto& s : row) {
            const extent range{larger(s.range.lo, kept.lo), smaller(s.range.hi, kept.hi)};
            if (range.hi < range.lo) continue;
            if (s.step == 0) {
                for (const auto x : from)
                    if (!add(step, wide{x} + s.at)) return false;
                continue;
            }
            if (!range.lo.finite() || !range.hi.finite()) {
                const auto both = std::gcd(step, s.step);
                for (const auto x : from)
                    if (!add(both, wide{x} + s.at)) return false;
                continue;
            }
            const auto first = range.lo.num + within_step(wide{s.at} - range.lo.num, s.step);
            for (auto each = first; each <= range.hi.num; each += s.step)
                for (const auto x : from)
                    if (!add(step, each + x)) return false;
        }
    sums = std::move(out);
    return true;
}

}  // namespace

contribution as_contribution(row_sums all) {
    std::sort(all.begin(), all.end(), [](const stride& a, const stride& b) {
        return a.range.lo < b.range.lo || (a.range.lo == b.range.lo && a.range.hi < b.range.hi);
    });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    const auto range = hull_of(all);
    contribution out;
    out.unbounded_below = !range.lo.finite();
    out.unbounded_above = !range.hi.finite();
    if (!out.unbounded_below) out.lo = static_cast<std::int64_t>(range.lo.num);
    if (!out.unbounded_above) out.hi = static_cast<std::int64_t>(range.hi.num);
    if (!leaves_none_out(all)) out.gaps = std::make_shared<const row_sums>(std::move(all));
    return out;
}

bool same_gaps(const std::shared_ptr<const gapped_sum>& a,
               const std::shared_ptr<const gapped_sum>& b) {
    if (a == b) return true;
    return a && b && a->range == b->range && a->others == b->others &&
           std::equal(a->rows.begin(), a->rows.end(), b->rows.begin(), b->rows.end(),
                      [](const gaps_of_row& x, const gaps_of_row& y) { return same_gaps(x, y); });
}

bool reaches(const number& wanted, const gapped_sum& sum) {
    // what the rows must add: [least, most]
    const auto least = (wanted + -sum.others.hi).ceil(), most = (wanted + -sum.others.lo).floor();
    if (most < least) return false;
    reached sums{{0, {0}}};
    for (const auto& row : sum.rows) {
        // where all is bounded on one side, no row adds more than leaves room for the others
        const auto mine = hull_of(*row);
        extent kept = extent::anything();
        if (sum.range.lo.finite()) kept.hi = (wanted + -(sum.range.lo + -mine.lo)).floor();
        if (sum.range.hi.finite()) kept.lo = (wanted + -(sum.range.hi + -mine.hi)).ceil();
        if (!add_row(*row, kept, sums)) return true;
    }
    for (const auto& [step, from] : sums)
        for (const auto x : from) {
            if (step == 0) {
                if (!(number{x} < least) && !(most < number{x})) return true;
            } else if (!least.finite() || !most.finite()) {
                return true;
            } else if (least.num + within_step(wide{x} - least.num, step) <= most.num) {
                return true;
            }
        }
    return false;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
