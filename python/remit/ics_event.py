# SPDX-License-Identifier: BSL-1.0
"""What a VEVENT says of a meeting and of those who come, as rows; and what it cannot say.

A row that was written says more than a VEVENT can. So whatever the event gives back otherwise
stands beside it in X-REMIT-MEETING and X-REMIT-ATTENDANCE: {"column": [what the row has, what the
event says]}. Where the event still says that, the row's own value comes back. Where somebody has
changed the event, in another program, that is what holds.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from remit.ics_lines import Component, Line, Problems, one_line
from remit.ics_times import TIMES, Row, When, times_row
from remit.ics_words import (
    capacity_read,
    class_read,
    email_read,
    person_read,
    reply_read,
    status_read,
    urn_read,
)

#: columns that say something only together
TOGETHER: Final = (TIMES, ("place", "address"))
#: texts that are longer are told by their digest
_MOST_OF_WAS: Final = 40
_MOST_COLUMNS: Final = 1_000
_MOST_NUMBER: Final = 1 << 63
_CALENDAR_USERS: Final = ("INDIVIDUAL", "UNKNOWN")
_SIGNS = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# What an empty cell means anyway.
_ABSENT: Final = {
    "meetings": ("joint",),
    "attendances": ("item", "start_time", "stop_time"),
    "items": ("part", "place"),
    "speakers": ("office", "organisation"),
    "people": (),
}


def meeting_read(event: Component, start: When, end: When | None) -> Row:
    """The row of a meeting, by what iCalendar has words for."""

    def text(name: str) -> str | None:
        return one_line(event.text(name) or "") or None

    uid = text("UID")
    rid = event.first("RECURRENCE-ID")
    recurrence = rid.value.strip() if rid else None
    row: Row = {
        "meeting": f"{uid}@{recurrence}" if uid and recurrence else uid,
        "body": None,
        "name": text("SUMMARY"),
        **times_row(start, end),
        "status": status_read(text("STATUS")),
        "place": text("LOCATION"),
        "address": None,
        "signup_url": text("URL"),
        "organiser": _organiser(event.first("ORGANIZER")),
        "visibility": class_read(text("CLASS")),
        "uid": uid,
        "recurrence_id": recurrence,
        "sequence": _sequence(text("SEQUENCE")),
        "description": event.text("DESCRIPTION"),
    }
    return row


def _sequence(said: str | None) -> int | None:
    return int(said) or None if said and re.fullmatch(r"\d{1,9}", said) else None


def _organiser(line: Line | None) -> str | None:
    if line is None or urn_read(line.value, "body") is not None:
        return None
    named = urn_read(line.value, "organiser")
    return named if named is not None else one_line(person_read(line.value)) or None


def attendances_read(event: Component, problems: Problems) -> dict[str, Row]:
    """By address, the rows of those who are asked; what is no person is passed over."""
    out: dict[str, Row] = {}
    for line in event.all("ATTENDEE"):
        kind = (line.parameter("CUTYPE") or "INDIVIDUAL").upper()
        address = line.value.strip()
        if kind not in _CALENDAR_USERS:
            what = f"{one_line(address)[:60]!r} is a {kind.lower()[:20]} and no person"
            problems.note("N-ICS-ATTENDEE", line.number, what, "it is not read as an attendance")
        elif not address:
            problems.add("E-ICS-ATTENDEE", line.number, "an attendee without an address")
        elif address in out:
            what = f"{one_line(address)[:60]!r} is asked twice"
            problems.note("N-ICS-ATTENDEE", line.number, what, "the first of them is read")
        else:
            instead_of = line.parameter("DELEGATED-FROM")
            out[address] = {
                "meeting": None,
                "person": one_line(person_read(address)),
                "reply": reply_read(line.parameter("PARTSTAT")),
                "capacity": capacity_read(line.parameter("ROLE")),
                "substitute_for": one_line(person_read(instead_of)) if instead_of else None,
            }
    return out


def people_read(event: Component, organiser: object) -> Iterable[Row]:
    """The rows of those who are asked, and of whoever arranges it, where that is the key."""
    for line in [*event.all("ORGANIZER"), *event.all("ATTENDEE")]:
        address = line.value.strip()
        if line.name == "ORGANIZER" and one_line(person_read(address)) != organiser:
            continue
        kind = (line.parameter("CUTYPE") or "INDIVIDUAL").upper()
        is_person = urn_read(address, "person") is not None or email_read(address)
        if is_person and kind in _CALENDAR_USERS:
            name = one_line(line.parameter("CN") or "") or None
            key = one_line(person_read(address))
            yield {"person": key, "name": name, "email": email_read(address)}


# -- what stands beside it ------------------------------------------------------------------------


def beside(table: str, row: Row, said: Row) -> dict[str, Any]:
    """Of each column in which they differ what it is, and what the event says."""
    out: dict[str, Any] = {}
    for column in sorted({*row, *said}):
        own, read = row.get(column), said.get(column)
        if own == "-" and read is None and column in _ABSENT[table]:
            continue
        if own != read:
            out[column] = [_cell(own), _was(read)]
    return out


def restored(said: Row, diff: dict[str, Any]) -> tuple[Row, list[str]]:
    """The row as it was written, but for the columns that somebody has changed since."""
    changed = {c for c, (_, was) in diff.items() if _was(said.get(c)) != was}
    for columns in TOGETHER:
        if changed & set(columns):
            changed |= set(columns) & set(diff)
    row = dict(said)
    for column, (own, _) in diff.items():
        if column not in changed:
            row[column] = _uncell(own)
    return row, sorted(changed)


def as_json(value: object) -> str:
    """JSON on one line, in which no sign is left that a line of a calendar cannot hold."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _SIGNS.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def from_json(line: Line, problems: Problems) -> dict[str, Any] | None:
    """The object that the line holds; None, and a problem, where it is none."""
    try:
        found = json.loads(line.text)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict) and len(found) <= _MOST_COLUMNS:
        return found
    _refuse(line, problems)
    return None


