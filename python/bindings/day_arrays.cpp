// SPDX-License-Identifier: BSL-1.0
#include "day_arrays.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <pybind11/numpy.h>

#include <remit/core/problem.hpp>

#include "errors.hpp"

namespace remit::inline v0::python {

namespace {

/// An array of datetime64 as one of days. @throws TypeError where they are months, or moments
py::object as_days(const py::object& numpy, const py::object& given, const char* argument) {
    const py::tuple unit = numpy.attr("datetime_data")(given.attr("dtype"));
    const auto name = unit[0].cast<std::string>();
    if (name == "D") return given;
    const std::string what = std::string{argument} + " needs days, not datetime64[" + name + "]";
    if (name == "Y" || name == "M" || name == "W" || name == "generic")
        refuse(what,
               "which day of it is meant? write array.astype(\"datetime64[D]\") for the first");
    const auto days = given.attr("astype")("datetime64[D]");
    const auto same = numpy.attr("isnat")(given).attr("__or__")(
        days.attr("astype")(given.attr("dtype")).attr("__eq__")(given));
    if (!numpy.attr("all")(same).cast<bool>())
        refuse(what + " with a time of day",
               "write array.astype(\"datetime64[D]\") where the day is enough");
    return days;
}

}  // namespace

std::vector<day> days_of_array(py::handle days, const char* argument) {
    const auto numpy = py::module_::import("numpy");
    if (PyUnicode_Check(days.ptr()) || !py::hasattr(days, "__iter__"))
        refuse(std::string{argument} + " needs days one after another, not " + kind_of(days),
               "write [\"2026-12-25\"], or an array of datetime64[D]");
    std::vector<day> out;
    const auto element = [&](std::size_t i) {
        return std::string{argument} + "[" + std::to_string(i) + "]";
    };
    auto given = py::reinterpret_borrow<py::object>(days);
    if (py::hasattr(days, "__array__")) given = numpy.attr("asarray")(days);
    if (!py::hasattr(given, "dtype") ||
        given.attr("dtype").attr("kind").cast<std::string>() != "M") {
        for (const auto each : given) out.push_back(day_from(each, element(out.size())));
        return out;
    }
    if (given.attr("ndim").cast<int>() != 1)
        refuse(std::string{argument} + " needs days one after another", "write [\"2026-12-25\"]");
    given = as_days(numpy, given, argument);
    const auto counts = py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>(
        numpy.attr("ascontiguousarray")(given).attr("view")("int64"));
    out.reserve(static_cast<std::size_t>(counts.size()));
    for (const auto n : std::span{counts.data(), static_cast<std::size_t>(counts.size())}) {
        if (n == std::numeric_limits<std::int64_t>::min())
            throw bad_input{
                problem{"E-DATE", element(out.size()), "no day is given", "leave NaT out"}};
        out.push_back(day::from_count(n));
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
