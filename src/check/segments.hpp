// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <vector>

#include "program.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

class world;

/// The rows of a lane cut where anything asked of them changes, each with its signature: the vector
/// of truths of all the lane's selectors, dictionary-coded.
struct segments {
    const unit_table* units = nullptr;
    bool plain = true;  ///< segment i is row i of the table: nothing was cut
    std::vector<std::int32_t> start, stop;
    std::vector<std::uint32_t> unit_of;
    std::vector<std::uint32_t> signature;
    std::vector<std::uint8_t> maybe;  ///< empty, or 1 where it only perhaps lasts
    std::size_t selectors = 0;
    std::vector<truth> truths;  ///< signatures x selectors

    [[nodiscard]] std::size_t size() const noexcept { return start.size(); }
    [[nodiscard]] std::size_t signatures() const noexcept {
        return selectors == 0 ? 1 : truths.size() / selectors;
    }
    [[nodiscard]] bool perhaps(std::size_t i) const { return !maybe.empty() && maybe[i] != 0; }
    [[nodiscard]] truth of(std::uint32_t sig, std::int32_t selector) const {
        return selector < 0 ? truth::yes
                            : truths[sig * selectors + static_cast<std::size_t>(selector)];
    }
};

/// @param also further columns whose changes cut a row (grouping columns)
/// @param of the rows, where they are not simply those of the lane
/// @param by_sureness also cut where a row begins or ceases to last for sure
[[nodiscard]] segments make_segments(const world& w, const lane_program& lane,
                                     const std::vector<accessor>& also, bool by_sureness,
                                     const unit_table* of = nullptr);

}  // namespace detail
}  // namespace v0
}  // namespace remit
