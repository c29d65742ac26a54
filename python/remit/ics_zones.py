# SPDX-License-Identifier: BSL-1.0
"""Which clock a time of an iCalendar file is on: a zone of IANA, of Windows, one that the file
describes itself (VTIMEZONE), UTC, or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final, Protocol

from remit._core import BadInput, Recurrence, TimeZone
from remit.ics_lines import Component, Line, Problems, one_line
from remit.ics_package import windows_zones

_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?")
_UNTIL = re.compile(r"(UNTIL=)(\d{8}T\d{6})Z", re.IGNORECASE)
# What stands before the name in identifiers such as /mozilla.org/20050126_1/Europe/Copenhagen.
_GLOBAL = re.compile(r"^/[^/]+/(?:[^/]*\d[^/]*/)?")
# The changes of a year are within so many days before a moment, those of leap years too.
_A_YEAR: Final = timedelta(days=400)
_MOST_RULES_OF_ONE: Final = 1  # RFC 5545 has no more
_MOST_RULES: Final = 50


class Clock(Protocol):
    """What clocks show somewhere, and which instant it is."""

    def utc(self, local: datetime) -> datetime: ...
    def local(self, instant: datetime) -> datetime: ...
    def row(self, local: datetime) -> tuple[datetime, str]:
        """What the row of a meeting says: the moment, and the zone that it is of."""
        ...


@lru_cache(maxsize=64)
def zone_named(name: str) -> TimeZone | None:
    """The zone of the database; None where there is none of that name."""
    try:
        return TimeZone(name)
    except (BadInput, ValueError):
        return None


@dataclass(frozen=True)
class Named:
    """A zone of the database."""

    zone: TimeZone

    def utc(self, local: datetime) -> datetime:
        # RFC 5545, 3.3.5: of two the first; what clocks skip is counted from before the change.
        _, before, _ = self.zone.read(local.replace(second=0))
        return (local - before).replace(tzinfo=UTC)

    def local(self, instant: datetime) -> datetime:
        return self.zone.local(instant)

    def row(self, local: datetime) -> tuple[datetime, str]:
        kind, _, _ = self.zone.read(local.replace(second=0))
        if kind == "skipped":
            local = self.local(self.utc(local))
        return local, self.zone.name


@dataclass(frozen=True)
class Utc:
    """UTC, shown as what clocks of a zone show then."""

    shown: TimeZone

    def utc(self, local: datetime) -> datetime:
        return local.replace(tzinfo=UTC)

    def local(self, instant: datetime) -> datetime:
        return instant.astimezone(UTC).replace(tzinfo=None)

    def row(self, local: datetime) -> tuple[datetime, str]:
        return self.shown.local(self.utc(local)), self.shown.name


@dataclass(frozen=True)
class _Observance:
    """STANDARD or DAYLIGHT: since when clocks are how far ahead of UTC."""

    start: datetime
    before: timedelta
    after: timedelta
    rules: tuple[Recurrence, ...]
    others: tuple[datetime, ...]

    def last(self, local: datetime) -> datetime | None:
        """The last time it began, up to this moment."""
        found = [each for each in (self.start, *self.others) if each <= local]
        for rule in self.rules:
            first = local.date() - min(_A_YEAR, local.date() - date.min)
            days = rule.between(first, local.date() + timedelta(days=1))
            moments = [datetime.combine(day, self.start.time()) for day in days]
            found += [each for each in moments if each <= local]
        return max(found, default=None)


@dataclass(frozen=True)
class Described:
    """A zone that the file describes and nobody else knows; rows have another zone's times."""

    observances: tuple[_Observance, ...]
    shown: TimeZone

    def offset(self, local: datetime) -> timedelta:
        begun = [(last, o.after) for o in self.observances if (last := o.last(local))]
        if begun:
            return max(begun)[1]
        return min(self.observances, key=lambda o: o.start).before

    def utc(self, local: datetime) -> datetime:
        return (local - self.offset(local)).replace(tzinfo=UTC)

    def local(self, instant: datetime) -> datetime:
        plain = instant.astimezone(UTC).replace(tzinfo=None)
        offsets = {o.after for o in self.observances} | {o.before for o in self.observances}
        for offset in sorted(offsets, reverse=True):
            if self.offset(plain + offset) == offset:
                return plain + offset
        return plain + max(offsets)

    def row(self, local: datetime) -> tuple[datetime, str]:
        return self.shown.local(self.utc(local)), self.shown.name


