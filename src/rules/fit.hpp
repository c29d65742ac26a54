// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <remit/rules/node.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// Whether the node is a constant: a number, a fraction, a text, a date or a length.
[[nodiscard]] bool is_literal(const node& n) noexcept;
[[nodiscard]] bool is_comparison(op what) noexcept;
/// Whether the word has the slots {column, selector, source, window}.
[[nodiscard]] bool is_measure(op what) noexcept;

/// Checks what the word itself carries. @throws bad_input as below.
void check_payload(op what, const payload& value);

/// Checks that the parts fit the word: their number, their kinds, and what is in them.
/// @throws bad_input that says what was expected and what to write.
void check_fit(op what, const payload& value, const std::vector<node_ptr>& args);

/// Whether a text looks like a date: four digits, two and two, with hyphens between.
[[nodiscard]] bool has_shape_of_date(std::string_view text) noexcept;

/// @throws bad_input of code E-TYPE.
[[noreturn]] void misfit(std::string what, std::string hint);

}  // namespace detail
}  // namespace v0
}  // namespace remit
