# SPDX-License-Identifier: BSL-1.0
"""The package icalendar, where it is installed."""

from __future__ import annotations

import importlib
from typing import Any

from remit._core import BadInput, Problem


def icalendar() -> Any:
    """The package; whoever reads and writes no calendars does without it.

    Raises BadInput that says what to install.
    """
    try:
        return importlib.import_module("icalendar")
    except ImportError:
        raise BadInput(
            Problem(
                "E-NO-ICALENDAR",
                "",
                "calendars are read and written with the package icalendar, which is not installed",
                'pip install "remit[calendar]"',
            )
        ) from None


def windows_zones() -> dict[str, str]:
    """The IANA name of each zone of Windows, as CLDR has it."""
    icalendar()
    module = importlib.import_module("icalendar.timezone.windows_to_olson")
    return dict(module.WINDOWS_TO_OLSON)
