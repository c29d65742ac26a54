// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/parse_error.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

enum class token_kind : std::uint8_t { name, integer, text, symbol, end };

struct token {
    token_kind kind;
    std::string_view spelling;  ///< as written, with its quotes
    place at;
};

/// The tokens of a rule's text, the last of kind `end`.
/// @throws bad_input (E-SYNTAX, E-SIZE) at the first character that begins none.
[[nodiscard]] std::vector<token> tokens_of(std::string_view text);

/// The word for a length of time that a unit means (`years` of "year" and "years"), or nothing.
[[nodiscard]] std::string_view unit_meant(std::string_view unit) noexcept;

/// What a quoted token says, without quotes and escapes.
[[nodiscard]] std::string unquoted(std::string_view spelling);

}  // namespace detail
}  // namespace v0
}  // namespace remit
