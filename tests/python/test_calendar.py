# SPDX-License-Identifier: BSL-1.0
"""Working days and holidays: what the class does, and Denmark against a list of its days."""

from __future__ import annotations

import copy
import csv
import json
import pickle
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import remit as rm


@pytest.fixture
def listed_days(shared: Path) -> Path:
    return shared / "data" / "dk_holidays"


@pytest.fixture(scope="module")
def denmark() -> rm.WorkingDays:
    return rm.WorkingDays.of(rm.danish_holidays(1990, 2040))


@pytest.fixture
def answers(listed_days: Path) -> dict[str, Any]:
    text = (listed_days / "questions.json").read_text(encoding="utf-8")
    return {q["id"]: q["answer"] for q in json.loads(text)["questions"]}


def test_the_danish_holidays_are_those_of_the_list(listed_days: Path) -> None:
    with (listed_days / "dk_holidays_1990_2040.csv").open(encoding="utf-8") as file:
        kinds = {"public": "statutory", "optional": "optional"}
        listed = sorted(
            (date.fromisoformat(r["date"]), r["name_da"], kinds[r["category"]])
            for r in csv.DictReader(file)
        )
    ours = [(h.day, h.name, h.kind) for h in rm.danish_holidays(1990, 2040)]
    assert sorted(ours) == listed
    assert [day for day, *_ in ours] == sorted(day for day, *_ in ours)


def test_how_many_working_days_a_year_has(
    denmark: rm.WorkingDays, answers: dict[str, Any]
) -> None:  # D1
    counted = {y: denmark.count(f"{y}-01-01", f"{int(y) + 1}-01-01") for y in answers["D1"]}
    assert counted == answers["D1"]


def test_great_prayer_day_is_gone(answers: dict[str, Any]) -> None:  # D2
    days = [h.day for h in rm.danish_holidays(1990, 2040) if h.name == "Store bededag"]
    assert {"last": max(days).isoformat(), "count": len(days)} == answers["D2"]


def test_holidays_at_weekends_and_two_on_one_day(answers: dict[str, Any]) -> None:  # D3
    public = [h for h in rm.danish_holidays(1990, 2040) if h.kind == "statutory"]
    weekend = [
        h for h in public if h.day.isoweekday() > 5 and h.name not in ("Påskedag", "Pinsedag")
    ]
    assert {
        "weekend": len(weekend),
        "dates": len({h.day for h in public}),
        "rows": len(public),
    } == answers["D3"]


def test_the_next_working_day(denmark: rm.WorkingDays, answers: dict[str, Any]) -> None:  # D4
    assert {d: denmark.adjust(d).isoformat() for d in answers["D4"]} == answers["D4"]


def test_when_easter_monday_and_ascension_day_are(answers: dict[str, Any]) -> None:  # D5
    all_days = rm.danish_holidays(1990, 2040)

    def ends(name: str) -> list[str]:
        days = sorted(h.day.strftime("%m-%d") for h in all_days if h.name == name)
        return [days[0], days[-1]]

    ascension = [h.day for h in all_days if h.name == "Kristi himmelfartsdag"]
    on = [d.isoformat() for d in ascension if d.strftime("%m-%d") in ("05-01", "06-05")]
    assert {
        "easter_monday": ends("Anden påskedag"),
        "ascension": ends("Kristi himmelfartsdag"),
        "ascension_on": on,
    } == answers["D5"]


def test_from_sign_up_to_meeting_there_are_so_many_working_days() -> None:
    """15 days from a sign-up to a meeting: 11 working days, 10 if 26 April were still a holiday."""
    denmark = rm.WorkingDays.of(rm.danish_holidays(2024, 2024))
    assert denmark.count("2024-04-16", "2024-05-01") == 11
    assert denmark.closed_on(["2024-04-26"]).count("2024-04-16", "2024-05-01") == 10


