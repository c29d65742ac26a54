// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <string>

#include <pybind11/pybind11.h>

#include <remit/rules/aggregate.hpp>
#include <remit/rules/text.hpp>

#include "casters.hpp"
#include "errors.hpp"
#include "expressions.hpp"

// None of these operators says py::is_operator: it would turn a refusal into NotImplemented, and
// Python would answer `column == ["a"]` with False.
namespace remit::inline v0::python {

namespace {

struct comparison {
    const char* name;
    op what, mirrored;
};
constexpr std::array comparisons{
    comparison{"__eq__", op::eq, op::eq}, comparison{"__ne__", op::ne, op::ne},
    comparison{"__lt__", op::lt, op::gt}, comparison{"__le__", op::le, op::ge},
    comparison{"__gt__", op::gt, op::lt}, comparison{"__ge__", op::ge, op::le}};

struct arithmetic {
    const char *name, *reflected;
    op what;
};
constexpr std::array arithmetics{
    arithmetic{"__add__", "__radd__", op::add}, arithmetic{"__sub__", "__rsub__", op::sub},
    arithmetic{"__mul__", "__rmul__", op::mul}, arithmetic{"__truediv__", "__rtruediv__", op::div},
    arithmetic{"__mod__", "__rmod__", op::mod}};

constexpr const char* brackets =
    "& and | join conditions; put brackets around each comparison: (role == \"chair\") & (votes > "
    "0)";

// The type and the attribute are cloned into each method, for pybind11 asks for a C++ function
// apiece.
template <class C, class F>
void refuse_all(C& type, std::initializer_list<const char*> names, F f) {
    for (const char* name : names) type.def(name, f, py::arg("other"));
}

}  // namespace

void define_operators(py::class_<measure, expr>& type) {
    for (const auto& c : comparisons) {
        type.def(
            c.name,
            [c](const measure& a, const value_object& b) -> condition_result {
                // `percent(40) == share(...)` never comes here: a share is no measure.
                return wrap(make_node(c.what, {}, {a.share_root(), value_from(b)}));
            },
            py::arg("other"));
    }
    for (const auto& a : arithmetics) {
        type.def(
            a.name,
            [a](const measure& x, const value_object& y) {
                return computed{make_node(a.what, {}, {x.share_root(), value_from(y)})};
            },
            py::arg("other"));
        type.def(
            a.reflected,
            [a](const measure& x, const value_object& y) {
                return computed{make_node(a.what, {}, {value_from(y), x.share_root()})};
            },
            py::arg("other"));
    }
    type.def("__neg__",
             [](const measure& a) { return computed{make_node(op::neg, {}, {a.share_root()})}; });
    // Equal and equal-to-build are different things, so a measure is no key of a set or dict.
    type.attr("__hash__") = py::none();

    refuse_all(type, {"__and__", "__rand__", "__or__", "__ror__"},
               [](const measure& a, const py::object&) {
                   refuse(text(a) + " is no condition", brackets);
               });
    type.def("__invert__", [](const measure& a) {
        refuse("~ turns a condition round, and " + text(a) + " is none",
               "write ~(" + text(a) + " == ...)");
    });
    refuse_all(type, {"__floordiv__", "__rfloordiv__"}, [](const measure&, const py::object&) {
        refuse("// is no word of a rule",
               "write floor(a / b), and mind that halves and thirds are said by percent and ratio");
    });
    refuse_all(type, {"__pow__", "__rpow__"}, [](const measure&, const py::object&) {
        refuse("** is no word of a rule", "a rule counts, adds and takes fractions");
    });
    type.def("__round__", [](const measure&, const py::args&) {
        refuse("round() is no word of a rule, for it rounds halves to even",
               "write nearest(...), floor(...) or ceil(...)");
    });
    type.def(
        "__contains__",
        [](const measure& a, const py::object&) -> bool {
            refuse(text(a) + " holds nothing to look in", "write .is_in(\"a\", \"b\")");
        },
        py::arg("item"));
}

void define_operators(py::class_<share_measure, expr>& type) {
    for (const auto& c : comparisons) {
        type.def(
            c.name,
            [c](const share_measure& a, const value_object& b) -> condition_result {
                const auto r = ratio_from(b);
                if (!r) {
                    // A float is refused there too, and with the percent that was meant.
                    if (PyFloat_Check(b.ptr())) (void)value_from(b);
                    refuse("a share compares only with a fraction, not with " + kind_of(b),
                           "write share(...) >= percent(40), or ratio(1, 3)");
                }
                return wrap(make_node(c.what, {}, {a.share_root(), make_node(op::fraction, *r)}));
            },
            py::arg("other"));
    }
    type.attr("__hash__") = py::none();
    const auto no_number = [](const share_measure&, const py::object&) {
        refuse("a share is no number to reckon with",
               "reckon with the counts: count(a) + count(b) >= count() * percent(40)");
    };
    for (const auto& a : arithmetics) refuse_all(type, {a.name, a.reflected}, no_number);
    refuse_all(type, {"__and__", "__rand__", "__or__", "__ror__"},
               [](const share_measure&, const py::object&) {
                   refuse("a share is no condition", brackets);
               });
    type.def("__invert__", [](const share_measure&) {
        refuse("~ turns a condition round", "write ~(share(...) >= percent(40))");
    });
}

void define_operators(py::class_<condition, expr>& type) {
    const auto other_half = [](const py::object& b) {
        if (!py::isinstance<condition>(b)) refuse(kind_of(b) + " is no condition", brackets);
        return b.cast<const condition&>().share_root();
    };
    type.def(
        "__and__",
        [=](const condition& a, const py::object& b) {
            return condition{make_node(op::all_of, {}, {a.share_root(), other_half(b)})};
        },
        py::arg("other"));
    type.def(
        "__or__",
        [=](const condition& a, const py::object& b) {
            return condition{make_node(op::any_of, {}, {a.share_root(), other_half(b)})};
        },
        py::arg("other"));
    refuse_all(type, {"__rand__", "__ror__"}, [](const condition&, const py::object& b) {
        refuse(kind_of(b) + " is no condition", brackets);
    });
    type.def("__invert__", [](const condition& a) -> condition_result {
        return wrap(make_node(op::negation, {}, {a.share_root()}));
    });

    // Structural, as in C++. What a rule could hold is refused, for it was meant to build
    // something; any other object is simply not equal.
    const auto equal = [](const condition& a, const py::object& b) -> py::object {
        if (py::isinstance<condition>(b)) return py::bool_(same(a, b.cast<const condition&>()));
        if (PyUnicode_Check(b.ptr()))
            refuse("a condition is not equal to its text",
                   "write condition == rm.parse(text), or str(condition) == text");
        const bool literal = PyLong_Check(b.ptr()) || PyFloat_Check(b.ptr()) ||
                             py::isinstance<expr>(b) || py::isinstance<ratio>(b);
        if (literal)
            refuse("a condition is not compared with " + kind_of(b),
                   "write the condition itself, ~(...) for its opposite, and (a & b) | (~a & ~b) "
                   "where two are to agree");
        return py::reinterpret_borrow<py::object>(Py_NotImplemented);
    };
    type.def("__eq__", equal, py::arg("other"));
    type.def(
        "__ne__",
        [equal](const condition& a, const py::object& b) -> py::object {
            const auto answer = equal(a, b);
            if (answer.ptr() == Py_NotImplemented) return answer;
            return py::bool_(!answer.cast<bool>());
        },
        py::arg("other"));

    refuse_all(
        type, {"__lt__", "__le__", "__gt__", "__ge__"}, [](const condition&, const py::object&) {
            refuse("conditions have no order", "write brackets: (1 <= count()) & (count() <= 3)");
        });
    const auto no_number = [](const condition&, const py::object&) {
        refuse("a condition is no number", "count it: count(...) + count(...)");
    };
    for (const auto& a : arithmetics) refuse_all(type, {a.name, a.reflected}, no_number);
    refuse_all(type, {"__xor__", "__rxor__"}, [](const condition&, const py::object&) {
        refuse("^ is no word of a rule", "write (a & ~b) | (~a & b)");
    });
}

}  // namespace remit::inline v0::python
