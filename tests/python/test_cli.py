# SPDX-License-Identifier: BSL-1.0
"""The command: exit codes, languages, formats, days, names, and what bad input gets."""

from __future__ import annotations

import csv
import io
import json
import re
import string
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import remit as rm
from remit.cli import main
from remit.describe import describe_text
from remit.layout import Style
from remit.outcome import make_outcome, short_ids
from remit.report import Report
from remit.texts import PHRASES, Texts
from remit.wording import call_parts, escaped, note_text, repair_text

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]

MANDATES = """\
person,body,role,gender,start,stop
anna,board,chair,f,2024-01-01,2024-07-01
bo,board,member,m,2024-01-01,
carl,board,chair,,2025-01-01,2027-01-01
dora,board,member,f,2024-01-01,2024-09-01
"""
PEOPLE = "person,name\nanna,Anna And\nbo,Bo Bi\ncarl,Carl Crane\ndora,Dora Due\n"
CHARTER = """\
title = "The board"
body = "board"
language = "en"
version = "2024"
silent = ["term", "quorum"]
[clause.1]
heading = "Section 1"
words = "There is one chair."
kind = "must"
[clause.2]
heading = "Section 2"
words = "As far as possible three members."
kind = "should"
read_as = "three on every day"
[clause.3]
heading = "Section 3"
words = "The board may meet abroad."
kind = "may"
[clause.4]
heading = "Section 4"
words = "The members attend."
kind = "must"
why_unchecked = "there is no table of meetings"
[rule.one-chair]
require = 'count(role == "chair") == 1'
cite = "1"
[rule.three]
require = 'count() >= 3'
level = "should"
cite = "2"
[rule.two-women]
require = 'count(gender == "f") >= 2'
level = "should"
[[waiver]]
rule = "three"
start = 2024-09-01
stop = 2025-01-01
reason = "recruiting"
"""


@pytest.fixture
def board(folder: Folder) -> Path:
    return folder(mandates=MANDATES, people=PEOPLE, charter=CHARTER)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*args: object) -> tuple[int, str, str]:
        code = main([str(a) for a in args])
        out, err = capsys.readouterr()
        return code, out, err

    return call


# -- exit codes ------------------------------------------------------------------------------------


def test_a_check_that_was_made_exits_with_zero_whatever_it_found(run: Run, board: Path) -> None:
    code, out, err = run("check", board, "--today", "2024-08-01")
    assert (code, err) == (0, "")
    assert "MUST: BROKEN (1)" in out


@pytest.mark.parametrize(
    ("today", "fail_on", "code"),
    [
        ("2024-06-01", "must", 0),
        ("2024-06-01", "should", 0),
        ("2024-08-01", "must", 1),
        ("2024-08-01", "should", 1),
        ("2025-06-01", "must", 1),  # an earlier breach is shown too
        ("2024-06-30", "possible", 0),
    ],
)
def test_fail_on_is_about_breaches_up_to_today(
    run: Run, board: Path, today: str, fail_on: str, code: int
) -> None:
    assert run("check", board, "--today", today, "--fail-on", fail_on)[0] == code


def test_fail_on_passes_over_what_is_not_shown_or_waived(run: Run, board: Path) -> None:
    days = ["--from", "2024-09-01", "--to", "2025-01-01"]
    assert run("check", board, "--today", "2024-10-01", *days, "--fail-on", "must")[0] == 1
    later = ["--from", "2025-01-01", "--to", "2025-02-01"]
    assert run("check", board, "--today", "2025-01-15", *later, "--fail-on", "must")[0] == 0
    charter = (board / "charter.toml").read_text()
    waived = '[[waiver]]\nrule = "one-chair"\nstart = 2024-07-01\nstop = 2025-01-01\nreason = "x"\n'
    (board / "charter.toml").write_text(charter + waived)
    assert run("check", board, "--today", "2024-10-01", *days, "--fail-on", "must")[0] == 0


def test_what_cannot_be_told_fails_only_where_it_is_asked_for(run: Run, folder: Folder) -> None:
    path = folder(
        mandates="person,body,gender,start\nanna,board,,2024-01-01\nbo,board,m,2024-01-01\n",
        charter='[rule.one]\nrequire = \'count(gender == "f") == 1\'\n[values]\ngender = ["f"]\n',
    )
    for fail_on, code in (("must", 0), ("should", 0), ("possible", 1)):
        assert run("check", path, "--today", "2024-06-01", "--fail-on", fail_on)[0] == code


def test_bad_input_exits_with_two_and_says_everything_on_stderr(run: Run, board: Path) -> None:
    (board / "mandates.csv").write_text("person,body,start\nanna,board,2024-06-31\nbo,board\n")
    (board / "charter.toml").write_text("[rule.a]\nrequire = 'count( == 1'\n")
    code, out, err = run("check", board)
    assert (code, out) == (2, "")
    assert re.search(r"^charter\.toml:2:\d+: .+ \[E-[A-Z-]+\]$", err, re.MULTILINE)
    assert re.search(r"^mandates\.csv:3.*\[E-[A-Z-]+\]$", err, re.MULTILINE)
    assert re.search(r"^    \S", err, re.MULTILINE), "no hint"


