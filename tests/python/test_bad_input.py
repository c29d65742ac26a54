# SPDX-License-Identifier: BSL-1.0
"""What bad input gets: the place, what is wrong, what to write; all at once, or nothing loaded."""

from __future__ import annotations

import ctypes
import pickle
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import remit as rm

GOOD: dict[str, list[Any]] = {
    "person": ["a", "b"],
    "body": ["x", "x"],
    "start": [date(2024, 1, 1)] * 2,
}
Folder = Callable[..., Path]


def problems(call: Callable[[], object]) -> list[rm.Problem]:
    with pytest.raises(rm.BadInput) as caught:
        call()
    assert all(p.code.startswith("E-") and p.what for p in caught.value.problems)
    return list(caught.value.problems)


def from_frames(**columns: Any) -> Callable[[], object]:
    return lambda: rm.Registry.from_frames(
        mandates=pa.table({**{k: pa.array(v) for k, v in GOOD.items()}, **columns})
    )


def from_lists(**columns: Any) -> Callable[[], object]:
    return lambda: rm.Registry.from_frames(mandates={**GOOD, **columns})


# -- columns that cannot be facts ------------------------------------------------------------------

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


# -- files -----------------------------------------------------------------------------------------

HEAD = "person,body,start\n"


@pytest.mark.parametrize(
    ("mandates", "where"),
    [
        (HEAD + "anna,board\n", "mandates.csv:2"),
        (HEAD + "anna,board,2024-01-01,x\n", "mandates.csv:2"),
        (HEAD + 'an"na,board,2024-01-01\n', "mandates.csv:2"),
        (HEAD + '"anna,board,2024-01-01\n', "mandates.csv:2"),
        (HEAD + "anna,board,2024-06-31\n", "mandates.csv:2:start"),
        ("person,person,start\n", "mandates.csv"),
        ("", "mandates.csv"),
    ],
)
def test_a_broken_table_is_named_by_file_and_line(
    folder: Folder, mandates: str, where: str
) -> None:
    found = problems(lambda: rm.Registry.from_folder(folder(mandates=mandates)))
    assert any(p.where.startswith(where) for p in found), found


