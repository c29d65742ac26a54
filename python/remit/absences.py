# SPDX-License-Identifier: BSL-1.0
"""When people cannot meet, from a file."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

from remit._core import BadInput, Problem

_MOST_BYTES = 4 << 20
_MOST_DAYS = 4_000  # of one absence


def read_busy(path: Path) -> dict[str, list[date]]:
    """The days by person, of a file with person, start and perhaps stop (half-open; without one it
    is the one day). Raises BadInput with all that is wrong, each with its line.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise BadInput(Problem("E-SIZE", path.name, "the file has more than 4 MiB"))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(Problem("E-UTF8", path.name, "this is not UTF-8")) from None
    rows = csv.DictReader(text.splitlines())
    problems: list[Problem] = []
    missing = [c for c in ("person", "start") if c not in (rows.fieldnames or [])]
    if missing:
        what = f"there is no column {' and no column '.join(missing)}"
        hint = "its first line is: person,start,stop"
        raise BadInput(Problem("E-COLUMN", f"{path.name}:1", what, hint))
    out: dict[str, list[date]] = {}
    for row in rows:
        where = f"{path.name}:{rows.line_num}"
        start = _day(row["start"], f"{where}:start", problems)
        stop = _day(row.get("stop"), f"{where}:stop", problems) if row.get("stop") else None
        if start is None:
            continue
        last = stop - timedelta(days=1) if stop else start
        if not start <= last < start + timedelta(days=_MOST_DAYS):
            what = f"from {start} to before {stop} there are no days, or more than {_MOST_DAYS}"
            problems.append(Problem("E-PERIOD", f"{where}:stop", what, "are they swapped?"))
            continue
        days = out.setdefault(row["person"] or "", [])
        days.extend(start + timedelta(days=n) for n in range((last - start).days + 1))
    if problems:
        raise BadInput(problems)
    return out


def _day(text: str | None, where: str, problems: list[Problem]) -> date | None:
    try:
        if text is None or len(text) != len("2026-11-22"):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        what = f"{(text or '')[:40]!r} is no day"
        problems.append(Problem("E-DATE", where, what, "write YYYY-MM-DD, for example 2027-02-03"))
        return None
