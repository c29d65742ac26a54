# SPDX-License-Identifier: BSL-1.0
"""Meetings and who attends them, made up, the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

EACH = 20  # attendances of a meeting
POOL = 25  # members of a body
BODY_MEETINGS = 50  # of a body over all years
FIRST_DAY, DAYS = 12_784, 3_652  # 2005 to 2014
PER_DAY = 1440


@dataclass
class Facts:
    """Meetings by start; attendances of one meeting after another, unless shuffled. Minutes since
    1970; people, bodies and meetings by number."""

    start: Any
    stop: Any
    body: Any
    meeting: Any  # of each attendance
    person: Any
    members: Any  # bodies x POOL

    @property
    def people(self) -> int:
        return int(self.members.size)


def make_facts(meetings: int, seed: int = 1, *, shuffled: bool = False) -> Facts:
    dice = np.random.default_rng(seed)
    bodies = max(2, meetings // BODY_MEETINGS)
    people = bodies * POOL
    members = dice.permutation(people).reshape(bodies, POOL)
    # A fifth of the places go to somebody who sits elsewhere too.
    again = dice.random(members.shape) < 0.2
    dealt = members.copy()
    members[again] = dice.integers(0, people, int(again.sum()))
    ordered = np.sort(members, axis=1)
    twice = (ordered[:, 1:] == ordered[:, :-1]).any(axis=1)
    members[twice] = dealt[twice]  # nobody sits in a body twice
    day = np.sort(dice.integers(FIRST_DAY, FIRST_DAY + DAYS, meetings))
    start = day * PER_DAY + 8 * 60 + 15 * dice.integers(0, 40, meetings)
    start.sort()
    stop = start + 60 + 30 * dice.integers(0, 5, meetings)
    body = dice.integers(0, bodies, meetings)
    seats = dice.random((meetings, POOL)).argsort(axis=1)[:, :EACH]
    meeting = np.repeat(np.arange(meetings, dtype=np.int32), EACH)
    person = np.take_along_axis(members[body], seats, axis=1).ravel().astype(np.int32)
    if shuffled:
        order = dice.permutation(len(meeting))
        meeting, person = meeting[order], person[order]
    return Facts(start, stop, body, meeting, person, members)
