// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/calendar/working_days.hpp>
#include <remit/check/check.hpp>

#include "arguments.hpp"
#include "arrow_export.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "findings_table.hpp"
#include "found.hpp"
#include "planning.hpp"
#include "predicates.hpp"
#include "registry_tables.hpp"

namespace remit::inline v0::python {

namespace {

// The same findings of the same facts; whoever asks twice asks rarely, so they are compared one by
// one.
/// Looking at a finding may ask predicates, which take the GIL, while another thread looks too.
finding look_at(const found& f, std::size_t i) {
    const py::gil_scoped_release nogil;
    return f.all[i];
}

bool equal(const found& a, const found& b) {
    if (a.all.size() != b.all.size() || a.facts.hash() != b.facts.hash() ||
        a.charter_version != b.charter_version)
        return false;
    const auto &x = a.all.raw(), &y = b.all.raw();
    if (x.start != y.start || x.stop != y.stop || x.verdict != y.verdict) return false;
    for (std::size_t i = 0; i < a.all.size(); ++i)
        if (!(look_at(a, i) == look_at(b, i))) return false;
    return true;
}

charter charter_from_object(const py::object& given) {
    if (py::isinstance<charter>(given)) return given.cast<charter>();
    charter c;
    if (py::isinstance<rule>(given)) {
        c.rules.push_back(given.cast<rule>());
        return c;
    }
    const std::string hint =
        "give a Charter, a Rule or a list of them: Rule(name=\"size\", require=\"count() == 7\")";
    if (py::isinstance<expr>(given) || PyUnicode_Check(given.ptr()) ||
        !py::hasattr(given, "__iter__"))
        refuse("check needs rules, not " + kind_of(given), hint);
    for (const auto each : given) {
        if (!py::isinstance<rule>(each)) refuse("a list of rules holds " + kind_of(each), hint);
        c.rules.push_back(each.cast<rule>());
    }
    return c;
}

found run_check(const registry_object& facts, const rules_object& rules, const days_or_none& during,
                const calendar_object& calendar, const predicates_object& predicates,
                const day_object& until, unsigned threads) {
    const registry& r = registry_from(facts, "check",
                                      "write check(registry, rules); a Registry is made by "
                                      "Registry.from_frames(mandates=...)");
    const charter c = charter_from_object(rules);
    check_options options;
    options.threads = threads;
    if (!during.is_none()) options.during = period_from(during, "during");
    check_settings settings;
    settings.calendar = calendar_from(calendar);
    if (!until.is_none()) settings.until = day_from(until, "until");
    if (!predicates.is_none()) settings.predicates = predicates_from(predicates, r, c);
    const py::gil_scoped_release nogil;
    return {check(r, c, options, settings), c.version, r};
}

py::list run_evaluate(const registry_object& facts, const measure_object& given,
                      const text_object& body_given) {
    const registry& r =
        registry_from(facts, "evaluate", "write evaluate(registry, count(), \"board\")");
    const measure m = measure_from(given, "evaluate");
    const auto body = text_from(body_given, "body");
    const auto line = [&] {
        const py::gil_scoped_release nogil;
        return evaluate(r, m, body);
    }();
    py::list out;
    for (const auto& [days, value] : line.segments())
        if (!value.absent)
            out.append(py::make_tuple(to_python(days.start()), to_python(days.stop()),
                                      to_python(value.low), to_python(value.high)));
    return out;
}

std::size_t position(const found& f, py::ssize_t i) {
    const auto size = static_cast<py::ssize_t>(f.all.size());
    if (i < -size || i >= size)
        throw py::index_error("there are only " + std::to_string(size) + " findings");
    return static_cast<std::size_t>(i < 0 ? i + size : i);
}

std::vector<finding> slice_of(const found& f, const py::slice& which) {
    std::size_t start = 0, stop = 0, step = 0, length = 0;
    if (!which.compute(f.all.size(), &start, &stop, &step, &length)) throw py::error_already_set();
    std::vector<finding> out;
    for (std::size_t i = 0; i < length; ++i, start += step) out.push_back(look_at(f, start));
    return out;
}

shared_table whole_table(const found& f) {
    const py::gil_scoped_release nogil;
    return table_of(f.all.all(), f.charter_version, hexadecimal(f.facts.hash()));
}

std::string summary(const found& f) {
    const auto those = [&](verdict wanted) {
        const auto& all = f.all.raw().verdict;
        return std::to_string(std::count(all.begin(), all.end(), wanted)) + " " +
               std::string{text(wanted)};
    };
    return "<Findings: " + those(verdict::fails) + ", " + those(verdict::possible) + ", " +
           those(verdict::pending) + ">";
}

}  // namespace

void bind_check(py::module_& m) {
    auto all =
        py::class_<found>(m, "Findings",
                          ("What a check found: a sequence of Finding, ordered by rule as in the "
                           "charter, subject, start.\n\n"
                           "Looking at one works it out: measured, causes and people. As a table "
                           "(to_pandas, to_polars,\n"
                           "to_arrow, or anything that reads Arrow streams) it has the columns\n" +
                           findings_columns_doc())
                              .c_str());
    all.def("__len__", [](const found& f) { return f.all.size(); })
        .def(
            "__getitem__", [](const found& f, py::ssize_t i) { return look_at(f, position(f, i)); },
            py::arg("index"))
        .def("__getitem__", &slice_of, py::arg("slice"))
        .def(
            "__getitem__",
            [](const found&, const py::object& index) -> py::object {
                refuse("findings are numbered, and " + kind_of(index) + " is no number",
                       "write found[0], or [f for f in found if f.rule == \"size\"]");
            },
            py::arg("index"))
        .def(
            "index",
            [](const found& f, const finding& wanted, py::ssize_t start,
               const py::object& stop) -> std::size_t {
                const auto size = static_cast<py::ssize_t>(f.all.size());
                const auto within = [&](py::ssize_t i) {
                    return std::clamp<py::ssize_t>(i < 0 ? i + size : i, 0, size);
                };
                const auto end = stop.is_none() ? size : within(stop.cast<py::ssize_t>());
                for (auto i = within(start); i < end; ++i)
                    if (look_at(f, static_cast<std::size_t>(i)) == wanted)
                        return static_cast<std::size_t>(i);
                throw py::value_error("the finding is not among these");
            },
            py::arg("finding"), py::arg("start") = 0, py::arg("stop") = py::none(),
            "The position of the first finding that is equal. Raises ValueError if there is none.")
        .def(
            "count",
            [](const found& f, const py::object& wanted) {
                std::size_t n = 0;
                if (py::isinstance<finding>(wanted))
                    for (std::size_t i = 0; i < f.all.size(); ++i)
                        n += look_at(f, i) == wanted.cast<const finding&>() ? 1U : 0U;
                return n;
            },
            py::arg("finding"), "How many are equal to it: one or none.")
        .def(
            "__contains__",
            [](const found& f, const py::object& wanted) {
                if (!py::isinstance<finding>(wanted)) return false;
                for (std::size_t i = 0; i < f.all.size(); ++i)
                    if (look_at(f, i) == wanted.cast<const finding&>()) return true;
                return false;
            },
            py::arg("finding"))
        .def("__eq__", &equal, py::is_operator(), py::arg("other"))
        .def(
            "__ne__", [](const found& a, const found& b) { return !equal(a, b); },
            py::is_operator(), py::arg("other"))
        .def("__hash__",
             [](const found& f) {
                 return py::hash(py::make_tuple(f.all.size(), f.charter_version, f.facts.hash()));
             })
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"))
        // Not registered as a collections.abc.Sequence: polars takes one item by item, and would
        // no longer ask for the stream.
        .def("__iter__",
             [](const py::object& self) {
                 return py::reinterpret_steal<py::iterator>(PySeqIter_New(self.ptr()));
             })
        .def(
            "as_of",
            [](const found& f, const day_object& d) {
                return f.with(f.all.as_of(day_from(d, "as_of")));
            },
            py::arg("day"),
            "Those that last on that day. What was measured, who was counted and what would mend "
            "it are\nof that day; days, causes, worst and id are of the whole run.")
        .def(
            "ahead",
            [](const found& f, const day_object& d) {
                return f.with(f.all.ahead(day_from(d, "ahead")));
            },
            py::arg("today"), "Those that begin after today: what will be broken if nobody acts.")
        .def_property_readonly(
            "rules", [](const found& f) { return tuple_of(f.all.rules()); },
            "The names of the rules that were checked, in the charter's order; a rule with "
            "versions stands once for each.")
        .def_property_readonly(
            "subjects_judged", [](const found& f) { return f.all.subjects_judged(); },
            "For each of those rules, how many subjects it was judged for; 0: there was none.")
        .def(
            "judged_on",
            [](const found& f, const day_object& d) {
                const auto on = day_from(d, "judged_on");
                const py::gil_scoped_release nogil;
                return f.all.judged_on(on);
            },
            py::arg("day"),
            "For each of those rules, for how many subjects it was judged on that day: in force, "
            "the subject\nthere, the day observed, and `where` held or may have held. O(events) "
            "where a rule has a where.")
        .def_property_readonly(
            "notes", [](const found& f) { return tuple_of(f.all.notes()); },
            "What a reader should know of the question: a value that no fact has (N-VALUE), a "
            "waiver that\nwaives nothing (N-WAIVER).")
        .def_property_readonly(
            "work",
            [](const found& f) {
                py::dict out;
                std::istringstream lines{text(f.all.work())};
                std::string name;
                for (std::uint64_t n = 0; lines >> name >> n;) out[py::str(name)] = n;
                return out;
            },
            "What the check had to do, counted by name (rows, segments, signatures, thresholds, "
            "plain_rules,\nother_rules, subjects, swept_twice, events, days, judged): the same for "
            "the same question on every\nmachine. For tests that notice when it does more than it "
            "did.")
        .def("__repr__", &summary)
        .def(
            "to_rows", [](const found& f) { return rows_of(*whole_table(f)); },
            "The findings as a list of dicts, with the columns of the table and plain Python "
            "values. Needs nothing.\n\n"
            "Cost: that of looking at each finding, and a Python object for each cell.")
        .def(
            "__arrow_c_stream__",
            [](const found& f, const py::object&) { return stream_of(whole_table(f)); },
            py::arg("requested_schema") = py::none(), "The Arrow C stream of the findings.");
    add_conversions(all);
    const shared_table none = table_of({}, "", "");
    py::tuple columns(none->columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = none->columns[i].name;
    all.attr("columns") = columns;
    all.def(py::init([](const py::args&, const py::kwargs&) -> found {
        refuse("Findings come out of a check", "write check(registry, rules)");
    }));

    m.def(
        "check", &run_check, py::arg("registry"), py::arg("rules"), py::arg("during") = py::none(),
        py::kw_only(), py::arg("calendar") = py::none(), py::arg("predicates") = py::none(),
        py::arg("until") = py::none(), py::arg("threads") = 1U,
        "When was the body not composed as its charter says?\n\n"
        "rules: a Charter, a Rule, or a list of rules. during: (start, stop), half-open, clips "
        "what is shown\n"
        "and changes no value; None: the whole history and ahead. calendar: by what "
        "working_days(n) "
        "is counted;\nNone: Monday to Friday. predicates: {\"veterinarian\": f} for rules that say "
        "predicate(\"veterinarian\").\n\n"
        "until: rules that follow the calendar (over(year), today.year) are judged to the end of "
        "this day's year, and of\nthe last year that the facts, the rules, the waivers or during "
        "name.\n\n"
        "threads: how many work at it, 0 for as many as the machine has; the findings are the "
        "same, in the\nsame order, with any number.\n\n"
        "Asked as f(row, day) it answers True, False, or None where it cannot be told. It is asked "
        "of a Row on the\ndays on which something that the row says changes, also when a finding "
        "is "
        "looked at, and must answer the\nsame for the same. What it raises is raised, with a note "
        "that names predicate and rule.\n\n"
        "Raises BadInput with every unknown column, role, body and office, each with a "
        "suggestion.\n"
        "Cost: the events of the subjects, whatever the number of days; Python runs on meanwhile.");
    m.def("evaluate", &run_evaluate, py::arg("registry"), py::arg("measure"), py::arg("body"),
          "The value of a measure for a body, day by day: a list of (start, stop, low, high).\n\n"
          "Each is a maximal run of days, half-open, stop None where it is still so; low and high "
          "are exact\n"
          "(fractions.Fraction), equal where the value is known, None where it is unbounded. Days "
          "on which\na column says that there is no value are left out.\n"
          "body: its key. For plots and for looking; a rule's verdicts come from check.\n\n"
          "Raises BadInput for an unknown body, for names that the facts do not have and for what "
          "is no number,\nTypeError for a share or a condition. Cost: the events of the body; "
          "Python runs on meanwhile.");
    refuse_other_calls(m, "check", "check(registry, rules)");
    refuse_other_calls(m, "evaluate", "evaluate(registry, count(), \"board\")");
}

}  // namespace remit::inline v0::python
