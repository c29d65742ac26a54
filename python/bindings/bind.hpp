// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <pybind11/pybind11.h>

namespace remit::inline v0::python {

namespace py = pybind11;

// One function for each part of the module, in the order in which they need each other.
void bind_errors(py::module_& m);
void bind_values(py::module_& m);
void bind_days(py::module_& m);
void bind_calendar(py::module_& m);
void bind_recurrence(py::module_& m);
void bind_occurrences(py::module_& m);
void bind_expressions(py::module_& m);
void bind_words(py::module_& m);
void bind_rule(py::module_& m);
void bind_cadence(py::module_& m);
void bind_reading(py::module_& m);
void bind_time_zone(py::module_& m);
void bind_footprint(py::module_& m);
void bind_table(py::module_& m);
void bind_registry(py::module_& m);
void bind_charter(py::module_& m);
void bind_folder(py::module_& m);
void bind_finding(py::module_& m);
void bind_predicates(py::module_& m);
void bind_check(py::module_& m);
void bind_plan(py::module_& m);
void bind_bookings(py::module_& m);
void bind_programme(py::module_& m);
void bind_change(py::module_& m);
/// An object that came out of `__new__` alone has nothing in it: using it is a TypeError.
void refuse_unmade(py::module_& m);

}  // namespace remit::inline v0::python
