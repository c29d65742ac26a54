// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace remit {
inline namespace v0 {

/// Kleene's three truth values, ordered: false < unknown < true.
///
/// `&` is the least, `|` the greatest, `~` turns round; an unknown stays unknown unless the other
/// operand decides.
enum class truth : std::uint8_t { no = 0, maybe = 1, yes = 2 };

[[nodiscard]] constexpr truth operator&(truth a, truth b) noexcept { return a < b ? a : b; }
[[nodiscard]] constexpr truth operator|(truth a, truth b) noexcept { return a < b ? b : a; }
[[nodiscard]] constexpr truth operator~(truth a) noexcept {
    return static_cast<truth>(2 - static_cast<int>(a));
}
[[nodiscard]] constexpr truth truth_of(bool b) noexcept { return b ? truth::yes : truth::no; }

}  // namespace v0
}  // namespace remit
