# SPDX-License-Identifier: BSL-1.0
"""Each rule of the page about meetings is one, and is judged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import remit as rm

PAGE = Path(__file__).parents[2] / "docs" / "concepts" / "meetings.md"
ROW = re.compile(r"\| (?P<what>[^|]+) \| (?P<of>\w+) \| `(?P<rule>.*)` \|")
RULES = [
    (m["what"], m["of"], m["rule"].replace("\\|", "|"))
    for m in map(ROW.fullmatch, PAGE.read_text(encoding="utf-8").splitlines())
    if m and m["of"] != "rule"
]
# Of the facts below these are not kept; the others are.
BROKEN = {
    "sign-up open until at least ten working days before",
    "a quorum: more than half of those in office",
    "a quorum of those authorised: more than half of the seats",
    "a quorum at each item, without those who took no part in it",
    "both sides present",
    "a quorum in each constituency",
    "each theme once a year",
}


@pytest.fixture(scope="module")
def registry() -> rm.Registry:
    return rm.Registry.from_frames(
        bodies=[{"body": "b", "start": "2026-01-01", "stop": "2027-01-01"}],
        seats=[{"seat": "s", "body": "b", "number": 3}],
        people=[
            {"person": "a", "side": "elected", "constituency": "north"},
            {"person": "c", "side": "official", "constituency": "south"},
        ],
        organisations=[{"organisation": "o"}],
        offices=[{"person": "a", "office": "mayor", "organisation": "o"}],
        mandates=[
            {"person": p, "body": "b", "seat": "s", "start": "2026-01-01"} for p in ("a", "c")
        ],
        meetings=[
            {
                "meeting": "m",
                "body": "b",
                "start": "2026-03-02",
                "start_time": "16:00",
                "stop_time": "17:30",
                "papers_sent": "2026-02-20",
                "signup_by": "2026-02-10",
                "host": "o",
            }
        ],
        items=[
            {"item": "i", "meeting": "m", "position": 1, "kind": "talk", "theme": "x"},
            {"item": "j", "meeting": "m", "position": 2, "kind": "closing", "theme": "y"},
        ],
        speakers=[{"item": "i", "person": "a", "office": "mayor", "organisation": "o"}],
        attendances=[
            {
                "meeting": "m",
                "person": "a",
                "presence": "present",
                "capacity": "member",
                "asked": "2026-01-01",
            },
            {
                "meeting": "m",
                "person": "c",
                "presence": "absent",
                "capacity": "guest",
                "item": "i",
            },
        ],
        recusals=[{"item": "i", "person": "c"}],
    )


@pytest.mark.parametrize(("what", "of", "text"), RULES, ids=[r[0] for r in RULES])
def test_a_rule_of_the_page_says_what_it_is_said_to(
    registry: rm.Registry, what: str, of: str, text: str
) -> None:
    rule = rm.Rule(name="of the page", for_each=of, require=rm.parse(text))
    found = rm.check(registry, rule, calendar=rm.WorkingDays([]))
    assert found.subjects_judged[0] > 0
    assert ("fails" in {f.verdict for f in found}) is (what in BROKEN), [f.message for f in found]


def test_the_page_has_these_rules() -> None:
    assert len(RULES) >= 14
    assert {what for what, _, _ in RULES} >= BROKEN
