# SPDX-License-Identifier: BSL-1.0
"""Generated facts as plain lists, for both interpreters, and what they may be when completed."""

from __future__ import annotations

import copy
from random import Random
from types import ModuleType
from typing import Any

Facts = dict[str, list[dict[str, Any]]]

OBSERVED = ("2019-11-01", "2021-03-01")
FIRST, SPAN = 737_333, 560  # 2019-10-01 and the days after it in which facts begin
PEOPLE, ROLES = 4, ("chair", "member")
LABEL = {"mandates": "m", "offices": "o", "meetings": "k", "events": "e", "attendances": "a"}


def row(table: str, rows: list[dict[str, Any]], **cells: Any) -> None:
    rows.append({"id": f"{LABEL[table]}{len(rows)}", **cells})


def spells(rnd: Random, oracle: ModuleType, least: int) -> list[tuple[str, str | None]]:
    """Stretches of one person in one body, one after the other, never two at once."""
    out: list[tuple[str, str | None]] = []
    at = FIRST + rnd.randrange(260)
    for _ in range(max(least, rnd.choice((0, 1, 1, 1, 2, 2, 3)))):
        stop = at + rnd.choice((1, 20, 60, 90, 150, 200, 365))
        open_ = rnd.random() < 0.15
        out.append((oracle.iso(at), None if open_ else oracle.iso(stop)))
        if open_ or stop > FIRST + SPAN:
            break
        at = stop + rnd.choice((1, 1, 5, 25, 60))
    return out


def people(rnd: Random) -> list[dict[str, Any]]:
    out = []
    for i in range(rnd.randint(2, PEOPLE)):
        change = f"2020-{rnd.randint(1, 12):02d}-{rnd.choice(('01', '15'))}"
        first, then = rnd.choice("XYZ"), rnd.choice("XYZ")
        dated = [("1900-01-01", change, first), (change, None, then)]
        employer = dated if first != then else [("1900-01-01", None, first)]
        out.append(
            {
                "id": f"p{i}",
                "gender": rnd.choice(("f", "m")),
                "region": rnd.choice(("north", "south")),
                "employer": employer,
            }
        )
    return out


def mandate_cells(rnd: Random, start: str, stop: str | None) -> dict[str, Any]:
    cells = {
        "role": rnd.choice(ROLES),
        "votes": rnd.choice((0, 1, 1, 2)),
        "instrument": rnd.choice(("regular", "casual")),
        "due": rnd.choice((stop or "2021-01-01", "2020-06-01", "2021-06-01", "2022-01-01")),
        "status": rnd.choice(("effective", "effective", "effective", "hindered")),
        "affiliation": rnd.choice("AB"),
    }
    middle = f"2020-{rnd.randint(2, 12):02d}-10"
    if rnd.random() < 0.15 and start < middle < (stop or "9"):
        cells["affiliation"] = [(start, middle, "A"), (middle, stop, "B")]
    return cells


