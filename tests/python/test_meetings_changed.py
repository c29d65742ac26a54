# SPDX-License-Identifier: BSL-1.0
"""One fact of a meeting changes: what is told of a part is what checking everything again tells,
and the facts are those of the tables with that change.
"""

from __future__ import annotations

import copy
import os
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import remit as rm

Row = dict[str, Any]
Frames = dict[str, list[Row]]

SEED = int(os.environ.get("REMIT_SEED", "20261129"))
CASES = int(os.environ.get("REMIT_CASES", "300"))

BODIES = ["b1", "b2", "b3"]
PEOPLE = ["p1", "p2", "p3", "p4"]
SEEN = [None, None, "public", "participants", "members", "secretariat"]
COL = rm.col
RULES = [
    ("sit", "meeting", COL("sitting") <= 90),
    ("min", "meeting", COL("minutes") <= 120),
    ("item", "item", COL("minutes") <= 30),
    ("items", "body", rm.count(COL("minutes") > 30).of(rm.items) <= 1),
    ("meetings", "body", rm.count(COL("sitting") > 60).of(rm.meetings) <= 0),
    ("person", "person", rm.count(COL("meeting.sitting") > 60).of(rm.attendances) <= 0),
    ("speaks", "person", rm.count(COL("item.minutes") > 30).of(rm.speakers) <= 0),
    ("open", "meeting", COL("visibility") == "public"),
    ("open item", "item", COL("visibility") == "public"),
    ("open there", "attendance", COL("meeting.visibility") == "public"),
    ("speaker", "speaker", COL("meeting.sitting") <= 60),
    ("task", "task", COL("meeting.minutes") <= 100),
]


def a_meeting(r: random.Random, key: str) -> Row:
    return {
        "meeting": key,
        "body": r.choice(BODIES),
        "start": f"2024-{r.randint(1, 12):02}-{r.randint(1, 28):02}",
        "start_time": r.choice([None, "09:00", "10:00", "16:00"]),
        "stop_time": r.choice([None, "17:00", "18:00", "19:00"]),
        "visibility": r.choice(SEEN),
        "minutes": r.choice([None, None, None, 480, 120]),
        "sitting": r.choice([None, None, None, 60]),
    }


def an_item(r: random.Random, key: str, f: Frames) -> Row:
    return {
        "item": key,
        "meeting": r.choice(f["meetings"])["meeting"],
        "position": r.choice([None, 1, 2, 3]),
        "kind": r.choice(["break", "talk", None]),
        "start_time": r.choice([None, "09:00", "10:00", "16:00", "16:30"]),
        "stop_time": r.choice([None, "16:40", "17:00"]),
        "visibility": r.choice(SEEN),
        "minutes": r.choice([None, None, None, 30]),
    }


def a_speaker(r: random.Random, f: Frames) -> Row:
    return {"item": r.choice(f["items"])["item"], "person": r.choice(PEOPLE)}


def an_attendance(r: random.Random, f: Frames) -> Row:
    return {"meeting": r.choice(f["meetings"])["meeting"], "person": r.choice(PEOPLE)}


def some_facts(r: random.Random) -> Frames:
    f: Frames = {
        "bodies": [{"body": b, "visibility": r.choice(SEEN)} for b in BODIES],
        "people": [{"person": p} for p in PEOPLE],
        "mandates": [
            {"person": r.choice(PEOPLE), "body": b, "start": "2024-01-01"} for b in BODIES
        ],
        "meetings": [a_meeting(r, f"m{i}") for i in range(r.randint(1, 5))],
    }
    f["items"] = []
    f["items"] = [an_item(r, f"i{i}", f) for i in range(r.randint(1, 8))]
    f["attendances"] = [an_attendance(r, f) for _ in range(r.randint(1, 6))]
    f["speakers"] = [a_speaker(r, f) for _ in range(r.randint(1, 5))]
    f["tasks"] = [an_attendance(r, f) for _ in range(r.randint(1, 4))]
    return f


def change_one(r: random.Random, f: Frames) -> tuple[rm.Change, Frames]:
    """A change, and the tables as they are with it."""
    after, change = copy.deepcopy(f), rm.Change()
    makers: dict[str, Callable[[], Row]] = {
        "meetings": lambda: a_meeting(r, "new"),
        "items": lambda: an_item(r, "new", f),
        "speakers": lambda: a_speaker(r, f),
        "attendances": lambda: an_attendance(r, f),
        "bodies": lambda: {"body": "new", "visibility": r.choice(SEEN)},
    }
    table = r.choice(["meetings", "items", "items", "speakers", "attendances", "bodies"])
    new = makers[table]()
    if table != "bodies" and r.random() < 0.3:
        change.add(table, [new])
        after[table].append(new)
        return change, after
    row = r.randrange(len(f[table]))
    column = r.choice([c for c in new if c not in ("body", table.removesuffix("s"))] or [*new])
    after[table][row][column] = new[column]
    change.set(table, row, column, new[column])
    return change, after


def told(found: Any) -> Counter[tuple[str, ...]]:
    return Counter((f.rule, f.subject, str(f.start), str(f.stop), f.verdict) for f in found)


def test_a_change_of_meetings_is_told_as_checking_everything_again_tells_it() -> None:
    rules = [rm.Rule(name=n, for_each=of, require=what) for n, of, what in RULES]
    compared = told_of_a_part = differ = 0
    for seed in range(SEED, SEED + CASES):
        r = random.Random(seed)
        facts = some_facts(r)
        change, tables = change_one(r, facts)
        asked = r.sample(rules, r.choice([1, 2, len(rules)]))
        try:
            before = rm.Registry.from_frames(**facts)
            after = before.changed(change)
        except rm.BadInput:  # an item that ends before it starts
            continue
        found, whole = rm.check(before, asked), rm.check(after, asked)
        said = rm.recheck(found, change)
        old, new = told(found), told(whole)
        assert told(said.opened) == new - old, seed
        assert told(said.resolved) == old - new, seed
        again = rm.Registry.from_frames(**tables)
        for table in ("bodies", "meetings", "items", "attendances", "speakers"):
            assert after.table(table).to_rows() == again.table(table).to_rows(), (seed, table)
        compared += 1
        told_of_a_part += not said.everything
        differ += old != new
    assert compared > CASES / 3
    assert told_of_a_part > CASES / 20
    assert differ > CASES / 20
