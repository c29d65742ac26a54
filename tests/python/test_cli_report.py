# SPDX-License-Identifier: BSL-1.0
"""The report for people: its sections, days and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

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
    findings = rm.check(registry, charter)
    for today in (date(2022, 1, 1), date(2024, 10, 15), date(2026, 11, 22), date(2030, 1, 1)):
        outcome = make_outcome(charter, registry, today)
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
