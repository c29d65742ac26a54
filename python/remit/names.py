# SPDX-License-Identifier: BSL-1.0
"""People by number where nobody is to be named."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from remit._core import Finding, Registry

_WORD = re.compile(r"\w+")
# So few digits are as often a number of something else.
_FEW_DIGITS = 4
# Between the words of a name: a space or two, a full stop and a space, a hyphen.
_BETWEEN = 3
# What rules may be for each of, whose key is that of a mandate.
OF_MANDATES = frozenset(["mandate", "appointment", "departure"])


@dataclass(frozen=True)
class _Entry:
    """A name, in whatever case it is written, or a key as it is: its words and who it is."""

    words: tuple[str, ...]
    exact: tuple[str, ...] | None
    alias: str
    quoted_only: bool = False


class Names:
    """Replaces people by "Person 1", "Person 2", ... in the order of the table of people.

    Names and keys are replaced wherever they stand as whole words: names in any case and spacing,
    also with an s behind; keys as they are written. A name that several people have is "Person 2 or
    3" where no key tells who is meant.
    """

    def __init__(self, registry: Registry, word: str = "Person", either: str = "or") -> None:
        self._of_key: dict[str, str] = {}
        who: dict[str, list[int]] = defaultdict(list)
        for i, row in enumerate(registry.table("people").to_rows(), 1):
            self._of_key[str(row["person"])] = f"{word} {i}"
            who[_plain(str(row["name"]))].append(i)
        self._of_name = {
            name: f"{word} "
            + f" {either} ".join(filter(None, [", ".join(map(str, few)), str(last)]))
            for name, (*few, last) in who.items()
        }
        self._called: dict[tuple[str, ...], list[_Entry]] = defaultdict(list)
        for name, alias in self._of_name.items():
            self._add(name, alias, key=False)
        for key, alias in self._of_key.items():
            self._add(key, alias, key=True)
        self._lengths = sorted({len(words) for words in self._called}, reverse=True)

    def _add(self, text: str, alias: str, *, key: bool) -> None:
        text = unicodedata.normalize("NFC", text)
        exact = tuple(_WORD.findall(text))
        if exact:
            few = text.isdigit() and len(text) <= _FEW_DIGITS
            words = tuple(w.casefold() for w in exact)
            self._called[words].append(_Entry(words, exact if key else None, alias, few))

    def person(self, name: str) -> str:
        """Who has that name."""
        return self._of_name.get(_plain(name)) or self.text(name)

    def key(self, key: str) -> str:
        """Whose key it is."""
        return self._of_key.get(key) or self.text(key)

    def text(self, s: str) -> str:
        """The text with everybody replaced who is named in it."""
        s = unicodedata.normalize("NFC", s)
        words = list(_WORD.finditer(s))
        out, done, i = [], 0, 0
        while i < len(words):
            found = self._longest(s, words, i)
            if found is None:
                i += 1
                continue
            entry, genitive = found
            out += [s[done : words[i].start()], entry.alias, genitive]
            i += len(entry.words)
            done = words[i - 1].end()
        return "".join(out) + s[done:]

    def subject(self, f: Finding) -> tuple[str, str]:
        """The key and the name of a finding's subject."""
        if f.for_each == "person" and f.subject in self._of_key:
            return self._of_key[f.subject], self._of_key[f.subject]
        if f.for_each in OF_MANDATES:
            key, *rest = f.subject.rsplit("@", 2)
            if key in self._of_key:
                return "@".join([self._of_key[key], *map(self.text, rest)]), self._of_key[key]
        if re.search(r"\bperson\b", f.for_each):
            key, name = (
                "/".join(self._of_key.get(part, self.text(part)) for part in text.split("/"))
                for text in (f.subject, f.subject_name.replace(" / ", "/"))
            )
            return key, name.replace("/", " / ")
        return self.text(f.subject), self.text(f.subject_name)

    def _longest(self, s: str, words: list[re.Match[str]], i: int) -> tuple[_Entry, str] | None:
        """Who is named from the i-th word on, by the most words, and the s behind."""
        for length in self._lengths:
            here = words[i : i + length]
            if len(here) < length or _far_apart(here):
                continue
            *most, last = (w[0].casefold() for w in here)
            for genitive in ("", "s") if last.endswith("s") else ("",):
                called = (*most, last.removesuffix(genitive))
                for entry in self._called.get(called, ()):
                    if _is_meant(entry, s, here, genitive):
                        return entry, here[-1][0][len(here[-1][0]) - len(genitive) :]
        return None


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _far_apart(words: list[re.Match[str]]) -> bool:
    return any(b.start() - a.end() > _BETWEEN for a, b in pairwise(words))


def _is_meant(entry: _Entry, s: str, here: list[re.Match[str]], genitive: str) -> bool:
    """Whether a key stands there as it is written, and a short number between quotes."""
    *most, last = (w[0] for w in here)
    if entry.exact and (*most, last[: len(last) - len(genitive)]) != entry.exact:
        return False
    before, after = s[: here[0].start()], s[here[-1].end() :]
    return not entry.quoted_only or (before.endswith('"') and after.startswith('"'))
