# SPDX-License-Identifier: BSL-1.0
"""--audience: no output says anything that only rows have which the audience may not see."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hidden_rooms import folder_of, told

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]

TODAY = ("--today", "2026-11-29")
CHECKS = [("check", form) for form in ("text", "json", "csv")]
OUTPUTS = [*CHECKS, ("calendar", "text"), ("calendar", "json"), ("calendar", "svg")]
BELOW = ("public", "participants")


@pytest.fixture
def rooms(folder: Folder) -> Path:
    return folder(**folder_of())


# -- nothing leaks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("redact", [(), ("--redact",)])
@pytest.mark.parametrize("lang", ["en", "da"])
@pytest.mark.parametrize("audience", BELOW)
@pytest.mark.parametrize(("command", "form"), OUTPUTS)
def test_an_output_tells_nothing_that_only_hidden_rows_have(
    rooms: Path, run: Run, command: str, form: str, audience: str, lang: str, redact: tuple[str]
):
    code, out, err = run(
        command, rooms, *TODAY, "--lang", lang, "--format", form, "--audience", audience, *redact
    )
    assert (code, err) == (0, "")
    if form == "svg":  # has a square for each day, whatever is on it
        out = re.sub(r"<title>\w+ [\d-]+</title>", "", out)
    assert told(out) == []


@pytest.mark.parametrize(("command", "form"), OUTPUTS)
def test_the_secretariat_is_told_all_of_it(rooms: Path, run: Run, command: str, form: str):
    _, out, _ = run(command, rooms, *TODAY, "--format", form, "--audience", "secretariat")
    assert "Nightjar" in out or '"circle"' in out
    assert out == run(command, rooms, *TODAY, "--format", form)[1]


def test_members_are_told_of_their_circle_and_not_of_what_the_secretariat_keeps(
    rooms: Path, run: Run
):
    for command, form in OUTPUTS:
        _, out, _ = run(command, rooms, *TODAY, "--format", form, "--audience", "members")
        assert "Nightjar" in out or '"circle"' in out
        assert not set(told(out)) & {"Kestrel", "Merlin", "Plover", "c2", "c5", "c1-2", "wren-k"}


def test_participants_are_told_what_is_for_them(folder: Folder, run: Run):
    rooms = folder(**folder_of(circle="participants", closed="participants"))
    assert "Nightjar" in run("check", rooms, *TODAY, "--audience", "participants")[1]
    assert "Kestrel" in run("check", rooms, *TODAY, "--audience", "participants")[1]
    assert told(run("check", rooms, *TODAY, "--audience", "public")[1]) == []


def test_a_body_of_which_nothing_is_said_is_for_its_members(rooms: Path, run: Run):
    shown = {a: run("check", rooms, *TODAY, "--audience", a)[1] for a in (*BELOW, "members")}
    assert ["Owl board" in out for out in shown.values()] == [False, False, True]


def test_visibility_is_said_in_danish_too(folder: Folder, run: Run):
    english = folder(**folder_of())
    outputs = [run("check", english, *TODAY, "--audience", a)[1] for a in ("public", "members")]
    danish = folder(**folder_of(circle="Medlemmer", closed="sekretariat"))
    again = [run("check", danish, *TODAY, "--audience", a)[1] for a in ("offentlig", "medlemmer")]
    assert outputs == again


def test_an_open_item_of_a_hidden_meeting_stays_hidden(rooms: Path, run: Run):
    assert "c2-1,c2,Kestrel plan,decision,1,public" in (rooms / "items.csv").read_text()
    assert "Kestrel" not in run("check", rooms, *TODAY, "--audience", "public")[1]


def test_a_visibility_that_changes_counts_as_its_strictest(folder: Folder, run: Run):
    rooms = folder(
        **folder_of(circle=""),
        attributes="table,key,name,value,start,stop\n"
        "bodies,circle,visibility,public,2020-02-03,2024-01-01\n"
        "bodies,circle,visibility,secretariat,2024-01-01,\n",
    )
    for audience in ("public", "members"):
        out = run("check", rooms, *TODAY, "--audience", audience)[1]
        assert "Nightjar" not in out


def test_the_words_of_a_visible_charter_name_nothing_hidden(folder: Folder, run: Run):
    """Clauses, seats, rules, cadences: a finding whose words do is left out, others are told."""
    charter = """\
