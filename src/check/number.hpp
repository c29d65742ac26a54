// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>

#include <remit/core/problem.hpp>
#include <remit/core/ratio.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// An exact rational or one of the two infinities (den == 0). Wide enough that a rule of ordinary
/// size never overflows; one that does is refused rather than wrapped.
struct number {
    wide num = 0;
    wide den = 1;

    number() = default;
    number(std::int64_t n) : num{n} {}
    number(ratio r) : num{r.num()}, den{r.den()} {}
    number(wide n, wide d) : num{n}, den{d} { reduce(); }
    [[nodiscard]] static number infinity(int sign) {
        number x;
        x.num = sign, x.den = 0;
        return x;
    }

    [[nodiscard]] bool finite() const noexcept { return den != 0; }
    [[nodiscard]] bool whole() const noexcept { return den == 1; }
    /// As a ratio; nothing when infinite or wider than 64 bits.
    [[nodiscard]] std::optional<ratio> exact() const {
        if (!finite() || num > INT64_MAX || num < INT64_MIN + 1 || den > INT64_MAX)
            return std::nullopt;
        return ratio{static_cast<std::int64_t>(num), static_cast<std::int64_t>(den)};
    }

    friend bool operator==(const number&, const number&) = default;
    friend bool operator<(const number& a, const number& b) {
        if (!a.finite() || !b.finite()) {
            const auto side = [](const number& x) { return x.finite() ? 0 : x.num > 0 ? 1 : -1; };
            return side(a) < side(b);
        }
        return product(a.num, b.den) < product(b.num, a.den);
    }
    friend number operator+(const number& a, const number& b) {
        if (!a.finite()) return a;
        if (!b.finite()) return b;
        return {sum(product(a.num, b.den), product(b.num, a.den)), product(a.den, b.den)};
    }
    friend number operator-(const number& a) {
        number x = a;
        x.num = -x.num;
        return x;
    }
    /// Zero times infinity is zero: a count that is exactly nothing stays nothing.
    friend number operator*(const number& a, const number& b) {
        if (a.num == 0 || b.num == 0) return {};
        if (!a.finite() || !b.finite()) return infinity((a.num > 0) == (b.num > 0) ? 1 : -1);
        return {product(a.num, b.num), product(a.den, b.den)};
    }
    [[nodiscard]] number inverse() const { return {den, num}; }
    [[nodiscard]] number floor() const {
        if (!finite()) return *this;
        wide q = num / den;
        if (num % den < 0) --q;
        return {q, 1};
    }
    [[nodiscard]] number ceil() const { return -(-*this).floor(); }
    /// Halves go up.
    [[nodiscard]] number nearest() const { return (*this + number{wide{1}, wide{2}}).floor(); }

private:
    [[noreturn]] static void too_large() {
        throw bad_input{problem{"E-RANGE", "",
                                "a number in a rule grew beyond what can be held exactly",
                                "use smaller numbers"}};
    }
    static wide product(wide a, wide b) {
        wide out;
        if (__builtin_mul_overflow(a, b, &out)) too_large();
        return out;
    }
    static wide sum(wide a, wide b) {
        wide out;
        if (__builtin_add_overflow(a, b, &out)) too_large();
        return out;
    }
    void reduce() {
        if (den < 0) num = -num, den = -den;
        wide a = num < 0 ? -num : num, b = den;
        while (b != 0) {
            const wide r = a % b;
            a = b, b = r;
        }
        if (a > 1) num /= a, den /= a;
    }
};

[[nodiscard]] inline const number& smaller(const number& a, const number& b) {
    return b < a ? b : a;
}
[[nodiscard]] inline const number& larger(const number& a, const number& b) {
    return a < b ? b : a;
}

/// What is known of a number: it lies in [lo, hi]. Exact when both are equal.
struct extent {
    number lo, hi;

    [[nodiscard]] static extent of(const number& n) { return {n, n}; }
    [[nodiscard]] static extent anything() { return {number::infinity(-1), number::infinity(1)}; }
    [[nodiscard]] bool exact() const { return lo == hi; }
    friend bool operator==(const extent&, const extent&) = default;
};

[[nodiscard]] inline extent operator-(const extent& a) { return {-a.hi, -a.lo}; }
[[nodiscard]] inline extent operator+(const extent& a, const extent& b) {
    // an infinite bound on either side stays infinite on that side
    const auto add = [](const number& x, const number& y, int sign) {
        return !x.finite() || !y.finite()
                   ? ((!x.finite() && x.num * sign > 0) || (!y.finite() && y.num * sign > 0)
                          ? number::infinity(sign)
                          : (!x.finite() ? x : y))
                   : x + y;
    };
    return {add(a.lo, b.lo, -1), add(a.hi, b.hi, 1)};
}
[[nodiscard]] inline extent operator*(const extent& a, const extent& b) {
    const number p[] = {a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi};
    extent out{p[0], p[0]};
    for (const auto& x : p) out.lo = smaller(out.lo, x), out.hi = larger(out.hi, x);
    return out;
}
[[nodiscard]] inline extent hull(const extent& a, const extent& b) {
    return {smaller(a.lo, b.lo), larger(a.hi, b.hi)};
}
/// The remainder by a positive whole number, never negative.
[[nodiscard]] inline extent remainder(const extent& a, const number& by) {
    if (!a.exact() || !a.lo.finite()) return {number{0}, by};  // of a fraction it may come near
    const number q = (a.lo * by.inverse()).floor();
    return extent::of(a.lo + -(q * by));
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
