// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <string>
#include <vector>

#include "arrow_import.hpp"
#include "casters.hpp"
#include "cells.hpp"

#include <datetime.h>  // needs Python.h before it

namespace remit::inline v0::python {

namespace {

constexpr std::int64_t microseconds = 86'400'000'000;

/// What one cell of plain Python is.
enum class cell : std::uint8_t { null, text, integer, number, day, moment, stranger };

struct named_cells {
    std::string name;
    py::list cells;
};

cell cell_of(py::handle h) {
    const std::string_view type = Py_TYPE(h.ptr())->tp_name;
    if (h.is_none() || type.ends_with("NAType") || type.ends_with("NaTType")) return cell::null;
    if (PyBool_Check(h.ptr()) || type.starts_with("numpy.bool")) return cell::stranger;
    if (PyUnicode_Check(h.ptr())) return cell::text;
    if (PyDateTime_Check(h.ptr())) return cell::moment;
    if (PyDate_Check(h.ptr())) return cell::day;
    if (PyFloat_Check(h.ptr())) return cell::number;
    if (PyIndex_Check(h.ptr()) != 0) return cell::integer;
    return cell::stranger;
}

void add_integer(cell_writer& out, py::handle h) {
    const auto n = py::reinterpret_steal<py::object>(PyNumber_Index(h.ptr()));
    if (!n) throw py::error_already_set();
    int overflow = 0;
    const auto value = PyLong_AsLongLongAndOverflow(n.ptr(), &overflow);
    if (overflow != 0)
        return out.add_problem("E-NUMBER", "a whole number outside 64 bits",
                               "numbers go from -2**63 to 2**63 - 1");
    out.add_integer(value);
}

std::int64_t days_of(py::handle h) {
    return day{PyDateTime_GET_YEAR(h.ptr()), PyDateTime_GET_MONTH(h.ptr()),
               PyDateTime_GET_DAY(h.ptr())}
        .count();
}

void add_moment(cell_writer& out, py::handle h) {
    if (!h.attr("tzinfo").is_none())
        return out.add_problem("E-DATE", "the cell is a moment in a time zone",
                               "which day it is depends on the place: write a date");
    const std::int64_t seconds = PyDateTime_DATE_GET_HOUR(h.ptr()) * 3600 +
                                 PyDateTime_DATE_GET_MINUTE(h.ptr()) * 60 +
                                 PyDateTime_DATE_GET_SECOND(h.ptr());
    out.add_moment(
        days_of(h) * microseconds + seconds * 1'000'000 + PyDateTime_DATE_GET_MICROSECOND(h.ptr()),
        microseconds);
}

void add_cell(cell_writer& out, py::handle h, cell what) {
    switch (what) {
        case cell::null: return out.add_null();
        case cell::text: return out.add_text(text_from(h));
        case cell::integer: return add_integer(out, h);
        case cell::number: return out.add_float(PyFloat_AS_DOUBLE(h.ptr()));
        case cell::day:
            if (out.kind() == cell_kind::text)
                return out.add_text(text(day::from_count(days_of(h))));
            return out.add_day(days_of(h));
        case cell::moment: return add_moment(out, h);
        case cell::stranger:
            out.add_problem(
                "E-TYPE", kind_of(h) + " is no fact",
                PyBool_Check(h.ptr())
                    ? "write what it says: \"yes\" and \"no\", or the two words that rules use"
                    : "facts are texts, whole numbers and days; None is an empty cell");
    }
}

frame::column column_of(const named_cells& c, const std::string& origin, problem_list& problems) {
    std::vector<cell> what;
    bool text = false, number = false, day = false, moment = false;
    for (const auto h : c.cells) {
        what.push_back(cell_of(h));
        if (what.back() == cell::number && std::isnan(PyFloat_AS_DOUBLE(h.ptr())))
            what.back() = cell::null;
        text |= what.back() == cell::text;
        number |= what.back() == cell::integer || what.back() == cell::number;
        day |= what.back() == cell::day;
        moment |= what.back() == cell::moment;
    }
    const bool mixed =
        static_cast<int>(text) + static_cast<int>(number) + static_cast<int>(day || moment) > 1;
    // Dates among texts are texts of dates: that is how a table typed by hand looks.
    if (mixed && (number || moment)) {
        problems.add("E-TYPE", origin + ":" + c.name,
                     "the column \"" + c.name + "\" mixes texts, numbers and days",
                     "write cells of one kind");
        return {c.name, frame::texts{{}, std::vector<std::int32_t>(what.size(), -1)}};
    }
    cell_writer out{origin, c.name,
                    text            ? cell_kind::text
                    : number        ? cell_kind::integer
                    : day || moment ? cell_kind::day
                                    : cell_kind::nothing,
                    problems};
    for (std::size_t row = 0; row < what.size(); ++row) add_cell(out, c.cells[row], what[row]);
    return out.take();
}

py::list list_of(py::handle values, const std::string& where) {
    if (PyUnicode_Check(values.ptr()) || PyBytes_Check(values.ptr()) ||
        !py::hasattr(values, "__iter__"))
        refuse(where + " needs the cells of a column, not " + kind_of(values),
               "write a list with one cell for each row");
    // numpy gives nanoseconds as bare integers; microseconds come as datetimes.
    if (py::hasattr(values, "dtype") && py::hasattr(values, "astype") &&
        py::str(values.attr("dtype")).cast<std::string>().starts_with("datetime64"))
        return values.attr("astype")("datetime64[us]").attr("tolist")();
    return py::list(py::reinterpret_borrow<py::object>(values));
}

std::vector<named_cells> columns_of_dict(const py::dict& table, const std::string& origin) {
    std::vector<named_cells> out;
    for (const auto& [name, values] : table) {
        if (!PyUnicode_Check(name.ptr()))
            refuse(origin + " names a column by " + kind_of(name),
                   "write the names of columns as texts");
        const auto column = text_from(name);
        out.push_back({column, list_of(values, origin + "[" + repr_of(column) + "]")});
    }
    return out;
}

std::vector<named_cells> columns_of_rows(py::handle rows, const std::string& origin) {
    std::vector<named_cells> out;
    std::size_t row = 0;
    for (const auto each : py::reinterpret_borrow<py::object>(rows)) {
        if (!py::isinstance<py::dict>(each))
            refuse(origin + "[" + std::to_string(row) + "] is " + kind_of(each),
                   "write each row as a dict: {\"person\": ..., \"body\": ..., \"start\": ...}");
        for (const auto& [name, value] : py::reinterpret_borrow<py::dict>(each)) {
            if (!PyUnicode_Check(name.ptr()))
                refuse(origin + " names a column by " + kind_of(name),
                       "write the names of columns as texts");
            const auto column = text_from(name);
            auto at = out.begin();
            while (at != out.end() && at->name != column) ++at;
            if (at == out.end()) at = out.insert(out.end(), {column, py::list()});
            while (at->cells.size() < row) at->cells.append(py::none());
            at->cells.append(value);
        }
        ++row;
    }
    for (auto& c : out)
        while (c.cells.size() < row) c.cells.append(py::none());
    return out;
}

}  // namespace

frame frame_from_python(py::handle table, const std::string& origin, problem_list& problems) {
    if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
    const bool rows = PyList_Check(table.ptr()) || PyTuple_Check(table.ptr());
    if (!rows && !py::isinstance<py::dict>(table))
        refuse(origin + " needs a table, not " + kind_of(table),
               "give a frame of pandas, polars, pyarrow or duckdb, a dict of columns, or a list of "
               "dicts");
    const auto columns = rows ? columns_of_rows(table, origin)
                              : columns_of_dict(py::reinterpret_borrow<py::dict>(table), origin);
    frame out{.origin = origin, .rows = columns.empty() ? 0 : columns.front().cells.size()};
    for (const auto& c : columns) {
        if (c.cells.size() != out.rows)
            problems.add("E-ROWS", origin + ":" + c.name,
                         "the column \"" + c.name + "\" has " + std::to_string(c.cells.size()) +
                             " cells, \"" + columns.front().name + "\" has " +
                             std::to_string(out.rows),
                         "every column needs one cell for each row");
        out.columns.push_back(column_of(c, origin, problems));
    }
    return out;
}

}  // namespace remit::inline v0::python
