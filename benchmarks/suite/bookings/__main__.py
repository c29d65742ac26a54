# SPDX-License-Identifier: BSL-1.0
"""Who is wanted at two meetings at the same time: remit beside numpy, DuckDB and pandas.

Keeps benchmarks/results/bookings/NAME.json and writes docs/benchmarks-bookings.md of it.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from suite import machine
from suite.__main__ import one_core, written
from suite.bookings import report
from suite.bookings.facts import make_facts
from suite.bookings.measure import contest
from suite.bookings.peers import PEERS, Numpy, Remit
from suite.clock import say


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/run --bookings", description=__doc__)
    parser.add_argument("--meetings", type=int, default=100_000, help="how many (100000)")
    parser.add_argument("--rounds", type=int, default=7, help="how often each is timed (7)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--busy", action="store_true", help="say that others used the machine")
    parser.add_argument("--name", default="", help="of the file of results")
    return parser.parse_args()


def main() -> int:
    one_core()
    given = arguments()
    before = machine.load()
    # remit and numpy are asked about attendances in any order, too
    contests = {
        "in order": contest(make_facts(given.meetings, given.seed), PEERS, given.rounds),
        "shuffled": contest(
            make_facts(given.meetings, given.seed, shuffled=True), (Remit(), Numpy()), given.rounds
        ),
    }
    out = {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": machine.commit(),
        "seed": given.seed,
        "rounds": given.rounds,
        "machine": machine.machine(),
        "build": machine.build(),
        "versions": machine.versions(),
        "busy": given.busy,
        "load_before": before,
        "contests": contests,
        "load_after": machine.load(),
    }
    name = given.name or out["date"]
    folder = machine.ROOT / "benchmarks" / "results" / "bookings"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.json"
    file.write_text(written(out), encoding="utf-8")
    report.write(str(name), machine.ROOT / "docs")
    print("\n".join(report.text(out, file.name)))
    say(f"kept in {file.relative_to(machine.ROOT)}")
    return 1 if any(c["differs"] for c in contests.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
