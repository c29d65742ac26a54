# SPDX-License-Identifier: BSL-1.0
"""A registry from the tables that people have: pandas, polars, pyarrow, duckdb, plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import remit as rm

ROWS: dict[str, list[Any]] = {
    "person": ["Anna", "Bo", "Bo", "Carl"],
    "body": ["board", "board", "club", "board"],
    "start": [date(2024, 1, 1), date(2024, 2, 1), date(2024, 1, 1), date(2024, 3, 1)],
    "stop": [date(2024, 7, 1), None, None, None],
    "votes": [2, 1, None, 1],
    "company": ["Æble", None, "Bær", "Æble"],
}


def arrow(**columns: pa.Array) -> pa.Table:
    return pa.table({**{k: pa.array(v) for k, v in ROWS.items()}, **columns})


def pandas_dates() -> pd.DataFrame:
    return pd.DataFrame(ROWS)


def pandas_moments() -> pd.DataFrame:
    frame = pd.DataFrame(ROWS)
    for c in ("start", "stop"):
        frame[c] = pd.to_datetime(frame[c])
    return frame


def chunked() -> pa.Table:
    whole = arrow()
    return pa.concat_tables([whole.slice(0, 1), whole.slice(1, 0), whole.slice(1, 3)])


def sliced() -> pa.Table:
    whole = pa.concat_tables([arrow().slice(2), arrow(), arrow().slice(0, 1)]).combine_chunks()
    return whole.slice(2, 4)


def coded(index: pa.DataType) -> pa.Table:
    def code(name: str) -> pa.Array:
        return pa.array(ROWS[name]).dictionary_encode().cast(pa.dictionary(index, pa.string()))

    return arrow(person=code("person"), body=code("body"), company=code("company"))


def reader() -> pa.RecordBatchReader:
    def batches() -> Iterator[pa.RecordBatch]:
        yield from arrow().to_batches(max_chunksize=1)

    return pa.RecordBatchReader.from_batches(arrow().schema, batches())


def duck() -> Any:
    rows = arrow()  # noqa: F841  duckdb finds it by its name
    return duckdb.sql("select * from rows")


def huge() -> Any:
    rows = arrow()  # noqa: F841  duckdb finds it by its name
    votes = "case person when 'Anna' then votes::hugeint else votes end"
    return duckdb.sql(f"select * replace ({votes} as votes) from rows")


MAKERS: dict[str, Callable[[], Any]] = {
    "dict of lists": lambda: ROWS,
    "dict of tuples": lambda: {k: tuple(v) for k, v in ROWS.items()},
    "list of dicts": lambda: [
        dict(zip(ROWS, row, strict=True)) for row in zip(*ROWS.values(), strict=True)
    ],
    "list of dicts without empty cells": lambda: [
        {k: v for k, v in zip(ROWS, row, strict=True) if v is not None}
        for row in zip(*ROWS.values(), strict=True)
    ],
    "texts of days": lambda: {
        **ROWS,
        "start": [str(d) for d in ROWS["start"]],
        "stop": ["2024-07-01", None, "", None],
    },
    "days and texts of days": lambda: {
        **ROWS,
        "stop": ["2024-07-01", None, None, None],
        "start": [str(ROWS["start"][0]), *ROWS["start"][1:]],
    },
    "midnights": lambda: {
        **ROWS,
        "start": [datetime(d.year, d.month, d.day) for d in ROWS["start"]],
    },
    "numpy": lambda: {
        **ROWS,
        "start": np.array(ROWS["start"], dtype="datetime64[ns]"),
        "stop": np.array(["2024-07-01", "NaT", "NaT", "NaT"], dtype="datetime64[s]"),
        "votes": np.array([2, 1, np.nan, 1]),
        "person": np.array(ROWS["person"]),
    },
    "dict of pandas series": lambda: {k: pandas_moments()[k] for k in ROWS},
    "pandas with dates": pandas_dates,
    "pandas with moments": pandas_moments,
    "pandas with categories": lambda: pandas_moments().astype(
        {"person": "category", "company": "category"}
    ),
    "pandas, filtered": lambda: pd.concat([pandas_dates(), pandas_dates()]).iloc[4:],
    "polars": lambda: pl.DataFrame(ROWS),
    "polars with categories": lambda: pl.DataFrame(ROWS).with_columns(
        pl.col("person").cast(pl.Categorical), pl.col("company").cast(pl.Enum(["Æble", "Bær"]))
    ),
    # Views into a second buffer, behind texts that no view shows any more.
    "polars, long texts": lambda: pl.concat(
        [
            pl.DataFrame({**ROWS, "company": ["a text too long for its view"] * 4}),
            pl.DataFrame(ROWS),
        ],
        rechunk=True,
    )[4:],
    "pyarrow": arrow,
    "pyarrow, chunked": chunked,
    "pyarrow, sliced": sliced,
    "pyarrow, one batch": lambda: arrow().combine_chunks().to_batches()[0],
    "pyarrow reader": reader,
    "duckdb": duck,
    "duckdb, huge and decimal": huge,
    "decimals": lambda: arrow(votes=pa.array(ROWS["votes"], pa.decimal128(9, 0))),
    "decimals with a point": lambda: arrow(votes=pa.array(ROWS["votes"], pa.decimal128(9, 3))),
    "wide decimals": lambda: arrow(votes=pa.array(ROWS["votes"], pa.decimal256(50, 2))),
    "Decimal": lambda: {**ROWS, "votes": [Decimal(2), Decimal("1.0"), Decimal("NaN"), 1]},
    "numpy single floats": lambda: {**ROWS, "votes": np.array([2, 1, np.nan, 1], "float32")},
    "scalars of numpy": lambda: {
        **ROWS,
        "votes": [np.float32(2), np.int8(1), np.float16("nan"), np.uint64(1)],
        "start": [np.datetime64(d) for d in ROWS["start"]],
        "stop": [np.datetime64("2024-07-01T00:00:00"), np.datetime64("NaT"), None, pd.NaT],
        "person": [np.str_(p) for p in ROWS["person"]],
    },
    "dict of pyarrow arrays": lambda: {k: pa.array(v) for k, v in ROWS.items()},
    "dict of polars series": lambda: {k: pl.Series(v) for k, v in ROWS.items()},
    "numpy objects": lambda: {k: np.array(v, dtype=object) for k, v in ROWS.items()},
    "dict of pandas series of their own types": lambda: {
        **{k: pd.Series(v) for k, v in ROWS.items()},
        "votes": pd.Series(ROWS["votes"], dtype="Int64"),
        "company": pd.Series(ROWS["company"], dtype="string"),
        "person": pd.Series(ROWS["person"], dtype="category"),
    },
    "large texts": lambda: arrow(person=pa.array(ROWS["person"], pa.large_string())),
    "text views": lambda: arrow(person=pa.array(ROWS["person"], pa.string_view())),
    "whole floats": lambda: arrow(votes=pa.array([2.0, 1.0, None, 1.0])),
    "single floats": lambda: arrow(votes=pa.array([2.0, 1.0, float("nan"), 1.0], pa.float32())),
    **{
        f"codes in {t}": (lambda t=t: coded(t))
        for t in (pa.int8(), pa.uint8(), pa.int16(), pa.uint32(), pa.int64())
    },
    **{
        f"votes in {t}": (lambda t=t: arrow(votes=pa.array(ROWS["votes"], t)))
        for t in (
            pa.int8(),
            pa.uint8(),
            pa.int16(),
            pa.uint16(),
            pa.int32(),
            pa.uint32(),
            pa.int64(),
            pa.uint64(),
        )
    },
    **{
        f"days in {t}": (
            lambda t=t: arrow(
                start=pa.array(ROWS["start"]).cast(t), stop=pa.array(ROWS["stop"]).cast(t)
            )
        )
        for t in (
            pa.date32(),
            pa.date64(),
            pa.timestamp("s"),
            pa.timestamp("ms"),
            pa.timestamp("us"),
            pa.timestamp("ns"),
        )
    },
}
RULES = [
    rm.Rule(name="votes", require="total(votes) == 4"),
    rm.Rule(name="cap", for_each="company in body", require="count() <= 1"),
    rm.Rule(name="three", require="count() == 3"),
]


@pytest.fixture(scope="module")
def expected() -> rm.Registry:
    return rm.Registry.from_frames(mandates=ROWS)


@pytest.mark.parametrize("name", MAKERS)
def test_the_same_rows_from_anywhere_are_the_same_registry(
    name: str, expected: rm.Registry
) -> None:
    registry = rm.Registry.from_frames(mandates=MAKERS[name]())
    assert registry == expected
    assert registry.hash == expected.hash
    assert [str(f) for f in rm.check(registry, RULES)] == [
        str(f) for f in rm.check(expected, RULES)
    ]


def test_the_rows_are_what_was_given(expected: rm.Registry) -> None:
    assert len(expected) == 4
    table = expected.table("mandates").to_rows()
    assert [r["person"] for r in table] == ROWS["person"]
    assert [r["start"] for r in table] == ROWS["start"]
    assert [r["stop"] for r in table] == ROWS["stop"]
    assert [r["company"] for r in table] == ROWS["company"]
    assert repr(expected) == "<Registry: 2 bodies, 3 people, 4 mandates>"
    assert expected.observed == (date(2024, 1, 1), None)


def test_long_and_short_texts_of_a_view_are_read() -> None:
    names = [
        "a",
        "twelve bytes",
        "thirteen byte",
        "a text that is far longer than the twelve bytes of a view",
        "",
    ]
    table = pa.table(
        {
            "person": pa.array(["p"] * 5, pa.string()),
            "body": pa.array([f"b{i}" for i in range(5)]),
            "start": pa.array([date(2024, 1, 1)] * 5),
            "note": pa.array(names, pa.string_view()),
        }
    )
    for rows in (table, table.slice(1, 3), pl.DataFrame(table)):
        got = rm.Registry.from_frames(mandates=rows).table("mandates").to_rows()
        wanted = [n or None for n in names]
        assert [r["note"] for r in got] == (wanted[1:4] if len(got) == 3 else wanted)


def test_a_table_without_rows_is_a_table() -> None:
    for empty in (
        arrow().slice(0, 0),
        pl.DataFrame(ROWS).clear(),
        pd.DataFrame(ROWS).iloc[:0],
        {k: [] for k in ROWS},
    ):
        assert len(rm.Registry.from_frames(mandates=empty)) == 0
    assert (
        rm.Registry.from_frames(mandates=arrow().slice(0, 0), bodies={"body": ["board"]}).observed
        is None
    )


def test_a_column_of_nulls_says_nothing() -> None:
    registry = rm.Registry.from_frames(
        mandates=arrow(company=pa.nulls(4), stop=pa.nulls(4), votes=pa.nulls(4))
    )
    assert {r["company"] for r in registry.table("mandates").to_rows()} == {None}
    assert {r["stop"] for r in registry.table("mandates").to_rows()} == {None}


def test_rows_arrive_one_by_one_from_an_array() -> None:
    class OneArray:
        """Only `__arrow_c_array__`."""

        def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
            return arrow().combine_chunks().to_batches()[0].__arrow_c_array__(requested_schema)  # type: ignore[no-any-return]

    assert rm.Registry.from_frames(mandates=OneArray()) == rm.Registry.from_frames(mandates=ROWS)


def test_columns_are_renamed_to_what_rules_call_them() -> None:
    mine = pd.DataFrame(ROWS).rename(columns={"person": "navn", "company": "firma"})
    registry = rm.Registry.from_frames(mandates=mine, names={"navn": "person", "firma": "company"})
    assert registry == rm.Registry.from_frames(mandates=ROWS)


def test_all_seven_tables_go_in() -> None:
    registry = rm.Registry.from_frames(
        mandates=[{"person": "anna", "body": "board", "seat": "chair", "start": "2024-01-01"}],
        people=[{"person": "anna", "name": "Anna And"}],
        bodies=[{"body": "board", "name": "The board", "kind": "board", "start": "2020-01-01"}],
        seats=[{"body": "board", "seat": "chair", "role": "chair", "number": 1}],
        offices=[{"person": "anna", "office": "mayor", "organisation": "town", "area": "all"}],
        organisations=[{"organisation": "town", "name": "The town", "aliases": "City|Borough"}],
        attributes=[
            {
                "table": "people",
                "key": "anna",
                "name": "party",
                "value": "green",
                "start": "2024-01-01",
            }
        ],
        observed=("2024-01-01", "2025-01-01"),
    )
    assert [
        len(registry.table(t))
        for t in ("mandates", "people", "bodies", "seats", "offices", "organisations")
    ] == [1] * 6
    assert registry.observed == (date(2024, 1, 1), date(2025, 1, 1))
    rules = [
        rm.Rule(
            name="mayor",
            for_each="mandate",
            require='some(organisation == "Borough").of(person.offices)',
        ),
        rm.Rule(name="green", require='count(party == "green") == 1'),
        rm.Rule(name="never", require="count() == 2"),
    ]
    assert [(f.rule, f.start, f.stop) for f in rm.check(registry, rules)] == [
        ("never", date(2024, 1, 1), date(2025, 1, 1))
    ]


def test_the_seats_of_a_charter_are_facts() -> None:
    charter = rm.Charter(body="board", seats=[rm.Seat("chair", role="chair", number=1)])
    registry = rm.Registry.from_frames(mandates=ROWS, charter=charter)
    assert [(r["body"], r["seat"]) for r in registry.table("seats").to_rows()] == [
        ("board", "chair")
    ]
    assert [(f.rule, f.subject) for f in rm.check(registry, charter)] == [
        ("seat:chair/filled", "board/chair")
    ]


def test_what_was_derived_is_said(expected: rm.Registry) -> None:
    assert isinstance(expected.notes, tuple)
    assert {(n.code, n.where) for n in expected.notes} >= {
        ("N-DERIVED", "people"),
        ("N-DERIVED", "bodies"),
    }


def test_an_index_with_a_name_is_a_column_and_one_without_is_none() -> None:
    frame = pd.DataFrame(ROWS)
    named = rm.Registry.from_frames(mandates=frame.set_index("person")).table("mandates")
    assert [r["person"] for r in named.to_rows()] == ROWS["person"]
    shuffled = rm.Registry.from_frames(mandates=frame.iloc[[3, 2, 1, 0]]).table("mandates")
    assert set(shuffled.columns) == set(named.columns)


def test_nothing_of_a_frame_is_kept_alive() -> None:
    import gc
    import weakref

    frame = pd.DataFrame(ROWS)
    alive = weakref.ref(frame)
    registry = rm.Registry.from_frames(mandates=frame)
    del frame
    gc.collect()
    assert alive() is None
    assert len(registry) == 4


def test_a_registry_of_a_folder_is_that_of_its_tables(folder: Callable[..., Any]) -> None:
    path = folder(mandates="person,body,start,stop\nanna,board,2024-01-01,\n")
    from_folder = rm.Registry.from_folder(path)
    assert from_folder == rm.Registry.from_frames(
        mandates=[{"person": "anna", "body": "board", "start": "2024-01-01", "stop": None}]
    )
    assert rm.Registry.from_folder(str(path)) == from_folder


def test_a_folder_gives_charter_and_registry(example: Any) -> None:
    charter, registry = rm.read_folder(example)
    assert charter == rm.Charter.from_file(example / "charter.toml")
    assert registry == rm.Registry.from_folder(example, charter)
    assert hash(registry) == hash(rm.Registry.from_folder(example, charter))
