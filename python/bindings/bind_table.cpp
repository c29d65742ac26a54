// SPDX-License-Identifier: BSL-1.0
#include <memory>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "arrow_export.hpp"
#include "bind.hpp"

namespace remit::inline v0::python {

void bind_table(py::module_& m) {
    py::class_<table, std::shared_ptr<table>> tables(
        m, "Table",
        "Rows on their way out: pandas, polars, pyarrow and duckdb read it over Arrow, without a "
        "copy.");
    tables.def("__len__", [](const table& t) { return t.rows; })
        .def_property_readonly(
            "columns",
            [](const table& t) {
                py::tuple names(t.columns.size());
                for (std::size_t i = 0; i < names.size(); ++i) names[i] = t.columns[i].name;
                return names;
            },
            "The names of the columns.")
        .def("to_rows", &rows_of,
             "The rows as a list of dicts, with plain Python values. Needs nothing.\n\n"
             "Cost: one Python object for each cell; the other ways out copy nothing.")
        .def("__repr__",
             [](const table& t) {
                 return "<Table: " + std::to_string(t.rows) + " rows, " +
                        std::to_string(t.columns.size()) + " columns>";
             })
        .def(
            "__arrow_c_stream__",
            [](const std::shared_ptr<table>& t, const py::object&) { return stream_of(t); },
            py::arg("requested_schema") = py::none(),
            "The Arrow C stream of the rows: pyarrow, pandas, polars and duckdb read it without a "
            "copy.");
    add_conversions(tables);
}

}  // namespace remit::inline v0::python