def test_an_empty_folder_and_none_at_all(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        assert problems(lambda path=path: rm.Registry.from_folder(path))[0].code == "E-FOLDER"
        assert {p.code for p in problems(lambda path=path: rm.read_folder(path))} == {
            "E-FOLDER",
            "E-FILE",
        }


def test_a_line_of_a_hundred_megabytes(tmp_path: Path) -> None:
    (tmp_path / "mandates.csv").write_text(HEAD + "a" * 100_000_000 + ",board,2024-01-01\n")
    found = problems(lambda: rm.Registry.from_folder(tmp_path))
    assert found[0].where.startswith("mandates.csv:2")
    (tmp_path / "charter.toml").write_text("title = '" + "a" * 100_000_000 + "'\n")
    assert problems(lambda: rm.Charter.from_file(tmp_path / "charter.toml"))[0].code == "E-SIZE"


def test_the_charter_and_the_tables_are_reported_together(folder: Folder) -> None:
    path = folder(
        mandates=HEAD + "anna,board,soon\n", charter="[rule.a]\nrequire = 'count( == 1'\n"
    )
    wheres = [p.where for p in problems(lambda: rm.read_folder(path))]
    assert any(w.startswith("charter.toml:2:") for w in wheres)
    assert any(w.startswith("mandates.csv:2:") for w in wheres)


@pytest.mark.parametrize(
    ("toml", "where", "code"),
    [
        ("title = 'a'\ntitle = 'b'\n", "charter.toml:2", "E-TOML"),
        ("title =\n", "charter.toml:1", "E-TOML"),
        ("[rule.a]\nrequire = 7\n", "charter.toml:2:11", None),
        ("[rule.a]\nrequire = 'count() == 7'\nlevle = 'should'\n", "charter.toml:3", None),
        (
            "[rule.a]\nrequire = 'count() == 7'\nstart = 2024-01-01T10:00:00\n",
            "charter.toml:3:9",
            None,
        ),
        ("[rule.a]\nrequire = 'count() == 7'\nstart = 12:00:00\n", "charter.toml:3:9", None),
        ("[rule.a]\nrequire = 'count() == 7'\ncite = 'none'\n", "charter.toml:3:8", None),
        ("x = " + "[" * 10_000 + "]" * 10_000, "charter.toml:1", "E-DEPTH"),
        ("[seat.a]\nnumber = 99999999999999999999\n", "charter.toml:2:10", None),
        ("[seat.a]\nnumber = 1.5\n", "charter.toml:2:10", None),
        ("[seat.a]\nnumber = true\n", "charter.toml:2:10", None),
    ],
)
def test_a_charter_that_is_none_is_named_by_line_and_column(
    toml: str, where: str, code: str | None
) -> None:
    found = problems(lambda: rm.Charter.from_text(toml))
    assert any(p.where.startswith(where) and code in {None, p.code} for p in found), found


def test_what_the_facts_do_not_know_is_named_where_it_is_written() -> None:
    charter = rm.Charter.from_text(
        "[[rule.a]]\nrequire = 'some(role == \"chiar\")'\nstop = 2024-01-01\n"
        "[[rule.a]]\nwhere = 'role == \"x\"'\nrequire = 'some()'\nstart = 2024-01-01\n"
        "[[rule.b]]\nrequire = 'some(gendr == 1)'\n"
    )
    facts = rm.Registry.from_frames(mandates={**GOOD, "role": ["chair", "member"]})
    assert [p.where.partition(": ")[0] for p in problems(lambda: rm.check(facts, charter))] == [
        "charter.toml:2:11",
        "charter.toml:5:9",
        "charter.toml:9:11",
    ]


def test_a_charter_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_bytes(b"title = '\xe6'\n")
    assert problems(lambda: rm.Charter.from_file(tmp_path / "charter.toml"))[0].code == "E-UTF8"
    assert problems(lambda: rm.Charter.from_file(tmp_path))[0].code == "E-FILE"


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


# -- Arrow data that is not what it says -----------------------------------------------------------

_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype = ctypes.c_void_p
_pointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
FLOAT = ctypes.create_string_buffer(b"f")


class Tampered:
    """One batch whose structs are changed before they are given: the layouts are Arrow's own."""

    def __init__(self, batch: Any, change: Callable[[int, int], None]) -> None:
        self.batch, self.change = batch, change

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        schema, array = self.batch.__arrow_c_array__(requested_schema)
        self.change(_pointer(schema, b"arrow_schema"), _pointer(array, b"arrow_array"))
        return schema, array


def word_at(address: int, word: int) -> ctypes.c_int64:
    return ctypes.c_int64.from_address(address + 8 * word)


def structs(valid: list[bool]) -> pa.StructArray:
    rows = [pa.array(GOOD[k] + GOOD[k][:1]) for k in GOOD]
    bits = pa.array(valid).buffers()[1]
    type_ = pa.struct([(k, c.type) for k, c in zip(GOOD, rows, strict=True)])
    return pa.StructArray.from_buffers(type_, 3, [bits], children=rows)


@pytest.mark.parametrize("count", [1, -1])
@pytest.mark.parametrize("rows", [slice(0, 3), slice(1, 3)])
def test_rows_that_are_null_as_a_whole_are_no_facts(count: int, rows: slice) -> None:
    def change(_schema: int, array: int) -> None:
        word_at(array, 1).value = count

    table = Tampered(structs([True, True, False])[rows], change)
    (problem,) = problems(lambda: rm.Registry.from_frames(mandates=table))
    assert (problem.code, "null" in problem.what) == ("E-ARROW", True)
    whole = Tampered(structs([True, True, False])[0:2], lambda s, a: change(s, a))
    if count == -1:  # nobody has counted, and none is null
        assert len(rm.Registry.from_frames(mandates=whole)) == 2


def test_nulls_without_a_bitmap_are_malformed() -> None:
    def of_the_table(_schema: int, array: int) -> None:
        word_at(array, 1).value = 1

    def of_a_column(_schema: int, array: int) -> None:
        child = word_at(word_at(array, 6).value, 0).value
        word_at(child, 1).value = 1

    for change in (of_the_table, of_a_column):
        table = Tampered(pa.record_batch(GOOD), change)
        (problem,) = problems(lambda table=table: rm.Registry.from_frames(mandates=table))
        assert (problem.code, "bitmap" in problem.what) == ("E-ARROW", True)


def test_the_index_of_a_dictionary_is_whole() -> None:
    def change(schema: int, _array: int) -> None:
        child = word_at(word_at(schema, 5).value, 0).value
        word_at(child, 0).value = ctypes.addressof(FLOAT)

    batch = pa.record_batch({**GOOD, "person": pa.array(GOOD["person"]).dictionary_encode()})
    (problem,) = problems(lambda: rm.Registry.from_frames(mandates=Tampered(batch, change)))
    assert (problem.code, "whole" in problem.what) == ("E-ARROW", True)


class Coded(pa.ExtensionType):
    def __init__(self) -> None:
        super().__init__(pa.dictionary(pa.int32(), pa.string()), "remit.tests.coded")

    def __arrow_ext_serialize__(self) -> bytes:
        return b""

    @classmethod
    def __arrow_ext_deserialize__(cls, storage_type: Any, serialized: bytes) -> Coded:
        return cls()


def test_a_dictionary_of_an_extension_type_is_a_problem_of_its_column() -> None:
    coded = pa.ExtensionArray.from_storage(Coded(), pa.array(["x", "y"]).dictionary_encode())
    (problem,) = problems(from_frames(odd=coded))
    assert (problem.code, problem.where) == ("E-TYPE", "mandates:odd")
    assert "extension" in problem.what


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (pa.array([{"a": 1}, {"a": 2}]), "of structs"),
        (pa.RunEndEncodedArray.from_arrays([1, 2], ["a", "b"]), "coded by runs"),
        (pa.array([[("a", 1)], []], pa.map_(pa.string(), pa.int64())), "of maps"),
        (pa.array([time(9, 0), None]), "of times of day"),
        (pa.array([1, 2], pa.duration("s")), "of lengths of time"),
        (pa.array([0.5, None], pa.float16()), "of half floats"),
    ],
)
def test_a_type_is_called_what_a_person_calls_it(values: Any, says: str) -> None:
    (problem,) = problems(from_frames(odd=values))
    assert says in problem.what