def test_holidays_of_another_kind_may_count() -> None:
    all_days = rm.danish_holidays(2026, 2026)
    plain = rm.WorkingDays.of(all_days)
    free = rm.WorkingDays.of(all_days, kinds=["statutory", "optional"])
    assert "2026-12-24" in plain
    assert "2026-12-24" not in free
    assert plain.count("2026-01-01", "2027-01-01") - free.count("2026-01-01", "2027-01-01") == 4
    christmas = next(h for h in all_days if h.day == date(2026, 12, 24))
    assert (christmas.name, christmas.kind) == ("Juleaftensdag", "optional")
    assert all(h.source for h in all_days)


def test_two_places_meet_on_the_days_on_which_both_work() -> None:
    here = rm.WorkingDays(["2026-06-05"])
    there = rm.WorkingDays(week=[7, 1, 2, 3, 4], open_days=["2026-06-12"])
    both, either = here & there, here | there
    day = date(2026, 6, 1)
    while day < date(2026, 7, 1):
        assert (day in both) == (day in here and day in there)
        assert (day in either) == (day in here or day in there)
        day += timedelta(days=1)
    assert both.week == (1, 2, 3, 4)
    assert either.week == (1, 2, 3, 4, 5, 7)
    with pytest.raises(rm.BadInput, match="E-CALENDAR"):
        rm.WorkingDays(week=[6, 7]) & rm.WorkingDays()


def test_a_day_is_adjusted_as_agreed() -> None:
    plain = rm.WorkingDays()
    saturday = date(2024, 8, 31)
    moved = {
        "unadjusted": saturday,
        "following": date(2024, 9, 2),
        "preceding": date(2024, 8, 30),
        "modified_following": date(2024, 8, 30),
        "modified_preceding": date(2024, 8, 30),
    }
    assert {how: plain.adjust(saturday, how) for how in moved} == moved  # type: ignore[arg-type]
    with pytest.raises(rm.BadInput, match='did you mean "following"'):
        plain.adjust(saturday, "folowing")  # type: ignore[arg-type]


def test_a_week_may_be_another_one() -> None:
    sunday_to_thursday = rm.WorkingDays(week=[7, 1, 2, 3, 4])
    assert "2026-06-07" in sunday_to_thursday
    assert "2026-06-05" not in sunday_to_thursday
    assert sunday_to_thursday.shift("2026-06-04", 1) == date(2026, 6, 7)
    rule = rm.Rule(
        name="papers", for_each="meeting", require="papers_sent <= start - working_days(1)"
    )
    facts = rm.Registry.from_frames(
        mandates={"person": ["a"], "body": ["x"], "start": ["2026-01-01"]},
        meetings={
            "meeting": ["m"],
            "body": ["x"],
            "start": ["2026-06-07"],
            "papers_sent": ["2026-06-05"],
        },
    )
    assert not rm.check(facts, rule)
    assert len(rm.check(facts, rule, calendar=sunday_to_thursday)) == 1


def test_values_of_the_calendar_are_printed_copied_and_pickled() -> None:
    calendar = rm.WorkingDays(["2026-12-25"], week=[1, 2], open_days=["2026-12-26"])
    text = "WorkingDays(holidays=['2026-12-25'], week=[1, 2], open_days=['2026-12-26'])"
    assert repr(calendar) == text
    holiday = rm.Holiday("2026-12-24", "Jul'", kind="optional", source="custom")
    assert repr(holiday) == ("Holiday('2026-12-24', \"Jul'\", kind='optional', source='custom')")
    for value in (calendar, holiday, rm.WorkingDays()):
        assert eval(repr(value), {"WorkingDays": rm.WorkingDays, "Holiday": rm.Holiday}) == value
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.deepcopy(value) is value
        assert hash(value) == hash(pickle.loads(pickle.dumps(value)))


def test_days_of_the_package_holidays_are_taken() -> None:
    holidays = pytest.importorskip("holidays")
    days = holidays.country_holidays("DK", years=range(2020, 2031))
    ours = rm.danish_working_days(2020, 2030)
    assert rm.WorkingDays(days) == ours  # and known in these years
    gap = holidays.country_holidays("DK", years=[2020, 2022])
    assert rm.WorkingDays(gap).known is None


