// SPDX-License-Identifier: BSL-1.0
#include "io/text_coder.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "registry/text_index.hpp"

namespace remit {
inline namespace v0 {
namespace io_detail {

// Three rounds, so that the slots and texts of many cells are on their way from memory at once:
// with a million different names each look would else wait twice.
void text_coder::code(const std::string_view* cells, std::size_t n, std::size_t step,
                      std::vector<std::int32_t>& out) {
    if ((dictionary_.size() + n) * 2 > slots_.size())
        grow(std::max(4 * most_at_once, std::bit_ceil(2 * (dictionary_.size() + n))));
    std::array<std::uint64_t, most_at_once> hashes{};
    std::array<std::int32_t, most_at_once> found{};
    for (std::size_t i = 0; i < n; ++i) {
        const std::string_view text = cells[i * step];
        if (text.empty()) continue;
        hashes[i] = hash_(text);
        registry_detail::prefetch(slots_.data() + (hashes[i] & mask_));
    }
    for (std::size_t i = 0; i < n; ++i) {
        found[i] = -1;
        if (cells[i * step].empty()) continue;
        const slot& s = slots_[hashes[i] & mask_];
        if (s.tag != static_cast<std::uint32_t>(hashes[i] >> 32) || s.code < 0) continue;
        found[i] = s.code;
        registry_detail::prefetch(dictionary_.data() + s.code);
    }
    for (std::size_t i = 0; i < n; ++i) {
        const std::string_view text = cells[i * step];
        if (!text.empty() &&
            (found[i] < 0 || dictionary_[static_cast<std::size_t>(found[i])] != text))
            found[i] = find(text, hashes[i]);
        out.push_back(found[i]);
    }
}

std::int32_t text_coder::find(std::string_view text, std::uint64_t hash) {
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
        slot& s = slots_[i];
        if (s.code < 0) {
            s = {tag, static_cast<std::int32_t>(dictionary_.size())};
            dictionary_.emplace_back(text);
            return s.code;
        }
        if (s.tag == tag && dictionary_[static_cast<std::size_t>(s.code)] == text) return s.code;
    }
}

void text_coder::grow(std::size_t slots) {
    slots_.assign(slots, {});
    mask_ = slots_.size() - 1;
    for (std::size_t code = 0; code < dictionary_.size(); ++code) {
        const std::uint64_t h = hash_(dictionary_[code]);
        std::size_t i = static_cast<std::size_t>(h) & mask_;
        while (slots_[i].code >= 0) i = (i + 1) & mask_;
        slots_[i] = {static_cast<std::uint32_t>(h >> 32), static_cast<std::int32_t>(code)};
    }
}

}  // namespace io_detail
}  // namespace v0
}  // namespace remit
