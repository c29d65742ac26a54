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

/// A method of Python and how a person writes it.
struct sign {
    const char *name, *shown;
};
constexpr std::array binary_signs{sign{"__add__", "+"},
                                  sign{"__radd__", "+"},
                                  sign{"__sub__", "-"},
                                  sign{"__rsub__", "-"},
                                  sign{"__mul__", "*"},
                                  sign{"__rmul__", "*"},
                                  sign{"__truediv__", "/"},
                                  sign{"__rtruediv__", "/"},
                                  sign{"__mod__", "%"},
                                  sign{"__rmod__", "%"},
                                  sign{"__floordiv__", "//"},
                                  sign{"__rfloordiv__", "//"},
                                  sign{"__pow__", "**"},
                                  sign{"__rpow__", "**"},
                                  sign{"__divmod__", "divmod()"},
                                  sign{"__rdivmod__", "divmod()"},
                                  sign{"__matmul__", "@"},
                                  sign{"__rmatmul__", "@"},
                                  sign{"__lshift__", "<<"},
                                  sign{"__rlshift__", "<<"},
                                  sign{"__rshift__", ">>"},
                                  sign{"__rrshift__", ">>"},
                                  sign{"__and__", "&"},
                                  sign{"__rand__", "&"},
                                  sign{"__or__", "|"},
                                  sign{"__ror__", "|"},
                                  sign{"__xor__", "^"},
                                  sign{"__rxor__", "^"},
                                  sign{"__lt__", "<"},
                                  sign{"__le__", "<="},
                                  sign{"__gt__", ">"},
                                  sign{"__ge__", ">="}};
constexpr std::array unary_signs{sign{"__neg__", "-"},
                                 sign{"__pos__", "+"},
                                 sign{"__abs__", "abs()"},
                                 sign{"__invert__", "~"},
                                 sign{"__round__", "round()"},
                                 sign{"__trunc__", "trunc()"},
                                 sign{"__floor__", "math.floor()"},
                                 sign{"__ceil__", "math.ceil()"}};

template <class F>
void set_method(const py::object& type, const char* name, F f) {
    type.attr(name) = py::cpp_function(std::move(f), py::name(name), py::is_method(type));
}

// What a part of a rule is, and what to do with it instead of reckoning.
operand_words words_of(py::handle h) {
    if (py::isinstance<share_measure>(h))
        return {"a share is no number to reckon with",
                "reckon with the counts: count(a) + count(b) >= count() * percent(40)"};
    if (py::isinstance<condition>(h))
        return {"a condition is no number", "count it: count(...) + count(...)"};
    if (py::isinstance<source>(h))
        return {"a source is no value", "it says which rows there are: count().of(members)"};
    if (py::isinstance<window>(h))
        return {"a window is no value",
                "it says on which days rows are looked for: count().over(year); the year of a day "
                "is start.year"};
    if (py::isinstance<limit>(h))
        return {"a limit is no value", "it says how long: within(some(), next(meetings))"};
    return {"it is no word of a rule",
            "a rule reckons with + - * / % and compares; floor(a / b), nearest(...) and ceil(...) "
            "round"};
}

// The type and the attribute are cloned into each method, for pybind11 asks for a C++ function
// apiece.
template <class C, class F>
void refuse_all(C& type, std::initializer_list<const char*> names, F f) {
    for (const char* name : names) type.def(name, f, py::arg("other"));
}

}  // namespace

void refuse_operators(py::class_<expr>& type) {
    for (const auto& s : binary_signs)
        set_method(type, s.name, [s](const py::object& self, const py::args&) -> py::object {
            const auto words = words_of(self);
            refuse(std::string{s.shown} + ": " + words.what, words.hint);
        });
    for (const auto& s : unary_signs)
        set_method(type, s.name, [s](const py::object& self, const py::args&) -> py::object {
            const auto words = words_of(self);
            refuse(std::string{s.shown} + ": " + words.what, words.hint);
        });
    set_method(type, "__contains__", [](const py::object& self, const py::args&) -> py::object {
        refuse(text(self.cast<const expr&>()) + " holds nothing to look in",
               py::isinstance<measure>(self) ? "write .is_in(\"a\", \"b\")"
                                             : "say what is counted: some(role == \"chair\")");
    });
}

void refuse_operators(const py::object& type, operand_words says) {
    // A part of a rule on the right answers for itself: years(1) + start, percent(40) <=
    // share(...).
    for (const auto& s : binary_signs) {
        if (type.attr("__dict__").contains(s.name)) continue;
        set_method(type, s.name,
                   [s, says](const py::object&, const py::args& others) -> py::object {
                       if (!others.empty() && py::isinstance<expr>(others[0]))
                           return py::reinterpret_borrow<py::object>(Py_NotImplemented);
                       refuse(std::string{s.shown} + ": " + says.what, says.hint);
                   });
    }
    for (const auto& s : unary_signs)
        set_method(type, s.name, [s, says](const py::object&, const py::args&) -> py::object {
            refuse(std::string{s.shown} + ": " + says.what, says.hint);
        });
    type.attr("__array_ufunc__") = py::none();
}

void refuse_truth(const py::object& type, operand_words says) {
    set_method(type, "__bool__",
               [says](const py::object&) -> bool { refuse(says.what, says.hint); });
}

void refuse_attributes(const py::object& type) {
    const auto never = [](const py::object&, const py::object& name, const py::args&) {
        throw py::attribute_error("a part of a rule never changes, so '" +
                                  py::str(name).cast<std::string>() + "' cannot be set");
    };
    set_method(type, "__setattr__", never);
    set_method(type, "__delattr__", never);
}

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
        if (is_literal(b) || py::isinstance<expr>(b))
            refuse("a condition is not compared with " + kind_of(b),
                   "write the condition itself, ~(...) for its opposite, and (a & b) | (~a & ~b) "
                   "where two are to agree");
        return py::reinterpret_borrow<py::object>(Py_NotImplemented);
    };
    type.def("__eq__", equal, py::arg("other"));
    type.def(
        "__ne__",
        [equal](const condition& a, const py::object& b) -> py::object {
            return negated(equal(a, b));
        },
        py::arg("other"));

    refuse_all(
        type, {"__lt__", "__le__", "__gt__", "__ge__"}, [](const condition&, const py::object&) {
            refuse("conditions have no order", "write brackets: (1 <= count()) & (count() <= 3)");
        });
    refuse_all(type, {"__xor__", "__rxor__"}, [](const condition&, const py::object&) {
        refuse("^ is no word of a rule", "write (a & ~b) | (~a & b)");
    });
}

}  // namespace remit::inline v0::python
