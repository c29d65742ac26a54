// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// `Word` read from bytes in little-endian order on every machine.
template <class Word>
[[nodiscard]] std::uint64_t word_at(const char* bytes) noexcept {
    Word word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&word, bytes, sizeof word);
    } else {
        for (std::size_t i = 0; i < sizeof word; ++i)
            word |= static_cast<Word>(Word{static_cast<unsigned char>(bytes[i])} << (8 * i));
    }
    return word;
}

/// Calls `f(word)` for words that, with its length, are all of the text: every byte is in at least
/// one of them.
template <class F>
void each_word(std::string_view s, const F& f) noexcept {
    const char* const bytes = s.data();
    const std::size_t n = s.size();
    if (n >= 8) {
        for (std::size_t at = 0; at + 8 < n; at += 8) f(word_at<std::uint64_t>(bytes + at));
        f(word_at<std::uint64_t>(bytes + n - 8));  // may overlap the word before
    } else if (n >= 4) {
        f(word_at<std::uint32_t>(bytes) << 32 | word_at<std::uint32_t>(bytes + n - 4));
    } else if (n > 0) {
        f(word_at<std::uint8_t>(bytes) << 16 | word_at<std::uint8_t>(bytes + n / 2) << 8 |
          word_at<std::uint8_t>(bytes + n - 1));
    }
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
