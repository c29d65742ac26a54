# SPDX-License-Identifier: BSL-1.0
"""What is not yet due: a year that is not over, meetings that are not yet known."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import remit as rm

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]

MANDATES = "person,body,role,start,stop\nanna,board,chair,2023-01-01,2026-06-01\n"
BODIES = "body,name,start\nboard,The board,2023-01-01\n"
MEETINGS = """\
meeting,body,start,kind,papers_sent
m1,board,2023-03-01,ordinary,2023-02-01
m2,board,2023-09-01,ordinary,2023-08-31
m3,board,2024-03-01,ordinary,2024-02-01
m4,board,2024-09-01,visit,2024-08-01
m5,board,2025-03-01,ordinary,2025-02-01
"""
CHARTER = """\
title = "The board"
body = "board"
[clause.1]
heading = "Meetings"
words = "The board meets twice a year."
kind = "must"
[rule.twice]
require = 'count(kind == "ordinary").of(meetings).over(year) >= 2'
cite = "1"
[rule.papers]
for_each = "meeting"
require = 'papers_sent <= start - days(7)'
"""


@pytest.fixture
def meets(folder: Folder) -> Path:
    return folder(mandates=MANDATES, bodies=BODIES, meetings=MEETINGS, charter=CHARTER)


def found(run: Run, *args: object) -> dict[str, Any]:
    code, out, err = run("check", *args, "--format", "json")
    assert (code, err) == (0, "")
    whole: dict[str, Any] = json.loads(out)
    return whole


def test_a_year_that_is_not_over_is_not_yet_due(run: Run, meets: Path) -> None:
    code, out, err = run("check", meets, "--today", "2025-06-01")
    assert (code, err) == (0, "")
    assert "· observed from 2023-01-01 on · meetings\nand events known to 2025-06-01" in out, (
        "the head says what was taken"
    )
    assert "MUST: BROKEN" not in out
    due = out[out.index("NOT YET DUE (1)") : out.index("AHEAD")].split("\n")
    assert due[1].endswith("due by 2025-12-31")
    assert "twice: 1 so far, must be at least 2 [must]" in due[1]
    assert due[2].strip() == '"The board meets twice a year." (Meetings)'
    assert "number of meetings with kind ==" in due[3]
    assert "in the calendar year" in due[3] + due[4]
    assert "Do:" not in out[: out.index("AHEAD")]
    ahead = out[out.index("AHEAD, IF NOBODY ACTS (2)") :]
    assert re.search(r"twice: broken if it is not done by then \[must\] +on 2026-01-01\n", ahead)
    assert "[must, due by 2026-12-31]" in out
    assert "Result: no must-rule is broken on 2025-06-01 (of 1 judged). 1 must-rule is not" in out
    assert "KEPT" not in out


def test_the_same_in_danish(run: Run, meets: Path) -> None:
    out = run("check", meets, "--today", "2025-06-01", "--lang", "da")[1]
    assert "møder og begivenheder oplyst til og med 01-06-2025" in out.replace("\n", " ")
    assert "ENDNU IKKE FORFALDEN (1)" in out
    assert "1 indtil nu, skal være mindst 2 [skal]" in out
    assert "senest 31-12-2025" in out
    assert "antal møder med" in out
    assert "1 skal-regel er endnu ikke forfalden." in out


def test_what_is_over_is_broken(run: Run, meets: Path) -> None:
    out = run("check", meets, "--today", "2026-01-15")[1]
    assert "NOT YET DUE (1)" in out
    past = out[out.index("EARLIER (") :]
    assert "twice: 1, must be at least 2 [must, goes on]" in past
    assert "twice: 1, must be at least 2 [must, then not yet due]" in past
    verdicts = {
        f["start"]: f["verdict"]
        for f in found(run, meets, "--today", "2026-01-15")["findings"]
        if f["rule"] == "twice"
    }
    assert verdicts == {"2024-01-01": "fails", "2025-01-01": "fails", "2026-01-01": "pending"}


def test_json_and_csv_say_when_it_is_due(run: Run, meets: Path) -> None:
    whole = found(run, meets, "--today", "2025-06-01")
    assert whole["declared"]["meetings"] == [None, "2025-06-02"]
    (f,) = [f for f in whole["findings"] if f["when"] == "now"]
    assert (f["verdict"], f["due"], f["measured"]) == ("pending", "2025-12-31", None)
    assert (f["measured_low"], f["measured_high"]) == (1, None)
    out = run("check", meets, "--today", "2025-06-01", "--format", "csv")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(r["verdict"], r["due"]) for r in rows if r["when"] == "now"] == [
        ("pending", "2025-12-31")
    ]


@pytest.mark.parametrize("level", ["must", "should", "possible"])
def test_what_is_not_yet_due_is_no_breach(run: Run, folder: Folder, level: str) -> None:
    path = folder(
        mandates=MANDATES.replace("2026-06-01", ""),
        bodies=BODIES.replace("2023", "2025"),
        meetings="meeting,body,start,kind\nm5,board,2025-03-01,ordinary\n",
        charter=CHARTER.partition("[rule.papers]")[0],
    )
    assert run("check", path, "--today", "2025-06-01", "--fail-on", level)[0] == 0
    assert run("check", path, "--today", "2026-06-01", "--fail-on", level)[0] == 1


def test_how_far_meetings_are_known_can_be_said(run: Run, meets: Path) -> None:
    out = run("check", meets, "--today", "2026-01-15", "--observed-until", "2025-06-30")[1]
    assert "and events known to 2025-06-30" in out.replace("\n", " ")
    past = out[out.index("EARLIER (") :]
    assert "twice: 1 so far, must be at least 2 [must, was due by 2025-12-31, not known," in past
    for f in found(run, meets, "--today", "2026-01-15", "--observed-until", "2025-06-30")[
        "findings"
    ]:
        if f["start"] == "2025-01-01":
            assert (f["verdict"], f["when"]) == ("pending", "past")


def test_a_folder_without_events_declares_nothing(run: Run, board: Path) -> None:
    assert found(run, board)["declared"] == {}
    declared = found(run, board, "--observed-until", "2026-01-01")["declared"]
    assert set(declared) == {
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
    }
    with pytest.raises(SystemExit):
        run("check", board, "--observed-until", "2026")


def test_what_happened_is_not_mended(run: Run, meets: Path) -> None:
    out = run("check", meets, "--today", "2025-06-01")[1]
    assert (
        "papers, m2: papers_sent must be at most start - days(7) [must]"
        in out.partition("\nEARLIER (")[2]
    ), out
    (f,) = [
        f for f in found(run, meets, "--today", "2025-06-01")["findings"] if f["rule"] == "papers"
    ]
    assert (f["subject"], f["then"]) == ("m2", "ended")


def test_people_of_attendances_are_replaced(run: Run, folder: Folder) -> None:
    path = folder(
        mandates=MANDATES,
        people="person,name\nanna,Anna And\n",
        meetings=MEETINGS,
        attendances="meeting,person,presence\nm1,anna,absent\n",
        charter='body = "board"\n[rule.there]\nfor_each = "attendance"\n'
        'require = \'presence == "present"\'\n[rule.once]\nfor_each = "appointment"\n'
        "require = 'role != \"chair\"'\n",
    )
    for format_ in ("text", "json", "csv"):
        args = ("check", path, "--today", "2025-06-01", "--format", format_)
        assert "anna" in run(*args)[1].lower()
        assert "anna" not in run(*args, "--redact")[1].lower()


def test_holidays_are_given_as_days_or_as_a_file(run: Run, meets: Path, tmp_path: Path) -> None:
    (meets / "charter.toml").write_text(
        'body = "board"\n[rule.papers]\nfor_each = "meeting"\n'
        "require = 'papers_sent <= start - working_days(1)'\n",
        encoding="utf-8",
    )
    args = (meets, "--today", "2025-06-01")
    assert found(run, *args)["findings"] == []
    whole = found(run, *args, "--holidays", "2023-12-25,2023-08-31")
    assert [f["subject"] for f in whole["findings"]] == ["m2"]
    listed = tmp_path / "holidays.txt"
    listed.write_text("# none\n2023-12-25  Christmas\n\n2023-08-31\n", encoding="utf-8")
    assert found(run, *args, "--holidays", listed)["findings"] == whole["findings"]
    denmark = found(run, *args, "--holidays", "DK")
    public = ",".join(
        h.day.isoformat() for h in rm.danish_holidays(2023, 2025) if h.kind == "statutory"
    )
    assert denmark["findings"] == found(run, *args, "--holidays", public)["findings"]
    with pytest.raises(SystemExit):
        run("check", *args, "--holidays", "2023-13-25")


def test_what_is_known_of_the_body_itself_counts_too(run: Run, folder: Folder) -> None:
    board = folder(
        mandates=MANDATES,
        bodies="body,name,start,observed_start\nboard,The board,2023-01-01,2024-08-01\n",
        meetings="meeting,body,start\nm2,board,2024-09-01\nm3,board,2025-03-01\n"
        "m5,board,2025-08-01\n",
        charter='title = "The board"\nbody = "board"\n[rule.twice]\n'
        "require = 'count().of(meetings).over(year) >= 2'\n",
    )
    told = found(run, board, "--today", "2025-10-01")["findings"]
    assert [(f["start"], f["verdict"]) for f in told] == [("2026-01-01", "pending")], (
        "nobody knows how often it met before August 2024"
    )


def test_nothing_is_mended_when_a_body_is_no_longer_observed(run: Run, folder: Folder) -> None:
    board = folder(
        mandates=MANDATES,
        bodies="body,name,start,observed_stop\nboard,The board,2023-01-01,2024-08-01\n",
        charter='title = "The board"\nbody = "board"\n[rule.two]\nrequire = "count() >= 2"\n',
    )
    told = found(run, board, "--today", "2025-10-01")
    assert [f["then"] for f in told["findings"]] == ["not observed"]
    assert told["not_observed"] == ["two"]
