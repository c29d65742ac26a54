# SPDX-License-Identifier: BSL-1.0
"""Every operator of Python, on everything that a rule is made of."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import remit as rm
from exact_values import ARITHMETIC, COMPARISONS, EXACT, WRONG

OPERANDS: dict[str, Any] = {
    "measure": rm.count(),
    "sum": rm.count() + 1,
    "column": rm.role,
    "key": rm.person,
    "day": rm.start,
    "today": rm.today,
    "share": rm.share(),
    "condition": rm.role == "a",
    "some": rm.some(),
    "source": rm.members,
    "window": rm.past(rm.years(6)),
    "calendar": rm.year,
    "limit": rm.next(rm.meetings),
    "path": rm.parent,
    "body by name": rm.body("council"),
    "Ratio": rm.percent(40),
    "Duration": rm.days(90),
}
BINARY: dict[str, Callable[[Any, Any], Any]] = {
    **COMPARISONS,
    **ARITHMETIC,
    "//": operator.floordiv,
    "**": operator.pow,
    "@": operator.matmul,
    "<<": operator.lshift,
    ">>": operator.rshift,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
    "divmod": divmod,
}
UNARY: dict[str, Callable[[Any], Any]] = {
    "-": operator.neg,
    "+": operator.pos,
    "~": operator.invert,
    "abs": abs,
    "round": round,
    "trunc": math.trunc,
    "floor": math.floor,
    "ceil": math.ceil,
    "bool": bool,
}


PYTHONS_OWN = "unsupported operand|not supported between|bad operand|pybind11"


def outcome(call: Callable[[], Any]) -> Any:
    """What an operator gives; a refusal must be remit's own, with what to write instead."""
    refused: Exception
    try:
        return call()
    except (rm.BadInput, TypeError) as e:
        refused = e
    if isinstance(refused, rm.BadInput):
        assert all(p.hint for p in refused.problems), refused
    else:
        assert "; " in str(refused), refused
        assert not re.search(PYTHONS_OWN, str(refused)), refused
    return None


@pytest.mark.parametrize("sign", BINARY)
@pytest.mark.parametrize("left", OPERANDS)
def test_every_operator_builds_compares_or_is_refused_with_a_hint(left: str, sign: str) -> None:
    others = {**OPERANDS, **{k: v for k, (v, _) in EXACT.items()}}
    for k in ("float", "True", "Decimal", "bytes", "timedelta", "datetime"):
        others[k] = WRONG[k][0]
    a = OPERANDS[left]
    for name, b in others.items():
        formats = sign == "%" and isinstance(b, str | bytes)  # "..." % x is Python's own
        for made in (
            outcome(lambda b=b: BINARY[sign](a, b)),
            None if formats else outcome(lambda b=b: BINARY[sign](b, a)),
        ):
            if made is None or isinstance(made, rm.Expression):
                continue
            # What is left are the answers of == between values of one kind, and of a Ratio.
            assert isinstance(made, bool), (left, sign, name, made)
            alike = type(a) is type(b) or isinstance(a, rm.Condition | rm.Window)
            number = isinstance(a, rm.Ratio)
            place = isinstance(a, rm.Path | rm.NamedBody) and isinstance(b, rm.Path | rm.NamedBody)
            limit = isinstance(a, rm.Limit | rm.Duration) and isinstance(b, rm.Limit | rm.Duration)
            assert alike or number or place or limit, (left, sign, name)


@pytest.mark.parametrize("sign", UNARY)
@pytest.mark.parametrize("name", OPERANDS)
def test_every_sign_in_front_builds_or_is_refused_with_a_hint(name: str, sign: str) -> None:
    made = outcome(lambda: UNARY[sign](OPERANDS[name]))
    assert made is None or (sign in "-~" and isinstance(made, rm.Expression))


@pytest.mark.parametrize(
    "name", [n for n in OPERANDS if n not in {"path", "body by name", "Ratio", "Duration"}]
)
def test_nothing_is_in_a_part_of_a_rule(name: str) -> None:
    with pytest.raises(TypeError, match="; "):
        _ = 1 in OPERANDS[name]


@pytest.mark.parametrize(
    "compare",
    [
        lambda: rm.year == 2024,
        lambda: rm.members == 7,
        lambda: rm.members != 7,
        lambda: rm.parent == "x",
        lambda: rm.body("council") == "council",
        lambda: rm.days(90) == 90,
        lambda: rm.days(90) == timedelta(days=90),
        lambda: rm.next(rm.meetings) == 90,
        lambda: 2024 == rm.year,  # noqa: SIM300
    ],
)
def test_what_is_no_value_is_not_silently_unequal_to_one(compare: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match="; "):
        compare()


def test_places_compare_by_what_they_are() -> None:
    assert rm.body("x") == rm.body("x") != rm.body("y")
    assert rm.parent == rm.Path("parent") != rm.principal
    assert len({rm.body("x"), rm.body("x"), rm.parent, rm.Path("parent")}) == 2
    assert rm.parent != None  # noqa: E711  what no rule could mean is simply not equal
    assert rm.body("x") != object()
    with pytest.raises(rm.BadInput, match="parent or principal"):
        rm.Path("person")


def test_a_length_of_time_still_adds_to_a_day_and_a_ratio_multiplies() -> None:
    assert str(rm.start + rm.years(1) <= rm.stop) == "start + years(1) <= stop"
    assert str(rm.percent(40) * rm.count()) == "percent(40) * count()"
    assert rm.Limit("days(90)") == rm.days(90) == rm.Limit("days(90)")
