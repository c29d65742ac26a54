# SPDX-License-Identifier: BSL-1.0
"""The table of phrases on the page of cadences says what the code prints."""

import re
from typing import Any

import pytest
import remit as rm
from docs_pages import DOCS, text_of

NOBODY: dict[str, list[str]] = {"person": [], "body": [], "start": []}
PAGE = DOCS / "concepts" / "cadence.md"


def rows() -> list[list[str]]:
    """The cells of the table, without its head."""
    table = text_of(PAGE).partition("<!-- table: phrases -->")[2].partition("<!-- end -->")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")][2:]
    return [
        [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in lines
    ]


def spans(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def shown(rule: rm.Rule) -> str:
    where = "" if rule.where is None else f" where {rule.where}"
    return f"{rule.for_each}: {rule.require}{where}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0].strip("`"))
def test_the_row_of_a_phrase_is_true(row: list[str]) -> None:
    phrase, _, prints, rules = row
    cadence = rm.Cadence(spans(phrase)[0])
    assert spans(prints) == list(cadence.parts)
    assert spans(rules) == [shown(rule) for rule in cadence.rules("board")]
    assert rm.Cadence(str(cadence)) == cadence
    assert rm.read_cadence(str(cadence)) == rm.read_cadence(spans(phrase)[0])
    assert rm.read_cadence(str(cadence)).when == cadence


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0].strip("`"))
def test_phrases_that_are_named_in_a_meaning_are_phrases(row: list[str]) -> None:
    """`quarterly` in the row of `monthly`: what is set as code there is read."""
    for phrase in spans(row[1]):
        if phrase in {"minutes", "once", "only in"}:
            continue
        assert rm.Cadence(phrase).parts


def test_the_table_has_every_kind_of_phrase() -> None:
    kinds = {re.sub(r"[0-9].*", "", part) for row in rows() for part in spans(row[2])}
    assert len(rows()) > 30
    assert {"at least ", "at most ", "exactly ", "every ", "half day", "on working days"} <= kinds


@pytest.mark.parametrize(
    "refused",
    [
        "biweekly",
        "bimonthly",
        "every second Tuesday",
        "only in July, not in July",
        "weekly, weekly",
    ],
)
def test_what_the_page_says_is_refused_is(refused: str) -> None:
    with pytest.raises(rm.BadInput) as caught:
        rm.Cadence(refused)
    assert {p.code for p in caught.value.problems} == {"E-CADENCE"}


def found(cadence: str, *meetings: str, **body: Any) -> list[tuple[str, str, str]]:
    """The findings in two years for the meetings of a body that lasts, or has these days."""
    observed = body.pop("observed", ("2025-01-01", "2027-01-01"))
    registry = rm.Registry.from_frames(
        mandates=NOBODY,
        bodies=[{"body": "b", "start": "2020-01-01"} | body],
        meetings={
            "meeting": [f"m{i}" for i in range(len(meetings))],
            "body": ["b"] * len(meetings),
            "start": list(meetings),
        },
        observed=observed,
    )
    findings = rm.check(registry, rm.Cadence(cadence).rules("asked"))
    return [(f.verdict, str(f.start), str(f.last_day)) for f in findings]


def test_months_apart_are_laid_back_from_the_later_meeting() -> None:
    apart = "at least 3 months apart"
    assert found(apart, "2026-02-28", "2026-05-31") == []
    assert found(apart, "2026-03-01", "2026-05-31") == [("fails", "2026-05-31", "2026-05-31")]


def test_from_a_monday_to_the_monday_three_weeks_later_there_are_three_weeks() -> None:
    days = {"start": "2026-01-05", "stop": "2026-01-31"}
    assert found("every 3 weeks", "2026-01-05", "2026-01-26", **days) == []
    late = found("every 3 weeks", "2026-01-05", "2026-01-27", **days)
    assert late == [("fails", "2026-01-26", "2026-01-26")]


def test_a_year_that_sticks_out_demands_nothing_and_allows_no_more() -> None:
    days = {"start": "2025-11-10", "stop": "2026-03-01"}
    assert found("2 per year", **days) == []
    assert found("at most 1 per year", "2025-11-12", "2025-12-01", **days) == [
        ("fails", "2025-11-10", "2025-12-31")
    ]


def test_a_year_of_which_facts_are_not_known_demands_nothing_and_one_not_over_is_pending() -> None:
    assert found("2 per year", "2025-07-01", observed=("2025-06-01", "2025-12-01")) == []
    assert found("2 per year", observed=("2025-06-01", "2026-12-01")) == [
        ("pending", "2026-01-01", "2026-11-30")
    ]


def test_a_meeting_of_several_days_is_counted_on_each_and_asked_for_its_first() -> None:
    registry = rm.Registry.from_frames(
        mandates=NOBODY,
        bodies={"body": ["b"], "start": ["2026-06-01"], "stop": ["2026-09-01"]},
        meetings={
            "meeting": ["long", "later"],
            "body": ["b", "b"],
            "start": ["2026-06-30", "2026-08-01"],
            "stop": ["2026-07-03", "2026-08-02"],
        },
        observed=("2026-01-01", "2027-01-01"),
    )
    for cadence in ["1 per month", "not in July"]:
        assert list(rm.check(registry, rm.Cadence(cadence).rules("asked"))) == []


def test_the_year_in_which_a_rule_comes_into_force_demands_nothing() -> None:
    registry = rm.Registry.from_frames(
        mandates=NOBODY,
        bodies={"body": ["b"], "start": ["2020-01-01"]},
        meetings={"meeting": [], "body": [], "start": []},
        observed=("2024-01-01", "2027-01-01"),
    )
    rules = rm.Cadence("2 per year").rules("asked", start="2024-11-10", stop="2026-03-01")
    assert [str(f.start) for f in rm.check(registry, rules)] == ["2025-01-01"]


def test_what_is_planned_keeps_the_rules_of_its_cadence() -> None:
    for cadence in [
        "2 per year, at least 3 months apart, not in July",
        "every 3 weeks, on Tuesdays",
    ]:
        plan = rm.Cadence(cadence).propose("2025-01-01", "2027-01-01")
        assert found(cadence, *map(str, plan.dates)) == []
        # No plan has fewer meetings.
        fewer = [str(d) for d in plan.dates[1:]]
        assert found(cadence, *fewer) != []


def test_even_spacing_of_two_a_year_is_half_a_year() -> None:
    plan = rm.Cadence("2 per year").propose("2026-01-01", "2027-01-01")
    assert [str(d) for d in plan.dates] == ["2026-01-01", "2026-07-02"]
