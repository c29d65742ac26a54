# SPDX-License-Identifier: BSL-1.0
"""Registries with meetings of all sorts, made from a seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import remit as rm

Row = dict[str, Any]

NOBODY: Row = {"person": [], "body": [], "start": []}
ZONES = ("Europe/Copenhagen", "America/New_York", "Asia/Kolkata", "Etc/UTC", None)
TEXTS = (
    "Byrådssalen, 1. sal",
    'he said "no"; then: yes',
    "a\\b, c;d:e",
    "=1+1",
    "ends with \\",
    "^n 'quoted' ^^ ^'",
    "😀 long " * 12,
    "x" * 200,
    "-",
    "two  spaces",
    "007",
    "2026-02-03",
)
STATUS = ("planned", "held", "aflyst", "postponed", "flyttet", "someday", None)
VISIBLE = ("public", "participants", "members", "secretariat", None)
CAPACITY = ("chair", "medlem", "guest", "sekretariat", "substitute", "visitor", None)
PEOPLE = ("anna", "bo", "cy; dy", "ø/ås", "evy 100%", "fie")


class Maker:
    """One registry of each seed."""

    def __init__(self, seed: int) -> None:
        self._r = random.Random(seed)

    def registry(self) -> rm.Registry:
        r = self._r
        meetings = [self._meeting(n) for n in range(r.randint(0, 5))]
        items = [i for m in meetings for i in self._items(m)]
        return rm.Registry.from_frames(
            mandates=NOBODY,
            bodies=[{"body": b, "visibility": r.choice(VISIBLE)} for b in ("board", "audit, I")],
            people=[self._person(key) for key in PEOPLE],
            meetings=meetings or None,
            items=items or None,
            attendances=[a for m in meetings for a in self._attendances(m, items)] or None,
            speakers=[s for i in items for s in self._speakers(i)] or None,
        )

    def _maybe(self, *values: Any) -> Any:
        return self._r.choice((*values, None))

    def _text(self) -> str | None:
        return self._maybe(*TEXTS)

    def _time(self, low: int = 0) -> str:
        minutes = self._r.choice((low, 1440, self._r.randint(low, 1440)))
        return f"{minutes // 60:02}:{minutes % 60:02}"

    def _meeting(self, n: int) -> Row:
        r = self._r
        # Not when clocks are put forward or back.
        start = date(2026, r.choice((1, 2, 5, 7, 12)), r.randint(1, 28))
        days = r.choice((1, 1, 1, 2, 3))
        begins = self._maybe("09:00", "16:00", "00:00", "24:00" if days > 1 else "23:59")
        low = 0 if days > 1 else 23 * 60 + 59
        ends = self._maybe(self._time(low)) if begins else None
        return {
            "meeting": f"m{n}" + r.choice(("", " æ", ",;")),
            "body": r.choice(("board", "audit, I")),
            "name": self._text(),
            "start": start,
            "stop": start + timedelta(days=days) if days > 1 else None,
            "start_time": begins,
            "stop_time": ends,
            "zone": r.choice(ZONES),
            "status": r.choice(STATUS),
            "visibility": r.choice(VISIBLE),
            "kind": self._maybe("ordinary", "visit"),
            "place": self._text(),
            "address": self._text(),
            "directions": self._text(),
            "parking": self._text(),
            "contact": self._text(),
            "sender": self._text(),
            "organiser": self._maybe("anna", "bo", "Komponent", "-"),
            "signup_url": self._maybe("https://example.org/a,b;c?d=e", "#", "mailto:a@b.dk"),
            "convened": self._maybe("2025-12-01", "2025"),
            "signup_by": self._maybe("2025-12-24", "-"),
            "joint": self._maybe("both"),
            "uid": self._maybe(f"{n}-ABC@example.org", f"{n}007"),
            "sequence": self._maybe(0, 3),
            "topic": self._text(),
            "seats": self._maybe(0, -7, 10**12),
            "decided": self._maybe(date(2025, 1, 2)),
            "several lines": self._maybe("one\ntwo\r\nthree", "\u2028 \x85 \x07"),
        }

    def _items(self, meeting: Row) -> list[Row]:
        return [
            {
                "item": f"{meeting['meeting']}/{n}",
                "meeting": meeting["meeting"],
                "name": self._text(),
                "kind": self._maybe("talk", "break"),
                "part": self._text(),
                "position": n,
                "visibility": self._r.choice(VISIBLE),
                "topic": self._text(),
            }
            for n in range(self._r.randint(0, 3))
        ]

    def _person(self, key: str) -> Row:
        email = self._maybe(f"{key[0]}@Example.org", "not an address", "-")
        return {"person": key, "name": self._maybe(f'"{key}" Larsen, MP'), "email": email}

    def _attendances(self, meeting: Row, items: list[Row]) -> list[Row]:
        own = [i["item"] for i in items if i["meeting"] == meeting["meeting"]]
        return [
            {
                "meeting": meeting["meeting"],
                "person": self._r.choice(PEOPLE),
                "presence": self._maybe("present", "absent", "excused"),
                "capacity": self._r.choice(CAPACITY),
                "reply": self._maybe("accepted", "declined", "afbud", "perhaps"),
                "item": self._maybe(*own),
                "asked": self._maybe("2025-12-01"),
                "substitute_for": self._maybe(None, None, *PEOPLE),
                "table": self._text(),
            }
            for _ in range(self._r.randint(0, 5))
        ]

    def _speakers(self, item: Row) -> list[Row]:
        return [
            {
                "item": item["item"],
                "person": self._r.choice(PEOPLE),
                "office": self._maybe("mayor"),
                "organisation": self._text(),
                "capacity": self._text(),
            }
            for _ in range(self._r.randint(0, 2))
        ]