title = "With the Nightjar circle"
version = "Nightjar circle 2"
body = "council"
silent = ["quorum"]
[clause.1]
heading = "Beside the Nightjar circle"
words = "There are seven."
kind = "must"
[clause.2]
heading = "Two"
words = "There are eight."
kind = "must"
read_as = "more than in the Nightjar circle"
[clause.3]
heading = "Three"
words = "They visit."
kind = "must"
why_unchecked = "the Nightjar circle is not asked"
[rule.seven]
require = "count() >= 7"
cite = "1"
[rule.eight]
require = "count() >= 8"
cite = "2"
[rule.nine]
require = "count() >= 9"
[rule.nightjar-circle-ten]
require = "count() >= 10"
[rule.nightjar-circle-one]
require = "count() >= 1"
[seat.delegate]
name = "Nightjar circle delegate"
role = "delegate"
[cadence.nightjar-circle]
text = "4 per year"
start = 2026-01-01
[[waiver]]
rule = "nine"
start = 2026-01-01
stop = 2026-02-01
reason = "the Nightjar circle was asked"
"""
    rooms = folder(**folder_of() | {"charter": charter})
    for command, form in OUTPUTS:
        args = (command, rooms, *TODAY, "--format", form)
        assert "ightjar" in run(*args)[1]
        out = run(*args, "--audience", "public")[1]
        assert "ightjar" not in out
        assert ("nine" in out) is (command == "check")


@pytest.mark.parametrize(("command", "form"), OUTPUTS)
def test_what_only_hidden_rows_say_changes_no_letter(
    folder: Folder, run: Run, command: str, form: str
):
    """Other names, keys and days in the hidden rows: the public reads the same."""
    others = {
        "Nightjar": "Bittern",
        "Zelda Quist": "Yrsa Orm",
        "zelda-q": "yrsa-o",
        "raid-7": "feast-2",
        "raid": "feast",
        "n1": "k9",
        "2026-05-19": "2026-05-21",
        "2026-06-21": "2026-06-02",
        "2026-03-17": "2026-04-01",
        "2027-05-27": "2027-05-28",
        "Kestrel": "Falcon",
        "Plover": "Heron",
    }
    args = (*TODAY, "--audience", "public", "--format", form)
    before = run(command, folder(**folder_of()), *args)
    texts = folder_of()
    for name in set(texts) - {"charter"}:
        for old, new in others.items():
            texts[name] = texts[name].replace(old, new)
    assert run(command, folder(**texts), *args) == before


# -- what is told instead --------------------------------------------------------------------------


def test_the_report_says_how_much_is_not_shown_and_not_which(rooms: Path, run: Run):
    _, out, _ = run("check", rooms, *TODAY, "--audience", "public")
    found = re.search(
        r"For the public\. Not shown to them: (\d+) findings, 2 bodies, 5 meetings", out
    )
    whole = json.loads(run("check", rooms, *TODAY, "--format", "json")[1])
    part = json.loads(run("check", rooms, *TODAY, "--format", "json", "--audience", "public")[1])
    assert found
    assert int(found[1]) == len(whole["findings"]) - len(part["findings"])
    assert part["audience"] == "public"
    assert part["not_shown_to_audience"] == {
        "findings": int(found[1]),
        "bodies": 2,
        "meetings": 5,
        "items": 3,
    }


def test_the_secretariat_reads_no_word_of_audiences(rooms: Path, run: Run):
    whole = json.loads(run("check", rooms, *TODAY, "--format", "json")[1])
    assert not {"audience", "not_shown_to_audience", "not_told"} & set(whole)
    assert "Not shown to" not in run("check", rooms, *TODAY)[1]


def test_a_cause_that_is_hidden_is_something_that_is_not_shown(folder: Folder, run: Run):
    texts = folder_of()
    texts["charter"] = "[rule.no-items]\nrequire = 'count().of(items) <= 0'\n"
    texts["charter"] += "where = 'body == \"council\"'\n"
    rooms = folder(**texts)
    args = ("check", rooms, *TODAY, "--audience", "public", "--format")
    (row,) = json.loads(run(*args, "json")[1])["findings"]
    assert row["start"] == "2026-02-10"
    assert {c["what"] for c in row["opened_by"]} == {"not shown"}
    assert (row["id"], row["data_hash"]) == (None, None)
    line = next(csv.DictReader(io.StringIO(run(*args, "csv")[1])))
    assert set(line["opened_by"].split("; ")) == {"not shown"}


def test_a_text_says_that_a_cause_is_not_shown(folder: Folder, run: Run):
    rooms = folder(
        mandates="person,body,role,start\nanna,a,chair,2024-01-01\nanna,b,chair,2024-01-01\n",
        bodies="body,visibility\na,public\nb,members\n",
        charter="[rule.r]\nwhere = 'body == \"a\"'\n"
        "require = 'count(count(role == \"chair\").of(person.mandates) >= 2) == 0'\n",
    )
    _, out, _ = run("check", rooms, *TODAY, "--audience", "public")
    assert "something that is not shown" in out
    assert "mandates.csv, line" not in out
    args = ("check", rooms, *TODAY, "--audience", "public", "--format", "json")
    (row,) = json.loads(run(*args)[1])["findings"]
    assert row["people"] is None
    assert row["today_people"] is None


def test_a_finding_whose_days_are_those_of_hidden_rows_is_not_told(folder: Folder, run: Run):
    rooms = folder(
        mandates="person,body,role,start\nanna,a,chair,2024-01-01\nanna,b,chair,2025-03-04\n",
        bodies="body,visibility\na,public\nb,members\n",
        charter="[rule.r]\nwhere = 'body == \"a\"'\n"
        "require = 'count(count(role == \"chair\").of(person.mandates) >= 2) == 0'\n",
    )
    _, out, _ = run("check", rooms, *TODAY, "--audience", "public")
    assert "2025-03-0" not in out
    assert "1 finding, 1 body" in out
    assert "NOT TOLD TO THIS AUDIENCE (1)  r" in out


def test_nothing_is_said_to_be_kept_that_hangs_on_what_is_hidden(rooms: Path, run: Run):
    for audience in BELOW:
        _, out, _ = run("check", rooms, *TODAY, "--audience", audience)
        assert "\nKEPT" not in out
        assert "Whether what is not shown is kept is not told." in " ".join(out.split())


@pytest.mark.parametrize("people", ["anna\nbo", "anna"])
def test_a_hidden_breach_reads_as_none(folder: Folder, run: Run, people: str):
    """Whether the hidden body keeps the rule or not, the public reads the same but for numbers."""
    rows = "".join(f"{who},b,2024-01-01\n" for who in people.split())
    rooms = folder(
        mandates="person,body,start\nanna,a,2024-01-01\nbo,a,2024-01-01\n" + rows,
        people="person\nanna\nbo\n",
        bodies="body,visibility\na,public\nb,members\n",
        charter="[rule.two]\nrequire = 'count() >= 2'\n",
    )
    code, out, _ = run("check", rooms, *TODAY, "--audience", "public", "--fail-on", "possible")
    assert code == 0
    assert "NOT TOLD TO THIS AUDIENCE (1)  two" in out
    assert "KEPT" not in out
    assert "no must-rule" not in out
    said = " ".join(out.split())
    assert "Result: nothing that was judged on 2026-11-29 is shown whole. Whether what" in said
    assert "Whether what is not shown is kept is not told." in said


def test_a_rule_that_looks_at_nothing_hidden_is_told_to_be_kept(folder: Folder, run: Run):
    rooms = folder(
        mandates="person,body,start\nanna,a,2024-01-01\n",
        bodies="body,visibility\na,public\n",
        meetings="meeting,body,start,visibility\nm,a,2025-01-01,members\n",
        charter="[rule.one]\nrequire = 'count() >= 1'\n"
        "[rule.met]\nrequire = 'some().of(meetings).over(past(days(5000)))'\nstart = 2025-01-02\n",
    )
    _, out, _ = run("check", rooms, *TODAY, "--audience", "public")
    assert "KEPT (1)  one\n" in out
    assert "NOT TOLD TO THIS AUDIENCE (1)  met\n" in out
    assert "Result: no breach of a must-rule is shown on 2026-11-29 (of 1 judged)." in out
    assert "KEPT (2)  one · met\n" in run("check", rooms, *TODAY, "--audience", "members")[1]


def test_fail_on_looks_at_what_is_shown(run: Run, folder: Folder):
    hidden = folder(
        mandates="person,body,start\nanna,b,2024-01-01\n",
        bodies="body,visibility\nb,members\n",
        charter='[rule.two]\nrequire = "count() >= 2"\n',
    )
    for audience, code in (("public", 0), ("members", 1), ("secretariat", 1)):
        args = ("check", hidden, *TODAY, "--audience", audience, "--fail-on", "must")
        assert run(*args)[0] == code


def test_nothing_of_a_hidden_body_with_its_own_charter_is_told(example: Path, run: Run):
    people = (example / "people.csv").read_text(encoding="utf-8")
    names = [row["name"] for row in csv.DictReader(people.splitlines())]
    for command, form in OUTPUTS:
        args = (command, example, "--today", "2026-11-22", "--format", form, "--lang", "da")
        _, out, _ = run(*args, "--audience", "public")
        assert not [word for word in (*names, "dialogforum", "fagdirektør") if word in out]
        assert "fortroligt" not in out.casefold()
    _, out, _ = run("check", example, "--today", "2026-11-22", "--audience", "public")
    assert "Result: nothing of this body is shown to this audience." in out


def test_a_body_that_is_hidden_is_not_named_as_unobserved(folder: Folder, run: Run):
    rooms = folder(
        mandates="person,body,start\nanna,a,2024-01-01\n",
        bodies="body,visibility,observed_stop\na,public,2025-01-01\nowlery,members,2025-01-01\n",
        charter='[rule.one]\nrequire = "count() >= 1"\n',
    )
    for form in ("text", "json"):
        args = ("check", rooms, *TODAY, "--format", form)
        assert "owlery" in run(*args)[1]
        assert "owlery" not in run(*args, "--audience", "public")[1]


def test_what_is_called_as_a_word_of_remit_hides_no_finding(folder: Folder, run: Run):
    rooms = folder(
        mandates="person,body,start\nanna,a,2024-01-01\n",
        bodies="body,visibility\na,public\nmembers,members\n7,members\n",
        charter="[rule.seven]\nwhere = 'body == \"a\"'\nrequire = 'count() >= 7'\n",
    )
    assert (
        "seven, a: 1, must be at least 7" in run("check", rooms, *TODAY, "--audience", "public")[1]
    )


# -- without visibility nothing is different -------------------------------------------------------


def test_who_says_nothing_of_visibility_sees_no_difference(board: Path, run: Run):
    _, out, _ = run("check", board, "--today", "2024-08-01")
    assert out == run("check", board, "--today", "2024-08-01", "--audience", "secretariat")[1]
    assert "CONFIDENTIAL" not in out
    assert "audience" not in out
    members = run("check", board, "--today", "2024-08-01", "--audience", "members")[1]
    assert "Not shown to them: 0 findings, 0 bodies, 0 meetings, 0 agenda items." in members
