# SPDX-License-Identifier: BSL-1.0
"""Answers compared, then timed in rounds, so that what slows the machine down slows all of them."""

from __future__ import annotations

import gc
import sys
import time
from types import ModuleType
from typing import Any

from suite.answer import Answer, DiffersError, compare
from suite.mandates import Mandates
from suite.peers import REMIT, numpy_packed
from suite.question import Question

Samples = dict[str, list[float]]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


class Contest:
    """One question about one register, put to several peers."""

    def __init__(self, data: Mandates, question: Question) -> None:
        self.data, self.question = data, question
        self.expected: Answer = numpy_packed.answer(numpy_packed.solve(data, question), question)
        self.prepared: list[tuple[ModuleType, Any]] = []
        self.differs: dict[str, str] = {}
        self.work: dict[str, int] = {}

    def enter(self, peer: ModuleType) -> None:
        """Lets it answer once, which also warms it up; who answers otherwise is not timed."""
        prepared = peer.prepare(self.data, self.question)
        found = peer.solve(prepared, self.question)
        try:
            compare(peer.name, peer.answer(found, self.question), self.expected)
        except DiffersError as why:
            self.differs[peer.name] = str(why)
            say(f"  NOT TIMED: {why}")
            return
        if is_remit(peer):
            self.work = dict(found.work)
        self.prepared.append((peer, prepared))

    def time(self, rounds: int) -> dict[str, Samples]:
        """Seconds of each peer, one entry for each round; in every round another one is first.
        There are more rounds where all of them last less than half a second."""
        out: dict[str, Samples] = {peer.name: {} for peer, _ in self.prepared}
        n = len(self.prepared)
        begun, r = time.perf_counter(), 0
        while r < rounds or (r < 50 and time.perf_counter() - begun < 0.5):
            for i in range(n):
                peer, prepared = self.prepared[(i + r) % n]
                for clock, seconds in once(peer, prepared, self.question).items():
                    out[peer.name].setdefault(clock, []).append(seconds)
            r += 1
        return out


def is_remit(peer: ModuleType) -> bool:
    return peer.__name__.endswith(REMIT)


def once(peer: ModuleType, prepared: Any, question: Question) -> dict[str, float]:
    """One answer, with the garbage of others out of the way. What is answered is freed outside."""
    gc.collect()
    gc.disable()
    try:
        if is_remit(peer):
            begun = time.perf_counter()
            registry = peer.load(prepared)
            loaded = time.perf_counter()
            found = peer.check(registry, prepared)
            done = time.perf_counter()
            again = peer.check(registry, prepared)
            twice = time.perf_counter()
            both = peer.check(registry, prepared, threads=2)
            shared = time.perf_counter()
            assert len(found) == len(again) == len(both)
            return {
                "load": loaded - begun,
                "check": done - loaded,
                "again": twice - done,
                "two threads": shared - twice,
                "whole": done - begun,
            }
        begun = time.perf_counter()
        found = peer.solve(prepared, question)
        took = time.perf_counter() - begun
        return {"whole": peer.seconds(found) if hasattr(peer, "seconds") else took}
    finally:
        gc.enable()