class Zones:
    """The clocks that a file names."""

    def __init__(self, calendar: Component, shown: TimeZone, problems: Problems) -> None:
        self._shown, self._problems = shown, problems
        self.utc = Utc(shown)
        self._blocks = {
            tzid: part
            for part in calendar.parts
            if part.name == "VTIMEZONE" and (tzid := part.text("TZID"))
        }
        self._found: dict[str, Clock | None] = {}
        self._described: dict[str, Described | None] = {}

    def of(self, tzid: str, line: Line) -> Clock | None:
        """The clock of that name; None, and a problem, where nobody knows it."""
        if tzid not in self._found:
            self._found[tzid] = self._find(tzid, line)
        return self._found[tzid]

    def check(self, tzid: str, local: datetime, line: Line) -> None:
        """Notes where the file says other times of a zone than the database."""
        clock = self._found.get(tzid)
        if not isinstance(clock, Named) or tzid not in self._blocks:
            return
        own = self._description(tzid)
        if own and own.utc(local) != clock.utc(local):
            what = (
                f"the file has another time for {one_line(tzid)} on {local.date()} than "
                f"{clock.zone.name} has"
            )
            hint = "the time on the clock is kept as it is written, in that zone"
            self._problems.note("N-ICS-ZONE", line.number, what, hint)

    def _find(self, tzid: str, line: Line) -> Clock | None:
        block = self._blocks.get(tzid)
        location = (block.text("X-LIC-LOCATION") if block else None) or ""
        for name in (tzid.strip(), location, _GLOBAL.sub("", tzid)):
            name = windows_zones().get(name, name)
            if name and (zone := zone_named(name)):
                return Named(zone)
        if block:
            own = self._description(tzid)
            if own:
                what = f"{one_line(tzid)!r} is no zone of IANA or Windows"
                hint = f"its times are those that the file describes, shown in {self._shown.name}"
                self._problems.note("N-ICS-ZONE", line.number, what, hint)
            return own
        what = f"the zone {one_line(tzid)[:80]!r} is not known, and the file does not describe it"
        hint = "write a name of IANA (Europe/Copenhagen) or of Windows (Romance Standard Time)"
        self._problems.add("E-ZONE", line.number, what, hint)
        return None

    def _description(self, tzid: str) -> Described | None:
        if tzid not in self._described:
            self._described[tzid] = self._describe(self._blocks[tzid])
        return self._described[tzid]

    def _describe(self, block: Component) -> Described | None:
        parts = [p for p in block.parts if p.name in ("STANDARD", "DAYLIGHT")]
        if not 0 < len(parts) <= _MOST_RULES:
            what = "the zone has no STANDARD and no DAYLIGHT, or too many"
            self._problems.add("E-ZONE", block.line, what)
            return None
        found = [self._observance(part) for part in parts]
        known = tuple(each for each in found if each)
        return Described(known, self._shown) if len(known) == len(found) else None

    def _observance(self, part: Component) -> _Observance | None:
        start = _plain(part.text("DTSTART") or "")
        before, after = (_offset(part.text(n) or "") for n in ("TZOFFSETFROM", "TZOFFSETTO"))
        rules, others = [], []
        for line in part.all("RDATE"):
            others += [_plain(text) for text in line.value.split(",")]
        if start is None or before is None or after is None or None in others:
            what = f"the {part.name} of a zone needs DTSTART, TZOFFSETFROM and TZOFFSETTO"
            self._problems.add("E-ZONE", part.line, what, "TZOFFSETTO:+0100")
            return None
        for line in part.all("RRULE")[:_MOST_RULES_OF_ONE]:
            try:
                rule = until_local(line.value, lambda utc: utc + before)
                made = Recurrence(rule, start.date())
            except BadInput as e:
                self._problems.take(e, line.number)
                return None
            if not made.rule.upper().startswith("FREQ=YEARLY"):
                what = "a zone changes by years (FREQ=YEARLY)"
                self._problems.add("E-ZONE", line.number, what)
                return None
            rules.append(made)
        moments = tuple(each for each in others if each)
        return _Observance(start, before, after, tuple(rules), moments)


def until_local(rule: str, to_local: object) -> str:
    """The rule with its UNTIL as clocks there show it, where it is in UTC."""

    def shown(found: re.Match[str]) -> str:
        instant = _plain(found[2])
        assert callable(to_local)
        return found[1] + f"{to_local(instant):%Y%m%dT%H%M%S}" if instant else found[0]

    return _UNTIL.sub(shown, rule)


def _plain(text: str) -> datetime | None:
    try:
        if not re.fullmatch(r"\d{8}T\d{6}", text.strip()):
            return None
        return datetime.strptime(text.strip(), "%Y%m%dT%H%M%S")
    except ValueError:
        return None


def _offset(text: str) -> timedelta | None:
    found = _OFFSET.fullmatch(text.strip())
    if not found:
        return None
    length = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if length >= timedelta(days=1):
        return None
    return -length if found[1] == "-" else length
