// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/charter/implied.hpp>
#include <remit/rules/footprint.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "errors.hpp"
#include "predicates.hpp"

namespace remit::inline v0::python {

namespace {

/// The row that a predicate is asked of, while it is asked.
struct asked_row {
    const predicate_row* row;
    const registry* facts;
    std::string table, key;

    [[nodiscard]] std::vector<value> values(std::string_view column) const {
        if (row == nullptr)
            throw std::runtime_error{
                "the row was asked of after its predicate answered: keep its values, not the row"};
        return row->values(column);
    }
    [[nodiscard]] bool has(std::string_view column) const {
        try {
            (void)values(column);
            return true;
        } catch (const bad_input&) {
            return false;
        }
    }
    /// The names of all columns that a rule could say of the row.
    [[nodiscard]] std::set<std::string> columns() const {
        std::set<std::string> out;
        for (const auto* end : {"start", "stop"})
            if (has(end)) out.insert(end);
        for (std::size_t i = 0; i < table_count; ++i)
            for (const auto& c : facts->table(static_cast<table_id>(i)).columns)
                if (!out.contains(c.name) && has(c.name)) out.insert(c.name);
        return out;
    }
};

py::object to_python_value(const value& v) {
    struct maker {
        py::object operator()(unknown_t) const { return py::none(); }
        py::object operator()(absent_t) const { return py::none(); }  // not reached
        py::object operator()(std::int64_t n) const { return py::int_(n); }
        py::object operator()(const ratio& r) const { return to_python(std::optional{r}); }
        py::object operator()(day d) const { return to_python(d); }
        py::object operator()(const std::string& s) const { return py::str(s); }
        py::object operator()(const bounds& b) const { return py::cast(b); }
    };
    return std::visit(maker{}, v);
}

py::tuple to_python_values(const std::vector<value>& all) {
    py::tuple out(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) out[i] = to_python_value(all[i]);
    return out;
}

py::list names_of(const asked_row& r) {
    py::list out;
    for (const auto& name : r.columns()) out.append(py::str(name));
    return out;
}

/// A function of Python that is dropped under the lock of the interpreter, from any thread.
using shared_function = std::shared_ptr<py::object>;

shared_function shared(py::object f) {
    return {new py::object{std::move(f)}, [](py::object* held) {
                if (Py_IsInitialized() == 0) return;
                const py::gil_scoped_acquire gil;
                delete held;
            }};
}

truth truth_from(const py::object& answer, const std::string& who) {
    if (answer.is_none()) return truth::maybe;
    if (!PyBool_Check(answer.ptr()))
        refuse(who + " answered " + kind_of(answer),
               "return True, False, or None where it cannot be told");
    return truth_of(answer.ptr() == Py_True);
}

truth ask(const py::object& f, const registry& facts, const predicate_row& row,
          const std::string& who) {
    const py::gil_scoped_acquire gil;
    const auto shown =
        py::cast(asked_row{&row, &facts, std::string{row.table}, std::string{row.key}});
    struct answered {
        const py::object& row;
        ~answered() { row.cast<asked_row&>().row = nullptr; }
    } const at_end{shown};
    try {
        return truth_from(f(shown, to_python(row.on)), who);
    } catch (py::error_already_set& e) {
        e.value().attr("add_note")(who + ", asked of \"" + std::string{row.key} + "\" in " +
                                   std::string{row.table} + " on " + text(row.on));
        throw;
    }
}

std::string quoted_list(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "\"" : ", \"") + name + "\"";
    return out;
}

// The names of the rules that say the predicate.
std::string rules_with(const std::string& predicate, const charter& c) {
    std::vector<std::string> names;
    for (const auto& r : all_rules(c)) {
        const auto reads = footprint(r, c.member);
        const bool says = std::any_of(reads.begin(), reads.end(), [&](const auto& e) {
            return e.rows == "predicate" && e.key == predicate;
        });
        if (says && std::find(names.begin(), names.end(), r.name) == names.end())
            names.push_back(r.name);
    }
    if (names.empty()) return {};
    return " of the rule" + std::string{names.size() > 1 ? "s " : " "} + quoted_list(names);
}

}  // namespace

