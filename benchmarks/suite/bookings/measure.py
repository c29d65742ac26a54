# SPDX-License-Identifier: BSL-1.0
"""Answers are compared first; then everybody is timed in rounds, another one first in each."""

from __future__ import annotations

import gc
import hashlib
import time
from typing import Any

import numpy as np

from suite.bookings.facts import Facts
from suite.bookings.peers import Numpy, Remit, frames, load
from suite.clock import say


def hash_of(answer: Any) -> str:
    rows = np.asarray(answer, np.int64)
    rows = rows[np.lexsort(rows.T[::-1])]
    return hashlib.sha256(np.ascontiguousarray(rows).tobytes()).hexdigest()


def contest(facts: Facts, peers: tuple[Any, ...], rounds: int) -> dict[str, Any]:
    """Peers that answer as numpy does are timed; seconds by peer and clock, one for each round."""
    reference = Numpy().solve(facts)
    right = hash_of(reference)
    say(f"{len(facts.meeting):,} attendances, {len(reference):,} pairs")
    missing, differs, there = {}, {}, []
    for peer in peers:
        try:
            prepared = peer.prepare(facts)
        except ImportError as error:
            missing[peer.name] = f"cannot be imported: {error}"
            continue
        if hash_of(peer.answer(peer.solve(prepared))) != right:
            differs[peer.name] = "answers otherwise"
            say(f"  NOT TIMED: {peer.name} answers otherwise")
            continue
        there.append((peer, prepared))
    tables = frames(facts)
    seconds: dict[str, dict[str, list[float]]] = {peer.name: {} for peer, _ in there}
    for r in range(rounds):
        for i in range(len(there)):
            peer, prepared = there[(i + r) % len(there)]
            clocks = timed(lambda p=peer, x=prepared: p.solve(x))
            if isinstance(peer, Remit):
                clocks |= {f"load, {k}": v for k, v in timed(lambda: load(tables)).items()}
            for clock, took in clocks.items():
                seconds[peer.name].setdefault(clock, []).append(took)
    return {
        "meetings": len(facts.start),
        "attendances": len(facts.meeting),
        "people": facts.people,
        "pairs": len(reference),
        "sha256": right,
        "seconds": seconds,
        "missing": missing,
        "differs": differs,
    }


def timed(f: Any) -> dict[str, float]:
    gc.collect()
    gc.disable()
    try:
        begun, cpu = time.perf_counter(), time.process_time()
        found = f()
        took = {"whole": time.perf_counter() - begun, "cpu": time.process_time() - cpu}
    finally:
        gc.enable()
    del found
    return took