def test_a_calendar_says_for_which_days_its_holidays_are_known() -> None:
    twenties = ("2020-01-01", "2030-01-01")
    calendar = rm.WorkingDays(["2026-12-25"], known=twenties)
    assert calendar.known == (date(2020, 1, 1), date(2030, 1, 1))
    text = "WorkingDays(holidays=['2026-12-25'], known=('2020-01-01', '2030-01-01'))"
    assert repr(calendar) == text
    for value in (calendar, calendar.known_in("2026-01-01", None)):
        assert eval(repr(value), {"WorkingDays": rm.WorkingDays}) == value
        assert pickle.loads(pickle.dumps(value)) == value
    assert rm.WorkingDays().known is None
    assert calendar.known_in("2026-01-01", None).known == (date(2026, 1, 1), None)
    christmas = [rm.Holiday("2026-12-25")]
    assert rm.WorkingDays.of(christmas, known=twenties) == calendar
    assert (calendar & rm.danish_working_days(2026, 2040)).known == (
        date(2026, 1, 1),
        date(2030, 1, 1),
    )
    with pytest.raises(rm.BadInput, match="no day is known of both"):
        calendar & rm.danish_working_days(2030, 2040)


def test_a_check_notes_working_days_of_which_no_holidays_are_known() -> None:
    facts = rm.Registry.from_frames(
        mandates={"person": ["a"], "body": ["b"], "start": ["2024-01-01"]},
        meetings={
            "meeting": ["m"],
            "body": ["b"],
            "start": ["2026-12-28"],
            "papers_sent": ["2026-12-17"],
        },
    )
    rule = rm.Rule(
        name="papers",
        for_each="meeting",
        require=rm.papers_sent <= rm.start - rm.working_days(3),
    )
    (note,) = rm.check(facts, rule, calendar=rm.danish_working_days(2025, 2025)).notes
    assert note.code == "N-CALENDAR"
    assert "counted from 2026-12-23 to 2026-12-28" in note.what
    assert not rm.check(facts, rule, calendar=rm.danish_working_days(2025, 2026)).notes
    assert not rm.check(facts, rule).notes  # nobody has said what is known


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: rm.danish_holidays(1989, 2000), "E-YEAR"),
        (lambda: rm.danish_holidays(2030, 2**70), "whole number"),
        (lambda: rm.danish_holidays(2030, 2050), "1990 to 2040"),
        (lambda: rm.WorkingDays(week=[]), "without a working day"),
        (lambda: rm.WorkingDays(week=[8]), "no day 8 of the week"),
        (lambda: rm.WorkingDays.of(rm.danish_holidays(2024, 2024), ["schol"]), "did you mean"),
        (lambda: rm.Holiday("2024-01-01", kind="free"), "E-CALENDAR"),
    ],
)
def test_what_is_no_calendar_is_refused(call: Any, says: str) -> None:
    with pytest.raises((rm.BadInput, TypeError), match=says):
        call()


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: rm.WorkingDays(week="12345"), r"week=\[1, 2"),
        (lambda: rm.WorkingDays(week=5), r"week=\[1, 2"),
        (lambda: rm.WorkingDays.of(["2024-01-01"]), "danish_holidays"),
        (lambda: rm.WorkingDays(open_days="2024-01-01"), r"open_days=\["),
        (lambda: rm.WorkingDays().count("2024-01-01"), "needs stop"),
        (lambda: rm.WorkingDays().closed_on(), "needs days"),
        (lambda: rm.danish_holidays(2024), "needs last_year"),
        (lambda: rm.Holiday(), "needs day"),
    ],
)
def test_calls_that_do_not_fit_say_what_to_write(call: Any, says: str) -> None:
    with pytest.raises(TypeError, match=says):
        call()
