// SPDX-License-Identifier: BSL-1.0
#include "plain_columns.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include <remit/time/day.hpp>

#include "cells.hpp"

#include <datetime.h>  // needs Python.h before it

namespace py = pybind11;

namespace remit::inline v0::python {

namespace {

bool is_null(PyObject* cell) {
    return cell == Py_None || (PyFloat_CheckExact(cell) && std::isnan(PyFloat_AS_DOUBLE(cell)));
}

cell_kind kind_of_first(const py::list& cells) {
    for (std::size_t row = 0; row < cells.size(); ++row) {
        PyObject* cell = PyList_GET_ITEM(cells.ptr(), static_cast<py::ssize_t>(row));
        if (is_null(cell)) continue;
        if (PyUnicode_CheckExact(cell)) return cell_kind::text;
        if (PyDate_CheckExact(cell)) return cell_kind::day;
        if (PyLong_CheckExact(cell)) return cell_kind::integer;
        break;
    }
    return cell_kind::nothing;
}

// Calls `f(cell)` for every cell, null for an empty one, while it says that it can read it.
template <class F>
bool each_cell(const py::list& cells, const F& f) {
    for (std::size_t row = 0; row < cells.size(); ++row) {
        PyObject* cell = PyList_GET_ITEM(cells.ptr(), static_cast<py::ssize_t>(row));
        if (!f(is_null(cell) ? nullptr : cell)) return false;
    }
    return true;
}

bool read_texts(const py::list& cells, cell_writer& out) {
    std::array<std::string_view, io_detail::text_coder::most_at_once> texts;
    std::size_t n = 0;
    const auto flush = [&] { out.add_texts({texts.data(), std::exchange(n, 0)}); };
    const bool all = each_cell(cells, [&](PyObject* cell) {
        if (n == texts.size()) flush();
        if (cell == nullptr) {
            texts[n++] = {};
            return true;
        }
        if (!PyUnicode_CheckExact(cell)) return false;
        Py_ssize_t size = 0;
        const char* data = PyUnicode_AsUTF8AndSize(cell, &size);
        if (data == nullptr) {
            PyErr_Clear();
            return false;
        }
        texts[n++] = {data, static_cast<std::size_t>(size)};
        return true;
    });
    if (all) flush();
    return all;
}

bool read_days(const py::list& cells, cell_writer& out) {
    return each_cell(cells, [&](PyObject* cell) {
        if (cell == nullptr) {
            out.add_null();
            return true;
        }
        if (!PyDate_CheckExact(cell)) return false;
        out.add_day(
            day{PyDateTime_GET_YEAR(cell), PyDateTime_GET_MONTH(cell), PyDateTime_GET_DAY(cell)}
                .count());
        return true;
    });
}

bool read_integers(const py::list& cells, cell_writer& out) {
    return each_cell(cells, [&](PyObject* cell) {
        if (cell == nullptr) {
            out.add_null();
            return true;
        }
        if (!PyLong_CheckExact(cell)) return false;
        int overflow = 0;
        const auto value = PyLong_AsLongLongAndOverflow(cell, &overflow);
        if (overflow != 0) return false;
        out.add_integer(value);
        return true;
    });
}

}  // namespace

std::optional<frame::column> plain_column(const std::string& name, const py::list& cells,
                                          const std::string& origin, problem_list& problems) {
    if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
    const auto kind = kind_of_first(cells);
    cell_writer out{origin, name, kind, problems};
    const bool all = kind == cell_kind::text      ? read_texts(cells, out)
                     : kind == cell_kind::day     ? read_days(cells, out)
                     : kind == cell_kind::integer ? read_integers(cells, out)
                                                  : false;
    if (!all) return std::nullopt;
    return out.take();
}

}  // namespace remit::inline v0::python
