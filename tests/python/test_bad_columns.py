# SPDX-License-Identifier: BSL-1.0
"""Columns and cells that cannot be facts are refused by name, all at once."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import remit as rm
from bad_input import GOOD, from_frames, from_lists, problems

ARROW: dict[str, tuple[pa.Array, str]] = {
    "truths": (pa.array([True, False]), '"yes" and "no"'),
    "fractions": (pa.array([0.5, 1.0]), "whole numbers"),
    "infinity": (pa.array([float("inf"), 1.0]), "whole numbers"),
    "half floats": (pa.array([1, 2], pa.float16()), "whole number"),
    "decimals": (pa.array([Decimal("1.5"), None]), "whole number"),
    "decimals in hundreds": (pa.array([Decimal(100), None], pa.decimal128(5, -2)), "whole number"),
    "far decimals": (pa.array([Decimal(2**63), None], pa.decimal128(38, 0)), "2\\*\\*63"),
    "far decimals below": (pa.array([Decimal(-(2**70)), None], pa.decimal256(60, 3)), "2\\*\\*63"),
    "bytes": (pa.array([b"a", b"b"]), "decode"),
    "lists": (pa.array([["a"], ["b"]]), "one row for each value"),
    "structs": (pa.array([{"a": 1}, {"a": 2}]), "leave it out"),
    "maps": (pa.array([[("a", 1)], []], pa.map_(pa.string(), pa.int64())), "leave it out"),
    "times of day": (pa.array([time(9, 0), None]), "leave it out"),
    "durations": (pa.array([1, 2], pa.duration("s")), "leave it out"),
    "moments": (pa.array([datetime(2024, 1, 1, 9), None]), "dates"),
    "zoned moments": (pa.array([datetime(2024, 1, 1, tzinfo=UTC), None]), "dates"),
    "far days": (pa.array([10_000_000, 0], pa.int32()).cast(pa.date32()), "no such day"),
    "far numbers": (pa.array([2**64 - 1, 0], pa.uint64()), "2\\*\\*63"),
    "runs": (pa.RunEndEncodedArray.from_arrays([1, 2], ["a", "b"]), "leave it out"),
}


@pytest.mark.parametrize("name", ARROW)
def test_a_column_that_cannot_be_facts_is_refused_with_its_name_and_a_hint(name: str) -> None:
    values, hint = ARROW[name]
    (problem,) = problems(from_frames(odd=values))
    assert "odd" in problem.where
    assert re.search(hint, problem.hint), problem


def test_an_extension_type_is_not_read_as_its_storage() -> None:
    frame = pd.DataFrame(GOOD)
    frame["month"] = pd.PeriodIndex(["2024-01", "2024-02"], freq="M")
    (problem,) = problems(lambda: rm.Registry.from_frames(mandates=frame))
    assert problem.where == "mandates:month"
    assert "extension" in problem.what


@pytest.mark.parametrize(
    ("cells", "hint"),
    [
        ([True, False], '"yes" and "no"'),
        ([0.5, 1.0], "whole numbers"),
        ([Decimal("1.5"), None], "whole numbers"),
        ([["a"], None], "None is an empty cell"),
        ([b"a", None], "texts"),
        (["a", 1], "one kind"),
        ([date(2024, 1, 1), 1], "one kind"),
        ([datetime(2024, 1, 1, 9), None], "cut the time off"),
        ([datetime(2024, 1, 1, tzinfo=UTC), None], "write a date"),
        (pd.Series(pd.to_datetime(["2024-01-01", None]).tz_localize("UTC")), "write a date"),
        (np.array(["2024-01-01T00:00:00.000000500", "NaT"], "datetime64[ns]"), "cut the time off"),
        (pd.Series(pd.to_datetime(["2024-01-01T00:00:00.000000500", None])), "cut the time off"),
        ([np.datetime64("2024-01-01T00:00:00.000000500"), None], "cut the time off"),
        ([pd.Timestamp("2024-01-01T00:00:00.000000500"), None], "cut the time off"),
        (np.array(["20240-01-01", "2024-01-01"], "datetime64[D]"), "no such day"),
        ([np.True_, None], '"yes" and "no"'),
        ([np.float32(0.5), None], "whole numbers"),
        (np.array([0.5, 1], "float16"), "whole numbers"),
        ([Decimal("1E+400000"), None], "2\\*\\*63"),
        ([np.uint64(2**64 - 1), 1], "2\\*\\*63"),
        ([2**70, 1], "2\\*\\*63"),
    ],
)
def test_a_cell_of_plain_python_that_is_no_fact_is_refused(cells: list[Any], hint: str) -> None:
    found = problems(from_lists(odd=cells))
    assert all("odd" in p.where for p in found)
    assert re.search(hint, found[0].hint)


def test_a_bad_cell_is_named_by_its_row() -> None:
    (problem,) = problems(from_lists(votes=[1, 0.5]))
    assert problem.where == "mandates:2:votes"


def test_a_hundred_bad_cells_are_named_and_the_rest_counted() -> None:
    n = 250
    found = problems(
        lambda: rm.Registry.from_frames(
            mandates={
                "person": ["a"] * n,
                "body": ["x"] * n,
                "start": ["2024-01-01"] * n,
                "odd": [0.5] * n,
            }
        )
    )
    assert len(found) == 101
    assert "150 more" in found[-1].what


def test_all_columns_of_all_tables_are_reported_together() -> None:
    found = problems(
        lambda: rm.Registry.from_frames(
            mandates={**GOOD, "odd": [0.5, 1.0], "flag": [True, None]},
            people=pa.table({"person": ["a"], "blob": [b"x"]}),
            names={"firm": "company"},
        )
    )
    assert {p.where for p in found} == {
        "mandates:1:odd",
        "mandates:1:flag",
        "mandates:2:person",
        "people:blob",
        "names",
    }


def test_mandates_are_needed_and_everything_else_is_looked_at_too() -> None:
    assert [(p.code, p.where) for p in problems(lambda: rm.Registry.from_frames())] == [
        ("E-MISSING", "mandates")
    ]
    found = problems(
        lambda: rm.Registry.from_frames(bodies={"body": ["x", "x"], "start": ["soon", None]})
    )
    assert {p.code for p in found} == {"E-MISSING", "E-DATE", "E-DUPLICATE"}
    nobody = rm.Registry.from_frames(
        mandates={"person": [], "body": [], "start": []}, bodies={"body": ["x"]}
    )
    assert len(nobody) == 0


def test_a_cell_hides_no_problem_of_another_table_and_is_said_once() -> None:
    found = problems(
        lambda: rm.Registry.from_frames(
            mandates={
                **GOOD,
                "start": ["2024-06-31", "2024-01-01"],
                "stop": [None, "2023-01-01"],
                "votes": [0.5, 1.0],
            },
            bodies=pa.table({"body": [b"x"], "start": ["soon"]}),
            observed=("2025-01-01", "2024-01-01"),
            names={"frim": "company"},
        )
    )
    assert sorted((p.code, p.where) for p in found) == [
        ("E-COLUMN", "names"),
        ("E-DATE", "bodies:1:start"),
        ("E-DATE", "mandates:1:start"),
        ("E-NUMBER", "mandates:1:votes"),
        ("E-PERIOD", "mandates:2:stop"),
        ("E-PERIOD", "observed"),
        ("E-TYPE", "bodies:body"),
    ]


def test_tables_that_cannot_be_read_at_all_are_reported_together() -> None:
    twice = pa.table([pa.array(["a"])] * 2, names=["person", "person"])
    found = problems(
        lambda: rm.Registry.from_frames(
            mandates={**GOOD, "role": ["a"]}, people=twice, observed=("2025-01-01", "2024-01-01")
        )
    )
    assert [p.code for p in found] == ["E-COLUMN", "E-ROWS", "E-PERIOD"]


def test_columns_swap_and_hand_on_their_names() -> None:
    given = {"person": ["x"], "body": ["a"], "start": ["2024-01-01"]}
    names = {"person": "body", "body": "person"}
    swapped = rm.Registry.from_frames(mandates=given, names=names)
    assert [(r["person"], r["body"]) for r in swapped.table("mandates").to_rows()] == [("a", "x")]
    chained = rm.Registry.from_frames(
        mandates={"who": ["a"], "person": ["x"], "start": ["2024-01-01"]},
        names={"who": "person", "person": "body"},
    )
    assert chained == swapped
    for wrong in ({"who": "person"}, {"who": "start"}):
        found = problems(
            lambda wrong=wrong: rm.Registry.from_frames(
                mandates={**given, "who": ["b"]}, names=wrong
            )
        )
        assert [p.code for p in found] == ["E-COLUMN"]
        assert "second column" in found[0].what


def test_names_are_for_the_attributes_in_cells_too() -> None:
    registry = rm.Registry.from_frames(
        mandates=GOOD,
        people={"person": ["a", "b"], "firm": ["red", None]},
        attributes=[
            {
                "table": "people",
                "key": "b",
                "name": "firm",
                "value": "blue",
                "start": None,
                "stop": None,
            }
        ],
        names={"firm": "company"},
    )
    assert [r["company"] for r in registry.table("people").to_rows()] == ["red", "blue"]


def test_at_most_a_thousand_columns_from_anywhere() -> None:
    wide: dict[str, list[Any]] = {**GOOD, **{f"c{i}": [i, i] for i in range(998)}}
    rows = [dict(zip(wide, row, strict=True)) for row in zip(*wide.values(), strict=True)]
    for table in (wide, rows, pa.table(wide), pd.DataFrame(wide), pl.DataFrame(wide)):
        (problem,) = problems(lambda table=table: rm.Registry.from_frames(mandates=table))
        assert (problem.code, problem.where) == ("E-SIZE", "mandates")
    del wide["c0"]
    narrower = [dict(zip(wide, row, strict=True)) for row in zip(*wide.values(), strict=True)]
    assert rm.Registry.from_frames(mandates=narrower) == rm.Registry.from_frames(mandates=wide)


def test_no_more_than_ten_thousand_problems_are_told() -> None:
    n = 200
    wide = {f"c{i}": [0.5] * n for i in range(200)}
    found = problems(
        lambda: rm.Registry.from_frames(
            mandates={"person": ["a"] * n, "body": ["x"] * n, "start": ["2024-01-01"] * n, **wide}
        )
    )
    assert len(found) == 10_001
    assert found[-1].code == "E-MORE"
