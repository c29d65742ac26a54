# SPDX-License-Identifier: BSL-1.0
"""Meetings out of the calendars of others."""

from __future__ import annotations

import contextlib
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import remit as rm
from ics_registries import NOBODY
from ics_texts import GOOGLE, OUTLOOK, calendar, crlf


def one(*lines: str, **how: Any) -> dict[str, Any]:
    """The row of a calendar with one event."""
    zone = how.pop("vtimezone", "")
    found = rm.read_ics(calendar(*lines, zone=zone), body="board", **how)
    assert len(found.meetings) == 1
    return found.meetings[0]


def refused(data: bytes, **how: Any) -> list[str]:
    with pytest.raises(rm.BadInput) as caught:
        rm.read_ics(data, **{"body": "board", **how})
    return [f"{p.where} {p.code}" for p in caught.value.problems]


def times(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(
        str(row[c]) if row.get(c) is not None else None
        for c in ("start", "stop", "start_time", "stop_time", "zone")
    )


def test_an_invitation_of_outlook() -> None:
    found = rm.read_ics(OUTLOOK, body="board")
    # The first Thursdays, but for March; UNTIL is in UTC, and 16:00 there is 14:00 in summer time.
    assert [str(m["start"]) for m in found.meetings] == ["2027-01-07", "2027-02-04", "2027-04-01"]
    first = found.meetings[0]
    assert times(first) == ("2027-01-07", "2027-01-08", "16:00", "18:30", "Europe/Paris")
    assert first["meeting"] == "040000008200E00074C5B7101A82E008@20270107T160000"
    assert (first["name"], first["place"]) == ("Bestyrelsesmøde", "Byrådssalen")
    assert (first["status"], first["visibility"]) == ("planned", "public")
    assert first["organiser"] == "sekretariat@example.dk"
    assert first["description"] == "Kære alle\n\nMødet er i byrådssalen, 1. sal.\n"
    asked = [a for a in found.attendances if a["meeting"] == first["meeting"]]
    assert [(a["person"], a["reply"], a["substitute_for"]) for a in asked] == [
        ("anna@example.dk", None, None),
        ("bo@example.dk", "delegated", None),
        ("cy@example.dk", "accepted", "bo@example.dk"),
    ]
    names = {p["person"]: p["name"] for p in found.people}
    assert names["anna@example.dk"] == "Hansen, Anna"
    assert "lokale3@example.dk" not in names
    assert {n.code for n in found.notes} == {"N-ICS-ATTENDEE"}
    registry = rm.Registry.from_frames(mandates=NOBODY, **found.frames())
    assert len(registry.table("meetings")) == 3


def test_a_calendar_of_google(tmp_path: Path) -> None:
    file = tmp_path / "board.ics"
    file.write_bytes(GOOGLE)
    found = rm.read_ics(file, body="board")
    assert found.notes == ()
    by_name = {m["name"]: m for m in found.meetings}
    assert times(by_name["Summer meeting"]) == (
        *("2027-06-01", "2027-06-02", "16:00", "17:30", "Europe/Copenhagen"),
    )
    assert by_name["Summer meeting"]["status"] == "tentative"
    assert times(by_name["Study trip"]) == ("2027-09-10", "2027-09-12", None, None, None)
    weekly = [m for m in found.meetings if m["uid"] == "weekly@google.com"]
    assert [(str(m["start"]), m["start_time"], m["name"]) for m in weekly] == [
        ("2027-01-05", "09:00", "Weekly"),
        ("2027-01-13", "13:00", "Weekly, moved"),
        ("2027-01-26", "09:00", "Weekly"),
        ("2027-02-02", "09:00", "Weekly"),
    ]
    # What was moved keeps its key.
    assert weekly[1]["meeting"] == "weekly@google.com@20270112T090000"


def test_what_was_read_leaves_again_and_comes_back() -> None:
    for data in (OUTLOOK, GOOGLE):
        found = rm.read_ics(data, body="board")
        registry = rm.Registry.from_frames(mandates=NOBODY, **found.frames())
        written = rm.write_ics(registry, today="2026-11-29")
        again = rm.read_ics(written.data)
        assert rm.Registry.from_frames(mandates=NOBODY, **again.frames()) == registry
        uids = {m["uid"] for m in found.meetings}
        assert all(f"UID:{uid}".encode() in written.data for uid in uids)


TIMES = {
    "a day": (("DTSTART;VALUE=DATE:20270203",), ("2027-02-03", "2027-02-04", None, None, None)),
    "a day as long as itself": (
        ("DTSTART;VALUE=DATE:20270203", "DTEND;VALUE=DATE:20270203"),
        ("2027-02-03", "2027-02-04", None, None, None),
    ),
    "two days": (
        ("DTSTART;VALUE=DATE:20270203", "DURATION:P2D"),
        ("2027-02-03", "2027-02-05", None, None, None),
    ),
    "no clock": (("DTSTART:20270203T160000",), ("2027-02-03", "2027-02-04", "16:00", None, None)),
    "a duration": (
        ("DTSTART:20270203T160000", "DURATION:PT2H30M"),
        ("2027-02-03", "2027-02-04", "16:00", "18:30", None),
    ),
    "to midnight": (
        ("DTSTART:20270203T160000", "DTEND:20270204T000000"),
        ("2027-02-03", "2027-02-04", "16:00", "24:00", None),
    ),
    "after midnight": (
        ("DTSTART:20270203T200000", "DTEND:20270204T010000"),
        ("2027-02-03", "2027-02-05", "20:00", "01:00", None),
    ),
    "UTC": (
        ("DTSTART:20270603T140000Z", "DTEND:20270603T150000Z"),
        ("2027-06-03", "2027-06-04", "14:00", "15:00", "Etc/UTC"),
    ),
    "another zone at the end": (
        ("DTSTART;TZID=Europe/Copenhagen:20270603T100000", "DTEND:20270603T093000Z"),
        ("2027-06-03", "2027-06-04", "10:00", "11:30", "Europe/Copenhagen"),
    ),
    "a long name of a zone": (
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Copenhagen:20270603T100000",),
        ("2027-06-03", "2027-06-04", "10:00", None, "Europe/Copenhagen"),
    ),
    "a day that clocks shorten": (
        ("DTSTART;TZID=Europe/Copenhagen:20270328T010000", "DURATION:PT2H"),
        ("2027-03-28", "2027-03-29", "01:00", "04:00", "Europe/Copenhagen"),
    ),
    "a time that clocks skip": (
        ("DTSTART;TZID=Europe/Copenhagen:20270328T023000",),
        ("2027-03-28", "2027-03-29", "03:30", None, "Europe/Copenhagen"),
    ),
    "seconds": (("DTSTART:20270203T160059",), ("2027-02-03", "2027-02-04", "16:00", None, None)),
}


@pytest.mark.parametrize("name", TIMES)
def test_days_and_times(name: str) -> None:
    lines, expected = TIMES[name]
    assert times(one(*lines)) == expected


def test_times_in_utc_are_shown_where_it_is_asked() -> None:
    row = one("DTSTART:20270603T140000Z", zone="Europe/Copenhagen")
    assert times(row)[2:] == ("16:00", None, "Europe/Copenhagen")


OWN = """\
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


@pytest.mark.parametrize(
    ("day", "utc"),
    [("20270115", "15:00"), ("20270615", "14:00"), ("20270328", "14:00"), ("20271031", "15:00")],
)
def test_a_zone_that_the_file_describes(day: str, utc: str) -> None:
    line = f"DTSTART;TZID=Customized Time Zone:{day}T160000"
    found = rm.read_ics(calendar(line, zone=OWN), body="board")
    assert (found.meetings[0]["start_time"], found.meetings[0]["zone"]) == (utc, "Etc/UTC")
    assert [n.code for n in found.notes] == ["N-ICS-ZONE"]
    shown = one(line, vtimezone=OWN, zone="Europe/Copenhagen")
    assert (shown["start_time"], shown["zone"]) == ("16:00", "Europe/Copenhagen")


def test_a_file_that_has_other_times_of_a_known_zone_is_noted() -> None:
    other = OWN.replace("Customized Time Zone", "Europe/London")
    line = "DTSTART;TZID=Europe/London:20270115T160000"
    found = rm.read_ics(calendar(line, zone=other), body="board")
    assert found.meetings[0]["zone"] == "Europe/London"
    assert [n.code for n in found.notes] == ["N-ICS-ZONE"]


def test_a_cancelled_meeting() -> None:
    data = calendar("DTSTART:20270203T160000").replace(b"VCALENDAR\r\n", b"VCALENDAR\r\nX:", 1)
    data = data.replace(b"X:", b"METHOD:CANCEL\r\n", 1)
    assert rm.read_ics(data, body="board").meetings[0]["status"] == "cancelled"
    assert one("DTSTART:20270203T160000", "STATUS:CANCELLED")["status"] == "cancelled"


def test_of_two_the_last_that_was_sent_is_read() -> None:
    data = calendar(
        *("DTSTART:20270203T160000", "SEQUENCE:3", "SUMMARY:new", "END:VEVENT"),
        *("BEGIN:VEVENT", "UID:one", "DTSTART:20270202T160000", "SEQUENCE:1", "SUMMARY:old"),
    )
    found = rm.read_ics(data, body="board")
    assert [m["name"] for m in found.meetings] == ["new"]
    assert [n.code for n in found.notes] == ["N-ICS-TWICE"]


def test_only_what_is_the_same_on_both_sides_is_read() -> None:
    found = rm.read_ics(
        calendar(
            "DTSTART:20270203T160000",
            *(f"ATTENDEE;ROLE={r}:mailto:{r}@a.dk" for r in ("CHAIR", "REQ-PARTICIPANT")),
        ),
        body="board",
    )
    assert [a["capacity"] for a in found.attendances] == ["chair", None]


def test_a_fold_within_a_letter_is_read() -> None:
    data = calendar("DTSTART:20270203T160000", "SUMMARY:Møde")
    assert rm.read_ics(data.replace(b"\xc3\xb8", b"\xc3\r\n \xb8"), body="b").meetings[0][
        "name"
    ] == ("Møde")


# -- what cannot be read --------------------------------------------------------------------------

START = "DTSTART:20270203T160000"
BAD: dict[str, tuple[bytes, list[str]]] = {
    "nothing": (b"", ["calendar:1 E-ICS-BLOCK"]),
    "no calendar": (
        b"person,start\r\nanna,2026\r\n",
        ["calendar:1 E-ICS-LINE", "calendar:2 E-ICS-LINE"],
    ),
    "another file": (b"X:1\r\n", ["calendar:1 E-ICS-BLOCK"]),
    "cut off": (calendar(START)[:-17], ["calendar:1 E-ICS-BLOCK"]),
    "an END too many": (crlf("END:VEVENT\n"), ["calendar:1 E-ICS-BLOCK"]),
    "crossed": (
        crlf("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT\n"),
        ["calendar:3 E-ICS-BLOCK"],
    ),
    "deep": (b"BEGIN:A\r\n" * 100_000, ["calendar:9 E-ICS-BLOCK"]),
    "no letters": (calendar(START, "SUMMARY:\x00").replace(b"\0", b"\xff"), ["calendar:5 E-UTF8"]),
    "an open quote": (calendar(START, 'ATTENDEE;CN="A:mailto:a'), ["calendar:5 E-ICS-LINE"]),
    "no start": (calendar("SUMMARY:x"), ["calendar:2 E-ICS-EVENT"]),
    "no UID": (calendar(START).replace(b"UID:one", b"X:y"), ["calendar:2 E-ICS-EVENT"]),
    "no day": (calendar("DTSTART:20270230"), ["calendar:4 E-DATE"]),
    "no time": (calendar("DTSTART:20270203T250000"), ["calendar:4 E-DATE"]),
    "a day of ISO": (calendar("DTSTART:2027-02-03"), ["calendar:4 E-DATE"]),
    "swapped": (calendar(START, "DTEND:20270203T150000"), ["calendar:5 E-PERIOD"]),
    "mixed": (calendar(START, "DTEND;VALUE=DATE:20270204"), ["calendar:5 E-DATE"]),
    "no duration": (calendar(START, "DURATION:1 hour"), ["calendar:5 E-DATE"]),
    "back in time": (calendar(START, "DURATION:-PT1H"), ["calendar:5 E-DATE"]),
    "no zone": (calendar("DTSTART;TZID=Atlantis:20270203T160000"), ["calendar:4 E-ZONE"]),
    "a path for a zone": (
        calendar("DTSTART;TZID=../../etc/passwd:20270203T160000"),
        ["calendar:4 E-ZONE"],
    ),
    "no rule": (calendar(START, "RRULE:FREQ=SOMETIMES"), ["calendar:5 E-RRULE"]),
    "by hours": (calendar(START, "RRULE:FREQ=SECONDLY;COUNT=9"), ["calendar:5 E-RRULE"]),
    "without an end": (calendar(START, "RRULE:FREQ=DAILY"), ["calendar:5 E-ICS-UNTIL"]),
    "too many": (calendar(START, "RRULE:FREQ=DAILY;COUNT=900000"), ["calendar:5 E-SIZE"]),
    "EXRULE": (
        calendar(START, "RDATE:20270204T160000", "EXRULE:FREQ=DAILY;COUNT=2"),
        ["calendar:6 E-ICS-SERIES"],
    ),
    "an attendee without an address": (calendar(START, "ATTENDEE:"), ["calendar:5 E-ICS-ATTENDEE"]),
    "no row": (calendar(START, "X-REMIT-MEETING:[1]"), ["calendar:5 E-ICS-ROW"]),
    "no pairs": (calendar(START, 'X-REMIT-MEETING:{"a": 1}'), ["calendar:5 E-ICS-ROW"]),
    "a fraction": (
        calendar(START, 'X-REMIT-MEETING:{"a": [1.5\\, null]}'),
        ["calendar:5 E-ICS-ROW"],
    ),
    "deep JSON": (calendar(START, "X-REMIT-ITEM:" + "[" * 100_000), ["calendar:5 E-ICS-ROW"]),
    "an answer": (
        calendar(START).replace(b"BEGIN:VEVENT", b"METHOD:REPLY\r\nBEGIN:VEVENT"),
        ["calendar:2 E-ICS-METHOD"],
    ),
    "several": (
        calendar("DTSTART:x", "END:VEVENT", "BEGIN:VEVENT", "UID:two", "DTSTART:y"),
        ["calendar:4 E-DATE", "calendar:8 E-DATE"],
    ),
    "the end of time": (calendar("DTSTART;TZID=UTC:00010101T000000"), []),
    "after the end of time": (
        calendar("DTSTART;TZID=America/New_York:99991231T230000", "DURATION:P9D"),
        [],
    ),
}


@pytest.mark.parametrize("name", [n for n in BAD if BAD[n][1]])
def test_what_is_wrong_is_told_with_its_line(name: str) -> None:
    data, expected = BAD[name]
    assert refused(data) == expected


@pytest.mark.parametrize("name", BAD)
def test_nothing_else_is_raised(name: str) -> None:
    with contextlib.suppress(rm.BadInput):
        rm.read_ics(BAD[name][0], body="board", until="2028-01-01")


@pytest.mark.parametrize("data", [OUTLOOK, GOOGLE], ids=["outlook", "google"])
def test_a_file_that_is_cut_anywhere_is_read_or_refused(data: bytes) -> None:
    for at in range(0, len(data), 7):
        for spoilt in (data[:at], data[:at] + b"\xff;:" + data[at:], data[:at] + data[at + 9 :]):
            with contextlib.suppress(rm.BadInput):
                rm.read_ics(spoilt, body="board", until="2028-01-01")


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(b"X" * ((16 << 20) + 1)) == ["calendar E-SIZE"]
    events = b"BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\n" * 20_001
    assert refused(b"BEGIN:VCALENDAR\r\n" + events + b"END:VCALENDAR\r\n") == ["calendar:1 E-SIZE"]
    asked = "\n".join(f"ATTENDEE:mailto:{n}@a.dk" for n in range(30))
    series = calendar(START, "RRULE:FREQ=DAILY;COUNT=19000", asked)
    assert refused(series) == ["calendar:2 E-SIZE"]


def test_whose_meetings_they_are_has_to_be_said() -> None:
    assert refused(calendar(START), body=None) == ["calendar:2 E-BODY"]


def test_what_to_install_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(rm.BadInput, match=r'pip install "remit\[calendar\]"'):
        rm.read_ics(calendar(START), body="board")


def test_importing_remit_imports_no_package_for_calendars() -> None:
    import subprocess

    code = "import remit, sys; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_until_is_a_day() -> None:
    with pytest.raises(rm.BadInput, match="E-DATE"):
        rm.read_ics(calendar(START), body="b", until="soon")
    row = one(START, "RRULE:FREQ=DAILY", until=date(2027, 2, 4))
    assert row["start"] == date(2027, 2, 3)
