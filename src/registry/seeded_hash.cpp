// SPDX-License-Identifier: BSL-1.0
#include "registry/seeded_hash.hpp"

#include <chrono>
#include <exception>
#include <random>

#include "registry/fixed_hash.hpp"

#if __has_include(<sys/random.h>) && __has_include(<unistd.h>)
#include <sys/random.h>
#include <unistd.h>
#define REMIT_HAS_GETENTROPY 1
#endif

namespace remit {
inline namespace v0 {
namespace registry_detail {

std::array<std::uint64_t, 2> random_words() noexcept {
    std::array<std::uint64_t, 2> out{};
#ifdef REMIT_HAS_GETENTROPY
    // A table is made for every column: std::random_device takes thirty times as long to begin.
    if (::getentropy(out.data(), sizeof out) == 0) return out;
#endif
    try {
        std::random_device device;
        for (auto& word : out) word = std::uint64_t{device()} << 32 | device();
    } catch (const std::exception&) {
        // A machine without a source of chance reads its tables all the same: time and place are
        // what is left to draw from.
        const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
        const auto here = reinterpret_cast<std::uintptr_t>(&out);
        out[0] = mix(static_cast<std::uint64_t>(now), here);
        out[1] = mix(out[0], here);
    }
    return out;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
