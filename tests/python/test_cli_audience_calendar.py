# SPDX-License-Identifier: BSL-1.0
"""--audience of `remit calendar`: what is told of the days ahead."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hidden_rooms import folder_of

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]

TODAY = ("--today", "2026-11-29")


@pytest.fixture
def rooms(folder: Folder) -> Path:
    return folder(**folder_of())


def test_who_meets_in_a_hidden_room_is_busy(rooms: Path, run: Run):
    args = ("calendar", rooms, *TODAY)
    _, out, _ = run(*args, "--audience", "public")
    assert "2027-02-09: Harbour council, Spring council 2027; busy: Bo Birk" in out
    (clash,) = json.loads(run(*args, "--audience", "public", "--format", "json")[1])["clashes"]
    assert clash == {"meeting": "c4", "other": None, "day": "2027-02-09", "people": ["bo"]}
    (whole,) = json.loads(run(*args, "--format", "json")[1])["clashes"]
    assert whole["other"] == "n2"


def test_dates_are_planned_around_what_is_hidden(rooms: Path, run: Run):
    def proposed(*more: str) -> dict[str, list[str]]:
        args = ("calendar", rooms, *TODAY, "--format", "json", *more)
        return {c["body"]: c["proposed"] for c in json.loads(run(*args)[1])["cadences"]}

    part, whole = proposed("--audience", "public"), proposed()
    assert set(part) < set(whole)
    assert all(whole[body] == dates for body, dates in part.items())


def test_why_there_are_no_dates_names_no_hidden_meeting(folder: Folder, run: Run):
    rooms = folder(
        mandates="person,body,start\nanna,a,2024-01-01\nanna,b,2024-01-01\n",
        bodies="body,visibility\na,public\nb,members\n",
        meetings="meeting,body,start\nnightjar,b,2027-01-04\n",
        charter='body = "a"\n[cadence.first]\nstart = 2026-01-01\n'
        'text = "first Monday of the month"\n',
    )
    days = ("--today", "2026-11-30", "--to", "2027-03-10")
    said = {"text": "on: something that is not shown", "json": '"kind": "not shown"'}
    for form in ("text", "json"):
        args = ("calendar", rooms, *days, "--format", form)
        assert "nightjar" in run(*args)[1]
        out = run(*args, "--audience", "public")[1]
        assert "nightjar" not in out
        assert said[form] in out


def test_what_hangs_on_a_hidden_body_is_not_told_to_be_above(folder: Folder, run: Run):
    rooms = folder(
        mandates="person,body,start\nanna,b,2024-01-01\nanna,c,2024-01-01\n",
        bodies="body,visibility\nb,members\nc,public\n",
        meetings="meeting,body,start\nnightjar,b,2027-01-04\n",
        charter='[cadence.first]\nstart = 2026-12-01\ntext = "first Monday of the month"\n',
    )
    args = ("calendar", rooms, "--today", "2026-11-30", "--to", "2027-03-10")
    assert "no dates: see the body above" in run(*args)[1]
    out = run(*args, "--audience", "public")[1]
    assert "no dates keep all of: something that is not shown" in out
