# SPDX-License-Identifier: BSL-1.0
"""Texts about meetings and zones, read as cadences and names of zones."""

from __future__ import annotations

import copy
import zoneinfo

import pytest
import remit as rm
from bad_input import problems
from docs_pages import DOCS, text_of


def test_a_text_is_a_cadence_and_what_is_left_of_it() -> None:
    reading = rm.read_cadence("biweekly, you must be signed in", "Tuesday")
    assert reading.when == rm.Cadence("at most 2 weeks apart, on Tuesdays")
    assert reading.not_understood == ["you must be signed in"]
    assert repr(reading) == (
        "CadenceReading(Cadence('at most 2 weeks apart, on Tuesdays'), ['you must be signed in'])"
    )


def test_a_text_of_which_nothing_is_understood_is_no_cadence() -> None:
    reading = rm.read_cadence("weekly (On demand)")
    assert reading.when is None
    assert reading.not_understood == ["weekly (On demand)"]
    assert repr(reading) == "CadenceReading(None, ['weekly (On demand)'])"
    assert rm.read_cadence("") == rm.read_cadence(" ", weekday="")


def test_a_first_day_is_a_series_and_a_wrong_one_is_told() -> None:
    series = rm.read_cadence("biweekly starting Tuesday Oct 28, 2025")
    assert str(series.when) == "every 2 weeks from 2025-10-28"
    wrong = rm.read_cadence("biweekly starting Tuesday Oct 29, 2025")
    assert str(wrong.when) == "at most 2 weeks apart"
    assert wrong.not_understood == ["starting Tuesday Oct 29, 2025"]


def test_readings_are_values() -> None:
    one, other = rm.read_cadence("weekly"), rm.read_cadence("Weekly")
    assert one == other
    assert one != rm.read_cadence("weekly, bring tea")
    assert len({one, other}) == 1
    assert copy.deepcopy(one) is one


def test_bytes_beyond_ascii_come_back_as_they_were() -> None:
    reading = rm.read_cadence("weekly – in der großen Küche, ☕", "Dienstag")
    assert reading.not_understood == ["in der großen Küche, ☕", "Dienstag"]


def test_what_is_no_text_or_too_long_is_refused() -> None:
    with pytest.raises(TypeError):
        rm.read_cadence(2)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        rm.read_zone(None)  # type: ignore[arg-type]
    assert [p.code for p in problems(lambda: rm.read_cadence("x" * 2001))] == ["E-SIZE"]
    assert [p.code for p in problems(lambda: rm.read_cadence("", "x" * 2001))] == ["E-SIZE"]


def test_zones_are_names_of_the_database() -> None:
    assert rm.read_zone("PT (Pacific Time)") == "America/Los_Angeles"
    assert rm.read_zone("CET") == "CET"
    assert rm.read_zone("Poland") == "Europe/Warsaw"
    assert rm.read_zone("Asia/Kolkata") == "Asia/Kolkata"
    assert rm.read_zone("IST") is None
    assert rm.read_zone("TODO") is None


def rows_of_zones() -> list[tuple[str, str]]:
    """The table of zones on the page: what is written, and the zones that it may mean."""
    text = text_of(DOCS / "concepts" / "cadence.md")
    table = text.partition("<!-- table: zones -->")[2].partition("<!-- end -->")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    return [(row[0], row[1]) for row in rows if row and row[0] not in {"written", "--"}]


def test_the_table_of_zones_is_what_is_read() -> None:
    rows = rows_of_zones()
    assert len(rows) > 30
    for written, zone in rows:
        names = [name.strip("` ") for name in zone.split(",")]
        for text in written.split(","):
            expected = names[0] if len(names) == 1 else None
            assert rm.read_zone(text.strip()) == expected, text


def test_the_zones_of_the_table_are_in_the_database() -> None:
    available = zoneinfo.available_timezones()
    if not available:
        pytest.skip("there is no database of zones here")
    named = {name.strip("` ") for _, zone in rows_of_zones() for name in zone.split(",")}
    assert named <= available
