// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <pybind11/pybind11.h>

#include <remit/core/ratio.hpp>
#include <remit/time/duration.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "expressions.hpp"

namespace remit::inline v0::python {

namespace {

py::object not_implemented() { return py::reinterpret_borrow<py::object>(Py_NotImplemented); }

std::string unit_of(const duration& d) {
    const auto t = text(d);
    return t.substr(0, t.find('('));
}

duration duration_of(const text_object& given, const whole_object& n) {
    const auto unit = text_from(given, "unit");
    using enum duration::unit_type;
    for (const auto u : {days, weeks, months, years, working_days})
        if (unit_of({u, 0}) == unit) return {u, whole_from(n, unit)};
    throw bad_input{problem{"E-UNIT", "", "\"" + unit + "\" is no unit of time",
                            "write days, weeks, months, years or working_days"}};
}

constexpr operand_words of_ratio{
    "a Ratio is a number in a rule and does not reckon by itself",
    "write ratio(2, 5); a rule reckons with measures, count() * percent(40), and Python with "
    "fractions.Fraction"};
constexpr operand_words of_duration{
    "a Duration does not reckon by itself",
    "write the length, months(6); a rule reckons with days, start + months(6)"};

// As Fraction compares; what it cannot compare is no number. A part of a rule on the right answers
// for itself: `percent(40) <= share(...)` is the share's.
auto compare_ratios(int how) {
    return [how](const ratio& a, const py::object& other) -> py::object {
        if (PyFloat_Check(other.ptr()))
            refuse("a Ratio is exact and a float is not",
                   "compare with percent(40) or ratio(1, 3)");
        const bool number =
            py::isinstance<ratio>(other) ||
            (!PyBool_Check(other.ptr()) &&
             py::isinstance(other, py::module_::import("numbers").attr("Rational")));
        if (!number && how != Py_EQ && how != Py_NE && !py::isinstance<expr>(other))
            refuse("a Ratio has no order with " + kind_of(other),
                   "compare with percent(40), ratio(1, 3) or a whole number");
        if (!number) return not_implemented();
        const py::object right =
            py::isinstance<ratio>(other) ? to_python(std::optional{other.cast<ratio>()}) : other;
        PyObject* answer =
            PyObject_RichCompare(to_python(std::optional{a}).ptr(), right.ptr(), how);
        if (answer == nullptr) throw py::error_already_set();
        return py::bool_(py::reinterpret_steal<py::object>(answer));  // not one of numpy's
    };
}

py::object same_duration(const duration& a, const py::object& other) {
    if (py::isinstance<duration>(other)) return py::bool_{a == other.cast<duration>()};
    if (is_literal(other))
        refuse("a Duration is not compared with " + kind_of(other),
               "compare with days(90), or compare its .n and .unit");
    return not_implemented();
}

}  // namespace

void bind_values(py::module_& m) {
    py::class_<ratio> ratios(
        m, "Ratio",
        "An exact fraction in lowest terms, with a positive denominator.\n\n"
        "Shares are written as ratios, never as floats: two fifths are percent(40) or "
        "ratio(2, 5).\nRaises BadInput for the denominator 0.");
    ratios
        .def(py::init([](const whole_object& a, const whole_object& b) {
                 return ratio{whole_from(a, "Ratio"), whole_from(b, "Ratio")};
             }),
             py::arg("numerator"), py::arg("denominator"))
        .def_property_readonly("numerator", &ratio::num, "The numerator; it carries the sign.")
        .def_property_readonly("denominator", &ratio::den, "The denominator, above 0.")
        .def("__eq__", compare_ratios(Py_EQ), py::arg("other"))
        .def("__ne__", compare_ratios(Py_NE), py::arg("other"))
        .def("__lt__", compare_ratios(Py_LT), py::arg("other"))
        .def("__le__", compare_ratios(Py_LE), py::arg("other"))
        .def("__gt__", compare_ratios(Py_GT), py::arg("other"))
        .def("__ge__", compare_ratios(Py_GE), py::arg("other"))
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

    refuse_other_calls(ratios, "Ratio(2, 5)");
    refuse_operators(ratios, of_ratio);
    refuse_truth(ratios, {"a Ratio has no truth value", "compare it: share(...) >= percent(40)"});

    py::class_<duration> durations(
        m, "Duration",
        "A length of time as a charter counts it: a whole number of one unit.\n\n"
        "Made by days(90), weeks(2), months(3), years(2) and working_days(10). Months and years "
        "have "
        "no\nfixed number of days, so days(30) and months(1) are different.");
    durations.def(py::init(&duration_of), py::arg("unit"), py::arg("n"))
        .def_readonly("n", &duration::n, "How many.")
        .def_property_readonly("unit", &unit_of,
                               "\"days\", \"weeks\", \"months\", \"years\" or \"working_days\".")
        .def("__eq__", &same_duration, py::arg("other"))
        .def(
            "__ne__",
            [](const duration& a, const py::object& b) -> py::object {
                return negated(same_duration(a, b));
            },
            py::arg("other"))
        .def("__hash__", [](duration d) { return py::hash(py::str(text(d))); })
        .def("__str__", [](duration d) { return text(d); })
        .def("__repr__", [](duration d) { return text(d); })
        .def("__reduce__", [](const py::object& self) {
            const auto d = self.cast<duration>();
            return py::make_tuple(py::type::of(self), py::make_tuple(unit_of(d), d.n));
        });
    refuse_other_calls(durations, "days(90)");
    refuse_operators(durations, of_duration);
    refuse_truth(durations,
                 {"a Duration has no truth value", "compare it with None: ... is not None"});
}

}  // namespace remit::inline v0::python
