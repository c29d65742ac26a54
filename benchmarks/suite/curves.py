# SPDX-License-Identifier: BSL-1.0
"""What one size does not show: how time grows with each thing that there is more of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from suite.mandates import Mandates
from suite.measure import Ask, Shape
from suite.question import Question, of_bodies, of_people

STRONG = ("remit_check", "numba_sweep", "numba_sort", "numpy_packed", "duckdb_packed")
PEOPLE = ("remit_check", "numba_sweep", "numpy_packed")
EVERYDAY = (*STRONG, "polars_lazy", "duckdb_plain", "pandas_sweep")


@dataclass(frozen=True)
class Point:
    """One measurement of a curve: where it stands, what is asked of what, and whom."""

    curve: str
    x: float | str
    shape: Shape
    ask: Ask
    peers: tuple[str, ...]


def asks_rules(rules: int) -> Ask:
    def ask(data: Mandates) -> Question:
        return of_bodies(data, rules)

    return ask


def points(largest: int, middle: int, seed: int) -> Iterator[Point]:
    """All points of all curves. largest: up to how many mandates; middle: how many where something
    else grows."""
    n = 10_000
    while n <= largest:
        shape = Shape(n, seed=seed)
        yield Point("mandates", n, shape, of_bodies, EVERYDAY)
        yield Point("mandates, by person", n, shape, of_people, PEOPLE)
        n *= 10
    for rules in (1, 2, 5, 10, 20, 50, 100, 200):
        yield Point("rules", rules, Shape(middle, seed=seed), asks_rules(rules), STRONG)
    bodies = 1
    while bodies <= middle // 10:
        yield Point("bodies", bodies, Shape(middle, bodies, seed=seed), of_bodies, STRONG)
        bodies *= 10
    for again in (0.0, 0.25, 0.5, 0.75, 0.9, 0.97):
        shape = Shape(middle, again=again, seed=seed)
        yield Point("bodies of a person", again, shape, of_bodies, PEOPLE)
        yield Point("bodies of a person, by person", again, shape, of_people, PEOPLE)
    for twice in (0.0, 0.002, 0.02, 0.05, 0.1):
        yield Point("twice", twice, Shape(middle, twice=twice, seed=seed), of_bodies, PEOPLE)
    for terms in ("together", "mixed", "apart"):
        shape = Shape(middle, terms=terms, seed=seed)
        yield Point("terms", terms, shape, of_bodies, EVERYDAY)
