# SPDX-License-Identifier: BSL-1.0
"""What the command does where it cannot write or read, and that only breaches exit with 1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from remit import cli

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]

BROKEN = ("--today", "2024-08-01", "--fail-on", "must")


def shell(redirected: str, *args: object, **environment: str) -> tuple[int, str, bytes]:
    """The command in a shell, with `{}` for it in what is redirected."""
    remit = " ".join([sys.executable, "-m", "remit", *(f"'{a}'" for a in args)])
    done = subprocess.run(
        ["bash", "-c", redirected.format(remit)],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )
    return done.returncode, done.stderr.decode(), done.stdout


@pytest.mark.parametrize("format_", ["text", "json", "csv"])
@pytest.mark.parametrize(
    ("redirected", "said"),
    [
        ("{} >&-", "remit: standard output is closed\n"),
        ("{} >/dev/full", "remit: standard output cannot be written: No space left on device\n"),
        ("{} >/dev/full 2>/dev/full", ""),
        ("{} >&- 2>&-", ""),
    ],
)
def test_what_cannot_be_written_exits_with_two(
    board: Path, redirected: str, said: str, format_: str
) -> None:
    code, err, _ = shell(redirected, "check", board, *BROKEN, "--format", format_)
    assert (code, err) == (2, said)


def test_help_that_cannot_be_written_exits_with_two() -> None:
    code, err, _ = shell("{} >/dev/full", "--help")
    assert (code, err.count("\n")) == (2, 1)


def test_bad_input_exits_with_two_though_nobody_reads_why(tmp_path: Path) -> None:
    for redirected in ("{} 2>&-", "{} 2>/dev/full", "{} >&- 2>&-"):
        assert shell(redirected, "check", tmp_path)[0] == 2


@pytest.mark.parametrize("format_", ["text", "json", "csv"])
def test_a_reader_that_goes_away_takes_no_breach_along(board: Path, format_: str) -> None:
    redirected = "{} | head -0; exit ${{PIPESTATUS[0]}}"
    args = ("check", board, "--format", format_)
    assert shell(redirected, *args, *BROKEN)[:2] == (1, "")
    assert shell(redirected, *args, "--today", "2024-06-01")[:2] == (0, "")


def test_an_error_that_nobody_expected_is_no_breach(
    run: Run, board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(5, "two\nlines")

    monkeypatch.setattr(cli, "read_folder", fails)
    assert run("check", board, *BROKEN) == (2, "", "remit: OSError: [Errno 5] two lines\n")


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_json_and_csv_are_utf8_whatever_the_console_has(example: Path, format_: str) -> None:
    args = ("check", example, "--today", "2026-11-22", "--format", format_)
    plain = shell("{}", *args)
    ascii_only = shell("{}", *args, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert plain == ascii_only
    assert "fagdirektører" in plain[2].decode("utf-8")
    if format_ == "json":
        assert json.loads(plain[2])


def test_a_console_that_lacks_letters_gets_their_numbers(example: Path) -> None:
    args = ("check", example, "--today", "2026-11-22")
    _, _, out = shell("{}", *args, PYTHONIOENCODING="ascii")
    assert b"fagdirekt\\xf8rer" in out


# -- what cannot be read ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["charter.toml", "mandates.csv", "people.csv"])
def test_a_pipe_or_a_device_is_not_waited_for(run: Run, board: Path, name: str) -> None:
    (board / name).unlink()
    os.mkfifo(board / name)
    code, out, err = run("check", board)
    assert (code, out) == (2, "")
    assert f"{name}: this is not a file but a pipe, a socket or a device [E-FILE]" in err
    if name == "charter.toml":
        assert run("describe", board)[0] == 2
    (board / name).unlink()
    (board / name).symlink_to("/dev/zero")
    assert "[E-FILE]" in run("check", board)[2]


def test_a_name_that_is_not_utf8_is_bad_input(board: Path) -> None:
    folder = os.fsencode(board) + b"/m\xf8de"
    os.mkdir(folder)
    for name in ("charter.toml", "mandates.csv", "people.csv"):
        (board / name).rename(os.fsdecode(folder) + "/" + name)
    remit = [sys.executable, "-m", "remit"]
    for command in ("check", "describe"):
        done = subprocess.run([*remit, command, folder], capture_output=True, check=False)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"m\\xf8de: this name is not UTF-8 [E-FOLDER]\n" in done.stderr
    os.rename(folder, os.fsencode(board) + b"/ok")
    (board / "ok" / os.fsdecode(b"gamm\xe9l.csv")).write_text("a\n1\n")
    done = subprocess.run([*remit, "check", board / "ok"], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"gamm\\xe9l.csv: this name is not UTF-8 [E-FOLDER]\n" in done.stderr
