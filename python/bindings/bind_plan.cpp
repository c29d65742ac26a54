// SPDX-License-Identifier: BSL-1.0
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/check/plan.hpp>
#include <remit/rules/text.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "day_lists.hpp"
#include "errors.hpp"
#include "expressions.hpp"
#include "found.hpp"
#include "planning.hpp"
#include "predicates.hpp"
#include "registry_tables.hpp"
#include "value_class.hpp"

namespace remit::inline v0::python {

namespace {

constexpr const char* plan_call =
    "write plan_meetings(registry, [BodyCadence(\"board\", \"2 per year\")], \"2027-01-01\", "
    "\"2028-01-01\")";

void bind_body_cadence(py::module_& m) {
    py::class_<body_cadence> c(
        m, "BodyCadence",
        "When one body meets, and which of its meetings count: BodyCadence(\"board\", \"2 per "
        "year\").\n\n"
        "when: a Cadence or its text. name: what it is called. meetings: a condition asked of each "
        "meeting, whether it\ncounts; None: all do. start, stop: demanded, half-open.");
    c.def(py::init([](const text_object& body, const cadence_object& when, const text_object& name,
                      const condition_or_none& meetings, const day_or_none_object& start,
                      const day_or_none_object& stop) {
              body_cadence out{text_from(body, "body"), text_from(name, "name"),
                               cadence_from(when, "when")};
              if (!meetings.is_none()) out.meetings = condition_from(meetings, "meetings");
              out.start = day_or_none(start, "start");
              out.stop = day_or_none(stop, "stop");
              return out;
          }),
          py::arg("body"), py::arg("when"), py::kw_only(), py::arg("name") = "",
          py::arg("meetings") = py::none(), py::arg("start") = py::none(),
          py::arg("stop") = py::none())
        .def_readonly("body", &body_cadence::body, "The body's key.")
        .def_readonly("name", &body_cadence::name, "What the cadence is called.")
        .def_readonly("when", &body_cadence::when, "The cadence.")
        .def_property_readonly(
            "meetings",
            [](const body_cadence& b) -> py::object {
                return b.meetings ? wrap(b.meetings->share_root()) : py::none();
            },
            "Asked of each meeting, whether it counts; None: all do.")
        .def_property_readonly(
            "start", [](const body_cadence& b) { return to_python(b.start); },
            "Demanded from that day on; None: from the body's first.")
        .def_property_readonly(
            "stop", [](const body_cadence& b) { return to_python(b.stop); },
            "Demanded to before that day; None: to the body's end.")
        .def("__repr__", [](const body_cadence& b) {
            return "BodyCadence(" + repr_of(b.body) + ", " + repr_of(b.when.text()) +
                   (b.name.empty() ? "" : ", name=" + repr_of(b.name)) +
                   (b.meetings ? ", meetings=" + repr_of(text(*b.meetings)) : "") + ")";
        });
    refuse_other_calls(c, "BodyCadence(\"board\", \"2 per year\")");
}

void bind_results(py::module_& m) {
    py::class_<body_plan>(m, "BodyPlan",
                          "The meetings of one cadence: those known that count, and the dates that "
                          "keep it.")
        .def_readonly("body", &body_plan::body, "The body's key.")
        .def_readonly("name", &body_plan::name, "What the cadence is called.")
        .def_readonly("when", &body_plan::when, "The cadence.")
        .def_property_readonly(
            "held", [](const body_plan& b) { return dates_of(b.held); },
            "The meetings in the registry that count, rising: those held and those fixed.")
        .def_property_readonly(
            "plan", [](const body_plan& b) { return b.plan; },
            "The dates that keep it beside them, or what stands against it.")
        .def_property_readonly(
            "kept_from", [](const body_plan& b) { return to_python(b.kept_from); },
            "Where the body by itself can no longer keep it: the plan does from that day on; else "
            "None.")
        .def_property_readonly(
            "lost", [](const body_plan& b) { return b.lost; },
            "What stands against it before that day.")
        .def("__repr__", [](const body_plan& b) {
            return "BodyPlan(" + repr_of(b.body) + ", " +
                   py::repr(py::cast(b.plan)).cast<std::string>() + ")";
        });
    py::class_<meeting_clash> c(m, "MeetingClash",
                                "Two meetings on one day that the same people should attend.");
    c.def_readonly("meeting", &meeting_clash::meeting, "The key of the one.")
        .def_readonly("other", &meeting_clash::other, "The key of the other.")
        .def_property_readonly(
            "day", [](const meeting_clash& k) { return to_python(k.on); }, "On which day.")
        .def_readonly("people", &meeting_clash::people,
                      "The keys of those who sit in both, sorted.");
    make_value(c, [](const meeting_clash& k) {
        return "MeetingClash(" + repr_of(k.meeting) + ", " + repr_of(k.other) + ", '" + text(k.on) +
               "')";
    });
    py::class_<meetings_plan>(m, "MeetingsPlan", "What is planned, and what clashes already.")
        .def_property_readonly(
            "bodies", [](const meetings_plan& p) { return p.bodies; },
            "A BodyPlan for each cadence, in their order.")
        .def_property_readonly(
            "clashes", [](const meetings_plan& p) { return p.clashes; },
            "The meetings in the registry that clash on the days asked for, by day.")
        .def("__repr__", [](const meetings_plan& p) {
            return "<MeetingsPlan: " + std::to_string(p.bodies.size()) + " cadences, " +
                   std::to_string(p.clashes.size()) + " clashes>";
        });
}

meetings_plan planned(const registry_object& facts, const all_cadences_object& cadences,
                      const day_object& start, const day_object& stop, const busy_object& busy,
                      const calendar_object& calendar, const predicates_object& predicates,
                      const text_object& spacing) {
    const registry& r = registry_from(facts, "plan_meetings", plan_call);
    plan_settings settings{period{day_from(start, "start"), day_from(stop, "stop")}};
    const auto all = py::isinstance<charter>(cadences)
                         ? cadences_of(cadences.cast<const charter&>(), r, settings.over)
                         : all_from<body_cadence>(cadences, "cadences", plan_call);
    settings.busy = busy_from(busy);
    settings.spacing = spacing_from(spacing);
    check_settings asked;
    asked.calendar = calendar_from(calendar);
    if (!predicates.is_none()) {
        charter names;  // whose predicates are asked
        for (const auto& each : all)
            if (each.meetings) names.rules.push_back(rule{"counts", "meeting", {}, *each.meetings});
        asked.predicates = predicates_from(predicates, r, names);
    }
    const py::gil_scoped_release nogil;
    auto out = plan_meetings(r, all, settings, asked);
    for (std::size_t i = 0; i < out.bodies.size(); ++i)  // they were asked for alone
        for (auto& h : out.bodies[i].lost) h.body = h.other = i;
    return out;
}

}  // namespace

void bind_plan(py::module_& m) {
    bind_body_cadence(m);
    bind_results(m);
    m.def("plan_meetings", &planned, py::arg("registry"), py::arg("cadences"), py::arg("start"),
          py::arg("stop"), py::kw_only(), py::arg("busy") = py::none(),
          py::arg("calendar") = py::none(), py::arg("predicates") = py::none(),
          py::arg("spacing") = "even",
          "The next dates of several bodies, of which none clashes for anybody who holds a mandate "
          "then: with the\nmeetings in the registry, with each other, or with days on which people "
          "are busy.\n\n"
          "cadences: a Charter, or BodyCadence objects. start, stop: the days that are planned, "
          "half-open. busy: "
          "{\"anna\": days} by the\nkeys of people. predicates: as check takes them. spacing: "
          "\"even\" "
          "or \"earliest\". Where bodies cannot be\nreconciled, the first of them says what stands "
          "against it. Raises BadInput for an unknown body or person.");
    refuse_other_calls(m, "plan_meetings", plan_call + 6);
}

}  // namespace remit::inline v0::python
