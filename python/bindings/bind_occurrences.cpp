// SPDX-License-Identifier: BSL-1.0
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/calendar.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "day_arrays.hpp"
#include "errors.hpp"

namespace remit::inline v0::python {

namespace {

py::tuple occurrences_of(const all_recurrences_object& rules, const day_object& start,
                         const day_object& stop, const calendar_object& calendar,
                         const text_object& how) {
    const auto all = all_from<recurrence>(
        rules, "rules", "write occurrences([Recurrence(\"FREQ=WEEKLY\", \"2026-01-01\")], ...)");
    const auto from = day_from(start, "start"), to = day_from(stop, "stop");
    const auto moved = adjustment_from(how);
    occurrences out;
    if (calendar.is_none()) {
        const py::gil_scoped_release others;
        out.expand(all, from, to);
    } else {
        if (!py::isinstance<working_days>(calendar))
            refuse("calendar needs WorkingDays, not " + kind_of(calendar),
                   "write calendar=WorkingDays(holidays=[\"2026-12-25\"])");
        const auto& days = calendar.cast<const working_days&>();
        const py::gil_scoped_release others;
        out.expand(all, from, to, working_day_table{days, from, to}, moved);
    }
    return py::make_tuple(as_array(out.days()), as_array(out.bounds()));
}

}  // namespace

void bind_occurrences(py::module_& m) {
    m.def(
        "occurrences", &occurrences_of, py::arg("rules"), py::arg("start"), py::arg("stop"),
        py::kw_only(), py::arg("calendar") = py::none(), py::arg("how") = "following",
        "The days from start to before stop on which many rules recur, as arrays of numpy.\n\n"
        "(days, bounds): days (datetime64[D]) has those of one rule after those of another; those "
        "of rule i are\ndays[bounds[i]:bounds[i + 1]] (int64). With a calendar (WorkingDays) each "
        "is moved to a working day, as\nWorkingDays.adjust moves it; two that come to the same day "
        "are both there. Needs numpy.\nRaises BadInput beyond the years 1 to 9999.");
    refuse_other_calls(m, "occurrences", "occurrences(rules, \"2026-01-01\", \"2027-01-01\")");
}

}  // namespace remit::inline v0::python
