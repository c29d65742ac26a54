# SPDX-License-Identifier: BSL-1.0
"""Who is wanted at two meetings at the same time, as a report tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from remit._core import Registry, double_bookings
from remit.audience import Sight


@dataclass(frozen=True)
class Booking:
    """A person, and two meetings that share a time: from start on to before stop, as clocks at the
    first of them show it.
    """

    person: str
    person_name: str
    meeting: str
    meeting_name: str
    other: str
    other_name: str
    start: datetime | None  #: None: no day is known
    stop: datetime | None
    verdict: str  #: fails, or possible where a time, a day or a mandate is not known


def bookings_from(registry: Registry, first: date, body: str, sight: Sight) -> list[Booking]:
    """Those of meetings from that day on, by their start. Of a body, where one is named: one of the
    two meetings is its own. Only of meetings and people that may be seen.
    """
    found = double_bookings(registry).to_rows()
    if not found:
        return []
    bodies = {str(m["meeting"]): m["body"] for m in registry.table("meetings").to_rows()}
    out = [
        Booking(**row)
        for row in found
        if (row["stop"] is None or row["stop"].date() >= first)
        and (not body or body in (bodies[row["meeting"]], bodies[row["other"]]))
        and sight.meeting(row["meeting"])
        and sight.meeting(row["other"])
        and sight.person(row["person"])
    ]
    return sorted(out, key=lambda b: (b.start or datetime.max, b.person, b.meeting, b.other))
