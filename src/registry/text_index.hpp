// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "registry/seeded_hash.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Asks for memory that will be read soon; it may do nothing.
inline void prefetch([[maybe_unused]] const void* p) noexcept {
#if defined(__GNUC__)
    __builtin_prefetch(p);
#endif
}

/// Finds the position of a text among texts that somebody else keeps.
///
/// Open addressing; a slot holds a part of the hash, so that texts are compared only where it
/// agrees. `at(position)` gives the text of a position. Positions are given back as they were
/// added, whatever the seed.
class text_index {
public:
    static constexpr std::uint32_t none = 0xffffffffU;

    text_index() = default;
    /// @param expected how many texts will be added
    explicit text_index(std::size_t expected) { grow(expected); }

    /// The position of the equal text added before, or `none`.
    template <class At>
    [[nodiscard]] std::uint32_t find(std::string_view text, const At& at) const {
        if (slots_.empty()) return none;
        const std::uint64_t h = hash_(text);
        for (std::size_t i = first(h);; i = (i + 1) & mask_) {
            const slot& s = slots_[i];
            if (s.position == none) return none;
            if (s.tag == tag(h) && at(s.position) == text) return s.position;
        }
    }
    /// The position of the equal text added before; else adds `position` and returns it.
    template <class At>
    std::uint32_t add(std::string_view text, std::uint32_t position, const At& at) {
        return add(text, hash_(text), position, at);
    }
    /// Adds the positions 0 to n - 1; `found(position, equal)` is called for each.
    template <class At, class Found>
    void add_all(std::size_t n, const At& at, const Found& found) {
        // A large table lies outside the caches: what will be needed is asked for in good time.
        constexpr std::size_t ahead = 16;
        std::array<std::uint64_t, ahead> hashes{};
        const auto ask = [&](std::size_t i) {
            const std::uint64_t h = hash_(at(static_cast<std::uint32_t>(i)));
            hashes[i % ahead] = h;
            prefetch(slots_.data() + first(h));
        };
        if (slots_.size() < (used_ + n) * 2 + 2) rehash(at, used_ + n);
        for (std::size_t i = 0; i < std::min(n, ahead); ++i) ask(i);
        for (std::size_t i = 0; i < n; ++i) {
            const auto position = static_cast<std::uint32_t>(i);
            const std::uint64_t h = hashes[i % ahead];
            if (i + ahead < n) ask(i + ahead);
            found(position, add(at(position), h, position, at));
        }
    }

private:
    struct slot {
        std::uint32_t tag = 0;
        std::uint32_t position = none;
    };

    template <class At>
    std::uint32_t add(std::string_view text, std::uint64_t h, std::uint32_t position,
                      const At& at) {
        if ((used_ + 1) * 2 > slots_.size()) rehash(at, used_ * 2 + 8);
        for (std::size_t i = first(h);; i = (i + 1) & mask_) {
            slot& s = slots_[i];
            if (s.position == none) {
                s = {tag(h), position};
                ++used_;
                return position;
            }
            if (s.tag == tag(h) && at(s.position) == text) return s.position;
        }
    }

    [[nodiscard]] std::size_t first(std::uint64_t h) const noexcept {
        return static_cast<std::size_t>(h) & mask_;
    }
    [[nodiscard]] static std::uint32_t tag(std::uint64_t h) noexcept {
        return static_cast<std::uint32_t>(h >> 32);
    }
    void grow(std::size_t expected) {
        std::size_t size = 16;
        while (size < expected * 2 + 2) size *= 2;
        slots_.assign(size, {});
        mask_ = size - 1;
    }
    template <class At>
    void rehash(const At& at, std::size_t expected) {
        const auto old = std::move(slots_);
        grow(expected);
        for (const slot& s : old) {
            if (s.position == none) continue;
            std::size_t i = first(hash_(at(s.position)));
            while (slots_[i].position != none) i = (i + 1) & mask_;
            slots_[i] = s;
        }
    }

    seeded_hash hash_;
    std::vector<slot> slots_;
    std::size_t mask_ = 0;
    std::size_t used_ = 0;
};

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
