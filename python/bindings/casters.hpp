// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/core/ratio.hpp>
#include <remit/rules/aggregate.hpp>
#include <remit/rules/rule.hpp>
#include <remit/time/day.hpp>
#include <remit/time/moment.hpp>
#include <remit/time/period.hpp>

#include "errors.hpp"

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
using value_object = called<struct value_tag>;
using condition_object = called<struct condition_tag>;
using condition_result = called<struct condition_result_tag>;
using date_object = called<struct date_tag>;
using day_object = called<struct day_tag>;
using days_object = called<struct days_tag>;
using number_object = called<struct number_tag>;
using measure_object = called<struct measure_tag>;
using expression_object = called<struct expression_tag>;
using limit_object = called<struct limit_tag>;
using column_object = called<struct column_tag>;
using whole_object = called<struct whole_tag>;
using text_object = called<struct text_tag>;
using duration_object = called<struct duration_tag>;
using source_object = called<struct source_tag>;
using window_object = called<struct window_tag>;
using registry_object = called<struct registry_tag>;
using path_object = called<struct path_tag>;
using renames_object = called<struct renames_tag>;
using texts_object = called<struct texts_tag>;
using condition_or_none = called<struct condition_or_none_tag>;
using day_or_none_object = called<struct day_or_none_tag>;
using days_or_none = called<struct days_or_none_tag>;
using limit_or_none = called<struct limit_or_none_tag>;
using whole_or_none = called<struct whole_or_none_tag>;
using duration_or_none = called<struct duration_or_none_tag>;
using charter_or_none = called<struct charter_or_none_tag>;
using table_or_none = called<struct table_or_none_tag>;
using rules_object = called<struct rules_tag>;
using rule_object = called<struct rule_tag>;
using all_rules_object = called<struct all_rules_tag>;
using all_seats_object = called<struct all_seats_tag>;
using all_cadence_clauses_object = called<struct all_cadence_clauses_tag>;
using all_clauses_object = called<struct all_clauses_tag>;
using all_waivers_object = called<struct all_waivers_tag>;
using all_values_object = called<struct all_values_tag>;
using truth_object = called<struct truth_tag>;
using all_days_object = called<struct all_days_tag>;
using days_array_object = called<struct days_array_tag>;
using all_wholes_object = called<struct all_wholes_tag>;
using all_recurrences_object = called<struct all_recurrences_tag>;
using all_holidays_object = called<struct all_holidays_tag>;
using observed_object = called<struct observed_tag>;
using ends_object = called<struct ends_tag>;
using calendar_object = called<struct calendar_tag>;
using predicates_object = called<struct predicates_tag>;
using cadence_object = called<struct cadence_tag>;
using all_cadences_object = called<struct all_cadences_tag>;
using busy_object = called<struct busy_tag>;
using change_object = called<struct change_tag>;
using cell_object = called<struct cell_tag>;
using any_table_object = called<struct any_table_tag>;
using findings_object = called<struct findings_tag>;

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
/// "must" or "should". @throws bad_input for another text.
[[nodiscard]] level level_from(py::handle given);
/// A whole number, not a bool, and nothing that would have to be rounded. @param where "percent"
[[nodiscard]] std::int64_t whole_from(py::handle given, std::string_view where);
/// The class itself, or a TypeError with a hint. @param where "of", "past"
[[nodiscard]] duration duration_from(py::handle given, std::string_view where);
[[nodiscard]] source source_from(py::handle given, std::string_view where);
[[nodiscard]] window window_from(py::handle given, std::string_view where);
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
/// A datetime without a zone. @throws ValueError for the end of the year 9999
[[nodiscard]] py::object to_python(moment m);
/// The number as a `fractions.Fraction`: exact, and comparable with every number of Python.
[[nodiscard]] py::object to_python(const std::optional<ratio>& r);

/// The node as the Python class that its word gives: `count()` an Aggregate, `person` a Key, ...
[[nodiscard]] py::object wrap(const node_ptr& n);

/// What a text holds, as long as it is there.
[[nodiscard]] std::string_view text_in(py::handle text);
/// A Python text as UTF-8. @param where for the message: "name".
/// @throws py::type_error for anything else, bytes too, and for a lone surrogate, which is no text.
[[nodiscard]] std::string text_from(py::handle given, std::string_view where = "a value");
[[nodiscard]] std::vector<std::string> texts_from(py::handle given, std::string_view where);
[[nodiscard]] std::filesystem::path path_from(py::handle given, std::string_view where);
/// The objects of a class, from anything that gives them one by one. @param hint what to write
template <class T>
[[nodiscard]] std::vector<T> all_from(py::handle given, std::string_view where, const char* hint);
/// Whether it is something that a rule holds as a value: where one is compared with what is none,
/// the answer must not be a silent False.
[[nodiscard]] bool is_literal(py::handle given);
/// Python's repr of a text.
[[nodiscard]] std::string repr_of(std::string_view text);
/// "a list", "None", "a float": what a message calls the object.
[[nodiscard]] std::string kind_of(py::handle given);

template <class T>
[[nodiscard]] py::tuple tuple_of(const std::vector<T>& all) {
    py::tuple out(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) out[i] = py::cast(all[i]);
    return out;
}

