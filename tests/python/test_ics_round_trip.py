# SPDX-License-Identifier: BSL-1.0
"""What leaves as iCalendar comes back as it was, on registries made from seeds.

`REMIT_CASES=n` makes so many of them, `REMIT_SEED=n` begins at another seed.
"""

from __future__ import annotations

import os
from typing import Any

import icalendar
import pytest
import remit as rm
from ics_registries import NOBODY, Maker

CASES = int(os.environ.get("REMIT_CASES", "150"))
SEED = int(os.environ.get("REMIT_SEED", "20261129"))
TODAY = "2026-01-01"
TABLES = ("meetings", "items", "attendances", "speakers")


def rows(registry: rm.Registry, table: Any) -> list[str]:
    """What the rows say, whatever their order; a column that says nothing anywhere is none."""
    return sorted(
        str(sorted((c, cell) for c, cell in row.items() if cell is not None))
        for row in registry.table(table).to_rows()
    )


def read_back(data: bytes) -> rm.Registry:
    found = rm.read_ics(data)
    assert found.notes == ()
    return rm.Registry.from_frames(mandates=NOBODY, **found.frames())


@pytest.mark.parametrize("seed", range(SEED, SEED + CASES))
def test_what_leaves_comes_back(seed: int) -> None:
    registry = Maker(seed).registry()
    written = rm.write_ics(registry, today=TODAY)
    if not written.events:
        return
    again = read_back(written.data)
    for table in TABLES:
        assert rows(again, table) == rows(registry, table), table
    assert {loss.why for loss in written.losses} <= {"not carried"}
    assert all(loss.table not in TABLES for loss in written.losses)


@pytest.mark.parametrize("seed", range(SEED, SEED + CASES // 10))
def test_what_came_back_leaves_as_it_was(seed: int) -> None:
    registry = Maker(seed).registry()
    first = rm.write_ics(registry, today=TODAY)
    if first.events:
        tables = {n: registry.table(n) for n in (*TABLES, "bodies", "people")}
        again = rm.Registry.from_frames(mandates=NOBODY, **tables)
        assert rm.write_ics(again, today=TODAY).data == first.data


@pytest.mark.parametrize("seed", range(SEED, SEED + CASES // 10))
def test_every_line_is_short_and_the_package_reads_the_same_times(seed: int) -> None:
    registry = Maker(seed).registry()
    data = rm.write_ics(registry, today=TODAY).data
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    meetings = registry.table("meetings").to_rows()
    assert len(events) == len(meetings)
    for event, row in zip(events, meetings, strict=True):
        start = event.decoded("DTSTART")
        timed = row["start_time"] is not None
        if timed and hasattr(start, "hour") and row["start_time"] != "24:00":
            assert f"{start:%Y-%m-%d %H:%M}" == f"{row['start']} {row['start_time']}"
            assert bool(start.tzinfo) == (row["zone"] is not None)
        elif not timed:
            assert start == row["start"]
            assert event.decoded("DTEND") == row["stop"]


def test_the_meeting_of_the_worked_example_comes_back(repository: Any) -> None:
    folder = repository / "docs" / "examples" / "political-dialogue-meeting"
    _, registry = rm.read_folder(folder)
    written = rm.write_ics(registry, today=TODAY, language="da")
    found = rm.read_ics(written.data)
    again = rm.Registry.from_frames(
        mandates=registry.table("mandates"),
        bodies=registry.table("bodies"),
        organisations=registry.table("organisations"),
        people=registry.table("people"),
        **{k: v for k, v in found.frames().items() if k != "people"},
    )
    for table in TABLES:
        assert rows(again, table) == rows(registry, table)
    lost = {loss.table: loss.rows for loss in written.losses}
    assert lost["audiences"] == 3
