// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <string_view>

#include <pybind11/pybind11.h>

#include <remit/charter/charter.hpp>
#include <remit/registry/builder.hpp>
#include <remit/registry/registry.hpp>

#include "casters.hpp"
#include "errors.hpp"

namespace remit::inline v0::python {

/// Tells the builder the days that facts are known for: a pair (start, stop) of all tables, or a
/// dict of such pairs by the name of the table, in which "all" is every table.
/// @throws py::type_error with a hint; what is no table and no period is added to the problems.
void declare_observed(registry_builder& to, const observed_object& given, problem_list& problems);

/// Tells it what the ends of tables mean: a dict of `Ends` by the name of the table.
void declare_ends(registry_builder& to, const ends_object& given, problem_list& problems);

/// The registry of a folder, of which that is declared.
/// @throws bad_input with the problems of what is declared and of every file.
[[nodiscard]] registry read_declared(const std::filesystem::path& folder, const charter& c,
                                     const observed_object& observed, const ends_object& ends);

/// What was declared of the days, as `declare_observed` takes it.
[[nodiscard]] pybind11::dict declared_of(const registry& r);

/// @param more what is known beside the tables: "attributes", "all", or nothing.
[[nodiscard]] table_id table_named(std::string_view name, std::string_view where,
                                   std::string_view more);

}  // namespace remit::inline v0::python
