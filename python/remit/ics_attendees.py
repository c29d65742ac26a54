# SPDX-License-Identifier: BSL-1.0
"""Who arranges a meeting and who is asked to come, as ORGANIZER and ATTENDEE."""

from __future__ import annotations

from datetime import date
from typing import Any

from remit.ics_description import given
from remit.ics_event import as_json, attendances_read, beside
from remit.ics_lines import Component, Problems, one_line
from remit.ics_package import icalendar
from remit.ics_tables import Tables
from remit.ics_times import Row, day_read
from remit.ics_words import answer_of, role_of, urn


def add_organiser(event: Any, meeting: Row, tables: Tables) -> None:
    """Adds ORGANIZER: who arranges it, else the body, where others are asked."""
    organiser = given(meeting.get("organiser"))
    if not organiser and not tables.attendances.get(meeting["meeting"]):
        return
    day = day_read(meeting["start"]) or date.min
    if not organiser:
        address, name = urn("body", meeting["body"]), tables.body_name(meeting["body"])
    else:
        key = _person_of(organiser, tables)
        address = _address(key, tables, day) if key else urn("organiser", organiser)
        name = str(tables.people[key]["name"]) if key else organiser
    value = icalendar().vCalAddress(address)
    value.params["CN"] = one_line(name)
    event.add("ORGANIZER", value, encode=0)


Asked = tuple[dict[str, Row], list[Row]]


def add_attendees(event: Any, meeting: Row, tables: Tables) -> Asked:
    """Adds an ATTENDEE for each who is asked: their rows by address, and those that are more."""
    rows = tables.attendances.get(meeting["meeting"], [])
    day = day_read(meeting["start"]) or date.min
    addresses: dict[str, Row] = {}
    again: list[Row] = []
    for row in rows:
        address = _address(row["person"], tables, day)
        # One line for each address, as calendars have it; who is asked twice is so beside it.
        if addresses.setdefault(address, row) is not row:
            again.append(row)
    instead = _substitutes(rows, tables, day)
    for address, row in addresses.items():
        event.add("ATTENDEE", _attendee(address, row, instead, tables, day), encode=0)
    return addresses, again


def add_beside(event: Any, written: Component, asked: Asked) -> None:
    """Adds what the event, as it is written, does not say of those who are asked."""
    addresses, again = asked
    said = attendances_read(written, Problems("written"))
    for address, row in addresses.items():
        # The meeting is that of the event.
        diff = beside("attendances", {**row, "meeting": None}, said.get(address, {}))
        if diff or address not in said:
            _put(event, address if address in said else None, diff)
    for row in again:
        _put(event, None, beside("attendances", {**row, "meeting": None}, {}))


def _attendee(
    address: str, row: Row, instead: dict[str, list[str]], tables: Tables, day: date
) -> Any:
    value = icalendar().vCalAddress(address)
    params = value.params
    params["CN"] = one_line(str(tables.people.get(row["person"], {}).get("name") or row["person"]))
    if role := role_of(row.get("capacity")):
        params["ROLE"] = role
    if row["person"] in instead:
        params["PARTSTAT"] = "DELEGATED"
        params["DELEGATED-TO"] = instead[row["person"]]
    elif answer := answer_of(row.get("reply"), row.get("presence")):
        params["PARTSTAT"] = answer
    if whom := given(row.get("substitute_for")):
        key = _person_of(whom, tables) or whom
        params["DELEGATED-FROM"] = [_address(key, tables, day)]
    return value


def _substitutes(rows: list[Row], tables: Tables, day: date) -> dict[str, list[str]]:
    """By the key of who is away, the addresses of those who come instead."""
    out: dict[str, list[str]] = {}
    for row in rows:
        if whom := given(row.get("substitute_for")):
            key = _person_of(whom, tables) or whom
            address = _address(row["person"], tables, day)
            if address not in out.setdefault(key, []):
                out[key].append(address)
    return out


def _put(event: Any, address: str | None, diff: dict[str, Any]) -> None:
    text = as_json({"address": address, "row": diff})
    event.add("X-REMIT-ATTENDANCE", icalendar().vText(text), encode=0)


def _person_of(text: str, tables: Tables) -> str | None:
    """The key of who is meant, by key or by a name that only one has."""
    if text in tables.people:
        return text
    named = tables.by_name.get(text, [])
    return named[0] if len(named) == 1 else None


def _address(person: str, tables: Tables, day: date) -> str:
    email = tables.email(person, day)
    return f"mailto:{email}" if email else urn("person", person)
