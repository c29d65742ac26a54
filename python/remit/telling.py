# SPDX-License-Identifier: BSL-1.0
"""One finding in words: whom it is about, the numbers, the days, the facts, the reason."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction

from remit._core import Cause, Finding
from remit.names import OF_MANDATES, Names
from remit.outcome import Entry, Outcome, cause_day
from remit.texts import Texts
from remit.wording import escaped, measure_text, repair_text

_OF_SEAT = re.compile(r"seat:(?P<seat>.+)/(?P<what>filled|appointer|eligible|throughout)")
_OF_CADENCE = re.compile(r"cadence:(?P<name>.+)/(?P<phrase>[^/]+)")
_FILLED = re.compile(r"seat:.+/filled")


class Telling:
    """Tells the findings of one outcome in one language, with names or without."""

    def __init__(self, outcome: Outcome, say: Texts, names: Names | None) -> None:
        self._say = say
        self._names = names
        self._veil = outcome.veil
        self._today = outcome.today
        self._body = outcome.charter.body
        self._files = set(outcome.files)
        self._seats = {seat.seat: seat.name for seat in outcome.charter.seats}
        self._bodies = {
            str(row["body"]): str(row["name"]) for row in outcome.registry.table("bodies").to_rows()
        }

    def shown(self, text: str) -> str:
        """A text from the data or the charter, as it may be shown."""
        return escaped(self._names.text(text) if self._names else text)

    # -- rules and subjects ----------------------------------------------------------------------

    def headline(self, f: Finding, what: str = "") -> str:
        """What is wrong, in a line: the seat or rule, whom it is about, and the numbers, or what
        else is to be said.
        """
        parts = []
        if not _FILLED.fullmatch(f.rule):
            parts.append(self.label(f.rule))
        if f.subject != self._body:
            parts.append(self.subject(f))
        return f"{', '.join(parts) or self.label(f.rule)}: {what or self._numbers(f)}"

    def subject(self, f: Finding) -> str:
        return escaped(self._names.subject(f)[1] if self._names else f.subject_name)

    def body(self, key: str) -> str:
        return self.shown(self._bodies.get(key) or key)

    def label(self, rule: str) -> str:
        """The name of a rule; of a rule that a seat makes, the seat's name; of one that a cadence
        makes, "ordinary (2 per year)".
        """
        if of_cadence := _OF_CADENCE.fullmatch(rule):
            return self.shown(f"{of_cadence['name']} ({of_cadence['phrase']})")
        found = _OF_SEAT.fullmatch(rule)
        return self.shown((self._seats.get(found["seat"]) or found["seat"]) if found else rule)

    def labels(self, rules: list[str]) -> list[str]:
        """The names of rules, those of one seat together: "Chair (filled, held as demanded)"."""
        labels: dict[str, list[str]] = {}
        for rule in rules:
            demands = labels.setdefault(self.label(rule), [])
            if found := _OF_SEAT.fullmatch(rule):
                demands.append(self._say("seat " + found["what"]))
        return [f"{label} ({', '.join(d)})" if d else label for label, d in labels.items()]

    # -- numbers ---------------------------------------------------------------------------------

    def _numbers(self, f: Finding) -> str:
        say = self._say
        about_one = f.for_each in {"person", *OF_MANDATES}
        found = re.fullmatch(r"(==|!=|<=|>=|<|>) (.*)", f.required, re.DOTALL)
        if not found or (about_one and f.required == ">= 1" and f.measured == 0):
            return say("not met")
        required = say(found[1], value=self._required(f, found[1], found[2]))
        if f.measured_low is None and f.measured_high is None:
            return f"{self.shown(f.measure)} {say('must be', required=required)}"
        return say("is", measured=self._measured(f), required=required)

    def _required(self, f: Finding, sign: str, text: str) -> str:
        """The right side of the comparison; where it is reckoned, its value and then its text."""
        shown = self.shown(self._say.rule_value(text))
        reckoned = re.search(r"[a-z]\(", text) and _constant(text) is None
        value = _bound(f, sign, text)
        if not reckoned or value is None:
            return shown
        bounds = [f.measured] if f.measured is not None else []
        return f"{self._say.number(value, as_share=_is_share(f), bounds=bounds)} ({shown})"

    def _measured(self, f: Finding) -> str:
        """What was measured, or the bounds of it."""
        say, low, high = self._say, f.measured_low, f.measured_high
        sign, _, text = f.required.partition(" ")
        bound = _bound(f, sign, text)

        def number(n: Fraction) -> str:
            apart = [x for x in (low, high) if x is not None and x != n]
            if bound is not None:
                apart.append(bound)
            return say.number(n, as_share=_is_share(f), bounds=apart)

        if low is not None and high is not None:
            return (
                number(low) if low == high else say("between", low=number(low), high=number(high))
            )
        if low is not None and f.verdict == "pending":
            return say("so far", low=number(low))
        if low is not None:
            return say("at least", low=number(low))
        return say("at most", high=number(high)) if high is not None else say("unknown")

    def at_first(self, e: Entry) -> str:
        """What was measured on the first day, where that is not what is measured today."""
        f, now = e.finding, e.current
        if now is None or (f.measured_low is None and f.measured_high is None):
            return ""
        if (f.measure, f.measured_low, f.measured_high) == (
            now.measure,
            now.measured_low,
            now.measured_high,
        ):
            return ""
        measured = self._measured(f)
        if f.measure != now.measure:
            measured += f" ({self.shown(measure_text(f.measure, self._say))})"
        return self._say("at first", day=self._say.day(f.start), measured=measured)

    def counted(self, f: Finding) -> str:
        """What was counted, in words; where nothing was, what is required."""
        if not f.measure:
            return ""
        if f.measured_low is None and f.measured_high is None:
            asked = f"{f.measure} {f.required}".rstrip()
            return self._say("required", measure=self.shown(asked))
        return self._say("counted", measure=self.shown(measure_text(f.measure, self._say)))

    def repair(self, f: Finding) -> str:
        repair = self.shown(repair_text(f, self._say))
        return self._say("do", repair=repair) if repair else ""

    # -- days ------------------------------------------------------------------------------------

    def days(self, start: date | None, stop: date | None, *, asked: bool = False) -> str:
        """The days of a finding; `asked`: one that lasts today."""
        say = self._say
        first = say.day(start) if start else "..."
        if stop is None:
            if asked and start:
                return say("still", start=first, days=say.days((self._today - start).days + 1))
            return say("from on", start=first)
        last = stop - timedelta(days=1)
        if start == last:
            return say("one day", start=first)
        return say("until" if asked else "from to", start=first, last=say.day(last))

    # -- facts and reasons -----------------------------------------------------------------------

    def cause(self, cause: Cause, f: Finding) -> str:
        say = self._say
        if not self._veil.cause(cause, f):
            return say("cause not told")
        keys = (f"{cause.table} {cause.what}", f"rows {cause.what}")
        what = next((say(key) for key in keys if say.has(key)), escaped(cause.what))
        values = {"who": self._who(cause, f), "what": what, "place": self._place(cause)}
        day = cause_day(cause)
        if day is None:
            return say("opened undated", **values)
        return say("opened", day=say.day(day), **values)

    def _who(self, cause: Cause, f: Finding) -> str:
        if cause.person:
            return escaped(self._names.person(cause.person) if self._names else cause.person)
        if cause.what in {"started", "ended"} and self._is_of_subject(cause, f):
            return self.shown(self._bodies[f.body]) if cause.table == "bodies" else self.subject(f)
        table = f"table {cause.table}"
        return self._say(table) if self._say.has(table) else escaped(cause.table)

    def _is_of_subject(self, cause: Cause, f: Finding) -> bool:
        """Whether a row of bodies or seats is the subject's own."""
        if cause.table == "bodies":
            return f.body in self._bodies and f.for_each not in {"seat", "person", *OF_MANDATES}
        alone = sum(c.table == "seats" for c in (*f.opened_by, *f.closed_by)) == 1
        return cause.table == "seats" and f.for_each == "seat" and alone

    def _place(self, cause: Cause) -> str:
        """The file and line; of what no file has, where it is from."""
        say, file = self._say, f"{cause.table}.csv"
        if cause.table == "charter":
            return "charter.toml"
        if self._files and cause.origin == cause.table:
            return say("from charter") if cause.table == "seats" else say("no file", file=file)
        place = escaped(cause.origin)
        return place if cause.line is None else say("place", file=place, line=cause.line)

    def reason(self, f: Finding) -> str:
        say = self._say
        reason = say.quoted(self.shown(f.reason))
        if f.waived_until is None:
            return say("reason", reason=reason)
        return say("reason until", last=say.day(f.waived_until - timedelta(days=1)), reason=reason)

    def then(self, e: Entry, after: Finding | None) -> str:
        """What came after an earlier finding; `after` begins where it stops."""
        f = e.finding
        if after is None:
            return self._say(f"then {e.then}")
        if after.waived and not f.waived:
            return self._say("then waived")
        if after.verdict != f.verdict:
            return self._say(f"then {after.verdict}")
        return self._say("then unwaived" if f.waived and not after.waived else "then on")


def _is_share(f: Finding) -> bool:
    return f.measure.startswith("share(")


def _constant(text: str) -> Fraction | None:
    if found := re.fullmatch(r"percent\((-?\d+)\)", text):
        return Fraction(int(found[1]), 100)
    if found := re.fullmatch(r"ratio\((-?\d+), (\d+)\)", text):
        return Fraction(int(found[1]), int(found[2]))
    return Fraction(text) if re.fullmatch(r"-?\d+(/\d+)?", text) else None


def _bound(f: Finding, sign: str, text: str) -> Fraction | None:
    """The value of the right side, where it is a number that can be told."""
    if (value := _constant(text)) is not None:
        return value
    if f.measured is None or f.short_by is None or sign not in {"<=", ">="}:
        return None
    return f.measured - f.short_by if sign == "<=" else f.measured + f.short_by
