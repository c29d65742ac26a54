# SPDX-License-Identifier: BSL-1.0
"""Rules of iCalendar: the vectors of others, and python-dateutil on generated rules.

Where dateutil differs the text of RFC 5545 decides, and the rules made here leave that out:
weekdays with and without a number beside each other (dateutil takes the days that are both),
BYSETPOS of weeks (it counts from the first day on, the RFC all days of the week), and the weeks at
the ends of some years (2050-01-02 is in week 52 of 2049).
"""

from __future__ import annotations

import copy
import itertools
import json
import pickle
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import remit as rm
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def first(r: rm.Recurrence, n: int) -> list[date]:
    out = [r.start] if r.start in r else []
    while len(out) < n and (found := r.after(out[-1] if out else r.start)) is not None:
        out.append(found)
    return out


def test_the_vectors_of_libical_and_dateutil(shared: Path) -> None:
    file = shared / "data" / "rrule_vectors" / "rrule_vectors_date_level.json"
    vectors = json.loads(file.read_text(encoding="utf-8"))
    wrong = []
    for v in vectors:
        expected = [date.fromisoformat(day[:10]) for day in v["expected"]]
        found = first(rm.Recurrence(v["rrule"], v["dtstart"]), len(expected))
        if found != expected:
            wrong.append((v["id"], v["rrule"], found, expected))
    assert wrong == []
    assert len(vectors) > 90


@st.composite
def rules(draw: Any) -> str:
    """Rules of which the RFC and dateutil say the same."""
    every = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={every}"]

    def some(values: list[int], most: int = 3) -> str:
        return ",".join(
            map(
                str, draw(st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True))
            )
        )

    maybe = st.booleans()
    if draw(maybe):
        parts.append(f"INTERVAL={draw(st.integers(1, 5))}")
    months = draw(maybe) and draw(maybe)
    if months:
        parts.append("BYMONTH=" + some(list(range(1, 13))))
    weeks = every == "YEARLY" and draw(st.integers(0, 6)) == 0
    if weeks:
        parts.append("BYWEEKNO=" + some([2, 5, 20, 40, 50]))
    if every != "WEEKLY" and draw(maybe) and draw(maybe):
        parts.append("BYMONTHDAY=" + some([1, 2, 5, 13, 15, 28, 29, 30, 31, -1, -2, -15, -31]))
    if every == "YEARLY" and draw(st.integers(0, 6)) == 0:
        parts.append("BYYEARDAY=" + some([1, 59, 60, 100, 200, 365, 366, -1, -2, -366]))
    if weeks or draw(maybe):
        days = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True))
        if every in ("MONTHLY", "YEARLY") and not weeks and draw(maybe):
            of_month = every == "MONTHLY" or months
            numbers = [1, 2, 3, 4, 5, -1, -2, -5] if of_month else [1, 2, 10, 20, 52, -1, -2, -52]
            days = [f"{draw(st.sampled_from(numbers))}{d}" for d in days]
        parts.append("BYDAY=" + ",".join(days))
    named = any(p.startswith("BY") for p in parts)
    if named and every != "WEEKLY" and draw(st.integers(0, 3)) == 0:
        parts.append("BYSETPOS=" + some([1, 2, 3, -1, -2], 2))
    if draw(maybe):
        parts.append("WKST=" + draw(st.sampled_from(WEEKDAYS)))
    if draw(maybe):
        parts.append(f"COUNT={draw(st.integers(1, 30))}")
    return ";".join(parts)


def of_dateutil(rule: str, start: date, until: date) -> list[date]:
    begin = datetime.combine(start, time())
    days = rrulestr(rule, dtstart=begin).between(begin, datetime.combine(until, time()), inc=True)
    return [d.date() for d in days if d.date() < until]


def made(rule: str, start: date) -> rm.Recurrence | None:
    """None where it names no day at all."""
    try:
        return rm.Recurrence(rule, start)
    except rm.BadInput as why:
        if "names no day" not in str(why):
            raise
        return None


