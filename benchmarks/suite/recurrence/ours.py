# SPDX-License-Identifier: BSL-1.0
"""remit from Python, and the programs in C++: remit in two ways, and libical."""

from __future__ import annotations

import os
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from suite.recurrence.rules import Rules

Answer = tuple[Any, Any]
PROGRAMS = os.environ.get("REMIT_RECURRENCE_PROGRAMS", "")


class Python:
    """remit.occurrences: lists of rules in, arrays of numpy out."""

    name = "remit, from Python"

    def prepare(self, rules: Rules) -> Any:
        import remit as rm

        days = rules.first.astype("M8[D]").tolist()
        made = [rm.Recurrence(t, d) for t, d in zip(rules.texts(), days, strict=True)]
        ends = (
            date.fromordinal(d + date(1970, 1, 1).toordinal()) for d in (rules.start, rules.stop)
        )
        return made, *ends, rm.WorkingDays(rules.holidays.astype("M8[D]").tolist())

    def solve(self, prepared: Any) -> Answer:
        import remit as rm

        made, start, stop, calendar = prepared
        days, bounds = rm.occurrences(made, start, stop, calendar=calendar)
        return np.diff(bounds), days.view(np.int64)


class Program:
    """A program that reads what is asked from a file, and is timed by its own clock."""

    def __init__(self, name: str, file: str) -> None:
        self.name, self.program = name, str(Path(PROGRAMS) / file)

    def missing(self) -> str | None:
        return None if PROGRAMS and os.path.isfile(self.program) else "its program is not built"

    def prepare(self, rules: Rules) -> Path:
        return write(rules.texts(), rules.first, rules)

    def solve(self, asked: Path) -> Answer:
        with tempfile.TemporaryDirectory() as folder:
            answer = Path(folder) / "answer"
            out = self.run(asked, answer)
            with answer.open("rb") as file:
                counts = np.fromfile(file, np.int64, int(asked.suffix[1:]))
                days = np.fromfile(file, np.int32)
        assert len(days) == int(out["dates"])
        return counts, days

    def seconds(self, asked: Path) -> dict[str, float]:
        out = self.run(asked)
        return {"parse": out["parse"], "whole": out["seconds"], "cpu": out["cpu"]}

    def run(self, asked: Path, *answer: Path) -> dict[str, float]:
        command = [self.program, str(asked), *map(str, answer)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return {k: float(v) for k, v in (line.split() for line in done.stdout.splitlines())}


def write(texts: list[str], first: Any, rules: Rules) -> Path:
    """A file whose name ends with how many rules it has."""
    file = Path(tempfile.mkdtemp()) / f"asked.{len(texts)}"
    lines = [f"{rules.start} {rules.stop} {len(rules.holidays)} {len(texts)}"]
    lines.append(" ".join(map(str, rules.holidays.tolist())))
    lines += [f"{d} {t}" for d, t in zip(first.tolist(), texts, strict=True)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
