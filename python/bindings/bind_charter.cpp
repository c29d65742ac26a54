// SPDX-License-Identifier: BSL-1.0
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <remit/charter/charter.hpp>
#include <remit/charter/describe.hpp>
#include <remit/charter/implied.hpp>
#include <remit/rules/text.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "charter_parts.hpp"
#include "errors.hpp"
#include "toml.hpp"

namespace remit::inline v0::python {

keyword_list keywords(const charter& c) {
    keyword_list k;
    k.add("title", c.title)
        .add("body", c.body)
        .add("rules", c.rules)
        .add("seats", c.seats)
        .add("cadences", c.cadences)
        .add("clauses", c.clauses)
        .add("waivers", c.waivers)
        .add("values", c.values);
    if (c.member) k.add("member", text(*c.member));
    return k.add("language", c.language)
        .add("source", c.source)
        .add("version", c.version)
        .add("silences", c.silences);
}

namespace {

// What does not change is given as what cannot be changed.
template <class T, class Member>
auto tuple_of_its(Member T::* member) {
    return [member](const T& whole) { return tuple_of(whole.*member); };
}

using values_map = std::map<std::string, std::vector<std::string>, std::less<>>;

values_map values_from(const py::object& given) {
    const char* hint = "write values={\"role\": [\"chair\", \"member\"]}";
    if (!py::hasattr(given, "items"))
        refuse("values needs a dict of lists, not " + kind_of(given), hint);
    values_map out;
    for (const auto item : given.attr("items")()) {
        const auto pair = py::reinterpret_borrow<py::object>(item).cast<py::tuple>();
        auto column = text_from(pair[0], "values");
        auto words = texts_from(pair[1], "values[" + repr_of(column) + "]");
        out.emplace(std::move(column), std::move(words));
    }
    return out;
}

py::object values_of(const charter& c) {
    py::dict out;
    for (const auto& [column, words] : c.values) out[py::str(column)] = tuple_of(words);
    return py::module_::import("types").attr("MappingProxyType")(out);
}

charter make_charter(const text_object& title, const text_object& body,
                     const all_rules_object& rules, const all_seats_object& seats,
                     const all_clauses_object& clauses, const all_waivers_object& waivers,
                     const all_values_object& values, const condition_or_none& member,
                     const text_object& language, const text_object& source,
                     const text_object& version, const texts_object& silences,
                     const all_cadence_clauses_object& cadences) {
    return charter{
        text_from(title, "title"),
        text_from(body, "body"),
        text_from(language, "language"),
        text_from(source, "source"),
        text_from(version, "version"),
        all_from<clause>(clauses, "clauses", "write clauses=[Clause(\"1\", words=\"...\")]"),
        all_from<seat_clause>(seats, "seats", "write seats=[Seat(\"chair\", number=1)]"),
        all_from<cadence_clause>(cadences, "cadences",
                                 "write cadences=[CadenceClause(\"ordinary\", \"2 per year\")]"),
        all_from<rule>(rules, "rules",
                       "write rules=[Rule(name=\"size\", require=\"count() == 7\")]"),
        all_from<waiver>(waivers, "waivers",
                         "write waivers=[Waiver(\"size\", \"recruiting\", \"2026-01-01\", "
                         "\"2026-07-01\")]"),
        values_from(values),
        member.is_none() ? std::nullopt : std::optional{condition_from(member, "member")},
        texts_from(silences, "silences")};
}

py::list account_of(const charter& c) {
    py::list out;
    for (const auto& a : describe(c).clauses)
        out.append(py::make_tuple(a.said, std::string{text(a.coverage)}, a.rules));
    return out;
}

}  // namespace

void bind_charter(py::module_& m) {
    bind_charter_parts(m);
    py::class_<charter> charters(
        m, "Charter",
        "The terms of reference of a body: its seats are facts, its clauses are rules.\n\n"
        "body: the key of the body it governs; empty: every body. values: what a column may say "
        "besides\nwhat the facts hold, so that a misspelt role in a rule is an error. member: "
        "which mandates\ncount where members are counted. silences: what the source says nothing "
        "about. str() is the\ncharter as a charter file; charters compare and pickle.");
    charters
        .def(py::init(&make_charter), py::kw_only(), py::arg("title") = "", py::arg("body") = "",
             py::arg("rules") = py::tuple(), py::arg("seats") = py::tuple(),
             py::arg("clauses") = py::tuple(), py::arg("waivers") = py::tuple(),
             py::arg("values") = py::dict(), py::arg("member") = py::none(),
             py::arg("language") = "", py::arg("source") = "", py::arg("version") = "",
             py::arg("silences") = py::tuple(), py::arg("cadences") = py::tuple())
        .def_static(
            "from_file",
            [](const path_object& path) { return charter_from_file(path_from(path, "from_file")); },
            py::arg("path"),
            "The charter of a charter.toml. Raises BadInput with all problems, each with "
            "line and column.")
        .def_static(
            "from_text",
            [](const text_object& text, const text_object& origin) {
                return charter_from_text(text_from(text, "from_text"), text_from(origin, "origin"));
            },
            py::arg("text"), py::arg("origin") = "charter.toml",
            "The charter of a TOML text. origin: what problems call it.")
        .def_readonly("title", &charter::title, "What it is called.")
        .def_readonly("body", &charter::body, "The key of the body it governs; empty: every body.")
        .def_readonly("language", &charter::language, "Of the clauses' words: \"da\", \"en\".")
        .def_readonly("source", &charter::source, "The document, with its date.")
        .def_readonly("version", &charter::version, "Which text of it.")
        .def_property_readonly("clauses", tuple_of_its(&charter::clauses),
                               "Its clauses, in its order.")
        .def_property_readonly("seats", tuple_of_its(&charter::seats), "Its seats, in its order.")
        .def_property_readonly("cadences", tuple_of_its(&charter::cadences),
                               "When its body meets, in its order.")
        .def_property_readonly("rules", tuple_of_its(&charter::rules),
                               "The rules it states, in its order.")
        .def_property_readonly("waivers", tuple_of_its(&charter::waivers),
                               "Its waivers, in its order.")
        .def_property_readonly("values", &values_of,
                               "What a column may say besides what the facts hold.")
        .def_property_readonly(
            "member", [](const charter& c) { return wrapped(c.member); },
            "Which mandates count where members are counted; None: as the language has it.")
        .def_property_readonly("silences", tuple_of_its(&charter::silences),
                               "What the source says nothing about.")
        .def_property_readonly(
            "implied_rules", [](const charter& c) { return tuple_of(implied_rules(c)); },
            "The rules that its seats and cadences make: seat:chair/filled, cadence:ordinary/2 per "
            "year, ...")
        .def_property_readonly(
            "all_rules", [](const charter& c) { return tuple_of(all_rules(c)); },
            "The rules it states, then those that its seats and cadences make.")
        .def("describe", &account_of,
             "Clause by clause, what the charter checks: a list of (clause, coverage, names of "
             "rules).\n\ncoverage: \"checked\", \"explained\", \"states something\", \"permits\" "
             "or \"no rule yet\".")
        .def(
            "__eq__", [](const charter& a, const charter& b) { return a == b; }, py::is_operator(),
            py::arg("other"))
        .def(
            "__ne__", [](const charter& a, const charter& b) { return !(a == b); },
            py::is_operator(), py::arg("other"))
        .def("__hash__", [](const charter& c) { return py::hash(py::str(text(c))); })
        .def("__str__", [](const charter& c) { return text(c); })
        .def("__repr__", [](const charter& c) { return keywords(c).repr("Charter"); })
        .def("__reduce__", &made_again<charter>)
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"));
    refuse_other_calls(charters, "Charter(body=\"board\", rules=[...])");
    refuse_other_calls_of_static(charters, "from_file", "Charter.from_file(\"charter.toml\")");
    refuse_other_calls_of_static(charters, "from_text", "Charter.from_text(path.read_text())");
}

}  // namespace remit::inline v0::python
