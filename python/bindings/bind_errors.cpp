// SPDX-License-Identifier: BSL-1.0
#include "errors.hpp"

#include <algorithm>
#include <exception>

#include <pybind11/gil_safe_call_once.h>
#include <pybind11/stl.h>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"

namespace remit::inline v0::python {

void refuse(const std::string& what, const std::string& hint) {
    throw pybind11::type_error(what + "; " + hint);
}

namespace {

struct exceptions {
    py::object remit_error, bad_input, column_error;
};

// An exception translator is a plain function, so what it raises must be reachable from one.
const exceptions& raised() {
    PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<exceptions> storage;
    return storage
        .call_once_and_store_result([] {
            const auto make = [](const char* name, const char* doc, const py::object& bases) {
                PyObject* made = PyErr_NewExceptionWithDoc(name, doc, bases.ptr(), nullptr);
                if (made == nullptr) throw py::error_already_set();
                return py::reinterpret_steal<py::object>(made);
            };
            const auto builtin = [](PyObject* e) { return py::reinterpret_borrow<py::object>(e); };
            const py::object base = make(
                "remit.RemitError",
                "The base of every error of remit that is about what was given to it.\n\n"
                "A value of a type that a rule cannot hold is a TypeError, as in Python itself.",
                builtin(PyExc_Exception));
            const py::object bad = make(
                "remit.BadInput",
                "Input that cannot be used. It carries all the problems found, never only the "
                "first,\nand nothing of the input was kept.\n\n"
                "`problems` is a tuple of `Problem(code, where, what, hint)`. Also a ValueError.",
                py::make_tuple(base, builtin(PyExc_ValueError)));
            const py::object column = make("remit.ColumnError",
                                           "BadInput whose problems are all about columns that are "
                                           "not there. Also a KeyError.",
                                           py::make_tuple(bad, builtin(PyExc_KeyError)));
            return exceptions{base, bad, column};
        })
        .get_stored();
}

std::vector<problem> problems_of(const py::object& given) {
    const char* hint =
        "write BadInput(Problem(\"E-DATE\", \"mandates.csv:17\", \"no day\")), or a list of "
        "problems";
    if (py::isinstance<problem>(given)) return {given.cast<problem>()};
    if (PyUnicode_Check(given.ptr()) || !py::hasattr(given, "__iter__"))
        refuse("BadInput needs a Problem, not " + kind_of(given), hint);
    std::vector<problem> all;
    for (const auto each : given) {
        if (!py::isinstance<problem>(each))
            refuse("a list of problems holds " + kind_of(each), hint);
        all.push_back(each.cast<problem>());
    }
    if (all.empty()) throw py::value_error("BadInput needs at least one Problem");
    return all;
}

void raise(const bad_input& e) {
    const bool columns_only = std::all_of(e.problems().begin(), e.problems().end(),
                                          [](const problem& p) { return p.code == "E-COLUMN"; });
    const auto& type = columns_only ? raised().column_error : raised().bad_input;
    py::set_error(type, type(e.problems()));
}

void translate(std::exception_ptr p) {
    try {
        if (p) std::rethrow_exception(p);
    } catch (const bad_input& e) {
        raise(e);
    } catch (const error& e) {
        py::set_error(raised().remit_error, e.what());
    }
}

std::string quoted(const std::string& s) { return py::repr(py::str(s)).cast<std::string>(); }

}  // namespace

void bind_errors(py::module_& m) {
    py::class_<problem> problem_class(
        m, "Problem",
        "One thing that is wrong with what came in, and how to put it right.\n\n"
        "`code` is stable (\"E-DATE\"); `where` is the place (\"mandates.csv:17:stop\",\n"
        "\"charter.toml:41:18\"); `what` says what is wrong; `hint` what to write instead.");
    problem_class
        .def(py::init([](const text_object& code, const text_object& where, const text_object& what,
                         const text_object& hint) {
                 return problem{text_from(code, "code"), text_from(where, "where"),
                                text_from(what, "what"), text_from(hint, "hint")};
             }),
             py::arg("code"), py::arg("where"), py::arg("what"), py::arg("hint") = "")
        .def_readonly("code", &problem::code, "Stable and in capitals: \"E-DATE\".")
        .def_readonly("where", &problem::where, "The place, or empty: \"mandates.csv:17:stop\".")
        .def_readonly("what", &problem::what, "What is wrong.")
        .def_readonly("hint", &problem::hint, "What to write instead, or empty.")
        .def(
            "__eq__", [](const problem& a, const problem& b) { return a == b; }, py::is_operator())
        .def(
            "__ne__", [](const problem& a, const problem& b) { return !(a == b); },
            py::is_operator())
        .def("__hash__",
             [](const problem& p) {
                 return py::hash(py::make_tuple(p.code, p.where, p.what, p.hint));
             })
        .def("__str__", [](const problem& p) { return text(p); })
        .def("__repr__",
             [](const problem& p) {
                 return "Problem(code=" + quoted(p.code) + ", where=" + quoted(p.where) +
                        ", what=" + quoted(p.what) + ", hint=" + quoted(p.hint) + ")";
             })
        .def("__reduce__", [](const py::object& self) {
            const auto& p = self.cast<const problem&>();
            return py::make_tuple(py::type::of(self),
                                  py::make_tuple(p.code, p.where, p.what, p.hint));
        });

    refuse_other_calls(problem_class, "Problem(\"E-DATE\", \"mandates.csv:17\", \"no day\")");

    const auto& types = raised();
    m.attr("RemitError") = types.remit_error;
    m.attr("BadInput") = types.bad_input;
    m.attr("ColumnError") = types.column_error;

    const auto method = [](const py::object& type, const char* name, auto f, const auto&... extra) {
        // Without a name of its own: pybind11 takes an `__init__` for one of its own classes.
        type.attr(name) = py::cpp_function(std::move(f), py::is_method(type), extra...);
    };
    method(
        types.bad_input, "__init__",
        [](const py::object& self, const py::object& problems) {
            const auto all = py::tuple(py::cast(problems_of(problems)));
            self.attr("problems") = all;
            self.attr("args") = py::make_tuple(all);
        },
        py::arg("problems") = py::none(),
        "problems: a Problem or several. They are kept as the tuple `problems`.");
    // KeyError shows its argument's repr; the problems are for a person.
    method(types.bad_input, "__str__", [](const py::object& self) -> std::string {
        if (py::len(self.attr("problems")) == 0) return {};  // never made
        return std::string{bad_input{problems_of(self.attr("problems"))}.what()};
    });
    types.bad_input.attr("problems") = py::tuple();

    py::register_local_exception_translator(&translate);
}

}  // namespace remit::inline v0::python
