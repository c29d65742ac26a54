// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "side_by_side.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// How the numbers of a quick sweep stand side by side: thresholds, one that counts the rows of
/// which something is not known, and one for each value of columns that have few: a value is there
/// where its number is above zero.
struct quick_layout {
    /// A column's values of which `distinct` counts how many are there.
    struct value_range {
        std::size_t distinct;  ///< of the telling lane's
        std::size_t first, last;
        std::vector<std::int32_t> codes;  ///< in the order of the numbers
    };
    std::size_t numbers = 0;
    std::vector<value_range> values;
    /// Those of the lane's distinct counts whose values are too many: each has a counter.
    std::vector<std::size_t> counted;

    quick_layout() = default;
    quick_layout(const rule_group& g, const plain_rules& p);
};

/// What each event adds where one order holds for all lanes and only one of them tells its rows
/// apart, in numbers of one width.
template <class T>
struct quick_table {
    std::size_t stride;        ///< the numbers, filled up to whole blocks
    std::vector<T> base;       ///< without any row
    std::vector<T> width;      ///< so far above zero a number may be
    std::vector<T> base_said;  ///< all bits set where it is, without any row
    std::vector<T> adds;       ///< by signature, and whether the row begins
    std::vector<T> is_value;   ///< all bits set of the numbers of values
    std::vector<T> factors;    ///< by distinct of the lane: what one more value adds to each

    quick_table(const rule_group& g, const plain_rules& p, const quick_layout& layout,
                std::size_t block_bytes)
        : stride{filled(layout.numbers, block_bytes / sizeof(T))}, base(stride), width(stride),
          base_said(stride), is_value(stride) {
        const side_by_side<T> apart{g, p, false};
        const auto thresholds = p.thresholds.size(), told = *p.telling;
        std::copy_n(apart.base.begin(), thresholds, base.begin());
        std::copy_n(apart.width.begin(), thresholds, width.begin());
        const auto& lane = p.lanes[told];
        const auto signatures = g.swept.cut[told].signatures();
        adds.resize(signatures * 2 * stride);
        for (std::uint32_t sig = 0; sig < signatures; ++sig)
            for (std::size_t begins = 0; begins < 2; ++begins) {
                auto* const into = adds.data() + (sig * 2 + begins) * stride;
                for (std::size_t l = 0; l < apart.lanes.size(); ++l) {
                    const auto row = (l == told ? std::size_t{sig} * 4 : 0) + begins;
                    const auto* from = apart.lanes[l].least.data() + row * apart.numbers;
                    for (std::size_t i = 0; i <= thresholds; ++i)
                        into[i] = static_cast<T>(into[i] + from[i]);
                }
                for (const auto& v : layout.values) {
                    const auto code = lane.slot(sig, false, v.distinct);
                    const auto at = std::find(v.codes.begin(), v.codes.end(), code);
                    if (at != v.codes.end())
                        into[v.first + static_cast<std::size_t>(at - v.codes.begin())] =
                            begins ? T{1} : T{-1};
                }
            }
        for (const auto& v : layout.values)
            for (auto i = v.first; i < v.last; ++i) is_value[i] = T{-1}, width[i] = T{-1};
        factors.resize(lane.distincts.size() * stride);
        for (std::size_t d = 0; d < lane.distincts.size(); ++d)
            std::copy_n(apart.factors.data() + lane.distincts[d] * apart.numbers, thresholds,
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
