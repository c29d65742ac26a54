# SPDX-License-Identifier: BSL-1.0
"""What the benchmark of recurrence times answers the same, each date of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import remit as rm

np = pytest.importorskip("numpy", reason="the benchmarks make their rules with numpy")

from suite.recurrence import report  # noqa: E402
from suite.recurrence.arrays import Busday, Packed  # noqa: E402
from suite.recurrence.measure import contest, hash_of  # noqa: E402
from suite.recurrence.objects import Dateutil, Events, Holidays, QuantLib  # noqa: E402
from suite.recurrence.ours import Python  # noqa: E402
from suite.recurrence.rules import Kind, Rules, make_rules  # noqa: E402

EPOCH = np.datetime64("1970-01-01", "D")


def some(many: int, seed: int = 3) -> Rules:
    holidays = [h.day for h in rm.danish_holidays(1990, 2040) if h.kind == "statutory"]
    return make_rules(many, [int(np.datetime64(d, "D").astype(int)) for d in holidays], seed)


def test_rules_are_the_same_for_the_same_seed_and_of_every_kind() -> None:
    rules = some(1000)
    assert rules.texts() == some(1000).texts()
    assert rules.texts() != some(1000, 4).texts()
    assert set(rules.kind.tolist()) == set(Kind)
    assert (rules.n == 31).any()
    assert rules.few(10).texts() == rules.texts()[:10]


@pytest.mark.parametrize(
    ("peer", "needs", "many"),
    [
        (Busday(), "numpy", 300),
        (Python(), "remit", 300),
        (Dateutil(), "dateutil", 30),
        (Holidays(), "holidays", 20),
        (QuantLib(), "QuantLib", 40),
        (Events(), "recurring_ical_events", 2),
    ],
    ids=lambda p: getattr(p, "name", None),
)
def test_a_peer_answers_as_packed_numpy_does(peer: Any, needs: str, many: int) -> None:
    pytest.importorskip(needs, reason="a peer that is not installed")
    rules = some(many)
    packed = Packed()
    expected = packed.solve(packed.prepare(rules))
    found = peer.solve(peer.prepare(rules))
    assert found[0].tolist() == expected[0].tolist()
    assert hash_of(found) == hash_of(expected)


def test_packed_numpy_answers_as_each_rule_alone() -> None:
    rules = some(200, 5)
    calendar = rm.WorkingDays(rules.holidays.astype("M8[D]").tolist())
    packed = Packed()
    counts, days = packed.solve(packed.prepare(rules))
    ends = np.cumsum(counts)
    for i, text in enumerate(rules.texts()):
        rule = rm.Recurrence(text, (EPOCH + rules.first[i]).tolist())
        right = [calendar.adjust(d) for d in rule.between("1990-01-01", "2040-01-01")]
        found = days[ends[i] - counts[i] : ends[i]].astype("M8[D]").tolist()
        assert found == right, text


class Wrong(Packed):
    name = "one day off"

    def solve(self, prepared: Any) -> Any:
        counts, days = super().solve(prepared)
        days = days.copy()
        days[-1] += 1
        return counts, days


def test_who_answers_otherwise_is_not_timed() -> None:
    measured = contest(some(50), [Packed(), Wrong()], 2)
    assert list(measured["seconds"]) == [Packed.name]
    assert list(measured["differs"]) == [Wrong.name]
    assert len(measured["seconds"][Packed.name]["whole"]) == 2


def test_the_page_says_what_the_results_hold() -> None:
    results = Path(report.ROOT) / "benchmarks" / "results" / "recurrence"
    for kept in sorted(results.glob("*.json")):
        out = json.loads(kept.read_text(encoding="utf-8"))
        page = "\n".join(report.text(out, kept.name))
        assert kept.name in page
        for c in out["contests"]:
            assert all(peer in page for peer in c["seconds"])
