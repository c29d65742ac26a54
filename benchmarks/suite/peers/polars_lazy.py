# SPDX-License-Identifier: BSL-1.0
"""polars, lazy, by an expert: one packed key, packed counters, one sort and running sums."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any

import numpy as np
import polars as pl

from suite.answer import Answer
from suite.mandates import OPEN, Mandates
from suite.peers.packed import Layout, layout
from suite.question import CHAIRS, EXTRA, MEMBERS, REGION, WOMEN, Question, Sum

name = "polars, lazy"
DAY = 15


def prepare(data: Mandates, question: Question) -> pl.DataFrame:
    columns = ("person", "body", "start", "stop", "gender", "role", "region")
    return pl.DataFrame({c: np.asarray(getattr(data, c)) for c in columns})


def words(places: Layout, beyond: bool) -> list[pl.Expr]:
    """What a mandate, or one beyond a person's first, adds to each word."""
    out = []
    for w in range(places.words):
        total: Any = pl.lit(0, pl.Int64)
        for counter, p in places.places.items():
            if p.word == w:
                total = total + amount(counter, beyond) * (1 << p.shift)
        out.append(total)
    return out


def amount(counter: int, beyond: bool) -> pl.Expr:
    sign = -1 if beyond else 1
    if counter == MEMBERS:
        return pl.lit(sign, pl.Int64)
    if counter == WOMEN:
        return (pl.col("gender") == 0).cast(pl.Int64) * sign
    if counter == CHAIRS:
        return pl.lit(0, pl.Int64) if beyond else (pl.col("role") == 1).cast(pl.Int64)
    if counter == EXTRA:
        return pl.lit(1 if beyond else 0, pl.Int64)
    return (pl.col("region") == counter - REGION).cast(pl.Int64) * sign


def beyond_the_first(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The days on which a mandate is not the person's first in the body."""
    pair = ["body", "person"]
    latest = pl.col("stop").cum_max().shift(1).over(pair)
    return (
        rows.filter(pl.struct(pair).is_duplicated())
        .sort([*pair, "start"])
        .with_columns(stop=pl.min_horizontal("stop", latest), latest=latest)
        .filter(pl.col("latest") > pl.col("start"))
    )


def keeps(s: Sum, value: dict[int, pl.Expr]) -> pl.Expr:
    total = reduce(lambda a, b: a + b, (value[c] if f == 1 else value[c] * f for c, f in s.parts))
    if s.low == s.high:
        return total == s.low
    return total >= s.low if s.high is None else (total >= s.low) & (total <= s.high)


def solve(rows: pl.DataFrame, question: Question) -> pl.DataFrame:
    places = layout(question, 62)
    names = [f"w{w}" for w in range(places.words)]

    def changes(frame: pl.LazyFrame, beyond: bool, day: str, sign: int) -> pl.LazyFrame:
        at = pl.col(question.key).cast(pl.Int64) * (1 << DAY) + pl.col(day)
        adds = zip(names, words(places, beyond), strict=True)
        return frame.select(at=at, **{n: w * sign for n, w in adds})

    lazy = rows.lazy()
    beyond = beyond_the_first(lazy)
    every = [(lazy, False, "start", 1), (lazy, False, "stop", -1)]
    every += [(beyond, True, "start", 1), (beyond, True, "stop", -1)]
    value = {
        c: (pl.col(names[p.word]) // (1 << p.shift) & p.mask).cast(pl.Int32)
        for c, p in places.places.items()
    }
    rules = [reduce(and_, (keeps(s, value) for s in r.sums)) for r in question.rules]
    there = pl.col("day") < OPEN
    state = (
        pl.concat([changes(*c) for c in every])
        .sort("at")
        .with_columns(pl.col(n).cum_sum() for n in names)
        .filter(pl.col("at") != pl.col("at").shift(-1).fill_null(-1))
        .with_columns(day=pl.col("at") % (1 << DAY), key=pl.col("at") // (1 << DAY))
        .select("key", "day", **{f"r{i}": there & ~kept for i, kept in enumerate(rules)})
    )
    turns = [f"r{i}" for i in range(len(rules))]
    changed = state.with_columns(
        **{f"t{i}": pl.col(r) != pl.col(r).shift(1).fill_null(False) for i, r in enumerate(turns)}
    ).filter(reduce(or_, (pl.col(f"t{i}") for i in range(len(rules)))))
    ends = changed.collect()
    per_rule = [
        ends.lazy()
        .filter(pl.col(f"t{i}"))
        .select(
            pl.lit(i).alias("rule"),
            "key",
            pl.col("day").alias("start"),
            pl.col("day").shift(-1).alias("stop"),
            pl.col(r).alias("broken"),
        )
        .filter("broken")
        for i, r in enumerate(turns)
    ]
    return pl.concat(per_rule).collect()


def answer(found: pl.DataFrame, question: Question) -> Answer:
    return Answer.of(*(found[c].to_numpy() for c in ("rule", "key", "start", "stop")))
