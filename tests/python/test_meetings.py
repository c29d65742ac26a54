# SPDX-License-Identifier: BSL-1.0
"""Meetings with times: programmes, zones, and what the command says of double bookings."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import remit as rm


def board(**tables: Any) -> rm.Registry:
    mandates = [
        {"person": p, "body": b, "start": "2020-01-01"} for p, b in [("anna", "b"), ("anna", "c")]
    ]
    return rm.Registry.from_frames(mandates=mandates, **tables)


def meeting(key: str, body: str, day: str, start: str, stop: str, zone: str = "") -> dict[str, str]:
    return {
        "meeting": key,
        "body": body,
        "start": day,
        "start_time": start,
        "stop_time": stop,
        "zone": zone,
    }


def test_a_programme_is_a_table_of_times() -> None:
    registry = board(
        meetings=[meeting("m", "b", "2024-04-30", "16.00", "18.30")],
        items=[
            {"item": "b", "meeting": "m", "kind": "break", "position": 2, "start_time": "16.50"},
            {"item": "a", "meeting": "m", "kind": "talk", "position": 1, "part": "I"},
            {"item": "c", "meeting": "m", "kind": "talk", "position": 3, "start_time": "17.00"},
        ],
    )
    table = rm.programme(registry, "m")
    assert table.columns == (
        *("item", "name", "kind", "part", "place"),
        *("start", "start_latest", "stop_earliest", "stop"),
    )
    rows = table.to_rows()
    assert [r["item"] for r in rows] == ["a", "b", "c"]
    assert rows[0]["start"] == datetime(2024, 4, 30, 16)
    assert rows[0]["start_latest"] == datetime(2024, 4, 30, 16, 50)
    assert rows[1]["stop"] == rows[1]["stop_earliest"] == datetime(2024, 4, 30, 17)
    assert rows[2]["stop"] == datetime(2024, 4, 30, 18, 30)
    with pytest.raises(TypeError, match="no meeting is called"):
        rm.programme(registry, "n")


def test_times_leave_as_they_are_written_and_come_back() -> None:
    registry = board(meetings=[meeting("m", "b", "2024-04-30", "16.00", "18:30")])
    (row,) = registry.table("meetings").to_rows()
    assert (row["start_time"], row["stop_time"], row["minutes"]) == ("16:00", "18:30", 150)
    again = board(meetings=[row])
    assert again == registry


def test_meetings_of_two_zones_clash_by_utc() -> None:
    registry = board(
        meetings=[
            meeting("m", "b", "2024-06-01", "12:00", "13:00", "Europe/Copenhagen"),
            meeting("n", "c", "2024-06-01", "11:30", "12:30", "Europe/London"),
            meeting("o", "c", "2024-06-01", "12:30", "13:30", "Europe/London"),
        ]
    )
    (clash,) = rm.double_bookings(registry).to_rows()
    assert (clash["meeting"], clash["other"]) == ("m", "n")
    assert clash["start"] == datetime(2024, 6, 1, 12, 30)
    assert clash["stop"] == datetime(2024, 6, 1, 13)


@pytest.mark.parametrize("zone", ["Europe/Copenhagen", "America/New_York", "Australia/Lord_Howe"])
def test_times_on_days_when_clocks_change_are_those_of_zoneinfo(zone: str) -> None:
    """Each half-hour of the days on which clocks change, 1996 to 2037."""
    tz = ZoneInfo(zone)
    rows, expected = [], {}
    for year in range(1996, 2038):
        day = datetime(year, 1, 1)
        while day.year == year:
            noons = (
                day.replace(hour=12, tzinfo=tz),
                (day + timedelta(1)).replace(hour=12, tzinfo=tz),
            )
            if noons[0].utcoffset() != noons[1].utcoffset():
                on = day + timedelta(1)
                for half in range(47):
                    at = on + timedelta(minutes=30 * half)
                    key = f"{at:%Y-%m-%dT%H:%M}"
                    rows.append(meeting(key, "b", f"{at:%Y-%m-%d}", f"{at:%H:%M}", "23:59", zone))
                    first, second = (at.replace(tzinfo=tz, fold=f).utcoffset() for f in (0, 1))
                    back = at.replace(tzinfo=tz).astimezone(ZoneInfo("UTC")).astimezone(tz)
                    shown = back.replace(tzinfo=None) == at
                    expected[key] = "" if first == second else "twice" if shown else "never show"
            day += timedelta(1)
    problems = rm.zone_problems(board(meetings=rows))
    lines = {i: r["meeting"] for i, r in enumerate(rows, 1)}
    found = {lines[int(p.where.split(":")[1])]: p for p in problems}
    for key, word in expected.items():
        assert (word in found[key].what) if word else key not in found, key
    assert sum(map(bool, expected.values())) > 80


def test_a_zone_that_there_is_not_is_told_with_what_was_meant() -> None:
    registry = board(
        meetings=[meeting("m", "b", "2024-06-01", "12:00", "13:00", "Europe/Kopenhagen")]
    )
    (problem,) = rm.zone_problems(registry)
    assert problem.code == "E-ZONE"
    assert problem.where == "meetings:1:zone"
    assert "Europe/Kopenhagen" in problem.what
    assert "Europe/Copenhagen" in problem.hint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "charter.toml").write_text(
        'title = "Board"\nbody = "b"\n\n[rule.two]\nrequire = "count() <= 2"\n', encoding="utf-8"
    )
    (tmp_path / "mandates.csv").write_text(
        "person,body,start\nanna,b,2020-01-01\nanna,c,2020-01-01\n", encoding="utf-8"
    )
    (tmp_path / "people.csv").write_text("person,name\nanna,Anna Agerhøne\n", encoding="utf-8")
    (tmp_path / "meetings.csv").write_text(
        "meeting,body,name,start,start_time,stop_time,zone\n"
        "old,b,Old,2024-05-01,10:00,12:00,\nold2,c,Old 2,2024-05-01,11:00,12:00,\n"
        "b7,b,Board 7,2026-12-01,16:00,18:30,Europe/Copenhagen\n"
        "c3,c,Council 3,2026-12-01,18:00,20:00,Europe/Copenhagen\n"
        "spring,b,Spring,2027-03-28,02:30,04:00,Europe/Copenhagen\n",
        encoding="utf-8",
    )
    return tmp_path


def told(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    from remit.cli import main

    assert main(["check", str(folder), "--today", "2026-11-22", *options]) == 0
    return capsys.readouterr().out


def test_the_command_tells_who_is_wanted_twice_from_today_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = told(folder, capsys)
    assert "WANTED AT TWO MEETINGS AT ONCE (1)" in out
    assert "2026-12-01 18:00-18:30  Anna Agerhøne: Board 7 and Council 3" in out
    assert "Old" not in out
    assert "clocks never show 2027-03-28 02:30 in Europe/Copenhagen" in out
    danish = told(folder, capsys, "--lang", "da")
    assert "INDKALDT TIL TO MØDER PÅ ÉN GANG (1)" in danish
    assert "01-12-2026 18:00-18:30  Anna Agerhøne: Board 7 og Council 3" in danish
    assert "Agerhøne" not in told(folder, capsys, "--redact")


def test_programs_are_told_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(told(folder, capsys, "--format", "json"))
    assert whole["double_bookings"] == [
        {
            "person": "anna",
            "person_name": "Anna Agerhøne",
            "meeting": "b7",
            "meeting_name": "Board 7",
            "other": "c3",
            "other_name": "Council 3",
            "start": "2026-12-01T18:00",
            "stop": "2026-12-01T18:30",
            "verdict": "fails",
        }
    ]
    assert [n["code"] for n in whole["notes"]].count("E-ZONE") == 1


def test_rules_about_what_is_still_to_come_are_not_said_to_judge_nobody(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "charter.toml").open("a", encoding="utf-8") as charter:
        charter.write('\n[rule.mixed]\nfor_each = "meeting"\n')
        charter.write('start = "2026-06-01"\nrequire = "distinct(kind).of(items) >= 2"\n')
    (folder / "items.csv").write_text("item,meeting,kind\ni,b7,talk\n", encoding="utf-8")
    out = told(folder, capsys)
    assert "NOT OBSERVED TODAY (1)  mixed" in out
    ahead = told(folder, capsys, "--observed-until", "2026-12-01")
    assert "mixed, Board 7" in ahead.partition("AHEAD")[2], ahead
