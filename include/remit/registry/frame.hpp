// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace remit {
inline namespace v0 {

/// A table as it comes from elsewhere, by column, before anything is checked: what a CSV file, an
/// Arrow stream or a list of `model/` structs is turned into. The builder is the only one who reads
/// it.
struct frame {
    /// Texts, dictionary-coded: `dictionary[code]`, or null where the code is negative.
    struct texts {
        std::vector<std::string> dictionary;
        std::vector<std::int32_t> code;
    };
    /// Whole numbers; `valid[row]` is 0 where the cell is null. `valid` is empty when none is.
    struct integers {
        std::vector<std::int64_t> number;
        std::vector<std::uint8_t> valid;
    };
    /// Days since 1970-01-01; `valid` as above.
    struct days {
        std::vector<std::int32_t> number;
        std::vector<std::uint8_t> valid;
    };
    struct column {
        std::string name;
        std::variant<texts, integers, days> cells;
    };

    std::string origin;  ///< for problems: "mandates.csv", "mandates"
    std::size_t rows = 0;
    std::vector<column> columns;
    std::vector<std::uint32_t> line;  ///< per row, its 1-based line in `origin`; empty: row + 1
};

}  // namespace v0
}  // namespace remit
