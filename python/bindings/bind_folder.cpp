// SPDX-License-Identifier: BSL-1.0
#include <filesystem>
#include <string>
#include <utility>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <remit/charter/charter.hpp>
#include <remit/registry/registry.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "declarations.hpp"
#include "errors.hpp"
#include "toml.hpp"

namespace remit::inline v0::python {

namespace {

// As `read_folder` in C++, with tomllib for toml++.
std::pair<charter, registry> folder_from(const path_object& folder, const observed_object& observed,
                                         const ends_object& ends) {
    const auto path = path_from(folder, "read_folder");
    problem_list problems;
    charter terms;
    try {
        terms = charter_from_file(path / "charter.toml");
    } catch (const bad_input& e) {
        problems.add(e.problems());
    }
    try {
        auto facts = read_declared(path, terms, observed, ends);
        if (problems.empty()) return {std::move(terms), std::move(facts)};
    } catch (const bad_input& e) {
        // Without its charter a folder lacks the charter's seats, so that one more is unknown says
        // nothing.
        const bool has_seats = problems.empty();
        for (const auto& p : e.problems())
            if (has_seats || p.code != "E-SEAT") problems.add(std::vector{p});
    }
    problems.raise();
    throw error{"read_folder: no problem, and no registry"};  // not reached
}

}  // namespace

void bind_folder(py::module_& m) {
    m.def("read_folder", &folder_from, py::arg("path"), py::arg("observed") = py::none(),
          py::arg("ends") = py::none(),
          "The charter and the registry of a folder with a charter.toml and tables in CSV: "
          "(charter, registry).\n\n"
          "observed, ends: as Registry.from_frames takes them.\n"
          "Raises BadInput with the problems of the charter and of every table; then nothing is "
          "kept.");
    refuse_other_calls(m, "read_folder", "read_folder(path)");
}

}  // namespace remit::inline v0::python
