// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include <remit/rules/node.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// The tree as text; see `text(const expr&)`.
[[nodiscard]] std::string printed(const node& n);

/// The same cut short, for a hint.
[[nodiscard]] std::string brief(const node& n);

/// The same between backquotes, for a message.
[[nodiscard]] std::string shown(const node& n);

/// A text in double quotes, with `\"` and `\\`.
[[nodiscard]] std::string quoted(std::string_view s);

}  // namespace detail
}  // namespace v0
}  // namespace remit
