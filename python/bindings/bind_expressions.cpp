// SPDX-License-Identifier: BSL-1.0
#include <optional>
#include <string>

#include <pybind11/pybind11.h>

#include <remit/rules/aggregate.hpp>
#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "expressions.hpp"

namespace remit::inline v0::python {

py::object wrap(const node_ptr& n) {
    switch (n->what) {
        case op::column: {
            const auto& name = std::get<std::string>(n->value);
            if (name == "body") return py::cast(body_key{name});
            if (contains(path_words, name) && contains(column_words, name))
                return py::cast(key{name});
            if (contains(dated_words, name)) return py::cast(dated_column{name});
            return py::cast(named_column{name});
        }
        case op::today: return py::cast(judged_day{});
        case op::share: return py::cast(share_measure{n});
        case op::count:
        case op::days_held:
        case op::distinct:
        case op::total:
        case op::first:
        case op::last:
        case op::apportion: return py::cast(aggregate{n});
        case op::some:
        case op::none: return py::cast(quantified{n});
        case op::source: return py::cast(source{n});
        case op::calendar:
            if (n->args.empty()) return py::cast(calendar_window{n});
            return py::cast(window{n});
        case op::next: return py::cast(limit{n});
        default: break;
    }
    switch (word_of(n->what).gives) {
        case word_kind::truth: return py::cast(condition{n});
        case word_kind::window: return py::cast(window{n});
        default: return py::cast(computed{n});
    }
}

namespace {

// Text to a handle of one kind: what a class called with a text does, and so what its repr and its
// pickle are made of.
template <class T>
T parsed_as(const text_object& text) {
    const auto given = text_from(text, "text");
    const py::object made = wrap(parse_any(given));
    if (!py::isinstance<T>(made))
        throw bad_input{problem{"E-TYPE", "", "the text is " + kind_of(made) + ": " + given,
                                "rm.parse(text) makes whatever the text is"}};
    return made.cast<T>();
}

template <class T>
T column_as(const text_object& given) {
    const auto name = text_from(given, "a column's name");
    T made{name};
    if (!py::isinstance<T>(wrap(made.share_root())))
        throw bad_input{problem{"E-WORD", "", "\"" + name + "\" is no such word of the language",
                                "write col(" + repr_of(name) + ")"}};
    return made;
}

// The grammar has windows behind `.over(...)` only.
window parse_window(const std::string& given) {
    const auto whole = parse_measure("count().over(" + given + ")");
    return window{whole.root().args.at(3)};
}

// Text to the class, with the constructor that its repr and its pickle call.
template <class T, class... Base, class Parse>
void from_text(py::class_<T, Base...>& c, const std::string& example, Parse parse) {
    c.def(py::init([parse](const text_object& text) -> T { return parse(text); }), py::arg("text"));
    refuse_other_calls(c, example);
}
template <class T, class... Base>
void from_text(py::class_<T, Base...>& c, const std::string& example) {
    from_text(c, example, &parsed_as<T>);
}
template <class T, class... Base>
void from_name(py::class_<T, Base...>& c, const std::string& example) {
    c.def(py::init(&column_as<T>), py::arg("name"));
    refuse_other_calls(c, example);
}

std::string content_of(const expr& e) {
    const auto* c =
        e.root().what == op::column ? std::get_if<std::string>(&e.root().value) : nullptr;
    return c != nullptr ? *c : text(e);
}

// `==` asks for the same words. What a rule holds as a value is refused, for it was meant to build
// something; any other object is simply not equal.
template <class T, class... Base, class Other>
void structural(py::class_<T, Base...>& c, operand_words says, Other other) {
    const auto equal = [says, other](const T& a, const py::object& b) -> py::object {
        if (const std::optional<T> second = other(b)) return py::bool_(same(a, *second));
        if (is_literal(b) || py::isinstance<expr>(b)) refuse(says.what, says.hint);
        return py::reinterpret_borrow<py::object>(Py_NotImplemented);
    };
    c.def("__eq__", equal, py::arg("other"));
    c.def(
        "__ne__",
        [equal](const T& a, const py::object& b) -> py::object { return negated(equal(a, b)); },
        py::arg("other"));
    c.def("__hash__", [](const T& a) { return static_cast<py::ssize_t>(a.hash() >> 1); });
}

template <class T>
std::optional<T> itself(const py::object& o) {
    return py::isinstance<T>(o) ? std::optional{o.cast<const T&>()} : std::nullopt;
}

// A path and a body by name are no expressions, but what stands behind them is.
template <class T, class Key>
void place_like(py::class_<T>& c, const char* what, const char* hint, Key key) {
    const operand_words says{what, hint};
    const auto equal = [says, key](const T& a, const py::object& b) -> py::object {
        if (py::isinstance<T>(b)) return py::bool_(key(a) == key(b.cast<const T&>()));
        if (is_literal(b) || py::isinstance<expr>(b)) refuse(says.what, says.hint);
        return py::reinterpret_borrow<py::object>(Py_NotImplemented);
    };
    c.def("__eq__", equal, py::arg("other"))
        .def(
            "__ne__",
            [equal](const T& a, const py::object& b) -> py::object { return negated(equal(a, b)); },
            py::arg("other"))
        .def("__hash__", [key](const T& a) { return py::hash(py::str(key(a))); })
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"))
        .def("__reduce__", [key](const py::object& self) {
            return py::make_tuple(py::type::of(self), py::make_tuple(key(self.cast<const T&>())));
        });
    refuse_operators(c, says);
    refuse_truth(c, says);
}

template <class T, class... Base>
void over_rows(py::class_<T, Base...>& c) {
    c.def(
        "of", [](const T& m, const source_object& s) { return m.of(source_from(s, ".of")); },
        py::arg("source"),
        "The same of these rows: count().of(mandates), some(...).of(person.offices).");
    c.def(
        "over", [](const T& m, const window_object& w) { return m.over(window_from(w, ".over")); },
        py::arg("window"),
        "The same over these days: count().of(meetings).over(year). The check cannot judge it "
        "yet.");
    refuse_other_calls_of(c, "of", "count().of(mandates)");
    refuse_other_calls_of(c, "over", "count().over(year)");
}

// What hangs on a path: the rows that carry its key, and the columns written bare behind it.
template <class T, class... Base, class Name>
void path_members(py::class_<T, Base...>& c, Name name) {
    for (const auto rows : row_words)
        c.def_property_readonly(
            std::string{rows}.c_str(), [rows, name](const T& k) { return rows_of(name(k), rows); },
            ("The " + std::string{rows} + " that carry its key.").c_str());
    for (const auto word : path_column_words)
        c.def_property_readonly(
            std::string{word}.c_str(),
            [word, name](const T& k) { return named_column{name(k) + "." + std::string{word}}; },
            ("Its column `" + std::string{word} + "`.").c_str());
    c.def(
        "__getattr__",
        [name](const T& k, const std::string& missing) -> py::object {
            std::string hint;
            if (!missing.starts_with("_"))
                hint = "; a column of it is col(\"" + name(k) + "." + missing + "\")";
            throw py::attribute_error("'" + name(k) + "' has no '" + missing + "'" + hint);
        },
        py::arg("name"));
}

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

void bind_measures(py::module_& m) {
    py::class_<measure, expr> measures(
        m, "Measure",
        "Anything that has a value on a day: a count, a column, a number, a date, a text.\n\n"
        "Measure(text) parses the text. Comparing two measures builds a Condition; nothing is\n"
        "evaluated. Numbers are whole or exact: a float is a TypeError that says what to write.");
    // before the operators, whose signatures name it
    py::class_<computed, measure> computations(
        m, "Computed", "A measure that is worked out of others: count() * percent(40).");
    from_text(computations, "Computed(\"count() + 1\")");
    from_text(measures, "Measure(\"count()\")");
    define_operators(measures);
    py::class_<column, measure> columns(
        m, "Column",
        "What a row says on a day, by name: role, or along a path body.kind.\n\n"
        "A name is looked up on the row, then on its seat, its person, its body; two hits are an\n"
        "error that a dotted path settles. Which names exist is known when a rule meets facts.");
    columns
        .def(py::init([](const text_object& name) {
                 return column{text_from(name, "a column's name")};
             }),
             py::arg("name"))
        .def(
            "is_in",
            [](const column& c, const py::args& values) -> condition_result {
                std::vector<node_ptr> args{c.share_root()};
                for (const auto v : values) {
                    if (!PyUnicode_Check(v.ptr()) && py::hasattr(v, "__iter__"))
                        refuse(".is_in takes the values themselves, not " + kind_of(v),
                               "write .is_in(*values), or .is_in(\"a\", \"b\")");
                    args.push_back(value_from(v));
                }
                return wrap(make_node(op::is_in, {}, std::move(args)));
            },
            ("*values: the values, one argument each.\n\n" + doc_of(op::is_in)).c_str());
    refuse_other_calls(columns, "col(\"company\")");
    py::class_<named_column, column> named_columns(
        m, "NamedColumn", "A column that is no more than that: role, col(\"company\").");
    from_name(named_columns, "NamedColumn(\"role\")");
    py::class_<key, column> keys(
        m, "Key",
        "The column that names another row, and what hangs on it: person.offices, seat.number.");
    from_name(keys, "Key(\"person\")");
    path_members(keys, [](const key& k) { return std::string{k.name()}; });
    py::class_<named_body> named(m, "NamedBody", "A body by name: body(\"council\").members.");
    for (const auto rows : row_words)
        named.def_property_readonly(
            std::string{rows}.c_str(), [rows](const named_body& b) { return rows_of(b, rows); },
            ("The " + std::string{rows} + " of the body.").c_str());
    named.def(py::init([](const text_object& name) {
                  return named_body{text_from(name, "the key of a body")};
              }),
              py::arg("name"));
    refuse_other_calls(named, "body(\"council\")");
    place_like(named, "a body by name is no value",
               "say what hangs on it: some().of(body(\"council\").members); the body of a row is "
               "body == \"council\"",
               [](const named_body& b) { return b.name; });
    named.def("__repr__", [](const named_body& b) { return "body(" + repr_of(b.name) + ")"; });
    py::class_<body_key, column> bodies(m, "BodyKey",
                                        "The body of a row; body(\"council\") is a body by name.");
    from_name(bodies, "BodyKey(\"body\")");
    bodies.def(
        "__call__",
        [](const body_key&, const text_object& name) {
            return named_body{text_from(name, "the key of a body")};
        },
        py::arg("name"), "A body by its key: body(\"council\").members.");
    refuse_other_calls_of(bodies, "__call__", "body(\"council\")");
    path_members(bodies, [](const body_key& k) { return std::string{k.name()}; });
    py::class_<path> paths(m, "Path", "From a row to another row: parent.members, principal.role.",
                           py::dynamic_attr());
    paths.def(py::init([](const text_object& given) {
                  auto name = text_from(given, "the name of a path");
                  if (!contains(path_words, name) || contains(column_words, name))
                      throw bad_input{problem{"E-WORD", "", "\"" + name + "\" is no such path",
                                              "write parent or principal"}};
                  return path{std::move(name)};
              }),
              py::arg("name"));
    refuse_other_calls(paths, "Path(\"parent\")");
    path_members(paths, [](const path& p) { return p.name; });
    place_like(paths, "a path is no value",
               "say what hangs on it: parent.kind == \"board\", count().of(parent.members)",
               [](const path& p) { return p.name; });
    refuse_attributes(paths);
    paths.def("__repr__", [](const path& p) { return p.name; });

    const auto part = [](op what) {
        return [what](const expr& e) { return computed{make_node(what, {}, {e.share_root()})}; };
    };
    const auto dated = [&](auto c) {
        c.def_property_readonly("year", part(op::year_of), doc_of(op::year_of).c_str())
            .def_property_readonly("month", part(op::month_of), doc_of(op::month_of).c_str())
            .def_property_readonly("day", part(op::day_of), doc_of(op::day_of).c_str());
    };
    py::class_<dated_column, column> days(m, "DatedColumn",
                                          "A column that is a day: start, stop, due.");
    from_name(days, "DatedColumn(\"start\")");
    dated(days);
    py::class_<judged_day, measure> today(m, "Today", doc_of(op::today).c_str());
    today.def(py::init<>());
    refuse_other_calls(today, "today");
    today.def("__repr__", [](const judged_day&) { return "today"; })
        .def("__reduce__", [](const py::object& self) {
            return py::make_tuple(py::type::of(self), py::tuple());
        });
    dated(today);
}

}  // namespace

void bind_expressions(py::module_& m) {
    py::class_<expr> expression(
        m, "Expression",
        "Any part of a rule: immutable, printable, copied by sharing.\n\n"
        "str() is the canonical text, which parses to the same tree. An expression has no truth "
        "value.",
        py::dynamic_attr());
    expression.def("__str__", [](const expr& e) { return text(e); })
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"))
        .def("__bool__", [](const expr&) -> bool {
            refuse("a part of a rule has no truth value",
                   "write & | ~ instead of and, or, not, with brackets around each comparison; "
                   "(1 <= count()) & (count() <= 3) instead of 1 <= count() <= 3; .is_in(\"a\", "
                   "\"b\") instead of in");
        });
    // numpy would otherwise take an operator over and compare element by element.
    expression.attr("__array_ufunc__") = py::none();
    refuse_operators(expression);
    refuse_attributes(expression);

    bind_parts(m, expression);
    bind_measures(m);
    py::class_<aggregate, measure> aggregates(
        m, "Aggregate",
        "A measure over rows: count(role == \"chair\"), to which .of(source) and .over(window) may "
        "be said.");
    from_text(aggregates, "count(role == \"chair\")");
    over_rows(aggregates);
    py::class_<share_measure, expr> shares(m, "Share",
                                           doc_of(op::share, "share(selector)").c_str());
    from_text(shares, "share(gender == \"f\")");
    define_operators(shares);
    over_rows(shares);
    py::class_<condition, expr> conditions(
        m, "Condition",
        "Something that holds, fails or cannot be told on a day.\n\n"
        "Condition(text) parses the text. & | ~ combine conditions; == between two of them asks\n"
        "whether they are the same words in the same places. Evaluating is the check's job.");
    from_text(conditions, "Condition(\"count() == 7\")",
              [](const text_object& t) { return parse_condition(text_from(t, "text")); });
    define_operators(conditions);
    conditions.def("__hash__",
                   [](const condition& c) { return static_cast<py::ssize_t>(c.hash() >> 1); });
    py::class_<quantified, condition> quantifieds(
        m, "Quantified",
        "A condition over rows: some(...), none(...), to which .of(source) and .over(window) may "
        "be said.");
    from_text(quantifieds, "some(role == \"chair\")");
    over_rows(quantifieds);
}

}  // namespace remit::inline v0::python
