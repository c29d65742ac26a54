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
bool is_plain(std::uint64_t word) noexcept {
    constexpr std::uint64_t high = 0x8080808080808080U;
    return ((word | (word - 0x2020202020202020U) | (word + 0x0101010101010101U)) & high) == 0;
}

// The same of a whole text, which nearly all texts are.
bool is_all_plain(std::string_view text) noexcept {
    // A word of less than four bytes has none in its upper half: spaces go there.
    const std::uint64_t spaces = text.size() < 4 ? 0x2020202020000000U : 0;
    bool out = true;
    each_word(text, [&](std::uint64_t word) { out = out && is_plain(word | spaces); });
    return out;
}

// Control characters and the two that end a line or a paragraph. Marks of direction may be a part
// of a name; in messages they are spelled out all the same.
bool breaks_a_line(std::uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

}  // namespace

text_fault fault_of(std::string_view text) noexcept {
    if (is_all_plain(text)) return text_fault::none;
    auto out = text_fault::none;
    for (std::size_t at = 0; at < text.size();) {
        if (at + 8 <= text.size() && is_plain(word_at<std::uint64_t>(text.data() + at))) {
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
