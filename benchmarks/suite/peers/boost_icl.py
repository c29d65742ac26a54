# SPDX-License-Identifier: BSL-1.0
"""Boost.ICL, in C++: benchmarks/cpp/peers/boost_icl.cpp, which answers the first rule only."""

from __future__ import annotations

import os
import subprocess
from typing import Any

import numpy as np

from suite.answer import Answer
from suite.mandates import OPEN, Mandates
from suite.question import MEMBERS, Question

name = "Boost.ICL"
PROGRAM = os.environ.get("REMIT_BOOST_ICL", "")


def missing() -> str | None:
    return None if os.path.isfile(PROGRAM) else "its program has not been built"


def prepare(data: Mandates, question: Question) -> bytes:
    (rule,) = question.rules
    (size,) = rule.sums
    assert size.parts == ((MEMBERS, 1),)
    assert size.high is not None
    head = np.array([len(data), size.low, size.high, OPEN], np.int64)
    columns = (data.body, data.person, data.start, data.stop)
    return b"".join([head.tobytes(), *(c.astype(np.int32).tobytes() for c in columns)])


def solve(prepared: bytes, question: Question) -> bytes:
    return subprocess.run([PROGRAM], input=prepared, capture_output=True, check=True).stdout


def seconds(found: bytes) -> float:
    """By the program's own clock: reading and writing is outside of it."""
    return int(np.frombuffer(found, np.int64, 1)[0]) / 1e9


def answer(found: bytes, question: Question) -> Answer:
    n = int(np.frombuffer(found, np.int64, 2)[1])
    columns: Any = np.frombuffer(found, np.int32, offset=16).reshape(3, n)
    return Answer.of(np.zeros(n), *columns)
