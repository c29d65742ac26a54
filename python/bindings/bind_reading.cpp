// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/calendar/cadence_reading.hpp>
#include <remit/calendar/zone.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "value_class.hpp"

namespace remit::inline v0::python {

namespace {

std::string repr(const cadence_reading& r) {
    std::string left;
    for (const auto& words : r.not_understood) left += (left.empty() ? "" : ", ") + repr_of(words);
    return "CadenceReading(" + (r.when ? "Cadence(" + repr_of(r.when->text()) + ")" : "None") +
           ", [" + left + "])";
}

}  // namespace

void bind_reading(py::module_& m) {
    py::class_<cadence_reading> c(
        m, "CadenceReading",
        "What somebody wrote about meetings, as a Cadence, and the words of which nothing was "
        "made.");
    c.def_property_readonly(
         "when", [](const cadence_reading& r) { return r.when; },
         "The Cadence; None where the text says none that is understood.")
        .def_property_readonly(
            "not_understood", [](const cadence_reading& r) { return r.not_understood; },
            "Word for word and in their order, those of the text before those of the weekday.");
    make_value(c, [](const cadence_reading& r) { return repr(r); });

    m.def(
        "read_cadence",
        [](const text_object& text, const text_object& weekday) {
            return read_cadence(text_from(text, "text"), text_from(weekday, "weekday"));
        },
        py::arg("text"), py::arg("weekday") = "",
        "Reads what people write in a list of meetings: \"biweekly starting Tuesday Oct 28, "
        "2025\".\n\n"
        "text: how often. weekday: on which day, where another column says it: \"third Monday\". A "
        "text that Cadence\nreads is that cadence; \"biweekly\" is every 2 weeks. What contradicts "
        "itself is not used, and neither is a text\nwith words that take meetings away "
        "(\"except\", \"on demand\"): nothing is guessed, and each word is in .when or in\n"
        ".not_understood. Raises BadInput (E-SIZE) for texts of more than 2,000 bytes.");
    m.def(
        "read_zone", [](const text_object& text) { return read_zone(text_from(text, "text")); },
        py::arg("text"),
        "The IANA name of the zone that a text means: \"PT (Pacific Time)\" is "
        "\"America/Los_Angeles\"; None where none is\nknown, or it may be several.\n\n"
        "Any Area/Place is taken as it stands. TimeZone(name) says what time it is there.");
    refuse_other_calls(m, "read_cadence", "read_cadence(\"biweekly\", \"Tuesday\")");
    refuse_other_calls(m, "read_zone", "read_zone(\"PT (Pacific Time)\")");
}

}  // namespace remit::inline v0::python
