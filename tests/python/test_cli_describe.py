# SPDX-License-Identifier: BSL-1.0
"""The list of a charter's clauses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cli_board import CHARTER

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]


def test_describe_lists_clauses_with_their_rules_or_why_they_have_none(
    run: Run, board: Path
) -> None:
    code, out, err = run("describe", board)
    assert (code, err) == (0, "")
    for said in (
        "The board: what the charter checks",
        "1 · Section 1 · must",
        '"There is one chair."',
        "checked by one-chair",
        "read as: three on every day",
        "a permission: nobody can break it",
        "not checked: there is no table of meetings",
        "RULES WITHOUT A CLAUSE",
        "two-women = { for_each",
        "THE SOURCE SAYS NOTHING ABOUT",
        "term · quorum",
        "Clauses checked by rules: 2 of 4.",
    ):
        assert said in out, said


def test_describe_in_danish(run: Run, board: Path) -> None:
    out = run("describe", board, "--lang", "da")[1]
    for said in (
        "hvad kommissoriet kontrollerer",
        "kontrolleres af one-chair",
        "KILDEN SIGER INTET OM",
    ):
        assert said in out


def test_describe_needs_no_facts(run: Run, folder: Folder) -> None:
    assert run("describe", folder(charter=CHARTER))[0] == 0
