// SPDX-License-Identifier: BSL-1.0
#include "oracle/days.hpp"

#include "oracle/world.hpp"

namespace remit_test::oracle {

using remit::day;

std::int64_t shifted(std::int64_t from, remit::duration d, int sign,
                     const remit::working_days& calendar) {
    if (from <= always || from >= never) return from;
    try {
        const auto start = day::from_count(from);
        if (d.unit == remit::duration::unit_type::working_days)
            return calendar.shift(start, sign * d.n).count();
        return remit::shift(start, d, sign).count();
    } catch (const remit::bad_input&) {
        return sign * d.n < 0 ? day::first().count() : day::last().count();
    }
}

namespace {
/// The n-th stretch counted from the one that begins in the year before.
std::int64_t nth_start(std::int64_t d, int n, int months, int month, int dom) {
    const auto year = day::from_count(d).year() - 1;
    return remit::plus_months(day{year, month, dom}, std::int64_t{months} * n).count();
}
}  // namespace

std::int64_t unit_start(std::int64_t d, int months, int month, int dom) {
    int n = 0;
    while (nth_start(d, n + 1, months, month, dom) <= d) ++n;
    return nth_start(d, n, months, month, dom);
}
std::int64_t unit_stop(std::int64_t d, int months, int month, int dom) {
    int n = 0;
    while (nth_start(d, n, months, month, dom) <= d) ++n;
    return nth_start(d, n, months, month, dom);
}

}  // namespace remit_test::oracle
