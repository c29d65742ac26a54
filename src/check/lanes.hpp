// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace remit {
inline namespace v0 {
namespace detail {

/// Sixteen bytes of whole numbers, added and compared side by side.
template <class T>
struct block {
    static constexpr std::size_t size = 16 / sizeof(T);
    using unsigned_type = std::make_unsigned_t<T>;
#if defined(__GNUC__)
    typedef T numbers __attribute__((vector_size(16)));
    typedef unsigned_type unsigned_numbers __attribute__((vector_size(16)));
    numbers v;

    [[nodiscard]] static block load(const T* from) {
        block out;
        std::memcpy(&out.v, from, sizeof out.v);
        return out;
    }
    void add(const T* from) { v += load(from).v; }
    void take(const T* from) { v -= load(from).v; }
    /// All bits set where the number, taken as unsigned, is at most that.
    [[nodiscard]] block at_most(const T* width) const {
        block out;
        out.v = (numbers)((unsigned_numbers)v <= (unsigned_numbers)load(width).v);
        return out;
    }
    /// All bits set where the number is below zero, and where it is above that.
    [[nodiscard]] block negative() const {
        block out;
        out.v = (numbers)(v < numbers{});
        return out;
    }
    [[nodiscard]] block above(const T* width) const {
        block out;
        out.v = (numbers)(v > load(width).v);
        return out;
    }
#else
    T v[size];

    [[nodiscard]] static block load(const T* from) {
        block out;
        std::memcpy(out.v, from, sizeof out.v);
        return out;
    }
    void add(const T* from) {
        for (std::size_t i = 0; i < size; ++i) v[i] = static_cast<T>(v[i] + from[i]);
    }
    void take(const T* from) {
        for (std::size_t i = 0; i < size; ++i) v[i] = static_cast<T>(v[i] - from[i]);
    }
    [[nodiscard]] block at_most(const T* width) const {
        block out;
        for (std::size_t i = 0; i < size; ++i)
            out.v[i] = static_cast<unsigned_type>(v[i]) <= static_cast<unsigned_type>(width[i])
                           ? T{-1}
                           : T{0};
        return out;
    }
    [[nodiscard]] block negative() const {
        block out;
        for (std::size_t i = 0; i < size; ++i) out.v[i] = v[i] < 0 ? T{-1} : T{0};
        return out;
    }
    [[nodiscard]] block above(const T* width) const {
        block out;
        for (std::size_t i = 0; i < size; ++i) out.v[i] = v[i] > width[i] ? T{-1} : T{0};
        return out;
    }
#endif
    void store(T* into) const { std::memcpy(into, &v, sizeof v); }
    /// One bit a number: the lowest of each.
    [[nodiscard]] std::uint64_t bits() const {
        T each[size];
        store(each);
        std::uint64_t out = 0;
        for (std::size_t i = 0; i < size; ++i) out |= static_cast<std::uint64_t>(each[i] & 1) << i;
        return out;
    }
    friend bool operator==(const block& a, const block& b) {
        std::uint64_t x[2], y[2];
        std::memcpy(x, &a.v, sizeof x), std::memcpy(y, &b.v, sizeof y);
        return ((x[0] ^ y[0]) | (x[1] ^ y[1])) == 0;
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
