// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <remit/charter/implied.hpp>
#include <remit/core/suggest.hpp>
#include <remit/io/folder.hpp>
#include <remit/registry/builder.hpp>
#include <remit/registry/registry.hpp>
#include <remit/registry/schema.hpp>

#include "arrow_export.hpp"
#include "arrow_import.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "findings_table.hpp"
#include "registry_tables.hpp"

namespace remit::inline v0::python {

namespace {

using renames = std::map<std::string, std::string>;

// `{"firm": "company"}`: what the caller's tables call a column, and what remit does.
class renamer {
public:
    renamer(const renames& names, problem_list& problems) : names_{names}, problems_{problems} {}

    void rename(frame& f) {
        std::set<std::string> taken;
        for (const auto& c : f.columns) taken.insert(c.name);
        for (auto& c : f.columns) {
            seen_.push_back(c.name);
            const auto to = names_.find(c.name);
            if (to == names_.end()) continue;
            used_.insert(to->first);
            if (!taken.insert(to->second).second)
                problems_.add("E-COLUMN", f.origin,
                              "names makes a second column \"" + to->second + "\"",
                              "drop one of the two columns");
            c.name = to->second;
        }
    }
    void finish() {
        for (const auto& [from, to] : names_)
            if (!used_.contains(from))
                problems_.add("E-COLUMN", "names", "no table has a column \"" + from + "\"",
                              did_you_mean(from, std::span<const std::string>{seen_}));
    }

private:
    const renames& names_;
    problem_list& problems_;
    std::set<std::string> used_;
    std::vector<std::string> seen_;
};

frame frame_from(const py::object& table, const std::string& origin, problem_list& problems) {
    if (py::isinstance<py::str>(table) || py::hasattr(table, "__fspath__"))
        refuse(origin + " needs a table, not a path",
               "read it with your own reader, or a folder of CSV files with Registry.from_folder");
    if (speaks_arrow(table)) return frame_from_arrow(table, origin, problems);
    if (py::hasattr(table, "collect") && py::hasattr(table, "collect_schema"))
        refuse(origin + " is a lazy frame", "write .collect()");
    return frame_from_python(table, origin, problems);
}

registry from_frames(const table_or_none& mandates, const table_or_none& people,
                     const table_or_none& bodies, const table_or_none& seats,
                     const table_or_none& offices, const table_or_none& organisations,
                     const table_or_none& attributes, const renames& names,
                     const days_or_none& observed, const std::optional<charter>& c) {
    problem_list problems;
    renamer rename{names, problems};
    registry_builder builder;
    const auto read = [&](const py::object& table, std::string_view name) -> std::optional<frame> {
        if (table.is_none()) return std::nullopt;
        auto f = frame_from(table, std::string{name}, problems);
        rename.rename(f);
        return f;
    };
    const auto add = [&](const py::object& table, table_id id) {
        if (auto f = read(table, text(id))) builder.add(id, std::move(*f));
    };
    add(bodies, table_id::bodies);
    add(seats, table_id::seats);
    add(people, table_id::people);
    add(organisations, table_id::organisations);
    add(offices, table_id::offices);
    add(mandates, table_id::mandates);
    if (auto f = read(attributes, "attributes")) builder.add_attributes(std::move(*f));
    rename.finish();
    if (!observed.is_none()) builder.observed(period_from(observed, "observed"));
    if (c)
        for (auto& s : seats_of(*c)) builder.add(std::move(s));
    problems.raise();
    const py::gil_scoped_release nogil;
    return std::move(builder).build();
}

table_id table_named(const std::string& name) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < table_count; ++i) {
        if (text(static_cast<table_id>(i)) == name) return static_cast<table_id>(i);
        known.emplace_back(text(static_cast<table_id>(i)));
    }
    throw bad_input{problem{"E-TABLE", "", "there is no table \"" + name + "\"",
                            did_you_mean(name, std::span<const std::string>{known})}};
}

py::object days_of(const std::optional<period>& p) {
    if (!p) return py::none();
    return py::make_tuple(to_python(p->start()), to_python(p->stop()));
}

std::string summary(const registry& r) {
    std::string out;
    for (std::size_t i = 0; i < table_count; ++i) {
        const auto& t = r.table(static_cast<table_id>(i));
        out += (i == 0 ? "" : ", ") + std::to_string(t.rows) + " " + std::string{text(t.id)};
    }
    return "<Registry: " + out + ">";
}

}  // namespace

void bind_registry(py::module_& m) {
    py::class_<registry>(
        m, "Registry",
        "Who sat where and when: immutable facts, by column.\n\n"
        "Made by Registry.from_frames, Registry.from_folder or read_folder. Days are half-open: "
        "stop is the\n"
        "first day on which something no longer lasts, and an empty stop means still. An empty "
        "cell is\n"
        "unknown unless the column says otherwise, and \"-\" says that there is nothing.")
        .def_static("from_frames", &from_frames, py::kw_only(), py::arg("mandates") = py::none(),
                    py::arg("people") = py::none(), py::arg("bodies") = py::none(),
                    py::arg("seats") = py::none(), py::arg("offices") = py::none(),
                    py::arg("organisations") = py::none(), py::arg("attributes") = py::none(),
                    py::arg("names") = renames{}, py::arg("observed") = py::none(),
                    py::arg("charter") = py::none(), from_frames_doc().c_str())
        .def_static(
            "from_folder",
            [](const std::filesystem::path& path, const std::optional<charter>& c) {
                const py::gil_scoped_release nogil;
                return read_registry(path, c.value_or(charter{}));
            },
            py::arg("path"), py::arg("charter") = py::none(),
            "The facts of a folder of CSV files: mandates.csv, and where present bodies, seats, "
            "people,\n"
            "organisations, offices and attributes.csv. charter: its seats are facts too.\n"
            "Raises BadInput with all problems of all files.")
        .def(
            "table",
            [](const registry& r, const std::string& name) {
                return table_of(r, table_named(name));
            },
            py::arg("name"),
            "One of the tables \"bodies\", \"seats\", \"people\", \"organisations\", \"offices\", "
            "\"mandates\" as a Table.\n\n"
            "start and stop are null where unbounded. Columns whose values change while a row "
            "lasts are left out.")
        .def("__len__", [](const registry& r) { return r.table(table_id::mandates).rows; })
        .def_property_readonly(
            "observed", [](const registry& r) { return days_of(r.observed()); },
            "(start, stop): the days the facts are known for; stop is None where they are known "
            "from then on.")
        .def_property_readonly(
            "notes",
            [](const registry& r) {
                return std::vector<problem>(r.notes().begin(), r.notes().end());
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
        .def("__repr__", &summary);
}

}  // namespace remit::inline v0::python
