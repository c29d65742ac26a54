# SPDX-License-Identifier: BSL-1.0
"""Mistakes in who is wanted at two meetings at once: the properties of overlaps notice each."""

from planted import Fault

PAIRS = "property: what overlaps is what overlaps one by one"
BOOKED = "property: double bookings are what every or some completion has"


MEETING_FAULTS = [
    Fault(
        "two that touch overlap",
        "check/overlaps.cpp",
        "(begins(middle) < end ? low : high) = middle;",
        "(begins(middle) <= end ? low : high) = middle;",
        PAIRS,
    ),
    Fault(
        "what takes no time overlaps",
        "check/overlaps.cpp",
        "if (end <= start[thing]) {",
        "if (end < start[thing]) {",
        PAIRS,
    ),
    Fault(
        "only the first digit of a start is looked at",
        "check/overlaps.cpp",
        "shift < 64 && (range >> shift) != 0; shift += bits",
        "shift < bits && (range >> shift) != 0; shift += bits",
        PAIRS,
    ),
    Fault(
        "a meeting without a stop surely lasts to the end of its day",
        "check/meeting_times.cpp",
        "until >= 0 ? until : 1)",
        "until >= 0 ? until : per_day)",
        BOOKED,
    ),
    Fault(
        "meetings that were called off take time",
        "check/meeting_people.cpp",
        '"status", [](auto& text) { return !takes_time(text); }',
        '"status", [](auto&) { return false; }',
        BOOKED,
    ),
    Fault(
        "who comes late is busy from the start",
        "check/meeting_times.cpp",
        "        from = comes;\n",
        "",
        BOOKED,
    ),
]
