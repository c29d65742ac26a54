# SPDX-License-Identifier: BSL-1.0
"""Many rules and many days at once, as arrays of numpy."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
import remit as rm

np = pytest.importorskip("numpy", reason="many days come and go as arrays of numpy")

RULES = [
    rm.Recurrence("FREQ=MONTHLY;BYDAY=2TU", "2026-01-01"),
    rm.Recurrence("FREQ=WEEKLY;INTERVAL=3", "2025-06-04"),
    rm.Recurrence("FREQ=DAILY;COUNT=1", "2000-01-01"),
    rm.Recurrence("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO,FR", "2020-01-01"),
    rm.Recurrence("FREQ=MONTHLY;BYMONTHDAY=-1", "2020-01-01").moved("2026-01-31", "2026-02-04"),
]


def test_many_rules_recur_as_each_of_them() -> None:
    days, bounds = rm.occurrences(RULES, "2026-01-01", "2036-01-01")
    assert (days.dtype, bounds.dtype) == (np.dtype("datetime64[D]"), np.dtype("int64"))
    assert len(bounds) == len(RULES) + 1
    for i, rule in enumerate(RULES):
        expected = rule.between("2026-01-01", "2036-01-01")
        assert days[bounds[i] : bounds[i + 1]].tolist() == expected
    days, bounds = rm.occurrences((), "2026-01-01", date(2036, 1, 1))
    assert (days.tolist(), bounds.tolist()) == ([], [0])


@pytest.mark.parametrize("how", ["unadjusted", "following", "preceding", "modified_following"])
def test_they_are_moved_to_working_days_as_one_day_is(how: Any) -> None:
    denmark = rm.WorkingDays.of(rm.danish_holidays(2026, 2036))
    plain, bounds = rm.occurrences(RULES, "2026-01-01", "2036-01-01")
    moved, same = rm.occurrences(RULES, "2026-01-01", "2036-01-01", calendar=denmark, how=how)
    assert (bounds == same).all()
    assert moved.tolist() == [denmark.adjust(d, how) for d in plain.tolist()]
    assert denmark.adjust_all(plain, how).tolist() == moved.tolist()
    few = plain[[0, 200, 3]]
    assert denmark.adjust_all(few, how).tolist() == [denmark.adjust(d, how) for d in few.tolist()]


def test_days_come_as_an_array_or_one_by_one() -> None:
    plain = rm.WorkingDays()
    assert plain.adjust_all(["2026-11-28", "2026-11-30"]).tolist() == [date(2026, 11, 30)] * 2
    assert plain.adjust_all([date(2026, 11, 28)], "preceding").tolist() == [date(2026, 11, 27)]
    every_other = np.arange("2026-01-01", "2027-01-01", dtype="datetime64[D]")[::2]
    expected = [plain.adjust(d) for d in every_other.tolist()]
    assert plain.adjust_all(every_other).tolist() == expected
    assert plain.adjust_all(every_other.astype("datetime64[ns]")).tolist() == expected
    assert plain.adjust_all([]).tolist() == []
    assert plain.adjust_all(iter(["2026-11-28"])).tolist() == [date(2026, 11, 30)]
    assert plain.adjust_all(np.array(["2026-11-28"])).tolist() == [date(2026, 11, 30)]
    as_objects = np.array([date(2026, 11, 28)], dtype=object)
    assert plain.adjust_all(as_objects).tolist() == [date(2026, 11, 30)]
    assert plain.adjust_all(["9999-12-31", "0001-01-01"]).tolist() == [
        date(9999, 12, 31),
        date(1, 1, 1),
    ]


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: rm.WorkingDays().adjust_all(["2026-11-28", "NaT"]), rm.BadInput, "NaT"),
        (lambda: rm.WorkingDays().adjust_all(["10000-01-01"]), rm.BadInput, "10000"),
        (
            lambda: rm.WorkingDays().adjust_all(np.array(["10000-01-01"], dtype="datetime64[D]")),
            rm.BadInput,
            "9999",
        ),
        (lambda: rm.WorkingDays().adjust_all(["soon"]), rm.BadInput, "soon"),
        (lambda: rm.WorkingDays().adjust_all(["today"]), rm.BadInput, "today"),
        (lambda: rm.WorkingDays().adjust_all(["2026-01"]), rm.BadInput, "2026-01"),
        (lambda: rm.WorkingDays().adjust_all([1, 2]), TypeError, r"days\[0\] needs a day, not"),
        (lambda: rm.WorkingDays().adjust_all(np.array([1, 2])), TypeError, "needs a day, not"),
        (lambda: rm.WorkingDays().adjust_all([True]), TypeError, "needs a day, not"),
        (lambda: rm.WorkingDays().adjust_all(["2026-01-01", 1.5]), TypeError, r"days\[1\]"),
        (lambda: rm.WorkingDays().adjust_all(5), TypeError, "one after another"),
        (lambda: rm.WorkingDays().adjust_all([["2026-01-01"]]), TypeError, "needs a day, not"),
        (
            lambda: rm.WorkingDays().adjust_all([datetime(2026, 1, 1, 12)]),
            TypeError,
            "needs a day, not a datetime",
        ),
        (
            lambda: rm.WorkingDays().adjust_all(np.array(["2026-01"], dtype="datetime64[M]")),
            TypeError,
            "which day",
        ),
        (
            lambda: rm.WorkingDays().adjust_all(np.array(["2026-01-01T12"], dtype="datetime64[h]")),
            TypeError,
            "time of day",
        ),
        (
            lambda: rm.WorkingDays().adjust_all(np.array([["2026-01-01"]], dtype="datetime64[D]")),
            TypeError,
            "one after another",
        ),
        (
            lambda: rm.WorkingDays().adjust_all(np.array(["NaT"], dtype="datetime64[ns]")),
            rm.BadInput,
            "NaT",
        ),
        (lambda: rm.WorkingDays().adjust_all("2026-11-28"), TypeError, "one after another"),
        (lambda: rm.WorkingDays().adjust_all(["2026-11-28"], "folowing"), rm.BadInput, "did you"),
        (lambda: rm.occurrences(RULES[0], "2026-01-01", "2027-01-01"), TypeError, "needs a list"),
        (lambda: rm.occurrences([1], "2026-01-01", "2027-01-01"), TypeError, "rules holds"),
        (lambda: rm.occurrences(RULES, "2026-01-01"), TypeError, "needs stop"),
        (
            lambda: rm.occurrences(RULES, "2026-01-01", "2027-01-01", calendar=["2026-12-25"]),
            TypeError,
            "WorkingDays",
        ),
    ],
)
def test_what_does_not_fit_says_what_to_write(call: Any, error: type, says: str) -> None:
    with pytest.raises(error, match=says):
        call()


def test_no_more_days_are_found_than_may_be() -> None:
    daily = rm.Recurrence("FREQ=DAILY", "0001-01-01")
    with pytest.raises(rm.BadInput, match="E-SIZE"):
        rm.occurrences([daily] * 60, "0001-01-01", "9999-12-31")
    with pytest.raises(rm.BadInput, match="more than 9 days"):
        rm.occurrences([daily], "2026-01-01", "2026-01-11", most=9)
    assert len(rm.occurrences([daily], "2026-01-01", "2026-01-11", most=10)[0]) == 10
