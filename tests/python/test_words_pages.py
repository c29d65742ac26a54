# SPDX-License-Identifier: BSL-1.0
"""docs/concepts/words is a test: each example's word has the value that the page says, day by day.

By the check and by the SQL of the page; the oracle's turn, and the C++ spelling, are in
tests/cpp/check/words_pages_test.cpp.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
import remit as rm
from docs_pages import ROOT, blocks
from test_docs_vocabulary import make_tables
from words_pages import (
    INDEX,
    PAGES,
    Example,
    days_from,
    earliest_and_latest,
    every_example,
    rows_of,
)

EXAMPLES = every_example()
MACROS = next(b.text for b in blocks(INDEX) if b.language == "sql macros")
VIEWS = next(b.text for b in blocks(INDEX) if b.language == "sql views")
each_example = pytest.mark.parametrize("e", EXAMPLES, ids=lambda e: e.place)

UNDECIDED = ("maybe", "pending", "so far", "not judged")
DAY = r"\d{4}-\d{2}-\d{2}"
NUMBER = r"-?\d+(?:/\d+)?"


def literal(value: str) -> str:
    if re.fullmatch(DAY, value):
        return f'"{value}"'
    whole, _, part = value.partition("/")
    return f"ratio({whole}, {part})" if part else whole


def probes(value: str, rule: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Conditions that tell whether the rule's text has the value, each with what must be said."""
    end = f"({DAY}|{NUMBER})"
    if value in {"yes", "no", "maybe", "pending", "so far", "not judged"}:
        yield rule, (value,)
    elif value == "absent":
        yield f"({rule}) == ({rule})", ("no",)  # nothing else is not equal to itself
    elif value == "later than every day":
        yield f'({rule}) > "2999-12-31"', ("yes",)
    elif value == "earlier than every day":
        yield f'({rule}) < "1000-01-01"', ("yes",)
    elif both := re.fullmatch(f"{end} to {end}", value):
        low, high = map(literal, both.groups())
        yield f"({rule}) >= {low}", ("yes",)
        yield f"({rule}) > {low}", UNDECIDED
        yield f"({rule}) <= {high}", ("yes",)
        yield f"({rule}) < {high}", UNDECIDED
    elif least := re.fullmatch(f"{end} or (?:more|later)", value):
        yield f"({rule}) >= {literal(least[1])}", ("yes",)
        yield f"({rule}) > {literal(least[1])}", UNDECIDED
        yield f"({rule}) <= {literal('2999-12-31') if '-' in least[1] else 1000}", UNDECIDED
    elif most := re.fullmatch(f"{end} or earlier", value):
        yield f"({rule}) <= {literal(most[1])}", ("yes",)
        yield f"({rule}) < {literal(most[1])}", UNDECIDED
        yield f'({rule}) >= "1000-01-01"', UNDECIDED
    elif re.fullmatch(end, value):
        yield f"({rule}) == {literal(value)}", ("yes",)
    elif re.fullmatch('"[^"]*"', value):
        yield f"({rule}) == {value}", ("yes",)
    else:
        texts = re.findall('"[^"]*"', value)
        assert value == " or ".join(texts), value
        for text in texts:
            yield f"({rule}) == {text}", UNDECIDED


def registry_of(e: Example, folder: Path) -> rm.Registry:
    for name, text in e.tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return rm.Registry.from_folder(folder, observed=e.observed() or None)


def given(e: Example) -> dict[str, Any]:
    """What the page gives to the check: a calendar, or predicates."""
    names: dict[str, object] = {"rm": rm}
    exec(e.blocks.get("python given", ""), names)
    return {k: v for k, v in names.items() if k in {"calendar", "predicates"}}


