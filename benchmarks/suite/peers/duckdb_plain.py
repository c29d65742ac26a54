# SPDX-License-Identifier: BSL-1.0
"""DuckDB as most would write it: a window sum for each counter, then gaps and islands by rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from suite.answer import Answer
from suite.mandates import OPEN, Mandates
from suite.question import CHAIRS, COUNTERS, EXTRA, MEMBERS, REGION, WOMEN, Question

name = "DuckDB, ordinary"


@dataclass(frozen=True)
class Database:
    connection: Any
    sql: str


def connect(data: Mandates) -> Any:
    """The columns as a table of DuckDB's own; one thread."""
    connection = duckdb.connect(config={"threads": 1})
    columns = ("person", "body", "start", "stop", "gender", "role", "region")
    mandates = pa.table({c: np.ascontiguousarray(getattr(data, c)) for c in columns})
    connection.register("given", mandates)
    connection.execute("CREATE TABLE mandates AS SELECT * FROM given")
    connection.unregister("given")
    return connection


# The days on which a mandate is not the person's first in the body.
BEYOND = """beyond AS (
  SELECT * EXCLUDE (latest) REPLACE (least(stop, latest) AS stop) FROM (
    SELECT *, max(stop) OVER (PARTITION BY body, person ORDER BY start
                              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest
    FROM mandates WHERE (body, person) IN
      (SELECT (body, person) FROM mandates GROUP BY body, person HAVING count(*) > 1))
  WHERE latest > start)"""


def amount(counter: int) -> tuple[str, str]:
    """What a mandate, and one beyond the first, add to a counter."""
    if counter == MEMBERS:
        return "1", "-1"
    if counter == WOMEN:
        return "(gender = 0)::INT", "-(gender = 0)::INT"
    if counter == CHAIRS:
        return "(role = 1)::INT", "0"
    if counter == EXTRA:
        return "0", "1"
    return f"(region = {counter - REGION})::INT", f"-(region = {counter - REGION})::INT"


def query(question: Question) -> str:
    counters = [(COUNTERS[c], *amount(c)) for c in question.counters]
    one = ", ".join(f"{a} AS {n}" for n, a, _ in counters)
    less = ", ".join(f"-({a}) AS {n}" for n, a, _ in counters)
    beyond = ", ".join(f"{b} AS {n}" for n, _, b in counters)
    beyond_less = ", ".join(f"-({b}) AS {n}" for n, _, b in counters)
    names = [n for n, _, _ in counters]
    key = question.key
    rules = [" AND ".join(s.text() for s in r.sums) for r in question.rules]
    broken = " UNION ALL ".join(
        f"SELECT {i} AS rule, key, day, next FROM state WHERE day < {OPEN} AND NOT ({kept})"
        for i, kept in enumerate(rules)
    )
    return f"""
WITH {BEYOND}, changes AS (
  SELECT {key} AS key, start AS day, {one} FROM mandates
  UNION ALL SELECT {key}, stop, {less} FROM mandates
  UNION ALL SELECT {key}, start, {beyond} FROM beyond
  UNION ALL SELECT {key}, stop, {beyond_less} FROM beyond),
days AS (SELECT key, day, {", ".join(f"sum({n}) AS {n}" for n in names)}
         FROM changes GROUP BY key, day),
state AS (SELECT key, day, lead(day) OVER w AS next,
                 {", ".join(f"sum({n}) OVER w AS {n}" for n in names)}
          FROM days WINDOW w AS (PARTITION BY key ORDER BY day)),
broken AS ({broken}),
marked AS (SELECT *, CASE WHEN lag(next) OVER w = day THEN 0 ELSE 1 END AS begins
           FROM broken WINDOW w AS (PARTITION BY rule, key ORDER BY day)),
runs AS (SELECT *, sum(begins) OVER (PARTITION BY rule, key ORDER BY day) AS run FROM marked)
SELECT rule, key, min(day) AS start, max(next) AS stop FROM runs GROUP BY rule, key, run"""


def prepare(data: Mandates, question: Question) -> Database:
    return Database(connect(data), query(question))


def solve(database: Database, question: Question) -> Any:
    return database.connection.execute(database.sql).fetchnumpy()


def answer(found: Any, question: Question) -> Answer:
    return Answer.of(found["rule"], found["key"], found["start"], found["stop"])
