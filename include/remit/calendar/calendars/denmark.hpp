// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <remit/calendar/easter.hpp>
#include <remit/calendar/holiday.hpp>
#include <remit/calendar/working_days.hpp>
#include <remit/core/problem.hpp>
#include <remit/time/day.hpp>
#include <remit/time/period.hpp>

namespace remit {
inline namespace v0 {

/// The years for which the Danish holidays are known.
inline constexpr int danish_holidays_from = 1990, danish_holidays_to = 2040;

/// The holidays of Denmark from one year to another, both included, in the order of their days.
///
/// `statutory` are the holidays of the national church, on which shops and authorities are closed.
/// `optional` are 1 May, Constitution Day (5 June), 24 and 31 December: no public holidays, and
/// free or half free for many by agreement.
/// @throws bad_input (E-YEAR) outside the years 1990 to 2040, or where the years are the wrong way
///         round: what the law says then is not known here.
/// @source The days of the church year; Act no. 214 of 6 March 2023 (Great Prayer Day, the fourth
///         Friday after Easter, for the last time in 2023). Checked against a list of 748 days.
[[nodiscard]] inline std::vector<holiday> danish_holidays(int first_year, int last_year) {
    if (first_year < danish_holidays_from || last_year > danish_holidays_to ||
        first_year > last_year)
        throw bad_input{problem{"E-YEAR", "",
                                "the holidays of Denmark are known for 1990 to 2040, not for " +
                                    std::to_string(first_year) + " to " + std::to_string(last_year),
                                "ask for years between these, or give the days yourself"}};
    constexpr auto law = holiday_kind::statutory, custom = holiday_kind::optional;
    const std::string church = "holidays of the national church";
    const std::string agreed = "agreements and custom";
    std::vector<holiday> out;
    for (int y = first_year; y <= last_year; ++y) {
        const auto easter = easter_sunday(y);
        out.push_back({{y, 1, 1}, "Nytårsdag", law, church});
        out.push_back({easter - 3, "Skærtorsdag", law, church});
        out.push_back({easter - 2, "Langfredag", law, church});
        out.push_back({easter, "Påskedag", law, church});
        out.push_back({easter + 1, "Anden påskedag", law, church});
        if (y <= 2023)
            out.push_back({easter + 26, "Store bededag", law,
                           church + "; abolished from 2024 by Act no. 214 of 6 March 2023"});
        out.push_back({easter + 39, "Kristi himmelfartsdag", law, church});
        out.push_back({easter + 49, "Pinsedag", law, church});
        out.push_back({easter + 50, "Anden pinsedag", law, church});
        out.push_back({{y, 12, 25}, "Juledag", law, church});
        out.push_back({{y, 12, 26}, "Anden juledag", law, church});
        out.push_back({{y, 5, 1}, "Arbejdernes kampdag", custom, agreed});
        out.push_back({{y, 6, 5}, "Grundlovsdag", custom, agreed});
        out.push_back({{y, 12, 24}, "Juleaftensdag", custom, agreed});
        out.push_back({{y, 12, 31}, "Nytårsaften", custom, agreed});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const holiday& a, const holiday& b) { return a.on < b.on; });
    return out;
}

/// Monday to Friday but for the public holidays of Denmark, which are known from one year to
/// another, both included.
/// @throws bad_input (E-YEAR) as `danish_holidays`.
[[nodiscard]] inline working_days danish_working_days(int first_year, int last_year) {
    return working_days_of(danish_holidays(first_year, last_year))
        .known_in(period{day{first_year, 1, 1}, day{last_year + 1, 1, 1}});
}

}  // namespace v0
}  // namespace remit
