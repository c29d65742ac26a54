// SPDX-License-Identifier: BSL-1.0
#include "rules/range.hpp"

#include <algorithm>

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

wide gcd_of(wide a, wide b) {
    if (a < 0) a = -a;
    while (b != 0) {
        const wide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

std::optional<ratio> fitting(wide num, wide den) {
    const wide g = gcd_of(num, den);
    if (g > 1) num /= g, den /= g;
    if (num > INT64_MAX || num < -INT64_MAX || den > INT64_MAX) return std::nullopt;
    return ratio{static_cast<std::int64_t>(num), static_cast<std::int64_t>(den)};
}

/// The bound of a sum: none where one of them has none.
std::optional<ratio> bound_sum(const std::optional<ratio>& a, const std::optional<ratio>& b) {
    return a && b ? sum(*a, *b) : std::nullopt;
}

void keep_whole(range& r) {
    if (!r.whole) return;
    if (r.low) {
        const auto below = floor_of(*r.low);
        const bool stays = r.low->den() == 1 && !r.low_open;
        r.low = stays || below == INT64_MAX ? r.low : std::optional{ratio{below + 1, 1}};
        r.low_open = false;
    }
    if (r.high) {
        const auto below = floor_of(*r.high);
        const bool one_less = r.high->den() == 1 && r.high_open && below > -INT64_MAX;
        r.high = ratio{one_less ? below - 1 : below, 1};
        r.high_open = false;
    }
}

std::string plain(ratio r) { return r.den() == 1 ? std::to_string(r.num()) : remit::text(r); }

}  // namespace

range range::whole_from(std::int64_t least, std::optional<std::int64_t> most) {
    range r{ratio{least, 1}, std::nullopt, false, false, true};
    if (most) r.high = ratio{*most, 1};
    return r;
}

bool range::empty() const {
    return low && high && (*low > *high || (*low == *high && (low_open || high_open)));
}

std::optional<ratio> sum(ratio a, ratio b) {
    return fitting(wide{a.num()} * b.den() + wide{b.num()} * a.den(), wide{a.den()} * b.den());
}

std::optional<ratio> product(ratio a, ratio b) {
    return fitting(wide{a.num()} * b.num(), wide{a.den()} * b.den());
}

std::int64_t floor_of(ratio r) noexcept {
    return r.num() / r.den() - (r.num() % r.den() < 0 ? 1 : 0);
}

range sum(const range& a, const range& b) {
    return {bound_sum(a.low, b.low), bound_sum(a.high, b.high), a.low_open || b.low_open,
            a.high_open || b.high_open, a.whole && b.whole};
}

range product(const range& a, ratio by) {
    if (by.num() == 0) return range::of(by);
    range out{a.low ? product(*a.low, by) : std::nullopt,
              a.high ? product(*a.high, by) : std::nullopt, a.low_open, a.high_open,
              a.whole && by.den() == 1};
    if (by.num() < 0) {
        std::swap(out.low, out.high);
        std::swap(out.low_open, out.high_open);
    }
    return out;
}

range lesser(const range& a, const range& b) {
    range out{std::nullopt, std::nullopt, false, false, a.whole && b.whole};
    if (a.low && b.low) out.low = std::min(*a.low, *b.low);
    if (a.high || b.high)
        out.high = a.high && b.high ? std::min(*a.high, *b.high) : a.high ? a.high : b.high;
    return out;
}

range greater(const range& a, const range& b) {
    return product(lesser(product(a, {-1, 1}), product(b, {-1, 1})), {-1, 1});
}

range narrowed(range a, op what, ratio v) {
    if (what == op::eq || what == op::le || what == op::lt) {
        const bool open = what == op::lt;
        if (!a.high || v < *a.high)
            a.high = v, a.high_open = open;
        else if (v == *a.high)
            a.high_open = a.high_open || open;
    }
    if (what == op::eq || what == op::ge || what == op::gt) {
        const bool open = what == op::gt;
        if (!a.low || v > *a.low)
            a.low = v, a.low_open = open;
        else if (v == *a.low)
            a.low_open = a.low_open || open;
    }
    if (what == op::ne) {
        if (a.low == v) a.low_open = true;
        if (a.high == v) a.high_open = true;
    }
    keep_whole(a);
    return a;
}

op negated(op comparison) noexcept {
    switch (comparison) {
        case op::eq: return op::ne;
        case op::ne: return op::eq;
        case op::lt: return op::ge;
        case op::ge: return op::lt;
        case op::gt: return op::le;
        default: return op::gt;
    }
}

op mirrored(op comparison) noexcept {
    switch (comparison) {
        case op::lt: return op::gt;
        case op::gt: return op::lt;
        case op::le: return op::ge;
        case op::ge: return op::le;
        default: return comparison;
    }
}

std::string text(const range& r) {
    if (r.low && r.high && *r.low == *r.high) return "is always " + plain(*r.low);
    if (r.low && r.high) return "lies between " + plain(*r.low) + " and " + plain(*r.high);
    if (r.low) return "is never below " + plain(*r.low);
    return r.high ? "is never above " + plain(*r.high) : "";
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
