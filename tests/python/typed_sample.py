# SPDX-License-Identifier: BSL-1.0
"""What a user writes, for the type checker; `mypy --strict` reads it and a test runs it.

A line that says `type: ignore` is one that the types refuse, and so does remit when it runs: mypy
complains of an ignore that is not needed.
"""

import datetime
from collections.abc import Callable
from typing import assert_type

import remit as rm


def right() -> None:
    women = rm.Rule(name="women", require=rm.share(rm.gender == "f") >= rm.percent(40))
    size = rm.Rule(name="size", require="count() == 7", within=rm.days(90), start="2024-01-01")
    assert_type(rm.count(rm.role == "chair") == 1, rm.Condition)
    assert_type((rm.votes + 1) * rm.percent(40), rm.Measure)
    assert_type(rm.start + rm.years(4) <= rm.stop, rm.Condition)
    assert_type(1 <= rm.count(), rm.Condition)  # noqa: SIM300  a number may stand on the left
    assert_type(rm.some(rm.role == "chair") & ~rm.none(), rm.Condition)
    assert_type(rm.person.mandates.same(rm.body), rm.Source)
    assert_type(rm.body("council").members, rm.Source)

    facts = rm.Registry.from_frames(
        mandates={"person": ["a"], "body": ["x"], "start": [datetime.date(2024, 1, 1)]},
        people=[{"person": "a", "gender": "f"}],
        names={"sex": "gender"} if not facts_have_gender() else {},
        observed=("2024-01-01", None),
    )
    charter = rm.Charter(
        rules=(women, size),
        seats=[rm.Seat("chair", number=1)],
        cadences=[rm.CadenceClause("ordinary", "2 per year", rm.kind == "ordinary", cite="1")],
        waivers=[rm.Waiver("size", "recruiting", "2024-01-01", "2024-06-01")],
        values={"role": ["chair"]},
    )
    assert_type(charter.rules, tuple[rm.Rule, ...])
    assert_type(charter.values["role"], tuple[str, ...])
    found = rm.check(facts, charter.rules[:1], during=["2024-01-01", None])
    for finding in found:
        assert_type(finding.opened_by, tuple[rm.Cause, ...])
        assert_type(finding.stop, datetime.date | None)
    assert_type(found[:1], list[rm.Finding])
    assert_type([f.due for f in found], list[datetime.date | None])

    def knows(row: rm.Row, day: datetime.date) -> bool | None:
        return None if None in row["title"] else "vet" in row["title"] and day.year > 2000

    vet = rm.Rule(name="vet", for_each="person", require=rm.predicate("vet"))
    calendar = rm.WorkingDays(holidays=["2026-12-25"])
    rm.check(facts_of_all_tables(), vet, calendar=calendar, predicates={"vet": knows})
    assert_type(rm.footprint(vet)[0].rows, str)
    assert_type(facts.table("attributes").columns, tuple[str, ...])


def facts_of_all_tables() -> rm.Registry:
    facts = rm.Registry.from_frames(
        mandates=[{"person": "a", "body": "x", "start": rm.Bounds("2024-01-01", "2024-03-01")}],
        people=[{"person": "a", "title": "vet"}],
        meetings=[{"meeting": "m", "body": "x", "start": "2024-02"}],
        observed={"all": ("2024-01-01", None), "meetings": (None, datetime.date(2025, 1, 1))},
        ends={"mandates": rm.Ends(stop="unknown", last_day=True)},
    )
    assert_type(facts.declared, dict[str, tuple[datetime.date | None, datetime.date | None]])
    assert_type(facts.table("meetings").columns, tuple[str, ...])
    return facts


def facts_have_gender() -> bool:
    return True


WRONG: list[Callable[[], object]] = [
    lambda: rm.votes >= 0.4,  # type: ignore[operator]
    lambda: rm.votes + None,  # type: ignore[operator]
    lambda: rm.share() >= 1,  # type: ignore[operator]
    lambda: rm.share() + 1,  # type: ignore[operator]
    lambda: rm.some() & "some()",  # type: ignore[operator]
    lambda: rm.past(90),  # type: ignore[arg-type]
    lambda: rm.count().of("mandates"),  # type: ignore[arg-type]
    lambda: rm.col(b"role"),  # type: ignore[arg-type]
    lambda: rm.Rule("size", "count() == 7"),  # type: ignore[call-arg]
    lambda: rm.Waiver("size", "recruiting", "2024-01-01"),  # type: ignore[call-arg]
    lambda: rm.Registry(),
    lambda: rm.Registry.from_frames(),  # type: ignore[call-arg]
    lambda: rm.Path("person"),  # type: ignore[arg-type]
    lambda: rm.percent(12.5),  # type: ignore[arg-type]
    lambda: rm.Ends("open"),  # type: ignore[call-arg]
    lambda: rm.Ends(stop="never"),  # type: ignore[arg-type]
    lambda: rm.WorkingDays(holidays=7),  # type: ignore[arg-type]
    lambda: rm.footprint("count() == 7"),  # type: ignore[arg-type]
    lambda: rm.Registry.from_frames(mandates=[], ends={"mandates": "open"}),  # type: ignore[dict-item]
    lambda: facts_of_all_tables().table("meeting"),  # type: ignore[arg-type]
    lambda: rm.check(facts_of_all_tables(), [], None, None),  # type: ignore[call-arg]
]
