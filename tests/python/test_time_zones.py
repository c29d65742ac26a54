# SPDX-License-Identifier: BSL-1.0
"""What time it is where: the class, and every zone of the database against `zoneinfo`.

By default some zones are compared; `REMIT_LONG=1` compares all of them.
"""

from __future__ import annotations

import copy
import os
import pickle
import random
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import remit as rm

LONG = bool(os.environ.get("REMIT_LONG"))
# Two hemispheres, changes of half an hour and of a day, a winter time that is the exception, no
# changes, changes by a lunar month, offsets with seconds and quarters.
SAMPLE = [
    "Africa/Casablanca",
    "Africa/Monrovia",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "EST",
    "Europe/Copenhagen",
    "Europe/Dublin",
    "Europe/Istanbul",
    "Pacific/Apia",
    "Pacific/Chatham",
    "UTC",
]


def zones() -> list[str]:
    known = zoneinfo.available_timezones()
    return sorted(known) if LONG else [name for name in SAMPLE if name in known]


@pytest.fixture(scope="module")
def copenhagen() -> rm.TimeZone:
    if "Europe/Copenhagen" not in zoneinfo.available_timezones():
        pytest.skip("this machine has no database of time zones: pip install tzdata")
    return rm.TimeZone("Europe/Copenhagen")


def offset_at(zone: zoneinfo.ZoneInfo, seconds: int) -> timedelta:
    offset = datetime.fromtimestamp(seconds, zone).utcoffset()
    assert offset is not None
    return offset


def changes(zone: zoneinfo.ZoneInfo, first: int, last: int) -> Iterator[int]:
    """The instants at which the offset is another one than before, in the years from to."""
    day = 86_400
    start = int(datetime(first, 1, 1, tzinfo=UTC).timestamp())
    stop = int(datetime(last + 1, 1, 1, tzinfo=UTC).timestamp())
    before = offset_at(zone, start)
    for at in range(start, stop, day):
        after = offset_at(zone, at + day)
        if after != before:
            low, high = at, at + day
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset_at(zone, middle) == before else (low, middle)
            yield high
        before = after


def differences(ours: rm.TimeZone, theirs: zoneinfo.ZoneInfo, local: datetime) -> list[str]:
    """What `zoneinfo` says otherwise of a minute on the wall: PEP 495 is its word for it."""
    first = local.replace(tzinfo=theirs).utcoffset()
    second = local.replace(tzinfo=theirs, fold=1).utcoffset()
    assert first is not None
    assert second is not None
    kind = "unique" if first == second else "skipped" if first < second else "repeated"
    found = ours.read(local)
    if found != (kind, first, second):
        return [f"{theirs.key} {local}: {found}, not {(kind, first, second)}"]
    if kind == "skipped":
        with pytest.raises(rm.BadInput, match="does not exist there"):
            ours.utc(local)
        return []
    if kind == "repeated":
        with pytest.raises(rm.BadInput, match="exists twice there"):
            ours.utc(local)
    elif ours.utc(local) != local.replace(tzinfo=UTC) - first:
        return [f"{theirs.key} {local}: the instant of the only one"]
    return [
        f"{theirs.key} {local}: the instant with {offset}"
        for offset in (first, second)
        if ours.utc(local, offset) != local.replace(tzinfo=UTC) - offset
    ]


@pytest.mark.parametrize("name", zones())
def test_the_minutes_around_every_change_of_clocks_are_those_of_zoneinfo(name: str) -> None:
    ours, theirs = rm.TimeZone(name), zoneinfo.ZoneInfo(name)
    wrong: list[str] = []
    for at in changes(theirs, 1996, 2037):
        for instant in (at - 1, at, at + 1):
            when = datetime.fromtimestamp(instant, UTC)
            if ours.offset_at(when) != offset_at(theirs, instant):
                wrong.append(f"{name} {when}: {ours.offset_at(when)}")
        walls = [
            datetime.fromtimestamp(i, theirs).replace(tzinfo=None, fold=0) for i in (at - 1, at)
        ]
        wall = min(walls).replace(second=0) - timedelta(minutes=60)
        stop = max(walls) + timedelta(minutes=60)
        while wall <= stop:
            wrong += differences(ours, theirs, wall)
            wall += timedelta(minutes=1)
    assert not wrong, wrong[:10]


