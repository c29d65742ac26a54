# SPDX-License-Identifier: BSL-1.0
"""What came after a finding: on the day after its last, was it mended, or is there another reason
why it stops there?
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from remit._core import BadInput, Charter, Finding, Registry, Rule, check

Sequel = Callable[[Finding], str]


def in_force(rule: Rule, day: date) -> bool:
    return (rule.start is None or rule.start <= day) and (rule.stop is None or day < rule.stop)


def sequels(charter: Charter, registry: Registry, found: Sequence[Finding]) -> Sequel:
    """What was so on the day a finding stops, as one word of JSON.

    `fails`, `possible`: the next finding begins there. `not observed`: the facts end. `not in
    force`: the rule does. `ended`: the body or the seat does. `not demanded`: its `where` does not
    hold. Else `mended`.
    """
    begins = {(f.rule, f.subject, f.start): f for f in found}
    observed_stop = registry.observed[1] if registry.observed else None
    versions: dict[str, list[Rule]] = {}
    for rule in charter.all_rules:
        versions.setdefault(rule.name, []).append(rule)
    stops = {row["body"]: row["stop"] for row in registry.table("bodies").to_rows()}
    seat_stops = {
        f"{row['body']}/{row['seat']}": row["stop"] for row in registry.table("seats").to_rows()
    }

    def apart_from_where(f: Finding) -> str:
        if f.stop is None:
            return ""
        if after := begins.get((f.rule, f.subject, f.stop)):
            return after.verdict
        if f.stop == observed_stop:
            return "not observed"
        if not any(in_force(rule, f.stop) for rule in versions[f.rule]):
            return "not in force"
        if stops.get(f.body) == f.stop:
            return "ended"
        if f.for_each == "seat" and seat_stops.get(f.subject) == f.stop:
            return "ended"
        return "mended"

    asked = {
        f.rule
        for f in found
        if any(rule.where is not None for rule in versions[f.rule])
        and apart_from_where(f) == "mended"
    }
    judged = _judged(charter, registry, (r for name in asked for r in versions[name]))

    def sequel(f: Finding) -> str:
        word = apart_from_where(f)
        if word != "mended" or f.rule not in asked or judged is None or _left(f):
            return word
        assert f.stop is not None
        runs = judged.get((f.rule, f.subject), [])
        demanded = any(a <= f.stop and (b is None or f.stop < b) for a, b in runs)
        return word if demanded else "not demanded"

    return sequel


def _left(f: Finding) -> bool:
    """Whether the mandate that a rule is broken by came to its end: that mends it."""
    return f.for_each == "mandate" and any(
        c.table == "mandates" and c.what == "ended" for c in f.closed_by
    )


def _judged(
    charter: Charter, registry: Registry, rules: Iterable[Rule]
) -> dict[tuple[str, str], list[tuple[date, date | None]]] | None:
    """The days on which each subject of these rules is judged; None where that cannot be asked.

    A demand and its opposite cannot both be kept, so a rule of both is broken on all those days.
    """
    runs: dict[tuple[str, str], list[tuple[date, date | None]]] = {}
    try:
        broken = check(
            registry,
            Charter(
                body=charter.body,
                values=charter.values,
                rules=[r.replace(require=r.require & ~r.require, cite="") for r in rules],
            ),
        )
    except BadInput:  # the rule is as deep as a rule may be, and cannot be put into another
        return None
    for f in broken:
        runs.setdefault((f.rule, f.subject), []).append((f.start, f.stop))
    return runs