class Said:
    """What the check says of conditions, day by day."""

    def __init__(self, e: Example, registry: rm.Registry, conditions: list[str]) -> None:
        rules = []
        for i, text in enumerate(conditions):
            is_so = rm.parse(text)
            rules.append(rm.Rule(name=f"is {i}", for_each=e.for_each, require=is_so))
            rules.append(rm.Rule(name=f"not {i}", for_each=e.for_each, require=~is_so))
        self.at = {text: i for i, text in enumerate(conditions)}
        self.found: dict[tuple[str, str], list[rm.Finding]] = {}
        self.never: set[str] = set()
        for f in self.check(registry, rules, e):
            self.found.setdefault((f.rule, f.subject), []).append(f)

    def check(self, registry: rm.Registry, rules: list[rm.Rule], e: Example) -> rm.Findings:
        """The findings; what is refused because no facts can meet it fails on every day."""
        try:
            return rm.check(registry, rules, e.window, **given(e))
        except rm.BadInput as refused:
            if {p.code for p in refused.problems} != {"E-NEVER"}:
                raise
            self.never = {p.where.split('"')[1] for p in refused.problems}
        kept = [r for r in rules if r.name not in self.never]
        return rm.check(registry, kept, e.window, **given(e))

    def verdict(self, rule: str, subject: str, day: date) -> str:
        if rule in self.never:
            return "fails"
        for f in self.found.get((rule, subject), []):
            if f.start <= day and (f.stop is None or day < f.stop):
                return str(f.verdict)
        return "holds"

    def of(self, text: str, subject: str, day: date) -> str:
        i = self.at[text]
        both = (self.verdict(f"is {i}", subject, day), self.verdict(f"not {i}", subject, day))
        return {
            ("holds", "fails"): "yes",
            ("fails", "holds"): "no",
            ("possible", "possible"): "maybe",
            ("pending", "possible"): "maybe",
            ("possible", "pending"): "maybe",
            ("pending", "pending"): "pending",
            ("pending", "holds"): "pending",
            ("holds", "pending"): "so far",
            ("holds", "holds"): "not judged",
        }.get(both, " and ".join(both))


@each_example
def test_an_example_is_whole(e: Example) -> None:
    assert {"rule", "python rule", "cpp rule"} <= e.blocks.keys()
    assert e.words
    assert e.stretches
    for subject in {s.subject for s in e.stretches}:
        mine = [s for s in e.stretches if s.subject == subject]
        assert all(s.start < s.stop for s in mine)
        assert all(a.stop == b.start for a, b in pairwise(mine))
        assert all(a.value != b.value for a, b in pairwise(mine))


@each_example
def test_the_python_expression_is_the_text(e: Example) -> None:
    made = eval(e.blocks["python rule"], {"rm": rm})
    if isinstance(made, int):  # a number alone is not yet a part of a rule
        made = rm.parse(str(made))
    assert rm.same(made, rm.parse(e.rule))
    assert str(made) == e.printed


@each_example
def test_the_check_gives_the_values_of_the_page(e: Example, tmp_path: Path) -> None:
    registry = registry_of(e, tmp_path)
    asked = {s.value: list(probes(s.value, e.rule)) for s in e.stretches}
    said = Said(e, registry, sorted({text for each in asked.values() for text, _ in each}))
    wrong = []
    for s in e.stretches:
        for day in days_from(s.start, s.stop):
            for text, expected in asked[s.value]:
                is_so = said.of(text, s.subject, day)
                if is_so not in expected:
                    wrong.append(f"{s.subject} {day}: {text} is {is_so}, not {expected}")
    assert not wrong, f"{e.place}: {e.heading}: {len(wrong)} days\n" + "\n".join(
        [*wrong[:3], *wrong[-2:]]
    )


NUMBERS = [
    e
    for e in EXAMPLES
    if e.for_each == "body"
    and all(re.fullmatch(f"{NUMBER}( to {NUMBER}| or more)?", s.value) for s in e.stretches)
]


