// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "side_by_side.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// How the numbers of a quick sweep stand side by side: thresholds, one that counts the rows of
/// which something is not known, and one for each value of columns that have few: a value is there
/// where its number is above zero.
struct quick_layout {
    /// One of a lane's distinct counts.
    struct counter {
        std::size_t lane, distinct;
        std::uint32_t which;  ///< of the counting's
    };
    /// A column's values of which it counts how many are there.
    struct value_range : counter {
        std::size_t first, last;
        std::vector<std::int32_t> codes;  ///< in the order of the numbers
    };
    std::size_t numbers = 0;
    std::vector<value_range> values;
    std::vector<counter> counted;  ///< their values are too many: each has a counter
    /// Where some subjects' lanes have orders of their own, and events count for one lane: per lane
    /// where its signatures begin, behind those of events that count for all; and their end.
    std::vector<std::uint32_t> alone;

    quick_layout() = default;
    quick_layout(const rule_group& g, const plain_rules& p);
};

/// What each event adds, in numbers of one width.
template <class T>
struct quick_table {
    std::size_t stride;        ///< the numbers, filled up to whole blocks
    std::vector<T> base;       ///< without any row
    std::vector<T> width;      ///< so far above zero a number may be
    std::vector<T> base_said;  ///< all bits set where it is, without any row
    std::vector<T> adds;       ///< by signature as in the layout, and whether the row begins
    std::vector<T> is_value;   ///< all bits set of the numbers of values
    std::vector<T> factors;    ///< by distinct count: what one more value adds to each

    quick_table(const rule_group& g, const plain_rules& p, const quick_layout& layout,
                std::size_t block_bytes)
        : stride{filled(layout.numbers, block_bytes / sizeof(T))}, base(stride), width(stride),
          base_said(stride), is_value(stride) {
        const side_by_side<T> apart{g, p, false};
        const auto thresholds = p.thresholds.size();
        std::copy_n(apart.base.begin(), thresholds, base.begin());
        std::copy_n(apart.width.begin(), thresholds, width.begin());
        const auto of_lane = [&](std::size_t l, std::uint32_t sig, T* into, bool begins) {
            const auto row = std::size_t{sig} * 4 + (begins ? 1 : 0);
            const auto* from = apart.lanes[l].least.data() + row * apart.numbers;
            for (std::size_t i = 0; i <= thresholds; ++i)
                into[i] = static_cast<T>(into[i] + from[i]);
            for (const auto& v : layout.values) {
                if (v.lane != l) continue;
                const auto code = p.lanes[l].slot(sig, false, v.distinct);
                const auto at = std::find(v.codes.begin(), v.codes.end(), code);
                if (at != v.codes.end())
                    into[v.first + static_cast<std::size_t>(at - v.codes.begin())] =
                        begins ? T{1} : T{-1};
            }
        };
        const auto told = p.telling ? g.swept.cut[*p.telling].signatures() : 0;
        adds.resize((layout.alone.empty() ? told : layout.alone.back()) * 2 * stride);
        auto* into = adds.data();
        for (std::uint32_t sig = 0; sig < told; ++sig)
            for (const bool begins : {false, true}) {
                for (std::size_t l = 0; l < apart.lanes.size(); ++l)
                    of_lane(l, l == *p.telling ? sig : 0, into, begins);
                into += stride;
            }
        for (std::size_t l = 0; l + 1 < layout.alone.size(); ++l)
            for (std::uint32_t sig = 0; sig < g.swept.cut[l].signatures(); ++sig)
                for (const bool begins : {false, true})
                    of_lane(l, sig, std::exchange(into, into + stride), begins);
        for (const auto& v : layout.values)
            for (auto i = v.first; i < v.last; ++i) is_value[i] = T{-1}, width[i] = T{-1};
        const auto distincts = g.swept.what.distincts.size();
        factors.resize(distincts * stride);
        for (std::size_t d = 0; d < distincts; ++d)
            std::copy_n(apart.factors.data() + d * apart.numbers, thresholds,
                        factors.data() + d * stride);
        using unsigned_type = typename block<T>::unsigned_type;
        for (std::size_t i = 0; i < stride; ++i)
            base_said[i] =
                static_cast<unsigned_type>(base[i]) <= static_cast<unsigned_type>(width[i]) ? T{-1}
                                                                                            : T{0};
    }

private:
    static std::size_t filled(std::size_t numbers, std::size_t block) {
        return (numbers + block - 1) / block * block;
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
