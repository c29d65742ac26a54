# SPDX-License-Identifier: BSL-1.0
"""DuckDB by an expert: counters packed in one DOUBLE, one window sum, and only changes of verdicts.

A sum of doubles is exact below 2^53 and much faster than one of HUGEINT, which a sum of BIGINT is.
"""

from __future__ import annotations

from suite.answer import Answer
from suite.mandates import OPEN, Mandates
from suite.peers import duckdb_plain
from suite.peers.duckdb_plain import BEYOND, Database, amount, connect
from suite.peers.packed import layout
from suite.question import COUNTERS, Question

name = "DuckDB, packed"
solve = duckdb_plain.solve


def query(question: Question) -> str:
    places = layout(question, 53)

    def words(which: int) -> list[str]:
        parts: list[list[str]] = [[] for _ in range(places.words)]
        for counter, p in places.places.items():
            text = amount(counter)[which]
            if text != "0":
                parts[p.word].append(f"({text}) * {1 << p.shift}::DOUBLE")
        return [" + ".join(p) or "0::DOUBLE" for p in parts]

    def columns(which: int, sign: str) -> str:
        return ", ".join(f"{sign}({t}) AS w{i}" for i, t in enumerate(words(which)))

    key = question.key
    sums = ", ".join(f"sum(w{i}) AS w{i}" for i in range(places.words))
    running = ", ".join(f"(sum(w{i}) OVER w)::BIGINT AS w{i}" for i in range(places.words))
    values = ", ".join(
        f"((w{p.word} >> {p.shift}) & {p.mask})::INT AS {COUNTERS[c]}"
        for c, p in places.places.items()
    )
    kept = [" AND ".join(s.text() for s in r.sums) for r in question.rules]
    blocks = [kept[i : i + 60] for i in range(0, len(kept), 60)]
    bits = ", ".join(
        " + ".join(f"(NOT ({k}))::BIGINT * {1 << i}" for i, k in enumerate(block)) + f" AS bad{b}"
        for b, block in enumerate(blocks)
    )
    masked = ", ".join(
        f"CASE WHEN day < {OPEN} THEN bad{b} ELSE 0 END AS bad{b}" for b in range(len(blocks))
    )
    changed = ", ".join(
        f"xor(bad{b}, lag(bad{b}, 1, 0) OVER w) AS new{b}" for b in range(len(blocks))
    )
    some = " OR ".join(f"new{b} <> 0" for b in range(len(blocks)))
    per_rule = " UNION ALL ".join(
        f"SELECT {i} AS rule, key, day, (bad{i // 60} >> {i % 60}) & 1 AS bad FROM turns "
        f"WHERE (new{i // 60} >> {i % 60}) & 1 = 1"
        for i in range(len(kept))
    )
    return f"""
WITH {BEYOND}, changes AS (
  SELECT {key} AS key, start AS day, {columns(0, "")} FROM mandates
  UNION ALL SELECT {key}, stop, {columns(0, "-")} FROM mandates
  UNION ALL SELECT {key}, start, {columns(1, "")} FROM beyond
  UNION ALL SELECT {key}, stop, {columns(1, "-")} FROM beyond),
days AS (SELECT key, day, {sums} FROM changes GROUP BY key, day),
state AS (SELECT key, day, {running} FROM days WINDOW w AS (PARTITION BY key ORDER BY day)),
counted AS (SELECT key, day, {values} FROM state),
judged AS (SELECT key, day, {bits} FROM counted),
lasting AS (SELECT key, day, {masked} FROM judged),
turns AS MATERIALIZED (SELECT * FROM (
  SELECT *, {changed} FROM lasting WINDOW w AS (PARTITION BY key ORDER BY day)) WHERE {some}),
ends AS ({per_rule})
SELECT rule, key, day AS start, stop FROM (
  SELECT *, lead(day) OVER (PARTITION BY rule, key ORDER BY day) AS stop FROM ends)
WHERE bad = 1"""


def prepare(data: Mandates, question: Question) -> Database:
    return Database(connect(data), query(question))


def answer(found: object, question: Question) -> Answer:
    return duckdb_plain.answer(found, question)
