// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <pybind11/pybind11.h>

#include <remit/rules/aggregate.hpp>
#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>

#include "expression_classes.hpp"

namespace remit::inline v0::python {

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

}  // namespace remit::inline v0::python
