# SPDX-License-Identifier: BSL-1.0
"""The day-by-day interpreter that lies beside the repository, as a second oracle.

It is loaded from `language/oracle.py` of the shared folder and never copied. It was written before
the rulings of the language were made; `Told` brings it up to them, and says at each place which.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import remit as rm

EVENTS = ("appointments", "departures", "meetings", "events", "attendances")
# What the registry works out by itself, or what only the interpreter needs.
DERIVED = {
    "attendances": {"body", "mandate"},
    "items": {"body"},
    "nominations": {"body"},
    "recusals": {"body", "meeting"},
}
LASTS = ("bodies", "seats", "mandates", "offices", "meetings", "events", "proposals")


@cache
def load(folder: Path) -> ModuleType:
    """The interpreter as a module."""
    path = folder / "language" / "oracle.py"
    spec = importlib.util.spec_from_file_location("remit_second_oracle", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def its_text(text: str) -> str:
    """A rule as the interpreter spells it."""
    return text.replace("days_held(", "days(")


@cache
def told(oracle: ModuleType) -> type:
    """The interpreter, up to the rulings."""

    class Told(oracle.Oracle):  # type: ignore[misc, name-defined]
        force = (-oracle.INF, oracle.INF)
        unsure = False  # a first or a last over a window that is open

        def calendar_window(self, a: int, months: int, subject: Any) -> Any:
            # Partial calendar windows are open; the life of an event is that of its body; a window
            # also sticks out of the days on which the rule is in force.
            lives = subject
            if subject is not None and subject.table in EVENTS:
                lives = self.reg.index.get(("bodies", subject.cols.get("body")))
            before, self.edge = self.edge, False
            w = super().calendar_window(a, months, lives)
            if subject is not None and (a < self.force[0] or w.hi + 1 > self.force[1]):
                self.edge = True
            self.pending = self.pending or self.edge
            self.edge = self.edge or before
            return w

        def call(self, n: Any, row: Any, t: int, outer: Any, subject: Any) -> Any:
            # A measure within a selector is no reason to wait for what the rule asks.
            before = self.pending
            v = super().call(n, row, t, outer, subject)
            if outer is not None:
                self.pending = before
            return v

        def aggregate(
            self, name: str, args: Any, source: Any, over: Any, row: Any, t: int, subject: Any
        ) -> Any:
            # Whether a window is open is a matter of that window alone.
            before, self.pending = self.pending, False
            v = super().aggregate(name, args, source, over, row, t, subject)
            if self.pending and name in ("first", "last"):
                self.unsure = True
            self.pending = self.pending or before
            # What was before the observed days is not known, and the interpreter takes it for
            # nothing where the first day of a window depends on the rows, or there is none.
            named = over.func.id if isinstance(getattr(over, "func", None), ast.Name) else ""
            far = named in ("after", "recent", "run") or (named == "past" and not over.args)
            if far and self.reg.obs[0] > -oracle.INF:
                self.unsure = True
            return v

        def truth(self, node: Any, row: Any, t: int, subject: Any) -> Any:
            # What is remembered keeps why it was not certain.
            k = ("told", id(node), id(row), t)
            if k not in self.memo:
                before, self.pending = (self.pending, self.unsure), False
                self.unsure = False
                v = super().truth(node, row, t, subject)
                self.memo[k] = v, self.pending, self.unsure
                self.pending, self.unsure = before
            v, pending, unsure = self.memo[k]
            self.pending = self.pending or pending
            self.unsure = self.unsure or unsure
            return v

        # -- verdicts -----------------------------------------------------------------------------

        def prepare(self, rule: dict[str, Any], first: int, last: int) -> None:
            """Reads a rule; then `subjects`, `domain` and `verdict`."""
            self.first, self.last = first, last
            ends = [
                d
                for rows in self.reg.t.values()
                for r in rows
                for d in (*r.start, *r.stop)
                if abs(d) < oracle.INF
            ]
            self.floor, self.ceiling = min([*ends, first]) - 1, max([*ends, last]) + 1
            read = lambda text: ast.parse(its_text(text), mode="eval").body  # noqa: E731
            self.require = read(rule["require"])
            if rule.get("within"):
                limit = read(rule["within"])
                self.require = ast.Call(ast.Name("within"), [self.require, limit], [])
            self.where = read(rule["where"]) if rule.get("where") else None
            self.force = (
                oracle.bounds(rule.get("start"), (-oracle.INF,) * 2)[0],
                oracle.bounds(rule.get("stop"), (oracle.INF,) * 2)[0],
            )
            self._keep = [*getattr(self, "_keep", []), self.require, self.where]

        def domain(self, s: Any) -> tuple[int, int]:
            """The days on which a subject may be judged, half-open."""
            start = max(s.start[0], self.force[0], self.reg.obs[0], self.floor)
            return int(start), int(min(s.stop[1], self.force[1], self.reg.obs[1], self.last + 1))

        def on(self, s: Any, t: int) -> tuple[Any, bool, bool]:
            """Of a day: the truth, whether a window is open, whether it is not compared."""
            self.pending = self.edge = self.unsure = False
            self.begin = self.domain(s)[0]
            self._keep.append(s)
            w = self.truth(self.where, s, t, s) if self.where else oracle.T
            v = self.truth(self.require, s, t, s) if w.hi else oracle.T
            if s.table not in EVENTS:
                w = oracle.both(w, s.lasts(t))
            v = oracle.either(v, oracle.B(1 - w.hi, 1 - w.lo))
            return v, self.pending, self.unsure

        def verdicts(self, s: Any, days: Iterable[int]) -> dict[int, tuple[Any, bool, bool]]:
            start, stop = self.domain(s)
            if s.table not in EVENTS:
                return {t: self.on(s, t) for t in days if start <= t < stop}
            # An event on an uncertain day is judged on each day on which it may be.
            inside = range(max(start, s.start[0]), min(stop, s.stop[1]))
            if len(inside) > 40:
                return {}
            each = [self.on(s, t) for t in inside]
            sure = [oracle.T] if s.start[0] < start or s.stop[1] > stop else []
            all_ = [v for v, _, _ in each] + sure
            v = all_[0] if all_ and all(x == all_[0] for x in all_) else oracle.U
            why = any(p for _, p, _ in each), any(u for _, _, u in each)
            return dict.fromkeys(inside, (v, *why))

        def groups(self, for_each: str) -> list[Any]:
            return list(self.subjects(for_each))

    return Told


# -- the same facts for the registry --------------------------------------------------------------


def date_text(oracle: ModuleType, ends: tuple[float, float]) -> str | None:
    """ "2019", "2019-05" or "2019-05-03" of its bounds; nothing where there is no day."""
    low, high = ends
    if low == high:
        return None if abs(low) == oracle.INF else str(oracle.iso(low))
    for text in (oracle.iso(low)[:4], oracle.iso(low)[:7]):
        if oracle.bounds(text, None) == ends:
            return str(text)
    raise ValueError(f"no text for {ends}")


def cell(value: Any) -> Any:
    return None if value == "" else value


def frames(oracle: ModuleType, registry: Any) -> dict[str, list[dict[str, Any]]]:
    """The tables of the interpreter's registry as rows under the names of remit's schema."""
    out: dict[str, list[dict[str, Any]]] = {}
    attributes: list[dict[str, Any]] = []
    for table, rows in registry.t.items():
        if not rows or table in ("appointments", "departures"):
            continue
        key = None if table in ("offices", "attendances") else oracle.KEY.get(table)
        for r in rows:
            row = {k: cell(v) for k, v in r.cols.items() if k not in DERIVED.get(table, ())}
            if key is not None and table not in ("mandates", "nominations", "recusals"):
                row[key] = r.id
            if table in LASTS:
                row["start"], row["stop"] = (date_text(oracle, e) for e in (r.start, r.stop))
            for k in ("seat", "parent"):
                if row.get(k) == "-":
                    row[k] = None
            dated = {k: v for k, v in row.items() if isinstance(v, list)}
            if not dated:
                out.setdefault(table, []).append(row)
            elif table == "mandates":
                out.setdefault(table, []).extend(parts(row, dated))
            else:
                attributes += [
                    {"table": table, "key": r.id, "name": k, "value": v, "start": a, "stop": b}
                    for k, values in dated.items()
                    for a, b, v in values
                ]
                out.setdefault(table, []).append({k: v for k, v in row.items() if k not in dated})
    if attributes:
        out["attributes"] = attributes
    return {table: even(rows) for table, rows in out.items()}


def parts(row: dict[str, Any], dated: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """A mandate whose column changes, as the rows of a register: one for each value."""
    ((name, values),) = dated.items()
    return [{**row, name: v, "start": a, "stop": b} for a, b, v in values]


def even(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    columns = list(dict.fromkeys(k for r in rows for k in r))
    return [{c: r.get(c) for c in columns} for r in rows]


def registry_of(oracle: ModuleType, registry: Any, **more: Any) -> rm.Registry:
    """The registry of remit with the same facts."""
    tables: dict[str, Any] = dict(frames(oracle, registry))
    tables.setdefault("mandates", {"person": [], "body": [], "start": [], "stop": []})
    observed = tuple(None if abs(d) == oracle.INF else oracle.iso(d) for d in registry.obs)
    if observed[0] is not None:
        more["observed"] = observed
    return rm.Registry.from_frames(**{**tables, **more})


def key_of(oracle: ModuleType, s: Any) -> str:
    """What a finding calls the interpreter's subject."""
    if hasattr(s, "label"):
        return str(s.label)
    if s.table in ("mandates", "appointments", "departures"):
        of = getattr(s, "of", s)
        seat = of.cols.get("seat")
        place = of.cols["body"] + ("" if seat in (None, "", "-") else f"/{seat}")
        return f"{of.cols['person']}@{place}@{oracle.iso(of.start[0])}"
    if s.table == "attendances":
        return f"{s.cols['meeting']}/{s.cols['person']}"
    return f"{s.cols['body']}/{s.id}" if s.table == "seats" else str(s.id)
