// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <string>

#include <remit/core/detail/hash.hpp>
#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {

namespace detail {
__extension__ using wide = __int128;  // products of two 64-bit numbers are compared exactly
}

/// An exact fraction, always in lowest terms with a positive denominator: `ratio(2, 6) == ratio(1,
/// 3)`.
///
/// Shares are written as ratios, never as floating point: two fifths are `percent(40)` or `ratio(2,
/// 5)`.
/// @throws bad_input if the denominator is 0, or either number is the least of 64 bits.
/// @cost   O(log n) to build (greatest common divisor), O(1) to compare.
class ratio {
public:
    constexpr ratio(std::int64_t num, std::int64_t den) : num_{num}, den_{den} {
        if (den == 0)
            throw bad_input{
                problem{"E-RATIO", "", "a ratio with denominator 0 has no value",
                        "write ratio(numerator, denominator) with a denominator above 0"}};
        if (num == INT64_MIN || den == INT64_MIN)  // neither has a positive counterpart
            throw bad_input{problem{"E-RATIO", "", "a number of the ratio is too large", ""}};
        const auto g = std::gcd(num_, den_);
        if (g > 1) num_ /= g, den_ /= g;
        if (den_ < 0) num_ = -num_, den_ = -den_;
    }

    [[nodiscard]] constexpr std::int64_t num() const noexcept { return num_; }
    [[nodiscard]] constexpr std::int64_t den() const noexcept { return den_; }

    friend constexpr bool operator==(ratio, ratio) = default;
    friend constexpr std::strong_ordering operator<=>(ratio a, ratio b) {
        return detail::wide{a.num_} * b.den_ <=> detail::wide{b.num_} * a.den_;
    }

private:
    std::int64_t num_;
    std::int64_t den_;
};

/// `n` hundredths: `percent(40) == ratio(2, 5)`.
[[nodiscard]] constexpr ratio percent(std::int64_t n) { return {n, 100}; }

/// The ratio as a rule spells it: `percent(40)` where the hundredths are whole, else `ratio(1, 3)`.
[[nodiscard]] inline std::string text(ratio r) {
    if (100 % r.den() == 0 && r.num() <= INT64_MAX / 100 && r.num() >= INT64_MIN / 100)
        return "percent(" + std::to_string(r.num() * (100 / r.den())) + ")";
    return "ratio(" + std::to_string(r.num()) + ", " + std::to_string(r.den()) + ")";
}

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::ratio> {
    std::size_t operator()(remit::ratio r) const noexcept {
        return remit::detail::hash_of(r.num(), r.den());
    }
};
