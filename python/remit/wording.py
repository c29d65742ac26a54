# SPDX-License-Identifier: BSL-1.0
"""Words of a report that come from elsewhere: escaped, without names where nobody is to be named,
and what the library says in English in the language of the report.
"""

from __future__ import annotations

import re
import unicodedata

from remit._core import Finding, Problem
from remit.outcome import Names
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


def subject_shown(f: Finding, text: str, names: Names | None) -> str:
    """A subject for people; whose keys are people's is told by what the rule is for each of."""
    if names is None:
        return escaped(text)
    about_people = re.search(r"\b(person|mandate)\b", f.for_each) is not None
    return escaped(names.subject(text) if about_people else names.text(text))


def repair_text(f: Finding, say: Texts) -> str:
    """`f.repair` in the language of the report; the rule's own words stay as they are."""
    found = re.fullmatch(r"(==|<=|>=|<|>) (-?\d+)", f.required)
    if not f.repair or not found or f.short_by is None or f.measured is None:
        return ""
    n, too_few = f.short_by.numerator, f.measured < int(found[2]) or found[1] == ">"
    word, inside, rows = call_parts(f.measure)
    if word == "distinct":
        return say("another value" if n == 1 else "further values", n=n, column=inside)
    of_which = say("of which", selector=inside) if inside else ""
    rows = rows or "members"
    known = rows in {"members", "mandates"}
    noun = say(f"{rows if known else 'rows'} {'one' if n == 1 else 'many'}", rows=rows)
    values = {"n": n, "rows": noun, "of_which": of_which, "in_where": "", "where": f.subject_name}
    if f.for_each not in {"person", "mandate"}:
        values["in_where"] = say("in where", where=f.subject_name)
    if too_few:
        return say("more of", **values)
    return say("must leave" if rows == "members" and values["in_where"] else "must end", **values)


def call_parts(text: str) -> tuple[str, str, str]:
    """The word, what stands in its brackets, and the source: `count(votes > 0).of(mandates)`."""
    word, _, rest = text.partition("(")
    depth, quoted, end = 1, False, 0
    for end, c in enumerate(rest):
        if c == '"' and (end == 0 or rest[end - 1] != "\\"):
            quoted = not quoted
        elif not quoted:
            depth += {"(": 1, ")": -1}.get(c, 0)
        if depth == 0:
            break
    source = re.fullmatch(r"\.of\((.*)\)", rest[end + 1 :])
    return word, rest[:end], source[1] if source else ""


def note_text(note: Problem, say: Texts) -> str:
    """What loading did that its reader should know, in the language of the report."""
    if say.language == "en":
        hint = f" ({note.hint})" if note.hint else ""
        return escaped(f"{note.where}: {note.what}{hint}")
    numbers = re.findall(r"\b\d+\b", note.what)
    quoted = re.findall(r'"([^"]*)"', note.what)
    phrase = note.code if say.has(note.code) else "N-OTHER"
    if note.code == "N-LIFETIME" and numbers:
        phrase = "N-LIFETIME derived"
    return escaped(
        say(
            phrase,
            file=note.where,
            code=note.code,
            n=numbers[0] if numbers else "",
            name=say.quoted(quoted[0]) if quoted else "",
        )
    )
