# SPDX-License-Identifier: BSL-1.0
"""Series of meetings, against python-dateutil, and what was changed of single ones.

`REMIT_CASES=n` makes so many series, `REMIT_SEED=n` begins at another seed.
"""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import remit as rm
from dateutil.rrule import rrulestr
from ics_texts import calendar

CASES = int(os.environ.get("REMIT_CASES", "200"))
SEED = int(os.environ.get("REMIT_SEED", "20261129"))
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
UNTIL = "2029-06-01"


def starts(data: bytes, **how: str) -> list[str]:
    found = rm.read_ics(data, body="board", **how)
    return [f"{m['start']} {m['start_time'] or ''}".strip() for m in found.meetings]


def stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


class Series:
    """A series of one seed: its lines, and what dateutil makes of them."""

    def __init__(self, seed: int) -> None:
        r = random.Random(seed)
        self.start = datetime(2027, r.randint(1, 12), r.randint(1, 28), r.randint(0, 23), 30)
        zone = r.choice((None, None, COPENHAGEN))
        self.zone = zone
        # dateutil counts the weekdays of BYSETPOS from the first day on, the RFC of the whole week.
        rule = r.choice(
            (
                "FREQ=DAILY;INTERVAL=17",
                "FREQ=WEEKLY;INTERVAL=3",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
                "FREQ=MONTHLY;BYDAY=2TU",
                "FREQ=MONTHLY;BYDAY=-1FR",
                "FREQ=MONTHLY;BYMONTHDAY=31",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=YEARLY;BYMONTH=3,9;BYDAY=1WE",
                "FREQ=YEARLY",
            )
        )
        ends = r.choice(("", f";COUNT={r.randint(1, 20)}", ";UNTIL="))
        if ends.endswith("="):
            # Not an UNTIL that is a day: dateutil ends before it, remit after it.
            last = self.start + timedelta(days=r.randint(400, 800), hours=r.randint(-1, 1))
            ends += self._utc(last)
        self.rule = rule + ends
        plain = [m.replace(tzinfo=None) for m in self._rule()]
        gone = r.sample(plain, min(len(plain), r.randint(0, 3)))
        more = [self.start + timedelta(days=r.randint(0, 300), hours=1) for _ in range(2)]
        more = [m for m in more if m.date() < datetime.fromisoformat(UNTIL).date()]
        self.expected = sorted({*plain, *more} - set(gone))
        tzid = ";TZID=Europe/Copenhagen" if zone else ""
        self.lines = [f"DTSTART{tzid}:{stamp(self.start)}", f"RRULE:{self.rule}"]
        self.lines += [f"EXDATE{tzid}:{stamp(m)}" for m in gone]
        if more:
            self.lines.append(f"RDATE{tzid}:{','.join(map(stamp, more))}")

    def _utc(self, moment: datetime) -> str:
        if self.zone is None:
            return stamp(moment)
        return stamp(moment.replace(tzinfo=self.zone).astimezone(UTC)) + "Z"

    def _rule(self) -> list[datetime]:
        start = self.start.replace(tzinfo=self.zone)
        made = rrulestr(self.rule, dtstart=start)
        stop = datetime.fromisoformat(UNTIL).replace(tzinfo=self.zone)
        return [m for m in made.between(start, stop, inc=True) if m < stop]


@pytest.mark.parametrize("seed", range(SEED, SEED + CASES))
def test_a_series_has_the_occurrences_that_dateutil_finds(seed: int) -> None:
    series = Series(seed)

    def shown(moment: datetime) -> str:
        local = moment
        if series.zone:  # what clocks skip is shown as what they show then
            there = moment.replace(tzinfo=series.zone).astimezone(UTC)
            local = there.astimezone(series.zone).replace(tzinfo=None)
        return f"{local:%Y-%m-%d %H:%M}"

    found = starts(calendar(*series.lines), until=UNTIL)
    assert found == [shown(m) for m in series.expected], series.lines


WEEKLY = ("DTSTART:20270105T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4", "SUMMARY:plain")


def changed(*lines: str) -> tuple[str, ...]:
    return (*WEEKLY, "END:VEVENT", "BEGIN:VEVENT", "UID:one", *lines)


def test_an_occurrence_that_was_moved_keeps_its_key() -> None:
    before = rm.read_ics(calendar(*WEEKLY), body="b").meetings
    lines = changed("RECURRENCE-ID:20270112T090000", "DTSTART:20270114T100000", "SUMMARY:moved")
    after = rm.read_ics(calendar(*lines), body="b").meetings
    assert [m["meeting"] for m in after] == [m["meeting"] for m in before]
    assert [m["name"] for m in after] == ["plain", "moved", "plain", "plain"]
    assert str(after[1]["start"]) == "2027-01-14"
    assert after[1].get("stop_time") is None
    assert after[2]["stop_time"] == "10:00"


