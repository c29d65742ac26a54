# SPDX-License-Identifier: BSL-1.0
"""pandas: changes by key and day, grouped and summed up, running sums, then runs by rule."""

from __future__ import annotations

import numpy as np
import pandas as pd

from suite.answer import Answer
from suite.mandates import OPEN, Mandates
from suite.question import CHAIRS, COUNTERS, EXTRA, MEMBERS, REGION, WOMEN, Question, Rule

name = "pandas"


def prepare(data: Mandates, question: Question) -> pd.DataFrame:
    columns = ("person", "body", "start", "stop", "gender", "role", "region")
    return pd.DataFrame({c: np.asarray(getattr(data, c)) for c in columns})


def amounts(rows: pd.DataFrame, counter: int) -> object:
    if counter == MEMBERS:
        return 1
    if counter == WOMEN:
        return (rows["gender"] == 0).astype("int8")
    if counter == CHAIRS:
        return (rows["role"] == 1).astype("int8")
    return (rows["region"] == counter - REGION).astype("int8")


def beyond_the_first(rows: pd.DataFrame) -> pd.DataFrame:
    """The days on which a mandate is not the person's first in the body."""
    pair = ["body", "person"]
    several = rows[rows.duplicated(pair, keep=False)].sort_values([*pair, "start"])
    groups = several.groupby(pair, sort=False)["stop"]
    latest = groups.cummax().groupby([several["body"], several["person"]], sort=False).shift()
    out = several.assign(stop=np.minimum(several["stop"], latest.fillna(0)).astype("int32"))
    return out[out["stop"] > out["start"]]


def solve(rows: pd.DataFrame, question: Question) -> pd.DataFrame:
    key = question.key
    beyond = beyond_the_first(rows)
    one = pd.DataFrame({"key": rows[key]})
    less = pd.DataFrame({"key": beyond[key]})
    for c in question.counters:
        one[COUNTERS[c]] = 0 if c == EXTRA else amounts(rows, c)
        less[COUNTERS[c]] = 1 if c == EXTRA else 0 if c == CHAIRS else -amounts(beyond, c)
    names = [COUNTERS[c] for c in question.counters]
    signs = dict.fromkeys(names, -1)
    parts = []
    for changes, frame in ((one, rows), (less, beyond)):
        parts.append(changes.assign(day=frame["start"]))
        parts.append(
            (changes.assign(**(changes[names] * pd.Series(signs)))).assign(day=frame["stop"])
        )
    every = pd.concat(parts, ignore_index=True)
    state = every.groupby(["key", "day"])[names].sum().cumsum().reset_index()
    lasting = state["day"] < OPEN
    found = []
    for i, rule in enumerate(question.rules):
        broken = lasting & ~keeps(rule, state)
        turns = state.loc[broken != broken.shift(fill_value=False), ["key", "day"]]
        begins, ends = turns.iloc[0::2], turns.iloc[1::2]
        found.append(
            begins.rename(columns={"day": "start"}).assign(stop=ends["day"].values, rule=i)
        )
    return pd.concat(found, ignore_index=True)


def keeps(rule: Rule, state: pd.DataFrame) -> pd.Series:
    held = pd.Series(True, state.index)
    for s in rule.sums:
        total = sum(state[COUNTERS[c]] * f for c, f in s.parts)
        held &= total >= s.low
        if s.high is not None:
            held &= total <= s.high
    return held


def answer(found: pd.DataFrame, question: Question) -> Answer:
    return Answer.of(found["rule"], found["key"], found["start"], found["stop"])
