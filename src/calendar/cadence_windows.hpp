// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include <remit/calendar/cadence_part.hpp>
#include <remit/time/day.hpp>
#include <remit/time/duration.hpp>
#include <remit/time/period.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// The month, quarter, half-year or year of the quota in which the day lies.
[[nodiscard]] period window_of(const cadence_parts::quota& q, day d);
/// Whether meetings are counted in that window: not where a month is none of those named, or all
/// of it is excepted.
[[nodiscard]] bool counts(const cadence_parts::quota& q, month_set excepted, day d);
/// The months in whose windows meetings are counted; of a year that begins elsewhere all or none.
[[nodiscard]] month_set counted_months(const cadence_parts::quota& q, month_set excepted);

/// Whether the day lies in the season.
[[nodiscard]] bool contains(const cadence_parts::in_season& s, day d);
/// On which days of a year a stretch of that length that ends there has a day of the months:
/// seasons that may overlap. They are counted in a year of 365 days.
[[nodiscard]] std::vector<cadence_parts::in_season> ends_of_stretches(month_set months,
                                                                      duration length);

/// The first day of the stretch that ends on that day, laid back from the day after it as
/// `past(months(3))` is; the calendar's first where it begins before.
[[nodiscard]] day first_of_stretch(day last, duration length);

/// The day that lies so long before another: meetings that are so far apart are on that day or
/// before it. The calendar's first where it begins later.
[[nodiscard]] day so_long_before(day later, duration length);

/// Whether a meeting of the series is due on the day; exceptions aside.
[[nodiscard]] bool contains(const cadence_parts::series& s, day d);

}  // namespace detail
}  // namespace v0
}  // namespace remit