std::map<std::string, predicate_function, std::less<>> predicates_from(
    const predicates_object& given, const registry& facts, const charter& rules) {
    const char* hint = "write predicates={\"veterinarian\": f}, with f(row, day)";
    if (!py::hasattr(given, "items") || !py::hasattr(given, "keys"))
        refuse("predicates needs a dict of functions, not " + kind_of(given), hint);
    std::map<std::string, predicate_function, std::less<>> out;
    for (const auto item : py::reinterpret_steal<py::list>(PyMapping_Items(given.ptr()))) {
        const auto pair = py::reinterpret_borrow<py::tuple>(item);
        if (!PyUnicode_Check(pair[0].ptr()))
            refuse("predicates names a function by " + kind_of(pair[0]), hint);
        if (PyCallable_Check(pair[1].ptr()) == 0)
            refuse("predicates holds " + kind_of(pair[1]), hint);
        const auto name = text_from(pair[0], "predicates");
        const auto who = "the predicate \"" + name + "\"" + rules_with(name, rules);
        out[name] = [f = shared(pair[1]), facts, who](const predicate_row& row) {
            return ask(*f, facts, row, who);
        };
    }
    return out;
}

void bind_predicates(py::module_& m) {
    py::class_<asked_row> c(
        m, "Row",
        "The row that a predicate is asked of: the name of a column leads to what it says on the "
        "day.\n\n"
        "That is a tuple: empty where there is nothing, (None,) where nobody knows, several values "
        "where several\nare in force. Values are int, str, datetime.date, fractions.Fraction or "
        "Bounds. Columns are found as a rule\nfinds them: of a mandate also in its seat, person "
        "and body. It can be read until the predicate answers.");
    c.def(py::init([](const py::args&, const py::kwargs&) -> asked_row {
         refuse("a Row is what a predicate is asked of",
                "write check(registry, rules, predicates={\"name\": lambda row, day: ...})");
     }))
        .def_readonly("table", &asked_row::table, "Its table: \"mandates\", \"people\".")
        .def_readonly("key", &asked_row::key,
                      "Its key; of a mandate, which has none, the person's.")
        .def(
            "__getitem__",
            [](const asked_row& r, const text_object& column) {
                return to_python_values(r.values(text_from(column, "the name of a column")));
            },
            py::arg("column"))
        .def(
            "__contains__",
            [](const asked_row& r, const py::object& column) {
                return PyUnicode_Check(column.ptr()) && r.has(text_from(column));
            },
            py::arg("column"))
        .def("__len__", [](const asked_row& r) { return r.columns().size(); })
        .def("__iter__", [](const asked_row& r) { return py::iter(names_of(r)); })
        .def(
            "get",
            [](const asked_row& r, const text_object& column, const py::object& otherwise) {
                const auto name = text_from(column, "the name of a column");
                return r.has(name) ? py::object{to_python_values(r.values(name))} : otherwise;
            },
            py::arg("column"), py::arg("default") = py::none(),
            "What the column says, or the default where there is no such column.")
        .def("keys", &names_of, "The names of the columns.")
        .def(
            "values",
            [](const asked_row& r) {
                py::list out;
                for (const auto& name : r.columns()) out.append(to_python_values(r.values(name)));
                return out;
            },
            "What the columns say.")
        .def(
            "items",
            [](const asked_row& r) {
                py::list out;
                for (const auto& name : r.columns())
                    out.append(py::make_tuple(name, to_python_values(r.values(name))));
                return out;
            },
            "The names of the columns, each with what it says.")
        .def("__repr__",
             [](const asked_row& r) { return "<Row " + r.table + " | " + r.key + ">"; });
    refuse_other_calls_of(c, "get", "row.get(\"title\", ())");
}

}  // namespace remit::inline v0::python
