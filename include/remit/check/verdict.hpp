// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

namespace remit {
inline namespace v0 {

/// What the check says of a stretch of days. Days on which a rule holds or is kept so far, on which
/// nothing is demanded, or on which it is not judged (outside what is known) are no findings.
enum class verdict : std::uint8_t {
    fails,     ///< certainly not as the rule demands
    possible,  ///< cannot be told from what is known
    pending,   ///< not kept so far, in a window still open or by a deed not done: it may yet be
};

[[nodiscard]] constexpr std::string_view text(verdict v) noexcept {
    return v == verdict::fails ? "fails" : v == verdict::possible ? "possible" : "pending";
}

}  // namespace v0
}  // namespace remit
