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
    /// A cost has the meetings before all else, then how far they fall short of being even.
    static constexpr std::uint64_t one_meeting = std::uint64_t{1} << 40,
                                   impossible = 0xFFFF'FFFF'FFFF'FFFF;
    [[nodiscard]] static constexpr std::uint32_t meetings_of(std::uint64_t cost) {
        return static_cast<std::uint32_t>(cost / one_meeting);
    }
    static constexpr std::size_t most_ways = 6'000'000;

    /// @throws bad_input (E-SIZE) where there are more ways than are to be looked at.
    explicit plan_levels(const plan_problem& p, std::size_t most = most_ways);

    struct state {
        std::uint64_t key = 0;
        std::uint32_t without = nowhere;   ///< the state of the next day, without a meeting, ...
        std::uint32_t with = nowhere;      ///< ... and with one
        std::uint32_t uneven = 0;          ///< what a meeting on the day costs of evenness
        std::uint64_t needs = impossible;  ///< what it costs at least: see `meetings_of`
    };

    [[nodiscard]] std::size_t days() const noexcept { return levels_.size() - 1; }
    [[nodiscard]] const state& at(std::size_t day, std::uint32_t which) const {
        return levels_[day][which];
    }
    /// How many ways were looked at.
    [[nodiscard]] std::size_t ways() const noexcept { return ways_; }
    [[nodiscard]] bool possible() const { return levels_[0][0].needs != impossible; }
    /// What it costs to go on without a meeting more on that day, or with one.
    [[nodiscard]] std::uint64_t cost(std::size_t day, const state& s, bool planned) const {
        const auto next = planned ? s.with : s.without;
        if (next == nowhere || levels_[day + 1][next].needs == impossible) return impossible;
        const bool meets = planned || fixed_[day];
        return levels_[day + 1][next].needs + (planned ? one_meeting : 0) + (meets ? s.uneven : 0);
    }
    /// The days with planned meetings, counted from the first: those that cost least, and of them
    /// the earliest.
    [[nodiscard]] std::vector<std::size_t> best() const;

private:
    std::vector<std::vector<state>> levels_{};
    std::vector<bool> fixed_{};  ///< per day, whether there is a meeting already
    std::size_t ways_ = 0;
};

/// The ways to stand with the meetings of a cadence as even as they can be where that is asked, and
/// there are not too many ways to look at all.
/// @throws bad_input (E-SIZE) where there are too many even so.
[[nodiscard]] plan_levels levels_of(plan_problem p, std::int32_t even_gap);

/// Whether a first try finds dates: a meeting as soon as there may be one.
[[nodiscard]] bool is_easy(const plan_problem& p);

}  // namespace detail
}  // namespace v0
}  // namespace remit
