# SPDX-License-Identifier: BSL-1.0
"""Whether a text names what is not to be shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from remit.texts import PHRASES

_WORD: Final = re.compile(r"\w+")
# A number that short is as often a number of something else.
_FEW_DIGITS: Final = 4


class HiddenNames:
    """Keys and names of hidden rows, which no text may have as whole words."""

    def __init__(self, hidden: Iterable[str], seen: Iterable[str], own: Iterable[str]) -> None:
        """`own`: what remit says itself, beside its phrases."""
        said = _own_words(own)
        phrases = {words for text in hidden if (words := _words(text))}
        phrases = {
            p
            for p in phrases
            if not (len(p) == 1 and (p[0] in said or (p[0].isdigit() and len(p[0]) <= _FEW_DIGITS)))
        }
        self._by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for phrase in phrases:
            self._by_first[phrase[0]].add(phrase)
        # what a row that may be seen is called too is no secret
        for phrase in {p for text in seen for p in self._found(text)}:
            self._by_first[phrase[0]].discard(phrase)

    def named_in(self, text: str) -> bool:
        return any(True for _ in self._found(text))

    def _found(self, text: str) -> Iterable[tuple[str, ...]]:
        words = _words(text)
        for i, word in enumerate(words):
            for phrase in self._by_first.get(word, ()):
                here = words[i : i + len(phrase)]
                # also with the s of a genitive
                if here == phrase or (*here[:-1], here[-1].removesuffix("s")) == phrase:
                    yield phrase
            if (bare := word.removesuffix("s")) != word and (bare,) in self._by_first.get(bare, ()):
                yield (bare,)


def _words(text: str) -> tuple[str, ...]:
    # a line below joins the words of a key, and is in no name
    return tuple(_WORD.findall(text.casefold()))


def _own_words(more: Iterable[str]) -> set[str]:
    """What remit says itself: a body that is called so is not named by it."""
    texts = [t for phrases in PHRASES.values() for pair in phrases.items() for t in pair]
    return {w for t in (*texts, *more, "person") for w in _words(t)}
