// SPDX-License-Identifier: BSL-1.0
// The kernels for each set of instructions, and which is taken.
#include <remit/check/instruction_set.hpp>

#include "quick_kernel.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

// Each of these functions has the kernel in it, with its own instructions. There are no files of
// their own for them: what a header defines would be compiled for that machine there, and might be
// taken everywhere.

template <class T, std::size_t Blocks, bool Values, bool Counted>
void sweep_portable(plain_sweeper& of, const quick_table<T>& t, std::uint32_t from,
                    std::uint32_t to) {
    quick_kernel<T, 16, Blocks, Values, Counted>::sweep(of, t, from, to);
}
#if defined(__GNUC__) && defined(__x86_64__)
template <class T, std::size_t Blocks, bool Values, bool Counted>
[[gnu::target("avx2")]] void sweep_avx2(plain_sweeper& of, const quick_table<T>& t,
                                        std::uint32_t from, std::uint32_t to) {
    quick_kernel<T, 32, Blocks, Values, Counted>::sweep(of, t, from, to);
}
template <class T, std::size_t Blocks, bool Values, bool Counted>
[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl")]] void sweep_avx512(plain_sweeper& of,
                                                                        const quick_table<T>& t,
                                                                        std::uint32_t from,
                                                                        std::uint32_t to) {
    quick_kernel<T, 64, Blocks, Values, Counted>::sweep(of, t, from, to);
}
#endif

/// @param with a functor that gives the kernel of so many blocks, for values and counters
template <class T, class F>
auto of_shape(const quick_layout& l, std::size_t block_bytes, F with) {
    const auto blocks = (l.numbers * sizeof(T) + block_bytes - 1) / block_bytes;
    const bool values = !l.values.empty(), counted = !l.counted.empty();
    // numbers that hardly anybody needs have one kernel for everything
    if constexpr (sizeof(T) == 2) {
        const auto of_blocks = [&]<std::size_t Blocks>() {
            return counted  ? with.template operator()<Blocks, true, true>()
                   : values ? with.template operator()<Blocks, true, false>()
                            : with.template operator()<Blocks, false, false>();
        };
        if (blocks == 1) return of_blocks.template operator()<1>();
        if (blocks == 2) return of_blocks.template operator()<2>();
        if (blocks == 3) return of_blocks.template operator()<3>();
    }
    return with.template operator()<0, true, true>();
}

std::size_t bytes_of(instruction_set s, std::size_t needed) {
    switch (s) {
        case instruction_set::avx512: return 64;
        case instruction_set::avx2: return 32;
        case instruction_set::portable: return 16;
        case instruction_set::automatic: break;
    }
    if (needed > 32 && available(instruction_set::avx512)) return 64;
    if (needed > 16 && available(instruction_set::avx2)) return 32;
    return 16;
}

}  // namespace

template <class T>
chosen_kernel<T> choose_kernel(instruction_set asked, const quick_layout& layout) {
    const auto bytes =
        bytes_of(available(asked) ? asked : instruction_set::portable, layout.numbers * sizeof(T));
#if defined(__GNUC__) && defined(__x86_64__)
    if (bytes == 64)
        return {of_shape<T>(layout, bytes,
                            []<std::size_t Blocks, bool Values, bool Counted>() {
                                return &sweep_avx512<T, Blocks, Values, Counted>;
                            }),
                bytes};
    if (bytes == 32)
        return {of_shape<T>(layout, bytes,
                            []<std::size_t Blocks, bool Values, bool Counted>() {
                                return &sweep_avx2<T, Blocks, Values, Counted>;
                            }),
                bytes};
#endif
    return {of_shape<T>(layout, 16,
                        []<std::size_t Blocks, bool Values, bool Counted>() {
                            return &sweep_portable<T, Blocks, Values, Counted>;
                        }),
            16};
}

template chosen_kernel<std::int16_t> choose_kernel(instruction_set, const quick_layout&);
template chosen_kernel<std::int32_t> choose_kernel(instruction_set, const quick_layout&);
template chosen_kernel<std::int64_t> choose_kernel(instruction_set, const quick_layout&);

}  // namespace detail

bool available(instruction_set s) noexcept {
#if defined(__GNUC__) && defined(__x86_64__)
    if (s == instruction_set::avx512)
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    if (s == instruction_set::avx2) return __builtin_cpu_supports("avx2");
#endif
    return s == instruction_set::automatic || s == instruction_set::portable;
}

std::string_view text(instruction_set s) noexcept {
    switch (s) {
        case instruction_set::avx512: return "avx512";
        case instruction_set::avx2: return "avx2";
        case instruction_set::portable: return "portable";
        case instruction_set::automatic: break;
    }
    return "automatic";
}

}  // namespace v0
}  // namespace remit
