// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

namespace remit {
inline namespace v0 {
namespace detail {

/// So many bytes of whole numbers, added and compared side by side. Everything is inlined, so that
/// it becomes the instructions of the function that uses it; nothing is handed over by value, for
/// what that means may differ between instruction sets.
template <class T, std::size_t Bytes = 16>
struct alignas(Bytes) block {
    static constexpr std::size_t size = Bytes / sizeof(T);
    using unsigned_type = std::make_unsigned_t<T>;
#if defined(__GNUC__)
    typedef T numbers __attribute__((vector_size(Bytes)));
    typedef unsigned_type unsigned_numbers __attribute__((vector_size(Bytes)));
    numbers v;

    [[gnu::always_inline]] void load(const T* from) { std::memcpy(&v, from, sizeof v); }
    [[gnu::always_inline]] void add(const T* from) {
        numbers x;
        std::memcpy(&x, from, sizeof x);
        v += x;
    }
    [[gnu::always_inline]] void take(const T* from) {
        numbers x;
        std::memcpy(&x, from, sizeof x);
        v -= x;
    }
    [[gnu::always_inline]] void set_sum(const block& a, const block& b) { v = a.v + b.v; }
    /// All bits set where the number, taken as unsigned, is at most that.
    [[gnu::always_inline]] void set_at_most(const block& of, const T* width) {
        numbers x;
        std::memcpy(&x, width, sizeof x);
        v = (numbers)((unsigned_numbers)of.v <= (unsigned_numbers)x);
    }
    /// All bits set where the number is below zero; where it is above that; or where it is above
    /// zero, of those that are chosen.
    [[gnu::always_inline]] void set_negative(const block& of) { v = (numbers)(of.v < numbers{}); }
    [[gnu::always_inline]] void set_above(const block& of, const T* width) {
        numbers x;
        std::memcpy(&x, width, sizeof x);
        v = (numbers)(of.v > x);
    }
    [[gnu::always_inline]] void set_positive(const block& of, const T* chosen) {
        numbers x;
        std::memcpy(&x, chosen, sizeof x);
        v = (numbers)(of.v > numbers{}) & x;
    }
    /// Keeps beside what is there what differs between the two.
    [[gnu::always_inline]] void note_difference(const block& a, const block& b) { v |= a.v ^ b.v; }
#else
    T v[size];

    void load(const T* from) { std::memcpy(v, from, sizeof v); }
    void add(const T* from) {
        for (std::size_t i = 0; i < size; ++i) v[i] = static_cast<T>(v[i] + from[i]);
    }
    void take(const T* from) {
        for (std::size_t i = 0; i < size; ++i) v[i] = static_cast<T>(v[i] - from[i]);
    }
    void set_sum(const block& a, const block& b) {
        for (std::size_t i = 0; i < size; ++i) v[i] = static_cast<T>(a.v[i] + b.v[i]);
    }
    void set_at_most(const block& of, const T* width) {
        for (std::size_t i = 0; i < size; ++i)
            v[i] = static_cast<unsigned_type>(of.v[i]) <= static_cast<unsigned_type>(width[i])
                       ? T{-1}
                       : T{0};
    }
    void set_negative(const block& of) {
        for (std::size_t i = 0; i < size; ++i) v[i] = of.v[i] < 0 ? T{-1} : T{0};
    }
    void set_above(const block& of, const T* width) {
        for (std::size_t i = 0; i < size; ++i) v[i] = of.v[i] > width[i] ? T{-1} : T{0};
    }
    void set_positive(const block& of, const T* chosen) {
        for (std::size_t i = 0; i < size; ++i) v[i] = of.v[i] > 0 ? chosen[i] : T{0};
    }
    void note_difference(const block& a, const block& b) {
        for (std::size_t i = 0; i < size; ++i) v[i] = static_cast<T>(v[i] | (a.v[i] ^ b.v[i]));
    }
#endif
    [[gnu::always_inline]] void clear() { std::memset(&v, 0, sizeof v); }
    [[gnu::always_inline]] void store(T* into) const { std::memcpy(into, &v, sizeof v); }
    [[nodiscard]] [[gnu::always_inline]] bool any() const {
        std::uint64_t x[Bytes / 8], all = 0;
        std::memcpy(x, &v, sizeof v);
        for (const auto each : x) all |= each;
        return all != 0;
    }
    /// One bit a number: the lowest of each.
    [[nodiscard]] [[gnu::always_inline]] std::uint64_t bits() const {
        T each[size];
        store(each);
        std::uint64_t out = 0;
        for (std::size_t i = 0; i < size; ++i) out |= static_cast<std::uint64_t>(each[i] & 1) << i;
        return out;
    }
};

/// The numbers of all thresholds: in registers where they are few.
template <class T, std::size_t Blocks, std::size_t Bytes = 16>
struct number_row {
    using block_type = block<T, Bytes>;
    std::array<block_type, Blocks> b;
    [[gnu::always_inline]] explicit number_row(std::size_t) {}
    [[nodiscard]] static constexpr std::size_t size() { return Blocks; }
};
template <class T, std::size_t Bytes>
struct number_row<T, 0, Bytes> {
    using block_type = block<T, Bytes>;
    std::vector<block_type> b;
    explicit number_row(std::size_t numbers) : b(numbers / block_type::size) {}
    [[nodiscard]] std::size_t size() const { return b.size(); }
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
