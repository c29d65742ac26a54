# SPDX-License-Identifier: BSL-1.0
"""What of a check may be told to an audience: which findings, which of their facts, which rules.

A finding may be told where its subject may be seen, and where neither its days nor its texts are
those of hidden rows alone. What it counts stays as it is: numbers may count what is not shown, and
a verdict may hang on it. A rule that may have looked at hidden rows is not told to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from functools import cached_property
from typing import Any, Final

from remit._core import Cause, Charter, Finding, Problem, Registry, Rule, footprint
from remit.audience import BODIED, OPEN, Sight
from remit.names import OF_MANDATES

# Rows that are found so are of the subject's own body; by a table's own key the row itself is.
_NEAR: Final = {
    "body": "bodies",
    "seat": "seats",
    "mandate": "mandates",
    "principal": "",
    "substitute_for": "",
    "meeting": "meetings",
    "item": "items",
    "attendance": "attendances",
    "event": "events",
    "proposal": "proposals",
    "nomination": "nominations",
    "recusal": "recusals",
    "speaker": "speakers",
    "task": "tasks",
    "audience": "audiences",
}
#: A cause that is not told, as a row of findings has it.
NOT_SHOWN: Final = {"table": "", "origin": "", "row": None, "what": "not shown", "person": None}
# The column in a rule, and not in one of its texts.
_VISIBILITY: Final = re.compile(r'(?<!["\w])visibility\b|col\("visibility"\)')
_TEXTS: Final = (
    "subject",
    "subject_name",
    "measure",
    "message",
    "repair",
    "reason",
    "clause_text",
    "required",
)


class Veil:
    """What of the findings of a charter the audience may be told."""

    def __init__(self, sight: Sight, charter: Charter, registry: Registry) -> None:
        self.sight = sight
        self._charter = charter
        self._registry = registry
        self._reads: dict[str, set[tuple[str, bool]]] = {}
        self._fitting: dict[str, dict[str, bool]] = {}

    @property
    def lifted(self) -> bool:
        """Whether everything may be told."""
        return self.sight.everything

    @cached_property
    def confidential(self) -> tuple[str, str] | None:
        """Where a body that is told of is confidential: a phrase, and the heading of the clause
        that says so, of a rule about visibility.
        """
        if key := self._charter.body:
            if not self.charter or not self.sight.confidential(key):
                return None
            cited = {r.cite for r in self._charter.all_rules if _VISIBILITY.search(str(r.require))}
            clauses = [c for c in self._charter.clauses if c.id in cited]
            heading = next((self.text(c.heading or c.id) for c in clauses), "")
            return ("confidential by" if heading else "confidential", heading)
        bodies = (str(b["body"]) for b in self._registry.table("bodies").to_rows())
        some = any(self.sight.body(b) and self.sight.confidential(b) for b in bodies)
        return ("confidential some", "") if some else None

    @cached_property
    def charter(self) -> bool:
        """Whether the charter may be told: it is of its body, and all it says is said of that."""
        return not self._charter.body or self.sight.body(self._charter.body)

    def text(self, text: str) -> str:
        """A text of the charter, or nothing where it may not be told."""
        return text if self.charter and self.sight.text(text) else ""

    def rule(self, name: str) -> bool:
        """Whether what a rule comes to may be told: all that it may have looked at may be seen."""
        sight, body = self.sight, self._charter.body
        if not sight.hides:
            return True
        if not self.charter or self._may_hide(name, body or None):
            return False
        subjects = {r.for_each.rsplit(" in ", 1)[-1] for r in self._rules[name]}
        tables = {_NEAR.get(s, "bodies") for s in subjects}
        return not any(sight.hides_in(t, body or None) for t in tables)

    def finding(self, f: Finding) -> bool:
        """Whether it may be told at all."""
        sight = self.sight
        if not sight.hides:
            return True
        if not self.charter or (f.body and not sight.body(f.body)) or not self._subject(f):
            return False
        if not self.named(f.rule) or not all(map(sight.text, self._texts(f))):
            return False
        if not self._may_hide(f.rule, f.body or None):
            return True
        if f.measured_low is None and f.measured_high is None:
            return False  # no number: its message quotes what a cell says
        if not (sight.day(f.start) and sight.day(f.stop) and sight.day(f.due)):
            return False
        # a day that only hidden rows make is theirs
        return all(
            not causes or any(self.sight.day_of(c, self._own(c, f)) for c in causes)
            for causes in (f.opened_by, f.closed_by)
        )

    def named(self, rule: str) -> bool:
        """Whether a rule may be named: by its name, and by that of the seat that makes it."""
        seats = (s.name for s in self._charter.seats if rule.startswith(f"seat:{s.seat}/"))
        return self.charter and all(map(self.sight.text, (rule, *seats)))

    def cause(self, cause: Cause, f: Finding) -> bool:
        """Whether one of its causes may be told."""
        return not self.sight.hides or self.sight.cause(cause, self._own(cause, f))

    def people(self, keys: Iterable[str], f: Finding) -> bool:
        """Whether those may be named who are counted: not for a row that is hidden."""
        return not self.sight.hides or not any(
            not self.sight.person(key) or self.sight.hides_of(table, key)
            for table in self._may_hide(f.rule, f.body or None)
            for key in keys
        )

    def id(self, f: Finding) -> str:
        """Its id, or nothing: an id is made of the key of the row that opened it."""
        return f.id if all(self.cause(c, f) for c in f.opened_by) else ""

    def row(self, f: Finding, now: Finding | None, row: dict[str, Any]) -> dict[str, Any]:
        """The columns of a finding that is told, without those of hidden rows."""
        if not self.sight.hides:
            return row
        out = {**row, "id": self.id(f) or None, "data_hash": None}
        out["charter_version"] = self.text(row["charter_version"] or "") or None
        for column, causes in (("opened_by", f.opened_by), ("closed_by", f.closed_by)):
            out[column] = [
                told if self.cause(cause, f) else NOT_SHOWN
                for told, cause in zip(row[column] or (), causes, strict=True)
            ]
        if not self.people(f.people_keys, f):
            out["people"] = None
        if now is not None and not self.people(now.people_keys, f):
            out["today_people"] = None
        return out

    def counts(self, findings: int) -> dict[str, Any]:
        """Who is told, and how many of what are not shown: never which."""
        hidden = {"findings": findings, **asdict(self.sight.hidden)}
        return {"audience": self.sight.audience, "not_shown_to_audience": hidden}

    def notes(self, notes: Iterable[Problem]) -> list[dict[str, Any]]:
        """The notes for programs; to others than the secretariat only of which kind each is, for
        they quote cells.
        """
        if self.lifted:
            return [
                {"code": n.code, "where": n.where, "what": n.what, "hint": n.hint or None}
                for n in notes
            ]
        kinds = sorted(n.code for n in notes)
        return [{"code": code, "where": None, "what": None, "hint": None} for code in kinds]

    # -- how it is worked out --------------------------------------------------------------------

    @cached_property
    def _rules(self) -> dict[str, list[Rule]]:
        out: dict[str, list[Rule]] = {}
        for rule in self._charter.all_rules:
            out.setdefault(rule.name, []).append(rule)
        return out

    def _texts(self, f: Finding) -> Iterable[str]:
        """All that is told of a finding in words."""
        yield from (getattr(f, name) or "" for name in _TEXTS)
        for clause in self._charter.clauses:
            if clause.id == f.clause:
                yield from (clause.id, clause.heading, clause.words, clause.read_as)

    def _own(self, cause: Cause, f: Finding) -> str | None:
        """The body of a finding, where the rows of a cause are surely of it."""
        far = any(far for table, far in self._read_by(f.rule) if table == cause.table)
        return f.body if f.body and not far else None

    def _read_by(self, rule: str) -> set[tuple[str, bool]]:
        """The tables that a rule reads, and whether beyond the body of its subject."""
        if rule not in self._reads:
            entries = (e for r in self._rules[rule] for e in footprint(r, self._charter.member))
            self._reads[rule] = {
                (e.rows, e.key not in _NEAR or bool(e.only))
                for e in entries
                # the one row itself or what it hangs on, which its subject is not seen without
                if e.only or _NEAR.get(e.key) != e.rows
            }
        return self._reads[rule]

    def _may_hide(self, rule: str, body: str | None) -> list[str]:
        """The tables in which the rule may have read a hidden row, for a subject in that body; of
        a predicate, and of rows that are no table, it may be any.
        """
        reads = self._read_by(rule)
        if not {table for table, _ in reads} <= OPEN.union(BODIED):
            return [t for t in BODIED if self.sight.hides_in(t)]
        return [
            table
            for table, far in reads
            if table in BODIED and self.sight.hides_in(table, None if far else body)
        ]

    def _subject(self, f: Finding) -> bool:
        """Whether the subject itself may be seen, beside its body."""
        sight, of = self.sight, f.for_each.rsplit(" in ", 1)[-1]
        if of == "meeting":
            return sight.meeting(f.subject)
        if of == "item":
            return sight.item(f.subject)
        if of in ("attendance", "recusal", "speaker", "task", "audience"):
            if not self._all_that_fit(_NEAR[of], f.subject):
                return False
            return self.people(f.people_keys, f)
        if of == "person":
            return sight.person(f.subject) and not any(
                sight.hides_of(table, f.subject) for table in self._may_hide(f.rule, None)
            )
        if of in OF_MANDATES or of == "nomination" or f.for_each.startswith("person "):
            return self.people(f.people_keys, f)
        # of what is in no body nobody knows whose rows it counts
        return bool(f.body) or not self._may_hide(f.rule, None)

    def _all_that_fit(self, table: str, subject: str) -> bool:
        """Whether all rows of the table may be seen whose keys are in that of the subject."""
        # The key of such a subject: "meeting/person", and "#2" where that is so twice.
        return self._fit(table).get(re.sub(r"#\d+$", "", subject), False)

    def _fit(self, table: str) -> dict[str, bool]:
        """By the key of a subject, whether all rows of the table may be seen that have it."""
        if table not in self._fitting:
            own = "item" if table in ("recusals", "speakers") else "meeting"
            out: dict[str, bool] = {}
            for row in self._registry.table(table).to_rows():  # type: ignore[arg-type]
                key = "/".join(str(row[c]) for c in (own, "person") if c in row)
                out[key] = out.get(key, True) and self.sight.row(table, row)
            self._fitting[table] = out
        return self._fitting[table]
