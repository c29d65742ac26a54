# SPDX-License-Identifier: BSL-1.0
"""python -m suite.recurrence.report NAME: writes docs/benchmarks-recurrence.md again."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

from suite.machine import ROOT
from suite.tell import Ratio, duration

REMIT = "remit"
TARGET_BULK, TARGET_ANY = 0.5, 20.0  # nanoseconds for each date


def write(name: str, folder: Path) -> None:
    file = ROOT / "benchmarks" / "results" / "recurrence" / f"{name}.json"
    out = json.loads(file.read_text(encoding="utf-8"))
    page = "\n".join(text(out, file.name)) + "\n"
    (folder / "benchmarks-recurrence.md").write_text(page, encoding="utf-8")


def text(out: dict[str, Any], file: str) -> list[str]:
    return [
        "# Benchmarks: what recurs",
        "",
        f"> Written by `benchmarks/run --recurrence` from `benchmarks/results/recurrence/{file}`, "
        "which has every sample.",
        "",
        *asked(out),
        *where(out),
        *many(out),
        *alone(out),
    ]


def asked(out: dict[str, Any]) -> list[str]:
    first = out["contests"][0]
    start, stop = out["years"]
    return [
        f"On which days do {first['rules']:,} rules recur from {start} to {stop}, each moved to "
        f"the next working day of Denmark? {first['dates']:,} dates. A tenth of the rules recur "
        "every 7 to 90 days or every 1 to 4 weeks on a weekday or two, the others every 1, 2, 3, 6 "
        "or 12 months on a day or an n-th weekday, as the dice fell "
        f"(`suite/recurrence/rules.py`, seed {out['seed']}). Rules are read outside the clock; its "
        "table of working days everybody makes inside. All days of all answers are compared by a "
        "hash before anything is timed. One core each; the clock of the processor.",
        "",
    ]


def where(out: dict[str, Any]) -> list[str]:
    m, build = out["machine"], out["build"]
    versions = ", ".join(f"{k} {v}" for k, v in out["versions"].items() if k in KEPT)
    load = ", ".join(f"{x:g}" for x in out["load_before"])
    after = ", ".join(f"{x:g}" for x in out["load_after"])
    rows = [
        f"{out['date']}, commit {out['commit']}; {m['processor']}, {m['cores']} cores; "
        f"{build['compiler']}, `{build.get('programs', build['package'])}`; {versions}. "
        f"Load {load} before and {after} after. Medians of {out['rounds']} rounds.",
        "",
    ]
    if out["busy"]:
        rows += [
            "**The machine was busy with other work while this was measured**: even times of the "
            "processor are longer than where it does nothing else, and ratios, round by round, say "
            "more than times.",
            "",
        ]
    return rows


KEPT = (
    "Python",
    "remit",
    "numpy",
    "python-dateutil",
    "holidays",
    "QuantLib",
    "icalendar",
    "recurring-ical-events",
    "libical",
)


def middle(c: dict[str, Any], peer: str, clock: str = "cpu") -> float:
    return float(median(c["seconds"][peer][clock]))


def ratio(c: dict[str, Any], peer: str) -> Ratio:
    ours, theirs = c["seconds"][REMIT]["cpu"], c["seconds"][peer]["cpu"]
    each = [t / o for o, t in zip(ours, theirs, strict=True)]
    return Ratio(median(each), min(each), max(each))


def nanoseconds(x: float) -> str:
    ns = x * 1e9
    return f"{ns:,.0f} ns" if ns >= 100 else f"{ns:.1f} ns" if ns >= 10 else f"{ns:.2f} ns"


def many(out: dict[str, Any]) -> list[str]:
    rows = ["## Many rules", ""]
    rows += ["| | rules | dates | time | for each date | peer / remit, in C++, on the same |"]
    rows += ["|--|--|--|--|--|--|"]
    for i, c in enumerate(out["contests"]):
        for peer in c["seconds"]:
            if peer == REMIT and i > 0:
                continue
            took = middle(c, peer)
            beside = "" if peer == REMIT else f"**{ratio(c, peer)}**"
            who = "remit, in C++" if peer == REMIT else peer
            each = nanoseconds(took / c["dates"])
            sizes = f"{c['rules']:,} | {c['dates']:,}"
            rows.append(f"| {who} | {sizes} | {duration(took)} | {each} | {beside} |")
    first = out["contests"][0]
    if REMIT in first["seconds"]:
        best, mid = (f(first["seconds"][REMIT]["cpu"]) for f in (min, median))
        ours = mid / first["dates"] * 1e9
        rows += [
            "",
            "remit writes into memory that it had before. Reading the rules takes it "
            f"{duration(middle(first, REMIT, 'parse'))}. The aim was {TARGET_BULK} ns for each "
            f"date where no vectors are asked for: {ours:.2f} ns in the middle and "
            f"{best / first['dates'] * 1e9:.2f} ns at best, {verdict(ours, TARGET_BULK)}.",
        ]
    for c in out["contests"]:
        for peer, why in (*c["missing"].items(), *c["differs"].items()):
            rows += ["", f"{peer}: {why}."]
    rows += [
        "",
        "libical is not asked about rules of every several weeks on a Sunday: libical 3.0 leaves "
        "out the Sunday of the first week, though weeks begin on Monday.",
    ]
    return [*rows, ""]


def verdict(each: float, aim: float) -> str:
    if each <= aim:
        return "so it is met"
    return f"so it is missed by {100 * (each / aim - 1):.0f} %"


def alone(out: dict[str, Any]) -> list[str]:
    rows = ["## One rule alone", ""]
    rows += [
        "Each of these from 1990-01-01, as any rule is expanded (`recurrence::append`, then the "
        f"same table). The aim was {TARGET_ANY:g} ns for each date.",
        "",
        "| rule | dates | remit, for each date | libical |",
        "|--|--|--|--|",
    ]
    over = []
    for r in out["any_rule"]:
        each = {p: median(s) for p, s in r["seconds_per_date"].items()}
        ours = each["remit, rule by rule"]
        if ours * 1e9 > TARGET_ANY:
            over.append(r)
        theirs = nanoseconds(each["libical"]) if "libical" in each else ""
        if "libical" in r["differs"]:
            theirs = "answers otherwise"
        rows.append(f"| `{r['rule']}` | {r['dates']:,} | {nanoseconds(ours)} | {theirs} |")
    said = f"{len(over)} of {len(out['any_rule'])} are above the aim" if over else "The aim is met"
    rows += [
        "",
        f"{said}; what is looked at is months, so a rule that names few days in many months "
        "takes longer for each of them.",
    ]
    return [*rows, ""]


if __name__ == "__main__":
    write(sys.argv[1], ROOT / "docs")
