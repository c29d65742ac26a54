# SPDX-License-Identifier: BSL-1.0
"""Python's own sets, in the most obvious way: what the others are held against when small."""

from __future__ import annotations

from collections import Counter, defaultdict

from suite.answer import Answer
from suite.mandates import OPEN, Mandates
from suite.question import CHAIRS, EXTRA, MEMBERS, REGION, WOMEN, Question, Rule

name = "Python, sets of rows"
Row = tuple[int, int, int, int, int, int, int]  # person, body, start, stop, gender, role, region


def prepare(data: Mandates, question: Question) -> list[Row]:
    columns = (data.person, data.body, data.start, data.stop, data.gender, data.role, data.region)
    return list(zip(*(c.tolist() for c in columns), strict=True))


def solve(rows: list[Row], question: Question) -> list[tuple[int, int, int, int]]:
    by_body = question.key == "body"
    of: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        of[row[1] if by_body else row[0]].append(row)
    found = []
    for key, mine in of.items():
        days = sorted({r[2] for r in mine} | {r[3] for r in mine} | {OPEN})
        begun: dict[int, int] = {}
        begins, ends = defaultdict(list), defaultdict(list)
        for i, row in enumerate(mine):
            begins[row[2]].append(i)
            ends[row[3]].append(i)
        now: set[int] = set()
        for day in days:
            now.difference_update(ends[day])
            now.update(begins[day])
            counts = counters([mine[i] for i in now], by_body)
            for number, rule in enumerate(question.rules):
                kept = day == OPEN or keeps(rule, counts)
                if kept and number in begun:
                    found.append((number, key, begun.pop(number), day))
                elif not kept:
                    begun.setdefault(number, day)
    return found


def counters(rows: list[Row], by_body: bool) -> Counter[int]:
    """What the rows of one day count to: people of a body, bodies of a person."""
    out: Counter[int] = Counter()
    members = {(r[0] if by_body else r[1]): r for r in rows}
    for row in members.values():
        out[MEMBERS] += 1
        out[WOMEN] += row[4] == 0
        out[REGION + row[6]] += 1
    out[CHAIRS] = len({(r[0] if by_body else r[1]) for r in rows if r[5] == 1})
    out[EXTRA] = len(rows) - len(members)
    return out


def keeps(rule: Rule, counts: Counter[int]) -> bool:
    totals = [(s, sum(f * counts[c] for c, f in s.parts)) for s in rule.sums]
    return all(s.low <= n and (s.high is None or n <= s.high) for s, n in totals)


def answer(found: list[tuple[int, int, int, int]], question: Question) -> Answer:
    return Answer.of(*(zip(*found, strict=True) if found else ([], [], [], [])))
