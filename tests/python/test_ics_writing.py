# SPDX-License-Identifier: BSL-1.0
"""Meetings as iCalendar: what each word and each time becomes."""

from __future__ import annotations

import contextlib
import random
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
import remit as rm
from ics_registries import NOBODY, Maker

MEETING = {"meeting": "m1", "body": "board", "start": "2027-02-03"}
PEOPLE = [
    {"person": "anna", "name": "Anna Adler", "email": "anna@example.dk"},
    {"person": "bo", "name": "Bo Birk", "email": None},
]


def registry(meeting: dict[str, Any], **tables: Any) -> rm.Registry:
    return rm.Registry.from_frames(
        mandates=NOBODY, meetings=[{**MEETING, **meeting}], **{"people": PEOPLE, **tables}
    )


def event_of(meeting: dict[str, Any], how: dict[str, Any] | None = None, **tables: Any) -> Any:
    data = rm.write_ics(registry(meeting, **tables), today="2026-11-29", **(how or {})).data
    return icalendar.Calendar.from_ical(data).walk("VEVENT")[0]


def problems(*meetings: dict[str, Any]) -> list[str]:
    rows = [{**MEETING, "meeting": f"m{n}", **m} for n, m in enumerate(meetings)]
    facts = rm.Registry.from_frames(mandates=NOBODY, meetings=rows)
    with pytest.raises(rm.BadInput) as caught:
        rm.write_ics(facts, today="2026-11-29")
    return [f"{p.where} {p.code}" for p in caught.value.problems]


def said(event: Any, name: str) -> str | None:
    return str(event[name]) if name in event else None


def test_a_meeting_and_its_programme() -> None:
    event = event_of(
        {
            "name": "Annual meeting",
            "start_time": "16:00",
            "stop_time": "18:30",
            "zone": "Europe/Copenhagen",
            "place": "The hall",
            "address": "Street 1",
            "directions": "By train.",
            "parking": "Behind it.",
            "contact": "Bo Birk",
            "signup_url": "https://example.org/a?b=c,d",
        },
        items=[
            {"item": "b", "meeting": "m1", "name": "Talk", "position": 2, "part": "Part two"},
            {"item": "a", "meeting": "m1", "name": "Welcome", "position": 1, "start_time": "16.00"},
        ],
        speakers=[
            {"item": "b", "person": "anna", "capacity": "mayor"},
            {"item": "b", "person": "anna", "capacity": "chair"},
            {"item": "b", "person": "bo"},
        ],
    )
    assert event.decoded("DTSTART").astimezone(UTC) == datetime(2027, 2, 3, 15, tzinfo=UTC)
    assert event.decoded("DTEND").astimezone(UTC) == datetime(2027, 2, 3, 17, 30, tzinfo=UTC)
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 29, tzinfo=UTC)
    assert said(event, "LOCATION") == "The hall, Street 1"
    assert said(event, "URL") == "https://example.org/a?b=c,d"
    assert said(event, "DESCRIPTION") == (
        "16:00 Welcome\n\nPart two\nTalk: Anna Adler, mayor, chair; Bo Birk\n\n"
        "How to get there: By train.\n\nParking: Behind it.\n\nContact: Bo Birk"
    )


def test_the_programme_of_several_days_names_them() -> None:
    items = [
        {"item": "b", "meeting": "m1", "name": "Home", "day": "2027-02-04", "start_time": "09:00"},
        {"item": "c", "meeting": "m1", "name": "Dinner", "start_time": "19:00"},
        {"item": "a", "meeting": "m1", "name": "Arrival", "start_time": "12:00"},
    ]
    event = event_of({"stop": "2027-02-05"}, {"language": "da"}, items=items)
    assert said(event, "DESCRIPTION") == (
        "3. februar 2027\n12:00 Arrival\n19:00 Dinner\n\n4. februar 2027\n09:00 Home"
    )


@pytest.mark.parametrize(
    ("meeting", "start", "end"),
    [
        ({}, "20270203", "20270204"),
        ({"stop": "2027-02-06"}, "20270203", "20270206"),
        ({"start_time": "9:00"}, "20270203T090000", None),
        ({"start_time": "9:00", "stop_time": "24:00"}, "20270203T090000", "20270204T000000"),
        ({"start_time": "9:00", "stop_time": "9:00"}, "20270203T090000", None),
        (
            {"start_time": "20:00", "stop_time": "01:00", "stop": "2027-02-05"},
            *("20270203T200000", "20270204T010000"),
        ),
        # When it ends is not known, but that it lasts three days.
        ({"start_time": "9:00", "stop": "2027-02-06"}, "20270203", "20270206"),
    ],
)
def test_days_and_times(meeting: dict[str, Any], start: str, end: str | None) -> None:
    event = event_of(meeting)
    assert event["DTSTART"].to_ical().decode() == start
    assert (event["DTEND"].to_ical().decode() if "DTEND" in event else None) == end
    assert "TZID" not in event["DTSTART"].params


