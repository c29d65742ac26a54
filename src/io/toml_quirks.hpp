// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace remit {
inline namespace v0 {
namespace detail {

/// The same TOML, without what toml++ 3.3 answers with undefined behaviour: a letter beyond ASCII
/// as the first one behind a backslash that ends a line of a """text""". It is written as an escape
/// instead. Lines stay lines. @param toml a text that `locate_all` found no fault in.
[[nodiscard]] std::string with_escaped_starts(std::string_view toml);

}  // namespace detail
}  // namespace v0
}  // namespace remit
