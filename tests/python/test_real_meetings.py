# SPDX-License-Identifier: BSL-1.0
"""What real registers say about meetings and reports, as cadences: read, judged, planned.

The registers are not part of the project; without them the tests are skipped and say so.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import remit as rm
from test_real_input import answers

# Kubernetes' governance: "Meet regularly, at least for 30 minutes every 3 weeks, except November
# and December".
REGULARLY = rm.Cadence("every 3 weeks, except November and December, at least 30 minutes")
YEAR = ("2026-01-01", "2027-01-01")
NOBODY: dict[str, list[str]] = {"person": [], "body": [], "start": []}


@pytest.fixture(scope="module")
def k8s(shared: Path) -> Path:
    return shared / "data" / "k8s_sigs"


@pytest.fixture(scope="module")
def apache(shared: Path) -> Path:
    return shared / "data" / "apache_pmc"


# -- Kubernetes: what SIGs announce ---------------------------------------------------------------


def announced(k8s: Path) -> dict[str, list[dict[str, Any]]]:
    """The meetings of each SIG in `sigs_current.yaml`."""
    yaml = pytest.importorskip("yaml", reason="reading sigs_current.yaml needs PyYAML")
    document = yaml.safe_load((k8s / "sigs_current.yaml").read_text(encoding="utf-8"))
    return {s["dir"]: s.get("meetings") or [] for s in document["sigs"]}


def read(meeting: dict[str, Any]) -> rm.CadenceReading:
    return rm.read_cadence(meeting["frequency"], meeting["day"])


def judged(meetings: dict[str, list[rm.Cadence]]) -> set[str]:
    """The bodies that do not meet regularly in a year in which each of the cadences is kept."""
    rows: list[dict[str, Any]] = []
    for body, cadences in meetings.items():
        for cadence in cadences:
            plan = cadence.propose(*YEAR)
            assert plan.possible
            rows += [{"body": body, "start": d, "minutes": 30} for d in plan.dates]
    for i, row in enumerate(rows):
        row["meeting"] = f"m{i}"
    bodies = [{"body": b, "start": YEAR[0], "stop": YEAR[1]} for b in meetings]
    registry = rm.Registry.from_frames(mandates=NOBODY, bodies=bodies, meetings=rows, observed=YEAR)
    found = rm.check(registry, REGULARLY.rules("regularly"))
    assert {f.verdict for f in found} <= {"fails"}
    return {f.subject for f in found}


def test_k5_which_sigs_announce_no_meeting_at_least_every_3_weeks(k8s: Path) -> None:
    meetings = {
        sig: [when for m in own if (when := read(m).when) is not None]
        for sig, own in announced(k8s).items()
    }
    assert judged(meetings) == set(answers(k8s)["K5"]["sigs_without"])


def test_k5_a_single_meeting_is_enough_where_it_is_often_enough(k8s: Path) -> None:
    """As the question reads the texts: weekly 7 days, biweekly 14, monthly and four weeks more."""
    single = {f"{sig}/{i}": m for sig, own in announced(k8s).items() for i, m in enumerate(own)}
    cadences = {key: [when] for key, m in single.items() if (when := read(m).when) is not None}
    assert cadences.keys() == single.keys()
    seldom = {
        key for key, m in single.items() if not m["frequency"].lower().startswith(("weekly", "bi"))
    }
    assert judged(cadences) == seldom
    assert {single[key]["frequency"] for key in seldom} == {
        "First Wednesday of the month",
        "every four weeks",
        "first Monday of the month",
        "first Tuesday of the month",
        "monthly",
        "monthly - Wednesday, after the fourth Tuesday, every month",
    }


def test_k5_the_texts_of_frequencies(k8s: Path) -> None:
    expected = answers(k8s)["K5"]["frequencies"]
    texts = Counter(m["frequency"] for own in announced(k8s).values() for m in own)
    assert texts == expected
    # Nothing of it is lost: a text is a cadence, and says what else it says.
    left = Counter(
        words
        for text, n in texts.items()
        for words in rm.read_cadence(text).not_understood
        for _ in range(n)
    )
    assert left == {
        "you must be signed into a free zoom account to join": 3,
        "[upcoming meeting dates](#upcoming-meeting-dates)": 1,
        "interleaved with the Regular SIG Meeting": 1,
        "alternating with regular meeting": 1,
        "after the fourth Tuesday": 1,
    }


def test_k5_texts_of_nine_years_are_read_or_told(k8s: Path) -> None:
    with (k8s / "meeting_history_2017_2026.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    unread = Counter()
    for row in rows:
        reading = rm.read_cadence(row["frequency"])
        if reading.when is None:
            unread[row["frequency"]] += 1
            assert reading.not_understood == [row["frequency"]] * bool(row["frequency"])
    assert unread == {
        "weekly (On demand)": 4,
        "bi-weekly (On demand)": 3,
        "biweekly/triweekly": 3,
        "biweekly (On demand)": 1,
        "weekly - except fourth Wednesday every month": 1,
        "weekly - except fourth Tuesday every month": 1,
        "weekly - excluding 2nd week of the month": 1,
        "weekly/bi-weekly as per demand ([upcoming meeting dates](#upcoming-meeting-dates))": 1,
        "": 1,
    }
    days = {row["day"] for row in rows if rm.read_cadence("", row["day"]).when is None}
    assert days == {"TBD", "TODO", "None"}
    zones = {row["tz"] for row in rows if rm.read_zone(row["tz"]) is None}
    assert zones == {"", "TODO", "EST", "Eastern Standard Time (EST)"}


# -- Apache: who reports when ---------------------------------------------------------------------

# Question A4: "0 is a special case (monthly)".
CYCLES = {
    "0": rm.Cadence("1 per month"),
    "1": rm.Cadence("every January, April, July and October"),
    "2": rm.Cadence("every February, May, August and November"),
    "3": rm.Cadence("every March, June, September and December"),
}
SNAPSHOT = "2024-10-24"


def cycles(apache: Path) -> list[rm.BodyCadence]:
    """What each committee was to report when, from the day on which it was first seen."""
    with (apache / "reporting_cycle_2018_2024.csv").open(encoding="utf-8", newline="") as file:
        return [
            rm.BodyCadence(
                row["pmc"],
                CYCLES[row["reporting"]],
                name=row["reporting"],
                start=row["start"],
                stop=row["end_exclusive"] or None,
            )
            for row in csv.DictReader(file)
        ]


def committees(apache: Path, observed: tuple[str, str]) -> rm.Registry:
    text = (apache / "committees_2024-10-24.json").read_text(encoding="utf-8")
    bodies = [
        {"body": c["id"], "reporting": c["reporting"], "start": c["established"]}
        for c in json.loads(text)
    ]
    reports: dict[str, list[str]] = {"meeting": [], "body": [], "start": []}
    return rm.Registry.from_frames(
        mandates=NOBODY, bodies=bodies, meetings=reports, observed=observed
    )


def test_a4_how_many_committees_have_each_cycle(apache: Path) -> None:
    expected = answers(apache)["A4"]
    today = [c for c in cycles(apache) if c.stop is None]
    assert Counter(c.name for c in today) == expected["groups"]
    assert [c.body for c in today if c.when == CYCLES["0"]] == expected["group0"]


def test_a4_who_is_to_report_in_november_2024(apache: Path) -> None:
    """By planning: whoever's cadence asks for a report in that month."""
    expected = answers(apache)["A4"]
    today = [c for c in cycles(apache) if c.stop is None]
    plan = rm.plan_meetings(committees(apache, (SNAPSHOT, SNAPSHOT[:8] + "25")), today,
                            "2024-11-01", "2024-12-01")  # fmt: skip
    due = [p for p in plan.bodies if p.plan.dates]
    assert {(p.plan.possible, len(p.plan.dates)) for p in due} == {(True, 1)}
    # The question leaves the special case out.
    assert len([p for p in due if p.name != "0"]) == expected["due_2024_11"]
    assert {p.name for p in due} == {"0", "2"}


