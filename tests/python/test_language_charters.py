# SPDX-License-Identifier: BSL-1.0
"""The twelve charters that lie beside the repository, as charters of this library.

They are drafts in a shorter layout: a `cite` is the clause's words, a waiver is named by its rule.
What they are checked on, and what must be found, is in `language/test_lang.py` beside them: it is
run here as it stands, with remit in the place of its interpreter. `REMIT_LONG=1` asks the
interpreter too, and compares every finding.
"""

from __future__ import annotations

import importlib.util
import io
import json
import os
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import remit as rm
import second_oracle

# What the language has refused since the drafts were written.
SINCE = {
    # The measure of days is spelled out.
    "days()": "days_held()",
    # Two conditions are not compared.
    "(some(voting).over(past(days(2))) == some(voting)) & "
    "(some(votes == 0).over(past(days(2))) == some(votes == 0))": (
        "((some(voting).over(past(days(2))) & some(voting)) | "
        "(none(voting).over(past(days(2))) & none(voting))) & "
        "((some(votes == 0).over(past(days(2))) & some(votes == 0)) | "
        "(none(votes == 0).over(past(days(2))) & none(votes == 0)))"
    ),
}
NAMES = (
    "01-dialogue-forum",
    "02-gender-balance",
    "03-kubernetes",
    "04-openstack-tc",
    "05-ecb",
    "06-un-security-council",
    "07-fomc",
    "08-city-board",
    "09-flanders",
    "10-icann",
    "11-danish-committee",
    "12-uk-council",
)


def now(text: str) -> str:
    for then, since in SINCE.items():
        text = text.replace(then, since)
    return text


def value(v: Any) -> str:
    return json.dumps(now(v) if isinstance(v, str) else v, ensure_ascii=False)


def tables(kind: str, rows: dict[str, dict[str, Any]]) -> Iterator[str]:
    for name, row in rows.items():
        yield f"[{kind}.{json.dumps(name, ensure_ascii=False)}]"
        yield from (f"{k} = {value(v)}" for k, v in row.items())


def as_charter_file(draft: dict[str, Any]) -> str:
    """The draft as a charter file: what it cites become clauses."""
    lines = [f"title = {value(draft['charter'])}"]
    rules = {k: {"level": "must", **r} for k, r in draft["rule"].items()}
    clauses: dict[str, dict[str, Any]] = {}
    for r in rules.values():
        clauses.setdefault(r["cite"], {"words": r["cite"], "kind": r["level"]})
    lines += ["[define]", *(f"{k} = {value(v)}" for k, v in draft.get("define", {}).items())]
    lines += tables("clause", clauses)
    lines += tables("seat", draft.get("seat", {}))
    lines += tables("rule", rules)
    for rule, waiver in draft.get("waiver", {}).items():
        lines += ["[[waiver]]", f"rule = {value(rule)}"]
        lines += [f"{k} = {value(v)}" for k, v in waiver.items()]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def charters(shared: Path) -> Path:
    folder = shared / "language" / "charters"
    if not folder.is_dir():
        pytest.skip(f"no charters in {folder} (set REMIT_SHARED)")
    return folder


def read(charters: Path, name: str) -> rm.Charter:
    draft = tomllib.loads((charters / f"{name}.toml").read_text(encoding="utf-8"))
    return rm.Charter.from_text(as_charter_file(draft), name)


def test_there_are_twelve(charters: Path) -> None:
    assert sorted(f.stem for f in charters.glob("*.toml")) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_charter_is_read_printed_and_read_again(charters: Path, name: str) -> None:
    draft = tomllib.loads((charters / f"{name}.toml").read_text(encoding="utf-8"))
    charter = read(charters, name)
    assert [r.name for r in charter.rules] == list(draft["rule"])
    assert [s.seat for s in charter.seats] == list(draft.get("seat", {}))
    again = rm.Charter.from_text(str(charter), name)
    assert again == charter
    assert str(again) == str(charter)
    for rule in charter.all_rules:
        assert rm.same(rm.parse(str(rule.require)), rule.require)


# -- the histories of test_lang.py ----------------------------------------------------------------

LONG = bool(os.environ.get("REMIT_LONG"))
# A guest's attendance has the body of its meeting; whose else is asked for, and refused.
REFUSED = ("guests",)
CERTAINTY = {"fails": "certain", "possible": "possible"}
# The histories, how many questions each asks, and the charter that it is for.
HISTORIES = {
    "gender": (59, "02-gender-balance"),
    "k8s": (5, "03-kubernetes"),
    "pep13": (4, ""),
    "forum": (22, "01-dialogue-forum"),
    "uk": (5, "12-uk-council"),
    "un": (4, "06-un-security-council"),
    "danish": (6, "11-danish-committee"),
    "ecb": (7, "05-ecb"),
    "empty_and_partial": (2, ""),
}
Found = tuple[str, str, str, str, str]  # rule, subject, start, stop or "open", certainty


