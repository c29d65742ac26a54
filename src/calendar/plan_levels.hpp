// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/plan_problem.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// All ways to stand on each day of a plan, and how many meetings each still needs.
///
/// A way to stand is when the last meeting was and how many there are so far in each month,
/// quarter or year: whatever was before does not matter. So there are few, and all are looked at.
class plan_levels {
public:
    static constexpr std::uint32_t nowhere = 0xFFFFFFFF;
    static constexpr std::size_t most_ways = 6'000'000;

    /// @throws bad_input (E-SIZE) where there are more ways than are to be looked at.
    explicit plan_levels(const plan_problem& p, std::size_t most = most_ways);

    struct state {
        std::uint64_t key = 0;
        std::uint32_t without = nowhere;  ///< the state of the next day, without a meeting, ...
        std::uint32_t with = nowhere;     ///< ... and with one
        std::uint32_t needs = nowhere;    ///< so many more meetings at least; nowhere: impossible
    };

    [[nodiscard]] std::size_t days() const noexcept { return levels_.size() - 1; }
    [[nodiscard]] const state& at(std::size_t day, std::uint32_t which) const {
        return levels_[day][which];
    }
    /// How many ways were looked at.
    [[nodiscard]] std::size_t ways() const noexcept { return ways_; }
    [[nodiscard]] bool possible() const { return needs() != nowhere; }
    /// So many more meetings; nowhere: impossible.
    [[nodiscard]] std::uint32_t needs() const { return levels_[0][0].needs; }
    /// The days with planned meetings, counted from the first: as few as can be, and of those the
    /// earliest.
    [[nodiscard]] std::vector<std::size_t> best() const;

private:
    std::vector<std::vector<state>> levels_{};
    std::size_t ways_ = 0;
};

/// The same with its meetings as far apart as can be without one more, and no further than `gap`
/// days.
[[nodiscard]] plan_levels spaced(const plan_problem& p, const plan_levels& plain, std::int32_t gap);

/// Whether a first try finds dates: a meeting as soon as there may be one.
[[nodiscard]] bool is_easy(const plan_problem& p);

}  // namespace detail
}  // namespace v0
}  // namespace remit