template <class T>
std::vector<T> all_from(py::handle given, std::string_view where, const char* hint) {
    const std::string name{where};
    if (PyUnicode_Check(given.ptr()) || py::isinstance<T>(given) || !py::hasattr(given, "__iter__"))
        refuse(name + " needs a list, not " + kind_of(given), hint);
    std::vector<T> out;
    for (const auto each : py::reinterpret_borrow<py::object>(given)) {
        if (!py::isinstance<T>(each)) refuse(name + " holds " + kind_of(each), hint);
        out.push_back(each.template cast<const T&>());
    }
    return out;
}

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
struct handle_type_name<remit::python::days_array_object> {
    static constexpr auto name = const_name("numpy.typing.ArrayLike");
};
template <>
struct handle_type_name<remit::python::all_recurrences_object> {
    static constexpr auto name = const_name("Iterable[Recurrence]");
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
struct handle_type_name<remit::python::text_object> {
    static constexpr auto name = const_name("str");
};
template <>
struct handle_type_name<remit::python::duration_object> {
    static constexpr auto name = const_name("Duration");
};
template <>
struct handle_type_name<remit::python::source_object> {
    static constexpr auto name = const_name("Source");
};
template <>
struct handle_type_name<remit::python::window_object> {
    static constexpr auto name = const_name("Window");
};
template <>
struct handle_type_name<remit::python::registry_object> {
    static constexpr auto name = const_name("Registry");
};
template <>
struct handle_type_name<remit::python::path_object> {
    static constexpr auto name = const_name("str | os.PathLike[str]");
};
template <>
struct handle_type_name<remit::python::renames_object> {
    static constexpr auto name = const_name("Mapping[str, str]");
};
template <>
struct handle_type_name<remit::python::texts_object> {
    static constexpr auto name = const_name("Iterable[str]");
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
struct handle_type_name<remit::python::duration_or_none> {
    static constexpr auto name = const_name("Duration | None");
};
template <>
struct handle_type_name<remit::python::charter_or_none> {
    static constexpr auto name = const_name("Charter | None");
};
template <>
struct handle_type_name<remit::python::table_or_none> {
    static constexpr auto name = const_name("AnyTable | None");
};
template <>
struct handle_type_name<remit::python::rules_object> {
    static constexpr auto name = const_name("Charter | Rule | Iterable[Rule]");
};
template <>
struct handle_type_name<remit::python::rule_object> {
    static constexpr auto name = const_name("Rule");
};
template <>
struct handle_type_name<remit::python::all_rules_object> {
    static constexpr auto name = const_name("Iterable[Rule]");
};
template <>
struct handle_type_name<remit::python::all_cadence_clauses_object> {
    static constexpr auto name = const_name("Iterable[CadenceClause]");
};
template <>
struct handle_type_name<remit::python::all_seats_object> {
    static constexpr auto name = const_name("Iterable[Seat]");
};
template <>
struct handle_type_name<remit::python::all_clauses_object> {
    static constexpr auto name = const_name("Iterable[Clause]");
};
template <>
struct handle_type_name<remit::python::all_waivers_object> {
    static constexpr auto name = const_name("Iterable[Waiver]");
};
template <>
struct handle_type_name<remit::python::all_values_object> {
    static constexpr auto name = const_name("Mapping[str, Iterable[str]]");
};
template <>
struct handle_type_name<remit::python::truth_object> {
    static constexpr auto name = const_name("bool");
};
template <>
struct handle_type_name<remit::python::all_days_object> {
    static constexpr auto name = const_name("Iterable[datetime.date | str]");
};
template <>
struct handle_type_name<remit::python::all_wholes_object> {
    static constexpr auto name = const_name("Iterable[int]");
};
template <>
struct handle_type_name<remit::python::all_holidays_object> {
    static constexpr auto name = const_name("Iterable[Holiday]");
};
template <>
struct handle_type_name<remit::python::observed_object> {
    static constexpr auto name = const_name(
        "tuple[datetime.date | str | None, datetime.date | str | None] | "
        "Mapping[str, tuple[datetime.date | str | None, datetime.date | str | None]] | None");
};
template <>
struct handle_type_name<remit::python::ends_object> {
    static constexpr auto name = const_name("Mapping[str, Ends] | None");
};
template <>
struct handle_type_name<remit::python::cadence_object> {
    static constexpr auto name = const_name("Cadence | str");
};
template <>
struct handle_type_name<remit::python::all_cadences_object> {
    static constexpr auto name = const_name("Charter | Iterable[BodyCadence]");
};
template <>
struct handle_type_name<remit::python::busy_object> {
    static constexpr auto name = const_name("Mapping[str, Iterable[datetime.date | str]] | None");
};
template <>
struct handle_type_name<remit::python::calendar_object> {
    static constexpr auto name = const_name("WorkingDays | None");
};
template <>
struct handle_type_name<remit::python::predicates_object> {
    static constexpr auto name =
        const_name("Mapping[str, Callable[[Row, datetime.date], bool | None]] | None");
};
template <>
struct handle_type_name<remit::python::change_object> {
    static constexpr auto name = const_name("Change");
};
template <>
struct handle_type_name<remit::python::cell_object> {
    static constexpr auto name =
        const_name("int | str | datetime.date | Bounds | Ratio | fractions.Fraction | None");
};
template <>
struct handle_type_name<remit::python::any_table_object> {
    static constexpr auto name = const_name("AnyTable");
};
template <>
struct handle_type_name<remit::python::findings_object> {
    static constexpr auto name = const_name("Findings");
};
}  // namespace pybind11::detail
