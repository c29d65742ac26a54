# SPDX-License-Identifier: BSL-1.0
"""Findings leave as a table: the columns, their types, and that nothing dangles."""

from __future__ import annotations

import gc
import resource
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import remit as rm

COLUMNS = {
    "id": pa.large_string(),
    "rule": pa.dictionary(pa.int32(), pa.large_string()),
    "clause": pa.dictionary(pa.int32(), pa.large_string()),
    "clause_text": pa.dictionary(pa.int32(), pa.large_string()),
    "level": pa.dictionary(pa.int32(), pa.large_string()),
    "verdict": pa.dictionary(pa.int32(), pa.large_string()),
    "for_each": pa.dictionary(pa.int32(), pa.large_string()),
    "subject": pa.large_string(),
    "subject_name": pa.large_string(),
    "body": pa.dictionary(pa.int32(), pa.large_string()),
    "start": pa.date32(),
    "stop": pa.date32(),
    "last_day": pa.date32(),
    "days": pa.int64(),
    "due": pa.date32(),
    "measure": pa.large_string(),
    "measured": pa.float64(),
    "measured_low": pa.float64(),
    "measured_high": pa.float64(),
    "worst": pa.float64(),
    "required": pa.large_string(),
    "short_by": pa.float64(),
    "opened_by": None,
    "closed_by": None,
    "people": pa.large_list(pa.large_string()),
    "waived_until": pa.date32(),
    "reason": pa.large_string(),
    "repair": pa.large_string(),
    "message": pa.large_string(),
    "charter_version": pa.dictionary(pa.int32(), pa.large_string()),
    "data_hash": pa.dictionary(pa.int32(), pa.large_string()),
}


@pytest.fixture(scope="module")
def registry() -> rm.Registry:
    return rm.Registry.from_frames(
        mandates=[
            {
                "person": "Anna",
                "body": "board",
                "gender": "f",
                "start": "2024-01-01",
                "stop": "2024-07-01",
            },
            {"person": "Bo", "body": "board", "gender": "m", "start": "2024-01-01"},
            {
                "person": "Carl",
                "body": "board",
                "gender": None,
                "start": "2024-03-01",
                "stop": "2024-06-01",
            },
        ]
    )


@pytest.fixture(scope="module")
def findings(registry: rm.Registry) -> rm.Findings:
    charter = rm.Charter(
        version="v1",
        rules=[
            rm.Rule(name="two", require="count() >= 2", cite="1"),
            rm.Rule(
                name="half", require=rm.share(rm.gender == "f") >= rm.percent(50), level="should"
            ),
            rm.Rule(name="flag", for_each="mandate", require=rm.gender == "f"),
        ],
        clauses=[rm.Clause("1", words="At least two members.")],
        waivers=[rm.Waiver("half", "recruiting", "2024-08-01", "2024-09-01")],
    )
    return rm.check(registry, charter)


def test_the_columns_and_their_types(findings: rm.Findings) -> None:
    table = findings.to_arrow()
    table.validate(full=True)
    assert tuple(table.column_names) == tuple(COLUMNS) == rm.Findings.columns
    for name, type_ in COLUMNS.items():
        if type_ is not None:
            assert table.schema.field(name).type == type_ or name == "people", name
    cause = table.schema.field("opened_by").type.value_type
    assert [cause.field(i).name for i in range(cause.num_fields)] == [
        "table",
        "origin",
        "row",
        "what",
        "person",
    ]
    assert table.schema.field("people").type.value_type == pa.large_string()


def test_every_column_is_in_the_docstring() -> None:
    documented = rm.Findings.__doc__ or ""
    for name in COLUMNS:
        assert name in documented, name


def test_a_row_says_what_the_finding_says(findings: rm.Findings) -> None:
    assert len(findings) > 5
    assert {f.verdict for f in findings} == {"fails", "possible"}
    for f, row, arrow_row in zip(
        findings, findings.to_rows(), findings.to_arrow().to_pylist(), strict=True
    ):
        assert row == arrow_row
        for name in (
            "id",
            "level",
            "verdict",
            "rule",
            "subject",
            "start",
            "stop",
            "last_day",
            "days",
            "due",
            "waived_until",
        ):
            assert row[name] == getattr(f, name), name
        for name in ("clause", "clause_text", "measure", "required", "reason", "repair", "message"):
            assert (row[name] or "") == getattr(f, name), name
        for name in ("measured", "measured_low", "measured_high", "worst", "short_by"):
            exact = getattr(f, name)
            assert row[name] == (None if exact is None else float(exact)), name
        assert tuple(row["people"]) == f.people
        for name in ("opened_by", "closed_by"):
            causes = [
                (c["table"], c["origin"], c["row"], c["what"], c["person"] or "") for c in row[name]
            ]
            assert causes == [
                (c.table, c.origin, c.line, c.what, c.person) for c in getattr(f, name)
            ]
        assert row["charter_version"] == "v1"


