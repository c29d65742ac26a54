# SPDX-License-Identifier: BSL-1.0
"""What a check came to on a day: the findings sorted into those of now, ahead and earlier, and what
was kept or could not be checked. Text, JSON and CSV are made of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path as FilePath
from typing import Literal

from remit._core import (
    Cause,
    Charter,
    Clause,
    Finding,
    Findings,
    Problem,
    Registry,
    WorkingDays,
    check,
    zone_problems,
)
from remit.audience import Audience, may_see
from remit.bookings import Booking, bookings_from
from remit.sequel import day_of, in_force, observed_of, perhaps_lasts, sequels
from remit.veil import Veil

# What happens on a day, or hangs on what does.
EVENT_TABLES = (
    "meetings",
    "items",
    "attendances",
    "events",
    "proposals",
    "nominations",
    "recusals",
    "speakers",
    "tasks",
    "audiences",
)
TABLES = (
    "mandates",
    "bodies",
    "seats",
    "people",
    "organisations",
    "offices",
    "terms",
    *EVENT_TABLES,
    "attributes",
)

State = Literal[
    "broken",
    "kept",
    "not demanded",
    "no subject",
    "not observed",
    "not in force",
    "not told",  # whether it is kept hangs on what the audience may not see
]
Verdict = Literal["fails", "possible", "pending", "waived"]
# A past one that is due today or later is "pending" still; what was due before and nobody knows of
# cannot be told.
Stands = Literal["fails", "possible", "pending", "waived", "ahead", "past"]
Days = tuple[date | None, date | None]


@dataclass(frozen=True)
class Unchecked:
    """A clause that no rule checks."""

    clause: Clause
    coverage: str


@dataclass(frozen=True)
class Entry:
    """A finding, and what it is on the day that is looked from."""

    finding: Finding  #: with the numbers of its first day
    current: Finding | None  #: with the numbers of today, where it lasts today
    when: Literal["now", "ahead", "past"]
    then: str | None  #: of an earlier one, what came then: see `sequel`
    shown: bool = True  #: whether it touches the days that were asked for, and may be told
    stands: Stands = "past"  #: where it stands today, whenever its days are
    told: bool = True  #: whether the audience may be told of it


@dataclass(frozen=True)
class Outcome:
    """The findings of a check, as of a day. All of it is of the whole check: the days that were
    asked for hide entries and change nothing. What the audience may not be told is left out.
    """

    charter: Charter
    registry: Registry
    findings: Findings
    today: date
    during: Days | None
    files: list[str]
    all: list[Entry]  #: as in `findings`
    veil: Veil  #: what the audience may be told
    states: dict[str, State] = field(default_factory=dict)  #: of each rule, by its name
    unchecked: list[Unchecked] = field(default_factory=list)
    unobserved: list[str] = field(default_factory=list)  #: judged bodies not observed today

    @cached_property
    def bookings(self) -> list[Booking]:
        """Double bookings from today on."""
        return bookings_from(self.registry, self.today, self.charter.body, self.veil.sight)

    @cached_property
    def notes(self) -> tuple[Problem, ...]:
        """What the reader of the data should know."""
        return (*self.registry.notes, *self.findings.notes, *zone_problems(self.registry))

    def those(self, when: str) -> list[Entry]:
        """Those that are shown, by their first day unless they are of today."""
        found = [e for e in self.all if e.shown and e.when == when]
        return found if when == "now" else sorted(found, key=lambda e: e.finding.start)

    def broken(self, level: str) -> list[Entry]:
        """What surely fails today, at that level, without a reason on record."""
        return [e for e in self._standing("fails") if e.finding.level == level]

    @property
    def waived(self) -> list[Entry]:
        return self._standing("waived")

    @property
    def possible(self) -> list[Entry]:
        """What cannot be told today; also what was due, and nobody knows whether it was done."""
        return self._standing("possible")

    @property
    def pending(self) -> list[Entry]:
        """What may yet be done, the first due first; also of a day that is past."""
        return sorted(self._standing("pending"), key=lambda e: e.finding.due or date.max)

    @property
    def past(self) -> list[Entry]:
        """What is over and done with, by its first day."""
        return [e for e in self.those("past") if e.stands == "past"]

    def _standing(self, stands: Stands) -> list[Entry]:
        return [e for e in self.all if e.shown and e.stands == stands]

    def in_state(self, *states: State) -> list[str]:
        return [name for name, is_ in self.states.items() if is_ in states]

    @property
    def hidden(self) -> int:
        """How many may be told, and touch none of the days that were asked for."""
        return sum(e.told and not e.shown for e in self.all)

    @property
    def untold(self) -> int:
        """How many the audience may not be told of."""
        return sum(not e.told for e in self.all)

    @property
    def partly_told(self) -> bool:
        """Whether there is something of which the audience is not told whether it is kept."""
        return bool(self.untold or self.in_state("not told") or not self.veil.charter)

    def rules_of_today(self, level: str, what: Verdict) -> int:
        """How many rules of a level are broken today, else cannot be told, else are not yet due,
        else have a reason; those of other days than were asked for too.
        """
        kinds: dict[str, set[str]] = {k: set() for k in ("fails", "possible", "pending", "waived")}
        for e in self.all:
            if e.told and e.stands in kinds and e.finding.level == level:
                kinds[e.stands].add(e.finding.rule)
        kinds["possible"] -= kinds["fails"]
        kinds["pending"] -= kinds["fails"] | kinds["possible"]
        kinds["waived"] -= kinds["fails"] | kinds["possible"] | kinds["pending"]
        return len(kinds[what])

    def judged_rules(self, level: str) -> int:
        """How many rules of a level were judged today."""
        levels: dict[str, str] = {}
        for r in self.charter.all_rules:
            if in_force(r, self.today):
                levels[r.name] = r.level
        return sum(levels.get(name) == level for name in self.in_state("broken", "kept"))

    def shown_breaches(self, fail_on: str) -> list[Finding]:
        """Breaches without a reason that are shown as of today or of earlier; `should` adds those,
        `possible` what cannot be told. What is not yet due is no breach.
        """
        wanted = {"must"} if fail_on == "must" else {"must", "should"}
        return [
            e.finding
            for e in self.all
            if e.shown
            and e.when != "ahead"
            and not e.finding.waived
            and e.finding.level in wanted
            and (
                e.finding.verdict == "fails"
                or (fail_on == "possible" and _cannot_be_told(e.finding, self.today))
            )
        ]


def _cannot_be_told(f: Finding, today: date) -> bool:
    return f.verdict == "possible" or was_due(f, today)


def was_due(f: Finding, today: date) -> bool:
    """Whether the day is past by which it was to be done, and nobody knows whether it was."""
    return f.verdict == "pending" and f.due is not None and f.due < today


def _stands(f: Finding, when: str, today: date) -> Stands:
    if when == "ahead":
        return "ahead"
    if when == "past":
        due_yet = f.verdict == "pending" and f.due is not None and today <= f.due
        return "pending" if due_yet and not f.waived else "past"
    if f.waived:
        return "waived"
    if f.verdict == "fails":
        return "fails"
    return "possible" if _cannot_be_told(f, today) else "pending"


def cause_day(cause: Cause) -> date | None:
    """The day of a cause."""
    return cause.day


def make_outcome(
    charter: Charter,
    registry: Registry,
    today: date,
    during: Days | None = None,
    files: list[str] | None = None,
    calendar: WorkingDays | None = None,
    audience: Audience = "secretariat",
) -> Outcome:
    """Checks, and sorts what was found and the audience may be told. Raises BadInput as `check`
    does, and as `may_see`.
    """
    veil = Veil(may_see(registry, audience), charter, registry)
    findings = check(registry, charter, calendar=calendar, until=today)
    found = list(findings)
    current = iter(findings.as_of(today))
    sequel = sequels(charter, registry, found, calendar, today)
    entries = []
    for f in found:
        told = veil.finding(f)
        shown = told and (during is None or _touches(f, during))
        if f.start > today:
            entries.append(Entry(f, None, "ahead", None, shown, "ahead", told))
        elif f.stop is None or today < f.stop:
            stands = _stands(f, "now", today)
            entries.append(Entry(f, next(current), "now", None, shown, stands, told))
        else:
            stands = _stands(f, "past", today)
            entries.append(Entry(f, None, "past", sequel(f), shown, stands, told))
    unobserved = _unobserved_bodies(charter, registry, today)
    return Outcome(
        charter=charter,
        registry=registry,
        findings=findings,
        today=today,
        during=during,
        files=files or [],
        all=entries,
        veil=veil,
        states=_told(
            _states(charter, registry, findings, entries, today, bool(unobserved)), entries, veil
        ),
        unobserved=[key for key in unobserved if veil.sight.body(key)],
        unchecked=[
            Unchecked(c, coverage)
            for c, coverage, _ in charter.describe()
            if coverage != "checked"
            and veil.charter
            and all(map(veil.sight.text, (c.id, c.heading, c.why_unchecked)))
        ],
    )


def _told(states: dict[str, State], entries: list[Entry], veil: Veil) -> dict[str, State]:
    """The states of the rules that may be told. A rule that is broken where nobody may see it reads
    as one that is kept there: "not told".
    """
    shown, untold = (
        {e.finding.rule for e in entries if e.told is told and _is_of_today(e)}
        for told in (True, False)
    )
    out: dict[str, State] = {}
    for name, state in states.items():
        if not veil.named(name):
            continue
        whole = state == "not in force" or (veil.rule(name) and name not in untold)
        out[name] = "broken" if name in shown else state if whole else "not told"
    return out


def _is_of_today(e: Entry) -> bool:
    return e.when == "now" or e.stands == "pending"


def _touches(f: Finding, during: Days) -> bool:
    start, stop = during
    return (stop is None or f.start < stop) and (start is None or f.stop is None or start < f.stop)


def _within(day: date, start: date | None, stop: date | None) -> bool:
    return (start is None or start <= day) and (stop is None or day < stop)


def _unobserved_bodies(charter: Charter, registry: Registry, day: date) -> list[str]:
    """The bodies judged that exist on that day and whose facts are not known for it."""
    return [
        str(b["body"])
        for b in registry.table("bodies").to_rows()
        if (not charter.body or b["body"] == charter.body)
        and perhaps_lasts(b, day)
        and not _within(day, *observed_of(b))
    ]


def _states(
    charter: Charter,
    registry: Registry,
    findings: Findings,
    entries: list[Entry],
    today: date,
    some_unobserved: bool,
) -> dict[str, State]:
    """Of each rule, what it is today; versions count together.

    A rule that demands nothing of the bodies that are observed may do so of one that is not.
    """
    observed = registry.observed is not None and _within(today, *registry.observed)
    broken = {e.finding.rule for e in entries if _is_of_today(e)}
    states: dict[str, State] = {}
    for rule, subjects, judged in zip(
        charter.all_rules, findings.subjects_judged, findings.judged_on(today), strict=True
    ):
        if rule.name in broken:
            states[rule.name] = "broken"
        elif not in_force(rule, today):
            states.setdefault(rule.name, "not in force")
        elif judged:
            states[rule.name] = "kept"
        elif not observed or some_unobserved:
            states[rule.name] = "not observed"
        elif subjects:
            states[rule.name] = "not demanded"
        else:
            to_come = rule.for_each in _OF_MEETINGS and _meets_later(charter, registry)
            states[rule.name] = "not observed" if to_come else "no subject"
    return states


# What is there at a meeting, and on its days.
_OF_MEETINGS = frozenset(
    ["meeting", "item", "attendance", "recusal", "speaker", "task", "audience"]
)


def _meets_later(charter: Charter, registry: Registry) -> bool:
    """Whether a meeting is planned for a day of which nothing is known yet."""
    stop = registry.declared.get("meetings", (None, None))[1]
    return stop is not None and any(
        (day := day_of(m["start"])) is not None and day >= stop
        for m in registry.table("meetings").to_rows()
        if not charter.body or m["body"] == charter.body
    )


def known_until(folder: FilePath, last: date | None, today: date) -> dict[str, Days]:
    """What to declare of the tables of events: known up to and with the last day, or today where a
    folder has one of them. Else "two a year" would be broken in the year that has just begun.
    """
    if last is None and not any((folder / f"{t}.csv").is_file() for t in EVENT_TABLES):
        return {}
    last = last or today
    if last == date.max:
        return {}
    return {t: (None, last + timedelta(days=1)) for t in EVENT_TABLES}


def files_of(folder: FilePath) -> list[str]:
    """The files that a check of the folder reads, the charter last."""
    names = [f"{t}.csv" for t in TABLES] + ["charter.toml"]
    return [name for name in names if (folder / name).is_file()]


def short_ids(findings: list[Finding]) -> dict[str, str]:
    """For each id its shortest prefix that no other shares, at least four characters long."""
    ids = sorted({f.id for f in findings})
    shortest: dict[str, str] = {}
    for i, this in enumerate(ids):
        length = len("F-") + 4
        for other in ids[max(i - 1, 0) : i] + ids[i + 1 : i + 2]:
            common = next((k for k in range(len(this)) if this[k] != other[k]), len(this))
            length = max(length, common + 1)
        shortest[this] = this[:length]
    return shortest
