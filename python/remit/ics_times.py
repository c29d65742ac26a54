# SPDX-License-Identifier: BSL-1.0
"""Days and times of an iCalendar file, and the days and times of a row."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from remit.ics_lines import Component, Line, Problems, one_line
from remit.ics_zones import Clock, Zones

Row = dict[str, Any]

_DAY = timedelta(days=1)
_DATE = re.compile(r"\d{8}")
_MOMENT = re.compile(r"(\d{8}T\d{4})(\d\d)(Z?)")
_DURATION = re.compile(
    r"([+-]?)P(?=\d|T\d)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?"
)
#: what a meeting's times are made of: they hold together
TIMES: Final = ("start", "stop", "start_time", "stop_time", "zone")


@dataclass(frozen=True)
class When:
    """A day, or a moment on a clock; on no clock where the time is that of wherever one is."""

    at: date  #: a datetime where it is a moment
    clock: Clock | None = None

    @property
    def timed(self) -> bool:
        return isinstance(self.at, datetime)

    @property
    def day(self) -> date:
        return self.at.date() if isinstance(self.at, datetime) else self.at

    @property
    def moment(self) -> datetime:
        return self.at if isinstance(self.at, datetime) else datetime.combine(self.at, time())

    def on(self, clock: Clock | None) -> datetime:
        """The moment as another clock shows it."""
        if clock is None or self.clock is None or clock == self.clock or not self.timed:
            return self.moment
        return clock.local(self.clock.utc(self.moment))

    def text(self) -> str:
        return f"{self.at:%Y%m%dT%H%M%S}" if self.timed else f"{self.at:%Y%m%d}"


def read_when(line: Line, zones: Zones, problems: Problems) -> list[When]:
    """All that the line names; what cannot be read is a problem."""
    tzid = line.parameter("TZID")
    clock = zones.of(tzid, line) if tzid and "T" in line.value else None
    if tzid and clock is None and "T" in line.value:
        return []
    out = []
    for text in line.value.split(","):
        plain, _, _ = text.strip().partition("/")  # of a period its start
        found = _when(plain)
        if found is None:
            what = f"{line.name}: {one_line(text)[:40]!r} is no day and no time"
            hint = "write 20270203 (a day) or 20270203T160000, with a Z behind it for UTC"
            problems.add("E-DATE", line.number, what, hint)
            continue
        if isinstance(found, datetime) and plain.endswith("Z"):
            out.append(When(found, zones.utc))
        else:
            out.append(When(found, clock if isinstance(found, datetime) else None))
            if tzid and isinstance(found, datetime):
                zones.check(tzid, found, line)
    return out


def _when(text: str) -> date | None:
    try:
        if _DATE.fullmatch(text):
            return datetime.strptime(text, "%Y%m%d").date()
        if found := _MOMENT.fullmatch(text):
            # Seconds have no place in a row; a 60th is one that was put in between.
            return datetime.strptime(found[1], "%Y%m%dT%H%M") if int(found[2]) <= 60 else None
    except ValueError:
        return None
    return None


def read_length(text: str) -> tuple[timedelta, timedelta] | None:
    """A duration: its days, which a calendar counts, and its hours, which a clock counts."""
    found = _DURATION.fullmatch(text.strip().upper())
    if not found or found[1] == "-":
        return None
    weeks, days, hours, minutes, seconds = (int(n or 0) for n in found.groups()[1:])
    by_clock = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return timedelta(days=7 * weeks + days), by_clock


#: from the start of an occurrence to its end; None where that is not said
Length = Callable[[When], "When | None"]


def length_of(event: Component, start: When, zones: Zones, problems: Problems) -> Length:
    """How long it lasts, by DTEND or DURATION."""
    end_line, length_line = event.first("DTEND"), event.first("DURATION")
    if end_line:
        ends = read_when(end_line, zones, problems)
        if not ends:
            return lambda at: None
        if ends[0].timed != start.timed:
            what = "DTEND is a day and DTSTART a time, or the other way round"
            problems.add("E-DATE", end_line.number, what, "write both as days, or as times")
            return lambda at: None
        lasts = ends[0].on(start.clock) - start.moment
        if lasts < timedelta(0):
            what = "it ends before it starts"
            problems.add("E-PERIOD", end_line.number, what, "are DTSTART and DTEND swapped?")
            return lambda at: None
        return lambda at: _later(at, lasts, timedelta(0))
    if length_line:
        length = read_length(length_line.value)
        if length is None:
            what = f"{one_line(length_line.value)[:40]!r} is no duration"
            problems.add("E-DATE", length_line.number, what, "write PT1H30M or P2D")
            return lambda at: None
        days, by_clock = length
        return lambda at: _later(at, days, by_clock)
    return lambda at: None


def _later(at: When, nominal: timedelta, by_clock: timedelta) -> When | None:
    try:
        if not at.timed:
            return When(at.day + nominal + by_clock)
        moment = at.moment + nominal
        if by_clock and at.clock:
            return When(at.clock.local(at.clock.utc(moment) + by_clock), at.clock)
        return When(moment + by_clock, at.clock)
    except OverflowError:
        return None


def times_row(start: When, end: When | None) -> Row:
    """The columns of a meeting that says no more than these."""
    if not start.timed:
        last = end.day - _DAY if end and end.day > start.day else start.day
        return _row(start.day, last, None, None, None)
    first, zone = start.clock.row(start.moment) if start.clock else (start.moment, None)
    if end is None:
        return _row(first.date(), first.date(), clock_text(first), None, zone)
    until = end.clock.row(end.moment)[0] if end.clock else end.moment
    if until.time() == time() and until.date() > first.date():
        # Midnight ends a day before it begins one.
        return _row(first.date(), until.date() - _DAY, clock_text(first), "24:00", zone)
    return _row(first.date(), until.date(), clock_text(first), clock_text(until), zone)


def _row(first: date, last: date, start: str | None, stop: str | None, zone: str | None) -> Row:
    out = (first, last + _DAY if last < date.max else None, start, stop, zone)
    return dict(zip(TIMES, out, strict=True))


def clock_text(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def day_read(cell: object) -> date | None:
    """The day that a cell says; None where it is known in part only, or not at all."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(cell) if isinstance(cell, str) and len(cell) == 10 else None
    except ValueError:
        return None


def minutes_read(cell: object) -> int | None:
    """16:00 as minutes after midnight, up to 24:00."""
    found = re.fullmatch(r"(\d{1,2})[:.](\d\d)", cell) if isinstance(cell, str) else None
    return int(found[1]) * 60 + int(found[2]) if found else None
