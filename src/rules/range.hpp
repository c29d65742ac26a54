// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/core/ratio.hpp>
#include <remit/rules/node.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// The values that a measure may have, as far as its words tell: exact bounds, each of which may be
/// absent.
struct range {
    std::optional<ratio> low{}, high{};
    bool low_open = false, high_open = false;  ///< the bound itself is no value
    bool whole = false;                        ///< only whole numbers

    [[nodiscard]] static range of(ratio r) { return {r, r, false, false, r.den() == 1}; }
    /// Whole numbers from `least` on, to `most` where it is given.
    [[nodiscard]] static range whole_from(std::int64_t least,
                                          std::optional<std::int64_t> most = std::nullopt);
    [[nodiscard]] bool empty() const;
};

// A result that 64 bits do not hold is no bound.
[[nodiscard]] std::optional<ratio> sum(ratio a, ratio b);
[[nodiscard]] std::optional<ratio> product(ratio a, ratio b);
[[nodiscard]] std::int64_t floor_of(ratio r) noexcept;

[[nodiscard]] range sum(const range& a, const range& b);
[[nodiscard]] range product(const range& a, ratio by);
/// Of the least, or the greatest, of two values.
[[nodiscard]] range lesser(const range& a, const range& b);
[[nodiscard]] range greater(const range& a, const range& b);

/// The values of `a` for which `value what v` holds: `what` is a comparison.
[[nodiscard]] range narrowed(range a, op what, ratio v);
[[nodiscard]] op negated(op comparison) noexcept;
[[nodiscard]] op mirrored(op comparison) noexcept;
/// "is never below 0", "is always 1", "lies between 1 and 12"; empty where there is no bound.
[[nodiscard]] std::string text(const range& r);

}  // namespace detail
}  // namespace v0
}  // namespace remit
