# SPDX-License-Identifier: BSL-1.0
"""The report for people: its sections, days and numbers."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import remit as rm
from cli_board import CHARTER, MANDATES, PEOPLE
from remit.describe import describe_text
from remit.layout import Style
from remit.outcome import make_outcome, short_ids
from remit.report import Report
from remit.texts import PHRASES, Texts

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]


def test_the_report_has_its_sections_in_order(run: Run, board: Path) -> None:
    _, out, _ = run("check", board, "--today", "2024-10-01")
    headings = re.findall(r"^([A-Z][A-Z,: ]+) \((\d+)\)", out, re.MULTILINE)
    assert headings == [
        ("MUST: BROKEN", "1"),
        ("SHOULD: NOT KEPT", "1"),
        ("DEPARTED FROM, WITH REASON", "1"),
        ("AHEAD, IF NOBODY ACTS", "2"),
        ("EARLIER", "1"),
        ("NOT CHECKED", "2"),
        ("ABOUT THE DATA", "1"),
    ]


def test_the_report_names_the_clause_the_days_and_the_people(run: Run, board: Path) -> None:
    _, out, _ = run("check", board, "--today", "2024-10-01")
    assert out.startswith("The board: check against its terms of reference as of 1 October 2024\n")
    assert "mandates.csv, people.csv, charter.toml" in out
    assert "observed from 2024-01-01 on" in out
    assert re.search(r"one-chair: 0, must be 1 +since 2024-07-01, to 2024-12-31 \(last day\)", out)
    assert '"There is one chair." (Section 1)' in out
    assert "Anna And leaves 2024-07-01 (mandates.csv, line 2)" in out
    assert "read as: three on every day" in out
    assert 'Reason, to 2024-12-31 (last day): "recruiting"' in out
    assert "Section 4: there is no table of meetings" in out
    assert "\nResult: 1 must-rule is broken on 2024-10-01 (of 1 judged). 1 should-rule is" in out


def test_the_report_in_danish_is_danish(run: Run, board: Path) -> None:
    _, out, _ = run("check", board, "--today", "2024-10-01", "--lang", "da")
    assert out.startswith("The board: kontrol mod kommissoriet pr. 1. oktober 2024\n")
    assert "SKAL: BRUDT (1)" in out
    assert re.search(r"one-chair: 0, skal være 1 +fra 01-07-2024, til og med 31-12-2024", out)
    assert "»There is one chair.« (Section 1)" in out
    assert "Anna And fratræder 01-07-2024 (mandates.csv, linje 2)" in out
    assert "Begrundet til og med 31-12-2024: »recruiting«" in out

    def words(text: str) -> set[str]:
        return set(re.findall(r"[a-zæøå]{4,}", re.sub(r"{\w+}", " ", text.lower())))

    english = words(" ".join(PHRASES["en"].values())) - words(" ".join(PHRASES["da"].values()))
    own = words(CHARTER + MANDATES + PEOPLE + " members mandates bodies people charter")
    assert words(out) & (english - own) == set()


def test_a_finding_that_lasts_says_for_how_long(run: Run, board: Path) -> None:
    _, out, _ = run("check", board, "--today", "2024-07-01")
    assert "since 2024-07-01, still (1 day)" in out
    _, out, _ = run("check", board, "--today", "2024-07-02", "--lang", "da")
    assert "fra 01-07-2024, stadig (2 dage)" in out


def test_nothing_broken_says_so(run: Run, folder: Folder) -> None:
    path = folder(
        mandates="person,body,start\nanna,board,2024-01-01\n",
        charter='body = "board"\n[rule.one]\nrequire = "count() == 1"\n',
    )
    _, out, _ = run("check", path, "--today", "2024-06-01")
    assert "KEPT (1)  one" in out
    assert "Result: no must-rule is broken on 2024-06-01 (of 1 judged)." in out
    assert not re.search("BROKEN|AHEAD|EARLIER|CANNOT", out)


def test_no_line_is_wider_than_asked(example: Path) -> None:
    charter, registry = rm.read_folder(example)
    outcome = make_outcome(charter, registry, date(2026, 11, 22))
    for language in ("en", "da"):
        for width in (60, 80, 120):
            text = Report(outcome, Texts(language), width=width).text()
            too_long = [
                line for line in text.splitlines() if len(line) > width and " " in line.strip()
            ]
            assert not too_long
            described = describe_text(charter, Texts(language), width=width)
            assert all(len(line) <= width for line in described.splitlines())


def test_every_finding_of_the_example_is_shown_once(example: Path) -> None:
    charter, registry = rm.read_folder(example)
    for today in (date(2022, 1, 1), date(2024, 10, 15), date(2026, 11, 22), date(2030, 1, 1)):
        outcome = make_outcome(charter, registry, today)
        findings = rm.check(registry, charter, until=today)
        assert [e.finding.id for e in outcome.all] == [f.id for f in findings]
        parts = (
            outcome.broken("must") + outcome.broken("should") + outcome.waived + outcome.possible
        )
        of_today = [e.finding.id for e in outcome.those("now")]
        assert sorted(e.finding.id for e in parts) == sorted(of_today)
        text = Report(outcome, Texts("da")).text()
        for short in short_ids([e.finding for e in outcome.all]).values():
            assert len(re.findall(rf"^ {short} ", text, re.MULTILINE)) == 1


def test_ids_are_as_short_as_they_can_be(board: Path) -> None:
    findings = list(
        rm.check(rm.Registry.from_folder(board), rm.Charter.from_file(board / "charter.toml"))
    )
    short = short_ids(findings)
    assert len(set(short.values())) == len({f.id for f in findings})
    assert all(f.id.startswith(short[f.id]) and len(short[f.id]) >= 6 for f in findings)


def test_colour_is_only_for_terminals_that_want_it(run: Run, board: Path) -> None:
    assert "\x1b" not in run("check", board)[1]
    charter, registry = rm.read_folder(board)
    outcome = make_outcome(charter, registry, date(2024, 8, 1))
    assert "\x1b[1;31mMUST" in Report(outcome, Texts("en"), style=Style(colour=True)).text()


def test_of_very_many_only_the_nearest_are_listed(
    run: Run, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.report.LISTED", 2)
    days = [f"20{y}-0{m}-01" for y in range(20, 26) for m in (1, 2)]
    path = folder(
        mandates="person,body,start,stop\nbo,board,2020-01-01,\n"
        + "".join(f"anna,board,{a},{b}\n" for a, b in zip(days[::2], days[1::2], strict=True)),
        charter='body = "board"\n[rule.one]\nrequire = "count() == 1"\n',
    )
    out = run("check", path, "--today", "2023-06-01")[1]
    assert "EARLIER, MENDED SINCE (4)\n         2 from before these are not listed" in out
    shown = re.findall(r"one: 2, must be 1 \[must\] +20(\d\d)", out)
    assert shown == ["24", "25", "22", "23"], "ahead, then earlier"
    out = run("check", path, "--today", "2019-06-01", "--lang", "da")[1]
    assert "FREMAD, HVIS INTET GØRES (6)" in out
    assert "         4 fra efter disse er ikke vist (--format csv har alle)\n" in out


def test_a_report_of_very_many_takes_no_longer_for_each(folder: Folder) -> None:
    def seconds(n: int) -> float:
        rows = "".join(f"p{i},b{i},2024-01-01,\n" for i in range(n))
        path = folder(
            mandates="person,body,start,stop\n" + rows,
            charter='[rule.two]\nrequire = "count() == 2"\n',
        )
        outcome = make_outcome(*rm.read_folder(path), date(2024, 6, 1))
        begin = time.process_time()
        Report(outcome, Texts("en")).text()
        return time.process_time() - begin

    small, large = seconds(300), seconds(2400)
    assert large < 40 * small, "eight times as many"


def test_no_line_begins_with_the_dot_of_a_list(example: Path) -> None:
    outcome = make_outcome(*rm.read_folder(example), date(2026, 11, 22))
    for width in range(60, 121, 3):
        text = Report(outcome, Texts("da"), width=width).text()
        assert not re.search(r"^\s*·", text, re.MULTILINE)
        assert "\N{NO-BREAK SPACE}" not in text


def test_a_seat_of_the_charter_is_named_with_its_place(run: Run, folder: Folder) -> None:
    path = folder(
        mandates="person,body,start\nanna,board,2024-01-01\n",
        charter='body = "board"\n[seat.chair]\nname = "The chair"\nrole = "chair"\nnumber = 1\n',
    )
    out = run("check", path, "--today", "2024-06-01")[1]
    assert "The chair begins 2024-01-01 (from charter.toml)" in out
    out = run("check", path, "--today", "2024-06-01", "--lang", "da")[1]
    assert "The chair oprettes 01-01-2024 (fra charter.toml)" in out


def test_the_result_keeps_musts_and_shoulds_apart(run: Run, folder: Folder) -> None:
    path = folder(
        mandates="person,body,gender,start\nanna,board,,2024-01-01\n",
        charter='[values]\ngender = ["f"]\n'
        + "".join(
            f"[rule.{name}]\nrequire = '{require}'\nlevel = \"{level}\"\n"
            for name, require, level in (
                ("a", "count() == 1", "must"),
                ("b", 'count(gender == "f") == 1', "must"),
                ("c", "count() == 2", "should"),
                ("d", "count() == 3", "should"),
                ("e", 'count(gender == "f") == 1', "should"),
            )
        ),
    )
    en, da = (run("check", path, "--today", "2024-06-01", "--lang", x)[1] for x in ("en", "da"))
    assert " ".join(en.split("\n\n")[-1].split()) == (
        "Result: no must-rule is surely broken on 2024-06-01 (of 2 judged). "
        "1 must-rule cannot be told. 2 should-rules are not kept. 1 should-rule cannot be told."
    )
    assert " ".join(da.split("\n\n")[-1].split()) == (
        "Resultat: ingen skal-regel er med sikkerhed brudt 01-06-2024 (af 2 bedømte). "
        "1 skal-regel kan ikke afgøres. 2 bør-regler er ikke overholdt. "
        "1 bør-regel kan ikke afgøres."
    )
