# SPDX-License-Identifier: BSL-1.0
"""Real registers. The numbers come out of `check`; this file reads, renames and compares.

The registers are not part of the project; without them the tests are skipped and say so.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import remit as rm

# The same company under two names, as question K3 joins them; nothing else is changed.
COMPANIES = {
    "Bloomberg L.P.": "Bloomberg",
    "Chainguard, Inc": "Chainguard",
    "Cloud Native Computing Foundation": "CNCF",
}
SEVEN = rm.Rule(name="seven", require=rm.count() == 7)
ONE_THIRD = rm.Rule(
    name="one-third",
    for_each="company in body",
    require=rm.count() <= rm.count().of(rm.body.members) / 3,
)
TWO_CHAIRS = rm.Rule(
    name="two-chairs", where=rm.kind == "sig", require=rm.count(rm.role == "chairs") >= 2
)
# Until late 2018 the register called chairs leads.
CHAIRS_OR_LEADS = TWO_CHAIRS.replace(require=rm.count(rm.role.is_in("chairs", "leads")) >= 2)
TWO_TECH_LEADS = rm.Rule(
    name="two-tech-leads", where=rm.kind == "sig", require=rm.count(rm.role == "tech_leads") >= 2
)


@pytest.fixture(scope="module")
def k8s(shared: Path) -> Path:
    return shared / "data" / "k8s_sigs"


def answers(folder: Path) -> dict[str, Any]:
    questions = json.loads((folder / "questions.json").read_text(encoding="utf-8"))["questions"]
    return {q["id"]: q["answer"] for q in questions}


def mandates(k8s: Path) -> list[dict[str, Any]]:
    """The rows of leadership, under remit's names."""
    with (k8s / "lead_mandates_2017_2026.csv").open(encoding="utf-8", newline="") as file:
        return [
            {
                "person": row["github"],
                "body": row["group"],
                "role": row["role"],
                "company": COMPANIES.get(row["company"], row["company"]) or None,
                "start": date.fromisoformat(row["start"]),
                "stop": date.fromisoformat(row["end_exclusive"]) if row["end_exclusive"] else None,
            }
            for row in csv.DictReader(file)
        ]


def steering(k8s: Path, *, inclusive: bool = False) -> rm.Registry:
    rows = [r for r in mandates(k8s) if r["body"] == "committee-steering" and r["role"] == "chairs"]
    if inclusive:  # reads the last day as one that counts
        rows = [{**r, "stop": r["stop"] + timedelta(days=1) if r["stop"] else None} for r in rows]
    return rm.Registry.from_frames(mandates=rows, observed=("2019-03-18", "2026-08-22"))


