# SPDX-License-Identifier: BSL-1.0
"""Rules and charters are values: they print, compare, hash, copy, pickle and evaluate back."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import remit as rm

WHOLE: dict[str, Any] = {
    "name": "size",
    "for_each": "company in body",
    "where": 'kind == "board"',
    "require": "count() <= count().of(body.members) / 3",
    "level": "should",
    "start": "2024-01-01",
    "stop": date(2025, 1, 1),
    "cite": "1.2",
}
RULES = {
    "least": rm.Rule(name="size", require="count() == 7"),
    "whole": rm.Rule(**WHOLE),
    "within": rm.Rule(name="vacancy", for_each="seat", require=rm.some(), within=rm.days(90)),
    "next": rm.Rule(name="vacancy", require=rm.some(), within="next(meetings)"),
    "words": rm.Rule(name='it\'s "quoted"', require=rm.role == "æ ø å \\ '"),
}


def test_a_rule_has_the_fields_that_it_was_given() -> None:
    r = rm.Rule(**WHOLE)
    assert (r.name, r.for_each, r.level, r.cite) == ("size", "company in body", "should", "1.2")
    assert (r.start, r.stop) == (date(2024, 1, 1), date(2025, 1, 1))
    assert r.where == (rm.kind == "board")
    assert r.require == (rm.count() <= rm.count().of(rm.body.members) / 3)
    assert r.within is None
    assert RULES["within"].within == rm.days(90)
    assert RULES["next"].within == rm.next(rm.meetings)


def test_a_condition_and_its_text_make_the_same_rule() -> None:
    as_text = rm.Rule(name="chair", require='count(role == "chair") == 1', where="count() >= 1")
    as_python = rm.Rule(
        name="chair", require=rm.count(rm.role == "chair") == 1, where=rm.count() >= 1
    )
    assert as_text == as_python
    assert hash(as_text) == hash(as_python)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_evaluates_copies_and_pickles_back(name: str) -> None:
    r = RULES[name]
    for again in (
        eval(repr(r), dict(vars(rm))),
        copy.copy(r),
        copy.deepcopy(r),
        pickle.loads(pickle.dumps(r)),
        r.replace(),
    ):
        assert again == r
        assert hash(again) == hash(r)
        assert repr(again) == repr(r)


@pytest.mark.parametrize("name", RULES)
def test_the_printed_rule_is_a_line_of_a_charter_file(name: str) -> None:
    r = RULES[name].replace(cite="")
    assert rm.Charter.from_text(f"[rule]\n{r}\n").rules == (r,)


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("name", "other"),
        ("for_each", "body"),
        ("where", "count() == 1"),
        ("require", "count() == 2"),
        ("level", "must"),
        ("start", "2023-01-01"),
        ("stop", None),
        ("cite", "2"),
        ("within", rm.days(1)),
    ],
)
def test_rules_that_differ_in_one_field_are_not_equal(key: str, other: Any) -> None:
    changed = rm.Rule(**WHOLE).replace(**{key: other})
    assert changed != rm.Rule(**WHOLE)
    assert changed == rm.Rule(**{**WHOLE, key: other})


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ({"require": True}, r"count\(\) == 7 with the brackets"),
        ({"require": rm.count()}, r"compare it"),
        ({"require": rm.share()}, r"share\(...\) >= percent\(40\)"),
        ({"require": None}, r"not None"),
        ({"require": 7}, r"not an int"),
        ({"where": False}, r"where needs a condition"),
        ({"within": 90}, r"days\(90\)"),
        ({"start": 20240101}, r"datetime.date"),
    ],
)
def test_a_field_of_the_wrong_type_says_what_to_write(wrong: dict[str, Any], hint: str) -> None:
    with pytest.raises(TypeError, match=hint):
        rm.Rule(**{"name": "r", "require": "some()", **wrong})


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"level": "shall"}, "E-LEVEL"),
        ({"require": "count( == 1"}, None),
        ({"require": "count()"}, None),
        ({"for_each": "nobody knows"}, None),
        ({"start": "2024-02-30"}, "E-DATE"),
        ({"start": "2024-02-01", "stop": "2024-02-01"}, "E-PERIOD"),
    ],
)
def test_a_field_of_the_wrong_value_is_bad_input(wrong: dict[str, Any], code: str | None) -> None:
    with pytest.raises(rm.BadInput) as caught:
        rm.Rule(**{"name": "r", "require": "some()", **wrong})
    assert code in {None, caught.value.problems[0].code}


def test_a_text_that_is_no_rule_is_shown_with_a_caret() -> None:
    with pytest.raises(rm.BadInput) as caught:
        rm.parse('count(role = "chair") == 1')
    assert "^" in str(caught.value)
    assert caught.value.problems[0].hint


def test_a_rule_nested_ten_thousand_deep_is_refused() -> None:
    for text in ("~" * 10_000 + "some()", "(" * 10_000 + "some()" + ")" * 10_000):
        with pytest.raises(rm.BadInput):
            rm.parse(text)
    tree: rm.Condition = rm.some()

    def deeper() -> None:
        nonlocal tree
        for _ in range(10_000):
            tree = ~(tree & (rm.role == "a"))

    with pytest.raises(rm.BadInput) as caught:
        deeper()
    assert caught.value.problems[0].code == "E-DEPTH"


# -- charters --------------------------------------------------------------------------------------


def charter() -> rm.Charter:
    return rm.Charter(
        title="Board",
        body="board",
        rules=[RULES["least"].replace(cite="1"), RULES["within"]],
        seats=[
            rm.Seat(
                "chair",
                name="Chair",
                role="chair",
                number=1,
                eligible='region == "north"',
                throughout=rm.votes > 0,
                within=rm.days(90),
                cite="1",
            )
        ],
        clauses=[
            rm.Clause("1", heading="Size", words="The board has »seven« members.", kind="must"),
            rm.Clause(
                "2",
                words="As far as possible.",
                kind="should",
                read_as="always",
                why_unchecked="later",
            ),
        ],
        waivers=[rm.Waiver("size", "recruitment", "2024-01-01", "2024-06-01", subject="board")],
        values={"role": ["chair", "member"]},
        member='status != "away"',
        language="en",
        source="Statutes",
        version="2024",
        silences=["term", "quorum"],
    )


def test_a_charter_prints_as_a_charter_file_that_reads_back() -> None:
    c = charter()
    assert rm.Charter.from_text(str(c)) == c
    assert str(rm.Charter.from_text(str(c))) == str(c)


def test_a_charter_evaluates_copies_and_pickles_back() -> None:
    c = charter()
    for again in (
        eval(repr(c), dict(vars(rm))),
        copy.copy(c),
        copy.deepcopy(c),
        pickle.loads(pickle.dumps(c)),
    ):
        assert again == c
        assert hash(again) == hash(c)
    assert c != rm.Charter(title="Board")


def test_a_charter_that_cites_a_clause_it_does_not_hold_pickles_all_the_same() -> None:
    c = rm.Charter(rules=[RULES["whole"]])
    assert pickle.loads(pickle.dumps(c)) == c


def test_the_parts_of_a_charter_are_values_too() -> None:
    c = charter()
    for part in [*c.clauses, *c.seats, *c.waivers]:
        assert eval(repr(part), dict(vars(rm))) == part
        assert pickle.loads(pickle.dumps(part)) == part
        assert hash(pickle.loads(pickle.dumps(part))) == hash(part)
        assert part != object()


def test_seats_make_rules_with_stable_names() -> None:
    c = charter()
    assert [r.name for r in c.implied_rules] == [
        "seat:chair/filled",
        "seat:chair/eligible",
        "seat:chair/throughout",
    ]
    filled, eligible, throughout = c.implied_rules
    assert [r.for_each for r in c.implied_rules] == ["seat", "appointment", "mandate"]
    assert (str(filled.within), eligible.within, throughout.within) == ("days(90)", None, None)
    assert [r.name for r in c.all_rules] == [
        "size",
        "vacancy",
        "seat:chair/filled",
        "seat:chair/eligible",
        "seat:chair/throughout",
    ]


def test_a_charter_says_which_mandates_count() -> None:
    c = rm.Charter.from_text("[define]\nmember = 'status != \"away\"'")
    assert str(c.member) == 'status != "away"'
    assert c == rm.Charter(member=rm.status != "away")
    assert rm.Charter().member is None


def test_a_charter_says_clause_by_clause_what_it_checks() -> None:
    account = charter().describe()
    assert [(clause.id, coverage, rules) for clause, coverage, rules in account] == [
        (
            "1",
            "checked",
            ["size", "seat:chair/filled", "seat:chair/eligible", "seat:chair/throughout"],
        ),
        ("2", "explained", []),
    ]


def test_a_charter_of_a_file_is_that_of_its_text(example: Path) -> None:
    path = example / "charter.toml"
    assert rm.Charter.from_file(path) == rm.Charter.from_text(path.read_text(encoding="utf-8"))
    assert rm.Charter.from_file(str(path)).clauses


def test_what_a_charter_holds_cannot_be_changed_behind_its_back() -> None:
    c = charter()
    for part in (c.rules, c.seats, c.clauses, c.waivers, c.silences, c.implied_rules, c.all_rules):
        assert isinstance(part, tuple)
        assert part
    with pytest.raises(TypeError):
        c.values["role"] = ("chair",)  # type: ignore[index]
    assert c.values["role"] == ("chair", "member")
    again = rm.Charter(rules=c.rules, seats=c.seats, values=c.values, silences=c.silences)
    assert (again.rules, again.seats, dict(again.values)) == (c.rules, c.seats, dict(c.values))


def test_a_waiver_has_a_stop() -> None:
    with pytest.raises(TypeError, match="Waiver needs stop; write"):
        rm.Waiver("size", "recruiting", "2024-01-01")  # type: ignore[call-arg]
    with pytest.raises(rm.BadInput, match="no longer holds") as caught:
        rm.Waiver("size", "recruiting", "2024-01-01", None)  # type: ignore[arg-type]
    assert caught.value.problems[0].code == "E-MISSING"


@pytest.mark.parametrize("seat", [{"number": 0}, {"number": -1}, {"number": 10**10}, {"votes": -1}])
def test_a_seat_counts_as_in_a_charter_file(seat: dict[str, int]) -> None:
    ((key, n),) = seat.items()
    for make in (
        lambda: rm.Seat("chair", **seat),  # type: ignore[arg-type]
        lambda: rm.Charter.from_text(f"[seat.chair]\n{key} = {n}\n"),
    ):
        with pytest.raises(rm.BadInput) as caught:
            make()
        assert {p.code for p in caught.value.problems} == {"E-NUMBER"}


def test_the_kind_of_a_clause_is_one_of_six() -> None:
    with pytest.raises(rm.BadInput, match="purpose"):
        rm.Clause("1", kind="shall")
