// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Days as numbers: what is how long before and after, on which calendar.

#include <cstdint>

#include <remit/calendar/working_days.hpp>
#include <remit/time/duration.hpp>

namespace remit_test::oracle {

/// The day `sign` times the length away. A day before or after all others stays what it is, and
/// nothing leaves the calendar.
[[nodiscard]] std::int64_t shifted(std::int64_t from, remit::duration d, int sign,
                                   const remit::working_days& calendar);

/// The first day of the stretch of so many months that the day is in; they are counted from that
/// day of that month.
[[nodiscard]] std::int64_t unit_start(std::int64_t day, int months, int month, int dom);
/// The first day after that stretch.
[[nodiscard]] std::int64_t unit_stop(std::int64_t day, int months, int month, int dom);

}  // namespace remit_test::oracle
