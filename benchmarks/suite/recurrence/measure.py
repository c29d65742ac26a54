# SPDX-License-Identifier: BSL-1.0
"""Answers are compared first; then everybody is timed in rounds, another one first in each."""

from __future__ import annotations

import gc
import hashlib
import time
from typing import Any

import numpy as np

from suite.clock import say
from suite.recurrence.arrays import Answer, Packed
from suite.recurrence.ours import Program, write
from suite.recurrence.rules import Rules, day

REMIT = Program("remit", "recurrence_remit")
ONE_BY_ONE = Program("remit, rule by rule", "recurrence_remit_one_by_one")
LIBICAL = Program("libical", "recurrence_libical")

# What any rule costs that is expanded alone, from simple ones to those of which few days come.
ANY = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;INTERVAL=2;BYDAY=MO",
    "FREQ=DAILY;BYMONTH=1;BYMONTHDAY=1;BYDAY=MO",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;BYMONTH=3",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=-1,15",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
    "FREQ=YEARLY;BYYEARDAY=100,-1",
    "FREQ=YEARLY;BYMONTH=1,6;BYDAY=1MO,-1FR",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;INTERVAL=4",
    "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=183",
)


def hash_of(answer: Answer) -> str:
    counts, days = answer
    h = hashlib.sha256(np.ascontiguousarray(counts, np.int64).tobytes())
    h.update(np.ascontiguousarray(days, np.int32).tobytes())
    return h.hexdigest()


def contest(rules: Rules, peers: list[Any], rounds: int) -> dict[str, Any]:
    """Peers that answer as numpy does are timed; seconds by peer and clock, one for each round."""
    reference = Packed()
    expected = reference.solve(reference.prepare(rules))
    right = hash_of(expected)
    dates = len(expected[1])
    say(f"{len(rules):,} rules, {dates:,} dates")
    missing, differs = {}, {}
    there = []
    for peer in peers:
        try:
            why = peer.missing() if hasattr(peer, "missing") else None
            prepared = None if why else peer.prepare(rules)
        except ImportError as error:
            why = f"cannot be imported: {error}"
        if why:
            missing[peer.name] = why
            continue
        if hash_of(peer.solve(prepared)) != right:
            differs[peer.name] = "answers otherwise"
            say(f"  NOT TIMED: {peer.name} answers otherwise")
            continue
        there.append((peer, prepared))
    seconds: dict[str, dict[str, list[float]]] = {peer.name: {} for peer, _ in there}
    for r in range(rounds):
        for i in range(len(there)):
            peer, prepared = there[(i + r) % len(there)]
            for clock, took in once(peer, prepared).items():
                seconds[peer.name].setdefault(clock, []).append(took)
    return {
        "rules": len(rules),
        "dates": dates,
        "sha256": right,
        "seconds": seconds,
        "missing": missing,
        "differs": differs,
    }


def once(peer: Any, prepared: Any) -> dict[str, float]:
    if hasattr(peer, "seconds"):
        return dict(peer.seconds(prepared))
    gc.collect()
    gc.disable()
    try:
        begun, cpu = time.perf_counter(), time.process_time()
        found = peer.solve(prepared)
        took = {"whole": time.perf_counter() - begun, "cpu": time.process_time() - cpu}
    finally:
        gc.enable()
    del found
    return took


def any_rule(rules: Rules, rounds: int) -> list[dict[str, Any]]:
    """Each of these rules alone, from 1 January 1990, many times; libical ten times. By the
    clock of the processor."""
    out = []
    for text in ANY:
        seconds: dict[str, list[float]] = {}
        answers = {}
        dates = {}
        asked = []
        for peer, times in ((ONE_BY_ONE, 300), (LIBICAL, 10)):
            if peer.missing():
                continue
            first = np.full(times, day(1990))
            file = write([text] * times, first, rules)
            counts, days = peer.solve(file)
            answers[peer.name] = days[: int(counts[0])].tobytes()
            dates[peer.name] = len(days)
            asked.append((peer, file))
        expected = answers[ONE_BY_ONE.name]
        for r in range(rounds):
            for peer, file in asked[:: 1 if r % 2 else -1]:
                if answers[peer.name] == expected:
                    took = peer.seconds(file)["cpu"] / dates[peer.name]
                    seconds.setdefault(peer.name, []).append(took)
        differs = [name for name, days in answers.items() if days != expected]
        out.append(
            {
                "rule": text,
                "dates": len(expected) // 4,
                "seconds_per_date": seconds,
                "differs": differs,
            }
        )
    return out