@pytest.mark.parametrize("e", NUMBERS, ids=lambda e: e.place)
def test_evaluate_gives_the_numbers_of_the_page(e: Example, tmp_path: Path) -> None:
    measure: Any = rm.parse(e.rule)
    (body,) = {s.subject for s in e.stretches}
    told = rm.evaluate(registry_of(e, tmp_path), measure, body)
    for s in e.stretches:
        for day in days_from(s.start, s.stop):
            (bounds,) = [
                b for start, stop, *b in told if start <= day and not (stop and stop <= day)
            ]
            assert spelled(tuple(bounds)) == s.value, f"{e.place}: {day}"


# -- SQL ------------------------------------------------------------------------------------------


def load(db: duckdb.DuckDBPyConnection, name: str, text: str) -> None:
    """A table of the page. Columns of days are days: `start` the earliest it may be, `start_latest`
    the latest, and `stop_earliest` and `stop` alike; without a stop both are null."""
    rows: list[dict[str, Any]] = [dict(row) for row in rows_of(text)]
    columns = list(rows[0])
    kinds: dict[str, str] = {}
    for c in columns:
        cells = [row[c] for row in rows if row[c] not in {None, "-"}]
        whole = all(re.fullmatch(r"-?\d+", str(cell)) for cell in cells)
        kinds[c] = "INTEGER" if cells and whole else "VARCHAR"
    for c in ["start", "stop", "due", "agenda_sent", "papers_sent", "minutes_sent"]:
        if c in columns:
            kinds[c] = "DATE"
    for c, other in [("start", "start_latest"), ("stop", "stop_earliest")]:
        if c in columns:
            kinds[other] = "DATE"
            for row in rows:
                cell = row[c]
                ends = (None, None) if cell in {None, "unknown"} else earliest_and_latest(cell)
                row[c], row[other] = ends if c == "start" else ends[::-1]
                if cell == "unknown":
                    row[other] = date.fromisoformat(str(row["start"])) + timedelta(days=1)
    db.execute(f"CREATE TABLE {name} ({', '.join(f'{c} {k}' for c, k in kinds.items())})")
    db.executemany(
        f"INSERT INTO {name} VALUES ({', '.join('?' * len(kinds))})",
        [[row[c] for c in kinds] for row in rows],
    )


def spelled(cells: tuple[Any, ...]) -> str:
    """One value, or two bounds, as the tables of the pages write them."""
    if len(cells) == 2:
        low, high = (spelled((c,)) for c in cells)
        if low == high:
            return low
        if high == "nothing":
            return f"{low} or more"
        if cells[1] == date.max:
            return f"{low} or later"
        return f"{high} or earlier" if cells[0] == date.min else f"{low} to {high}"
    (cell,) = cells
    if cell is None:
        return "nothing"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str):
        return f'"{cell}"'
    if isinstance(cell, list):
        return " or ".join(spelled((text,)) for text in cell)
    if cell in {date.min, date.max}:  # the infinite days of SQL
        return "later than every day" if cell == date.max else "earlier than every day"
    return str(cell) if isinstance(cell, date) else str(Fraction(cell))


@each_example
def test_the_sql_gives_the_values_of_the_page(e: Example) -> None:
    with duckdb.connect() as db:
        db.execute(MACROS)
        for name, text in e.tables.items():
            load(db, name, text)
        db.execute("CREATE TABLE days (day DATE)")
        db.executemany("INSERT INTO days VALUES (?)", [[d] for d in days_from(*e.window)])
        if "seat,status,substitute_for" in e.tables.get("mandates", ""):
            db.execute(VIEWS)
        rows = db.execute(e.blocks["sql"]).fetchall()
        names = [column[0] for column in db.description]
    by_subject = names[0] == "subject"
    assert names[by_subject] == "day"
    told: dict[tuple[str, date], str] = {}
    for row in rows:
        day = row[by_subject]
        key = (str(row[0]) if by_subject else e.stretches[0].subject, day)
        assert key not in told, key
        told[key] = spelled(tuple(row[by_subject + 1 :]))
    wrong = []
    for s in e.stretches:
        # What is not known, not known yet, and not there is null in SQL.
        same = dict.fromkeys([*UNDECIDED, "absent"], "nothing")
        for day in days_from(s.start, s.stop):
            is_so = told.get((s.subject, day), "no row")
            if is_so != same.get(s.value, s.value):
                wrong.append(f"{s.subject} {day}: {is_so}, not {s.value}")
    assert not wrong, f"{e.place}: {len(wrong)} days\n" + "\n".join([*wrong[:3], *wrong[-2:]])


