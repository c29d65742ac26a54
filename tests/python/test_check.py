# SPDX-License-Identifier: BSL-1.0
"""The check through the Python package: what the Python side adds to it."""

from __future__ import annotations

import copy
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import remit as rm

MANDATES = [
    {
        "person": "Anna",
        "body": "board",
        "role": "chair",
        "start": "2024-01-01",
        "stop": "2024-07-01",
    },
    {"person": "Bo", "body": "board", "role": "member", "start": "2024-01-01", "stop": None},
    {"person": "Carl", "body": "board", "role": "chair", "start": "2024-09-01", "stop": None},
    {"person": "Carl", "body": "club", "role": "member", "start": "2024-01-01", "stop": None},
]
ONE_CHAIR = rm.Rule(name="one-chair", require=rm.count(rm.role == "chair") == 1)
TWO = rm.Rule(name="two", require="count() >= 2", level="should")


@pytest.fixture(scope="module")
def registry() -> rm.Registry:
    return rm.Registry.from_frames(mandates=MANDATES)


def board(*rules: rm.Rule, **more: Any) -> rm.Charter:
    return rm.Charter(body="board", rules=list(rules), **more)


def test_three_lines_find_a_vacancy(registry: rm.Registry) -> None:
    (f,) = rm.check(registry, board(ONE_CHAIR))
    assert (f.rule, f.subject, f.start, f.stop, f.verdict) == (
        "one-chair",
        "board",
        date(2024, 7, 1),
        date(2024, 9, 1),
        "fails",
    )
    assert (f.last_day, f.days, f.level, f.for_each, f.body) == (
        date(2024, 8, 31),
        62,
        "must",
        "body",
        "board",
    )
    assert (f.measured, f.measured_low, f.measured_high) == (0, 0, 0)
    assert isinstance(f.measured, Fraction)
    assert f.required == "== 1"
    assert f.short_by == 1
    assert not f.waived
    assert [(c.table, c.line, c.what, c.person) for c in f.opened_by] == [
        ("mandates", 1, "ended", "Anna")
    ]
    assert [(c.line, c.what, c.person) for c in f.closed_by] == [(3, "started", "Carl")]
    assert str(f.opened_by[0]) == "mandates:1: Anna ended"
    assert f.id in repr(f)
    assert f.message in str(f)


def test_a_rule_a_list_of_rules_and_a_charter_are_checked_alike(registry: rm.Registry) -> None:
    one = rm.check(registry, TWO)
    assert (
        list(one)
        == list(rm.check(registry, [TWO]))
        == list(rm.check(registry, rm.Charter(rules=[TWO])))
    )
    assert [f.subject for f in one] == ["board", "club"]


def test_findings_are_a_sequence(registry: rm.Registry) -> None:
    found = rm.check(registry, [ONE_CHAIR, TWO])
    assert len(found) == 4
    assert found[0] == next(iter(found)) != found[1]
    assert found[-1] == found[3]
    assert found[1:3] == [found[1], found[2]]
    assert found[::-1] == list(found)[::-1]
    assert {hash(f) for f in found} == {hash(found[i]) for i in range(4)}
    for beyond in (4, -5):
        with pytest.raises(IndexError, match="only 4"):
            found[beyond]
    assert repr(found) == "<Findings: 4 fails, 0 possible, 0 pending>"
    assert found.rules == ("one-chair", "two")
    assert found.subjects_judged == [2, 2]


def test_findings_of_a_day_and_those_ahead(registry: rm.Registry) -> None:
    found = rm.check(registry, board(ONE_CHAIR, TWO))
    assert len(found) == 2
    assert [f.rule for f in found.as_of("2024-07-01")] == ["one-chair", "two"]
    assert len(found.as_of(date(2024, 9, 1))) == 0
    assert len(found.ahead("2024-06-30")) == 2
    assert len(found.ahead("2024-07-01")) == 0
    assert not found.ahead("2024-07-01")


def test_the_asked_days_clip_what_is_shown_and_nothing_else(registry: rm.Registry) -> None:
    whole = rm.check(registry, board(ONE_CHAIR))
    assert len(rm.check(registry, board(ONE_CHAIR), during=("2024-09-01", None))) == 0
    assert len(rm.check(registry, board(ONE_CHAIR), during=(None, "2024-07-01"))) == 0
    (f,) = rm.check(registry, board(ONE_CHAIR), during=(date(2024, 8, 1), "2024-08-02"))
    assert f.verdict == whole[0].verdict


