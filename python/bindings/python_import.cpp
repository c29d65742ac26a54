// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "arrow_import.hpp"
#include "casters.hpp"
#include "cells.hpp"
#include "plain_columns.hpp"
#include "registry_tables.hpp"

#include <datetime.h>  // needs Python.h before it

namespace remit::inline v0::python {

namespace {

constexpr std::int64_t microseconds = 86'400'000'000;
constexpr const char* no_fact_hint =
    "facts are texts, whole numbers and days; None is an empty cell";

/// What one cell of plain Python is.
enum class cell : std::uint8_t {
    null,
    text,
    integer,
    number,
    day,
    moment,
    decimal,
    bounds,
    stranger
};

/// An array of numpy's moments: the day of each, and whether it is no more than that.
struct moments {
    enum class state : std::uint8_t { day, null, with_time };
    std::vector<std::int64_t> day;
    std::vector<state> is;
};

struct named_cells {
    std::string name;
    std::variant<py::list, moments> cells;

    [[nodiscard]] std::size_t size() const {
        const auto* m = std::get_if<moments>(&cells);
        return m != nullptr ? m->day.size() : std::get<py::list>(cells).size();
    }
};

bool is_scalar_of_numpy(py::handle h) {
    return std::string_view{Py_TYPE(h.ptr())->tp_name}.starts_with("numpy.") &&
           py::hasattr(h, "dtype") && py::hasattr(h, "item") && !py::hasattr(h, "__iter__");
}

/// The items of an array of numpy that was made just now, one after another.
template <class T>
class copied_array {
public:
    explicit copied_array(const py::object& array)
        : held_{array.attr("ravel")()}, info_{held_.request()} {
        if (info_.itemsize != static_cast<py::ssize_t>(sizeof(T)) || info_.ndim != 1 ||
            (info_.size > 0 && info_.strides[0] != info_.itemsize))
            throw error{"from_frames: an array of numpy is not laid out as it says"};
    }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(info_.size); }
    [[nodiscard]] T operator[](std::size_t i) const { return static_cast<const T*>(info_.ptr)[i]; }

private:
    py::buffer held_;
    py::buffer_info info_;
};

// An array of numpy itself: one with a mask, say, is not.
bool is_array(py::handle h) {
    return std::string_view{Py_TYPE(h.ptr())->tp_name} == "numpy.ndarray";
}

// Whether a type of pandas or numpy is that of any objects, or of texts. Numbers that may be
// missing would become floating ones.
bool holds_objects(const py::object& dtype) {
    const auto name = py::str(dtype).cast<std::string>();
    return name == "object" || name == "str" || name == "string";
}

moments moments_of(const py::object& array) {
    moments out;
    const py::object days = array.attr("astype")("datetime64[D]");
    const copied_array<std::int64_t> numbers{days.attr("astype")("int64")};
    // Not-a-time is the one moment that differs from itself.
    const copied_array<bool> nulls{array.attr("__ne__")(array)};
    const copied_array<bool> timed{array.attr("__ne__")(days)};
    out.day.reserve(numbers.size());
    out.is.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        out.day.push_back(numbers[i]);
        out.is.push_back(nulls[i]   ? moments::state::null
                         : timed[i] ? moments::state::with_time
                                    : moments::state::day);
    }
    return out;
}

// One of numpy's numbers, texts and moments as Python's own, so that a column may be an array or a
// list of what an array holds.
py::object plain(py::handle h) {
    auto itself = py::reinterpret_borrow<py::object>(h);
    if (PyUnicode_Check(h.ptr()) || !is_scalar_of_numpy(h)) return itself;
    if (!py::str(h.attr("dtype").attr("kind")).equal(py::str("M"))) return h.attr("item")();
    const py::object days = h.attr("astype")("datetime64[D]");
    if (h.attr("__ne__")(h).cast<bool>()) return py::none();
    // With a time of day it stays what it is, which is no fact.
    return h.attr("__ne__")(days).cast<bool>() ? itself : days.attr("item")();
}

