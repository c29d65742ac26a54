# SPDX-License-Identifier: BSL-1.0
"""The example of the dialogue forum: what the check finds is what was written by hand."""

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import remit as rm

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "examples" / "dialogue-forum"
EXPECTED = ROOT / "tests" / "golden" / "dialogue-forum" / "expected.csv"
# The meetings are known up to and with 22 November 2026: what is later has not been held yet.
OBSERVED = {"meetings": (None, "2026-11-23")}


class Row(NamedTuple):
    rule: str
    subject: str
    start: date
    stop: date | None
    verdict: str
    waived_until: date | None


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def expected_rows() -> list[dict[str, str]]:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected() -> list[Row]:
    rows = []
    for r in expected_rows():
        start = date.fromisoformat(r["start"])
        verdict, waived = r["verdict"], day(r["waived"])
        rows.append(Row(r["rule"], r["subject"], start, day(r["stop"]), verdict, waived))
    return rows


def row(finding) -> Row:
    return Row(
        finding.rule,
        finding.subject,
        finding.start,
        finding.stop,
        str(finding.verdict),
        finding.waived_until,
    )


@pytest.fixture(scope="module")
def forum():
    return rm.read_folder(FOLDER, observed=OBSERVED)


@pytest.fixture(scope="module")
def found(forum):
    charter, registry = forum
    return list(rm.check(registry, charter))


def test_every_expected_finding_is_found_and_no_other(found) -> None:
    rows = [row(f) for f in found]
    missing = [r for r in expected() if r not in rows]
    surplus = [r for r in rows if r not in expected()]
    assert not missing, f"not found: {missing}"
    assert not surplus, f"found, and not expected: {surplus}"
    assert len(rows) == len(expected()), "a finding is there twice"


def test_findings_come_in_the_order_of_the_charter_and_then_by_day(found) -> None:
    assert [row(f) for f in found] == expected()


def test_a_waived_finding_gives_the_reason_and_the_others_give_none(found) -> None:
    reasons = {f.rule: f.reason for f in found if f.waived_until is not None}
    assert set(reasons) == {"ældreområdet"}
    assert "ældreområdet" in reasons["ældreområdet"]
    assert all(not f.reason for f in found if f.waived_until is None)


def test_what_is_not_over_yet_is_pending_and_due_on_its_last_day(found) -> None:
    due = {(f.rule, f.start.year): str(f.due) for f in found if f.verdict == "pending"}
    gap = due.pop(("cadence:tæt/at most 8 months apart", 2027))
    assert gap == "2027-01-20"  # eight months after the last meeting
    this_year = {rule for rule, year in due if year == 2026}
    assert this_year == {"temaerne", "cadence:årlige-møder/2 per year"}
    assert all(day == f"{year}-12-31" for (_, year), day in due.items())


def test_what_is_said_to_be_known_for_ever_is_not_pending_but_missing() -> None:
    charter, registry = rm.read_folder(FOLDER)
    found = [f for f in rm.check(registry, charter) if "2 per year" in f.rule]
    assert [(f.start.year, str(f.verdict)) for f in found] == [
        (2024, "fails"),
        (2026, "fails"),
        (2027, "fails"),
    ]


def test_every_finding_says_what_is_wrong_in_a_sentence(found) -> None:
    for f in found:
        assert f.message, f.rule


def test_a_minimum_that_is_not_reached_names_the_people_who_do_count(found) -> None:
    on = {(f.rule, f.start): f for f in found}
    six = on["seat:kommune/filled", date(2025, 9, 1)].people
    assert sorted(six) == [
        "Bodil Blishøne",
        "Frida Fuglekonge",
        "Rasmus Rødhals",
        "Signe Solsort",
        "Ulla Urfugl",
        "Åse Allike",
    ]
    both = on["seat:bkf/filled", date(2026, 6, 1)].people
    assert sorted(both) == ["Nanna Nattergal", "Olga Ormvåge"]
    assert list(on["seat:kl/filled", date(2027, 3, 1)].people) == []


def test_every_finding_cites_a_clause_of_the_source_word_for_word(found, forum) -> None:
    charter, _ = forum
    words = {c.id: c.words for c in charter.clauses}
    for f in found:
        assert f.clause in words, f.rule
        assert f.clause_text == words[f.clause]


def test_every_expected_finding_says_why() -> None:
    for r in expected_rows():
        assert len(r["why"].split()) >= 10, r["rule"]


def test_the_readme_tells_of_every_expected_finding() -> None:
    told = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    for r in expected_rows():
        days = [r["start"]] + ([r["stop"]] if r["stop"] else ["still"])
        lines = [line for line in told if f"`{r['rule']}`" in line]
        assert any(all(d in line for d in [*days, r["verdict"][:4]]) for line in lines), r
