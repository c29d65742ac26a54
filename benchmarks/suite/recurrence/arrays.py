# SPDX-License-Identifier: BSL-1.0
"""numpy in two ways: packed for all rules at once, and its own business days rule by rule.

`prepare(rules)` is outside the clock; `solve(prepared)` gives how many days each rule has, and all
days one rule after another, as counts since 1970.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from suite.recurrence.rules import Kind, Rules

Answer = tuple[Any, Any]
MISSING = np.int32(-(2**31))
AT_ONCE = 1000  # rules: what is made of them stays in the cache


class Packed:
    """One table of moved days, by day and by month and what a rule names of it; each rule is where
    it begins in that and how far it steps. Its own expert would write it so."""

    name = "numpy, packed"

    def prepare(self, rules: Rules) -> tuple[Rules, Any]:
        return rules, np.empty(600 * len(rules) // 1 + 10**6, np.int32)

    def solve(self, prepared: tuple[Rules, Any]) -> Answer:
        rules, out = prepared
        table, base, step, gap, counts = self._steps(rules)
        many = np.empty(len(rules), np.int64)
        done = 0
        for low in range(0, len(rules), AT_ONCE):
            part = slice(low, min(low + AT_ONCE, len(rules)))
            n = counts[part]
            begins = np.cumsum(n) - n
            k = np.arange(n.sum()) - np.repeat(begins, n)
            pairs = np.repeat(gap[part] >= 0, n)
            at = np.repeat(base[part], n) + k * np.repeat(step[part], n)
            if pairs.any():
                of_pair = np.repeat(gap[part], n)[pairs]
                half = k[pairs]
                steps = np.repeat(step[part], n)[pairs]
                at[pairs] += (half // 2 - half) * steps + (half % 2) * of_pair
            found = table.take(at)
            there = found != MISSING
            many[part] = np.add.reduceat(there, begins, dtype=np.int64)
            if not there.all():
                found = found[there]
            if done + len(found) > len(out):
                out = np.concatenate([out, np.empty_like(out)])
            out[done : done + len(found)] = found
            done += len(found)
        return many, out[:done]

    def _steps(self, r: Rules) -> tuple[Any, ...]:
        moved = next_working(r)
        months = np.arange(
            np.datetime64(r.start, "D").astype("M8[M]"),
            np.datetime64(r.stop, "D").astype("M8[M]") + 1,
        )
        begins = months.astype("M8[D]").astype(np.int64)
        begin, end = begins[:-1], begins[1:]
        columns = []
        for dom in range(1, 32):
            columns.append(np.where(begin + dom - 1 < end, begin + dom - 1, MISSING))
        columns.append(end - 1)
        for weekday in range(7):
            columns += [begin + (weekday - (begin + 3)) % 7 + 7 * n for n in range(4)]
            columns.append(end - 7 + (weekday - (end + 3)) % 7)
        plain = np.concatenate(columns)
        by_month = np.where(plain == MISSING, MISSING, moved.take(plain - r.start, mode="clip"))
        table = np.concatenate([moved[: r.stop - r.start], by_month]).astype(np.int32)

        base, step = np.empty(len(r), np.int64), r.interval.astype(np.int64)
        gap, counts = np.full(len(r), -1), np.empty(len(r), np.int64)
        is_days, is_pair = r.kind == Kind.DAYS, r.kind == Kind.PAIR
        weekly = (r.kind == Kind.WEEKS) | is_pair
        step[weekly] *= 7
        monday = r.first - (r.first + 3) % 7

        def ahead(weekday: Any) -> Any:
            on = monday + weekday
            return np.where(on < r.first, on + step, on)

        left = r.stop - 1 + step
        one, two = ahead(r.weekday), ahead(r.other)
        base[is_days], counts[is_days] = (
            (r.first - r.start)[is_days],
            ((left - r.first) // step)[is_days],
        )
        base[weekly], counts[weekly] = (one - r.start)[weekly], ((left - one) // step)[weekly]
        base[is_pair] = (np.minimum(one, two) - r.start)[is_pair]
        gap[is_pair] = np.abs(one - two)[is_pair]
        counts[is_pair] += ((left - two) // step)[is_pair]
        monthly = r.kind >= Kind.MONTH_DAY
        last = np.where(r.kind == Kind.MONTH_DAY, 31, 4)
        column = np.where(r.n < 0, last, r.n - 1) + np.where(
            r.kind == Kind.MONTH_DAY, 0, 32 + 5 * r.weekday
        )
        all_months = len(begin)
        month = np.searchsorted(begin, r.first, "right") - 1
        early = plain.take(np.where(monthly, column * all_months + month, 0)) < r.first
        month = month + np.where(early, step, 0)
        base[monthly] = (r.stop - r.start + column * all_months + month)[monthly]
        counts[monthly] = ((all_months - 1 + step - month) // step)[monthly]
        return table, base, step, gap, counts


def next_working(r: Rules) -> Any:
    """By day since the first: itself, or the next working day."""
    days = np.arange(r.start, r.stop + 30)
    works = (days + 3) % 7 < 5
    works[r.holidays[(r.holidays >= r.start) & (r.holidays < r.stop + 30)] - r.start] = False
    return np.minimum.accumulate(np.where(works, days, 2**31 - 1)[::-1])[::-1].astype(np.int64)


class Busday:
    """Dates of each rule by arange, the n-th weekday by a week mask, moved by busday_offset."""

    name = "numpy, busday rule by rule"

    def prepare(self, rules: Rules) -> tuple[Rules, Any, list[tuple[int, ...]]]:
        calendar = np.busdaycalendar(holidays=rules.holidays.astype("M8[D]"))
        columns = (rules.kind, rules.first, rules.interval, rules.n, rules.weekday, rules.other)
        return rules, calendar, list(zip(*(c.tolist() for c in columns), strict=True))

    def solve(self, prepared: tuple[Rules, Any, list[tuple[int, ...]]]) -> Answer:
        rules, calendar, rows = prepared
        out = []
        for row in rows:
            plain = self._of(*row, rules.stop)
            out.append(np.busday_offset(plain, 0, roll="following", busdaycal=calendar))
        return np.array([len(o) for o in out]), np.concatenate(out).astype(np.int64)

    def _of(
        self, kind: int, first: int, interval: int, n: int, weekday: int, other: int, stop: int
    ) -> Any:
        if kind == Kind.DAYS:
            return np.arange(first, stop, interval).astype("M8[D]")
        if kind <= Kind.PAIR:
            each = []
            for w in (weekday,) if kind == Kind.WEEKS else (weekday, other):
                on = first - (first + 3) % 7 + w
                on += 7 * interval if on < first else 0
                each.append(np.arange(on, stop, 7 * interval))
            days = each[0] if len(each) == 1 else np.sort(np.concatenate(each))
            return days.astype("M8[D]")
        from_, to = np.datetime64(first, "D"), np.datetime64(stop, "D")
        months = np.arange(from_.astype("M8[M]"), to.astype("M8[M]"), interval)
        if kind == Kind.MONTH_DAY and n > 0:
            days = months.astype("M8[D]") + (n - 1)
            days = days[days.astype("M8[M]") == months]
        elif kind == Kind.MONTH_DAY:
            days = (months + 1).astype("M8[D]") - 1
        else:
            mask = [int(w == weekday) for w in range(7)]
            begin, by = (months, n - 1) if n > 0 else (months + 1, -1)
            days = np.busday_offset(begin.astype("M8[D]"), by, roll="forward", weekmask=mask)
        return days[days >= from_]
