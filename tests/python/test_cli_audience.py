# SPDX-License-Identifier: BSL-1.0
"""--audience: no output says anything that only rows have which the audience may not see."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hidden_rooms import DAYS, MEETINGS, WORDS, folder_of

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]

TODAY = ("--today", "2026-11-29")
CHECKS = [("check", form) for form in ("text", "json", "csv")]
OUTPUTS = [*CHECKS, ("calendar", "text"), ("calendar", "json"), ("calendar", "svg")]
BELOW = ("public", "participants")


@pytest.fixture
def rooms(folder: Folder) -> Path:
    return folder(**folder_of())


def told(text: str, words: list[str] | None = None) -> list[str]:
    """The secrets that a text tells: whole words, and days in both spellings, also as the last."""
    found = [w for w in words or WORDS if re.search(rf"(?<![\w-]){re.escape(w)}(?![\w-])", text)]
    for stop in DAYS:
        for day in (stop, stop - timedelta(days=1)):
            found += [s for s in (day.isoformat(), f"{day:%d-%m-%Y}") if s in text]
    return found


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


# -- the heading of a confidential body -----------------------------------------------------------


def test_a_confidential_body_has_a_heading_that_cites_its_clause(example: Path, run: Run):
    args = ("check", example, "--today", "2026-11-22", "--lang")
    danish = " ".join(run(*args, "da")[1].split())
    assert (
        "FORTROLIGT RUM (kommissorium, Formål og opgave, 2. afsnit). Navne vises her; brug "
        "--uden-navne, før noget deles." in danish
    )
    assert "CONFIDENTIAL FORUM (terms of reference, Formål" in run(*args, "en")[1]
    assert "FORTROLIGT" not in run(*args, "da", "--uden-navne")[1]


def test_only_a_body_that_is_said_to_be_closed_is_confidential(folder: Folder, run: Run):
    mandates = "person,body,start\nanna,a,2024-01-01\n"
    charter = 'body = "a"\n[rule.one]\nrequire = "count() >= 1"\n'
    for word, heads in (("", False), ("public", False), ("members", True), ("nobody", True)):
        rooms = folder(mandates=mandates, bodies=f"body,visibility\na,{word}\n", charter=charter)
        _, out, _ = run("check", rooms, *TODAY)
        assert ("CONFIDENTIAL FORUM. Names are shown; use --redact" in out) is heads
        assert ("\nNames are shown; use --redact before sharing.\n" in out) is not heads


# -- problems and notes ----------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "da"])
def test_a_word_that_means_nobody_is_a_problem_and_not_public(folder: Folder, run: Run, lang: str):
    rooms = folder(**folder_of(circle="heimlich"))
    for command in ("check", "calendar"):
        code, out, err = run(command, rooms, *TODAY, "--audience", "public", "--lang", lang)
        assert (code, out) == (2, "")
        assert "E-VISIBILITY" in err
        assert "write public, participants, members, secretariat; in Danish offentlig" in err
        assert told(err) == []
        assert "heimlich" not in err
    assert run("check", rooms, *TODAY)[0] == 0


def test_an_audience_that_is_none_is_refused_with_a_hint(rooms: Path, run: Run, capsys):
    with pytest.raises(SystemExit):
        run("check", rooms, "--audience", "all")
    assert "write public, participants, members, secretariat" in capsys.readouterr().err


def test_problems_quote_no_cell_to_others_than_the_secretariat(folder: Folder, run: Run):
    texts = folder_of()
    texts["meetings"] = MEETINGS.format(closed="").replace("n1,circle", "n1,nightjarr")
    texts["mandates"] += "zelda-q,circle,member,2020-13-03,\n"
    rooms = folder(**texts)
    _, _, whole = run("check", rooms, *TODAY)
    assert "nightjarr" in whole
    for lang in ("en", "da"):
        code, out, err = run("check", rooms, *TODAY, "--audience", "members", "--lang", lang)
        assert (code, out) == (2, "")
        assert "[E-DATE]" in err
        assert "mandates.csv:10" in err
        assert not re.search("nightjarr|zelda|2020-13", err)


def test_problems_of_the_command_line_are_told(rooms: Path, run: Run):
    _, _, err = run("calendar", rooms, *TODAY, "--to", "2020-01-01", "--audience", "public")
    assert "--to: there is no day after 2026-11-29 and before 2020-01-01" in err
    _, _, err = run("check", rooms / "nowhere", *TODAY, "--audience", "public")
    assert "nowhere" in err
    assert "not shown" not in err


def test_notes_are_numbers_to_others_than_the_secretariat(folder: Folder, run: Run):
    texts = folder_of()
    texts["mandates"] += "zelda-q,circle,member,2026-03-17,\n"
    texts["owls"] = "a,b\n1,2\n"
    rooms = folder(**texts)
    for audience in ("public", "members"):
        _, out, _ = run("check", rooms, *TODAY, "--audience", audience)
        (line,) = re.findall(r"ABOUT THE DATA \(\d+\)\n(.*)\n", out)
        assert re.fullmatch(r"(N-[A-Z]+ \(\d+\)( · )?)+", line.strip())
        assert "N-FILE (1)" in line
        args = ("check", rooms, *TODAY, "--audience", audience, "--format", "json")
        notes = json.loads(run(*args)[1])["notes"]
        assert {(n["where"], n["what"], n["hint"]) for n in notes} == {(None, None, None)}


# -- the days ahead --------------------------------------------------------------------------------


def test_who_meets_in_a_hidden_room_is_busy(rooms: Path, run: Run):
    args = ("calendar", rooms, *TODAY)
    _, out, _ = run(*args, "--audience", "public")
    assert "2027-02-09: Harbour council, Spring council 2027; busy: Bo Birk" in out
    (clash,) = json.loads(run(*args, "--audience", "public", "--format", "json")[1])["clashes"]
    assert clash == {"meeting": "c4", "other": None, "day": "2027-02-09", "people": ["bo"]}
    (whole,) = json.loads(run(*args, "--format", "json")[1])["clashes"]
    assert whole["other"] == "n2"


def test_dates_are_planned_around_what_is_hidden(rooms: Path, run: Run):
    def proposed(*more: str) -> dict[str, list[str]]:
        args = ("calendar", rooms, *TODAY, "--format", "json", *more)
        return {c["body"]: c["proposed"] for c in json.loads(run(*args)[1])["cadences"]}

    part, whole = proposed("--audience", "public"), proposed()
    assert set(part) < set(whole)
    assert all(whole[body] == dates for body, dates in part.items())


def test_why_there_are_no_dates_names_no_hidden_meeting(folder: Folder, run: Run):
    rooms = folder(
        mandates="person,body,start\nanna,a,2024-01-01\nanna,b,2024-01-01\n",
        bodies="body,visibility\na,public\nb,members\n",
        meetings="meeting,body,start\nnightjar,b,2027-01-04\n",
        charter='body = "a"\n[cadence.first]\nstart = 2026-01-01\n'
        'text = "first Monday of the month"\n',
    )
    days = ("--today", "2026-11-30", "--to", "2027-03-10")
    said = {"text": "on: something that is not shown", "json": '"kind": "not shown"'}
    for form in ("text", "json"):
        args = ("calendar", rooms, *days, "--format", form)
        assert "nightjar" in run(*args)[1]
        out = run(*args, "--audience", "public")[1]
        assert "nightjar" not in out
        assert said[form] in out


def test_what_hangs_on_a_hidden_body_is_not_told_to_be_above(folder: Folder, run: Run):
    rooms = folder(
        mandates="person,body,start\nanna,b,2024-01-01\nanna,c,2024-01-01\n",
        bodies="body,visibility\nb,members\nc,public\n",
        meetings="meeting,body,start\nnightjar,b,2027-01-04\n",
        charter='[cadence.first]\nstart = 2026-12-01\ntext = "first Monday of the month"\n',
    )
    args = ("calendar", rooms, "--today", "2026-11-30", "--to", "2027-03-10")
    assert "no dates: see the body above" in run(*args)[1]
    out = run(*args, "--audience", "public")[1]
    assert "no dates keep all of: something that is not shown" in out


# -- without visibility nothing is different -------------------------------------------------------


def test_who_says_nothing_of_visibility_sees_no_difference(board: Path, run: Run):
    _, out, _ = run("check", board, "--today", "2024-08-01")
    assert out == run("check", board, "--today", "2024-08-01", "--audience", "secretariat")[1]
    assert "CONFIDENTIAL" not in out
    assert "audience" not in out
    members = run("check", board, "--today", "2024-08-01", "--audience", "members")[1]
    assert "Not shown to them: 0 findings, 0 bodies, 0 meetings, 0 agenda items." in members
