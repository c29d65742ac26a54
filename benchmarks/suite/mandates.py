# SPDX-License-Identifier: BSL-1.0
"""A made-up register of mandates in the shape of real ones, the same for the same seed.

Bodies of about 20 seats from 1985 on, ten terms of four years. Each seat has days of its own
("apart"); or all seats of a body begin on one day ("together"); or a third of the bodies is of
either kind, and in a third one half of the seats and the other half begin in turn ("mixed"). 2 % of
the seats are vacant for a term; 2 % of the holders leave early and are followed after some weeks; a
quarter of the mandates go to somebody who is there already; 0.2 % to the holder of the seat before
in the same body, who then sits there twice. The rows come in the order of registration, by start
and not by body.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]

FIRST = 5479  # 1985-01-01, as days since 1970-01-01
OPEN = 21915  # 2030-01-01: stands for "still so" in every answer
TERMS = 10
TERM = 1461
REGIONS = ("north", "middle", "south", "sealand", "capital")
GENDERS = ("f", "m")
ROLES = ("member", "chair")


@dataclass(frozen=True)
class Mandates:
    """Columns with one entry for each mandate; persons, bodies and the like are codes from 0."""

    person: Ints
    body: Ints
    start: Ints
    stop: Ints  # OPEN: still
    gender: Bytes  # 0: f
    role: Bytes  # 1: chair
    region: Bytes
    people: int
    bodies: int
    seats: int  # of a body, on average

    def __len__(self) -> int:
        return len(self.body)

    @cached_property
    def bytes(self) -> int:
        """What the columns take."""
        columns = (self.person, self.body, self.start, self.stop)
        return sum(c.nbytes for c in (*columns, self.gender, self.role, self.region))

    def most_at_once(self, key: str) -> int:
        """How many mandates one body (or person) has at most on one day. Peers may know it."""
        of = np.asarray(getattr(self, key)).astype(np.uint64) << np.uint64(16)
        ends = of | ((self.stop - FIRST).astype(np.uint64) << np.uint64(1))
        begins = of | ((self.start - FIRST).astype(np.uint64) << np.uint64(1)) | np.uint64(1)
        events = np.sort(np.concatenate([ends, begins]))
        return int(np.cumsum((events & np.uint64(1)).astype(np.int32) * 2 - 1).max())

    def shares(self) -> dict[str, float]:
        """What the data look like, for the record."""
        held = np.bincount(self.person, minlength=self.people)
        pairs = np.unique(self.person.astype(np.int64) * self.bodies + self.body) // self.bodies
        several = np.bincount(pairs, minlength=self.people) > 1
        return {
            "mandates of a person": float(held.mean()),
            "people in several bodies": float(several.mean()),
            "mandates of the busiest person": float(held.max()),
        }


def make_mandates(
    mandates: int,
    *,
    bodies: int = 0,
    again: float = 0.25,
    twice: float = 0.002,
    terms: str = "apart",
    seed: int = 1,
) -> Mandates:
    """About `mandates` rows; bodies: how many (0: so that each has about 20 seats); again: which
    part of the mandates goes to somebody who is there already; twice: which part to somebody who
    has another seat of the body; terms: apart, together or mixed."""
    rng = np.random.default_rng([seed, mandates, bodies])
    bodies = bodies or max(1, round(mandates / (20 * TERMS)))
    seats = max(1, round(mandates / (bodies * TERMS)))
    least, most = seats - seats // 10, seats + seats // 10
    size = rng.integers(least, most + 1, bodies, dtype=np.int32)
    size[rng.random(bodies) < 0.5] = seats

    # One slot for each body, term and seat.
    per_term = int(size.sum())
    body = np.tile(np.repeat(np.arange(bodies, dtype=np.int32), size), TERMS)
    first_seat = np.tile(np.cumsum(size) - size, TERMS)
    term = np.repeat(np.arange(TERMS, dtype=np.int32), per_term)
    chair = np.zeros(per_term, np.uint8)
    chair[first_seat[:bodies]] = 1
    role = np.tile(chair, TERMS)
    # The first term of a seat that is out of step with the first seat's is as much longer.
    begun = (FIRST + rng.integers(0, 730, bodies, dtype=np.int32))[body]
    later = _behind(rng, bodies, size, terms)
    start = begun + term * TERM + np.where(term > 0, np.tile(later, TERMS), 0)
    stop = begun + (term + 1) * TERM + np.tile(later, TERMS)
    stop[term == TERMS - 1] = OPEN

    # Nobody in a seat for a term; but every body has its first chair and its last one.
    vacant = rng.random(len(body)) < 0.02
    vacant &= ~((role == 1) & ((term == 0) | (term == TERMS - 1)))
    leaves = (rng.random(len(body)) < 0.02) & ~vacant
    left = start + rng.integers(100, 1100, len(body), dtype=np.int32)
    followed = left + rng.integers(0, 60, len(body), dtype=np.int32)
    first_stop = np.where(leaves, left, stop).astype(np.int32)
    kept = ~vacant
    body = np.concatenate([body[kept], body[leaves]])
    role = np.concatenate([role[kept], role[leaves]])
    stop = np.concatenate([first_stop[kept], stop[leaves]])
    start = np.concatenate([start[kept], followed[leaves]])

    # The seat before it in the body in that term, or the row itself.
    beside = np.arange(len(body))
    beside[1:] -= body[1:] == body[:-1]
    order = np.argsort(start, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    beside = place[beside[order]]
    body, role, start, stop = body[order], role[order], start[order], stop[order]

    n = len(body)
    new = rng.random(n) >= again
    new[0] = True
    so_far = np.cumsum(new, dtype=np.int64)
    person = np.where(new, so_far - 1, (rng.random(n) * so_far).astype(np.int64))
    second = (rng.random(n) < twice) & (role == 0)
    person[second] = person[beside[second]]
    holder, people = _without_gaps(person)
    gender = (rng.random(people) >= 0.45).astype(np.uint8)
    region = rng.integers(0, len(REGIONS), people, dtype=np.uint8)
    return Mandates(
        holder, body, start, stop, gender[holder], role, region[holder], people, bodies, seats
    )


def _behind(rng: np.random.Generator, bodies: int, size: Ints, terms: str) -> Ints:
    """By how many days the terms of each seat begin after those of its body's first."""
    kind = np.repeat(rng.integers(0, 3, bodies), size)
    if terms != "mixed":
        kind[:] = {"together": 0, "apart": 2}[terms]
    own = rng.integers(0, TERM, len(kind), dtype=np.int32)
    half = np.where(own % 2 == 0, 0, TERM // 2).astype(np.int32)
    return np.select([kind == 0, kind == 1], [np.zeros_like(own), half], own).astype(np.int32)


def _without_gaps(code: npt.NDArray[np.int64]) -> tuple[Ints, int]:
    """The codes that occur, numbered from 0 in their order."""
    there = np.zeros(int(code.max()) + 1, bool)
    there[code] = True
    number = np.cumsum(there, dtype=np.int32) - 1
    return number[code].astype(np.int32), int(there.sum())
