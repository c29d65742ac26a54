// SPDX-License-Identifier: BSL-1.0
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/calendar/recurrence.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "day_lists.hpp"
#include "errors.hpp"
#include "value_class.hpp"

namespace remit::inline v0::python {

namespace {

recurrence recurrence_of(const text_object& rule, const day_object& start) {
    const auto text = text_from(rule, "rule");
    if (PyUnicode_Check(start.ptr()))
        return recurrence::parse(text, std::string_view{text_from(start, "start")});
    return recurrence::parse(text, day_from(start, "start"));
}

std::string repr(const recurrence& r) {
    const auto given = [](const char* name, const std::vector<day>& days) {
        return days.empty() ? std::string{} : "." + std::string{name} + "(" + listed(days) + ")";
    };
    auto out = "Recurrence('" + r.text() + "', '" + text(r.start()) + "')" +
               given("also_on", r.also()) + given("not_on", r.left_out());
    for (const auto& [from, to] : r.moves())
        out += ".moved('" + text(from) + "', '" + text(to) + "')";
    return out;
}

py::list as_list(const std::vector<day>& days) {
    py::list out(days.size());
    for (std::size_t i = 0; i < days.size(); ++i) out[i] = to_python(days[i]);
    return out;
}

}  // namespace

void bind_recurrence(py::module_& m) {
    py::class_<recurrence> c(
        m, "Recurrence",
        "On which days something recurs: a rule of iCalendar (RFC 5545, 3.3.10), from a first day "
        "on.\n\nRecurrence(\"FREQ=MONTHLY;BYDAY=2TU\", \"2026-01-01\") is every second Tuesday of "
        "a "
        "month. Rules recur by days, weeks,\nmonths or years. A first day that the rule does not "
        "name is no occurrence, and a month that has no such day is\nleft out. start may have a "
        "time "
        "of day (\"20260101T090000\"), to which an UNTIL with one is kept. `day in\nrecurrence` "
        "says "
        "whether it is one. Raises BadInput (E-RRULE) with all that is wrong with the rule.");
    c.def(py::init(&recurrence_of), py::arg("rule"), py::arg("start"))
        .def_property_readonly(
            "rule", [](const recurrence& r) { return r.text(); },
            "The rule, its parts in the order of the RFC.")
        .def_property_readonly(
            "start", [](const recurrence& r) { return to_python(r.start()); },
            "The day from which it recurs.")
        .def_property_readonly(
            "last", [](const recurrence& r) { return to_python(r.last()); },
            "The last day of the rule, where it has COUNT or UNTIL; else None.")
        .def(
            "between",
            [](const recurrence& r, const day_object& start, const day_object& stop,
               const whole_object& most) {
                const auto n = whole_from(most, "most");
                return as_list(r.between(day_from(start, "between"), day_from(stop, "between"),
                                         n < 0 ? 0 : static_cast<std::size_t>(n)));
            },
            py::arg("start"), py::arg("stop"), py::arg("most") = 100'000,
            "The occurrences from start to before stop, rising.\nRaises BadInput (E-SIZE) where "
            "they "
            "are more than most. Nothing before start is walked.")
        .def(
            "after",
            [](const recurrence& r, const day_object& d) {
                return to_python(r.after(day_from(d, "after")));
            },
            py::arg("day"), "The first occurrence after a day; None where there is none.")
        .def(
            "also_on",
            [](const recurrence& r, const all_days_object& days) {
                return r.also_on(days_of(days, "days"));
            },
            py::arg("days"), "The same, on these days too (RDATE).")
        .def(
            "not_on",
            [](const recurrence& r, const all_days_object& days) {
                return r.not_on(days_of(days, "days"));
            },
            py::arg("days"), "The same, but not on these days (EXDATE).")
        .def(
            "moved",
            [](const recurrence& r, const day_object& from, const day_object& to) {
                return r.moved(day_from(from, "moved"), day_from(to, "moved"));
            },
            py::arg("day"), py::arg("to"),
            "The same, but what would be on one day is on another (RECURRENCE-ID).")
        .def(
            "__contains__",
            [](const recurrence& r, const day_object& d) { return r.contains(day_from(d, "in")); },
            py::arg("day"))
        .def(py::pickle(
            [](const recurrence& r) {
                py::list moves;
                for (const auto& [from, to] : r.moves())
                    moves.append(py::make_tuple(to_python(from), to_python(to)));
                return py::make_tuple(r.text(), to_python(r.start()), as_list(r.also()),
                                      as_list(r.left_out()), moves);
            },
            [](const py::tuple& state) {
                auto out =
                    recurrence::parse(text_from(state[0], "rule"), day_from(state[1], "start"))
                        .also_on(days_of(state[2], "days"))
                        .not_on(days_of(state[3], "days"));
                for (const auto each : py::list(state[4])) {
                    const auto pair = py::reinterpret_borrow<py::tuple>(each);
                    out = out.moved(day_from(pair[0], "moved"), day_from(pair[1], "moved"));
                }
                return out;
            }));
    make_value(c, [](const recurrence& r) { return repr(r); });
    refuse_other_calls(c, "Recurrence(\"FREQ=MONTHLY;BYDAY=2TU\", \"2026-01-01\")");
    refuse_other_calls_of(c, "between", "recurrence.between(\"2026-01-01\", \"2027-01-01\")");
    refuse_other_calls_of(c, "after", "recurrence.after(\"2026-01-01\")");
    refuse_other_calls_of(c, "also_on", "recurrence.also_on([\"2026-12-24\"])");
    refuse_other_calls_of(c, "not_on", "recurrence.not_on([\"2026-12-24\"])");
    refuse_other_calls_of(c, "moved", "recurrence.moved(\"2026-12-24\", \"2026-12-17\")");
}

}  // namespace remit::inline v0::python
