// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <string>

#include <remit/registry/fact_table.hpp>
#include <remit/registry/frame.hpp>
#include <remit/registry/registry.hpp>

#include "casters.hpp"

namespace remit::inline v0::python {

/// A table as it comes, whatever gives it.
/// @throws py::type_error with a hint for what is no table; what is wrong in it is added.
[[nodiscard]] frame frame_from(const pybind11::object& table, const std::string& origin,
                               problem_list& problems);

/// The tables by their number; that of mandates is given apart.
using further_tables = std::array<table_or_none, table_count>;

/// `Registry.from_frames`. @throws bad_input with all problems of all tables; py::type_error with a
/// hint for what is no table.
[[nodiscard]] registry from_frames(const table_or_none& mandates, const further_tables& others,
                                   const table_or_none& attributes, const renames_object& names,
                                   const observed_object& observed, const ends_object& ends,
                                   const charter_or_none& terms);

}  // namespace remit::inline v0::python
