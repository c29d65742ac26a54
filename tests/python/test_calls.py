# SPDX-License-Identifier: BSL-1.0
"""Arguments of a wrong type, and calls that do not fit, say what to write."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import remit as rm
from remit import _core

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
        "only registry, rules, during, calendar, predicates, until and threads",
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
    "CadenceClause": (lambda: rm.CadenceClause("a"), "needs when"),
    "CadenceClause of a number": (lambda: rm.CadenceClause("a", 2), "needs a Cadence or its text"),
    "cadences of a charter": (lambda: rm.Charter(cadences=rm.CadenceClause("a", "monthly")), r"\["),
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
        if isinstance(getattr(_core, n, None), type)  # those of Python are made as any class is
        and "Error" not in n
        and n != "BadInput"
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
