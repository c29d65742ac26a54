# SPDX-License-Identifier: BSL-1.0
"""The first of the five rules alone, which is what Boost.ICL answers."""

from suite.mandates import Mandates
from suite.question import Question, of_bodies

__all__ = ["name", "peers", "question"]

name = "check by body, one rule"
peers = ("remit_check", "numba_sweep", "numpy_packed", "boost_icl")


def question(data: Mandates) -> Question:
    return of_bodies(data, 1)
