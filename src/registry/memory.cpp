// SPDX-License-Identifier: BSL-1.0
#include "registry/memory.hpp"

#include <cstdint>

#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#endif

namespace remit {
inline namespace v0 {
namespace registry_detail {

namespace {

constexpr std::size_t large_page = std::size_t{1} << 21;

}  // namespace

std::size_t whole_pages(std::size_t size) noexcept {
    constexpr std::size_t of_the_allocator = 64;
    const std::size_t whole =
        (size + of_the_allocator + large_page - 1) / large_page * large_page - of_the_allocator;
    return size >= large_page && whole - size <= size / 8 ? whole : size;
}

void will_use([[maybe_unused]] void* bytes, [[maybe_unused]] std::size_t size) noexcept {
#ifdef MADV_HUGEPAGE
    if (size < large_page) return;
    // The first and last page may be partly somebody else's, to whom it makes no difference.
    constexpr std::uintptr_t page = 4096;
    const auto from = reinterpret_cast<std::uintptr_t>(bytes) / page * page;
    const auto to = (reinterpret_cast<std::uintptr_t>(bytes) + size) / page * page;
    (void)::madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE);
#endif
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
