# SPDX-License-Identifier: BSL-1.0
"""One measurement: a question put to peers, to slow ones about a smaller register."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from types import ModuleType
from typing import Any

from suite.clock import Contest, is_remit, say
from suite.mandates import Mandates, make_mandates
from suite.question import Question

Ask = Callable[[Mandates], Question]
Measured = dict[str, Any]
SMALLEST = 1000


@dataclass(frozen=True)
class Shape:
    """What make_mandates takes."""

    mandates: int
    bodies: int = 0
    again: float = 0.25
    twice: float = 0.002
    terms: str = "apart"
    seed: int = 1

    def make(self) -> Mandates:
        return make_mandates(
            self.mandates,
            bodies=self.bodies,
            again=self.again,
            twice=self.twice,
            terms=self.terms,
            seed=self.seed,
        )

    def smaller(self, mandates: int) -> Shape:
        bodies = self.bodies and max(1, self.bodies * mandates // self.mandates)
        return replace(self, mandates=mandates, bodies=bodies)


@dataclass
class Pace:
    """How long one answer may take, and what is known of how long each peer takes."""

    limit: float
    rounds: int
    per_mandate: dict[tuple[str, str], float] = field(default_factory=dict)

    def size_for(self, peer: ModuleType, shape: Shape, ask: Ask) -> int:
        """The largest of n, n / 10, n / 100, ... that it answers within the limit, as far as
        smaller ones tell."""
        size = shape.mandates
        while size > SMALLEST and self._expected(peer, shape, ask, size) > self.limit:
            size = max(SMALLEST, size // 10)
        return size

    def _expected(self, peer: ModuleType, shape: Shape, ask: Ask, size: int) -> float:
        """By what a small register takes, and, unless that is far too long, a larger one."""
        rate = self._rate(peer, shape.smaller(min(SMALLEST, size)), ask)
        larger = 20 * SMALLEST
        if larger < size and rate * larger < self.limit:
            rate = self._rate(peer, shape.smaller(larger), ask)
        return rate * size

    def _rate(self, peer: ModuleType, shape: Shape, ask: Ask) -> float:
        key = (peer.__name__, repr(shape))
        if key not in self.per_mandate:
            data = shape.make()
            question = ask(data)
            prepared = peer.prepare(data, question)
            peer.solve(prepared, question)  # compiles and warms up
            begun = time.perf_counter()
            found = peer.solve(prepared, question)
            took = time.perf_counter() - begun
            took = peer.seconds(found) if hasattr(peer, "seconds") else took
            self.per_mandate[key] = took / len(data)
        return self.per_mandate[key]


def measure(
    what: str, shape: Shape, ask: Ask, peers: list[ModuleType], pace: Pace
) -> list[Measured]:
    """remit beside each peer; one entry for each size that was needed."""
    remit = [p for p in peers if is_remit(p)]
    sizes: dict[int, list[ModuleType]] = {shape.mandates: list(remit)}
    for peer in peers:
        if not is_remit(peer):
            sizes.setdefault(pace.size_for(peer, shape, ask), []).append(peer)
    out = []
    for size in sorted(sizes, reverse=True):
        here = sizes[size] if size == shape.mandates else [*remit, *sizes[size]]
        out.append(_contest(what, shape.smaller(size), shape.mandates, ask, here, pace.rounds))
    return out


def _contest(
    what: str, shape: Shape, wanted: int, ask: Ask, peers: list[ModuleType], rounds: int
) -> Measured:
    say(f"{what}: {shape}")
    data = shape.make()
    question = ask(data)
    contest = Contest(data, question)
    for peer in peers:
        contest.enter(peer)
    samples = contest.time(rounds)
    for name, clocks in samples.items():
        each = ", ".join(f"{c} {sorted(s)[len(s) // 2] * 1e3:.2f} ms" for c, s in clocks.items())
        say(f"  {name:22} {each}")
    return {
        "what": what,
        "wanted": wanted,
        "shape": asdict(shape),
        "rules": len(question.rules),
        "mandates": len(data),
        "bodies": data.bodies,
        "people": data.people,
        "seats": data.seats,
        "column_bytes": data.bytes,
        "shares": {k: round(v, 4) for k, v in data.shares().items()},
        "answer": asdict(contest.expected.summary()),
        "work": contest.work,
        "differs": contest.differs,
        "seconds": {
            name: {c: [round(x, 7) for x in s] for c, s in clocks.items()}
            for name, clocks in samples.items()
        },
    }
