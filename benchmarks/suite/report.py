# SPDX-License-Identifier: BSL-1.0
"""python -m suite.report NAME [FOLDER]: writes benchmarks.md and its plots from results/NAME.json.

FOLDER is docs/ unless another one is named. The page says what the file holds and nothing else;
write it again after every measurement.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from suite import growth
from suite.growth import Point
from suite.machine import ROOT
from suite.plots import Dot, Line, dots, lines
from suite.tell import REMIT, binary, duration, middle, ratio, short

CLOCKS = {
    "load": "load",
    "check": "check",
    "again": "check again",
    "two threads": "check again, two threads",
    "whole": "whole",
}
CURVES = {
    "mandates": ("More mandates", "mandates", "five rules for each body"),
    "mandates, by person": ("More mandates, by person", "mandates", "two rules for each person"),
    "rules": (
        "More rules",
        "rules",
        "caps on what the five rules count anyway, which are seldom reached",
    ),
    "bodies": ("More bodies", "bodies", "the same number of mandates in fewer or more bodies"),
    "bodies of a person": (
        "Busier people",
        "part of the mandates that go to somebody who is there already",
        "five rules for each body",
    ),
    "twice": (
        "People who sit in a body twice",
        "part of the mandates that are a second one of their holder in the body",
        "five rules for each body",
    ),
    "bodies of a person, by person": (
        "Busier people, by person",
        "part of the mandates that go to somebody who is there already",
        "two rules for each person",
    ),
}


def main() -> int:
    write(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs")
    return 0


def write(name: str, folder: Path) -> None:
    file = f"{name}.json"
    kept = (ROOT / "benchmarks" / "results" / file).read_text(encoding="utf-8")
    page = "\n".join(text(json.loads(kept), file, folder / "images" / "benchmarks")) + "\n"
    (folder / "benchmarks.md").write_text(page, encoding="utf-8")


def text(out: dict[str, Any], file: str, images: Path) -> list[str]:
    return [
        "# Benchmarks",
        "",
        f"> Written by `benchmarks/run` from `benchmarks/results/{file}`, which has every sample.",
        "",
        *what_is_timed(out),
        *where(out),
        *ratios(out, images),
        *curves(out, images),
        *terms(out),
        *changed(out),
        *memory(out),
        *micro(out),
        *not_run(out),
    ]


def what_is_timed(out: dict[str, Any]) -> list[str]:
    m = out["operations"][0] if out["operations"] else out["curves"][0]
    shares = m["shares"]
    return [
        "When did each body break which rule, over its whole history? Everybody gets the same "
        "[made-up register](../benchmarks/README.md#the-register) as columns in memory and gives "
        "the maximal runs of days on which a rule is broken. All answers are compared, by number, "
        "days and a hash of every interval, before anything is timed; who answers otherwise is not "
        "timed. One core each.",
        "",
        f"The register of {m['mandates']:,} mandates has {m['bodies']:,} bodies of about "
        f"{m['seats']} seats and {m['people']:,} people, of whom "
        f"{shares['people in several bodies']:.0%} have been in several bodies "
        f"(seed {out['seed']}).",
        "",
        "*load* is columns to a validated registry, once for any number of charters; *check* is "
        "registry to findings, the first time, and *check again* any later time, also with two "
        "threads; *whole* is load and check, and stands beside the peers, who group and order "
        "inside their clocks. "
        "remit counts people from texts of any length, the peers from "
        "numbers that stand for them. The clock stops at findings in columns: explaining one is "
        "no part of it, and no peer does it.",
        "",
    ]


def where(out: dict[str, Any]) -> list[str]:
    machine, build = out["machine"], out["build"]
    caches = ", ".join(f"{k} {binary(v)}" for k, v in machine["caches"].items())
    vectors = "".join(f"{v}, " for v in machine.get("vectors", []))
    load = " / ".join(f"{x:.1f}" for x in out["load_before"])
    known = ", ".join(f"{k} {v}" for k, v in out["versions"].items())
    return [
        "| | |",
        "|--|--|",
        f"| measured | {out['date']}, commit {out['commit']}; each at least {out['rounds']} times, "
        "in turn |",
        f"| machine | {machine['processor']}, {machine['cores']} cores, "
        f"{binary(machine['memory_bytes'])}, {caches}, "
        f"{vectors}{machine['system']} |",
        f"| how busy it was before, after | {load}, "
        f"{' / '.join(f'{x:.1f}' for x in out['load_after'])} processes over 1, 5, 15 minutes |",
        f"| compiler and flags | {build['compiler']}, `{build['package']}`"
        + (f"; programs beside it `{build['programs']}`" if "programs" in build else "")
        + " |",
        f"| versions | {known} |",
        "",
    ]


def ratios(out: dict[str, Any], images: Path) -> list[str]:
    rows = ["## How many times as long as remit", ""]
    if not out["operations"]:
        return []
    rows += [
        "A number above 1 says that the peer takes longer. Each is the median of the ratios of "
        "single rounds, with the least and the greatest in brackets.",
        "",
    ]
    for what in dict.fromkeys(m["what"] for m in out["operations"]):
        rows += operation([m for m in out["operations"] if m["what"] == what], what, images)
    return rows


def operation(measured: list[Point], what: str, images: Path) -> list[str]:
    first = measured[0]
    rows = [f"### {what[0].upper()}{what[1:]}", ""]
    if REMIT not in first["seconds"]:
        return [*rows, "remit answers otherwise, so nothing was timed.", ""]
    name = what.replace(",", "").replace(" ", "-")
    dots(
        images / f"{name}.svg",
        f"{what[0].upper()}{what[1:]}, {first['mandates']:,} mandates (×: of remit's whole)",
        [*our_dots(first), *their_dots(first)],
    )
    rows += [f"![Time of each implementation](images/benchmarks/{name}.svg)", ""]
    rows += ["| | mandates | time | peer / *whole* | peer / *check* |", "|--|--|--|--|--|"]
    for clock in first["seconds"][REMIT]:
        took = duration(middle(first, REMIT, clock))
        rows.append(f"| remit, *{CLOCKS[clock]}* | {first['mandates']:,} | {took} | | |")
    for m in measured:
        if REMIT not in m["seconds"]:
            continue
        for peer in (p for p in m["seconds"] if p != REMIT):
            rows.append(
                f"| {peer} | {m['mandates']:,} | {duration(middle(m, peer))} | "
                f"**{ratio(m, peer)}** | {short(ratio(m, peer, 'check').middle)} |"
            )
    return [*rows, "", f"{first['answer']['intervals']:,} intervals from each.", ""]


def our_dots(m: Point) -> list[Dot]:
    out = []
    for clock in ("whole", "check"):
        s = m["seconds"][REMIT][clock]
        took = middle(m, REMIT, clock)
        out.append(Dot(f"remit: {clock}", took, min(s), max(s), duration(took)))
    return out


def their_dots(m: Point) -> list[Dot]:
    out = []
    for peer in (p for p in m["seconds"] if p != REMIT):
        s = m["seconds"][peer]["whole"]
        label = f"{duration(middle(m, peer))}, {short(ratio(m, peer).middle)}×"
        out.append(Dot(peer, middle(m, peer), min(s), max(s), label))
    return out


def curves(out: dict[str, Any], images: Path) -> list[str]:
    if not out["curves"]:
        return []
    rows = ["## How time grows", ""]
    rows += [
        "Times for each mandate: a line that stays level grows as the register does. Medians, with "
        "the middle half of the rounds behind them.",
        "",
    ]
    for name, (title, across, about) in CURVES.items():
        points = growth.curve(out, name)
        if len(points) < 2:
            continue
        rows += [f"### {title}", "", said(points, name, about), ""]
        image = name.replace(",", "").replace(" ", "-")
        shares = name == "twice" or name.startswith("bodies of")
        lines(
            images / f"{image}.svg",
            title,
            across,
            drawn(points, evenly=shares),
            ticks=[p["x"] for p in points] if name == "rules" else (),
            labels=[f"{100 * p['x']:g} %" for p in points] if shares else (),
        )
        rows += [f"![{title}](images/benchmarks/{image}.svg)", ""]
        if name.startswith("mandates"):
            rows += exponents(points)
        if name == "rules":
            rows += one_more(points)
        rows += cliffs(points, out)
    return rows


def said(points: list[Point], name: str, about: str) -> str:
    about = about[0].upper() + about[1:]
    if name.startswith("mandates"):
        return f"{about}."
    low, high = points[0], points[-1]
    if name in ("rules", "twice"):
        return f"{about}; {low['mandates']:,} mandates."
    return f"{about}; about {low['wanted']:,} mandates, from {per(low)} to {per(high)}."


def per(p: Point) -> str:
    n = p["mandates"]
    return f"{n / p['bodies']:,.0f} a body and {n / p['people']:,.1f} a person"


def drawn(points: list[Point], *, evenly: bool) -> list[Line]:
    """evenly: one step from each point to the next, whatever lies between them."""
    if evenly:
        points = [{**p, "x": i} for i, p in enumerate(points)]
    out = []
    for peer in growth.peers(points):
        known = [p for p in points if peer in p["seconds"]]
        for clock in ("whole", "check") if peer == REMIT else ("whole",):
            name = f"{peer}: {clock}" if peer == REMIT else peer
            out.append(line(name, known, peer, clock))
    return out


def line(name: str, points: list[Point], peer: str, clock: str) -> Line:
    each = [[s / p["mandates"] for s in p["seconds"][peer][clock]] for p in points]
    return Line(
        name,
        [p["x"] for p in points],
        [middle(p, peer, clock) / p["mandates"] for p in points],
        [quantiles(s, n=4)[0] for s in each],
        [quantiles(s, n=4)[2] for s in each],
    )


def exponents(points: list[Point]) -> list[str]:
    rows = [
        "| time grows as mandates to the power of | all sizes | the last ten times |",
        "|--|--|--|",
    ]
    asked = [(f"remit, *{CLOCKS[c]}*", REMIT, c) for c in points[0]["seconds"][REMIT]]
    asked += [(p, p, "whole") for p in growth.peers(points) if p != REMIT]
    for name, peer, clock in asked:
        known = [p for p in points if peer in p["seconds"]]
        every, last = (growth.exponent(some, peer, clock) for some in (known, known[-2:]))
        if every is not None:
            rows.append(f"| {name} | {every:.2f} | {'' if last is None else f'{last:.2f}'} |")
    return [*rows, ""]


def one_more(points: list[Point]) -> list[str]:
    rows = ["| what one more rule costs, for each mandate | |", "|--|--|"]
    asked = [("remit, *check*", REMIT, "check")]
    asked += [(p, p, "whole") for p in growth.peers(points) if p != REMIT]
    for name, peer, clock in asked:
        more = growth.each_more(points, peer, clock)
        if more is not None:
            rows.append(f"| {name} | {more * 1e9:.2f} ns |")
    return [*rows, ""]


def cliffs(points: list[Point], out: dict[str, Any]) -> list[str]:
    found = growth.steps(points, out["machine"]["caches"], growth.held(out))
    if not found:
        return [f"No step of remit is steeper than {growth.STEEP} times.", ""]
    rows = [f"Steps of remit that are steeper than {growth.STEEP} times:", ""]
    for s in found:
        why = "; ".join(s.causes) or "nothing that was counted explains it"
        rows.append(
            f"- *{s.clock}* takes {s.times:.1f} times as long for each mandate from "
            f"{s.before['x']:,} to {s.after['x']:,}: {why}."
        )
    return [*rows, ""]


def terms(out: dict[str, Any]) -> list[str]:
    points = growth.curve(out, "terms")
    if len(points) < 2:
        return []
    rows = ["### Terms that begin together, or apart", ""]
    rows += [
        "Where all seats of a body begin on one day there are few days to judge; where each has "
        "days of its own, many. The register of the other figures is the last one.",
        "",
        "| | " + " | ".join(str(p["x"]) for p in points) + " |",
        "|--|" + "--|" * len(points),
        "| days compared for each mandate | "
        + " | ".join(f"{p['work'].get('days', 0) / p['mandates']:.2f}" for p in points)
        + " |",
    ]
    for clock in points[0]["seconds"][REMIT]:
        times = (duration(middle(p, REMIT, clock)) if REMIT in p["seconds"] else "" for p in points)
        rows.append(f"| remit, *{CLOCKS[clock]}* | " + " | ".join(times) + " |")
    for peer in (p for p in growth.peers(points) if p != REMIT):
        cells = (
            f"{duration(middle(p, peer))}, {short(ratio(p, peer).middle)}×"
            if peer in p["seconds"] and REMIT in p["seconds"]
            else ""
            for p in points
        )
        rows.append(f"| {peer} | " + " | ".join(cells) + " |")
    return [*rows, ""]


def changed(out: dict[str, Any]) -> list[str]:
    if not out.get("changes"):
        return []
    rows = ["## One change", ""]
    rows += [
        "`rm.recheck(found, change)`: one mandate goes, or its role changes, and only what reads "
        "it is judged again. The first change makes lists of rows, once for a registry; the "
        "figures are of the others, with the way from Python and back. What the peers can do is "
        "answer the whole question again.",
        "",
        "| mandates | for each | check of all | first change | median | 99 % | slowest | "
        "judged all again |",
        "|--|--|--|--|--|--|--|--|",
    ]
    for m in out["changes"]:
        each = sorted(m["changes"])
        rows.append(
            f"| {m['mandates']:,} | {m['key']} | {duration(m['check'])} | {duration(m['first'])} | "
            f"**{duration(median(each))}** | {duration(quantiles(each, n=100)[98])} | "
            f"{duration(each[-1])} | {m['everything']} of {len(each) + 1} |"
        )
    return [*rows, ""]


def memory(out: dict[str, Any]) -> list[str]:
    if not out["memory"]:
        return []
    rows = ["## Memory", ""]
    rows += [
        "The peak of the process beyond what it held when it began to answer, its columns among "
        "that. The columns of remit hold the texts, those of the others numbers.",
        "",
        "| | columns | peak beyond them | peak / columns |",
        "|--|--|--|--|",
    ]
    for m in out["memory"]:
        columns, peak = binary(m["columns"]), binary(m["peak"])
        rows.append(f"| {m['peer']} | {columns} | {peak} | {m['peak'] / m['columns']:.1f} |")
    return [*rows, ""]


def micro(out: dict[str, Any]) -> list[str]:
    if not out["micro"]:
        return []
    rows = ["## The same operations in C++", ""]
    rows += ["Catch2, on the register of `benchmarks/cpp/register.hpp`.", ""]
    rows += ["| | mean | its bounds |", "|--|--|--|"]
    for m in out["micro"]:
        bounds = f"{duration(m['low'])} to {duration(m['high'])}"
        rows.append(f"| {m['name']} | {duration(m['mean'])} | {bounds} |")
    return [*rows, ""]


def not_run(out: dict[str, Any]) -> list[str]:
    rows = []
    for peer, why in out["missing"].items():
        rows.append(f"- {peer}: {why}.")
    every = [*out["operations"], *out["curves"]]
    for m in every:
        rows += [f"- {p}, {m['what']}: answers otherwise." for p in m["differs"]]
        if m["mandates"] < 0.5 * m["wanted"]:
            names = ", ".join(p for p in m["seconds"] if p != REMIT)
            rows.append(
                f"- {names}, {m['what']}: {m['mandates']:,} mandates in place of "
                f"{m['wanted']:,}, of which one answer would take more than "
                f"{out['limit_seconds']:g} s."
            )
    if not rows:
        return []
    return ["## What was not run, or at a smaller size", "", *rows, ""]


if __name__ == "__main__":
    sys.exit(main())