cell cell_of(py::handle h) {
    if (h.is_none()) return cell::null;
    if (PyUnicode_Check(h.ptr())) return cell::text;
    if (PyBool_Check(h.ptr())) return cell::stranger;
    if (PyLong_Check(h.ptr())) return cell::integer;
    const std::string_view type = Py_TYPE(h.ptr())->tp_name;
    if (type.ends_with("NAType") || type.ends_with("NaTType")) return cell::null;
    if (PyDateTime_Check(h.ptr())) return cell::moment;
    if (PyDate_Check(h.ptr())) return cell::day;
    if (PyFloat_Check(h.ptr()))
        return std::isnan(PyFloat_AS_DOUBLE(h.ptr())) ? cell::null : cell::number;
    if (type == "decimal.Decimal")
        return h.attr("is_nan")().cast<bool>() ? cell::null : cell::decimal;
    if (type == "numpy.datetime64") return cell::moment;
    if (py::isinstance<bounds>(h)) return cell::bounds;
    if (PyIndex_Check(h.ptr()) != 0 && !py::hasattr(h, "__iter__")) return cell::integer;
    return cell::stranger;
}

void add_integer(cell_writer& out, py::handle h) {
    const auto n = py::reinterpret_steal<py::object>(PyNumber_Index(h.ptr()));
    if (!n) throw py::error_already_set();
    int overflow = 0;
    const auto value = PyLong_AsLongLongAndOverflow(n.ptr(), &overflow);
    if (overflow != 0)
        return out.add_problem("E-NUMBER", "a whole number outside 64 bits",
                               "numbers go from -2**63 to 2**63 - 1");
    out.add_integer(value);
}

void add_decimal(cell_writer& out, py::handle h) {
    const bool is_whole = h.attr("is_finite")().cast<bool>() &&
                          h.attr("__eq__")(h.attr("to_integral_value")()).cast<bool>();
    if (!is_whole)
        return out.add_problem("E-NUMBER", py::str(h).cast<std::string>() + " is no whole number",
                               cell_writer::whole_hint);
    // 1E+999999999 is whole, and a billion digits long.
    if (h.attr("adjusted")().cast<int>() > 18)
        return out.add_problem("E-NUMBER", "a whole number outside 64 bits",
                               "numbers go from -2**63 to 2**63 - 1");
    add_integer(out, h.attr("__int__")());
}

std::int64_t days_of(py::handle h) {
    return day{PyDateTime_GET_YEAR(h.ptr()), PyDateTime_GET_MONTH(h.ptr()),
               PyDateTime_GET_DAY(h.ptr())}
        .count();
}

void add_moment(cell_writer& out, py::handle h) {
    if (!PyDateTime_Check(h.ptr()))  // a scalar of numpy, kept because it has a time of day
        return out.add_moment(1, microseconds);
    if (!h.attr("tzinfo").is_none())
        return out.add_problem("E-DATE", "the cell is a moment in a time zone",
                               "which day it is depends on the place: write a date");
    const std::int64_t seconds = PyDateTime_DATE_GET_HOUR(h.ptr()) * 3600 +
                                 PyDateTime_DATE_GET_MINUTE(h.ptr()) * 60 +
                                 PyDateTime_DATE_GET_SECOND(h.ptr());
    std::int64_t rest = seconds * 1'000'000 + PyDateTime_DATE_GET_MICROSECOND(h.ptr());
    // A Timestamp of pandas counts nanoseconds as well.
    if (rest == 0 && !PyDateTime_CheckExact(h.ptr()) && py::hasattr(h, "nanosecond") &&
        h.attr("nanosecond").cast<int>() != 0)
        rest = 1;
    out.add_moment(days_of(h) * microseconds + rest, microseconds);
}

void add_cell(cell_writer& out, py::handle h, cell what) {
    switch (what) {
        case cell::null: return out.add_null();
        case cell::text: return out.add_text(text_from(h));
        case cell::integer: return add_integer(out, h);
        case cell::number: return out.add_float(PyFloat_AS_DOUBLE(h.ptr()));
        case cell::decimal: return add_decimal(out, h);
        case cell::day:
            if (out.kind() == cell_kind::text)
                return out.add_text(text(day::from_count(days_of(h))));
            return out.add_day(days_of(h));
        case cell::moment: return add_moment(out, h);
        case cell::bounds: return out.add_text(cell_text(h.cast<const bounds&>()));
        case cell::stranger:
            out.add_problem(
                "E-TYPE", kind_of(h) + " is no fact",
                PyBool_Check(h.ptr())
                    ? "write what it says: \"yes\" and \"no\", or the two words that rules use"
                    : no_fact_hint);
    }
}

