# SPDX-License-Identifier: BSL-1.0
"""A zone as iCalendar describes it (VTIMEZONE).

The package icalendar makes them too, but has clocks put forward when they show the new time
already; RFC 5545 (3.6.5) counts from what they showed before.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from remit._core import TimeZone
from remit.ics_package import icalendar

_STEP = timedelta(days=1)


def vtimezone(zone: TimeZone, first: int, last: int) -> Any:
    """What clocks show there, in these years."""
    ical = icalendar()
    out = ical.Timezone()
    out.add("TZID", ical.vText(zone.name), encode=0)
    changes = _changes(zone, max(first, 2), min(last, 9998))
    begin = datetime(max(first, 2), 1, 1, tzinfo=UTC)
    offset = zone.offset_at(begin)
    offsets = [offset, *(after for _, _, after in changes)]
    kinds: dict[tuple[timedelta, timedelta], list[datetime]] = {}
    kinds[offset, offset] = [datetime(max(first, 2), 1, 1)]
    for at, before, after in changes:
        kinds.setdefault((before, after), []).append((at + before).replace(tzinfo=None))
    for (before, after), onsets in kinds.items():
        ahead = after > min(offsets)
        part = ical.TimezoneDaylight() if ahead else ical.TimezoneStandard()
        part.add("DTSTART", ical.vText(_local(onsets[0])), encode=0)
        part.add("TZOFFSETFROM", ical.vText(_offset(before)), encode=0)
        part.add("TZOFFSETTO", ical.vText(_offset(after)), encode=0)
        if onsets[1:]:
            part.add("RDATE", _Raw(",".join(map(_local, onsets[1:]))), encode=0)
        out.add_component(part)
    return out


class _Raw(str):
    """A value that is written as it is: a comma parts two values in it."""

    __slots__ = ("params",)

    def __init__(self, text: str) -> None:
        self.params = icalendar().Parameters()

    def to_ical(self) -> bytes:
        return self.encode("utf-8")


@lru_cache(maxsize=64)
def _changes(
    zone: TimeZone, first: int, last: int
) -> tuple[tuple[datetime, timedelta, timedelta], ...]:
    """Each instant at which clocks are put forward or back, with the offsets before and after."""
    out = []
    at, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 2, tzinfo=UTC)
    before = zone.offset_at(at)
    while at < end:
        after = zone.offset_at(at + _STEP)
        if after != before:
            low, high = at, at + _STEP
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                low, high = (middle, high) if zone.offset_at(middle) == before else (low, middle)
            out.append((high, before, after))
        at, before = at + _STEP, after
    return tuple(out)


def _local(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def _offset(offset: timedelta) -> str:
    seconds = int(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, seconds_left = divmod(rest, 60)
    sign = "-" if seconds < 0 else "+"
    return f"{sign}{hours:02}{minutes:02}" + (f"{seconds_left:02}" if seconds_left else "")
