// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <remit/core/detail/utf8.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

[[nodiscard]] bool is_utf8(std::string_view s) noexcept;

/// How many characters there are; a byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t utf8_count(std::string_view s) noexcept;

}  // namespace detail
}  // namespace v0
}  // namespace remit
