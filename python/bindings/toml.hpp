// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <string>

#include <remit/charter/charter.hpp>

namespace remit::inline v0::python {

/// The charter of a TOML text, read with Python's tomllib; the document's places are remit's own,
/// so that problems carry line and column as they do in C++.
/// @throws bad_input with all problems.
[[nodiscard]] charter charter_from_text(const std::string& toml, const std::string& origin);

/// The same from a file. @throws bad_input also when the file cannot be read.
[[nodiscard]] charter charter_from_file(const std::filesystem::path& file);

}  // namespace remit::inline v0::python
