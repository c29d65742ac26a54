// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/calendar/adjustment.hpp>
#include <remit/time/day.hpp>

#include "casters.hpp"

namespace remit::inline v0::python {

/// Days one after another: an array of datetime64[D], or of finer units where they are whole days;
/// else what `day_from` takes.
/// @throws TypeError where one is no day, bad_input where one is missing or too far away;
///         ImportError where numpy is not installed.
[[nodiscard]] std::vector<day> days_of_array(py::handle days, const char* argument);
/// An array of datetime64[D].
[[nodiscard]] py::object as_array(std::span<const day> days);

/// "following" and the others. @throws bad_input that says what was meant
[[nodiscard]] adjustment adjustment_from(const text_object& how);

}  // namespace remit::inline v0::python
