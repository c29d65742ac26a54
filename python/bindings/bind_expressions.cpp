// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <pybind11/pybind11.h>

#include <remit/rules/aggregate.hpp>
#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>

#include "expression_classes.hpp"

namespace remit::inline v0::python {

py::object wrap(const node_ptr& n) {
    switch (n->what) {
        case op::column: {
            const auto& name = std::get<std::string>(n->value);
            if (name == "body") return py::cast(body_key{name});
            if (contains(path_words, name) && contains(column_words, name))
                return py::cast(key{name});
            if (contains(dated_words, name)) return py::cast(dated_column{name});
            return py::cast(named_column{name});
        }
        case op::today: return py::cast(judged_day{});
        case op::share: return py::cast(share_measure{n});
        case op::count:
        case op::days_held:
        case op::distinct:
        case op::total:
        case op::first:
        case op::last:
        case op::apportion: return py::cast(aggregate{n});
        case op::some:
        case op::none: return py::cast(quantified{n});
        case op::source: return py::cast(source{n});
        case op::calendar:
            if (n->args.empty()) return py::cast(calendar_window{n});
            return py::cast(window{n});
        case op::next: return py::cast(limit{n});
        default: break;
    }
    switch (word_of(n->what).gives) {
        case word_kind::truth: return py::cast(condition{n});
        case word_kind::window: return py::cast(window{n});
        default: return py::cast(computed{n});
    }
}

void bind_expressions(py::module_& m) {
    py::class_<expr> expression(
        m, "Expression",
        "Any part of a rule: immutable, printable, copied by sharing.\n\n"
        "str() is the canonical text, which parses to the same tree. An expression has no truth "
        "value.",
        py::dynamic_attr());
    expression.def("__str__", [](const expr& e) { return text(e); })
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"))
        .def("__bool__", [](const expr&) -> bool {
            refuse("a part of a rule has no truth value",
                   "write & | ~ instead of and, or, not, with brackets around each comparison; "
                   "(1 <= count()) & (count() <= 3) instead of 1 <= count() <= 3; .is_in(\"a\", "
                   "\"b\") instead of in");
        });
    // numpy would otherwise take an operator over and compare element by element.
    expression.attr("__array_ufunc__") = py::none();
    refuse_operators(expression);
    refuse_attributes(expression);

    bind_parts(m, expression);
    bind_measures(m);
    py::class_<aggregate, measure> aggregates(
        m, "Aggregate",
        "A measure over rows: count(role == \"chair\"), to which .of(source) and .over(window) may "
        "be said.");
    from_text(aggregates, "count(role == \"chair\")");
    over_rows(aggregates);
    py::class_<share_measure, expr> shares(m, "Share",
                                           doc_of(op::share, "share(selector)").c_str());
    from_text(shares, "share(gender == \"f\")");
    define_operators(shares);
    over_rows(shares);
    py::class_<condition, expr> conditions(
        m, "Condition",
        "Something that holds, fails or cannot be told on a day.\n\n"
        "Condition(text) parses the text. & | ~ combine conditions; == between two of them asks\n"
        "whether they are the same words in the same places. Evaluating is the check's job.");
    from_text(conditions, "Condition(\"count() == 7\")",
              [](const text_object& t) { return parse_condition(text_from(t, "text")); });
    define_operators(conditions);
    conditions.def("__hash__",
                   [](const condition& c) { return static_cast<py::ssize_t>(c.hash() >> 1); });
    py::class_<quantified, condition> quantifieds(
        m, "Quantified",
        "A condition over rows: some(...), none(...), to which .of(source) and .over(window) may "
        "be said.");
    from_text(quantifieds, "some(role == \"chair\")");
    over_rows(quantifieds);
}

}  // namespace remit::inline v0::python