def groups_of_today(k8s: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The groups of `sigs_current.yaml` by kind, and their leaders: one day's list."""
    yaml = pytest.importorskip("yaml", reason="reading sigs_current.yaml needs PyYAML")
    document = yaml.safe_load((k8s / "sigs_current.yaml").read_text(encoding="utf-8"))
    day = {"start": "2026-08-21", "stop": "2026-08-22"}
    kinds = {"sigs": "sig", "workinggroups": "wg", "committees": "committee"}
    groups = [(g, kind) for section, kind in kinds.items() for g in document.get(section, [])]
    bodies = [{"body": g["dir"], "kind": kind, **day} for g, kind in groups]
    leaders = [
        {"person": leader["github"], "body": g["dir"], "role": role, **day}
        for g, _ in groups
        for role in ("chairs", "tech_leads")
        for leader in (g.get("leadership") or {}).get(role) or []
    ]
    return bodies, leaders


def test_k1_which_sigs_have_fewer_than_two_chairs_or_tech_leads(k8s: Path) -> None:
    expected = answers(k8s)["K1"]
    bodies, leaders = groups_of_today(k8s)
    registry = rm.Registry.from_frames(mandates=leaders, bodies=bodies)
    found = rm.check(registry, [TWO_CHAIRS, TWO_TECH_LEADS])
    assert {f.verdict for f in found} == {"fails"}
    assert [f.subject for f in found if f.rule == "two-chairs"] == list(
        expected["fewer_than_2_chairs"]
    )
    leads = {f.subject: list(f.people) for f in found if f.rule == "two-tech-leads"}
    assert leads == {
        sig: sorted(people) for sig, people in expected["fewer_than_2_tech_leads"].items()
    }
    none = [f.subject for f in found if f.rule == "two-tech-leads" and f.measured == 0]
    assert sorted(none) == expected["no_tech_leads"]
    # Without `where` the other groups would be judged too, and some of them fail.
    unasked = rm.check(registry, rm.Rule(name="two-tech-leads", require=TWO_TECH_LEADS.require))
    assert len(unasked) > len(leads)
    of_sigs = rm.check(registry, rm.Rule(name="is-sig", require=rm.kind != "sig"))
    assert len(of_sigs) == expected["sigs"]


def test_k3_twelve_members_until_the_committee_of_seven(k8s: Path) -> None:
    ((first, last, twelve),) = answers(k8s)["K3"]["not_7"]
    (f,) = rm.check(steering(k8s), SEVEN)
    assert (f.start.isoformat(), f.last_day.isoformat() if f.last_day else None, f.measured) == (
        first,
        last,
        twelve,
    )


def test_k3_the_size_of_the_committee_over_time(k8s: Path) -> None:
    expected = answers(k8s)["K3"]["size_periods"]
    stretches = rm.evaluate(steering(k8s), rm.count(), "committee-steering")
    assert [
        (a.isoformat(), (b - timedelta(days=1)).isoformat(), low)
        for a, b, low, high in stretches
        if low == high
    ] == [tuple(period) for period in expected]


def test_k3_no_company_holds_more_than_a_third(k8s: Path) -> None:
    found = rm.check(steering(k8s), ONE_THIRD)
    assert [f for f in found if f.verdict == "fails"] == answers(k8s)["K3"]["over_one_third"]
    assert list(found) == []
    assert found.subjects_judged[0] > 10


def test_k3_with_inclusive_ends_a_hand_over_day_is_a_false_breach(k8s: Path) -> None:
    found = rm.check(steering(k8s, inclusive=True), ONE_THIRD)
    (f,) = [f for f in found if f.start == date(2020, 4, 20)]
    assert (f.subject, f.measured, f.days, f.verdict) == (
        "committee-steering/VMware",
        3,
        1,
        "fails",
    )
    assert len(found) == 1


def test_k7_on_how_many_days_a_sig_had_fewer_than_two_chairs(k8s: Path) -> None:
    expected = answers(k8s)["K7"]
    rows = [r for r in mandates(k8s) if r["body"] in expected]
    registry = rm.Registry.from_frames(
        mandates=rows,
        bodies={"body": list(expected), "kind": ["sig"] * len(expected)},
        observed=("2017-05-16", "2026-08-22"),
    )
    days: dict[str, int] = defaultdict(int)
    for f in rm.check(registry, CHAIRS_OR_LEADS, during=("2018-01-01", "2026-08-22")):
        assert f.verdict == "fails"
        assert f.days is not None
        days[f.subject] += f.days
    assert {sig: days[sig] for sig in expected} == expected


# PEP 13: a term begins when the results of the election are final.
FINAL = {
    "pep-8100": "2019-02-04",
    "pep-8101": "2019-12-16",
    "pep-8102": "2020-12-17",
    "pep-8103": "2021-12-17",
    "pep-8104": "2022-12-19",
    "pep-8105": "2023-12-11",
    "pep-8106": "2024-12-10",
    "pep-8107": "2025-12-15",
}


def test_pep_13_the_steering_council_has_five_members(shared: Path) -> None:
    folder = shared / "data" / "python_sc"
    expected = answers(folder)["P1"]
    elections = sorted(FINAL)
    stop = dict(zip(elections, [FINAL[e] for e in elections[1:]], strict=False))
    with (folder / "winners.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            {
                "person": r["name"],
                "body": "council",
                "term": r["pep"],
                "start": FINAL[r["pep"]],
                "stop": stop.get(r["pep"]),
            }
            for r in csv.DictReader(file)
        ]
    registry = rm.Registry.from_frames(mandates=rows, observed=(FINAL["pep-8100"], "2026-11-22"))
    five = rm.Rule(name="five", require=rm.count() == 5)
    per_term = rm.Rule(
        name="per-term", for_each="term in body", where=rm.some(), require=rm.count() == 5
    )
    found = rm.check(registry, [five, per_term])
    assert (list(found) == []) is expected["all_five"]
    assert list(found.subjects_judged) == [1, len(expected["per_term"])]

    six = rm.check(registry, rm.Rule(name="six", require=rm.count() == 6))
    assert [(f.start.isoformat(), f.measured) for f in six] == [(FINAL["pep-8100"], 5)]
    assert list(six[0].people) == sorted(expected["per_term"]["pep-8100"])

    # Employers are not in the register: the rule about them cannot be told, and is not kept.
    two = rm.Rule(name="two", for_each="employer in body", require=rm.count() <= 2)
    people = {"person": sorted({r["person"] for r in rows})}
    with_employers = rm.Registry.from_frames(
        mandates=rows,
        people={**people, "employer": [None] * len(people["person"])},
        observed=(FINAL["pep-8100"], "2026-11-22"),
    )
    assert [(f.subject, f.verdict) for f in rm.check(with_employers, two)] == [
        ("council/?", "possible")
    ]
