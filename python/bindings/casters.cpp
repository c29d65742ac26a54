// SPDX-License-Identifier: BSL-1.0
#include "casters.hpp"

#include <cmath>
#include <limits>

#include <pybind11/stl/filesystem.h>

#include <remit/rules/aggregate.hpp>
#include <remit/rules/text.hpp>

#include "errors.hpp"

#include <datetime.h>  // needs Python.h before it

namespace remit::inline v0::python {

namespace {

constexpr const char* exact_hint =
    "a rule's numbers are exact: write percent(40), ratio(1, 3) or a whole number";
constexpr const char* date_hint = "write a datetime.date, for example the .date() of it";

bool is_bool(py::handle h) {
    const std::string name = Py_TYPE(h.ptr())->tp_name;
    return PyBool_Check(h.ptr()) || name == "numpy.bool" || name == "numpy.bool_";
}

// datetime.h keeps its table in a static of each file that includes it.
void use_datetime() {
    if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
}
bool is_datetime(py::handle h) { return use_datetime(), PyDateTime_Check(h.ptr()); }
bool is_date(py::handle h) { return use_datetime(), PyDate_Check(h.ptr()) && !is_datetime(h); }

bool is_instance_of(py::handle h, const char* module, const char* name) {
    return py::isinstance(h, py::module_::import(module).attr(name));
}

std::int64_t whole(py::handle h) {
    int overflow = 0;
    const auto n = PyLong_AsLongLongAndOverflow(h.ptr(), &overflow);
    if (n == -1 && PyErr_Occurred() != nullptr) throw py::error_already_set();
    // The least of 64 bits has no opposite, so no text of a rule says it.
    if (overflow != 0 || n == std::numeric_limits<std::int64_t>::min())
        throw bad_input{problem{"E-RANGE", "", "a whole number outside 64 bits",
                                "numbers go from -(2**63 - 1) to 2**63 - 1"}};
    return n;
}

// "percent(40)" for 0.4, "7" for 7.0: what the author of a float meant, if it can be said.
std::string meant(double x) {
    if (!std::isfinite(x)) return exact_hint;
    if (x == std::floor(x) && std::abs(x) < 1e15)
        return "write " + std::to_string(static_cast<std::int64_t>(x));
    const double hundredths = x * 100;
    if (std::abs(hundredths - std::round(hundredths)) < 1e-9)
        return "write percent(" + std::to_string(std::lround(hundredths)) + ")";
    return exact_hint;
}

day civil(py::handle h) {
    return {PyDateTime_GET_YEAR(h.ptr()), PyDateTime_GET_MONTH(h.ptr()),
            PyDateTime_GET_DAY(h.ptr())};
}

[[noreturn]] void refuse_expression(py::handle h) {
    if (py::isinstance<share_measure>(h))
        refuse("a share is no number to count with",
               "it compares with percent(40) or ratio(1, 3) only, share(...) >= percent(40); count "
               "with "
               "count(...) >= count() * percent(40)");
    if (py::isinstance<condition>(h))
        refuse("a condition is no value",
               "compare what it counts, count(...) == 1; to say that two conditions agree write "
               "(a & b) | (~a & ~b)");
    if (py::isinstance<source>(h))
        refuse("a source is no value", "it says which rows there are: count().of(members)");
    refuse("a window is no value", "it says on which days rows are looked for: count().over(year)");
}

// What is not an exact value; the order matters, for some of these are several things at once.
[[noreturn]] void refuse_value(py::handle h) {
    if (h.is_none())
        refuse("None is no value",
               "whether there is one is said by given(...), as in given(party)");
    if (is_bool(h))
        refuse("True and False are no values",
               "write the condition itself, or ~(...) for its opposite");
    if (is_datetime(h)) refuse("a datetime is no day", date_hint);
    if (PyFloat_Check(h.ptr()))
        refuse("the float " + py::repr(h).cast<std::string>() + " is not exact",
               meant(PyFloat_AS_DOUBLE(h.ptr())) + " (" + exact_hint + ")");
    const std::string type = Py_TYPE(h.ptr())->tp_name;
    if (type.starts_with("numpy.float") || type == "numpy.longdouble" || PyComplex_Check(h.ptr()) ||
        type.starts_with("numpy.complex"))
        refuse("the " + type + " " + py::str(h).cast<std::string>() + " is not exact", exact_hint);
    if (is_instance_of(h, "decimal", "Decimal"))
        refuse("a Decimal is no value of a rule", exact_hint);
    if (type.starts_with("numpy.datetime64"))
        refuse("a numpy.datetime64 is no day", "write .item(), a datetime.date");
    if (type.starts_with("numpy.timedelta64") || is_instance_of(h, "datetime", "timedelta"))
        refuse("a timedelta is no value", "write days(90), months(3) or years(2)");
    if (PyBytes_Check(h.ptr())) refuse("bytes are no text", "write .decode()");
    if (py::hasattr(h, "__iter__"))
        refuse(kind_of(h) + " is not one value",
               "write .is_in(\"a\", \"b\"), as in area.is_in(...)");
    if (PyCallable_Check(h.ptr()) != 0)
        refuse(kind_of(h) + " is no value", "write the brackets: count(), not count");
    refuse(kind_of(h) + " is no value of a rule",
           "write a whole number, a text, a date, percent(40) or ratio(1, 3)");
}

}  // namespace

std::string kind_of(py::handle h) {
    if (h.is_none()) return "None";
    if (PyBytes_Check(h.ptr())) return "bytes";
    std::string type = py::type::of(h).attr("__qualname__").cast<std::string>();
    const bool vowel = std::string_view{"aeiouAEIO"}.find(type.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + type;
}

std::string_view text_in(py::handle h) {
    Py_ssize_t size = 0;
    const char* data = PyUnicode_AsUTF8AndSize(h.ptr(), &size);
    if (data == nullptr) {
        PyErr_Clear();
        refuse("a text holds half of a surrogate pair", "write whole characters");
    }
    return {data, static_cast<std::size_t>(size)};
}

std::string text_from(py::handle h, std::string_view where) {
    if (!PyUnicode_Check(h.ptr())) {
        const auto what = std::string{where} + " needs a text, not " + kind_of(h);
        if (PyBytes_Check(h.ptr()) || PyByteArray_Check(h.ptr())) refuse(what, "write .decode()");
        refuse(what, "write it in quotes: \"council\"");
    }
    return std::string{text_in(h)};
}

std::vector<std::string> texts_from(py::handle h, std::string_view where) {
    if (PyUnicode_Check(h.ptr()) || PyBytes_Check(h.ptr()) || !py::hasattr(h, "__iter__"))
        refuse(std::string{where} + " needs a list of texts, not " + kind_of(h),
               "write [\"a\", \"b\"]");
    std::vector<std::string> out;
    for (const auto each : py::reinterpret_borrow<py::object>(h))
        out.push_back(text_from(each, where));
    return out;
}

std::filesystem::path path_from(py::handle h, std::string_view where) {
    if (!PyUnicode_Check(h.ptr()) && !py::hasattr(h, "__fspath__"))
        refuse(std::string{where} + " needs a path, not " + kind_of(h),
               "write a text or a pathlib.Path");
    const auto text = py::reinterpret_steal<py::object>(PyOS_FSPath(h.ptr()));
    if (!text) throw py::error_already_set();
    if (PyUnicode_Check(text.ptr()) && text.attr("find")(py::str("\0", 1)).cast<int>() >= 0)
        refuse("a path holds no NUL", "write the path of a file or a folder");
    return text.cast<std::filesystem::path>();
}

bool is_literal(py::handle h) {
    use_datetime();
    return PyDelta_Check(h.ptr()) || PyLong_Check(h.ptr()) || PyFloat_Check(h.ptr()) ||
           PyUnicode_Check(h.ptr()) || PyBytes_Check(h.ptr()) || PyIndex_Check(h.ptr()) != 0 ||
           py::isinstance<ratio>(h) || py::isinstance<duration>(h) || is_date(h) ||
           is_datetime(h) || is_instance_of(h, "numbers", "Number");
}

std::string repr_of(std::string_view text) {
    return py::repr(py::str(text.data(), text.size())).cast<std::string>();
}

std::int64_t whole_from(py::handle h, std::string_view where) {
    const std::string word{where};
    if (PyFloat_Check(h.ptr()) || py::isinstance<ratio>(h) ||
        is_instance_of(h, "numbers", "Number")) {
        const bool is_whole = (PyLong_Check(h.ptr()) || PyIndex_Check(h.ptr()) != 0) && !is_bool(h);
        if (!is_whole)
            refuse(word + " needs a whole number, not " + py::str(h).cast<std::string>(),
                   "two thirds are ratio(2, 3), 12.5 percent are ratio(1, 8)");
    }
    if (is_bool(h) || PyIndex_Check(h.ptr()) == 0 || py::hasattr(h, "__iter__"))
        refuse(word + " needs a whole number, not " + kind_of(h), "write " + word + "(7)");
    const auto n = py::reinterpret_steal<py::object>(PyNumber_Index(h.ptr()));
    if (!n) throw py::error_already_set();
    return whole(n);
}

std::optional<ratio> ratio_from(py::handle h) {
    if (py::isinstance<ratio>(h)) return h.cast<ratio>();
    if (!is_instance_of(h, "fractions", "Fraction")) return std::nullopt;
    return ratio{whole(h.attr("numerator")), whole(h.attr("denominator"))};
}

node_ptr value_from(py::handle h) {
    if (py::isinstance<measure>(h)) return h.cast<const measure&>().share_root();
    if (py::isinstance<duration>(h)) return measure{h.cast<duration>()}.share_root();
    if (py::isinstance<expr>(h)) refuse_expression(h);
    if (is_bool(h)) refuse_value(h);
    if (PyLong_Check(h.ptr())) return make_node(op::integer, whole(h));
    if (PyUnicode_Check(h.ptr())) return measure{text_from(h, "a value")}.share_root();
    if (is_date(h)) return make_node(op::date, civil(h));
    if (const auto r = ratio_from(h)) return make_node(op::fraction, *r);
    // numpy's integers, and every other whole number that is not Python's own
    if (PyIndex_Check(h.ptr()) != 0 && py::hasattr(h, "__int__") && !py::hasattr(h, "__iter__")) {
        const auto n = py::reinterpret_steal<py::object>(PyNumber_Index(h.ptr()));
        if (!n) throw py::error_already_set();
        return make_node(op::integer, whole(n));
    }
    refuse_value(h);
}

condition condition_from(py::handle h, std::string_view where) {
    if (py::isinstance<condition>(h)) return h.cast<const condition&>();
    if (PyUnicode_Check(h.ptr())) return parse_condition(text_from(h, where));
    const std::string what = std::string{where} + " needs a condition, not " + kind_of(h);
    if (is_bool(h))
        refuse(std::string{where} + " needs a condition, not True or False",
               "was something compared that is no word of a rule? Write count() == 7 with the "
               "brackets");
    if (py::isinstance<share_measure>(h)) refuse(what, "compare it: share(...) >= percent(40)");
    if (py::isinstance<measure>(h))
        refuse(what, "compare it: " + text(h.cast<const measure&>()) + " >= 1");
    refuse(what, "write role == \"chair\", some(...), or the text of one");
}

node_ptr selector_from(py::handle h, std::string_view where) {
    return h.is_none() ? nullptr : condition_from(h, where).share_root();
}

measure measure_from(py::handle h, std::string_view where) {
    if (py::isinstance<measure>(h)) return h.cast<const measure&>();
    if (PyUnicode_Check(h.ptr())) return parse_measure(text_from(h, where));
    if (py::isinstance<share_measure>(h))
        refuse(std::string{where} + " needs a measure, and a share of nobody has no value",
               "look at count(...) and count() beside each other");
    refuse(std::string{where} + " needs a measure, not " + kind_of(h),
           "write count(...), total(votes), or the text of one");
}

duration duration_from(py::handle h, std::string_view where) {
    if (py::isinstance<duration>(h)) return h.cast<duration>();
    const std::string word{where};
    if (PyLong_Check(h.ptr()) && !is_bool(h))
        refuse(word + " needs a length of time, not a bare number",
               "write " + word + "(days(" + py::str(h).cast<std::string>() + "))");
    refuse(word + " needs a length of time, not " + kind_of(h),
           "write " + word + "(days(90)), " + word + "(months(3)) or " + word + "(years(2))");
}

source source_from(py::handle h, std::string_view where) {
    if (py::isinstance<source>(h)) return h.cast<const source&>();
    const std::string word{where};
    if (PyUnicode_Check(h.ptr()))
        refuse(word + " needs a source, not its text", "write " + word + "(mandates), or " + word +
                                                           "(Source(" +
                                                           py::repr(h).cast<std::string>() + "))");
    refuse(word + " needs a source, not " + kind_of(h),
           "write " + word + "(mandates) or " + word + "(person.offices)");
}

window window_from(py::handle h, std::string_view where) {
    if (py::isinstance<window>(h)) return h.cast<const window&>();
    const std::string word{where};
    if (PyUnicode_Check(h.ptr()))
        refuse(word + " needs a window, not its text", "write " + word + "(year), or " + word +
                                                           "(Window(" +
                                                           py::repr(h).cast<std::string>() + "))");
    if (py::isinstance<duration>(h))
        refuse(word + " needs a window, not a length of time",
               "write " + word + "(past(" + text(h.cast<duration>()) + "))");
    refuse(word + " needs a window, not " + kind_of(h),
           "write " + word + "(year) or " + word + "(past(years(6)))");
}

level level_from(py::handle given_level) {
    const auto given = text_from(given_level, "level");
    if (given == text(level::must)) return level::must;
    if (given == text(level::should)) return level::should;
    throw bad_input{
        problem{"E-LEVEL", "", "\"" + given + "\" is no level", "write \"must\" or \"should\""}};
}

limit limit_from(py::handle h) {
    if (py::isinstance<limit>(h)) return h.cast<const limit&>();
    if (py::isinstance<duration>(h)) return limit{h.cast<duration>()};
    if (PyUnicode_Check(h.ptr())) return parse_limit(text_from(h, "within"));
    refuse("within needs a limit, not " + kind_of(h),
           "write days(90), months(3) or next(meetings)");
}

day day_from(py::handle h, std::string_view where) {
    if (is_date(h)) return civil(h);
    if (PyUnicode_Check(h.ptr())) return day::parse(text_from(h, where));
    const std::string what = std::string{where} + " needs a day, not " + kind_of(h);
    if (is_datetime(h)) refuse(what, date_hint);
    refuse(what, "write a datetime.date or a text such as \"2026-11-22\"");
}

std::optional<day> day_or_none(py::handle h, std::string_view where) {
    return h.is_none() ? std::nullopt : std::optional{day_from(h, where)};
}

period period_from(py::handle h, std::string_view where) {
    const std::string name{where};
    if (PyUnicode_Check(h.ptr()) || !PySequence_Check(h.ptr()) || py::len(h) != 2)
        refuse(name + " needs a pair (start, stop), not " + kind_of(h),
               "start counts, stop does not: (\"2026-01-01\", \"2027-01-01\") is the year 2026");
    const auto pair = py::reinterpret_borrow<py::sequence>(h);
    const auto start = day_or_none(pair[0], name + "[0]");
    return period{start.value_or(day::first()), day_or_none(pair[1], name + "[1]")};
}

date_object to_python(day d) {
    use_datetime();
    PyObject* made = PyDate_FromDate(d.year(), d.month(), d.day_of_month());
    if (made == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(made);
}

py::object to_python(moment m) {
    use_datetime();
    const auto d = m.date();
    const auto t = m.time();
    PyObject* made = PyDateTime_FromDateAndTime(d.year(), d.month(), d.day_of_month(), t.hour(),
                                                t.minute(), 0, 0);
    if (made == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(made);
}

py::object to_python(const std::optional<day>& d) {
    if (d) return to_python(*d);
    return py::none();
}

py::object to_python(const std::optional<ratio>& r) {
    if (!r) return py::none();
    return py::module_::import("fractions").attr("Fraction")(r->num(), r->den());
}

}  // namespace remit::inline v0::python
