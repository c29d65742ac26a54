# SPDX-License-Identifier: BSL-1.0
"""What a check is given beside facts and rules: a calendar, and functions for what no rule says."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
import remit as rm

FACTS = rm.Registry.from_frames(
    mandates=[
        {"person": "anna", "body": "board", "start": "2024-01-01", "due": "2025"},
        {"person": "bo", "body": "board", "start": "2024-02-01", "stop": "2025-01-01", "desk": "7"},
        {"person": "cy", "body": "board", "start": "2024-03-01"},
    ],
    people=[
        {"person": "anna", "title": "vet"},
        {"person": "bo", "title": None},
        {"person": "cy", "title": "-"},
    ],
    attributes=[
        {"table": "people", "key": "cy", "name": "party", "value": v, "start": a, "stop": b}
        for v, a, b in [("x", "2024-01-01", "2024-06-01"), ("y", "2024-01-01", None)]
    ],
    bodies=[{"body": "board", "kind": "committee", "start": "2024-01-01"}],
)
VET = rm.Rule(name="vet", for_each="mandate", require=rm.predicate("vet"))


def is_vet(row: rm.Row, _: date) -> bool | None:
    return None if None in row["title"] else "vet" in row["title"]


def said(predicate: Callable[..., Any], rule: rm.Rule = VET) -> list[tuple[str, str]]:
    found = rm.check(FACTS, rule, predicates={"vet": predicate})
    return [(f.subject.split("@")[0], f.verdict) for f in found]


def test_true_keeps_false_breaks_and_none_cannot_be_told() -> None:
    assert said(is_vet) == [("bo", "possible"), ("cy", "fails")]
    assert said(lambda row, day: True) == []
    assert {v for _, v in said(lambda row, day: None)} == {"possible"}
    assert len(said(lambda row, day: False)) == 3


def test_a_predicate_selects() -> None:
    rule = rm.Rule(name="one", require=rm.count(rm.predicate("vet")) == 1)
    (f,) = rm.check(FACTS, rule, predicates={"vet": is_vet})
    assert (f.verdict, f.measured_low, f.measured_high) == ("possible", 1, 2)
    assert (f.start, f.stop) == (date(2024, 2, 1), date(2025, 1, 1))
    assert f.people
    assert rm.check(FACTS, rule, predicates={"vet": is_vet}).to_arrow().num_rows == 1


def test_a_row_says_what_a_rule_would_read() -> None:
    seen: dict[str, dict[str, Any]] = {}
    days: dict[str, set[date]] = {}

    def look(row: rm.Row, day: date) -> bool:
        assert isinstance(row, rm.Row)
        days.setdefault(row.key, set()).add(day)
        if row.key == "cy" and day >= date(2024, 6, 1):
            return row["party"] == ("y",)
        seen[row.key] = {
            "table": row.table,
            "kind": row["kind"],
            "repr": repr(row),
            **{c: row[c] for c in ("title", "due", "votes", "desk", "start", "party")},
        }
        assert "title" in row
        assert "titel" not in row
        assert 7 not in row
        assert set(row) == set(row.keys()) == {name for name, _ in row.items()}
        assert len(row) == len(list(row)) == len(row.values())
        assert {"person", "body", "title", "kind", "start"} <= set(row)
        assert dict(row)["title"] == row.get("title") == row["title"]
        assert row.get("titel") is None
        assert row.get("titel", ()) == ()
        return True

    assert said(look) == []
    assert seen["anna"] == {
        "table": "mandates",
        "kind": ("committee",),
        "repr": "<Row mandates | anna>",
        "title": ("vet",),
        "due": (rm.Bounds("2025-01-01", "2025-12-31"),),
        "votes": (1,),
        "desk": (None,),
        "start": (date(2024, 1, 1),),
        "party": (None,),
    }
    assert (seen["bo"]["title"], seen["bo"]["desk"]) == ((None,), (7,))
    assert (seen["cy"]["title"], sorted(seen["cy"]["party"])) == ((), ["x", "y"])
    assert date(2024, 6, 1) in days["cy"], "it is asked again when something changes"


def test_numbers_are_exact() -> None:
    kinds = set()

    def look(row: rm.Row, _: date) -> bool:
        kinds.update(type(v) for vs in row.values() for v in vs)
        return True

    said(look)
    assert kinds <= {int, str, date, Fraction, rm.Bounds, type(None)}
    assert {int, str, date, rm.Bounds} <= kinds


def test_what_it_raises_is_raised_with_the_names_of_predicate_and_rule() -> None:
    def fails(row: rm.Row, _: date) -> bool:
        raise ZeroDivisionError("none")

    with pytest.raises(ZeroDivisionError, match="none") as caught:
        said(fails)
    (note,) = caught.value.__notes__
    assert note.startswith('the predicate "vet" of the rule "vet", asked of "')
    assert note.endswith('" in mandates on 2024-01-01')

    def interrupted(row: rm.Row, _: date) -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        said(interrupted)


def test_an_unknown_column_is_a_column_error() -> None:
    with pytest.raises(rm.ColumnError, match="titel") as caught:
        said(lambda row, day: row["titel"])
    assert "vet" in caught.value.__notes__[0]
    with pytest.raises(KeyError):
        said(lambda row, day: row["titel"])
    with pytest.raises(TypeError, match="in quotes"):
        said(lambda row, day: row[7])


@pytest.mark.parametrize("answer", [1, "yes", (), 0.5])
def test_an_answer_is_true_false_or_none(answer: object) -> None:
    with pytest.raises(TypeError, match="return True, False, or None") as caught:
        said(lambda row, day: answer)
    assert 'the predicate "vet" of the rule "vet" answered' in str(caught.value)


def test_a_row_cannot_be_kept() -> None:
    kept: list[rm.Row] = []
    said(lambda row, day: kept.append(row))
    assert kept[0].table == "mandates"
    with pytest.raises(RuntimeError, match="keep its values"):
        kept[0]["title"]
    with pytest.raises(RuntimeError, match="keep its values"):
        len(kept[0])


def test_a_predicate_that_is_not_given_is_a_problem() -> None:
    with pytest.raises(rm.BadInput, match="E-PREDICATE") as caught:
        rm.check(FACTS, VET, predicates={"vett": is_vet})
    assert 'did you mean "vett"' in str(caught.value)
    with pytest.raises(rm.BadInput, match="E-PREDICATE"):
        rm.check(FACTS, VET)


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        (lambda: rm.check(FACTS, VET, predicates=[is_vet]), "predicates={"),
        (lambda: rm.check(FACTS, VET, predicates={"vet": True}), "predicates={"),
        (lambda: rm.check(FACTS, VET, predicates={7: is_vet}), "predicates={"),
        (lambda: rm.check(FACTS, VET, calendar=["2024-12-25"]), "calendar=WorkingDays"),
        (lambda: rm.check(FACTS, VET, predicate={"vet": is_vet}), 'did you mean "predicates"'),
        (lambda: rm.Row(), "predicates="),
        (lambda: said(lambda row: True), "positional argument"),
        (lambda: rm.footprint("count() == 7"), r"footprint\(Rule"),
        (lambda: rm.footprint(VET, 7), "role"),
        (lambda: rm.footprint(), "needs rule"),
        (lambda: rm.FootprintEntry(), "footprint"),
    ],
)
def test_a_wrong_type_says_what_to_write(call: Callable[[], object], hint: str) -> None:
    with pytest.raises(TypeError, match=hint):
        call()


def test_findings_keep_the_function_that_they_need() -> None:
    asked = []

    def make() -> rm.Findings:
        return rm.check(
            FACTS, VET, predicates={"vet": lambda row, day: asked.append(day) or is_vet(row, day)}
        )

    found = make()
    gc.collect()
    assert [f.message for f in found]
    assert found.as_of("2024-04-01")[0].people
    found = None  # type: ignore[assignment]
    gc.collect()


def test_checks_with_predicates_run_beside_each_other() -> None:
    expected = said(is_vet)
    out: list[object] = []
    threads = [threading.Thread(target=lambda: out.append(said(is_vet))) for _ in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert out == [expected] * 8


def test_working_days_are_those_of_the_calendar() -> None:
    facts = rm.Registry.from_frames(
        mandates={"person": ["a"], "body": ["b"], "start": ["2026-12-23"], "stop": ["2027-06-01"]},
        bodies=[{"body": "b", "start": "2026-12-23"}],
    )
    rule = rm.Rule(name="two", require="count() == 2", within=rm.working_days(2))

    def start(calendar: rm.WorkingDays | None) -> date:
        return rm.check(facts, rule, calendar=calendar)[0].start

    assert start(None) == start(rm.WorkingDays()) == date(2026, 12, 25)
    assert start(rm.WorkingDays(["2026-12-24", "2026-12-25"])) == date(2026, 12, 29)


def test_a_footprint_is_what_a_rule_may_read() -> None:
    rule = rm.Rule(
        name="r",
        require=rm.some(rm.some(rm.area == "x").of(rm.person.offices)) & rm.predicate("vet"),
    )
    entries = rm.footprint(rule)
    assert [str(e) for e in entries] == sorted(str(e) for e in entries)
    assert "offices by person" in [str(e) for e in entries]
    assert "predicate vet" in [str(e) for e in entries]
    (offices,) = (e for e in entries if e.rows == "offices")
    assert (offices.rows, offices.key, offices.only) == ("offices", "person", "")
    assert repr(offices) == "<FootprintEntry offices by person>"
    assert offices == rm.footprint(rule)[entries.index(offices)]
    assert len({*entries, *rm.footprint(rule)}) == len(entries)
    council = rm.Rule(name="c", require='count().of(body("council").members) > 0')
    assert [e.only for e in rm.footprint(council) if e.only] == ["council", "council"]
    size = rm.Rule(name="size", require="count() == 7")
    asked = rm.footprint(size, member=rm.predicate("paid"))
    assert {str(e) for e in asked} - {str(e) for e in rm.footprint(size)} == {"predicate paid"}
