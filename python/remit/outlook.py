# SPDX-License-Identifier: BSL-1.0
"""The days ahead of the bodies of a folder: which meetings are fixed, which dates would keep the
charter's cadences, what is due, and what clashes. Text, JSON and the picture are made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from remit._core import (
    Cadence,
    Charter,
    Hindrance,
    MeetingClash,
    Registry,
    WorkingDays,
    plan_meetings,
)
from remit.outcome import Entry, Outcome, make_outcome
from remit.sequel import day_of

Busy = Mapping[str, Iterable[date]]
DayKind = Literal["fixed", "proposed", "due", "ahead"]


@dataclass(frozen=True)
class Meeting:
    """A meeting that is in the registry."""

    key: str
    body: str
    day: date
    name: str
    kind: str


@dataclass(frozen=True)
class Planned:
    """One cadence of one body."""

    body: str
    name: str
    when: Cadence
    held: list[date]  #: of those that count: before the first day
    fixed: list[date]  #: ... and from it on
    possible: bool
    dates: list[date]
    against: list[Hindrance]
    kept_from: date | None  #: before it the cadence is lost already
    lost: list[Hindrance]  #: ... by these


@dataclass(frozen=True)
class Outlook:
    """From `start` to before `stop`."""

    outcome: Outcome  #: of the check as of today
    start: date
    stop: date
    body_names: dict[str, str]
    person_names: dict[str, str]
    planned: list[Planned] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)  #: fixed in these days, by day
    clashes: list[MeetingClash] = field(default_factory=list)
    due: list[Entry] = field(default_factory=list)  #: what is to be done, the first due first
    ahead: list[Entry] = field(default_factory=list)  #: what is broken if nobody acts, by its start
    holidays_until: int | None = None  #: the last year of holidays, where later ones are planned

    def days(self, label: Callable[[str], str] = str) -> dict[date, list[tuple[DayKind, str]]]:
        """What is on each day, in words; the days rise. label: what a rule is called."""
        out: dict[date, list[tuple[DayKind, str]]] = {}
        for m in self.meetings:
            what = m.name if m.name != m.key else m.kind
            out.setdefault(m.day, []).append(("fixed", self.called(m.body, what)))
        for p in self.planned:
            for day in p.dates:
                out.setdefault(day, []).append(("proposed", self.called(p.body, p.name)))
        for e in self.due:
            if (due := due_day(e)) and self.start <= due < self.stop:
                out.setdefault(due, []).append(("due", label(e.finding.rule)))
        for e in self.ahead:
            out.setdefault(e.finding.start, []).append(("ahead", label(e.finding.rule)))
        return dict(sorted(out.items()))

    def called(self, body: str, what: str) -> str:
        """ "Harbour council, ordinary"."""
        name = self.body_names.get(body, body)
        return f"{name}, {what}" if what else name


def due_day(e: Entry) -> date | None:
    """The last day on which it may be done. Of a stretch without a meeting that begins later it is
    its first day; of one that lasts already there is none.
    """
    return e.finding.due or (e.finding.start if e.when == "ahead" else None)


def _is_due(e: Entry, stop: date) -> bool:
    due = due_day(e)
    return due is None or due < stop


def _holidays_until(calendar: WorkingDays | None, stop: date) -> int | None:
    """The last year of which holidays are given, where days of later years are planned."""
    if calendar is None:
        return None
    if calendar.known is not None:
        after = calendar.known[1]
        return (after - timedelta(days=1)).year if after is not None and after < stop else None
    if not calendar.holidays:
        return None
    last = calendar.holidays[-1].year
    return last if last < (stop - timedelta(days=1)).year else None


def a_year_after(today: date) -> date:
    """The day after today, a year later: 365 or 366 days are planned; to the end of the calendar at
    most.
    """
    if today >= date(date.max.year - 1, 12, 31):
        return date.max
    tomorrow = date.fromordinal(today.toordinal() + 1)
    day = 28 if (tomorrow.month, tomorrow.day) == (2, 29) else tomorrow.day
    return tomorrow.replace(year=tomorrow.year + 1, day=day)


def make_outlook(
    charter: Charter,
    registry: Registry,
    today: date,
    stop: date,
    *,
    calendar: WorkingDays | None = None,
    busy: Busy | None = None,
) -> Outlook:
    """Plans the days after today, to before stop. Raises BadInput as `check` does."""
    start = date.fromordinal(today.toordinal() + 1)
    bodies = registry.table("bodies").to_rows()
    plan = plan_meetings(
        registry,
        charter,
        start,
        # a year that is open at the end asks for its meetings too: some of them before
        a_year_after(stop),
        busy={who: list(days) for who, days in (busy or {}).items()},
        calendar=calendar,
    )
    outcome = make_outcome(charter, registry, today, (start, stop), calendar=calendar)
    return Outlook(
        outcome=outcome,
        start=start,
        stop=stop,
        body_names={str(b["body"]): str(b["name"]) for b in bodies},
        person_names={str(p["person"]): str(p["name"]) for p in registry.table("people").to_rows()},
        planned=[
            Planned(
                body=found.body,
                name=found.name,
                when=found.when,
                held=[d for d in found.held if d < start],
                fixed=[d for d in found.held if start <= d < stop],
                possible=found.plan.possible,
                dates=[d for d in found.plan.dates if d < stop],
                against=found.plan.against,
                kept_from=found.kept_from,
                lost=found.lost,
            )
            for found in plan.bodies
        ],
        meetings=_fixed(registry, start, stop),
        clashes=[c for c in plan.clashes if c.day < stop],
        due=sorted(
            (
                e
                for e in [*outcome.pending, *outcome.those("ahead")]
                if e.finding.verdict == "pending" and _is_due(e, stop)
            ),
            key=lambda e: due_day(e) or start,
        ),
        ahead=[e for e in outcome.those("ahead") if e.finding.verdict == "fails"],
        holidays_until=_holidays_until(calendar, stop),
    )


def _fixed(registry: Registry, start: date, stop: date) -> list[Meeting]:
    found = [
        Meeting(
            key=str(row["meeting"]),
            body=str(row["body"]),
            day=day,
            name=str(row.get("name") or row["meeting"]),
            kind=str(row.get("kind") or ""),
        )
        for row in registry.table("meetings").to_rows()
        if (day := day_of(row["start"])) and start <= day < stop
    ]
    return sorted(found, key=lambda m: (m.day, m.body, m.key))