@pytest.mark.parametrize("name", zones())
def test_any_instant_is_shown_as_zoneinfo_shows_it(name: str) -> None:
    ours, theirs = rm.TimeZone(name), zoneinfo.ZoneInfo(name)
    generator = random.Random(name)
    first = int(datetime(1850, 1, 1, tzinfo=UTC).timestamp())
    last = int(datetime(2500, 1, 1, tzinfo=UTC).timestamp())
    for _ in range(2000 if LONG else 300):
        instant = datetime.fromtimestamp(generator.randint(first, last), UTC)
        shown = instant.astimezone(theirs)
        assert ours.offset_at(instant) == shown.utcoffset(), instant
        wall = shown.replace(tzinfo=None, second=0, fold=0)
        assert ours.local(instant) == wall
        assert not differences(ours, theirs, wall)


def test_a_moment_that_clocks_never_show_or_show_twice(copenhagen: rm.TimeZone) -> None:
    hour = timedelta(hours=1)
    assert copenhagen.read("2026-06-01 16:00") == ("unique", 2 * hour, 2 * hour)
    assert copenhagen.read("2026-03-29 02:30") == ("skipped", hour, 2 * hour)
    assert copenhagen.read("2026-10-25 02:30") == ("repeated", 2 * hour, hour)
    with pytest.raises(rm.BadInput, match="clocks go from 02:00 to 03:00 on that day") as refused:
        copenhagen.utc("2026-03-29 02:30")
    assert [p.code for p in refused.value.problems] == ["E-ZONE"]
    with pytest.raises(rm.BadInput, match=r"exists twice there.*\n.*\+02:00 .*\+01:00"):
        copenhagen.utc("2026-10-25 02:30")
    assert copenhagen.utc("2026-10-25 02:30", hour) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    with pytest.raises(rm.BadInput, match=r"its offset is \+02:00$"):
        copenhagen.utc("2026-06-01 16:00", hour)


def test_a_whole_day_may_be_skipped() -> None:
    if "Pacific/Apia" not in zones():
        pytest.skip("no such zone here")
    with pytest.raises(rm.BadInput, match="from 2011-12-30 00:00 to 2011-12-31 00:00"):
        rm.TimeZone("Pacific/Apia").utc("2011-12-30 12:00")


def test_offsets_have_seconds_where_clocks_went_by_the_sun(copenhagen: rm.TimeZone) -> None:
    noon = datetime(1890, 1, 1, 12, 0)
    assert copenhagen.utc(noon) == datetime(1890, 1, 1, 11, 9, 40, tzinfo=UTC)
    assert copenhagen.local(copenhagen.utc(noon)) == noon
    assert copenhagen.local(copenhagen.utc(noon) - timedelta(seconds=1)) == datetime(
        1890, 1, 1, 11, 59
    )


def test_a_zone_is_a_value(copenhagen: rm.TimeZone) -> None:
    again = rm.TimeZone.from_tzif(copenhagen.name, copenhagen.tzif)
    assert repr(copenhagen) == "TimeZone('Europe/Copenhagen')"
    assert again == copenhagen
    assert hash(again) == hash(copenhagen)
    assert pickle.loads(pickle.dumps(copenhagen)) == copenhagen
    assert copy.deepcopy(copenhagen) is copenhagen
    assert rm.TimeZone.from_tzif("elsewhere", copenhagen.tzif) != copenhagen


