# SPDX-License-Identifier: BSL-1.0
"""The command `remit`.

Exit code 0: the check was made, whatever it found. 1: with --fail-on, such a breach is shown.
2: the input or the command cannot be used; every problem is on stderr.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from remit._core import BadInput, Charter, Problem, __version__, read_folder
from remit.describe import describe_text
from remit.formats import as_csv, as_json
from remit.layout import Style
from remit.outcome import Names, files_of, make_outcome
from remit.report import Report
from remit.texts import LANGUAGES, Texts
from remit.wording import escaped


def _day(text: str) -> date:
    try:
        if len(text) != len("2026-11-22"):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a day; write YYYY-MM-DD, for example 2026-11-22"
        ) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="remit",
        description="Does a body, on a day or over a period, follow its terms of reference?",
    )
    parser.add_argument("--version", action="version", version=f"remit {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, what: str) -> argparse.ArgumentParser:
        c = commands.add_parser(name, help=what, description=what)
        c.add_argument(
            "folder", metavar="DIR", type=Path, help="a folder with charter.toml and tables in CSV"
        )
        c.add_argument(
            "--lang",
            choices=LANGUAGES,
            default="en",
            help="the language of the report (default: en)",
        )
        return c

    check = command("check", "Check a body against its charter, as of a day.")
    check.add_argument(
        "--format",
        choices=("text", "json", "csv"),
        default="text",
        help="for people or for programs (default: text)",
    )
    check.add_argument(
        "--today",
        metavar="DAY",
        type=_day,
        help="the day to look from (default: the system's date)",
    )
    check.add_argument(
        "--from", metavar="DAY", type=_day, dest="start", help="show nothing before this day"
    )
    check.add_argument(
        "--to", metavar="DAY", type=_day, dest="stop", help="show nothing on or after this day"
    )
    check.add_argument(
        "--fail-on",
        choices=("must", "should", "possible"),
        help="exit with 1 if such a breach without a reason is shown on a day up to today; "
        "should includes must, possible includes both and what cannot be told",
    )
    check.add_argument(
        "--redact",
        "--uden-navne",
        action="store_true",
        help="replace the names of people by Person 1, Person 2, ...",
    )
    command("describe", "List a charter's clauses with their rules, or why they have none.")
    return parser


def _width(out: TextIO) -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 120) if out.isatty() else 100


def _style(out: TextIO) -> Style:
    return Style(
        colour=out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _put(text: str) -> None:
    # A console that lacks a letter gets its number, not a crash in the middle of a report.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.stdout.write(text)
    sys.stdout.flush()


def _check(args: argparse.Namespace) -> int:
    if args.start and args.stop and args.stop <= args.start:
        raise BadInput(
            Problem(
                "E-PERIOD",
                "--to",
                f"there is no day from {args.start} up to {args.stop}",
                "--to is not counted",
            )
        )
    today = args.today or date.today()
    during = (args.start, args.stop) if args.start or args.stop else None
    charter, registry = read_folder(args.folder)
    outcome = make_outcome(charter, registry, today, during, files_of(args.folder))
    names = Names(registry, "Person") if args.redact else None
    if args.format == "json":
        _put(as_json(outcome, names))
    elif args.format == "csv":
        _put(as_csv(outcome, names))
    else:
        texts = Texts(args.lang)
        _put(
            Report(
                outcome, texts, width=_width(sys.stdout), names=names, style=_style(sys.stdout)
            ).text()
        )
    return 1 if args.fail_on and outcome.shown_breaches(args.fail_on) else 0


def _describe(args: argparse.Namespace) -> int:
    charter = Charter.from_file(args.folder / "charter.toml")
    _put(
        describe_text(charter, Texts(args.lang), width=_width(sys.stdout), style=_style(sys.stdout))
    )
    return 0


def problems_text(problems: Sequence[Problem], *, redact: bool = False) -> str:
    """All problems, one below the other: place, what is wrong, code; then what to write instead."""
    lines = []
    for p in problems:
        place = f"{escaped(p.where)}: " if p.where else ""
        if redact:
            lines.append(f"{place}not shown because of --redact [{p.code}]")
            continue
        first, *more = p.what.split("\n")
        lines.append(f"{place}{escaped(first)} [{p.code}]")
        lines += [f"    {escaped(line)}" for line in [*more, *p.hint.split("\n")] if line.strip()]
    return "\n".join(lines) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """The command; returns the exit code."""
    args = _parser().parse_args(argv)
    try:
        return {"check": _check, "describe": _describe}[args.command](args)
    except BadInput as e:
        if hasattr(sys.stderr, "reconfigure"):
            sys.stderr.reconfigure(errors="backslashreplace")
        sys.stderr.write(problems_text(e.problems, redact=getattr(args, "redact", False)))
        return 2
    except BrokenPipeError:
        # `remit check DIR | head` is done; nothing is left to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
