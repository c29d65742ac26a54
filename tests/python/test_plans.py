# SPDX-License-Identifier: BSL-1.0
"""Dates that are proposed, in Python: what is refused, and whose it is that stands against them."""

from __future__ import annotations

from typing import Any

import pytest
import remit as rm

YEAR = ("2027-01-01", "2028-01-01")


class Items:
    """Something with items, which are these."""

    def __init__(self, *items: Any) -> None:
        self._items = items

    def items(self) -> Any:
        return self._items[0] if len(self._items) == 1 else self._items


@pytest.mark.parametrize(
    ("busy", "said"),
    [
        (["anna"], "not a list"),
        (Items(7), "its items are"),
        (Items(1, 2), "its items hold an int"),
        (Items("ab", "cd"), "its items hold a str"),
        (Items(("anna",), ("bo",)), "its items hold a tuple"),
        ({"anna": "2027-02-03"}, "needs a list of days"),
        ({1: ["2027-02-03"]}, "busy needs a text"),
    ],
)
def test_who_is_busy_is_a_dict_of_days(busy: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said) as caught:
        rm.Cadence("2 per year").propose(*YEAR, busy=busy)
    assert "write" in str(caught.value)


def facts() -> rm.Registry:
    return rm.Registry.from_frames(
        mandates=[
            {"person": "anna", "body": "board", "start": "2026-01-01"},
            {"person": "anna", "body": "audit", "start": "2026-01-01"},
            {"person": "bo", "body": "forum", "start": "2026-01-01"},
        ]
    )


def test_what_stands_against_several_bodies_tells_whose_it_is() -> None:
    tuesday = "first Tuesday of March"
    cadences = [
        rm.BodyCadence("forum", "1 per year"),
        rm.BodyCadence("board", tuesday),
        rm.BodyCadence("audit", tuesday),
    ]
    plan = rm.plan_meetings(facts(), cadences, *YEAR)
    assert [b.plan.possible for b in plan.bodies] == [True, False, False]
    found = [(h.kind, h.body, h.other) for h in plan.bodies[1].plan.against]
    assert sorted(set(found)) == [("clash", 1, 2), ("phrase", 1, 1), ("phrase", 2, 2)]


def test_what_a_body_has_lost_by_itself_is_its_own() -> None:
    cadences = [
        rm.BodyCadence("forum", "1 per year"),
        rm.BodyCadence("board", "first Tuesday of March"),
    ]
    busy = {"anna": ["2027-03-02"]}
    plan = rm.plan_meetings(facts(), cadences, *YEAR, busy=busy)
    assert plan.bodies[1].kept_from is not None
    lost = {(h.kind, h.body, h.other) for h in plan.bodies[1].lost}
    assert lost == {("phrase", 1, 1), ("busy", 1, 1)}
