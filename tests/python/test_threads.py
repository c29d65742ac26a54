# SPDX-License-Identifier: BSL-1.0
"""However many threads work at a check, it finds the same, and what goes wrong is told alike."""

from __future__ import annotations

from datetime import date

import pytest
import remit as rm

BODIES = [f"b{i}" for i in range(400)]
FACTS = rm.Registry.from_frames(
    mandates={
        "person": [f"p{i}" for i in range(400)],
        "body": BODIES,
        "start": [date(2000 + i % 9, 1, 1) for i in range(400)],
        "role": ["chair" if i % 3 == 0 else "member" for i in range(400)],
    }
)
RULES = [
    rm.Rule(name="chair", require='some(role == "chair")'),
    rm.Rule(name="odd", require='some(predicate("odd"))'),
]


def odd(row: rm.Row, _: date) -> bool:
    return bool(int(row["person"][0][1:]) % 2)


def found(threads: int) -> list[tuple[str, str, date, str]]:
    findings = rm.check(FACTS, RULES, predicates={"odd": odd}, threads=threads)
    return [(f.rule, f.subject, f.start, f.verdict) for f in findings]


def test_several_threads_find_the_same_in_the_same_order() -> None:
    alone = found(1)
    assert len(alone) == 266 + 200
    for threads in (0, 2, 5):
        assert found(threads) == alone


@pytest.mark.parametrize("threads", [1, 4])
def test_what_a_predicate_raises_is_raised_from_any_thread(threads: int) -> None:
    def fails(row: rm.Row, _: date) -> bool:
        raise ZeroDivisionError(row["person"][0])

    with pytest.raises(ZeroDivisionError):
        rm.check(FACTS, RULES, predicates={"odd": fails}, threads=threads)


@pytest.mark.parametrize("threads", [-1, "2", None])
def test_threads_are_a_whole_number(threads: object) -> None:
    with pytest.raises(TypeError):
        rm.check(FACTS, RULES[0], threads=threads)  # type: ignore[arg-type]
