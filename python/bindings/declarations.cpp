// SPDX-License-Identifier: BSL-1.0
#include "declarations.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <remit/core/suggest.hpp>
#include <remit/io/folder.hpp>
#include <remit/registry/ends.hpp>
#include <remit/registry/schema.hpp>

namespace remit::inline v0::python {

namespace {

constexpr std::string_view all_tables = "all";

// The entries of a mapping whose keys are texts.
template <class F>
void each_entry(const py::object& given, const std::string& where, const char* hint, F f) {
    for (const auto item : py::reinterpret_steal<py::list>(PyMapping_Items(given.ptr()))) {
        const auto pair = py::reinterpret_borrow<py::tuple>(item);
        if (!PyUnicode_Check(pair[0].ptr()))
            refuse(where + " names a table by " + kind_of(pair[0]), hint);
        f(text_from(pair[0], where), py::object{pair[1]});
    }
}

bool is_mapping(const py::object& given) {
    return py::hasattr(given, "items") && py::hasattr(given, "keys");
}

// What one entry says; what is wrong with it is said with its place.
template <class F>
void part(const std::string& where, problem_list& problems, F f) {
    try {
        f();
    } catch (const bad_input& e) {
        for (auto p : e.problems()) {
            if (p.where.empty()) p.where = where;
            problems.add(std::move(p));
        }
    }
}

py::tuple days_of(const period& p) {
    const auto start = p.start() == day::first() ? std::optional<day>{} : p.start();
    return py::make_tuple(to_python(start), to_python(p.stop()));
}

}  // namespace

table_id table_named(std::string_view name, std::string_view where, std::string_view more) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < table_count; ++i) {
        if (text(static_cast<table_id>(i)) == name) return static_cast<table_id>(i);
        known.emplace_back(text(static_cast<table_id>(i)));
    }
    if (!more.empty()) known.emplace_back(more);
    throw bad_input{problem{"E-TABLE", std::string{where},
                            "there is no table \"" + std::string{name} + "\"",
                            did_you_mean(name, std::span<const std::string>{known})}};
}

void declare_observed(registry_builder& to, const observed_object& given, problem_list& problems) {
    const std::string where = "observed";
    if (given.is_none()) return;
    if (!is_mapping(given))
        return part(where, problems, [&] { to.observed(period_from(given, where)); });
    const char* hint = "write observed={\"meetings\": (\"2020-01-01\", None)}";
    each_entry(given, where, hint, [&](const std::string& name, const py::object& days) {
        const auto place = where + "[" + repr_of(name) + "]";
        part(place, problems, [&] {
            if (name == all_tables)
                to.observed(period_from(days, place));
            else
                to.observed(table_named(name, where, all_tables), period_from(days, place));
        });
    });
}

void declare_ends(registry_builder& to, const ends_object& given, problem_list& problems) {
    const std::string where = "ends";
    const char* hint = "write ends={\"mandates\": Ends(last_day=True)}";
    if (given.is_none()) return;
    if (!is_mapping(given)) refuse("ends needs a dict of Ends, not " + kind_of(given), hint);
    each_entry(given, where, hint, [&](const std::string& name, const py::object& how) {
        if (!py::isinstance<ends_mean>(how)) refuse("ends holds " + kind_of(how), hint);
        part(where, problems,
             [&] { to.ends(table_named(name, where, {}), how.cast<const ends_mean&>()); });
    });
}

registry read_declared(const std::filesystem::path& folder, const charter& c,
                       const observed_object& observed, const ends_object& ends) {
    problem_list problems;
    registry_builder builder;
    declare_observed(builder, observed, problems);
    declare_ends(builder, ends, problems);
    try {
        const py::gil_scoped_release nogil;
        auto made = read_registry(folder, c, std::move(builder));
        if (problems.empty()) return made;
    } catch (const bad_input& e) {
        problems.add(e.problems());
    }
    problems.raise();
    throw error{"read_declared: no problem, and no registry"};  // not reached
}

py::dict declared_of(const registry& r) {
    py::dict out;
    if (const auto all = r.declared()) out[py::str(all_tables.data())] = days_of(*all);
    for (std::size_t i = 0; i < table_count; ++i) {
        const auto t = static_cast<table_id>(i);
        if (const auto days = r.declared(t)) out[py::str(std::string{text(t)})] = days_of(*days);
    }
    return out;
}

}  // namespace remit::inline v0::python
