# SPDX-License-Identifier: BSL-1.0
"""What a check came to on a day: the findings sorted into those of now, ahead and earlier, and what
was kept or could not be checked. Text, JSON and CSV are made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path as FilePath

from remit._core import Charter, Clause, Finding, Findings, Registry, Rule, check

TABLES = ("mandates", "bodies", "seats", "people", "organisations", "offices", "attributes")


@dataclass(frozen=True)
class Unchecked:
    """A clause that no rule checks."""

    clause: Clause
    coverage: str


@dataclass(frozen=True)
class Outcome:
    """The findings of a check, as of a day."""

    charter: Charter
    registry: Registry
    findings: Findings
    today: date
    during: tuple[date | None, date | None] | None
    files: list[str]
    all: list[Finding]
    now: list[Finding] = field(default_factory=list)
    ahead: list[Finding] = field(default_factory=list)
    past: list[Finding] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    no_subject: list[str] = field(default_factory=list)
    not_in_force: list[str] = field(default_factory=list)
    unchecked: list[Unchecked] = field(default_factory=list)

    def broken(self, level: str) -> list[Finding]:
        """What surely fails today, at that level, without a reason on record."""
        return [f for f in self.now if f.verdict == "fails" and f.level == level and not f.waived]

    @property
    def waived(self) -> list[Finding]:
        return [f for f in self.now if f.waived]

    @property
    def possible(self) -> list[Finding]:
        return [f for f in self.now if f.verdict == "possible" and not f.waived]

    def shown_breaches(self, fail_on: str) -> list[Finding]:
        """Breaches without a reason up to today; `should` adds those, `possible` all."""
        wanted = {"must": {"must"}, "should": {"must", "should"}, "possible": {"must", "should"}}[
            fail_on
        ]
        return [
            f
            for f in self.now + self.past
            if not f.waived
            and f.level in wanted
            and (f.verdict == "fails" or fail_on == "possible")
        ]


def _in_force(rule: Rule, today: date) -> bool:
    return (rule.start is None or rule.start <= today) and (rule.stop is None or today < rule.stop)


def _of_the_day(
    rules: Iterable[Rule], judged: Iterable[int], now: list[Finding], today: date
) -> dict[str, str]:
    """Per rule: kept, broken, nobody to judge, or not in force; versions count together."""
    state: dict[str, str] = {}
    broken = {f.rule for f in now}
    for rule, subjects in zip(rules, judged, strict=True):
        if rule.name in broken:
            state[rule.name] = "broken"
        elif not _in_force(rule, today):
            state.setdefault(rule.name, "not in force")
        else:
            state[rule.name] = "kept" if subjects else "no subject"
    return state


def make_outcome(
    charter: Charter,
    registry: Registry,
    today: date,
    during: tuple[date | None, date | None] | None = None,
    files: list[str] | None = None,
) -> Outcome:
    """Checks, and sorts what was found. Raises BadInput as `check` does."""
    findings = check(registry, charter, during=during)
    shown = list(findings)
    now = [f for f in shown if f.start <= today and (f.stop is None or today < f.stop)]
    state = _of_the_day(charter.all_rules, findings.subjects_judged, now, today)
    return Outcome(
        charter=charter,
        registry=registry,
        findings=findings,
        today=today,
        during=during,
        files=files or [],
        all=shown,
        now=now,
        ahead=sorted((f for f in shown if f.start > today), key=lambda f: f.start),
        past=sorted(
            (f for f in shown if f.stop is not None and f.stop <= today), key=lambda f: f.start
        ),
        kept=[name for name, is_ in state.items() if is_ == "kept"],
        no_subject=[name for name, is_ in state.items() if is_ == "no subject"],
        not_in_force=[name for name, is_ in state.items() if is_ == "not in force"],
        unchecked=[
            Unchecked(c, coverage) for c, coverage, _ in charter.describe() if coverage != "checked"
        ],
    )


def files_of(folder: FilePath) -> list[str]:
    """The files that a check of the folder reads, the charter last."""
    names = [f"{t}.csv" for t in TABLES] + ["charter.toml"]
    return [name for name in names if (folder / name).is_file()]


def short_ids(findings: list[Finding]) -> dict[str, str]:
    """For each id its shortest prefix that no other shares, at least four characters long."""
    ids = sorted({f.id for f in findings})
    shortest: dict[str, str] = {}
    for i, this in enumerate(ids):
        length = len("F-") + 4
        for other in ids[max(i - 1, 0) : i] + ids[i + 1 : i + 2]:
            common = next((k for k in range(len(this)) if this[k] != other[k]), len(this))
            length = max(length, common + 1)
        shortest[this] = this[:length]
    return shortest


class Names:
    """Replaces people by "Person 1", "Person 2", ... where nobody is to be named.

    Their names are replaced wherever they stand; their keys in the subjects of findings.
    """

    def __init__(self, registry: Registry, word: str) -> None:
        table = registry.table("people").to_rows()
        keys = [str(row["key"]) for row in table]
        names = [str(row["name"]) for row in table]
        self._alias = {k: f"{word} {i}" for i, k in enumerate(keys, 1)}
        self._alias |= {n: f"{word} {i}" for i, n in enumerate(names, 1)}
        self._names = self._pattern(names)
        self._keys = self._pattern(keys + names)

    @staticmethod
    def _pattern(words: list[str]) -> re.Pattern[str] | None:
        longest_first = sorted({w for w in words if w}, key=len, reverse=True)
        if not longest_first:
            return None
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def text(self, s: str) -> str:
        return self._names.sub(lambda m: self._alias[m[0]], s) if self._names else s

    def subject(self, s: str) -> str:
        return self._keys.sub(lambda m: self._alias[m[0]], s) if self._keys else s