# -- all words ------------------------------------------------------------------------------------


def spellings() -> list[str]:
    """What the parser reads as well: functions, methods, and the words for the signs."""
    rules = ROOT / "src" / "rules"
    names = (rules / "names.cpp").read_text(encoding="utf-8")
    parser = (rules / "parser.cpp").read_text(encoding="utf-8")
    calls = re.findall(r'callable\{"(\w+)"', names)
    signs = re.findall(r'\{"([a-z]+)", op::', parser) + re.findall(r'is_word\("(\w+)"\)', parser)
    assert {"ratio", "and", "or", "not"} <= {*calls, *signs}
    return calls + sorted({*signs}) + [".same", ".starting"]


def word_names() -> list[str]:
    """Every word of the vocabulary, as the headings of examples name it."""
    out = []
    for w in make_tables.words():
        if w.op in make_tables.NAMED:
            out.append(make_tables.NAMED[w.op].strip("*"))
        elif w.op == "neg":
            out.append("neg")
        elif w.op != "length":  # its units, each by its own name, stand for it
            out.append(("." if w.op in make_tables.BEHIND_A_DOT else "") + w.spelling)
    header = (ROOT / "include" / "remit" / "time" / "duration.hpp").read_text(encoding="utf-8")
    units = re.search(r"enum class unit_type [^{]*\{([^}]*)\}", header)
    assert units is not None
    out += [unit.strip() for unit in units[1].split(",")]
    out += make_tables.names("row_words") + make_tables.names("calendar_words")
    out += [f"{path}." for path in make_tables.names("path_words")]
    out += spellings()
    out += [f"for each {name}" for name, judged in make_tables.subjects() if judged]
    return sorted(set(out))


@pytest.mark.parametrize("name", word_names())
def test_every_word_has_an_example(name: str) -> None:
    shown = [e for e in EXAMPLES if name in e.words]
    assert shown, f"no heading of docs/concepts/words names `{name}`"
    for e in shown:
        if name.startswith("for each "):
            assert e.for_each == name.removeprefix("for each "), e.place
        elif name == "neg":
            assert re.search(r"(^|[(,] ?)-", e.rule), e.place
        elif name in {"a number", "a text", "a date", "a path"}:
            pass
        elif name.isidentifier():
            assert re.search(rf"\b{name}\b", e.rule), e.place
        else:
            assert name in e.rule, e.place


COLUMNS = [
    *make_tables.names("column_words"),
    *(f".{name}" for name in make_tables.names("path_column_words")),
]


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_has_an_example(column: str) -> None:
    assert any(e.reads(column) for e in EXAMPLES), f"no rule of docs/concepts/words has `{column}`"


def test_a_heading_that_names_a_column_has_it_in_its_rule() -> None:
    assert [e.place for e in EXAMPLES for c in e.words & {*COLUMNS} if not e.reads(c)] == []


def test_a_heading_names_words_of_the_vocabulary() -> None:
    known = {*word_names(), *COLUMNS}
    assert [(e.place, w) for e in EXAMPLES for w in e.words if w not in known] == []


@each_example
def test_an_example_has_sql_that_is_short(e: Example) -> None:
    assert 2 <= e.blocks["sql"].count("\n") <= 25
    assert max(map(len, e.blocks["sql"].splitlines())) <= 100


def test_pages_are_short_and_have_many_examples() -> None:
    assert len(EXAMPLES) >= 50
    for page in PAGES:
        assert page.read_text(encoding="utf-8").count("\n") < 400, page
