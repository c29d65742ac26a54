# SPDX-License-Identifier: BSL-1.0
"""Who is wanted at two meetings at the same time, as a report tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

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
    rows = registry.table("meetings").to_rows()
    together: dict[str, set[str]] = {}  # by meeting or joint meeting, the bodies that meet
    at = {
        str(m["meeting"]): f"joint {j}" if (j := _said(m["joint"])) else m["meeting"] for m in rows
    }
    for m in rows:
        together.setdefault(at[m["meeting"]], set()).add(str(m["body"]))
    bodies = {key: together[which] for key, which in at.items()}
    hidden = {
        (str(a["meeting"]), str(a["person"]))
        for a in (() if sight.everything else registry.table("attendances").to_rows())
        if not sight.row("attendances", a)
    }
    from_then = datetime.combine(first, time())
    out = [
        Booking(**row)
        for row in found
        if (row["stop"] is None or row["stop"] > from_then)
        and (not body or body in bodies[row["meeting"]] | bodies[row["other"]])
        and not {(row["meeting"], row["person"]), (row["other"], row["person"])} & hidden
        and sight.meeting(row["meeting"])
        and sight.meeting(row["other"])
        and sight.person(row["person"])
    ]
    return sorted(out, key=lambda b: (b.start or datetime.max, b.person, b.meeting, b.other))


def _said(cell: object) -> str:
    return str(cell) if cell not in (None, "", "-") else ""