def test_a_time_that_clocks_skip_or_show_twice_is_refused() -> None:
    at = {"zone": "Europe/Copenhagen", "start_time": "02:30"}
    assert problems(
        {**at, "start": "2027-03-28"},
        {**at, "start": "2027-10-31", "stop_time": "04:00"},
        {"start": "2027-10-31", "zone": "Europe/Copenhagn", "start_time": "10:00"},
    ) == ["meetings: m0 E-ZONE", "meetings: m1 E-ZONE", "meetings: m2 E-ZONE"]


def test_two_meetings_with_one_uid_are_refused() -> None:
    assert problems({"uid": "x"}, {"uid": "x"}) == ["meetings: m1 E-DUPLICATE"]
    rows = [{"uid": "x", "recurrence_id": f"2027020{n}"} for n in (1, 2)]
    rows = [{**MEETING, "meeting": f"m{n}", **row} for n, row in enumerate(rows)]
    facts = rm.Registry.from_frames(mandates=NOBODY, meetings=rows)
    assert rm.write_ics(facts, today="2026-11-29").events == 2


def test_a_uid_stays() -> None:
    first, again = event_of({}), event_of({"name": "Another name", "start": "2028-01-01"})
    assert said(first, "UID") == said(again, "UID")
    assert said(event_of({"uid": "own@example.org"}), "UID") == "own@example.org"
    assert said(event_of({"body": "audit"}), "UID") != said(first, "UID")


@pytest.mark.parametrize(
    ("status", "word", "transparent"),
    [
        ("planned", "CONFIRMED", False),
        ("afholdt", "CONFIRMED", False),
        ("Aflyst", "CANCELLED", True),
        ("udsat", "CANCELLED", True),
        ("moved", "CANCELLED", True),
        ("someday", None, False),
        (None, None, False),
    ],
)
def test_a_status(status: str | None, word: str | None, transparent: bool) -> None:
    event = event_of({"status": status})
    assert said(event, "STATUS") == word
    assert (said(event, "TRANSP") == "TRANSPARENT") is transparent


def test_who_may_see_it() -> None:
    words = {v: said(event_of({"visibility": v}), "CLASS") for v in ("public", "members", None)}
    assert words == {"public": "PUBLIC", "members": "PRIVATE", None: "PRIVATE"}
    assert said(event_of({"visibility": "alle"}), "CLASS") == "CONFIDENTIAL"
    bodies = [{"body": "board", "visibility": "secretariat"}]
    assert said(event_of({}, bodies=bodies), "CLASS") == "CONFIDENTIAL"


@pytest.mark.parametrize(
    ("audience", "events", "items"),
    [("public", 1, 0), ("participants", 1, 1), ("members", 2, 1), ("secretariat", 3, 1)],
)
def test_an_audience_sees_its_meetings_and_items(audience: str, events: int, items: int) -> None:
    rows = [
        {**MEETING, "meeting": v, "visibility": v} for v in ("public", "members", "secretariat")
    ]
    facts = rm.Registry.from_frames(
        mandates=NOBODY,
        bodies=[{"body": MEETING["body"], "visibility": "public"}],
        people=PEOPLE,
        meetings=rows,
        items=[
            {"item": "i", "meeting": "public", "visibility": "participants", "name": "The secret"},
        ],
        attendances=[{"meeting": "secretariat", "person": "bo"}],
    )
    written = rm.write_ics(facts, today="2026-11-29", audience=audience)
    assert written.events == events
    assert (b"The secret" in written.data) == bool(items)
    lost = {(x.table, x.why): x.rows for x in written.losses}
    assert lost.get(("meetings", "not for this audience"), 0) == 3 - events
    assert lost.get(("items", "not for this audience"), 0) == 1 - items
    if audience != "secretariat":
        assert lost["attendances", "not for this audience"] == 1


