// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include <remit/rules/node.hpp>

namespace remit {
inline namespace v0 {

namespace detail {
template <class T>
concept whole_number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;
template <class T>
concept not_exact = std::floating_point<T> || std::same_as<T, bool>;
/// A quoted text in a rule is a date when it has the shape of one. @throws bad_input for
/// 2022-02-30.
[[nodiscard]] node_ptr text_or_date(std::string_view text);
}  // namespace detail

/// Anything that has a value on a day: a count, a share's parts, a column, a number, a date, a
/// text.
///
/// Comparing two measures builds a `condition`; nothing is evaluated here. Numbers are whole or
/// exact ratios: a `double` does not compile, for `share(x) >= 0.4` would otherwise be read as `>=
/// 0`.
class measure : public expr {
public:
    explicit measure(node_ptr p) : expr{std::move(p)} {}
    template <detail::whole_number I>
    measure(I n) : expr{make_node(op::integer, static_cast<std::int64_t>(n))} {}
    measure(ratio r) : expr{make_node(op::fraction, r)} {}
    measure(day d) : expr{make_node(op::date, d)} {}
    measure(duration d) : expr{make_node(op::length, d)} {}
    measure(const char* text) : expr{detail::text_or_date(text)} {}
    measure(std::string_view text) : expr{detail::text_or_date(text)} {}
    measure(const std::string& text) : expr{detail::text_or_date(text)} {}
    template <detail::not_exact F>
    measure(F) : expr{nullptr} {
        static_assert(
            !detail::not_exact<F>,
            "A rule's numbers are exact: write percent(40) or ratio(1, 3), not 0.4 or true.");
    }
};

[[nodiscard]] inline measure operator+(const measure& a, const measure& b) {
    return measure{make_node(op::add, {}, {a.share_root(), b.share_root()})};
}
[[nodiscard]] inline measure operator-(const measure& a, const measure& b) {
    return measure{make_node(op::sub, {}, {a.share_root(), b.share_root()})};
}
[[nodiscard]] inline measure operator*(const measure& a, const measure& b) {
    return measure{make_node(op::mul, {}, {a.share_root(), b.share_root()})};
}
/// Division by a positive constant only, so that nothing is ever divided by zero.
[[nodiscard]] inline measure operator/(const measure& a, const measure& b) {
    return measure{make_node(op::div, {}, {a.share_root(), b.share_root()})};
}
/// The remainder after division by a positive whole constant.
[[nodiscard]] inline measure operator%(const measure& a, const measure& b) {
    return measure{make_node(op::mod, {}, {a.share_root(), b.share_root()})};
}
[[nodiscard]] inline measure operator-(const measure& a) {
    return measure{make_node(op::neg, {}, {a.share_root()})};
}

}  // namespace v0
}  // namespace remit
