# SPDX-License-Identifier: BSL-1.0
"""numpy: one sort of packed keys, cumulative sums of packed counters, comparisons by column."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from suite.answer import Answer
from suite.mandates import FIRST, OPEN, REGIONS, Mandates
from suite.peers.packed import Layout, layout
from suite.question import CHAIRS, EXTRA, MEMBERS, REGION, WOMEN, Question, Sum

name = "numpy, packed keys"
Words = npt.NDArray[np.uint64]

# An event is key | day | code. The code says what begins or ends: bit 0 begins, bit 1 a man, bit 2
# a chair, bits 3..5 the region; 40 and above: a mandate beyond a person's first in the body.
CODE, DAY = 6, 15
BEYOND = 40


def amounts(code: int) -> dict[int, int]:
    """What an event of this code does to each counter."""
    sign = 1 if code & 1 else -1
    if code >= BEYOND:
        woman, region = 1 - (code - BEYOND >> 1 & 1), (code - BEYOND) >> 2
        return {MEMBERS: -sign, WOMEN: -sign * woman, REGION + region: -sign, EXTRA: sign}
    woman, chair, region = 1 - (code >> 1 & 1), code >> 2 & 1, code >> 3
    return {MEMBERS: sign, WOMEN: sign * woman, CHAIRS: sign * chair, REGION + region: sign}


CODES = BEYOND + 4 * len(REGIONS)


def tables(places: Layout) -> list[Words]:
    """For each word what each code adds to it, modulo 2^64."""
    return [
        np.array([places.word(w, amounts(c)) % 2**64 for c in range(CODES)], np.uint64)
        for w in range(places.words)
    ]


def prepare(data: Mandates, question: Question) -> Mandates:
    return data


def solve(data: Mandates, question: Question) -> Answer:
    events = sorted_events(data, question)
    code = (events & np.uint64(2**CODE - 1)).astype(np.uint8)
    at = events >> np.uint64(CODE)
    last = np.flatnonzero(np.append(at[1:] != at[:-1], True))
    places = layout(question, 64)
    words = [np.cumsum(t[code])[last] for t in tables(places)]
    at = at[last]
    day = (at & np.uint64(2**DAY - 1)).astype(np.int32)
    key = (at >> np.uint64(DAY)).astype(np.int32)
    over = day == OPEN - FIRST
    day += np.int32(FIRST)

    small = np.int16 if question.most * 10 < 2**15 else np.int64
    value = {}
    for c, p in places.places.items():
        value[c] = ((words[p.word] >> np.uint64(p.shift)) & np.uint64(p.mask)).astype(small)
    parts: list[list[npt.NDArray[np.int64]]] = [[], [], [], []]
    for r, rule in enumerate(question.rules):
        kept = over.copy()
        held = None
        for s in rule.sums:
            held = keeps(s, value) if held is None else held & keeps(s, value)
        assert held is not None
        broken = ~(kept | held)
        before = np.append(False, broken[:-1])
        begin = np.flatnonzero(broken & ~before)
        end = np.flatnonzero(~broken & before)
        for column, found in zip(
            parts, (np.full(len(begin), r), key[begin], day[begin], day[end]), strict=True
        ):
            column.append(found)
    return Answer.of(*(np.concatenate(c) for c in parts))


def answer(found: Answer, question: Question) -> Answer:
    return found


def keeps(s: Sum, value: dict[int, npt.NDArray[np.int64]]) -> npt.NDArray[np.bool_]:
    """On which days a sum lies within its bounds."""
    total = None
    for counter, factor in s.parts:
        part = value[counter] if factor == 1 else value[counter] * value[counter].dtype.type(factor)
        total = part if total is None else total + part
    assert total is not None
    if s.low == s.high:
        return total == s.low
    return total >= s.low if s.high is None else (total >= s.low) & (total <= s.high)


def sorted_events(data: Mandates, question: Question) -> Words:
    """All begins and ends, by key and day."""
    of = getattr(data, question.key).astype(np.uint64) << np.uint64(DAY + CODE)
    code = (data.gender << 1) | (data.role << 2) | (data.region << 3)
    of |= code
    parts = [with_day(of, data.start) | np.uint64(1), with_day(of, data.stop)]
    row, start, stop = beyond_the_first(data)
    of = getattr(data, question.key)[row].astype(np.uint64) << np.uint64(DAY + CODE)
    of |= BEYOND + ((data.gender[row] << 1) | (data.region[row] << 2))
    parts += [with_day(of, start) | np.uint64(1), with_day(of, stop)]
    events = np.concatenate(parts)
    events.sort()
    return events


def with_day(of: Words, day: npt.NDArray[np.int32]) -> Words:
    return of | ((day - np.int32(FIRST)).astype(np.uint64) << np.uint64(CODE))


def beyond_the_first(
    data: Mandates,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Row, start and stop of the days on which a row's person has a mandate of the body that began
    before it: on each day as many as the person has beyond one."""
    row_bits = np.uint64(len(data).bit_length())
    people_bits = np.uint64(data.people.bit_length())
    pair = (data.body.astype(np.uint64) << people_bits) | data.person.astype(np.uint64)
    packed = (pair << row_bits) | np.arange(len(data), dtype=np.uint64)
    packed.sort()  # the rows are in the order of their start
    pair = packed >> row_bits
    same = pair[1:] == pair[:-1]
    several = np.append(same, False)
    several[1:] |= same
    row = (packed[several] & ((np.uint64(1) << row_bits) - np.uint64(1))).astype(np.int64)
    pair = pair[several]
    group = np.cumsum(np.append(True, pair[1:] != pair[:-1])) - 1 if len(pair) else pair
    latest = np.maximum.accumulate((group.astype(np.int64) << 16) + data.stop[row])
    before = np.append(0, latest[:-1]) - (group.astype(np.int64) << 16)
    start = data.start[row]
    stop = np.minimum(data.stop[row], before).astype(np.int32)
    there = (stop > start) & (np.append(0, group[:-1]) == group)
    return row[there], start[there], stop[there]
