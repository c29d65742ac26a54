// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <remit/core/detail/utf8.hpp>

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// A stranger's text as a message may show it, see `detail::visible`; never a long one.
[[nodiscard]] inline std::string visible(std::string_view text,
                                         std::size_t most = detail::longest_shown) {
    return detail::visible(text, most);
}

/// The most bytes of the name of a file or table that places repeat.
inline constexpr std::size_t longest_origin = 200;

/// The same in quotes.
[[nodiscard]] inline std::string quoted(std::string_view text) { return detail::quote(text); }

/// What keeps a text from being a key or a name.
enum class text_fault : unsigned char { none, control, not_utf8 };
/// The worst fault of the text: bytes that are not UTF-8, else a control character or an end of
/// line.
[[nodiscard]] text_fault fault_of(std::string_view text) noexcept;

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
