// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <pybind11/pybind11.h>

#include <remit/registry/frame.hpp>

#include "errors.hpp"

namespace remit::inline v0::python {

/// Whether the object can give its rows over Arrow (`__arrow_c_stream__` or `__arrow_c_array__`).
[[nodiscard]] bool speaks_arrow(pybind11::handle table);

/// The rows of such an object. What cannot be a fact (a fraction, a truth, a list, a time of day)
/// is added to the problems, each with its column, its row where it is one cell, and what to do.
/// @param origin the name of the table, for problems
/// @cost O(cells); texts are coded, nothing is kept of the Arrow buffers.
[[nodiscard]] frame frame_from_arrow(pybind11::handle table, const std::string& origin,
                                     problem_list& problems);

/// The rows of plain Python: a dict of columns, or a list of dicts. Problems as above.
[[nodiscard]] frame frame_from_python(pybind11::handle table, const std::string& origin,
                                      problem_list& problems);

}  // namespace remit::inline v0::python
