// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <pybind11/pybind11.h>

#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "expressions.hpp"

namespace remit::inline v0::python {

// What the classes of the parts of a rule have in common: made of their text, compared by their
// words, and what hangs on rows and paths.

/// Sources, windows and limits: the parts of a rule that have no value.
void bind_parts(py::module_& m, py::class_<expr>& expression);
/// Measures: columns, the paths that lead to them, and the day that is judged.
void bind_measures(py::module_& m);

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

}  // namespace remit::inline v0::python
