// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/rules/rule.hpp>
#include <remit/rules/text.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"

namespace remit::inline v0::python {

namespace {

rule make_rule(const text_object& name, const condition_object& require,
               const text_object& for_each, const condition_or_none& where,
               const limit_or_none& within, const text_object& level,
               const day_or_none_object& start, const day_or_none_object& stop,
               const text_object& cite) {
    rule r{.name = text_from(name, "name"),
           .for_each = text_from(for_each, "for_each"),
           .require = condition_from(require, "require")};
    if (!where.is_none()) r.where = condition_from(where, "where");
    if (!within.is_none()) r.within = limit_from(within);
    r.level = level_from(level);
    r.start = day_or_none(start, "start");
    r.stop = day_or_none(stop, "stop");
    r.cite = text_from(cite, "cite");
    if (r.start && r.stop)
        (void)period{*r.start, r.stop};  // a rule that is never in force is a mistake
    return r;
}

py::object wrapped(const std::optional<condition>& c) {
    return c ? wrap(c->share_root()) : py::none();
}
py::object text_or_none(const std::optional<condition>& c) {
    return c ? py::object{py::str(text(*c))} : py::none();
}

py::object wrapped(const std::optional<limit>& l) {
    if (!l) return py::none();
    if (const auto* d = std::get_if<duration>(&l->root().value)) return py::cast(*d);
    return py::cast(*l);
}

// The keywords that make the rule again; `text` leaves conditions as text.
py::dict keywords(const rule& r) {
    py::dict k;
    k["name"] = r.name;
    if (r.for_each != subject{"body"}) k["for_each"] = text(r.for_each);
    if (r.where) k["where"] = text_or_none(r.where);
    k["require"] = text(r.require);
    if (r.within) k["within"] = text(*r.within);
    if (r.level != level::must) k["level"] = std::string{text(r.level)};
    if (r.start) k["start"] = text(*r.start);
    if (r.stop) k["stop"] = text(*r.stop);
    if (!r.cite.empty()) k["cite"] = r.cite;
    return k;
}

std::string repr(const rule& r) {
    std::string out = "Rule(";
    for (const auto& [key, value] : keywords(r)) {
        if (out.back() != '(') out += ", ";
        out += key.cast<std::string>() + "=" + py::repr(value).cast<std::string>();
    }
    return out + ")";
}

}  // namespace

void bind_rule(py::module_& m) {
    py::class_<rule> rules(
        m, "Rule",
        "One thing a charter demands: for each subject, where something is the case, require a "
        "condition.\n\n"
        "for_each: \"body\", \"seat\", \"person\", \"mandate\", or a group, \"company in body\".\n"
        "where, require: a Condition or its text. level: \"must\", or \"should\" (comply or "
        "explain).\n"
        "start, stop: in force, half-open; None is unbounded. within: how long it may fail.\n"
        "cite: the id of the clause it stands on.\n\n"
        "The names of the keywords are the keys of a charter file. str() is the rule as a line of\n"
        "its [rule] table; rules compare, hash, copy and pickle. Raises BadInput, or TypeError "
        "with\n"
        "a hint.");
    rules
        .def(py::init(&make_rule), py::kw_only(), py::arg("name"), py::arg("require"),
             py::arg("for_each") = "body", py::arg("where") = py::none(),
             py::arg("within") = py::none(), py::arg("level") = "must",
             py::arg("start") = py::none(), py::arg("stop") = py::none(), py::arg("cite") = "")
        .def_readonly("name", &rule::name, "Its name, unique within a charter.")
        .def_property_readonly(
            "require",
            [](const rule& r) -> condition_result { return wrap(r.require.share_root()); },
            "The condition that must hold.")
        .def_property_readonly(
            "for_each", [](const rule& r) { return text(r.for_each); },
            "What it is for each of: \"body\", \"company in body\".")
        .def_property_readonly(
            "where", [](const rule& r) { return wrapped(r.where); },
            "The days and subjects on which anything is demanded; None: all.")
        .def_property_readonly(
            "within", [](const rule& r) { return wrapped(r.within); },
            "How long it may fail before it is a breach; None: not at all.")
        .def_property_readonly(
            "level", [](const rule& r) { return std::string{text(r.level)}; },
            "\"must\" or \"should\".")
        .def_property_readonly(
            "start", [](const rule& r) { return to_python(r.start); },
            "The first day in force; None: always was.")
        .def_property_readonly(
            "stop", [](const rule& r) { return to_python(r.stop); },
            "The first day no longer in force; None: still.")
        .def_readonly("cite", &rule::cite, "The id of the clause it stands on, or empty.")
        .def(
            "replace",
            [](const py::object& self, const py::kwargs& changes) -> rule_object {
                auto k = keywords(self.cast<const rule&>());
                for (const auto& [key, value] : changes) k[key] = value;
                return py::object{py::type::of(self)(**k)};
            },
            "The same rule with some keywords changed.")
        .def(
            "__eq__", [](const rule& a, const rule& b) { return a == b; }, py::is_operator(),
            py::arg("other"))
        .def(
            "__ne__", [](const rule& a, const rule& b) { return !(a == b); }, py::is_operator(),
            py::arg("other"))
        .def("__hash__", [](const rule& r) { return py::hash(py::str(repr(r))); })
        .def("__str__", [](const rule& r) { return text(r); })
        .def("__repr__", &repr)
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"))
        .def("__reduce__", [](const py::object& self) {
            const auto again =
                py::module_::import("functools")
                    .attr("partial")(py::type::of(self), **keywords(self.cast<const rule&>()));
            return py::make_tuple(again, py::tuple());
        });
    refuse_other_calls(rules, "Rule(name=\"size\", require=\"count() == 7\")");
    refuse_other_calls_of(rules, "replace", "rule.replace(level=\"should\")");
}

}  // namespace remit::inline v0::python
