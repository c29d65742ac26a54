# SPDX-License-Identifier: BSL-1.0
"""The command `remit`.

Exit code 0: the check was made, whatever it found. 1: with --fail-on, such a breach is shown, and
nothing else. 2: the input or the command cannot be used, or the report cannot be written; every
problem is on stderr.
"""

from __future__ import annotations

import argparse
import os
import shutil
import stat
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from remit._core import (
    BadInput,
    Charter,
    Problem,
    WorkingDays,
    __version__,
    danish_working_days,
    read_folder,
)
from remit.absences import read_busy
from remit.audience import AUDIENCES
from remit.audience_option import HELP, HELP_OF_CALENDAR, add_audience
from remit.describe import describe_text
from remit.formats import as_csv, as_json
from remit.ics_command import add_ics, put_ics
from remit.layout import Style
from remit.names import Names
from remit.outcome import TABLES, files_of, known_until, make_outcome
from remit.outlook import a_year_after, make_outlook
from remit.outlook_picture import outlook_svg
from remit.outlook_text import OutlookText, outlook_json
from remit.problems import problems_text
from remit.report import Report
from remit.streams import CannotWrite, complain, flush, one_line, put
from remit.texts import LANGUAGES, Texts

_FORMATS = """\
JSON and CSV are UTF-8 and do not depend on --lang. One object or line is one finding:
  when        it is from --today: now, ahead or past
  then        what came after a past one: mended; over (the year or month that was counted in);
              fails, possible or pending (the next finding); not demanded; not in force; not
              observed; ended (the body, the seat or the event)
  due         of a pending one; a past one that is due today or later may yet be done
  id ...      the columns of findings; the numbers are those of its first day
  today_...   what is measured today, of those of now
In CSV a list has "; " between its texts, and a ; or \\ of a text has \\ before it. A text of the
data that begins like a formula (= + - @) has ' before it; measure, required, days and numbers
stay as they are.

--redact replaces names as people.csv has them, and keys. Read what else the texts say.
What is wrong with the input is told in English; --lang da adds in short what it is.

Exit code: 0 the check was made; 1 see --fail-on; 2 it could not be made, or not be written.
"""

_CALENDAR = """\
Dates are proposed for what the charter says of meetings ([cadence] in charter.toml), so that none
clashes for anybody who holds a mandate then: with meetings in meetings.csv, with each other, or
with --busy. A file for --busy has a line for each absence:

  person,start,stop
  anna,2027-02-01,2027-02-08
  bo,2027-03-04,

From start on to before stop, or that day alone. JSON has start, stop, cadences, meetings, clashes,
due and ahead. Exit code: 0, or 2 where it could not be made or not be written.
"""


def _day(text: str) -> date:
    try:
        if len(text) != len("2026-11-22"):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a day; write YYYY-MM-DD, for example 2026-11-22"
        ) from None


