// SPDX-License-Identifier: BSL-1.0
#include "overlaps.hpp"

#include <array>
#include <numeric>

namespace remit {
inline namespace v0 {
namespace detail {

namespace {
constexpr unsigned bits = 11;  ///< of a digit: its counters stay in the nearest cache
}

void overlaps::take(std::span<const std::int64_t> start, std::span<const std::int64_t> stop) {
    const auto n = start.size();
    order_.resize(n);
    std::iota(order_.begin(), order_.end(), 0U);
    if (!std::is_sorted(start.begin(), start.end())) order_by_start(start);
    place_.resize(n);
    for (std::size_t i = 0; i < n; ++i) place_[order_[i]] = static_cast<std::uint32_t>(i);

    reach_.resize(n);
    const auto begins = [&](std::size_t place) { return start[order_[place]]; };
    for (std::size_t i = 0; i < n; ++i) {
        const auto thing = order_[i];
        const auto end = stop[thing];
        if (end <= start[thing]) {
            reach_[i] = 0;
            continue;
        }
        // Most stop before many others begin: strides that double, then halves.
        std::size_t low = i, stride = 1;
        while (low + stride < n && begins(low + stride) < end) low += stride, stride *= 2;
        std::size_t high = std::min(low + stride, n);
        while (high - low > 1) {
            const auto middle = low + (high - low) / 2;
            (begins(middle) < end ? low : high) = middle;
        }
        reach_[i] = static_cast<std::uint32_t>(high);
    }
}

void overlaps::order_by_start(std::span<const std::int64_t> start) {
    const auto [least, most] = std::minmax_element(start.begin(), start.end());
    const auto low = static_cast<std::uint64_t>(*least);
    const auto range = static_cast<std::uint64_t>(*most) - low;
    spare_.resize(order_.size());
    for (unsigned shift = 0; shift < 64 && (range >> shift) != 0; shift += bits) {
        const auto digit = [&](std::uint32_t thing) {
            return (static_cast<std::uint64_t>(start[thing]) - low) >> shift &
                   ((std::uint64_t{1} << bits) - 1);
        };
        std::array<std::uint32_t, (1U << bits) + 1> at{};
        for (const auto thing : order_) ++at[digit(thing) + 1];
        std::partial_sum(at.begin(), at.end(), at.begin());
        for (const auto thing : order_) spare_[at[digit(thing)]++] = thing;
        order_.swap(spare_);
    }
}

void overlaps::choose_groups(std::size_t keys, std::size_t rows) {
    constexpr std::size_t at_once = 32'768;  ///< rows
    place_bits_ = static_cast<unsigned>(std::bit_width(order_.size()));
    key_bits_ = static_cast<unsigned>(std::bit_width(keys));
    // More than so many groups would be dealt to more pages than the processor keeps at hand.
    for (std::size_t groups = 1; groups < 512 && groups * at_once < rows && key_bits_ > 0;
         groups *= 2)
        --key_bits_;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
