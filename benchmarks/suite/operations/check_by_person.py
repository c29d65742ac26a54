# SPDX-License-Identifier: BSL-1.0
"""Two rules for every person: many subjects with one or two mandates each."""

from suite.operations import check_by_body
from suite.question import of_people as question

__all__ = ["name", "peers", "question"]

name = "check by person, two rules"
# One object of staircase for each person is nothing that anybody would wait for.
peers = tuple(p for p in check_by_body.peers if p != "staircase_steps")
