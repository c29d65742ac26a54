// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <remit/registry/registry.hpp>
#include <remit/time/bounds.hpp>

#include "casters.hpp"
#include "table.hpp"

namespace remit::inline v0::python {

/// The registry that is given. @throws TypeError with the hint
[[nodiscard]] const registry& registry_from(const registry_object& given, const char* where,
                                            const char* hint);

/// A table of the registry as it leaves, under the names that `from_frames` takes. A mandate whose
/// columns change while it lasts is several rows; of the other tables such values are attributes.
[[nodiscard]] shared_table table_of(const registry& r, table_id id);

/// The values that change while their row lasts: table, key, name, value, start, stop.
[[nodiscard]] shared_table attributes_of(const registry& r);

/// Bounds as a cell says them: "2019-01-01 to 2019-12-31", "unknown", a day.
[[nodiscard]] std::string cell_text(const bounds& b);

/// What `Registry.from_frames` says of itself: the tables with their columns, from the schema.
[[nodiscard]] std::string from_frames_doc();

}  // namespace remit::inline v0::python
