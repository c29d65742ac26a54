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

std::uint32_t character_at(std::string_view s, std::size_t at, std::size_t length) {
    const auto byte = [&](std::size_t i) {
        return std::uint32_t{static_cast<unsigned char>(s[at + i])};
    };
    if (length == 1) return byte(0);
    std::uint32_t out = byte(0) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) out = out << 6 | (byte(i) & 0x3FU);
    return out;
}

// Control characters and the two that end a line or a paragraph.
bool is_control(std::uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

// Embeddings and overrides of the direction of reading: what is shown is not what is written.
bool turns_reading(std::uint32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string digits(std::uint32_t n, int count) {
    std::string out;
    for (int i = count - 1; i >= 0; --i) out += "0123456789abcdef"[n >> (4 * i) & 15U];
    return out;
}

std::string spelled_out(std::uint32_t c) {
    switch (c) {
        case '\n': return "\\n";
        case '\r': return "\\r";
        case '\t': return "\\t";
        default: return c < 0x80 ? "\\x" + digits(c, 2) : "\\u" + digits(c, 4);
    }
}

}  // namespace

std::string visible(std::string_view text, std::size_t most) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = detail::utf8_length(text, at);
        std::string piece;
        if (length == 0) {
            piece = "\\x" + digits(static_cast<unsigned char>(text[at]), 2);
        } else {
            const auto c = character_at(text, at, length);
            piece = is_control(c) || turns_reading(c) ? spelled_out(c)
                                                      : std::string{text.substr(at, length)};
        }
        if (out.size() + piece.size() > most) return out + "...";
        out += piece;
        at += length == 0 ? 1 : length;
    }
    return out;
}

std::string quoted(std::string_view text) { return "\"" + visible(text) + "\""; }

text_fault fault_of(std::string_view text) noexcept {
    auto out = text_fault::none;
    for (std::size_t at = 0; at < text.size();) {
        if (at + 8 <= text.size() && is_plain(text.data() + at)) {
            at += 8;
            continue;
        }
        const std::size_t length = detail::utf8_length(text, at);
        if (length == 0) return text_fault::not_utf8;
        if (is_control(character_at(text, at, length))) out = text_fault::control;
        at += length;
    }
    return out;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
