// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <pybind11/pybind11.h>

#include <remit/core/ratio.hpp>
#include <remit/time/duration.hpp>

#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"

namespace remit::inline v0::python {

namespace {

// A ratio or a whole number beside a ratio; nothing lets Python ask the other operand, for
// `percent(40) <= share(...)` is the share's to answer.
std::optional<ratio> comparable(const py::object& other) {
    if (!PyLong_Check(other.ptr()) || PyBool_Check(other.ptr())) return ratio_from(other);
    int overflow = 0;
    const auto n = PyLong_AsLongLongAndOverflow(other.ptr(), &overflow);
    return overflow == 0 ? std::optional{ratio{n, 1}} : std::nullopt;
}

py::object not_implemented() { return py::reinterpret_borrow<py::object>(Py_NotImplemented); }

std::string unit_of(const duration& d) {
    const auto t = text(d);
    return t.substr(0, t.find('('));
}

duration duration_of(const std::string& unit, const whole_object& n) {
    using enum duration::unit_type;
    for (const auto u : {days, weeks, months, years, working_days})
        if (unit_of({u, 0}) == unit) return {u, whole_from(n, unit)};
    throw bad_input{problem{"E-UNIT", "", "\"" + unit + "\" is no unit of time",
                            "write days, weeks, months, years or working_days"}};
}

template <class Compare>
auto compare_ratios(Compare f) {
    return [f](const ratio& a, const py::object& other) -> py::object {
        if (PyFloat_Check(other.ptr()))
            refuse("a Ratio is exact and a float is not",
                   "compare with percent(40) or ratio(1, 3)");
        const auto b = comparable(other);
        return b ? py::object{py::bool_{f(a, *b)}} : not_implemented();
    };
}

}  // namespace

void bind_values(py::module_& m) {
    py::class_<ratio>(
        m, "Ratio",
        "An exact fraction in lowest terms, with a positive denominator.\n\n"
        "Shares are written as ratios, never as floats: two fifths are percent(40) or "
        "ratio(2, 5).\nRaises BadInput for the denominator 0.")
        .def(py::init([](const whole_object& a, const whole_object& b) {
                 return ratio{whole_from(a, "Ratio"), whole_from(b, "Ratio")};
             }),
             py::arg("numerator"), py::arg("denominator"))
        .def_property_readonly("numerator", &ratio::num, "The numerator; it carries the sign.")
        .def_property_readonly("denominator", &ratio::den, "The denominator, above 0.")
        .def("__eq__", compare_ratios([](ratio a, ratio b) { return a == b; }), py::arg("other"))
        .def("__ne__", compare_ratios([](ratio a, ratio b) { return !(a == b); }), py::arg("other"))
        .def("__lt__", compare_ratios([](ratio a, ratio b) { return a < b; }), py::arg("other"))
        .def("__le__", compare_ratios([](ratio a, ratio b) { return a <= b; }), py::arg("other"))
        .def("__gt__", compare_ratios([](ratio a, ratio b) { return a > b; }), py::arg("other"))
        .def("__ge__", compare_ratios([](ratio a, ratio b) { return a >= b; }), py::arg("other"))
        .def("__hash__", [](const ratio& r) { return py::hash(to_python(std::optional{r})); })
        .def("__float__",
             [](const ratio& r) {
                 return static_cast<double>(r.num()) / static_cast<double>(r.den());
             })
        .def("__str__", [](const ratio& r) { return text(r); })
        .def("__repr__",
             [](const ratio& r) {
                 return "Ratio(" + std::to_string(r.num()) + ", " + std::to_string(r.den()) + ")";
             })
        .def("__reduce__", [](const py::object& self) {
            const auto r = self.cast<ratio>();
            return py::make_tuple(py::type::of(self), py::make_tuple(r.num(), r.den()));
        });

    py::class_<duration>(m, "Duration",
                         "A length of time as a charter counts it: a whole number of one unit.\n\n"
                         "Made by days(90), weeks(2), months(3), years(2) and working_days(10). "
                         "Months and years have "
                         "no\nfixed number of days, so days(30) and months(1) are different.")
        .def(py::init(&duration_of), py::arg("unit"), py::arg("n"))
        .def_readonly("n", &duration::n, "How many.")
        .def_property_readonly("unit", &unit_of,
                               "\"days\", \"weeks\", \"months\", \"years\" or \"working_days\".")
        .def(
            "__eq__", [](duration a, duration b) { return a == b; }, py::is_operator())
        .def(
            "__ne__", [](duration a, duration b) { return a != b; }, py::is_operator())
        .def("__hash__", [](duration d) { return py::hash(py::str(text(d))); })
        .def("__str__", [](duration d) { return text(d); })
        .def("__repr__", [](duration d) { return text(d); })
        .def("__reduce__", [](const py::object& self) {
            const auto d = self.cast<duration>();
            return py::make_tuple(py::type::of(self), py::make_tuple(unit_of(d), d.n));
        });
}

}  // namespace remit::inline v0::python
