// SPDX-License-Identifier: BSL-1.0
#include "day_arrays.hpp"

#include <cstdint>
#include <limits>
#include <string>

#include <pybind11/numpy.h>

#include <remit/core/problem.hpp>

#include "errors.hpp"

namespace remit::inline v0::python {

std::vector<day> days_of_array(py::handle days, const char* argument) {
    const auto numpy = py::module_::import("numpy");
    py::object given;
    try {
        given = numpy.attr("asarray")(days, py::arg("dtype") = "datetime64[D]");
    } catch (const py::error_already_set& why) {
        if (!why.matches(PyExc_TypeError) && !why.matches(PyExc_ValueError)) throw;
        refuse(std::string{argument} + " needs days, not " + kind_of(days),
               "write [\"2026-12-25\"], or an array of datetime64[D]");
    }
    if (given.attr("ndim").cast<int>() != 1)
        refuse(std::string{argument} + " needs days one after another", "write [\"2026-12-25\"]");
    const auto counts = py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>(
        numpy.attr("ascontiguousarray")(given).attr("view")("int64"));
    std::vector<day> out;
    out.reserve(static_cast<std::size_t>(counts.size()));
    const auto* const first = counts.data();
    for (auto i = first; i != first + counts.size(); ++i) {
        if (*i == std::numeric_limits<std::int64_t>::min())
            throw bad_input{problem{"E-DATE", argument + ("[" + std::to_string(i - first) + "]"),
                                    "no day is given", "leave NaT out"}};
        out.push_back(day::from_count(*i));
    }
    return out;
}

py::object as_array(std::span<const day> days) {
    py::array_t<std::int64_t> out{static_cast<py::ssize_t>(days.size())};
    auto* at = out.mutable_data();
    for (const auto d : days) *at++ = d.count();
    return out.attr("view")("datetime64[D]");
}

}  // namespace remit::inline v0::python
