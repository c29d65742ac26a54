# SPDX-License-Identifier: BSL-1.0
"""Reports and errors in which nobody is named."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import remit as rm
from cli_board import MANDATES
from remit.names import Names
from remit.problems import problems_text
from remit.texts import Texts

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]


@pytest.mark.parametrize("option", ["--redact", "--uden-navne"])
@pytest.mark.parametrize("format_", ["text", "json", "csv"])
def test_without_names_nobody_is_named(run: Run, example: Path, option: str, format_: str) -> None:
    _, registry = rm.read_folder(example)
    people = registry.table("people").to_rows()
    args = ("check", example, "--today", "2026-11-22", "--lang", "da", "--format", format_)
    named = run(*args)[1]
    assert any(p["name"] in named for p in people)
    out = run(*args, option)[1]
    for p in people:
        assert p["name"] not in out
        assert not re.search(rf"(?<!\w){re.escape(p['person'])}@", out)
    assert "Person " in out


def test_without_names_errors_name_nobody_either(run: Run, board: Path) -> None:
    (board / "mandates.csv").write_text(MANDATES.replace("2024-07-01", "2023-07-01"))
    assert "2023-07-01" in run("check", board)[2]
    code, out, err = run("check", board, "--redact")
    assert (code, out) == (2, "")
    assert re.fullmatch(
        r"mandates\.csv:2:stop: not shown because of --redact \[E-PERIOD\]\n1 problem; .*\n", err
    )


PEOPLE = "person,name\na1,Anna And\nbo,  Bo Bi \nc3,Anna And\n7,Åse Ås\n12345,Doris Due\n"
MANDATES_OF_FIVE = "person,body,role,start,stop\n" + "".join(
    f"{key},board,member,2024-01-01,{stop}\n"
    for key, stop in (("a1", "2024-07-01"), ("bo", ""), ("c3", ""), ("7", ""), ("12345", ""))
)
CHARTER = """\
title = "Anna Ands udvalg"
body = "board"
source = "fra Bo  Bi"
[clause.1]
heading = "Om ANNA AND"
words = "Åse Ås's plads og a1 til 12345; 7 medlemmer"
kind = "must"
why_unchecked = "bo"
[clause.2]
words = "Doris dues ord"
kind = "must"
why_unchecked = "spørg Bo\u00a0Bi"
[rule.first]
require = 'count(person == "a1") == 1'
cite = "1"
[rule.second]
require = 'count(person == "7") >= count(person == "12345") + 1'
cite = "1"
[rule.each]
for_each = "mandate"
require = 'role == "chair"'
[rule.everybody]
for_each = "person"
require = 'count() >= 2'
[[waiver]]
rule = "second"
start = 2024-08-01
stop = 2030-01-01
reason = "Anna Ands og bo bis barsel, ÅSE  ÅS er væk"
[values]
role = ["chair"]
"""
NAMED = r"(?i)anna|\bbo\b|\bbi\b|bis\b|åse|\bås\b|doris|due|\ba1\b|\bc3\b|12345|person == \"7\""


@pytest.mark.parametrize("format_", ["text", "json", "csv"])
@pytest.mark.parametrize("today", ["2024-03-01", "2024-12-01"])
def test_names_and_keys_are_replaced_wherever_they_stand(
    run: Run, folder: Folder, format_: str, today: str
) -> None:
    path = folder(people=PEOPLE, mandates=MANDATES_OF_FIVE, charter=CHARTER)
    for language in ("en", "da"):
        args = ("check", path, "--today", today, "--format", format_, "--lang", language)
        _, named, err = run(*args)
        assert len(re.findall(NAMED, named)) > 10, err
        code, out, err = run(*args, "--redact")
        assert (code, err) == (0, "")
        assert not re.findall(NAMED, re.sub(r'"?\bdata_hash.*|"due"|,due,', "", out)), out
        assert "Person 2" in out
        assert "7 medlemmer" in out or format_ != "json", "a number is no name"


def test_namesakes_are_told_apart_by_their_keys(run: Run, folder: Folder) -> None:
    path = folder(people=PEOPLE, mandates=MANDATES_OF_FIVE, charter=CHARTER)
    args = ("check", path, "--today", "2024-03-01", "--redact")
    out = run(*args)[1]
    assert re.search(r"each, Person 1: ", out)
    assert re.search(r"each, Person 3: ", out)
    assert "Person 1 or 3 joins 2024-01-01" in out
    assert "Person 1 eller 3 tiltræder 01-01-2024" in run(*args, "--lang", "da")[1]
    found = json.loads(run(*args, "--format", "json")[1])["findings"]
    each = [f for f in found if f["rule"] == "each"]
    assert {f["subject"].split("@")[0] for f in each} == {f"Person {i}" for i in range(1, 6)}
    assert {f["subject_name"] for f in each} == {f"Person {i}" for i in range(1, 6)}
    everybody = [f for f in found if f["rule"] == "everybody"]
    assert {f["subject"] for f in everybody} == {f"Person {i}" for i in range(1, 6)}


def test_what_is_no_name_stays() -> None:
    registry = rm.Registry.from_frames(
        mandates={"person": ["er", "Bo"], "body": ["b"] * 2, "start": ["2024-01-01"] * 2},
        people={"person": ["er", "Bo"], "name": ["Erik R. Ås-Holm", "Bo Strauß"]},
    )
    text = Names(registry).text
    assert text("Erik er her, ER og Boris") == "Erik Person 1 her, ER og Boris"
    assert text("ERIK R ÅS HOLMS stol; bo strauss' stol") == "Person 1S stol; Person 2' stol"
    assert text("A\u030as-Holm, Erik R. A\u030as-Holm") == "Ås-Holm, Person 1"
    assert text("") == ""
    assert text("Bo -- Strauß, Bo, og Strauß") == "Person 2 -- Strauß, Person 2, og Strauß"


def test_a_note_names_nobody(run: Run, folder: Folder) -> None:
    path = folder(people=PEOPLE, mandates=MANDATES_OF_FIVE, charter=CHARTER)
    for format_ in ("text", "json"):
        args = ("check", path, "--today", "2024-03-01", "--format", format_)
        assert "  Bo Bi " in run(*args)[1]
        assert "begins or ends with a space" in run(*args, "--redact")[1]


def test_errors_that_name_a_row_by_its_text_do_not(run: Run, folder: Folder) -> None:
    say, problem = Texts("da"), rm.Problem("E-KEY", 'people "Anna And"', 'no "Anna And"', "Anna")
    assert problems_text([problem], say, redact=True) == (
        'people "...": ikke vist på grund af --redact [E-KEY]\n1 problem; intet er indlæst.\n'
    )
