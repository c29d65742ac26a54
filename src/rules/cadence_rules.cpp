// SPDX-License-Identifier: BSL-1.0
// A cadence as rules of the language. They are written as a person would write them, and read.
#include <remit/rules/cadence_rules.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include <remit/rules/text.hpp>

#include "calendar/cadence_windows.hpp"

namespace remit {
inline namespace v0 {
namespace {

using namespace cadence_parts;

/// What a rule asks, in the words of the language.
struct asked {
    std::string for_each{};  ///< empty: nothing is asked
    std::string where{};
    std::string require{};
    std::optional<duration> stretch{};  ///< it looks back so far
};

std::string both(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return a + b;
    return "(" + a + ") & (" + b + ")";
}
std::string either(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return a + b;
    return "(" + a + ") | (" + b + ")";
}

/// `start.month == 7`, or several of them; of all months nothing.
std::string is_in(const std::string& whose, month_set months) {
    std::string out;
    if (months == month_set::all()) return out;
    for (int m = 1; m <= 12; ++m)
        if (months.contains(m)) out = either(out, whose + ".month == " + std::to_string(m));
    return out;
}

std::string on_or_after(const std::string& whose, month_day d) {
    const auto month = std::to_string(d.month);
    if (d.dom == 1) return whose + ".month >= " + month;
    const auto in_it =
        both(whose + ".month == " + month, whose + ".day >= " + std::to_string(d.dom));
    return d.month == 12 ? in_it : either(whose + ".month > " + month, in_it);
}
std::string on_or_before(const std::string& whose, month_day d) {
    const auto month = std::to_string(d.month);
    if (d.dom >= day::days_in_month(2024, d.month)) return whose + ".month <= " + month;
    const auto in_it =
        both(whose + ".month == " + month, whose + ".day <= " + std::to_string(d.dom));
    return d.month == 1 ? in_it : either(whose + ".month < " + month, in_it);
}
std::string is_in(const std::string& whose, const in_season& s) {
    const bool over_new_year = s.last < s.first;
    if (s.first.month == s.last.month && s.first.dom == 1 && !over_new_year &&
        s.last.dom >= day::days_in_month(2024, s.last.month))
        return is_in(whose, month_set{s.first.month});
    const auto from = on_or_after(whose, s.first), to = on_or_before(whose, s.last);
    return over_new_year ? either(from, to) : both(from, to);
}

bool cover_the_year(const std::vector<in_season>& seasons) {
    for (day d{2024, 1, 1}; d < day{2025, 1, 1}; d = d + 1)
        if (std::none_of(seasons.begin(), seasons.end(),
                         [&](const in_season& s) { return detail::contains(s, d); }))
            return false;
    return true;
}

std::string is(allowed how, const std::string& condition) {
    return how == allowed::only ? condition : "~(" + condition + ")";
}

std::string window_of(const quota& q) {
    constexpr const char* units[] = {"month", "quarter", "half_year", "year"};
    std::string out = units[static_cast<std::size_t>(q.per)];
    if (q.month != 1 || q.dom != 1)
        out += ".starting(" + std::to_string(q.month) + ", " + std::to_string(q.dom) + ")";
    return out;
}

/// Whether the length has the same days wherever it begins.
bool counts_days(duration d) {
    return d.unit != duration::unit_type::months && d.unit != duration::unit_type::years;
}

class phrase_as_rule {
public:
    phrase_as_rule(const std::string& meetings, month_set excepted)
        : meetings_{meetings}, excepted_{excepted} {}

    asked operator()(const quota& q) const {
        const auto count = "count(" + meetings_ + ").of(meetings).over(" + window_of(q) + ")";
        const auto counted = detail::counted_months(q, excepted_);
        std::string least, most;
        if (q.at_least) least = count + " >= " + std::to_string(*q.at_least);
        if (q.at_most) most = count + " <= " + std::to_string(*q.at_most);
        if (q.at_least == q.at_most)
            least = count + " == " + std::to_string(*q.at_least), most = {};
        if (!q.at_most || counted == q.months) {
            if (counted.empty()) return {};
            return {"body", is_in("today", counted), both(least, most), {}};
        }
        // in a month that is excepted none is demanded, and no more are allowed
        most = count + " <= " + std::to_string(*q.at_most);
        if (!q.at_least || counted.empty()) return {"body", is_in("today", q.months), most, {}};
        least = count + " >= " + std::to_string(*q.at_least);
        return {"body",
                is_in("today", q.months),
                both(either(least, is_in("today", q.months - counted)), most),
                {}};
    }
    asked operator()(const at_least_apart& p) const {
        const auto length = text(p.length);
        // From 31 May a month is over on 30 June, and from 28 February on 28 March: laid back, the
        // one is found from the day after, the other from the day itself.
        const auto window = counts_days(p.length)
                                ? "past(" + length + ")"
                                : "after(greatest(start - " + length + ", start + days(1) - " +
                                      length + " - days(1)))";
        return of_a_meeting("count(" + meetings_ + ").of(body.meetings).over(" + window + ") <= 1");
    }
    asked operator()(const at_most_apart& p) const {
        std::string exempt;
        const auto seasons = detail::ends_of_stretches(excepted_, p.length);
        for (const auto& s : seasons) exempt = either(exempt, is_in("today", s));
        if (cover_the_year(seasons)) return {};
        const auto length = text(p.length);
        auto where = "~(start - days(1) + " + length + " > today)";
        if (!exempt.empty()) where = both(where, "~(" + exempt + ")");
        if (counts_days(p.length))
            return {"body", where,
                    "some(" + meetings_ + ").of(meetings).over(past(" + length + "))", p.length};
        return {"body", where,
                "last(start" + (meetings_.empty() ? "" : ", " + meetings_) +
                    ").of(meetings).over(past()) + " + length + " > today",
                p.length};
    }
    asked operator()(const series& p) const {
        if (excepted_ == month_set::all()) return {};
        const auto from = "\"" + text(p.from) + "\"";
        const auto n = std::to_string(p.every.n);
        const auto months = [&](std::int64_t every) {
            const auto first = std::int64_t{p.from.year()} * 12 + p.from.month();
            return both("today.day == " + std::to_string(p.from.day_of_month()),
                        "(today.year * 12 + today.month - " + std::to_string(first) + ") % " +
                            std::to_string(every) + " == 0");
        };
        std::string turn;
        switch (p.every.unit) {
            case duration::unit_type::months: turn = months(p.every.n); break;
            case duration::unit_type::years: turn = months(p.every.n * 12); break;
            case duration::unit_type::weeks:
                turn = "(today - " + from + ") % " + std::to_string(p.every.n * 7) + " == 0";
                break;
            case duration::unit_type::days:
            case duration::unit_type::working_days:
                turn = "(today - " + from + ") % " + n + " == 0";
        }
        auto where = both("today >= " + from, turn);
        if (!excepted_.empty()) where = both(where, is_in("today", month_set::all() - excepted_));
        return {"body", where, "some(" + meetings_ + ").of(meetings)", {}};
    }
    asked operator()(const in_months& p) const {
        return of_a_meeting(is(p.how, is_in("start", p.months)));
    }
    asked operator()(const in_season& p) const {
        return of_a_meeting(is(p.how, is_in("start", p)));
    }
    asked operator()(const in_dates& p) const {
        return of_a_meeting(is(p.how, both("start >= \"" + text(p.first) + "\"",
                                           "start <= \"" + text(p.last) + "\"")));
    }
    asked operator()(const on_weekdays& p) const {
        std::string days, which;
        for (const int d : p.weekdays)  // 2024-01-01 was a Monday
            days = either(days, "(start - \"2024-01-01\") % 7 == " + std::to_string(d - 1));
        for (const int n : p.which) {
            const auto first = "start.day >= " + std::to_string(7 * n - 6);
            // a month has so many days: from a day of its first ten, which the next one has too
            if (n < 0)
                which = either(which, both("start.day >= 22",
                                           "start.day + 7 > start - days(21) + months(1) - "
                                           "(start - days(21))"));
            else
                which = either(which, both(first, "start.day <= " + std::to_string(7 * n)));
        }
        return of_a_meeting(is(p.how, both(days, which)));
    }
    asked operator()(const on_working_days&) const {
        return of_a_meeting("start + working_days(1) - working_days(1) == start");
    }
    asked operator()(const lasting& p) const {
        std::string least, most;
        if (p.at_least) least = "col(\"minutes\") >= " + std::to_string(*p.at_least);
        if (p.at_most) most = "col(\"minutes\") <= " + std::to_string(*p.at_most);
        return of_a_meeting(both(least, most));
    }
    asked operator()(const except_in&) const { return {}; }

private:
    asked of_a_meeting(std::string require) const {
        return {"meeting", meetings_, std::move(require), {}};
    }

    const std::string& meetings_;
    month_set excepted_;
};

/// The first day on which a stretch of that length lies behind the day; absent where the calendar
/// ends before.
std::optional<day> first_end(day start, duration length) {
    try {
        return shift(start == day::first() ? start : start - 1, length);
    } catch (const bad_input&) {
        return std::nullopt;
    }
}

}  // namespace

std::vector<rule> rules_of(const cadence& c, std::string_view name,
                           const std::optional<condition>& meetings, std::optional<day> start,
                           std::optional<day> stop) {
    const auto counts = meetings ? text(*meetings) : std::string{};
    std::vector<rule> out;
    for (const auto& part : c.parts()) {
        const auto what = std::visit(phrase_as_rule{counts, c.excepted()}, part);
        if (what.require.empty()) continue;
        rule r{std::string{name} + "/" + text(part),
               subject{what.for_each},
               {},
               parse_condition(what.require)};
        if (!what.where.empty()) r.where = parse_condition(what.where);
        r.start = start && what.stretch ? first_end(*start, *what.stretch) : start;
        r.stop = stop;
        if (start && !r.start) continue;  // no stretch is over before the calendar is
        if (r.start && r.stop && *r.stop <= *r.start) continue;  // over before the first stretch is
        out.push_back(std::move(r));
    }
    return out;
}

}  // namespace v0
}  // namespace remit
