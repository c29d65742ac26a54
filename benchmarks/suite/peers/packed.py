# SPDX-License-Identifier: BSL-1.0
"""Counters side by side in few integers: adding two of these adds all counters at once."""

from __future__ import annotations

from dataclasses import dataclass

from suite.question import Question


@dataclass(frozen=True)
class Place:
    """A counter is bits shift .. shift + width of word number `word`."""

    word: int
    shift: int
    mask: int


@dataclass(frozen=True)
class Layout:
    """Where each counter of a question stands, in words of so many bits."""

    places: dict[int, Place]
    words: int

    def word(self, index: int, amounts: dict[int, int]) -> int:
        """What changes in that word when each counter changes by so much."""
        return sum(
            amount << self.places[counter].shift
            for counter, amount in amounts.items()
            if counter in self.places and self.places[counter].word == index
        )


def layout(question: Question, bits: int) -> Layout:
    """The fewest words of so many bits in which no counter of the question overflows."""
    width = question.most.bit_length()
    each = bits // width
    if each == 0:
        raise ValueError(f"a counter of {width} bits in a word of {bits}")
    places = {
        counter: Place(i // each, i % each * width, (1 << width) - 1)
        for i, counter in enumerate(question.counters)
    }
    return Layout(places, -(-len(places) // each))
