// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <remit/charter/charter.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// A charter file has at most this many bytes, ...
inline constexpr std::size_t longest_charter = std::size_t{1} << 20;
/// ... this many values, tables and arrays included, ...
inline constexpr std::size_t most_entries = 10'000;
/// ... and tables and arrays nested at most this deeply: a value of the top level has depth 1.
inline constexpr std::size_t deepest_entry = 64;
/// Its definitions, rules, seats and cadences together have at most this many words (nodes) once
/// every definition is expanded where it is used.
inline constexpr std::size_t most_words = 200'000;

/// A charter file as read by whichever TOML reader is at hand (Python's tomllib, C++'s toml++),
/// with the place of every value. Both readers fill this one struct, and `charter_from` makes the
/// charter of it.
struct document {
    using list = std::vector<document>;
    using table = std::vector<std::pair<std::string, document>>;  ///< in the file's order
    /// A value that TOML has and no charter uses: a date-time, a time, a number beyond 64 bits.
    struct unfit {
        std::string what;  ///< "the date-time 2022-03-10T10:00:00"
    };

    std::variant<std::string, std::int64_t, bool, double, day, list, table, unfit> value{};
    std::uint32_t line = 0;    ///< 1-based; 0: not known
    std::uint32_t column = 0;  ///< 1-based, in characters
    /// Of a text: where its own first character stands, behind the quotes. Known only where it is
    /// written without escapes, so that the n-th character of the text is the n-th from there.
    std::uint32_t text_line = 0;
    std::uint32_t text_column = 0;
};

/// The charter that the document describes. docs/concepts/charter.md has every key.
/// @param origin for problems: "charter.toml".
/// @throws bad_input with all problems, each with line and column: unknown keys, wrong types, rule
///         texts that do not parse, a `cite` that names no clause, duplicate ids, ...
[[nodiscard]] charter charter_from(const document& d, std::string_view origin);

/// Finds the line and column of a value in TOML text by its path of keys and positions, for readers
/// that give none: {"rule", "size", "require"}, {"waiver", "0", "reason"}. The position is that of
/// the value's first character, 1-based, columns counted in characters. {0, 0} if there is no such
/// path. For many values of one text `locate_all` (charter/locate.hpp) is one pass.
[[nodiscard]] std::pair<std::uint32_t, std::uint32_t> locate(std::string_view toml,
                                                             const std::vector<std::string>& path);

}  // namespace v0
}  // namespace remit