def test_the_hash_of_the_data_is_that_of_the_registry(
    findings: rm.Findings, registry: rm.Registry
) -> None:
    assert {r["data_hash"] for r in findings.to_rows()} == {registry.hash}
    assert len(registry.hash) == 16


def test_pandas_has_moments_and_categories(findings: rm.Findings) -> None:
    frame = findings.to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert frame["start"].dtype.kind == frame["stop"].dtype.kind == "M"
    assert isinstance(frame["level"].dtype, pd.CategoricalDtype)
    assert frame["start"].tolist() == [pd.Timestamp(f.start) for f in findings]
    assert frame["stop"].isna().tolist() == [f.stop is None for f in findings]


def test_polars_and_duckdb_read_the_same(findings: rm.Findings) -> None:
    frame = findings.to_polars()
    assert isinstance(frame, pl.DataFrame)
    assert frame["subject"].to_list() == [f.subject for f in findings]
    assert pl.DataFrame(findings).equals(frame), "what reads streams needs no to_polars"
    assert frame["start"].to_list() == [f.start for f in findings]
    rows = findings.to_arrow()  # noqa: F841  duckdb finds it by its name
    ((fails,),) = duckdb.sql("select count(*) from rows where verdict = 'fails'").fetchall()
    assert fails == sum(f.verdict == "fails" for f in findings)


def test_a_part_of_the_findings_is_a_table_of_its_own(findings: rm.Findings) -> None:
    some = findings.as_of("2024-06-15")
    assert 0 < len(some) < len(findings)
    assert some.to_arrow().num_rows == len(some)
    none = findings.ahead("2030-01-01")
    assert len(none) == 0
    none.to_arrow().validate(full=True)
    assert none.to_polars().columns == list(COLUMNS)
    assert none.to_pandas().empty
    assert none.to_rows() == []


def test_the_table_outlives_what_it_came_from(registry: rm.Registry) -> None:
    found = rm.check(registry, rm.Rule(name="two", require="count() >= 2"))
    expected = found.to_rows()
    table = found.to_arrow()
    column = table.column("message").chunk(0)
    del found, table
    gc.collect()
    assert column.to_pylist() == [r["message"] for r in expected]


def resident_megabytes() -> float:
    status = Path("/proc/self/statm")
    if not status.exists():
        pytest.skip("the memory of the process is read from /proc")
    return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6


@pytest.mark.parametrize("how", ["capsule", "reader", "half read"])
def test_a_stream_that_nobody_reads_is_released(how: str) -> None:
    n = 100_000
    registry = rm.Registry.from_frames(
        mandates={
            "person": [f"somebody {i}" for i in range(n)],
            "body": ["b"] * n,
            "start": ["2024-01-01"] * n,
        }
    )

    def once() -> None:
        table = registry.table("mandates")  # some five megabytes, shared with the stream
        if how == "capsule":
            capsule: Any = table.__arrow_c_stream__()
            del capsule
        else:
            reader = pa.RecordBatchReader.from_stream(table)
            if how == "half read":
                reader.read_next_batch()
            del reader

    for _ in range(3):
        once()
    gc.collect()
    before = resident_megabytes()
    for _ in range(20):
        once()
    gc.collect()
    assert resident_megabytes() - before < 40


def test_the_tables_of_a_registry_leave_the_same_way(registry: rm.Registry) -> None:
    table = registry.table("mandates")
    assert isinstance(table, rm.Table)
    assert repr(table) == f"<Table: 3 rows, {len(table.columns)} columns>"
    table.to_arrow().validate(full=True)
    assert table.to_rows() == table.to_arrow().to_pylist()
    assert table.to_pandas()["start"].tolist() == [
        pd.Timestamp(2024, 1, 1),
        pd.Timestamp(2024, 1, 1),
        pd.Timestamp(2024, 3, 1),
    ]
    assert table.to_polars()["stop"].to_list() == [date(2024, 7, 1), None, date(2024, 6, 1)]
    again = rm.Registry.from_frames(mandates=table, names={}).table("mandates")
    assert [r["person"] for r in again.to_rows()] == [r["person"] for r in table.to_rows()]
    with pytest.raises(rm.BadInput, match='"mandates"'):
        registry.table("mandate")


def test_what_a_conversion_needs_is_said(
    findings: rm.Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    for module, extra in (("pyarrow", "arrow"), ("pandas", "pandas"), ("polars", "polars")):
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(ImportError, match=rf"remit\[{extra}\]"):
            {
                "pyarrow": findings.to_arrow,
                "pandas": findings.to_pandas,
                "polars": findings.to_polars,
            }[module]()
        monkeypatch.undo()
