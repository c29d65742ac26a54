// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <remit/registry/frame.hpp>

#include "errors.hpp"
#include "io/text_coder.hpp"

namespace remit::inline v0::python {

/// What the cells of a column are.
enum class cell_kind : std::uint8_t { nothing, text, integer, day };

/// @throws bad_input where a table has more columns than a file may have.
void check_width(std::size_t columns, const std::string& origin);

/// Collects the cells of one column, from wherever they come, and says which of them cannot be
/// facts.
class cell_writer {
public:
    /// @param where the table, for problems: "mandates"
    cell_writer(std::string where, std::string column, cell_kind kind, problem_list& problems);

    void add_null();
    void add_text(std::string_view text);
    /// Texts of rows that follow each other, which is sooner done than one by one: an empty text is
    /// an empty cell.
    void add_texts(std::span<const std::string_view> texts);
    void add_integer(std::int64_t n);
    void add_day(std::int64_t days_since_1970);
    /// A number that must be whole; not-a-number is an empty cell.
    void add_float(double x);
    /// A moment that must be a midnight. @param units a day has, of the count
    void add_moment(std::int64_t count, std::int64_t per_day);
    /// The code of a text, for `add_code`; -1 where it is empty, `not_utf8` where it is no text.
    [[nodiscard]] std::int32_t code_of(std::string_view text);
    /// The same of many at once, appended to `out`.
    void add_codes_of(std::span<const std::string_view> texts, std::vector<std::int32_t>& out);
    /// Takes texts for those with the codes from 0 on, where none was added yet.
    /// @returns whether they are, and all of them are UTF-8
    [[nodiscard]] bool adopt_texts(std::vector<std::string>&& texts);
    [[nodiscard]] const std::string& text_of(std::int32_t code) const {
        return coder_.dictionary()[static_cast<std::size_t>(code)];
    }
    void add_code(std::int32_t code);
    /// Room for the codes of so many rows more, to be filled before anything else is added; none of
    /// them may be `not_utf8`.
    [[nodiscard]] std::span<std::int32_t> add_codes(std::size_t n);
    /// Room for so many days more that are days of the calendar, and for whether each is there.
    struct day_cells {
        std::span<std::int32_t> number;
        std::span<std::uint8_t> valid;
    };
    [[nodiscard]] day_cells add_days(std::size_t n);
    static constexpr std::int32_t not_utf8 = -2;
    static constexpr const char* whole_hint =
        "facts are exact: write whole numbers (percent or hundredths), or leave the column out";
    /// Says that the next cell is no fact, and leaves it empty. The first hundred of a column are
    /// said one by one.
    void add_problem(const char* code, const std::string& what, const char* hint);

    [[nodiscard]] cell_kind kind() const noexcept { return kind_; }
    [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
    [[nodiscard]] frame::column take();

private:
    /// Looks at texts that are new; afterwards it is known which of them are none.
    void look();

    std::string where_, column_;
    cell_kind kind_;
    problem_list* problems_;
    std::size_t rows_ = 0, bad_ = 0;
    io_detail::text_coder coder_;
    std::vector<std::int32_t> codes_;             ///< of texts
    std::size_t looked_ = 0;                      ///< how many texts of the coder were looked at
    std::unordered_set<std::int32_t> bad_texts_;  ///< codes of what is not UTF-8
    frame::integers integers_;
    frame::days days_;
};

}  // namespace remit::inline v0::python
