# SPDX-License-Identifier: BSL-1.0
"""What the tests of bad input share: facts that are good, and the problems of a call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import remit as rm

GOOD: dict[str, list[Any]] = {
    "person": ["a", "b"],
    "body": ["x", "x"],
    "start": [date(2024, 1, 1)] * 2,
}
Folder = Callable[..., Path]


def problems(call: Callable[[], object]) -> list[rm.Problem]:
    with pytest.raises(rm.BadInput) as caught:
        call()
    assert all(p.code.startswith("E-") and p.what for p in caught.value.problems)
    return list(caught.value.problems)


def from_frames(**columns: Any) -> Callable[[], object]:
    return lambda: rm.Registry.from_frames(
        mandates=pa.table({**{k: pa.array(v) for k, v in GOOD.items()}, **columns})
    )


def from_lists(**columns: Any) -> Callable[[], object]:
    return lambda: rm.Registry.from_frames(mandates={**GOOD, **columns})
