// SPDX-License-Identifier: BSL-1.0
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <remit/charter/charter.hpp>
#include <remit/registry/registry.hpp>
#include <remit/registry/schema.hpp>

#include "arguments.hpp"
#include "arrow_export.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "declarations.hpp"
#include "errors.hpp"
#include "findings_table.hpp"
#include "from_frames.hpp"
#include "registry_tables.hpp"

namespace remit::inline v0::python {

namespace {

registry from_tables(const table_or_none& mandates, const table_or_none& people,
                     const table_or_none& bodies, const table_or_none& seats,
                     const table_or_none& offices, const table_or_none& organisations,
                     const table_or_none& terms, const table_or_none& meetings,
                     const table_or_none& items, const table_or_none& attendances,
                     const table_or_none& events, const table_or_none& proposals,
                     const table_or_none& nominations, const table_or_none& recusals,
                     const table_or_none& speakers, const table_or_none& tasks,
                     const table_or_none& audiences, const table_or_none& attributes,
                     const renames_object& names, const observed_object& observed,
                     const ends_object& ends, const charter_or_none& made_by) {
    // In the order of table_id.
    return from_frames(
        mandates,
        {bodies, seats, people, organisations, offices, mandates, terms, meetings, items,
         attendances, events, proposals, nominations, recusals, speakers, tasks, audiences},
        attributes, names, observed, ends, made_by);
}

py::object days_of(const std::optional<period>& p) {
    if (!p) return py::none();
    return py::make_tuple(to_python(p->start()), to_python(p->stop()));
}

shared_table table_named_of(const registry& r, const text_object& given) {
    const auto name = text_from(given, "table");
    return name == "attributes" ? attributes_of(r)
                                : table_of(r, table_named(name, {}, "attributes"));
}

registry registry_of_folder(const path_object& folder, const charter_or_none& terms,
                            const observed_object& observed, const ends_object& ends) {
    const auto path = path_from(folder, "from_folder");
    if (!terms.is_none() && !py::isinstance<charter>(terms))
        refuse("charter needs a Charter, not " + kind_of(terms),
               "write charter=Charter.from_file(\"charter.toml\")");
    const charter c = terms.is_none() ? charter{} : terms.cast<const charter&>();
    return read_declared(path, c, observed, ends);
}

std::string summary(const registry& r) {
    std::string out;
    for (std::size_t i = 0; i < table_count; ++i) {
        const auto& t = r.table(static_cast<table_id>(i));
        if (t.rows == 0 && t.id != table_id::mandates) continue;
        out += (out.empty() ? "" : ", ") + std::to_string(t.rows) + " " + std::string{text(t.id)};
    }
    return "<Registry: " + out + ">";
}

}  // namespace

void bind_registry(py::module_& m) {
    py::class_<registry> registries(
        m, "Registry",
        "Who sat where and when: immutable facts, by column.\n\n"
        "Made by Registry.from_frames, Registry.from_folder or read_folder. Days are half-open: "
        "stop is the\n"
        "first day on which something no longer lasts, and an empty stop means still. An empty "
        "cell is\n"
        "unknown unless the column says otherwise, and \"-\" says that there is nothing.");
    registries
        .def(py::init([](const py::args&, const py::kwargs&) -> registry {
            refuse("a Registry is made of tables",
                   "write Registry.from_frames(mandates=...) or Registry.from_folder(path)");
        }))
        .def_static("from_frames", &from_tables, py::kw_only(), py::arg("mandates") = py::none(),
                    py::arg("people") = py::none(), py::arg("bodies") = py::none(),
                    py::arg("seats") = py::none(), py::arg("offices") = py::none(),
                    py::arg("organisations") = py::none(), py::arg("terms") = py::none(),
                    py::arg("meetings") = py::none(), py::arg("items") = py::none(),
                    py::arg("attendances") = py::none(), py::arg("events") = py::none(),
                    py::arg("proposals") = py::none(), py::arg("nominations") = py::none(),
                    py::arg("recusals") = py::none(), py::arg("speakers") = py::none(),
                    py::arg("tasks") = py::none(), py::arg("audiences") = py::none(),
                    py::arg("attributes") = py::none(), py::arg("names") = py::dict(),
                    py::arg("observed") = py::none(), py::arg("ends") = py::none(),
                    py::arg("charter") = py::none(), from_frames_doc().c_str())
        .def_static(
            "from_folder", &registry_of_folder, py::arg("path"), py::arg("charter") = py::none(),
            py::arg("observed") = py::none(), py::arg("ends") = py::none(),
            "The facts of a folder of CSV files: mandates.csv, and where present those of the "
            "other tables and\nattributes.csv. charter: its seats are facts too. observed, ends: "
            "as "
            "from_frames takes them.\n"
            "Raises BadInput with all problems of all files.")
        .def(
            "table", &table_named_of, py::arg("name"),
            "One of the tables that from_frames takes, \"mandates\", \"meetings\", ..., "
            "\"attributes\", as a Table with the\ncolumns that it takes.\n\n"
            "start and stop are null where unbounded; \"-\" says that there is nothing. A day that "
            "is not known to\nthe day is a text, \"2019-01-01 to 2019-12-31\", and so is then "
            "every "
            "day of its column. Values that\nchange while a row lasts are in attributes; where "
            "they "
            "are a mandate's, it has a row for each. What\nleaves comes back: from_frames of all "
            "tables, with observed=registry.declared, is an equal registry.")
        .def("__len__", [](const registry& r) { return r.table(table_id::mandates).rows; })
        .def_property_readonly(
            "observed", [](const registry& r) { return days_of(r.observed()); },
            "(start, stop): the days the facts are known for; stop is None where they are known "
            "from then on.")
        .def_property_readonly(
            "declared", &declared_of,
            "What was said of the days the facts are known for, as from_frames takes it in "
            "observed: {\"all\":\n(start, stop), \"meetings\": (start, stop)}; empty where nothing "
            "was.")
        .def_property_readonly(
            "notes",
            [](const registry& r) {
                return tuple_of(std::vector<problem>{r.notes().begin(), r.notes().end()});
            },
            "What loading did that its reader should know: derived tables, joined rows, odd "
            "columns.")
        .def_property_readonly(
            "hash", [](const registry& r) { return hexadecimal(r.hash()); },
            "Sixteen hexadecimal digits that stand for all facts, the same on every machine.")
        .def(
            "__eq__", [](const registry& a, const registry& b) { return a.hash() == b.hash(); },
            py::is_operator(), py::arg("other"))
        .def(
            "__ne__", [](const registry& a, const registry& b) { return a.hash() != b.hash(); },
            py::is_operator(), py::arg("other"))
        .def("__hash__", [](const registry& r) { return static_cast<py::ssize_t>(r.hash() >> 1U); })
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"))
        .def("__repr__", &summary);
    refuse_other_calls_of_static(registries, "from_frames",
                                 "Registry.from_frames(mandates=..., people=...)");
    refuse_other_calls_of_static(registries, "from_folder", "Registry.from_folder(path)");
    refuse_other_calls_of(registries, "table", "registry.table(\"mandates\")");
}

}  // namespace remit::inline v0::python
