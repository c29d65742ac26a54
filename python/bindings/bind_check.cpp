// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/check/check.hpp>

#include "arguments.hpp"
#include "arrow_export.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "findings_table.hpp"

namespace remit::inline v0::python {

namespace {

/// What a check found, and which charter and facts it was found in.
struct found {
    findings all;
    std::string charter_version, data_hash;

    [[nodiscard]] found with(findings some) const {
        return {std::move(some), charter_version, data_hash};
    }
};

const registry& registry_from(const registry_object& given, const std::string& where) {
    if (py::isinstance<registry>(given)) return given.cast<const registry&>();
    refuse(where + " needs a Registry first, not " + kind_of(given),
           where == "check" ? "write check(registry, rules); a Registry is made by "
                              "Registry.from_frames(mandates=...)"
                            : "write evaluate(registry, count(), \"board\")");
}

// The same findings of the same facts; whoever asks twice asks rarely, so they are compared one by
// one.
bool equal(const found& a, const found& b) {
    if (a.all.size() != b.all.size() || a.data_hash != b.data_hash ||
        a.charter_version != b.charter_version)
        return false;
    const auto &x = a.all.raw(), &y = b.all.raw();
    if (x.start != y.start || x.stop != y.stop || x.verdict != y.verdict) return false;
    for (std::size_t i = 0; i < a.all.size(); ++i)
        if (!(a.all[i] == b.all[i])) return false;
    return true;
}

template <class T>
py::tuple tuple_of(const std::vector<T>& all) {
    py::tuple out(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) out[i] = py::cast(all[i]);
    return out;
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

found run_check(const registry_object& facts, const rules_object& rules,
                const days_or_none& during) {
    const registry& r = registry_from(facts, "check");
    const charter c = charter_from_object(rules);
    check_options options;
    if (!during.is_none()) options.during = period_from(during, "during");
    const py::gil_scoped_release nogil;
    return {check(r, c, options), c.version, hexadecimal(r.hash())};
}

py::list run_evaluate(const registry_object& facts, const measure_object& given,
                      const text_object& body_given) {
    const registry& r = registry_from(facts, "evaluate");
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

std::string row_of(const cause& c) {
    std::string out = c.origin;
    if (c.line > 0) out += ":" + std::to_string(c.line);
    return out + ": " + (c.person.empty() ? c.table : c.person) + " " + c.what;
}

void bind_finding(py::module_& m) {
    py::class_<cause> causes(
        m, "Cause",
        "A fact that opened or closed a finding: which row, and what happened to it on that day.");
    causes
        .def(py::init([](const py::args&, const py::kwargs&) -> cause {
            refuse("a Cause comes out of a check", "write check(registry, rules)[0].opened_by");
        }))
        .def_readonly("table", &cause::table, "The table: \"mandates\".")
        .def_readonly("origin", &cause::origin,
                      "The file, or the table's name where there was none.")
        .def_property_readonly(
            "line",
            [](const cause& c) { return c.line == 0 ? std::nullopt : std::optional{c.line}; },
            "The line in it, from 1; None: not a row.")
        .def_readonly("what", &cause::what, "\"started\", \"ended\", \"changed\", ...")
        .def_readonly("person", &cause::person, "The name of the person concerned, or empty.")
        .def_readonly("person_key", &cause::person_key, "That person's key, or empty.")
        .def_property_readonly(
            "day", [](const cause& c) { return to_python(c.day); }, "The day on which it happened.")
        .def(
            "__eq__", [](const cause& a, const cause& b) { return a == b; }, py::is_operator(),
            py::arg("other"))
        .def(
            "__ne__", [](const cause& a, const cause& b) { return !(a == b); }, py::is_operator(),
            py::arg("other"))
        .def("__hash__",
             [](const cause& c) {
                 return py::hash(py::make_tuple(c.table, c.origin, c.line, c.what, c.person));
             })
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"))
        .def("__str__", &row_of)
        .def("__repr__", [](const cause& c) { return "<Cause " + row_of(c) + ">"; });

    const auto text_of = [](auto member) {
        return [member](const finding& f) { return std::string{text(f.*member)}; };
    };
    const auto number = [](auto member) {
        return [member](const finding& f) { return to_python(f.*member); };
    };
    py::class_<finding> one(
        m, "Finding",
        "One maximal run of days on which one rule has one verdict for one subject.\n\n"
        "start counts, stop does not; stop is None where it is still so, for as long as nothing "
        "changes.\n"
        "Numbers are exact (fractions.Fraction), as on the first day; None where the rule compares "
        "none.");
    one.def(py::init([](const py::args&, const py::kwargs&) -> finding {
           refuse("a Finding comes out of a check", "write check(registry, rules)[0]");
       }))
        .def_property_readonly(
            "id", [](const finding& f) { return id_text(f.id); },
            "\"F-\" and 13 characters: of rule, subject and opening fact, stable across edits "
            "elsewhere.")
        .def_readonly("rule", &finding::rule, "The name of the rule.")
        .def_readonly("clause", &finding::clause, "The id of the clause, or empty.")
        .def_readonly("clause_text", &finding::clause_text, "The clause's own words, or empty.")
        .def_property_readonly("level", text_of(&finding::level), "\"must\" or \"should\".")
        .def_property_readonly("verdict", text_of(&finding::verdict),
                               "\"fails\", or \"possible\": cannot be told from what is known.")
        .def_readonly("for_each", &finding::for_each,
                      "What the rule is for each of: \"body\", \"company in body\".")
        .def_readonly("subject", &finding::subject,
                      "The key of the subject: \"forum\", \"forum/chair\", \"steering/VMware\".")
        .def_readonly("subject_name", &finding::subject_name, "What to show of it.")
        .def_readonly("body", &finding::body, "The key of the body concerned, or empty.")
        .def_property_readonly(
            "start", [](const finding& f) { return to_python(f.during.start()); }, "The first day.")
        .def_property_readonly(
            "stop", [](const finding& f) { return to_python(f.during.stop()); },
            "The first day on which it is no longer so; None: still.")
        .def_property_readonly(
            "last_day", [](const finding& f) { return to_python(f.during.last_day()); },
            "The last day; None: still.")
        .def_property_readonly(
            "days", [](const finding& f) { return f.during.days(); }, "How many days; None: still.")
        .def_readonly("measure", &finding::measure, "The text of what was measured.")
        .def_property_readonly(
            "measured",
            [](const finding& f) {
                return f.measured_low == f.measured_high ? to_python(f.measured_low) : py::none();
            },
            "What was measured on the first day; None where it is known within bounds only.")
        .def_property_readonly("measured_low", number(&finding::measured_low),
                               "Its least value; None: unbounded.")
        .def_property_readonly("measured_high", number(&finding::measured_high),
                               "Its greatest value; None: unbounded.")
        .def_property_readonly("worst", number(&finding::worst),
                               "The measured value furthest from what is required.")
        .def_readonly("required", &finding::required, "Comparison and right side: \"== 7\".")
        .def_property_readonly("short_by", number(&finding::short_by),
                               "How far the first day is from what is required.")
        .def_property_readonly(
            "opened_by", [](const finding& f) { return tuple_of(f.opened_by); },
            "The facts that opened it.")
        .def_property_readonly(
            "closed_by", [](const finding& f) { return tuple_of(f.closed_by); },
            "The facts that closed it.")
        .def_property_readonly(
            "people", [](const finding& f) { return tuple_of(f.people); },
            "The names of those counted on the first day (of as_of: on that day), one for "
            "each person,\nsorted.")
        .def_property_readonly(
            "people_keys", [](const finding& f) { return tuple_of(f.people_keys); },
            "Their keys, in the same order.")
        .def_property_readonly(
            "waived", [](const finding& f) { return f.waived_until || !f.reason.empty(); },
            "Whether a waiver covers it.")
        .def_property_readonly(
            "waived_until", [](const finding& f) { return to_python(f.waived_until); },
            "The stop of that waiver; None: open, or no waiver.")
        .def_readonly("reason", &finding::reason, "The waiver's reason, or empty.")
        .def_readonly("repair", &finding::repair,
                      "What would mend it, or empty where nothing short can be said.")
        .def_readonly("message", &finding::message, "One English sentence.")
        .def(
            "__eq__", [](const finding& a, const finding& b) { return a == b; }, py::is_operator(),
            py::arg("other"))
        .def(
            "__ne__", [](const finding& a, const finding& b) { return !(a == b); },
            py::is_operator(), py::arg("other"))
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"))
        .def("__hash__", [](const finding& f) { return static_cast<py::ssize_t>(f.id >> 1U); })
        .def("__str__",
             [](const finding& f) {
                 return f.rule + " | " + f.subject + " | " + text(f.during) + " | " +
                        std::string{text(f.verdict)} + ": " + f.message;
             })
        .def("__repr__", [](const finding& f) {
            return "<Finding " + id_text(f.id) + " " + f.rule + " | " + f.subject + " | " +
                   text(f.during) + " | " + std::string{text(f.verdict)} + ">";
        });
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
    for (std::size_t i = 0; i < length; ++i, start += step) out.push_back(f.all[start]);
    return out;
}

shared_table whole_table(const found& f) {
    const py::gil_scoped_release nogil;
    return table_of(f.all.all(), f.charter_version, f.data_hash);
}

std::string summary(const found& f) {
    std::size_t fails = 0;
    for (const auto v : f.all.raw().verdict) fails += v == verdict::fails ? 1U : 0U;
    return "<Findings: " + std::to_string(fails) + " fails, " +
           std::to_string(f.all.size() - fails) + " possible>";
}

}  // namespace

void bind_check(py::module_& m) {
    bind_finding(m);
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
            "__getitem__", [](const found& f, py::ssize_t i) { return f.all[position(f, i)]; },
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
                    if (f.all[static_cast<std::size_t>(i)] == wanted)
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
                        n += f.all[i] == wanted.cast<const finding&>() ? 1U : 0U;
                return n;
            },
            py::arg("finding"), "How many are equal to it: one or none.")
        .def(
            "__contains__",
            [](const found& f, const py::object& wanted) {
                if (!py::isinstance<finding>(wanted)) return false;
                for (std::size_t i = 0; i < f.all.size(); ++i)
                    if (f.all[i] == wanted.cast<const finding&>()) return true;
                return false;
            },
            py::arg("finding"))
        .def("__eq__", &equal, py::is_operator(), py::arg("other"))
        .def(
            "__ne__", [](const found& a, const found& b) { return !equal(a, b); },
            py::is_operator(), py::arg("other"))
        .def("__hash__",
             [](const found& f) {
                 return py::hash(py::make_tuple(f.all.size(), f.charter_version, f.data_hash));
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
                return f.all.judged_on(day_from(d, "judged_on"));
            },
            py::arg("day"),
            "For each of those rules, for how many subjects it was judged on that day: in force, "
            "the subject\nthere, the day observed, and `where` held or may have held. O(events) "
            "where a rule has a where.")
        .def_property_readonly(
            "notes", [](const found& f) { return tuple_of(f.all.notes()); },
            "What a reader should know of the question: a value that no fact has (N-VALUE), a "
            "waiver that\nwaives nothing (N-WAIVER).")
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
        "When was the body not composed as its charter says?\n\n"
        "rules: a Charter, a Rule, or a list of rules. during: (start, stop), half-open, clips "
        "what is shown\n"
        "and changes no value; None: the whole history and ahead.\n\n"
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
