# SPDX-License-Identifier: BSL-1.0
"""What came after a finding: on the day after its last, was it mended, or is there another reason
why it stops there?
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from remit._core import BadInput, Charter, Finding, Registry, Rule, WorkingDays, check

# What lasts its day, or its few days: nothing that comes after mends it.
EVENTS = frozenset(
    [
        "appointment",
        "departure",
        "meeting",
        "item",
        "attendance",
        "event",
        "proposal",
        "nomination",
        "recusal",
        "speaker",
        "task",
        "audience",
    ]
)

Sequel = Callable[[Finding], str]

_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_CALENDAR = re.compile(r"\.over\((year|half_year|quarter|month)(?:\.starting\((\d+), (\d+)\))?\)")
_MONTHS = {"year": 12, "half_year": 6, "quarter": 3, "month": 1}


def in_force(rule: Rule, day: date) -> bool:
    return (rule.start is None or rule.start <= day) and (rule.stop is None or day < rule.stop)


def observed_of(body: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """The days for which the facts of a row of `bodies` are declared to be known."""
    return day_of(body.get("observed_start")), day_of(body.get("observed_stop"))


def perhaps_lasts(row: Mapping[str, Any], day: date) -> bool:
    """Whether a row with start and stop does on that day, or may."""
    start, stop = row["start"], row["stop"]
    # in part known it is a text: "2026-03-01 to 2026-03-31", "from 2026-03-01", "until 2026-03-31"
    first = day_of(str(start).removeprefix("from ")[:10])
    last = None if str(stop).startswith("from ") else day_of(str(stop)[-10:])
    return (first is None or first <= day) and (last is None or day < last)


def day_of(cell: Any) -> date | None:
    """The day of a cell; where others of its column are empty, days come as text."""
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(cell)
    except (TypeError, ValueError):
        return None


def sequels(
    charter: Charter,
    registry: Registry,
    found: Sequence[Finding],
    calendar: WorkingDays | None = None,
    until: date | None = None,
) -> Sequel:
    """What was so on the day a finding stops, as one word of JSON.

    `fails`, `possible`, `pending`: the next finding begins there. `not observed`: the facts end.
    `not in force`: the rule does. `ended`: the body or the seat does, or what happened is over.
    `not demanded`: its `where` does not hold. `over`: a year or month that it counts in ends there,
    and what that year came to stays so. Else `mended`.
    """
    begins = {(f.rule, f.subject, f.start): f for f in found}
    observed_stop = registry.observed[1] if registry.observed else None
    versions: dict[str, list[Rule]] = {}
    for rule in charter.all_rules:
        versions.setdefault(rule.name, []).append(rule)
    bodies = registry.table("bodies").to_rows()
    stops = {row["body"]: day_of(row["stop"]) for row in bodies}
    known = {row["body"]: observed_of(row) for row in bodies}
    seat_stops = {
        f"{row['body']}/{row['seat']}": day_of(row["stop"])
        for row in registry.table("seats").to_rows()
    }

    def apart_from_where(f: Finding) -> str:
        if f.stop is None:
            return ""
        if after := begins.get((f.rule, f.subject, f.stop)):
            return after.verdict
        if f.stop == observed_stop or f.stop == known.get(f.body, (None, None))[1]:
            return "not observed"
        if not any(in_force(rule, f.stop) for rule in versions[f.rule]):
            return "not in force"
        if stops.get(f.body) == f.stop:
            return "ended"
        if f.for_each in EVENTS:
            return "ended"
        if f.for_each == "seat" and seat_stops.get(f.subject) == f.stop:
            return "ended"
        return "mended"

    asked = {
        f.rule
        for f in found
        if any(rule.where is not None for rule in versions[f.rule])
        and apart_from_where(f) == "mended"
    }
    demanded = _demanded(
        charter, registry, calendar, until, (r for name in asked for r in versions[name])
    )

    def sequel(f: Finding) -> str:
        word = apart_from_where(f)
        if word != "mended" or _left(f):
            return word
        assert f.stop is not None
        rule = next(r for r in versions[f.rule] if in_force(r, f.stop))
        runs = demanded.get(rule) if f.rule in asked else None
        if runs is not None and not any(
            a <= f.stop and (b is None or f.stop < b) for a, b in runs.get(f.subject, [])
        ):
            return "not demanded"
        return "over" if _counts_anew(rule, f.stop) else word

    return sequel


def _counts_anew(rule: Rule, day: date) -> bool:
    """Whether a calendar window of the rule begins on that day."""
    written = f"{rule.require} {'' if rule.where is None else rule.where}"
    return any(
        day.day == int(first or 1) and (day.month - int(month or 1)) % _MONTHS[unit] == 0
        for unit, month, first in _CALENDAR.findall(_TEXT.sub('""', written))
    )


def _left(f: Finding) -> bool:
    """Whether the mandate that a rule is broken by came to its end: that mends it."""
    return f.for_each == "mandate" and any(
        c.table == "mandates" and c.what == "ended" for c in f.closed_by
    )


_Runs = dict[str, list[tuple[date, date | None]]]


def _demanded(
    charter: Charter,
    registry: Registry,
    calendar: WorkingDays | None,
    until: date | None,
    rules: Iterable[Rule],
) -> dict[Rule, _Runs]:
    """For each of the rules with a `where` the days on which it demands something of each subject,
    or may; a rule whose `where` cannot fail is left out.

    Those are the days on which the opposite of its `where` is not kept.
    """
    demanded = {}
    for rule in rules:
        if rule.where is None:
            continue
        opposite = rule.replace(require=~rule.where, where=None, within=None, cite="")
        asked = Charter(
            body=charter.body, values=charter.values, member=charter.member, rules=[opposite]
        )
        try:
            broken = check(registry, asked, calendar=calendar, until=until)
        except BadInput:  # no facts can keep it, or it is as deep as a rule may be
            continue
        runs: _Runs = {}
        for f in broken:
            runs.setdefault(f.subject, []).append((f.start, f.stop))
        demanded[rule] = runs
    return demanded
