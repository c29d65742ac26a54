// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace remit {
inline namespace v0 {
namespace detail {

/// The length in bytes of the character that begins at `at`, or 0 where the bytes are not UTF-8
/// (overlong forms, surrogates and what lies above U+10FFFF are not) or `at` is the end.
[[nodiscard]] constexpr std::size_t utf8_length(std::string_view s, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) -> unsigned {
        return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(at);
    if (at >= s.size()) return 0;
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return follows(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first < 0xF0) {
        if (!follows(at + 1) || !follows(at + 2)) return 0;
        if (first == 0xE0 && byte(at + 1) < 0xA0) return 0;   // overlong
        if (first == 0xED && byte(at + 1) >= 0xA0) return 0;  // surrogates
        return 3;
    }
    if (first >= 0xF0 && first < 0xF5) {
        if (!follows(at + 1) || !follows(at + 2) || !follows(at + 3)) return 0;
        if (first == 0xF0 && byte(at + 1) < 0x90) return 0;   // overlong
        if (first == 0xF4 && byte(at + 1) >= 0x90) return 0;  // above U+10FFFF
        return 4;
    }
    return 0;
}

/// The number of the character of `length` bytes (as `utf8_length` gave it, not 0) at `at`.
[[nodiscard]] constexpr std::uint32_t utf8_code(std::string_view s, std::size_t at,
                                                std::size_t length) noexcept {
    const auto lead = static_cast<unsigned char>(s[at]);
    std::uint32_t code = length == 1   ? lead
                         : length == 2 ? lead & 0x1FU
                         : length == 3 ? lead & 0x0FU
                                       : lead & 0x07U;
    for (std::size_t i = 1; i < length; ++i)
        code = (code << 6U) | (static_cast<unsigned char>(s[at + i]) & 0x3FU);
    return code;
}

/// Whether a character moves the cursor, ends the line or turns the direction of what is read,
/// instead of being seen: the controls of ASCII and Latin-1, the separators of lines and
/// paragraphs, the marks of direction, the byte order mark.
[[nodiscard]] constexpr bool is_control(std::uint32_t code) noexcept {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x061C || code == 0x200E ||
           code == 0x200F || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

/// In bytes; more of a stranger's text does not help who reads a message.
inline constexpr std::size_t longest_shown = 60;

/// A text of a stranger as it stands in a message: controls as `\n`, `\t`, `\u001b`, bytes that are
/// no UTF-8 as `\xff`, and cut behind a whole character where more than `longest` bytes would be
/// shown, with "..." for what is left out.
/// @cost O(what is shown).
[[nodiscard]] inline std::string visible(std::string_view s,
                                         std::size_t longest = std::string_view::npos) {
    const auto hex = [](std::uint32_t n, unsigned digits) {
        std::string out;
        while (digits-- > 0) out += "0123456789abcdef"[(n >> (4 * digits)) & 15U];
        return out;
    };
    std::string out;
    for (std::size_t at = 0; at < s.size();) {
        const auto length = utf8_length(s, at);
        std::string shown;
        if (length == 0) {
            shown = "\\x" + hex(static_cast<unsigned char>(s[at]), 2);
        } else if (const auto code = utf8_code(s, at, length); is_control(code)) {
            shown = code == '\n'   ? "\\n"
                    : code == '\r' ? "\\r"
                    : code == '\t' ? "\\t"
                                   : "\\u" + hex(code, 4);
        } else {
            shown = s.substr(at, length);
        }
        if (out.size() + shown.size() > longest) return out + "...";
        out += shown;
        at += length == 0 ? 1 : length;
    }
    return out;
}

/// The same between double quotes, and short: "the chair".
[[nodiscard]] inline std::string quote(std::string_view s, std::size_t longest = longest_shown) {
    return "\"" + visible(s, longest) + "\"";
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
