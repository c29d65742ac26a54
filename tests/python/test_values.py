# SPDX-License-Identifier: BSL-1.0
"""A value of a rule is exact, and everything else is refused with what to write instead."""

from __future__ import annotations

import operator
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import remit as rm
from exact_values import ARITHMETIC, COMPARISONS, EXACT, WRONG

LEFT = {
    "column": rm.role,
    "measure": rm.count(),
    "key": rm.person,
    "day": rm.start,
    "sum": rm.count() + 1,
}


@pytest.mark.parametrize("name", EXACT)
@pytest.mark.parametrize("sign", COMPARISONS)
def test_an_exact_value_compares_from_either_side(sign: str, name: str) -> None:
    value, text = EXACT[name]
    if isinstance(value, str) and text == '"chair"' and sign not in {"==", "!="}:
        for left, right in ((rm.role, value), (value, rm.role)):
            with pytest.raises(rm.BadInput, match="order"):
                COMPARISONS[sign](left, right)
        return
    mirrored = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(sign, sign)
    column = rm.col("company")
    built = COMPARISONS[sign](column, value)
    assert str(built) == f'col("company") {sign} {text}'
    reversed_ = COMPARISONS[sign](value, column)
    if isinstance(value, rm.Expression):
        assert str(reversed_) == f'{text} {sign} col("company")'
    else:
        assert str(reversed_) in {
            f'col("company") {mirrored} {text}',
            f'{text} {sign} col("company")',
        }


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("sign", COMPARISONS | ARITHMETIC)
@pytest.mark.parametrize("left", LEFT)
def test_an_operator_refuses_what_is_no_exact_value_and_says_what_to_write(
    left: str, sign: str, name: str
) -> None:
    value, hint = WRONG[name]
    operation = (COMPARISONS | ARITHMETIC)[sign]
    with pytest.raises(TypeError, match=hint):
        operation(LEFT[left], value)


@pytest.mark.parametrize(
    "name", ["float", "True", "None", "Decimal", "list", "tuple", "set", "datetime", "numpy float"]
)
@pytest.mark.parametrize("sign", COMPARISONS)
def test_the_other_side_refuses_it_too(sign: str, name: str) -> None:
    value, hint = WRONG[name]
    with pytest.raises(TypeError, match=hint):
        COMPARISONS[sign](value, rm.count())


@pytest.mark.parametrize(
    "name", [n for n in WRONG if n not in {"condition", "source", "window", "share"}]
)
def test_is_in_refuses_it_as_well(name: str) -> None:
    with pytest.raises(TypeError):
        rm.role.is_in(WRONG[name][0])


@pytest.mark.parametrize("name", ["float", "True", "None", "list", "datetime"])
@pytest.mark.parametrize("word", [rm.nearest, rm.floor, rm.ceil, rm.least, rm.greatest, rm.after])
def test_a_function_of_a_value_refuses_it(word: Callable[[Any], Any], name: str) -> None:
    value, hint = WRONG[name]
    with pytest.raises(TypeError, match=hint):
        word(value)


@pytest.mark.parametrize("sign", COMPARISONS)
@pytest.mark.parametrize("name", [n for n in WRONG if n != "share"] + ["share itself"])
def test_a_share_compares_only_with_a_fraction(sign: str, name: str) -> None:
    value = WRONG.get(name, (rm.share(),))[0]
    with pytest.raises(TypeError, match=r"percent"):
        COMPARISONS[sign](rm.share(rm.gender == "f"), value)


@pytest.mark.parametrize("value", [1, "40", rm.count(), 2 / 5])
def test_a_share_says_how_a_fraction_is_written(value: Any) -> None:
    with pytest.raises(TypeError, match=r"percent\(40\)"):
        _ = rm.share(rm.gender == "f") >= value


def test_a_share_takes_ratios_and_fractions_from_either_side() -> None:
    wanted = rm.parse('share(gender == "f") >= percent(40)')
    f = rm.share(rm.gender == "f")
    assert (f >= rm.percent(40)) == wanted
    assert (f >= Fraction(2, 5)) == wanted
    assert (rm.percent(40) <= f) == wanted
    assert (Fraction(2, 5) <= f) == wanted


@pytest.mark.parametrize("sign", ARITHMETIC)
def test_a_share_is_no_number_to_reckon_with(sign: str) -> None:
    with pytest.raises(TypeError, match=r"count\(a\)"):
        ARITHMETIC[sign](rm.share(), 2)
    with pytest.raises(TypeError, match=r"count\(a\)"):
        ARITHMETIC[sign](2, rm.share())


@pytest.mark.parametrize(
    "part", [rm.role == "a", rm.count(), rm.role, rm.share(), rm.members, rm.year, rm.today]
)
def test_a_part_of_a_rule_has_no_truth_value(part: Any) -> None:
    with pytest.raises(TypeError, match=r"& \| ~"):
        bool(part)


def test_and_or_not_and_chains_are_refused_by_the_truth_value() -> None:
    with pytest.raises(TypeError, match="&"):
        _ = rm.role == "a" and rm.role == "b"
    with pytest.raises(TypeError, match="brackets"):
        _ = 1 <= rm.count() <= 3
    with pytest.raises(TypeError, match="~"):
        _ = not rm.some()
    with pytest.raises(TypeError, match="is_in"):
        _ = rm.role in ("a", "b")
    with pytest.raises(TypeError, match="is_in"):
        _ = "a" in rm.role


