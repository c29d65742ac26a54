// SPDX-License-Identifier: BSL-1.0
// What a part of a cadence may be.
#include "calendar/cadence_faults.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <variant>

namespace remit {
inline namespace v0 {
namespace {

using namespace cadence_parts;
using problems = std::vector<problem>;

void add(problems& out, std::string what, std::string hint = {}) {
    out.push_back({"E-CADENCE", "", std::move(what), std::move(hint)});
}

void look_at_numbers(problems& out, const std::optional<std::int64_t>& least,
                     const std::optional<std::int64_t>& most, std::int64_t limit) {
    if (!least && !most) add(out, "no number is given", "write for example: 2 per year");
    for (const auto& n : {least, most})
        if (n && (*n < 1 || *n > limit))
            add(out,
                "the number " + std::to_string(*n) + " is not from 1 to " + std::to_string(limit));
    if (least && most && *least > *most)
        add(out, "at least " + std::to_string(*least) + " and at most " + std::to_string(*most) +
                     " cannot both be");
}

void look_at(problems& out, duration d) {
    if (d.unit == duration::unit_type::working_days)
        add(out, "how many days working days are depends on where they begin",
            "write days or weeks");
    constexpr std::int64_t days_of[] = {1, 7, 31, 366, 1};
    if (d.n < 1 || d.n > detail::longest_days / days_of[static_cast<std::size_t>(d.unit)])
        add(out, "a length of " + std::to_string(d.n) + " is not from 1 day to a century");
}

void look_at(problems& out, month_set months) {
    if (months.empty()) add(out, "no month is named");
}

void look_at(problems& out, month_day d) {
    // 2024 has a 29 February
    if (d.month < 1 || d.month > 12 || !day::exists(2024, d.month, d.dom))
        add(out,
            "there is no day " + std::to_string(d.dom) + " of month " + std::to_string(d.month));
}

problems faults(const quota& q) {
    problems out;
    constexpr std::int64_t days[] = {31, 92, 184, 366};
    look_at_numbers(out, q.at_least, q.at_most, days[static_cast<std::size_t>(q.per)]);
    look_at(out, q.months);
    if (q.months != month_set::all() && q.per != unit::month)
        add(out, "some months only are counted in, and not one by one");
    const bool begins_so = q.month >= 1 && q.month <= 12 && q.dom >= 1 && q.dom <= 28;
    if (!begins_so)
        add(out, "a year begins on no such day",
            "name a day that every year has, from the 1st to the 28th");
    if ((q.month != 1 || q.dom != 1) && q.per != unit::year)
        add(out, "only a year can begin elsewhere");
    return out;
}
problems faults(const at_least_apart& p) {
    problems out;
    look_at(out, p.length);
    return out;
}
problems faults(const at_most_apart& p) {
    problems out;
    look_at(out, p.length);
    return out;
}
problems faults(const series& p) {
    problems out;
    look_at(out, p.every);
    const bool by_months =
        p.every.unit == duration::unit_type::months || p.every.unit == duration::unit_type::years;
    if (by_months && p.from.day_of_month() > 28)
        add(out, "not every month has a day " + std::to_string(p.from.day_of_month()),
            "begin on the 1st to the 28th, or write for example: every 3 weeks, on the last "
            "Friday");
    return out;
}
problems faults(const in_months& p) {
    problems out;
    look_at(out, p.months);
    if (p.how == allowed::never && p.months == month_set::all())
        add(out, "no month is left in which to meet");
    return out;
}
problems faults(const in_season& p) {
    problems out;
    look_at(out, p.first), look_at(out, p.last);
    return out;
}
problems faults(const in_dates& p) {
    problems out;
    if (p.last < p.first)
        add(out, "from " + text(p.first) + " to " + text(p.last) + " there is no day",
            "are they swapped?");
    return out;
}
problems faults(const on_weekdays& p) {
    problems out;
    const auto rising = [](const std::vector<int>& v) {
        return std::adjacent_find(v.begin(), v.end(), std::greater_equal<>{}) == v.end();
    };
    const auto weekday = [](int d) { return d >= 1 && d <= 7; };
    const auto ordinal = [](int n) { return n == -1 || (n >= 1 && n <= 5); };
    if (p.weekdays.empty()) add(out, "no weekday is named");
    if (!std::all_of(p.weekdays.begin(), p.weekdays.end(), weekday) || !rising(p.weekdays))
        add(out, "the weekdays are not rising numbers from 1 (Monday) to 7 (Sunday)");
    auto which = p.which;
    for (int& n : which) n = n == -1 ? 6 : n;  // the last stands last
    if (!std::all_of(p.which.begin(), p.which.end(), ordinal) || !rising(which))
        add(out, "which weekday of the month is not told by 1 to 5, rising, or -1 (the last)");
    if (p.how == allowed::never && p.weekdays.size() == 7 && p.which.empty())
        add(out, "no weekday is left on which to meet");
    return out;
}
problems faults(const on_working_days&) { return {}; }
problems faults(const lasting& p) {
    problems out;
    look_at_numbers(out, p.at_least, p.at_most, std::int64_t{24} * 60 * 31);
    return out;
}
problems faults(const except_in& p) {
    problems out;
    look_at(out, p.months);
    return out;
}

}  // namespace

std::vector<problem> detail::faults_of(const cadence_part& p) {
    return std::visit([](const auto& part) { return faults(part); }, p);
}

}  // namespace v0
}  // namespace remit
