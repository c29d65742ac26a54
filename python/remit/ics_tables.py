# SPDX-License-Identifier: BSL-1.0
"""The tables that a calendar is made of, as one audience may see them, and what stays behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from remit._core import Registry
from remit.audience import Audience, Sight, may_see
from remit.ics_times import Row, day_read
from remit.names import Names

_ALL: Final = (
    "bodies",
    "seats",
    "people",
    "organisations",
    "offices",
    "mandates",
    "terms",
    "events",
    "proposals",
    "nominations",
    "recusals",
    "tasks",
    "audiences",
)
_WRITTEN: Final = ("meetings", "items", "attendances", "speakers")
# What refers to people by key.
_PEOPLE: Final = {"attendances": ("person", "substitute_for"), "speakers": ("person",)}

Why = Literal["not carried", "not for this audience", "no day", "other days", "other body"]
_SAYS: Final[dict[Why, str]] = {
    "not carried": "a calendar does not hold them",
    "not for this audience": "not for this audience",
    "no day": "their day is not known",
    "other days": "of other days",
    "other body": "of other bodies",
}


@dataclass(frozen=True)
class CalendarLoss:
    """Rows of a table that a calendar does not hold: how many, and why.

    `why` is "not carried", "not for this audience", "no day" (it is not known to the day),
    "other days" or "other body" (they were not asked for).
    """

    table: str
    rows: int
    why: Why

    def __str__(self) -> str:
        return f"{self.table}: {self.rows} not written, {_SAYS[self.why]}"


class Tables:
    """Rows by table; people by key."""

    def __init__(
        self,
        registry: Registry,
        audience: Audience,
        names: Names | None,
        body: str | None,
        days: tuple[date | None, date | None],
    ) -> None:
        self._names = names
        self._sight: Sight = may_see(registry, audience)
        #: Whether all is written: addresses of people, and the rows themselves beside the events.
        self.whole = self._sight.everything
        self._asked = audience != "public"
        self.losses: dict[tuple[str, Why], int] = {}
        self.bodies = {self.text(str(b["body"])): b for b in registry.table("bodies").to_rows()}
        self.people = {}
        for p in registry.table("people").to_rows():
            key = str(p["person"])
            if not self._sight.person(key):
                continue
            shown = self._person(key)
            email = p.get("email") if self.whole and not names else None
            self.people[shown] = {"person": shown, "name": self._person_name(p), "email": email}
        self.by_name: dict[str, list[str]] = {}
        for key, person in self.people.items():
            self.by_name.setdefault(str(person["name"]), []).append(key)
        self._emails: dict[str, list[Row]] = {}
        if self.whole and not names:
            for a in registry.table("attributes").to_rows():
                if a["table"] == "people" and a["name"] == "email":
                    self._emails.setdefault(str(a["key"]), []).append(a)
        self._left_out: dict[object, Why] = {}
        self.meetings = self._meetings(registry, body, days)
        kept = {m["meeting"]: m for m in self.meetings}
        self.items: dict[str, list[Row]] = {}
        for raw in registry.table("items").to_rows():
            row = self._told(self._redacted("items", raw))
            if row["meeting"] not in kept:
                self._leave("items", row, self._left_out.get(row["meeting"], "other days"))
            elif not self._sight.item(str(raw["item"])):
                self._leave("items", row, "not for this audience")
            else:
                self.items.setdefault(row["meeting"], []).append(row)
        shown_items = {i["item"] for rows in self.items.values() for i in rows}
        self.attendances = self._by("meeting", "attendances", registry, set(kept))
        self.speakers = self._by("item", "speakers", registry, shown_items)
        for name in _ALL:
            if n := len(registry.table(name)):
                self.losses[name, "not carried"] = n

    def lost(self) -> tuple[CalendarLoss, ...]:
        order = (*_WRITTEN, *_ALL)
        found = [CalendarLoss(table, n, why) for (table, why), n in self.losses.items()]
        return tuple(sorted(found, key=lambda loss: (order.index(loss.table), loss.why)))

    def visibility(self, meeting: Row) -> object:
        """Who may see a meeting; that of its body where it says nothing."""
        own = meeting.get("visibility")
        return own or self.bodies.get(str(meeting["body"]), {}).get("visibility")

    def body_name(self, body: str) -> str:
        return self.text(str(self.bodies.get(body, {}).get("name") or body))

    def text(self, text: str) -> str:
        return self._names.text(text) if self._names else text

    def email(self, person: str, day: date) -> str | None:
        """The address of somebody on a day."""
        lasting = self.people.get(person, {}).get("email")
        if _is_email(lasting):
            return str(lasting)
        for row in self._emails.get(person, ()):
            start, stop = day_read(row["start"]), day_read(row["stop"])
            if (start is None or start <= day) and (stop is None or day < stop):
                return str(row["value"]) if _is_email(row["value"]) else None
        return None

    def _meetings(
        self,
        registry: Registry,
        body: str | None,
        days: tuple[date | None, date | None],
    ) -> list[Row]:
        out = []
        for raw in registry.table("meetings").to_rows():
            row = self._told(self._redacted("meetings", raw))
            if body not in (None, raw["body"]):
                self._leave("meetings", row, "other body")
            elif not self._sight.meeting(str(raw["meeting"])):
                self._leave("meetings", row, "not for this audience")
            elif why := self._why_not(row, days):
                self._leave("meetings", row, why)
            else:
                out.append(row)
        return out

    def _why_not(self, row: Row, days: tuple[date | None, date | None]) -> Why | None:
        start, stop = day_read(row["start"]), day_read(row["stop"])
        if start is None:
            return "no day"
        # One that began before them and goes on is of these days too.
        over = days[0] is not None and start < days[0] and (stop or start) <= days[0]
        late = days[1] is not None and start >= days[1]
        return "other days" if over or late else None

    def _told(self, row: Row) -> Row:
        """A row without the texts that name what may not be seen."""
        if self.whole:
            return row
        keys = {"meeting", "body", "start", "stop", "zone", "offset", "status", "visibility"}
        keys |= {"item", "person", "position", "start_time", "stop_time"}
        return {
            c: v if c in keys or not isinstance(v, str) or self._sight.text(v) else None
            for c, v in row.items()
        }

    def _by(
        self, column: str, table: Literal["attendances", "speakers"], r: Registry, keys: set[Any]
    ) -> dict[str, list[Row]]:
        out: dict[str, list[Row]] = {}
        for raw in r.table(table).to_rows():
            row = self._told(self._redacted(table, raw))
            if row[column] in keys:
                # The public is not told who is asked.
                if not self._sight.row(table, raw) or (table == "attendances" and not self._asked):
                    self._leave(table, row, "not for this audience")
                else:
                    out.setdefault(row[column], []).append(row)
            else:
                self._leave(table, row, self._left_out.get(row[column], "other days"))
        return out

    def _redacted(self, table: str, row: Row) -> Row:
        if self._names is None:
            return row
        out = {}
        for column, cell in row.items():
            if isinstance(cell, str) and column in _PEOPLE.get(table, ()):
                out[column] = self._person(cell)
            else:
                out[column] = self.text(cell) if isinstance(cell, str) else cell
        return out

    def _person(self, key: str) -> str:
        return self._names.key(key) if self._names else key

    def _person_name(self, person: Row) -> str:
        return self._person(str(person["person"])) if self._names else str(person["name"])

    def _leave(self, table: str, row: Row, why: Why) -> None:
        self.losses[table, why] = self.losses.get((table, why), 0) + 1
        if table == "meetings":
            self._left_out[row["meeting"]] = why
        elif table == "items":
            self._left_out[row["item"]] = why


def _is_email(text: object) -> bool:
    return isinstance(text, str) and "@" in text and not any(c.isspace() for c in text)
