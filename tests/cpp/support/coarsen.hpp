// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Facts of which less is known than of the given ones.

#include <cstddef>

#include "support/generate.hpp"

namespace remit_test {

/// How little is known of a day: it is one of a few, or one of its month, its quarter, its year.
enum class known_to { a_few_days, a_month_or_more };

/// Every day of the facts, with that probability in percent, is known to that only: where rows
/// begin and end, when terms are due, when papers were sent. The facts given are one of the ways to
/// complete the result.
[[nodiscard]] oracle::facts coarsen_days(dice& d, oracle::facts f, known_to what,
                                         std::size_t percent);
/// Every value that may be unknown is so with that probability. The facts given are one of the ways
/// to complete the result, as far as one value of a column stays.
[[nodiscard]] oracle::facts forget_values(dice& d, oracle::facts f, std::size_t percent);

}  // namespace remit_test
