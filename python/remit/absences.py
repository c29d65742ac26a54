# SPDX-License-Identifier: BSL-1.0
"""When people cannot meet, from a file."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from remit._core import BadInput, Problem

_MOST_BYTES = 4 << 20
_MOST_DAYS = 4_000  # of one absence
_MOST_DAYS_IN_ALL = 1_000_000


def read_busy(path: Path) -> dict[str, list[date]]:
    """The days by person, of a file with person, start and perhaps stop (half-open; without one it
    is the one day). Raises BadInput with all that is wrong, each with its line.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise BadInput(Problem("E-SIZE", path.name, "the file has more than 4 MiB"))
    try:
        text = path.read_bytes().decode("utf-8-sig")  # with its line ends, which csv reads
    except UnicodeDecodeError:
        raise BadInput(Problem("E-UTF8", path.name, "this is not UTF-8")) from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    problems: list[Problem] = []
    out: dict[str, list[date]] = {}
    in_all = 0
    try:
        missing = [c for c in ("person", "start") if c not in (rows.fieldnames or [])]
        if missing:
            what = f"there is no column {' and no column '.join(missing)}"
            hint = "its first line is: person,start,stop"
            raise BadInput(Problem("E-COLUMN", f"{path.name}:1", what, hint))
        for row in rows:
            days = _days(row, f"{path.name}:{rows.line_num}", problems)
            in_all += len(days)
            if in_all > _MOST_DAYS_IN_ALL:
                what = f"up to here there are more than {_MOST_DAYS_IN_ALL:,} days"
                hint = "leave out those that are not planned"
                problems.append(Problem("E-SIZE", f"{path.name}:{rows.line_num}", what, hint))
                break
            if days:
                out.setdefault(row["person"] or "", []).extend(map(date.fromordinal, days))
    except csv.Error as e:
        hint = "is a quotation mark left open?"
        where = f"{path.name}:{rows.reader.line_num}"
        problems.append(Problem("E-CSV-LONG", where, f"this cannot be read: {e}", hint))
    if problems:
        raise BadInput(problems)
    return out


def _days(row: dict[str, str], where: str, problems: list[Problem]) -> range:
    """The days of one absence as ordinals: a stop may be the day after the last there is."""
    start = _day(row["start"], f"{where}:start", problems)
    stop = _day(row.get("stop"), f"{where}:stop", problems) if row.get("stop") else None
    if start is None:
        return range(0)
    first = start.toordinal()
    days = range(first, stop.toordinal() if stop else first + 1)
    if not 0 < len(days) <= _MOST_DAYS:
        what = f"from {start} to before {stop} there are no days, or more than {_MOST_DAYS}"
        problems.append(Problem("E-PERIOD", f"{where}:stop", what, "are they swapped?"))
        return range(0)
    return days


def _day(text: str | None, where: str, problems: list[Problem]) -> date | None:
    try:
        if text is None or len(text) != len("2026-11-22"):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        what = f"{(text or '')[:40]!r} is no day"
        problems.append(Problem("E-DATE", where, what, "write YYYY-MM-DD, for example 2027-02-03"))
        return None
