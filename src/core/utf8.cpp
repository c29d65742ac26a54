// SPDX-License-Identifier: BSL-1.0
#include "core/utf8.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

std::size_t utf8_length(std::string_view s, std::size_t at) noexcept {
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

bool is_utf8(std::string_view s) noexcept {
    for (std::size_t i = 0; i < s.size();) {
        const auto n = utf8_length(s, i);
        if (n == 0) return false;
        i += n;
    }
    return true;
}

std::size_t utf8_count(std::string_view s) noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i < s.size(); ++count) {
        const auto n = utf8_length(s, i);
        i += n == 0 ? 1 : n;
    }
    return count;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
