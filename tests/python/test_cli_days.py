# SPDX-License-Identifier: BSL-1.0
"""The days of a report: looked from, asked for, not judged, not mended."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import remit as rm
from remit.outcome import make_outcome
from remit.report import Report
from remit.texts import Texts

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]


def test_rules_that_were_not_judged_are_not_kept(run: Run, folder: Folder) -> None:
    path = folder(
        mandates="person,body,start\nanna,board,2024-01-01\n",
        charter='[rule.nobody]\nfor_each = "seat"\nrequire = "count() == 1"\n'
        '[rule.over]\nrequire = "count() == 1"\nstop = 2024-03-01\n'
        '[rule.later]\nrequire = "count() == 1"\nstart = 2025-01-01\n'
        '[rule.kept]\nrequire = "count() == 1"\n',
    )
    _, out, _ = run("check", path, "--today", "2024-06-01")
    assert "KEPT (1)  kept" in out
    assert "NOBODY TO JUDGE (1)  nobody" in out
    assert "NOT IN FORCE TODAY (2)  over · later" in out


def test_today_is_the_systems_day_and_is_printed(run: Run, board: Path) -> None:
    before = date.today()
    out = run("check", board)[1]
    days = {Texts("en").long_day(d) for d in (before, before + timedelta(days=1))}
    assert any(day in out.splitlines()[0] for day in days)


def test_from_and_to_hide_and_change_nothing(run: Run, board: Path) -> None:
    args = ("check", board, "--today", "2024-10-01", "--from", "2024-07-01", "--to", "2024-09-01")
    out = run(*args)[1]
    assert (
        "Shown are findings that touch 2024-07-01 to 2024-08-31 (last day); 3 others are not."
        in out
    )
    assert "since 2024-07-01, to 2024-12-31 (last day)" in out
    assert "Anna And leaves 2024-07-01" in out
    found = json.loads(run(*args, "--format", "json")[1])
    whole = json.loads(run("check", board, "--today", "2024-10-01", "--format", "json")[1])
    assert (found["during"], found["not_shown"]) == (["2024-07-01", "2024-09-01"], 3)
    assert len(found["findings"]) == len(whole["findings"]) - 3
    assert all(f in whole["findings"] for f in found["findings"])
    assert (found["kept"], found["not_demanded"]) == (whole["kept"], whole["not_demanded"])
    assert run("check", board, "--to", "2024-02-01")[1].count("F-") == 0


def test_what_is_broken_today_is_so_whatever_days_are_asked_for(run: Run, board: Path) -> None:
    for days in (["--from", "2025-06-01"], ["--to", "2024-08-01"], ["--to", "2024-02-01"]):
        out = run("check", board, "--today", "2024-10-01", *days)[1]
        assert "\nKEPT" not in out
        assert "Result: 1 must-rule is broken on 2024-10-01" in out
    out = run("check", board, "--today", "2024-10-01", "--from", "2025-06-01")[1]
    assert re.search(r"SHOULD: NOT KEPT \(1\)\n.*two-women: 0, .* since 2024-07-01, still", out)
    assert "AHEAD" in out
    fail_on = ("check", board, "--today", "2024-10-01", "--fail-on")
    assert run(*fail_on, "should", "--from", "2025-06-01")[0] == 1
    assert run(*fail_on, "must", "--from", "2025-06-01")[0] == 0, "it is not shown"


def test_a_fact_has_its_own_day(run: Run, folder: Folder) -> None:
    path = folder(
        mandates="person,body,start\nanna,board,2024-12-01\n",
        charter='body = "board"\n[rule.two]\nrequire = "count() == 2"\n',
    )
    out = run("check", path, "--today", "2026-11-22", "--from", "2026-07-01")[1]
    assert "since 2024-12-01, still (722 days)" in out
    assert "anna joins 2024-12-01 (mandates.csv, line 2)" in out
    assert "board begins 2024-12-01 (derived; there is no bodies.csv)" in out


def test_the_report_has_the_numbers_of_its_day(run: Run, folder: Folder) -> None:
    path = folder(
        mandates="person,body,start,stop\na,board,2024-01-01,2024-05-01\n"
        "b,board,2024-01-01,2024-03-01\nc,board,2024-01-01,\n",
        charter='body = "board"\n[rule.three]\nrequire = "count() == 3"\n',
    )
    first = run("check", path, "--today", "2024-03-01")[1]
    assert "three: 2, must be 3" in first
    assert "On the first day" not in first
    later = run("check", path, "--today", "2024-06-01")[1]
    assert re.search(r"three: 1, must be 3 +since 2024-03-01, still \(93 days\)", later)
    assert "On the first day, 2024-03-01: 2" in later
    assert "Do: 2 more members in board" in later
    danish = run("check", path, "--today", "2024-06-01", "--lang", "da")[1]
    assert "Den første dag, 01-03-2024: 2" in danish
    args = ("check", path, "--today", "2024-06-01", "--format", "json")
    (f,) = json.loads(run(*args)[1])["findings"]
    assert (f["measured"], f["today_measured"], f["today_short_by"]) == (2, 1, 2)


# -- what was not judged ---------------------------------------------------------------------------

ONE = "person,body,start,stop\nanna,board,2024-01-01,\n"
COUNT = 'body = "board"\n[rule.one]\nrequire = "count() == 1"\n'


@pytest.mark.parametrize(
    ("files", "today", "listed"),
    [
        ({"mandates": ONE, "charter": COUNT}, "2023-01-01", "NOT OBSERVED TODAY (1)  one"),
        (
            {"mandates": "person,body,start,stop\n", "charter": COUNT.partition("\n")[2]},
            "2024-01-01",
            "NOT OBSERVED TODAY (1)  one",
        ),
        (
            {
                "mandates": ONE.replace("01,\n", "01,2024-06-01\n"),
                "bodies": "body,start,stop\nboard,2024-01-01,2024-06-01\nother,2024-01-01,\n",
                "charter": COUNT,
            },
            "2025-01-01",
            "NOTHING DEMANDED TODAY (1)  one",
        ),
        (
            {"mandates": ONE, "charter": COUNT.replace("]\n", "]\nwhere = 'count() > 5'\n")},
            "2024-06-01",
            "NOTHING DEMANDED TODAY (1)  one",
        ),
    ],
)
def test_what_is_not_judged_today_is_not_kept(
    run: Run, folder: Folder, files: dict[str, str], today: str, listed: str
) -> None:
    _, out, err = run("check", folder(**files), "--today", today)
    assert listed in out, err
    assert "KEPT" not in out
    assert f"Result: nothing was judged on {today}." in out


def test_a_charter_without_rules_checks_nothing(run: Run, folder: Folder) -> None:
    path = folder(mandates=ONE, charter='title = "Empty"\n')
    out = run("check", path, "--today", "2024-06-01")[1]
    assert "Result: the charter has no rules; nothing is checked." in out
    out = run("check", path, "--today", "2024-06-01", "--lang", "da")[1]
    assert "Resultat: kommissoriet har ingen regler; intet er kontrolleret." in out


def test_of_musts_that_are_not_judged_nothing_is_said(run: Run, folder: Folder) -> None:
    charter = (
        COUNT + 'level = "should"\n[rule.late]\nrequire = "count() == 9"\nstart = 2030-01-01\n'
    )
    out = run("check", folder(mandates=ONE, charter=charter), "--today", "2024-06-01")[1]
    assert "KEPT (1)  one" in out
    assert "NOT IN FORCE TODAY (1)  late" in out
    assert "Result: no must-rule was judged on 2024-06-01." in out


# -- what was not mended ---------------------------------------------------------------------------

TWO = '[rule.two]\nrequire = "count() == 2"\n'
MEMBER = "person,body,start,stop\nanna,board,2024-01-01,\n"


@pytest.mark.parametrize(
    ("mandates", "bodies", "charter", "then", "said"),
    [
        (MEMBER + "bo,board,2024-06-01,\n", "", TWO, ["mended"], "EARLIER, MENDED SINCE (1)"),
        (MEMBER, "", TWO + "stop = 2024-06-01\n", ["not in force"], "then no longer in force"),
        (
            MEMBER.replace("01,\n", "01,2024-06-01\n"),
            "body,start,stop\nboard,2024-01-01,2024-06-01\nother,2024-01-01,\n",
            TWO,
            ["ended"],
            "then the body or seat ceased",
        ),
        (
            MEMBER + "bo,other,2024-01-01,2024-06-01\n",
            "",
            "[rule.two]\nwhere = 'count().of(body(\"other\").members) > 0'\n" + TWO[11:],
            ["not demanded"],
            "then no longer demanded",
        ),
        (
            MEMBER,
            "",
            TWO + '[[waiver]]\nrule = "two"\nstart = 2024-01-01\nstop = 2024-06-01\nreason = "x"\n',
            ["fails"],
            "[must, with reason, then without a reason]",
        ),
        (
            MEMBER,
            "",
            TWO + '[[waiver]]\nrule = "two"\nstart = 2024-06-01\nstop = 2030-01-01\nreason = "x"\n',
            ["fails"],
            "[must, then with a reason]",
        ),
        (
            MEMBER,
            "",
            "[[rule.two]]\nrequire = 'count() == 2'\nstop = 2024-06-01\n"
            "[[rule.two]]\nrequire = 'count() == 3'\nstart = 2024-06-01\n",
            ["fails"],
            "[must, goes on]",
        ),
    ],
)
def test_only_what_was_kept_the_day_after_is_mended(
    run: Run, folder: Folder, mandates: str, bodies: str, charter: str, then: list[str], said: str
) -> None:
    files = {"mandates": mandates, "charter": 'body = "board"\n' + charter}
    path = folder(**files, **({"bodies": bodies} if bodies else {}))
    code, out, err = run("check", path, "--today", "2024-12-01")
    assert code == 0, err
    assert said in out
    assert ("EARLIER, MENDED" in out) == (then == ["mended"])
    args = ("check", path, "--today", "2024-12-01", "--format", "json")
    found = json.loads(run(*args)[1])["findings"]
    assert [f["then"] for f in found if f["when"] == "past"] == then
    assert all(f["then"] is None for f in found if f["when"] != "past")


def test_what_became_certain_or_uncertain_was_not_mended(run: Run, folder: Folder) -> None:
    path = folder(
        mandates="person,body,gender,start,stop\nanna,board,m,2024-01-01,\n"
        "bo,board,,2024-02-01,2024-04-01\n",
        charter='body = "board"\n[rule.one]\nrequire = \'count(gender == "f") == 1\'\n'
        '[values]\ngender = ["f"]\n',
    )
    out = run("check", path, "--today", "2024-12-01")[1]
    assert "[must, then cannot be told]" in out
    assert "[must, cannot be told, then broken for certain]" in out
    assert "MENDED" not in out


def test_where_the_facts_end_nothing_was_mended() -> None:
    registry = rm.Registry.from_frames(
        mandates={"person": ["anna"], "body": ["board"], "start": ["2024-01-01"]},
        observed=("2024-01-01", "2024-06-01"),
    )
    charter = rm.Charter(body="board", rules=[rm.Rule(name="two", require="count() == 2")])
    outcome = make_outcome(charter, registry, date(2024, 6, 1))
    assert [(e.when, e.then) for e in outcome.all] == [("past", "not observed")]
    assert outcome.states == {"two": "not observed"}
    assert "[must, then no longer observed]" in Report(outcome, Texts("en")).text()


def test_a_mandate_that_ends_mends_what_it_broke(run: Run, folder: Folder) -> None:
    path = folder(
        mandates="person,body,role,start,stop\nanna,board,guest,2024-01-01,2024-06-01\n"
        "bo,board,member,2024-01-01,\n",
        charter='body = "board"\n[rule.members]\nfor_each = "mandate"\n'
        "where = 'votes >= 0'\nrequire = 'role == \"member\"'\n",
    )
    out = run("check", path, "--today", "2024-12-01")[1]
    assert "EARLIER, MENDED SINCE (1)" in out
