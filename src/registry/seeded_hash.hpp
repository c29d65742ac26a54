// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "registry/words.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Two words that nobody outside the process can foresee.
[[nodiscard]] std::array<std::uint64_t, 2> random_words() noexcept;

/// The hash of one table of texts or numbers, drawn when the table is made.
///
/// Keys come from strangers: with a hash that is known beforehand a file could hold any number of
/// keys that collide, and each look would pass all of them. The factor is secret and enters at
/// every word, so that no difference of two texts cancels in a way that could be prepared. Nothing
/// that a table gives back may depend on the hash; for what is told to others there is
/// `fixed_hash`.
class seeded_hash {
public:
    seeded_hash() noexcept : seeded_hash{random_words()} {}

    [[nodiscard]] std::size_t operator()(std::string_view s) const noexcept {
        std::uint64_t h = step(start_, s.size());
        each_word(s, [&](std::uint64_t word) { h = step(h, word); });
        return static_cast<std::size_t>(step(h, start_));
    }
    [[nodiscard]] std::size_t operator()(std::uint64_t number) const noexcept {
        return static_cast<std::size_t>(step(step(start_, number), start_));
    }

private:
    explicit seeded_hash(const std::array<std::uint64_t, 2>& drawn) noexcept
        : start_{drawn[0]}, factor_{drawn[1] | 1U} {}

    __extension__ using wide = unsigned __int128;

    [[nodiscard]] std::uint64_t step(std::uint64_t h, std::uint64_t word) const noexcept {
        const wide product = static_cast<wide>(h ^ word) * factor_;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    }

    std::uint64_t start_;
    std::uint64_t factor_;
};

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
