// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace remit {
inline namespace v0 {

/// The version of the headers that this program was compiled with. The build and the Python package
/// read their version from this file.
inline constexpr int version_major = 0;
inline constexpr int version_minor = 1;
inline constexpr int version_patch = 0;

/// The same three numbers as text: "major.minor.patch".
inline constexpr std::string_view version_string = "0.1.0";

}  // namespace v0
}  // namespace remit
