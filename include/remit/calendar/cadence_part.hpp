// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <remit/calendar/month_set.hpp>
#include <remit/time/day.hpp>
#include <remit/time/duration.hpp>

namespace remit {
inline namespace v0 {

/// What a cadence is made of, each a plain value: what a charter says in one phrase about when a
/// body meets.
///
/// The family satisfies one concept: a part has a `text` that reads as the same part, it either
/// demands meetings or says on which days they may be, and it is one rule of the language
/// (`rules_of`, rules/cadence_rules.hpp).
namespace cadence_parts {

/// The stretch of the calendar in which meetings are counted.
enum class unit : std::uint8_t { month, quarter, half_year, year };

/// So many in each month, quarter, half-year or year: "2 per year", "at most 4 per quarter",
/// "exactly 1 per month", "2 to 4 per year starting 1 July"; of some months only: "every March and
/// September".
struct quota {
    std::optional<std::int64_t> at_least{};
    std::optional<std::int64_t> at_most{};
    unit per = unit::year;
    month_set months = month_set::all();  ///< of `unit::month`: the months that are counted in
    int month = 1;                        ///< of `unit::year`: where it begins, ...
    int dom = 1;                          ///< ... the 1st to the 28th

    friend bool operator==(const quota&, const quota&) = default;
};

/// A meeting is no earlier than so long after the one before it: "at least 3 months apart". From 31
/// May a month is over on 30 June, as the law counts (Regulation 1182/71, article 3).
struct at_least_apart {
    duration length;
    friend bool operator==(const at_least_apart&, const at_least_apart&) = default;
};

/// A meeting is no later than so long after the one before it: "every 3 weeks", "at most 6 months
/// apart". From a Monday to the Monday three weeks later there are three weeks. The first is due so
/// long after the day before the body's first.
struct at_most_apart {
    duration length;
    friend bool operator==(const at_most_apart&, const at_most_apart&) = default;
};

/// There is a meeting on each of these days: "every 2 weeks from 2024-02-27".
struct series {
    duration every;  ///< days, weeks, months or years
    day from;        ///< of months and years: the 1st to the 28th
    friend bool operator==(const series&, const series&) = default;
};

/// Whether meetings are on such days only, or never.
enum class allowed : std::uint8_t { only, never };

/// "only in May and October", "not in July".
struct in_months {
    allowed how = allowed::only;
    month_set months{};
    friend bool operator==(const in_months&, const in_months&) = default;
};

/// A day of every year.
struct month_day {
    int month = 1, dom = 1;
    friend auto operator<=>(const month_day&, const month_day&) = default;
};
/// From one day of the year to another, both of them too, perhaps over New Year: "not from 20
/// December to 5 January".
struct in_season {
    allowed how = allowed::only;
    month_day first, last;
    friend bool operator==(const in_season&, const in_season&) = default;
};

/// From one date to another, both of them too: "not from 2026-02-07 to 2026-02-15".
struct in_dates {
    allowed how = allowed::only;
    day first, last;
    friend bool operator==(const in_dates&, const in_dates&) = default;
};

/// "on Tuesdays", "on the first and third Monday" (of a month), "on the last Friday", "not on
/// Fridays".
struct on_weekdays {
    allowed how = allowed::only;
    std::vector<int> weekdays{};  ///< rising, 1 = Monday ... 7 = Sunday
    std::vector<int> which{};     ///< of the month: 1 to 5, rising, then -1, the last; empty: each
    friend bool operator==(const on_weekdays&, const on_weekdays&) = default;
};

/// "on working days": of the calendar that is given.
struct on_working_days {
    friend bool operator==(const on_working_days&, const on_working_days&) = default;
};

/// How long a meeting lasts, in minutes: "at least 30 minutes", "2 to 4 hours". A "half day" has 3
/// to 5 hours, a "full day" 5 to 9, "half or full day" 3 to 9: with breaks, as people plan them; no
/// law says so.
struct lasting {
    std::optional<std::int64_t> at_least{};
    std::optional<std::int64_t> at_most{};
    friend bool operator==(const lasting&, const lasting&) = default;
};

/// In these months no meeting is demanded, though there may be one: "except November and
/// December". A month, quarter or year that lies in them wholly is not counted in; a stretch
/// without a meeting is not counted where it has a day in them.
struct except_in {
    month_set months{};
    friend bool operator==(const except_in&, const except_in&) = default;
};

}  // namespace cadence_parts

/// One phrase of a cadence.
using cadence_part =
    std::variant<cadence_parts::quota, cadence_parts::at_least_apart, cadence_parts::at_most_apart,
                 cadence_parts::series, cadence_parts::in_months, cadence_parts::in_season,
                 cadence_parts::in_dates, cadence_parts::on_weekdays,
                 cadence_parts::on_working_days, cadence_parts::lasting, cadence_parts::except_in>;

/// The phrase as a charter would say it; `cadence::parse` reads it as the same part.
/// @throws bad_input (E-CADENCE) with all that is wrong with a part that says nothing: no month, a
/// thirteenth one.
[[nodiscard]] std::string text(const cadence_part& p);

}  // namespace v0
}  // namespace remit
