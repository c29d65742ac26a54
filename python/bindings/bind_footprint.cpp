// SPDX-License-Identifier: BSL-1.0
#include <functional>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/rules/footprint.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"

namespace remit::inline v0::python {

namespace {

std::vector<footprint_entry> footprint_of(const rule_object& given,
                                          const condition_or_none& member) {
    if (!py::isinstance<rule>(given))
        refuse("footprint needs a Rule, not " + kind_of(given),
               "write footprint(Rule(name=\"size\", require=\"count() == 7\"))");
    std::optional<condition> counts;
    if (!member.is_none()) counts = condition_from(member, "member");
    return footprint(given.cast<const rule&>(), counts);
}

}  // namespace

void bind_footprint(py::module_& m) {
    py::class_<footprint_entry> entries(
        m, "FootprintEntry",
        "Rows that judging a rule may read: those of a table that are found by a key.\n\n"
        "The key is that of the row from which they are looked for: \"offices by person\" are the "
        "offices of a\nperson, \"mandates by parent\" the mandates in the body above. str() reads "
        "like that.");
    entries
        .def(py::init([](const py::args&, const py::kwargs&) -> footprint_entry {
            refuse("a FootprintEntry comes out of a footprint", "write footprint(rule)[0]");
        }))
        .def_readonly("rows", &footprint_entry::rows,
                      "The name of a table, \"mandates\"; or \"predicate\", which reads what its "
                      "function reads.")
        .def_readonly("key", &footprint_entry::key,
                      "\"body\", \"person\", \"parent\", ...; of a predicate its name.")
        .def_readonly("only", &footprint_entry::only,
                      "The one key that is read, where the rule names a body; or empty.")
        .def(
            "__eq__", [](const footprint_entry& a, const footprint_entry& b) { return a == b; },
            py::is_operator(), py::arg("other"))
        .def(
            "__ne__", [](const footprint_entry& a, const footprint_entry& b) { return !(a == b); },
            py::is_operator(), py::arg("other"))
        .def("__hash__",
             [](const footprint_entry& e) {
                 return static_cast<py::ssize_t>(std::hash<footprint_entry>{}(e) >> 1U);
             })
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"))
        .def("__str__", [](const footprint_entry& e) { return text(e); })
        .def("__repr__",
             [](const footprint_entry& e) { return "<FootprintEntry " + text(e) + ">"; });

    m.def("footprint", &footprint_of, py::arg("rule"), py::arg("member") = py::none(),
          "All that judging the rule may read: a sorted list of FootprintEntry.\n\n"
          "What is not in it never changes what the rule says; what is in it may. A rule knows "
          "names and no facts,\nso a column counts as read wherever it may be found. member: which "
          "mandates count as members, where the\ncharter says so (Charter.member). Raises "
          "TypeError for what is no Rule.");
    refuse_other_calls(m, "footprint", "footprint(rule)");
}

}  // namespace remit::inline v0::python
