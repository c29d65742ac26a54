#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes the tables of docs/concepts/vocabulary.md and docs/concepts/schema.md.

    python docs/make_tables.py            rewrites both pages
    python docs/make_tables.py --check    writes nothing; exit code 1 if a page is out of date

The tables come from the two headers where these things are said once,
include/remit/rules/vocabulary.hpp and include/remit/registry/schema.hpp. They are read as text, so
nothing has to be compiled or installed. A page's own words stand outside the marks
`<!-- table: NAME -->` and `<!-- end -->`.
"""

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
INCLUDE = ROOT / "include" / "remit"
CONCEPTS = ROOT / "docs" / "concepts"

_STRING = r'"((?:[^"\\]|\\.)*)"'


class Word(NamedTuple):
    """One line of `vocabulary`."""

    op: str
    spelling: str
    arguments: str
    gives: str
    precedence: int
    sentence: str
    example: str


class Column(NamedTuple):
    """One line of `schema`."""

    table: str
    name: str
    kind: str
    required: bool
    empty: str
    says: str


def header(name: str) -> str:
    return (INCLUDE / name).read_text(encoding="utf-8")


def plain(literal: str) -> str:
    """What a C++ string literal says; the headers use no other escapes than these two."""
    return literal.replace('\\"', '"').replace("\\\\", "\\")


def words() -> list[Word]:
    """The words of the rule language, in the order of the header."""
    line = re.compile(
        rf"word\{{op::(\w+),\s*{_STRING},\s*{_STRING},\s*word_kind::(\w+),\s*(\d+),"
        rf"\s*{_STRING},\s*{_STRING}\}}"
    )
    text = header("rules/vocabulary.hpp")
    found = [
        Word(op, plain(spelling), plain(args), gives, int(prec), plain(s), plain(e))
        for op, spelling, args, gives, prec, s, e in line.findall(text)
    ]
    if not found or len(found) != text.count("word{op::"):
        raise SystemExit(f"vocabulary.hpp: {len(found)} of {text.count('word{op::')} words read")
    return found


def names(array: str) -> list[str]:
    """The texts of one of the arrays of names: column_words, row_words, ..."""
    text = header("rules/vocabulary.hpp")
    body = re.search(rf"string_view, (\d+)> {array} = \{{(.*?)\}};", text, re.DOTALL)
    if body is None:
        raise SystemExit(f"vocabulary.hpp: there is no array {array}")
    found = re.findall(_STRING, body[2])
    if len(found) != int(body[1]):
        raise SystemExit(f"vocabulary.hpp: {len(found)} of {body[1]} names of {array} read")
    return found


def subjects() -> list[tuple[str, bool]]:
    """What a rule may be for each of, and whether the check can judge it."""
    text = header("rules/vocabulary.hpp").partition("subject_words = {{")[2].partition("}};")[0]
    return [
        (n, judged == "true") for n, judged in re.findall(rf"\{{{_STRING}, (true|false)\}}", text)
    ]


def columns() -> list[Column]:
    """The columns of the registry's tables, in the order of the header."""
    line = re.compile(
        rf"column_spec\{{table_id::(\w+),\s*{_STRING},\s*column_kind::(\w+),\s*(true|false),"
        rf"\s*empty_means::(\w+),\s*{_STRING}\}}"
    )
    text = header("registry/schema.hpp")
    found = [Column(t, n, k, r == "true", e, plain(s)) for t, n, k, r, e, s in line.findall(text)]
    if not found or len(found) != text.count("column_spec{table_id::"):
        raise SystemExit("schema.hpp: not every column was read")
    return found


def code(text: str) -> str:
    """The text as code inside a cell of a table."""
    return "`" + text.replace("|", "\\|") + "`"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["--"] * len(head), *rows]
    return "\n".join(("| " + " | ".join(cells) + " |").replace("|  |", "| |") for cells in lines)


# What is no call and no operator is named, not spelled.
NAMED = {"integer": "*a number*", "text": "*a text*", "date": "*a date*", "path": "*a path*"}
BEHIND_A_DOT = {"year_of", "month_of", "day_of", "is_in", "source"}


