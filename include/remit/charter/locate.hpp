// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <remit/charter/document.hpp>
#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {

/// Where a value is written. Lines and columns are 1-based, columns in characters; 0: not known.
/// `text_line` and `text_column` as in `document`.
struct value_place {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t text_line = 0;
    std::uint32_t text_column = 0;

    friend bool operator==(const value_place&, const value_place&) = default;
};

/// What stands in the way of following a text, and where. No TOML reader accepts such a text.
struct toml_fault {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string what;  ///< "a key is expected here"

    friend bool operator==(const toml_fault&, const toml_fault&) = default;
};

/// The places of all values of one TOML text, found in one pass by keys and punctuation alone.
///
/// It understands tables, dotted and quoted keys, arrays, inline tables, arrays of tables, all four
/// kinds of string and comments, and judges no value: that is for a TOML reader. Of a text that is
/// no TOML it knows what stands before the first thing that it cannot follow, which is its `fault`.
///
/// Values are numbered in the order in which they first appear; 0 is the whole text. A table that a
/// header opens stands at its `[`, a table that only a dotted key makes at its part of that key.
class value_places {
public:
    static constexpr std::uint32_t whole = 0;

    /// The value of that key, or of that position ("0", "1", ...) in an array, or nothing.
    /// @cost O(log values).
    [[nodiscard]] std::optional<std::uint32_t> child(std::uint32_t parent,
                                                     std::string_view key) const;
    /// The value at the end of the path, or nothing.
    [[nodiscard]] std::optional<std::uint32_t> find(const std::vector<std::string>& path) const;
    [[nodiscard]] const value_place& at(std::uint32_t which) const { return values_[which].where; }
    /// How many values there are, tables and arrays included and the whole text not.
    [[nodiscard]] std::size_t size() const noexcept { return values_.size() - 1; }
    /// The value nested most deeply, and how deeply: 1 is a value of the top level, 0 none at all.
    [[nodiscard]] std::uint32_t deepest() const noexcept { return deepest_; }
    [[nodiscard]] std::uint32_t depth() const noexcept { return values_[deepest_].depth; }
    /// Where the text could not be followed any further; absent if it was followed to its end, or
    /// until there were too many values.
    [[nodiscard]] const std::optional<toml_fault>& fault() const noexcept { return fault_; }

private:
    friend class place_finder;

    struct entry {
        value_place where{};
        std::uint32_t depth = 0;
        std::uint32_t elements = 0;      // of an array, so far
        std::uint32_t last_element = 0;  // of an array of tables: its newest table
        bool is_array_of_tables = false;
        bool is_implicit = false;  // a table made by a longer header: its own header may follow
    };
    struct by_parent_and_key {
        using is_transparent = void;
        template <class A, class B>
        bool operator()(const A& a, const B& b) const {
            return a.first != b.first ? a.first < b.first
                                      : std::string_view{a.second} < std::string_view{b.second};
        }
    };

    // One map for all tables: no path is ever written out, so a long key costs its length once.
    std::vector<entry> values_{entry{}};
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t, by_parent_and_key> children_{};
    std::uint32_t deepest_ = whole;
    std::optional<toml_fault> fault_{};
};

/// The places of the values of a TOML text. A text longer than `longest_charter` has none, and no
/// more than `most_entries` + 1 values are looked for.
/// @cost O(length) and a logarithm of the number of values; no recursion.
[[nodiscard]] value_places locate_all(std::string_view toml);

/// The places of a text that is to be read as a charter: `locate_all`, and refuses what no reader
/// need see. Both readers begin with it, so that they agree, and so that neither recurses into
/// hostile text.
/// @param origin for problems: "charter.toml".
/// @throws bad_input with the place if the text is no UTF-8 ("E-UTF8"), is longer, deeper or more
///         than a charter may be ("E-SIZE", "E-DEPTH"), or cannot be followed ("E-TOML").
[[nodiscard]] value_places places_of_charter(std::string_view toml, std::string_view origin);

/// Writes each value's place into a document that a reader without places made of the same text.
/// What `places` does not know keeps the place it has.
void put_places(document& d, const value_places& places);

/// Puts the entries of every table in the file's order, for a reader that sorts them by key.
void put_in_order(document& d, const value_places& places);

/// The problem of a text that a TOML reader refused: "E-TOML" at the line and column where the
/// reader stopped (0: it does not say), with what it said and, for the commonest mistakes, what to
/// write instead.
[[nodiscard]] problem not_toml(std::string_view toml, std::string_view origin, std::uint32_t line,
                               std::uint32_t column, std::string_view said);

}  // namespace v0
}  // namespace remit
