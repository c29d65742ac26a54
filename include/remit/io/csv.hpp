// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <remit/core/problem.hpp>
#include <remit/registry/frame.hpp>

namespace remit {
inline namespace v0 {

/// One CSV text (RFC 4180: comma, double quotes, CRLF or LF, UTF-8 with or without a byte order
/// mark) as a frame of texts.
///
/// The first line holds the column names. An empty cell is null, in quotes or not; an empty line is
/// no row. A row is at most 1 MiB long, a table has at most 1,000 columns, a text is at most 4 GiB.
/// @param  origin for problems: "mandates.csv".
/// @throws bad_input with every short or long row, stray quote, repeated or empty column name, row
///         that is too long, NUL and byte that is not UTF-8, each with its line (that on which its
///         row begins). Behind a quote that is never closed nothing is read.
/// @cost   O(bytes).
[[nodiscard]] frame read_csv(std::string_view text, std::string_view origin);

/// The same from a file, read piece by piece. @throws bad_input also when the file cannot be read.
[[nodiscard]] frame read_csv_file(const std::filesystem::path& file);

}  // namespace v0
}  // namespace remit