frame::column column_of(const std::string& name, const moments& cells, const std::string& origin,
                        problem_list& problems) {
    cell_writer out{origin, name, cell_kind::day, problems};
    for (std::size_t row = 0; row < cells.day.size(); ++row) {
        if (cells.is[row] == moments::state::null)
            out.add_null();
        else if (cells.is[row] == moments::state::with_time)
            out.add_moment(1, microseconds);
        else
            out.add_day(cells.day[row]);
    }
    return out.take();
}

frame::column column_of(const named_cells& c, const std::string& origin, problem_list& problems) {
    if (const auto* m = std::get_if<moments>(&c.cells))
        return column_of(c.name, *m, origin, problems);
    const auto& cells = std::get<py::list>(c.cells);
    if (auto plain_cells = plain_column(c.name, cells, origin, problems))
        return std::move(*plain_cells);
    std::vector<py::object> held;
    std::vector<cell> what;
    held.reserve(cells.size());
    what.reserve(cells.size());
    bool text = false, number = false, day = false, moment = false;
    for (std::size_t row = 0; row < cells.size(); ++row) {
        held.push_back(plain(cells[row]));
        what.push_back(cell_of(held.back()));
        text |= what.back() == cell::text || what.back() == cell::bounds;
        number |= what.back() == cell::integer || what.back() == cell::number ||
                  what.back() == cell::decimal;
        day |= what.back() == cell::day;
        moment |= what.back() == cell::moment;
    }
    const bool mixed =
        static_cast<int>(text) + static_cast<int>(number) + static_cast<int>(day || moment) > 1;
    // Dates among texts are texts of dates: that is how a table typed by hand looks.
    if (mixed && (number || moment)) {
        problems.add("E-TYPE", origin + ":" + c.name,
                     "the column \"" + c.name + "\" mixes texts, numbers and days",
                     "write cells of one kind");
        return {c.name, frame::texts{{}, std::vector<std::int32_t>(what.size(), -1)}};
    }
    cell_writer out{origin, c.name,
                    text            ? cell_kind::text
                    : number        ? cell_kind::integer
                    : day || moment ? cell_kind::day
                                    : cell_kind::nothing,
                    problems};
    for (std::size_t row = 0; row < what.size(); ++row) add_cell(out, held[row], what[row]);
    return out.take();
}

