# SPDX-License-Identifier: BSL-1.0
"""--audience: the heading of a confidential body, and what is told of problems and notes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hidden_rooms import MEETINGS, folder_of, told

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]

TODAY = ("--today", "2026-11-29")


@pytest.fixture
def rooms(folder: Folder) -> Path:
    return folder(**folder_of())


# -- the heading of a confidential body -----------------------------------------------------------


def test_a_confidential_body_has_a_heading_that_cites_its_clause(example: Path, run: Run):
    args = ("check", example, "--today", "2026-11-22", "--lang")
    danish = " ".join(run(*args, "da")[1].split())
    assert (
        "FORTROLIGT RUM (kommissorium, Formål og opgave, 2. afsnit). Navne vises her; brug "
        "--uden-navne, før noget deles." in danish
    )
    assert "CONFIDENTIAL FORUM (terms of reference, Formål" in run(*args, "en")[1]
    assert "FORTROLIGT" not in run(*args, "da", "--uden-navne")[1]


def test_only_a_body_that_is_said_to_be_closed_is_confidential(folder: Folder, run: Run):
    mandates = "person,body,start\nanna,a,2024-01-01\n"
    charter = 'body = "a"\n[rule.one]\nrequire = "count() >= 1"\n'
    for word, heads in (("", False), ("public", False), ("members", True), ("nobody", True)):
        rooms = folder(mandates=mandates, bodies=f"body,visibility\na,{word}\n", charter=charter)
        _, out, _ = run("check", rooms, *TODAY)
        assert ("CONFIDENTIAL FORUM. Names are shown; use --redact" in out) is heads
        assert ("\nNames are shown; use --redact before sharing.\n" in out) is not heads


# -- problems and notes ----------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "da"])
def test_a_word_that_means_nobody_is_a_problem_and_not_public(folder: Folder, run: Run, lang: str):
    rooms = folder(**folder_of(circle="heimlich"))
    for command in ("check", "calendar"):
        code, out, err = run(command, rooms, *TODAY, "--audience", "public", "--lang", lang)
        assert (code, out) == (2, "")
        assert "E-VISIBILITY" in err
        assert "write public, participants, members, secretariat; in Danish offentlig" in err
        assert told(err) == []
        assert "heimlich" not in err
    assert run("check", rooms, *TODAY)[0] == 0


def test_an_audience_that_is_none_is_refused_with_a_hint(rooms: Path, run: Run, capsys):
    with pytest.raises(SystemExit):
        run("check", rooms, "--audience", "all")
    assert "write public, participants, members, secretariat" in capsys.readouterr().err


def test_problems_quote_no_cell_to_others_than_the_secretariat(folder: Folder, run: Run):
    texts = folder_of()
    texts["meetings"] = MEETINGS.format(closed="").replace("n1,circle", "n1,nightjarr")
    texts["mandates"] += "zelda-q,circle,member,2020-13-03,\n"
    rooms = folder(**texts)
    _, _, whole = run("check", rooms, *TODAY)
    assert "nightjarr" in whole
    for lang in ("en", "da"):
        code, out, err = run("check", rooms, *TODAY, "--audience", "members", "--lang", lang)
        assert (code, out) == (2, "")
        assert "[E-DATE]" in err
        assert "mandates.csv:10" in err
        assert not re.search("nightjarr|zelda|2020-13", err)


def test_problems_of_the_command_line_are_told(rooms: Path, run: Run):
    _, _, err = run("calendar", rooms, *TODAY, "--to", "2020-01-01", "--audience", "public")
    assert "--to: there is no day after 2026-11-29 and before 2020-01-01" in err
    _, _, err = run("check", rooms / "nowhere", *TODAY, "--audience", "public")
    assert "nowhere: there is no such folder [E-FOLDER]" in err


def test_notes_are_numbers_to_others_than_the_secretariat(folder: Folder, run: Run):
    texts = folder_of()
    texts["mandates"] += "zelda-q,circle,member,2026-03-17,\n"
    texts["owls"] = "a,b\n1,2\n"
    rooms = folder(**texts)
    for audience in ("public", "members"):
        _, out, _ = run("check", rooms, *TODAY, "--audience", audience)
        (line,) = re.findall(r"ABOUT THE DATA \(\d+\)\n(.*)\n", out)
        assert re.fullmatch(r"(N-[A-Z]+ \(\d+\)( · )?)+", line.strip())
        assert "N-FILE (1)" in line
        args = ("check", rooms, *TODAY, "--audience", audience, "--format", "json")
        notes = json.loads(run(*args)[1])["notes"]
        assert {(n["where"], n["what"], n["hint"]) for n in notes} == {(None, None, None)}
