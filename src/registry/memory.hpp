// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <vector>

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Tells the system that these bytes, which nobody has touched yet, will all be used: it can then
/// hand them out in large pages, which takes a fifth of the time. It may do nothing.
void will_use(void* bytes, std::size_t size) noexcept;
/// The size, or a little more where it then fills large pages.
[[nodiscard]] std::size_t whole_pages(std::size_t size) noexcept;

/// An empty vector with room for `n` items.
template <class T>
[[nodiscard]] std::vector<T> reserved(std::size_t n) {
    std::vector<T> out;
    out.reserve(whole_pages(n * sizeof(T)) / sizeof(T));
    will_use(out.data(), out.capacity() * sizeof(T));
    return out;
}
/// A vector of `n` equal items.
template <class T>
[[nodiscard]] std::vector<T> sized(std::size_t n, const T& item = {}) {
    auto out = reserved<T>(n);
    out.assign(n, item);
    return out;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
