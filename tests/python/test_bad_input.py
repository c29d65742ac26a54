# SPDX-License-Identifier: BSL-1.0
"""What bad input gets: the place, what is wrong, what to write; all at once, or nothing loaded."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
import remit as rm
from bad_input import GOOD, from_lists, problems

# -- tables that are no tables ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "hint"),
    [
        ("mandates.csv", "from_folder"),
        (Path("mandates.csv"), "from_folder"),
        (7, "pandas, polars"),
        ({"a", "b"}, "pandas, polars"),
        (pl.LazyFrame(GOOD), "collect"),
        ({"person": "anna"}, "one cell for each row"),
        ({"person": 7}, "one cell for each row"),
        ({1: ["a"]}, "names of columns"),
        ({"person": np.array([["a"], ["b"]])}, "one cell for each row"),
        ([("a", "x", date(2024, 1, 1))], "each row as a dict"),
        ([{1: "a"}], "names of columns"),
    ],
)
def test_what_is_no_table_is_a_type_error_with_a_hint(table: Any, hint: str) -> None:
    with pytest.raises(TypeError, match=hint):
        rm.Registry.from_frames(mandates=table)


def test_a_table_that_changes_while_it_is_read_is_read_as_it_was() -> None:
    class Clears:
        """Looked at, it empties the table it stands in."""

        def __getattr__(self, name: str) -> Any:
            table.clear()
            raise AttributeError(name)

    class Index:
        def __index__(self) -> int:
            table.clear()
            cells.clear()
            return 7

    table: dict[str, Any] = {f"column {i}" * 50: Clears() for i in range(100)}
    with pytest.raises(TypeError, match="cells of a column"):
        rm.Registry.from_frames(mandates=table)
    cells: list[Any] = [Index(), Index()]
    table = {**GOOD, "odd": cells}
    registry = rm.Registry.from_frames(mandates=table)
    assert [r["odd"] for r in registry.table("mandates").to_rows()] == [7, 7]


def test_a_stream_that_was_read_already_says_so() -> None:
    reader = pa.table({k: pa.array(v) for k, v in GOOD.items()}).to_reader()
    capsule = reader.__arrow_c_stream__()

    class Once:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return capsule

    once = Once()
    assert len(rm.Registry.from_frames(mandates=once)) == 2
    with pytest.raises(TypeError, match="read already"):
        rm.Registry.from_frames(mandates=once)


def test_what_gives_no_capsule_says_so() -> None:
    class Wrong:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return pa.int64().__arrow_c_schema__()

    class NotEven:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return 7

    for table in (Wrong(), NotEven()):
        with pytest.raises(TypeError, match="capsule"):
            rm.Registry.from_frames(mandates=table)


def test_a_stream_of_single_values_is_no_table() -> None:
    class Values:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return pa.chunked_array([[1, 2]]).__arrow_c_stream__()

    (problem,) = problems(lambda: rm.Registry.from_frames(mandates=Values()))
    assert problem.code == "E-ARROW"


def test_an_error_of_the_producer_is_passed_on() -> None:
    def batches() -> Any:
        yield pa.record_batch({k: pa.array(v) for k, v in GOOD.items()})
        raise RuntimeError("the line went dead")

    schema = pa.record_batch({k: pa.array(v) for k, v in GOOD.items()}).schema
    (problem,) = problems(
        lambda: rm.Registry.from_frames(
            mandates=pa.RecordBatchReader.from_batches(schema, batches())
        )
    )
    assert "the line went dead" in problem.what


def test_columns_of_unequal_length_and_of_one_name() -> None:
    (problem,) = problems(lambda: rm.Registry.from_frames(mandates={**GOOD, "role": ["a"]}))
    assert (problem.code, problem.where) == ("E-ROWS", "mandates:role")
    twice = pa.table([pa.array(GOOD["person"])] * 2, names=["person", "person"])
    assert problems(lambda: rm.Registry.from_frames(mandates=twice))[0].code == "E-COLUMN"
    renamed = problems(
        lambda: rm.Registry.from_frames(
            mandates={**GOOD, "who": ["c", "d"]}, names={"who": "person"}
        )
    )
    assert renamed[0].code == "E-COLUMN"


def test_a_rename_that_no_table_uses_is_suggested() -> None:
    (problem,) = problems(
        lambda: rm.Registry.from_frames(
            mandates={**GOOD, "firm": ["a", "b"]}, names={"frim": "company"}
        )
    )
    assert '"firm"' in problem.hint


# -- facts that cannot be --------------------------------------------------------------------------


def test_a_column_that_must_be_there() -> None:
    found = problems(lambda: rm.Registry.from_frames(mandates={"person": ["a"], "bodi": ["x"]}))
    assert {p.code for p in found} == {"E-COLUMN"}
    assert len(found) == 2
    with pytest.raises(rm.ColumnError):
        rm.Registry.from_frames(mandates={"person": ["a"], "bodi": ["x"]})


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"stop": ["2024-01-01", None]}, "E-PERIOD"),
        ({"stop": ["2023-01-01", None]}, "E-PERIOD"),
        ({"start": ["2024-06-31", "2024-01-01"]}, "E-DATE"),
        ({"start": ["soon", "2024-01-01"]}, "E-DATE"),
        ({"start": [None, "2024-01-01"]}, "E-EMPTY"),
        ({"person": [None, "b"]}, "E-EMPTY"),
        ({"votes": ["many", "1"]}, "E-NUMBER"),
        ({"status": ["asleep", None]}, "E-STATUS"),
    ],
)
def test_a_fact_that_cannot_be_is_named_by_table_row_and_column(
    cells: dict[str, list[Any]], code: str
) -> None:
    found = problems(from_lists(**cells))
    assert [p.code for p in found] == [code]
    (column,) = cells
    assert found[0].where == f"mandates:1:{column}"
    assert found[0].hint


def test_duplicate_keys() -> None:
    found = problems(
        lambda: rm.Registry.from_frames(mandates=GOOD, people={"person": ["a", "b", "a"]})
    )
    assert any("people:3" in p.where for p in found)


def test_every_problem_of_every_table_at_once() -> None:
    found = problems(
        lambda: rm.Registry.from_frames(
            mandates={**GOOD, "stop": ["2023-01-01", "2023-02-30"]},
            bodies={"body": ["x"], "start": ["soon"]},
        )
    )
    assert {p.code for p in found} == {"E-PERIOD", "E-DATE"}
    assert len(found) == 3


def test_two_people_in_one_seat_is_a_finding_and_no_error() -> None:
    charter = rm.Charter(body="x", seats=[rm.Seat("chair", number=1)])
    registry = rm.Registry.from_frames(
        mandates={**GOOD, "seat": ["chair", "chair"]}, charter=charter
    )
    (f,) = rm.check(registry, charter)
    assert (f.rule, f.measured, f.people) == ("seat:chair/filled", 2, ("a", "b"))


# -- the errors themselves -------------------------------------------------------------------------


def test_an_error_is_remits_and_pythons_and_carries_all_problems() -> None:
    some = [
        rm.Problem("E-DATE", "a.csv:1:start", "no day", "write one"),
        rm.Problem("E-ROLE", "", "no role"),
    ]
    e = rm.BadInput(some)
    assert isinstance(e, rm.RemitError)
    assert isinstance(e, ValueError)
    assert e.problems == tuple(some)
    assert str(e) == "a.csv:1:start: no day [E-DATE]\n    write one\nno role [E-ROLE]"
    assert pickle.loads(pickle.dumps(e)).problems == e.problems
    assert rm.BadInput(some[0]).problems == (some[0],)
    with pytest.raises(ValueError, match="at least one"):
        rm.BadInput([])
    for wrong in ("x", 7, None, ["x"], [some[0], 7]):
        with pytest.raises(TypeError, match=r"write BadInput\(Problem\("):
            rm.BadInput(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"write BadInput\(Problem\("):
        rm.BadInput()  # type: ignore[call-arg]
    assert str(rm.BadInput.__new__(rm.BadInput)) == ""


def test_a_problem_is_a_value() -> None:
    p = rm.Problem("E-DATE", "a.csv:1", "no day", "write one")
    assert eval(repr(p), dict(vars(rm))) == p == pickle.loads(pickle.dumps(p))
    assert len({p, rm.Problem("E-DATE", "a.csv:1", "no day", "write one")}) == 1
    assert p != rm.Problem("E-DATE", "a.csv:1", "no day")
    assert p != "E-DATE"
