# SPDX-License-Identifier: BSL-1.0
"""Python alone, by an expert: sorted numbers, all counters in one, verdicts remembered."""

from __future__ import annotations

from itertools import chain
from typing import Any

from suite.answer import Answer
from suite.mandates import OPEN, Mandates
from suite.peers.numpy_packed import BEYOND, CODE, CODES, amounts
from suite.peers.packed import layout
from suite.question import Question

name = "Python, sweep"
DAY = 15  # bits; the day itself, not the days since the first one
Columns = dict[str, list[int]]


def prepare(data: Mandates, question: Question) -> Columns:
    columns = ("person", "body", "start", "stop", "gender", "role", "region")
    return {c: getattr(data, c).tolist() for c in columns}


def beyond_the_first(columns: Columns, key: str) -> list[int]:
    """Events of the days on which a mandate is not the person's first in the body."""
    latest: dict[tuple[int, int], int] = {}
    events = []
    pairs = zip(columns["body"], columns["person"], strict=True)
    for i, (pair, stop) in enumerate(zip(pairs, columns["stop"], strict=True)):
        before = latest.get(pair)
        if before is None:
            latest[pair] = stop
            continue
        start, end = columns["start"][i], min(before, stop)
        if end > start:
            code = BEYOND + (columns["gender"][i] << 1 | columns["region"][i] << 2)
            at = columns[key][i] << DAY
            events += [(at + start) << CODE | code | 1, (at + end) << CODE | code]
        latest[pair] = max(before, stop)
    return events


def solve(columns: Columns, question: Question) -> list[tuple[int, int, int, int]]:
    key = columns[question.key]
    rest = (columns[c] for c in ("start", "stop", "gender", "role", "region"))
    events = list(
        chain.from_iterable(
            (at + (a << CODE) | (code := g << 1 | r << 2 | p << 3) | 1, at + (b << CODE) | code)
            for at, a, b, g, r, p in zip((k << DAY + CODE for k in key), *rest, strict=True)
        )
    )
    events += beyond_the_first(columns, question.key)
    events.sort()

    places = layout(question, 1 << 20)  # a number of Python is as long as it needs to be
    adds = [places.word(0, amounts(code)) for code in range(CODES)]
    judge = judgement(question, places)
    known: dict[int, int] = {}
    begun: dict[int, int] = {}
    found = []
    state = broken = 0
    last = -1
    for event in [*events, -1 << CODE]:
        at = event >> CODE
        if at != last and last >= 0:
            day = last & (1 << DAY) - 1
            if day == OPEN:
                now = 0
            elif (now := known.get(state, -1)) < 0:
                now = known[state] = judge(state)
            changed = now ^ broken
            while changed:
                bit = changed & -changed
                changed ^= bit
                if now & bit:
                    begun[bit] = day
                else:
                    found.append((bit.bit_length() - 1, last >> DAY, begun[bit], day))
            broken = now
        last = at
        state += adds[event & (1 << CODE) - 1]
    return found


def judgement(question: Question, places: Any) -> Any:
    """Which rules a state of the counters breaks, as bits."""

    def judge(state: int) -> int:
        value = {c: (state >> p.shift) & p.mask for c, p in places.places.items()}
        broken = 0
        for i, rule in enumerate(question.rules):
            totals = ((s, sum(f * value[c] for c, f in s.parts)) for s in rule.sums)
            if not all(s.low <= n and (s.high is None or n <= s.high) for s, n in totals):
                broken |= 1 << i
        return broken

    return judge


def answer(found: list[tuple[int, int, int, int]], question: Question) -> Answer:
    return Answer.of(*(zip(*found, strict=True) if found else ([], [], [], [])))
