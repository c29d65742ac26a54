// SPDX-License-Identifier: BSL-1.0
#include "registry/quoted.hpp"

#include <cstdint>

#include "core/utf8.hpp"
#include "registry/words.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// Whether eight bytes are all letters, signs or spaces of ASCII. It may say no of some that are.
bool is_plain(const char* bytes) noexcept {
    constexpr std::uint64_t high = 0x8080808080808080U;
    const std::uint64_t word = word_at<std::uint64_t>(bytes);
    return ((word | (word - 0x2020202020202020U) | (word + 0x0101010101010101U)) & high) == 0;
}

// Control characters and the two that end a line or a paragraph. Marks of direction may be a part
// of a name; in messages they are spelled out all the same.
bool breaks_a_line(std::uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

}  // namespace

text_fault fault_of(std::string_view text) noexcept {
    auto out = text_fault::none;
    for (std::size_t at = 0; at < text.size();) {
        if (at + 8 <= text.size() && is_plain(text.data() + at)) {
            at += 8;
            continue;
        }
        const std::size_t length = detail::utf8_length(text, at);
        if (length == 0) return text_fault::not_utf8;
        if (breaks_a_line(detail::utf8_code(text, at, length))) out = text_fault::control;
        at += length;
    }
    return out;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
