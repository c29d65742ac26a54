# SPDX-License-Identifier: BSL-1.0
"""What the tests of values share: exact values, others, and the operators."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import remit as rm

COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": operator.mod,
}
EXACT = {
    "int": (7, "7"),
    "negative": (-7, "-7"),
    "text": ("chair", '"chair"'),
    "text of a day": ("2026-11-22", '"2026-11-22"'),
    "date": (date(2026, 11, 22), '"2026-11-22"'),
    "Ratio": (rm.ratio(1, 3), "ratio(1, 3)"),
    "percent": (rm.percent(40), "percent(40)"),
    "Fraction": (Fraction(2, 5), "percent(40)"),
    "numpy int": (np.int64(7), "7"),
    "numpy small int": (np.uint8(7), "7"),
    "numpy text": (np.str_("chair"), '"chair"'),
    "duration": (rm.years(1), "years(1)"),
    "column": (rm.votes, "votes"),
}
# the value, and what the hint must say
WRONG: dict[str, tuple[Any, str]] = {
    "float": (0.4, r"percent\(40\)"),
    "float of a whole": (7.0, "write 7"),
    "float of a third": (1 / 3, r"ratio\(1, 3\)"),
    "infinity": (float("inf"), "percent"),
    "not a number": (float("nan"), "percent"),
    "Decimal": (Decimal("0.4"), "percent"),
    "complex": (1j, "percent"),
    "numpy float": (np.float64(0.4), r"percent\(40\)"),
    "numpy half": (np.float16(0.5), "percent"),
    "numpy single": (np.float32(0.5), "percent"),
    "True": (True, r"~\("),
    "numpy bool": (np.True_, r"~\("),
    "None": (None, r"given\("),
    "list": (["a"], r"\.is_in\("),
    "tuple": (("a", "b"), r"\.is_in\("),
    "set": ({"a"}, r"\.is_in\("),
    "dict": ({"a": 1}, r"\.is_in\("),
    "generator": ((x for x in "ab"), r"\.is_in\("),
    "array": (np.array([1, 2]), r"\.is_in\("),
    "Series": (pd.Series([1, 2]), r"\.is_in\("),
    "datetime": (datetime(2026, 11, 22), r"\.date\(\)"),
    "Timestamp": (pd.Timestamp("2026-11-22"), r"\.date\(\)"),
    "datetime64": (np.datetime64("2026-11-22"), r"\.item\(\)"),
    "timedelta": (timedelta(days=90), r"days\(90\)"),
    "bytes": (b"chair", r"\.decode\(\)"),
    "function": (len, "brackets"),
    "word without brackets": (rm.count, r"count\(\)"),
    "object": (object(), "whole number"),
    "source": (rm.members, r"\.of\("),
    "window": (rm.year, r"\.over\("),
    "condition": (rm.role == "chair", "&"),
    "share": (rm.share(rm.role == "chair"), "percent"),
}
