// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include <remit/registry/fact_column.hpp>
#include <remit/registry/frame.hpp>

#include "registry/seeded_hash.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// What a cell says while the tables are not yet finished, beside a position in the dictionary.
inline constexpr std::int32_t empty_code = fact_column::unknown_code;
inline constexpr std::int32_t absent_code = fact_column::absent_code;  ///< the cell is "-"
inline constexpr std::int32_t not_given_code = -3;  ///< that part of the table has no such column

/// A column of values, coded in the order of first appearance, without repetition and without
/// leftovers: the same facts give the same codes whichever way they came.
struct coded {
    shared_list<value> dictionary;
    shared_list<std::int32_t> code;
    std::string spaced{};  ///< one of the texts that begin or end with a space, if there is one
    bool texts_are_plain = false;  ///< none of them is at fault; else it is not known
    bool filled = false;           ///< no cell is a nothing; else it is not known
};

/// Values with their types, as structs of `model/` hold them in `more`.
struct typed_cells {
    std::vector<value> dictionary;
    std::vector<std::int32_t> code;
};
using raw_cells = std::variant<frame::texts, frame::integers, frame::days, typed_cells>;

/// The number of rows that the cells have, or -1 where their parts disagree.
[[nodiscard]] std::int64_t rows_of(const raw_cells& cells);
/// Whether every code lies within its dictionary and every day within the calendar.
[[nodiscard]] bool is_sound(const raw_cells& cells);

/// Translates a text before it is coded: the names of an organisation to its key.
class translation {
public:
    virtual ~translation() = default;
    [[nodiscard]] virtual std::string_view of(std::string_view text) const = 0;
};

/// The cells as texts (numbers and days are spelled out), empty and "-" as codes below zero.
/// Sound cells only.
[[nodiscard]] coded as_texts(raw_cells&& cells, const translation* names = nullptr);
/// The cells as they are: texts, whole numbers, days or typed values. Sound cells only.
[[nodiscard]] coded as_values(raw_cells&& cells, const translation* names = nullptr);
/// What the texts of a column can be read as, all of them together. Absent and empty cells do not
/// matter.
struct text_kinds {
    bool any = false;  ///< whether there was a text
    bool integers = true;
    bool days = true;

    void look(std::string_view text);
    void look(const coded& texts);
    /// Makes a whole number or a day of a text that was looked at, where all are.
    void apply(value& text) const;
    void apply(coded& texts) const;
};
/// Appends the rows of `tail`. Equal values get one code.
void append(coded& c, coded&& tail);
/// Adds values to the dictionary of a column unless they are there.
/// @cost O(dictionary) for the first value, O(1) for each other.
class value_codes {
public:
    explicit value_codes(coded& c) : into_{c} {}
    /// The position of the value.
    [[nodiscard]] std::int32_t of(const value& v);

private:
    coded& into_;
    bool looked_ = false;  ///< whether `seen_` has the values of the dictionary
    std::unordered_map<std::string, std::int32_t, seeded_hash> seen_;
};
/// Codes again in the order of first appearance, dropping what no row uses and joining equal
/// values.
void canonical(coded& c);

/// A whole number written plainly ("12", "-3"; no leading zeros, no plus), or nothing.
[[nodiscard]] std::optional<std::int64_t> plain_integer(std::string_view s) noexcept;

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
