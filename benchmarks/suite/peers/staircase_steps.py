# SPDX-License-Identifier: BSL-1.0
"""staircase: step functions as objects, some for each body and counter."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import Any

import pandas as pd
import staircase as sc

from suite.answer import Answer
from suite.mandates import OPEN
from suite.peers import pandas_sweep
from suite.question import CHAIRS, EXTRA, MEMBERS, REGION, WOMEN, Question, Sum

name = "staircase"
prepare = pandas_sweep.prepare


def counter(c: int, rows: pd.DataFrame, beyond: pd.DataFrame) -> Any:
    if c == EXTRA:
        return steps(beyond)
    if c == CHAIRS:
        return steps(rows[rows["role"] == 1])
    if c == WOMEN:
        rows, beyond = rows[rows["gender"] == 0], beyond[beyond["gender"] == 0]
    elif c != MEMBERS:
        region = c - REGION
        rows, beyond = rows[rows["region"] == region], beyond[beyond["region"] == region]
    return steps(rows) if beyond.empty else steps(rows) - steps(beyond)


def steps(rows: pd.DataFrame) -> Any:
    return sc.Stairs(start=rows["start"].to_numpy(), end=rows["stop"].to_numpy())


def keeps(s: Sum, value: dict[int, Any]) -> Any:
    total = reduce(lambda a, b: a + b, (value[c] if f == 1 else value[c] * f for c, f in s.parts))
    if s.low == s.high:
        return total == s.low
    return total >= s.low if s.high is None else (total >= s.low) & (total <= s.high)


def solve(rows: pd.DataFrame, question: Question) -> list[tuple[int, int, int, int]]:
    beyond = dict(iter(pandas_sweep.beyond_the_first(rows).groupby(question.key)))
    found = []
    for key, mine in rows.groupby(question.key):
        more = beyond.get(key, mine.iloc[:0])
        value = {c: counter(c, mine, more) for c in question.counters}
        first = mine["start"].min()
        for i, rule in enumerate(question.rules):
            kept = reduce(and_, (keeps(s, value) for s in rule.sums))
            frame = kept.clip(first, OPEN).to_frame()
            broken = frame[frame["value"] == 0]
            found += [
                (i, int(key), int(a), int(b))
                for a, b in zip(broken["start"], broken["end"], strict=True)
            ]
    return found


def answer(found: list[tuple[int, int, int, int]], question: Question) -> Answer:
    return Answer.of(*(zip(*found, strict=True) if found else ([], [], [], [])))
