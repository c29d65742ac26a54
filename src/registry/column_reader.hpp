// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "registry/quoted.hpp"
#include "registry/staging.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Stands for a day that has been reported as unreadable until its row has been looked at.
inline constexpr std::int32_t unreadable = always_start + 1;

/// What is wrong with a cell, per code of its column; told of all rows in one pass.
class issues {
public:
    explicit issues(std::size_t codes) : codes_{codes} {}
    void set(std::int32_t code, std::string_view id, std::string what, std::string hint);
    void tell(const staged_table& table, const part& p, std::string_view column,
              const std::vector<std::int32_t>& code, problem_list& problems) const;

private:
    struct issue {
        std::string_view id;
        std::string what;
        std::string hint;
    };
    static constexpr std::uint32_t none = 0xffffffffU;

    std::size_t codes_;
    std::vector<std::uint32_t> number_;  ///< per code, the nothings first, which issue
    std::vector<issue> all_;
};

/// The days of a column of starts or stops.
struct end_cells {
    std::vector<std::int32_t> earliest;
    std::vector<std::int32_t> latest{};  ///< empty where all are exact
};

/// Whether a day may be known within bounds only.
enum class partly_known : std::uint8_t { allowed, refused };

/// Whether a cell may be left empty.
enum class may_be_empty : std::uint8_t { yes, no };

/// Whether texts may hold control characters and ends of lines: an attribute may be prose.
enum class controls : std::uint8_t { allowed, refused };

/// "... has a control character", for the problem of a text with that fault.
[[nodiscard]] std::string said_of(text_fault f);
[[nodiscard]] std::string hint_for(text_fault f);

/// Whether it is a number of seats or votes, which it becomes where it is one written as a text;
/// else what is wrong with it.
[[nodiscard]] bool fits_integer(value& v, std::string& what, std::string& hint);

/// Reads one column of one part and reports each cell that is wrong.
class column_reader {
public:
    column_reader(const staged_table& table, const part& rows, std::string_view column, load& l)
        : table_{table}, part_{rows}, column_{column}, load_{l} {}

    /// Start and stop, `unreadable` where a cell is reported. @param nothing what an empty cell is
    [[nodiscard]] end_cells days(raw_cells&& cells, std::int32_t nothing, may_be_empty empty) const;
    /// Other columns of days: each value is a `day`, or `bounds` where it is not known to the day.
    [[nodiscard]] coded dates(raw_cells&& cells, partly_known may_be) const;
    /// Votes and number.
    [[nodiscard]] coded integers(raw_cells&& cells, bool may_be_absent) const;
    /// Times of day, as minutes after midnight.
    [[nodiscard]] coded times(raw_cells&& cells) const;
    void check_status(const coded& c) const;
    /// Every text is UTF-8; what is shown as a key or a name stands on one line.
    void check_texts(const coded& c, controls may_have) const;
    /// Every row needs a value.
    void check_filled(const coded& c) const;

private:
    /// Whether the cells are numbers, which are no days; reported unless all are empty.
    [[nodiscard]] bool are_numbers(const raw_cells& cells) const;
    void tell(const issues& found, const std::vector<std::int32_t>& code) const {
        found.tell(table_, part_, column_, code, load_.problems);
    }

    const staged_table& table_;
    const part& part_;
    std::string_view column_;
    load& load_;
};

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