def _holidays(text: str) -> WorkingDays:
    if text.upper() in ("DK", "DENMARK"):
        return danish_working_days(1990, 2040)
    try:
        lines = Path(text).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError):
        return WorkingDays([_day(d.strip()) for d in text.split(",")])
    filled = (line.split("#")[0].replace(",", " ").split() for line in lines)
    return WorkingDays([_day(words[0]) for words in filled if words])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="remit",
        description="Does a body, on a day or over a period, follow its terms of reference?",
    )
    parser.add_argument("--version", action="version", version=f"remit {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, what: str) -> argparse.ArgumentParser:
        c = commands.add_parser(
            name, help=what, description=what, formatter_class=argparse.RawDescriptionHelpFormatter
        )
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
    check.epilog = f"{HELP}\n{_FORMATS}"
    check.add_argument(
        "--format",
        choices=("text", "json", "csv"),
        default="text",
        help="for people or for programs (default: text)",
    )
    _add_today(check)
    check.add_argument(
        "--from",
        metavar="DAY",
        type=_day,
        dest="start",
        help="hide findings that end before this day",
    )
    check.add_argument(
        "--to",
        metavar="DAY",
        type=_day,
        dest="stop",
        help="hide findings that begin on this day or later",
    )
    check.add_argument(
        "--fail-on",
        choices=("must", "should", "possible"),
        help="exit with 1 if such a breach without a reason is shown that is so today or was so "
        "earlier; should includes must, possible includes both and what cannot be told; not yet "
        "due is no breach",
    )
    check.add_argument(
        "--observed-until",
        metavar="DAY",
        type=_day,
        help="the last day for which meetings and other events are known (default: today, where "
        "the folder has such tables)",
    )
    check.add_argument(
        "--holidays",
        metavar="DAYS",
        type=_holidays,
        help="no working days beside Saturdays and Sundays: days with commas between them, a "
        "file with one at the beginning of each line, or DK (the public holidays of Denmark, 1990 "
        "to 2040)",
    )
    _add_redact(check)
    add_audience(check)
    _calendar_command(command)
    command("describe", "List a charter's clauses with their rules, or why they have none.")
    return parser


def _add_today(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--today",
        metavar="DAY",
        type=_day,
        help="the day to look from (default: the system's date)",
    )


def _add_redact(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--redact",
        "--uden-navne",
        action="store_true",
        help="replace the names and keys of people by Person 1, Person 2, ...",
    )


def _calendar_command(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    year = command("calendar", "The year ahead: dates for meetings, what is due, what clashes.")
    year.epilog = f"{_CALENDAR}\n{HELP_OF_CALENDAR}"
    year.add_argument(
        "--format",
        choices=("text", "json", "svg"),
        default="text",
        help="for people, for programs, or a picture of the days (default: text)",
    )
    _add_today(year)
    year.add_argument(
        "--to",
        metavar="DAY",
        type=_day,
        dest="stop",
        help="plan to before this day (default: a year from today)",
    )
    year.add_argument(
        "--holidays",
        metavar="DAYS",
        type=_holidays,
        help="as for remit check: days, a file of them, or DK",
    )
    year.add_argument(
        "--busy",
        metavar="FILE",
        type=Path,
        help="when people cannot meet: a file in CSV with person, start and perhaps stop",
    )
    add_ics(year)
    _add_redact(year)
    add_audience(year)


def _on_terminal() -> bool:
    return sys.stdout is not None and not sys.stdout.closed and sys.stdout.isatty()


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 120) if _on_terminal() else 100


def _style() -> Style:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Style(colour=_on_terminal() and not plain)


def _look_at(folder: Path, files: Sequence[str]) -> None:
    """Refuses what reading would wait for or stumble over: a pipe or a device as a file, and names
    that are not UTF-8.
    """
    problems = []
    try:
        tables = [name for name in os.listdir(folder) if name.endswith(".csv")]
    except (OSError, ValueError):
        tables = []  # reading says what is wrong
    for name in [os.fspath(folder), *sorted(tables)]:
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            shown = os.fsencode(name).decode("utf-8", "backslashreplace")
            problems.append(
                Problem("E-FOLDER", shown, "this name is not UTF-8", "rename it, and check again")
            )
    for name in files:
        try:
            mode = os.stat(folder / name).st_mode
        except (OSError, ValueError):
            continue
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            problems.append(
                Problem(
                    "E-FILE",
                    name,
                    "this is not a file but a pipe, a socket or a device",
                    "copy what it gives into a file of this name",
                )
            )
    if problems:
        raise BadInput(problems)


def _check(args: argparse.Namespace, say: Texts) -> int:
    if args.start and args.stop and args.stop <= args.start:
        raise BadInput(
            Problem(
                "E-PERIOD",
                "--to",
                f"there is no day from {args.start} up to {args.stop}",
                "--to is not counted",
            )
        )
    _look_at(args.folder, [*(f"{t}.csv" for t in TABLES), "charter.toml"])
    today = args.today or date.today()
    during = (args.start, args.stop) if args.start or args.stop else None
    known = known_until(args.folder, args.observed_until, today)
    charter, registry = read_folder(args.folder, observed=known)
    files = files_of(args.folder)
    outcome = make_outcome(
        charter, registry, today, during, files, args.holidays, audience=args.audience
    )
    # Known before it is written: a reader that goes away takes nothing of it along.
    code = 1 if args.fail_on and outcome.shown_breaches(args.fail_on) else 0
    if args.format == "text":
        names = Names(registry, either=say("or")) if args.redact else None
        put(Report(outcome, say, width=_width(), names=names, style=_style()).text())
    else:
        form = {"json": as_json, "csv": as_csv}[args.format]
        put(form(outcome, Names(registry) if args.redact else None), utf8=True)
    return code


def _calendar(args: argparse.Namespace, say: Texts) -> int:
    _look_at(args.folder, [*(f"{t}.csv" for t in TABLES), "charter.toml"])
    today = args.today or date.today()
    stop = args.stop or a_year_after(today)
    if today == date.max:
        raise BadInput(Problem("E-DATE", "--today", f"there is no day after {today}"))
    if stop <= today + timedelta(days=1):
        what = f"there is no day after {today} and before {stop}"
        raise BadInput(Problem("E-PERIOD", "--to", what, "--to is not counted"))
    known = known_until(args.folder, None, today)
    charter, registry = read_folder(args.folder, observed=known)
    busy = read_busy(args.busy) if args.busy else {}
    year = make_outlook(
        charter,
        registry,
        today,
        stop,
        calendar=args.holidays,
        busy=busy,
        audience=args.audience,
    )
    names = Names(registry, either=say("or")) if args.redact else None
    if args.ics is not None:
        put_ics(args.ics, registry, year, today, say, args.redact, args.audience)
        if args.ics == "-":
            return 0
    if args.format == "text":
        put(OutlookText(year, say, width=_width(), names=names, style=_style()).text())
    elif args.format == "json":
        put(outlook_json(year, names), utf8=True)
    else:
        put(outlook_svg(year, say, calendar=args.holidays, names=names), utf8=True)
    return 0


def _describe(args: argparse.Namespace, say: Texts) -> int:
    _look_at(args.folder, ["charter.toml"])
    charter = Charter.from_file(args.folder / "charter.toml")
    put(describe_text(charter, say, width=_width(), style=_style()))
    return 0


def _problems(e: BadInput, args: argparse.Namespace, say: Texts) -> str:
    redact = getattr(args, "redact", False)
    told = getattr(args, "audience", AUDIENCES[-1]) == AUDIENCES[-1]
    return problems_text(e.problems, say, redact=redact, all_told=told)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    try:
        return _parser().parse_args(argv)
    except SystemExit:
        flush()  # --help and --version have written
        raise


def main(argv: Sequence[str] | None = None) -> int:
    """The command; returns the exit code."""
    try:
        args = _arguments(argv)
        say = Texts(args.lang)
        try:
            return {"check": _check, "calendar": _calendar, "describe": _describe}[args.command](
                args, say
            )
        except BadInput as e:
            complain(_problems(e, args, say))
            return 2
    except CannotWrite as e:
        complain(f"remit: {e}\n")
        return 2
    except Exception as e:  # 1 says that a breach was found, and a defect must not say so
        complain(one_line(e))
        return 2


if __name__ == "__main__":
    sys.exit(main())
