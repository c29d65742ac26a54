# SPDX-License-Identifier: BSL-1.0
"""Made-up rules, the same for the same seed, as columns and as texts of iCalendar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FIRST_YEAR, STOP_YEAR = 1990, 2040


class Kind(IntEnum):
    """Every so many days; weeks on a weekday; on two; a day of months; their n-th weekday."""

    DAYS = 0
    WEEKS = 1
    PAIR = 2
    MONTH_DAY = 3
    NTH_WEEKDAY = 4


def day(year: int, month: int = 1, dom: int = 1) -> int:
    """As a count since 1970."""
    return int(np.datetime64(f"{year}-{month:02}-{dom:02}", "D").astype(int))


@dataclass(frozen=True)
class Rules:
    """One for each entry; days as counts since 1970, weekdays from 0 = Monday."""

    start: int
    stop: int
    holidays: Any  # rising, until some weeks after stop
    kind: Any
    first: Any  # the day from which it recurs, in the first year
    interval: Any
    n: Any  # the n-th day or weekday of a month; -1: its last
    weekday: Any
    other: Any  # the second weekday of a pair

    def __len__(self) -> int:
        return len(self.kind)

    def few(self, many: int) -> Rules:
        """The first of them."""
        return self._those(slice(many))

    def off_sundays(self) -> Rules:
        """Those that do not recur every several weeks on a Sunday: libical 3.0 leaves out the
        Sunday of the first week, though weeks begin on Monday."""
        weekly = ((self.kind == Kind.WEEKS) | (self.kind == Kind.PAIR)) & (self.interval > 1)
        sunday = (self.weekday == 6) | ((self.kind == Kind.PAIR) & (self.other == 6))
        return self._those(~(weekly & sunday))

    def _those(self, which: Any) -> Rules:
        columns = (self.kind, self.first, self.interval, self.n, self.weekday, self.other)
        return Rules(self.start, self.stop, self.holidays, *(c[which] for c in columns))

    def texts(self) -> list[str]:
        columns = (self.kind, self.interval, self.n, self.weekday, self.other)
        return [_text(*row) for row in zip(*(c.tolist() for c in columns), strict=True)]


def _text(kind: int, interval: int, n: int, weekday: int, other: int) -> str:
    match kind:
        case Kind.DAYS:
            return f"FREQ=DAILY;INTERVAL={interval}"
        case Kind.WEEKS:
            return f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={DAYS[weekday]}"
        case Kind.PAIR:
            return f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={DAYS[weekday]},{DAYS[other]}"
        case Kind.MONTH_DAY:
            return f"FREQ=MONTHLY;INTERVAL={interval};BYMONTHDAY={n}"
        case _:
            return f"FREQ=MONTHLY;INTERVAL={interval};BYDAY={n}{DAYS[weekday]}"


def make_rules(many: int, holidays: list[int], seed: int = 1) -> Rules:
    """A tenth every so many days (7 to 90) or weeks (1 to 4), the others by months (1, 2, 3, 6 or
    12 of them): days 1 to 28, the last, or with every month up to the 31st; first to fourth or
    last weekday."""
    dice = np.random.default_rng(seed)
    kind = dice.choice(5, many, p=[0.033, 0.033, 0.034, 0.45, 0.45])
    months = np.array([1, 2, 3, 6, 12])[dice.integers(0, 5, many)]
    interval = np.select(
        [kind == Kind.DAYS, kind <= Kind.PAIR],
        [dice.integers(7, 91, many), dice.integers(1, 5, many)],
        months,
    )
    dom = np.where(
        months == 1,
        dice.integers(1, 32, many),
        dice.integers(1, 29, many),
    )
    dom[dice.random(many) < 0.1] = -1
    nth = dice.integers(1, 6, many)
    nth[nth == 5] = -1
    weekday = dice.integers(0, 7, many)
    return Rules(
        day(FIRST_YEAR),
        day(STOP_YEAR),
        np.array(sorted(holidays)),
        kind,
        day(FIRST_YEAR) + dice.integers(0, 365, many),
        interval,
        np.where(kind == Kind.MONTH_DAY, dom, nth),
        weekday,
        (weekday + dice.integers(1, 4, many)) % 7,
    )
