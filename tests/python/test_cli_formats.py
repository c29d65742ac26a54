# SPDX-License-Identifier: BSL-1.0
"""JSON and CSV, and what comes from strangers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import remit as rm
from remit.formats import OF_TODAY
from remit.wording import escaped

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]

COLUMNS = ["when", "then", *rm.Findings.columns, *(f"today_{c}" for c in OF_TODAY)]


def test_json_has_a_version_and_every_column(run: Run, board: Path) -> None:
    code, out, _ = run("check", board, "--today", "2024-10-01", "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert found["version"] == 1
    assert found["today"] == "2024-10-01"
    assert found["observed"] == ["2024-01-01", None]
    assert found["charter"]["title"] == "The board"
    assert {"kept", "no_subject", "not_in_force", "not_checked", "notes"} <= found.keys()
    assert [c["clause"] for c in found["not_checked"]] == ["3", "4"]
    for f in found["findings"]:
        assert list(f) == COLUMNS
    one = next(f for f in found["findings"] if f["rule"] == "one-chair" and f["when"] == "now")
    assert (one["start"], one["stop"], one["measured"]) == ("2024-07-01", "2025-01-01", 0)
    assert one["opened_by"][0]["person"] == "Anna And"
    waived = next(f for f in found["findings"] if f["waived_until"])
    assert (waived["reason"], waived["when"]) == ("recruiting", "now")


def test_json_and_csv_do_not_depend_on_the_language(run: Run, board: Path) -> None:
    for format_ in ("json", "csv"):
        args = ("check", board, "--today", "2024-10-01", "--format", format_)
        assert run(*args, "--lang", "da")[1] == run(*args, "--lang", "en")[1]


def test_csv_is_the_columns(run: Run, board: Path) -> None:
    out = run("check", board, "--today", "2024-10-01", "--format", "csv")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    whole = json.loads(run("check", board, "--today", "2024-10-01", "--format", "json")[1])[
        "findings"
    ]
    assert list(rows[0]) == COLUMNS
    assert [r["id"] for r in rows] == [f["id"] for f in whole]
    assert [r["start"] for r in rows] == [f["start"] for f in whole]
    assert rows[0]["opened_by"] == "mandates.csv:2 Anna And ended"
    assert {r["required"] for r in rows} == {"== 1", ">= 3", ">= 2"}, "is remit's own"


def test_a_list_in_csv_can_be_taken_apart(run: Run, folder: Folder) -> None:
    names = ["Bo; Bi", "C\\; D", "=E"]
    path = folder(
        people="person,name\n" + "".join(f'p{i},"{n}"\n' for i, n in enumerate(names)),
        mandates="person,body,start\n" + "".join(f"p{i},board,2024-01-01\n" for i in range(3)),
        charter='[rule.one]\nrequire = "count() == 1"\n',
    )
    out = run("check", path, "--today", "2024-06-01", "--format", "csv")[1]
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["people"] == "'=E; Bo\\; Bi; C\\\\\\; D"
    parts = re.findall(r"((?:\\.|[^\\;])+)(?:; |$)", row["people"].removeprefix("'"))
    assert [re.sub(r"\\(.)", r"\1", part) for part in parts] == sorted(names)


def test_what_remit_says_itself_is_never_changed_in_csv(run: Run, folder: Folder) -> None:
    path = folder(
        mandates="person,body,start\n-1,board,2024-01-01\n",
        charter='[rule."-none"]\nrequire = "count() == 0"\n[rule.sum]\nrequire = "-count() == 0"\n',
    )
    code, out, err = run("check", path, "--today", "2024-06-01", "--format", "csv")
    assert code == 0, err
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [r["rule"] for r in rows] == ["'-none", "sum"]
    assert {r["people"] for r in rows} == {"'-1"}
    assert [r["required"] for r in rows] == ["== 0", "== 0"]


EVIL = "\x1b[31mred\x07\u202egnp.exe\u2028"


def test_control_characters_of_the_data_are_made_visible(folder: Folder, run: Run) -> None:
    path = folder(
        mandates=f'person,body,start,party\nana,board,2024-01-01,"{EVIL}"\n',
        charter=(
            'body = "board"\n[rule.one]\nfor_each = "party in body"\nrequire = "count() == 2"\n'
        ),
    )
    for format_ in ("text", "csv", "json"):
        code, out, _ = run("check", path, "--today", "2024-01-15", "--format", format_)
        assert code == 0
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]", out)
        assert "gnp.exe" in out
    assert escaped("\x1b[31m") == "\\x1b[31m"
    assert escaped("a\nb") == "a b"
    assert escaped("æøå »«") == "æøå »«"


def test_a_formula_in_the_data_is_no_formula_in_the_csv(folder: Folder, run: Run) -> None:
    path = folder(
        mandates='person,body,start\n"=HYPERLINK(""http://x"")",board,2024-01-01\n',
        charter='[rule.one]\nrequire = "count() == 2"\n',
    )
    (row,) = csv.DictReader(io.StringIO(run("check", path, "--format", "csv")[1]))
    assert row["people"] == '\'=HYPERLINK("http://x")'
    formulas = {column for column, cell in row.items() if cell[:1] in {"=", "+", "-", "@"}}
    assert formulas == {"required"}, "which is remit's own"
