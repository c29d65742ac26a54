// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <remit/calendar/zone_folder.hpp>

namespace remit::inline v0::python {

/// The database of zones that `zoneinfo` uses: the first folder of its path, or the package tzdata.
/// @throws bad_input (E-ZONE) where there is none.
[[nodiscard]] zone_folder zone_database();

}  // namespace remit::inline v0::python
