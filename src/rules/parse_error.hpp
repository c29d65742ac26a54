// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// A stretch of a text, in bytes, half-open.
struct place {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The line of the text that the place is in, and a line of carets below it; each begins a line of
/// its own and is indented. It is cut where it is long, and escaped.
[[nodiscard]] std::string snippet(std::string_view text, place at);
/// The problem with its place: `where` counts characters from 1, and under `what` stand the line of
/// the text and a line of carets.
[[nodiscard]] problem placed(std::string_view text, place at, problem p);
/// @throws bad_input with that problem.
[[noreturn]] void fail_at(std::string_view text, place at, problem p);

}  // namespace detail
}  // namespace v0
}  // namespace remit
