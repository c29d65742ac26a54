// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <pybind11/pybind11.h>

#include "table.hpp"

namespace remit::inline v0::python {

/// The table as a capsule of the Arrow C stream interface, in one chunk. What is read from it
/// shares the table and outlives every Python object. @cost O(columns).
[[nodiscard]] pybind11::capsule stream_of(shared_table t);

/// The rows as dicts of plain Python values.
[[nodiscard]] pybind11::list rows_of(const table& t);

/// The table as one of pyarrow, pandas, polars. @throws ImportError that says what to install.
[[nodiscard]] pybind11::object to_arrow(const pybind11::object& rows);
[[nodiscard]] pybind11::object to_pandas(const pybind11::object& rows);
[[nodiscard]] pybind11::object to_polars(const pybind11::object& rows);

/// Adds `to_arrow`, `to_pandas` and `to_polars` to a class that has `__arrow_c_stream__`.
template <class Class>
void add_conversions(Class& c) {
    c.def(
         "to_arrow", [](const pybind11::object& self) { return to_arrow(self); },
         "The rows as a pyarrow.Table. Needs pyarrow.")
        .def(
            "to_pandas", [](const pybind11::object& self) { return to_pandas(self); },
            "The rows as a pandas.DataFrame; days are datetime64, null is NaT. Needs pandas and "
            "pyarrow.")
        .def(
            "to_polars", [](const pybind11::object& self) { return to_polars(self); },
            "The rows as a polars.DataFrame. Needs polars.");
}

}  // namespace remit::inline v0::python
