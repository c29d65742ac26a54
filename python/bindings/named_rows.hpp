// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <remit/registry/text_list.hpp>
#include <remit/time/day.hpp>

#include "table.hpp"

namespace remit::inline v0::python {

/// The texts of some rows of a table, coded: of a long table few rows are named.
class named_rows {
public:
    explicit named_rows(const std::vector<std::uint32_t>& rows, std::size_t of) {
        std::vector<std::int32_t> code_of(of, -1);
        code_.reserve(rows.size());
        for (const auto row : rows) {
            auto& code = code_of[row];
            if (code < 0) {
                code = static_cast<std::int32_t>(row_of_.size());
                row_of_.push_back(row);
            }
            code_.push_back(code);
        }
    }
    [[nodiscard]] table_column column(std::string name, const text_list& texts) const {
        optional_texts dictionary;
        dictionary.reserve(row_of_.size());
        for (const auto row : row_of_) dictionary.emplace_back(texts[row]);
        return coded_column(std::move(name), code_, dictionary);
    }

private:
    std::vector<std::int32_t> code_;
    std::vector<std::uint32_t> row_of_;
};

/// Minutes since 1970-01-01 00:00 as datetimes: no moment where no day is known, nor at the end of
/// the last day, which Python has not.
inline table_column moments(std::string name, const std::vector<std::int64_t>& minutes) {
    constexpr std::int64_t per_day = 1440;
    const auto first = std::int64_t{day::first().count()} * per_day;
    const auto stop = (std::int64_t{day::last().count()} + 1) * per_day;
    std::vector<std::optional<std::int64_t>> cells;
    cells.reserve(minutes.size());
    for (const auto m : minutes)
        cells.push_back(m >= first && m < stop ? std::optional{m} : std::nullopt);
    return moment_column(std::move(name), cells);
}

}  // namespace remit::inline v0::python
