# SPDX-License-Identifier: BSL-1.0
"""numba: packed 64-bit keys, a radix sort of its own and a sweep compiled for the rules asked for.

What somebody would write by hand for these rules is written here from the question, so that other
rules can be asked; it is compiled outside the clock.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numba as nb
import numpy as np

from suite.answer import Answer
from suite.mandates import FIRST, OPEN, Mandates
from suite.peers.numpy_packed import CODE, DAY, tables
from suite.peers.packed import Layout, layout
from suite.question import Question, Sum

name = "numba, radix sort"
U64 = np.uint64


@nb.njit(cache=False)
def radix_sort(a: Any, low: int, high: int) -> Any:
    """The keys in order of their bits low .. high, ten or so at a time."""
    digits = (high - low + 10) // 11
    width = (high - low + digits - 1) // digits
    b = np.empty_like(a)
    counts = np.zeros((digits, 1 << width), np.int64)
    mask = np.uint64((1 << width) - 1)
    for i in range(a.size):
        x = a[i] >> np.uint64(low)
        for d in range(digits):
            counts[d, x & mask] += 1
            x >>= np.uint64(width)
    for d in range(digits):
        at = counts[d]
        total = 0
        for k in range(at.size):
            total, at[k] = total + at[k], total
        shift = np.uint64(low + d * width)
        for i in range(a.size):
            digit = (a[i] >> shift) & mask
            b[at[digit]] = a[i]
            at[digit] += 1
        a, b = b, a
    return a


@nb.njit(cache=False)
def make_pairs(key: Any, other: Any, bits: Any) -> Any:
    """Body, person and row in one number; bits: the widths of each. The rows are in the order of
    their start."""
    pairs = np.empty(key.size, np.uint64)
    for i in range(key.size):
        pair = (np.uint64(key[i]) << np.uint64(bits[1])) | np.uint64(other[i])
        pairs[i] = (pair << np.uint64(bits[2])) | np.uint64(i)
    return pairs


@nb.njit(cache=False)
def make_events(
    pairs: Any, key: Any, start: Any, stop: Any, gender: Any, role: Any, region: Any, bits: Any
) -> Any:
    """Begins and ends as key | day | code. Where somebody has several mandates in a body at once,
    also those of each beyond the first."""
    n = key.size
    day_code = np.uint64(DAY + CODE)
    events = np.empty(4 * n, np.uint64)
    m = 0
    row_mask = (np.uint64(1) << np.uint64(bits[2])) - np.uint64(1)
    before, latest = np.uint64(0xFFFFFFFFFFFFFFFF), 0
    for p in range(n):
        pair = pairs[p] >> np.uint64(bits[2])
        i = np.int64(pairs[p] & row_mask)
        of = np.uint64(key[i]) << day_code
        code = np.uint64(gender[i] << 1 | role[i] << 2 | region[i] << 3)
        events[m] = of | np.uint64(start[i] - FIRST) << np.uint64(CODE) | code | np.uint64(1)
        events[m + 1] = of | np.uint64(stop[i] - FIRST) << np.uint64(CODE) | code
        m += 2
        if pair == before:
            end = min(latest, stop[i])
            if end > start[i]:
                code = np.uint64(40 + (gender[i] << 1 | region[i] << 2))
                events[m] = (
                    of | np.uint64(start[i] - FIRST) << np.uint64(CODE) | code | np.uint64(1)
                )
                events[m + 1] = of | np.uint64(end - FIRST) << np.uint64(CODE) | code
                m += 2
            latest = max(latest, stop[i])
        else:
            before, latest = pair, stop[i]
    return events[:m]


def condition(s: Sum, places: Layout) -> str:
    """Whether a sum lies within its bounds, as an expression over the words w0, w1, ..."""
    parts = []
    for counter, factor in s.parts:
        p = places.places[counter]
        parts.append(f"{factor} * np.int64((w{p.word} >> U64({p.shift})) & U64({p.mask}))")
    total = " + ".join(parts)
    return f"({total} >= {s.low})" + ("" if s.high is None else f" & ({total} <= {s.high})")


def sweep_text(question: Question, places: Layout) -> str:
    """The sweep: adds up events, and on each day on which there were some compares all sums."""
    words = range(places.words)
    blocks = [question.rules[i : i + 64] for i in range(0, len(question.rules), 64)]
    out = ["def sweep(events, tables, since):"]
    out += ["    size, n = 1 << 16, 0", "    found = np.empty((4, size), np.int32)"]
    out += [f"    w{w} = U64(0)" for w in words]
    out += [f"    bad{b} = U64(0)" for b in range(len(blocks))]
    out += [
        "    for i in range(events.size):",
        "        e = events[i]",
        f"        c = e & U64({2**CODE - 1})",
    ]
    out += [f"        w{w} += tables[{w}, c]" for w in words]
    out += [f"        at = e >> U64({CODE})"]
    out += [f"        if i + 1 < events.size and events[i + 1] >> U64({CODE}) == at: continue"]
    out += [f"        day = np.int32(at & U64({2**DAY - 1})) + np.int32({FIRST})"]
    out += [f"        key = np.int32(at >> U64({DAY}))", f"        there = day != {OPEN}"]
    for b, rules in enumerate(blocks):
        out += ["        now = U64(0)"]
        for r, rule in enumerate(rules):
            kept = " & ".join(condition(s, places) for s in rule.sums)
            out += [f"        now |= U64(there & (not ({kept}))) << U64({r})"]
        out += [f"        changed = now ^ bad{b}", f"        bad{b} = now", "        r = 0"]
        out += ["        while changed != U64(0):"]
        out += ["            if changed & U64(1):", f"                rule = r + {64 * b}"]
        out += ["                if (now >> U64(r)) & U64(1): since[rule] = day"]
        out += ["                else:", "                    if n == size:"]
        out += ["                        more = np.empty((4, 2 * size), np.int32)"]
        out += [
            "                        more[:, :size] = found",
            "                        found = more",
        ]
        out += ["                        size *= 2"]
        out += ["                    found[0, n], found[1, n] = rule, key"]
        out += ["                    found[2, n], found[3, n] = since[rule], day"]
        out += ["                    n += 1"]
        out += ["            changed >>= U64(1)", "            r += 1"]
    return "\n".join([*out, "    return found[:, :n]", ""])


Sort = Callable[[Any, Any, Any], Any]
Prepared = tuple[Mandates, Callable[..., Any], Any]


def prepare(data: Mandates, question: Question) -> Prepared:
    places = layout(question, 64)
    scope: dict[str, Any] = {"np": np, "U64": nb.uint64}
    exec(compile(sweep_text(question, places), "sweep", "exec"), scope)
    return data, nb.njit(scope["sweep"]), np.stack(tables(places))


def solve(prepared: Prepared, question: Question, sort: Sort = radix_sort) -> Any:
    data, sweep, words = prepared
    keys = (data.bodies, data.people) if question.by_body else (data.people, data.bodies)
    key, other = (data.body, data.person) if question.by_body else (data.person, data.body)
    bits = np.array([*(int(k).bit_length() for k in keys), len(data).bit_length()])
    pairs = sort(make_pairs(key, other, bits), bits[2], bits.sum())
    rest = (data.start, data.stop, data.gender, data.role, data.region)
    events = sort(make_events(pairs, key, *rest, bits), CODE, CODE + DAY + bits[0])
    return sweep(events, words, np.zeros(len(question.rules), np.int32))


def answer(found: Any, question: Question) -> Answer:
    return Answer.of(*found)
