# SPDX-License-Identifier: BSL-1.0
"""The year ahead on the command line."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from remit.absences import read_busy

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]

CHARTER = """\
title = "Harbour council"
language = "en"
[clause."m.1"]
words = "Four times a year, at least two months apart, but not in July."
kind = "must"
[cadence.ordinary]
text = "4 per year, at least 2 months apart, not in July, on working days"
meetings = 'kind == "ordinary"'
start = 2026-01-01
cite = "m.1"
"""
BODIES = """\
body,name,kind,start
council,Harbour council,council,2025-01-01
audit,Audit committee,committee,2025-01-01
"""
MANDATES = """\
person,body,role,start,stop
anna,council,chair,2025-01-01,
bo,council,member,2025-01-01,2027-06-01
anna,audit,member,2026-01-01,
cy,audit,chair,2025-01-01,
"""
PEOPLE = "person,name\nanna,Anna Adler\nbo,Bo Birk\ncy,Cy Cadogan\n"
MEETINGS = """\
meeting,body,start,kind
c1,council,2026-02-10,ordinary
c2,council,2026-05-12,ordinary
c3,council,2026-09-01,ordinary
c4,council,2026-11-17,ordinary
c5,council,2027-02-09,ordinary
a1,audit,2027-02-09,ordinary
v1,council,2027-06-15,visit
"""
TODAY = ("--today", "2026-11-29")


@pytest.fixture
def harbour(folder: Folder) -> Path:
    return folder(
        charter=CHARTER, bodies=BODIES, mandates=MANDATES, people=PEOPLE, meetings=MEETINGS
    )


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(t) for t in texts]


def test_the_year_ahead_says_what_is_fixed_proposed_due_and_clashes(
    run: Run, harbour: Path
) -> None:
    code, out, err = run("calendar", harbour, *TODAY, "--holidays", "DK")
    assert (code, err) == (0, "")
    for said in (
        "Harbour council: 2026-11-30 to 2027-11-29 (last day)",
        "Harbour council, ordinary: 4 per year, at least 2 months apart, not in July",
        "held: 2026-02-10 · 2026-05-12 · 2026-09-01 · 2026-11-17",
        "fixed: 2027-02-09",
        "proposed: 2027-05-11 · 2027-08-10 · 2027-11-09",
        "not before 2027-01-01, for these cannot be kept any more: 4 per year; at least 2",
        "2027-02-09: Harbour council, ordinary · Audit committee, ordinary; Anna Adler",
        "2026-12-31: ordinary (4 per year), Audit committee",
        "15 Tue  fixed: Harbour council, visit",
    ):
        assert said in out, said


def test_what_is_proposed_is_kept_when_it_is_held(run: Run, harbour: Path) -> None:
    found = json.loads(
        run("calendar", harbour, *TODAY, "--to", "2028-01-01", "--format", "json")[1]
    )
    rows = [MEETINGS]
    for n, (body, day) in enumerate(
        (c["body"], day) for c in found["cadences"] for day in c["proposed"]
    ):
        rows.append(f"p{n},{body},{day},ordinary\n")
    assert len(rows) == 7
    (harbour / "meetings.csv").write_text("".join(rows), encoding="utf-8")
    code, out, _ = run(
        "check", harbour, "--today", "2028-06-01", "--from", "2027-01-01", "--to", "2028-01-01",
        "--format", "json",
    )  # fmt: skip
    assert code == 0
    assert [f for f in json.loads(out)["findings"] if f["verdict"] == "fails"] == []
    planned = {c["body"]: set(c["proposed"]) for c in found["cadences"]}
    assert not planned["council"] & planned["audit"]


def test_somebody_who_is_away_moves_the_meetings_of_her_bodies(
    run: Run, harbour: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away.txt"
    away.write_text(
        "person,start,stop\nanna,2027-05-11,2027-05-14\ncy,2027-08-11,\n", encoding="utf-8"
    )
    out = json.loads(run("calendar", harbour, *TODAY, "--busy", away, "--format", "json")[1])
    council, audit = (c["proposed"] for c in out["cadences"])
    assert not {"2027-05-11", "2027-05-12", "2027-05-13"} & {*council, *audit}
    assert "2027-08-11" not in audit


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("anna,2027-05-11\n", "away.txt:1: there is no column person and no column start"),
        ("person,start\nanna,2027-02-30\n", "away.txt:2:start: '2027-02-30' is no day [E-DATE]"),
        ("person,start,stop\nanna,2027-02-03,2027-02-01\n", "away.txt:2:stop: from 2027-02-03"),
        ("person,start,stop\nanna,0001-01-01,0001-01-01\n", "away.txt:2:stop: from 0001-01-01"),
        ("person,start,stop\nanna,2027-01-01,0001-01-01\n", "away.txt:2:stop: from 2027-01-01"),
        (
            'person,start\n"an\nna",2027-02-03\ncy,2027\n',
            "away.txt:4:start: '2027' is no day [E-DATE]",
        ),
        (f"person,start\nanna,2027-02-03\n{'x' * 140_000},\n", "away.txt:3: this cannot be read"),
        (
            "person,start,stop\n" + "anna,2020-01-01,2030-01-01\n" * 300,
            "away.txt:275: up to here there are more than 1,000,000 days [E-SIZE]",
        ),
        ("person,start\nnobody,2027-02-03\n", 'the facts know no person "nobody" [E-KEY]'),
    ],
)
def test_a_bad_file_of_absences_is_refused_with_its_line(
    run: Run, harbour: Path, tmp_path: Path, text: str, said: str
) -> None:
    away = tmp_path / "away.txt"
    away.write_text(text, encoding="utf-8")
    code, out, err = run("calendar", harbour, *TODAY, "--busy", away)
    assert (code, out) == (2, "")
    assert said in err


def test_absences_may_be_on_the_last_day_and_their_lines_end_as_they_like(tmp_path: Path) -> None:
    away = tmp_path / "away.csv"
    away.write_bytes(
        b"\xef\xbb\xbfperson,start,stop\r\nanna,9999-12-31,\r\n"
        b'"bo\r\n(guest)",9999-12-29,9999-12-31\r\n'
    )
    assert read_busy(away) == {
        "anna": days("9999-12-31"),
        "bo\r\n(guest)": days("9999-12-29", "9999-12-30"),
    }


def test_what_stands_against_several_bodies_says_whose_it_is(run: Run, harbour: Path) -> None:
    council, audit = "Harbour council, ordinary", "Audit committee, ordinary"
    march, first = "every March", "on the first Tuesday"
    often = "4 per year, at least 2 months apart, not in July, on working days"
    (harbour / "charter.toml").write_text(
        CHARTER.replace(often, f"{march}, {first}"), encoding="utf-8"
    )
    (harbour / "meetings.csv").write_text("meeting,body,start,kind\n", encoding="utf-8")
    out = run("calendar", harbour, *TODAY)[1]
    said = "; ".join(f"{one}: {what}" for one in (council, audit) for what in (march, first))
    said += f"; {council} and {audit} share members"
    assert f"no dates keep all of: {said}" in " ".join(out.split())
    out = run("calendar", harbour, *TODAY, "--lang", "da")[1]
    assert f"{council} og {audit} deler medlemmer" in " ".join(out.split())
    found = json.loads(run("calendar", harbour, *TODAY, "--format", "json")[1])["cadences"]
    assert [(h["kind"], h["body"], h["other"]) for h in found[0]["against"]] == [
        *[("phrase", "council", None)] * 2,
        *[("phrase", "audit", None)] * 2,
        ("clash", "council", "audit"),
    ]


def test_what_a_body_has_lost_by_itself_is_its_own(run: Run, harbour: Path) -> None:
    out = run("calendar", harbour, *TODAY)[1]
    assert "cannot be kept any more: 4 per year; at least 2 months apart" in " ".join(out.split())
    found = json.loads(run("calendar", harbour, *TODAY, "--format", "json")[1])["cadences"]
    assert [{h["body"] for h in c["lost"]} for c in found] == [set(), {"audit"}]


def test_nobody_is_named_where_names_are_replaced(run: Run, harbour: Path) -> None:
    for form in ("text", "json", "svg"):
        code, out, _ = run("calendar", harbour, *TODAY, "--redact", "--format", form)
        assert code == 0
        assert "Anna" not in out
        assert "anna" not in out


def test_in_danish(run: Run, harbour: Path) -> None:
    out = run("calendar", harbour, *TODAY, "--lang", "da")[1]
    for said in ("MØDER", "foreslået: 11-05-2027", "SAMMENFALD", "FRISTER", "tir  fastlagt"):
        assert said in out, said


def test_a_charter_without_cadences_says_so(run: Run, board: Path) -> None:
    code, out, _ = run("calendar", board, *TODAY)
    assert code == 0
    assert "The charter says of no body when it meets" in out


def test_the_picture_has_a_square_for_each_day_and_is_escaped(
    run: Run, harbour: Path, folder: Folder
) -> None:
    folder(charter=CHARTER.replace("Harbour council", "<script>alert(1)</script>"))
    out = run("calendar", harbour, *TODAY, "--format", "svg")[1]
    assert "<script>" not in out
    picture = ET.fromstring(out)
    name = "{http://www.w3.org/2000/svg}"
    squares = picture.findall(f"{name}g")
    assert len(squares) == 365
    told = [s.findtext(f"{name}title") or "" for s in squares]
    assert (
        "Tue 2027-02-09\nfixed: Audit committee, ordinary\nfixed: Harbour council, ordinary"
        in (told[71])
    )
    assert sum("proposed" in t for t in told) == 6


def test_days_that_are_none_are_refused(run: Run, harbour: Path) -> None:
    for stop in ("2026-11-01", "2026-11-30"):
        code, _, err = run("calendar", harbour, *TODAY, "--to", stop)
        assert code == 2
        assert f"there is no day after 2026-11-29 and before {stop} [E-PERIOD]" in err


@pytest.mark.parametrize("form", ["text", "json", "svg"])
def test_the_calendar_ends_with_the_year_9999(run: Run, harbour: Path, form: str) -> None:
    (harbour / "charter.toml").write_text(CHARTER.replace("2026-", "9998-"), encoding="utf-8")
    (harbour / "bodies.csv").write_text(BODIES.replace("2025-", "9998-"), encoding="utf-8")
    code, out, err = run("calendar", harbour, "--today", "9999-12-31", "--format", form)
    assert (code, out) == (2, "")
    assert "--today: there is no day after 9999-12-31 [E-DATE]" in err
    for first in ("9998-12-31", "9999-01-01", "9999-12-29"):
        days = ("--today", first, "--to", "9999-12-31")
        assert run("calendar", harbour, *days, "--format", form)[::2] == (0, "")
        assert run("calendar", harbour, "--today", first, "--format", form)[::2] == (0, "")
    code, _, err = run("calendar", harbour, *TODAY, "--to", "9999-12-31", "--format", form)
    assert code == 2
    assert "E-SIZE" in err


def test_a_body_that_begins_in_some_month_is_planned(run: Run, harbour: Path) -> None:
    rows = BODIES.replace("2025-01-01", "2026-03", 1)
    (harbour / "bodies.csv").write_text(rows, encoding="utf-8")
    (harbour / "meetings.csv").write_text(MEETINGS + "c9,council,2024,\n", encoding="utf-8")
    code, out, err = run("calendar", harbour, *TODAY, "--to", "2028-01-01", "--format", "json")
    assert (code, err) == (0, "")
    assert [c["body"] for c in json.loads(out)["cadences"]] == ["council", "audit"]
    assert [m["meeting"] for m in json.loads(out)["meetings"]] == ["a1", "c5", "v1"]
    assert run("check", harbour, *TODAY)[::2] == (0, "")


def test_a_calendar_that_ends_before_the_year_says_so(run: Run, harbour: Path) -> None:
    out = run("calendar", harbour, "--today", "2040-12-30", "--holidays", "DK")[1]
    assert "The holidays that are given end with 2040: later days follow the week." in out
    assert "holidays that are given" not in run("calendar", harbour, *TODAY, "--holidays", "DK")[1]
    found = run(
        "calendar", harbour, "--today", "2040-12-30", "--holidays", "DK", "--format", "json"
    )
    assert json.loads(found[1])["holidays_until"] == 2040


def test_the_next_meeting_of_a_distance_is_due(run: Run, folder: Folder) -> None:
    weekly = folder(
        charter=CHARTER.replace(
            "4 per year, at least 2 months apart, not in July, on working days", "every 3 weeks"
        ),
        bodies=BODIES,
        mandates=MANDATES,
        people=PEOPLE,
        meetings="meeting,body,start,kind\nm1,council,2026-11-15,ordinary\n"
        "m2,audit,2026-11-20,ordinary\n",
    )
    out = run("calendar", weekly, *TODAY, "--to", "2027-01-15")[1]
    assert "2026-12-06: ordinary (at most 3 weeks apart), Harbour council" in out
    assert "2026-12-11: ordinary (at most 3 weeks apart), Audit committee" in out
