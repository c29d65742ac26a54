// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/core/suggest.hpp>
#include <remit/registry/ends.hpp>
#include <remit/time/bounds.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "value_class.hpp"

namespace remit::inline v0::python {

namespace {

constexpr const char* absent_stops[] = {"open", "unknown", "term"};  // as the enumerators

ends_mean ends_of(const text_object& stop, const truth_object& last_day) {
    const auto given = text_from(stop, "stop");
    const auto* at = std::find(std::begin(absent_stops), std::end(absent_stops), given);
    if (at == std::end(absent_stops)) {
        const std::vector<std::string> known{std::begin(absent_stops), std::end(absent_stops)};
        const auto meant = did_you_mean(given, std::span<const std::string>{known});
        throw bad_input{problem{"E-ENDS", "", "an empty stop cannot mean \"" + given + "\"",
                                meant.empty() ? "write open, unknown or term" : meant}};
    }
    if (!PyBool_Check(last_day.ptr()))
        refuse("last_day needs True or False, not " + kind_of(last_day),
               "write Ends(last_day=True) where a stop is the last day");
    return {static_cast<absent_stop>(at - std::begin(absent_stops)),
            last_day.ptr() == Py_True ? stop_says::last_day : stop_says::first_day_after};
}

std::string stop_of(const ends_mean& e) { return absent_stops[static_cast<std::size_t>(e.stop)]; }
bool says_last_day(const ends_mean& e) { return e.says == stop_says::last_day; }

std::string repr(const ends_mean& e) {
    return "Ends(stop='" + stop_of(e) + "', last_day=" + (says_last_day(e) ? "True" : "False") +
           ")";
}

std::string repr(const bounds& b) {
    const auto side = [](const std::optional<day>& d) {
        return d ? "'" + text(*d) + "'" : std::string{"None"};
    };
    return "Bounds(" + side(b.earliest()) + ", " + side(b.latest()) + ")";
}

void bind_bounds(py::module_& m) {
    py::class_<bounds> c(
        m, "Bounds",
        "What is known of a day: it is none earlier than earliest and none later than latest.\n\n"
        "Both count; None is unbounded. A cell of a table may be one; what leaves in a table is "
        "its text,\n\"2019-01-01 to 2019-12-31\", which reads back. Raises BadInput where latest "
        "lies before earliest.");
    c.def(py::init([](const day_or_none_object& earliest, const day_or_none_object& latest) {
              return bounds{day_or_none(earliest, "earliest"), day_or_none(latest, "latest")};
          }),
          py::arg("earliest") = py::none(), py::arg("latest") = py::none())
        .def_property_readonly(
            "earliest", [](const bounds& b) { return to_python(b.earliest()); },
            "The earliest day it may be; None: unbounded.")
        .def_property_readonly(
            "latest", [](const bounds& b) { return to_python(b.latest()); },
            "The latest day it may be; None: unbounded.")
        .def(
            "may_be",
            [](const bounds& b, const day_object& d) { return b.may_be(day_from(d, "may_be")); },
            py::arg("day"), "Whether it may be that day.")
        .def("__str__", [](const bounds& b) { return text(b); })
        .def("__reduce__", [](const py::object& self) {
            const auto b = self.cast<bounds>();
            return py::make_tuple(py::type::of(self),
                                  py::make_tuple(to_python(b.earliest()), to_python(b.latest())));
        });
    make_value(c, [](const bounds& b) { return repr(b); });
    refuse_other_calls(c, "Bounds(\"2019-01-01\", \"2019-12-31\")");
    refuse_other_calls_of(c, "may_be", "bounds.may_be(\"2019-06-01\")");
}

void bind_ends(py::module_& m) {
    py::class_<ends_mean> c(
        m, "Ends",
        "What the ends of a table mean in its source: Registry.from_frames(..., "
        "ends={\"mandates\": Ends(last_day=True)}).\n\n"
        "stop: what an empty stop means. \"open\": it still lasts (a meeting, event or proposal "
        "lasts one day);\n\"unknown\": it may have stopped on any day after its start, or never; "
        "\"term\", of mandates: it stops with\nits term. last_day: a stop is the last day on which "
        "it lasts, and not the first day after it.");
    c.def(py::init(&ends_of), py::kw_only(), py::arg("stop") = "open", py::arg("last_day") = false)
        .def_property_readonly("stop", &stop_of, "What an empty stop means.")
        .def_property_readonly("last_day", &says_last_day,
                               "Whether a stop is the last day on which it lasts.")
        .def("__reduce__", [](const py::object& self) {
            const auto e = self.cast<ends_mean>();
            const auto again =
                py::module_::import("functools")
                    .attr("partial")(py::type::of(self), py::arg("stop") = stop_of(e),
                                     py::arg("last_day") = says_last_day(e));
            return py::make_tuple(again, py::tuple());
        });
    make_value(c, [](const ends_mean& e) { return repr(e); });
    refuse_other_calls(c, "Ends(stop=\"unknown\", last_day=True)");
}

}  // namespace

void bind_days(py::module_& m) {
    bind_bounds(m);
    bind_ends(m);
}

}  // namespace remit::inline v0::python
