// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "registry/seeded_hash.hpp"

namespace remit {
inline namespace v0 {
namespace io_detail {

/// The texts of one column, coded while they are read.
class text_coder {
public:
    /// Codes `n` cells that lie `step` apart, -1 for an empty one, and appends the codes to `out`.
    void code(const std::string_view* cells, std::size_t n, std::size_t step,
              std::vector<std::int32_t>& out);
    /// Takes texts for those that have the codes from 0 on, before any was coded. They are looked
    /// through only if another is; of equal ones the first is found.
    void adopt(std::vector<std::string>&& texts) {
        dictionary_ = std::move(texts);
        slots_.clear();
    }
    [[nodiscard]] std::vector<std::string>& dictionary() noexcept { return dictionary_; }
    [[nodiscard]] const std::vector<std::string>& dictionary() const noexcept {
        return dictionary_;
    }

    static constexpr std::size_t most_at_once = 64;

private:
    struct slot {
        std::uint32_t tag = 0;
        std::int32_t code = -1;
    };
    [[nodiscard]] std::int32_t find(std::string_view text, std::uint64_t hash);
    void grow(std::size_t slots);

    registry_detail::seeded_hash hash_;
    std::vector<std::string> dictionary_;
    std::vector<slot> slots_;
    std::size_t mask_ = 0;
};

}  // namespace io_detail
}  // namespace v0
}  // namespace remit