@pytest.mark.parametrize("during", ["2024", ("2024-01-01",), 2024, ("2024-01-01", 3), (1, 2, 3)])
def test_during_is_a_pair_of_days(registry: rm.Registry, during: Any) -> None:
    with pytest.raises(TypeError, match="during"):
        rm.check(registry, ONE_CHAIR, during=during)
    with pytest.raises(rm.BadInput):
        rm.check(registry, ONE_CHAIR, during=("2024-02-01", "2024-01-01"))


@pytest.mark.parametrize(
    "rules", ["count() == 7", rm.some(), 7, None, [rm.some()], ["count() == 7"]]
)
def test_only_rules_are_checked(registry: rm.Registry, rules: Any) -> None:
    with pytest.raises(TypeError, match=r"Rule\(name="):
        rm.check(registry, rules)


def test_a_waiver_marks_and_cuts_and_never_removes(registry: rm.Registry) -> None:
    waiver = rm.Waiver("one-chair", "summer", "2024-07-01", "2024-08-01")
    waived, after = rm.check(registry, board(ONE_CHAIR, waivers=[waiver]))
    assert (waived.waived, waived.waived_until, waived.reason) == (True, date(2024, 8, 1), "summer")
    assert (after.waived, after.start) == (False, date(2024, 8, 1))
    with pytest.raises(rm.BadInput, match="reason"):
        rm.Waiver("one-chair", "", "2024-07-01", "2024-08-01")


def test_an_unknown_value_cannot_be_told() -> None:
    registry = rm.Registry.from_frames(
        mandates={
            "person": ["a", "b"],
            "body": ["x", "x"],
            "start": ["2024-01-01"] * 2,
            "gender": ["f", None],
        }
    )
    (f,) = rm.check(registry, rm.Rule(name="women", require=rm.count(rm.gender == "f") >= 2))
    assert f.verdict == "possible"
    assert (f.measured, f.measured_low, f.measured_high) == (None, 1, 2)


def test_evaluate_gives_the_stretches_of_a_measure(registry: rm.Registry) -> None:
    expected = [
        (date(2024, 1, 1), date(2024, 7, 1), 2, 2),
        (date(2024, 7, 1), date(2024, 9, 1), 1, 1),
        (date(2024, 9, 1), None, 2, 2),
    ]
    assert rm.evaluate(registry, rm.count(), "board") == expected
    assert rm.evaluate(registry, "count()", "board") == expected
    with pytest.raises(rm.BadInput, match="club"):
        rm.evaluate(registry, rm.count(), "clup")
    with pytest.raises(TypeError, match="needs a measure"):
        rm.evaluate(registry, rm.some(), "board")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="share"):
        rm.evaluate(registry, rm.share(), "board")  # type: ignore[arg-type]


def test_all_unknown_names_are_reported_together() -> None:
    registry = rm.Registry.from_frames(mandates=MANDATES)
    rules = [
        rm.Rule(name="a", require='count(role == "chiar") == 1'),
        rm.Rule(name="b", require=rm.count(rm.col("rolle") == "chair") == 1),
        rm.Rule(name="c", require='count().of(body("bord").members) == 1'),
    ]
    with pytest.raises(rm.BadInput) as caught:
        rm.check(registry, rules)
    codes = {p.code for p in caught.value.problems}
    assert {"E-ROLE", "E-COLUMN", "E-BODY"} <= codes
    hints = " ".join(p.hint for p in caught.value.problems)
    for meant in ("chair", "role", "board"):
        assert f'"{meant}"' in hints


def test_problems_about_columns_alone_are_a_key_error_too() -> None:
    registry = rm.Registry.from_frames(mandates=MANDATES)
    with pytest.raises(rm.ColumnError) as caught:
        rm.check(registry, rm.Rule(name="b", require=rm.count(rm.col("firm") == "x") == 1))
    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, rm.RemitError)
    assert not str(caught.value).startswith("'")


def test_rules_for_what_cannot_be_judged_yet_are_refused_together() -> None:
    registry = rm.Registry.from_frames(mandates=MANDATES)
    rules = [
        rm.Rule(name=name, for_each="organisation", require=rm.some(rm.role == "chair"))
        for name in ("one", "two")
    ]
    with pytest.raises(rm.BadInput) as caught:
        rm.check(registry, rules)
    assert {p.code for p in caught.value.problems} == {"E-NOT-YET"}
    assert len(caught.value.problems) >= 2


