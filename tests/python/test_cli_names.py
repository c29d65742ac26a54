# SPDX-License-Identifier: BSL-1.0
"""Reports and errors in which nobody is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import remit as rm
from cli_board import MANDATES

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]


@pytest.mark.parametrize("option", ["--redact", "--uden-navne"])
@pytest.mark.parametrize("format_", ["text", "json", "csv"])
def test_without_names_nobody_is_named(run: Run, example: Path, option: str, format_: str) -> None:
    _, registry = rm.read_folder(example)
    people = registry.table("people").to_rows()
    args = ("check", example, "--today", "2026-11-22", "--lang", "da", "--format", format_)
    named = run(*args)[1]
    assert any(p["name"] in named for p in people)
    out = run(*args, option)[1]
    for p in people:
        assert p["name"] not in out
        assert not re.search(rf"(?<!\w){re.escape(p['key'])}@", out)
    assert "Person " in out


def test_without_names_errors_name_nobody_either(run: Run, board: Path) -> None:
    (board / "mandates.csv").write_text(MANDATES.replace("2024-07-01", "2023-07-01"))
    assert "2023-07-01" in run("check", board)[2]
    code, out, err = run("check", board, "--redact")
    assert (code, out) == (2, "")
    assert re.fullmatch(
        r"mandates\.csv:2:stop: not shown because of --redact \[E-PERIOD\]\n1 problem; .*\n", err
    )
