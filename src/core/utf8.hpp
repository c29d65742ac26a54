// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

namespace remit {
inline namespace v0 {
namespace detail {

/// The length in bytes of the character that begins at `at`, or 0 where the bytes are not UTF-8
/// (overlong forms, surrogates and what lies above U+10FFFF are not).
[[nodiscard]] std::size_t utf8_length(std::string_view s, std::size_t at) noexcept;

[[nodiscard]] bool is_utf8(std::string_view s) noexcept;

/// How many characters there are; a byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t utf8_count(std::string_view s) noexcept;

}  // namespace detail
}  // namespace v0
}  // namespace remit
