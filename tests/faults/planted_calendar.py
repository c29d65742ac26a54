# SPDX-License-Identifier: BSL-1.0
"""Mistakes in what recurs and in what is planned: the properties of the calendar notice each."""

from planted import Fault

KEPT = "property: dates that are proposed keep the cadence, as the check has it"
FEWEST = "property: no dates keep a cadence that is impossible, and the fewest are proposed"
TOGETHER = "property: two bodies that share members are planned with the fewest meetings"
RULE = "property: a rule recurs on the days that its definition names, tried one by one"
MANY = "property: many rules at once recur as each of them, moved to working days as one day is"


CALENDAR_FAULTS = [
    Fault(
        "a meeting just so far after the last one is too early",
        "calendar/plan_levels.cpp",
        "if (s.last > on.before ||",
        "if (s.last >= on.before ||",
        FEWEST,
    ),
    Fault(
        "a meeting a day too early is taken",
        "calendar/plan_levels.cpp",
        "if (s.last > on.before ||",
        "if (s.last > on.before + 1 ||",
        KEPT,
    ),
    Fault(
        "one meeting too many fits",
        "calendar/plan_levels.cpp",
        "if (n > 0 && now > c.at_most) return",
        "if (n > 0 && now > c.at_most + 1) return",
        KEPT,
    ),
    Fault(
        "a year may end with one meeting less",
        "calendar/plan_levels.cpp",
        "if (c.ends && now < c.at_least) return",
        "if (c.ends && now + 1 < c.at_least) return",
        KEPT,
    ),
    Fault(
        "a stretch without a meeting is always counted from the first day of the plan",
        "calendar/plan_problem.cpp",
        "const auto since = late ? start_ : since_;",
        "const auto since = late ? start_ : std::max(start_, since_);",
        KEPT,
    ),
    Fault(
        "nobody is asked who is busy",
        "calendar/plan_problem.cpp",
        "if (asked.busy[i])",
        "if (!asked.busy[i])",
        KEPT,
    ),
    Fault(
        "a season over New Year has no day",
        "calendar/cadence_windows.cpp",
        "return s.first <= at || at <= s.last;",
        "return s.first <= at && at <= s.last;",
        KEPT,
    ),
    Fault(
        "what is planned may fall on what another body has fixed",
        "calendar/plan_search.hpp",
        "return planned ? its.meets != 0 : its.planned != 0;",
        "return planned ? its.planned != 0 : its.planned != 0;",
        TOGETHER,
        "calendar/plan_together.cpp",
    ),
    Fault(
        "bodies that share members need not meet with the fewest meetings",
        "calendar/plan_search.hpp",
        "if (above > p.left) continue;",
        "if (above > p.left + 2) continue;",
        TOGETHER,
        "calendar/plan_together.cpp",
    ),
    Fault(
        "a week that begins at the end of a word loses a day",
        "calendar/recurrence_plan.cpp",
        "if (first % 64 > 57) bits",
        "if (first % 64 > 58) bits",
        RULE,
    ),
    Fault(
        "the last days of a year are in no first week",
        "calendar/recurrence_plan.cpp",
        "if (n == 1 || n <= -52) touch(363, 365);",
        "",
        RULE,
    ),
    Fault(
        "the last Monday of a month may be a day too late",
        "calendar/recurrence_plan.cpp",
        "(week << 35) >> (35 - of - 7 * n)",
        "(week << 35) >> (34 - of - 7 * n)",
        RULE,
    ),
    Fault(
        "the week in which the days begin is passed over",
        "calendar/occurrences.cpp",
        "if (turn < low) ends(std::exchange(turn, turn + apart));",
        "if (turn < low) turn += apart;",
        MANY,
    ),
    Fault(
        "a month without such a day gives none of a short one",
        "calendar/occurrences.cpp",
        "at += *at != none ? 1 : 0;",
        "at += 1;",
        MANY,
    ),
]
