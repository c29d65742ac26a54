# SPDX-License-Identifier: BSL-1.0
"""The answer of every peer: the maximal runs of days on which a rule is broken."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Summary:
    """What two answers must agree in."""

    intervals: int
    days: int
    hash: str


@dataclass(frozen=True)
class Answer:
    """rule: its position in the question; key: the body or person; start counts, stop does not."""

    rule: Numbers
    key: Numbers
    start: Numbers
    stop: Numbers

    @classmethod
    def of(cls, rule: object, key: object, start: object, stop: object) -> Answer:
        return cls(*(np.asarray(c).astype(np.int64) for c in (rule, key, start, stop)))

    def summary(self) -> Summary:
        return Summary(len(self.rule), int((self.stop - self.start).sum()), f"{self._hash():016x}")

    def rows(self) -> set[tuple[int, int, int, int]]:
        columns = (self.rule, self.key, self.start, self.stop)
        return set(zip(*(c.tolist() for c in columns), strict=True))

    def _hash(self) -> int:
        """A sum of a hash of each interval, so the order of the rows says nothing."""
        with np.errstate(over="ignore"):
            mixed = np.zeros(len(self.rule), np.uint64)
            for column in (self.rule, self.key, self.start, self.stop):
                mixed = _mix(mixed + column.astype(np.uint64))
            return int(mixed.sum(dtype=np.uint64))


def _mix(z: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """SplitMix64's step."""
    z = z + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


class DiffersError(Exception):
    """Two answers to one question: nothing of it is timed."""


def compare(name: str, answer: Answer, expected: Answer) -> None:
    """Raises DiffersError, with the first intervals that only one of them has."""
    if answer.summary() == expected.summary():
        return
    mine, theirs = answer.rows(), expected.rows()
    raise DiffersError(
        f"{name} answers {answer.summary()}, expected {expected.summary()}; "
        f"only there: {sorted(mine - theirs)[:5]}; missing: {sorted(theirs - mine)[:5]}"
    )
