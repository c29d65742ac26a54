// SPDX-License-Identifier: BSL-1.0
// The phrases of a cadence.
#include <string>
#include <utility>

#include "calendar/cadence_faults.hpp"
#include "calendar/cadence_parser.hpp"

#include <remit/calendar/cadence.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

using namespace cadence_parts;

std::vector<cadence_part> cadence_parser::all() {
    for (;;) {
        begin_ = at_;
        try {
            phrase();
            if (peek().what != token::kind::comma && peek().what != token::kind::end)
                fail("the phrase ends before \"" + peek().text + "\", or is another one");
        } catch (const refused& e) {
            problems_.push_back(e.what);
            while (peek().what != token::kind::comma && peek().what != token::kind::end) ++at_;
        }
        if (peek().what == token::kind::end) break;
        ++at_;
    }
    if (!problems_.empty()) throw bad_input{problems_};
    return std::move(out_);
}

/// Keeps a part that can be; of another it is told what is wrong at the phrase.
void cadence_parser::put(cadence_part p) {
    for (auto& found : faults_of(p)) {
        found.where = "column " + std::to_string(tokens_[begin_].column);
        problems_.push_back(std::move(found));
    }
    out_.push_back(std::move(p));
}

void cadence_parser::phrase() {
    if (peek().what == token::kind::end || peek().what == token::kind::comma)
        fail("a phrase is missing here");
    if (adverb() || length_by_name()) return;
    if (is_any({"not", "never", "only"})) {
        const auto how = is("only") ? allowed::only : allowed::never;
        ++at_;
        return days(how);
    }
    if (is_any({"in", "on", "from"})) return days(allowed::only);
    if (take("except")) {
        (void)take_any({"in", "for"});
        return put(except_in{months()});
    }
    if (take("every")) return every();
    if (take("the") || ordinal_at(0)) return nth_weekday();
    amount();
}

bool cadence_parser::adverb() {
    if (take("weekly")) return put(at_most_apart{{duration::unit_type::weeks, 1}}), true;
    if (take("fortnightly")) return put(at_most_apart{{duration::unit_type::weeks, 2}}), true;
    const auto once = [&](unit u) { put(quota{.at_least = 1, .per = u}); };
    if (take("monthly")) return once(unit::month), true;
    if (take("quarterly")) return once(unit::quarter), true;
    if (take("half-yearly")) return once(unit::half_year), true;
    if (take_any({"yearly", "annually"})) return once(unit::year), true;
    if (is("biweekly") || is("bi-weekly"))
        fail("twice a week, or every 2 weeks?", "write: every 2 weeks");
    if (is("bimonthly") || is("bi-monthly"))
        fail("twice a month, or every 2 months?", "write: every 2 months");
    return false;
}

bool cadence_parser::length_by_name() {
    const auto hours = [&](std::int64_t least, std::int64_t most) {
        put(lasting{least * 60, most * 60});
        return true;
    };
    if (is("half") && is("day", 1)) return at_ += 2, hours(3, 5);
    if (is("full") && is("day", 1)) return at_ += 2, hours(5, 9);
    if (is("half") && is("or", 1) && is("full", 2) && is("day", 3)) return at_ += 4, hours(3, 9);
    return false;
}

/// Behind `every`: months, a length, a weekday.
void cadence_parser::every() {
    if (month_at(0)) return put(quota{.at_least = 1, .per = unit::month, .months = months()});
    if (ordinal_at(0))
        fail("every other one, or that of the month?",
             "write: every 2 weeks, on Tuesdays; or: first Tuesday of the month");
    const auto n = number_at(0);
    if (n) ++at_;
    // every month is each month of the calendar; every 1 month, and every week, is so long
    if (!n && !is_any({"from", "starting"}, 1))
        if (const auto per = take_unit()) return put(quota{.at_least = 1, .per = *per});
    const auto length = take_length_unit();
    if (!length && !n) {
        auto on = weekdays();
        if (on.size() > 1)
            fail("on each of these weekdays, or on one of them?",
                 "write: every week, on Mondays and Thursdays; it is at least one of them");
        put(at_most_apart{{duration::unit_type::weeks, 1}});
        return put(on_weekdays{allowed::only, std::move(on), {}});
    }
    if (!length) fail("here stands days, weeks, months or years");
    const duration every{*length, n.value_or(1)};
    if (!take_any({"from", "starting"})) return put(at_most_apart{every});
    (void)take("on");
    if (!peek().on) fail("here stands the first day", "write for example 2026-02-07");
    put(series{every, *peek().on});
    ++at_;
}

