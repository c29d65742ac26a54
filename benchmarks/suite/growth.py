# SPDX-License-Identifier: BSL-1.0
"""What the curves of kept results say: exponents, and where a step is steeper than its cause."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import Any

from suite.tell import REMIT, binary, middle

Point = dict[str, Any]
STEEP = 1.5  # times as long for each mandate from one point to the next
COUNTS = {
    "rows": "rows that are counted",
    "segments": "parts of rows",
    "signatures": "signatures",
    "subjects": "subjects",
    "events": "events",
    "days": "days compared",
    "judged": "judgements",
}


def curve(out: dict[str, Any], name: str) -> list[Point]:
    """The points of a curve at the sizes that were wanted, in the order of x."""
    points = [p for p in out["curves"] if p["curve"] == name and p["wanted"] == wanted(p)]
    return sorted(points, key=lambda p: p["x"]) if name != "terms" else points


def wanted(point: Point) -> int:
    return int(point["shape"]["mandates"])


def peers(points: list[Point]) -> list[str]:
    """Those with at least two points, in their order."""
    names = list(dict.fromkeys(n for p in points for n in p["seconds"]))
    return [n for n in names if sum(n in p["seconds"] for p in points) > 1]


def exponent(points: list[Point], peer: str, clock: str = "whole") -> float | None:
    """The slope of log time over log mandates, by least squares."""
    known = [p for p in points if peer in p["seconds"]]
    x = [math.log(p["mandates"]) for p in known]
    y = [math.log(middle(p, peer, clock)) for p in known]
    if len(x) < 2 or max(x) - min(x) < 1:
        return None
    mx, my = sum(x) / len(x), sum(y) / len(y)
    top = sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True))
    return top / sum((a - mx) ** 2 for a in x)


def each_more(points: list[Point], peer: str, clock: str = "whole") -> float | None:
    """Seconds for each mandate that one more rule costs, between the points of 5 rules and most."""
    known = [p for p in points if peer in p["seconds"] and p["rules"] >= 5]
    if len(known) < 2:
        return None
    a, b = known[0], known[-1]
    more = middle(b, peer, clock) / b["mandates"] - middle(a, peer, clock) / a["mandates"]
    return more / (b["rules"] - a["rules"])


@dataclass(frozen=True)
class Step:
    """Two neighbours of a curve, of which the second is dearer than the first."""

    clock: str
    before: Point
    after: Point
    times: float
    causes: tuple[str, ...]


def held(out: dict[str, Any]) -> float:
    """How many bytes remit has at its peak for each mandate; 0 where that was not measured."""
    ours = [m for m in out["memory"] if m["peer"] == REMIT]
    return float(ours[0]["peak"] / ours[0]["mandates"]) if ours else 0.0


def steps(points: list[Point], caches: dict[str, int], held_each: float = 0) -> list[Step]:
    """The steep steps of remit, with what else is more for each mandate there. More rules, or fewer
    mandates, are no riddle: they are divided out."""
    out = []
    for before, after in itertools.pairwise(points):
        if REMIT not in before["seconds"] or REMIT not in after["seconds"]:
            continue
        for clock in ("load", "check"):
            times = _each(after, clock) / _each(before, clock)
            if times / max(1.0, after["rules"] / before["rules"]) > STEEP:
                causes = _causes(before, after, clock)
                causes += _outgrown(before, after, caches, held_each)
                out.append(Step(clock, before, after, times, causes))
    return out


def _each(p: Point, clock: str) -> float:
    """The least, which other work on the machine disturbs least."""
    return float(min(p["seconds"][REMIT][clock])) / float(p["mandates"])


def _causes(before: Point, after: Point, clock: str) -> tuple[str, ...]:
    """What is more for each mandate."""
    out = []
    if clock == "check":
        for count, text in COUNTS.items():
            a, b = (p["work"].get(count, 0) / p["mandates"] for p in (before, after))
            if b > 0.01 and b > 1.3 * a:
                out.append(f"{text} for each mandate {a:.2f}, then {b:.2f}")
        a, b = (_twice(p) for p in (before, after))
        if b > 0.01 and b > 1.3 * a:
            out.append(f"of the subjects are swept twice {a:.0%}, then {b:.0%}")
    for key in ("people", "bodies"):
        a, b = (p[key] / p["mandates"] for p in (before, after))
        if b > 0.05 and b > 1.3 * a:
            out.append(f"{key} for each mandate {a:.2f}, then {b:.2f}")
    return tuple(out)


def _twice(p: Point) -> float:
    return float(p["work"].get("swept_twice", 0) / max(1, p["work"].get("subjects", 1)))


def _outgrown(
    before: Point, after: Point, caches: dict[str, int], held_each: float
) -> tuple[str, ...]:
    """Which caches the columns, or all that remit holds, fitted into before and no longer do."""
    sizes = {"what the columns take": [p["column_bytes"] for p in (before, after)]}
    if held_each:
        sizes["what is held at the peak"] = [
            int(held_each * p["mandates"]) for p in (before, after)
        ]
    return tuple(
        f"{what}, {binary(a)}, then {binary(b)}, no longer fits into {level}, {binary(size)}"
        for level, size in caches.items()
        for what, (a, b) in sizes.items()
        if a <= size < b
    )
