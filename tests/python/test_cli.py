# SPDX-License-Identifier: BSL-1.0
"""The command: exit codes, arguments, and what bad input gets."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import remit as rm
from cli_board import CHARTER
from remit.cli import main
from remit.problems import problems_text
from remit.texts import LANGUAGES, Texts

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]


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


def test_errors_are_counted_and_in_danish_also_said_in_short(run: Run, board: Path) -> None:
    (board / "mandates.csv").write_text("person,body,start\nanna,board\nbo,board\n")
    err = run("check", board)[2]
    assert err.endswith("\n2 problems; nothing was loaded.\n")
    danish = run("check", board, "--lang", "da")[2]
    assert "rækken har for få eller for mange felter [E-CSV-ROW]\n    2 cells" in danish
    assert danish.endswith("\n2 problemer; intet er indlæst.\n")
    (board / "mandates.csv").write_text("person,body,start\nanna,board,2024-06-31\n")
    assert run("check", board, "--lang", "da")[2].endswith("\n1 problem; intet er indlæst.\n")


def test_an_error_without_a_danish_word_is_in_english() -> None:
    problem = rm.Problem("E-SIZE", "a.toml:1", "too large\nsecond", "less")
    for language in LANGUAGES:
        said = problems_text([problem], Texts(language))
        assert said.startswith("a.toml:1: too large [E-SIZE]\n    second\n    less\n1 problem; ")


def test_of_more_errors_than_are_listed_the_count_says_so() -> None:
    problems = [rm.Problem("E-DATE", f"a.csv:{i}", "no day") for i in range(3)]
    problems.append(rm.Problem("E-MANY", "", "there are more"))
    last = [problems_text(problems, Texts(x)).splitlines()[-1] for x in ("en", "da")]
    assert last == [
        "More than 3 problems; nothing was loaded.",
        "Mere end 3 problemer; intet er indlæst.",
    ]
