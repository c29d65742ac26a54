# SPDX-License-Identifier: BSL-1.0
"""Words of a report that come from elsewhere: escaped, and what the library says in English in the
language of the report.
"""

from __future__ import annotations

import re
import unicodedata

from remit._core import Finding, Problem
from remit.texts import Texts


def escaped(text: str) -> str:
    """The text on one line, with control and direction characters made visible."""
    if text.isprintable():
        return text
    out = []
    for c in text:
        if c in "\n\t\r":
            out.append(" ")
        elif unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
            out.append(f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}")
        else:
            out.append(c)
    return "".join(out)


def repair_text(f: Finding, say: Texts) -> str:
    """`f.repair` in the language of the report; the rule's own words stay as they are."""
    found = re.fullmatch(r"(==|<=|>=|<|>) (-?\d+)", f.required)
    if not f.repair or not found or f.short_by is None or f.measured is None:
        return ""
    n, too_few = f.short_by.numerator, f.measured < int(found[2]) or found[1] == ">"
    word, inside, rows, _ = call_parts(f.measure)
    if word == "distinct":
        return say(
            "another value" if n == 1 else "further values", n=n, column=first_part(inside)[0]
        )
    rows = rows or "members"
    of_which = say("of which", selector=inside) if inside else ""
    values = {"n": n, "rows": rows_text(rows, n, say), "of_which": of_which, "in_where": ""}
    values["where"] = f.subject_name
    if f.repair.removesuffix(" must end").endswith(f" in {f.subject_name}"):
        values["in_where"] = say("in where", where=f.subject_name)
    if too_few:
        return say("more of", **values)
    leaves = f.repair.endswith(f" must leave {f.subject_name}")
    return say("must leave" if leaves else "must end", **values)


def rows_text(rows: str, n: int, say: Texts) -> str:
    """What is counted: members, mandates, rows of something."""
    if rows == "members":
        return say("members one" if n == 1 else "members many")
    if rows in {"mandates", "meetings"}:
        return say.count(rows, n)
    return say("rows one" if n == 1 else "rows many", rows=rows)


def measure_text(measure: str, say: Texts) -> str:
    """A count, share or number of values in plain words; another measure as the rule has it."""
    word, inside, source, window = call_parts(measure)
    counts = word in {"count", "share", "distinct"}
    if not counts or (window and not say.has(f"over {window}")):
        return measure
    rows = rows_text(source or "members", 2, say)
    column, selector = first_part(inside) if word == "distinct" else ("", inside)
    of_which = say("of which", selector=selector) if selector else ""
    if word != "distinct":
        told = say(f"measured {word}", rows=rows, of_which=of_which)
    else:
        told = say("measured distinct", column=column)
        if selector or source:
            told = say("among", measured=told, rows=rows, of_which=of_which)
    return say(f"over {window}", measured=told) if window else told


def first_part(inside: str) -> tuple[str, str]:
    """The first argument and the rest: `size_class, role == "a"`."""
    depth, quoted = 0, False
    for i, c in enumerate(inside):
        if c == '"' and (i == 0 or inside[i - 1] != "\\"):
            quoted = not quoted
        elif not quoted:
            depth += {"(": 1, ")": -1}.get(c, 0)
            if c == "," and depth == 0:
                return inside[:i], inside[i + 1 :].strip()
    return inside, ""


def call_parts(text: str) -> tuple[str, str, str, str]:
    """The word, what stands in its brackets, the source and the window:
    `count(votes > 0).of(mandates).over(year)`. An empty word: it is no such call.
    """
    word, _, rest = text.partition("(")
    inside, rest = _in_brackets(rest)
    source = window = ""
    if rest.startswith(".of("):
        source, rest = _in_brackets(rest.removeprefix(".of("))
    if rest.startswith(".over("):
        window, rest = _in_brackets(rest.removeprefix(".over("))
    return ("", "", "", "") if rest else (word, inside, source, window)


def _in_brackets(text: str) -> tuple[str, str]:
    """What stands before the bracket that closes, and what behind it."""
    depth, quoted = 1, False
    for i, c in enumerate(text):
        if c == '"' and (i == 0 or text[i - 1] != "\\"):
            quoted = not quoted
        elif not quoted:
            depth += {"(": 1, ")": -1}.get(c, 0)
        if depth == 0:
            return text[:i], text[i + 1 :]
    return text, ""


def note_text(note: Problem, say: Texts) -> str:
    """What loading did that its reader should know, in the language of the report."""
    if say.language == "en":
        hint = f" ({note.hint})" if note.hint else ""
        return escaped(f"{note.where}: {note.what}{hint}")
    numbers = re.findall(r"\b\d+\b", note.what)
    quoted = re.findall(r'"([^"]*)"', note.what)
    number = "one" if numbers[:1] == ["1"] else "many"
    phrase = "N-LIFETIME derived" if note.code == "N-LIFETIME" and numbers else note.code
    if not say.has(phrase):
        phrase = f"{note.code} {number}" if say.has(f"{note.code} {number}") else "N-OTHER"
    return escaped(
        say(
            phrase,
            file=note.where,
            code=note.code,
            n=numbers[0] if numbers else "",
            name=say.quoted(quoted[0]) if quoted else "",
            other=say.quoted(quoted[1]) if len(quoted) > 1 else "",
        )
    )
