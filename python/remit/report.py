# SPDX-License-Identifier: BSL-1.0
"""An outcome as text for people: today first, then ahead, then what was mended, what was kept, and
what could not be checked. Everything that came from the data is escaped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from remit._core import Cause, Finding
from remit.layout import Style, wrapped
from remit.outcome import Names, Outcome, Unchecked, short_ids
from remit.texts import Texts
from remit.wording import escaped, note_text, repair_text, subject_shown

INDENT = " " * 9
_OF_SEAT = re.compile(r"seat:(?P<seat>.+)/(?P<what>filled|appointer|throughout)")
_FILLED = re.compile(r"seat:.+/filled")


class Report:
    """One outcome in one language, at one width."""

    def __init__(
        self,
        outcome: Outcome,
        texts: Texts,
        *,
        width: int = 100,
        names: Names | None = None,
        style: Style | None = None,
    ) -> None:
        self.outcome = outcome
        self.say = texts
        self.width = width
        self.names = names
        self.style = style or Style(colour=False)
        self.ids = short_ids(outcome.all)
        self.clauses = {c.id: c for c in outcome.charter.clauses}
        self.lines: list[str] = []

    def text(self) -> str:
        self._head()
        o = self.outcome
        self._section("must", o.broken("must"), self._full, alarm=True)
        self._section("should", o.broken("should"), self._full)
        self._section("waived", o.waived, self._full, tagged=True)
        self._section("possible", o.possible, self._full, tagged=True)
        self._section("ahead", o.ahead, self._brief, tagged=True)
        self._section("past", o.past, self._brief, tagged=True)
        self._list("kept", o.kept)
        self._list("no subject", o.no_subject)
        self._list("not in force", o.not_in_force)
        self._unchecked()
        self._notes()
        self._result()
        return "\n".join(self.lines) + "\n"

    # -- the parts -------------------------------------------------------------------------------

    def _head(self) -> None:
        o, say = self.outcome, self.say
        title = escaped(o.charter.title) or say("untitled")
        self._wrapped(self.style.bold(say("title", title=title, day=say.long_day(o.today))), "")
        self._wrapped(
            say(
                "facts",
                files=", ".join(map(escaped, o.files)),
                observed=self._observed(),
                clauses=len(o.charter.clauses),
                rules=len(o.charter.all_rules),
            ),
            "",
        )
        if o.during is not None:
            self._wrapped(say("shown", during=self._days(*o.during)), "")
        self._wrapped(say("no names" if self.names else "names"), "")

    def _observed(self) -> str:
        if self.outcome.registry.observed is None:
            return self.say("observed never")
        start, stop = self.outcome.registry.observed
        if stop is None:
            return self.say("observed from", start=self.say.day(start))
        return self.say(
            "observed", start=self.say.day(start), last=self.say.day(stop - timedelta(days=1))
        )

    def _section(
        self,
        title: str,
        findings: list[Finding],
        put: Callable[[Finding, str], None],
        *,
        alarm: bool = False,
        tagged: bool = False,
    ) -> None:
        if not findings:
            return
        heading = f"{self.say(title)} ({len(findings)})"
        self.lines += ["", self.style.red(heading) if alarm else self.style.bold(heading)]
        for f in findings:
            put(f, self._tag(f, title) if tagged else "")

    def _tag(self, f: Finding, section: str) -> str:
        """What a heading leaves open: the level, and where they mix the verdict and the reason."""
        tags = [self.say(f"level {f.level}")]
        if section in {"ahead", "past"}:
            if f.verdict == "possible":
                tags.append(self.say("tag possible"))
            if f.waived:
                tags.append(self.say("tag waived"))
        return f" [{', '.join(tags)}]"

    def _full(self, f: Finding, tag: str) -> None:
        self._brief(f, tag)
        if clause := self.clauses.get(f.clause):
            said = self.say.quoted(escaped(clause.words)) if clause.words else ""
            where = f"({escaped(clause.heading or clause.id)})"
            self._wrapped(" ".join(filter(None, [said, where])), INDENT)
            if clause.read_as:
                self._wrapped(self.say("read as", words=escaped(clause.read_as)), INDENT)
        if f.measure:
            phrase = "required" if f.measured_low is None and f.measured_high is None else "counted"
            asked = f"{f.measure} {f.required}".rstrip() if phrase == "required" else f.measure
            self._wrapped(self.say(phrase, measure=self._shown(asked)), INDENT)
        for cause in f.opened_by[:5]:
            self._wrapped(self._cause(cause, f.start), INDENT)
        if f.waived:
            self._wrapped(self._reason(f), INDENT)
        elif f.verdict == "fails" and (repair := self._shown(repair_text(f, self.say))):
            self._wrapped(self.say("do", repair=repair), INDENT)

    def _brief(self, f: Finding, tag: str) -> None:
        left = f" {self.ids[f.id]:<6}  {self._headline(f)}{tag}"
        right = self._days(f.start, f.stop, asked=f in self.outcome.now)
        if len(left) + 2 + len(right) <= self.width:
            self.lines.append(left + " " * (self.width - len(left) - len(right)) + right)
            return
        self._wrapped(left.lstrip(), " ", hanging=INDENT)
        self.lines.append(INDENT + right)

    def _list(self, title: str, names: list[str]) -> None:
        if names:
            self.lines.append("")
            heading = f"{self.say(title)} ({len(names)})  "
            self._wrapped(
                self.style.bold(heading) + " · ".join(self._labels(names)), "", hanging=INDENT
            )

    def _unchecked(self) -> None:
        unchecked = self.outcome.unchecked
        if not unchecked:
            return
        heading = f"{self.say('not checked')} ({len(unchecked)})"
        kinds = Counter(u.clause.kind for u in unchecked if not _obliges(u))
        quiet = " · ".join(
            self.say("only states", kind=self.say(f"kind {k}"), n=n) for k, n in kinds.items()
        )
        self.lines.append("")
        self._wrapped(
            "  ".join(filter(None, [self.style.bold(heading), quiet])), "", hanging=INDENT
        )
        for u in filter(_obliges, unchecked):
            why = escaped(u.clause.why_unchecked) or self.say("no rule yet")
            self._wrapped(f"{escaped(u.clause.heading or u.clause.id)}: {why}", INDENT)

    def _notes(self) -> None:
        notes = self.outcome.registry.notes
        if not notes:
            return
        self.lines += ["", self.style.bold(f"{self.say('notes')} ({len(notes)})")]
        for note in notes:
            self._wrapped(note_text(note, self.say), INDENT)

    def _result(self) -> None:
        broken = len({f.rule for f in self.outcome.broken("must")})
        phrase = {0: "result none", 1: "result one"}.get(broken, "result many")
        result = self.say(phrase, n=broken, day=self.say.day(self.outcome.today))
        if possible := len({f.rule for f in self.outcome.possible}):
            result += " " + self.say("result possible", n=possible)
        self.lines.append("")
        self._wrapped(self.style.bold(result), "")

    # -- their words -----------------------------------------------------------------------------

    def _shown(self, text: str) -> str:
        return escaped(self.names.text(text) if self.names else text)

    def _subject(self, f: Finding) -> str:
        return subject_shown(f, f.subject_name, self.names)

    def _headline(self, f: Finding) -> str:
        """What is wrong, in a line: the seat or rule, whom it is about, and the numbers."""
        parts = []
        if not _FILLED.fullmatch(f.rule):
            parts.append(self._label(f.rule))
        if f.subject != self.outcome.charter.body:
            parts.append(self._subject(f))
        return f"{', '.join(parts) or self._label(f.rule)}: {self._numbers(f)}"

    def _label(self, rule: str) -> str:
        """The name of a rule; of a rule that a seat makes, the seat's name."""
        if not (found := _OF_SEAT.fullmatch(rule)):
            return escaped(rule)
        seat = next((s for s in self.outcome.charter.seats if s.seat == found["seat"]), None)
        return escaped((seat.name if seat else "") or found["seat"])

    def _labels(self, rules: list[str]) -> list[str]:
        """The names of rules, those of one seat together: "Chair (filled, held as demanded)"."""
        labels: dict[str, list[str]] = {}
        for rule in rules:
            demands = labels.setdefault(self._label(rule), [])
            if found := _OF_SEAT.fullmatch(rule):
                demands.append(self.say("seat " + found["what"]))
        return [f"{label} ({', '.join(d)})" if d else label for label, d in labels.items()]

    def _numbers(self, f: Finding) -> str:
        say = self.say
        about_one = f.for_each in {"mandate", "person"}
        found = re.fullmatch(r"(==|!=|<=|>=|<|>) (.*)", f.required, re.DOTALL)
        if not found or (about_one and f.required == ">= 1" and f.measured == 0):
            return say("not met")
        required = say(found[1], value=self._required(f, found[1], found[2]))
        if f.measured_low is None and f.measured_high is None:
            return f"{self._shown(f.measure)} {say('must be', required=required)}"
        as_share = f.measure.startswith("share(")
        return say(
            "is",
            measured=self._between(f.measured_low, f.measured_high, as_share),
            required=required,
        )

    def _required(self, f: Finding, sign: str, text: str) -> str:
        """The right side of the comparison; where it is reckoned, its value and then its text."""
        shown = self._shown(self.say.rule_value(text))
        reckoned = re.search(r"[a-z]\(", text) and not re.match(r"(percent|ratio)\([^()]*\)$", text)
        if not reckoned or f.measured is None or f.short_by is None or sign not in {"<=", ">="}:
            return shown
        value = f.measured - f.short_by if sign == "<=" else f.measured + f.short_by
        return f"{self.say.number(value)} ({shown})"

    def _between(self, low: Fraction | None, high: Fraction | None, as_share: bool) -> str:
        def number(n: Fraction) -> str:
            return self.say.number(n, as_share=as_share)

        if low is not None and high is not None:
            return (
                number(low)
                if low == high
                else self.say("between", low=number(low), high=number(high))
            )
        if low is not None:
            return self.say("at least", low=number(low))
        return self.say("at most", high=number(high)) if high is not None else self.say("unknown")

    def _days(self, start: date | None, stop: date | None, *, asked: bool = False) -> str:
        say = self.say
        first = say.day(start) if start else "..."
        if stop is None:
            if asked and start:
                return say(
                    "still", start=first, days=say.days((self.outcome.today - start).days + 1)
                )
            return say("from on", start=first)
        last = stop - timedelta(days=1)
        if start == last:
            return say("one day", start=first)
        return say("until" if asked else "from to", start=first, last=say.day(last))

    def _cause(self, cause: Cause, day: date) -> str:
        key = f"{cause.table} {cause.what}"
        what = self.say(key) if self.say.has(key) else escaped(cause.what)
        place = escaped(cause.origin)
        if cause.line is not None:
            place = self.say("place", file=place, line=cause.line)
        values = {"what": what, "day": self.say.day(day), "place": place}
        if cause.person:
            return self.say("opened", person=self._shown(cause.person), **values)
        return self.say("opened row", table=self.say(f"table {cause.table}"), **values)

    def _reason(self, f: Finding) -> str:
        reason = self.say.quoted(self._shown(f.reason))
        if f.waived_until is None:
            return self.say("reason", reason=reason)
        return self.say(
            "reason until", last=self.say.day(f.waived_until - timedelta(days=1)), reason=reason
        )

    def _wrapped(self, text: str, indent: str, hanging: str | None = None) -> None:
        self.lines += wrapped(text, self.width, indent, hanging)


def _obliges(u: Unchecked) -> bool:
    return u.clause.kind in {"must", "should", "default"}
