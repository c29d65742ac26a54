# SPDX-License-Identifier: BSL-1.0
"""A second oracle, written apart from the library, on generated histories.

Nobody holds two mandates of one body at once in them. `REMIT_LONG=1` runs 5,000 cases,
`REMIT_SEED=n` begins at another seed, `REMIT_ONLY=n` runs one.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import ModuleType

import pytest
import second_oracle
from second_compare import Case, Tally, differences, generate, show, shrink

LONG = bool(os.environ.get("REMIT_LONG"))
SEED = int(os.environ.get("REMIT_SEED", "20260822"))
CASES = 5_000 if LONG else 200


@pytest.fixture(scope="module")
def oracle(shared: Path) -> ModuleType:
    if not (shared / "language" / "oracle.py").is_file():
        pytest.skip(f"no interpreter in {shared / 'language'} (set REMIT_SHARED)")
    return second_oracle.load(shared)


def test_check_agrees_with_the_second_oracle(oracle: ModuleType) -> None:
    only = os.environ.get("REMIT_ONLY")
    seeds = [int(only)] if only else range(SEED, SEED + CASES)
    tally = Tally()
    print(f"seed {SEED}, {len(seeds)} cases")
    for seed in seeds:
        case = generate(seed, oracle)
        found = next(differences(case, oracle, tally), None)
        if found is None:
            continue

        def still(c: Case, rule: str = found.rule, what: str = found.what) -> bool:
            try:
                return any(d.rule == rule and d.what == what for d in differences(c, oracle))
            except Exception:
                return False

        small = shrink(case, still)
        last = next(differences(small, oracle))
        pytest.fail(f"{last}\n{show(small, oracle)}REMIT_ONLY={seed} runs it again")
    print(tally)
    for said in ("holds", "fails", "cannot be told", "completed"):
        assert only or tally.said.get(said, 0) > CASES, tally
