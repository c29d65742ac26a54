// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

namespace remit {
inline namespace v0 {

/// The machine's instructions that the check adds and compares with. All give the same findings;
/// `portable` needs nothing special of the machine and is what the others are tested against. One
/// that is asked for and that the machine lacks is not an error: `portable` is taken.
enum class instruction_set : std::uint8_t {
    automatic,  ///< the best that the machine has, for as many numbers as the rules need
    portable,   ///< sixteen bytes at a time
    avx2,       ///< thirty-two
    avx512,     ///< sixty-four (with AVX-512BW)
};

/// Whether this machine, and what the library was built for, have them.
[[nodiscard]] bool available(instruction_set s) noexcept;
/// "automatic", "portable", "avx2" or "avx512".
[[nodiscard]] std::string_view text(instruction_set s) noexcept;

}  // namespace v0
}  // namespace remit
