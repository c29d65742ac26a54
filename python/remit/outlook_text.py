# SPDX-License-Identifier: BSL-1.0
"""The days ahead as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from remit.layout import Style, wrapped
from remit.names import Names
from remit.outcome import Entry
from remit.outlook import Against, Clash, Outlook, Planned, due_day
from remit.report import not_shown_text
from remit.telling import Telling
from remit.texts import Texts
from remit.wording import escaped

_Each = TypeVar("_Each")


class OutlookText:
    """The days ahead for people to read."""

    def __init__(
        self,
        year: Outlook,
        say: Texts,
        *,
        width: int = 100,
        names: Names | None = None,
        style: Style | None = None,
    ) -> None:
        self._year, self._say, self._width, self._names = year, say, width, names
        self._style = style or Style(colour=False)
        self._telling = Telling(year.outcome, say, names)
        self._lines: list[str] = []

    def text(self) -> str:
        year, say = self._year, self._say
        title = escaped(year.outcome.veil.text(year.outcome.charter.title)) or say("untitled")
        self._put(
            self._style.bold(
                say(
                    "year",
                    title=title,
                    start=say.day(year.start),
                    last=say.day(year.stop - timedelta(days=1)),
                )
            )
        )
        if not year.outcome.veil.lifted:
            self._put(not_shown_text(year.outcome, say))
        if year.holidays_until:
            self._put(self._style.red(say("year holidays", year=year.holidays_until)))
        shown = year.outcome.veil.lifted or not year.outcome.charter.cadences
        nothing = "no cadences" if shown else "cadences not shown"
        self._section("year cadences", year.planned, self._put_planned, nothing)
        self._section("year clashes", year.clashes, self._put_clash)
        self._section("year due", year.due, self._put_due)
        self._section("year ahead", year.ahead, self._put_ahead)
        self._put_days()
        return "\n".join(self._lines) + "\n"

    def _put(self, text: str, indent: str = "", hanging: str | None = None) -> None:
        self._lines.extend(wrapped(text, self._width, indent, hanging))

    def _shown(self, text: str) -> str:
        return escaped(self._names.text(text) if self._names else text)

    def _section(
        self, title: str, all_: list[_Each], put: Callable[[_Each], None], empty: str = ""
    ) -> None:
        if not all_ and not empty:
            return
        self._lines += ["", self._style.bold(self._say(title))]
        if not all_:
            self._put(self._say(empty), "    ")
        for each in all_:
            put(each)

    def _put_planned(self, p: Planned) -> None:
        say = self._say
        self._put(f"{self._called(p)}: {p.when}", "    ", "        ")
        if p.held:
            self._put_dates("year held", p.held[-4:])
        if p.fixed:
            self._put_dates("year fixed", p.fixed)
        if p.kept_from:
            what = self._against(p, p.lost)
            lost = say("year lost", day=say.day(p.kept_from), what=what)
            self._put(self._style.red(lost), " " * 8, " " * 12)
        elif p.lost:
            what = self._against(p, p.lost)
            self._put(self._style.red(say("year lost some", what=what)), " " * 8, " " * 12)
        if not p.possible and p.against:
            what = self._against(p, p.against)
            self._put(self._style.red(say("year impossible", what=what)), " " * 8, " " * 12)
        elif not p.possible:
            self._put(self._style.red(say("year with others")), " " * 8, " " * 12)
        elif p.dates:
            self._put_dates("year proposed", p.dates)
        else:
            self._put(say("year enough"), " " * 8)

    def _against(self, p: Planned, all_: list[Against]) -> str:
        """What stands against it; whose it is, where it is not all its own."""
        planned = self._year.planned
        own = all(n is None or planned[n] is p for h in all_ for n in (h.body, h.other))
        out = []
        for h in all_:
            if h.body is None or h.other is None:
                out.append(self._say("year unseen"))
                continue
            one, other = (self._called(planned[n]) for n in (h.body, h.other))
            if h.kind == "clash":
                out.append(self._say("year shared", one=one, other=other))
            else:
                out.append(self._shown(h.what) if own else f"{one}: {self._shown(h.what)}")
        return "; ".join(out)

    def _called(self, p: Planned) -> str:
        return self._shown(self._year.called(p.body, p.name))

    def _put_dates(self, phrase: str, days: list[date]) -> None:
        dates = " · ".join(map(self._say.day, days))
        self._put(self._say(phrase, days=dates), " " * 8, " " * 12)

    def _put_clash(self, clash: Clash) -> None:
        year, say = self._year, self._say
        people = [year.person_names.get(key, key) for key in clash.people]
        shown = ", ".join(self._shown(p) for p in people)
        both = [
            self._shown(year.called(m.body, m.name if m.name != m.key else m.kind))
            for key in (clash.meeting, clash.other)
            for m in year.meetings
            if m.key == key and m.day == clash.day
        ]
        phrase = "year busy" if clash.other is None else "year clash"
        what = say(phrase, day=say.day(clash.day), meetings=" · ".join(both), people=shown)
        self._put(what, "    ", "        ")

    def _put_due(self, e: Entry) -> None:
        due = due_day(e)
        day = self._say.day(due) if due else self._say("year no due")
        self._put(f"{day}: {self._about(e)}", "    ", "        ")

    def _put_ahead(self, e: Entry) -> None:
        self._put(f"{self._say.day(e.finding.start)}: {self._about(e)}", "    ", "        ")

    def _about(self, e: Entry) -> str:
        return f"{self._telling.label(e.finding.rule)}, {self._telling.subject(e.finding)}"

    def _put_days(self) -> None:
        days = self._year.days(self._telling.label)
        if not days:
            return
        self._lines += ["", self._style.bold(self._say("year days"))]
        month = None
        for day, what in days.items():
            if month != (day.year, day.month):
                month = (day.year, day.month)
                self._put(self._say.month(day), "    ")
            for kind, words in what:
                weekday = self._say.weekday(day)
                label = self._say(f"year {kind} one")
                self._put(
                    f"{day.day:2} {weekday}  {label}: {self._shown(words)}", " " * 6, " " * 14
                )


def outlook_json(year: Outlook, names: Names | None = None) -> str:
    """The days ahead for programs: docs/concepts/python.md has its keys."""

    def shown(text: str) -> str:
        return names.text(text) if names else text

    def hindrance(h: Against) -> dict[str, object]:
        day = h.day.isoformat() if h.day else None
        body, other = (None if n is None else year.planned[n].body for n in (h.body, h.other))
        return {
            "kind": h.kind,
            "what": shown(h.what),
            "day": day,
            "body": body,
            "other": other if h.kind == "clash" else None,
        }

    def entry(e: Entry) -> dict[str, object]:
        f = e.finding
        return {
            "rule": f.rule,
            "subject": shown(f.subject),
            "level": f.level,
            "start": f.start.isoformat(),
            "due": due.isoformat() if (due := due_day(e)) else None,
            "message": shown(f.message),
        }

    out: dict[str, object] = {
        "start": year.start.isoformat(),
        "stop": year.stop.isoformat(),
        "cadences": [
            {
                "body": p.body,
                "name": p.name,
                "when": str(p.when),
                "held": [d.isoformat() for d in p.held],
                "fixed": [d.isoformat() for d in p.fixed],
                "possible": p.possible,
                "proposed": [d.isoformat() for d in p.dates],
                "against": list(map(hindrance, p.against)),
                "kept_from": p.kept_from.isoformat() if p.kept_from else None,
                "lost": list(map(hindrance, p.lost)),
            }
            for p in year.planned
        ],
        "meetings": [
            {"meeting": m.key, "body": m.body, "day": m.day.isoformat(), "kind": m.kind}
            for m in year.meetings
        ],
        "clashes": [
            {
                "meeting": c.meeting,
                "other": c.other,
                "day": c.day.isoformat(),
                "people": [shown(p) for p in c.people],
            }
            for c in year.clashes
        ],
        "due": [entry(e) for e in year.due],
        "ahead": [entry(e) for e in year.ahead],
        "holidays_until": year.holidays_until,
    }
    if not year.outcome.veil.lifted:
        out |= year.outcome.veil.counts(year.outcome.untold)
    return json.dumps(out, ensure_ascii=False, indent=2) + "\n"
