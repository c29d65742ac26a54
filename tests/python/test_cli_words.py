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
from remit.wording import call_parts, measure_text, note_text, repair_text

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
        ("none().of(mandates).over(past(years(1)))", "", ""),  # they were there
        ("none().of(appointments).over(past())", "", ""),
        (
            "count().of(appointments).over(past()) >= 3",
            "1 more row of appointments in board",
            "1 række af appointments mere i board",
        ),
        (
            'count().of(body("x").mandates) >= 1',
            '1 more row of body("x").mandates',
            '1 række af body("x").mandates mere',
        ),
        ("count() >= count().of(mandates) / 2 + 2", "", ""),
        ("distinct(role) >= 3", "another value of role", "endnu en værdi af role"),
        ("distinct(role) >= 4", "2 further values of role", "2 værdier mere af role"),
        ("distinct(role, votes > 0) >= 3", "another value of role", "endnu en værdi af role"),
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
        "",
    )
    assert call_parts("count()") == ("count", "", "", "")
    assert call_parts("count(x).of(meetings).over(past(months(6)))") == (
        "count",
        "x",
        "meetings",
        "past(months(6))",
    )
    assert call_parts("role") == ("role", "", "", "")
    assert call_parts("count() + count()") == ("", "", "", "")


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
        if path.name not in {"english.py", "danish.py"}
    )
    made = re.compile(
        r"(level|kind|table|seat|mandates|offices|seats|bodies|people|charter|then|measured"
        r"|must|should|rows|over|tag|audience|hidden|booked) |N-|[=!<>]"
    )
    unused = [
        k
        for k in PHRASES["en"]
        if not re.search(f"[\"']{re.sub(' (one|many)$', '( one| many)?', k)}[\"']", source)
        and not made.match(k)
    ]
    assert not unused


@pytest.mark.parametrize(
    ("measured", "bound", "en", "da"),
    [
        ((1001, 2503), (2, 5), "39.99 %", "39,99 %"),
        ((5, 13), (2, 5), "38.5 %", "38,5 %"),
        ((2, 5), (2, 5), "40 %", "40 %"),
        ((1, 100_000), (2, 5), "0.001 %", "0,001 %"),
        ((99_999, 100_000), (2, 5), "99.999 %", "99,999 %"),
        ((1, 3), (1, 3), "1/3", "1/3"),
        ((4_000_001, 10**7), (2, 5), "40.00001 %", "40,00001 %"),
        ((1, 10**12), (2, 5), f"1/{10**12}", f"1/{10**12}"),
    ],
)
def test_a_share_is_not_rounded_over_its_bound(
    measured: tuple[int, int], bound: tuple[int, int], en: str, da: str
) -> None:
    share, asked = Fraction(*measured), Fraction(*bound)
    said = tuple(Texts(x).number(share, as_share=True, bounds=[asked]) for x in ("en", "da"))
    assert said == (en, da)


def test_a_report_shows_a_failing_share_on_its_side(run: Run, folder: Folder) -> None:
    women = "".join(f"w{i},board,f,2024-01-01\n" for i in range(1001))
    men = "".join(f"m{i},board,m,2024-01-01\n" for i in range(1502))
    path = folder(
        mandates="person,body,gender,start\n" + women + men,
        charter="[rule.women]\nrequire = 'share(gender == \"f\") >= percent(40)'\n",
    )
    out = run("check", path, "--today", "2024-06-01")[1]
    assert "39.99 %, must be at least 40 %" in out
    assert 'Measured: share of members with gender == "f"' in out


@pytest.mark.parametrize(
    ("measure", "en", "da"),
    [
        ("count()", "number of members", "antal medlemmer"),
        (
            'count(role == "a").of(mandates)',
            'number of mandates with role == "a"',
            'antal mandater med role == "a"',
        ),
        ("share(votes > 0)", "share of members with votes > 0", "andel af medlemmer med votes > 0"),
        (
            "distinct(role)",
            "number of different values of role",
            "antal forskellige værdier af role",
        ),
        (
            'distinct(region, role == "a, b").of(person.offices)',
            'number of different values of region among rows of person.offices with role == "a, b"',
            "antal forskellige værdier af region blandt rækker af person.offices med "
            'role == "a, b"',
        ),
        ("count() + 1", "count() + 1", "count() + 1"),
        ("total(votes)", "total(votes)", "total(votes)"),
        ("role", "role", "role"),
    ],
)
def test_a_common_measure_is_said_in_plain_words(measure: str, en: str, da: str) -> None:
    assert (measure_text(measure, Texts("en")), measure_text(measure, Texts("da"))) == (en, da)


def test_one_and_many_have_their_own_words(run: Run, folder: Folder) -> None:
    path = folder(
        mandates="person,body,start\nanna,board,2024-01-01\n",
        charter='[clause.1]\nwords = "x"\nkind = "must"\n'
        '[rule.one]\nrequire = "count() == 1"\ncite = "1"\n',
    )
    args = ("check", path, "--today", "2024-06-01")
    assert " · 1 clause · 1 rule\n" in run(*args)[1]
    assert " · 1 bestemmelse · 1 regel\n" in run(*args, "--lang", "da")[1]
    assert "Clauses checked by rules: 1 of 1." in run("describe", path)[1]


def test_a_repair_is_not_said_to_be_in_a_person() -> None:
    registry = rm.Registry.from_frames(
        mandates={"person": ["x"], "body": ["board"], "start": ["2024-01-01"]},
        meetings={"meeting": ["m"], "body": ["board"], "start": ["2024-02-01"]},
        attendances={"meeting": ["m"], "person": ["x"]},
    )

    def repair(for_each: str, require: str) -> str:
        rule = rm.Rule(name="r", for_each=for_each, require=require)
        (f,) = rm.check(registry, rm.Charter(body="board", rules=[rule]))
        return f.repair

    assert repair("attendance", "count().of(person.offices) >= 1") == "1 more row of person.offices"
    assert repair("meeting", "count().of(attendances) >= 2") == "1 more row of attendances in m"
    assert repair("meeting", "none().of(attendances)") == ""
    assert repair("body", "none().of(meetings).over(past())") == ""