def test_a_folder_of_zones_is_read_and_never_left(copenhagen: rm.TimeZone, tmp_path: Path) -> None:
    inside = tmp_path / "zones"
    (inside / "Europe").mkdir(parents=True)
    (inside / "Europe" / "Copenhagen").write_bytes(copenhagen.tzif)
    (tmp_path / "outside").write_bytes(copenhagen.tzif)
    assert rm.TimeZone("Europe/Copenhagen", folder=inside) == copenhagen
    outside = ["../outside", str(tmp_path / "outside"), "Europe/../../outside", "..\\outside"]
    for name in [*outside, "", "a\0b", "x" * 65, "Europe//Copenhagen", "./Europe/Copenhagen"]:
        with pytest.raises(rm.BadInput, match="this is no name of a zone"):
            rm.TimeZone(name, folder=inside)
    for name in ("Europe", "Nowhere/Land"):
        with pytest.raises(rm.BadInput, match="no such zone in the folder"):
            rm.TimeZone(name, folder=inside)
    for name in ("Europe/Copenhagn", "copenhagen", "Kopenhagen", "europe/copenhagen"):
        with pytest.raises(rm.BadInput, match='did you mean "Europe/Copenhagen"'):
            rm.TimeZone(name, folder=inside)
    with pytest.raises(rm.BadInput, match="no such folder of zones"):
        rm.TimeZone("UTC", folder=tmp_path / "none")


def test_the_database_is_that_of_zoneinfo(
    copenhagen: rm.TimeZone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Copenhagen").write_bytes(copenhagen.tzif)
    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path / "none"), str(tmp_path)))
    assert rm.TimeZone("Copenhagen").tzif == copenhagen.tzif
    package = tmp_path / "site" / "tzdata"
    (package / "zoneinfo").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "zoneinfo" / "Here").write_bytes(copenhagen.tzif)
    monkeypatch.setattr(zoneinfo, "TZPATH", ())
    monkeypatch.setitem(__import__("sys").modules, "tzdata", None)
    with pytest.raises(rm.BadInput, match="pip install tzdata"):
        rm.TimeZone("Here")
    monkeypatch.delitem(__import__("sys").modules, "tzdata")
    monkeypatch.syspath_prepend(package.parent)
    assert rm.TimeZone("Here").tzif == copenhagen.tzif


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda z: rm.TimeZone(), "needs name"),  # type: ignore[call-arg]
        (lambda z: rm.TimeZone(1), "needs? .*text"),  # type: ignore[arg-type]
        (lambda z: rm.TimeZone.from_tzif("x", "TZif"), "needs bytes"),  # type: ignore[arg-type]
        (lambda z: rm.TimeZone.from_tzif("x"), "needs tzif"),  # type: ignore[call-arg]
        (lambda z: z.local(datetime(2026, 1, 1)), "has none"),
        (lambda z: z.local("2026-01-01 12:00"), "datetime with a zone"),
        (lambda z: z.offset_at(0), "datetime with a zone"),
        (lambda z: z.utc(datetime(2026, 1, 1, tzinfo=UTC)), "not a datetime with a zone"),
        (lambda z: z.utc(datetime(2026, 1, 1, 0, 0, 1)), "full minute"),
        (lambda z: z.utc(datetime(2026, 1, 1).date()), "a day and a time"),
        (lambda z: z.utc("2026-01-01 12:00", 3600), "needs a timedelta"),
        (lambda z: z.utc("2026-01-01 12:00", timedelta(days=3)), "no distance from UTC"),
        (lambda z: z.read(), "needs local"),
    ],
)
def test_calls_that_do_not_fit_say_what_to_write(
    copenhagen: rm.TimeZone, call: Any, says: str
) -> None:
    with pytest.raises(TypeError, match=says):
        call(copenhagen)


def test_input_that_cannot_be_used_is_refused(copenhagen: rm.TimeZone) -> None:
    with pytest.raises(rm.BadInput, match="E-TIME"):
        copenhagen.utc("2026-01-01")
    with pytest.raises(rm.BadInput, match="E-TIME"):
        copenhagen.utc("0001-01-01 00:00")  # in UTC that is a year that Python has not
    with pytest.raises(rm.BadInput, match="E-TIME"):
        copenhagen.local(datetime.max.replace(tzinfo=UTC))
    for size in range(len(copenhagen.tzif)):
        with pytest.raises(rm.BadInput, match="E-ZONE"):
            rm.TimeZone.from_tzif("x", copenhagen.tzif[:size])
