# SPDX-License-Identifier: BSL-1.0
"""What a report says, in Danish and in English: phrases, days and numbers.

Both languages have the same phrases with the same placeholders, and a test holds them to it. Words
that are the charter's own (clauses, headings, names of rules) are never translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final

from remit import danish, english

LANGUAGES: Final = ("en", "da")

# A share that needs more is written as a fraction.
_MOST_PLACES: Final = 6

_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "da": "januar februar marts april maj juni juli august september oktober november december",
}

PHRASES: Final = {"en": english.PHRASES, "da": danish.PHRASES}


def _sign(n: Fraction) -> int:
    return (n > 0) - (n < 0)


class Texts:
    """The phrases, days and numbers of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._phrases = PHRASES[language]
        self._months = _MONTHS[language].split()

    def __call__(self, phrase: str, **values: object) -> str:
        """The phrase with its placeholders filled in."""
        return self._phrases[phrase].format(**values)

    def has(self, phrase: str) -> bool:
        return phrase in self._phrases

    def day(self, d: date) -> str:
        """2026-11-22, or 22-11-2026 in Danish."""
        return d.isoformat() if self.language == "en" else f"{d.day:02}-{d.month:02}-{d.year:04}"

    def long_day(self, d: date) -> str:
        """22 November 2026, or 22. november 2026 in Danish."""
        dot = "." if self.language == "da" else ""
        return f"{d.day}{dot} {self._months[d.month - 1]} {d.year}"

    def month(self, d: date) -> str:
        """November 2026, or november 2026 in Danish."""
        return f"{self._months[d.month - 1]} {d.year}"

    def weekday(self, d: date) -> str:
        """Sun, or søn in Danish."""
        return self("year weekdays").split()[d.weekday()]

    def quoted(self, words: str) -> str:
        return f"»{words}«" if self.language == "da" else f'"{words}"'

    def days(self, n: int) -> str:
        return self("day") if n == 1 else self("days", n=n)

    def count(self, phrase: str, n: int, **values: object) -> str:
        """The phrase for one or for many of something."""
        return self(f"{phrase} {'one' if n == 1 else 'many'}", n=n, **values)

    def number(
        self, n: Fraction, *, as_share: bool = False, bounds: Iterable[Fraction] = ()
    ) -> str:
        """7, 1/3, or 38 % where it is a share.

        A share is rounded, and never over one of the bounds: it stays below, on or above each.
        """
        if not as_share:
            return str(n)
        if (n * 100).denominator == 1:
            return f"{n * 100} %"
        apart = [Fraction(0), Fraction(1), *bounds]
        for places in range(1, _MOST_PLACES + 1):
            tens = 10**places
            rounded = Fraction(round(n * 100 * tens), 100 * tens)
            if all(_sign(rounded - b) == _sign(n - b) for b in apart):
                return self.decimals(f"{float(rounded * 100):.{places}f}") + " %"
        return str(n)

    def decimals(self, number: str) -> str:
        return number.replace(".", ",") if self.language == "da" else number

    def rule_value(self, text: str) -> str:
        """The right side of a comparison: percent(40) as 40 %, a day as a day, other text as is."""
        if found := re.fullmatch(r"percent\((-?\d+)\)", text):
            return f"{found[1]} %"
        if found := re.fullmatch(r"ratio\((-?\d+), (\d+)\)", text):
            return f"{found[1]}/{found[2]}"
        if found := re.fullmatch(r'"(\d{4}-\d\d-\d\d)"', text):
            return self.day(date.fromisoformat(found[1]))
        if found := re.fullmatch(r'"([^"\\]*)"', text):
            return self.quoted(found[1])
        return text
