# SPDX-License-Identifier: BSL-1.0
"""One module for each implementation: what it is called, what it needs, and how it answers.

`name`; `prepare(data, question)`, outside the clock, gives the columns as the peer holds them;
`solve(prepared, question)`, inside the clock, gives what it makes of them; `answer(solved,
question)`, outside again, makes an Answer of that. A peer that is a program has `seconds(solved)`,
by its own clock, and `missing()`, why it cannot be run.
"""

from __future__ import annotations

import importlib
from types import ModuleType

REMIT = "remit_check"
ALL = (
    REMIT,
    "numba_sweep",
    "numba_sort",
    "numpy_packed",
    "polars_lazy",
    "duckdb_packed",
    "duckdb_plain",
    "pandas_sweep",
    "boost_icl",
    "staircase_steps",
    "python_sweep",
    "plain_python",
)


def find(names: tuple[str, ...]) -> tuple[list[ModuleType], dict[str, str]]:
    """The peers that can be run here, and why the others cannot."""
    there: list[ModuleType] = []
    missing: dict[str, str] = {}
    for name in names:
        try:
            peer = importlib.import_module(f"suite.peers.{name}")
        except ImportError as why:
            missing[name.replace("_", " ")] = f"cannot be imported: {why}"
            continue
        reason = peer.missing() if hasattr(peer, "missing") else None
        if reason:
            missing[peer.name] = reason
        else:
            there.append(peer)
    return there, missing
