# SPDX-License-Identifier: BSL-1.0
"""The words of a report in both languages."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import remit as rm
from remit.texts import PHRASES, Texts
from remit.wording import call_parts, note_text, repair_text

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]


@pytest.mark.parametrize(
    ("require", "en", "da"),
    [
        ("count() >= 3", "1 more member in board", "1 medlem mere i board"),
        ("count() == 3", "1 more member in board", "1 medlem mere i board"),
        ("count() <= 1", "1 member must leave board", "1 medlem skal forlade board"),
        ("count() == 1", "1 member must leave board", "1 medlem skal forlade board"),
        (
            'count(role == "a").of(mandates) > 2',
            '2 more mandates with role == "a" in board',
            '2 mandater mere med role == "a" i board',
        ),
        ("count() > 2", "1 more member in board", "1 medlem mere i board"),
        ("count() < 2", "1 member must leave board", "1 medlem skal forlade board"),
        ("none().of(mandates)", "2 mandates in board must end", "2 mandater i board skal ophøre"),
        ("count() >= count().of(mandates) / 2 + 2", "", ""),
        ("distinct(role) >= 3", "another value of role", "endnu en værdi af role"),
        ("distinct(role) >= 4", "2 further values of role", "2 værdier mere af role"),
        ("distinct(role) <= 1", "", ""),
        ("count() == count().of(mandates) + 1", "", ""),
        ('share(role == "a") >= percent(60)', "", ""),
        ('body == "x"', "", ""),
    ],
)
def test_a_repair_is_said_where_it_can_be(require: str, en: str, da: str) -> None:
    registry = rm.Registry.from_frames(
        mandates={
            "person": ["x", "y"],
            "body": ["board"] * 2,
            "start": ["2024-01-01"] * 2,
            "role": ["a", "b"],
        },
        bodies={"body": ["board", "x"]},
    )
    charter = rm.Charter(body="board", rules=[rm.Rule(name="r", require=require)])
    (f,) = rm.check(registry, charter)
    assert (f.repair, repair_text(f, Texts("en")), repair_text(f, Texts("da"))) == (en, en, da)


def test_a_measure_is_taken_apart_at_its_own_brackets() -> None:
    assert call_parts('count((role == ")") & some(x).of(person.offices)).of(body.members)') == (
        "count",
        '(role == ")") & some(x).of(person.offices)',
        "body.members",
    )
    assert call_parts("count()") == ("count", "", "")
    assert call_parts("role") == ("role", "", "")


def test_a_note_is_said_in_danish_too(board: Path, run: Run) -> None:
    (board / "extra.csv").write_text("a\n1\n")
    _, registry = rm.read_folder(board)
    assert registry.notes
    for note in registry.notes:
        assert note.code not in note_text(note, Texts("da")), note
        assert note.where in note_text(note, Texts("da"))


def test_both_languages_have_the_same_phrases() -> None:
    def placeholders(phrase: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}

    assert PHRASES["en"].keys() == PHRASES["da"].keys()
    for key, phrase in PHRASES["en"].items():
        assert placeholders(phrase) == placeholders(PHRASES["da"][key]), key


def test_days_and_numbers_in_both_languages() -> None:

    en, da = Texts("en"), Texts("da")
    assert (en.day(date(2026, 3, 1)), da.day(date(2026, 3, 1))) == ("2026-03-01", "01-03-2026")
    assert (en.long_day(date(2026, 3, 1)), da.long_day(date(2026, 3, 1))) == (
        "1 March 2026",
        "1. marts 2026",
    )
    assert (
        en.number(Fraction(5, 13), as_share=True),
        da.number(Fraction(5, 13), as_share=True),
    ) == (
        "38.5 %",
        "38,5 %",
    )
    assert en.number(Fraction(2, 5), as_share=True) == "40 %"
    assert en.number(Fraction(7)) == "7"
    assert (en.rule_value("percent(40)"), en.rule_value("ratio(1, 3)")) == ("40 %", "1/3")
    assert (da.rule_value('"2026-03-01"'), da.rule_value('"chair"')) == ("01-03-2026", "»chair«")


def test_every_phrase_is_used(repository: Path) -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (repository / "python" / "remit").glob("*.py")
        if path.name != "texts.py"
    )
    source += (
        (repository / "python" / "remit" / "texts.py")
        .read_text(encoding="utf-8")
        .split("class Texts")[1]
    )
    made = re.compile(
        r"(level|kind|table|seat|mandates|offices|seats|bodies|people|charter) |N-|[=!<>]"
    )
    unused = [
        k for k in PHRASES["en"] if not re.search(f"[\"']{k}[\"']", source) and not made.match(k)
    ]
    assert not unused
