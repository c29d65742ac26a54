# SPDX-License-Identifier: BSL-1.0
"""numba as it is usually written: numpy sorts the packed keys, a compiled sweep does the rest."""

from __future__ import annotations

from typing import Any

import numpy as np

from suite.peers import numba_sweep
from suite.question import Question

name = "numba, np.sort"
prepare, answer = numba_sweep.prepare, numba_sweep.answer


def solve(prepared: numba_sweep.Prepared, question: Question) -> Any:
    return numba_sweep.solve(prepared, question, lambda a, low, high: np.sort(a))
