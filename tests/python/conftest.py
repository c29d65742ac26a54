# SPDX-License-Identifier: BSL-1.0
"""What the tests of the Python package share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_board import CHARTER, MANDATES, PEOPLE
from hypothesis import settings
from remit.cli import main

# How long an example takes says more about the machine than about the code.
settings.register_profile("remit", deadline=None)
settings.load_profile("remit")

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the worked example."""
    return REPOSITORY / "docs" / "examples" / "dialogue-forum"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real registers that are not of the project: $REMIT_SHARED, or `shared` beside the clone."""
    folder = Path(os.environ.get("REMIT_SHARED", REPOSITORY.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(f"no real registers in {folder / 'data'} (set REMIT_SHARED)")
    return folder


@pytest.fixture
def folder(tmp_path: Path):
    """Writes a folder for the command line: folder(mandates="...", charter="...")."""

    def write(**texts: str) -> Path:
        for name, text in texts.items():
            suffix = ".toml" if name == "charter" else ".csv"
            (tmp_path / (name + suffix)).write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def board(folder: Callable[..., Path]) -> Path:
    """A folder with a small board."""
    return folder(mandates=MANDATES, people=PEOPLE, charter=CHARTER)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """The command: run("check", folder) gives its exit code, its output and its errors."""

    def call(*args: object) -> tuple[int, str, str]:
        code = main([str(a) for a in args])
        out, err = capsys.readouterr()
        return code, out, err

    return call
