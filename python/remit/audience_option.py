# SPDX-License-Identifier: BSL-1.0
"""The option --audience of the command, and what --help says of it."""

from __future__ import annotations

import argparse
from typing import Final

from remit.audience import AUDIENCES, WORDS_OF_AUDIENCES, Audience, audience_called

HELP: Final = """\
--audience leaves out what bodies, meetings and items say with their visibility that these may not
see, and whatever hangs on it. Where nothing is said of a body, members may see it. How much is left
out is told, not which; a number may count what is not shown, and whether that is kept is not told.
--fail-on looks only at what is shown, so that the exit code tells nothing of the rest: 0 does not
say that the rest is kept. CSV has no place for how much is left out.
"""
HELP_OF_CALENDAR: Final = """\
--audience leaves out the bodies and meetings that these may not see (where nothing is said of a
body, members may see it). Dates are planned around them all the same; who meets elsewhere is busy.
"""


def add_audience(command: argparse.ArgumentParser) -> None:
    """Adds the option to a command."""
    command.add_argument(
        "--audience",
        metavar="WHO",
        type=_audience,
        default=AUDIENCES[-1],
        help=f"leave out what these may not see: {', '.join(AUDIENCES)} (default: "
        f"{AUDIENCES[-1]}, which sees all)",
    )


def _audience(word: str) -> Audience:
    if audience := audience_called(word):
        return audience
    raise argparse.ArgumentTypeError(f"{word!r} is no audience; write {WORDS_OF_AUDIENCES}")
