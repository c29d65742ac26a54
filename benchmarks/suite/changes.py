# SPDX-License-Identifier: BSL-1.0
"""What one change costs: single mandates end, go or come, and findings are told of again.

There is no peer: what the others can do is answer the whole question again. So this stands beside
the whole check of the same registry, at several sizes.
"""

from __future__ import annotations

import random
import time
from statistics import median
from typing import Any

import remit as rm

from suite.clock import say
from suite.measure import Shape
from suite.peers import remit_check
from suite.question import Question, of_bodies, of_people

CHANGES = 400
COMPARED = 3  # how many are compared with checking everything again


def sizes(largest: int) -> list[int]:
    return [n for n in (10_000, 100_000, 1_000_000, 10_000_000) if n <= largest]


def measure(largest: int, seed: int) -> list[dict[str, Any]]:
    """For each size and kind of subject the seconds of a check, of the first change and of each
    further one."""
    out = []
    for n in sizes(largest):
        data = Shape(n, seed=seed).make()
        for ask in (of_bodies, of_people):
            question = ask(data)
            columns = remit_check.prepare(data, question)
            registry = remit_check.load(columns)
            out.append(of_one(registry, columns, question, len(data), seed))
            m = out[-1]
            say(
                f"  one change of {len(data):,} mandates, by {m['key']}: "
                f"{1e6 * median(m['changes']):.0f} µs, checking all {1e3 * m['check']:.1f} ms"
            )
    return out


def of_one(
    registry: rm.Registry,
    columns: remit_check.Columns,
    question: Question,
    mandates: int,
    seed: int,
) -> dict[str, Any]:
    remit_check.check(registry, columns)  # what the registry makes on first use
    begun = time.perf_counter()
    found = remit_check.check(registry, columns)
    check = time.perf_counter() - begun
    dice = random.Random(seed)
    made = [change_of(registry, dice) for _ in range(CHANGES)]
    seconds, everything = [], 0
    for change in made:
        begun = time.perf_counter()
        told = rm.recheck(found, change)
        seconds.append(time.perf_counter() - begun)
        everything += told.everything
    if mandates <= 100_000:
        for change in made[:COMPARED]:
            compare(registry, columns, found, change)
    return {
        "key": question.key,
        "mandates": mandates,
        "check": check,
        "first": seconds[0],
        "changes": seconds[1:],
        "everything": everything,
    }


def change_of(registry: rm.Registry, dice: random.Random) -> rm.Change:
    row = dice.randrange(len(registry))
    if dice.random() < 0.5:
        return rm.Change().remove("mandates", row)
    return rm.Change().set("mandates", row, "role", dice.choice(["chair", "member"]))


def compare(
    registry: rm.Registry, columns: remit_check.Columns, found: rm.Findings, change: rm.Change
) -> None:
    """Raises AssertionError if checking everything again tells otherwise."""

    def texts(some: rm.Findings) -> set[tuple[str, str, Any, Any, str]]:
        return {(f.rule, f.subject, f.start, f.stop, f.verdict) for f in some}

    before, after = texts(found), texts(remit_check.check(registry.changed(change), columns))
    told = rm.recheck(found, change)
    if texts(told.opened) != after - before or texts(told.resolved) != before - after:
        raise AssertionError("a change is told otherwise than checking everything again")
