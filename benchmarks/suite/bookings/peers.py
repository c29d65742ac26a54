# SPDX-License-Identifier: BSL-1.0
"""remit and what else could find the pairs. `prepare(facts)` is outside the clock; `solve` gives
pairs in whatever form is at hand, and `answer` turns them into rows of person, meeting, other."""

from __future__ import annotations

from typing import Any

import numpy as np

from suite.bookings.facts import PER_DAY, Facts


class Remit:
    """A registry with texts for keys, as it is loaded: who was there, who declined, what was
    called off, who is a guest, all is asked."""

    name = "remit"

    def prepare(self, facts: Facts) -> Any:
        return load(frames(facts))

    def solve(self, registry: Any) -> Any:
        import remit as rm

        return rm.double_bookings(registry)

    def answer(self, found: Any) -> Any:
        table = found.to_arrow()
        columns = []
        for name in ("person", "meeting", "other"):
            coded = table.column(name).combine_chunks()
            numbers = np.array([int(key[1:]) for key in coded.dictionary.to_pylist()], np.int64)
            columns.append(numbers[coded.indices.to_numpy()] if len(coded) else numbers)
        return np.stack(columns, axis=1)


def frames(facts: Facts) -> dict[str, Any]:
    """Arrow tables, texts coded."""
    import pyarrow as pa

    def keys(letter: str, numbers: Any, many: int) -> Any:
        texts = pa.array([f"{letter}{i}" for i in range(many)])
        return pa.DictionaryArray.from_arrays(pa.array(numbers.astype(np.int32)), texts)

    bodies, pool = facts.members.shape
    seats = np.unique(
        np.stack([np.repeat(np.arange(bodies), pool), facts.members.ravel()], axis=1), axis=0
    )
    meetings = len(facts.start)
    day = (facts.start // PER_DAY).astype("M8[D]")
    return {
        "mandates": pa.table(
            {
                "person": keys("p", seats[:, 1], facts.people),
                "body": keys("b", seats[:, 0], bodies),
                "start": np.full(len(seats), 10_000).astype("M8[D]"),
            }
        ),
        "meetings": pa.table(
            {
                "meeting": keys("m", np.arange(meetings), meetings),
                "body": keys("b", facts.body, bodies),
                "start": day,
                "start_time": facts.start % PER_DAY,
                "stop_time": facts.stop - facts.start // PER_DAY * PER_DAY,
            }
        ),
        "attendances": pa.table(
            {
                "meeting": keys("m", facts.meeting, meetings),
                "person": keys("p", facts.person, facts.people),
            }
        ),
    }


def load(tables: dict[str, Any]) -> Any:
    import remit as rm

    return rm.Registry.from_frames(**tables)


class Numpy:
    """By person and start, by stable sorts of 16 bits at a time, which numpy does by radix; then
    each is held against the next, those that overlap against the one after it, and so on. Its own
    expert would write it so: a sort of packed numbers takes three times as long."""

    name = "numpy, radix"

    def prepare(self, facts: Facts) -> Facts:
        return facts

    def solve(self, facts: Facts) -> Any:
        order = np.argsort(facts.start, kind="stable").astype(np.int32)
        place = np.empty(len(order), np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        at, person = place.take(facts.meeting), facts.person
        if (at[1:] < at[:-1]).any():
            at, person = by_radix(at, at, person)
        person, at = by_radix(person, person, at)
        base = int(facts.start.min())
        begin, end = ((x.take(order) - base).astype(np.int32) for x in (facts.start, facts.stop))
        begins, ends = begin.take(at), end.take(at)
        rows = np.flatnonzero((person[1:] == person[:-1]) & (begins[1:] < ends[:-1]))
        ahead, found = 1, []
        while len(rows):
            found.append(np.stack([person[rows], order[at[rows]], order[at[rows + ahead]]], 1))
            ahead += 1
            rows = rows[rows + ahead < len(begins)]
            there = rows + ahead
            rows = rows[(person[there] == person[rows]) & (begins[there] < ends[rows])]
        return np.concatenate(found) if found else np.empty((0, 3), np.int32)

    def answer(self, found: Any) -> Any:
        return found


def by_radix(key: Any, *columns: Any) -> tuple[Any, ...]:
    for shift in range(0, int(key.max()).bit_length(), 16):
        rows = np.argsort((key >> shift).astype(np.uint16), kind="stable")
        key = key.take(rows)
        columns = tuple(c.take(rows) for c in columns)
    return columns


class DuckDB:
    """A self join of attendances by person, with the times of the meetings, whose numbers rise
    with their starts."""

    name = "DuckDB, self join"
    same = "a.person = b.person"

    def prepare(self, facts: Facts) -> Any:
        import duckdb
        import pyarrow as pa

        db = duckdb.connect()
        db.execute("set threads = 1")
        number = np.arange(len(facts.start), dtype=np.int32)
        meetings = pa.table({"meeting": number, "start": facts.start, "stop": facts.stop})
        attendances = pa.table(
            {"meeting": facts.meeting.astype(np.int32), "person": facts.person.astype(np.int32)}
        )
        db.register("m", meetings)
        db.register("a", attendances)
        db.execute("create table meetings as from m")
        db.execute("create table attendances as from a")
        return db

    def solve(self, db: Any) -> Any:
        return db.execute(
            f"with t as (select person, meeting, start, stop, start // {PER_DAY} as day from "
            "attendances join meetings using (meeting)) "
            "select a.person, a.meeting, b.meeting as other from t a join t b on "
            f"{self.same} and a.start < b.stop and b.start < a.stop and a.meeting < b.meeting"
        ).fetchnumpy()

    def answer(self, found: Any) -> Any:
        return np.stack([np.asarray(found[c]) for c in ("person", "meeting", "other")], axis=1)


class DuckDBByDay(DuckDB):
    """The same by person and day, which is right only because no meeting goes on past midnight."""

    name = "DuckDB, self join by day"
    same = "a.person = b.person and a.day = b.day"


class Pandas:
    """Sorted by person and start; each is held against the next of its group, and so on."""

    name = "pandas"

    def prepare(self, facts: Facts) -> Any:
        import pandas as pd

        meetings = pd.DataFrame({"start": facts.start, "stop": facts.stop})
        return meetings, pd.DataFrame({"meeting": facts.meeting, "person": facts.person})

    def solve(self, prepared: Any) -> Any:
        import pandas as pd

        meetings, attendances = prepared
        rows = attendances.join(meetings, on="meeting")
        rows = rows.sort_values(["person", "start", "meeting"], ignore_index=True)
        left, ahead, found = rows, 1, []
        while len(left):
            right = rows.reindex(left.index + ahead)
            both = (right.person.values == left.person.values) & (
                right.start.values < left.stop.values
            )
            left, right = left[both], right[both]
            found.append(
                pd.DataFrame(
                    {
                        "person": left.person.values,
                        "meeting": left.meeting.values,
                        "other": right.meeting.values.astype(np.int64),
                    }
                )
            )
            ahead += 1
        return pd.concat(found)

    def answer(self, found: Any) -> Any:
        return found[["person", "meeting", "other"]].to_numpy()


PEERS: tuple[Any, ...] = (Remit(), Numpy(), DuckDB(), DuckDBByDay(), Pandas())
