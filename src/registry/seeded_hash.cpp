// SPDX-License-Identifier: BSL-1.0
#include "registry/seeded_hash.hpp"

#include <chrono>
#include <exception>
#include <random>

#include "registry/fixed_hash.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

std::uint64_t random_word() noexcept {
    try {
        std::random_device device;
        return std::uint64_t{device()} << 32 | device();
    } catch (const std::exception&) {
        // A machine without a source of chance reads its tables all the same: time and place are
        // what is left to draw from.
        const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
        const auto here = reinterpret_cast<std::uintptr_t>(&now);
        return mix(static_cast<std::uint64_t>(now), here);
    }
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
