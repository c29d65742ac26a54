# SPDX-License-Identifier: BSL-1.0
"""Five rules for every body over its whole history, columns to intervals."""

from suite.question import of_bodies as question

__all__ = ["name", "peers", "question"]

name = "check by body, five rules"
peers = (
    "remit_check",
    "numba_sweep",
    "numba_sort",
    "numpy_packed",
    "polars_lazy",
    "duckdb_packed",
    "duckdb_plain",
    "pandas_sweep",
    "staircase_steps",
    "python_sweep",
)
