# SPDX-License-Identifier: BSL-1.0
"""A value of a rule is exact, and everything else is refused with what to write instead."""

from __future__ import annotations

import math
import operator
import pickle
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
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


# -- every operator of Python, on everything that a rule is made of --------------------------------

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


# -- arguments of a wrong type, and calls that do not fit ------------------------------------------

FACTS = rm.Registry.from_frames(mandates={"person": ["a"], "body": ["x"], "start": ["2024-01-01"]})
SIZE = rm.Rule(name="size", require="count() == 1")
CALLS: dict[str, tuple[Callable[[], object], str]] = {
    "past": (lambda: rm.past(90), r"past\(days\(90\)\)"),
    "run": (lambda: rm.run(90), r"run\(days\(90\)\)"),
    "ahead": (lambda: rm.ahead("90 days"), r"days\(90\)"),
    "of": (lambda: rm.count().of("mandates"), r"\.of\(mandates\)"),
    "of nothing": (lambda: rm.count().of(), r"\.of\(mandates\)"),
    "over": (lambda: rm.count().over("year"), r"\.over\(year\)"),
    "over a length": (lambda: rm.count().over(rm.years(6)), r"past\(years\(6\)\)"),
    "next": (lambda: rm.next("meetings"), r"next\(mandates\)"),
    "col": (lambda: rm.col(7), r'col\("company"\)'),
    "col of a column": (lambda: rm.col(rm.role), "role"),
    "col of bytes": (lambda: rm.col(b"role"), r'col\("company"\)'),
    "body": (lambda: rm.body(7), "in quotes"),
    "predicate": (lambda: rm.predicate(7), "in quotes"),
    "parse": (lambda: rm.parse(7), "in quotes"),
    "parse of bytes": (lambda: rm.parse(b"count()"), r"\.decode\(\)"),
    "Condition": (lambda: rm.Condition(True), "in quotes"),
    "Measure of bytes": (lambda: rm.Measure(b"count()"), r"\.decode\(\)"),
    "same": (lambda: rm.same(rm.count(), 7), "parse"),
    "check, swapped": (lambda: rm.check(SIZE, FACTS), r"check\(registry, rules\)"),
    "check of nothing": (lambda: rm.check(), r"check\(registry, rules\)"),
    "check, one more": (
        lambda: rm.check(FACTS, SIZE, None, 1),
        "only registry, rules, during, calendar, predicates and until",
    ),
    "evaluate": (lambda: rm.evaluate(FACTS, "count()", 7), "in quotes"),
    "evaluate, swapped": (lambda: rm.evaluate("count()", FACTS, "x"), "Registry first"),
    "Rule in order": (lambda: rm.Rule("x", rm.some()), "by name"),
    "Rule, misspelt": (lambda: rm.Rule(name="x", requires="some()"), 'did you mean "require"'),
    "Rule without": (lambda: rm.Rule(name="x"), "needs require"),
    "Rule of bytes": (lambda: rm.Rule(name=b"x", require="some()"), r"\.decode\(\)"),
    "replace": (lambda: SIZE.replace(nmae="x"), 'did you mean "name"'),
    "frames in order": (lambda: rm.Registry.from_frames({"person": []}), "by name"),
    "frames, misspelt": (lambda: rm.Registry.from_frames(peple={}), 'did you mean "people"'),
    "frames, no charter": (lambda: rm.Registry.from_frames(charter=7), "charter=Charter"),
    "names": (lambda: rm.Registry.from_frames(names=["a"]), "names={"),
    "names of numbers": (lambda: rm.Registry.from_frames(names={"a": 1}), "names={"),
    "folder": (lambda: rm.Registry.from_folder(7), "pathlib"),
    "folder with a NUL": (lambda: rm.read_folder("a\0b"), "NUL"),
    "Registry": (lambda: rm.Registry(), "from_frames"),
    "Findings": (lambda: rm.Findings(), "check"),
    "findings by name": (lambda: rm.check(FACTS, SIZE)["size"], r"found\[0\]"),
    "table": (lambda: FACTS.table(7), "in quotes"),
    "Charter": (lambda: rm.Charter("x"), "by name"),
    "Charter of a rule": (lambda: rm.Charter(rules=SIZE), r"rules=\["),
    "Charter of texts": (lambda: rm.Charter(rules=["some()"]), r"rules=\["),
    "values": (lambda: rm.Charter(values={"role": "chair"}), r'\["a", "b"\]'),
    "title of bytes": (lambda: rm.Charter(title=b"x"), r"\.decode\(\)"),
    "Clause": (lambda: rm.Clause(), "needs id"),
    "Seat": (lambda: rm.Seat("chair", numbr=1), 'did you mean "number"'),
    "Problem": (lambda: rm.Problem("E-DATE"), "needs where and what"),
    "percent": (lambda: rm.percent(), r"percent\(40\)"),
    "ratio": (lambda: rm.ratio(1), r"ratio\(1, 3\)"),
    "count": (lambda: rm.count(rm.some(), rm.some()), "only selector"),
    "count of bytes": (lambda: rm.count(b"some()"), 'role == "chair"'),
    "Duration": (lambda: rm.Duration(90), r"days\(90\)"),
    "starting": (lambda: rm.year.starting(5), r"starting\(5, 10\)"),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_call_that_does_not_fit_says_what_to_write(name: str) -> None:
    call, hint = CALLS[name]
    with pytest.raises(TypeError, match=hint) as caught:
        call()
    assert not re.search("incompatible|invoked with|pybind11", str(caught.value))
    assert "; " in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        n
        for n in rm.__all__
        if isinstance(getattr(rm, n), type) and "Error" not in n and n != "BadInput"
    ],
)
def test_an_object_that_was_never_made_says_so(name: str) -> None:
    type_ = getattr(rm, name)
    made = type_.__new__(type_)
    with pytest.raises(TypeError, match="never made"):
        str(made)


def test_nothing_is_set_on_a_part_of_a_rule() -> None:
    for part in (rm.role, rm.count(), rm.some(), rm.members, rm.parent):
        with pytest.raises(AttributeError, match="never changes"):
            part.foo = 1
        with pytest.raises(AttributeError, match="never changes"):
            del part.__doc__
