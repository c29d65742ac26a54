// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <remit/time/period.hpp>

namespace remit {
inline namespace v0 {

/// In and out of Boost.Date_Time. The only header that names it; no other header includes this one.
///
/// Boost's dates begin in 1400 (Date_Time's own limit) and its `date_period` has an inclusive
/// `last()` and may be empty; remit's periods are half-open and never are.
/// @throws bad_input for Boost's special values (not_a_date_time, pos_infin, neg_infin).
[[nodiscard]] inline day to_day(const boost::gregorian::date& d) {
    if (d.is_special())
        throw bad_input{problem{"E-DATE", "", "a special value of Boost.Date_Time is not a day",
                                "an open end is an absent stop"}};
    return {static_cast<int>(d.year()), static_cast<int>(d.month().as_number()),
            static_cast<int>(d.day().as_number())};
}
/// @throws std::out_of_range (Boost's own) before 1400-01-01.
[[nodiscard]] inline boost::gregorian::date to_boost(day d) {
    using namespace boost::gregorian;
    return {static_cast<date::year_type>(static_cast<unsigned short>(d.year())),
            static_cast<date::month_type>(static_cast<unsigned short>(d.month())),
            static_cast<date::day_type>(static_cast<unsigned short>(d.day_of_month()))};
}
/// Both are half-open: `date_period(begin, end)` and `period{start, stop}` name the same days.
[[nodiscard]] inline period to_period(const boost::gregorian::date_period& p) {
    return period{to_day(p.begin()), to_day(p.end())};
}

}  // namespace v0
}  // namespace remit
