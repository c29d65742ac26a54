# SPDX-License-Identifier: BSL-1.0
"""The pages of docs/concepts/words: facts, and below them an example for each word.

The same pages are read by tests/cpp/check/words_pages_test.cpp.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from docs_pages import DOCS, ROOT, text_of

INDEX = DOCS / "concepts" / "words" / "README.md"
PAGES = [page for page in sorted(INDEX.parent.glob("*.md")) if page != INDEX]
_BLOCK = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)


class Stretch(NamedTuple):
    """Days that read the same: `start` counts, `stop` does not."""

    subject: str
    start: date
    stop: date
    value: str


@dataclass
class Example:
    page: Path
    line: int
    heading: str
    tables: dict[str, str]
    blocks: dict[str, str] = field(default_factory=dict)
    for_each: str = "body"
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def rule(self) -> str:
        return self.blocks["rule"].strip()

    @property
    def printed(self) -> str:
        """The rule as it prints, where the page says that it prints otherwise."""
        return self.blocks.get("printed", self.rule).strip()

    @property
    def words(self) -> set[str]:
        """The words that the heading names: those in it that are written as code or leaning."""
        if "`-` before" in self.heading:
            return {"neg"}
        named = re.findall(r"`([^`]+)`|\*([^*]+)\*", self.heading.partition(":")[0])
        before = "for each " if self.heading.startswith("For each") else ""
        return {before + (a or b) for a, b in named}

    def reads(self, column: str) -> bool:
        """Whether the rule has the column, bare or, written `.column`, behind a path.

        A name with a bracket or another name behind it is a path, one inside quotes a text.
        """
        behind = column.startswith(".")
        name = (r"(?<=\w)\." if behind else r"(?<![\w.])") + column.lstrip(".")
        goes_on = r"(?![\w(])(?!\.(?!is_in\b|year\b|month\b|day\b))"
        return re.search(name + goes_on, re.sub(r'"[^"]*"', '""', self.rule)) is not None

    @property
    def window(self) -> tuple[date, date]:
        return min(s.start for s in self.stretches), max(s.stop for s in self.stretches)

    def observed(self) -> dict[str, tuple[date, date]]:
        """Which days each table is known for, where the page says so."""
        out = {}
        for line in self.blocks.get("observed", "").splitlines():
            table, start, _, stop = line.split()
            out[table] = (date.fromisoformat(start), date.fromisoformat(stop))
        return out


def table_of(text: str, bodies: list[str]) -> tuple[str, list[Stretch]]:
    """The day-by-day table: the subject's word (or none, for the one body), from, to, value."""
    lines = [[cell.strip() for cell in row.split("|")] for row in _ROW.findall(text)]
    if not lines:
        return "body", []
    head, rule, *rows = lines
    assert head[-3:] == ["from", "to", "value"], head
    assert all(re.fullmatch("-+", cell) for cell in rule), rule
    out = []
    for row in rows:
        subject = row[0].strip("`") if len(head) == 4 else bodies[0]
        start, stop, value = row[-3:]
        out.append(Stretch(subject, date.fromisoformat(start), date.fromisoformat(stop), value))
    return (head[0] if len(head) == 4 else "body"), out


def examples(page: Path) -> list[Example]:
    text = text_of(page)
    opening, *sections = re.split(r"^(?=### )", text, flags=re.MULTILINE)
    shared: dict[str, str] = {}
    blocks: dict[str, str] = {}
    for language, name, block in _BLOCK.findall(opening):
        (shared if language == "csv" else blocks)[name] = block
    found = []
    line = opening.count("\n") + 1
    for section in sections:
        e = Example(page, line, section[4 : section.index("\n")], dict(shared), dict(blocks))
        for language, name, block in _BLOCK.findall(section):
            if language == "csv":
                e.tables[name] = block
            elif language == "sql":
                e.blocks["sql"] = block
            else:
                e.blocks[name if language == "text" else f"{language} {name}"] = block
        mine = re.split(r"^## ", section, flags=re.MULTILINE)[0]
        bodies = [row["body"] or "" for row in rows_of(e.tables["bodies"])]
        e.for_each, e.stretches = table_of(_BLOCK.sub("", mine), bodies)
        found.append(e)
        line += section.count("\n")
    return found


def every_example() -> list[Example]:
    return [e for page in PAGES for e in examples(page)]


def rows_of(text: str) -> list[dict[str, str | None]]:
    """The rows of a table; an empty cell is None."""
    return [{k: v or None for k, v in row.items()} for row in csv.DictReader(io.StringIO(text))]


def days_from(start: date, stop: date) -> Iterator[date]:
    """Each day; `stop` is not among them."""
    for n in range((stop - start).days):
        yield start + timedelta(days=n)


def earliest_and_latest(cell: str) -> tuple[date, date]:
    """What a cell of a column of days may be: a day, a month or a year."""
    if len(cell) == 10:
        return date.fromisoformat(cell), date.fromisoformat(cell)
    if len(cell) == 7:
        first = date.fromisoformat(f"{cell}-01")
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return date(int(cell), 1, 1), date(int(cell), 12, 31)
