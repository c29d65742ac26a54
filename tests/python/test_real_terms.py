# SPDX-License-Identifier: BSL-1.0
"""Terms, runs and shares in real registers. The numbers come out of `check` and `evaluate`; this
file reads, renames and compares.

The registers are not part of the project; without them the tests are skipped and say so.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import remit as rm
from test_real_input import FINAL, answers, steering


@pytest.fixture(scope="module")
def k8s(shared: Path) -> Path:
    return shared / "data" / "k8s_sigs"


@pytest.fixture(scope="module")
def python_sc(shared: Path) -> Path:
    return shared / "data" / "python_sc"


def who_fails(registry: rm.Registry, for_each: str, require: str) -> set[str]:
    """The people of the subjects that fail on some day, by the key of the subject."""
    found = rm.check(registry, rm.Rule(name="asked", for_each=for_each, require=require))
    assert {f.verdict for f in found} <= {"fails"}
    return {f.subject.split("@")[0] for f in found}


# -- Kubernetes -----------------------------------------------------------------------------------

UNBROKEN = "days_held().of(person.mandates.same(body)).over(run(days(1)))"


def test_k4_who_sits_for_longer_than_four_years(k8s: Path) -> None:
    """A change of company goes on in one mandate; a day without one ends the run."""
    ((days, who),) = answers(k8s)["K4"]["over_1461_days"]
    registry = steering(k8s)
    for limit in ("1461", "days(1461)", "years(4)"):
        rule = rm.Rule(name="long", for_each="mandate", require=f"{UNBROKEN} <= {limit}")
        (f,) = rm.check(registry, rule)
        # On each day the run has one day more, and it fails from the first above 1461.
        assert (f.subject.split("@")[0], f.measured) == (who, 1462)
        assert f.days == days - 1461


def test_k4_the_longest_unbroken_memberships(k8s: Path) -> None:
    longest = answers(k8s)["K4"]["longest"]
    rows = steering(k8s).table("mandates")
    # Who still sits is counted to the day of the last version, and not with it.
    registry = rm.Registry.from_frames(mandates=rows, observed=("2019-03-18", "2026-08-21"))
    for at, (days, who) in enumerate(longest):
        above = {name for _, name in longest[:at]}
        assert who_fails(registry, "mandate", f"{UNBROKEN} <= {days}") == above
        assert who_fails(registry, "mandate", f"{UNBROKEN} < {days}") == above | {who}


def chairs_of_today(k8s: Path) -> rm.Registry:
    """The chairs of the SIGs in `sigs_current.yaml`, with their companies as written."""
    yaml = pytest.importorskip("yaml", reason="reading sigs_current.yaml needs PyYAML")
    document = yaml.safe_load((k8s / "sigs_current.yaml").read_text(encoding="utf-8"))
    day = {"start": "2026-08-21", "stop": "2026-08-22"}
    rows = [
        {"person": c["github"], "body": s["dir"], "company": c.get("company") or None, **day}
        for s in document["sigs"]
        for c in s["leadership"]["chairs"]
    ]
    return rm.Registry.from_frames(mandates=rows)


def test_k6_the_chairs_of_which_sig_all_work_for_one_company(k8s: Path) -> None:
    rule = rm.Rule(
        name="two-companies",
        where=rm.count() >= 2,
        require=rm.distinct(rm.col("company")) >= 2,
    )
    found = rm.check(chairs_of_today(k8s), rule)
    assert [f.subject for f in found if f.verdict == "fails"] == answers(k8s)["K6"]["all_same"]
    assert list(found) == []


def test_k6_how_many_chairs_each_company_has(k8s: Path) -> None:
    expected = answers(k8s)["K6"]
    registry = chairs_of_today(k8s)
    seats: Counter[str] = Counter()
    for f in rm.check(
        registry, rm.Rule(name="chairs", for_each="company in body", require=rm.none())
    ):
        assert f.measured is not None
        seats[f.subject.split("/", 1)[1]] += int(f.measured)
    assert [[company, n] for company, n in seats.items() if n > 1 and company != "?"] != []
    assert all(seats[company] == n for company, n in expected["chair_seats"])
    assert max(n for c, n in seats.items() if c not in dict(expected["chair_seats"])) <= 1
    total = rm.check(registry, rm.Rule(name="total", require=rm.none()))
    assert sum(f.measured for f in total if f.measured) == expected["chair_seats_total"]


# -- the Python steering council ------------------------------------------------------------------


def council(folder: Path) -> rm.Registry:
    """A mandate of each term: a term begins when the results of its election are final."""
    elections = sorted(FINAL)
    stop = dict(zip(elections, [FINAL[e] for e in elections[1:]], strict=False))
    with (folder / "winners.csv").open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = [
            {"person": r["name"], "body": "council", "term": r["pep"]}
            | {"start": FINAL[r["pep"]], "stop": stop.get(r["pep"])}
            for r in csv.DictReader(file)
        ]
    return rm.Registry.from_frames(mandates=rows, observed=(FINAL["pep-8100"], "2026-11-22"))


def test_p1_the_members_of_each_term(python_sc: Path) -> None:
    rule = rm.Rule(name="members", for_each="term in body", require=rm.none())
    found = rm.check(council(python_sc), rule)
    assert {f.subject.split("/")[1]: list(f.people) for f in found} == answers(python_sc)["P1"][
        "per_term"
    ]
    assert {f.measured for f in found} == {5}


def test_p1_the_number_of_terms_of_each_person(python_sc: Path) -> None:
    registry = council(python_sc)
    terms = dict(answers(python_sc)["P1"]["terms"])
    for n in range(max(terms.values()) + 1):
        more = {person for person, number in terms.items() if number > n}
        served = f"count().of(mandates).over(past()) <= {n}"
        assert who_fails(registry, "person", served) == more


def test_p2_the_longest_runs_of_consecutive_terms(python_sc: Path) -> None:
    registry = council(python_sc)
    runs = dict(answers(python_sc)["P2"]["runs"])  # the five longest; more have as many as the last
    for n in range(min(runs.values()), max(runs.values()) + 1):
        consecutive = f"count().of(mandates).over(run(days(1))) <= {n}"
        longer = {person for person, number in runs.items() if number > n}
        assert who_fails(registry, "person", consecutive) == longer
    least = f"count().of(mandates).over(run(days(1))) < {min(runs.values())}"
    assert who_fails(registry, "person", least) >= set(runs)


def test_p2_who_is_new_at_each_election(python_sc: Path) -> None:
    rule = rm.Rule(
        name="sat-before",
        for_each="appointment",
        start="2019-02-05",  # the first council follows none
        require="some().of(person.departures.same(body)).over(past(days(1)))",
    )
    new: dict[str, list[str]] = defaultdict(list)
    election = {day: pep for pep, day in FINAL.items()}
    for f in rm.check(council(python_sc), rule):
        assert f.verdict == "fails"
        new[election[f.start.isoformat()]].append(f.subject.split("@")[0])
    assert {pep: sorted(people) for pep, people in new.items()} == answers(python_sc)["P2"]["new"]


# -- the rounding of a law ------------------------------------------------------------------------

# The Danish act on gender balance: the number nearest to 40 %, but not above 49 %.
LESSER_SEX = {3: 1, 4: 1, 5: 2, 6: 2, 7: 3, 8: 3, 9: 4, 10: 4, 11: 4, 12: 5, 13: 5, 14: 6, 15: 6}
REQUIRED = "least(nearest(count() * percent(40)), floor(count() * percent(49)))"


def boards() -> rm.Registry:
    """A board for each number of members and of women among them."""
    sizes = [(n, women) for n in LESSER_SEX for women in range(n + 1)]
    rows = [
        {"person": f"{'f' if i < women else 'm'}{i}", "body": f"{n}-{women}", "start": "2026-01-01"}
        for n, women in sizes
        for i in range(n)
    ]
    people = sorted({str(r["person"]) for r in rows})
    genders = {"person": people, "gender": [p[0] for p in people]}
    return rm.Registry.from_frames(mandates=rows, people=genders)


def test_the_law_rounds_as_its_table_says() -> None:
    registry = boards()
    for n, number in LESSER_SEX.items():
        ((_, _, low, high),) = rm.evaluate(registry, REQUIRED, f"{n}-0")
        assert (low, high) == (number, number)


def test_a_board_needs_as_many_of_the_lesser_sex_as_the_table_says() -> None:
    lesser = 'least(count(gender == "f"), count(gender == "m"))'
    found = rm.check(boards(), rm.Rule(name="balance", require=f"{lesser} >= {REQUIRED}"))
    assert {f.verdict for f in found} == {"fails"}
    enough = {
        f"{n}-{women}"
        for n, number in LESSER_SEX.items()
        for women in range(n + 1)
        if number <= women <= n - number
    }
    every = {f"{n}-{women}" for n in LESSER_SEX for women in range(n + 1)}
    assert {f.subject for f in found} == every - enough
