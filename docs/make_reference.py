#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes docs/reference/python.md: every public name of the Python package, from its docstring.

    python docs/make_reference.py            rewrites the page
    python docs/make_reference.py --check    writes nothing; exit code 1 if the page is out of date

It needs the package installed, for the docstrings live in the bindings.
"""

import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import remit as rm

PAGE = Path(__file__).resolve().parent / "reference" / "python.md"

HEAD = """\
# Python reference

Every name of `import remit as rm`, with the first lines of its docstring; `help(rm.check)` has the
rest. How the package fits together is in [python](../concepts/python.md); what the words mean to a
rule is in [vocabulary](../concepts/vocabulary.md), and the columns of the tables are in
[schema](../concepts/schema.md).

This page is written by `python docs/make_reference.py`.
"""


def is_class(value: Any) -> bool:
    return isinstance(value, type)


def is_error(value: Any) -> bool:
    return is_class(value) and (issubclass(value, Exception) or value is rm.Problem)


def is_expression(value: Any) -> bool:
    helpers = {rm.Path, rm.NamedBody, rm.Duration, rm.Ratio}
    return is_class(value) and (issubclass(value, rm.Expression) or value in helpers)


def is_function(value: Any) -> bool:
    return callable(value) and not is_class(value) and not isinstance(value, rm.Expression)


def is_check(value: Any) -> bool:
    names = {"check", "evaluate", "read_folder", "parse", "recheck", "same", "plan_meetings"}
    names |= {"double_bookings", "programme", "zone_problems", "read_cadence", "read_zone"}
    return is_function(value) and value.__name__ in names


def is_calendar(value: Any) -> bool:
    classes = {rm.CalendarLoss, rm.ReadCalendar, rm.WrittenCalendar}
    names = {"read_ics", "write_ics"}
    return value in classes if is_class(value) else is_function(value) and value.__name__ in names


# Where a name goes: the first heading that takes it.
SECTIONS: list[tuple[str, str, Callable[[Any], bool]]] = [
    ("Calendars of others", "iCalendar in and out; needs `remit[calendar]`.", is_calendar),
    ("Checking", "Facts meet rules here.", is_check),
    ("Errors", "What is wrong with what was given.", is_error),
    ("Expressions", "The classes that rules are made of.", is_expression),
    ("Facts, charters, findings", "What goes in and what comes out.", is_class),
    ("Words: functions", "Each is a word of rules.", is_function),
    (
        "Words: columns and today",
        "What a row says, and the day.",
        lambda v: isinstance(v, rm.Measure),
    ),
    ("Words: rows", "Which rows there are to count.", lambda v: isinstance(v, rm.Source)),
    ("Words: paths and windows", "Other rows, other days.", lambda v: True),
]


def summary(name: str) -> str:
    """The first paragraph of the docstring, without the signature that stands before it."""
    lines = (inspect.getdoc(getattr(rm, name)) or "").splitlines()
    if lines and lines[0].startswith(f"{name}("):
        lines = lines[1:]
    paragraphs = "\n".join(lines).strip().split("\n\n")
    text = paragraphs[0]
    if len(paragraphs) > 1 and text.startswith("The column `"):
        text += " " + paragraphs[1]
    return " ".join(text.split()).replace("|", "\\|")


def page() -> str:
    names = [n for n in rm.__all__ if n != "__version__"]
    out = [HEAD]
    for title, says, takes in SECTIONS:
        here = [n for n in names if takes(getattr(rm, n))]
        names = [n for n in names if n not in here]
        out.append(f"\n## {title}\n\n{says}\n\n| name | |\n| -- | -- |\n")
        out += [f"| `{n}` | {summary(n)} |\n" for n in here]
    return "".join(out)


def main() -> int:
    if "--check" in sys.argv[1:]:
        fresh = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page()
        if not fresh:
            print(f"{PAGE.name} is out of date: run python docs/make_reference.py")
        return 0 if fresh else 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
