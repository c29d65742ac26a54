// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/calendar/meeting_plan.hpp>

#include "casters.hpp"

namespace remit::inline v0::python {

/// A Cadence, or one that the text says. @param where for the message: "when"
[[nodiscard]] cadence cadence_from(pybind11::handle given, const char* where);
/// {"anna": ["2027-02-03"]} @throws TypeError with a hint
[[nodiscard]] std::vector<busy_days> busy_from(pybind11::handle given);
/// "even" or "earliest" @throws BadInput
[[nodiscard]] spacing spacing_from(pybind11::handle given);
/// The calendar that is given, or Monday to Friday. @throws TypeError with a hint
[[nodiscard]] working_days calendar_from(pybind11::handle given);
/// Dates as Python has them.
[[nodiscard]] pybind11::list dates_of(const std::vector<day>& days);

}  // namespace remit::inline v0::python
