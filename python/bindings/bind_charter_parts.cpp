// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/rules/text.hpp>

#include "arguments.hpp"
#include "casters.hpp"
#include "charter_parts.hpp"
#include "errors.hpp"
#include "planning.hpp"

namespace remit::inline v0::python {

keyword_list keywords(const clause& c) {
    keyword_list k;
    return k.add("id", c.id)
        .add("heading", c.heading)
        .add("words", c.words)
        .add("kind", text(c.kind))
        .add("read_as", c.read_as)
        .add("why_unchecked", c.why_unchecked);
}
keyword_list keywords(const seat_clause& s) {
    keyword_list k;
    k.add("seat", s.seat)
        .add("name", s.name)
        .add("role", s.role)
        .add("number", s.number)
        .add("votes", s.votes)
        .add("appointed_by", s.appointed_by);
    if (s.eligible) k.add("eligible", text(*s.eligible));
    if (s.throughout) k.add("throughout", text(*s.throughout));
    if (s.within) k.add("within", text(*s.within));
    return k.add("cite", s.cite);
}
keyword_list keywords(const cadence_clause& c) {
    keyword_list k;
    k.add("name", c.name).add("when", c.when.text());
    if (c.meetings) k.add("meetings", text(*c.meetings));
    if (c.level != level::must) k.add("level", text(c.level));
    if (c.start) k.add("start", text(*c.start));
    if (c.stop) k.add("stop", text(*c.stop));
    return k.add("cite", c.cite);
}
keyword_list keywords(const waiver& w) {
    keyword_list k;
    k.add("rule", w.rule).add("subject", w.subject).add("start", text(w.during.start()));
    if (w.during.stop()) k.add("stop", text(*w.during.stop()));
    return k.add("reason", w.reason);
}

namespace {

clause_kind kind_from(const text_object& text_given) {
    const auto given = text_from(text_given, "kind");
    for (int k = 0; k <= static_cast<int>(clause_kind::fact); ++k)
        if (text(static_cast<clause_kind>(k)) == given) return static_cast<clause_kind>(k);
    throw bad_input{problem{"E-KIND", "", "\"" + given + "\" is no kind of clause",
                            "write must, should, may, default, purpose or fact"}};
}

// What the parts of a charter have in common: they compare, hash, print and pickle as
// keywords.
template <class T>
void value_like(py::class_<T>& c, const char* name) {
    c.def(
         "__eq__", [](const T& a, const T& b) { return a == b; }, py::is_operator(),
         py::arg("other"))
        .def(
            "__ne__", [](const T& a, const T& b) { return !(a == b); }, py::is_operator(),
            py::arg("other"))
        .def("__hash__", [name](const T& v) { return py::hash(py::str(keywords(v).repr(name))); })
        .def("__repr__", [name](const T& v) { return keywords(v).repr(name); })
        .def("__reduce__", &made_again<T>);
}

std::optional<std::int64_t> whole_or_nothing(py::handle given, std::string_view where) {
    return given.is_none() ? std::nullopt : std::optional{whole_from(given, where)};
}

// As the key `number` of a seat in a charter file.
std::optional<std::int64_t> number_from(py::handle given, std::string_view where,
                                        std::int64_t least) {
    constexpr std::int64_t most = 1'000'000'000;
    const auto n = whole_or_nothing(given, where);
    if (n && (*n < least || *n > most))
        throw bad_input{problem{"E-NUMBER", "",
                                std::string{where} + " is " + std::to_string(*n) +
                                    (*n < least ? ", less than " + std::to_string(least)
                                                : ", more than " + std::to_string(most)),
                                "leave it out where it is not said"}};
    return n;
}

cadence_clause cadence_clause_from(const text_object& name, const cadence_object& when,
                                   const condition_or_none& meetings, const text_object& level,
                                   const day_or_none_object& start, const day_or_none_object& stop,
                                   const text_object& cite) {
    cadence_clause c{text_from(name, "name"), cadence_from(when, "when")};
    if (!meetings.is_none()) c.meetings = condition_from(meetings, "meetings");
    c.level = level_from(level);
    c.start = day_or_none(start, "start");
    c.stop = day_or_none(stop, "stop");
    c.cite = text_from(cite, "cite");
    if (c.start && c.stop) (void)period{*c.start, c.stop};  // never in force is a mistake
    return c;
}

waiver waiver_from(const text_object& rule_given, const text_object& reason_given,
                   const day_object& start, const day_object& stop, const text_object& subject) {
    auto rule = text_from(rule_given, "rule");
    auto reason = text_from(reason_given, "reason");
    if (reason.empty())
        throw bad_input{problem{"E-REASON", "", "a waiver needs its reason",
                                "write why the rule \"" + rule +
                                    "\" is departed from, as in reason=\"a new chair is sought\""}};
    if (stop.is_none())
        throw bad_input{
            problem{"E-MISSING", "", "the waiver of the rule \"" + rule + "\" has no stop",
                    "write the first day on which it no longer holds: stop=\"2027-01-01\""}};
    return waiver{std::move(rule), text_from(subject, "subject"),
                  period{day_from(start, "start"), day_from(stop, "stop")}, std::move(reason)};
}

}  // namespace

void bind_charter_parts(py::module_& m) {
    py::class_<clause> clauses(m, "Clause",
                               "One sentence or item of the source, word for word.\n\n"
                               "kind: must, should, may, default, purpose or fact. Vague words "
                               "carry read_as: how the rules\n"
                               "read them; a clause without a rule may say why_unchecked.");
    clauses
        .def(py::init([](const text_object& id, const text_object& heading,
                         const text_object& words, const text_object& kind,
                         const text_object& read_as, const text_object& why) {
                 return clause{text_from(id, "id"),           text_from(heading, "heading"),
                               text_from(words, "words"),     kind_from(kind),
                               text_from(read_as, "read_as"), text_from(why, "why_unchecked")};
             }),
             py::arg("id"), py::arg("heading") = "", py::arg("words") = "",
             py::arg("kind") = "must", py::arg("read_as") = "", py::arg("why_unchecked") = "")
        .def_readonly("id", &clause::id, "What rules cite.")
        .def_readonly("heading", &clause::heading, "Where it stands in the source.")
        .def_readonly("words", &clause::words, "Its own words.")
        .def_property_readonly(
            "kind", [](const clause& c) { return std::string{text(c.kind)}; },
            "must, should, may, default, purpose or fact.")
        .def_readonly("read_as", &clause::read_as, "How the rules read vague words, or empty.")
        .def_readonly("why_unchecked", &clause::why_unchecked, "Why no rule checks it, or empty.");
    value_like(clauses, "Clause");
    refuse_other_calls(clauses, "Clause(\"1.2\", words=\"The board has seven members.\")");

    py::class_<seat_clause> seats(
        m, "Seat",
        "A seat that a charter creates: a fact that implies rules.\n\n"
        "number people hold it together, one or more (None: open size); the rule seat:KEY/filled "
        "follows\nfrom it, with within as the limit for vacancies. seat:KEY/appointer from "
        "appointed_by and\nseat:KEY/eligible are asked of each appointment to it, "
        "seat:KEY/throughout "
        "of each of its mandates\non every day.");
    seats
        .def(py::init([](const text_object& seat, const text_object& name, const text_object& role,
                         const whole_or_none& number, const whole_or_none& votes,
                         const text_object& appointed_by, const condition_or_none& eligible,
                         const condition_or_none& throughout, const limit_or_none& within,
                         const text_object& cite) {
                 seat_clause s{text_from(seat, "seat"),
                               text_from(name, "name"),
                               text_from(role, "role"),
                               number_from(number, "number", 1),
                               number_from(votes, "votes", 0),
                               text_from(appointed_by, "appointed_by"),
                               std::nullopt,
                               std::nullopt,
                               std::nullopt,
                               text_from(cite, "cite")};
                 if (!eligible.is_none()) s.eligible = condition_from(eligible, "eligible");
                 if (!throughout.is_none()) s.throughout = condition_from(throughout, "throughout");
                 if (!within.is_none()) s.within = limit_from(within);
                 return s;
             }),
             py::arg("seat"), py::arg("name") = "", py::arg("role") = "",
             py::arg("number") = py::none(), py::arg("votes") = py::none(),
             py::arg("appointed_by") = "", py::arg("eligible") = py::none(),
             py::arg("throughout") = py::none(), py::arg("within") = py::none(),
             py::arg("cite") = "")
        .def_readonly("seat", &seat_clause::seat, "Its key within the body.")
        .def_readonly("name", &seat_clause::name, "What to show, or empty.")
        .def_readonly("role", &seat_clause::role, "The role of whoever holds it, or empty.")
        .def_readonly("number", &seat_clause::number, "How many hold it together; None: open size.")
        .def_readonly("votes", &seat_clause::votes, "The votes of its holder; None: not said.")
        .def_readonly("appointed_by", &seat_clause::appointed_by,
                      "Who appoints its holder, or empty.")
        .def_property_readonly(
            "eligible", [](const seat_clause& s) { return wrapped(s.eligible); },
            "What is demanded of each appointment to it, on its day; None: nothing.")
        .def_property_readonly(
            "throughout", [](const seat_clause& s) { return wrapped(s.throughout); },
            "What is demanded of each of its mandates on every day; None: nothing.")
        .def_property_readonly(
            "within", [](const seat_clause& s) { return wrapped(s.within); },
            "Within which limit a vacancy is filled; None: at once.")
        .def_readonly("cite", &seat_clause::cite, "The id of the clause it stands on, or empty.");
    value_like(seats, "Seat");
    refuse_other_calls(seats, "Seat(\"chair\", number=1)");

    py::class_<cadence_clause> cadences(
        m, "CadenceClause",
        "When a charter says that its body meets: a cadence that implies rules, one for each of "
        "its phrases.\n\n"
        "when: a Cadence or its text; \"2 per year\" makes the rule cadence:NAME/2 per year. "
        "meetings: a condition\nasked of each meeting, whether it counts; None: all do. level: "
        "\"must\" or \"should\". start, stop: in\nforce, half-open; None is unbounded. Several "
        "of one name are versions.");
    cadences
        .def(py::init(&cadence_clause_from), py::arg("name"), py::arg("when"),
             py::arg("meetings") = py::none(), py::arg("level") = "must",
             py::arg("start") = py::none(), py::arg("stop") = py::none(), py::arg("cite") = "")
        .def_readonly("name", &cadence_clause::name, "What its rules are called by.")
        .def_readonly("when", &cadence_clause::when, "When the body meets.")
        .def_property_readonly(
            "meetings", [](const cadence_clause& c) { return wrapped(c.meetings); },
            "What is asked of each meeting, whether it counts; None: all do.")
        .def_property_readonly(
            "level", [](const cadence_clause& c) { return std::string{text(c.level)}; },
            "\"must\" or \"should\".")
        .def_property_readonly(
            "start", [](const cadence_clause& c) { return to_python(c.start); },
            "The first day in force; None: always was.")
        .def_property_readonly(
            "stop", [](const cadence_clause& c) { return to_python(c.stop); },
            "The first day no longer in force; None: still.")
        .def_readonly("cite", &cadence_clause::cite,
                      "The id of the clause it stands on, or empty.");
    value_like(cadences, "CadenceClause");
    refuse_other_calls(cadences, "CadenceClause(\"ordinary\", \"2 per year\")");

    py::class_<waiver> waivers(
        m, "Waiver",
        "A dated reason for departing from a rule, half-open. It marks the findings that it "
        "covers; "
        "it\nnever removes them. It has a stop: a departure for good is another rule. Without a "
        "subject it is\nfor every subject of the rule.");
    waivers
        .def(py::init(&waiver_from), py::arg("rule"), py::arg("reason"), py::arg("start"),
             py::arg("stop"), py::arg("subject") = "")
        .def_readonly("rule", &waiver::rule, "The name of the rule.")
        .def_readonly("subject", &waiver::subject,
                      "The key of the subject, or empty for every subject.")
        .def_readonly("reason", &waiver::reason, "Why.")
        .def_property_readonly(
            "start", [](const waiver& w) { return to_python(w.during.start()); }, "The first day.")
        .def_property_readonly(
            "stop", [](const waiver& w) { return to_python(w.during.stop()); },
            "The first day after it.");
    value_like(waivers, "Waiver");
    refuse_other_calls(
        waivers, "Waiver(\"size\", \"recruiting\", start=\"2026-01-01\", stop=\"2026-07-01\")");
}

}  // namespace remit::inline v0::python
