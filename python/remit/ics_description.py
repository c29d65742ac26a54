# SPDX-License-Identifier: BSL-1.0
"""What an event says of a meeting in words: its programme, the way there, whom to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from remit.ics_tables import Tables
from remit.ics_times import Row, day_read, minutes_read
from remit.texts import Texts

_IN_WORDS: Final = {
    "directions": "ics directions",
    "parking": "ics parking",
    "contact": "ics contact",
}


def description(meeting: Row, tables: Tables, say: Texts) -> str:
    """Paragraphs, those that there are."""
    items = tables.items.get(meeting["meeting"], [])
    parts = [given(meeting.get("description")), programme(items, tables, meeting, say)]
    for column, phrase in _IN_WORDS.items():
        text = given(meeting.get(column))
        parts.append(text and f"{say(phrase)}: {text}")
    return "\n\n".join(part for part in parts if part)


def given(cell: object) -> str:
    """The text of a cell; nothing where there is none, or nobody knows."""
    if isinstance(cell, int):
        return str(cell)  # the cells of an attribute that look like numbers are numbers
    return cell if isinstance(cell, str) and cell != "-" else ""


def programme(items: Sequence[Row], tables: Tables, meeting: Row, say: Texts) -> str:
    """The items in their order, each with its times and who speaks."""
    lines: list[str] = []
    first = day_read(meeting["start"]) or date.min
    days = {day_read(item.get("day")) or first for item in items}
    day, part = None, ""
    for item in ordered(items, first):
        on = day_read(item.get("day")) or first
        if on != day and len(days) > 1:
            lines += ["", say.long_day(on)]
        in_part = given(item.get("part"))
        if (on != day or in_part != part) and in_part:
            lines += ["", in_part]
        day, part = on, in_part
        lines.append(_item(item, tables))
    return "\n".join(lines).strip()


def ordered(items: Sequence[Row], first: date) -> list[Row]:
    """By day and position; where none has a position, by time. Those without come last."""
    has_positions = any(isinstance(item.get("position"), int) for item in items)

    def place(item: Row) -> tuple[date, float, float]:
        at = minutes_read(item.get("start_time"))
        time = float("inf") if at is None else float(at)
        number = item.get("position") if has_positions else 0
        day = day_read(item.get("day")) or first
        return day, float(number) if isinstance(number, int) else float("inf"), time

    return sorted(items, key=place)


def _item(item: Row, tables: Tables) -> str:
    times = [t for c in ("start_time", "stop_time") if (t := given(item.get(c)))]
    when = "–".join(dict.fromkeys(times))
    speakers: dict[str, list[str]] = {}
    for row in tables.speakers.get(item["item"], []):
        capacity = given(row.get("capacity"))
        speakers.setdefault(row["person"], []).extend([capacity] if capacity else [])
    who = "; ".join(_speaker(key, said, tables.people) for key, said in speakers.items())
    place = given(item.get("place"))
    said = f"{when} {item['name']}".strip() + (f" ({place})" if place else "")
    return f"{said}: {who}" if who else said


def _speaker(key: str, capacities: list[str], people: Mapping[str, Row]) -> str:
    name = str(people.get(key, {}).get("name") or key)
    return ", ".join([name, *dict.fromkeys(capacities)])
