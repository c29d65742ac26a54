# SPDX-License-Identifier: BSL-1.0
"""Meetings out of an iCalendar file."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from remit._core import BadInput, Problem
from remit.ics_event import (
    attendances_read,
    diff_read,
    from_json,
    meeting_read,
    people_read,
    restored,
    row_read,
)
from remit.ics_lines import MOST_BYTES, Component, Line, Problems, one_line, scan
from remit.ics_package import icalendar
from remit.ics_series import MOST_OCCURRENCES, Occurrence, Series
from remit.ics_times import Row, day_read
from remit.ics_words import status_of, uid_of
from remit.ics_zones import Zones, zone_named

MOST_EVENTS: Final = 20_000
MOST_ROWS: Final = 500_000
#: what other methods carry is an answer or a question, and no meeting
_METHODS: Final = ("", "PUBLISH", "REQUEST", "CANCEL")


@dataclass(frozen=True)
class ReadCalendar:
    """What read_ics found: rows for Registry.from_frames, by table, and notes.

    `Registry.from_frames(mandates=..., **found.frames())` takes them.
    """

    #: a row for each meeting and each occurrence of a series
    meetings: list[dict[str, Any]] = field(default_factory=list)
    #: the programme, of calendars that write_ics has made
    items: list[dict[str, Any]] = field(default_factory=list)
    #: who was asked, and what they answered
    attendances: list[dict[str, Any]] = field(default_factory=list)
    #: who speaks, of calendars that write_ics has made
    speakers: list[dict[str, Any]] = field(default_factory=list)
    #: those who are asked, with name and email
    people: list[dict[str, Any]] = field(default_factory=list)
    #: what its reader should know, each a Problem with its line
    notes: tuple[Problem, ...] = ()

    def frames(self) -> dict[str, list[dict[str, Any]]]:
        """The tables that have rows, by name, as Registry.from_frames takes them."""
        names = ("meetings", "items", "attendances", "speakers", "people")
        return {name: rows for name in names if (rows := getattr(self, name))}


def read_ics(
    source: str | os.PathLike[str] | bytes,
    *,
    body: str | None = None,
    until: date | str | None = None,
    zone: str | None = None,
) -> ReadCalendar:
    """The meetings of an iCalendar file (RFC 5545), as rows for Registry.from_frames.

    source: the path of a file, or its bytes. body: whose meetings they are, where the events do not
    say it (only those that write_ics has made do). until: the first day on which series are not
    read any more; one without an end needs it. zone: where times in UTC are shown, by default the
    calendar's own (X-WR-TIMEZONE) or Etc/UTC.

    Each occurrence of a series is a row; its key is the UID, "@" and when the series would have it,
    and stays when it is moved. Raises BadInput with all problems, each with its line, and then
    nothing is read. Cost: O(lines, occurrences and those who are asked for them).
    """
    icalendar()
    data, name = _bytes(source)
    problems = Problems(name)
    last = _until(until)
    calendars = scan(data, problems)
    if not problems.problems and not any(c.name == "VCALENDAR" for c in calendars):
        what = "there is no BEGIN:VCALENDAR"
        problems.add("E-ICS-BLOCK", 1, what, "is this an iCalendar file?")
    reader = _Reader(problems, body, last, zone)
    for calendar in calendars:
        if calendar.name == "VCALENDAR":
            reader.read(calendar)
    problems.check()
    return reader.found()


def _bytes(source: str | os.PathLike[str] | bytes) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, "calendar"
    path = Path(source)
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1), path.name


def _until(until: date | str | None) -> date | None:
    day = day_read(until)
    if until is not None and day is None:
        what = f"{until!r} is no day"
        raise BadInput(Problem("E-DATE", "until", what, "write 2028-01-01"))
    return day


class _Reader:
    def __init__(
        self, problems: Problems, body: str | None, until: date | None, zone: str | None
    ) -> None:
        self._problems, self._body, self._until, self._zone = problems, body, until, zone
        self._out = ReadCalendar()
        self._people: dict[str, Row] = {}
        self._keys: dict[tuple[object, object], int] = {}
        self._asked: tuple[Component, list[Row]] | None = None
        self._events = 0

    def found(self) -> ReadCalendar:
        out = self._out
        return ReadCalendar(
            meetings=_even(out.meetings),
            items=_even(out.items),
            attendances=_even(out.attendances),
            speakers=_even(out.speakers),
            people=_even(list(self._people.values())),
            notes=tuple(self._problems.notes),
        )

    def read(self, calendar: Component) -> None:
        problems = self._problems
        method = (calendar.text("METHOD") or "").upper()
        if method not in _METHODS:
            line = calendar.first("METHOD")
            what = f"METHOD:{method[:20]} is an answer or a question, and no calendar"
            problems.add("E-ICS-METHOD", line.number if line else 1, what, "read the invitation")
            return
        shown = zone_named(self._shown(calendar))
        if shown is None:
            what = "the zone for times in UTC is not known"
            problems.add("E-ZONE", calendar.line, what, 'zone="Europe/Copenhagen"')
            return
        zones = Zones(calendar, shown, problems)
        events = [part for part in calendar.parts if part.name == "VEVENT"]
        self._events += len(events)
        if self._events > MOST_EVENTS:
            what = f"there are more than {MOST_EVENTS:,} events"
            problems.add("E-SIZE", calendar.line, what)
            return
        others = {p.name for p in calendar.parts} - {"VEVENT", "VTIMEZONE"}
        for kind in sorted(others):
            line_of = next(p.line for p in calendar.parts if p.name == kind)
            n = sum(p.name == kind for p in calendar.parts)
            problems.note("N-ICS-KIND", line_of, f"not read: {n} {one_line(kind)[:40]}")
        by_uid: dict[str, list[Component]] = {}
        for event in events:
            uid = one_line(event.text("UID") or "")
            if not uid:
                what = "an event without UID, which its key is made of"
                problems.add("E-ICS-EVENT", event.line, what, "UID:1234@example.org")
                continue
            by_uid.setdefault(uid, []).append(event)
        for same in by_uid.values():
            try:
                most = max(0, MOST_OCCURRENCES - len(self._out.meetings))
                found = Series(same, zones, self._until, problems, most).occurrences()
                for occurrence in found:
                    self._meeting(occurrence, method == "CANCEL")
            except BadInput as e:
                problems.take(e, same[0].line)
            except OverflowError:
                what = "a time outside of the years 1 to 9999"
                problems.add("E-TIME", same[0].line, what)

    def _shown(self, calendar: Component) -> str:
        own = (calendar.text("X-WR-TIMEZONE") or "").strip()
        return self._zone or (own if own and zone_named(own) else "Etc/UTC")

    def _meeting(self, occurrence: Occurrence, cancelled: bool) -> None:
        event = occurrence.event
        said = meeting_read(event, occurrence.start, occurrence.end)
        line = event.first("X-REMIT-MEETING")
        diff = self._diff(line)
        series = occurrence.original is not None
        if series:
            said["meeting"] = f"{said['uid']}@{occurrence.original}"
            said["recurrence_id"] = occurrence.original
        row = dict(said)
        if diff and line:
            row, changed = restored(said, diff)
            if series and row["meeting"] != said["meeting"]:
                row["meeting"] = f"{row['meeting']}@{occurrence.original}"
            self._note_changes(line, changed)
        row["body"] = row["body"] or self._body
        if not isinstance(row["meeting"], str) or not isinstance(row["body"], str | None):
            what = "the key of a meeting, or of a body, is no text"
            self._problems.add("E-ICS-ROW", event.line, what)
            return
        if cancelled and status_of(row["status"]) != "CANCELLED":
            row["status"] = "cancelled"
        if row["uid"] == uid_of({"body": row["body"], "meeting": row["meeting"]}):
            row["uid"] = None
        if not row["body"]:
            what = "whose meeting this is is not said"
            self._problems.add("E-BODY", event.line, what, 'read_ics(..., body="board")')
        key = (row["body"], row["meeting"])
        if key in self._keys:
            before = self._keys[key]
            what = f"the meeting {one_line(str(key[1]))[:60]!r} is that of line {before} too"
            self._problems.add("E-DUPLICATE", event.line, what)
            return
        self._keys[key] = event.line
        self._out.meetings.append(row)
        self._attendances(event, row)
        self._programme(event, row["meeting"], series)
        self._speakers(event)

    def _diff(self, line: Line | None) -> dict[str, Any] | None:
        found = from_json(line, self._problems) if line else None
        return diff_read(found, line, self._problems) if line and found is not None else None

    def _note_changes(self, line: Line, changed: list[str]) -> None:
        if changed:
            what = f"changed since it was written: {one_line(', '.join(changed))[:200]}"
            hint = "what the event says now is read"
            self._problems.note("N-ICS-CHANGED", line.number, what, hint)

    def _attendances(self, event: Component, meeting: Row) -> None:
        # The occurrences of a series share an event.
        if self._asked is None or self._asked[0] is not event:
            self._asked = event, self._asked_for(event, meeting.get("organiser"))
        rows = self._asked[1]
        if len(self._out.attendances) + len(rows) > MOST_ROWS:
            what = f"more than {MOST_ROWS:,} are asked in all"
            raise BadInput(Problem("E-SIZE", "", what, "give an earlier until"))
        self._out.attendances.extend({**row, "meeting": meeting["meeting"]} for row in rows)

    def _asked_for(self, event: Component, organiser: object) -> list[Row]:
        rows = attendances_read(event, self._problems)
        keys: dict[str, str] = {}
        more: list[Row] = []
        for line in event.all("X-REMIT-ATTENDANCE"):
            found = from_json(line, self._problems)
            diff = diff_read(found.get("row"), line, self._problems) if found is not None else None
            if found is None or diff is None:
                continue
            address = found.get("address")
            if address is None:
                more.append(restored({}, diff)[0])
            elif isinstance(address, str) and address in rows:
                before = rows[address]["person"]
                rows[address], changed = restored(rows[address], diff)
                keys[before] = rows[address]["person"]
                self._note_changes(line, changed)
            else:
                what = "somebody is not asked any more who was when it was written"
                self._problems.note("N-ICS-CHANGED", line.number, what)
        for person in people_read(event, organiser):
            person["person"] = keys.get(person["person"], person["person"])
            known = self._people.setdefault(person["person"], person)
            if known.get("name") is None:
                known["name"] = person["name"]
        return [*rows.values(), *more]

    def _speakers(self, event: Component) -> None:
        for line in event.all("X-REMIT-PERSON"):
            found = from_json(line, self._problems)
            row = row_read(found, line, self._problems) if found is not None else None
            if row and isinstance(row.get("person"), str):
                self._people.setdefault(row["person"], row)

    def _programme(self, event: Component, meeting: str, series: bool) -> None:
        tables = (("X-REMIT-ITEM", self._out.items), ("X-REMIT-SPEAKER", self._out.speakers))
        for name, table in tables:
            for line in event.all(name):
                if series:
                    what = "the programme of a series is not read: whose it is is not known"
                    self._problems.note("N-ICS-SERIES", line.number, what)
                    break
                found = from_json(line, self._problems)
                row = row_read(found, line, self._problems) if found is not None else None
                if row is not None:
                    if name == "X-REMIT-ITEM":
                        row["meeting"] = meeting
                    table.append(row)


def _even(rows: list[Row]) -> list[Row]:
    """All rows with the same columns, without those that say nothing anywhere."""
    columns: dict[str, None] = {}
    for row in rows:
        columns.update((c, None) for c, cell in row.items() if cell is not None)
    return [{c: row.get(c) for c in columns} for row in rows]
