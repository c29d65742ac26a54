# SPDX-License-Identifier: BSL-1.0
"""Many rules over fifty years, moved off the holidays of Denmark: remit beside its peers.

Keeps benchmarks/results/recurrence/NAME.json and writes docs/benchmarks-recurrence.md of it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from datetime import UTC, date, datetime
from importlib import metadata
from typing import Any

import remit as rm

from suite import machine
from suite.__main__ import one_core, written
from suite.clock import say
from suite.recurrence import report
from suite.recurrence.arrays import Busday, Packed
from suite.recurrence.measure import LIBICAL, ONE_BY_ONE, REMIT, any_rule, contest
from suite.recurrence.objects import Dateutil, Events, Holidays, QuantLib
from suite.recurrence.ours import Python
from suite.recurrence.rules import FIRST_YEAR, STOP_YEAR, make_rules

PACKAGES = (
    "numpy",
    "python-dateutil",
    "holidays",
    "QuantLib",
    "icalendar",
    "recurring-ical-events",
)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/run --recurrence", description=__doc__)
    parser.add_argument("--rules", type=int, default=100_000, help="how many (100000)")
    parser.add_argument("--rounds", type=int, default=7, help="how often each is timed (7)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--busy", action="store_true", help="say that others used the machine")
    parser.add_argument("--name", default="", help="of the file of results")
    return parser.parse_args()


def run(given: argparse.Namespace) -> dict[str, Any]:
    epoch = date(1970, 1, 1).toordinal()
    every = rm.danish_holidays(FIRST_YEAR, STOP_YEAR)
    holidays = [h.day.toordinal() - epoch for h in every if h.kind == "statutory"]
    rules = make_rules(given.rules, holidays, given.seed)
    before = machine.load()
    # slow ones are asked about fewer, beside remit on the same
    sizes = (
        (1, [REMIT, ONE_BY_ONE, Python(), Packed()]),
        (10, [REMIT, Busday()]),
        (100, [REMIT, QuantLib()]),
        (250, [REMIT, Dateutil(), Holidays()]),
        (4000, [REMIT, Events()]),
    )
    few = [(rules.few(max(1, given.rules // n)), peers) for n, peers in sizes]
    few.append((few[3][0].off_sundays(), [REMIT, LIBICAL]))
    contests = [contest(some, peers, given.rounds) for some, peers in few]
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": machine.commit(),
        "seed": given.seed,
        "rounds": given.rounds,
        "years": [FIRST_YEAR, STOP_YEAR],
        "machine": machine.machine(),
        "build": machine.build(),
        "versions": machine.versions() | versions(),
        "busy": given.busy,
        "load_before": before,
        "contests": contests,
        "any_rule": any_rule(rules, given.rounds),
        "load_after": machine.load(),
    }


def versions() -> dict[str, str]:
    out = {}
    for package in PACKAGES:
        try:
            out[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    if not LIBICAL.missing():
        said = subprocess.run([LIBICAL.program], capture_output=True, text=True, check=False)
        out["libical"] = said.stdout.strip()
    return out


def main() -> int:
    one_core()
    given = arguments()
    out = run(given)
    name = given.name or out["date"]
    folder = machine.ROOT / "benchmarks" / "results" / "recurrence"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.json"
    file.write_text(written(out), encoding="utf-8")
    report.write(name, machine.ROOT / "docs")
    print("\n".join(report.text(out, file.name)))
    say(f"kept in {file.relative_to(machine.ROOT)}")
    return 1 if any(c["differs"] for c in out["contests"]) else 0


if __name__ == "__main__":
    sys.exit(main())
