// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/core/ratio.hpp>
#include <remit/rules/rule.hpp>
#include <remit/time/day.hpp>
#include <remit/time/period.hpp>

namespace remit::inline v0::python {

namespace py = pybind11;

/// A Python object that a signature calls by what it stands for. Nothing is checked on the way in:
/// the functions below do that, with a hint, where pybind11 would list signatures.
template <class What>
struct called : py::object {
    using py::object::object;
    called(py::object o) : py::object{std::move(o)} {}
    static bool check_(py::handle) { return true; }
};
using value_object = called<struct value_tag>;                 // what a rule may hold
using condition_object = called<struct condition_tag>;         // Condition or its text
using condition_result = called<struct condition_result_tag>;  // Condition
using date_object = called<struct date_tag>;                   // datetime.date
using day_object = called<struct day_tag>;                     // datetime.date or ISO text
using days_object = called<struct days_tag>;                   // (start, stop)
using number_object = called<struct number_tag>;               // fractions.Fraction
using measure_object = called<struct measure_tag>;
using expression_object = called<struct expression_tag>;
using limit_object = called<struct limit_tag>;
using column_object = called<struct column_tag>;
using whole_object = called<struct whole_tag>;  // int, not bool
// The same, or None.
using condition_or_none = called<struct condition_or_none_tag>;
using day_or_none_object = called<struct day_or_none_tag>;
using days_or_none = called<struct days_or_none_tag>;
using limit_or_none = called<struct limit_or_none_tag>;
using whole_or_none = called<struct whole_or_none_tag>;
using table_or_none = called<struct table_or_none_tag>;
using rules_object = called<struct rules_tag>;

/// The tree of anything that a rule may hold as a value: a measure, or an exact literal. Whole
/// numbers (not bool), texts (a date where it has the shape of one), dates, `Ratio`,
/// `fractions.Fraction`, durations. @throws py::type_error that says what to write instead, for
/// everything else.
[[nodiscard]] node_ptr value_from(py::handle given);
/// A condition, or the condition whose text it is. @param where for the message: "require".
[[nodiscard]] condition condition_from(py::handle given, std::string_view where);
/// The tree of a condition, or null for None.
[[nodiscard]] node_ptr selector_from(py::handle given, std::string_view where);
[[nodiscard]] measure measure_from(py::handle given, std::string_view where);
[[nodiscard]] limit limit_from(py::handle given);
/// A whole number, not a bool, and nothing that would have to be rounded. @param where "percent"
[[nodiscard]] std::int64_t whole_from(py::handle given, std::string_view where);
/// A `Ratio`, `fractions.Fraction`, or nothing.
[[nodiscard]] std::optional<ratio> ratio_from(py::handle given);

/// A day from a `datetime.date` (not a datetime) or an ISO text. @param where for the message:
/// "start".
[[nodiscard]] day day_from(py::handle given, std::string_view where);
[[nodiscard]] std::optional<day> day_or_none(py::handle given, std::string_view where);
/// Half-open days from a pair (start, stop); None on either side is unbounded.
[[nodiscard]] period period_from(py::handle given, std::string_view where);

[[nodiscard]] date_object to_python(day d);
[[nodiscard]] py::object to_python(const std::optional<day>& d);
/// The number as a `fractions.Fraction`: exact, and comparable with every number of Python.
[[nodiscard]] py::object to_python(const std::optional<ratio>& r);

/// The node as the Python class that its word gives: `count()` an Aggregate, `person` a Key, ...
[[nodiscard]] py::object wrap(const node_ptr& n);

/// A Python text as UTF-8. @throws py::type_error for a lone surrogate, which is no text.
[[nodiscard]] std::string text_from(py::handle given);
/// Python's repr of a text.
[[nodiscard]] std::string repr_of(std::string_view text);
/// "a list", "None", "a float": what a message calls the object.
[[nodiscard]] std::string kind_of(py::handle given);

}  // namespace remit::inline v0::python

namespace pybind11::detail {
template <>
struct handle_type_name<remit::python::value_object> {
    static constexpr auto name =
        const_name("int | str | datetime.date | Ratio | fractions.Fraction | Duration | Measure");
};
template <>
struct handle_type_name<remit::python::condition_object> {
    static constexpr auto name = const_name("Condition | str");
};
template <>
struct handle_type_name<remit::python::condition_result> {
    static constexpr auto name = const_name("Condition");
};
template <>
struct handle_type_name<remit::python::date_object> {
    static constexpr auto name = const_name("datetime.date");
};
template <>
struct handle_type_name<remit::python::day_object> {
    static constexpr auto name = const_name("datetime.date | str");
};
template <>
struct handle_type_name<remit::python::days_object> {
    static constexpr auto name =
        const_name("tuple[datetime.date | str | None, datetime.date | str | None]");
};
template <>
struct handle_type_name<remit::python::number_object> {
    static constexpr auto name = const_name("fractions.Fraction");
};
template <>
struct handle_type_name<remit::python::measure_object> {
    static constexpr auto name = const_name("Measure | str");
};
template <>
struct handle_type_name<remit::python::expression_object> {
    static constexpr auto name = const_name("Expression");
};
template <>
struct handle_type_name<remit::python::limit_object> {
    static constexpr auto name = const_name("Duration | Limit | str");
};
template <>
struct handle_type_name<remit::python::column_object> {
    static constexpr auto name = const_name("Column");
};
template <>
struct handle_type_name<remit::python::whole_object> {
    static constexpr auto name = const_name("int");
};
template <>
struct handle_type_name<remit::python::condition_or_none> {
    static constexpr auto name = const_name("Condition | str | None");
};
template <>
struct handle_type_name<remit::python::day_or_none_object> {
    static constexpr auto name = const_name("datetime.date | str | None");
};
template <>
struct handle_type_name<remit::python::days_or_none> {
    static constexpr auto name =
        const_name("tuple[datetime.date | str | None, datetime.date | str | None] | None");
};
template <>
struct handle_type_name<remit::python::limit_or_none> {
    static constexpr auto name = const_name("Duration | Limit | str | None");
};
template <>
struct handle_type_name<remit::python::whole_or_none> {
    static constexpr auto name = const_name("int | None");
};
template <>
struct handle_type_name<remit::python::table_or_none> {
    static constexpr auto name = const_name("a table or None");
};
template <>
struct handle_type_name<remit::python::rules_object> {
    static constexpr auto name = const_name("Charter | Rule | collections.abc.Iterable[Rule]");
};
}  // namespace pybind11::detail
