# SPDX-License-Identifier: BSL-1.0
"""The lines of an iCalendar file (RFC 5545, 3.1), each with its number.

The package icalendar keeps no numbers, passes over what it cannot read and bounds nothing, so the
lines of strangers are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from remit._core import BadInput, Problem

MOST_BYTES: Final = 16 << 20
MOST_OF_A_LINE: Final = 1 << 20
MOST_DEPTH: Final = 8
MOST_PARAMETERS: Final = 200
MOST_PROBLEMS: Final = 1_000

_NAME = re.compile(r"[A-Za-z0-9-]+")
_PARAMETER = re.compile(r";([A-Za-z0-9-]+)=")
_SAID = re.compile(r'"([^"]*)"|([^";:,]*)')
_ESCAPED = re.compile(r"\\([\\;,nN])")
_CARET = re.compile(r"\^([n'^])")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True)
class Line:
    """A property: what it is called, its parameters, and what it says, still escaped."""

    number: int
    name: str
    parameters: dict[str, tuple[str, ...]]
    value: str

    @property
    def text(self) -> str:
        """What a text says, without its escapes."""
        return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value)

    def parameter(self, name: str) -> str | None:
        said = self.parameters.get(name)
        return said[0] if said else None


@dataclass
class Component:
    """What stands between BEGIN and END."""

    name: str
    line: int
    lines: dict[str, list[Line]] = field(default_factory=dict)  #: by name
    parts: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Line]:
        return self.lines.get(name, [])

    def first(self, name: str) -> Line | None:
        found = self.lines.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str | None:
        """What the first property of that name says; None where it says nothing."""
        found = self.first(name)
        return (found.text if found else None) or None


class Problems:
    """What is wrong, each with its place; so many are kept, and the others counted."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self._more = 0

    def add(self, code: str, place: int | str, what: str, hint: str = "") -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(code, self._at(place), what, hint))
        else:
            self._more += 1

    def take(self, error: BadInput, place: int | str) -> None:
        """What another part of the library found wrong, at this place."""
        for p in error.problems:
            self.add(p.code, place, p.what, p.hint)

    def note(self, code: str, place: int | str, what: str, hint: str = "") -> None:
        if len(self.notes) < MOST_PROBLEMS:
            self.notes.append(Problem(code, self._at(place), what, hint))

    def check(self) -> None:
        """Raises BadInput with all of them, if there are any."""
        if self._more:
            what = f"there are {self._more:,} more problems"
            self.problems.append(Problem("E-MANY", self.file, what))
        if self.problems:
            raise BadInput(self.problems)

    def _at(self, place: int | str) -> str:
        if isinstance(place, int):
            return f"{self.file}:{place}"
        return f"{self.file}: {place}" if place else self.file


def one_line(text: str) -> str:
    """The text on one line, without signs that control something."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def scan(data: bytes, problems: Problems) -> list[Component]:
    """The outermost components; what is wrong goes into problems."""
    if len(data) > MOST_BYTES:
        problems.add("E-SIZE", "", f"the file has more than {MOST_BYTES >> 20} MiB")
        return []
    outer = Component("", 0)
    open_: list[Component] = [outer]
    for number, raw in _unfolded(data.removeprefix(b"\xef\xbb\xbf")):
        line = _line(number, raw, problems)
        if line is None:
            if len(problems.problems) >= MOST_PROBLEMS:
                return []  # this is another sort of file
            continue
        if line.name == "BEGIN":
            block = Component(line.value.strip().upper(), number)
            if len(open_) > MOST_DEPTH:
                what = f"blocks are nested more than {MOST_DEPTH} deep"
                problems.add("E-ICS-BLOCK", number, what)
                return []
            open_[-1].parts.append(block)
            open_.append(block)
        elif line.name == "END":
            name = line.value.strip().upper()
            if open_[-1].name != name:
                inner = f"BEGIN:{open_[-1].name} of line {open_[-1].line}"
                what = f"END:{name[:40]} does not close {inner if len(open_) > 1 else 'anything'}"
                problems.add("E-ICS-BLOCK", number, what, "is a part of the file missing?")
                return []
            open_.pop()
        elif len(open_) == 1:
            what = "this stands outside of BEGIN:VCALENDAR and END:VCALENDAR"
            problems.add("E-ICS-BLOCK", number, what, "is this an iCalendar file?")
            return []
        else:
            open_[-1].lines.setdefault(line.name, []).append(line)
    if len(open_) > 1:
        what = f"BEGIN:{open_[-1].name} is never closed"
        problems.add("E-ICS-BLOCK", open_[-1].line, what, "is the end of the file missing?")
    return outer.parts


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers. Bytes, for some writers fold within a letter."""
    begun, pieces = 0, list[bytes]()
    for number, raw in enumerate(data.split(b"\n"), 1):
        line = raw.removesuffix(b"\r")
        if line[:1] in (b" ", b"\t") and pieces:
            pieces.append(line[1:])
        elif line.strip():
            if pieces:
                yield begun, b"".join(pieces)
            begun, pieces = number, [line]
    if pieces:
        yield begun, b"".join(pieces)


def _line(number: int, raw: bytes, problems: Problems) -> Line | None:
    if len(raw) > MOST_OF_A_LINE:
        what = f"this line has more than {MOST_OF_A_LINE >> 20} MiB"
        problems.add("E-SIZE", number, what)
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        problems.add("E-UTF8", number, "this is not UTF-8", "save the file as UTF-8")
        return None
    found = _NAME.match(text)
    at = found.end() if found else 0
    parameters: dict[str, tuple[str, ...]] = {}
    while len(parameters) < MOST_PARAMETERS and (parameter := _PARAMETER.match(text, at)):
        values, at = _values(text, parameter.end())
        name = parameter[1].upper()
        # RFC 5545 has each once; of one that is there twice the first holds.
        parameters.setdefault(name, values)
    if found is None or text[at : at + 1] != ":":
        what = f"this is no line of a calendar: {one_line(text[:40])!r}"
        hint = (
            "a line is NAME:VALUE or NAME;PARAMETER=VALUE:VALUE; what goes on begins with a space"
        )
        problems.add("E-ICS-LINE", number, what, hint)
        return None
    return Line(number, found[0].upper(), parameters, text[at + 1 :])


def _values(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """The values of a parameter, without quotes and the escapes of RFC 6868."""
    out = []
    while True:
        said = _SAID.match(text, at)
        assert said  # it matches nothing too
        plain = said[1] if said[1] is not None else said[2]
        out.append(_CARET.sub(lambda m: {"n": "\n", "'": '"', "^": "^"}[m[1]], plain))
        at = said.end()
        if text[at : at + 1] != ",":
            return tuple(out), at
        at += 1
