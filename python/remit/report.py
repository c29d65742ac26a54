# SPDX-License-Identifier: BSL-1.0
"""An outcome as text for people: today first, then ahead, then what was earlier, what was kept, and
what could not be checked. Everything that came from the data is escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta

from remit._core import Finding
from remit.layout import Style, listed, wrapped
from remit.names import Names
from remit.outcome import Entry, Outcome, State, Unchecked, Verdict, short_ids, was_due
from remit.sequel import EVENTS
from remit.telling import Telling
from remit.texts import Texts
from remit.wording import note_text

INDENT = " " * 9
ONE_DAY = timedelta(days=1)
# How many are listed of what is ahead and of what was earlier; all are in JSON and CSV.
LISTED = 200


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
        self.named = names is None
        self.style = style or Style(colour=False)
        self.tell = Telling(outcome, texts, names)
        shown = [e.finding for e in outcome.all if e.told and outcome.veil.id(e.finding)]
        self.ids = short_ids(shown)
        self.clauses = {c.id: c for c in outcome.charter.clauses}
        self.begins = {
            (e.finding.rule, e.finding.subject, e.finding.start): e.finding
            for e in outcome.all
            if e.told
        }
        self.lines: list[str] = []

    def text(self) -> str:
        o = self.outcome
        self._head()
        self._section("must", o.broken("must"), self._full, alarm=True)
        self._section("should", o.broken("should"), self._full)
        self._section("waived", o.waived, self._full, tagged=True)
        self._section("possible", o.possible, self._full, tagged=True)
        self._section("pending", o.pending, self._pending, tagged=True)
        self._ahead()
        past = o.past
        mended = [e for e in past if e.then == "mended"]
        self._section("past", mended, self._brief, tagged=True, latest=True)
        others = [e for e in past if e.then != "mended"]
        self._section("ended", others, self._brief, tagged=True, latest=True)
        states: tuple[State, ...] = (
            "kept",
            "not demanded",
            "no subject",
            "not observed",
            "not in force",
            "not told",
        )
        for state in states:
            self._list(state, o.in_state(state))
        if not o.charter.body:
            self._bodies_not_observed()
        self._unchecked()
        self._bookings()
        self._notes()
        self._result()
        return "\n".join(self.lines) + "\n"

    # -- the parts -------------------------------------------------------------------------------

    def _head(self) -> None:
        o, say = self.outcome, self.say
        title = self.tell.shown(o.veil.text(o.charter.title)) or say("untitled")
        self._wrapped(self.style.bold(say("title", title=title, day=say.long_day(o.today))), "")
        facts = say(
            "facts",
            files=", ".join(map(self.tell.shown, o.files)),
            observed=" · ".join(filter(None, [self._observed(), self._events()]))
            or say("observed some"),
            clauses=say.count("clauses", len(o.charter.clauses)),
            rules=say.count("rules", len(o.charter.all_rules)),
        )
        self.lines += listed(facts.split(" · "), self.width)
        if o.during is not None:
            during = self.tell.days(*o.during)
            self._wrapped(say("shown", during=during, hidden=o.hidden), "")
        if not o.veil.lifted:
            self._wrapped(not_shown_text(o, say), "")
        if self.named and (confidential := o.veil.confidential):
            phrase, heading = confidential
            self._wrapped(say(phrase, clause=self.tell.shown(heading)), "")
        else:
            self._wrapped(say("names" if self.named else "no names"), "")

    def _observed(self) -> str:
        if self.outcome.veil.sight.hides:
            return ""  # the first fact and the last may be hidden ones
        if self.outcome.registry.observed is None:
            return self.say("observed never")
        start, stop = self.outcome.registry.observed
        if stop is None:
            return self.say("observed from", start=self.say.day(start))
        return self.say("observed", start=self.say.day(start), last=self.say.day(stop - ONE_DAY))

    def _events(self) -> str:
        """Until when meetings and other events are known, where that was said."""
        _, stop = self.outcome.registry.declared.get("meetings", (None, None))
        return "" if stop is None else self.say("events", last=self.say.day(stop - ONE_DAY))

    def _section(
        self,
        title: str,
        entries: list[Entry],
        put: Callable[[Entry, str], None],
        *,
        alarm: bool = False,
        tagged: bool = False,
        latest: bool | None = None,
    ) -> None:
        """A heading and the entries; with `latest`, of very many only the last or the first."""
        if not entries:
            return
        heading = f"{self.say(title)} ({len(entries)})"
        self.lines += ["", self.style.red(heading) if alarm else self.style.bold(heading)]
        left_out = 0 if latest is None else max(len(entries) - LISTED, 0)
        if left_out and latest:
            entries = entries[-LISTED:]
            self._wrapped(self.say("more before", n=left_out), INDENT)
        for e in entries[:LISTED] if left_out else entries:
            put(e, self._tag(e, title) if tagged else "")
        if left_out and not latest:
            self._wrapped(self.say("more after", n=left_out), INDENT)

    def _tag(self, e: Entry, section: str) -> str:
        """What a heading leaves open: the level, and where they mix the verdict, the reason and
        what came then.
        """
        f = e.finding
        tags = [self.say(f"level {f.level}")]
        if was_due(f, self.outcome.today):
            tags.append(self.say("tag was due", day=self._due(f)))
        elif e.when == "ahead" and f.verdict == "pending" and f.due is not None:
            tags.append(self.say("due by", day=self._due(f)))
        elif e.when != "now" and e.stands != "pending" and f.verdict != "fails":
            tags.append(self.say(f"tag {f.verdict}"))
        if e.when != "now" and f.waived:
            tags.append(self.say("tag waived"))
        if (
            section == "ended"
            and f.stop is not None
            and not (e.then == "ended" and f.for_each in EVENTS)
        ):
            tags.append(self.tell.then(e, self.begins.get((f.rule, f.subject, f.stop))))
        return f" [{', '.join(tags)}]"

    def _full(self, e: Entry, tag: str) -> None:
        f, tell = e.current or e.finding, self.tell
        self._brief(e, tag)
        self._clause(f)
        self._wrapped(tell.counted(f), INDENT)
        self._wrapped(tell.at_first(e), INDENT)
        for cause in f.opened_by[:5]:
            self._wrapped(tell.cause(cause, f), INDENT)
        if f.waived:
            self._wrapped(tell.reason(f), INDENT)
        elif f.verdict == "fails":
            self._wrapped(tell.repair(f), INDENT)

    def _pending(self, e: Entry, tag: str) -> None:
        f, tell = e.current or e.finding, self.tell
        self._brief(e, tag)
        self._clause(f)
        self._wrapped(tell.counted(f), INDENT)

    def _ahead(self) -> None:
        """What begins later, and what is broken once it can no longer be done."""
        ahead = [(e.finding.start, e) for e in self.outcome.those("ahead")]
        for e in self.outcome.pending:
            if e.finding.due is not None and e.finding.due != date.max:
                ahead.append((e.finding.due + ONE_DAY, e))
        ahead.sort(key=lambda dated: dated[0])

        def put(e: Entry, tag: str) -> None:
            (self._brief if e.when == "ahead" else self._too_late)(e, tag)

        self._section("ahead", [e for _, e in ahead], put, tagged=True, latest=False)

    def _too_late(self, e: Entry, tag: str) -> None:
        f = e.finding
        assert f.due is not None
        text = f"{self.tell.headline(f, self.say('not done'))}{tag}"
        self._line(f, text, self.say("one day", start=self.say.day(f.due + ONE_DAY)))

    def _clause(self, f: Finding) -> None:
        tell = self.tell
        if clause := self.clauses.get(f.clause):
            said = self.say.quoted(tell.shown(clause.words)) if clause.words else ""
            where = f"({tell.shown(clause.heading or clause.id)})"
            self._wrapped(" ".join(filter(None, [said, where])), INDENT)
            if clause.read_as:
                self._wrapped(self.say("read as", words=tell.shown(clause.read_as)), INDENT)

    def _brief(self, e: Entry, tag: str) -> None:
        f = e.current or e.finding
        right = self.tell.days(f.start, f.stop, asked=e.when == "now")
        if e.stands == "pending" and f.due is not None:
            right = self.say("due by", day=self._due(f))
        self._line(f, self.tell.headline(f) + tag, right)

    def _due(self, f: Finding) -> str:
        assert f.due is not None
        return self.say.day(f.due)

    def _line(self, f: Finding, text: str, right: str) -> None:
        left = f" {self.ids.get(f.id, ''):<6}  {text}"
        if len(left) + 2 + len(right) <= self.width:
            self.lines.append(left + " " * (self.width - len(left) - len(right)) + right)
            return
        self._wrapped(left.lstrip(), " ", hanging=INDENT)
        self.lines.append(INDENT + right)

    def _list(self, title: str, names: list[str]) -> None:
        if names:
            heading = self.style.bold(f"{self.say(title)} ({len(names)})")
            first, *rest = self.tell.labels(names)
            self.lines.append("")
            self.lines += listed([f"{heading}  {first}", *rest], self.width, INDENT)

    def _bodies_not_observed(self) -> None:
        if bodies := self.outcome.unobserved:
            heading = self.style.bold(f"{self.say('bodies not observed')} ({len(bodies)})")
            first, *rest = map(self.tell.body, bodies)
            self.lines.append("")
            self.lines += listed([f"{heading}  {first}", *rest], self.width, INDENT)

    def _unchecked(self) -> None:
        unchecked = self.outcome.unchecked
        if not unchecked:
            return
        heading = self.style.bold(f"{self.say('not checked')} ({len(unchecked)})")
        kinds = Counter(u.clause.kind for u in unchecked if not _obliges(u))
        quiet = [self.say("only states", kind=self.say(f"kind {k}"), n=n) for k, n in kinds.items()]
        self.lines.append("")
        if quiet:
            heading += "  " + quiet.pop(0)
        self.lines += listed([heading, *quiet], self.width, INDENT)
        for u in filter(_obliges, unchecked):
            why = self.tell.shown(u.clause.why_unchecked) or self.say("no rule yet")
            self._wrapped(f"{self.tell.shown(u.clause.heading or u.clause.id)}: {why}", INDENT)

    def _bookings(self) -> None:
        found, say, shown = self.outcome.bookings, self.say, self.tell.shown
        if not found:
            return
        self.lines += ["", self.style.bold(f"{say('booked')} ({len(found)})")]
        for b in found:
            when = say("booked unknown")
            if b.start is not None and b.stop is not None:
                when = f"{say.day(b.start.date())} {b.start:%H:%M}-{b.stop:%H:%M}"
            text = say(
                f"booked {b.verdict}",
                when=when,
                person=shown(b.person_name),
                meeting=shown(b.meeting_name),
                other=shown(b.other_name),
            )
            self._wrapped(text, INDENT)

    def _notes(self) -> None:
        notes = self.outcome.notes
        if not notes:
            return
        self.lines += ["", self.style.bold(f"{self.say('notes')} ({len(notes)})")]
        if not self.outcome.veil.lifted:  # they quote cells
            kinds = sorted(Counter(note.code for note in notes).items())
            self._wrapped(" · ".join(f"{code} ({n})" for code, n in kinds), INDENT)
            return
        for note in notes:
            self._wrapped(self.tell.shown(note_text(note, self.say)), INDENT)

    # -- the last line ---------------------------------------------------------------------------

    def _result(self) -> None:
        o, say = self.outcome, self.say
        said = [self._result_of_musts()]
        others: tuple[tuple[str, Verdict], ...] = (
            ("must", "possible"),
            ("must", "pending"),
            ("must", "waived"),
            ("should", "fails"),
            ("should", "possible"),
            ("should", "pending"),
            ("should", "waived"),
        )
        for level, what in others:
            if n := o.rules_of_today(level, what):
                said.append(say.count(f"{level} {what}", n))
        if o.partly_told:
            said.append(say("result not told"))
        self.lines.append("")
        self._wrapped(self.style.bold(" ".join(said)), "")

    def _result_of_musts(self) -> str:
        o, say = self.outcome, self.say
        day = say.day(o.today)
        if not o.veil.charter:
            return say("result not shown")
        if not o.charter.all_rules:
            return say("result no rules")
        judged = o.judged_rules("must")
        if judged == 0 and o.partly_told:
            return say("result nothing shown", day=day)
        if judged == 0:
            return say(
                "result unjudged" if o.in_state("kept", "broken") else "result nothing", day=day
            )
        broken = o.rules_of_today("must", "fails")
        unsure = o.rules_of_today("must", "possible")
        phrase = {0: "result unsure" if unsure else "result none", 1: "result one"}.get(
            broken, "result many"
        )
        if broken == 0 and o.partly_told:  # nothing is said of what is not shown
            phrase = "result unsure shown" if unsure else "result none shown"
        return say(phrase, n=broken, day=day, judged=say.count("judged", judged))

    def _wrapped(self, text: str, indent: str, hanging: str | None = None) -> None:
        self.lines += wrapped(text, self.width, indent, hanging)


def not_shown_text(o: Outcome, say: Texts) -> str:
    """For whom it is, and how much is not shown to them."""
    sight = o.veil.sight
    counts = {"findings": o.untold, **asdict(sight.hidden)}
    hidden = [say.count(f"hidden {what}", n) for what, n in counts.items()]
    audience = say(f"audience {sight.audience}")
    return say("for audience", audience=audience, hidden=", ".join(hidden))


def _obliges(u: Unchecked) -> bool:
    return u.clause.kind in {"must", "should", "default"}
