# SPDX-License-Identifier: BSL-1.0
"""Meetings as an iCalendar file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from remit._core import BadInput, Problem, Registry, TimeZone
from remit.audience import AUDIENCES, Audience
from remit.ics_attendees import add_attendees, add_beside, add_organiser
from remit.ics_description import description, given
from remit.ics_event import as_json, beside, meeting_read, row_as_json
from remit.ics_lines import Component, Problems, one_line, scan
from remit.ics_package import icalendar
from remit.ics_tables import CalendarLoss, Tables
from remit.ics_times import Row, When, day_read, length_of, minutes_read, read_when
from remit.ics_vtimezone import vtimezone
from remit.ics_words import class_of, status_of, uid_of
from remit.ics_zones import Zones, zone_named
from remit.names import Names
from remit.texts import LANGUAGES, Texts

_DAY = timedelta(days=1)
_LINK = re.compile(r"(https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_RECURRENCE = re.compile(r"\d{8}(T\d{6}Z?)?")
_PRODID: Final = "-//remit//remit//EN"


@dataclass(frozen=True)
class WrittenCalendar:
    """An iCalendar file, and what it does not hold."""

    #: the file: UTF-8, lines of at most 75 bytes that end with CRLF
    data: bytes
    #: how many events it has
    events: int
    #: which rows it does not hold, by table, and why
    losses: tuple[CalendarLoss, ...]


def write_ics(
    registry: Registry,
    *,
    today: date | str,
    body: str | None = None,
    audience: Audience = "secretariat",
    start: date | str | None = None,
    stop: date | str | None = None,
    language: str = "en",
    proposed: Iterable[tuple[str, str, date]] = (),
    redact: bool = False,
) -> WrittenCalendar:
    """The meetings of a registry as an iCalendar file (RFC 5545): each is a VEVENT.

    today: the day that the file says it was made; no clock is read. body: only its meetings.
    audience: public, participants, members or secretariat (who sees all): meetings and items that
    it may not see are left out. start, stop: only meetings of these days, half-open. language: of
    the words in descriptions, "en" or "da". proposed: dates that are only thought of, each
    (body, name, day): tentative, whole days. redact: Person 1, Person 2, ... for people, without
    their addresses; what else the texts tell stays.

    What iCalendar has no word for stands in X-REMIT-MEETING and the like, so that read_ics gives it
    back; `losses` names the rows that are not written. Raises BadInput with all problems: a time
    that clocks skip or show twice, a zone that is not known, two meetings with one uid.
    """
    icalendar()
    _refuse_words(audience, language)
    made, first, last = (
        _day(d, n) for d, n in ((today, "today"), (start, "start"), (stop, "stop"))
    )
    assert made
    say = Texts(language)
    names = Names(registry, either=say("or")) if redact else None
    tables = Tables(registry, audience, names, body, (first, last))
    writer = _Writer(tables, made, say)
    for meeting in tables.meetings:
        writer.add(meeting)
    for of, name, day in proposed:
        key = f"proposed {of} {name} {day}"
        row = {"meeting": key, "body": of, "name": name, "start": day, "status": "proposed"}
        row["stop"] = day + _DAY if day < date.max else None
        writer.add(
            {column: tables.text(c) if isinstance(c, str) else c for column, c in row.items()}
        )
    return writer.done()


def _refuse_words(audience: str, language: str) -> None:
    for name, word, known in (("audience", audience, AUDIENCES), ("language", language, LANGUAGES)):
        if word not in known:
            what = f"{word!r} is no {name}"
            raise BadInput(Problem("E-WORD", name, what, f"one of {', '.join(known)}"))


def _day(cell: date | str | None, name: str) -> date | None:
    day = day_read(cell)
    if day is None and (cell is not None or name == "today"):
        raise BadInput(Problem("E-DATE", name, f"{cell!r} is no day", "write 2026-11-22"))
    return day


class _Writer:
    def __init__(self, tables: Tables, today: date, say: Texts) -> None:
        self._tables, self._today, self._say = tables, today, say
        self._ical = icalendar()
        self._problems: list[Problem] = []
        self._events: list[Any] = []
        self._zones: dict[str, set[int]] = {}
        self._told: set[str] = set()
        self._uids: dict[tuple[str, str], str] = {}

    def add(self, meeting: Row) -> None:
        times = self._times(meeting)
        if times is None:
            return
        event = self._ical.Event()
        uid = one_line(given(meeting.get("uid"))) or uid_of(meeting)
        self._identify(event, meeting, uid)
        start, end = times
        self._put(event, "DTSTART", start, meeting)
        if end is not None:
            self._put(event, "DTEND", end, meeting)
        self._say_of(event, meeting)
        add_organiser(event, meeting, self._tables)
        asked = add_attendees(event, meeting, self._tables)
        written = scan(event.to_ical(), Problems("written"))[0]
        if self._tables.whole:
            add_beside(event, written, asked)
        said = self._read_back(written)
        if not self._tables.whole:
            self._events.append(event)
            return
        event.add(
            "X-REMIT-MEETING", self._text(as_json(beside("meetings", meeting, said))), encode=0
        )
        for item in self._tables.items.get(meeting["meeting"], []):
            self._row(event, "X-REMIT-ITEM", "items", item)
            for speaker in self._tables.speakers.get(item["item"], []):
                self._row(event, "X-REMIT-SPEAKER", "speakers", speaker)
                self._person(event, meeting, speaker["person"])
        self._events.append(event)

    def _person(self, event: Any, meeting: Row, key: str) -> None:
        """Who speaks and is not asked to come: nothing else says what they are called."""
        asked = {row["person"] for row in self._tables.attendances.get(meeting["meeting"], [])}
        if key not in asked and key not in self._told:
            self._told.add(key)
            person = self._tables.people.get(key) or {"person": key}
            self._row(event, "X-REMIT-PERSON", "people", person)

    def done(self) -> WrittenCalendar:
        if self._problems:
            raise BadInput(self._problems)
        calendar = self._ical.Calendar()
        calendar.add("PRODID", _PRODID)
        calendar.add("VERSION", "2.0")
        for name, years in sorted(self._zones.items()):
            zone = zone_named(name)
            assert zone  # or there is a problem
            calendar.add_component(vtimezone(zone, min(years), max(years)))
        for event in self._events:
            calendar.add_component(event)
        data = calendar.to_ical(sorted=False)
        return WrittenCalendar(data, len(self._events), self._tables.lost())

    def _identify(self, event: Any, meeting: Row, uid: str) -> None:
        event.add("UID", self._text(uid), encode=0)
        original = given(meeting.get("recurrence_id"))
        if not _RECURRENCE.fullmatch(original):
            original = ""
        if (uid, original) in self._uids:
            what = f"the uid {uid!r} is that of {self._uids[uid, original]!r} too"
            self._problem(
                "E-DUPLICATE", meeting, what, "an occurrence of a series needs recurrence_id"
            )
        self._uids[uid, original] = str(meeting["meeting"])
        if original:
            raw = self._ical.vText(original)
            raw.params["VALUE"] = "DATE-TIME" if "T" in original else "DATE"
            event.add("RECURRENCE-ID", raw, encode=0)
        number = meeting.get("sequence")
        event.add("SEQUENCE", number if isinstance(number, int) and 0 <= number < 2**31 else 0)
        stamp = datetime.combine(self._today, time(), UTC)
        event.add("DTSTAMP", stamp)

    def _say_of(self, event: Any, meeting: Row) -> None:
        tables = self._tables
        texts = {
            "SUMMARY": self._summary(meeting),
            "LOCATION": ", ".join(
                one_line(text) for c in ("place", "address") if (text := given(meeting.get(c)))
            ),
            "DESCRIPTION": description(meeting, tables, self._say),
        }
        for name, text in texts.items():
            if text:
                event.add(name, self._text(_plain(text)), encode=0)
        link = given(meeting.get("signup_url"))
        if _LINK.fullmatch(link):
            event.add("URL", self._ical.vUri(link), encode=0)
        status = status_of(meeting.get("status"))
        if status:
            event.add("STATUS", status)
        if status in ("CANCELLED", "TENTATIVE"):
            event.add("TRANSP", "TRANSPARENT")
        event.add("CLASS", class_of(tables.visibility(meeting)))

    def _summary(self, meeting: Row) -> str:
        """Its name; where it has none, whose meeting it is and of what sort."""
        name = one_line(str(meeting["name"] or ""))
        if name and name != meeting["meeting"] and meeting.get("status") != "proposed":
            return name
        kind = given(meeting.get("kind")) or (name if meeting.get("status") == "proposed" else "")
        return ", ".join(filter(None, [one_line(self._tables.body_name(meeting["body"])), kind]))

    def _times(self, meeting: Row) -> tuple[date, date | None] | None:
        """DTSTART and DTEND; None, and a problem, where clocks do not show them once."""
        start = day_read(meeting["start"])
        assert start  # others are left out
        stop = day_read(meeting.get("stop")) or (start + _DAY if start < date.max else None)
        first = minutes_read(meeting.get("start_time"))
        last = minutes_read(meeting.get("stop_time"))
        days = (stop - start).days if stop else 1
        if first is None or (last is None and days != 1):
            return start, stop
        try:
            begins = _moment(start, first)
            ends = _moment(start + timedelta(days=days - 1), last) if last is not None else None
        except OverflowError:
            self._problem("E-TIME", meeting, "it ends after the year 9999", "give another time")
            return None
        ends = ends if ends != begins else None
        name = given(meeting.get("zone"))
        if name and not self._check_zone(meeting, name, [m for m in (begins, ends) if m]):
            return None
        return begins, ends

    def _check_zone(self, meeting: Row, name: str, moments: list[datetime]) -> bool:
        try:
            zone = TimeZone(name)
            for moment in moments:
                kind, _, _ = zone.read(moment)
                if kind != "unique":
                    # An offset says which is meant of two; else it raises.
                    zone.utc(moment, self._offset(meeting) if moment is moments[0] else None)
                self._zones.setdefault(name, set()).add(moment.year)
        except BadInput as e:
            for p in e.problems:
                self._problem(p.code, meeting, f"{name}: {p.what}", p.hint)
            return False
        return True

    def _put(self, event: Any, name: str, at: date, meeting: Row) -> None:
        if not isinstance(at, datetime):
            event.add(name, at)
            return
        zone = given(meeting.get("zone"))
        second = self._second_of_two(meeting, zone, at) if zone else None
        value = self._ical.vText(f"{second:%Y%m%dT%H%M%SZ}" if second else f"{at:%Y%m%dT%H%M%S}")
        if zone and not second:
            value.params["TZID"] = zone
        event.add(name, value, encode=0)

    def _offset(self, meeting: Row) -> timedelta | None:
        said = re.fullmatch(r"([+-])(\d\d):?(\d\d)?", str(meeting.get("offset") or ""))
        if said is None:
            return None
        out = timedelta(hours=int(said[2]), minutes=int(said[3] or 0))
        return -out if said[1] == "-" else out

    def _second_of_two(self, meeting: Row, zone: str, at: datetime) -> datetime | None:
        """The instant, where clocks show a time twice and the second is meant: by its zone a reader
        takes the first (RFC 5545, 3.3.5).
        """
        read = TimeZone(zone)
        kind, first, _ = read.read(at)
        offset = self._offset(meeting)
        return read.utc(at, offset) if kind == "repeated" and offset not in (None, first) else None

    def _read_back(self, block: Component) -> Row:
        """What the event says, read as anybody's is."""
        problems = Problems("written")
        shown = zone_named("UTC") or zone_named("Etc/UTC")
        assert shown
        zones = Zones(Component("VCALENDAR", 0), shown, problems)
        line = block.first("DTSTART")
        assert line
        start = read_when(line, zones, problems)[0]
        end: When | None = length_of(block, start, zones, problems)(start)
        problems.check()
        return meeting_read(block, start, end)

    def _row(self, event: Any, name: str, table: str, row: Row) -> None:
        event.add(name, self._text(as_json(row_as_json(table, row))), encode=0)

    def _text(self, text: str) -> Any:
        return self._ical.vText(text)

    def _problem(self, code: str, meeting: Row, what: str, hint: str) -> None:
        where = f"meetings: {one_line(str(meeting['meeting']))}"
        self._problems.append(Problem(code, where, what, hint))


def _moment(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minutes)


def _plain(text: str) -> str:
    """Without signs that a line cannot hold; lines stay lines."""
    return "\n".join(one_line(line) for line in text.splitlines())
