// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <pybind11/pybind11.h>

#include <remit/rules/aggregate.hpp>
#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>

#include "expression_classes.hpp"

namespace remit::inline v0::python {

namespace {

// The grammar has windows behind `.over(...)` only.
window parse_window(const std::string& given) {
    const auto whole = parse_measure("count().over(" + given + ")");
    return window{whole.root().args.at(3)};
}

std::string content_of(const expr& e) {
    const auto* c =
        e.root().what == op::column ? std::get_if<std::string>(&e.root().value) : nullptr;
    return c != nullptr ? *c : text(e);
}

}  // namespace

void bind_parts(py::module_& m, py::class_<expr>& expression) {
    py::class_<source, expr> sources(
        m, "Source",
        "Which rows there are to count: members, person.offices, body(\"council\").members.\n\n"
        "A bare name means the rows that carry the subject's key; inside a selector a path is "
        "written.");
    from_text(sources, "Source(\"person.offices\")",
              [](const text_object& t) { return parse_source(text_from(t, "text")); });
    structural(sources, {"a source is no value", "count its rows: count().of(members) == 7"},
               &itself<source>);
    sources.def(
        "same",
        [](const source& s, const py::args& columns) {
            auto args = s.root().args;
            for (const auto c : columns) {
                if (!py::isinstance<column>(c))
                    refuse(".same needs columns, not " + kind_of(c), "write .same(body)");
                args.push_back(c.cast<const column&>().share_root());
            }
            return source{make_node(op::source, s.root().value, std::move(args))};
        },
        "Only rows that agree with this row in the columns: person.mandates.same(body).");

    py::class_<window, expr> windows(m, "Window",
                                     "On which days rows are looked for: past(years(6)), year, "
                                     "recent(3). Without one: today.\n\n"
                                     "The check cannot judge windows yet.");
    from_text(windows, "Window(\"past(years(6))\")",
              [](const text_object& t) { return parse_window(text_from(t, "text")); });
    structural(windows,
               {"a window is no value",
                "it says on which days rows are looked for: count().over(year); the year of a day "
                "is start.year"},
               &itself<window>);
    py::class_<calendar_window, window> calendars(
        m, "CalendarWindow", "The calendar year, half-year, quarter or month around the day.");
    from_text(calendars, "CalendarWindow(\"year\")", [](const text_object& t) {
        const auto given = text_from(t, "text");
        const auto made = parse_window(given);
        if (made.root().what != op::calendar || !made.root().args.empty())
            throw bad_input{problem{"E-TYPE", "", "the text is no calendar window: " + given,
                                    "write year, half_year, quarter or month"}};
        return calendar_window{made.share_root()};
    });
    calendars.def(
        "starting",
        [](const calendar_window& w, const whole_object& month, const whole_object& day) {
            return window{make_node(op::calendar, w.root().value,
                                    {make_node(op::integer, whole_from(month, "starting")),
                                     make_node(op::integer, whole_from(day, "starting"))})};
        },
        py::arg("month"), py::arg("day"),
        "The year that begins elsewhere: year.starting(5, 10) runs from 10 May to 9 May.");
    refuse_other_calls_of(calendars, "starting", "year.starting(5, 10)");

    py::class_<limit, expr> limits(
        m, "Limit",
        "How long something may fail before it is a breach: a duration, or next(source).");
    from_text(limits, "Limit(\"next(meetings)\")",
              [](const text_object& t) { return parse_limit(text_from(t, "text")); });
    structural(limits, {"a limit is no value", "it says how long: within(some(), next(meetings))"},
               [](const py::object& o) -> std::optional<limit> {
                   if (py::isinstance<duration>(o)) return limit{o.cast<duration>()};
                   return itself<limit>(o);
               });

    expression.def("__repr__", [](const py::object& self) {
        const auto name = py::type::of(self).attr("__name__").cast<std::string>();
        return name + "(" + repr_of(content_of(self.cast<const expr&>())) + ")";
    });
    expression.def("__reduce__", [](const py::object& self) {
        return py::make_tuple(py::type::of(self),
                              py::make_tuple(content_of(self.cast<const expr&>())));
    });
}

}  // namespace remit::inline v0::python
