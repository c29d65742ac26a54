# SPDX-License-Identifier: BSL-1.0
"""What leaves as iCalendar tells an audience nothing of what it may not see."""

from __future__ import annotations

import pytest
import remit as rm


def facts() -> rm.Registry:
    return rm.Registry.from_frames(
        bodies=[
            {"body": "board", "visibility": "public"},
            {"body": "secret", "visibility": "secretariat"},
        ],
        people=[
            {"person": "anna", "name": "Anna Adler", "email": "anna@example.dk"},
            {"person": "bo", "name": "Bo Hemmelig", "email": "bo@secret.dk"},
        ],
        mandates=[
            {"person": "anna", "body": "board", "start": "2020-01-01"},
            {"person": "bo", "body": "secret", "start": "2020-01-01"},
        ],
        meetings=[
            {
                "meeting": "a",
                "body": "board",
                "start": "2026-03-02",
                "start_time": "10:00",
                "stop_time": "12:00",
                "organiser": "bo",
                "contact": "Bo Hemmelig, 12345",
                "note": "the chair resigns",
            }
        ],
        items=[
            {"item": "open", "meeting": "a", "position": 1, "start_time": "10:00"},
            {
                "item": "hush-dismissal",
                "meeting": "a",
                "position": 2,
                "start_time": "10:37",
                "visibility": "secretariat",
            },
        ],
        attendances=[
            {"meeting": "a", "person": "anna", "item": "hush-dismissal"},
            {"meeting": "a", "person": "anna", "reply": "declined", "substitute_for": "bo"},
        ],
    )


@pytest.mark.parametrize("audience", ["public", "participants", "members"])
def test_nothing_hidden_leaves(audience: rm.audience.Audience) -> None:
    data = rm.write_ics(facts(), today="2026-01-01", audience=audience).data.decode()
    whole = data.replace("\r\n ", "")
    assert "BEGIN:VEVENT" in whole
    for word in ("Hemmelig", "secret", "hush", "10:37", "37", "X-REMIT", "@", "resigns"):
        assert word not in whole, word


def test_the_public_is_not_told_who_is_asked() -> None:
    public = rm.write_ics(facts(), today="2026-01-01", audience="public").data
    assert b"ATTENDEE" not in public
    assert b"Anna" not in public
    everything = rm.write_ics(facts(), today="2026-01-01").data.replace(b"\r\n ", b"")
    for word in (b"Hemmelig", b"hush-dismissal", b"anna@example.dk", b"resigns"):
        assert word in everything


def test_a_time_that_is_shown_twice_leaves_with_its_offset() -> None:
    def start(offset: str) -> bytes:
        registry = rm.Registry.from_frames(
            mandates=[{"person": "anna", "body": "b", "start": "2020-01-01"}],
            meetings=[
                {
                    "meeting": "m",
                    "body": "b",
                    "start": "2027-10-31",
                    "start_time": "02:30",
                    "stop_time": "04:00",
                    "zone": "Europe/Copenhagen",
                    "offset": offset,
                }
            ],
        )
        data = rm.write_ics(registry, today="2026-01-01").data
        again = rm.read_ics(data, body="b")
        row = again.meetings[0]
        told = (row["start_time"], row["zone"])
        assert told in {("02:30", "Europe/Copenhagen"), ("01:30", "Etc/UTC")}
        event = data.replace(b"\r\n ", b"").partition(b"BEGIN:VEVENT")[2]
        lines = event.split(b"\r\n")
        return next(x for x in lines if x.startswith(b"DTSTART") and b"20271031" in x)

    assert start("+02:00") == b"DTSTART;TZID=Europe/Copenhagen:20271031T023000"
    assert start("+01:00") == b"DTSTART:20271031T013000Z"
    with pytest.raises(rm.BadInput, match="twice"):
        start("")