@settings(max_examples=150, deadline=None)
@given(rules(), st.dates(date(1995, 1, 1), date(2030, 12, 28)), st.integers(1, 12))
def test_expansions_agree_with_dateutil(rule: str, start: date, years: int) -> None:
    until = date(start.year + years, 6, 1)
    expected = of_dateutil(rule, start, until)
    if not (r := made(rule, start)):
        assert expected == []
        return
    assert r.between(start, until) == expected
    assert rm.Recurrence(r.rule, start) == r
    # the same days by single questions, and from the middle
    middle = start + (until - start) // 2
    assert r.between(middle, until) == [d for d in expected if d >= middle]
    for day in expected[:5]:
        assert day in r
        later = r.after(day)
        rest = [d for d in expected if d > day]
        assert later == rest[0] if rest else later is None or later >= until


def test_days_are_added_left_out_and_moved() -> None:
    r = rm.Recurrence("FREQ=MONTHLY;BYDAY=2TU", "2026-01-01")
    assert r.between("2026-01-01", "2026-04-01") == [
        date(2026, 1, 13),
        date(2026, 2, 10),
        date(2026, 3, 10),
    ]
    changed = r.also_on(["2026-01-20"]).not_on(["2026-02-10"]).moved("2026-03-10", "2026-03-17")
    assert changed.between("2026-01-01", "2026-04-01") == [
        date(2026, 1, 13),
        date(2026, 1, 20),
        date(2026, 3, 17),
    ]
    assert repr(changed) == (
        "Recurrence('FREQ=MONTHLY;BYDAY=2TU', '2026-01-01').also_on(['2026-01-20'])"
        ".not_on(['2026-02-10']).moved('2026-03-10', '2026-03-17')"
    )
    for value in (r, changed):
        assert eval(repr(value), {"Recurrence": rm.Recurrence}) == value
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.copy(value) is value
        assert hash(value) == hash(pickle.loads(pickle.dumps(value)))
    assert (r.rule, r.start, r.last) == ("FREQ=MONTHLY;BYDAY=2TU", date(2026, 1, 1), None)


def test_meetings_keep_to_working_days() -> None:
    """The second Tuesday of a month, or the next working day."""
    r = rm.Recurrence("FREQ=MONTHLY;BYMONTH=6;BYMONTHDAY=5", "2026-01-01")
    denmark = rm.WorkingDays.of(rm.danish_holidays(2026, 2028), kinds=["statutory", "optional"])
    assert [denmark.adjust(d) for d in r.between("2026-01-01", "2029-01-01")] == [
        date(2026, 6, 8),
        date(2027, 6, 7),
        date(2028, 6, 6),
    ]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (
            lambda: rm.Recurrence("FREQ=DAILY;COUNT=2;UNTIL=20270101", "2026-01-01"),
            "COUNT and UNTIL",
        ),
        (lambda: rm.Recurrence("FREQ=DAILY;INTERVAL=0", "2026-01-01"), "INTERVAL"),
        (lambda: rm.Recurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01"), "30 February"),
        (lambda: rm.Recurrence("FREQ=DAILY", "00000101"), "DTSTART"),
        (lambda: rm.Recurrence("FREQ=DAILY", "100000101"), "DTSTART"),
        (lambda: rm.Recurrence("FREQ=SECONDLY", "2026-01-01"), "DAILY, WEEKLY"),
        (lambda: rm.Recurrence("FREQ=DAILY;BYDAI=MO", "2026-01-01"), 'did you mean "BYDAY"'),
        (
            lambda: rm.Recurrence("FREQ=DAILY", "0001-01-01").between("0001-01-01", "9999-01-01"),
            "E-SIZE",
        ),
    ],
)
def test_what_is_no_rule_is_refused(call: Any, says: str) -> None:
    with pytest.raises(rm.BadInput, match=says):
        call()


def test_calls_that_do_not_fit_say_what_to_write() -> None:
    r = rm.Recurrence("FREQ=DAILY", "2026-01-01")
    for call, says in [
        (lambda: rm.Recurrence("FREQ=DAILY"), "needs start"),
        (lambda: r.between("2026-01-01"), "needs stop"),
        (lambda: r.also_on("2026-01-01"), "list of days"),
        (lambda: r.moved("2026-01-01"), "needs to"),
    ]:
        with pytest.raises(TypeError, match=says):
            call()


def test_a_question_far_away_is_answered_at_once() -> None:
    r = rm.Recurrence("FREQ=WEEKLY;BYDAY=MO", "0001-01-01")
    begin = datetime.now()
    for year in itertools.islice(itertools.cycle(range(9000, 9900)), 2000):
        assert len(r.between(f"{year}-01-01", f"{year}-01-15")) == 2
    assert datetime.now() - begin < timedelta(seconds=5)
