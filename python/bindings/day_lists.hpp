// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/time/day.hpp>

#include "casters.hpp"
#include "errors.hpp"

namespace remit::inline v0::python {

/// The days of a list. @throws TypeError that names the argument
[[nodiscard]] inline std::vector<day> days_of(pybind11::handle days, const char* argument) {
    if (PyUnicode_Check(days.ptr()) || !pybind11::hasattr(days, "__iter__"))
        refuse(std::string{argument} + " needs a list of days, not " + kind_of(days),
               "write " + std::string{argument} + "=[\"2026-12-25\"]");
    std::vector<day> out;
    for (const auto each : days) out.push_back(day_from(each, argument));
    return out;
}

/// "['2026-12-25']"
[[nodiscard]] inline std::string listed(std::span<const day> days) {
    std::string out;
    for (const auto d : days) out += (out.empty() ? "'" : ", '") + text(d) + "'";
    return "[" + out + "]";
}

}  // namespace remit::inline v0::python
