# SPDX-License-Identifier: BSL-1.0
"""`remit calendar DIR --ics FILE`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest
import remit as rm
from test_cli_calendar import BODIES, CHARTER, MANDATES, MEETINGS, PEOPLE

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]
TODAY = ("--today", "2026-11-29", "--to", "2027-11-30")


@pytest.fixture
def harbour(folder: Folder) -> Path:
    return folder(
        charter=CHARTER,
        bodies=BODIES,
        mandates=MANDATES,
        people=PEOPLE,
        meetings=MEETINGS,
        attendances="meeting,person,capacity\nc5,anna,chair\nc1,bo,member\n",
        tasks="meeting,person,name\nc5,bo,coffee\n",
    )


def test_meetings_ahead_and_dates_proposed_are_events(
    run: Run, harbour: Path, tmp_path: Path
) -> None:
    file = tmp_path / "out.ics"
    code, out, err = run("calendar", harbour, *TODAY, "--ics", file)
    assert code == 0
    assert "MEETINGS" in out, "the report is as without it"
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    shown = {(str(e.decoded("DTSTART")), str(e.get("STATUS", ""))) for e in events}
    assert {("2027-02-09", ""), ("2027-06-15", "")} <= shown
    assert {status for _, status in shown} == {"", "TENTATIVE"}
    assert min(day for day, _ in shown) > "2026-11-29"
    assert err.splitlines() == [
        f"{len(events)} events written.",
        "Of earlier days: meetings (4), attendances (1)",
        "A calendar does not hold: bodies (2), people (3), mandates (4), tasks (1)",
    ]


def test_it_is_read_again(run: Run, harbour: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.ics"
    run("calendar", harbour, *TODAY, "--ics", file)
    found = rm.read_ics(file)
    assert found.notes == ()
    assert {"c5", "a1", "v1"} <= {m["meeting"] for m in found.meetings}
    assert [(a["meeting"], a["person"], a["capacity"]) for a in found.attendances] == [
        ("c5", "anna", "chair")
    ]


def test_standard_output_has_nothing_else(run: Run, harbour: Path) -> None:
    code, out, err = run("calendar", harbour, *TODAY, "--ics", "-", "--lang", "da")
    assert code == 0
    assert out.startswith("BEGIN:VCALENDAR\r\n")
    assert out.endswith("END:VCALENDAR\r\n")
    assert "begivenheder skrevet." in err
    assert "En kalender rummer ikke: bodies (2)" in err


def test_a_file_that_is_there_is_not_replaced(run: Run, harbour: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.ics"
    file.write_text("mine")
    for language, said in (("en", "this file is there already"), ("da", "filen findes allerede")):
        code, out, err = run("calendar", harbour, *TODAY, "--ics", file, "--lang", language)
        assert (code, out) == (2, "")
        assert said in err
        assert "[E-EXISTS]" in err
    assert file.read_text() == "mine"


def test_a_file_that_cannot_be_written_is_said(run: Run, harbour: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "no" / "out.ics", "a\0b"):
        code, out, err = run("calendar", harbour, *TODAY, "--ics", place)
        assert (code, out) == (2, "")
        assert "cannot be written" in err


def test_nobody_is_named(run: Run, harbour: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.ics"
    code, _, _ = run("calendar", harbour, *TODAY, "--ics", file, "--redact")
    assert code == 0
    text = file.read_bytes().replace(b"\r\n ", b"").decode()
    assert "Person 1" in text
    assert "Adler" not in text
    assert "anna" not in text


def test_a_time_that_clocks_skip_stops_it(run: Run, folder: Folder, tmp_path: Path) -> None:
    row = "c9,council,2027-03-28,ordinary,02:30,Europe/Copenhagen\n"
    meetings = "meeting,body,start,kind,start_time,zone\n" + row
    folder(charter=CHARTER, bodies=BODIES, mandates=MANDATES, people=PEOPLE, meetings=meetings)
    file = tmp_path / "out.ics"
    code, _, err = run("calendar", tmp_path, *TODAY, "--ics", file)
    assert code == 2
    assert "meetings: c9: Europe/Copenhagen: 2027-03-28 02:30 does not exist there" in err
    assert not file.exists()


def test_what_to_install_is_said(
    run: Run, harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    code, _, err = run("calendar", harbour, *TODAY, "--ics", tmp_path / "out.ics")
    assert code == 2
    assert 'pip install "remit[calendar]"' in err
    assert run("calendar", harbour, *TODAY)[0] == 0, "nothing else needs it"
