# SPDX-License-Identifier: BSL-1.0
"""remit from Python: Arrow columns to a registry (load), a registry to findings (check)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import remit as rm

from suite.answer import Answer
from suite.mandates import GENDERS, OPEN, REGIONS, ROLES, Mandates
from suite.question import Question

name = "remit"


@dataclass(frozen=True)
class Columns:
    mandates: pa.Table
    rules: list[rm.Rule]


def prepare(data: Mandates, question: Question) -> Columns:
    def texts(codes: Any, values: list[str]) -> pa.DictionaryArray:
        return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(values))

    stop = pa.array(data.stop, mask=data.stop == OPEN).cast(pa.date32())
    table = pa.table(
        {
            "person": texts(data.person, [f"p{i}" for i in range(data.people)]),
            "body": texts(data.body, [f"b{i}" for i in range(data.bodies)]),
            "start": pa.array(data.start).cast(pa.date32()),
            "stop": stop,
            "role": texts(data.role, list(ROLES)),
            "gender": texts(data.gender, list(GENDERS)),
            "region": texts(data.region, list(REGIONS)),
        }
    )
    rules = [rm.Rule(name=r.name, for_each=question.key, require=r.words) for r in question.rules]
    return Columns(table, rules)


def load(columns: Columns) -> rm.Registry:
    return rm.Registry.from_frames(mandates=columns.mandates)


def check(registry: rm.Registry, columns: Columns, threads: int = 1) -> rm.Findings:
    return rm.check(registry, columns.rules, threads=threads)


def solve(columns: Columns, question: Question) -> rm.Findings:
    return check(load(columns), columns)


def answer(found: rm.Findings, question: Question) -> Answer:
    """By way of the table, which works out every finding: no part of any clock."""
    table = found.to_arrow().select(["verdict", "rule", "subject", "start", "stop"])
    if any(v != "fails" for v in table["verdict"].unique().to_pylist()):
        raise AssertionError("all is known, and something is not certain")
    rules = pa.array([r.name for r in question.rules])
    day = {c: table[c].cast(pa.int32()) for c in ("start", "stop")}
    return Answer.of(
        pc.index_in(table["rule"].cast(pa.string()), rules),
        pc.cast(pc.utf8_slice_codeunits(table["subject"].cast(pa.string()), 1), pa.int64()),
        day["start"],
        pc.fill_null(day["stop"], OPEN),
    )
