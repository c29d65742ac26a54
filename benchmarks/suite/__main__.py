# SPDX-License-Identifier: BSL-1.0
"""Puts questions to remit and its peers, prints ratios and keeps benchmarks/results/NAME.json.

docs/benchmarks.md is written from that; with --quick it is build/quick/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from suite import machine, memory, micro, tell
from suite.clock import say
from suite.curves import Point, points
from suite.measure import Measured, Pace, Shape, measure
from suite.operations import check_by_body, check_by_person, check_size
from suite.peers import ALL, find

OPERATIONS = (check_by_body, check_by_person, check_size)
MEMORY = (
    "remit_check",
    "numba_sweep",
    "numpy_packed",
    "polars_lazy",
    "duckdb_packed",
    "pandas_sweep",
)
RESULTS = machine.ROOT / "benchmarks" / "results"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/run", description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000, help="mandates (1000000)")
    parser.add_argument("--quick", action="store_true", help="100000 mandates; within 3 minutes")
    parser.add_argument("--curves", action="store_true", help="also how time grows")
    parser.add_argument("--largest", type=int, default=10_000_000, help="of the curves (10000000)")
    parser.add_argument("--only", default="", help="operations and curves whose name holds this")
    parser.add_argument("--peers", default="", help="modules of suite/peers; remit is always one")
    parser.add_argument("--rounds", type=int, default=7, help="how often each is timed (7)")
    parser.add_argument("--limit", type=float, default=60, help="seconds; slower: a smaller size")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--name", default="", help="of the file of results")
    given = parser.parse_args()
    if given.quick:
        given.size, given.rounds = min(given.size, 100_000), min(given.rounds, 5)
        given.limit, given.largest = min(given.limit, 1.5), min(given.largest, 100_000)
    return given


def chosen(given: argparse.Namespace, names: tuple[str, ...]) -> tuple[str, ...]:
    wanted = given.peers.split(",") if given.peers else ALL
    return tuple(n for n in names if n in wanted or n == ALL[0])


def run(given: argparse.Namespace) -> dict[str, Any]:
    from suite import changes  # needs remit, and --help does not

    pace = Pace(given.limit, given.rounds)
    missing: dict[str, str] = {}

    def there(names: tuple[str, ...]) -> list[ModuleType]:
        peers, why = find(chosen(given, names))
        missing.update(why)
        return peers

    out: dict[str, Any] = {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": machine.commit(),
        "mode": "quick" if given.quick else "full",
        "seed": given.seed,
        "limit_seconds": given.limit,
        "rounds": given.rounds,
        "machine": machine.machine(),
        "build": machine.build(),
        "versions": machine.versions(),
        "load_before": machine.load(),
    }
    operations: list[Measured] = []
    for op in OPERATIONS:
        if given.only in op.name:
            shape = Shape(given.size, seed=given.seed)
            operations += measure(op.name, shape, op.question, there(op.peers), pace)
    curves: list[Measured] = []
    if given.curves:
        for p in points(given.largest, given.size, given.seed):
            if given.only in p.curve:
                curves += at(p, there(p.peers), pace)
    return out | {
        "load_after": machine.load(),
        "missing": missing,
        "operations": operations,
        "curves": curves,
        "changes": changes.measure(given.largest if given.curves else given.size, given.seed)
        if given.only in "one change"
        else [],
        "memory": [] if given.quick else memory.measure(there(MEMORY), Shape(given.size)),
        "micro": micro.run(),
    }


def at(p: Point, peers: list[ModuleType], pace: Pace) -> list[Measured]:
    measured = measure(f"{p.curve} {p.x}", p.shape, p.ask, peers, pace)
    return [{**m, "curve": p.curve, "x": p.x} for m in measured]


def written(out: dict[str, Any]) -> str:
    """As JSON, the numbers of a list on one line."""
    text = json.dumps(out, indent=1, ensure_ascii=False)
    lists = re.compile(r"\[\n\s*-?[\d.e-]+(?:,\n\s*-?[\d.e-]+)*\n\s*\]")
    return (
        lists.sub(lambda m: re.sub(r"\s+", " ", m[0]).replace("[ ", "[").replace(" ]", "]"), text)
        + "\n"
    )


def write_page(name: str, folder: Path) -> None:
    try:
        from suite import report
    except ImportError as why:
        say(f"no page: {why}")
        return
    folder.mkdir(parents=True, exist_ok=True)
    report.write(name, folder)
    say(f"told in {(folder / 'benchmarks.md').relative_to(machine.ROOT)}")


def one_core() -> None:
    """For libraries that take as many cores as there are, and ask when they are imported."""
    for name in ("POLARS_MAX_THREADS", "NUMBA_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def main() -> int:
    one_core()
    given = arguments()
    begun = time.monotonic()
    out = run(given)
    out["took_seconds"] = round(time.monotonic() - begun)
    name = given.name or f"{out['date']}-{'quick' if given.quick else given.size}"
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{name}.json"
    file.write_text(written(out), encoding="utf-8")
    print("\n".join(tell.lines(out)))
    say(f"kept in {file.relative_to(machine.ROOT)}, after {out['took_seconds']} s")
    write_page(name, machine.ROOT / ("build/quick" if given.quick else "docs"))
    differs = [m["differs"] for m in (*out["operations"], *out["curves"]) if m["differs"]]
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main())
