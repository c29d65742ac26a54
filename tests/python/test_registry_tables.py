# SPDX-License-Identifier: BSL-1.0
"""The tables of a registry leave, and come back as the same facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import remit as rm
from test_registry import ROWS

TABLES = (
    "bodies",
    "seats",
    "people",
    "organisations",
    "offices",
    "mandates",
    "terms",
    "meetings",
    "items",
    "attendances",
    "events",
    "proposals",
    "nominations",
    "recusals",
    "speakers",
    "tasks",
    "audiences",
    "attributes",
)


def read_back(registry: rm.Registry, way: Callable[[rm.Table], Any]) -> rm.Registry:
    tables: dict[str, Any] = {t: way(registry.table(t)) for t in TABLES}  # type: ignore[arg-type]
    # A list of no rows has no columns either.
    tables = {t: None if isinstance(v, list) and not v else v for t, v in tables.items()}
    return rm.Registry.from_frames(**tables, observed=registry.declared)


def rich() -> rm.Registry:
    """Every table, with the two nothings, derived cells and columns that change over time."""
    attributes = ("table", "key", "name", "value", "start", "stop")
    return rm.Registry.from_frames(
        mandates=[
            {"person": "a", "body": "b", "start": "2024-01-01", "stop": "2024-03-01", "desk": "1"},
            {"person": "a", "body": "b", "start": "2024-03-01", "stop": "2024-05-01", "desk": "2"},
            {"person": "a", "body": "b", "start": "2024-05-01", "desk": None},
            {"person": "c", "body": "b", "seat": "chair", "start": "2024-03-01", "role": "-"},
            {"person": "c", "body": "p", "start": "2024-03-01", "status": "acting", "votes": "3"},
        ],
        bodies=[
            {"body": "b", "kind": "board", "parent": "p"},
            {"body": "p", "name": "Pæ", "kind": ""},
        ],
        seats=[
            {"body": "b", "seat": "chair", "number": "-", "role": "chair"},
            {"body": "b", "seat": "x", "number": ""},
            {"body": "b", "seat": "y", "number": "3"},
        ],
        people=[{"person": "a", "sex": "f"}, {"person": "c", "sex": "-"}],
        organisations=[
            {"organisation": "o", "aliases": "x|y", "stop": "2020-01-01", "successor": "q"},
            {"organisation": "q"},
        ],
        offices=[{"person": "a", "office": "mayor", "organisation": "x", "stop": "2030-01-01"}],
        attributes=[
            dict(zip(attributes, row, strict=True))
            for row in [
                ("bodies", "b", "kind", "forum", "2024-02-01", "2024-05-01"),
                ("people", "a", "party", "7", None, "2024-02-01"),
                ("people", "c", "party", "x", None, None),
                ("people", "a", "age", "7", None, "2024-02-01"),
                ("people", "c", "age", "8", None, None),
                ("people", "a", "sex", "-", "2024-01-01", "2025-01-01"),
                ("seats", "b/chair", "number", "4", "2024-01-01", "2025-01-01"),
                ("organisations", "o", "size", "big", "2010-01-01", None),
            ]
        ],
        observed=("2024-01-01", "2025-01-01"),
    )


def uncertain() -> rm.Registry:
    """Every table, with ends and days that are known within bounds only."""
    attributes = ("table", "key", "name", "value", "start", "stop")
    return rm.Registry.from_frames(
        mandates=[
            {"person": "a", "body": "b", "start": "2019", "stop": "2021", "due": "2021-05"},
            {"person": "a", "body": "b", "start": "2022-01-01", "stop": "2022-03-01", "desk": "1"},
            {"person": "a", "body": "b", "start": "2022-03-01", "stop": "unknown", "desk": "2"},
            {"person": "c", "body": "b", "start": "2020-01-01", "due": "unknown", "term": "t"},
            {"person": "d", "body": "b", "start": "2020-01-01", "substitute_for": "c", "due": "-"},
            {"person": "d", "body": "q", "start": "2020-01-01", "due": "until 2022-01-01"},
        ],
        bodies=[
            {"body": "b", "start": "autumn 2018", "observed_start": "2019-01-01"},
            {"body": "q", "start": None, "observed_start": None},
        ],
        offices=[
            {"person": "a", "office": "mayor", "start": None, "stop": "until 2020-01-01"},
            {"person": "a", "office": "clerk", "start": "2020", "stop": None},
        ],
        terms=[{"term": "t", "start": "2018-01-01", "stop": "2022-01-01"}],
        meetings=[
            {"meeting": "m", "body": "b", "start": "2020", "status": "held", "papers_sent": "2019"},
            {"meeting": "n", "body": "b", "start": "2021-02-01", "papers_sent": None},
            {"meeting": "o", "body": "b", "start": "2021-03-01", "stop": "2021-03-04"},
        ],
        items=[{"item": "i", "meeting": "m", "kind": "decision"}],
        attendances=[
            {"meeting": "m", "person": "a", "presence": "present"},
            {"meeting": "n", "person": "c", "presence": None},
        ],
        events=[{"event": "e", "body": "b", "start": "Q3 2021", "kind": "election"}],
        proposals=[{"proposal": "p", "body": "b", "start": "2021-05"}],
        nominations=[{"proposal": "p", "person": "d"}],
        recusals=[{"item": "i", "person": "a"}],
        attributes=[
            dict(zip(attributes, row, strict=True))
            for row in [
                ("people", "a", "party", "x", "2019", "2020"),
                ("people", "a", "party", "y", "2021-01-01", "unknown"),
                ("people", "c", "party", "z", None, "2020-01-01"),
            ]
        ],
        observed={"all": ("2018-01-01", None), "meetings": (None, "2022-01-01")},
        ends={"offices": rm.Ends(stop="unknown")},
    )


@pytest.mark.parametrize(
    "way",
    [lambda t: t, rm.Table.to_rows, rm.Table.to_arrow, rm.Table.to_pandas, rm.Table.to_polars],
    ids=["table", "rows", "arrow", "pandas", "polars"],
)
@pytest.mark.parametrize("facts", ["plain", "rich", "uncertain", "example"])
def test_what_leaves_comes_back_as_the_same_facts(
    facts: str, way: Callable[[rm.Table], Any], example: Any
) -> None:
    registry = {
        "plain": lambda: rm.Registry.from_frames(mandates=ROWS),
        "rich": rich,
        "uncertain": uncertain,
        "example": lambda: rm.read_folder(example)[1],
    }[facts]()
    again = read_back(registry, way)
    assert again.hash == registry.hash
    assert again == registry
    for t in TABLES:
        assert again.table(t).to_rows() == registry.table(t).to_rows()  # type: ignore[arg-type]


def test_a_table_leaves_under_the_names_that_it_came_with() -> None:
    registry = rich()
    assert registry.table("people").columns == ("person", "name", "sex", "age")
    assert registry.table("bodies").columns == (
        "body",
        "name",
        "kind",
        "parent",
        "observed_start",
        "observed_stop",
        "visibility",
        "start",
        "stop",
    )
    assert registry.table("seats").columns[:3] == ("seat", "body", "name")
    assert registry.table("attributes").columns == (
        "table",
        "key",
        "name",
        "value",
        "start",
        "stop",
    )
    changed = [
        (r["key"], r["name"], r["value"])
        for r in registry.table("attributes").to_rows()
        if r["table"] == "people"
    ]
    assert ("a", "party", "7") in changed
    assert ("a", "age", "7") in changed
    assert ("c", "age", "8") not in changed, "what lasts stands in its table"
    assert [r["age"] for r in registry.table("people").to_rows()] == [None, 8]
    desks = [r["desk"] for r in registry.table("mandates").to_rows() if r["person"] == "a"]
    assert desks == [1, 2, None], "a mandate that changes is a row for each stretch"
