# SPDX-License-Identifier: BSL-1.0
"""Bounds, the meaning of ends, working days, and the days that facts are known for."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import remit as rm

Facts = rm.Registry.from_frames

VALUES = [
    rm.Bounds("2019-01-01", date(2019, 12, 31)),
    rm.Bounds("2019-01-01"),
    rm.Bounds(latest="2019-12-31"),
    rm.Bounds(),
    rm.Ends(),
    rm.Ends(stop="unknown", last_day=True),
    rm.WorkingDays(),
    rm.WorkingDays(holidays=["2026-12-25", date(2026, 1, 1), "2026-12-25"]),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_is_copied_pickled_and_told_by_its_repr(value: Any) -> None:
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.copy(value) is value
    assert copy.deepcopy(value) is value
    again = eval("rm." + repr(value))
    assert (again, hash(again)) == (value, hash(value))
    assert [v for v in VALUES if v == value] == [value]
    assert value != object()


def test_bounds_say_what_a_day_may_be() -> None:
    year = rm.Bounds("2019-01-01", "2019-12-31")
    assert (year.earliest, year.latest) == (date(2019, 1, 1), date(2019, 12, 31))
    assert year.may_be("2019-06-01")
    assert not year.may_be(date(2020, 1, 1))
    assert str(year) == "2019-01-01 to 2019-12-31"
    assert str(rm.Bounds("2019-01-01", "2019-01-01")) == "2019-01-01"
    assert rm.Bounds().may_be("0001-01-01")
    with pytest.raises(rm.BadInput, match="E-BOUNDS"):
        rm.Bounds("2019-12-31", "2019-01-01")


def test_working_days_are_counted_from_a_day() -> None:
    christmas = rm.WorkingDays(holidays=["2026-12-24", "2026-12-25"])
    assert christmas.holidays == (date(2026, 12, 24), date(2026, 12, 25))
    assert "2026-12-24" not in christmas
    assert date(2026, 12, 23) in christmas
    assert christmas.shift("2026-12-23", 1) == date(2026, 12, 28)
    assert christmas.shift("2026-12-28", -1) == date(2026, 12, 23)
    assert christmas.shift("2026-12-26", 0) == date(2026, 12, 26)
    with pytest.raises(rm.BadInput):
        christmas.shift("2026-12-23", 2**62)


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        (lambda: rm.Bounds(2019), "date"),
        (lambda: rm.Bounds("2019-01-01", "2019-12-31", "x"), "only earliest and latest"),
        (lambda: rm.Bounds().may_be(), "needs day"),
        (lambda: rm.Ends("open"), "by name"),
        (lambda: rm.Ends(stop=None), "in quotes"),
        (lambda: rm.Ends(last_day=1), "True or False"),
        (lambda: rm.WorkingDays("2026-12-25"), r"holidays=\["),
        (lambda: rm.WorkingDays(holidays=[2026]), "date"),
        (lambda: rm.WorkingDays().shift("2026-12-25"), "needs n"),
        (lambda: rm.WorkingDays().shift("2026-12-25", 1.5), "whole"),
        (lambda: Facts(observed={"meetings": "2019"}), "pair"),
        (lambda: Facts(observed={7: (None, None)}), "observed={"),
        (lambda: Facts(observed="2019"), "pair"),
        (lambda: Facts(ends=[]), "ends={"),
        (lambda: Facts(ends={"mandates": "open"}), "ends={"),
        (lambda: Facts(ends={7: rm.Ends()}), "ends={"),
        (lambda: rm.read_folder(".", ends=7), "ends={"),
        (lambda: rm.Registry.from_folder(".", observed=7), "pair"),
    ],
)
def test_what_is_no_day_says_what_to_write(call: Callable[[], object], hint: str) -> None:
    with pytest.raises(TypeError, match=hint):
        call()


MANDATES = {"person": ["a"], "body": ["b"], "start": ["2020-01-01"], "stop": ["2020-12-31"]}


@pytest.mark.parametrize(
    ("given", "code", "where"),
    [
        ({"observed": {"meeting": (None, None)}}, "E-TABLE", "observed"),
        (
            {"observed": {"meetings": ("2020-01-01", "2019-01-01")}},
            "E-PERIOD",
            "observed['meetings']",
        ),
        ({"ends": {"mandate": rm.Ends()}}, "E-TABLE", "ends"),
        ({"ends": {"all": rm.Ends()}}, "E-TABLE", "ends"),
        ({"ends": {"meetings": rm.Ends(stop="term")}}, "E-ENDS", "meetings"),
    ],
)
def test_what_cannot_be_declared_is_told_with_its_place(
    given: dict[str, Any], code: str, where: str
) -> None:
    with pytest.raises(rm.BadInput) as caught:
        Facts(mandates=MANDATES, **given)
    assert [(p.code, p.where) for p in caught.value.problems] == [(code, where)]


def test_an_empty_stop_that_means_something_else_is_a_word_of_three() -> None:
    with pytest.raises(rm.BadInput, match="did you mean"):
        rm.Ends(stop="opne")  # type: ignore[arg-type]


def test_the_days_facts_are_known_for_are_declared_for_all_or_by_table() -> None:
    assert Facts(mandates=MANDATES).declared == {}
    of_all = Facts(mandates=MANDATES, observed=("2020-01-01", None))
    assert of_all.declared == {"all": (date(2020, 1, 1), None)}
    assert Facts(mandates=MANDATES, observed=of_all.declared) == of_all
    by_table = {"all": ("2020-01-01", "2022-01-01"), "meetings": (None, "2021-01-01")}
    both = Facts(mandates=MANDATES, observed=by_table)
    assert both.declared == {
        "all": (date(2020, 1, 1), date(2022, 1, 1)),
        "meetings": (None, date(2021, 1, 1)),
    }
    assert both.observed == (date(2020, 1, 1), date(2022, 1, 1))
    assert Facts(mandates=MANDATES, observed=both.declared) == both


def test_ends_are_read_as_their_source_means_them() -> None:
    last = Facts(mandates=MANDATES, ends={"mandates": rm.Ends(last_day=True)})
    assert last.table("mandates").to_rows()[0]["stop"] == date(2021, 1, 1)
    open_ended = {**MANDATES, "stop": [None]}
    unknown = Facts(mandates=open_ended, ends={"mandates": rm.Ends(stop="unknown")})
    assert unknown.table("mandates").to_rows()[0]["stop"] == "from 2020-01-02"
    term = Facts(
        mandates={**open_ended, "term": ["t"]},
        terms=[{"term": "t", "start": "2020-01-01", "stop": "2024-01-01"}],
        ends={"mandates": rm.Ends(stop="term")},
    )
    row = term.table("mandates").to_rows()[0]
    assert (row["stop"], row["due"]) == (date(2024, 1, 1), date(2024, 1, 1))


def test_a_folder_is_declared_in_the_same_way(folder: Callable[..., Path]) -> None:
    path = folder(mandates="person,body,start,stop\na,b,2020-01-01,2020-12-31\n", charter="")
    declared: Any = {
        "observed": {"meetings": (None, "2021-01-01")},
        "ends": {"mandates": rm.Ends(last_day=True)},
    }
    expected = Facts(mandates=MANDATES, **declared)
    assert rm.Registry.from_folder(path, **declared) == expected
    assert rm.read_folder(path, **declared)[1] == expected
    with pytest.raises(rm.BadInput, match="E-TABLE"):
        rm.read_folder(path, observed={"meeting": (None, None)})


def test_a_day_may_be_known_in_part() -> None:
    as_text = Facts(mandates={**MANDATES, "start": ["2019"], "stop": ["autumn 2021"]})
    as_bounds = Facts(
        mandates={
            **MANDATES,
            "start": [rm.Bounds("2019-01-01", "2019-12-31")],
            "stop": [rm.Bounds("2021-09-01", "2021-11-30")],
        }
    )
    assert as_bounds == as_text
    (row,) = as_text.table("mandates").to_rows()
    assert row["start"] == "2019-01-01 to 2019-12-31"
    assert row["stop"] == "2021-09-01 to 2021-11-30"
    two = rm.Rule(name="one", require="count() == 1", start="2019-01-01", stop="2019-07-01")
    body = [{"body": "b", "start": "2019-01-01"}]
    found = rm.check(
        Facts(mandates=as_text.table("mandates"), bodies=body, observed=("2018-01-01", None)), two
    )
    assert [f.verdict for f in found] == ["possible"]


def test_bounds_stand_among_dates_and_texts() -> None:
    facts = Facts(
        mandates={
            "person": ["a", "b", "c", "d"],
            "body": ["x"] * 4,
            "start": [date(2020, 1, 1), rm.Bounds("2020-02-01", "2020-02-01"), "2020-03", "2020"],
            "stop": [None, rm.Bounds("2021-01-01"), None, None],
            "due": [rm.Bounds(), rm.Bounds(latest="2022-01-01"), None, "2021"],
        }
    )
    rows = facts.table("mandates").to_rows()
    assert [r["start"] for r in rows] == [
        "2020-01-01",
        "2020-02-01",
        "2020-03-01 to 2020-03-31",
        "2020-01-01 to 2020-12-31",
    ]
    assert [r["stop"] for r in rows] == [None, "from 2021-01-01", None, None]
    assert [r["due"] for r in rows] == [
        "unknown",
        "until 2022-01-01",
        None,
        "2021-01-01 to 2021-12-31",
    ]
