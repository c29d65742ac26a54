// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/check/recheck.hpp>
#include <remit/core/suggest.hpp>
#include <remit/registry/change.hpp>
#include <remit/registry/schema.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "declarations.hpp"
#include "errors.hpp"
#include "found.hpp"
#include "from_frames.hpp"

namespace remit::inline v0::python {

namespace {

/// What a change does, and to which findings.
struct told {
    found opened, resolved;
    bool everything = false;
};

std::size_t row_from(const whole_object& given, const char* where) {
    const auto row = whole_from(given, where);
    if (row < 0)
        throw bad_input{problem{"E-ROW", where, "rows are numbered from 0",
                                "registry.rows(\"mandates\", person=\"anna\") finds them"}};
    return static_cast<std::size_t>(row);
}

// A cell as a table has it: None is empty, "-" says that there is nothing.
value cell_from(const py::object& given, const char* hint) {
    if (given.is_none()) return unknown;
    if (PyUnicode_Check(given.ptr())) {
        auto said = text_from(given, "value");
        if (said.empty()) return unknown;
        if (said == "-") return absent;
        return said;
    }
    if (py::isinstance<bounds>(given)) return given.cast<const bounds&>();
    if (const auto r = ratio_from(given)) return *r;
    if (PyBool_Check(given.ptr())) refuse("a cell is no bool", hint);
    if (PyLong_Check(given.ptr())) return whole_from(given, "value");
    return day_from(given, "value");
}

value end_from(const py::object& given) {
    if (given.is_none()) return absent;
    if (py::isinstance<bounds>(given)) return given.cast<const bounds&>();
    return day_from(given, "value");
}

bool has_ends(table_id t) {
    return std::any_of(schema.begin(), schema.end(),
                       [&](const auto& s) { return s.table == t && s.name == "stop"; });
}

change& add_rows(change& c, const text_object& table, const any_table_object& rows) {
    const auto name = text_from(table, "table");
    problem_list problems;
    auto read = frame_from(rows, name + " of the change", problems);
    if (name == "attributes") {
        problems.raise();
        return c.add_attributes(std::move(read));
    }
    const auto id = table_named(name, {}, "attributes");
    problems.raise();
    return c.add(id, std::move(read));
}

change& remove_row(change& c, const text_object& table, const whole_object& row) {
    return c.remove(table_named(text_from(table, "table"), {}, {}), row_from(row, "remove"));
}

change& set_cell(change& c, const text_object& table, const whole_object& row,
                 const text_object& column, const cell_object& cell) {
    const auto id = table_named(text_from(table, "table"), {}, {});
    auto name = text_from(column, "column");
    const bool end = has_ends(id) && (name == "start" || name == "stop");
    auto said = end ? end_from(cell)
                    : cell_from(cell, "write change.set(\"mandates\", 3, \"role\", \"chair\")");
    return c.set(id, row_from(row, "set"), std::move(name), std::move(said));
}

const change& change_from(const py::object& given, const char* where) {
    if (!py::isinstance<change>(given))
        refuse(std::string{where} + " needs a Change, not " + kind_of(given),
               "write Change().set(\"mandates\", 3, \"stop\", \"2026-01-01\")");
    return given.cast<const change&>();
}

registry make_changed(const registry& r, const change_object& given) {
    const change c = change_from(given, "changed");  // as it is now: others may go on with theirs
    const py::gil_scoped_release nogil;
    return changed(r, c);
}

told run_recheck(const findings_object& before, const change_object& given) {
    if (!py::isinstance<found>(before))
        refuse("recheck needs Findings first, not " + kind_of(before),
               "write recheck(check(registry, rules), change)");
    const auto& f = before.cast<const found&>();
    const change c = change_from(given, "recheck");  // as it is now: others may go on with theirs
    const py::gil_scoped_release nogil;
    auto d = recheck(f.all, c);
    return {f.with(std::move(d.opened)), f.with(std::move(d.resolved)), d.everything};
}

// Whether the row says that in the column, at some time.
bool says(const fact_column& c, std::size_t row, const std::vector<std::int32_t>& codes) {
    const auto is_one = [&](std::int32_t code) {
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    };
    if (!c.dated()) return is_one(c.code[row]);
    const auto values = c.of(row);
    return std::any_of(values.begin(), values.end(), [&](const auto& v) { return is_one(v.code); });
}

std::vector<std::size_t> rows_that(const registry& r, const text_object& table,
                                   const py::kwargs& cells) {
    const auto& t = r.table(table_named(text_from(table, "table"), {}, {}));
    std::vector<std::size_t> out(t.rows);
    for (std::size_t row = 0; row < t.rows; ++row) out[row] = row;
    for (const auto& [key, cell] : cells) {
        const auto name = text_from(key, "column");
        const auto* column = t.find(name);
        if (!column && name == "name" && !t.name.empty()) {
            const auto called = text_from(cell, "name");
            std::erase_if(out, [&](std::size_t row) { return t.name[row] != called; });
            continue;
        }
        if (!column) {
            std::vector<std::string> known;
            for (const auto& c : t.columns) known.push_back(c.name);
            throw bad_input{problem{"E-COLUMN", std::string{text(t.id)},
                                    "there is no column \"" + name + "\"",
                                    did_you_mean(name, std::span<const std::string>{known})}};
        }
        const auto wanted = cell_from(py::reinterpret_borrow<py::object>(cell),
                                      "write registry.rows(\"mandates\", person=\"anna\")");
        std::vector<std::int32_t> codes;
        if (std::holds_alternative<unknown_t>(wanted)) codes = {fact_column::unknown_code};
        if (std::holds_alternative<absent_t>(wanted)) codes = {fact_column::absent_code};
        for (std::size_t code = 0; code < column->dictionary.size(); ++code)
            if (column->dictionary[code] == wanted)
                codes.push_back(static_cast<std::int32_t>(code));
        std::erase_if(out, [&](std::size_t row) { return !says(*column, row, codes); });
    }
    return out;
}

std::string summary(const change& c) {
    std::size_t rows = c.added().size();
    for (const auto& [table, f] : c.tables()) rows += f.rows;
    for (const auto& f : c.attributes()) rows += f.rows;
    return "<Change: " + std::to_string(rows) + " rows more, " +
           std::to_string(c.removed().size()) + " less, " + std::to_string(c.edits().size()) +
           " cells>";
}

}  // namespace

void bind_change(py::module_& m) {
    py::class_<change> changes(
        m, "Change",
        "What is to be different in a registry: rows that come, rows that go, cells that say "
        "something else.\n\n"
        "It names the rows of one registry by their numbers there, which registry.rows(...) finds, "
        "and changes\nnothing itself: registry.changed(change) makes another registry, "
        "recheck(found, change) tells what that\nwould do to what a check found. Each of its "
        "methods gives the change itself back.\n\n"
        "What loading filled in is filled in again (when a body begins, mandates that abut); what "
        "it copied into\na row is that row's now (a mandate's role from its seat).");
    changes.def(py::init<>())
        .def("add", &add_rows, py::return_value_policy::reference_internal, py::arg("table"),
             py::arg("rows"),
             "Rows more of a table, \"mandates\", ..., or \"attributes\": whatever from_frames "
             "takes as one, with its columns.\n"
             "Raises BadInput for what cannot be read; the rest is found when the change is made.")
        .def("remove", &remove_row, py::return_value_policy::reference_internal, py::arg("table"),
             py::arg("row"), "A row less.")
        .def("set", &set_cell, py::return_value_policy::reference_internal, py::arg("table"),
             py::arg("row"), py::arg("column"), py::arg("value"),
             "The cell says value, whatever it said before, dated or not. None empties it, \"-\" "
             "says that there is\nnothing. The ends are columns too: start and stop take a date, a "
             "text like \"2026-01-01\" or Bounds, and\nNone where there is none (always, still); "
             "the stop "
             "is the first day after.")
        .def("__repr__", &summary);
    py::class_<told> differences(
        m, "Difference", "What a change does to the findings of a check; recheck tells it.");
    differences
        .def(py::init([](const py::args&, const py::kwargs&) -> told {
            refuse("a Difference comes out of recheck", "write recheck(found, change)");
        }))
        .def_readonly("opened", &told::opened,
                      "The Findings that there are after the change and were not before.")
        .def_readonly("resolved", &told::resolved,
                      "The Findings that there were before the change and are no more.")
        .def_readonly("everything", &told::everything,
                      "Whether everything was judged again, where the change may reach everybody.")
        .def("__repr__", [](const told& d) {
            return "<Difference: " + std::to_string(d.opened.all.size()) + " opened, " +
                   std::to_string(d.resolved.all.size()) + " resolved>";
        });
    m.def("recheck", &run_recheck, py::arg("found"), py::arg("change"),
          "What would a change do to what a check found? Only what it touches is judged again.\n\n"
          "A Difference: the findings opened and resolved, the same as checking "
          "registry.changed(change) whole\nwould tell. A finding is the same while its rule, "
          "subject, days, verdict and waiver are. Nothing is changed.\n\n"
          "found: all findings of a check, not as_of a day and not ahead of one. Their table names "
          "the registry before\nthe change. Raises BadInput for a change that cannot be made.\n"
          "Cost: the rows that the subjects touched read, however many there are; where a rule "
          "names a body that is\ntouched, that of a check. The first call makes lists of rows, "
          "once per registry.");
    refuse_other_calls(m, "recheck", "recheck(found, change)");
    py::class_<registry> registries = m.attr("Registry");
    registries
        .def("changed", &make_changed, py::arg("change"),
             "Another registry with the change made; this one stays what it is.\n\n"
             "Raises BadInput with all problems: rows that are not there, and all that from_frames "
             "finds. Cost: as\nloading all facts again.")
        .def("rows", &rows_that, py::arg("table"),
             "The numbers of the rows whose cells say that, rising: rows(\"mandates\", "
             "person=\"anna\", body=\"board\").\n\n"
             "As a Change takes them. A cell that changes over time says each of its values; None "
             "asks for what is\nunknown, \"-\" for what there is not. A mandate joined of several "
             "rows is one. Raises BadInput for a\ncolumn that is not there. Cost: O(rows).");
    refuse_other_calls_of(registries, "changed", "registry.changed(change)");
    refuse_other_calls_of(changes, "add",
                          "change.add(\"mandates\", {\"person\": [\"anna\"], ...})");
    refuse_other_calls_of(changes, "remove", "change.remove(\"mandates\", 3)");
    refuse_other_calls_of(changes, "set", "change.set(\"mandates\", 3, \"role\", \"chair\")");
}

}  // namespace remit::inline v0::python
