// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <remit/calendar/working_days.hpp>
#include <remit/time/truth.hpp>
#include <remit/time/value.hpp>

namespace remit {
inline namespace v0 {

/// What a predicate is asked of: one row on one day.
struct predicate_row {
    std::string_view table;  ///< "mandates", "people", ...
    std::string_view key;    ///< the row's key; of a mandate the person's
    day on;
    /// What the row says in a column on that day, found as a rule finds it: nothing where it is
    /// absent, `unknown` where nobody knows, several where several are in force.
    std::function<std::vector<value>(std::string_view column)> values;
};

/// What the language cannot say, under a name: `predicate("veterinarian")`.
///
/// It is asked on the days on which something the row says changes, and must answer the same for
/// the same values; it may be asked from several threads, and not in order.
using predicate_function = std::function<truth(const predicate_row&)>;

/// What a check needs besides facts and rules.
struct check_settings {
    working_days calendar{};  ///< for `working_days(n)`: Monday to Friday unless said otherwise
    std::map<std::string, predicate_function, std::less<>> predicates{};
    /// Rules that follow the calendar (`over(year)`, `today.year`) are judged to the end of the
    /// last year that the facts, the rules or the waivers name, and to the end of this day's year.
    std::optional<day> until{};
};

}  // namespace v0
}  // namespace remit
