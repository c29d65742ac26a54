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

/// The last day from which so long a time is over on another day, or before it: meetings that are
/// so far apart are on it or earlier. A time of months ends on the day of the same number, or on
/// the last of a month that has none. The calendar's first day where it begins later.
/// @source Regulation (EEC, Euratom) No 1182/71, article 3(2)(c)
[[nodiscard]] day so_long_before(day later, duration length);
/// The day after that: the first of the stretch that ends on the day.
[[nodiscard]] day first_of_stretch(day last, duration length);

/// Whether a meeting of the series is due on the day; exceptions aside.
[[nodiscard]] bool contains(const cadence_parts::series& s, day d);

}  // namespace detail
}  // namespace v0
}  // namespace remit
