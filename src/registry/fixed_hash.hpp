// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "registry/words.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Mixes a word into a hash. Plain 64-bit arithmetic: the same on every machine.
///
/// Only for numbers that are told to others, as `registry::hash`: whoever knows the constants can
/// write texts that collide, so tables are kept with `seeded_hash`.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t h, std::uint64_t word) noexcept {
    h = (h ^ word) * 0x9e3779b97f4a7c15U;
    h = (h ^ (h >> 29)) * 0xbf58476d1ce4e5b9U;
    return h ^ (h >> 32);
}

/// A hash of a text, the same on every machine.
[[nodiscard]] inline std::uint64_t fixed_hash(std::string_view s) noexcept {
    std::uint64_t h = mix(0x51ed270b8f0a5b1fU, s.size());
    each_word(s, [&](std::uint64_t word) { h = mix(h, word); });
    return mix(h, 0xd6e8feb86659fd93U);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
