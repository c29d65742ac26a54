# SPDX-License-Identifier: BSL-1.0
"""Standard output and standard error, which may be closed, full, or of another encoding."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from remit.wording import escaped


class CannotWrite(Exception):  # noqa: N818  it is not shown as an error of remit's
    """The output could not be written."""


def put(text: str, *, utf8: bool = False) -> None:
    """Writes to standard output; `utf8`: in that encoding, whatever the console has.

    A reader that went away has what it wanted. Raises CannotWrite where nothing can be written.
    """
    out: TextIO | None = sys.stdout
    if out is None or out.closed:
        raise CannotWrite("standard output is closed")
    try:
        if utf8 and hasattr(out, "buffer"):
            out.flush()
            out.buffer.write(text.encode("utf-8"))
        else:
            # A console that lacks a letter gets its number, not a crash in the middle of a report.
            if hasattr(out, "reconfigure"):
                out.reconfigure(errors="backslashreplace")
            out.write(text)
        out.flush()
    except BrokenPipeError:
        _silence(out)
    except OSError as e:
        _silence(out)
        raise CannotWrite(f"standard output cannot be written: {e.strerror or e}") from None


def flush() -> None:
    """Writes what others have put; raises CannotWrite."""
    if sys.stdout is not None and not sys.stdout.closed:
        put("")


def complain(text: str) -> None:
    """Writes to standard error, if there is one."""
    err: TextIO | None = sys.stderr
    if err is None or err.closed:
        return
    try:
        if hasattr(err, "reconfigure"):
            err.reconfigure(errors="backslashreplace")
        err.write(text)
        err.flush()
    except OSError:
        _silence(err)


def one_line(e: BaseException) -> str:
    """An exception nobody expected, on one line."""
    said = escaped(str(e)) or "no more is known"
    return f"remit: {type(e).__name__}: {said}\n"


def _silence(stream: TextIO) -> None:
    """What is left in the stream goes nowhere, or the interpreter would stumble over it at exit."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except OSError:
        pass
