# SPDX-License-Identifier: BSL-1.0
"""The benchmarks' peers answer as remit does, so that what is timed is the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="the benchmarks make their register with numpy")
pytest.importorskip("pyarrow", reason="remit is given the register as Arrow columns")

from suite import growth, tell  # noqa: E402
from suite.answer import Answer, DiffersError, compare  # noqa: E402
from suite.mandates import OPEN, Mandates, make_mandates  # noqa: E402
from suite.measure import Pace, Shape, measure  # noqa: E402
from suite.operations import check_by_body  # noqa: E402
from suite.peers import ALL, find, plain_python  # noqa: E402
from suite.question import Question, of_bodies, of_people  # noqa: E402

QUESTIONS: dict[str, Callable[[Mandates], Question]] = {
    "five rules": of_bodies,
    "one rule": lambda data: of_bodies(data, 1),
    "70 rules": lambda data: of_bodies(data, 70),
    "by person": of_people,
}
REGISTERS = {
    "apart": Shape(1000),
    "together": Shape(1000, terms="together"),
    "mixed": Shape(1000, terms="mixed", seed=2),
    "one giant body": Shape(1000, bodies=1, again=0.5),
    "many small ones": Shape(600, bodies=60, again=0.9),
}


def expected(data: Mandates, question: Question) -> Answer:
    """Day by day, with sets."""
    rows = plain_python.prepare(data, question)
    return plain_python.answer(plain_python.solve(rows, question), question)


@pytest.mark.parametrize("peer", [p for p in ALL if p not in ("plain_python", "boost_icl")])
def test_a_peer_answers_as_plain_sets_do(peer: str) -> None:
    there, missing = find((peer,))
    if not there:
        pytest.skip("; ".join(f"{name}: {why}" for name, why in missing.items()))
    (module,) = there
    slow = peer in ("staircase_steps", "numba_sort", "numba_sweep")  # to begin with
    broken = 0
    for shape in list(REGISTERS.values())[: 2 if slow else None]:
        data = shape.make()
        for ask in list(QUESTIONS.values())[: 1 if slow else None]:
            question = ask(data)
            prepared = module.prepare(data, question)
            answer = module.answer(module.solve(prepared, question), question)
            compare(peer, answer, expected(data, question))
            broken += len(answer.rule)
    assert broken > 50


def test_answers_that_differ_in_one_day_are_told_apart() -> None:
    data = make_mandates(1000)
    right = expected(data, of_bodies(data))
    back = Answer(*(c[::-1] for c in (right.rule, right.key, right.start, right.stop)))
    compare("the other way round", back, right)
    stop = right.stop.copy()
    stop[[0, 1]] += [1, -1]  # as many intervals and days
    with pytest.raises(DiffersError, match="only there"):
        compare("wrong", replace(right, stop=stop), right)


def test_the_register_is_the_same_for_the_same_seed_and_has_the_shape_it_tells() -> None:
    data, again, other = make_mandates(20_000), make_mandates(20_000), make_mandates(20_000, seed=2)
    for column in ("person", "body", "start", "stop", "gender", "role", "region"):
        assert (getattr(data, column) == getattr(again, column)).all(), column
    assert len(data) != len(other) or (data.person != other.person).any()
    assert 19_000 < len(data) < 21_000
    assert (np.diff(data.start) >= 0).all(), "in the order of registration"
    assert (data.start < data.stop).all()
    assert set(data.body[data.stop == OPEN].tolist()) == set(range(data.bodies))
    assert 0.2 < data.shares()["people in several bodies"] < 0.3
    assert data.most_at_once("body") <= 22
    assert (np.bincount(data.person) > 0).all()


def test_a_measurement_is_told_with_ratios_and_their_spread() -> None:
    there, _ = find(("remit_check", "numpy_packed"))
    measured = measure(
        check_by_body.name, Shape(1000), check_by_body.question, there, Pace(limit=60, rounds=2)
    )
    (m,) = json.loads(json.dumps(measured))
    assert not m["differs"]
    assert m["work"]["plain_rules"] == 5
    assert len(m["seconds"]["remit"]["again"]) >= 2
    for load, check, whole in zip(*(m["seconds"]["remit"][c] for c in CLOCKS), strict=True):
        assert whole == pytest.approx(load + check, rel=0.01, abs=1e-5)
    text = "\n".join(tell.lines({"operations": [m], "missing": {"x": "it is not there"}}))
    assert "numpy, packed keys" in text
    assert "x: it is not there" in text
    ratio = tell.ratio(m, "numpy, packed keys")
    assert 0 < ratio.least <= ratio.middle <= ratio.greatest


CLOCKS = ("load", "check", "whole")


def point(mandates: int, seconds: float, **work: int) -> dict[str, Any]:
    clocks = {"load": [seconds], "check": [seconds], "whole": [2 * seconds]}
    return {
        "curve": "mandates",
        "x": mandates,
        "wanted": mandates,
        "shape": {"mandates": mandates},
        "mandates": mandates,
        "rules": 5,
        "people": mandates,
        "bodies": mandates // 200,
        "column_bytes": 23 * mandates,
        "work": work,
        "seconds": {"remit": clocks},
    }


def test_what_a_change_costs_is_measured_of_answers_that_are_right() -> None:
    from suite import changes

    measured = changes.measure(10_000, seed=3)
    assert [m["key"] for m in measured] == ["body", "person"]
    assert all(len(m["changes"]) == changes.CHANGES - 1 for m in measured)
    assert all(m["everything"] < changes.CHANGES / 10 for m in measured)


def test_an_exponent_and_a_cliff_are_found_and_explained() -> None:
    curve = [point(10_000, 0.001, days=100), point(100_000, 0.01, days=1000)]
    assert growth.exponent(curve, "remit") == pytest.approx(1)
    assert growth.steps(curve, {"L3": 2**20}) == []
    steep = [*curve, point(1_000_000, 0.2, days=100_000)]
    load, check = growth.steps(steep, {"L3": 2**22})
    assert (load.clock, check.clock) == ("load", "check")
    assert check.times == pytest.approx(2)
    assert "days compared for each mandate 0.01, then 0.10" in check.causes
    assert any("no longer fits into L3" in cause for cause in load.causes)


def test_the_page_says_what_the_results_hold(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="the plots of the page are drawn with it")
    from suite import report

    results = Path(report.ROOT) / "benchmarks" / "results"
    for kept in sorted(results.glob("*.json")):
        report.write(kept.stem, tmp_path)
        page = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
        assert kept.name in page
