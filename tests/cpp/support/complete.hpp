// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/generate.hpp"

namespace remit_test {

/// The same generated facts with nothing unknown: each unknown value, and each day of a dated
/// attribute that no row covers, is one that it may be. Seats must be given (what is derived cannot
/// be told).
[[nodiscard]] oracle::facts complete(dice& d, oracle::facts f);

}  // namespace remit_test
