// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit::inline v0::python {

/// One column in Arrow's own layout. Buffers are as the format orders them, without the validity
/// bitmap.
struct table_column {
    std::string name;
    std::string format;
    std::size_t rows = 0;
    std::size_t nulls = 0;
    std::vector<std::uint8_t> validity;  ///< a bitmap; empty where no cell is null
    std::vector<std::vector<std::byte>> buffers;
    std::vector<table_column> children;        ///< of lists and structs
    std::shared_ptr<table_column> dictionary;  ///< of coded columns
};

/// A table on its way out: `__arrow_c_stream__` shares it with whoever reads it, and nothing is
/// copied.
struct table {
    std::size_t rows = 0;
    std::vector<table_column> columns;
};
using shared_table = std::shared_ptr<table>;  // const nowhere: pybind11 holds no pointer to const

using optional_texts = std::vector<std::optional<std::string>>;

[[nodiscard]] table_column text_column(std::string name, const optional_texts& cells);
/// Texts that repeat, coded: a category in pandas and polars.
[[nodiscard]] table_column category_column(std::string name, const optional_texts& cells);
/// The same from codes; a negative code is null.
[[nodiscard]] table_column coded_column(std::string name, const std::vector<std::int32_t>& code,
                                        const optional_texts& dictionary);
/// Days since 1970-01-01.
[[nodiscard]] table_column date_column(std::string name,
                                       const std::vector<std::optional<std::int32_t>>& cells);
/// Minutes since 1970-01-01 00:00 on one wall; they leave as Arrow's moments without a zone.
[[nodiscard]] table_column moment_column(std::string name,
                                         const std::vector<std::optional<std::int64_t>>& minutes);
[[nodiscard]] table_column integer_column(std::string name,
                                          const std::vector<std::optional<std::int64_t>>& cells);
[[nodiscard]] table_column float_column(std::string name,
                                        const std::vector<std::optional<double>>& cells);
/// Lists, one for each row; `lengths` says how many items of `items` belong to each.
[[nodiscard]] table_column list_column(std::string name, const std::vector<std::size_t>& lengths,
                                       table_column items);
[[nodiscard]] table_column struct_column(std::string name, std::vector<table_column> fields);

}  // namespace remit::inline v0::python
