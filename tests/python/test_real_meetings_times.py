# SPDX-License-Identifier: BSL-1.0
"""The weekly meetings that Kubernetes' groups announce, with their times in several zones: who
leads two groups that met at once in 2024, compared with every pair by `zoneinfo`.

The register is not part of the project; without it the tests are skipped and say so.
"""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import remit as rm

FIRST, STOP = date(2024, 1, 1), date(2025, 1, 1)
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
HOUR = timedelta(hours=1)  # how long a meeting lasts is not said


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@pytest.fixture(scope="module")
def facts(shared: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    folder = shared / "data" / "k8s_sigs"
    meetings = []
    for n, row in enumerate(rows_of(folder / "meeting_history_2017_2026.csv")):
        zone = rm.read_zone(row["tz"])
        hour, _, minute = row["time"].partition(":")
        if row["frequency"] != "weekly" or row["day"] not in WEEKDAYS or zone is None:
            continue
        if not (hour.isdigit() and minute.isdigit()):
            continue
        at = datetime(2024, 1, 1, int(hour), int(minute))
        start = max(FIRST, date.fromisoformat(row["start"]))
        stop = date.fromisoformat(row["end_exclusive"]) if row["end_exclusive"] else STOP
        day = start + timedelta((WEEKDAYS.index(row["day"]) - start.weekday()) % 7)
        while day < min(stop, STOP):
            meetings.append(
                {
                    "meeting": f"{row['group']} {n} {day}",
                    "body": row["group"],
                    "start": day.isoformat(),
                    "start_time": f"{at:%H:%M}",
                    "stop_time": f"{at + HOUR:%H:%M}",
                    "zone": zone,
                }
            )
            day += timedelta(7)
    mandates = [
        {
            "person": row["github"],
            "body": row["group"],
            "start": row["start"],
            "stop": row["end_exclusive"] or None,
        }
        for row in rows_of(folder / "lead_mandates_2017_2026.csv")
        if row["start"] != row["end_exclusive"]  # two have no day
    ]
    return meetings, mandates


def at_once(a: dict[str, Any], b: dict[str, Any]) -> bool:
    (s, e), (t, f) = map(instants, (a, b))
    return s < f and t < e


def instants(m: dict[str, Any]) -> tuple[datetime, datetime]:
    start = datetime.fromisoformat(f"{m['start']} {m['start_time']}")
    begins = start.replace(tzinfo=ZoneInfo(m["zone"])).astimezone(UTC)
    return begins, begins + HOUR


def test_who_leads_two_groups_that_meet_at_once(
    facts: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    meetings, mandates = facts
    assert len(meetings) > 500
    assert len({m["zone"] for m in meetings}) > 1
    registry = rm.Registry.from_frames(mandates=mandates, meetings=meetings)
    assert rm.zone_problems(registry) == []
    found = {
        (row["person"], *sorted((row["meeting"], row["other"])))
        for row in rm.double_bookings(registry).to_rows()
        if row["verdict"] == "fails"
    }

    leads: dict[str, set[str]] = {}
    for m in meetings:
        leads[m["meeting"]] = {
            x["person"]
            for x in mandates
            if x["body"] == m["body"]
            and x["start"] <= m["start"]
            and (x["stop"] is None or m["start"] < x["stop"])
        }
    by_day: dict[date, list[dict[str, Any]]] = {}
    for m in meetings:
        by_day.setdefault(date.fromisoformat(m["start"]), []).append(m)
    expected = set()
    for day, own in by_day.items():
        near = [m for d in (-1, 0, 1) for m in by_day.get(day + timedelta(d), ())]
        for a in own:
            for b in near:
                if a["meeting"] < b["meeting"] and at_once(a, b):
                    for person in leads[a["meeting"]] & leads[b["meeting"]]:
                        expected.add((person, a["meeting"], b["meeting"]))
    assert found == expected
    assert len(expected) > 20
