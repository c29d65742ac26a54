# SPDX-License-Identifier: BSL-1.0
"""A picture of the days ahead, as SVG: a row for each month, a square for each day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from html import escape
from typing import Final

from remit._core import WorkingDays
from remit.names import Names
from remit.outlook import DayKind, Outlook
from remit.telling import Telling
from remit.texts import Texts
from remit.wording import escaped

_SIDE: Final = 28  #: of a square
_LEFT: Final = 120  #: where the days begin
_TOP: Final = 64
_COLUMNS: Final = 37  #: weekdays of the longest month that begins on a Sunday

#: What can be told apart without colour too: filled, framed, or a mark.
_FILL: Final[dict[str, str]] = {
    "fixed": "#1d4e89",
    "proposed": "#7fb2dd",
    "due": "#f2b134",
    "ahead": "#c8402f",
}
_MARK: Final[dict[str, str]] = {"fixed": "●", "proposed": "○", "due": "◆", "ahead": "✕"}
_DARK: Final = frozenset(["fixed", "ahead"])
_ORDER: Final[tuple[DayKind, ...]] = ("fixed", "proposed", "due", "ahead")


def outlook_svg(
    year: Outlook,
    say: Texts,
    *,
    calendar: WorkingDays | None = None,
    names: Names | None = None,
) -> str:
    """The picture; what is on a day is told where the pointer rests on it."""
    working = calendar or WorkingDays([])
    days = year.days(Telling(year.outcome, say, names).label)
    months = list(_months(year.start, year.stop))
    width = _LEFT + _COLUMNS * _SIDE + 16
    height = _TOP + len(months) * (_SIDE + 6) + 48
    clashing = {c.day for c in year.clashes}
    title = escaped(year.outcome.veil.text(year.outcome.charter.title)) or say("untitled")
    heading = say(
        "year",
        title=title,
        start=say.day(year.start),
        last=say.day(year.stop - timedelta(days=1)),
    )
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" '
        'font-family="Helvetica, Arial, sans-serif" font-size="12">',
        f"<title>{escape(heading)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        _text(16, 26, heading, 'font-size="16" font-weight="bold"'),
    ]
    weekdays = say("year weekdays").split()
    for column in range(_COLUMNS):
        x = _LEFT + column * _SIDE + _SIDE / 2
        out.append(_text(x, _TOP - 8, weekdays[column % 7][:2], 'text-anchor="middle" fill="#666"'))
    for row, first in enumerate(months):
        y = _TOP + row * (_SIDE + 6)
        out.append(_text(16, y + 18, say.month(first)))
        for day in _days_of(first):
            if not year.start <= day < year.stop:
                continue
            x = _LEFT + (first.weekday() + day.day - 1) * _SIDE
            here = days.get(day, [])
            out.append(_square(x, y, day, here, day in working, day in clashing, names, say))
    out.append(_legend(_TOP + len(months) * (_SIDE + 6) + 18, say))
    out.append("</svg>")
    return "\n".join(out) + "\n"


def _months(start: date, stop: date) -> Iterable[date]:
    last = stop - timedelta(days=1)
    for n in range(start.year * 12 + start.month - 1, last.year * 12 + last.month):
        yield date(n // 12, n % 12 + 1, 1)


def _days_of(first: date) -> Iterable[date]:
    for n in range(monthrange(first.year, first.month)[1]):
        yield first.replace(day=n + 1)


def _square(
    x: float,
    y: float,
    day: date,
    here: list[tuple[DayKind, str]],
    works: bool,
    clashes: bool,
    names: Names | None,
    say: Texts,
) -> str:
    kinds = [k for k in _ORDER if any(kind == k for kind, _ in here)]
    fill = _FILL[kinds[0]] if kinds else "#f7f7f7" if works else "#dddddd"
    frame = f'stroke="{_FILL["ahead"]}" stroke-width="2.5"' if clashes else 'stroke="#ffffff"'
    lines = [f"{say.weekday(day)} {say.day(day)}"]
    for kind, words in here:
        shown = escaped(names.text(words) if names else words)
        lines.append(f"{say(f'year {kind} one')}: {shown}")
    if clashes:
        lines.append(say("year clashes"))
    ink = "#ffffff" if kinds and kinds[0] in _DARK else "#333333"
    return (
        f"<g><title>{escape(chr(10).join(lines))}</title>"
        f'<rect x="{x:g}" y="{y:g}" width="{_SIDE}" height="{_SIDE}" rx="3" fill="{fill}" {frame}/>'
        + _text(x + _SIDE / 2, y + 16, str(day.day), f'text-anchor="middle" fill="{ink}"')
        + "".join(
            _text(
                x + _SIDE - 4, y + 8, _MARK[k], f'text-anchor="middle" font-size="7" fill="{ink}"'
            )
            for k in kinds[:1]
        )
        + "</g>"
    )


def _legend(y: float, say: Texts) -> str:
    out, x = [], float(_LEFT)
    for kind in _ORDER:
        words = f"{_MARK[kind]} {say(f'year {kind} one')}"
        out.append(
            f'<rect x="{x:g}" y="{y:g}" width="14" height="14" rx="3" fill="{_FILL[kind]}"/>'
        )
        out.append(_text(x + 20, y + 11, words))
        x += 120
    frame = f'fill="none" stroke="{_FILL["ahead"]}" stroke-width="2.5"'
    out.append(f'<rect x="{x:g}" y="{y:g}" width="14" height="14" rx="3" {frame}/>')
    out.append(_text(x + 20, y + 11, say("year clashes").capitalize()))
    return "".join(out)


def _text(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" {more}>{escape(words)}</text>'
