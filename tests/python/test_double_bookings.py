# SPDX-License-Identifier: BSL-1.0
"""Who is wanted at two meetings at once, beside every pair of meetings tried one by one."""

from __future__ import annotations

import datetime
import itertools
import random
from typing import Any

import pyarrow as pa
import pytest
import remit as rm

COLUMNS = (
    "person",
    "person_name",
    "meeting",
    "meeting_name",
    "other",
    "other_name",
    "start",
    "stop",
    "verdict",
)
DAY = datetime.date(2026, 3, 2)
OFF = ("cancelled", "aflyst", "udsat", "flyttet")
AWAY = ("absent", "fraværende", "afbud")


def facts(**more: Any) -> rm.Registry:
    tables: dict[str, Any] = {
        "people": [{"person": "anna", "name": "Anna Ahl"}, {"person": "bo", "name": "Bo Berg"}],
        "mandates": [
            {"person": "anna", "body": "board", "start": "2020-01-01"},
            {"person": "anna", "body": "council", "start": "2020-01-01"},
            {"person": "bo", "body": "board", "start": "2020-01-01"},
        ],
        "meetings": [
            meeting("b1", "board", 960, 1110, name="Board, March"),
            meeting("c1", "council", 1080, 1200, name="Council, March"),
        ],
    }
    return rm.Registry.from_frames(**(tables | more))


def meeting(key: str, body: str, start: int | None, stop: int | None, **more: Any) -> Any:
    row = {"meeting": key, "body": body, "start": DAY, "start_time": start, "stop_time": stop}
    return row | more


def test_a_row_has_keys_names_and_the_time_that_both_take() -> None:
    found = rm.double_bookings(facts())
    assert found.columns == COLUMNS
    assert found.to_rows() == [
        {
            "person": "anna",
            "person_name": "Anna Ahl",
            "meeting": "b1",
            "meeting_name": "Board, March",
            "other": "c1",
            "other_name": "Council, March",
            "start": datetime.datetime(2026, 3, 2, 18, 0),
            "stop": datetime.datetime(2026, 3, 2, 18, 30),
            "verdict": "fails",
        }
    ]


def test_it_leaves_as_arrow_pandas_and_polars() -> None:
    found = rm.double_bookings(facts())
    table = pa.table(found)
    assert table.schema.field("start").type == pa.timestamp("us")
    assert table.column("start").to_pylist() == [datetime.datetime(2026, 3, 2, 18, 0)]
    assert table.column("person").to_pylist() == ["anna"]
    assert found.to_pandas().stop[0] == datetime.datetime(2026, 3, 2, 18, 30)
    assert found.to_polars()["start"][0] == datetime.datetime(2026, 3, 2, 18, 0)


def test_without_meetings_it_is_empty() -> None:
    found = rm.double_bookings(facts(meetings=None))
    assert (len(found), found.columns, found.to_rows()) == (0, COLUMNS, [])
    assert pa.table(found).num_rows == 0


def test_guests_count_when_asked_for() -> None:
    attendances = [{"meeting": m, "person": "bo"} for m in ("b1", "c1")]
    registry = facts(attendances=attendances)
    assert len(rm.double_bookings(registry)) == 0
    assert [r["person"] for r in rm.double_bookings(registry, guests=True).to_rows()] == ["bo"]


def test_what_is_not_known_makes_it_possible() -> None:
    both = [meeting("b1", "board", None, None), meeting("c1", "council", 1080, 1200)]
    (row,) = rm.double_bookings(facts(meetings=both)).to_rows()
    assert row["verdict"] == "possible"
    assert (row["start"].hour, row["stop"].hour) == (18, 20)


def test_a_month_is_as_long_as_they_may_share() -> None:
    month = [meeting(k, "board", None, None) | {"start": "2026-03"} for k in ("b1", "b2")]
    rows = rm.double_bookings(facts(meetings=month)).to_rows()
    assert {(r["start"].date(), r["stop"].date(), r["verdict"]) for r in rows} == {
        (datetime.date(2026, 3, 1), datetime.date(2026, 4, 1), "possible")
    }


def test_the_end_of_a_day_is_the_start_of_the_next() -> None:
    both = [meeting("b1", "board", 1380, 1440), meeting("c1", "council", 1320, 1440)]
    (row,) = rm.double_bookings(facts(meetings=both)).to_rows()
    assert row["stop"] == datetime.datetime(2026, 3, 3)


@pytest.mark.parametrize("given", [None, [], "board"])
def test_it_needs_a_registry(given: Any) -> None:
    with pytest.raises(TypeError, match="double_bookings"):
        rm.double_bookings(given)


