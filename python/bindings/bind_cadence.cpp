// SPDX-License-Identifier: BSL-1.0
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/calendar/cadence.hpp>
#include <remit/calendar/meeting_plan.hpp>
#include <remit/rules/cadence_rules.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "day_lists.hpp"
#include "errors.hpp"
#include "planning.hpp"
#include "value_class.hpp"

namespace remit::inline v0::python {

cadence cadence_from(py::handle given, const char* where) {
    if (py::isinstance<cadence>(given)) return given.cast<const cadence&>();
    if (!PyUnicode_Check(given.ptr()))
        refuse(std::string{where} + " needs a Cadence or its text, not " + kind_of(given),
               "write \"2 per year, not in July\"");
    return cadence::parse(text_from(given, where));
}

std::vector<busy_days> busy_from(py::handle given) {
    std::vector<busy_days> out;
    if (given.is_none()) return out;
    const char* hint = "write busy={\"anna\": [\"2027-02-03\"]}";
    if (!py::hasattr(given, "items"))
        refuse("busy needs a dict of days, not " + kind_of(given), hint);
    const py::object items = given.attr("items")();
    if (!py::hasattr(items, "__iter__"))
        refuse("busy needs a dict of days; its items are " + kind_of(items), hint);
    for (const auto each : items) {
        if (!py::isinstance<py::tuple>(each) || py::len(each) != 2)
            refuse("busy needs a dict of days; its items hold " + kind_of(each), hint);
        const auto pair = py::reinterpret_borrow<py::tuple>(each);
        out.push_back({text_from(pair[0], "busy"), days_of(pair[1], "busy")});
    }
    return out;
}

spacing spacing_from(py::handle given) {
    const auto text = text_from(given, "spacing");
    if (text == "even") return spacing::even;
    if (text == "earliest") return spacing::earliest;
    throw bad_input{problem{"E-CADENCE", "", "there is no spacing \"" + text + "\"",
                            "write \"even\" or \"earliest\""}};
}

working_days calendar_from(py::handle given) {
    if (given.is_none()) return {};
    if (!py::isinstance<working_days>(given))
        refuse("calendar needs WorkingDays, not " + kind_of(given),
               "write calendar=WorkingDays(holidays=[\"2026-12-25\"])");
    return given.cast<const working_days&>();
}

py::list dates_of(const std::vector<day>& days) {
    py::list out(days.size());
    for (std::size_t i = 0; i < days.size(); ++i) out[i] = to_python(days[i]);
    return out;
}

namespace {

const char* word_of(hindrance::kind k) {
    constexpr const char* words[] = {"phrase", "busy", "held", "fixed", "clash"};
    return words[static_cast<std::size_t>(k)];
}

meeting_plan proposed(const cadence& c, const day_object& start, const day_object& stop,
                      const all_days_object& held, const busy_object& busy,
                      const calendar_object& calendar, const day_or_none_object& since,
                      const day_or_none_object& until, const text_object& spacing) {
    planning p{period{day_from(start, "start"), day_from(stop, "stop")}};
    p.held = days_of(held, "held");
    p.busy = busy_from(busy);
    p.calendar = calendar_from(calendar);
    p.since = day_or_none(since, "since");
    p.until = day_or_none(until, "until");
    p.spacing = spacing_from(spacing);
    const py::gil_scoped_release nogil;
    return propose(c, p);
}

std::string repr(const meeting_plan& p) {
    if (p.possible) return "MeetingPlan(" + listed(p.dates) + ")";
    std::string out;
    for (const auto& h : p.against) out += (out.empty() ? "" : "; ") + h.what;
    return "MeetingPlan(impossible: " + out + ")";
}

void bind_hindrance(py::module_& m) {
    py::class_<hindrance> c(m, "Hindrance",
                            "What stands against a plan: a phrase of the cadence, somebody's days, "
                            "a meeting that is fixed, or two bodies that share members.");
    c.def_property_readonly(
         "kind", [](const hindrance& h) { return word_of(h.why); },
         "\"phrase\", \"busy\", \"held\" (the meetings before), \"fixed\" or \"clash\".")
        .def_readonly("what", &hindrance::what,
                      "The phrase, who is busy, or the meeting, in words.")
        .def_property_readonly(
            "day", [](const hindrance& h) { return to_python(h.on); },
            "The day of the meeting that is fixed; else None.")
        .def_readonly("body", &hindrance::body,
                      "Of plan_meetings: whose it is, as a position among the bodies of the plan, "
                      "plan.bodies[h.body]; else 0.")
        .def_readonly("other", &hindrance::other,
                      "Of a clash the position of the other body; else the same.");
    make_value(c, [](const hindrance& h) {
        return std::string{"Hindrance("} + word_of(h.why) + ": " + h.what + ")";
    });
}

void bind_meeting_plan(py::module_& m) {
    py::class_<meeting_plan> c(m, "MeetingPlan",
                               "Dates that keep a cadence, or what stands against them.");
    c.def_readonly("possible", &meeting_plan::possible, "Whether there are dates that keep it.")
        .def_property_readonly(
            "dates", [](const meeting_plan& p) { return dates_of(p.dates); },
            "The dates, rising; empty too where no more meetings are needed.")
        .def_property_readonly(
            "against", [](const meeting_plan& p) { return p.against; },
            "Where it is impossible: no dates keep all of these, and without any one of them there "
            "are some.")
        .def("__bool__", [](const meeting_plan&) -> bool {
            throw py::type_error{
                "a plan has no truth value: no dates may mean that none are needed\n    write "
                "plan.possible, or plan.dates"};
        });
    make_value(c, [](const meeting_plan& p) { return repr(p); });
}

}  // namespace

void bind_cadence(py::module_& m) {
    bind_hindrance(m);
    bind_meeting_plan(m);
    py::class_<cadence> c(
        m, "Cadence",
        "When a body meets, as a charter says it: Cadence(\"2 per year, at least 3 months apart, "
        "not "
        "in July\").\n\n"
        "Phrases with commas between them: so many per year, half-year, quarter or month; at least "
        "or at most so far\napart; every 2 weeks from a day; first Monday of the month; only or "
        "not "
        "in months, from one day to another,\non weekdays, on working days; half or full day; "
        "except in months. It judges, as the rules that it is (rules),\nand it proposes dates that "
        "keep it (propose). str() reads as the same cadence.\nRaises BadInput (E-CADENCE) with all "
        "that is wrong, each with its column; also where no meetings can keep it.");
    c.def(py::init(
              [](const text_object& text) { return cadence::parse(text_from(text, "Cadence")); }),
          py::arg("text"))
        .def("__str__", [](const cadence& v) { return v.text(); })
        .def_property_readonly(
            "parts",
            [](const cadence& v) {
                py::tuple out(v.parts().size());
                for (std::size_t i = 0; i < out.size(); ++i) out[i] = text(v.parts()[i]);
                return out;
            },
            "Its phrases.")
        .def(
            "allows",
            [](const cadence& v, const day_object& d, const calendar_object& calendar) {
                return v.allows(day_from(d, "allows"), calendar_from(calendar));
            },
            py::arg("day"), py::arg("calendar") = py::none(),
            "Whether a meeting may be on that day, as far as the day itself goes: its month, "
            "weekday "
            "and the like,\nnot how far it is from others.")
        .def(
            "avoiding",
            [](const cadence& v, const all_days_object& days) {
                return v.avoiding(days_of(days, "avoiding"));
            },
            py::arg("days"),
            "The same with no meeting on these days: school holidays, say, which are other ones in "
            "each place and\nyear. Days in a row are one phrase: \"not from 2026-02-07 to "
            "2026-02-15\". Raises BadInput (E-CADENCE,\nE-SIZE) where no meetings can avoid them, "
            "and for more than 32 phrases.")
        .def(
            "rules",
            [](const cadence& v, const text_object& name, const condition_or_none& meetings,
               const day_or_none_object& start, const day_or_none_object& stop) {
                std::optional<condition> counts;
                if (!meetings.is_none()) counts = condition_from(meetings, "meetings");
                return rules_of(v, text_from(name, "name"), counts, day_or_none(start, "start"),
                                day_or_none(stop, "stop"));
            },
            py::arg("name"), py::arg("meetings") = py::none(), py::kw_only(),
            py::arg("start") = py::none(), py::arg("stop") = py::none(),
            "The rules that it is, one for each phrase that asks something: \"name/2 per "
            "year\".\n\n"
            "meetings: a condition asked of each meeting, whether it counts; None: all do. start, "
            "stop: in force, half-open.")
        .def("propose", &proposed, py::arg("start"), py::arg("stop"), py::kw_only(),
             py::arg("held") = py::tuple(), py::arg("busy") = py::none(),
             py::arg("calendar") = py::none(), py::arg("since") = py::none(),
             py::arg("until") = py::none(), py::arg("spacing") = "even",
             "The dates from start to before stop that keep it with the fewest meetings more, "
             "evenly "
             "spaced; or\nwhat stands against them.\n\n"
             "held: meetings that were held, and those that are fixed. busy: {\"anna\": days} on "
             "which "
             "there can be\nnone. since: from then on meetings are demanded (None: from start, or "
             "always where some were held).\nuntil: from then on there are none. spacing: \"even\" "
             "or "
             "\"earliest\". A year that ends after stop need\nnot have its meetings yet. "
             "Impossible is "
             "answered only where no dates keep it.\nRaises BadInput (E-SIZE) where there are too "
             "many "
             "ways to look at.")
        .def("__reduce__", [](const py::object& self) {
            return py::make_tuple(py::type::of(self),
                                  py::make_tuple(self.cast<const cadence&>().text()));
        });
    make_value(c, [](const cadence& v) { return "Cadence(" + repr_of(v.text()) + ")"; });
    refuse_other_calls(c, "Cadence(\"2 per year, not in July\")");
    refuse_other_calls_of(c, "allows", "cadence.allows(\"2027-02-03\")");
    refuse_other_calls_of(c, "rules", "cadence.rules(\"ordinary\", 'kind == \"ordinary\"')");
    refuse_other_calls_of(c, "propose", "cadence.propose(\"2027-01-01\", \"2028-01-01\")");
}

}  // namespace remit::inline v0::python
