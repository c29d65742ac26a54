# SPDX-License-Identifier: BSL-1.0
"""Files that cannot be read are named by line, charter and tables together."""

from __future__ import annotations

from pathlib import Path

import pytest
import remit as rm
from bad_input import GOOD, Folder, problems

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
