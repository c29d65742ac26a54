// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
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

#include "arguments.hpp"
#include "arrow_export.hpp"
#include "arrow_import.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "findings_table.hpp"
#include "registry_tables.hpp"

namespace remit::inline v0::python {

namespace {

using renames = std::map<std::string, std::string, std::less<>>;

renames renames_from(const py::object& given) {
    const char* hint = "write names={\"firm\": \"company\"}";
    if (!py::hasattr(given, "items"))
        refuse("names needs a dict of texts, not " + kind_of(given), hint);
    renames out;
    for (const auto item : given.attr("items")()) {
        const auto pair = py::reinterpret_borrow<py::object>(item).cast<py::tuple>();
        for (const auto each : pair)
            if (!PyUnicode_Check(each.ptr())) refuse("names holds " + kind_of(each), hint);
        out.emplace(text_from(pair[0], "names"), text_from(pair[1], "names"));
    }
    return out;
}

// `{"firm": "company"}`: what the caller's tables call a column, and what remit does. All names
// change at once, so two columns may swap theirs.
class renamer {
public:
    explicit renamer(const renames& names) : names_{names} {}

    [[nodiscard]] const std::string& of(const std::string& name) const {
        const auto to = names_.find(name);
        return to == names_.end() ? name : to->second;
    }
    /// @throws bad_input where two columns would have one name.
    void rename(frame& f) {
        problem_list problems;
        std::set<std::string> taken;
        for (auto& c : f.columns) {
            c.name = seen(c.name);
            if (!taken.insert(c.name).second)
                problems.add("E-COLUMN", f.origin, "names makes a second column \"" + c.name + "\"",
                             "drop one of the two columns");
        }
        problems.raise();
    }
    /// The table of attributes names columns in its cells too.
    void rename_cells(frame& f) {
        for (auto& c : f.columns)
            if (auto* cells = std::get_if<frame::texts>(&c.cells); cells && c.name == "name")
                for (auto& text : cells->dictionary) text = seen(text);
    }
    void finish(problem_list& problems) const {
        for (const auto& [from, to] : names_)
            if (!used_.contains(from))
                problems.add("E-COLUMN", "names", "no table has a column \"" + from + "\"",
                             did_you_mean(from, std::span<const std::string>{seen_}));
    }

private:
    const std::string& seen(const std::string& name) {
        if (seen_.size() < 10'000) seen_.push_back(name);
        if (names_.contains(name)) used_.insert(name);
        return of(name);
    }

    const renames& names_;
    std::set<std::string, std::less<>> used_;
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

// Where a problem is: "mandates:17:stop" is a cell, "mandates:stop" a column.
struct place_of {
    std::string table, column;
    bool cell = false;

    explicit place_of(std::string_view where) {
        const auto colon = where.find(':');
        table = where.substr(0, colon);
        if (colon == std::string_view::npos) return;
        auto rest = where.substr(colon + 1);
        const auto digits = rest.find_first_not_of("0123456789");
        cell = digits != std::string_view::npos && digits > 0 && rest[digits] == ':';
        column = cell ? rest.substr(digits + 1) : rest;
    }
};

// What was not read was reported where it was read; that the registry then misses it is not said as
// well.
class already_said {
public:
    already_said(const std::vector<problem>& problems, const renamer& names) {
        for (const auto& p : problems) {
            const place_of at{p.where};
            if (at.column.empty()) continue;
            const auto column = names.of(at.column);
            if (at.cell)
                cells_.insert(p.where.substr(0, p.where.size() - at.column.size()) + column);
            else
                columns_.insert(at.table + ":" + column);
            // The key of a table that others refer to.
            for (const auto& c : schema)
                if (c.kind == column_kind::key && text(c.table) == at.table && c.name == column)
                    keys_ = true;
        }
    }
    [[nodiscard]] bool operator()(const problem& p) const {
        static constexpr std::array references{"E-PERSON", "E-BODY", "E-SEAT", "E-KEY"};
        if (keys_ && std::find(references.begin(), references.end(), p.code) != references.end())
            return true;
        const place_of at{p.where};
        return cells_.contains(p.where) || columns_.contains(at.table + ":" + at.column);
    }

private:
    std::set<std::string> cells_, columns_;
    bool keys_ = false;
};

registry from_frames(const table_or_none& mandates, const table_or_none& people,
                     const table_or_none& bodies, const table_or_none& seats,
                     const table_or_none& offices, const table_or_none& organisations,
                     const table_or_none& attributes, const renames_object& names,
                     const days_or_none& observed, const charter_or_none& terms) {
    problem_list problems;
    const auto renamed = renames_from(names);
    renamer rename{renamed};
    registry_builder builder;
    bool whole = true;  // every table was read, well or badly
    const auto part = [&](const auto& f) {
        try {
            f();
        } catch (const bad_input& e) {
            problems.add(e.problems());
            whole = false;
        }
    };
    const auto read = [&](const py::object& table, std::string_view name) {
        auto f = frame_from(table, std::string{name}, problems);
        rename.rename(f);
        return f;
    };
    const auto add = [&](const py::object& table, table_id id) {
        if (!table.is_none()) part([&] { builder.add(id, read(table, text(id))); });
    };
    add(bodies, table_id::bodies);
    add(seats, table_id::seats);
    add(people, table_id::people);
    add(organisations, table_id::organisations);
    add(offices, table_id::offices);
    add(mandates, table_id::mandates);
    if (!attributes.is_none())
        part([&] {
            auto f = read(attributes, "attributes");
            rename.rename_cells(f);
            builder.add_attributes(std::move(f));
        });
    if (mandates.is_none())
        problems.add("E-MISSING", "mandates", "the table of mandates is not given",
                     "give mandates=, with person, body and start; a table without rows says that "
                     "nobody sits");
    if (whole) rename.finish(problems);
    if (!observed.is_none()) try {
            builder.observed(period_from(observed, "observed"));
        } catch (const bad_input& e) {
            for (auto p : e.problems()) {
                if (p.where.empty()) p.where = "observed";
                problems.add(std::move(p));
            }
        }
    if (!terms.is_none()) {
        if (!py::isinstance<charter>(terms))
            refuse("charter needs a Charter, not " + kind_of(terms),
                   "write charter=Charter.from_file(\"charter.toml\")");
        for (auto& s : seats_of(terms.cast<const charter&>())) builder.add(std::move(s));
    }
    // Of half of the tables nothing follows.
    if (!whole) problems.raise();
    try {
        const py::gil_scoped_release nogil;
        auto made = std::move(builder).build();
        if (problems.empty()) return made;
    } catch (const bad_input& e) {
        if (problems.empty()) throw;
        const already_said said{problems.all(), rename};
        for (const auto& p : e.problems())
            if (!said(p)) problems.add(p);
    }
    problems.raise();
    throw error{"from_frames: no problem, and no registry"};  // not reached
}

table_id table_named(const std::string& name) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < table_count; ++i) {
        if (text(static_cast<table_id>(i)) == name) return static_cast<table_id>(i);
        known.emplace_back(text(static_cast<table_id>(i)));
    }
    known.emplace_back("attributes");
    throw bad_input{problem{"E-TABLE", "", "there is no table \"" + name + "\"",
                            did_you_mean(name, std::span<const std::string>{known})}};
}

py::object days_of(const std::optional<period>& p) {
    if (!p) return py::none();
    return py::make_tuple(to_python(p->start()), to_python(p->stop()));
}

shared_table table_named_of(const registry& r, const text_object& given) {
    const auto name = text_from(given, "table");
    return name == "attributes" ? attributes_of(r) : table_of(r, table_named(name));
}

registry registry_of_folder(const path_object& folder, const charter_or_none& terms) {
    const auto path = path_from(folder, "from_folder");
    if (!terms.is_none() && !py::isinstance<charter>(terms))
        refuse("charter needs a Charter, not " + kind_of(terms),
               "write charter=Charter.from_file(\"charter.toml\")");
    const charter c = terms.is_none() ? charter{} : terms.cast<const charter&>();
    const py::gil_scoped_release nogil;
    return read_registry(path, c);
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
        .def_static("from_frames", &from_frames, py::kw_only(), py::arg("mandates") = py::none(),
                    py::arg("people") = py::none(), py::arg("bodies") = py::none(),
                    py::arg("seats") = py::none(), py::arg("offices") = py::none(),
                    py::arg("organisations") = py::none(), py::arg("attributes") = py::none(),
                    py::arg("names") = py::dict(), py::arg("observed") = py::none(),
                    py::arg("charter") = py::none(), from_frames_doc().c_str())
        .def_static(
            "from_folder", &registry_of_folder, py::arg("path"), py::arg("charter") = py::none(),
            "The facts of a folder of CSV files: mandates.csv, and where present bodies, seats, "
            "people,\n"
            "organisations, offices and attributes.csv. charter: its seats are facts too.\n"
            "Raises BadInput with all problems of all files.")
        .def(
            "table", &table_named_of, py::arg("name"),
            "One of the tables \"bodies\", \"seats\", \"people\", \"organisations\", \"offices\", "
            "\"mandates\",\n\"attributes\" as a Table, with the columns that from_frames takes.\n\n"
            "start and stop are null where unbounded; \"-\" says that there is nothing. Values "
            "that "
            "change while a\nrow lasts are in attributes; where they are a mandate's, it has a row "
            "for each. What leaves comes back:\nfrom_frames of all seven tables and of `observed` "
            "is an equal registry.")
        .def("__len__", [](const registry& r) { return r.table(table_id::mandates).rows; })
        .def_property_readonly(
            "observed", [](const registry& r) { return days_of(r.observed()); },
            "(start, stop): the days the facts are known for; stop is None where they are known "
            "from then on.")
        .def_property_readonly(
            "notes",
            [](const registry& r) {
                py::tuple out(r.notes().size());
                for (std::size_t i = 0; i < r.notes().size(); ++i) out[i] = py::cast(r.notes()[i]);
                return out;
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
