# SPDX-License-Identifier: BSL-1.0
"""Where the interpreter beside the repository and remit differ by a ruling, one example each.

The generated histories of test_second_oracle.py keep away from these, or `second_oracle.Told`
makes up for them. What the interpreter says here is what it says as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import remit as rm
import second_facts
import second_oracle

ASKED = ("2020-01-01", "2020-12-31")
Said = list[tuple[str, str, str, str]]  # subject, start, stop, verdict; within ASKED


@dataclass
class Example:
    """Facts and a rule, and what either says of the year 2020."""

    why: str
    rule: dict[str, str]
    its: Said
    ours: Said
    mandates: list[dict[str, Any]] = field(default_factory=list)
    more: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    body: str = "2015-01-01"
    observed: tuple[str, str] = ("2018-01-01", "2022-01-01")


def sits(person: str, start: str, stop: str | None = None, **cells: Any) -> dict[str, Any]:
    body = cells.pop("body", "b")
    return {"person": person, "body": body, "start": start, "stop": stop, **cells}


def fails(subject: str, start: str, stop: str = "2021-01-01") -> tuple[str, str, str, str]:
    return subject, start, stop, "fails"


def possible(subject: str, start: str, stop: str = "2021-01-01") -> tuple[str, str, str, str]:
    return subject, start, stop, "possible"


def pending(subject: str, start: str, stop: str = "2021-01-01") -> tuple[str, str, str, str]:
    return subject, start, stop, "pending"


def meets(*days: str) -> list[dict[str, Any]]:
    after = [(date.fromisoformat(d) + timedelta(days=1)).isoformat() for d in days]
    return [{"id": d, "start": d, "stop": a, "body": "b"} for d, a in zip(days, after, strict=True)]


BODY = {"for_each": "body"}
EXAMPLES = {
    "members are people": Example(
        "who holds two mandates of one body at once is one member",
        {**BODY, "require": "count() == 1"},
        its=[fails("b", "2020-03-01")],
        ours=[],
        mandates=[sits("anna", "2019-01-01", role="chair"), sits("anna", "2020-03-01", role="x")],
    ),
    "members over a window are people": Example(
        "and who holds one after the other is one member of the whole window",
        {**BODY, "require": "count().of(members).over(past()) <= 1"},
        its=[fails("b", "2020-03-01")],
        ours=[],
        mandates=[sits("anna", "2019-01-01", "2019-09-01"), sits("anna", "2020-03-01")],
    ),
    "a substitute is a member while the principal is hindered": Example(
        "the interpreter takes the activity of a substitute from its status",
        {**BODY, "require": "count() == 1"},
        its=[fails("b", "2020-03-01")],
        ours=[],
        mandates=[sits("anna", "2019-01-01"), sits("bo", "2020-03-01", substitute_for="anna")],
    ),
    "rows that abut are one mandate": Example(
        "else every change of an attribute would be an appointment",
        {**BODY, "require": "none().of(appointments)"},
        its=[fails("b", "2020-03-01", "2020-03-02")],
        ours=[],
        mandates=[
            sits("anna", "2019-01-01", "2020-03-01", affiliation="A"),
            sits("anna", "2020-03-01", affiliation="B"),
        ],
    ),
    "a calendar window sticks out of a life": Example(
        "no law says pro rata unasked: only what is certain is judged",
        {**BODY, "require": "count().of(meetings).over(year) >= 2"},
        its=[fails("b", "2020-03-01")],
        ours=[],
        mandates=[sits("anna", "2020-03-01")],
        more={"meetings": meets("2020-04-01")},
        body="2020-03-01",
    ),
    "a calendar window sticks out of the days in force": Example(
        "the same of a rule that begins within the year",
        {**BODY, "require": "count().of(meetings).over(year) >= 2", "start": "2020-03-01"},
        its=[fails("b", "2020-03-01")],
        ours=[],
        mandates=[sits("anna", "2019-01-01")],
        more={"meetings": meets("2020-04-01")},
    ),
    "a window that is open is pending": Example(
        "what is asked for may yet be done; the interpreter leaves that out",
        {**BODY, "require": "count().of(meetings).over(year) >= 2"},
        its=[],
        ours=[pending("b", "2020-01-01", "2020-10-01")],
        mandates=[sits("anna", "2019-01-01")],
        more={"meetings": meets("2020-04-01")},
        observed=("2018-01-01", "2020-10-01"),
    ),
    "one open window does not open another": Example(
        "the interpreter remembers an open window for all that it reads after it",
        {
            **BODY,
            "require": "(count().of(meetings).over(year) >= 0)"
            " & (count().of(appointments).over(past()) >= 2)",
        },
        its=[],
        ours=[fails("b", "2020-01-01", "2020-10-01")],
        mandates=[sits("anna", "2019-01-01")],
        more={"meetings": meets("2020-04-01")},
        body="2018-01-01",
        observed=("2018-01-01", "2020-10-01"),
    ),
    "the first of an open window": Example(
        "rows that are not known yet may be the first",
        {**BODY, "require": 'first(start).of(meetings).over(ahead()) < "2021-06-01"'},
        its=[fails("b", "2020-04-02")],
        ours=[pending("b", "2020-04-02")],
        mandates=[sits("anna", "2019-01-01")],
        more={"meetings": meets("2020-04-01")},
    ),
    "recent of rows that agree": Example(
        "a rival is a row of the source, and .same() is part of the source",
        {"for_each": "mandate", "require": "some().of(person.mandates.same(body)).over(recent(1))"},
        its=[fails("m0", "2020-03-01")],
        ours=[],
        mandates=[sits("anna", "2019-01-01"), sits("anna", "2020-03-01", body="c")],
    ),
    "recent of a group": Example(
        "a rival belongs to the group",
        {
            "for_each": "role in body",
            "where": "some()",
            "require": "some().of(mandates).over(recent(1))",
        },
        its=[fails("b/chair", "2020-03-01")],
        ours=[],
        mandates=[sits("anna", "2018-01-01", role="chair"), sits("bo", "2020-03-01", role="x")],
        observed=("2019-01-01", "2022-01-01"),
    ),
    "a departure says what the mandate said on its last day": Example(
        "on the day of the departure the mandate says nothing any more",
        {"for_each": "departure", "require": 'affiliation == "B"'},
        its=[fails("m0", "2020-06-01", "2020-06-02")],
        ours=[],
        mandates=[
            sits(
                "anna",
                "2019-01-01",
                "2020-06-01",
                affiliation=[("2019-01-01", "2020-02-01", "A"), ("2020-02-01", "2020-06-01", "B")],
            )
        ],
    ),
    "an event on an uncertain day, asked on some of its days": Example(
        "where nothing is demanded the rule is kept, and not all days fail",
        {"for_each": "appointment", "where": 'today < "2020-03-10"', "require": 'role != "chair"'},
        its=[fails("m0", "2020-03-01", "2020-03-10")],
        ours=[possible("m0", "2020-03-01", "2020-04-01")],
        mandates=[sits("anna", "2020-03", role="chair")],
    ),
    "an event of a month is surely in its year": Example(
        "bounds tell more than a day at a time",
        {**BODY, "require": "some().of(appointments).over(year)"},
        its=[possible("b", "2020-01-01")],
        ours=[],
        mandates=[sits("anna", "2020-05")],
    ),
    "one sum over one source": Example(
        "a linear comparison is bounded row by row",
        {**BODY, "require": 'count(role == "chair") <= count()'},
        its=[possible("b", "2020-05-01", "2020-05-31")],
        ours=[],
        mandates=[sits("anna", "2019-01-01", "2020-05", role="chair")],
    ),
    "days of a run that may be shorter": Example(
        "the least is counted in the shortest run, not in the longest",
        {
            "for_each": "person",
            "where": '(today >= "2020-02-25") & (today < "2020-03-15")',
            "require": "days_held().of(mandates).over(run(days(1))) >= 40",
        },
        its=[],
        ours=[possible("anna", "2020-02-25", "2020-03-15")],
        mandates=[sits("anna", "2020-01-01", "2020-02"), sits("anna", "2020-02-10", body="c")],
    ),
    "the clock of a subject that may begin late": Example(
        "for certain it has failed too long only since the last day on which it may begin",
        {"for_each": "mandate", "require": 'role != "chair"', "within": "days(10)"},
        its=[possible("m0", "2020-03-11", "2020-03-31"), fails("m0", "2020-03-31")],
        ours=[possible("m0", "2020-03-11", "2020-04-10"), fails("m0", "2020-04-10")],
        mandates=[sits("anna", "2020-03", role="chair")],
    ),
    "two last rows that say the same": Example(
        "which of them is the last is not known, and what it says is",
        {**BODY, "require": 'last(role).of(appointments).over(past()) == "chair"'},
        its=[possible("b", "2020-01-01")],
        ours=[],
        mandates=[sits("anna", "2019-01-01", role="chair"), sits("bo", "2019-01-01", role="chair")],
    ),
    "no number": Example(
        "the last of no rows is absent, and an absent number is less than nothing at all",
        {**BODY, "require": "last(votes).of(departures).over(past()) < 1"},
        its=[],
        ours=[fails("b", "2020-01-01")],
        mandates=[sits("anna", "2019-01-01")],
        body="2018-01-01",
    ),
    "what was before anything is known": Example(
        "rows may have been there that nobody knows of; the interpreter takes them for none",
        {**BODY, "require": "count().of(meetings).over(past()) >= 2"},
        its=[fails("b", "2020-01-01")],
        ours=[],
        mandates=[sits("anna", "2019-01-01")],
        more={"meetings": meets("2020-04-01")},
    ),
}


@pytest.fixture(scope="module")
def oracle(shared: Path) -> ModuleType:
    if not (shared / "language" / "oracle.py").is_file():
        pytest.skip(f"no interpreter in {shared / 'language'} (set REMIT_SHARED)")
    return second_oracle.load(shared)


def facts_of(oracle: ModuleType, e: Example) -> Any:
    mandates = [{"id": f"m{i}", "seat": "-", **m} for i, m in enumerate(e.mandates)]
    bodies = [{"id": b, "start": e.body, "parent": "-"} for b in ("b", "c")]
    people = [{"id": p} for p in sorted({m["person"] for m in mandates})]
    tables = {"bodies": bodies, "people": people, "mandates": mandates, **e.more}
    rows = {
        t: [
            oracle.Row(t, r["id"], r.get("start"), r.get("stop"), **second_facts.cells(r))
            for r in all_
        ]
        for t, all_ in tables.items()
    }
    return oracle.Registry(e.observed, **rows)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_ruling_goes_before_the_interpreter(oracle: ModuleType, name: str) -> None:
    e = EXAMPLES[name]
    its = facts_of(oracle, e)
    registry = second_oracle.registry_of(oracle, its)
    table = oracle.TABLE[e.rule["for_each"].rpartition(" in ")[2]]
    keys = {second_oracle.key_of(oracle, r): r.id for r in its.t[table]}

    asked = {k: second_oracle.its_text(v) for k, v in e.rule.items()}
    said = [
        (who, start, "2021-01-01" if stop == "open" else stop, verdict)
        for _, who, start, stop, how in oracle.Oracle(its).check(asked, *ASKED)
        for verdict in ("fails" if how == "certain" else "possible",)
        if who not in ("c", "m1")
    ]
    found = [
        (
            keys.get(f.subject, f.subject),
            f.start.isoformat(),
            f.stop.isoformat() if f.stop else "2021-01-01",
            f.verdict,
        )
        for f in rm.check(
            registry,
            rm.Rule(name="ruled", **e.rule),  # type: ignore[arg-type]
            during=("2020-01-01", "2021-01-01"),
        )
        if keys.get(f.subject, f.subject) not in ("c", "m1")
    ]
    assert (said, found) == (e.its, e.ours), e.why
