# SPDX-License-Identifier: BSL-1.0
"""The days ahead of the bodies of a folder: which meetings are fixed, which dates would keep the
charter's cadences, what is due, and what clashes. Text, JSON and the picture are made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from remit._core import (
    BodyPlan,
    Cadence,
    Charter,
    Hindrance,
    MeetingClash,
    Registry,
    WorkingDays,
    plan_meetings,
)
from remit.audience import Audience, Sight
from remit.outcome import Entry, Outcome, make_outcome
from remit.sequel import day_of

# How the plan calls what somebody of its members attends elsewhere; the key comes behind.
_THE_MEETING: Final = "the meeting "

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
class Clash:
    """Two meetings on one day that the same people should attend."""

    meeting: str
    other: str | None  #: None: it is not shown which; these people are busy
    day: date
    people: list[str]  #: their keys


@dataclass(frozen=True)
class Against:
    """What stands against dates."""

    kind: str  #: that of a Hindrance, or "not shown"
    what: str = ""
    day: date | None = None
    body: int | None = None  #: of which of the planned it is
    other: int | None = None


_UNSEEN: Final = Against("not shown")


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
    against: list[Against]
    kept_from: date | None  #: before it the cadence is lost already
    lost: list[Against]  #: ... by these


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
    clashes: list[Clash] = field(default_factory=list)
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
    audience: Audience = "secretariat",
) -> Outlook:
    """Plans the days after today, to before stop, and tells what the audience may see of it. Raises
    BadInput as `make_outcome` does.

    All meetings are planned around, also those that the audience may not see.
    """
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
    outcome = make_outcome(
        charter, registry, today, (start, stop), calendar=calendar, audience=audience
    )
    sight = outcome.veil.sight
    days = _meeting_days(registry, sight)
    told = _Told(sight, plan.bodies, days)
    fixed = _fixed(registry, start, stop, sight)
    return Outlook(
        outcome=outcome,
        start=start,
        stop=stop,
        body_names={str(b["body"]): str(b["name"]) for b in bodies},
        person_names={str(p["person"]): str(p["name"]) for p in registry.table("people").to_rows()},
        planned=[told.planned(plan.bodies[n], start, stop) for n in told.shown],
        meetings=fixed,
        clashes=_clashes([c for c in plan.clashes if c.day < stop], fixed, sight),
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


class _Told:
    """What of the plans of bodies may be told."""

    def __init__(self, sight: Sight, plans: list[BodyPlan], days: set[tuple[str, date]]) -> None:
        self._sight = sight
        self._days = days  #: of each body those of meetings that may be seen
        of = [n for n, plan in enumerate(plans) if sight.body(plan.body)]
        self.shown = {n: i for i, n in enumerate(of)}  #: the planned are fewer than the plans
        self._all_shown = len(of) == len(plans)

    def planned(self, found: BodyPlan, start: date, stop: date) -> Planned:
        held = [d for d in found.held if self._may_tell(found.body, d)]
        lost = self._against(found.body, found.lost)
        # from when on it is kept may be counted from a meeting that is hidden
        whole = held == found.held and all(a.kind != "not shown" for a in lost)
        return Planned(
            body=found.body,
            name=found.name if self._sight.text(found.name) else "",
            when=found.when,
            held=[d for d in held if d < start],
            fixed=[d for d in held if start <= d < stop],
            possible=found.plan.possible,
            dates=[d for d in found.plan.dates if d < stop],
            against=self._hindered(found),
            kept_from=found.kept_from if whole else None,
            lost=lost if whole or found.kept_from is None else [_UNSEEN],
        )

    def _hindered(self, found: BodyPlan) -> list[Against]:
        """What stands against it. Where nothing does it is told at a body with which it shares
        members, or not at all if that one is hidden.
        """
        against = self._against(found.body, found.plan.against)
        if found.plan.possible or against or self._all_shown:
            return against
        return [_UNSEEN]

    def _may_tell(self, body: str, day: date) -> bool:
        return self._sight.everything or (body, day) in self._days

    def _against(self, body: str, all_: list[Hindrance]) -> list[Against]:
        out: list[Against] = []
        for h in all_:
            own, other = self.shown.get(h.body), self.shown.get(h.other)
            if own is not None and other is not None and self._is_told(body, h):
                out.append(Against(h.kind, h.what, h.day, own, other))
            elif all(a.kind != "not shown" for a in out):  # once: not how many
                out.append(_UNSEEN)
        return out

    def _is_told(self, body: str, h: Hindrance) -> bool:
        if h.kind == "busy" and h.what.startswith(_THE_MEETING):
            return self._sight.meeting(h.what.removeprefix(_THE_MEETING))
        if h.kind == "fixed" and h.day is not None:
            return self._may_tell(body, h.day)
        return self._sight.text(h.what)


def _clashes(all_: list[MeetingClash], shown: list[Meeting], sight: Sight) -> list[Clash]:
    """The clashes of meetings that may be seen. Of one with a meeting that may not, it is told who
    is busy on the first day of the other: once, or it would tell how many there are.
    """
    if sight.everything:
        return [Clash(c.meeting, c.other, c.day, c.people) for c in all_]
    first = {m.key: m.day for m in shown}
    out: list[Clash] = []
    busy: dict[str, set[str]] = {}
    for c in all_:
        people = list(filter(sight.person, c.people))
        seen = [key for key in (c.meeting, c.other) if sight.meeting(key)]
        if len(seen) > 1:
            out.append(Clash(c.meeting, c.other, c.day, people))
        elif seen and seen[0] in first:
            busy.setdefault(seen[0], set()).update(people)
    out += [Clash(key, None, first[key], sorted(people)) for key, people in busy.items()]
    return sorted(out, key=lambda c: c.day)


def _meeting_days(registry: Registry, sight: Sight) -> set[tuple[str, date]]:
    """Of each body the first days of its meetings that may be seen."""
    return {
        (str(row["body"]), day)
        for row in registry.table("meetings").to_rows()
        if sight.meeting(str(row["meeting"])) and (day := day_of(row["start"]))
    }


def _fixed(registry: Registry, start: date, stop: date, sight: Sight) -> list[Meeting]:
    found = [
        Meeting(
            key=str(row["meeting"]),
            body=str(row["body"]),
            day=day,
            name=str(row.get("name") or row["meeting"]),
            kind=str(row.get("kind") or ""),
        )
        for row in registry.table("meetings").to_rows()
        if (day := day_of(row["start"]))
        and start <= day < stop
        and sight.meeting(str(row["meeting"]))
    ]
    return sorted(found, key=lambda m: (m.day, m.body, m.key))