def test_unknown_names_in_rules_are_bad_input(run: Run, board: Path) -> None:
    charter = CHARTER.replace('role == "chair"', 'role == "chiar"')
    (board / "charter.toml").write_text(charter)
    code, out, err = run("check", board)
    assert (code, out) == (2, "")
    assert "E-ROLE" in err
    assert '"chair"' in err


def test_an_empty_folder_and_none_are_bad_input(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        code, out, err = run("check", path)
        assert (code, out) == (2, "")
        assert "E-FOLDER" in err
    assert run("describe", tmp_path)[0] == 2


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["check"],
        ["check", ".", "--today", "2024-02-30"],
        ["check", ".", "--today", "20240201"],
        ["check", ".", "--lang", "fr"],
        ["check", ".", "--format", "xml"],
        ["check", ".", "--fail-on", "may"],
        ["nonsense"],
    ],
)
def test_a_command_that_cannot_be_used_exits_with_two(
    args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(args)
    assert caught.value.code == 2
    assert capsys.readouterr().err


def test_no_day_between_from_and_to_is_bad_input(run: Run, board: Path) -> None:
    code, _, err = run("check", board, "--from", "2024-02-01", "--to", "2024-02-01")
    assert code == 2
    assert "E-PERIOD" in err


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for args, said in (
        (["--version"], f"remit {rm.__version__}"),
        (["check", "--help"], "--today"),
    ):
        with pytest.raises(SystemExit) as caught:
            main(args)
        assert caught.value.code == 0
        assert said in capsys.readouterr().out


def test_the_module_runs_as_a_program(board: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "remit", "check", str(board), "--today", "2024-06-01"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The board: check against its terms of reference")


def test_a_reader_that_goes_away_is_no_error(board: Path) -> None:
    remit = f"{sys.executable} -m remit check {board} --today 2024-06-01"
    command = f"{remit} | head -0; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# -- text ------------------------------------------------------------------------------------------


def test_the_report_has_its_sections_in_order(run: Run, board: Path) -> None:
    _, out, _ = run("check", board, "--today", "2024-10-01")
    headings = re.findall(r"^([A-Z][A-Z,: ]+) \((\d+)\)", out, re.MULTILINE)
    assert headings == [
        ("MUST: BROKEN", "1"),
        ("SHOULD: NOT KEPT", "1"),
        ("DEPARTED FROM, WITH REASON", "1"),
        ("AHEAD, IF NOBODY ACTS", "2"),
        ("EARLIER, MENDED SINCE", "1"),
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
    assert out.endswith("Result: 1 must-rule is broken on 2024-10-01.\n")


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
    assert "Result: no must-clause is broken on 2024-06-01." in out
    assert not re.search("BROKEN|AHEAD|EARLIER|CANNOT", out)


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
        shown = [f.id for f in (*outcome.now, *outcome.ahead, *outcome.past)]
        assert sorted(shown) == sorted(f.id for f in findings)
        parts = (
            outcome.broken("must") + outcome.broken("should") + outcome.waived + outcome.possible
        )
        assert sorted(f.id for f in parts) == sorted(f.id for f in outcome.now)
        text = Report(outcome, Texts("da")).text()
        for short in short_ids(outcome.all).values():
            assert len(re.findall(rf"^ {short} ", text, re.MULTILINE)) == 1


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
    from fractions import Fraction

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


# -- days ------------------------------------------------------------------------------------------


def test_today_is_the_systems_day_and_is_printed(run: Run, board: Path) -> None:
    before = date.today()
    out = run("check", board)[1]
    days = {Texts("en").long_day(d) for d in (before, before + timedelta(days=1))}
    assert any(day in out.splitlines()[0] for day in days)


def test_from_and_to_clip_what_is_shown(run: Run, board: Path) -> None:
    args = ("check", board, "--today", "2024-10-01", "--from", "2024-07-01", "--to", "2024-09-01")
    out = run(*args)[1]
    assert "Shown: 2024-07-01 to 2024-08-31 (last day)" in out
    found = json.loads(run(*args, "--format", "json")[1])
    assert found["during"] == ["2024-07-01", "2024-09-01"]
    assert all(f["start"] < "2024-09-01" for f in found["findings"])
    assert run("check", board, "--to", "2024-02-01")[1].count("F-") == 0


# -- names -----------------------------------------------------------------------------------------


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
        assert not re.search(rf"(?<!\w){re.escape(p['key'])}@", out)
    assert "Person " in out


def test_without_names_errors_name_nobody_either(run: Run, board: Path) -> None:
    (board / "mandates.csv").write_text(MANDATES.replace("2024-07-01", "2023-07-01"))
    assert "2023-07-01" in run("check", board)[2]
    code, out, err = run("check", board, "--redact")
    assert (code, out) == (2, "")
    assert re.fullmatch(r"mandates\.csv:2:stop: not shown because of --redact \[E-PERIOD\]\n", err)


# -- formats ---------------------------------------------------------------------------------------


def test_json_has_a_version_and_every_column(run: Run, board: Path) -> None:
    code, out, _ = run("check", board, "--today", "2024-10-01", "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert found["version"] == 1
    assert found["today"] == "2024-10-01"
    assert found["observed"] == ["2024-01-01", None]
    assert found["charter"]["title"] == "The board"
    assert {"kept", "no_subject", "not_in_force", "not_checked", "notes"} <= found.keys()
    assert [c["clause"] for c in found["not_checked"]] == ["3", "4"]
    for f in found["findings"]:
        assert list(f) == ["when", *rm.Findings.columns]
    one = next(f for f in found["findings"] if f["rule"] == "one-chair" and f["when"] == "now")
    assert (one["start"], one["stop"], one["measured"]) == ("2024-07-01", "2025-01-01", 0)
    assert one["opened_by"][0]["person"] == "Anna And"
    waived = next(f for f in found["findings"] if f["waived_until"])
    assert (waived["reason"], waived["when"]) == ("recruiting", "now")


def test_json_and_csv_do_not_depend_on_the_language(run: Run, board: Path) -> None:
    for format_ in ("json", "csv"):
        args = ("check", board, "--today", "2024-10-01", "--format", format_)
        assert run(*args, "--lang", "da")[1] == run(*args, "--lang", "en")[1]


def test_csv_is_the_columns(run: Run, board: Path) -> None:
    out = run("check", board, "--today", "2024-10-01", "--format", "csv")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    whole = json.loads(run("check", board, "--today", "2024-10-01", "--format", "json")[1])[
        "findings"
    ]
    assert list(rows[0]) == ["when", *rm.Findings.columns]
    assert [r["id"] for r in rows] == [f["id"] for f in whole]
    assert [r["start"] for r in rows] == [f["start"] for f in whole]
    assert rows[0]["opened_by"] == "mandates.csv:2 Anna And ended"
    assert {r["required"] for r in rows} == {"'== 1", ">= 3", ">= 2"}, "a formula to a spreadsheet"


# -- what comes from strangers ---------------------------------------------------------------------

EVIL = "\x1b[31mred\x07\u202egnp.exe\u2028"


def test_control_characters_of_the_data_are_made_visible(folder: Folder, run: Run) -> None:
    path = folder(
        mandates=f'person,body,start,stop\n"{EVIL}",board,2024-01-01,2024-02-01\n',
        charter='body = "board"\n[rule.one]\nfor_each = "mandate"\nrequire = "count() == 2"\n',
    )
    for format_ in ("text", "csv", "json"):
        code, out, _ = run("check", path, "--today", "2024-01-15", "--format", format_)
        assert code == 0
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]", out)
        assert "gnp.exe" in out
    assert escaped("\x1b[31m") == "\\x1b[31m"
    assert escaped("a\nb") == "a b"
    assert escaped("æøå »«") == "æøå »«"


def test_a_formula_in_the_data_is_no_formula_in_the_csv(folder: Folder, run: Run) -> None:
    path = folder(
        mandates='person,body,start\n"=HYPERLINK(""http://x"")",board,2024-01-01\n',
        charter='[rule.one]\nrequire = "count() == 2"\n',
    )
    rows = list(csv.reader(io.StringIO(run("check", path, "--format", "csv")[1])))
    assert not any(cell[:1] in "=+-@" for cell in rows[1] if cell)


# -- describe --------------------------------------------------------------------------------------


def test_describe_lists_clauses_with_their_rules_or_why_they_have_none(
    run: Run, board: Path
) -> None:
    code, out, err = run("describe", board)
    assert (code, err) == (0, "")
    for said in (
        "The board: what the charter checks",
        "1 · Section 1 · must",
        '"There is one chair."',
        "checked by one-chair",
        "read as: three on every day",
        "a permission: nobody can break it",
        "not checked: there is no table of meetings",
        "RULES WITHOUT A CLAUSE",
        "two-women = { for_each",
        "THE SOURCE SAYS NOTHING ABOUT",
        "term · quorum",
        "2 of 4 clauses are checked by rules.",
    ):
        assert said in out, said


def test_describe_in_danish(run: Run, board: Path) -> None:
    out = run("describe", board, "--lang", "da")[1]
    for said in (
        "hvad kommissoriet kontrollerer",
        "kontrolleres af one-chair",
        "KILDEN SIGER INTET OM",
    ):
        assert said in out


def test_describe_needs_no_facts(run: Run, folder: Folder) -> None:
    assert run("describe", folder(charter=CHARTER))[0] == 0


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
