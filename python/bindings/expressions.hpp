// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <utility>

#include <pybind11/pybind11.h>

#include <remit/rules/aggregate.hpp>

namespace remit::inline v0::python {

/// The column that names another row, and what hangs on it: `person`, `person.offices`.
struct key : column {
    using column::column;
};
/// `body`, which can also be called with a name: `body("council").members`.
struct body_key : column {
    using column::column;
};
// Python asks the right operand first when its class derives from the left one's, and would build
// `b >= a` of `a <= b`. So no class that values have derives from another such class: Measure and
// Column are bases only.
/// A column that is no more than that: `role`, `col("company")`.
struct named_column : column {
    using column::column;
};
/// A measure that is worked out of others: `count() * percent(40)`.
struct computed : measure {
    using measure::measure;
};
/// A column that is a day, with its `year`, `month` and `day`.
struct dated_column : column {
    using column::column;
};
/// The day that is judged.
struct judged_day : measure {
    judged_day() : measure{make_node(op::today)} {}
};
/// A calendar window that may start elsewhere: `year.starting(5, 10)`.
struct calendar_window : window {
    using window::window;
};
/// A path that is no column: `parent`, `principal`.
struct path {
    std::string name;
};
/// A body by name: `body("council")`.
struct named_body {
    std::string name;
};

/// The rows behind a path. @param path a name, or empty for the subject's own rows
[[nodiscard]] inline source rows_of(std::string_view path, std::string_view rows) {
    return source{path, rows};
}
[[nodiscard]] inline source rows_of(const named_body& b, std::string_view rows) {
    auto where = make_node(op::path, std::string{"body"}, {make_node(op::text, b.name)});
    return source{make_node(op::source, std::string{rows}, {std::move(where)})};
}

/// The operators of the class; each refuses what it cannot use, with a hint.
void define_operators(pybind11::class_<measure, expr>& type);
void define_operators(pybind11::class_<share_measure, expr>& type);
void define_operators(pybind11::class_<condition, expr>& type);
/// Every operator of Python that the class leaves open raises a TypeError with a hint; a class that
/// knows more defines its own afterwards.
void refuse_operators(pybind11::class_<expr>& type);
/// The same for what is no expression. @param says what it is, and what to write instead
struct operand_words {
    const char *what, *hint;
};
void refuse_operators(const pybind11::object& type, operand_words says);
/// No truth value either: `and`, `or` and `not` would lose half of a rule.
void refuse_truth(const pybind11::object& type, operand_words says);
/// Expressions are shared, so nothing is set on one.
void refuse_attributes(const pybind11::object& type);

/// `!=` from what `==` answered, which may be NotImplemented.
[[nodiscard]] inline pybind11::object negated(pybind11::object answer) {
    if (answer.ptr() == Py_NotImplemented) return answer;
    return pybind11::bool_(answer.ptr() == Py_False);
}

/// Sets what `help()` shows of a value that is a word of the language.
void document(const pybind11::object& value, const std::string& sentence);
/// What the language has to say of a word: its sentence, and an example. @param shown how the name
/// documented is called where the word has several: "weeks(n)"
[[nodiscard]] std::string doc_of(op what, std::string_view shown = {});

}  // namespace remit::inline v0::python
