// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "counters.hpp"
#include "group.hpp"
#include "lanes.hpp"
#include "plain.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// How far from zero the sums of one subject may get, for numbers of that width: then a sum less
/// any bound still fits.
template <class T>
inline constexpr std::int64_t widest =
    std::int64_t{1} << (8 * sizeof(T) - (sizeof(T) == 8 ? 4 : 3));

/// What each event of a lane adds to every threshold, by its signature, in numbers of one width.
/// A threshold's number starts at minus its low bound, so that one comparison with `width` tells.
/// One more number counts the rows of which something is not known.
template <class T>
struct side_by_side {
    struct lane {
        /// By signature, maybe and begins: what the row adds for sure and at most. Both are the
        /// same, and `least` is all that there is, where everything is known.
        std::vector<T> least, most;
    };
    std::size_t numbers = 0;  ///< a multiple of a block's
    std::vector<T> base, width;
    std::vector<lane> lanes;
    std::vector<T> factors;  ///< by distinct form
    bool twin = false;       ///< whether `most` is filled

    /// @param with_most whether it is for rows of which something is not known
    side_by_side(const rule_group& g, const plain_rules& p, bool with_most) : twin{with_most} {
        constexpr auto size = block<T>::size;
        numbers = (p.thresholds.size() + 1 + size - 1) / size * size;
        base.resize(numbers), width.resize(numbers);
        const auto held = [](std::int64_t n) {
            return std::clamp(n, -(widest<T> + 1), widest<T> + 1);
        };
        for (std::size_t t = 0; t < p.thresholds.size(); ++t) {
            base[t] = static_cast<T>(-held(p.thresholds[t].low));
            width[t] = static_cast<T>(held(p.thresholds[t].high) - held(p.thresholds[t].low));
        }
        for (std::uint32_t l = 0; l < g.swept.what.lanes.size(); ++l)
            lanes.push_back(fill(g, p, l));
        factors.resize(g.swept.what.distincts.size() * numbers);
        for (std::size_t t = 0; t < p.thresholds.size(); ++t)
            for (const auto& [d, factor] : p.thresholds[t].sum.distincts)
                factors[d * numbers + t] = static_cast<T>(factor);
    }

private:
    lane fill(const rule_group& g, const plain_rules& p, std::uint32_t l) const {
        lane out;
        const auto& rows = g.swept.cut[l];
        const auto& what = g.swept.what;
        out.least.resize(rows.signatures() * 4 * numbers);
        if (twin) out.most.resize(out.least.size());
        for (std::uint32_t sig = 0; sig < rows.signatures(); ++sig)
            for (const bool maybe : {false, true}) {
                const auto begins = ((std::size_t{sig} * 2 + (maybe ? 1 : 0)) * 2 + 1) * numbers;
                const auto ends = begins - numbers;
                bool known = true;
                for (std::size_t t = 0; t < p.thresholds.size(); ++t) {
                    std::int64_t lo = 0, hi = 0;
                    for (const auto& [f, factor] : p.thresholds[t].sum.forms) {
                        if (what.forms[f].lane != l) continue;
                        const auto c = contribution_of(rows, sig, what.forms[f], maybe);
                        lo += factor * (factor < 0 ? c.hi : c.lo);
                        hi += factor * (factor < 0 ? c.lo : c.hi);
                    }
                    known = known && lo == hi;
                    out.least[begins + t] = static_cast<T>(lo);
                    out.least[ends + t] = static_cast<T>(-lo);
                    if (!twin) continue;
                    out.most[begins + t] = static_cast<T>(hi);
                    out.most[ends + t] = static_cast<T>(-hi);
                }
                for (std::size_t d = 0; d < p.lanes[l].distincts.size(); ++d)
                    known = known && p.lanes[l].slot(sig, maybe, d) != plain_lane::untold;
                if (twin) continue;
                out.least[begins + p.thresholds.size()] = known ? T{0} : T{1};
                out.least[ends + p.thresholds.size()] = known ? T{0} : T{-1};
            }
        return out;
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