def written(w: Word) -> str:
    """How the word is written."""
    if w.op in NAMED:
        return NAMED[w.op]
    if w.op == "neg":
        return code(w.spelling) + " before a number"
    return code(("." if w.op in BEHIND_A_DOT else "") + w.spelling + w.arguments)


def words_that_give(*kinds: str) -> Callable[[], str]:
    def rows() -> str:
        cells = [[written(w), w.sentence, code(w.example)] for w in words() if w.gives in kinds]
        return table(["word", "meaning", "example"], cells)

    return rows


def precedence_table() -> str:
    by_level: dict[int, list[str]] = {}
    for w in words():
        if w.precedence < 8:
            by_level.setdefault(w.precedence, []).append(w.spelling)
    tightest = max(by_level)
    rows = [
        [str(tightest - n + 1), " ".join(map(code, by_level[n]))]
        for n in sorted(by_level, reverse=True)
    ]
    return table(["", "operators, the tightest first"], rows)


def name_list(array: str) -> Callable[[], str]:
    return lambda: ", ".join(code(n) for n in names(array)) + "."


def subject_table() -> str:
    return table(
        ["subject", "judged"], [[code(n), "yes" if j else "not yet"] for n, j in subjects()]
    )


EMPTY = {
    "refused": "an error",
    "unknown": "unknown",
    "absent": "absent: there is none",
    "open": "open: still",
    "always": "always",
    "effective": "`effective`",
    "one": "1",
    "derived": "see the meaning",
    "deed": "not done by the last observed day",
    "computed": "worked out",
}


def meaning_of_empty(c: Column) -> str:
    # Where a sentence tells empty cells and absent columns apart, the short form would be wrong.
    return EMPTY["derived"] if "where the cell is empty" in c.says else EMPTY[c.empty]


def columns_of(name: str) -> Callable[[], str]:
    def rows() -> str:
        mine = [c for c in columns() if c.table == name]
        cells = [
            [code(c.name), c.kind, "yes" if c.required else "", meaning_of_empty(c), c.says]
            for c in mine
        ]
        return table(["column", "kind", "required", "an empty cell is", "meaning"], cells)

    return rows


TABLES = (
    "bodies",
    "seats",
    "people",
    "organisations",
    "offices",
    "mandates",
    "terms",
    "meetings",
    "items",
    "attendances",
    "events",
    "proposals",
    "nominations",
    "recusals",
    "speakers",
    "tasks",
    "audiences",
)
PAGES: dict[str, dict[str, Callable[[], str]]] = {
    "vocabulary.md": {
        "truths": words_that_give("truth"),
        "values": words_that_give("value"),
        "places": words_that_give("source", "part", "window", "limit"),
        "precedence": precedence_table,
        "subjects": subject_table,
        **{
            array: name_list(array)
            for array in (
                "column_words",
                "path_column_words",
                "dated_words",
                "row_words",
                "path_words",
                "calendar_words",
            )
        },
    },
    "schema.md": {name: columns_of(name) for name in TABLES},
}


def filled(page: str, text: str) -> str:
    """The page's text with its tables as the headers have them."""
    for name, make in PAGES[page].items():
        mark = re.compile(rf"(<!-- table: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        made = make()
        text, times = mark.subn(lambda m, made=made: f"{m[1]}{made}\n{m[2]}", text)
        if times != 1:
            raise SystemExit(f"{page}: the mark `<!-- table: {name} -->` is there {times} times")
    return text


def main() -> int:
    stale = []
    for page in PAGES:
        file = CONCEPTS / page
        before = file.read_text(encoding="utf-8")
        after = filled(page, before)
        if before == after:
            continue
        stale.append(page)
        if "--check" not in sys.argv[1:]:
            file.write_text(after, encoding="utf-8")
            print(f"wrote {file.relative_to(ROOT)}")
    if stale and "--check" in sys.argv[1:]:
        print(f"out of date: {', '.join(stale)}; run python docs/make_tables.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