// A copy that nobody else can change: to look at a cell may run the code of its class.
std::variant<py::list, moments> cells_of(py::handle values, const std::string& where) {
    if (PyUnicode_Check(values.ptr()) || PyBytes_Check(values.ptr()) ||
        !py::hasattr(values, "__iter__"))
        refuse(where + " needs the cells of a column, not " + kind_of(values),
               "write a list with one cell for each row");
    auto given = py::reinterpret_borrow<py::object>(values);
    if (py::isinstance<py::list>(given) || py::isinstance<py::tuple>(given))
        ;
    else if (py::hasattr(given, "to_pylist"))
        given = given.attr("to_pylist")();
    else if (py::hasattr(given, "dtype") && py::hasattr(given.attr("dtype"), "kind")) {
        // Moments with a zone are read one by one, and said to have one.
        const bool is_moments = py::str(given.attr("dtype").attr("kind")).equal(py::str("M")) &&
                                !py::hasattr(given.attr("dtype"), "tz");
        if (is_moments && py::hasattr(given, "to_numpy")) given = given.attr("to_numpy")();
        if (py::hasattr(given, "ndim") && given.attr("ndim").cast<int>() != 1)
            refuse(
                where + " has " + py::str(given.attr("ndim")).cast<std::string>() + " dimensions",
                "write a list with one cell for each row");
        if (is_moments) return moments_of(given);
        // An array lists its items as Python's own sooner than it gives them one by one.
        if (holds_objects(given.attr("dtype")) && py::hasattr(given, "to_numpy"))
            given = given.attr("to_numpy")();
        if (is_array(given)) given = given.attr("tolist")();
    } else if (py::hasattr(given, "to_list")) {
        given = given.attr("to_list")();
    }
    PyObject* copy = PySequence_List(given.ptr());
    if (copy == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::list>(copy);
}

std::string column_name(py::handle name, const std::string& origin) {
    if (!PyUnicode_Check(name.ptr()))
        refuse(origin + " names a column by " + kind_of(name),
               "write the names of columns as texts");
    return text_from(name, "the name of a column");
}

std::vector<named_cells> columns_of_dict(const py::dict& table, const std::string& origin) {
    std::vector<named_cells> out;
    const auto items = py::reinterpret_steal<py::list>(PyDict_Items(table.ptr()));
    for (const auto item : items) {
        const auto pair = py::reinterpret_borrow<py::tuple>(item);
        const auto column = column_name(pair[0], origin);
        out.push_back({column, cells_of(pair[1], origin + "[" + repr_of(column) + "]")});
    }
    return out;
}

std::vector<named_cells> columns_of_rows(py::handle rows, const std::string& origin) {
    std::vector<named_cells> out;
    std::vector<py::list> cells;
    py::dict place;  // the name of a column -> its number
    std::size_t row = 0;
    for (const auto each : py::reinterpret_borrow<py::object>(rows)) {
        if (!py::isinstance<py::dict>(each))
            refuse(origin + "[" + std::to_string(row) + "] is " + kind_of(each),
                   "write each row as a dict: {\"person\": ..., \"body\": ..., \"start\": ...}");
        const auto items = py::reinterpret_steal<py::list>(PyDict_Items(each.ptr()));
        for (const auto item : items) {
            PyObject* name = PyTuple_GET_ITEM(item.ptr(), 0);
            PyObject* known =
                PyUnicode_CheckExact(name) ? PyDict_GetItemWithError(place.ptr(), name) : nullptr;
            std::size_t at = 0;
            if (known != nullptr) {
                at = PyLong_AsSize_t(known);
            } else {
                const py::str column{column_name(name, origin)};
                if (!place.contains(column)) {
                    place[column] = cells.size();
                    check_width(cells.size() + 1, origin);
                    cells.emplace_back();
                    out.push_back({column.cast<std::string>(), py::list()});
                }
                at = place[column].cast<std::size_t>();
            }
            auto& column = cells[at];
            // A dict may have two keys that are equal as texts, a subclass of str and a str.
            if (column.size() > row) continue;
            while (column.size() < row) column.append(py::none());
            column.append(py::handle{PyTuple_GET_ITEM(item.ptr(), 1)});
        }
        ++row;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        while (cells[i].size() < row) cells[i].append(py::none());
        out[i].cells = std::move(cells[i]);
    }
    return out;
}

}  // namespace

frame frame_from_python(py::handle table, const std::string& origin, problem_list& problems) {
    if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
    const bool rows = PyList_Check(table.ptr()) || PyTuple_Check(table.ptr());
    if (!rows && !py::isinstance<py::dict>(table))
        refuse(origin + " needs a table, not " + kind_of(table),
               "give a frame of pandas, polars, pyarrow or duckdb, a dict of columns, or a list of "
               "dicts");
    const auto columns = rows ? columns_of_rows(table, origin)
                              : columns_of_dict(py::reinterpret_borrow<py::dict>(table), origin);
    check_width(columns.size(), origin);
    frame out{.origin = origin, .rows = columns.empty() ? 0 : columns.front().size()};
    for (const auto& c : columns) {
        if (c.size() != out.rows)
            throw bad_input{problem{"E-ROWS", origin + ":" + c.name,
                                    "the column \"" + c.name + "\" has " +
                                        std::to_string(c.size()) + " cells, \"" +
                                        columns.front().name + "\" has " + std::to_string(out.rows),
                                    "every column needs one cell for each row"}};
        out.columns.push_back(column_of(c, origin, problems));
    }
    return out;
}

}  // namespace remit::inline v0::python