/// Behind `not`, `only` or nothing: in months, from one day to another, on weekdays.
void cadence_parser::days(allowed how) {
    if (take("in")) {
        if (is("school") || (is("the") && is("school", 1)))
            fail(
                "when school is out is not the same in each place and year",
                "write the days: not from 2026-02-07 to 2026-02-15; avoiding() makes that of days");
        return put(in_months{how, months()});
    }
    if (take("on")) return on_days(how);
    need("from",
         "write for example: not in July; not on Fridays; not from 20 December to 5 January");
    const auto to = [&] { need("to", "write for example: not from 20 December to 5 January"); };
    if (const auto first = peek().on) {
        ++at_, to();
        const auto last = peek().on;
        if (!last) fail("here stands the last day", "write for example 2026-02-15");
        ++at_;
        return put(in_dates{how, *first, *last});
    }
    const auto first = month_day();
    to();
    put(in_season{how, first, month_day()});
}

void cadence_parser::on_days(allowed how) {
    if (is("working") && is_any({"days", "day"}, 1)) {
        if (how == allowed::never) fail("not on working days", "write: on Saturdays and Sundays");
        at_ += 2;
        return put(on_working_days{});
    }
    std::vector<int> which;
    if (take("the") || ordinal_at(0)) which = ordinals();
    put(on_weekdays{how, weekdays(), std::move(which)});
    if (!std::get<on_weekdays>(out_.back()).which.empty() && take("of"))
        (void)take_any({"the", "each", "every", "a"}), need("month", "write: of the month");
}

/// "first Monday of every month": on that day, and once in each.
void cadence_parser::nth_weekday() {
    auto which = ordinals();
    const auto of_each = static_cast<std::int64_t>(which.size());
    on_weekdays on{allowed::only, weekdays(), std::move(which)};
    const auto n = of_each * static_cast<std::int64_t>(on.weekdays.size());
    need("of", "write: first Monday of the month, or first Monday of March and September");
    quota often{.at_least = n, .per = unit::month};
    (void)take_any({"the", "each", "every", "a"});
    if (!take("month")) often.months = months();
    put(often);
    put(std::move(on));
}

void cadence_parser::amount() {
    if (take("exactly")) {
        const auto n = number();
        return amount_of(n, n);
    }
    if (take("at")) {
        const bool most = is("most");
        if (!take_any({"least", "most"})) fail("here stands least or most");
        const auto n = number();
        return most ? amount_of({}, n) : amount_of(n, {});
    }
    if (!number_at(0)) fail("\"" + peek().text + "\" begins no phrase of a cadence");
    const auto n = number();
    if (!take("to")) return amount_of(n, {});
    amount_of(n, number());
}

/// Behind a number: per year, every March, months apart, hours.
void cadence_parser::amount_of(std::optional<std::int64_t> least,
                               std::optional<std::int64_t> most) {
    constexpr std::int64_t far = 1'000'000'000;
    const auto in_minutes = [&](std::int64_t minutes) {
        for (auto* n : {&least, &most})
            if (*n) *n = **n > far || **n < -far ? **n : **n * minutes;
        put(lasting{least, most});
    };
    if (take_any({"hours", "hour"})) return in_minutes(60);
    if (take_any({"minutes", "minute"})) return in_minutes(1);
    (void)take_any({"times", "time", "meetings", "meeting"});
    if (take_any({"per", "a", "each", "in"}) || (is("every") && !month_at(1) && take("every"))) {
        (void)take_any({"each", "every", "a", "the"});
        quota q{least, most, unit::year};
        const auto per = take_unit();
        if (!per) fail("here stands month, quarter, half-year or year");
        q.per = *per;
        if (take_any({"starting", "from"})) {
            const auto begin = month_day();
            q.month = begin.month, q.dom = begin.dom;
        }
        return put(q);
    }
    if (take("every")) return put(quota{least, most, unit::month, months()});
    const auto length = take_length_unit();
    if (!length)
        fail("the number stands for nothing",
             "write for example: 2 per year; 2 every March; at least 3 months apart; 2 to 4 hours");
    need("apart", "write: at least 3 months apart");
    if (least && most && *least != *most) {
        put(at_least_apart{{*length, *least}});
        return put(at_most_apart{{*length, *most}});
    }
    if (least && most) fail("exactly so far apart", "write: every 3 months from 2026-01-15");
    if (least) return put(at_least_apart{{*length, *least}});
    put(at_most_apart{{*length, *most}});
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