def test_all_calls_that_do_not_fit_say_what_to_write() -> None:
    wrong: Any = rm.double_bookings
    for call in (lambda: wrong(), lambda: wrong(facts(), True), lambda: wrong(facts(), guest=True)):
        with pytest.raises(TypeError, match="double_bookings"):
            call()


def register(dice: random.Random) -> dict[str, list[dict[str, Any]]]:
    people = [f"p{i}" for i in range(dice.randint(2, 8))]
    bodies = ["board", "council", "forum"]
    mandates = [
        {"person": p, "body": b, "start": "2020-01-01"}
        for b in bodies
        for p in people
        if dice.random() < 0.6
    ]
    meetings = []
    for i in range(dice.randint(2, 12)):
        start = dice.randrange(480, 1200, 15)
        row = meeting(f"m{i}", dice.choice(bodies), start, start + dice.randrange(15, 240, 15))
        row["start"] = DAY + datetime.timedelta(dice.randint(0, 2))
        row["status"] = dice.choice(("held", "planned", "held", *OFF[:1]))
        row["joint"] = None
        meetings.append(row)
    if len(meetings) > 3:  # two bodies meet together
        meetings[0]["joint"] = meetings[1]["joint"] = "together"
        for column in ("start", "start_time", "stop_time", "status"):
            meetings[1][column] = meetings[0][column]
    attendances = [
        {
            "meeting": m["meeting"],
            "person": p,
            "presence": dice.choice(("present", "present", None, *AWAY)),
            "reply": dice.choice(("accepted", None, None, "declined")),
        }
        for m in meetings
        if dice.random() < 0.7
        for p in people
        if dice.random() < 0.8
    ]
    if not attendances:
        attendances = [{"meeting": "m0", "person": "p0", "presence": None, "reply": None}]
    dice.shuffle(attendances)
    return {
        "people": [{"person": p} for p in people],
        "mandates": mandates or [{"person": "p0", "body": "board", "start": "2020-01-01"}],
        "meetings": meetings,
        "attendances": attendances,
    }


def one_by_one(tables: dict[str, list[dict[str, Any]]], guests: bool) -> set[tuple[Any, ...]]:
    """Who is at which meeting, and each two of these, as one would do it by hand."""
    sits = {(m["person"], m["body"]) for m in tables["mandates"]}
    groups: dict[str, list[dict[str, Any]]] = {}
    for m in tables["meetings"]:
        groups.setdefault(m["joint"] or m["meeting"], []).append(m)
    at: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for name, rows in groups.items():
        listed = [
            (a, m) for m in rows for a in tables["attendances"] if a["meeting"] == m["meeting"]
        ]
        for m in rows:
            if not listed and m["status"] not in OFF:
                for person, body in sits:
                    if body == m["body"]:
                        at.setdefault(person, {}).setdefault(name, []).append(m)
        for a, m in listed:
            away = a["presence"] in AWAY or a["reply"] == "declined" or m["status"] in OFF
            member = any((a["person"], x["body"]) in sits for x in rows)
            if not away and (member or guests):
                at.setdefault(a["person"], {}).setdefault(name, []).append(m)
    out = set()
    for person, there in at.items():
        for one, two in itertools.combinations(there, 2):
            a, b = there[one][0], there[two][0]
            start = max(a["start_time"], b["start_time"])
            stop = min(a["stop_time"], b["stop_time"])
            if a["start"] == b["start"] and start < stop:
                midnight = datetime.datetime.combine(a["start"], datetime.time())
                times = (midnight + datetime.timedelta(minutes=t) for t in (start, stop))
                out.add((person, frozenset((one, two)), *times))
    return out


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("guests", [False, True])
def test_it_finds_what_all_pairs_tried_one_by_one_have(seed: int, guests: bool) -> None:
    tables = register(random.Random(seed))
    rows = rm.double_bookings(rm.Registry.from_frames(**tables), guests=guests).to_rows()
    joint = {m["meeting"]: m["joint"] or m["meeting"] for m in tables["meetings"]}
    found = [
        (r["person"], frozenset((joint[r["meeting"]], joint[r["other"]])), r["start"], r["stop"])
        for r in rows
    ]
    assert {r["verdict"] for r in rows} <= {"fails"}
    assert len(found) == len(set(found))
    assert set(found) == one_by_one(tables, guests)
    order = [p["person"] for p in tables["people"]]
    assert found == sorted(found, key=lambda f: (order.index(f[0]), f[2]))
