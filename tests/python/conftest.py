# SPDX-License-Identifier: BSL-1.0
"""What the tests of the Python package share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

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
