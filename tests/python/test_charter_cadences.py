# SPDX-License-Identifier: BSL-1.0
"""When a charter says that its body meets: in Python, and from the command line."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import remit as rm

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]

WHEN = "2 per year, at least 3 months apart, not in July"
CHARTER = """\
title = "The board"
body = "board"
[clause.1]
words = "The board holds two ordinary meetings a year."
kind = "should"
[define]
ordinary = 'kind == "ordinary"'
[cadence.ordinary]
text = "2 per year, at least 3 months apart, not in July"
meetings = 'ordinary'
level = "should"
cite = "1"
[cadence.all]
text = "on working days"
"""
MANDATES = "person,body,start,stop\nanna,board,2024-01-01,\n"
BODIES = "body,name,start\nboard,The board,2024-01-01\n"
MEETINGS = """\
meeting,body,start,kind
m1,board,2024-02-01,ordinary
m2,board,2024-03-01,extraordinary
m3,board,2024-04-30,ordinary
m4,board,2025-02-03,ordinary
"""


def ordinary() -> rm.CadenceClause:
    return rm.CadenceClause(
        "ordinary",
        WHEN,
        rm.kind == "ordinary",
        level="should",
        start="2024-01-01",
        stop="2026-01-01",
        cite="1",
    )


def test_a_cadence_of_a_charter_has_what_it_was_made_of() -> None:
    c = ordinary()
    assert (c.name, c.level, c.cite) == ("ordinary", "should", "1")
    assert c.when == rm.Cadence(WHEN)
    assert str(c.meetings) == 'kind == "ordinary"'
    assert (c.start, c.stop) == (date(2024, 1, 1), date(2026, 1, 1))
    plain = rm.CadenceClause("a", rm.Cadence("monthly"))
    assert (plain.meetings, plain.level, plain.start, plain.stop) == (None, "must", None, None)
    assert plain == rm.CadenceClause(name="a", when="1 per month")
    assert plain != rm.CadenceClause("a", "2 per month")
    assert plain != rm.CadenceClause("b", "monthly")


def test_a_cadence_of_a_charter_evaluates_copies_and_pickles_back() -> None:
    for c in (ordinary(), rm.CadenceClause("a", "monthly")):
        for again in (eval(repr(c), dict(vars(rm))), copy.copy(c), pickle.loads(pickle.dumps(c))):
            assert again == c
            assert hash(again) == hash(c)
        whole = rm.Charter(cadences=[c], title="Board")
        for again in (eval(repr(whole), dict(vars(rm))), pickle.loads(pickle.dumps(whole))):
            assert again == whole
            assert again.cadences == (c,)
    assert repr(rm.CadenceClause("a", "monthly")) == "CadenceClause(name='a', when='1 per month')"


def test_what_is_wrong_with_a_cadence_is_told() -> None:
    with pytest.raises(rm.BadInput) as caught:
        rm.CadenceClause("a", "2 per yeer")
    assert caught.value.problems[0].code == "E-CADENCE"
    with pytest.raises(rm.BadInput) as caught:
        rm.CadenceClause("a", "monthly", level="shall")
    assert caught.value.problems[0].code == "E-LEVEL"
    with pytest.raises(rm.BadInput):
        rm.CadenceClause("a", "monthly", start="2024-01-01", stop="2024-01-01")


def test_the_charter_of_a_text_has_its_cadences() -> None:
    c = rm.Charter.from_text(CHARTER)
    assert [each.name for each in c.cadences] == ["ordinary", "all"]
    assert c.cadences[0].when == rm.Cadence(WHEN)
    assert rm.Charter.from_text(str(c)) == c
    names = [
        "cadence:ordinary/2 per year",
        "cadence:ordinary/at least 3 months apart",
        "cadence:ordinary/not in July",
        "cadence:all/on working days",
    ]
    assert [r.name for r in c.implied_rules] == names
    assert [r.name for r in c.all_rules] == names
    assert [r.level for r in c.implied_rules] == ["should"] * 3 + ["must"]
    ((clause, coverage, rules),) = c.describe()
    assert (clause.id, coverage, rules) == ("1", "checked", names[:3])


def test_what_does_not_read_is_told_with_its_place() -> None:
    with pytest.raises(rm.BadInput) as caught:
        rm.Charter.from_text(
            "[cadence.a]\ntext = '2 per year, not on Tursdays'\nmeetings = 'kind = 1'\n"
        )
    assert [(p.where, p.code) for p in caught.value.problems] == [
        ("charter.toml:2:28", "E-CADENCE"),
        ("charter.toml:3:18", "E-SYNTAX"),
    ]


@pytest.fixture
def meeting_board(folder: Folder) -> Path:
    return folder(mandates=MANDATES, bodies=BODIES, meetings=MEETINGS, charter=CHARTER)


def test_describe_lists_what_a_cadence_checks(run: Run, meeting_board: Path) -> None:
    code, out, err = run("describe", meeting_board)
    assert (code, err) == (0, "")
    said = " ".join(out.split())
    assert (
        "checked by cadence:ordinary/2 per year, cadence:ordinary/at least 3 months apart, "
        "cadence:ordinary/not in July" in said
    )
    assert "cadence:all/on working days" in said[said.index("RULES WITHOUT A CLAUSE") :]
    assert "Clauses checked by rules: 1 of 1." in said


def test_check_finds_meetings_too_close_and_a_year_that_is_open(
    run: Run, meeting_board: Path
) -> None:
    code, out, err = run("check", meeting_board, "--today", "2025-03-01", "--format", "json")
    assert (code, err) == (0, "")
    found = {(f["rule"], f["subject"], f["verdict"], f["due"]) for f in json.loads(out)["findings"]}
    assert found == {
        ("cadence:ordinary/2 per year", "board", "pending", "2025-12-31"),
        ("cadence:ordinary/at least 3 months apart", "m3", "fails", None),
    }
    text = run("check", meeting_board, "--today", "2025-03-01")[1]
    assert "ordinary (2 per year)" in text
    assert "ordinary (at least 3 months apart)" in text
