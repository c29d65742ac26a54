# SPDX-License-Identifier: BSL-1.0
"""Cases of an example with one fact changed: the change of a file, and the findings by hand."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import remit as rm

Change = Callable[[str], str]
Line = tuple[str, str, str, str, str]  # rule, subject, start, stop, verdict


class Case(NamedTuple):
    why: str
    file: str
    change: Change
    come: set[Line]
    go: frozenset[Line] = frozenset()


def findings(folder: Path, observed: dict[str, tuple[str | None, str]] | None = None) -> set[Line]:
    charter, registry = rm.read_folder(folder, observed=observed)
    return {
        (f.rule, f.subject, str(f.start), str(f.stop or ""), str(f.verdict))
        for f in rm.check(registry, charter)
    }


def fails(rule: str, subject: str, start: str, stop: str = "") -> Line:
    return (rule, subject, start, stop, "fails")


def put(old: str, new: str) -> Change:
    """The text with its one `old` replaced."""

    def change(text: str) -> str:
        assert text.count(old) == 1, f"{text.count(old)} times in the file: {old}"
        return text.replace(old, new)

    return change


def sub(pattern: str, new: str) -> Change:
    """The text with every match replaced."""

    def change(text: str) -> str:
        changed, times = re.subn(pattern, new, text, flags=re.MULTILINE)
        assert times > 0, pattern
        return changed

    return change


def without(row: str) -> Change:
    """The text without the one line that begins so."""

    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        left = [line for line in lines if not line.startswith(row)]
        assert len(left) == len(lines) - 1, row
        return "".join(left)

    return change
