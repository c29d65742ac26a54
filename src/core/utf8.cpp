// SPDX-License-Identifier: BSL-1.0
#include "core/utf8.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

bool is_utf8(std::string_view s) noexcept {
    for (std::size_t i = 0; i < s.size();) {
        const auto n = utf8_length(s, i);
        if (n == 0) return false;
        i += n;
    }
    return true;
}

std::size_t utf8_count(std::string_view s) noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i < s.size(); ++count) {
        const auto n = utf8_length(s, i);
        i += n == 0 ? 1 : n;
    }
    return count;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