def diff_read(found: object, line: Line, problems: Problems) -> dict[str, Any] | None:
    """What `beside` made; None, and a problem, where it is something else."""
    if isinstance(found, dict) and all(
        _is_text(column)
        and isinstance(pair, list)
        and len(pair) == 2
        and _is_cell(pair[0])
        and (_is_cell(pair[1]) or _is_digest(pair[1]))
        for column, pair in found.items()
    ):
        return found
    _refuse(line, problems)
    return None


def row_read(found: object, line: Line, problems: Problems) -> Row | None:
    """A whole row; None, and a problem, where it is something else."""
    if isinstance(found, dict) and all(_is_text(c) and _is_cell(v) for c, v in found.items()):
        return {column: _uncell(cell) for column, cell in found.items()}
    _refuse(line, problems)
    return None


def row_as_json(table: str, row: Row) -> dict[str, Any]:
    return {
        column: _cell(cell)
        for column, cell in row.items()
        if cell is not None and not (cell == "-" and column in _ABSENT[table])
    }


def _refuse(line: Line, problems: Problems) -> None:
    what = f"{line.name} holds no row"
    problems.add("E-ICS-ROW", line.number, what, "take the line out: the event says the rest")


def _cell(value: object) -> object:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value if value is None or isinstance(value, int | str) else str(value)


def _uncell(value: object) -> object:
    return date.fromisoformat(value["day"]) if isinstance(value, dict) else value


def _is_cell(value: object) -> bool:
    if isinstance(value, dict):
        try:
            return set(value) == {"day"} and bool(date.fromisoformat(value["day"]))
        except (ValueError, TypeError):
            return False
    if isinstance(value, int) and not isinstance(value, bool):
        return -_MOST_NUMBER <= value < _MOST_NUMBER
    return value is None or _is_text(value)


def _is_digest(value: object) -> bool:
    return isinstance(value, dict) and set(value) == {"digest"} and _is_text(value["digest"])


def _is_text(value: object) -> bool:
    """JSON can spell halves of letters, which no text has."""
    return isinstance(value, str) and not any("\ud800" <= c <= "\udfff" for c in value)


def _was(value: object) -> object:
    if isinstance(value, str) and len(value) > _MOST_OF_WAS:
        return {"digest": hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:16]}
    return _cell(value)
