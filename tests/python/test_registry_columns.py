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