@pytest.mark.parametrize("sign", [operator.and_, operator.or_])
def test_missing_brackets_around_a_comparison_are_said(sign: Callable[[Any, Any], Any]) -> None:
    chair = rm.role == "chair"
    for left, right in [
        (chair, rm.votes),
        (rm.votes, chair),
        ("a", chair),
        (chair, "a"),
        (1, chair),
        (chair, True),
        (rm.share(), chair),
        (chair, rm.share()),
        (rm.role, rm.votes),
    ]:
        with pytest.raises(TypeError, match="brackets"):
            sign(left, right)


@pytest.mark.parametrize("value", [True, 1, 1.0, "some()", rm.count(), rm.percent(40), rm.members])
def test_a_condition_is_compared_with_conditions_only(value: Any) -> None:
    for compare in (operator.eq, operator.ne):
        with pytest.raises(TypeError, match=r"condition"):
            compare(rm.some(), value)


@pytest.mark.parametrize("sign", [*ARITHMETIC, "<", "<=", ">", ">="])
def test_a_condition_is_no_number(sign: str) -> None:
    with pytest.raises(TypeError, match="count"):
        (ARITHMETIC | COMPARISONS)[sign](rm.some(), 1)


def test_words_of_python_that_are_no_words_of_a_rule_say_which_is() -> None:
    with pytest.raises(TypeError, match="floor"):
        _ = rm.count() // 2  # type: ignore[operator]
    with pytest.raises(TypeError, match="nearest"):
        round(rm.count() * rm.percent(40))  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="takes fractions"):
        _ = rm.count() ** 2  # type: ignore[operator]
    with pytest.raises(TypeError, match=r"~\(role == "):
        _ = ~rm.role  # type: ignore[operator]
    with pytest.raises(TypeError, match="& ~b"):
        _ = rm.some() ^ rm.none()  # type: ignore[operator]


def test_measures_are_no_keys_for_equality_builds() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(rm.role)
    with pytest.raises(TypeError, match="unhashable"):
        hash(rm.share())


def test_numpy_does_not_take_an_operator_over() -> None:
    assert str(np.int64(3) <= rm.count()) == "count() >= 3"
    assert str(np.int64(3) + rm.count()) == "3 + count()"


def test_numbers_go_as_far_as_64_bits() -> None:
    for far in (2**63 - 1, -(2**63 - 1), 10**18, -(10**18)):
        tree = rm.votes <= far
        assert str(tree) == f"votes <= {far}"
        assert rm.parse(str(tree)) == tree == pickle.loads(pickle.dumps(tree))


@pytest.mark.parametrize("far", [2**63, -(2**63), -(2**63) - 1, Fraction(1, 2**64)])
def test_a_number_outside_them_is_refused_where_it_is_written(far: Any) -> None:
    for refused in (
        lambda: rm.votes <= far,
        lambda: far + rm.votes,
        lambda: rm.role.is_in(far),
        lambda: rm.share() >= rm.ratio(far, 1) if isinstance(far, int) else rm.share() >= far,
    ):
        with pytest.raises(rm.BadInput, match="64 bits") as caught:
            refused()
        assert caught.value.problems[0].code == "E-RANGE"
    if isinstance(far, int):
        for make in (rm.days, rm.percent, rm.recent):
            with pytest.raises(rm.BadInput, match="64 bits"):
                make(far)


def test_a_text_of_the_shape_of_a_day_must_be_a_day() -> None:
    with pytest.raises(rm.BadInput, match=r"28 days"):
        _ = rm.start < "2022-02-30"
    with pytest.raises(TypeError, match="surrogate"):
        _ = rm.role == "\ud800"


@pytest.mark.parametrize(
    "value", [datetime(2026, 1, 1), 20260101, None, 1.5, datetime(2026, 1, 1, tzinfo=UTC)]
)
def test_a_day_is_a_date_or_its_text(value: Any) -> None:
    with pytest.raises(TypeError, match="needs a day"):
        rm.Waiver(rule="r", reason="x", start=value, stop="2027-01-01")


@pytest.mark.parametrize("value", ["2026", "2026-13-01", "2026-02-29", "01-01-2026", " 2026-01-01"])
def test_a_day_that_is_none_is_bad_input(value: str) -> None:
    with pytest.raises(rm.BadInput) as caught:
        rm.Waiver(rule="r", reason="x", start=value, stop="2027-01-01")
    assert caught.value.problems[0].code == "E-DATE"


def test_a_ratio_is_exact_and_compares_with_numbers() -> None:
    third = rm.ratio(2, 6)
    assert (third.numerator, third.denominator) == (1, 3)
    assert third == Fraction(1, 3) == third
    assert hash(third) == hash(Fraction(1, 3))
    assert rm.ratio(4, 2) == 2
    assert rm.percent(40) < rm.ratio(1, 2) <= 1
    assert rm.percent(40) != "40"
    assert rm.percent(40) != 2**70
    assert rm.percent(40) < 2**70
    assert rm.percent(40) > Fraction(1, 2**80) > -(2**70)
    assert eval(repr(third), dict(vars(rm))) == third
    assert float(rm.percent(40)) == 0.4
    with pytest.raises(TypeError, match="percent"):
        _ = third == 0.4
    with pytest.raises(rm.BadInput, match="denominator"):
        rm.ratio(1, 0)
