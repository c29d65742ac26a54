# SPDX-License-Identifier: BSL-1.0
"""What the benchmark of double bookings times answers the same, each pair of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="the benchmarks make their facts with numpy")

from suite.bookings import report  # noqa: E402
from suite.bookings.facts import make_facts  # noqa: E402
from suite.bookings.measure import contest, hash_of  # noqa: E402
from suite.bookings.peers import DuckDB, DuckDBByDay, Numpy, Pandas, Remit  # noqa: E402


def test_facts_are_the_same_for_the_same_seed() -> None:
    one, two = make_facts(500, 3), make_facts(500, 3)
    assert (one.person == two.person).all()
    assert not (one.person == make_facts(500, 4).person).all()
    assert all(len(set(body)) == len(body) for body in one.members.tolist())


@pytest.mark.parametrize("shuffled", [False, True])
@pytest.mark.parametrize(
    ("peer", "needs"),
    [(Remit(), "pyarrow"), (DuckDB(), "duckdb"), (DuckDBByDay(), "duckdb"), (Pandas(), "pandas")],
    ids=lambda p: getattr(p, "name", None),
)
def test_a_peer_answers_as_numpy_does(peer: Any, needs: str, shuffled: bool) -> None:
    pytest.importorskip(needs, reason="a peer that is not installed")
    facts = make_facts(3_000, 7, shuffled=shuffled)
    expected = Numpy().solve(facts)
    found = peer.answer(peer.solve(peer.prepare(facts)))
    assert len(found) == len(expected) > 50
    assert hash_of(found) == hash_of(expected)


class Wrong(Numpy):
    name = "one pair fewer"

    def solve(self, prepared: Any) -> Any:
        return super().solve(prepared)[1:]


def test_who_answers_otherwise_is_not_timed() -> None:
    pytest.importorskip("pyarrow", reason="facts leave as Arrow")
    measured = contest(make_facts(2_000), (Numpy(), Wrong()), 2)
    assert list(measured["seconds"]) == [Numpy.name]
    assert list(measured["differs"]) == [Wrong.name]


def test_the_page_says_what_the_results_hold() -> None:
    results = Path(report.ROOT) / "benchmarks" / "results" / "bookings"
    for kept in sorted(results.glob("*.json")):
        out = json.loads(kept.read_text(encoding="utf-8"))
        page = "\n".join(report.text(out, kept.name))
        assert kept.name in page
        for c in out["contests"].values():
            assert all(peer in page for peer in c["seconds"])