def offices(rnd: Random, oracle: ModuleType, who: list[str]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for p in who:
        for _ in range(rnd.choice((0, 1, 1, 2))):
            a = FIRST + rnd.randrange(400)
            ends = (oracle.iso(a), oracle.iso(a + rnd.choice((30, 90, 300))))
            row(
                "offices",
                out,
                start=ends[0] if rnd.random() < 0.6 else None,
                stop=ends[1] if rnd.random() < 0.6 else None,
                person=p,
                office=rnd.choice(("director", "mayor")),
                organisation=rnd.choice(("agency", "town")),
                area=rnd.choice(("social", "health")),
            )
    return out


def holder(facts: Facts, body: str, person: str, day: str) -> str:
    """The mandate as whose holder somebody attends."""
    for m in facts["mandates"]:
        here = m["body"] == body and m["person"] == person
        if here and m["start"] <= day < (m["stop"] or "9"):
            return str(m["id"])
    return "-"


def meetings(rnd: Random, oracle: ModuleType, facts: Facts) -> None:
    for b in facts["bodies"]:
        at = FIRST + rnd.randrange(60)
        for _ in range(rnd.randint(0, 5)):
            day, after = oracle.iso(at), oracle.iso(at + 1)
            kinds = rnd.choice(("ordinary", "ordinary", "visit"))
            status = rnd.choice(("held", "held", "cancelled"))
            rows = facts["meetings"]
            row("meetings", rows, start=day, stop=after, body=b["id"], kind=kinds, status=status)
            for p in facts["people"]:
                if rnd.random() < 0.6:
                    row(
                        "attendances",
                        facts["attendances"],
                        start=day,
                        stop=after,
                        meeting=rows[-1]["id"],
                        body=b["id"],
                        person=p["id"],
                        mandate=holder(facts, b["id"], p["id"], day),
                        presence=rnd.choice(("present", "present", "absent")),
                    )
            at += rnd.choice((20, 45, 90, 130))


def exact_facts(rnd: Random, oracle: ModuleType) -> Facts:
    facts: Facts = {
        "bodies": [{"id": "b0", "start": "2018-01-01", "stop": None, "kind": "council"}]
    }
    facts["bodies"][0]["parent"] = "-"
    if rnd.random() < 0.6:
        late = rnd.random() < 0.3
        facts["bodies"].append(
            {
                "id": "b1",
                "start": "2020-01-20" if late else "2018-01-01",
                "stop": "2020-11-20" if late and rnd.random() < 0.5 else None,
                "kind": "committee",
                "parent": "b0",
            }
        )
    facts["people"] = people(rnd)
    facts["seats"] = []
    seated = rnd.random() < 0.5
    for i, b in enumerate(["b0", "b0", "b1"] if len(facts["bodies"]) > 1 else ["b0", "b0"]):
        if seated:
            life = next(x for x in facts["bodies"] if x["id"] == b)
            number = rnd.choice((1, 1, 2))
            facts["seats"].append(
                {"id": f"s{i}", "start": life["start"], "stop": life["stop"], "body": b}
                | {"number": number, "constituency": rnd.choice("NS")}
            )
    facts["mandates"] = []
    sits = rnd.choice(facts["people"])["id"]  # somebody sits
    for p in facts["people"]:
        for b in facts["bodies"]:
            least = int(p["id"] == sits and b["id"] == "b0")
            for start, stop in spells(rnd, oracle, least):
                places = [s["id"] for s in facts["seats"] if s["body"] == b["id"]]
                cells = {"person": p["id"], "body": b["id"]}
                cells["seat"] = rnd.choice(places) if places else "-"
                cells |= mandate_cells(rnd, start, stop)
                row("mandates", facts["mandates"], start=start, stop=stop, **cells)
    facts["offices"] = offices(rnd, oracle, [p["id"] for p in facts["people"]])
    facts["meetings"], facts["attendances"], facts["events"] = [], [], []
    meetings(rnd, oracle, facts)
    for _ in range(rnd.randint(0, 3)):
        at = FIRST + rnd.randrange(SPAN)
        ends = {"start": oracle.iso(at), "stop": oracle.iso(at + 1)}
        body, kind = rnd.choice(facts["bodies"])["id"], rnd.choice(("election", "review"))
        row("events", facts["events"], **ends, body=body, kind=kind)
    return facts


# -- what is not known ----------------------------------------------------------------------------


def ends_of(oracle: ModuleType, m: dict[str, Any]) -> tuple[tuple[int, int], tuple[Any, Any]]:
    """The bounds of start and stop, each narrowed by the other: a start lies before its stop."""
    a, b = oracle.bounds(m["start"], (-oracle.INF,) * 2)
    c, d = oracle.bounds(m["stop"], (oracle.INF,) * 2)
    return (a, min(b, d - 1)), (max(c, a + 1), d)


def coarsened(rnd: Random, oracle: ModuleType, facts: Facts) -> Facts:
    """The same facts with dates known in part and attributes not known."""
    out = copy.deepcopy(facts)
    for m in out["mandates"]:
        if isinstance(m["affiliation"], list):
            continue
        before = dict(m)
        if rnd.random() < 0.4:
            m["start"] = m["start"][: rnd.choice((4, 7, 7))]
        if m["stop"] and rnd.random() < 0.4:
            m["stop"] = m["stop"][: rnd.choice((4, 7, 7))]
        if rnd.random() < 0.3:
            m["due"] = m["due"][: rnd.choice((4, 7))]
        elif rnd.random() < 0.2:
            m["due"] = None
        if rnd.random() < 0.2:
            m[rnd.choice(("instrument", "affiliation"))] = None
        beside = [ends_of(oracle, o) for o in out["mandates"] if alike(o, m)]
        (a, _), (_, d) = ends_of(oracle, m)
        # Nobody may hold two mandates of one body at once, not even possibly.
        if any(a <= y and x <= d for (x, _), (_, y) in beside):
            m.update(before)
    for p in out["people"]:
        if rnd.random() < 0.3:
            p[rnd.choice(("gender", "region"))] = None
    for k in out["meetings"]:
        if rnd.random() < 0.15:
            k[rnd.choice(("kind", "status"))] = None
    return out


def alike(o: dict[str, Any], m: dict[str, Any]) -> bool:
    return o["id"] != m["id"] and o["person"] == m["person"] and o["body"] == m["body"]


def completed(rnd: Random, oracle: ModuleType, coarse: Facts, exact: Facts) -> Facts:
    """One more completion: other days within the bounds; what is unknown stays as it was."""
    out = copy.deepcopy(exact)
    for m, known in zip(out["mandates"], coarse["mandates"], strict=True):
        (a, b), (c, d) = ends_of(oracle, known)
        if (a, c) == (b, d):
            continue
        start = rnd.randint(a, b)
        stop = None if d == oracle.INF else rnd.randint(max(int(c), start + 1), int(d))
        m["start"], m["stop"] = oracle.iso(start), None if stop is None else oracle.iso(stop)
    return out


# -- the interpreter's registry -------------------------------------------------------------------


def its_registry(oracle: ModuleType, facts: Facts) -> Any:
    tables: dict[str, Any] = {}
    for table, rows in facts.items():
        tables[table] = [
            oracle.Row(table, r["id"], r.get("start"), r.get("stop"), **cells(r)) for r in rows
        ]
    # A hindered person is no member; nobody stands in for anybody here.
    out = oracle.Registry(OBSERVED, members='status != "hindered"', **tables)
    for departed in out.t["departures"]:
        # A departure says what its mandate said on its last day.
        for k, v in departed.cols.items():
            if isinstance(v, list):
                departed.cols[k] = v[-1][2]
    return out


def cells(r: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in r.items() if k not in ("id", "start", "stop")}


def narrowed(oracle: ModuleType, registry: Any) -> Any:
    """A start lies before its stop. To be called when the frames have been made."""
    for m in registry.t["mandates"]:
        (a, b), (c, d) = m.start, m.stop
        m.start, m.stop = (a, min(b, d - 1)), (max(c, a + 1), d)
    for table, at in (("appointments", "start"), ("departures", "stop")):
        for e in registry.t[table]:
            day = getattr(e.of, at)
            e.start, e.stop = day, (day[0] + 1, day[1] + 1)
    return registry
