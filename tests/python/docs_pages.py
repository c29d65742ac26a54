# SPDX-License-Identifier: BSL-1.0
"""The pages of docs/ and README.md, and the blocks of code in them."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"

_FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """One fenced block: the page, the line of its fence, its language and its text."""

    page: Path
    line: int
    language: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def pages() -> list[Path]:
    """Every page, in a stable order."""
    readme = ROOT / "README.md"
    return [p for p in [readme, *sorted(DOCS.rglob("*.md"))] if p.is_file()]


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in its order."""
    text = text_of(page)
    return [
        Block(page, text.count("\n", 0, m.start()) + 1, m[1].strip(), m[2])
        for m in _FENCE.finditer(text)
    ]


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", text_of(page))


def output_behind(all_blocks: list[Block], i: int) -> str | None:
    """The text of the `text` block that follows the i-th block, or None."""
    behind = all_blocks[i + 1] if i + 1 < len(all_blocks) else None
    return behind.text if behind is not None and behind.language == "text" else None


def same_but_for_dots(shown: str, printed: str) -> bool:
    """Whether the texts agree; a line `...` of what is shown stands for any number of lines."""
    parts = re.split(r"^ *\.\.\.\n", shown, flags=re.MULTILINE)
    return re.fullmatch("(?:.*\n)*".join(map(re.escape, parts)), printed) is not None
