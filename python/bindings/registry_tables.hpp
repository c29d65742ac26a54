// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <remit/registry/registry.hpp>

#include "table.hpp"

namespace remit::inline v0::python {

/// A table of the registry as it leaves: keys, names, days, and the columns with one value a row.
[[nodiscard]] shared_table table_of(const registry& r, table_id id);

/// What `Registry.from_frames` says of itself: the tables with their columns, from the schema.
[[nodiscard]] std::string from_frames_doc();

}  // namespace remit::inline v0::python
