// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <remit/rules/node.hpp>

namespace remit {
inline namespace v0 {

namespace detail {
template <class T>
concept character = std::same_as<T, char> || std::same_as<T, wchar_t> || std::same_as<T, char8_t> ||
                    std::same_as<T, char16_t> || std::same_as<T, char32_t>;
/// `signed char` and `unsigned char` are numbers: they are std::int8_t and std::uint8_t.
template <class T>
concept whole_number = std::integral<T> && sizeof(T) <= sizeof(std::int64_t) &&
                       !std::same_as<T, bool> && !character<T>;
/// @throws bad_input ("E-RANGE") for a number beyond 64 bits with a sign.
[[nodiscard]] node_ptr whole(std::int64_t n);
[[nodiscard]] node_ptr whole(std::uint64_t n);
template <class T>
concept not_exact = std::floating_point<T> || std::same_as<T, bool>;
/// A quoted text in a rule is a date when it has the shape of one. @throws bad_input for
/// 2022-02-30.
[[nodiscard]] node_ptr text_or_date(std::string_view text);
/// The same. @throws bad_input for a null pointer, too.
[[nodiscard]] node_ptr text_or_date(const char* text);
}  // namespace detail

/// Anything that has a value on a day: a count, a share's parts, a column, a number, a date, a
/// text.
///
/// Comparing two measures builds a `condition`; nothing is evaluated here. Numbers are whole or
/// exact ratios: a `double` does not compile, for `share(x) >= 0.4` would otherwise be read as `>=
/// 0`; neither do a character, a `bool` and `nullptr`.
/// @throws bad_input ("E-RANGE") of a number beyond what std::int64_t holds.
class measure : public expr {
public:
    /// @throws bad_input ("E-TYPE") of a null pointer or a tree that is no value.
    explicit measure(node_ptr p) : expr{detail::fit_for(detail::handle::measure, std::move(p))} {}
    template <detail::whole_number I>
    measure(I n)
        : expr{detail::whole(
              static_cast<
                  std::conditional_t<std::unsigned_integral<I>, std::uint64_t, std::int64_t>>(n))} {
    }
    measure(ratio r) : expr{make_node(op::fraction, r)} {}
    measure(day d) : expr{make_node(op::date, d)} {}
    measure(duration d) : expr{make_node(op::length, d)} {}
    measure(const char* text) : expr{detail::text_or_date(text)} {}
    measure(std::string_view text) : expr{detail::text_or_date(text)} {}
    measure(const std::string& text) : expr{detail::text_or_date(text)} {}
    measure(std::nullptr_t) = delete;
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

template <>
struct std::hash<remit::measure> : remit::detail::expr_hash {};
