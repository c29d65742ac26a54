// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "registry/seeded_hash.hpp"
#include "registry/staging.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// The rows of attributes that say something of one column of one table.
struct dated_column {
    table_id table{};
    std::string name;
    std::vector<std::uint32_t> rows{};  ///< of the table of attributes, rising; never none
    text_kinds kinds{};                 ///< of its texts, and of those of the table itself
    bool looked = false;                ///< whether `kinds` is known
};

/// The rows of attributes by column, grouped before the other tables are read: the cells of a table
/// and the dated values of the same column have one type.
class dated_columns {
public:
    /// Reports rows that name no table or a column that cannot be dated, and the first name beyond
    /// `most_attributes`.
    dated_columns(staged_table&& attributes, load& l);

    /// What the dated texts of a column can be, to be narrowed by what the table itself says; null
    /// where nothing of the column is dated. @param names the names of organisations
    [[nodiscard]] text_kinds* kinds(table_id table, std::string_view name,
                                    const translation& names);

    [[nodiscard]] const staged_table& rows() const noexcept { return rows_; }
    [[nodiscard]] const std::vector<dated_column>& columns() const noexcept { return columns_; }
    /// The key that a row names.
    [[nodiscard]] std::string_view key(std::size_t row) const { return text_of(*key_, row); }
    /// The code of what a row says; below zero where the cell is empty or "-".
    [[nodiscard]] std::int32_t code(std::size_t row) const { return value_->code[row]; }
    /// What a row says in its column, where its code is not below zero: the name of an organisation
    /// as its key, a text as what all texts of the column are.
    [[nodiscard]] value said(const dated_column& c, std::size_t row,
                             const translation& names) const;

private:
    enum class fault : std::uint8_t { none, table, name, too_many };
    /// What a pair of table and name leads to.
    struct group {
        fault wrong = fault::none;
        std::uint32_t column = 0;
    };

    [[nodiscard]] static std::string_view text_of(const coded& c, std::size_t row);
    [[nodiscard]] group begin(std::string_view table, std::string_view name);
    void report(fault f, std::size_t row, load& l);
    /// The value as it was written, the name of an organisation as its key.
    [[nodiscard]] value written(const dated_column& c, std::size_t row,
                                const translation& names) const;
    [[nodiscard]] bool is_untyped(const value& v, std::size_t row) const;

    staged_table rows_;
    const coded* table_;
    const coded* key_;
    const coded* name_;
    const coded* value_;
    std::vector<dated_column> columns_;
    std::array<std::size_t, table_count> names_{};  ///< per table, how many columns are dated
    std::array<bool, table_count> told_{};          ///< that a table has too many
};

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
