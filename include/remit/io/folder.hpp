// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

#include <remit/charter/charter.hpp>
#include <remit/registry/builder.hpp>
#include <remit/registry/registry.hpp>

namespace remit {
inline namespace v0 {

/// The facts of a folder: mandates.csv, and where present bodies, seats, people, organisations,
/// offices, terms, meetings, items, attendances, events, proposals, nominations, recusals,
/// speakers, tasks, audiences and attributes.csv. The charter's seats are added as facts; where
/// seats.csv names one too its cells go first. Other CSV files are not read, and `registry::notes`
/// says so.
/// @param  builder what is known beside the files: what their ends mean, the days they are known
///         for, further facts.
/// @throws bad_input with all problems of all files; a folder that cannot be read or has no
///         mandates.csv is one. What is wrong between tables is told when each could be read.
[[nodiscard]] registry read_registry(const std::filesystem::path& folder, const charter& c,
                                     registry_builder builder = {});

/// The charter of a TOML text, read with toml++. docs/concepts/charter.md has every key.
/// @param origin for problems: "charter.toml".
/// @throws bad_input with all problems, each with its line and column: what is no TOML (only the
///         first fault), what is no charter, and what is too long, too deep or too much for one
///         (`longest_charter`, `deepest_entry`, `most_entries`); also when the library was built
///         without toml++ ("E-NO-TOML").
/// @cost   O(length).
[[nodiscard]] charter parse_charter(std::string_view toml, std::string_view origin);

/// The same from a file. @throws bad_input also when the file cannot be read.
[[nodiscard]] charter read_charter(const std::filesystem::path& file);

/// Both of a folder with a charter.toml. @throws bad_input with the problems of the charter and of
/// the tables.
[[nodiscard]] std::pair<charter, registry> read_folder(const std::filesystem::path& folder);

}  // namespace v0
}  // namespace remit
