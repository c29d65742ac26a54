# SPDX-License-Identifier: BSL-1.0
"""Peers that make one object for each date. Each imports its package when it is prepared, and what
it reads of the rules is outside the clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from suite.recurrence.rules import Kind, Rules

Answer = tuple[Any, Any]
EPOCH = date(1970, 1, 1).toordinal()
ONE = timedelta(days=1)


def dates(days: Any) -> list[date]:
    return [date.fromordinal(int(d) + EPOCH) for d in days]


def told(each: list[list[int]], epoch: int) -> Answer:
    """From ordinals of each rule."""
    counts = np.array([len(e) for e in each], np.int64)
    flat = np.fromiter((d for e in each for d in e), np.int64, int(counts.sum()))
    return counts, flat - epoch


class Dateutil:
    """python-dateutil's rules; holidays in a set."""

    name = "python-dateutil"

    def prepare(self, rules: Rules) -> Any:
        from dateutil.rrule import rrulestr

        firsts = [datetime(d.year, d.month, d.day) for d in dates(rules.first)]
        made = [rrulestr(t, dtstart=f) for t, f in zip(rules.texts(), firsts, strict=True)]
        start, stop = (datetime(d.year, d.month, d.day) for d in dates((rules.start, rules.stop)))
        return made, start, stop, self.calendar(rules)

    def calendar(self, rules: Rules) -> Any:
        return {d + EPOCH for d in rules.holidays.tolist()}

    def solve(self, prepared: Any) -> Answer:
        made, start, stop, free = prepared
        out = []
        for rule in made:
            each = []
            for d in rule.between(start, stop, inc=True):
                if d >= stop:
                    continue
                n = d.toordinal()
                while n % 7 in (6, 0) or n in free:  # 1 is a Monday
                    n += 1
                each.append(n)
            out.append(each)
        return told(out, EPOCH)


class Holidays(Dateutil):
    """python-dateutil's rules, moved by the package holidays."""

    name = "python-dateutil and holidays"

    def calendar(self, rules: Rules) -> Any:
        import holidays

        years = range(date.fromordinal(rules.start + EPOCH).year, dates((rules.stop,))[0].year + 1)
        return holidays.country_holidays("DK", years=years)

    def solve(self, prepared: Any) -> Answer:
        made, start, stop, denmark = prepared
        out = []
        for rule in made:
            each = []
            for moment in rule.between(start, stop, inc=True):
                if moment >= stop:
                    continue
                d = moment.date()
                while not denmark.is_working_day(d):
                    d += ONE
                each.append(d.toordinal())
            out.append(each)
        return told(out, EPOCH)


class QuantLib:
    """QuantLib's dates and a calendar of its own with these holidays, from Python."""

    name = "QuantLib"

    def prepare(self, rules: Rules) -> Any:
        import QuantLib as ql  # noqa: N813 - as its own examples have it

        calendar = ql.BespokeCalendar("these holidays")
        calendar.addWeekend(ql.Saturday)
        calendar.addWeekend(ql.Sunday)
        zero = ql.Date(1, 1, 1970).serialNumber()
        for d in rules.holidays.tolist():
            calendar.addHoliday(ql.Date(d + zero))
        columns = (rules.kind, rules.first, rules.interval, rules.n, rules.weekday, rules.other)
        rows = list(zip(*(c.tolist() for c in columns), strict=True))
        return calendar, zero, rules.stop, rows

    def solve(self, prepared: Any) -> Answer:
        import QuantLib as ql  # noqa: N813 - as its own examples have it

        calendar, zero, stop, rows = prepared
        end = ql.Date(stop + zero)
        out = []
        for kind, first, interval, n, weekday, other in rows:
            each: list[int] = []

            def put(d: Any, into: list[int] = each) -> None:
                into.append(calendar.adjust(d, ql.Following).serialNumber())

            if kind <= Kind.PAIR:
                self._steps(kind, first, interval, (weekday, other), zero, stop, put)
            else:
                begin = ql.Date(first + zero)
                year, month = begin.year(), begin.month()
                while (year, month) < (end.year(), end.month()):
                    found = self._of(ql, kind, n, weekday, year, month)
                    if found is not None and found >= begin:
                        put(found)
                    month += interval
                    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
            out.append(each)
        return told(out, zero)

    def _steps(
        self,
        kind: int,
        first: int,
        interval: int,
        on: tuple[int, int],
        zero: int,
        stop: int,
        put: Any,
    ) -> None:
        import QuantLib as ql  # noqa: N813 - as its own examples have it

        if kind == Kind.DAYS:
            starts, step = [first], interval
        else:
            step = 7 * interval
            monday = first - (first + 3) % 7
            starts = [monday + w for w in on[: 1 if kind == Kind.WEEKS else 2]]
            starts = sorted(d + step if d < first else d for d in starts)
        turn = 0
        while True:
            for d in starts:
                if d + turn >= stop:
                    return
                put(ql.Date(d + turn + zero))
            turn += step

    def _of(self, ql: Any, kind: int, n: int, weekday: int, year: int, month: int) -> Any:
        last = ql.Date.endOfMonth(ql.Date(1, month, year))
        if kind == Kind.MONTH_DAY:
            if n < 0:
                return last
            return ql.Date(n, month, year) if n <= last.dayOfMonth() else None
        if n > 0:
            return ql.Date.nthWeekday(n, (weekday + 1) % 7 + 1, month, year)
        return last - (last.weekday() - 2 - weekday) % 7


class Events:
    """recurring-ical-events: an event of all day for each rule; holidays in a set. It counts the
    first day as one, so an event begins on the first day that its rule names."""

    name = "recurring-ical-events"

    def prepare(self, rules: Rules) -> Any:
        import icalendar

        made = []
        firsts = [f.after(f._dtstart, inc=True).date() for f in Dateutil().prepare(rules)[0]]
        for text, first in zip(rules.texts(), firsts, strict=True):
            event = icalendar.Event()
            event.add("UID", "1")
            event.add("DTSTART", first)
            event.add("RRULE", icalendar.vRecur.from_ical(text))
            calendar = icalendar.Calendar()
            calendar.add_component(event)
            made.append(calendar)
        return made, *dates((rules.start, rules.stop)), {d + EPOCH for d in rules.holidays.tolist()}

    def solve(self, prepared: Any) -> Answer:
        import recurring_ical_events

        made, start, stop, free = prepared
        out = []
        for calendar in made:
            found = recurring_ical_events.of(calendar).between(start, stop)
            each = []
            for n in sorted(e["DTSTART"].dt.toordinal() for e in found if e["DTSTART"].dt < stop):
                while n % 7 in (6, 0) or n in free:
                    n += 1
                each.append(n)
            out.append(each)
        return told(out, EPOCH)
