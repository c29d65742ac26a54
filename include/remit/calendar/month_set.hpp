// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>

#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {

/// Some months of the year, 1 to 12; perhaps none.
class month_set {
public:
    constexpr month_set() = default;
    /// @throws bad_input (E-CADENCE) for a number that is no month.
    constexpr month_set(std::initializer_list<int> months) {
        for (const int m : months) add(m);
    }
    [[nodiscard]] static constexpr month_set all() {
        return {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    }

    constexpr void add(int month) {
        if (month < 1 || month > 12)
            throw bad_input{problem{"E-CADENCE", "", "there is no month " + std::to_string(month),
                                    "1 is January, 12 is December"}};
        bits_ |= bit(month);
    }
    [[nodiscard]] constexpr bool contains(int month) const noexcept {
        return month >= 1 && month <= 12 && (bits_ & bit(month)) != 0;
    }
    [[nodiscard]] constexpr int size() const noexcept { return std::popcount(bits_); }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    /// Those of the first that are not of the second.
    friend constexpr month_set operator-(month_set a, month_set b) noexcept {
        a.bits_ &= static_cast<std::uint16_t>(~b.bits_);
        return a;
    }
    friend constexpr month_set operator|(month_set a, month_set b) noexcept {
        a.bits_ |= b.bits_;
        return a;
    }
    friend constexpr bool operator==(month_set, month_set) = default;

private:
    static constexpr std::uint16_t bit(int month) noexcept {
        return static_cast<std::uint16_t>(1U << (month - 1));
    }
    std::uint16_t bits_ = 0;
};

}  // namespace v0
}  // namespace remit
