# SPDX-License-Identifier: BSL-1.0
"""docs/concepts/semantics.md is a test: each example gives the findings that it says.

Where it shows its charter in Python, that is the charter of the TOML, and its SQL lists the days on
which the findings fail. The same page is read by tests/cpp/check/semantics_page_test.cpp.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb
import pytest
import remit as rm
from test_words_pages import MACROS, load
from words_pages import days_from

PAGE = Path(__file__).resolve().parents[2] / "docs" / "concepts" / "semantics.md"
BLOCK = re.compile(
    r"^```(?P<kind>csv|toml|text|python|cpp|sql)(?: (?P<name>\w+))?\n(?P<text>.*?)^```$",
    re.M | re.S,
)
DAYS = (date(2024, 1, 1), date(2025, 1, 1))  # of which the SQL speaks


@dataclass
class Example:
    heading: str
    tables: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=dict)

    def days(self, name: str) -> tuple[date, date] | None:
        if name not in self.blocks:
            return None
        start, stop = self.blocks[name].strip().split(" to ")
        return date.fromisoformat(start), date.fromisoformat(stop)


def examples() -> list[Example]:
    sections = re.split(r"^### ", PAGE.read_text(encoding="utf-8"), flags=re.M)[1:]
    found = []
    for section in sections:
        example = Example(section.partition("\n")[0])
        for block in BLOCK.finditer(section):
            if block["kind"] == "csv":
                example.tables[block["name"]] = block["text"]
            elif block["kind"] in {"toml", "text"}:
                example.blocks[block["name"]] = block["text"]
            else:
                example.blocks[block["kind"]] = block["text"]
        found.append(example)
    return found


def expected(example: Example) -> list[str]:
    lines = example.blocks["findings"].splitlines()
    return [] if lines == ["nothing"] else lines


def line(finding: rm.Finding) -> str:
    stop = "still" if finding.stop is None else finding.stop.isoformat()
    parts = [finding.rule, finding.subject, finding.start.isoformat(), stop, finding.verdict]
    return " | ".join(parts + ([finding.reason] if finding.reason else []))


def rows(text: str) -> list[dict[str, str | None]]:
    return [{k: v or None for k, v in row.items()} for row in csv.DictReader(io.StringIO(text))]


def test_the_page_has_the_examples_that_are_promised():
    assert len(examples()) >= 30
    for example in examples():
        assert "mandates" in example.tables, example.heading
        assert {"charter", "findings"} <= example.blocks.keys(), example.heading


@pytest.mark.parametrize("example", examples(), ids=lambda e: e.heading.partition(".")[0])
def test_each_example_gives_the_findings_that_the_page_says(example: Example, tmp_path: Path):
    for name, text in example.tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    (tmp_path / "charter.toml").write_text(example.blocks["charter"], encoding="utf-8")
    charter, registry = rm.read_folder(tmp_path)
    observed = example.days("observed")
    if observed:  # a folder does not say which days it was kept for; a caller does
        tables = {name: rows(text) for name, text in example.tables.items()}
        registry = rm.Registry.from_frames(**tables, charter=charter, observed=observed)
    findings = rm.check(registry, charter, during=example.days("during"))
    assert [line(f) for f in findings] == expected(example), example.heading


SPELLED = [e for e in examples() if "python" in e.blocks]


def test_a_charter_is_spelled_in_all_languages():
    assert len(SPELLED) >= 4
    for example in examples():
        spelled = {"python", "cpp", "sql"} & example.blocks.keys()
        assert len(spelled) in {0, 3}, example.heading


@pytest.mark.parametrize("example", SPELLED, ids=lambda e: e.heading.partition(".")[0])
def test_the_python_charter_is_that_of_the_toml(example: Example):
    names: dict[str, object] = {"rm": rm}
    exec(example.blocks["python"], names)
    assert names["charter"] == rm.Charter.from_text(example.blocks["charter"])


@pytest.mark.parametrize("example", SPELLED, ids=lambda e: e.heading.partition(".")[0])
def test_the_sql_lists_the_days_on_which_a_rule_fails(example: Example):
    db = duckdb.connect()
    db.execute(MACROS)
    db.execute("CREATE TABLE days (day DATE)")
    db.executemany("INSERT INTO days VALUES (?)", [[day] for day in days_from(*DAYS)])
    for name, text in example.tables.items():
        load(db, name, text)
    listed = [
        tuple(row) + (None,) * (4 - len(row))
        for row in db.execute(example.blocks["sql"]).fetchall()
    ]
    days = []
    for line in expected(example):
        rule, subject, start, stop, verdict, *reason = line.split(" | ")
        assert verdict == "fails"
        until = DAYS[1] if stop == "still" else date.fromisoformat(stop)
        for day in days_from(date.fromisoformat(start), until):
            days.append((rule, subject, day, reason[0] if reason else None))
    assert sorted(listed, key=str) == sorted(days, key=str)
