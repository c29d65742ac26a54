// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Exact numbers with two infinities, and what is known of one as bounds.

#include <cstdint>

#include <remit/core/ratio.hpp>
#include <remit/time/truth.hpp>

namespace remit_test::oracle {

using wide = remit::detail::wide;

/// A fraction in lowest terms, or one of the two infinities (`den == 0`).
struct number {
    wide num = 0;
    wide den = 1;

    constexpr number() = default;
    constexpr number(std::int64_t n) : num{n} {}
    constexpr number(remit::ratio r) : num{r.num()}, den{r.den()} {}

    static constexpr number of(wide n, wide d) {
        wide a = n < 0 ? -n : n, b = d < 0 ? -d : d;
        while (b != 0) {
            const wide rest = a % b;
            a = b;
            b = rest;
        }
        number out;
        out.num = n / a;
        out.den = d / a;
        if (out.den < 0) out.num = -out.num, out.den = -out.den;
        return out;
    }
    static constexpr number infinity(int sign) {
        number out;
        out.num = sign;
        out.den = 0;
        return out;
    }
    [[nodiscard]] constexpr bool finite() const { return den != 0; }
    [[nodiscard]] constexpr int sign() const { return num < 0 ? -1 : num > 0 ? 1 : 0; }
};

constexpr number operator-(number a) {
    a.num = -a.num;
    return a;
}
/// Opposite infinities may come to anything: `unclear` says which end is asked for.
constexpr number sum_or(number a, number b, number unclear) {
    if (!a.finite() && !b.finite() && a.num != b.num) return unclear;
    if (!a.finite()) return a;
    if (!b.finite()) return b;
    return number::of(a.num * b.den + b.num * a.den, a.den * b.den);
}
constexpr number operator+(number a, number b) { return sum_or(a, b, 0); }
constexpr number operator-(number a, number b) { return a + -b; }
/// Nothing times anything is nothing, however large.
constexpr number operator*(number a, number b) {
    if (a.sign() == 0 || b.sign() == 0) return 0;
    if (!a.finite() || !b.finite()) return number::infinity(a.sign() * b.sign());
    return number::of(a.num * b.num, a.den * b.den);
}
constexpr bool operator<(number a, number b) {
    if (!a.finite() && !b.finite()) return a.num < b.num;
    if (!a.finite()) return a.num < 0;
    if (!b.finite()) return b.num > 0;
    return a.num * b.den < b.num * a.den;
}
constexpr bool operator==(number a, number b) { return a.num == b.num && a.den == b.den; }
constexpr bool operator<=(number a, number b) { return !(b < a); }

constexpr number floor(number a) {
    if (!a.finite()) return a;
    wide whole = a.num / a.den;
    if (a.num % a.den < 0) whole -= 1;
    return number::of(whole, 1);
}
constexpr number ceil(number a) { return -floor(-a); }
/// Halves go up.
constexpr number nearest(number a) { return floor(a + number::of(1, 2)); }
constexpr number least(number a, number b) { return b < a ? b : a; }
constexpr number greatest(number a, number b) { return a < b ? b : a; }

/// What is known of a number: it is none below `low` and none above `high`.
struct bounds {
    number low, high;

    friend constexpr bool operator==(const bounds&, const bounds&) = default;
};

inline constexpr bounds anything{number::infinity(-1), number::infinity(1)};
constexpr bounds exactly(number n) { return {n, n}; }

constexpr bounds operator+(bounds a, bounds b) {
    return {sum_or(a.low, b.low, number::infinity(-1)),
            sum_or(a.high, b.high, number::infinity(1))};
}
constexpr bounds operator-(bounds a) { return {-a.high, -a.low}; }
constexpr bounds operator-(bounds a, bounds b) { return a + -b; }
constexpr bounds operator*(bounds a, bounds b) {
    const number p[] = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
    return {least(least(p[0], p[1]), least(p[2], p[3])),
            greatest(greatest(p[0], p[1]), greatest(p[2], p[3]))};
}
/// Whichever of the two it is.
constexpr bounds either(bounds a, bounds b) {
    return {least(a.low, b.low), greatest(a.high, b.high)};
}

constexpr remit::truth at_most(bounds a, bounds b) {
    if (a.high <= b.low) return remit::truth::yes;
    return b.high < a.low ? remit::truth::no : remit::truth::maybe;
}
constexpr remit::truth equal(bounds a, bounds b) {
    if (a.low == a.high && b.low == b.high && a.low == b.low) return remit::truth::yes;
    return a.high < b.low || b.high < a.low ? remit::truth::no : remit::truth::maybe;
}

}  // namespace remit_test::oracle