def test_a4_reports_of_november_2024_are_pending_until_its_end(apache: Path) -> None:
    """By judging: in the middle of the month, of which nothing is known yet."""
    expected = answers(apache)["A4"]
    registry = committees(apache, ("2024-11-01", "2024-11-15"))
    rules = [
        r.replace(where=asked if r.where is None else r.where & asked)
        for group, when in CYCLES.items()
        for asked in [rm.col("reporting") == int(group)]
        for r in when.rules(group)
    ]
    found = rm.check(registry, rules, during=("2024-11-01", "2024-12-01"))
    assert {(f.verdict, f.due) for f in found} == {("pending", date(2024, 11, 30))}
    groups = Counter(f.rule.split("/")[0] for f in found)
    assert groups == {"0": len(expected["group0"]), "2": expected["due_2024_11"]}


def test_a4_the_changes_of_cycle_are_dated_cadences(apache: Path) -> None:
    expected = answers(apache)["A4"]["cycle_changes"]
    by_body: dict[str, list[rm.BodyCadence]] = defaultdict(list)
    for c in cycles(apache):
        by_body[c.body].append(c)
    changes = [
        [c.body, c.name, str(c.start), str(c.stop or "")]
        for own in by_body.values()
        if len(own) > 1
        for c in own
    ]
    assert sorted(changes) == sorted(expected)

    # tomee went from the first group to the second on 18 October 2018: the report of October is
    # no longer asked for, that of November is.
    registry = rm.Registry.from_frames(
        mandates=NOBODY, bodies=[{"body": "tomee"}], observed=(SNAPSHOT, SNAPSHOT[:8] + "25")
    )
    plan = rm.plan_meetings(registry, by_body["tomee"], "2018-05-01", "2019-05-01")
    months = {p.name: [f"{d:%Y-%m}" for d in p.plan.dates] for p in plan.bodies}
    assert months == {"1": ["2018-07"], "2": ["2018-11", "2019-02"]}


# -- Apache: how large committees are -------------------------------------------------------------


def test_a2_which_committees_are_the_largest_and_the_smallest(apache: Path) -> None:
    expected = answers(apache)["A2"]
    with (apache / "pmc_roster.csv").open(encoding="utf-8", newline="") as file:
        mandates = [
            {"person": row["id"], "body": row["pmc"], "start": row["joined"]}
            for row in csv.DictReader(file)
            if not row["gone_on_exclusive"]
        ]
    registry = rm.Registry.from_frames(mandates=mandates, observed=(SNAPSHOT, SNAPSHOT[:8] + "25"))

    def outside(require: str) -> dict[str, Any]:
        found = rm.check(registry, rm.Rule(name="size", require=require))
        assert {f.verdict for f in found} <= {"fails"}
        return {f.subject: f.measured for f in found}

    assert list(outside("count() >= 3")) == expected["fewer_than_3"]
    assert len(outside("count() == 0")) == expected["pmcs"]
    largest, smallest = dict(expected["largest"]), dict(expected["smallest"])
    assert outside(f"count() < {min(largest.values())}") == largest
    # There are more committees of seven than the answer lists.
    seven_or_fewer = outside("count() > 7")
    assert smallest.items() <= seven_or_fewer.items()
    assert {pmc: n for pmc, n in seven_or_fewer.items() if n <= 6} == {
        pmc: n for pmc, n in smallest.items() if n <= 6
    }
