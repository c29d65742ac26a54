# SPDX-License-Identifier: BSL-1.0
"""What is asked: rules in the words of remit, and the same as sums of counters within bounds.

A rule holds on a day when every one of its sums lies within its bounds. The counters of a body are
its members (people, not mandates), those who are women, its chairs, its members from each of five
regions, and `extra`: how many mandates there are beyond one for each member. Those of a person are
its mandates and its chairs.
"""

from __future__ import annotations

from dataclasses import dataclass

from suite.mandates import REGIONS, Mandates

MEMBERS, WOMEN, CHAIRS, REGION, EXTRA = 0, 1, 2, 3, 8
COUNTERS = ("members", "women", "chairs", *REGIONS, "extra")


@dataclass(frozen=True)
class Sum:
    """low <= the sum of (counter, factor) <= high; high None: no bound."""

    parts: tuple[tuple[int, int], ...]
    low: int
    high: int | None = None

    def text(self, names: tuple[str, ...] = COUNTERS) -> str:
        """Whether it is kept, as Python and SQL write it."""
        parts = " + ".join(names[c] if f == 1 else f"{f} * {names[c]}" for c, f in self.parts)
        if self.low == self.high:
            return f"({parts} = {self.low})"
        above = f"({parts} >= {self.low})"
        return above if self.high is None else f"({above} AND {parts} <= {self.high})"


@dataclass(frozen=True)
class Rule:
    name: str
    words: str
    sums: tuple[Sum, ...]


@dataclass(frozen=True)
class Question:
    """key: "body" or "person", what is judged; most: no counter is ever larger, which peers that
    pack counters into one number may use."""

    name: str
    key: str
    rules: tuple[Rule, ...]
    most: int

    @property
    def counters(self) -> tuple[int, ...]:
        """Which counters the rules ask for."""
        return tuple(sorted({c for r in self.rules for s in r.sums for c, _ in s.parts}))

    @property
    def by_body(self) -> bool:
        return self.key == "body"


def _only(counter: int, low: int, high: int | None = None) -> tuple[Sum, ...]:
    return (Sum(((counter, 1),), low, high),)


def body_rules(seats: int) -> tuple[Rule, ...]:
    """The five rules, of which the first asks for 15 to 21 members where there are 20 seats."""
    low, high = max(1, seats * 3 // 4), seats + seats // 20
    regions = tuple(Sum(((REGION + r, 1),), 1) for r in range(len(REGIONS)))
    return (
        Rule("size", f"(count() >= {low}) & (count() <= {high})", _only(MEMBERS, low, high)),
        Rule(
            "women",
            'share(gender == "f") >= percent(40)',
            (Sum(((WOMEN, 5), (MEMBERS, -2)), 0),),
        ),
        Rule("chair", 'count(role == "chair") == 1', _only(CHAIRS, 1, 1)),
        Rule("regions", f"distinct(region) == {len(REGIONS)}", regions),
        Rule("twice", "count().of(mandates) == count()", _only(EXTRA, 0, 0)),
    )


def more_rules(seats: int, rules: int) -> tuple[Rule, ...]:
    """The five rules and caps on the same counters, which are seldom reached."""
    out = list(body_rules(seats))[:rules]
    caps = [("count()", MEMBERS, seats + seats // 10)]
    caps += [('count(gender == "f")', WOMEN, seats * 3 // 4)]
    caps += [(f'count(region == "{r}")', REGION + i, seats // 2) for i, r in enumerate(REGIONS)]
    while len(out) < rules:
        turn, which = divmod(len(out) - 5, len(caps))
        text, counter, first = caps[which]
        most = first + turn
        out.append(Rule(f"cap {len(out)}", f"{text} <= {most}", _only(counter, 0, most)))
    return tuple(out)


def of_bodies(data: Mandates, rules: int = 5) -> Question:
    return Question(
        "body", "body", more_rules(data.seats, rules), max(1, data.most_at_once("body"))
    )


def of_people(data: Mandates) -> Question:
    """Nobody chairs two bodies, nobody sits in more than three."""
    rules = (
        Rule("chairs", 'count(role == "chair") <= 1', _only(CHAIRS, 0, 1)),
        Rule("bodies", "count() <= 3", _only(MEMBERS, 0, 3)),
    )
    return Question("person", "person", rules, max(1, data.most_at_once("person")))
