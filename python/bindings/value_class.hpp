// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <pybind11/pybind11.h>

namespace remit::inline v0::python {

namespace py = pybind11;

/// What all values are: equal by what they say, copied by sharing.
/// @param repr a function of the value
template <class Class, class Repr>
void make_value(Class& c, Repr repr) {
    using T = typename Class::type;
    c.def(
         "__eq__", [](const T& a, const T& b) { return a == b; }, py::is_operator(),
         py::arg("other"))
        .def(
            "__ne__", [](const T& a, const T& b) { return !(a == b); }, py::is_operator(),
            py::arg("other"))
        .def("__hash__", [repr](const T& v) { return py::hash(py::str(repr(v))); })
        .def("__repr__", [repr](const T& v) { return repr(v); })
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"));
}

}  // namespace remit::inline v0::python