def test_an_occurrence_that_was_cancelled_is_so() -> None:
    lines = changed("RECURRENCE-ID:20270112T090000", "DTSTART:20270112T090000", "STATUS:CANCELLED")
    after = rm.read_ics(calendar(*lines), body="b").meetings
    assert [m["status"] for m in after] == [None, "cancelled", None, None]


def test_from_one_on_all_are_moved_as_far() -> None:
    lines = changed(
        *("RECURRENCE-ID;RANGE=THISANDFUTURE:20270119T090000", "DTSTART:20270120T130000"),
        *("DURATION:PT2H", "SUMMARY:later", "END:VEVENT", "BEGIN:VEVENT", "UID:one"),
        *("RECURRENCE-ID:20270126T090000", "DTSTART:20270126T080000", "SUMMARY:once"),
    )
    found = rm.read_ics(calendar(*lines), body="b").meetings
    assert [(f"{m['start']:%m-%d}", m["start_time"], m["stop_time"], m["name"]) for m in found] == [
        ("01-05", "09:00", "10:00", "plain"),
        ("01-12", "09:00", "10:00", "plain"),
        ("01-20", "13:00", "15:00", "later"),
        ("01-26", "08:00", None, "once"),
    ]


@pytest.mark.parametrize("rid", ["RECURRENCE-ID:20270112T080000Z", "RECURRENCE-ID:20270112"])
def test_which_occurrence_is_meant_is_said_in_utc_or_by_its_day(rid: str) -> None:
    lines = [
        line.replace("DTSTART:", "DTSTART;TZID=Europe/Copenhagen:")
        for line in changed(rid, "DTSTART:20270113T090000", "SUMMARY:moved")
    ]
    found = rm.read_ics(calendar(*lines), body="b")
    assert [m["name"] for m in found.meetings] == ["plain", "moved", "plain", "plain"]
    assert found.meetings[1]["meeting"] == "one@20270112T090000"


def test_a_change_of_no_occurrence_is_a_meeting_of_its_own() -> None:
    lines = changed("RECURRENCE-ID:20270113T090000", "DTSTART:20270113T090000")
    found = rm.read_ics(calendar(*lines), body="b")
    assert len(found.meetings) == 5
    assert [n.code for n in found.notes] == ["N-ICS-SERIES"]


def test_a_change_without_its_series_is_a_meeting() -> None:
    lines = ("RECURRENCE-ID:20270112T090000", "DTSTART:20270113T090000")
    found = rm.read_ics(calendar(*lines), body="b").meetings
    assert [m["meeting"] for m in found] == ["one@20270112T090000"]


def test_a_day_takes_out_all_that_is_on_it() -> None:
    lines = (*WEEKLY, "EXDATE;VALUE=DATE:20270119")
    assert starts(calendar(*lines)) == ["2027-01-05 09:00", "2027-01-12 09:00", "2027-01-26 09:00"]


def test_days_recur_too() -> None:
    lines = ("DTSTART;VALUE=DATE:20270105", "DURATION:P2D", "RRULE:FREQ=MONTHLY;COUNT=2")
    found = rm.read_ics(calendar(*lines), body="b").meetings
    assert [(str(m["start"]), str(m["stop"]), m["meeting"]) for m in found] == [
        ("2027-01-05", "2027-01-07", "one@20270105"),
        ("2027-02-05", "2027-02-07", "one@20270205"),
    ]


def test_days_without_a_rule_are_a_series_with_the_first() -> None:
    lines = ("DTSTART:20270105T090000", "RDATE:20270301T100000,20270201T090000")
    assert starts(calendar(*lines)) == ["2027-01-05 09:00", "2027-02-01 09:00", "2027-03-01 10:00"]


def test_a_first_day_that_the_rule_does_not_name_is_noted() -> None:
    lines = ("DTSTART:20270104T090000", "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2")
    found = rm.read_ics(calendar(*lines), body="b")
    assert [str(m["start"]) for m in found.meetings] == ["2027-01-05", "2027-01-12"]
    assert [n.code for n in found.notes] == ["N-ICS-SERIES"]


def test_an_hour_of_summer_time_stays_the_hour_on_the_clock() -> None:
    lines = (
        "DTSTART;TZID=Europe/Copenhagen:20270323T160000",
        "DTEND;TZID=Europe/Copenhagen:20270323T170000",
        "RRULE:FREQ=WEEKLY;COUNT=2",
    )
    found = rm.read_ics(calendar(*lines), body="b").meetings
    assert [(m["start_time"], m["stop_time"]) for m in found] == [("16:00", "17:00")] * 2
    in_utc = ("DTSTART:20270323T150000Z", "RRULE:FREQ=WEEKLY;COUNT=2")
    shown = rm.read_ics(calendar(*in_utc), body="b", zone="Europe/Copenhagen").meetings
    assert [m["start_time"] for m in shown] == ["16:00", "17:00"]
