# SPDX-License-Identifier: BSL-1.0
"""`remit calendar DIR --ics FILE`: the meetings of a folder for the calendars of others."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from remit._core import BadInput, Problem, Registry
from remit.audience import Audience
from remit.outlook import Outlook
from remit.streams import CannotWrite, complain, put
from remit.texts import Texts

if TYPE_CHECKING:
    from remit.ics_writing import WrittenCalendar

_WHY: Final = {
    "not carried": "ics not carried",
    "not for this audience": "ics not for this audience",
    "no day": "ics no day",
    "other days": "ics other days",
    "other body": "ics other body",
}


def add_ics(command: argparse.ArgumentParser) -> None:
    """The option."""
    command.add_argument(
        "--ics",
        metavar="FILE",
        help="write the meetings from --today on, and the dates proposed to before --to, as an "
        "iCalendar file too; a file that is there already is not replaced; - is standard output, "
        "which then has nothing else. What the file does not hold is told on standard error",
    )


def put_ics(
    file: str,
    registry: Registry,
    year: Outlook,
    today: date,
    say: Texts,
    redact: bool = False,
    audience: Audience = "secretariat",
) -> None:
    """Writes the file and says what it does not hold. Raises BadInput and CannotWrite."""
    from remit.ics_writing import write_ics  # long to read, and asked for seldom

    written = write_ics(
        registry,
        today=today,
        start=today,
        audience=audience,
        language=say.language,
        proposed=[(p.body, p.name, day) for p in year.planned for day in p.dates],
        redact=redact,
    )
    if file == "-":
        put(written.data.decode("utf-8"), utf8=True)
    else:
        _save(Path(file), written.data)
    complain(_losses(written, say))


def _save(path: Path, data: bytes) -> None:
    try:
        with path.open("xb") as out:
            out.write(data)
    except FileExistsError:
        what = "this file is there already"
        hint = "remove it, or give another name"
        raise BadInput(Problem("E-EXISTS", str(path), what, hint)) from None
    except (OSError, ValueError) as e:
        said = e.strerror if isinstance(e, OSError) else str(e)
        raise CannotWrite(f"{path} cannot be written: {said}") from None


def _losses(written: WrittenCalendar, say: Texts) -> str:
    by_why: dict[str, list[str]] = {}
    for loss in written.losses:
        by_why.setdefault(_WHY[loss.why], []).append(f"{loss.table} ({loss.rows})")
    lines = [say(phrase, rows=", ".join(rows)) for phrase, rows in by_why.items()]
    return "".join(f"{line}\n" for line in [say.count("ics events", written.events), *lines])