def test_who_is_asked() -> None:
    event = event_of(
        {"organiser": "anna"},
        attendances=[
            {"meeting": "m1", "person": "anna", "capacity": "formand", "reply": "accepted"},
            {"meeting": "m1", "person": "bo", "capacity": "substitute", "substitute_for": "cy"},
            {"meeting": "m1", "person": "cy", "presence": "absent"},
            {"meeting": "m1", "person": "dy", "capacity": "gæst", "presence": "excused"},
        ],
        people=[*PEOPLE, {"person": "cy"}, {"person": "dy"}],
    )
    assert said(event, "ORGANIZER") == "mailto:anna@example.dk"
    anna, bo, cy, dy = event["ATTENDEE"]
    assert (anna.params["CN"], anna.params["ROLE"]) == ("Anna Adler", "CHAIR")
    assert (str(anna), anna.params["PARTSTAT"]) == ("mailto:anna@example.dk", "ACCEPTED")
    assert (str(bo), bo.params["ROLE"]) == ("urn:remit:person:bo", "REQ-PARTICIPANT")
    assert bo.params["DELEGATED-FROM"] == "urn:remit:person:cy"
    assert cy.params["PARTSTAT"] == "DELEGATED"
    assert cy.params["DELEGATED-TO"] == "urn:remit:person:bo"
    assert (dy.params["ROLE"], dy.params["PARTSTAT"]) == ("OPT-PARTICIPANT", "DECLINED")


def test_an_address_that_changes_is_that_of_the_day() -> None:
    facts = registry(
        {},
        attendances=[{"meeting": "m1", "person": "bo"}],
        people=[{"person": "bo"}],
        attributes=[
            {"table": "people", "key": "bo", "name": "email", "value": v, "start": a, "stop": b}
            for v, a, b in (("old@a.dk", None, "2027-01-01"), ("new@a.dk", "2027-01-01", None))
        ],
    )
    data = rm.write_ics(facts, today="2026-11-29").data
    assert b"mailto:new@a.dk" in data
    assert b"old@a.dk" not in data


def test_only_links_are_links() -> None:
    for link in ("#", "javascript:alert(1)", "http://a b"):
        assert said(event_of({"signup_url": link}), "URL") is None


def test_nobody_is_named_where_nobody_is_to_be() -> None:
    facts = registry(
        {"organiser": "anna", "contact": "Anna Adler", "signup_url": "https://a.dk/anna"},
        attendances=[{"meeting": "m1", "person": "anna"}, {"meeting": "m1", "person": "bo"}],
        items=[{"item": "i", "meeting": "m1", "name": "Bo Birk explains"}],
        speakers=[{"item": "i", "person": "bo"}],
    )
    data = rm.write_ics(facts, today="2026-11-29", redact=True).data
    text = data.replace(b"\r\n ", b"").decode().casefold()
    for name in ("anna", "adler", "birk", "example.dk", "person:bo", '"bo"'):
        assert name not in text, name
    assert "person 2 explains" in text
    found = rm.read_ics(data)
    assert [a["person"] for a in found.attendances] == ["Person 1", "Person 2"]


def test_dates_that_are_proposed_are_tentative() -> None:
    proposed = [("board", "ordinary", date(2027, 5, 4))]
    event = icalendar.Calendar.from_ical(
        rm.write_ics(registry({}), today="2026-11-29", proposed=proposed, start="2027-03-01").data
    ).walk("VEVENT")[0]
    assert (said(event, "STATUS"), said(event, "SUMMARY")) == ("TENTATIVE", "board, ordinary")
    assert event.decoded("DTSTART") == date(2027, 5, 4)


def test_only_what_is_asked_for_is_written() -> None:
    def events(**how: Any) -> int:
        return rm.write_ics(registry({"stop": "2027-02-06"}), today="2026-11-29", **how).events

    assert events(start="2027-02-05") == 1
    assert events(start="2027-02-06") == 0
    assert events(stop="2027-02-03") == 0
    assert events(stop="2027-02-04", body="board") == 1
    assert events(body="audit") == 0


def test_what_is_not_known_to_the_day_is_not_written() -> None:
    written = rm.write_ics(registry({"start": "2027-02"}), today="2026-11-29")
    assert [(x.rows, x.why) for x in written.losses if x.table == "meetings"] == [(1, "no day")]
    assert str(written.losses[0]) == "meetings: 1 not written, their day is not known"


@pytest.mark.parametrize("how", [{"audience": "all"}, {"language": "de"}, {"start": "soon"}])
def test_what_cannot_be_asked_is_refused(how: dict[str, Any]) -> None:
    with pytest.raises(rm.BadInput):
        rm.write_ics(registry({}), **{"today": "2026-11-29", **how})


