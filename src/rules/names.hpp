// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <remit/rules/node.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// How many parts a word takes that takes any number.
inline constexpr std::size_t many = 10'000;

/// A word that is written with brackets, and how many parts stand in them.
struct callable {
    std::string_view spelling;
    op what;
    std::size_t least, most;
};

/// The names that stand behind a dot and are no columns.
inline constexpr std::array<std::string_view, 7> methods = {"of",   "over",  "is_in", "same",
                                                            "year", "month", "day"};

/// The word of that name that is written with brackets, or null.
[[nodiscard]] const callable* callable_of(std::string_view name) noexcept;

/// `name`, for a message.
[[nodiscard]] std::string in_quotes(std::string_view name);

/// The hint for a name that is none of the words: the one that was meant, else all of them.
[[nodiscard]] std::string meant(std::string_view name, std::span<const std::string_view> words);
/// The hint for a function, rows or a window that there is not.
[[nodiscard]] std::string call_meant(std::string_view name);
[[nodiscard]] std::string rows_meant(std::string_view name);
[[nodiscard]] std::string window_meant(const node& n, const std::string& written);

}  // namespace detail
}  // namespace v0
}  // namespace remit
