// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <pybind11/pybind11.h>

#include <remit/registry/frame.hpp>

#include "errors.hpp"

namespace remit::inline v0::python {

/// The column, where its cells are all texts, all days or all whole numbers, each exactly of
/// Python's own type, beside empty ones: that is nearly always so, and soon read. Nothing where
/// some cell is anything else, or all are empty; then nothing was said.
[[nodiscard]] std::optional<frame::column> plain_column(const std::string& name,
                                                        const pybind11::list& cells,
                                                        const std::string& origin,
                                                        problem_list& problems);

}  // namespace remit::inline v0::python
