# SPDX-License-Identifier: BSL-1.0
"""The occurrences of a series: RRULE, RDATE, EXDATE, and what was changed of single ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from remit._core import BadInput, Recurrence
from remit.ics_lines import Component, Line, Problems, one_line
from remit.ics_times import Length, When, length_of, read_when
from remit.ics_zones import Zones, until_local

MOST_OCCURRENCES: Final = 20_000
MOST_RULES: Final = 20


@dataclass(frozen=True)
class Occurrence:
    """One meeting of a series: the event that tells of it, and its times."""

    event: Component
    start: When
    end: When | None
    #: when the series would have it, as RECURRENCE-ID spells it; nothing where there is no series
    original: str | None


@dataclass(frozen=True)
class _Changed:
    """An event with RECURRENCE-ID."""

    event: Component
    original: When
    start: When
    length: Length
    and_following: bool


class Series:
    """The events that share a UID."""

    def __init__(
        self,
        events: list[Component],
        zones: Zones,
        until: date | None,
        problems: Problems,
        most: int = MOST_OCCURRENCES,
    ) -> None:
        self._zones, self._until, self._problems, self._most = zones, until, problems, most
        masters = [e for e in events if e.first("RECURRENCE-ID") is None]
        self._master = self._newest(masters)
        by_original: dict[str, list[Component]] = {}
        for event in events:
            if rid := event.first("RECURRENCE-ID"):
                by_original.setdefault(rid.value.strip(), []).append(event)
        changes = [self._newest(same) for same in by_original.values()]
        self._changes = [c for e in changes if e and (c := self._changed(e))]

    def occurrences(self) -> list[Occurrence]:
        master = self._master
        if master is None:
            return [self._alone(c) for c in self._changes]
        start = self._start(master)
        if start is None:
            return []
        length = length_of(master, start, self._zones, self._problems)
        if not any(master.first(n) for n in ("RRULE", "RDATE")):
            if not self._changes:
                return [Occurrence(master, start, length(start), None)]
            moments = [start.moment]
        else:
            moments = self._moments(master, start)
        return list(self._all(master, start, length, moments))

    def _all(
        self, master: Component, start: When, length: Length, moments: list[datetime]
    ) -> Iterator[Occurrence]:
        def at(moment: datetime) -> When:
            return When(moment if start.timed else moment.date(), start.clock)

        known = set(moments)
        by_day = {m.date(): m for m in reversed(moments)}
        single: dict[datetime, _Changed] = {}
        following: list[tuple[datetime, _Changed]] = []
        for change in self._changes:
            meant = _meant(change.original, start, by_day)
            if meant not in known:
                if self._until is None or meant.date() < self._until:
                    what = f"{change.original.text()} is no occurrence of the series"
                    line = change.event.line
                    hint = "it is read as a meeting of its own"
                    self._problems.note("N-ICS-SERIES", line, what, hint)
                    yield self._alone(change)
                continue
            if change.and_following:
                following.append((meant, change))
            else:
                single[meant] = change
        following.sort(key=lambda each: each[0])
        begins = [since for since, _ in following]
        for moment in moments:
            original = at(moment).text()
            if moment in single:
                change = single[moment]
                yield Occurrence(change.event, change.start, change.length(change.start), original)
                continue
            begun = bisect_right(begins, moment)
            if not begun:
                yield Occurrence(master, at(moment), length(at(moment)), original)
                continue
            since, change = following[begun - 1]
            moved = self._moved(change, moment - since)
            if moved:
                yield Occurrence(change.event, moved, change.length(moved), original)

    def _moved(self, change: _Changed, by: timedelta) -> When | None:
        """RFC 5545, 3.8.4.4: those that follow are as far from where they were as the first."""
        try:
            start = change.start
            return When(start.moment + by if start.timed else start.day + by, start.clock)
        except OverflowError:
            return None

    def _alone(self, change: _Changed) -> Occurrence:
        end = change.length(change.start)
        return Occurrence(change.event, change.start, end, change.original.text())

    def _moments(self, master: Component, start: When) -> list[datetime]:
        found: set[datetime] = set()
        rules = master.all("RRULE")
        if len(rules) > MOST_RULES:
            what = f"the series has more than {MOST_RULES} rules"
            self._problems.add("E-SIZE", rules[MOST_RULES].number, what)
            return []
        for line in rules:
            days = self._days(line, start)
            found |= {datetime.combine(day, start.moment.time()) for day in days}
            if days and days[0] != start.day:
                what = "the series begins on a day that its rule does not name"
                hint = "that day is no occurrence"
                self._problems.note("N-ICS-SERIES", line.number, what, hint)
        if not master.first("RRULE"):
            found.add(start.moment)
        for line in master.all("RDATE"):
            found |= {w.on(start.clock) for w in read_when(line, self._zones, self._problems)}
        for line in master.all("EXRULE"):
            what = "EXRULE is not read; RFC 5545 has dropped it"
            self._problems.add("E-ICS-SERIES", line.number, what, "write the days in EXDATE")
        days_off: set[date] = set()
        for line in master.all("EXDATE"):
            for out in read_when(line, self._zones, self._problems):
                if out.timed and start.timed:
                    found.discard(out.on(start.clock))
                else:
                    days_off.add(out.day)
        found = {m for m in found if m.date() not in days_off}
        if self._until:
            found = {m for m in found if m.date() < self._until}
        if len(found) > self._most:
            what = f"the series has more than {self._most:,} occurrences"
            self._problems.add("E-SIZE", master.line, what, "give an earlier until")
            return []
        return sorted(found)

    def _days(self, line: Line, start: When) -> list[date]:
        try:
            clock = start.clock

            def shown(instant: datetime) -> datetime:
                return When(instant, self._zones.utc).on(clock)

            rule = Recurrence(until_local(line.value, shown), start.text())
            stop = self._until
            if rule.last is None and stop is None and not _ends(rule.rule):
                what = f"the series has no end: {one_line(line.value)[:60]}"
                hint = (
                    'say how far to read: read_ics(..., until="2028-01-01"), that day not counted'
                )
                self._problems.add("E-ICS-UNTIL", line.number, what, hint)
                return []
            if stop and stop <= start.day:
                return []
            return rule.between(start.day, stop or date.max, self._most)
        except BadInput as e:
            self._problems.take(e, line.number)
            return []

    def _changed(self, event: Component) -> _Changed | None:
        start = self._start(event)
        line = event.first("RECURRENCE-ID")
        assert line
        original = read_when(line, self._zones, self._problems)
        if start is None or not original:
            return None
        length = length_of(event, start, self._zones, self._problems)
        following = (line.parameter("RANGE") or "").upper() == "THISANDFUTURE"
        if event.first("RRULE") or event.first("RDATE"):
            what = "an event with RECURRENCE-ID has a rule of its own"
            self._problems.add("E-ICS-SERIES", event.line, what, "give it another UID")
            return None
        return _Changed(event, original[0], start, length, following)

    def _start(self, event: Component) -> When | None:
        line = event.first("DTSTART")
        if line is None:
            what = "an event without DTSTART"
            self._problems.add("E-ICS-EVENT", event.line, what, "DTSTART:20270203T160000")
            return None
        found = read_when(line, self._zones, self._problems)
        return found[0] if found else None

    def _newest(self, same: list[Component]) -> Component | None:
        """Of events that say of themselves to be the same: the last that was sent."""
        if not same:
            return None
        best = max(enumerate(same), key=lambda each: (*_sent(each[1]), each[0]))[1]
        if len(same) > 1:
            what = f"{len(same)} events have one UID, and the same RECURRENCE-ID or none"
            hint = "read is the one with the highest SEQUENCE, of those the latest"
            self._problems.note("N-ICS-TWICE", best.line, what, hint)
        return best


def _ends(rule: str) -> bool:
    return "COUNT=" in rule.upper() or "UNTIL=" in rule.upper()


def _sent(event: Component) -> tuple[int, str]:
    said = event.text("SEQUENCE") or ""
    number = int(said) if said.isdigit() and len(said) < 10 and said.isascii() else 0
    return number, event.text("DTSTAMP") or ""


def _meant(original: When, start: When, by_day: dict[date, datetime]) -> datetime:
    """The occurrence that a RECURRENCE-ID names."""
    if original.timed and start.timed:
        return original.on(start.clock)
    # A day for one of several times is how some programs say it.
    day = original.on(start.clock).date() if original.timed else original.day
    return by_day.get(day, original.moment)