def module_of(folder: Path, oracle: ModuleType) -> ModuleType:
    """`test_lang.py` as it stands; it reads no file but through the folder beside it."""
    before = sys.modules.get("oracle")
    sys.modules["oracle"] = oracle
    try:
        spec = importlib.util.spec_from_file_location("remit_test_lang", folder / "test_lang.py")
        assert spec is not None
        assert spec.loader is not None
        lang: Any = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(lang)
    finally:
        del sys.modules["oracle"]
        if before is not None:
            sys.modules["oracle"] = before
    lang.load = lambda path: oracle.load(folder / path)
    lang.open = lambda path: io.StringIO((folder / path).read_text(encoding="utf-8"))
    lang.show = lambda *_: None
    return lang  # type: ignore[no-any-return]


def charter_of(name: str, rule: dict[str, Any], define: dict[str, str]) -> rm.Charter:
    """One rule with the definitions of its charter."""
    lines = ['title = "one rule"', "[values]", 'role = ["chair", "member", "director"]', "[define]"]
    lines += [f"{k} = {value(v)}" for k, v in define.items()]
    rule = {k: v for k, v in rule.items() if k not in ("cite", "level")}
    lines += tables("rule", {name.split("/")[0].replace(":", "-"): rule})
    return rm.Charter.from_text("\n".join(lines), name)


def in_terms(oracle: ModuleType, registry: Any) -> dict[str, Any]:
    """Its mandates, each of a term of its own.

    The interpreter joins no rows. remit makes one mandate of rows of one person, body and seat
    that abut, unless they are of different terms; then somebody who is elected again was not.
    """
    rows = second_oracle.frames(oracle, registry).get("mandates", [])
    mandates = registry.t["mandates"]
    if not rows or len(rows) != len(mandates):  # a row for each value of a column that changes
        return {}
    return {"mandates": [{**r, "term": m.id} for r, m in zip(rows, mandates, strict=True)]}


def with_remit(oracle: ModuleType, asked: list[str]) -> type:
    """The interpreter's class, with remit's answers."""

    class Asking(oracle.Oracle):  # type: ignore[misc, name-defined]
        def __init__(self, reg: Any, define: Any = None, holidays: Any = ()) -> None:
            super().__init__(reg, define, holidays)
            self.told = dict(define or {}), tuple(holidays)
            self.facts = second_oracle.registry_of(oracle, reg, **in_terms(oracle, reg))

        def check(self, rule: Any, first: str, last: str, name: str = "rule") -> list[Found]:
            asked.append(name)
            charter = charter_of(name, rule, self.told[0])
            if name in REFUSED:
                with pytest.raises(rm.BadInput, match="E-COLUMN"):
                    rm.check(self.facts, charter)
                return list(super().check(rule, first, last, name))
            table = oracle.TABLE[rule["for_each"].rpartition(" in ")[2]]
            keys = {second_oracle.key_of(oracle, r): r.id for r in self.reg.t[table]}
            after = date.fromisoformat(last) + timedelta(days=1)
            found = [
                (
                    name,
                    keys.get(f.subject, f.subject),
                    f.start.isoformat(),
                    f.stop.isoformat() if f.stop and f.stop < after else "open",
                    CERTAINTY[f.verdict],
                )
                for f in rm.check(
                    self.facts,
                    charter,
                    during=(first, after),
                    calendar=rm.WorkingDays(holidays=self.told[1]),
                )
                if f.verdict != "pending"
            ]
            if LONG:
                assert Counter(found) == Counter(super().check(rule, first, last, name))
            return found

    return Asking


@pytest.mark.parametrize("history", HISTORIES)
def test_the_planted_breaches_are_found_on_their_days(
    shared: Path, charters: Path, history: str
) -> None:
    oracle = second_oracle.load(shared)
    asked: list[str] = []
    lang: Any = module_of(shared / "language", oracle)
    lang.Oracle = with_remit(oracle, asked)
    getattr(lang, f"test_{history}")()  # asserts what must be found
    questions, name = HISTORIES[history]
    assert len(asked) == questions
    if name:  # the rules that were asked for are those of the charter
        rules = {r.name for r in read(charters, name).all_rules}
        assert set(asked) & (rules | {"rule"})
