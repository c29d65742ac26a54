# SPDX-License-Identifier: BSL-1.0
"""Lines of a given width, and colour where a terminal wants it."""

from __future__ import annotations

import textwrap


class Style:
    """Bold and red, where there is a terminal that wants them."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self._colour else text

    def red(self, text: str) -> str:
        return f"\x1b[1;31m{text}\x1b[0m" if self._colour else text


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """The text in lines of at most that width; the first is indented, the others are hung. No line
    for no text.
    """
    return textwrap.wrap(
        text,
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def listed(parts: list[str], width: int, hanging: str = "") -> list[str]:
    """The parts with a dot between them, in lines that never begin with the dot."""
    stays = "\N{NO-BREAK SPACE}·"
    lines = wrapped(f"{stays} ".join(parts), width, "", hanging)
    return [line.replace(stays, " ·") for line in lines]