def test_findings_look_like_a_sequence_and_are_a_value(registry: rm.Registry) -> None:
    found = rm.check(registry, board(ONE_CHAIR, TWO))
    again = rm.check(registry, board(ONE_CHAIR, TWO))
    assert found == again
    assert hash(found) == hash(again)
    assert found != rm.check(registry, board(ONE_CHAIR))
    assert found != found.ahead("2024-08-01")
    assert found != list(found)
    assert found[1] in found
    assert "size" not in found
    assert [found.index(f) for f in again] == [0, 1]
    assert found.index(found[1], -1) == 1
    with pytest.raises(ValueError, match="not among"):
        found.index(found[0], 1)
    assert found.count(found[0]) == 1
    assert found.count("size") == 0  # type: ignore[arg-type]
    assert list(reversed(found)) == [found[1], found[0]]
    for value in (registry, found, found[0], found[0].opened_by[0]):
        assert copy.copy(value) is value
        assert copy.deepcopy(value) is value
    assert isinstance(found[0].opened_by, tuple)
    assert isinstance(found[0].people, tuple)
    causes = {cause for f in found for cause in f.opened_by}
    assert causes == {cause for f in again for cause in f.opened_by}


@pytest.mark.parametrize("work", ["check", "evaluate", "registry", "folder"])
def test_python_runs_on_while_remit_works(work: str, tmp_path: Path) -> None:
    """Nothing takes the interpreter away here: another thread runs only if it is let go."""
    n = 2_000
    columns = {
        "person": [f"p{i}" for i in range(n)],
        "body": ["b"] * n,
        "start": ["2000-01-01"] * n,
    }
    registry = rm.Registry.from_frames(mandates=columns)
    rule = rm.Rule(name="n", require="count() >= 1")
    lines = "".join(f"p{i},b,2000-01-01\n" for i in range(n))
    (tmp_path / "mandates.csv").write_text("person,body,start\n" + lines)
    call: Callable[[], object] = {
        "check": lambda: rm.check(registry, rule),
        "evaluate": lambda: rm.evaluate(registry, "count()", "b"),
        "registry": lambda: rm.Registry.from_frames(mandates=columns),
        "folder": lambda: rm.Registry.from_folder(tmp_path),
    }[work]
    order: list[str] = []

    def repeat() -> None:
        # On a busy machine it may take a while until the other thread is given a core.
        until = time.monotonic() + 10
        while not order and time.monotonic() < until:
            call()
        order.append("worker is done")

    interval = sys.getswitchinterval()
    thread = threading.Thread(target=repeat)
    try:
        sys.setswitchinterval(1000)
        thread.start()
        order.append("main ran")
    finally:
        sys.setswitchinterval(interval)
    thread.join()
    assert order[0] == "main ran"


def test_two_mandates_of_one_person_on_a_hand_over_day_are_one_member_for_sure() -> None:
    registry = rm.Registry.from_frames(
        mandates=[
            {"person": p, "body": "b", "company": c, "start": a, "stop": z}
            for p, c, a, z in [
                ("a", "x", "2024-01-01", "2024-03-02"),
                ("a", "y", "2024-03-01", "2024-05-01"),
                ("c", "x", "2024-01-01", "2024-05-01"),
            ]
        ]
    )
    for for_each in ("mandate", "company in body"):
        found = rm.check(
            registry, rm.Rule(name="r", for_each=for_each, require="count().of(body.members) == 7")
        )
        assert {(f.verdict, f.measured) for f in found} == {("fails", 2)}


def test_nothing_agrees_with_a_value_that_is_absent() -> None:
    facts = rm.Registry.from_frames(
        mandates={
            "person": ["anna", "bo", "cy"],
            "body": ["board"] * 3,
            "seat": [None, None, "x"],
            "start": ["2024-01-01"] * 3,
        }
    )
    rule = rm.Rule(name="r", for_each="mandate", require="none().of(body.mandates.same(seat))")
    assert [f.subject for f in rm.check(facts, [rule])] == ["cy@board/x@2024-01-01"]


def test_a_limit_never_runs_out_on_a_subject_of_one_day() -> None:
    facts = rm.Registry.from_frames(
        mandates={"person": ["anna"], "body": ["board"], "start": ["2024-01-01"]},
        meetings={"meeting": ["m", "n"], "body": ["board"] * 2, "start": ["2024-01-02"] * 2}
        | {"stop": ["2024-01-03", "2024-01-06"]},
    )
    for each in ("meeting", "appointment"):
        rule = rm.Rule(name="r", for_each=each, require="today.year > 2025", within="days(2)")
        assert [f.subject for f in rm.check(facts, [rule])] == (["n"] if each == "meeting" else [])
