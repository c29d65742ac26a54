# SPDX-License-Identifier: BSL-1.0
"""The files of this repository, and which of our headers each of them includes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include"
SOURCE = ROOT / "src"
OURS = ("include", "src", "python", "tests", "benchmarks", "cmake", "docs")

_include_line = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


@dataclass(frozen=True)
class Include:
    """One line `#include`: in which file, of what, and whether it was written in quotes."""

    file: Path
    name: str
    quoted: bool

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)} includes {self.name}"


def files(*suffixes: str) -> Iterator[Path]:
    """Every file of ours with one of these endings, in a stable order."""
    for folder in OURS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.name.endswith(suffixes) and "__pycache__" not in path.parts:
                yield path


def includes(file: Path) -> list[Include]:
    """What `file` includes, in its order."""
    text = file.read_text(encoding="utf-8")
    return [Include(file, name, mark == '"') for mark, name in _include_line.findall(text)]


def cpp_files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix in {".hpp", ".cpp", ".ipp"})


def public_headers(room: str) -> list[Path]:
    """The headers of a room that its umbrella must name: all of them but those in a detail/."""
    folder = INCLUDE / "remit" / room
    return sorted(p for p in folder.rglob("*.hpp") if "detail" not in p.relative_to(folder).parts)


def rooms() -> list[str]:
    """The rooms there are: the folders of include/remit that hold a header."""
    folders = (p for p in (INCLUDE / "remit").iterdir() if p.is_dir())
    return sorted(p.name for p in folders if any(p.rglob("*.hpp")))
