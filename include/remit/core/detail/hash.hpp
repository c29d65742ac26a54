// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace remit {
inline namespace v0 {
namespace detail {

template <class T>
[[nodiscard]] std::size_t hash_part(const T& part) {
    return std::hash<T>{}(part);
}
template <class T>
[[nodiscard]] std::size_t hash_part(const std::optional<T>& part) {
    return part ? hash_part(*part) + 1 : 0;
}
template <class T>
[[nodiscard]] std::size_t hash_part(const std::vector<T>& parts) {
    std::size_t h = parts.size();
    for (const auto& part : parts) h = h * 31 + hash_part(part);
    return h;
}

/// One hash of several parts, in their order: what `std::hash` of an aggregate is made of.
template <class... T>
[[nodiscard]] std::size_t hash_of(const T&... parts) {
    std::size_t h = 0;
    // The factor is 2^64 divided by the golden ratio; its bits spread what small numbers differ in.
    ((h = (h ^ hash_part(parts)) * static_cast<std::size_t>(0x9E3779B97F4A7C15ULL)), ...);
    return h;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
