# SPDX-License-Identifier: BSL-1.0
"""One generated case: both interpreters are asked, and what they say is compared day by day."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from random import Random
from types import ModuleType
from typing import Any

import remit as rm
import second_facts
import second_oracle
import second_rules
from second_facts import OBSERVED, Facts
from second_rules import Generated

# Rules may name them whether or not they occur.
VALUES = {
    "role": ("chair", "member"),
    "gender": ("f", "m"),
    "region": ("north", "south", "east"),
    "instrument": ("regular", "casual"),
    "affiliation": ("A", "B"),
    "employer": ("X", "Y", "Z"),
    "constituency": ("N", "S"),
    "kind": ("council", "committee", "ordinary", "visit", "election", "review"),
    "status": ("effective", "hindered", "held", "cancelled"),
    "office": ("director", "mayor"),
    "organisation": ("agency", "town"),
    "area": ("social", "health", "school"),
    "presence": ("present", "absent"),
}


@dataclass
class Case:
    seed: int
    facts: Facts  # as both are told
    rules: list[Generated]
    exact: Facts | None = None  # what they were before days and cells were lost

    def days(self, oracle: ModuleType) -> list[int]:
        """Days around every change, the ends of months, and some others; the same for every try."""
        rnd = Random(self.seed)
        first, stop = oracle.day(OBSERVED[0]), oracle.day(OBSERVED[1])
        edges = set()
        for f in (self.facts, self.exact or {}):
            for table in ("mandates", "meetings", "offices"):
                for r in f.get(table, []):
                    for text in (r["start"], r["stop"]):
                        low, high = oracle.bounds(text, (first, first))
                        edges |= {low - 1, low, high, high + 1}
        edges = {int(d) for d in edges if first <= d < stop}
        out = set(rnd.sample(sorted(edges), min(len(edges), 12)))
        out |= {rnd.randrange(first, stop) for _ in range(10)} | {first, stop - 1}
        out |= {oracle.day(d) for d in ("2019-12-31", "2020-01-01", "2020-05-09", "2020-12-31")}
        return sorted(out)


@dataclass
class Difference:
    rule: str
    subject: str
    day: str
    what: str


@dataclass
class Tally:
    """How often each answer was compared."""

    said: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> None:
        self.said[what] = self.said.get(what, 0) + 1


def generate(seed: int, oracle: ModuleType) -> Case:
    rnd = Random(seed)
    facts = second_facts.exact_facts(rnd, oracle)
    exact, seated = rnd.random() < 0.5, bool(facts["seats"])
    rules = [second_rules.rule(rnd, f"rule-{i}", seated, exact) for i in range(3)]
    if exact:
        return Case(seed, facts, rules)
    return Case(seed, second_facts.coarsened(rnd, oracle, facts), rules, facts)


# -- what remit says ------------------------------------------------------------------------------


Verdicts = dict[tuple[str, str], list[tuple[int, float, str]]]


def judged(registry: rm.Registry, rules: list[Generated]) -> tuple[Verdicts, dict[str, str]]:
    """The findings by rule and subject, and the rules that were refused with the code."""
    refused: dict[str, str] = {}
    made = []
    for r in rules:
        try:
            made.append(rm.Rule(**r.keywords()))
        except rm.BadInput as e:
            refused[r.name] = e.problems[0].code + " " + str(e)
    out: Verdicts = {}
    for rule in made:
        try:
            found = rm.check(registry, rm.Charter(title="generated", rules=[rule], values=VALUES))
        except rm.BadInput as e:
            refused[rule.name] = e.problems[0].code + " " + str(e)
            continue
        for f in found:
            stop = f.stop.toordinal() if f.stop else float("inf")
            out.setdefault((f.rule, f.subject), []).append((f.start.toordinal(), stop, f.verdict))
    return out, refused


def on_day(findings: list[tuple[int, float, str]], t: int) -> str:
    return next((v for a, b, v in findings if a <= t < b), "nothing")


# -- what is compared -----------------------------------------------------------------------------


def loose(r: Generated, partial: bool) -> bool:
    """Where the interpreter may be surer than the ruling allows: see the named tests."""
    text = r.require + (r.where or "")
    if not partial:
        return False
    held = "days_held" in text and any(f"over({w}" in text for w in ("run", "after", "recent"))
    ended = "first(" in text or "last(" in text or "next(" in (r.within or "")
    return held or ended or "attendances" in text or r.within is not None


def disagree(said: Any, pending: bool, mine: str, oracle: ModuleType, partial: bool) -> bool:
    """Whether the two contradict each other on one day, or one is sure where both know all."""
    if said == oracle.T:
        return mine != "nothing"
    if said == oracle.F:
        return mine != "fails"
    return not (partial or pending) and mine != "possible"


def differences(case: Case, oracle: ModuleType, tally: Tally | None = None) -> Iterator[Difference]:
    tally = tally or Tally()
    its = second_facts.its_registry(oracle, case.facts)
    registry = second_oracle.registry_of(oracle, its)
    second_facts.narrowed(oracle, its)
    verdicts, refused = judged(registry, case.rules)
    days = case.days(oracle)
    completions = list(completed(case, oracle))
    partial = case.exact is not None
    for r in case.rules:
        asked = asking(oracle, its, r, days)
        if r.name in refused:
            code = refused[r.name].split(" ")[0]
            tally.refused[code] = tally.refused.get(code, 0) + 1
            if code != "E-NEVER":
                yield Difference(r.name, "", "", "refused: " + refused[r.name])
                continue
            for s, answers in asked():
                for t, (said, _, _) in answers.items():
                    if said == oracle.T and not r.where and not r.within:
                        yield Difference(
                            r.name, key(oracle, s), oracle.iso(t), "E-NEVER, but holds"
                        )
            continue
        sure: dict[tuple[Any, int], str] = {}
        text = r.require + (r.where or "")
        for s, answers in asked():
            found = verdicts.get((r.name, key(oracle, s)), [])
            for t, (said, pending, unsure) in answers.items():
                mine = on_day(found, t)
                name = {oracle.T: "holds", oracle.F: "fails", oracle.U: "cannot be told"}[said]
                tally.count(name + ("" if said != oracle.U else " (open)" if pending else ""))
                if unsure:
                    continue
                hard = {(oracle.T, "fails"), (oracle.F, "nothing")}
                tied = "first(" in text or "last(" in text  # see the named test
                wrong = disagree(said, pending or tied, mine, oracle, partial)
                if wrong and ((said, mine) in hard or not loose(r, partial)):
                    yield Difference(
                        r.name, key(oracle, s), oracle.iso(t), f"oracle: {name}, remit: {mine}"
                    )
                if mine == "fails" or (mine == "nothing" and not pending):
                    sure[identity(s), t] = mine
        if partial and "attendances" not in r.require + (r.where or ""):
            yield from unsound(oracle, r, days, completions, sure, tally)


def key(oracle: ModuleType, s: Any) -> str:
    return second_oracle.key_of(oracle, s)


def identity(s: Any) -> tuple[str, str]:
    return s.table, getattr(s, "label", s.id)


def asking(
    oracle: ModuleType, its: Any, r: Generated, days: list[int]
) -> Callable[[], Iterator[tuple[Any, dict[int, Any]]]]:
    def ask() -> Iterator[tuple[Any, dict[int, Any]]]:
        told = second_oracle.told(oracle)(its)
        told.prepare(r.keywords(), days[0], days[-1])
        for s in told.groups(r.for_each):
            if "?" not in getattr(s, "label", ""):
                yield s, told.verdicts(s, days)

    return ask


def completed(case: Case, oracle: ModuleType) -> Iterator[Any]:
    if case.exact is None:
        return
    yield second_facts.its_registry(oracle, case.exact)
    more = second_facts.completed(Random(case.seed), oracle, case.facts, case.exact)
    yield second_facts.its_registry(oracle, more)


def unsound(
    oracle: ModuleType,
    r: Generated,
    days: list[int],
    completions: list[Any],
    sure: dict[tuple[Any, int], str],
    tally: Tally,
) -> Iterator[Difference]:
    """What was said for certain must be so however the facts are completed."""
    if r.for_each in ("appointment", "departure"):
        return  # their day is another one
    for which, its in enumerate(completions):
        answers = {identity(s): a for s, a in asking(oracle, its, r, days)()}
        for (who, t), mine in sure.items():
            if who not in answers and " in " in r.for_each:
                continue
            said, _, unsure = answers.get(who, {}).get(t, (oracle.T, False, False))
            if unsure or said == oracle.U:
                continue
            tally.count("completed")
            if (said == oracle.F) != (mine == "fails"):
                name = "fails" if said == oracle.F else "holds"
                yield Difference(
                    r.name, who[1], oracle.iso(t), f"remit: {mine}, completion {which}: {name}"
                )


# -- a failing case, made small and shown ---------------------------------------------------------


def shrink(case: Case, still: Callable[[Case], bool]) -> Case:
    """Drops rules and rows while the difference stays."""
    for r in case.rules:
        one = replace(case, rules=[r])
        if still(one):
            case = one
            break
    again = True
    while again:
        again = False
        for table in (
            "attendances",
            "events",
            "offices",
            "meetings",
            "mandates",
            "seats",
            "people",
        ):
            for at in reversed(range(len(case.facts.get(table, [])))):
                less = without(case, table, case.facts[table][at]["id"])
                if less is not None and still(less):
                    case, again = less, True
        for r in simpler(case.rules[0]):
            less = replace(case, rules=[r])
            if len(case.rules) == 1 and still(less):
                case, again = less, True
                break
    return case


def simpler(r: Generated) -> Iterator[Generated]:
    for part in ("where", "within", "start", "stop"):
        if getattr(r, part) is not None:
            yield replace(r, **{part: None})


def without(case: Case, table: str, gone: str) -> Case | None:
    names = {"people": "person", "seats": "seat", "meetings": "meeting"}
    column = names.get(table)

    def less(facts: Facts | None) -> Facts | None:
        if facts is None:
            return None
        out = {}
        for t, rows in facts.items():
            left = [r for r in rows if not (t == table and r["id"] == gone)]
            if column:
                left = [r for r in left if r.get(column) != gone]
            if table == "mandates":
                left = [r | {"mandate": "-"} if r.get("mandate") == gone else r for r in left]
            out[t] = left
        return out

    facts = less(case.facts)
    return (
        None
        if facts is None or not facts["mandates"]
        else replace(case, facts=facts, exact=less(case.exact))
    )


def show(case: Case, oracle: ModuleType) -> str:
    """As a charter and tables."""
    out = io.StringIO()
    print(f"seed {case.seed}, observed {OBSERVED[0]} to {OBSERVED[1]}", file=out)
    for r in case.rules:
        print(f"[rule.{r.name}]", file=out)
        for k, v in r.keywords().items():
            if k != "name":
                print(f"{k} = '{v}'", file=out)
    tables = second_oracle.frames(oracle, second_facts.its_registry(oracle, case.facts))
    for table, rows in tables.items():
        print(f"--- {table}.csv", file=out)
        print(",".join(rows[0]), file=out)
        for r in rows:
            print(",".join("" if v is None else str(v) for v in r.values()), file=out)
    if case.exact is not None:
        print("--- before days and cells were lost:", file=out)
        for m in case.exact["mandates"]:
            print(m, file=out)
    return out.getvalue()
