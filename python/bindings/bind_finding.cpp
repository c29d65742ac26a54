// SPDX-License-Identifier: BSL-1.0
#include <optional>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/check/finding.hpp>

#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "findings_table.hpp"

namespace remit::inline v0::python {

namespace {

std::string row_of(const cause& c) {
    std::string out = c.origin;
    if (c.line > 0) out += ":" + std::to_string(c.line);
    return out + ": " + (c.person.empty() ? c.table : c.person) + " " + c.what;
}

}  // namespace

void bind_finding(py::module_& m) {
    py::class_<cause> causes(
        m, "Cause",
        "A fact that opened or closed a finding: which row, and what happened to it on that day.");
    causes
        .def(py::init([](const py::args&, const py::kwargs&) -> cause {
            refuse("a Cause comes out of a check", "write check(registry, rules)[0].opened_by");
        }))
        .def_readonly("table", &cause::table, "The table: \"mandates\".")
        .def_readonly("origin", &cause::origin,
                      "The file, or the table's name where there was none.")
        .def_property_readonly(
            "line",
            [](const cause& c) { return c.line == 0 ? std::nullopt : std::optional{c.line}; },
            "The line in it, from 1; None: not a row.")
        .def_readonly("what", &cause::what, "\"started\", \"ended\", \"changed\", ...")
        .def_readonly("person", &cause::person, "The name of the person concerned, or empty.")
        .def_readonly("person_key", &cause::person_key, "That person's key, or empty.")
        .def_property_readonly(
            "day", [](const cause& c) { return to_python(c.day); }, "The day on which it happened.")
        .def(
            "__eq__", [](const cause& a, const cause& b) { return a == b; }, py::is_operator(),
            py::arg("other"))
        .def(
            "__ne__", [](const cause& a, const cause& b) { return !(a == b); }, py::is_operator(),
            py::arg("other"))
        .def("__hash__",
             [](const cause& c) {
                 return py::hash(py::make_tuple(c.table, c.origin, c.line, c.what, c.person));
             })
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"))
        .def("__str__", &row_of)
        .def("__repr__", [](const cause& c) { return "<Cause " + row_of(c) + ">"; });

    const auto text_of = [](auto member) {
        return [member](const finding& f) { return std::string{text(f.*member)}; };
    };
    const auto number = [](auto member) {
        return [member](const finding& f) { return to_python(f.*member); };
    };
    py::class_<finding> one(
        m, "Finding",
        "One maximal run of days on which one rule has one verdict for one subject.\n\n"
        "start counts, stop does not; stop is None where it is still so, for as long as nothing "
        "changes.\n"
        "Numbers are exact (fractions.Fraction), as on the first day; None where the rule compares "
        "none.");
    one.def(py::init([](const py::args&, const py::kwargs&) -> finding {
           refuse("a Finding comes out of a check", "write check(registry, rules)[0]");
       }))
        .def_property_readonly(
            "id", [](const finding& f) { return id_text(f.id); },
            "\"F-\" and 13 characters: of rule, subject and opening fact, stable across edits "
            "elsewhere.")
        .def_readonly("rule", &finding::rule, "The name of the rule.")
        .def_readonly("clause", &finding::clause, "The id of the clause, or empty.")
        .def_readonly("clause_text", &finding::clause_text, "The clause's own words, or empty.")
        .def_property_readonly("level", text_of(&finding::level), "\"must\" or \"should\".")
        .def_property_readonly("verdict", text_of(&finding::verdict),
                               "\"fails\"; \"possible\": cannot be told from what is known; "
                               "\"pending\": what is asked for may\nyet be done, by `due`.")
        .def_readonly("for_each", &finding::for_each,
                      "What the rule is for each of: \"body\", \"company in body\".")
        .def_readonly("subject", &finding::subject,
                      "The key of the subject: \"forum\", \"forum/chair\", \"steering/VMware\".")
        .def_readonly("subject_name", &finding::subject_name, "What to show of it.")
        .def_readonly("body", &finding::body, "The key of the body concerned, or empty.")
        .def_property_readonly(
            "start", [](const finding& f) { return to_python(f.during.start()); }, "The first day.")
        .def_property_readonly(
            "stop", [](const finding& f) { return to_python(f.during.stop()); },
            "The first day on which it is no longer so; None: still.")
        .def_property_readonly(
            "last_day", [](const finding& f) { return to_python(f.during.last_day()); },
            "The last day; None: still.")
        .def_property_readonly(
            "days", [](const finding& f) { return f.during.days(); }, "How many days; None: still.")
        .def_property_readonly(
            "due", [](const finding& f) { return to_python(f.due); },
            "Of a pending one the last day on which what is asked for may be done; None: there is "
            "no such day.")
        .def_readonly("measure", &finding::measure, "The text of what was measured.")
        .def_property_readonly(
            "measured",
            [](const finding& f) {
                return f.measured_low == f.measured_high ? to_python(f.measured_low) : py::none();
            },
            "What was measured on the first day; None where it is known within bounds only.")
        .def_property_readonly("measured_low", number(&finding::measured_low),
                               "Its least value; None: unbounded.")
        .def_property_readonly("measured_high", number(&finding::measured_high),
                               "Its greatest value; None: unbounded.")
        .def_property_readonly("worst", number(&finding::worst),
                               "The measured value furthest from what is required.")
        .def_readonly("required", &finding::required, "Comparison and right side: \"== 7\".")
        .def_property_readonly("short_by", number(&finding::short_by),
                               "How far the first day is from what is required.")
        .def_property_readonly(
            "opened_by", [](const finding& f) { return tuple_of(f.opened_by); },
            "The facts that opened it.")
        .def_property_readonly(
            "closed_by", [](const finding& f) { return tuple_of(f.closed_by); },
            "The facts that closed it.")
        .def_property_readonly(
            "people", [](const finding& f) { return tuple_of(f.people); },
            "The names of those counted on the first day (of as_of: on that day), one for "
            "each person,\nsorted.")
        .def_property_readonly(
            "people_keys", [](const finding& f) { return tuple_of(f.people_keys); },
            "Their keys, in the same order.")
        .def_property_readonly(
            "waived", [](const finding& f) { return f.waived_until || !f.reason.empty(); },
            "Whether a waiver covers it.")
        .def_property_readonly(
            "waived_until", [](const finding& f) { return to_python(f.waived_until); },
            "The stop of that waiver; None: open, or no waiver.")
        .def_readonly("reason", &finding::reason, "The waiver's reason, or empty.")
        .def_readonly("repair", &finding::repair,
                      "What would mend it, or empty where nothing short can be said.")
        .def_readonly("message", &finding::message, "One English sentence.")
        .def(
            "__eq__", [](const finding& a, const finding& b) { return a == b; }, py::is_operator(),
            py::arg("other"))
        .def(
            "__ne__", [](const finding& a, const finding& b) { return !(a == b); },
            py::is_operator(), py::arg("other"))
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"))
        .def("__hash__", [](const finding& f) { return static_cast<py::ssize_t>(f.id >> 1U); })
        .def("__str__",
             [](const finding& f) {
                 return f.rule + " | " + f.subject + " | " + text(f.during) + " | " +
                        std::string{text(f.verdict)} + ": " + f.message;
             })
        .def("__repr__", [](const finding& f) {
            return "<Finding " + id_text(f.id) + " " + f.rule + " | " + f.subject + " | " +
                   text(f.during) + " | " + std::string{text(f.verdict)} + ">";
        });
}

}  // namespace remit::inline v0::python
