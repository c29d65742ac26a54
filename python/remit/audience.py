# SPDX-License-Identifier: BSL-1.0
"""Who may see what of a registry: the audience of an output, and what of the rows it may see.

Bodies, meetings and items have a visibility, the least audience that may see them. What hangs on a
row may be seen by whoever may see the row: a mandate with its body, an attendance with its meeting
and its item. A meeting is never seen further than its body, nor an item further than its meeting.

Where nothing is said of a body, members and the secretariat may see it: nobody said that it is open
to others, and its members know of it anyway.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product
from typing import Any, Final, Literal

from remit._core import BadInput, Cause, Problem, Registry
from remit.hidden_names import HiddenNames

Audience = Literal["public", "participants", "members", "secretariat"]
Row = Mapping[str, Any]

#: From the one that may see least to the one that may see all.
AUDIENCES: Final[tuple[Audience, ...]] = ("public", "participants", "members", "secretariat")
#: The one that may see what nothing is said of.
UNSAID: Final[Audience] = "members"
_DANISH: Final[Mapping[str, Audience]] = {
    "offentlig": "public",
    "deltagere": "participants",
    "medlemmer": "members",
    "sekretariat": "secretariat",
}
WORDS_OF_AUDIENCES: Final = f"{', '.join(AUDIENCES)}; in Danish {', '.join(_DANISH)}"

#: What a row hangs on: the table, and the column that has its key; the first that the row has.
_ABOVE: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "seats": (("bodies", "body"),),
    "mandates": (("bodies", "body"),),
    "meetings": (("bodies", "body"),),
    "events": (("bodies", "body"),),
    "proposals": (("bodies", "body"),),
    "nominations": (("proposals", "proposal"),),
    "items": (("meetings", "meeting"),),
    "attendances": (("meetings", "meeting"), ("items", "item")),
    "tasks": (("meetings", "meeting"),),
    "audiences": (("meetings", "meeting"),),
    "recusals": (("items", "item"),),
    "speakers": (("items", "item"),),
}
#: Tables whose rows may be hidden, each below what it hangs on.
BODIED: Final = ("bodies", *_ABOVE)
#: Tables that are of no body: all may see their rows, but for those of people who may not be named.
OPEN: Final = frozenset(["people", "organisations", "offices", "terms", "charter"])
_KEY: Final = {
    "bodies": "body",
    "meetings": "meeting",
    "items": "item",
    "events": "event",
    "proposals": "proposal",
}
_DAY: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def audience_called(word: str) -> Audience | None:
    """The audience that a word means, in English or Danish; None: it means none."""
    plain = word.strip().casefold()
    return next((a for a in AUDIENCES if a == plain), None) or _DANISH.get(plain)


@dataclass(frozen=True)
class HiddenRows:
    """How many are not shown; which, nobody is told."""

    bodies: int
    meetings: int
    items: int


class Sight:
    """What one audience may see of a registry.

    Raises BadInput where a visibility is a word that means no audience, unless everything may be
    seen: what nobody can read is not public.
    """

    def __init__(self, registry: Registry, audience: Audience = "secretariat") -> None:
        self.audience: Audience = audience
        self.everything = audience == AUDIENCES[-1]
        self._registry = registry
        if not self.everything:
            self._visible  # noqa: B018  its problems are told now

    # -- rows ------------------------------------------------------------------------------------

    def body(self, key: str) -> bool:
        return self._sees("bodies", key)

    def meeting(self, key: str) -> bool:
        return self._sees("meetings", key)

    def item(self, key: str) -> bool:
        return self._sees("items", key)

    def person(self, key: str) -> bool:
        """Whether somebody may be named: has a row that may be seen, or none that may not."""
        return self.everything or key not in self._hidden_people

    def confidential(self, body: str) -> bool:
        """Whether it is said of a body that not all may see it."""
        said = [r.get("visibility") for r in self._rows["bodies"] if r["body"] == body]
        said += self._dated.get(("bodies", body), [])
        return any(_level(str(word)) != 0 for word in said if _is_said(word))

    def row(self, table: str, row: Row) -> bool:
        """Whether a row of a table may be seen."""
        return self.everything or self._sees_row(table, row)

    @cached_property
    def hidden(self) -> HiddenRows:
        """How many rows are hidden."""
        if self.everything:
            return HiddenRows(0, 0, 0)
        levels = self._visible
        return HiddenRows(
            *(sum(not seen for seen in levels[t].values()) for t in ("bodies", "meetings", "items"))
        )

    @property
    def hides(self) -> bool:
        """Whether anything is hidden at all."""
        return not self.everything and any(self._hidden_in.values())

    def hides_in(self, table: str, body: str | None = None) -> bool:
        """Whether the table has a row that is hidden; of that body, where one is given."""
        return not self.everything and body in self._hidden_in[table]

    def hides_of(self, table: str, person: str) -> bool:
        """Whether a row of the table that is about the person is hidden."""
        return not self.everything and person in self._people_hidden_in[table]

    # -- what is said ----------------------------------------------------------------------------

    def text(self, text: str) -> bool:
        """Whether a text may be shown: it names nobody and nothing that only hidden rows have."""
        return self.everything or not self._secrets.named_in(text)

    def day(self, day: date | None) -> bool:
        """Whether a day may be told: it is not one that only hidden rows have."""
        return day is None or self.everything or day not in self._hidden_days

    def cause(self, cause: Cause, body: str | None) -> bool:
        """Whether the row of a cause may be told. `body`: it is surely of this one.

        A cause tells its table, person and day, and not its key: it is hidden where one row that
        fits is.
        """
        return self.everything or all(self._fitting(cause, body))

    def day_of(self, cause: Cause, body: str | None) -> bool:
        """Whether the day of a cause may be told: that of a row that may be seen and fits."""
        return self.cause(cause, body) or any(self._fitting(cause, body, exactly=True))

    # -- how it is worked out --------------------------------------------------------------------

    def _sees(self, table: str, key: str) -> bool:
        return self.everything or self._visible[table].get(key, False)

    def _sees_row(self, table: str, row: Row) -> bool:
        if table in _KEY:
            return self._visible[table].get(str(row[_KEY[table]]), False)
        if table == "attributes":
            of, key = str(row["table"]), str(row["key"])
            if of in _KEY:
                return self._visible[of].get(key, False)
            # the key of another is made of several, and begins with that of a person or a body
            first, *_ = re.split("[@/]", key)
            return (of not in BODIED or first in self._visible["bodies"]) and self.person(first)
        if table not in _ABOVE:
            return "person" not in row or self.person(str(row["person"]))
        above = ((of, row.get(column)) for of, column in _ABOVE[table])
        return all(self._visible[of].get(str(key), False) for of, key in above if _is_said(key))

    @cached_property
    def _rows(self) -> dict[str, list[dict[str, Any]]]:
        return {t: self._registry.table(t).to_rows() for t in BODIED}  # type: ignore[arg-type]

    @cached_property
    def _dated(self) -> dict[tuple[str, str], list[str]]:
        """What is said of visibility by `attributes`."""
        out: dict[tuple[str, str], list[str]] = defaultdict(list)
        for a in self._registry.table("attributes").to_rows():
            if a["name"] == "visibility":
                out[str(a["table"]), str(a["key"])].append(str(a["value"]))
        return out

    @cached_property
    def _visible(self) -> dict[str, dict[str, bool]]:
        """Of each table with keys, of each key, whether it may be seen: with all that is above."""
        unread: dict[str, int] = defaultdict(int)
        most = AUDIENCES.index(self.audience)
        out: dict[str, dict[str, bool]] = {}
        for table, column in _KEY.items():
            out[table] = {}
            for row in self._rows[table]:
                key = str(row[column])
                said = [row.get("visibility"), *self._dated.get((table, key), [])]
                levels = [_level(str(word)) for word in said if _is_said(word)]
                unread[table] += levels.count(None)
                # of several in the course of time the strictest: an output tells of all days
                level = max((x for x in levels if x is not None), default=None)
                if level is None:
                    level = 0 if table in _ABOVE else AUDIENCES.index(UNSAID)
                above = ((of, row.get(by)) for of, by in _ABOVE.get(table, ()))
                seen = all(out[of].get(str(k), False) for of, k in above)
                # a key that stands twice is seen where every row of it is
                out[table][key] = seen and level <= most and out[table].get(key, True)
        if problems := [_unread(table, n) for table, n in unread.items() if n]:
            raise BadInput(problems)
        return out

    @cached_property
    def _bodies_of(self) -> dict[tuple[str, str], str]:
        """The body of what has a key."""
        out: dict[tuple[str, str], str] = {}
        for table, column in _KEY.items():
            for row in self._rows[table]:
                out[table, str(row[column])] = self._body_of(table, row, out)
        return out

    def _body_of(self, table: str, row: Row, of: Mapping[tuple[str, str], str]) -> str:
        if row.get("body"):
            return str(row["body"])
        above, column = _ABOVE[table][0]
        return of.get((above, str(row[column])), "")

    @cached_property
    def _hidden_in(self) -> dict[str, set[str | None]]:
        """Of each table the bodies with a hidden row in it, and None if there is one."""
        out: dict[str, set[str | None]] = {t: set() for t in BODIED}
        for table, row in self._hidden_rows:
            out[table] |= {None, self._body_of(table, row, self._bodies_of)}
        return out

    @cached_property
    def _people_hidden_in(self) -> dict[str, set[str]]:
        out: dict[str, set[str]] = {t: set() for t in BODIED}
        for table, row in self._hidden_rows:
            if _is_said(row.get("person")):
                out[table].add(str(row["person"]))
        return out

    @cached_property
    def _hidden_rows(self) -> list[tuple[str, Row]]:
        return [(t, r) for t, rows in self._rows.items() for r in rows if not self._sees_row(t, r)]

    @cached_property
    def _seen_rows(self) -> list[tuple[str, Row]]:
        return [(t, r) for t, rows in self._rows.items() for r in rows if self._sees_row(t, r)]

    @cached_property
    def _hidden_people(self) -> set[str]:
        hidden, seen = (
            {str(row["person"]) for _, row in rows if _is_said(row.get("person"))}
            for rows in (self._hidden_rows, self._seen_rows)
        )
        return hidden - seen

    @cached_property
    def _hidden_days(self) -> set[date]:
        seen = set(_days(row for _, row in self._seen_rows))
        # what an office or a term has may be told: neither is of a body
        for table in ("offices", "organisations", "terms"):
            seen |= set(
                _days(r for r in self._registry.table(table).to_rows() if self.row(table, r))
            )
        return set(_days(row for _, row in self._hidden_rows)) - seen

    def _fitting(self, cause: Cause, body: str | None, exactly: bool = False) -> set[bool]:
        """Of the rows that a cause may mean, whether they may be seen; `exactly`: with its day."""
        person = cause.person_key or None
        if person is not None and not self.person(person):
            return {False}
        if cause.table in OPEN:
            return {True}
        found = self._fits.get((cause.table, body, person, cause.day))
        if found is None and not exactly:  # a day that no row of it has
            found = self._fits.get((cause.table, body, person, None))
        return found or {False}

    @cached_property
    def _fits(self) -> dict[tuple[str, str | None, str | None, date | None], set[bool]]:
        """Of the rows of a table, and where they are given of a body, of a person, with a day,
        whether they may be seen: all, none, or some.
        """
        out: dict[tuple[str, str | None, str | None, date | None], set[bool]] = defaultdict(set)
        meets = {str(m["meeting"]): m for m in self._rows["meetings"]}
        on = {str(i["item"]): meets.get(str(i["meeting"]), {}) for i in self._rows["items"]}
        for table in BODIED:
            for row in self._rows[table]:
                # what belongs to a meeting lasts as long
                meeting = meets.get(str(row.get("meeting"))) or on.get(str(row.get("item")), {})
                days = {*_days([row, meeting]), None}
                bodies = {self._body_of(table, row, self._bodies_of), None}
                people = {str(row["person"]) if _is_said(row.get("person")) else None, None}
                for key in product([table], bodies, people, days):
                    out[key].add(self._sees_row(table, row))
        return dict(out)

    @cached_property
    def _secrets(self) -> HiddenNames:
        people = self._registry.table("people").to_rows()
        hidden = [*_called(self._hidden_rows)]
        seen = [*_called(self._seen_rows)]
        for row in people:
            (seen if self.person(str(row["person"])) else hidden).extend(
                [str(row["person"]), str(row["name"])]
            )
        for row in self._registry.table("organisations").to_rows():
            seen += [str(row["organisation"]), str(row["name"])]
        return HiddenNames(hidden, seen, (*BODIED, *_KEY.values()))


def _called(rows: Iterable[tuple[str, Row]]) -> Iterable[str]:
    """What the rows are called: their keys and names."""
    for table, row in rows:
        if table in _KEY:
            yield str(row[_KEY[table]])
            if _is_said(row.get("name")):
                yield str(row["name"])


def _days(rows: Iterable[Row]) -> Iterable[date]:
    for cell in (cell for row in rows for cell in row.values()):
        if isinstance(cell, date):
            yield cell
        elif isinstance(cell, str):  # one of days that are known in part
            for text in _DAY.findall(cell):
                with suppress(ValueError):
                    yield date.fromisoformat(text)


def _is_said(cell: object) -> bool:
    return cell is not None and cell != "-" and cell != ""


def _level(word: str) -> int | None:
    audience = audience_called(word)
    return None if audience is None else AUDIENCES.index(audience)


def _unread(table: str, n: int) -> Problem:
    # the word is not quoted: it is a cell of a row that perhaps nobody may see
    what = f"{n} of these say who may see them with a word that means nobody"
    return Problem("E-VISIBILITY", f"{table}: visibility", what, f"write {WORDS_OF_AUDIENCES}")


def may_see(registry: Registry, audience: Audience = "secretariat") -> Sight:
    """What the audience may see: `may_see(registry, "public").meeting("2027-1")`."""
    return Sight(registry, audience)
