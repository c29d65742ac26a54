// SPDX-License-Identifier: BSL-1.0
#include "from_frames.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <remit/charter/charter.hpp>
#include <remit/charter/implied.hpp>
#include <remit/core/suggest.hpp>
#include <remit/registry/builder.hpp>
#include <remit/registry/schema.hpp>

#include "arrow_import.hpp"
#include "declarations.hpp"
#include "errors.hpp"

namespace remit::inline v0::python {

namespace {

using renames = std::map<std::string, std::string, std::less<>>;

renames renames_from(const py::object& given) {
    const char* hint = "write names={\"firm\": \"company\"}";
    if (!py::hasattr(given, "items"))
        refuse("names needs a dict of texts, not " + kind_of(given), hint);
    renames out;
    for (const auto item : given.attr("items")()) {
        const auto pair = py::reinterpret_borrow<py::object>(item).cast<py::tuple>();
        for (const auto each : pair)
            if (!PyUnicode_Check(each.ptr())) refuse("names holds " + kind_of(each), hint);
        out.emplace(text_from(pair[0], "names"), text_from(pair[1], "names"));
    }
    return out;
}

// `{"firm": "company"}`: what the caller's tables call a column, and what remit does. All names
// change at once, so two columns may swap theirs.
class renamer {
public:
    explicit renamer(const renames& names) : names_{names} {}

    [[nodiscard]] const std::string& of(const std::string& name) const {
        const auto to = names_.find(name);
        return to == names_.end() ? name : to->second;
    }
    /// @throws bad_input where two columns would have one name.
    void rename(frame& f) {
        problem_list problems;
        std::set<std::string> taken;
        for (auto& c : f.columns) {
            c.name = seen(c.name);
            if (!taken.insert(c.name).second)
                problems.add("E-COLUMN", f.origin, "names makes a second column \"" + c.name + "\"",
                             "drop one of the two columns");
        }
        problems.raise();
    }
    /// The table of attributes names columns in its cells too.
    void rename_cells(frame& f) {
        for (auto& c : f.columns)
            if (auto* cells = std::get_if<frame::texts>(&c.cells); cells && c.name == "name")
                for (auto& text : cells->dictionary) text = seen(text);
    }
    void finish(problem_list& problems) const {
        for (const auto& [from, to] : names_)
            if (!used_.contains(from))
                problems.add("E-COLUMN", "names", "no table has a column \"" + from + "\"",
                             did_you_mean(from, std::span<const std::string>{seen_}));
    }

private:
    const std::string& seen(const std::string& name) {
        if (seen_.size() < 10'000) seen_.push_back(name);
        if (names_.contains(name)) used_.insert(name);
        return of(name);
    }

    const renames& names_;
    std::set<std::string, std::less<>> used_;
    std::vector<std::string> seen_;
};

}  // namespace

frame frame_from(const py::object& table, const std::string& origin, problem_list& problems) {
    if (py::isinstance<py::str>(table) || py::hasattr(table, "__fspath__"))
        refuse(origin + " needs a table, not a path",
               "read it with your own reader, or a folder of CSV files with Registry.from_folder");
    if (speaks_arrow(table)) return frame_from_arrow(table, origin, problems);
    if (py::hasattr(table, "collect") && py::hasattr(table, "collect_schema"))
        refuse(origin + " is a lazy frame", "write .collect()");
    return frame_from_python(table, origin, problems);
}

namespace {

// Where a problem is: "mandates:17:stop" is a cell, "mandates:stop" a column.
struct place_of {
    std::string table, column;
    bool cell = false;

    explicit place_of(std::string_view where) {
        const auto colon = where.find(':');
        table = where.substr(0, colon);
        if (colon == std::string_view::npos) return;
        auto rest = where.substr(colon + 1);
        const auto digits = rest.find_first_not_of("0123456789");
        cell = digits != std::string_view::npos && digits > 0 && rest[digits] == ':';
        column = cell ? rest.substr(digits + 1) : rest;
    }
};

// What was not read was reported where it was read; that the registry then misses it is not said as
// well.
class already_said {
public:
    already_said(const std::vector<problem>& problems, const renamer& names) {
        for (const auto& p : problems) {
            const place_of at{p.where};
            if (at.column.empty()) continue;
            const auto column = names.of(at.column);
            if (at.cell)
                cells_.insert(p.where.substr(0, p.where.size() - at.column.size()) + column);
            else
                columns_.insert(at.table + ":" + column);
            // The key of a table that others refer to.
            for (const auto& c : schema)
                if (c.kind == column_kind::key && text(c.table) == at.table && c.name == column)
                    keys_ = true;
        }
    }
    [[nodiscard]] bool operator()(const problem& p) const {
        static constexpr std::array references{"E-PERSON", "E-BODY",    "E-SEAT", "E-KEY",
                                               "E-TERM",   "E-MEETING", "E-ITEM", "E-PROPOSAL"};
        if (keys_ && std::find(references.begin(), references.end(), p.code) != references.end())
            return true;
        const place_of at{p.where};
        return cells_.contains(p.where) || columns_.contains(at.table + ":" + at.column);
    }

private:
    std::set<std::string> cells_, columns_;
    bool keys_ = false;
};

}  // namespace

registry from_frames(const table_or_none& mandates, const further_tables& others,
                     const table_or_none& attributes, const renames_object& names,
                     const observed_object& observed, const ends_object& ends,
                     const charter_or_none& terms) {
    problem_list problems;
    const auto renamed = renames_from(names);
    renamer rename{renamed};
    registry_builder builder;
    bool whole = true;  // every table was read, well or badly
    const auto part = [&](const auto& f) {
        try {
            f();
        } catch (const bad_input& e) {
            problems.add(e.problems());
            whole = false;
        }
    };
    const auto read = [&](const py::object& table, std::string_view name) {
        auto f = frame_from(table, std::string{name}, problems);
        rename.rename(f);
        return f;
    };
    const auto add = [&](const py::object& table, table_id id) {
        if (!table.is_none()) part([&] { builder.add(id, read(table, text(id))); });
    };
    for (std::size_t i = 0; i < table_count; ++i) {
        const auto id = static_cast<table_id>(i);
        add(id == table_id::mandates ? mandates : others[i], id);
    }
    if (!attributes.is_none())
        part([&] {
            auto f = read(attributes, "attributes");
            rename.rename_cells(f);
            builder.add_attributes(std::move(f));
        });
    if (mandates.is_none())
        problems.add("E-MISSING", "mandates", "the table of mandates is not given",
                     "give mandates=, with person, body and start; a table without rows says that "
                     "nobody sits");
    if (whole) rename.finish(problems);
    declare_observed(builder, observed, problems);
    declare_ends(builder, ends, problems);
    if (!terms.is_none()) {
        if (!py::isinstance<charter>(terms))
            refuse("charter needs a Charter, not " + kind_of(terms),
                   "write charter=Charter.from_file(\"charter.toml\")");
        for (auto& s : seats_of(terms.cast<const charter&>())) builder.add(std::move(s));
    }
    // Of half of the tables nothing follows.
    if (!whole) problems.raise();
    try {
        const py::gil_scoped_release nogil;
        auto made = std::move(builder).build();
        if (problems.empty()) return made;
    } catch (const bad_input& e) {
        if (problems.empty()) throw;
        const already_said said{problems.all(), rename};
        for (const auto& p : e.problems())
            if (!said(p)) problems.add(p);
    }
    problems.raise();
    throw error{"from_frames: no problem, and no registry"};  // not reached
}

}  // namespace remit::inline v0::python
