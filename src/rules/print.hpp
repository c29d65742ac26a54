// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include <remit/rules/node.hpp>

#include "rules/parse_error.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The tree as text; see `text(const expr&)`.
[[nodiscard]] std::string printed(const node& n);

/// Where the parts of a tree stand in its text; a part that it has twice, where it stands first.
using places = std::unordered_map<const node*, place>;
/// The tree as text, and where its parts stand in it.
[[nodiscard]] std::string printed(const node& n, places& parts);

/// The tree's text on a line of its own, with carets from the first of the parts to the last: what
/// a problem of a tree shows below its words. Of the whole where none of them stands in the text.
[[nodiscard]] std::string pointed(const node& n, std::span<const node* const> at);

/// The same cut short, for a hint.
[[nodiscard]] std::string brief(const node& n);

/// The same between backquotes, for a message.
[[nodiscard]] std::string shown(const node& n);

/// A text in double quotes, with `\"` and `\\`.
[[nodiscard]] std::string quoted(std::string_view s);

}  // namespace detail
}  // namespace v0
}  // namespace remit
