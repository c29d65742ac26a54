# SPDX-License-Identifier: BSL-1.0
"""Columns as they come, in many rows: however their cells are held, the registry is the same."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import remit as rm


def test_many_cells_of_every_kind_are_read_in_their_order() -> None:
    n = 1000  # more than are read at once
    person = [f"p{i * 7 % 311}" for i in range(n)]
    company = [None if i % 5 == 0 else ("A", "Bær")[i % 2] for i in range(n)]
    start = [date(2000, 1, 1).toordinal() + i for i in range(n)]
    columns = {
        "person": person,
        "body": ["board"] * n,
        "start": [date.fromordinal(d) for d in start],
        "company": company,
    }
    expected = rm.Registry.from_frames(mandates=columns)
    rows = pa.table(expected.table("mandates")).to_pydict()
    assert (rows["person"], rows["company"]) == (person, company)
    for given in (
        pd.DataFrame(columns),
        pa.table(columns),
        pa.table({**columns, "person": pa.array(person).dictionary_encode()}),
        {**columns, "person": np.array(person), "company": np.array(company, dtype=object)},
        {**columns, "start": np.array(columns["start"], dtype="datetime64[D]")},
    ):
        assert rm.Registry.from_frames(mandates=given).hash == expected.hash


def coded(codes: list[int | None], texts: list[str | None]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int8()), pa.array(texts, pa.string()))


@pytest.mark.parametrize(
    "chunks",
    [
        # The same dictionary again, whether it lies where it lay or not.
        [coded([1, 0, None], ["A", "B"]), coded([0, 1], ["A", "B"])],
        # Another one of the same length; a longer and a shorter one.
        [coded([1, 0], ["A", "B"]), coded([0, 1], ["B", "C"]), coded([1], ["A", "B"])],
        [coded([0], ["A"]), coded([1, 0, 2], ["C", "A", "B"]), coded([0], ["B"])],
        # A value that is there twice, one that is no value, one that is empty, one nobody has.
        [
            coded([0, 1, 2, 3, 4], ["A", "A", None, "", "B"]),
            coded([0, 1, 4], ["A", "A", None, "", "B"]),
        ],
        [coded([0, 1], ["A", "A"]), coded([1, 0], ["A", "B"]), coded([], [])],
        [coded([], []), coded([1, 0], ["A", "B"])],
        [coded([None, None], []), coded([0], ["B"])],
    ],
)
def test_a_text_is_the_same_by_whichever_dictionary(chunks: list[pa.DictionaryArray]) -> None:
    company = [text for chunk in chunks for text in chunk.to_pylist()]
    n = len(company)
    columns = {
        "person": [f"p{i}" for i in range(n)],
        "body": ["board"] * n,
        "start": [date(2024, 1, 1)] * n,
    }
    # Each chunk comes with a dictionary of its own: a table would make them one.
    batches, before = [], 0
    for chunk in chunks:
        rows = slice(before, before := before + len(chunk))
        parts = {name: pa.array(cells[rows]) for name, cells in columns.items()}
        parts["start"] = parts["start"].cast(pa.date32())
        batches.append(pa.record_batch({**parts, "company": chunk}))
    schema = pa.schema(
        [
            ("person", pa.string()),
            ("body", pa.string()),
            ("start", pa.date32()),
            ("company", pa.dictionary(pa.int8(), pa.string())),
        ]
    )
    batches = [b.cast(schema) for b in batches]
    given = rm.Registry.from_frames(mandates=pa.RecordBatchReader.from_batches(schema, batches))
    expected = rm.Registry.from_frames(mandates={**columns, "company": company})
    assert given.hash == expected.hash
    assert pa.table(given.table("mandates")) == pa.table(expected.table("mandates"))


def test_days_are_read_with_their_nulls_and_refused_outside_the_calendar() -> None:
    days = [date(2024, 1, 1), None, date(9999, 12, 31), date(1, 1, 2)]
    columns = {"person": list("abcd"), "body": ["x"] * 4, "start": [date(1, 1, 1)] * 4}
    given = rm.Registry.from_frames(mandates=pa.table({**columns, "stop": days}))
    assert given.hash == rm.Registry.from_frames(mandates={**columns, "stop": days}).hash
    far = pa.array([0, 1, 10_000_000, 2], pa.int32()).cast(pa.date32())
    with pytest.raises(rm.BadInput) as caught:
        rm.Registry.from_frames(mandates=pa.table({**columns, "stop": far}))
    assert [p.where for p in caught.value.problems] == ["mandates:3:stop"]


def test_a_masked_array_is_no_array_of_its_cells() -> None:
    masked = np.ma.array(["a", "b"], mask=[False, True])
    with pytest.raises(rm.BadInput, match="E-TYPE"):
        rm.Registry.from_frames(
            mandates={"person": masked, "body": ["x", "x"], "start": [date(2024, 1, 1)] * 2}
        )


@pytest.mark.parametrize(
    ("column", "cells", "wrong"),
    [
        ("start", [date(2024, 1, 1), datetime(2024, 1, 1, 9)], "mandates:2:start"),
        ("votes", [1, 2**70], "mandates:2:votes"),
        ("company", ["A", True], "mandates:2:company"),
    ],
)
def test_a_cell_that_is_no_fact_is_named_behind_ones_that_are(
    column: str, cells: list[Any], wrong: str
) -> None:
    table = {"person": ["a", "b"], "body": ["x", "x"], "start": [date(2024, 1, 1)] * 2}
    with pytest.raises(rm.BadInput) as caught:
        rm.Registry.from_frames(mandates={**table, column: cells})
    assert [p.where for p in caught.value.problems] == [wrong]


def test_half_of_a_surrogate_pair_is_no_text() -> None:
    table = {"person": ["a", "\ud800"], "body": ["x", "x"], "start": [date(2024, 1, 1)] * 2}
    with pytest.raises(TypeError, match="surrogate"):
        rm.Registry.from_frames(mandates=table)