def test_zones_are_described_for_the_years_they_are_needed_in() -> None:
    rows = {"zone": "Europe/Copenhagen", "start_time": "10:00"}
    data = rm.write_ics(registry(rows), today="2026-11-29").data
    zone = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")[0]
    starts = {p.name: p["DTSTART"].to_ical().decode() for p in zone.subcomponents}
    # What clocks show before they are put forward or back (RFC 5545, 3.6.5).
    assert starts["DAYLIGHT"] == "20270328T020000"
    assert b"DTSTART:20271031T030000" in data


@pytest.mark.parametrize(
    "name",
    ["Europe/Copenhagen", "Africa/Casablanca", "America/St_Johns", "Asia/Kolkata", "Pacific/Apia"],
)
def test_a_zone_as_it_is_described_has_the_times_of_the_zone(name: str) -> None:
    known = rm.TimeZone(name)
    facts = rm.Registry.from_frames(
        mandates=NOBODY,
        meetings=[
            {
                "meeting": f"{month}",
                "body": "b",
                "start": date(2027, month, 15),
                "start_time": "10:00",
                "zone": name,
            }
            for month in range(1, 13)
        ],
    )
    data = rm.write_ics(facts, today="2026-11-29").data
    # Under a name that nobody knows, only the description tells.
    found = rm.read_ics(data.replace(name.encode(), b"Somewhere"))
    for row in found.meetings:
        shown = known.utc(f"{row['start'].replace(day=15)} 10:00")
        assert f"{shown:%H:%M}" == row["start_time"]


# -- what others change meanwhile -----------------------------------------------------------------


FULL = {
    "name": "Council",
    "start_time": "16:00",
    "stop_time": "18:00",
    "zone": "Europe/Copenhagen",
    "place": "Hall",
    "address": "Street 1",
    "status": "planlagt",
    "kind": "ordinary",
}


def changed(old: str, new: str) -> tuple[dict[str, Any], rm.ReadCalendar]:
    """What is read where another program has changed the file."""
    attendances = [{"meeting": "m1", "person": "anna", "capacity": "medlem", "reply": "tilmeldt"}]
    data = rm.write_ics(registry(FULL, attendances=attendances), today="2026-11-29").data
    assert old.encode() in data
    found = rm.read_ics(data.replace(old.encode(), new.encode()))
    assert [n.code for n in found.notes] == ["N-ICS-CHANGED"]
    return found.meetings[0], found


def test_what_was_changed_holds_and_the_rest_comes_back() -> None:
    row, _ = changed("LOCATION:Hall\\, Street 1", "LOCATION:Elsewhere")
    assert (row["place"], row.get("address"), row["status"]) == ("Elsewhere", None, "planlagt")
    row, _ = changed("STATUS:CONFIRMED", "STATUS:CANCELLED")
    assert (row["status"], row["place"], row["kind"]) == ("cancelled", "Hall", "ordinary")
    row, found = changed("PARTSTAT=ACCEPTED", "PARTSTAT=DECLINED")
    assert found.attendances[0]["reply"] == "declined"
    assert (found.attendances[0]["person"], found.attendances[0]["capacity"]) == ("anna", "medlem")


def test_times_that_were_changed_are_read() -> None:
    data = rm.write_ics(registry(FULL), today="2026-11-29").data.replace(b"20270203T", b"20270210T")
    row = rm.read_ics(data).meetings[0]
    assert (row["meeting"], str(row["start"]), row["start_time"]) == ("m1", "2027-02-10", "16:00")


@pytest.mark.parametrize("seed", range(60))
def test_spoilt_files_are_read_or_refused(seed: int) -> None:
    r = random.Random(seed)
    data = rm.write_ics(Maker(seed).registry(), today="2026-01-01").data
    pieces = [b'"', b"[", b"}", b"null", b"\\", b":", b"-1", b"\\\\ud800", b"9" * 30, b"\r\n"]
    for _ in range(20):
        spoilt = bytearray(data)
        for _ in range(r.randint(1, 3)):
            at = r.randrange(len(spoilt))
            spoilt[at : at + r.randint(0, 6)] = r.choice(pieces)
        with contextlib.suppress(rm.BadInput):
            found = rm.read_ics(bytes(spoilt), body="b", until="2028-01-01")
            rm.Registry.from_frames(mandates=NOBODY, **found.frames())
