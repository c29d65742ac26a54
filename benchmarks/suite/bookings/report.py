# SPDX-License-Identifier: BSL-1.0
"""python -m suite.bookings.report NAME: writes docs/benchmarks-bookings.md from the results."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

from suite.machine import ROOT
from suite.tell import Ratio, duration

REMIT = "remit"
AIM = 6.0  # ns for each attendance, from a registry to pairs
AIMS = {"numpy, radix": 3, "DuckDB, self join": 70}
KEPT = ("Python", "remit", "numpy", "duckdb", "pandas", "pyarrow")


def write(name: str, folder: Path) -> None:
    file = f"{name}.json"
    kept = (ROOT / "benchmarks" / "results" / "bookings" / file).read_text(encoding="utf-8")
    page = "\n".join(text(json.loads(kept), file)) + "\n"
    (folder / "benchmarks-bookings.md").write_text(page, encoding="utf-8")


def text(out: dict[str, Any], file: str) -> list[str]:
    first = out["contests"]["in order"]
    m, build = out["machine"], out["build"]
    versions = ", ".join(f"{k} {v}" for k, v in out["versions"].items() if k in KEPT)
    before, after = (", ".join(f"{x:.2f}" for x in out[f"load_{w}"]) for w in ("before", "after"))
    rows = [
        "# Benchmarks: who is wanted twice",
        "",
        "> Written by `benchmarks/run --bookings` from "
        f"`benchmarks/results/bookings/{file}`, which has every sample.",
        "",
        f"Of {first['meetings']:,} meetings with 20 attendances each over ten years, which two "
        f"that overlap share a person, and whom? {first['people']:,} people, {first['pairs']:,} "
        f"pairs (`suite/bookings/facts.py`, seed {out['seed']}). All answers are compared by "
        "number and hash before anything is timed. One core each; the clock of the processor.",
        "",
        "remit goes from a registry to a table (`rm.double_bookings`), and asks of each "
        "attendance whether its person is a member, and whether anybody declined or anything was "
        "called off. The peers go from arrays, tables and data frames of numbers, and everybody "
        "takes part.",
        "",
        f"{out['date']}, commit {out['commit']}; {m['processor']}, {m['cores']} cores; "
        f"{build['compiler']}, `{build['package']}`; {versions}. "
        f"Load {before} before and {after} after. Medians of {out['rounds']} rounds.",
        "",
    ]
    if out["busy"]:
        rows += [
            "**The machine was busy with other work while this was measured**: even times of the "
            "processor are longer than where it does nothing else, and ratios, round by round, say "
            "more than times.",
            "",
        ]
    for name, c in out["contests"].items():
        rows += table(name, c)
    return [*rows, *aims(first)]


def table(name: str, c: dict[str, Any]) -> list[str]:
    said = {
        "in order": "## Attendances of one meeting after another",
        "shuffled": "## Attendances in any order",
    }
    rows = [said[name], "", "| | time | for each attendance | peer / remit |", "|--|--|--|--|"]
    for peer in c["seconds"]:
        took = middle(c, peer)
        each = f"{took / c['attendances'] * 1e9:,.1f} ns"
        beside = "" if peer == REMIT else f"**{ratio(c, peer)}**"
        rows.append(f"| {peer} | {duration(took)} | {each} | {beside} |")
    for peer, why in (*c["missing"].items(), *c["differs"].items()):
        rows += ["", f"{peer}: {why}."]
    load = duration(middle(c, REMIT, "load, cpu"))
    return [*rows, "", f"Loading the registry from columns of texts takes {load}, once.", ""]


def middle(c: dict[str, Any], peer: str, clock: str = "cpu") -> float:
    return float(median(c["seconds"][peer][clock]))


def ratio(c: dict[str, Any], peer: str) -> Ratio:
    ours, theirs = c["seconds"][REMIT]["cpu"], c["seconds"][peer]["cpu"]
    each = [t / o for o, t in zip(ours, theirs, strict=True)]
    return Ratio(median(each), min(each), max(each))


def aims(c: dict[str, Any]) -> list[str]:
    samples = c["seconds"][REMIT]["cpu"]
    mid, best = (f(samples) / c["attendances"] * 1e9 for f in (median, min))
    kept = "met" if mid <= AIM else f"missed by {100 * (mid / AIM - 1):.0f} %"
    rows = [
        f"The aim was {AIM:g} ns for each attendance: {mid:.1f} ns in the middle and {best:.1f} ns "
        f"at best, so it is {kept}."
    ]
    for peer, aim in AIMS.items():
        if peer in c["seconds"]:
            found = ratio(c, peer).middle
            kept = "met" if found >= aim else "missed"
            rows[0] += f" {aim} times {peer} was the aim: {kept}, at {found:.1f}."
    return rows


if __name__ == "__main__":
    write(sys.argv[1], ROOT / "docs")
