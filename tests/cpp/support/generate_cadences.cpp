// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstdint>
#include <utility>

#include <remit/core/problem.hpp>

#include "support/cadences.hpp"

namespace remit_test {
namespace {

using namespace remit::cadence_parts;
using remit::cadence;
using remit::cadence_part;
using remit::day;
using remit::duration;
using remit::month_set;
using remit::planning;
using length_unit = duration::unit_type;

int number(dice& d, int low, int high) { return static_cast<int>(d.between(low, high)); }

month_set some_months(dice& d, std::size_t percent) {
    month_set out;
    while (out.empty())
        for (int m = 1; m <= 12; ++m)
            if (d.percent(percent)) out.add(m);
    return out;
}
allowed how(dice& d) { return d.percent(50) ? allowed::only : allowed::never; }
std::vector<int> some_of(dice& d, std::vector<int> all, std::size_t percent) {
    std::vector<int> out;
    while (out.empty())
        for (const int n : all)
            if (d.percent(percent)) out.push_back(n);
    return out;
}
month_day some_month_day(dice& d) {
    const int m = number(d, 1, 12);
    return {m, number(d, 1, day::days_in_month(2024, m))};
}
void numbers(dice& d, std::optional<std::int64_t>& least, std::optional<std::int64_t>& most,
             std::int64_t limit) {
    const auto which = d.below(4);
    if (which != 0) least = d.between(1, limit);
    if (which == 0 || which == 3) most = d.between(least.value_or(1), limit);
}
quota some_quota(dice& d, std::int64_t limit) {
    quota q;
    numbers(d, q.at_least, q.at_most, limit);
    q.per = static_cast<unit>(d.below(4));
    if (q.per == unit::month && d.percent(40)) q.months = some_months(d, 30);
    if (q.per == unit::year && d.percent(40)) q.month = number(d, 1, 12), q.dom = number(d, 1, 28);
    return q;
}
on_weekdays some_weekdays(dice& d) {
    on_weekdays p{how(d), some_of(d, {1, 2, 3, 4, 5, 6, 7}, 40), {}};
    if (d.percent(40)) p.which = some_of(d, {1, 2, 3, 4, 5, -1}, 40);
    return p;
}

template <class F>
cadence until_kept(dice& d, std::size_t most_parts, F part) {
    for (;;) {
        std::vector<cadence_part> parts;
        for (auto n = 1 + d.below(most_parts); n > 0; --n) parts.push_back(part());
        try {
            return cadence{parts};
        } catch (const remit::bad_input&) {
            continue;  // another one, then
        }
    }
}

std::vector<day> some_days(dice& d, remit::period in, std::size_t most) {
    std::vector<day> out;
    for (auto n = d.below(most + 1); n > 0; --n)
        out.push_back(in.start() + d.between(0, *in.days() - 1));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}
/// From when on meetings are demanded: from a while ago, or from the beginning of a month or year.
day some_since(dice& d, day start, int longest) {
    switch (d.below(4)) {
        case 0: return start - d.between(0, longest);
        case 1: return day{start.year(), start.month(), 1};
        case 2: return day{start.year(), (start.month() - 1) / 3 * 3 + 1, 1};
        default: return day{start.year(), 1, 1};
    }
}
void add(std::vector<day>& to, const std::vector<day>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

cadence_part random_part(dice& d) {
    const auto length = [&] {
        return duration{static_cast<length_unit>(d.below(4)), d.between(1, 40)};
    };
    switch (d.below(11)) {
        case 0: return some_quota(d, 31);
        case 1: return at_least_apart{length()};
        case 2: return at_most_apart{length()};
        case 3:
            return series{length(), day{number(d, 1, 9999), number(d, 1, 12), number(d, 1, 28)}};
        case 4: {
            in_months p{how(d), some_months(d, 30)};
            if (p.months == month_set::all()) p.how = allowed::only;
            return p;
        }
        case 5: return in_season{how(d), some_month_day(d), some_month_day(d)};
        case 6: {
            const day first{number(d, 1, 9999), number(d, 1, 12), number(d, 1, 28)};
            return in_dates{how(d), first, std::min(first + d.between(0, 900), day::last())};
        }
        case 7: {
            auto p = some_weekdays(d);
            if (p.weekdays.size() == 7 && p.which.empty()) p.how = allowed::only;
            return p;
        }
        case 8: return on_working_days{};
        case 9: {
            lasting p;
            const std::int64_t step = d.percent(50) ? 60 : 1;
            numbers(d, p.at_least, p.at_most, 12);
            if (p.at_least) *p.at_least *= step;
            if (p.at_most) *p.at_most *= step;
            return p;
        }
        default: return except_in{some_months(d, 30)};
    }
}

cadence small_cadence(dice& d, day near) {
    return until_kept(d, 4, [&]() -> cadence_part {
        const auto length = [&] {
            const auto which = d.below(10);
            if (which == 0) return duration{length_unit::weeks, 1};
            if (which == 1) return duration{length_unit::months, 1};
            return duration{length_unit::days, d.between(1, 6)};
        };
        switch (d.below(14)) {
            case 0:
            case 1:
            case 2:
            case 3: return some_quota(d, 5);
            case 4:
            case 5: return at_least_apart{length()};
            case 6:
            case 7: return at_most_apart{length()};
            case 8: return series{{length_unit::days, d.between(2, 9)}, near - d.between(0, 20)};
            case 9: return in_months{how(d), some_months(d, 50)};
            case 10: return in_season{how(d), some_month_day(d), some_month_day(d)};
            case 11: {
                const auto first = near + d.between(0, 6);
                return in_dates{allowed::never, first, first + d.between(0, 4)};
            }
            case 12: return some_weekdays(d);
            default:
                return d.percent(50) ? cadence_part{on_working_days{}}
                                     : cadence_part{except_in{some_months(d, 40)}};
        }
    });
}

cadence usual_cadence(dice& d, day near) {
    return until_kept(d, 4, [&]() -> cadence_part {
        const auto length = [&](int months) {
            if (d.percent(30)) return duration{length_unit::weeks, d.between(1, months * 4)};
            if (d.percent(20)) return duration{length_unit::days, d.between(1, months * 30)};
            return duration{length_unit::months, d.between(1, months)};
        };
        switch (d.below(12)) {
            case 0:
            case 1:
            case 2: return some_quota(d, 6);
            case 3: return at_least_apart{length(3)};
            case 4: return at_most_apart{length(7)};
            case 5: return series{{length_unit::weeks, d.between(1, 8)}, near - d.between(0, 100)};
            case 6: return in_months{how(d), some_months(d, 40)};
            case 7: return in_season{how(d), some_month_day(d), some_month_day(d)};
            case 8: {
                const auto first = near + d.between(0, 300);
                return in_dates{allowed::never, first, first + d.between(0, 40)};
            }
            case 9:
            case 10:
                return d.percent(40) ? cadence_part{on_working_days{}}
                                     : cadence_part{some_weekdays(d)};
            default: return except_in{some_months(d, 20)};
        }
    });
}

planning small_planning(dice& d) {
    const auto month = number(d, 1, 12);
    const auto start = day{number(d, 2001, 2004), month, 1} - d.between(0, 9);
    return small_planning(d, remit::period{start, start + d.between(4, 10)});
}
planning small_planning(dice& d, remit::period over) {
    planning p{over};
    const auto start = over.start();
    add(p.held, some_days(d, remit::period{start - 40, start}, d.percent(60) ? 4 : 0));
    add(p.held, some_days(d, over, d.percent(40) ? 2 : 0));
    if (d.percent(85)) p.since = some_since(d, start, 80);
    if (p.since && !p.held.empty() && p.held.front() < *p.since) p.since = p.held.front();
    for (auto n = d.below(3); n > 0; --n)
        p.busy.push_back({"busy " + std::to_string(n), some_days(d, over, 4)});
    p.calendar = remit::working_days{some_days(d, over, 3)};
    if (d.percent(50)) p.spacing = remit::spacing::earliest;
    return p;
}

planning usual_planning(dice& d) {
    const auto start = day{number(d, 2001, 2004), number(d, 1, 12), d.percent(50) ? 1 : 15};
    const remit::period over{start, start + d.between(200, 900)};
    planning p{over};
    add(p.held, some_days(d, remit::period{start - 300, start}, d.percent(60) ? 4 : 0));
    add(p.held, some_days(d, over, d.percent(40) ? 2 : 0));
    if (d.percent(85)) p.since = some_since(d, start, 400);
    if (p.since && !p.held.empty() && p.held.front() < *p.since) p.since = p.held.front();
    for (auto n = d.below(3); n > 0; --n)
        p.busy.push_back({"busy " + std::to_string(n), some_days(d, over, 80)});
    p.calendar = remit::working_days{some_days(d, over, 20)};
    if (d.percent(50)) p.spacing = remit::spacing::earliest;
    return p;
}

}  // namespace remit_test
